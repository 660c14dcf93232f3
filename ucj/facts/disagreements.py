"""Where published figures disagree: which figures stand side by side, and why they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ucj.facts.observations import Observation
from ucj.facts.tables import DataError, listed_in, read_table, text


@dataclass(frozen=True)
class Disagreement:
    """Figures of one region that do not agree, and how the app settles them, in Indonesian."""

    region: str
    title: str
    figures: tuple[Observation, ...]
    explanation: str


def load_disagreements(regions: Mapping[str, object], observations: Sequence[Observation]) -> Sequence[Disagreement]:
    """Return the rows of data/disagreements.csv; their `figures` are written `indicator@source`.

    Where a source gives an indicator at several dates, `indicator@source@date` names one of them.

    Raises
    ------
    DataError
        Where a row names a figure that the ledger does not hold.
    """
    table = read_table(
        "disagreements.csv",
        {"region": text(listed_in("regions.csv", regions)), "title": text(), "figures": text(), "explanation": text()},
    )
    result = []
    for line, row in enumerate(table.itertuples(index=False), start=2):
        figures: list[Observation] = []
        for reference in row.figures.split(";"):
            indicator, source, as_of = [*reference.split("@"), "", ""][:3]
            found = [
                figure
                for figure in observations
                if (figure.region, figure.indicator, figure.source.id) == (row.region, indicator, source)
                and as_of in ("", figure.as_of)
            ]
            if not found:
                raise DataError(f"data/disagreements.csv, line {line}, column figures: no figure {reference!r}")
            figures += found
        result.append(Disagreement(row.region, row.title, tuple(figures), row.explanation))
    return tuple(result)
