"""A planner's own table of coverage figures, read whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ucj.facts.intake.cells import is_blank, read_count, read_date, read_percent, tidy
from ucj.facts.intake.grids import UnreadableFileError
from ucj.facts.intake.headings import FoundRow, FoundTable, code_system, column, find_table, normal
from ucj.facts.intake.region_names import NotFound, RegionNames, load_region_names
from ucj.facts.intake.spreadsheets import read_grids
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation, Source
from ucj.facts.plan_fields import MOST_PEOPLE

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
    ),
    column(
        "potensi_pekerja",
        *(
            "potensi",
            "pekerja potensial",
            "jumlah potensi",
            "potensi tk",
            "potensi tenaga kerja",
            "potensi pekerja orang",
        ),
        *("jumlah potensi pekerja", "pekerja potensial orang", "potensi peserta", "pekerja eligible", "eligible"),
    ),
    column(
        "target_persen",
        *("target", "target cakupan", "target cakupan persen", "target ucj", "target ucj persen"),
    ),
    column(
        "per_tanggal", "tanggal", "per", "tanggal data", "posisi", "posisi data", "periode", "periode data", "bulan"
    ),
    column("sumber", "sumber data", "sumber angka"),
)
NUMBERS = ("peserta_aktif", "potensi_pekerja", "target_persen")
REQUIRED = ("peserta_aktif", "potensi_pekerja", "per_tanggal", "sumber")
TOTALS = ("jumlah", "total", "sub total", "subtotal", "grand total", "rata rata", "keseluruhan")
LONGEST_SOURCE = 300
UPLOADED, TYPED = "uploaded", "typed"
# Names spelt alike are looked for in the first rows only: in a file with more problems the mistake is another one.
MOST_SUGGESTED = 100


@dataclass(frozen=True)
class Problem:
    """What is wrong in a file and where.

    Attributes
    ----------
    row : int or None
        Row of the spreadsheet, counted from 1; None where it is the file as a whole.
    column : str
        Id of a column of the template, blank where it is no single column.
    read : str
        What stands there, exactly.
    code : str
        What was expected instead; `ucj.present.uploads` says it in words.
    values : mapping
        What those words need.
    """

    row: int | None
    column: str
    read: str
    code: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class UploadedRow:
    """The figures of a region: people, the target as a fraction 0–1, and where they come from, as typed."""

    region: str
    active: int | None
    potential: int | None
    target: float | None
    as_of: str
    source: str


@dataclass(frozen=True)
class Upload:
    """What a file holds: all of its rows and no problem, or problems and no row."""

    rows: tuple[UploadedRow, ...]
    problems: tuple[Problem, ...]
    letters: Mapping[str, str]

    @property
    def accepted(self) -> bool:
        """Whether the figures can be used."""
        return not self.problems


def read_upload(content: bytes, today: dt.date, names: RegionNames | None = None) -> Upload:
    """Read a CSV or XLSX file with the columns of the template, under any of their usual names.

    Parameters
    ----------
    content : bytes
        The file.
    today : date
        No figure is later than this.
    names : RegionNames, optional
        Those of data/ by default.
    """
    try:
        table = find_table(read_grids(content), COLUMNS)
    except UnreadableFileError as error:
        return _refused([_whole_file(error.reason)])
    if table is None:
        return _refused([_whole_file("no_heading")])
    problems = _heading_problems(table)
    if problems:
        return _refused(problems, table.letters)
    reader = _RowReader(names or load_region_names(), code_system(table), today)
    rows = [row for found in table.rows if (row := reader.read(found))]
    if not rows and not reader.problems:
        reader.problems.append(_whole_file("no_rows"))
    if reader.problems:
        return _refused(reader.problems, table.letters)
    return Upload(tuple(rows), (), table.letters)


def with_upload(ledger: Ledger, upload: Upload) -> Ledger:
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


def _refused(problems: list[Problem], letters: Mapping[str, str] | None = None) -> Upload:
    return Upload((), tuple(problems), letters or {})


def _whole_file(code: str) -> Problem:
    return Problem(None, "", "", code, {})


def _heading_problems(table: FoundTable) -> list[Problem]:
    problems = [
        Problem(table.heading_row, name, table.headings[name], "column_twice", {"column": name}) for name in table.twice
    ]
    missing = [name for name in REQUIRED if name not in table.headings]
    if not {"kode", "nama"} & set(table.headings):
        missing.insert(0, "nama")
    written = ", ".join(table.headings.values())
    return [*problems, *(Problem(table.heading_row, name, written, "no_column", {"column": name}) for name in missing)]


class _RowReader:
    """Reads the rows of one table and keeps what is wrong with them."""

    def __init__(self, names: RegionNames, system: str, today: dt.date) -> None:
        self.names, self.system, self.today = names, system, today
        self.problems: list[Problem] = []
        self.seen: dict[str, int] = {}

    def read(self, found: FoundRow) -> UploadedRow | None:
        """Return the figures of a row; None for a total, a row nobody filled in, and one with a problem."""
        cells = {name: "" if is_blank(cell) else cell for name, cell in found.cells.items()}
        written = normal(cells.get("nama", "") or cells.get("kode", ""))
        if not any(cells.get(name) for name in NUMBERS) or written.startswith(TOTALS):
            return None
        before = len(self.problems)
        if found.beyond:
            self._add(found.number, "", found.beyond, "beyond_table")
        region = self._region(found.number, cells)
        active = self._cell(found.number, cells, "peserta_aktif", read_people, "count")
        potential = self._cell(found.number, cells, "potensi_pekerja", read_people, "count")
        target = self._cell(found.number, cells, "target_persen", read_percent, "percent")
        as_of = self._cell(found.number, cells, "per_tanggal", read_date, "date")
        source = tidy(cells["sumber"])
        if len(self.problems) == before:
            self._whole_row(found.number, cells, active, potential, as_of)
        if len(self.problems) > before:
            return None
        return UploadedRow(str(region), active, potential, target, str(as_of), source)

    def _region(self, row: int, cells: Mapping[str, str]) -> str | None:
        code, name = cells.get("kode", ""), cells.get("nama", "")
        region = self.names.find(code, name, self.system, suggest=len(self.problems) < MOST_SUGGESTED)
        if isinstance(region, NotFound):
            values = {"regions": region.regions, "said": code}
            self._add(row, region.column, code if region.column == "kode" else name, region.reason, **values)
            return None
        if region in self.seen:
            column = "nama" if name else "kode"
            self._add(row, column, name or code, "region_twice", first=self.seen[region], regions=(region,))
            return None
        self.seen[region] = row
        return region

    def _cell(
        self, row: int, cells: Mapping[str, str], name: str, read: Callable[[str], Any], expected: str
    ) -> Any | None:
        said = cells.get(name, "")
        if not said:
            return None
        value = read(said)
        if value is None:
            self._add(row, name, said, expected)
        return value

    def _whole_row(
        self, row: int, cells: Mapping[str, str], active: int | None, potential: int | None, as_of: str | None
    ) -> None:
        for name in ("per_tanggal", "sumber"):
            if not cells[name]:
                self._add(row, name, "", f"blank_{name}")
        if len(cells["sumber"]) > LONGEST_SOURCE:
            self._add(row, "sumber", cells["sumber"][:40] + "…", "long_source", most=LONGEST_SOURCE)
        if as_of and as_of > self.today.isoformat()[: len(as_of)]:
            self._add(row, "per_tanggal", cells["per_tanggal"], "future", today=self.today.isoformat())
        for name, other in (("peserta_aktif", potential), ("potensi_pekerja", active)):
            if not cells[name] and other is not None:
                self._add(row, name, "", "blank_pair")
        if active is not None and potential is not None:
            if potential == 0:
                self._add(row, "potensi_pekerja", cells["potensi_pekerja"], "zero")
            elif active > potential:
                self._add(row, "peserta_aktif", cells["peserta_aktif"], "more_than_potential", potential=potential)

    def _add(self, row: int, column: str, read: str, code: str, **values: Any) -> None:
        self.problems.append(Problem(row, column, read, code, values))


def read_people(text: str) -> int | None:
    """Return a number of people, None where the text is none or it is more than there can be."""
    count = read_count(text)
    return count if count is not None and count <= MOST_PEOPLE else None
