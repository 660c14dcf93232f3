"""Who may pay for whom: a row of data/eligibility.csv for each payer and each worker group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from ucj.facts.data_files import DataError, Day, Tables, one_of, read_rows, row_of, rows_of
from ucj.facts.groups import Group
from ucj.facts.observations import Source

FILE = "eligibility.csv"
# Who pays for oneself needs no permission.
ALWAYS = "self"


@dataclass(frozen=True, kw_only=True)
class Eligibility:
    """Whether a payer may pay the contributions of a group, and by which rule."""

    # Id of data/rules/premiums.toml.
    payer: str
    group: Annotated[Group, row_of("groups")]
    # conditional: where what the note says holds.
    allowed: Annotated[str, one_of("yes", "conditional", "no")]
    # The law or rule, blank where none was found.
    reference: str = ""
    # Where it was read, or where it was done.
    sources: Annotated[tuple[Source, ...], Field(alias="source"), rows_of("sources")] = ()
    # The day on which the sources were found to say so, blank where the rule itself is still to be verified.
    verified: Day = ""
    # The condition and what could not be verified, in Indonesian.
    note: str = ""


def load_eligibility(tables: Tables, payers: Iterable[str]) -> Mapping[tuple[str, str], Eligibility]:
    """Return the rows of data/eligibility.csv by the ids of payer and group.

    Parameters
    ----------
    tables : mapping of str to mapping
        groups and sources; see `read_rows`.
    payers : iterable of str
        Ids of everybody who can pay; `self` has no rows.

    Raises
    ------
    DataError
        For a faulty row, an unknown payer, a pair that stands twice or is missing, and a row that does not say what is
        not verified.
    """
    known = [payer for payer in payers if payer != ALWAYS]
    found: dict[tuple[str, str], Eligibility] = {}
    faults = []
    for line, row in enumerate(read_rows(FILE, Eligibility, tables), start=2):
        pair = row.payer, row.group.id
        if row.payer not in known:
            faults.append(f"line {line}, column payer: {row.payer!r} is no payer of data/rules/premiums.toml")
        elif pair in found:
            faults.append(f"line {line}, column group: a second row for {','.join(pair)}")
        if not (row.verified or row.note):
            faults.append(f"line {line}, column note: blank, and nothing is verified")
        found[pair] = row
    pairs = ((payer, group) for payer in known for group in tables["groups"])
    faults += [f"no row {','.join(pair)}" for pair in pairs if pair not in found]
    if faults:
        raise DataError("\n".join(f"data/{FILE}, {fault}" for fault in faults))
    return found
