"""Reading the CSV tables of data/ through a schema that names file, row and column of every fault."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

from ucj.facts.paths import DATA

CODE = r"^\d{2}(\d{2})?$"
DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
MONTH = r"^\d{4}-\d{2}$"


class DataError(ValueError):
    """A file in data/ holds something its schema does not allow."""


def text(*checks: pa.Check, empty: bool = False, unique: bool = False) -> pa.Column:
    """Return a text column; `empty` lets cells be blank."""
    required = [] if empty else [pa.Check(lambda cells: cells != "", error="blank cell")]
    return pa.Column(str, [*required, *checks], unique=unique)


def pattern(regex: str, meaning: str) -> pa.Check:
    """Return a check that a cell is blank or matches a pattern, named by what it means."""
    return pa.Check(lambda cells: (cells == "") | cells.str.match(regex), error=meaning)


def one_of(*values: str) -> pa.Check:
    """Return a check that a cell is one of the given words."""
    return pa.Check(lambda cells: cells.isin(values), error=f"one of: {', '.join(values)}")


def listed_in(file: str, values: Collection[str]) -> pa.Check:
    """Return a check that a cell is a key of another table, which its error names: there are too many to list."""
    return pa.Check(lambda cells: cells.isin(list(values)), error=f"listed in data/{file}")


def number(*, empty: bool = False, minimum: float = 0) -> pa.Column:
    """Return a column of numbers written with a decimal point; blank cells become NaN where allowed."""
    return pa.Column(float, pa.Check.ge(minimum), nullable=empty, coerce=True)


def read_table(name: str, columns: dict[str, pa.Column]) -> pd.DataFrame:
    """Read data/`name` and check it.

    Parameters
    ----------
    name : str
        File name below data/.
    columns : dict of str to Column
        Exactly the columns the file must have, in any order.

    Returns
    -------
    DataFrame
        One row a line of the file. Text cells are stripped strings, blank where the file is.

    Raises
    ------
    DataError
        Naming the file, the line and the column of every fault.
    """
    raw = _read_rows(DATA / name, f"data/{name}")
    raw = raw.apply(lambda column: column.str.strip())
    for column, definition in columns.items():
        if column in raw and str(definition.dtype) == "float64":
            raw[column] = _numbers(raw[column], f"data/{name}")
    schema = pa.DataFrameSchema(columns, strict=True)
    try:
        return schema.validate(raw, lazy=True)
    except pa.errors.SchemaErrors as error:
        raise DataError("\n".join(_fault(f"data/{name}", case) for case in _cases(error))) from error


def read_text(path: Path, name: str) -> str:
    """Return the text of a file, without the mark that some programs put before UTF-8.

    Raises
    ------
    DataError
        Where it is missing, or a line of it is not UTF-8.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError(f"{name}: {error.strerror or error}") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DataError(f"{name}, line {line}: not UTF-8 ({content[error.start : error.start + 1]!r})") from error


def _read_rows(path: Path, name: str) -> pd.DataFrame:
    text = read_text(path, name).rstrip("\r\n")
    if "\0" in text:
        raise DataError(f"{name}, line {text.count(chr(10), 0, text.index(chr(0))) + 1}: a NUL character")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    try:
        for row in reader:
            if rows and len(row) != len(rows[0]):
                raise DataError(f"{name}, line {reader.line_num}: {len(row)} cells instead of {len(rows[0])}")
            rows.append(row)
    except csv.Error as error:
        raise DataError(f"{name}, line {reader.line_num}: {error}") from error
    if not rows:
        raise DataError(f"{name}, line 1: no heading")
    return pd.DataFrame(rows[1:], columns=rows[0], dtype=str)


def _numbers(cells: pd.Series, file: str) -> pd.Series:
    values = pd.to_numeric(cells.where(cells != "", None), errors="coerce")
    for row in cells.index[(cells != "") & values.isna()]:
        raise DataError(f"{file}, line {row + 2}, column {cells.name}: {cells[row]!r} is not a number")
    return values


def _cases(error: pa.errors.SchemaErrors) -> list[dict[str, Any]]:
    return list(error.failure_cases.to_dict("records"))


def _fault(file: str, case: dict[str, Any]) -> str:
    line = "" if case["index"] is None or pd.isna(case["index"]) else f", line {int(case['index']) + 2}"
    column = "" if pd.isna(case["column"]) or not line else f", column {case['column']}"
    return f"{file}{line}{column}: {case['failure_case']!r} fails: {case['check']}"
