"""Files to download, CSV and XLSX, in which a spreadsheet runs nothing that a person has typed."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING
from openpyxl.worksheet.worksheet import Worksheet

from ucj.facts.intake.characters import printable

Row = Mapping[str, str | float | None]

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDEST = 60


def csv_text(rows: Sequence[Row]) -> str:
    """Return rows as CSV; text that a spreadsheet would run as a formula gets an apostrophe before it."""
    safe = [{name: _harmless(value) for name, value in row.items()} for row in rows]
    # As objects, or a column with an empty cell would write its people as 760468.0.
    return str(pd.DataFrame(safe, dtype=object).to_csv(index=False))


def xlsx_bytes(sheets: Mapping[str, Sequence[Row]], formats: Mapping[str, str] | None = None) -> bytes:
    """Return a workbook with a sheet for each title: numbers as numbers and text as text.

    Parameters
    ----------
    sheets : mapping of title to rows
        The keys of the first row are the heading.
    formats : mapping of heading to number format
        How a spreadsheet writes the numbers of a column.
    """
    book = Workbook()
    for title, rows in sheets.items():
        fill_sheet(book.create_sheet(title), rows, formats or {})
    book.remove(book.worksheets[0])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def fill_sheet(sheet: Worksheet, rows: Sequence[Row], formats: Mapping[str, str]) -> None:
    """Fill a sheet with a heading and rows; text that begins with = stays text."""
    sheet.append(list(rows[0]))
    for number, row in enumerate(rows, start=2):
        for column, (heading, value) in enumerate(row.items(), start=1):
            # openpyxl refuses a whole workbook for one character that XML cannot hold.
            cell = sheet.cell(number, column, printable(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = TYPE_STRING
            elif heading in formats:
                cell.number_format = formats[heading]
    for cells in sheet.columns:
        longest = max(len(str(cell.value or "")) for cell in cells)
        sheet.column_dimensions[cells[0].column_letter].width = min(longest, _WIDEST) + 2
    sheet.freeze_panes = "A2"


def _harmless(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text
