"""The way of everything uploaded: from bytes to sheets, the table below its headings, and its rows or what is wrong."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Generic, TypeVar

from ucj.facts.intake.cells import is_blank, read_count
from ucj.facts.intake.grids import UnreadableFileError
from ucj.facts.intake.headings import Column, SheetRow, SheetTable, code_system, find_table, normal
from ucj.facts.intake.spreadsheets import read_grids
from ucj.facts.plan_fields import MOST_PEOPLE
from ucj.facts.remarks import Place, Remark

_TOTALS = ("jumlah", "total", "sub total", "subtotal", "grand total", "rata rata", "keseluruhan")
# Names spelt alike are looked for in the first rows only: in a file with more problems the mistake is another one.
_MOST_SUGGESTED = 100
_NO_CELLS: Mapping[str, str] = {}
_Row = TypeVar("_Row")


@dataclass(frozen=True)
class Upload(Generic[_Row]):
    """What some files hold: all of their rows and no problem, or problems and no row; and the names of the files."""

    rows: tuple[_Row, ...]
    problems: tuple[Remark, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether the figures can be used."""
        return not self.problems


class Form(ABC, Generic[_Row]):
    """What files of a kind should hold."""

    # Those of the table.
    columns: ClassVar[Sequence[Column]]
    # Columns that say whose row it is: one must be there, and the first is asked for where none is.
    naming: ClassVar[tuple[str, ...]]
    # Columns of which a row fills in at least one; other rows are those nobody filled in.
    figures: ClassVar[tuple[str, ...]]
    # A row is a total where the first filled cell of one of these says so.
    totals: ClassVar[tuple[tuple[str, ...], ...]]
    # What is wrong with a file, or all of them, without.
    no_table: ClassVar[str]
    no_rows: ClassVar[str]
    # Whether each sheet with the required columns is read, or the best table of the file.
    every_sheet: ClassVar[bool] = False
    # How many can be read together.
    most_files: int = 1

    @abstractmethod
    def find(self, cells: Mapping[str, str], system: str, *, suggest: bool) -> str | Remark:
        """Return whose row it is, as `Names.find`."""

    @abstractmethod
    def again(self, cells: Mapping[str, str], key: str, first: Place) -> Remark:
        """Return what is wrong with the second row of somebody whose first is at a place."""

    @abstractmethod
    def row(self, key: str, values: Mapping[str, Any]) -> _Row:
        """Return what a row says; values are by column, None where nothing was filled in."""

    def skips(self, cells: Mapping[str, str]) -> bool:
        """Whether a row is no row of the table, besides totals."""
        return False

    def faults(self, cells: Mapping[str, str], values: Mapping[str, Any]) -> Iterable[Remark]:
        """Return what is wrong with a row each cell of which can be read."""
        return ()


def read_files(files: Sequence[tuple[str, bytes]], form: Form[_Row]) -> Upload[_Row]:
    """Read some files, each a name and its content, CSV or XLSX, with the columns of a form under their usual names."""
    reader, names = _Reader(form), tuple(name for name, _content in files)
    if len(files) > form.most_files:
        values = {"most": form.most_files, "read": str(len(files))}
        return Upload((), (Remark("too_many_files", values, Place(f"{', '.join(names[:2])}, …")),), names)
    # Where there can be one file only it needs no name.
    places = names if form.most_files > 1 else ("",)
    for place, (_name, content) in zip(places, files, strict=True):
        reader.read_file(Place(place), content)
    if not reader.rows and not reader.problems:
        reader.add(Remark(form.no_rows), Place(", ".join(places)))
    return Upload(() if reader.problems else tuple(reader.rows), tuple(reader.problems), names)


def fault(code: str, column: str, **values: Any) -> Remark:
    """Return what is wrong in a column of a row; what stands there is added where it is not given as `read`."""
    return Remark(code, values, Place(column=column))


def read_people(text: str) -> int | None:
    """Return a number of people, None where the text is none or it is more than there can be."""
    count = read_count(text)
    return count if count is not None and count <= MOST_PEOPLE else None


class _Reader(Generic[_Row]):
    """Reads table after table and keeps the rows, where each was read, and what is wrong."""

    def __init__(self, form: Form[_Row]) -> None:
        self.form = form
        self.rows: list[_Row] = []
        self.problems: list[Remark] = []
        self.seen: dict[str, Place] = {}

    def read_file(self, file: Place, content: bytes) -> None:
        form = self.form
        try:
            grids = read_grids(content)
        except UnreadableFileError as error:
            self.add(error.remark, file)
            return
        sheets = [[grid] for grid in grids] if form.every_sheet else [grids]
        found = [(sheet, find_table(some, form.columns)) for sheet, some in enumerate(sheets, start=1)]
        required = {column.id for column in form.columns if column.required} if form.every_sheet else set()
        tables = [(sheet, table) for sheet, table in found if table and required <= table.headings.keys()]
        if not tables:
            self.add(Remark(form.no_table), file)
        for sheet, table in tables:
            self._read_table(replace(file, sheet=sheet if len(tables) > 1 else 0), table)

    def _read_table(self, place: Place, table: SheetTable) -> None:
        faults = [fault("column_twice", name, read=table.headings[name]) for name in table.twice]
        missing = [column.id for column in self.form.columns if column.required and column.id not in table.headings]
        if not set(self.form.naming) & table.headings.keys():
            missing.insert(0, self.form.naming[0])
        written = ", ".join(table.headings.values())
        faults += [fault("no_column", name, read=written) for name in missing]
        for found in faults:
            self.add(found, replace(place, row=table.heading_row), table)
        for row in () if faults else table.rows:
            self._read_row(replace(place, row=row.number), row, table)

    def _read_row(self, place: Place, found: SheetRow, table: SheetTable) -> None:
        form = self.form
        cells = {name: "" if is_blank(cell) else cell for name, cell in found.cells.items()}
        if not any(cells.get(name) for name in form.figures) or _is_total(cells, form.totals) or form.skips(cells):
            return
        faults = [fault("beyond_table", "", read=found.beyond)] if found.beyond else []
        suggest = len(self.problems) + len(faults) < _MOST_SUGGESTED
        key = form.find(cells, code_system(table), suggest=suggest)
        if isinstance(key, Remark):
            faults.append(key)
        elif key in self.seen:
            faults.append(form.again(cells, key, self.seen[key]))
        else:
            self.seen[key] = place
        values: dict[str, Any] = {}
        for column in form.columns:
            if column.read:
                said = cells.get(column.id, "")
                values[column.id] = column.read(said) if said else None
                if said and values[column.id] is None:
                    faults.append(fault(column.expected, column.id))
        faults = faults or list(form.faults(cells, values))
        for problem in faults:
            self.add(problem, place, table, cells)
        if not faults:
            self.rows.append(form.row(str(key), values))

    def add(
        self, found: Remark, place: Place, table: SheetTable | None = None, cells: Mapping[str, str] = _NO_CELLS
    ) -> None:
        """Keep what is wrong, at its place and with what stands there."""
        column = found.place.column
        letter = table.letters.get(column, "") if table else ""
        values = {"read": cells.get(column, ""), **found.values}
        self.problems.append(Remark(found.code, values, replace(place, column=column, letter=letter)))


def _is_total(cells: Mapping[str, str], totals: Iterable[Iterable[str]]) -> bool:
    firsts = (next((cells[name] for name in names if cells.get(name)), "") for names in totals)
    return any(normal(first).startswith(_TOTALS) for first in firsts)
