"""What the ledger gives for a region: figures, neighbours, villages and groups."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.ledgers import figure, ledger_of, made_source
from ucj.facts import vintage
from ucj.facts.groups import Group
from ucj.facts.ledger import Ledger


def test_figures_that_lead_and_figures_of_a_series() -> None:
    late, early = figure("5203", "coverage", 0.3, "2026-01", lead=False), figure("5203", "coverage", 0.2, "2025-01")
    unsure = [figure("5203", "coverage", 0.9, "2024", status=status, lead=False) for status in ("disputed", "planned")]
    ledger = ledger_of(late, *unsure, early, figure("5204", "coverage", 0.4))
    assert ledger.figures("5203", "coverage") == [late, *unsure, early]
    assert ledger.leading("5203", "coverage") == early
    assert ledger.series("5203", "coverage") == [early, late]
    assert (ledger.figures("5201", "coverage"), ledger.leading("5201", "coverage")) == ((), None)
    assert ledger_of(late).leading("5203", "coverage") is None


def test_where_a_region_belongs(ledger: Ledger) -> None:
    assert [ledger.province_of(code) for code in ("5203", "52")] == ["52", "52"]
    assert ledger.members("00") == ()
    assert {region.level for region in ledger.members("52")} == {"regency", "city"}
    assert {region.level for region in ledger.provinces()} == {"province"}
    assert ledger.village_regions() == ["5203"]
    assert (len(ledger.villages_of("5203")), len(ledger.districts_of("5203"))) == (254, 21)
    assert (ledger.villages_of("5204"), ledger.districts_of("5204")) == ({}, {})
    assert (len(ledger.district_figures_of("5203")), ledger.district_figures_of("5204")) == (1, [])


@pytest.mark.parametrize(
    ("patterns", "offered"),
    [
        ("*", {"52", "5203", "5271", "18"}),
        ("52*", {"52", "5203", "5271"}),
        ("52*;!5271", {"52", "5203"}),
        ("!5271", set()),
        ("5203;18", {"5203", "18"}),
    ],
)
def test_where_a_group_is_offered(patterns: str, offered: set[str]) -> None:
    regions = tuple(patterns.split(";"))
    group = Group(
        id="x", label="x", people_noun="x", sector="transport", payer="self", route="bpu", months=1, regions=regions
    )
    assert {region for region in ("52", "5203", "5271", "18") if group.offered_in(region)} == offered


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_mark_of_the_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    monkeypatch.setattr(vintage, "DATA", tmp_path)
    (tmp_path / "rules").mkdir()
    for name in vintage.TABLES:
        (tmp_path / name).write_bytes(f"x{end}".encode())
    verified = [replace(made_source(day), verified=day) for day in ("2026-01-31", "2026-02-01", "2025-12-31")]
    # By sha256sum of a line for each of the eight tables.
    assert vintage.data_vintage(verified) == "2026-02-01-a8230716"
