"""Finding the table in a spreadsheet: its heading, wherever it stands and however many rows it takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ucj.facts.intake.cells import is_blank
from ucj.facts.intake.grids import Grid

SEARCHED_ROWS = 30
TALLEST_HEADING = 3
# What is longer is a title or a note; no column is called so.
LONGEST_HEADING = 200


@dataclass(frozen=True)
class Column:
    """A column to look for."""

    # Its heading in the template.
    id: str
    # That, and what else people write above it.
    names: frozenset[str]
    # Makes of a filled cell what it says, None where it says nothing of the kind; without it the text is all.
    read: Callable[[str], Any] | None
    # What is wrong with a cell that cannot be read.
    expected: str
    # Whether a table without it is not taken.
    required: bool


@dataclass(frozen=True)
class SheetRow:
    """A row below the heading."""

    # Row of the spreadsheet, counted from 1.
    number: int
    # Tidied cells by column id.
    cells: dict[str, str]
    # What stands right of the last heading: a mark inside a text has cut a cell in two, and the row is out of step.
    beyond: str


@dataclass(frozen=True)
class SheetTable:
    """A table with its heading."""

    # Number of the last row of the heading in the spreadsheet.
    heading_row: int
    # What is written above each column that was found, by id.
    headings: dict[str, str]
    # Letter of each of those columns.
    letters: dict[str, str]
    # Ids that more than one column answers to.
    twice: tuple[str, ...]
    # The rows that hold something, without repeated headings and rows that number the columns.
    rows: tuple[SheetRow, ...]


def column(
    name: str, *others: str, read: Callable[[str], Any] | None = None, expected: str = "", required: bool = False
) -> Column:
    """Return a column of the template with the other names it goes by."""
    return Column(name, frozenset(normal(text) for text in (name, *others)), read, expected, required)


def find_table(grids: Sequence[Grid], columns: Sequence[Column], least: int = 2) -> SheetTable | None:
    """Return the table whose heading names most of the columns, or None where no row names at least some.

    A heading may take several rows: what stands above groups of columns is read together with what stands below it.
    """
    names: dict[str, str] = {}
    for known in columns:
        names |= {text: known.id for text in known.names if text not in names}
    words: dict[str, str] = {}
    best: tuple[int, int, int] | None = None
    found: tuple[Grid, range, dict[str, list[int]], list[list[str]]] | None = None
    for grid in grids:
        for top in range(min(len(grid), SEARCHED_ROWS)):
            for height in range(1, min(TALLEST_HEADING, len(grid) - top) + 1):
                labels = _labels(grid[top : top + height])
                places = _places(labels, names, words)
                score = (len(places), -height, -top)
                if len(places) >= least and (best is None or score > best):
                    best, found = score, (grid, range(top, top + height), places, labels)
    if found is None:
        return None
    grid, heading, places, labels = found
    positions = {name: at[0] for name, at in places.items()}
    return SheetTable(
        heading_row=heading.stop,
        headings={name: " ".join(labels[at]) for name, at in positions.items()},
        letters={name: column_letter(at) for name, at in positions.items()},
        twice=tuple(name for name, at in places.items() if len(at) > 1),
        rows=tuple(_rows(grid, heading, len(labels), positions)),
    )


def normal(text: str) -> str:
    """Return a heading in lower-case words without punctuation; % becomes a word."""
    return " ".join(re.findall(r"[^\W_]+", text.replace("%", " persen ").casefold()))


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


def _places(labels: Sequence[Sequence[str]], names: Mapping[str, str], words: dict[str, str]) -> dict[str, list[int]]:
    """Return the columns that answer to each id; `words` keeps what was made of each text, for rows are read again."""
    places: dict[str, list[int]] = {}
    for position, parts in enumerate(labels):
        for part in parts:
            if part not in words:
                words[part] = normal(part[:LONGEST_HEADING])
        # The whole heading first, then what is left of it without the rows above: "Kepesertaan / Peserta aktif".
        readings = (" ".join(words[part] for part in parts[start:]).strip() for start in range(len(parts)))
        name = next((names[text] for text in readings if text in names), None)
        if name:
            places.setdefault(name, []).append(position)
    return places


def _rows(grid: Grid, heading: range, width: int, positions: dict[str, int]) -> list[SheetRow]:
    again = {_words(grid[index]) for index in heading}  # the heading on the next printed page
    rows = []
    for index in range(heading.stop, len(grid)):
        row = grid[index]
        cells = {name: row[at] if at < len(row) else "" for name, at in positions.items()}
        blank = all(is_blank(cell) for cell in cells.values())
        if not (blank or _words(row) in again or (index == heading.stop and _numbers_columns(row))):
            rows.append(SheetRow(index + 1, cells, " ".join(cell for cell in row[width:] if cell)))
    return rows


def _words(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(normal(cell) for cell in row if cell)


def _numbers_columns(row: Sequence[str]) -> bool:
    marks = [re.fullmatch(r"\(?([0-9]{1,2})\)?", cell) for cell in row if cell]
    numbers = [int(mark[1]) for mark in marks if mark]
    return len(numbers) == len(marks) >= 3 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
