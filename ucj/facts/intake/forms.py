"""What files of a kind should hold, and what was read of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Generic, TypeVar

from ucj.facts.intake.cells import read_count
from ucj.facts.intake.heading_words import Column
from ucj.facts.intake.headings import SheetTable
from ucj.facts.intake.questions import Asked, Question
from ucj.facts.plan_fields import MOST_PEOPLE
from ucj.facts.remarks import Place, Remark

_Row = TypeVar("_Row")


@dataclass(frozen=True)
class Upload(Generic[_Row]):
    """What some files hold: all of their rows, or what is wrong or must be answered before."""

    rows: tuple[_Row, ...]
    problems: tuple[Remark, ...] = ()
    files: tuple[str, ...] = ()
    # What was asked, with the answers so far.
    questions: tuple[Question, ...] = ()
    # What a reader must know of how the file was read.
    notes: tuple[Remark, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether the figures can be used."""
        return not self.problems and not self.open_questions

    @property
    def open_questions(self) -> Sequence[Question]:
        """The questions that have no answer yet."""
        return [question for question in self.questions if not question.answer]


@dataclass(frozen=True)
class ReadRow:
    """A row each cell of which could be read."""

    key: str
    place: Place
    # What stands in it without marks, and what that says, by column; None where nothing was filled in.
    cells: Mapping[str, str]
    values: Mapping[str, Any]

    def having(self, **values: Any) -> ReadRow:
        """Return the row with other values in some columns."""
        return replace(self, values={**self.values, **values})

    def shown(self, code: str, **values: Any) -> Remark:
        """Return what a question shows of the row: where it stands, of whom it is, and these values."""
        return Remark(code, {"row": self.place.row, "where": (self.key,), **values})


@dataclass(frozen=True)
class Table:
    """A table all of whose rows were read."""

    sheet: SheetTable
    rows: Sequence[ReadRow]
    # Rows of sums, with what stands in them, and how many rows come before each.
    totals: Sequence[tuple[int, Place, Mapping[str, str]]]
    # Lines below it.
    below: Sequence[str]


class Form(ABC, Generic[_Row]):
    """What files of a kind should hold."""

    # Those of the table.
    columns: ClassVar[Sequence[Column]]
    # Columns that say whose row it is: one must be there, and the first is asked for where none is.
    naming: ClassVar[tuple[str, ...]]
    # Columns of which a row fills in at least one; other rows are those nobody filled in.
    figures: ClassVar[tuple[str, ...]]
    # A row is a total where the first filled cell of one of these says so, or of all its cells where these are blank.
    totals: ClassVar[tuple[tuple[str, ...], ...]]
    # What is wrong with a file, or all of them, without.
    no_table: ClassVar[str]
    no_rows: ClassVar[str]
    # Whether each sheet with the required columns is read; else the planner chooses where several have a table.
    every_sheet: ClassVar[bool] = False
    # How many can be read together.
    most_files: int = 1

    @abstractmethod
    def find(self, cells: Mapping[str, str], system: str, *, suggest: bool) -> str | Remark:
        """Return whose row it is, as `Names.find`."""

    @abstractmethod
    def again(self, cells: Mapping[str, str], key: str, first: Place) -> Remark:
        """Return what is wrong with the second row of somebody whose first is at a place."""

    @abstractmethod
    def row(self, key: str, values: Mapping[str, Any]) -> _Row:
        """Return what a row says; values are by column, None where nothing was filled in."""

    def skips(self, cells: Mapping[str, str]) -> bool:
        """Whether a row is no row of the table, besides totals."""
        return False

    def named_otherwise(self, table: SheetTable) -> SheetTable:
        """Return a table with columns under the ids that they have beside the others of the table."""
        return table

    def missing(self, table: SheetTable) -> Sequence[str]:
        """Return the ids of columns without which the table is not taken."""
        return [column.id for column in self.columns if column.required and column.id not in table.headings]

    def settle(self, table: SheetTable, asked: Asked, notes: list[Remark]) -> SheetTable | None:
        """Return the table with one column an id, None where a question must be answered before its rows are read."""
        return replace(table, twice=(*table.twice, *table.dated))

    def read(self, column: Column, text: str) -> Any:
        """Return what a cell says, None where it says nothing that its column can hold."""
        return column.read(text) if column.read else text

    def unread(self, column: Column) -> str:
        """Return what is wrong with a cell that says nothing."""
        return column.expected

    def faults(self, cells: Mapping[str, str], values: Mapping[str, Any]) -> Iterable[Remark]:
        """Return what is wrong with a row each cell of which can be read."""
        return ()

    def finish(self, table: Table, asked: Asked, notes: list[Remark]) -> Sequence[_Row] | Remark:
        """Return the rows of a table in which nothing is wrong, or why none can be used."""
        return [self.row(row.key, row.values) for row in table.rows]


def fault(code: str, column: str, **values: Any) -> Remark:
    """Return what is wrong in a column of a row; what stands there is added where it is not given as `read`."""
    return Remark(code, values, Place(column=column))


def read_people(text: str) -> int | None:
    """Return a number of people, None where the text is none or it is more than there can be."""
    count = read_count(text)
    return count if count is not None and count <= MOST_PEOPLE else None
