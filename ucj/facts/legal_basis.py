"""The rules that the programme and its budgets rest on, and how far each was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from ucj.facts.data_files import DataError, Date, Day, Tables, one_of, read_rows, rows_of
from ucj.facts.observations import Source

FILE = "legal_basis.csv"


@dataclass(frozen=True, kw_only=True)
class LegalBasis:
    """A law, a letter, or a rule of the programme that readers ask for."""

    # law: has a number; rule: what a law holds, said for itself.
    kind: Annotated[str, one_of("law", "rule")]
    name: str
    # What it says in one line, in Indonesian; blank where its name alone is known.
    says: str = ""
    # Of the law itself, blank where nobody said it.
    date: Date | Literal[""] = ""
    # Where it was read of.
    sources: Annotated[tuple[Source, ...], rows_of("sources")]
    # The day on which the sources were found to say so, blank where its name alone is known or nobody can vouch for it.
    verified: Day | Literal[""] = ""


def load_legal_basis(tables: Tables) -> tuple[LegalBasis, ...]:
    """Return the rows of data/legal_basis.csv in their order.

    Raises
    ------
    DataError
        For a faulty row, a name that stands twice, and where something is verified but not said.
    """
    rows = read_rows(FILE, LegalBasis, tables, unique=["name"])
    for line, row in enumerate(rows, start=2):
        if row.verified and not row.says:
            raise DataError(f"data/{FILE}, line {line}, column says: blank, and verified")
    return tuple(rows)
