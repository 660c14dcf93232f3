"""How the English catalogue follows the Indonesian texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.messages import ENGLISH, texts, update
from ucj.present.words import catalogue

WRITTEN = """\
msgid "Dana tidak cukup"
msgstr "The money is not enough"

msgid "Peta"
msgstr "Map"
"""


def test_the_catalogue_is_up_to_date() -> None:
    written = ENGLISH.read_text(encoding="utf-8")
    assert update(written, texts()) == written, "run make messages"


def test_a_new_text_gets_a_blank_entry_in_its_place() -> None:
    blank = 'msgid "Kabupaten"\nmsgstr ""\n\n'
    assert update(WRITTEN, {"Peta", "Kabupaten", "Dana tidak cukup"}) == (
        WRITTEN.replace('msgid "Peta"', blank + 'msgid "Peta"') + "\n"
    )


def test_a_text_that_is_gone_goes() -> None:
    assert update(WRITTEN, {"Peta"}).strip() == 'msgid "Peta"\nmsgstr "Map"'


def test_a_text_that_changes_a_little_keeps_its_english_until_a_person_has_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = update(WRITTEN, {"Dana belum cukup", "Peta"})
    assert '#, fuzzy\nmsgid "Dana belum cukup"\nmsgstr "The money is not enough"\n' in changed
    assert update(changed, {"Dana belum cukup", "Peta"}) == changed
    (tmp_path / "en.po").write_text(changed, encoding="utf-8")
    monkeypatch.setattr(catalogue, "LOCALE", tmp_path)
    assert catalogue._catalogue.__wrapped__("en") == {"Peta": "Map"}


def test_a_new_text_beside_one_that_stays_is_blank() -> None:
    assert 'msgid "Dana belum cukup"\nmsgstr ""\n' in update(WRITTEN, {"Dana belum cukup", "Dana tidak cukup"})
