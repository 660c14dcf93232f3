"""The way of everything uploaded: from bytes to sheets, the table below its headings, and its rows or what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from ucj.facts.intake.cells import is_blank, split_mark
from ucj.facts.intake.footers import split_footer
from ucj.facts.intake.forms import Form, ReadRow, Table, Upload, fault
from ucj.facts.intake.grids import Grid, UnreadableFileError
from ucj.facts.intake.heading_words import normal
from ucj.facts.intake.headings import SheetRow, SheetTable, code_system, find_table
from ucj.facts.intake.questions import NO_ANSWERS, Answers, Asked, Choice
from ucj.facts.intake.spreadsheets import read_grids
from ucj.facts.remarks import Place, Remark

_TOTALS = ("jumlah", "total", "sub total", "subtotal", "grand total", "rata rata", "keseluruhan")
# Names spelt alike are looked for in the first rows only: in a file with more problems the mistake is another one.
_MOST_SUGGESTED = 100
_NO_CELLS: Mapping[str, str] = {}
_Row = TypeVar("_Row")


def read_files(files: Sequence[tuple[str, bytes]], form: Form[_Row], answers: Answers = NO_ANSWERS) -> Upload[_Row]:
    """Read some files, each a name and its content, CSV or XLSX, with the columns of a form under their usual names."""
    reader, names = _Reader(form, answers), tuple(name for name, _content in files)
    if len(files) > form.most_files:
        values = {"most": form.most_files, "read": str(len(files))}
        return Upload((), (Remark("too_many_files", values, Place(f"{', '.join(names[:2])}, …")),), names)
    # Where there can be one file only it needs no name.
    places = names if form.most_files > 1 else ("",)
    for place, (_name, content) in zip(places, files, strict=True):
        reader.read_file(Place(place), content)
    if not reader.rows and not reader.problems and not reader.asked.open:
        reader.add(Remark(form.no_rows), Place(", ".join(places)))
    taken = not reader.problems and not reader.asked.open
    return Upload(
        tuple(reader.rows) if taken else (),
        tuple(reader.problems),
        names,
        tuple(reader.asked.questions),
        tuple(reader.notes),
    )


class _Reader(Generic[_Row]):
    """Reads table after table and keeps the rows, where each was read, and what is wrong."""

    def __init__(self, form: Form[_Row], answers: Answers) -> None:
        self.form = form
        self.columns = {column.id: column for column in form.columns}
        self.rows: list[_Row] = []
        self.problems: list[Remark] = []
        self.seen: dict[str, Place] = {}
        self.asked = Asked(answers)
        self.notes: list[Remark] = []

    def read_file(self, file: Place, content: bytes) -> None:
        try:
            grids = read_grids(content)
        except UnreadableFileError as error:
            self.add(error.remark, file)
            return
        for sheet, table in self._every_table(file, grids) if self.form.every_sheet else self._one_table(file, grids):
            self._read_table(replace(file, sheet=sheet), table)

    def _every_table(self, file: Place, grids: Sequence[Grid]) -> Sequence[tuple[int, SheetTable]]:
        found = [(sheet, self._find([grid])) for sheet, grid in enumerate(grids, start=1)]
        required = {column.id for column in self.form.columns if column.required}
        tables = [(sheet, table) for sheet, table in found if table and required <= table.headings.keys()]
        if not tables:
            self.add(Remark(self.form.no_table), file)
        return tables if len(tables) > 1 else [(0, table) for _sheet, table in tables]

    def _one_table(self, file: Place, grids: Sequence[Grid]) -> Sequence[tuple[int, SheetTable]]:
        """Return the best table, after the planner has chosen its sheet where more than one holds figures."""
        table = self._find(grids)
        if not table:
            self.add(Remark(self.form.no_table), file)
            return []
        if len(grids) == 1:
            return [(0, table)]
        tables = {sheet: found for sheet, grid in enumerate(grids, start=1) if (found := self._filled([grid]))}
        if len(tables) < 2:
            return [(0, table)]
        choices = [
            Choice(
                str(sheet),
                Remark(
                    "choice.sheet",
                    {"number": sheet, "name": getattr(grids[sheet - 1], "title", ""), "rows": len(found.rows)},
                ),
            )
            for sheet, found in tables.items()
        ]
        chosen = self.asked.choose("sheet", Remark("ask.sheet", {"count": len(tables)}), choices)
        return [(int(chosen), tables[int(chosen)])] if chosen else []

    def _find(self, grids: Sequence[Grid]) -> SheetTable | None:
        table = find_table(grids, self.form.columns)
        return self.form.named_otherwise(table) if table else None

    def _filled(self, grids: Sequence[Grid]) -> SheetTable | None:
        table, form = self._find(grids), self.form
        if not table or not set(form.naming) & table.headings.keys():
            return None
        filled = any(not is_blank(row.cells.get(name, "")) for row in table.rows for name in form.figures)
        return table if filled else None

    def _read_table(self, place: Place, table: SheetTable) -> None:
        form = self.form
        settled = form.settle(table, self.asked, self.notes)
        if settled is None:
            return
        table = settled
        faults = [fault("column_twice", name, read=table.headings[name]) for name in table.twice]
        missing = list(form.missing(table))
        if not set(form.naming) & table.headings.keys():
            missing.insert(0, form.naming[0])
        written = ", ".join(table.headings.values())
        faults += [fault("no_column", name, read=written) for name in missing]
        for found in faults:
            self.add(found, replace(place, row=table.heading_row), table)
        if not faults:
            self._read_rows(place, table)

    def _read_rows(self, place: Place, table: SheetTable) -> None:
        form, before = self.form, len(self.problems)
        rows, below = split_footer(table.rows, lambda row: self._is_data(row, table), self._is_total)
        read: list[ReadRow] = []
        totals: list[tuple[int, Place, Mapping[str, str]]] = []
        marks: dict[str, list[int]] = {}
        for row in rows:
            at = replace(place, row=row.number)
            if self._is_total(row):
                totals.append((len(read), at, {name: split_mark(cell)[0] for name, cell in row.cells.items()}))
            elif found := self._read_row(at, row, table, marks):
                read.append(found)
        lines = [text for row in below for text in row.texts]
        for mark, numbers in marks.items():
            meaning = next((line for line in lines if line.startswith(mark) and line != mark), "")
            self.notes.append(Remark("note.marked", {"mark": mark, "rows": tuple(numbers), "meaning": meaning}))
        # What fills no column of figures would not have been read anyway.
        if any(row.cells.get(name) for row in below for name in form.figures):
            first = replace(place, row=below[0].number)
            self.notes.append(Remark("note.below", {"row": first.row, "read": " · ".join(lines)}, first))
        if read and len(self.problems) == before:
            table_read = Table(table, read, totals, lines)
            finished = form.finish(table_read, self.asked, self.notes)
            if isinstance(finished, Remark):
                self.add(finished, place)
            else:
                self.rows += finished

    def _read_row(
        self, place: Place, found: SheetRow, table: SheetTable, marks: dict[str, list[int]]
    ) -> ReadRow | None:
        form = self.form
        cells = {name: "" if is_blank(cell) else cell for name, cell in found.cells.items()}
        if not any(cells.get(name) for name in form.figures) or form.skips(cells):
            return None
        for name in cells:
            if name in form.naming or (name in self.columns and self.columns[name].read):
                cells[name], mark = split_mark(cells[name])
                if mark and found.number not in marks.setdefault(mark, []):
                    marks[mark].append(found.number)
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
                values[column.id] = form.read(column, said) if said else None
                if said and values[column.id] is None:
                    faults.append(fault(form.unread(column), column.id))
        faults = faults or list(form.faults({**dict.fromkeys(self.columns, ""), **cells}, values))
        for problem in faults:
            self.add(problem, place, table, cells)
        return None if faults else ReadRow(str(key), place, cells, values)

    def _is_data(self, row: SheetRow, table: SheetTable) -> bool:
        """Whether a row gives a figure, or means to: what it says of somebody who is known cannot be read."""
        form = self.form
        filled = [(self.columns[name], cell) for name in form.figures if not is_blank(cell := row.cells.get(name, ""))]
        if any(form.read(column, split_mark(cell)[0]) is not None for column, cell in filled):
            return True
        return bool(filled) and isinstance(form.find(row.cells, code_system(table), suggest=False), str)

    def _is_total(self, row: SheetRow) -> bool:
        cells = {name: "" if is_blank(cell) else cell for name, cell in row.cells.items()}
        firsts = [next((cells[name] for name in names if cells.get(name)), "") for names in self.form.totals]
        if not any(firsts) and row.texts:
            firsts = [row.texts[0]]
        return any(normal(first).startswith(_TOTALS) for first in firsts)

    def add(
        self, found: Remark, place: Place, table: SheetTable | None = None, cells: Mapping[str, str] = _NO_CELLS
    ) -> None:
        """Keep what is wrong, at its place and with what stands there."""
        column = found.place.column
        letter = table.letters.get(column, "") if table else ""
        values = {"read": cells.get(column, ""), **found.values}
        self.problems.append(Remark(found.code, values, replace(place, column=column, letter=letter)))
