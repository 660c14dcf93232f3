"""How the cells of a table are written: in words on paper and slides, as numbers with a format in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from ucj.present.parts import Column, Kind, Table, Value
from ucj.present.words import numbers

FORMATS: dict[Kind, str] = {"people": "#,##0", "money": '"Rp"#,##0', "percent": "0.00%"}
_WORDS: dict[Kind, Callable[[float], str]] = {
    "people": numbers.whole,
    "money": numbers.rupiah,
    "percent": numbers.percent,
}


def words(value: Value, kind: Kind) -> str:
    """Return a cell in words; one without a figure is a dash."""
    if value is None:
        return numbers.MISSING
    if isinstance(value, str):
        return numbers.date(value) if kind == "month" and value else value
    return _WORDS[kind](value)


def rows(table: Table) -> list[tuple[str, ...]]:
    """Return the rows of a table in words."""
    kinds = [column.kind for column in table.columns]
    return [tuple(words(value, kind) for value, kind in zip(row, kinds, strict=True)) for row in table.rows]


def on_the_right(column: Column) -> bool:
    """Return whether a column holds numbers."""
    return column.kind not in ("text", "month")
