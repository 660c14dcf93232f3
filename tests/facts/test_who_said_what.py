"""Rows of the ledger whose period, bound, speaker or status matter, by hand from their sources."""

from __future__ import annotations

import re

import pytest

from tests.facts.conftest import Written
from ucj.facts.data_files import DataError
from ucj.facts.ledger import Ledger
from ucj.facts.legal_basis import load_legal_basis
from ucj.facts.observations import Observation


def figure(ledger: Ledger, region: str, indicator: str, source: str, as_of: str = "") -> Observation:
    """Return the only figure of an indicator that a source gives, of a date where it gives several."""
    found = [
        row
        for row in ledger.figures(region, indicator)
        if row.source.id == source and (not as_of or row.as_of == as_of)
    ]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("region", "indicator", "source", "as_of", "status", "bound", "said_by"),
    [
        ("5203", "coverage", "cbm-2025-07-14", "", "statement", "at_least", "Bupati Lombok Timur"),
        ("5203", "active_participants", "antara-2025-09-10", "2023-12", "statement", "", "Bupati Lombok Timur"),
        ("5203", "active_participants", "antara-2025-09-10", "2024-12", "statement", "", "Bupati Lombok Timur"),
        ("5203", "paid_by_government", "antara-2025-09-10", "", "statement", "", "Bupati Lombok Timur"),
        ("5203", "claims_paid", "pencarifakta-2025-12-09", "", "statement", "at_least", ""),
        ("5203", "potential_workers", "radarnusantara-2025-05-22", "", "statement", "about", "Kepala BPJS Ket"),
        ("52", "poor_people", "suarantb-2025-07-14", "", "disputed", "about", "Disnakertrans NTB"),
        ("52", "paid_by_government", "suarantb-2025-07-14", "", "statement", "about", "Disnakertrans NTB"),
        ("18", "villages", "hasbundoya-2019", "", "disputed", "", ""),
        ("00", "death_claim_ratio", "bisnis-2024-09-04", "2026", "projected", "", ""),
        ("00", "death_claim_ratio", "bisnis-2024-09-04", "2029", "projected", "", ""),
    ],
)
def test_who_said_it_and_how_sure_it_is(
    ledger: Ledger, region: str, indicator: str, source: str, as_of: str, status: str, bound: str, said_by: str
) -> None:
    row = figure(ledger, region, indicator, source, as_of)
    assert (row.status, row.bound) == (status, bound)
    assert row.said_by.startswith(said_by) and bool(row.said_by) == bool(said_by)


def test_periods_and_bounds_stand_in_no_note(ledger: Ledger) -> None:
    period = re.compile(r"^(Januari|April)(–\w+)? 20\d\d|lebih dari jumlah ini|^Dibulatkan|^Kira-kira")
    assert not [row.note for row in ledger.observations if period.search(row.note)]
    for row in ledger.observations:
        assert not row.since or row.since < row.as_of or row.since.startswith(row.as_of), row


@pytest.mark.parametrize(
    ("region", "indicator", "value", "as_of", "address"),
    [
        ("5203", "dbhcht_allocation", 104e9, "2025", "bupati-warisin-tolak-mengeluh"),
        ("5203", "dbhcht_allocation", 25e9, "2026", "bupati-warisin-tolak-mengeluh"),
        ("5202", "dbhcht_allocation", 74e9, "2024", "dbhcht-lombok-tengah-2025"),
        ("5202", "dbhcht_allocation", 94e9, "2025", "dbhcht-lombok-tengah-2025"),
        ("5202", "coverage_rank", 1, "2025-05", "bisnis.com/read/20250509"),
        ("5203", "formal_potential", 92_978, "2024-03", "dimensintb.com"),
        ("5203", "formal_active", 51_960, "2024-03", "dimensintb.com"),
        ("5203", "non_asn_potential", 34_555, "2024-12", "antaranews.com/berita/486225"),
        ("5203", "non_asn_active", 32_644, "2024-12", "antaranews.com/berita/486225"),
        ("5204", "vulnerable_decided", 21_736, "2025-12", "ntbsatu.com/2025/12/09"),
        ("5204", "vulnerable_decided", 20_000, "2025-10", "suarantb.com/2025/10/04"),
        ("5203", "villages_in_arrears", 25, "2023-05", "25-desa-di-lombok-timur-menunggak"),
        ("00", "active_bpu", 9_580_000, "2025-02", "databoks"),
        ("00", "active_bpu", 8_280_000, "2025-05", "databoks"),
        ("52", "projects_tendered", 99, "2025-06", "birokesra.ntbprov.go.id"),
        ("52", "projects_registered", 11, "2025-06", "birokesra.ntbprov.go.id"),
        ("00", "poverty_rate", 0.0807, "2026-03", ""),
        ("00", "poor_people", 22_930_000, "2026-03", ""),
        ("7104", "coverage", 0.9807, "2025-12", "sulutnewstv.com"),
        ("7171", "coverage", 0.8114, "2025-12", "sulutnewstv.com"),
        ("7322", "coverage", 0.5543, "2024-07", "bacapesan.fajar.co.id"),
        ("5271", "paid_by_government", 1_984, "2025-10", "suarantb.com/2025/10/30"),
    ],
)
def test_what_the_sources_held_is_in_the_ledger(
    ledger: Ledger, region: str, indicator: str, value: float, as_of: str, address: str
) -> None:
    found = [
        row for row in ledger.figures(region, indicator) if row.as_of == as_of and row.value == pytest.approx(value)
    ]
    assert len(found) == 1
    assert address in found[0].source.url


def test_bpu_fell_by_13_6_percent(ledger: Ledger) -> None:
    by_month = {row.as_of: row for row in ledger.figures("00", "active_bpu")}
    # 8.28 ÷ 9.58 − 1 = −13.57 %
    assert by_month["2025-05"].value / by_month["2025-02"].value - 1 == pytest.approx(-0.1357, abs=5e-5)
    assert "13,6 %" in by_month["2025-05"].note


def test_nothing_that_is_ahead_stands_in_a_series(ledger: Ledger) -> None:
    assert ledger.series("00", "death_claim_ratio") == []


def test_who_pays_is_named_where_one_budget_is_not_all(ledger: Ledger) -> None:
    assert ledger.cohorts["52", "poor_workers"].paid_by == (
        "Pemprov NTB (13.000) dan pemerintah kabupaten/kota (selebihnya)"
    )
    assert [case.paid_by for case in ledger.cases] == ["Pekerja Rentan Dinas Perikanan", ""]


def test_labels_say_whom_they_count(ledger: Ledger) -> None:
    labels = {(tick.group.id, tick.people): tick.label for tick in ledger.ticks if tick.region.code in ("52", "5203")}
    assert "warga" in labels["extreme_poor", 43_000]
    assert "Penduduk" in labels["poor_workers", 698_000] and "Disnakertrans NTB" in labels["poor_workers", 698_000]
    assert labels["migrant_families", 2_587].startswith("Pekerja migran")
    assert "orang (Antara) dan unit usaha (CBM)" in labels["msme", 73_000]


def test_copies_are_marked(ledger: Ledger) -> None:
    copies = {source.id for source in ledger.sources.values() if source.copy}
    assert copies == {source.id for source in ledger.sources.values() if "github.com" in source.url}
    assert {"bps-poverty-2025-03", "bps-sakernas-2025-08", "kepmendagri-2025"} <= copies


def test_what_nobody_announced_is_a_simulation(ledger: Ledger) -> None:
    simulated = {name: preset for name, preset in ledger.presets.items() if preset.simulation}
    assert set(simulated) == {"dbhcht-berakhir", "seratus-pekerja-per-desa"}
    assert "Rp104 miliar (2025) menjadi Rp25 miliar (2026)" in simulated["dbhcht-berakhir"].said
    example = simulated["seratus-pekerja-per-desa"]
    assert "aturan Lampung" in example.said and "contoh" in example.said_by
    assert ledger.sources[example.source].date == "2025-12-10"
    assert ledger.sources[example.source].publisher == "Suara NTB"


def test_73_000_are_people_and_units(ledger: Ledger) -> None:
    (card,) = (item for item in ledger.disagreements if item.title.startswith("73.000 UMKM"))
    said = {(row.source.publisher, row.indicator.satuan) for row in card.figures if row.value == 73_000}
    assert said == {("Antara NTB", "orang"), ("CBM", "unit")}


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Inpres 2/2021", True),
        ("Inpres 8/2025", True),
        ("SE Mendagri 842.2/5193/SJ", True),
        ("SE Ditjen Bina Bangda 500.11.2/9602", True),
        ("SE Ditjen Bina Bangda 500.11.2/3377", False),
        ("SE Bupati Lombok Timur 400.10.2.4/112/PMD/2026", True),
        ("SK Gubernur Lampung G/60/V.08/HK/2024", True),
        ("PP 44/2015", True),
        ("PP 50/2025", True),
        ("Permenaker 5/2021", False),
        ("Bukan BPJS Kesehatan", True),
        ("Pengobatan kecelakaan kerja", True),
        ("Batas umur", True),
    ],
)
def test_the_legal_basis_says_how_far_it_was_read(ledger: Ledger, name: str, known: bool) -> None:
    (row,) = (row for row in ledger.legal_basis if row.name == name)
    assert row.sources
    assert bool(row.verified) is known


def test_a_law_that_is_verified_says_something(written: Written, ledger: Ledger) -> None:
    written("legal_basis.csv", "kind,name,says,date,sources,verified\nlaw,PP 1/2000,,2000,cbm-2025-07-14,2026-11-20\n")
    with pytest.raises(DataError, match=r"data/legal_basis.csv, line 2, column says"):
        load_legal_basis({"sources": ledger.sources})
