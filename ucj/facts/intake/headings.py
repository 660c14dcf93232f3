"""Finding the table in a spreadsheet: its heading, wherever it stands and however many rows it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ucj.facts.intake.cells import is_blank
from ucj.facts.intake.grids import Grid
from ucj.facts.intake.heading_words import Column, Words, named, names_of, normal

SEARCHED_ROWS = 30
TALLEST_HEADING = 3
# Between the id of a column and its date, where several columns of different dates answer to the id.
DATED = "@"


@dataclass(frozen=True)
class SheetRow:
    """A row below the heading."""

    # Row of the spreadsheet, counted from 1.
    number: int
    # Tidied cells by column id; where an id has columns of different dates, those by id and date.
    cells: dict[str, str]
    # What stands right of the last heading: a mark inside a text has cut a cell in two, and the row is out of step.
    beyond: str
    # Every filled cell, from left to right.
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetTable:
    """A table with its heading."""

    # Number of the last row of the heading in the spreadsheet.
    heading_row: int
    # What is written above each column that was found, by id.
    headings: dict[str, str]
    # Its lowest line alone.
    lowest: dict[str, str]
    # Letter of each of those columns.
    letters: dict[str, str]
    # Ids that more than one column answers to.
    twice: tuple[str, ...]
    # The rows that hold something, without repeated headings and rows that number the columns.
    rows: tuple[SheetRow, ...]
    # The date in the heading of a column, by id; blank where there is none.
    dates: dict[str, str] = field(default_factory=dict)
    # Ids that columns of different dates answer to, and these dates from left to right.
    dated: dict[str, tuple[str, ...]] = field(default_factory=dict)
    # Headings that no column answers to.
    unknown: tuple[str, ...] = ()
    # What stands above the heading.
    titles: tuple[str, ...] = ()

    def of_date(self, name: str, date: str) -> SheetTable:
        """Return the table with the column of a date for an id; without a date the id is left out."""
        chosen = f"{name}{DATED}{date}"
        rest = {key: value for key, value in self.dated.items() if key != name}
        if not date:
            by_id = [{k: v for k, v in known.items() if k != name} for known in self._by_id()]
            rows = tuple(replace(row, cells={k: v for k, v in row.cells.items() if k != name}) for row in self.rows)
        else:
            by_id = [{**known, name: known[chosen]} for known in self._by_id()]
            rows = tuple(replace(row, cells={**row.cells, name: row.cells[chosen]}) for row in self.rows)
        return self._with(by_id, dated=rest, rows=rows)

    def renamed(self, name: str, to: str) -> SheetTable:
        """Return the table with a column under another id, which no other column has."""

        def other(key: str) -> str:
            first, mark, date = key.partition(DATED)
            return f"{to}{mark}{date}" if first == name else key

        by_id = [{other(k): v for k, v in known.items()} for known in self._by_id()]
        dated = {other(key): value for key, value in self.dated.items()}
        twice = tuple(map(other, self.twice))
        rows = tuple(replace(row, cells={other(k): v for k, v in row.cells.items()}) for row in self.rows)
        return self._with(by_id, dated=dated, twice=twice, rows=rows)

    def _by_id(self) -> tuple[dict[str, str], ...]:
        return self.headings, self.lowest, self.letters, self.dates

    def _with(self, by_id: Sequence[dict[str, str]], **others: Any) -> SheetTable:
        headings, lowest, letters, dates = by_id
        return replace(self, headings=headings, lowest=lowest, letters=letters, dates=dates, **others)


def find_table(grids: Sequence[Grid], columns: Sequence[Column], least: int = 2) -> SheetTable | None:
    """Return the table whose heading names most of the columns, or None where no row names at least some.

    A heading may take several rows: what stands above groups of columns is read together with what stands below it.
    """
    names, words = names_of(columns), dict[str, Words]()
    best: tuple[int, int, int, int] | None = None
    found: tuple[Grid, range, dict[str, list[tuple[int, str]]], list[list[str]]] | None = None
    for grid in grids:
        for top in range(min(len(grid), SEARCHED_ROWS)):
            for height in range(1, min(TALLEST_HEADING, len(grid) - top) + 1):
                labels = _labels(grid[top : top + height])
                places = _places(labels, names, words)
                if len(places) < least:
                    continue
                # Of two that name as many columns the one below which no part of the heading is left.
                whole = not _is_heading(grid, top + height, places)
                score = (len(places), int(whole), -height, -top)
                if best is None or score > best:
                    best, found = score, (grid, range(top, top + height), places, labels)
    return _table(*found) if found else None


def code_system(table: SheetTable) -> str:
    """Return bps or kemendagri where the heading of the column `kode` says so, blank where it does not."""
    heading = normal(table.headings.get("kode", ""))
    return next((system for system in ("bps", "kemendagri") if system in heading), "")


def column_letter(position: int) -> str:
    """Return the letter of a column counted from 0: A, Z, AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _table(
    grid: Grid, heading: range, places: Mapping[str, list[tuple[int, str]]], labels: Sequence[Sequence[str]]
) -> SheetTable:
    positions: dict[str, int] = {}
    dates: dict[str, str] = {}
    dated: dict[str, tuple[str, ...]] = {}
    twice = []
    for name, found in places.items():
        positions[name], dates[name] = found[0]
        different = tuple(dict.fromkeys(date for _at, date in found))
        if len(found) > 1 and len(different) == len(found) and all(different):
            dated[name] = different
            positions |= {f"{name}{DATED}{date}": at for at, date in found}
            dates |= {f"{name}{DATED}{date}": date for _at, date in found}
        elif len(found) > 1:
            twice.append(name)
    known = set(positions.values()) | {at for found in places.values() for at, _date in found}
    return SheetTable(
        heading_row=heading.stop,
        headings={name: " ".join(labels[at]) for name, at in positions.items()},
        lowest={name: labels[at][-1] for name, at in positions.items()},
        letters={name: column_letter(at) for name, at in positions.items()},
        twice=tuple(twice),
        rows=tuple(_rows(grid, heading, len(labels), positions)),
        dates=dates,
        dated=dated,
        unknown=tuple(" ".join(parts) for at, parts in enumerate(labels) if parts and at not in known),
        titles=tuple(cell for row in grid[: heading.start] for cell in row if cell),
    )


def _labels(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
    labels: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(rows):
        above = ""
        for position in range(width):
            cell = row[position] if position < len(row) else ""
            # A cell merged over several columns is stored in the first; only the lowest row stands for itself.
            above = cell or (above if depth < len(rows) - 1 else "")
            if above and above not in labels[position]:
                labels[position].append(above)
    return labels


def _places(
    labels: Sequence[Sequence[str]], names: Mapping[str, str], words: dict[str, Words]
) -> dict[str, list[tuple[int, str]]]:
    """Return the columns that answer to each id, each with the date in its heading."""
    places: dict[str, list[tuple[int, str]]] = {}
    for position, parts in enumerate(labels):
        if parts and (found := named(parts, names, words)):
            places.setdefault(found[0], []).append((position, found[1]))
    return places


def _is_heading(grid: Grid, index: int, places: Mapping[str, list[tuple[int, str]]]) -> bool:
    """Whether a row goes on with the heading above it: words or years below what is merged over several columns."""
    if index >= len(grid):
        return False
    row, above = grid[index], grid[index - 1]
    for name in ("kode", "nama"):
        for at, _date in places.get(name, ()):
            cell = row[at] if at < len(row) else ""
            # What is merged over both rows is repeated in the second.
            if cell and cell != (above[at] if at < len(above) else ""):
                return False
    filled = [cell for at, cell in enumerate(row) if cell and cell != (above[at] if at < len(above) else "")]
    return len(filled) > 1 and all(
        re.search(r"[^\W\d_]|%", cell) or re.fullmatch("20[0-9]{2}", cell) for cell in filled
    )


def _rows(grid: Grid, heading: range, width: int, positions: dict[str, int]) -> list[SheetRow]:
    again = {_words(grid[index]) for index in heading}  # the heading on the next printed page
    rows = []
    for index in range(heading.stop, len(grid)):
        row = grid[index]
        cells = {name: row[at] if at < len(row) else "" for name, at in positions.items()}
        texts = tuple(cell for cell in row if cell)
        if not (
            all(is_blank(cell) for cell in texts)
            or _words(row) in again
            or (index == heading.stop and _numbers_columns(row))
        ):
            rows.append(SheetRow(index + 1, cells, " ".join(cell for cell in row[width:] if cell), texts))
    return rows


def _words(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(normal(cell) for cell in row if cell)


def _numbers_columns(row: Sequence[str]) -> bool:
    marks = [re.fullmatch(r"\(?([0-9]{1,2})\)?", cell) for cell in row if cell]
    numbers = [int(mark[1]) for mark in marks if mark]
    return len(numbers) == len(marks) >= 3 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
