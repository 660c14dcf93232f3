"""Participants of each village as the kecamatan fill them in: files read whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ucj.facts.intake.cells import is_blank
from ucj.facts.intake.grids import UnreadableFileError
from ucj.facts.intake.headings import FoundRow, FoundTable, code_system, column, find_table, normal
from ucj.facts.intake.spreadsheets import read_grids
from ucj.facts.intake.uploads import MOST_SUGGESTED, TOTALS, Problem, read_people
from ucj.facts.intake.village_names import VillageNames, VillageNotFound
from ucj.facts.villages import Village

TEMPLATE = ("kode", "nama", "kecamatan", "jenis", "peserta_aktif")
COLUMNS = (
    column("no", "nomor", "no urut"),
    column(
        "kode",
        *("kode wilayah", "kode desa", "kode kelurahan", "kode desa kelurahan", "kode bps", "kode kemendagri"),
        *("kode desa bps", "kode desa kemendagri", "kode wilayah bps", "kode wilayah kemendagri", "id desa"),
    ),
    column(
        "nama",
        *("desa", "kelurahan", "desa kelurahan", "kelurahan desa", "desa kel", "kel desa", "nama desa"),
        *("nama kelurahan", "nama desa kelurahan", "nama kelurahan desa", "nama wilayah", "wilayah"),
    ),
    column("kecamatan", "nama kecamatan", "kec"),
    column(
        "peserta_aktif",
        *("peserta", "aktif", "jumlah peserta", "jumlah peserta aktif", "peserta aktif orang", "pekerja aktif"),
        *("tenaga kerja aktif", "jumlah tenaga kerja aktif", "tk aktif", "pekerja terlindungi", "jumlah pekerja"),
        *("peserta bpjs ketenagakerjaan", "jumlah peserta bpjs ketenagakerjaan", "jumlah peserta aktif orang"),
    ),
)
# Lombok Timur has 21 kecamatan; one more file for each that was mended.
MOST_FILES = 30


@dataclass(frozen=True)
class Place:
    """A table in the files: name of the file, its sheet counted from 1 (0 where it is the only one), column letters."""

    file: str
    sheet: int
    letters: Mapping[str, str]


@dataclass(frozen=True)
class VillageUpload:
    """What some files hold: people by BPS code of the village and no problem, or problems and nobody.

    A village without a number is in neither.
    """

    files: tuple[str, ...]
    participants: Mapping[str, int]
    problems: tuple[tuple[Place, Problem], ...]

    @property
    def accepted(self) -> bool:
        """Whether the figures can be used."""
        return not self.problems


def read_villages(files: Sequence[tuple[str, bytes]], villages: Mapping[str, Village]) -> VillageUpload:
    """Read the files of one or more kecamatan, every sheet that holds a table.

    Parameters
    ----------
    files : sequence of (str, bytes)
        Name and content.
    villages : mapping
        The villages that are known, by BPS code.
    """
    reader = _Reader(VillageNames(villages))
    if len(files) > MOST_FILES:
        named = ", ".join(name for name, _content in files[:2])
        reader.add(Place(f"{named}, …", 0, {}), None, "", str(len(files)), "too_many_files", most=MOST_FILES)
        return VillageUpload(tuple(name for name, _content in files), {}, tuple(reader.problems))
    for name, content in files:
        reader.read_file(name, content)
    if not reader.participants and not reader.problems:
        reader.add(Place(", ".join(name for name, _content in files), 0, {}), None, "", "", "no_village_rows")
    taken = {} if reader.problems else reader.participants
    return VillageUpload(tuple(name for name, _content in files), taken, tuple(reader.problems))


class _Reader:
    """Reads table after table and keeps the people, where each village was read, and what is wrong."""

    def __init__(self, names: VillageNames) -> None:
        self.names = names
        self.participants: dict[str, int] = {}
        self.problems: list[tuple[Place, Problem]] = []
        self.seen: dict[str, tuple[Place, int]] = {}

    def read_file(self, name: str, content: bytes) -> None:
        try:
            grids = read_grids(content)
        except UnreadableFileError as error:
            self.add(Place(name, 0, {}), None, "", "", error.reason)
            return
        tables = [(number, find_table([grid], COLUMNS)) for number, grid in enumerate(grids, start=1)]
        with_people = [(number, table) for number, table in tables if table and "peserta_aktif" in table.headings]
        if not with_people:
            self.add(Place(name, 0, {}), None, "", "", "no_village_heading")
        for number, table in with_people:
            self._read_table(Place(name, number if len(with_people) > 1 else 0, table.letters), table)

    def _read_table(self, place: Place, table: FoundTable) -> None:
        for name in table.twice:
            self.add(place, table.heading_row, name, table.headings[name], "column_twice", column=name)
        if not {"kode", "nama"} & set(table.headings):
            self.add(place, table.heading_row, "kode", ", ".join(table.headings.values()), "no_column", column="kode")
        elif not table.twice:
            for row in table.rows:
                self._read_row(place, row, code_system(table))

    def _read_row(self, place: Place, row: FoundRow, system: str) -> None:
        cells = {name: "" if is_blank(cell) else cell for name, cell in row.cells.items()}
        code, name, said = cells.get("kode", ""), cells.get("nama", ""), cells["peserta_aktif"]
        first = next((normal(cells[key]) for key in ("no", "kode", "nama", "kecamatan") if cells.get(key)), "")
        total = first.startswith(TOTALS) or normal(name).startswith(TOTALS)
        if not said or total or self.names.is_district(code, name):
            return
        if row.beyond:
            self.add(place, row.number, "", row.beyond, "beyond_table")
        suggest = len(self.problems) < MOST_SUGGESTED
        village = self.names.find(code, name, cells.get("kecamatan", ""), system, suggest=suggest)
        people = read_people(said)
        if isinstance(village, VillageNotFound):
            read = code if village.column == "kode" else name
            self.add(place, row.number, village.column, read, village.reason, villages=village.villages, said=code)
        elif village.code in self.seen:
            self.add(place, row.number, "nama", name or code, "village_twice", first=self.seen[village.code])
        else:
            self.seen[village.code] = (place, row.number)
            if people is not None:
                self.participants[village.code] = people
        if people is None:
            self.add(place, row.number, "peserta_aktif", said, "count")

    def add(self, place: Place, row: int | None, where: str, read: str, code: str, **values: Any) -> None:
        self.problems.append((place, Problem(row, where, read, code, values)))
