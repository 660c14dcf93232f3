"""Every preset gives what was worked out apart from the code; how stands in the expected file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.helpers.plans import by_id
from ucj.facts.data_files import DataError
from ucj.facts.ledger import Ledger
from ucj.facts.paths import DATA
from ucj.facts.rules import month_text
from ucj.facts.scenarios import read_scenario
from ucj.model.projection import project
from ucj.model.scenario_builder import build_scenario

NAMES = sorted(path.name.removesuffix(".expected.toml") for path in (DATA / "presets").glob("*.expected.toml"))


def test_every_preset_has_an_expected_file(ledger: Ledger) -> None:
    assert sorted(ledger.presets) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_presets(ledger: Ledger, name: str) -> None:
    expected = tomllib.loads((DATA / "presets" / f"{name}.expected.toml").read_text(encoding="utf-8"))
    assert expected["how"]
    result = project(build_scenario(ledger, ledger.presets[name]), ledger.premiums)
    active = {
        month_text(int(month)): round(float(people)) for month, people in zip(result.months, result.active, strict=True)
    }
    assert {month: active[month] for month in expected["active"]} == expected["active"]
    assert by_id(result.total_cost) == expected["cost"]
    if "self_paid" in expected:
        assert result.total_self_paid == expected["self_paid"]
    if "missing" in expected:
        missing = result.judged.missing
        assert missing is not None and round(missing) == expected["missing"]


@pytest.mark.parametrize("name", NAMES)
def test_presets_are_signed(ledger: Ledger, name: str) -> None:
    preset = ledger.presets[name]
    assert preset.title and preset.said_by and preset.said_on and preset.not_modelled
    assert preset.source in ledger.sources


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("region = 5203", "region"),
        ('region = "5203"\nstart = "Januari"', "start"),
        ('region = "5203"\nstart = "2027-01"\ncolour = 1', "colour"),
        ('region = "5203"\nstart = "2027-01"\n[[levers]]\ngroup = "msme"\npeople = "banyak"', "levers.0.people"),
        ("region = ", "kosong.toml"),
    ],
)
def test_a_faulty_file_names_the_place(tmp_path: Path, text: str, word: str) -> None:
    path = tmp_path / "kosong.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=word):
        read_scenario(path)
