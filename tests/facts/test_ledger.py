"""The ledger holds what was published, and its loader names what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from ucj.facts import data_files
from ucj.facts.data_files import DataError
from ucj.facts.groups import latest_cohorts
from ucj.facts.ledger import Ledger, load_ledger
from ucj.facts.observations import load_observations
from ucj.facts.regions import Region
from ucj.model.measures import coverage_of

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
    "casual_workers",
)


# Kabupaten and kota together, by Kepmendagri 300.2.2-2430/2025.
MEMBERS = {
    **{"11": 23, "12": 33, "13": 19, "14": 12, "15": 11, "16": 17, "17": 10, "18": 15, "19": 7, "21": 7},
    **{"31": 6, "32": 27, "33": 35, "34": 5, "35": 38, "36": 8, "51": 9, "52": 10, "53": 22},
    **{"61": 14, "62": 14, "63": 13, "64": 10, "65": 5, "71": 15, "72": 13, "73": 24, "74": 17, "75": 6, "76": 6},
    **{"81": 11, "82": 10, "91": 7, "92": 6, "94": 9, "95": 4, "96": 8, "97": 8},
}
LABOUR = ("employed", "wage_employees", "agriculture_workers", "business_owners", "casual_workers")


def total(ledger: Ledger, indicator: str, regions: Iterable[Region]) -> float:
    figures = [ledger.leading(region.code, indicator) for region in regions]
    return sum(figure.value for figure in figures if figure)


def test_every_province_is_complete(ledger: Ledger) -> None:
    assert {province.code: len(ledger.members(province.code)) for province in ledger.provinces()} == MEMBERS
    assert sum(MEMBERS.values()) == 514


def test_ntb_and_lampung_come_first(ledger: Ledger) -> None:
    codes = [province.code for province in ledger.provinces()]
    assert codes[:3] == ["52", "18", "11"]
    assert codes[2:] == sorted(codes[2:])


def test_bps_and_kemendagri_codes_differ_in_lampung(ledger: Ledger) -> None:
    # Kemendagri's 18.01 is Lampung Selatan, the BPS code 1801 is Lampung Barat.
    assert ledger.regions["1801"].name == "Lampung Barat"
    assert ledger.regions["1803"].kemendagri_code == "18.01"


# Kemendagri's codes are those of the annex of Kepmendagri 300.2.2-2430/2025.
@pytest.mark.parametrize(
    ("code", "kemendagri", "name", "province"),
    [
        ("91", "92", "Papua Barat", "00"),
        ("92", "96", "Papua Barat Daya", "00"),
        ("94", "91", "Papua", "00"),
        ("9105", "92.02", "Manokwari", "91"),
        ("9271", "96.71", "Kota Sorong", "92"),
        ("9471", "91.71", "Kota Jayapura", "94"),
        ("9501", "93.01", "Merauke", "95"),
        ("9604", "94.01", "Nabire", "96"),
        ("9702", "95.01", "Jayawijaya", "97"),
    ],
)
def test_bps_and_kemendagri_codes_differ_in_papua(
    ledger: Ledger, code: str, kemendagri: str, name: str, province: str
) -> None:
    region = ledger.regions[code]
    assert (region.kemendagri_code, region.name, region.parent) == (kemendagri, name, province)


@pytest.mark.parametrize("indicator", BPS_INDICATORS)
def test_every_region_has_its_bps_figures(ledger: Ledger, indicator: str) -> None:
    detailed = indicator in ("poverty_gap", "poverty_severity")
    for code in ledger.regions:
        if code != "00" and (not detailed or code[:2] in ("18", "52")):
            assert ledger.leading(code, indicator), code


def test_poor_people_add_up_to_their_province(ledger: Ledger) -> None:
    for province in ledger.provinces():
        published = ledger.leading(province.code, "poor_people")
        assert published
        # BPS rounds every kabupaten to ten people, so that their sum strays from the province by up to forty.
        assert total(ledger, "poor_people", ledger.members(province.code)) == pytest.approx(published.value, abs=40.5)


def test_poor_people_add_up_to_the_nation(ledger: Ledger) -> None:
    regions = [region for province in ledger.provinces() for region in ledger.members(province.code)]
    assert round(total(ledger, "poor_people", regions) / 1000, 2) == 23_854.91
    # Every province is rounded and strays by up to forty: together by no more than 38 times that.
    assert total(ledger, "poor_people", ledger.provinces()) == pytest.approx(23_854_910, abs=38 * 40)


@pytest.mark.parametrize("indicator", LABOUR)
def test_labour_figures_add_up_exactly(ledger: Ledger, indicator: str) -> None:
    nation = ledger.leading("00", indicator)
    assert nation and total(ledger, indicator, ledger.provinces()) == nation.value
    for province in ledger.provinces():
        published = ledger.leading(province.code, indicator)
        assert published and total(ledger, indicator, ledger.members(province.code)) == published.value, province.name


# From releases and local news of BPS: Susenas March 2025 and Sakernas August 2025.
@pytest.mark.parametrize(
    ("code", "indicator", "value", "digits"),
    [
        ("00", "poverty_rate", 0.0847, 4),
        ("00", "poor_people", 23_850_000, -4),
        ("00", "employed", 146_542_264, 0),
        ("52", "poverty_line", 556_846, 0),
        ("18", "poverty_line", 612_451, 0),
        ("5203", "poverty_line", 602_564, 0),
        ("5202", "poverty_line", 568_910, 0),
        ("52", "employed", 3_106_729, 0),
        ("18", "employed", 4_853_377, 0),
        ("5208", "employed", 143_330, -1),
        ("52", "informal_share", 0.6842, 4),
    ],
)
def test_figures_are_those_of_the_releases(
    ledger: Ledger, code: str, indicator: str, value: float, digits: int
) -> None:
    figure = ledger.leading(code, indicator)
    assert figure and round(figure.value, digits) == value


def test_formal_workers_of_ntb_are_those_of_the_release(ledger: Ledger) -> None:
    # 980.95 thousand: employees, and owners who pay permanent staff. Two columns of the source are swapped in 2025, and
    # with them the other way round the same sum gives 1,576,820.
    owners = ledger.leading("52", "business_owners")
    employees = ledger.leading("52", "wage_employees")
    assert owners and employees
    with_staff = int(owners.note.rpartition(" ")[2].replace(".", ""))
    assert round((employees.value + with_staff) / 1000, 2) == 980.95


def test_casual_workers_in_agriculture_work_in_agriculture(ledger: Ledger) -> None:
    for code in ledger.regions:
        casual, farming = ledger.leading(code, "casual_workers"), ledger.leading(code, "agriculture_workers")
        assert casual and farming
        first = casual.note.removeprefix("Diturunkan: pekerja bebas di pertanian ").partition(" ")[0]
        assert int(first.replace(".", "")) <= farming.value, code


# Maluku Utara: 176,604 of 424,131 workers, 31 May 2025. Bali prints 50.88 % for what divides to 49.90 %.
@pytest.mark.parametrize(("province", "coverage"), [("82", 0.4164), ("51", 0.4990), ("71", 0.6797), ("35", None)])
def test_coverage_of_other_provinces(ledger: Ledger, province: str, coverage: float | None) -> None:
    found = coverage_of(ledger, province).coverage
    assert (None if found is None else round(found, 4)) == coverage


def test_figures_are_in_base_units(ledger: Ledger) -> None:
    poor, rate = ledger.leading("5203", "poor_people"), ledger.leading("5203", "poverty_rate")
    assert poor and poor.value == pytest.approx(173_790)
    assert rate and rate.value == pytest.approx(0.1353)


def test_paid_by_government_adds_up_to_less_than_was_said(ledger: Ledger) -> None:
    july = [
        figure.value
        for code in NTB
        for figure in ledger.figures(code, "paid_by_government")
        if figure.source.id == "kicknews-2025-07-10"
    ]
    own = ledger.leading("52", "paid_by_province")
    assert own
    assert ledger.leading("5201", "paid_by_government") is None
    assert len(july) == 9
    assert sum(july) + own.value == 55_950


def test_mataram_leads_with_what_came_after_its_zero(ledger: Ledger) -> None:
    leading = ledger.leading("5271", "paid_by_government")
    assert leading and (leading.value, leading.as_of) == (1_984, "2025-10")
    assert ("2025-07", 0) in [(figure.as_of, figure.value) for figure in ledger.figures("5271", "paid_by_government")]


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


def test_people_of_the_desa_are_two_groups_that_add_up(ledger: Ledger) -> None:
    # Radar Selaparang, June 2025: 3,559 perangkat desa; BPD, Satlinmas, operators, posyandu cadres, RT/RW.
    people = {group: ledger.cohorts["5203", group].people for group in ("village_officials", "village_institutions")}
    assert people == {"village_officials": 3_559, "village_institutions": 599 + 1_690 + 93 + 162 + 99 + 53}
    assert sum(people.values()) == 6_255


def test_the_cohort_paid_last_is_the_one_inside_the_active(ledger: Ledger) -> None:
    # 12,698 in 2023, 17,195 in 2024 and 17,395 in 2025, each from April to December.
    tobacco = [row for row in ledger.funded if (row.region.code, row.group.id) == ("5203", "tobacco_farmers")]
    assert [(row.people, row.paid_from, row.paid_until) for row in tobacco] == [
        (12_698, "2023-04", "2023-12"),
        (17_195, "2024-04", "2024-12"),
        (17_395, "2025-04", "2025-12"),
    ]
    assert ledger.cohorts["5203", "tobacco_farmers"].people == 17_395
    assert latest_cohorts(reversed(ledger.funded)) == ledger.cohorts
    endless = replace(tobacco[0], paid_until="")
    assert latest_cohorts([endless, *tobacco[1:]])["5203", "tobacco_farmers"] is endless


def test_tobacco_and_palm_farmers_are_among_agricultural_workers(ledger: Ledger) -> None:
    within = {group.id: group.within for group in ledger.groups.values() if group.within}
    assert within == {"tobacco_farmers": "farm_labourers", "palm_workers": "farm_labourers"}


HEADER = "region,indicator,value,as_of,status,source,lead,note"


@pytest.fixture
def broken_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return a function that loads faulty rows, kept by hand or of BPS, and gives the message."""
    known = load_ledger()
    monkeypatch.setattr(data_files, "DATA", tmp_path)

    def load(rows: str = "", bps: str = "") -> str:
        for name, text in (("observations.csv", rows), ("observations_bps.csv", bps)):
            (tmp_path / name).write_text(f"{HEADER}\n{text}\n", encoding="utf-8")
        with pytest.raises(DataError) as fault:
            load_observations(vars(known))
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
def test_a_fault_names_file_line_and_column(broken_ledger: Callable[..., str], row: str, place: str) -> None:
    for file in ("observations.csv", "observations_bps.csv"):
        message = broken_ledger(row) if file == "observations.csv" else broken_ledger(bps=row)
        assert f"data/{file}" in message
        assert "line 2" in message
        assert place in message
        assert len(message) < 200  # not a list of 552 codes


def test_two_leading_figures_are_refused(broken_ledger: Callable[..., str]) -> None:
    row = "5203,coverage,30,2025,official,ragam-2025-12-09,yes,"
    assert "data/observations.csv, line 3, column lead" in broken_ledger(f"{row}\n{row}")
    assert "data/observations_bps.csv, line 2, column lead" in broken_ledger(row, bps=row)
