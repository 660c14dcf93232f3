"""The ledger holds what was published, and its loader names what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ucj.facts import tables
from ucj.facts.ledger import Ledger
from ucj.facts.observations import load_indicators, load_observations, load_sources
from ucj.facts.regions import load_regions
from ucj.facts.tables import DataError

NTB = ("5201", "5202", "5203", "5204", "5205", "5206", "5207", "5208", "5271", "5272")
BPS_INDICATORS = (
    "poor_people",
    "poverty_rate",
    "poverty_line",
    "poverty_gap",
    "poverty_severity",
    "employed",
    "informal_share",
    "wage_employees",
    "agriculture_workers",
    "business_owners",
)


def test_both_provinces_are_complete(ledger: Ledger) -> None:
    assert len(ledger.members("52")) == 10
    assert len(ledger.members("18")) == 15


def test_bps_and_kemendagri_codes_differ_in_lampung(ledger: Ledger) -> None:
    # Kemendagri's 18.01 is Lampung Selatan, the BPS code 1801 is Lampung Barat.
    assert ledger.regions["1801"].name == "Lampung Barat"
    assert ledger.regions["1803"].kemendagri_code == "18.01"


@pytest.mark.parametrize("indicator", BPS_INDICATORS)
def test_every_region_has_its_bps_figures(ledger: Ledger, indicator: str) -> None:
    for code in ("52", "18", *(region.code for region in [*ledger.members("52"), *ledger.members("18")])):
        assert ledger.leading(code, indicator), code


# Published provincial totals: BPS, Susenas March 2025, in thousand people.
@pytest.mark.parametrize(("province", "thousand"), [("52", 654.57), ("18", 887.02)])
def test_poor_people_add_up_to_their_province(ledger: Ledger, province: str, thousand: float) -> None:
    parts = [ledger.leading(region.code, "poor_people") for region in ledger.members(province)]
    assert sum(part.value for part in parts if part) / 1000 == pytest.approx(thousand, abs=0.04)


# Published provincial totals: BPS, Sakernas August 2025.
@pytest.mark.parametrize(("province", "people"), [("52", 3_106_729), ("18", 4_853_377)])
def test_employed_people_add_up_exactly(ledger: Ledger, province: str, people: int) -> None:
    parts = [ledger.leading(region.code, "employed") for region in ledger.members(province)]
    assert sum(part.value for part in parts if part) == people


def test_figures_are_in_base_units(ledger: Ledger) -> None:
    poor, rate = ledger.leading("5203", "poor_people"), ledger.leading("5203", "poverty_rate")
    assert poor and poor.value == pytest.approx(173_790)
    assert rate and rate.value == pytest.approx(0.1353)


def test_paid_by_government_adds_up_to_less_than_was_said(ledger: Ledger) -> None:
    figures = {code: ledger.leading(code, "paid_by_government") for code in NTB}
    own = ledger.leading("52", "paid_by_province")
    assert own
    assert figures["5201"] is None
    assert figures["5271"] is not None and figures["5271"].value == 0
    assert sum(figure.value for figure in figures.values() if figure) + own.value == 55_950


def test_series_of_lombok_timur_is_the_trusted_one(ledger: Ledger) -> None:
    series = [(figure.as_of, figure.value) for figure in ledger.series("5203", "active_participants")]
    assert series == [
        ("2023-12", 110_300),
        ("2024-05", 121_240),
        ("2024-12", 144_110),
        ("2025-07", 147_384),
        ("2025-08", 147_000),
        ("2025-12", 154_000),
        ("2026-01", 164_828),
    ]


def test_sixty_percent_stays_in_the_ledger_but_never_leads(ledger: Ledger) -> None:
    disputed = [figure for figure in ledger.figures("5203", "coverage") if figure.value == 0.6]
    assert [figure.status for figure in disputed] == ["disputed"]
    assert not disputed[0].lead


def test_every_disagreement_sets_its_figures_side_by_side(ledger: Ledger) -> None:
    assert ledger.disagreements
    for disagreement in ledger.disagreements:
        assert len(disagreement.figures) >= 2, disagreement.title


HEADER = "region,indicator,value,as_of,status,source,lead,note"


@pytest.fixture
def broken_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Return a function that loads one faulty row and gives the message."""
    regions, indicators, sources = load_regions(), load_indicators(), load_sources()
    monkeypatch.setattr(tables, "DATA", tmp_path)

    def load(rows: str) -> str:
        (tmp_path / "observations.csv").write_text(f"{HEADER}\n{rows}\n", encoding="utf-8")
        with pytest.raises(DataError) as fault:
            load_observations(regions, indicators, sources)
        return str(fault.value)

    return load


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("9999,coverage,30,2025,official,ragam-2025-12-09,,", "column region"),
        ("5203,coverag,30,2025,official,ragam-2025-12-09,,", "column indicator"),
        ("5203,coverage,tiga puluh,2025,official,ragam-2025-12-09,,", "column value"),
        ("5203,coverage,-1,2025,official,ragam-2025-12-09,,", "column value"),
        ("5203,coverage,,2025,official,ragam-2025-12-09,,", "column value"),
        ("5203,coverage,30,Mei 2025,official,ragam-2025-12-09,,", "column as_of"),
        ("5203,coverage,30,2025,rumour,ragam-2025-12-09,,", "column status"),
        ("5203,coverage,30,2025,official,nobody,,", "column source"),
        ("5203,coverage,30,2025,official,ragam-2025-12-09,perhaps,", "column lead"),
    ],
)
def test_a_fault_names_file_line_and_column(broken_ledger: Callable[[str], str], row: str, place: str) -> None:
    message = broken_ledger(row)
    assert "data/observations.csv" in message
    assert "line 2" in message
    assert place in message


def test_two_leading_figures_are_refused(broken_ledger: Callable[[str], str]) -> None:
    row = "5203,coverage,30,2025,official,ragam-2025-12-09,yes,"
    assert "line 3, column lead" in broken_ledger(f"{row}\n{row}")
