"""The ledger: indicators, sources and observations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ucj.facts.tables import CODE, DATE, DataError, listed_in, number, one_of, pattern, read_table, text

# What was collected by hand, and what BPS publishes for every region (written by tools/bps.py).
FILES = ("observations.csv", "observations_bps.csv")
STATUSES = ("official", "statement", "derived", "planned", "disputed")

# Figures stay in data/ as their source prints them; inside the code they are in base units.
UNIT_FACTORS = {
    "people": 1.0,
    "thousand people": 1000.0,
    "percent": 0.01,
    "rupiah per capita per month": 1.0,
    "rupiah": 1.0,
    "payments": 1.0,
    "index": 1.0,
    "rank": 1.0,
    "count": 1.0,
}


@dataclass(frozen=True)
class Indicator:
    """An indicator with the headings of its metadata in Satu Data."""

    id: str
    label: str
    unit: str
    definition: str
    formula: str
    satuan: str
    interpretation: str
    data_source: str


@dataclass(frozen=True)
class Source:
    """Where a figure was published; `url` is blank where no address is on record, `title` in brackets is ours."""

    id: str
    title: str
    publisher: str
    date: str
    url: str
    verified: str


@dataclass(frozen=True)
class Observation:
    """One published figure.

    Attributes
    ----------
    region, indicator : str
        Code and id.
    value : float
        In base units: people, rupiah, index points, or a fraction 0–1 for percentages.
    as_of : str
        `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: what the figure describes, not when it was printed.
    status : str
        official, statement (said to the press), derived (arithmetic, in the note), planned or disputed.
    source : Source
        Where it was published.
    lead : bool
        Whether the app leads with it.
    note : str
        What a reader must know, in Indonesian.
    """

    region: str
    indicator: str
    value: float
    as_of: str
    status: str
    source: Source
    lead: bool
    note: str


def load_indicators() -> Mapping[str, Indicator]:
    """Return the indicators of data/indicators.csv by id."""
    columns = {name: text() for name in Indicator.__dataclass_fields__}
    columns["id"] = text(unique=True)
    columns["unit"] = text(one_of(*UNIT_FACTORS))
    table = read_table("indicators.csv", columns)
    return {row.id: Indicator(**row._asdict()) for row in table.itertuples(index=False)}


def load_sources() -> Mapping[str, Source]:
    """Return the sources of data/sources.csv by id."""
    table = read_table(
        "sources.csv",
        {
            "id": text(unique=True),
            "title": text(),
            "publisher": text(),
            "date": text(pattern(DATE, "date")),
            "url": text(pattern(r"^https?://", "address that starts with http"), empty=True),
            "verified": text(pattern(r"^\d{4}-\d{2}-\d{2}$", "full date")),
        },
    )
    return {row.id: Source(**row._asdict()) for row in table.itertuples(index=False)}


def load_observations(
    regions: Mapping[str, object], indicators: Mapping[str, Indicator], sources: Mapping[str, Source]
) -> tuple[Observation, ...]:
    """Return the rows of both files of the ledger, in their order and in base units.

    Raises
    ------
    DataError
        For an unknown region, indicator or source, and where two rows lead for one region and indicator.
    """
    columns = {
        "region": text(pattern(CODE, "BPS code"), listed_in("regions.csv", regions)),
        "indicator": text(listed_in("indicators.csv", indicators)),
        "value": number(),
        "as_of": text(pattern(DATE, "date")),
        "status": text(one_of(*STATUSES)),
        "source": text(listed_in("sources.csv", sources)),
        "lead": text(one_of("yes", ""), empty=True),
        "note": text(empty=True),
    }
    table = pd.concat([read_table(name, columns) for name in FILES], keys=FILES)
    _refuse_second_leads(table)
    return tuple(
        Observation(
            region=row.region,
            indicator=row.indicator,
            value=row.value * UNIT_FACTORS[indicators[row.indicator].unit],
            as_of=row.as_of,
            status=row.status,
            source=sources[row.source],
            lead=row.lead == "yes",
            note=row.note,
        )
        for row in table.itertuples(index=False)
    )


def _refuse_second_leads(table: pd.DataFrame) -> None:
    leading = table[table.lead == "yes"]
    twice = leading[leading.duplicated(["region", "indicator"])]
    if len(twice):
        (file, index), row = twice.index[0], twice.iloc[0]
        raise DataError(
            f"data/{file}, line {index + 2}, column lead: a second row leads for {row.region} {row.indicator}"
        )
