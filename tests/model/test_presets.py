"""Every preset gives what was worked out apart from the code; how stands in the expected file."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from tests.helpers.plans import by_id
from ucj.facts.data_files import DataError
from ucj.facts.ledger import Ledger
from ucj.facts.paths import DATA
from ucj.facts.rules import month_number
from ucj.facts.scenarios import read_scenario
from ucj.model.projection import project
from ucj.model.scenario_builder import build_scenario

TODAY = dt.date(2026, 11, 27)

NAMES = sorted(path.name.removesuffix(".expected.toml") for path in (DATA / "presets").glob("*.expected.toml"))


def test_every_preset_has_an_expected_file(ledger: Ledger) -> None:
    assert sorted(ledger.presets) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_presets(ledger: Ledger, name: str) -> None:
    expected = tomllib.loads((DATA / "presets" / f"{name}.expected.toml").read_text(encoding="utf-8"))
    assert expected["how"]
    result = project(build_scenario(ledger, ledger.presets[name], TODAY), ledger.premiums)
    for figure in ("active", "added"):
        found = {month: getattr(result.at(month_number(month)), figure) for month in expected[figure]}
        assert found == pytest.approx(expected[figure], abs=0.01), figure
    assert by_id(result.total_cost) == expected["cost"]
    if "self_paid" in expected:
        assert result.total_self_paid == expected["self_paid"]
    if "missing" in expected:
        assert result.judged.missing == pytest.approx(expected["missing"], abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_presets_are_signed(ledger: Ledger, name: str) -> None:
    preset = ledger.presets[name]
    assert preset.title and preset.said_by and preset.said_on and preset.not_modelled
    assert preset.source in ledger.sources


# The day on which the presets were last put into months still ahead.
LOOKED_AT = month_number("2026-11")


def test_what_can_still_be_chosen_begins_in_the_future(ledger: Ledger) -> None:
    assert [name for name, preset in ledger.presets.items() if preset.history] == ["dbhcht-berakhir"]
    for preset in ledger.presets.values():
        assert preset.history or min(lever.start or preset.start for lever in preset.levers) > LOOKED_AT


@pytest.mark.parametrize(("name", "villages"), [("seratus-pekerja-per-desa", 239), ("lampung-2026", 2_446)])
def test_a_hundred_workers_a_desa_are_enrolled(ledger: Ledger, name: str, villages: int) -> None:
    (lever,) = build_scenario(ledger, ledger.presets[name], TODAY).levers
    known = ledger.leading(ledger.presets[name].region, "villages")
    assert known and known.value == villages
    # Not one person fewer would do.
    assert (lever.people - 1) * 0.95 < 100 * villages <= lever.enrolled
    assert lever.ceiling == lever.people


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
