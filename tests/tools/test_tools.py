"""What is said of the packages that the app installs."""

from __future__ import annotations

from tools.audit import verdict
from tools.licences import TABLE, packages


def test_every_package_has_its_licence() -> None:
    named = [line.split("|")[1].strip() for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:2] == "| "]
    assert named[1:] == packages()


def test_an_audit_that_could_not_ask_says_so() -> None:
    assert verdict("") == ("The database of known weaknesses can't be reached: nothing was checked.", 2)
    clean = '{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}'
    assert verdict(clean) == ("No weakness is known in 1 packages.", 0)
    weak = '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1"}]}]}'
    assert verdict(weak) == ("a 1: PYSEC-1", 1)
