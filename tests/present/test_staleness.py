"""The list of what has to be looked up again; ages and periods are counted by hand."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest

from ucj.facts.ledger import Ledger
from ucj.present import staleness
from ucj.present.staleness import Aged

NOVEMBER = dt.date(2026, 11, 21)


def aged(ledger: Ledger, today: dt.date, region: str, indicator: str) -> Aged:
    (found,) = (
        item for item in staleness.by_age(ledger, today, region, indicator) if item.figure.region.code == region
    )
    return found


@pytest.mark.parametrize(
    ("today", "indicator", "months", "replacement", "overdue"),
    [
        # January 2026, published each month: October is the last that has ended.
        (NOVEMBER, "active_participants", 10, "2026-10", True),
        (dt.date(2026, 2, 28), "active_participants", 1, "2026-02", False),
        (dt.date(2026, 3, 1), "active_participants", 2, "2026-02", True),
        # Susenas of March 2025: that of March 2026 is due once March has ended.
        (dt.date(2026, 3, 31), "poverty_rate", 12, "2026-03", False),
        (dt.date(2026, 4, 1), "poverty_rate", 13, "2026-03", True),
        (dt.date(2031, 1, 1), "poverty_rate", 70, "2030-03", True),
        # Sakernas of August 2025.
        (dt.date(2026, 8, 31), "employed", 12, "2026-08", False),
        (NOVEMBER, "employed", 15, "2026-08", True),
        # The target of 2025.
        (dt.date(2025, 12, 31), "target_coverage", 0, "2026", False),
        (NOVEMBER, "target_coverage", 11, "2026", True),
        (dt.date(2031, 1, 1), "target_coverage", 61, "2031", True),
        # Nobody has said how often.
        (NOVEMBER, "coverage_informal", 32, "", None),
    ],
)
def test_what_replaces_a_figure(
    ledger: Ledger, today: dt.date, indicator: str, months: int, replacement: str, overdue: bool | None
) -> None:
    found = aged(ledger, today, "5203", indicator)
    assert (found.months, found.replacement, found.overdue) == (months, replacement, overdue)


def test_the_oldest_stand_first_and_a_province_brings_its_members(ledger: Ledger) -> None:
    found = staleness.by_age(ledger, NOVEMBER, "52")
    assert {item.figure.region.code[:2] for item in found} == {"52"}
    assert len({item.figure.region.code for item in found}) == 11
    assert [item.months for item in found] == sorted((item.months for item in found), reverse=True)
    everything = staleness.by_age(ledger, NOVEMBER)
    assert len(everything) == sum(figure.lead for figure in ledger.observations)


def test_a_reader_sees_age_period_and_publisher(ledger: Ledger) -> None:
    said = dict(staleness.readable(staleness.by_age(ledger, NOVEMBER, "5203"), NOVEMBER).to_numpy().tolist())

    def row(label: str) -> tuple[str, str]:
        (found,) = ((figure, due) for figure, due in said.items() if f": {label}**" in figure)
        return found

    figure, due = row("Peserta aktif")
    assert figure.startswith("**Kabupaten Lombok Timur: Peserta aktif** · Januari 2026, 10 bulan lalu ([")
    assert due == "**Oktober 2026, sudah lewat jadwal** · BPJS Ketenagakerjaan"
    figure, due = row("Target cakupan")
    assert "2025, target tahun lalu (" in figure
    assert due == "**target 2026** · Kemendagri; pemerintah daerah"
    assert row("Cakupan pekerja informal")[1] == "jadwal terbit tidak diketahui · BPJS Ketenagakerjaan"


def test_the_download_holds_them_all(ledger: Ledger) -> None:
    found = staleness.by_age(ledger, NOVEMBER, "52")
    rows = list(csv.DictReader(io.StringIO(staleness.as_csv(found))))
    assert len(rows) == len(found)
    row = next(row for row in rows if (row["kode_bps"], row["indikator"]) == ("5203", "active_participants"))
    assert (row["posisi_data"], row["umur_bulan"], row["terbit_tiap_bulan"]) == ("2026-01", "10", "1")
    assert (row["lewat_jadwal"], row["pengganti"], row["penerbit"]) == ("ya", "2026-10", "BPJS Ketenagakerjaan")
