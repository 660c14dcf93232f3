"""Reading the CSV tables of data/: a row becomes the object that the app uses, and a fault names file, line, column."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, Field, PlainValidator, TypeAdapter, ValidationError, ValidationInfo

from ucj.facts.paths import DATA

Row = TypeVar("Row")
Tables = Mapping[str, Mapping[Any, Any]]


class DataError(ValueError):
    """A file in data/ holds something it must not."""


def matching(pattern: str, meaning: str) -> AfterValidator:
    """Return a check that a cell matches a pattern, named by what it means."""

    def check(cell: str) -> str:
        if not re.fullmatch(pattern, cell):
            raise ValueError(f"not {meaning}")
        return cell

    return AfterValidator(check)


def one_of(*words: str) -> AfterValidator:
    """Return a check that a cell is one of some words."""
    return matching("|".join(map(re.escape, words)), f"one of {', '.join(words)}")


def row_of(table: str) -> PlainValidator:
    """Return what puts the row of a table that was read before in the place of its key."""
    return PlainValidator(lambda cell, info: _look_up(cell, table, info))


def rows_of(table: str) -> PlainValidator:
    """Return what `row_of` does for several keys with semicolons between them."""
    return PlainValidator(lambda cell, info: tuple(_look_up(key, table, info) for key in cell.split(";")))


def _look_up(key: str, table: str, info: ValidationInfo) -> object:
    rows = (info.context or {})[table]
    if key not in rows:
        raise ValueError(f"not listed in data/{table}.csv")
    return rows[key]


Code = Annotated[str, matching(r"\d{2}(\d{2})?", "a BPS code of two or four digits")]
Date = Annotated[str, matching(r"\d{4}(-\d{2}(-\d{2})?)?", "a date YYYY, YYYY-MM or YYYY-MM-DD")]
Day = Annotated[str, matching(r"\d{4}-\d{2}-\d{2}", "a date YYYY-MM-DD")]
Number = Annotated[float, Field(ge=0, allow_inf_nan=False)]
People = Annotated[int, Field(ge=0)]


def read_rows(name: str, row: type[Row], tables: Tables | None = None, *, unique: Sequence[str] = ()) -> list[Row]:
    """Read data/`name` and check it.

    Parameters
    ----------
    name : str
        File name below data/.
    row : type
        A dataclass whose fields are the columns of the file, in any order. What a column with a default does not say is
        its default, and a file may leave it out; any other column must be there and say something.
    tables : mapping of str to mapping
        The rows that `row_of` and `rows_of` find by their key, by the name of the table.
    unique : sequence of str
        Columns in which nothing stands twice.

    Raises
    ------
    DataError
        Naming the file, the line and the column of every fault.
    """
    heading, *lines = _read_lines(DATA / name, f"data/{name}")
    adapter = TypeAdapter(row)
    schema = adapter.json_schema()
    if odd := set(heading) - set(schema["properties"]) | set(schema.get("required", ())) - set(heading):
        raise DataError(f"data/{name}, line 1: missing or unknown: {', '.join(sorted(odd))}")
    rows, faults = [], []
    for number, cells in enumerate(lines, start=2):
        try:
            said = {column: cell for column, cell in zip(heading, cells, strict=True) if cell}
            rows.append(adapter.validate_python(said, context=tables))
        except ValidationError as error:
            faults += [f"data/{name}, line {number}, {_fault(dict(item))}" for item in error.errors()]
    for column in unique:
        place, seen = heading.index(column), set[str]()
        for number, cells in enumerate(lines, start=2):
            if cells[place] in seen:
                faults.append(f"data/{name}, line {number}, column {column}: a second row with {cells[place]!r}")
            seen.add(cells[place])
    if faults:
        raise DataError("\n".join(faults))
    return rows


def _fault(error: dict[str, Any]) -> str:
    wrong = f"{error['input']!r}: {error['msg'].removeprefix('Value error, ')}"
    return f"column {error['loc'][0]}: {'blank cell' if error['type'] == 'missing' else wrong}"


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


def _read_lines(path: Path, name: str) -> list[list[str]]:
    text = read_text(path, name).rstrip("\r\n")
    if "\0" in text:
        raise DataError(f"{name}, line {text.count(chr(10), 0, text.index(chr(0))) + 1}: a NUL character")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines: list[list[str]] = []
    try:
        for cells in reader:
            if lines and len(cells) != len(lines[0]):
                raise DataError(f"{name}, line {reader.line_num}: {len(cells)} cells instead of {len(lines[0])}")
            lines.append([cell.strip() for cell in cells])
    except csv.Error as error:
        raise DataError(f"{name}, line {reader.line_num}: {error}") from error
    if not lines:
        raise DataError(f"{name}, line 1: no heading")
    return lines
