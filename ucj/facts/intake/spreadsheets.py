"""The cells of a spreadsheet file, CSV or XLSX, as the person who filled it in sees them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

from ucj.facts.intake.cells import tidy
from ucj.facts.intake.grids import (
    LARGEST_FILE,
    LONGEST_ROW,
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    Tally,
    UnreadableFileError,
    cut,
)
from ucj.facts.intake.workbook_process import read_apart

# A cell may hold several lines, but not this many for each row that may be.
MOST_LINES = 20 * MOST_ROWS
_DELIMITERS = (";", "\t", "|", ",")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# Word and Excel wrap a protected workbook into the container of their old files, under this name.
_PROTECTED = "EncryptedPackage".encode("utf-16-le")


def read_grids(content: bytes) -> Sequence[Grid]:
    """Return the tables of a file: one for a CSV file, one a visible sheet for a workbook.

    What the file is shows in its bytes, whatever its name ends in.

    Returns
    -------
    list of list of list of str
        Rows of tidied cells, counted as the spreadsheet counts them; a row may end before its last blank cells. Numbers
        have no thousand marks and a decimal comma, dates are `YYYY-MM-DD`, a cell with a percent format ends in %, and
        a formula without a stored result stands as it was typed.

    Raises
    ------
    UnreadableFileError
        Where there is nothing to read, or more than may be read.
    """
    if len(content) > LARGEST_FILE:
        raise UnreadableFileError("too_large")
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableFileError("empty")
    if content.startswith(_OLD_OFFICE):
        raise UnreadableFileError("password" if _PROTECTED in content else "old_excel")
    if content.startswith(b"PK"):
        return read_apart(content)
    return [_read_text(_decode(content))]


def _decode(content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFileError("not_text")


def _read_text(text: str) -> Grid:
    if text.count("\n") + text.count("\r") > 2 * MOST_LINES:
        raise UnreadableFileError("too_large")
    first = text[:LONGEST_ROW].partition("\n")[0]
    declared = first.strip().casefold().removeprefix("sep=")
    if first[:4].casefold() == "sep=" and declared in _DELIMITERS:
        # A line for the spreadsheet, which does not count it.
        return _grid(text[len(first) + 1 :], declared)
    widths = {delimiter: _usual_width(text, delimiter) for delimiter in _DELIMITERS}
    # The mark that cuts most rows into the same, largest number of cells; decimal commas do not.
    return _grid(text, max(widths, key=lambda delimiter: widths[delimiter]))


def _grid(text: str, delimiter: str) -> Grid:
    grid: Grid = []
    tally = Tally()
    try:
        for row in _rows(text, delimiter):
            if len(grid) == MOST_ROWS:
                raise UnreadableFileError("too_large")
            cells = [cut(tidy(cell)) if cell else "" for cell in row[:MOST_COLUMNS]]
            for cell in filter(None, cells):
                tally.count(cell)
            grid.append(cells)
    except csv.Error:
        raise UnreadableFileError("long_row") from None
    return grid


def _usual_width(text: str, delimiter: str) -> int:
    widths: Counter[int] = Counter()
    try:
        for number, row in enumerate(_rows(text, delimiter)):
            if number == MOST_ROWS:
                break
            if any(row) and any(cell.strip() for cell in row[:MOST_COLUMNS]):
                widths[min(len(row), MOST_COLUMNS)] += 1
    except csv.Error:
        return 0
    return max(widths, key=lambda width: (widths[width], width)) if widths else 0


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows of a text.

    Raises
    ------
    csv.Error
        Where a row is longer than may be.
    """
    lines = _Lines(text)
    for row in csv.reader(lines, delimiter=delimiter):
        lines.taken = 0
        yield row


class _Lines:
    """The lines of a text; `taken` counts the characters handed out since it was set to 0."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.taken = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._lines.readline(LONGEST_ROW + 1)
        if not line:
            raise StopIteration
        self.taken += len(line)
        if self.taken > LONGEST_ROW:
            raise csv.Error("a row without an end")
        return line
