"""The cells of a spreadsheet file, CSV or XLSX, as the person who filled it in sees them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections import Counter
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ucj.facts.cells import tidy

Grid = list[list[str]]

LARGEST_FILE = 5_000_000
LARGEST_UNPACKED = 50_000_000
MOST_ROWS, MOST_COLUMNS = 5_000, 100
_DELIMITERS = (";", "\t", "|", ",")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


class UnreadableFileError(ValueError):
    """A file that holds no table to read.

    Attributes
    ----------
    reason : str
        empty, too_large, old_excel, broken_workbook or not_text; `ucj.present.upload_text` turns it into a sentence.
    """

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


def read_grids(content: bytes) -> list[Grid]:
    """Return the tables of a file: one for a CSV file, one a visible sheet for a workbook.

    What the file is shows in its bytes, whatever its name ends in.

    Returns
    -------
    list of list of list of str
        Rows of tidied cells, counted as the spreadsheet counts them. Numbers have no thousand marks and a decimal
        comma, dates are `YYYY-MM-DD`, a cell with a percent format ends in %, and a formula without a stored result
        stands as it was typed.

    Raises
    ------
    UnreadableFileError
        Where there is nothing to read.
    """
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableFileError("empty")
    if len(content) > LARGEST_FILE:
        raise UnreadableFileError("too_large")
    if content.startswith(_OLD_EXCEL):
        raise UnreadableFileError("old_excel")
    if content.startswith(b"PK"):
        return _read_workbook(content)
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
    first, _, rest = text.partition("\n")
    declared = first.strip().casefold().removeprefix("sep=")
    if first[:4].casefold() == "sep=" and declared in _DELIMITERS:
        grid = _split(rest, declared)  # a line for the spreadsheet, which does not count it
    else:
        # The mark that cuts most rows into the same, largest number of cells; decimal commas do not.
        grid = max((_split(text, delimiter) for delimiter in _DELIMITERS), key=_usual_width)
    if len(grid) > MOST_ROWS:
        raise UnreadableFileError("too_large")
    return grid


def _split(text: str, delimiter: str) -> Grid:
    try:
        return [
            [tidy(cell) for cell in row[:MOST_COLUMNS]]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error:
        return []


def _usual_width(grid: Grid) -> int:
    widths = Counter(len(row) for row in grid if any(row))
    return max(widths, key=lambda width: (widths[width], width)) if widths else 0


def _read_workbook(content: bytes) -> list[Grid]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
                raise UnreadableFileError("too_large")
        values = load_workbook(io.BytesIO(content), data_only=True)
        typed = load_workbook(io.BytesIO(content))
        sheets = [
            (sheet, typed[sheet.title])
            for sheet in values.worksheets
            if sheet.sheet_state == "visible" and isinstance(sheet, Worksheet)
        ]
        return [_read_sheet(*pair) for pair in sheets]
    except UnreadableFileError:
        raise
    except Exception as error:  # a damaged workbook fails anywhere inside the library, in any way
        raise UnreadableFileError("broken_workbook") from error


def _read_sheet(values: Worksheet, typed: Worksheet) -> Grid:
    # Offices format thousands of empty rows below a table; asking openpyxl for them would create a cell for each.
    filled = [place for place, cell in typed._cells.items() if cell.value is not None]
    last_row, last_column = (max((place[axis] for place in filled), default=0) for axis in (0, 1))
    if last_row > MOST_ROWS:
        raise UnreadableFileError("too_large")
    grid = [
        [_shown(cell, typed.cell(cell.row, cell.column).value) for cell in row]
        for row in values.iter_rows(max_row=last_row, max_col=min(last_column, MOST_COLUMNS))
    ]
    _fill_down(grid, values)
    return grid


def _fill_down(grid: Grid, sheet: Worksheet) -> None:
    """Repeat a text that is merged over rows of one column; a number merged over rows belongs to none of them alone."""
    for area in sheet.merged_cells.ranges:
        if area.min_col == area.max_col <= MOST_COLUMNS:
            top = sheet.cell(area.min_row, area.min_col).value
            if isinstance(top, str | dt.date):
                for row in range(area.min_row, min(area.max_row, len(grid))):
                    grid[row][area.min_col - 1] = grid[area.min_row - 1][area.min_col - 1]


def _shown(cell: Any, typed: object) -> str:
    value = cell.value
    if value is None:
        return "" if typed is None else tidy(str(typed))
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    if isinstance(value, int | float):
        percent = "%" in str(cell.number_format)
        number = round(value * 100, 8) if percent else value
        return f"{number:.15g}".replace(".", ",") + ("%" if percent else "")
    return tidy(str(value))
