"""The ledger: indicators, sources and observations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo

from ucj.facts.data_files import DataError, Date, Day, Number, Tables, matching, one_of, read_rows, row_of
from ucj.facts.regions import Region

# What was collected by hand, and what BPS publishes for every region (written by tools/bps.py).
FILES = ("observations.csv", "observations_bps.csv")

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


Bound = Literal["", "at_least", "at_most", "about"]


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """An indicator with the headings of its metadata in Satu Data."""

    id: str
    label: str
    unit: Annotated[str, one_of(*UNIT_FACTORS)]
    definition: str
    formula: str
    satuan: str
    interpretation: str
    data_source: str
    # How often it is published, in months; None where that is not known.
    every_months: Annotated[int, Field(ge=1)] | None = None

    @property
    def is_target(self) -> bool:
        """Whether it is set for a year and measured by nobody."""
        return self.id.startswith("target_")


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a figure was published."""

    id: str
    # In brackets where it is ours.
    title: str
    publisher: str
    date: Date
    # Blank where no address is on record.
    url: Annotated[str, matching("https?://.*", "an address that starts with http")] = ""
    verified: Day
    # Whether the address holds a copy that somebody made of what the publisher published.
    copy: bool = False


def _in_base_units(value: float, info: ValidationInfo) -> float:
    return value * UNIT_FACTORS[info.data["indicator"].unit] if "indicator" in info.data else value


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A published figure of anything."""

    indicator: Annotated[Indicator, row_of("indicators")]
    # In base units: people, rupiah, index points, or a fraction 0–1 for percentages.
    value: Annotated[Number, AfterValidator(_in_base_units)]
    # What the figure describes, not when it was printed.
    as_of: Date
    # statement: said to the press; derived: arithmetic, in the note; projected: computed ahead of time by its source.
    status: Annotated[str, one_of("official", "statement", "derived", "planned", "projected", "disputed")]
    source: Annotated[Source, row_of("sources")]
    # When the period began that the figure sums up, which ends with `as_of`; blank where it is `as_of` itself.
    since: Date | Literal[""] = ""
    # Whether the printed number is a bound ("lebih dari 30 persen") or was said to be rough; blank for a plain figure.
    bound: Bound = ""
    # Who gave the figure, where the source quotes somebody, in Indonesian.
    said_by: str = ""
    # What a reader must know, in Indonesian.
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Observation(Figure):
    """A published figure of a region; the app leads with one of them for each indicator."""

    region: Annotated[Region, row_of("regions")]
    lead: bool = False
    # Of a percentage: whose share it is, in Indonesian. Two of them compare where this is the same and not blank.
    basis: str = ""


def load_observations(tables: Tables) -> tuple[Observation, ...]:
    """Return the rows of both files of the ledger, in their order and in base units.

    Parameters
    ----------
    tables : mapping of str to mapping
        regions, indicators and sources; see `read_rows`.

    Raises
    ------
    DataError
        For an unknown region, indicator or source, and where two rows lead for one region and indicator.
    """
    observations, led = [], set()
    for name in FILES:
        for line, figure in enumerate(read_rows(name, Observation, tables), start=2):
            observations.append(figure)
            which = figure.region.code, figure.indicator.id
            if figure.lead and which in led:
                raise DataError(f"data/{name}, line {line}, column lead: a second row leads for {' '.join(which)}")
            led |= {which} if figure.lead else set()
    return tuple(observations)
