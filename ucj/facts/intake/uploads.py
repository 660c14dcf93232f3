"""A planner's own table of coverage figures, read whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ucj.facts.intake.cells import read_date, read_percent, tidy
from ucj.facts.intake.forms import Form, Upload, fault, read_files, read_people
from ucj.facts.intake.headings import column
from ucj.facts.intake.region_names import load_region_names
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation, Source
from ucj.facts.remarks import Place, Remark

COLUMNS = (
    column(
        "kode",
        *("kode wilayah", "kode bps", "kode kemendagri", "kode kab kota", "kode kabupaten kota", "kode daerah"),
        *("kode wilayah bps", "kode wilayah kemendagri", "kode kabupaten", "kode kab"),
    ),
    column(
        "nama",
        *("kabupaten kota", "kab kota", "nama kabupaten kota", "nama kab kota", "wilayah", "nama wilayah", "daerah"),
        *("nama daerah", "kabupaten", "nama kabupaten", "pemerintah daerah", "kab kota provinsi"),
    ),
    column(
        "peserta_aktif",
        *("aktif", "jumlah peserta aktif", "tenaga kerja aktif", "jumlah tenaga kerja aktif", "tk aktif"),
        *("peserta aktif orang", "jumlah peserta aktif orang", "pekerja aktif", "pekerja terlindungi"),
        read=read_people,
        expected="count",
        required=True,
    ),
    column(
        "potensi_pekerja",
        *("potensi", "pekerja potensial", "jumlah potensi", "potensi tk", "potensi tenaga kerja"),
        *("potensi pekerja orang", "jumlah potensi pekerja", "pekerja potensial orang", "potensi peserta"),
        *("pekerja eligible", "eligible"),
        read=read_people,
        expected="count",
        required=True,
    ),
    column(
        "target_persen",
        *("target", "target cakupan", "target cakupan persen", "target ucj", "target ucj persen"),
        read=read_percent,
        expected="percent",
    ),
    column(
        "per_tanggal",
        *("tanggal", "per", "tanggal data", "posisi", "posisi data", "periode", "periode data", "bulan"),
        read=read_date,
        expected="date",
        required=True,
    ),
    column("sumber", "sumber data", "sumber angka", read=tidy, required=True),
)
LONGEST_SOURCE = 300
UPLOADED, TYPED = "uploaded", "typed"


@dataclass(frozen=True)
class UploadedRow:
    """The figures of a region: people, the target as a fraction 0–1, and where they come from, as typed."""

    region: str
    active: int | None
    potential: int | None
    target: float | None
    as_of: str
    source: str


class RegionForm(Form[UploadedRow]):
    """Coverage figures of regions; none is later than `today`."""

    columns = COLUMNS
    naming = ("nama", "kode")
    figures = ("peserta_aktif", "potensi_pekerja", "target_persen")
    totals = (("nama", "kode"),)
    no_table, no_rows = "no_heading", "no_rows"

    def __init__(self, today: dt.date) -> None:
        """Keep the date."""
        self.today, self.names = today.isoformat(), load_region_names()

    def find(self, cells: Mapping[str, str], system: str, *, suggest: bool) -> str | Remark:
        """Return the code of the region."""
        return self.names.find(cells.get("kode", ""), cells.get("nama", ""), system, suggest=suggest)

    def again(self, cells: Mapping[str, str], key: str, first: Place) -> Remark:
        """Return that the region has a row already."""
        return fault("region_twice", "nama" if cells.get("nama") else "kode", first=first, maybe=(key,))

    def faults(self, cells: Mapping[str, str], values: Mapping[str, Any]) -> Iterator[Remark]:
        """Yield what is missing beside the figures, and what they cannot be together."""
        active, potential, as_of = values["peserta_aktif"], values["potensi_pekerja"], values["per_tanggal"]
        for code, name in (("blank_per_tanggal", "per_tanggal"), ("blank_sumber", "sumber")):
            if not cells[name]:
                yield fault(code, name)
        if len(cells["sumber"]) > LONGEST_SOURCE:
            yield fault("long_source", "sumber", read=cells["sumber"][:40] + "…", most=LONGEST_SOURCE)
        if as_of and as_of > self.today[: len(as_of)]:
            yield fault("future", "per_tanggal", today=self.today)
        for name, other in (("peserta_aktif", potential), ("potensi_pekerja", active)):
            if not cells[name] and other is not None:
                yield fault("blank_pair", name)
        if active is not None and potential is not None:
            if potential == 0:
                yield fault("zero", "potensi_pekerja")
            elif active > potential:
                yield fault("more_than_potential", "peserta_aktif", potential=potential)

    def row(self, key: str, values: Mapping[str, Any]) -> UploadedRow:
        """Return the figures of a region."""
        return UploadedRow(key, *(values[column.id] for column in COLUMNS if column.read))


def read_upload(content: bytes, today: dt.date, name: str = "") -> Upload[UploadedRow]:
    """Return what a file holds of the figures of regions, none of them later than today."""
    return read_files([(name, content)], RegionForm(today))


def with_upload(ledger: Ledger, upload: Upload[UploadedRow]) -> Ledger:
    """Return the ledger with uploaded figures leading in the regions and measures they give; the rest stays beside."""
    return _with(ledger, [figure for row in upload.rows for figure in _figures(row, "unggahan", UPLOADED)])


def with_typed(ledger: Ledger, rows: Sequence[UploadedRow]) -> Ledger:
    """Return the ledger with figures that were typed into the app, as `with_upload`."""
    return _with(ledger, [figure for row in rows for figure in _figures(row, "diketik", TYPED)])


def _with(ledger: Ledger, figures: Sequence[Observation]) -> Ledger:
    replaced = {(figure.region, figure.indicator) for figure in figures}
    # A published percentage or number of people must not be paired with uploaded figures of another date.
    replaced |= {(region, "coverage") for region, name in replaced if name == "active_participants"}
    replaced |= {(region, "target_participants") for region, name in replaced if name == "target_coverage"}
    kept = [
        replace(figure, lead=False) if (figure.region, figure.indicator) in replaced else figure
        for figure in ledger.observations
    ]
    return replace(ledger, observations=(*kept, *figures))


def _figures(row: UploadedRow, source_id: str, status: str) -> list[Observation]:
    source = Source(id=source_id, title=row.source, publisher=row.source, date=row.as_of, verified="")
    values = (
        ("active_participants", row.active, row.as_of),
        ("potential_workers", row.potential, row.as_of),
        # A target is for the end of a year.
        ("target_coverage", row.target, row.as_of[:4]),
    )
    return [
        Observation(
            region=row.region,
            indicator=indicator,
            value=float(value),
            as_of=as_of,
            status=status,
            source=source,
            lead=True,
        )
        for indicator, value, as_of in values
        if value is not None
    ]
