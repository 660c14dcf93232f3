"""Payments to single families that were made public, with what was said of their parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ucj.facts.observations import Source
from ucj.facts.tables import number, one_of, pattern, read_table, text


@dataclass(frozen=True)
class Case:
    """A payment to the family of one worker.

    Attributes
    ----------
    region : str
        Code.
    date : str
        `YYYY-MM-DD`: when it was handed over.
    rupiah : float
        The whole sum.
    savings : bool
        Whether it was said to hold old-age savings (JHT).
    scholarships : int
        Children whose scholarship it was said to hold.
    source : Source
        Where it was published.
    note : str
        What was said of its parts, in Indonesian; blank where nothing was.
    """

    id: str
    region: str
    date: str
    rupiah: float
    savings: bool
    scholarships: int
    source: Source
    note: str


def load_cases(regions: Mapping[str, object], sources: Mapping[str, Source]) -> Sequence[Case]:
    """Return the rows of data/cases.csv in the order of the file.

    Raises
    ------
    DataError
        Naming file, line and column of what is wrong.
    """
    table = read_table(
        "cases.csv",
        {
            "id": text(unique=True),
            "region": text(one_of(*regions)),
            "date": text(pattern(r"^\d{4}-\d{2}-\d{2}$", "full date")),
            "rupiah": number(minimum=1),
            "savings": text(one_of("yes", ""), empty=True),
            "scholarships": number(),
            "source": text(one_of(*sources)),
            "note": text(empty=True),
        },
    )
    return [
        Case(
            id=row.id,
            region=row.region,
            date=row.date,
            rupiah=row.rupiah,
            savings=row.savings == "yes",
            scholarships=int(row.scholarships),
            source=sources[row.source],
            note=row.note,
        )
        for row in table.itertuples(index=False)
    ]
