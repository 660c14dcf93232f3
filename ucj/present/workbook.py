"""Workbooks in which numbers are numbers and text is text."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING
from openpyxl.worksheet.worksheet import Worksheet

Cell = str | float | None
WIDEST_COLUMN = 60


def workbook(sheets: Mapping[str, Sequence[Mapping[str, Cell]]]) -> bytes:
    """Return an XLSX with a sheet for each name, its rows below their headings."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        fill_sheet(book.create_sheet(title), rows)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def fill_sheet(sheet: Worksheet, rows: Sequence[Mapping[str, Cell]]) -> None:
    """Write rows below their headings, in columns as wide as what they hold."""
    sheet.append(list(rows[0]))
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row.values(), start=1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = TYPE_STRING  # text that begins with = stays text
    for cells in sheet.columns:
        longest = max(len(str(cell.value or "")) for cell in cells)
        sheet.column_dimensions[cells[0].column_letter].width = min(longest + 2, WIDEST_COLUMN)
    sheet.freeze_panes = "A2"
