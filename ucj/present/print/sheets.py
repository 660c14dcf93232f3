"""A story as a workbook: numbers as numbers, each with the format of its kind."""

from __future__ import annotations

from ucj.present.chapters import Story
from ucj.present.parts import Table
from ucj.present.print.cells import FORMATS
from ucj.present.print.workbook import Row, xlsx_bytes


def workbook_bytes(story: Story) -> bytes:
    """Return the story as XLSX; a sheet that would hold nothing is left out."""
    sheets = [chapter.sheet for chapter in story.chapters if chapter.sheet and chapter.sheet.rows]
    columns = [column for sheet in sheets for column in sheet.columns if column.kind in FORMATS]
    return xlsx_bytes({sheet.title: _rows(sheet) for sheet in sheets}, {c.head: FORMATS[c.kind] for c in columns})


def _rows(sheet: Table) -> list[Row]:
    heads = [column.head for column in sheet.columns]
    return [dict(zip(heads, row, strict=True)) for row in sheet.rows]
