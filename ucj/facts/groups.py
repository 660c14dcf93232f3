"""Worker groups, the named amounts on their sliders, the cohorts a budget already pays, and assumptions."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from ucj.facts.observations import Source
from ucj.facts.tables import MONTH, listed_in, number, one_of, pattern, read_table, text


@dataclass(frozen=True)
class Group:
    """A worker group that a lever can enrol.

    Attributes
    ----------
    id, label, people_noun : str
        Id, heading and how its people are called in a sentence.
    sector : str
        transport or non_transport; decides the months of the discount of PP 50/2025.
    payer, route : str
        What is usual: ids of data/rules/premiums.toml.
    months : int
        Months of contributions that are usually bought.
    wage_base : float or None
        Rupiah a month from which a PU contribution is counted; None for the one of the rules.
    ceiling_indicator : str
        Figure that bounds the group where a region has no count of its own, blank where none does.
    regions : tuple of str
        Patterns of the codes it is offered in: `52*` for a province and its members, `!5271` for none.
    note : str
        What a reader must know of the group.
    """

    id: str
    label: str
    sector: str
    payer: str
    route: str
    months: int
    wage_base: float | None
    ceiling_indicator: str
    people_noun: str
    regions: tuple[str, ...]
    note: str

    def offered_in(self, region: str) -> bool:
        """Whether the group is offered in a region."""
        refused = any(fnmatchcase(region, pattern[1:]) for pattern in self.regions if pattern.startswith("!"))
        return not refused and any(fnmatchcase(region, pattern) for pattern in self.regions)


@dataclass(frozen=True)
class Tick:
    """A published number of people in a group of a region; `default` is where the slider starts."""

    region: str
    group: str
    people: int
    label: str
    source: Source
    default: bool


@dataclass(frozen=True)
class FundedCohort:
    """People of a group whose contributions a budget paid until a month; blank where the month is not known."""

    region: str
    group: str
    people: int
    payer: str
    paid_until: str
    source: Source
    note: str


@dataclass(frozen=True)
class Assumption:
    """An assumption with its range.

    Attributes
    ----------
    id : str
        valid, take_up, already_active, retention, in_baseline or grace.
    applies_to : str
        all, funded (a budget or another body pays) or self (people pay themselves).
    region : str
        Code it is measured for, blank for everywhere.
    low, central, high : float
        Fractions 0–1, months for grace. `high` is None where it is the coverage of the region.
    sources : tuple of Source
        Empty where no measured figure exists.
    """

    id: str
    applies_to: str
    region: str
    low: float
    central: float
    high: float | None
    sources: tuple[Source, ...]
    note: str


def load_groups() -> Mapping[str, Group]:
    """Return the groups of data/groups.csv by id."""
    table = read_table(
        "groups.csv",
        {
            "id": text(unique=True),
            "label": text(),
            "sector": text(one_of("transport", "non_transport")),
            "payer": text(),
            "route": text(),
            "months": number(minimum=1),
            "wage_base": number(empty=True),
            "ceiling_indicator": text(empty=True),
            "people_noun": text(),
            "regions": text(),
            "note": text(empty=True),
        },
    )
    return {row.id: _group(row._asdict()) for row in table.itertuples(index=False)}


def _group(row: dict[str, Any]) -> Group:
    row["months"] = int(row["months"])
    row["wage_base"] = None if math.isnan(row["wage_base"]) else row["wage_base"]
    row["regions"] = tuple(row["regions"].split(";"))
    return Group(**row)


def load_ticks(
    regions: Mapping[str, object], groups: Mapping[str, Group], sources: Mapping[str, Source]
) -> Sequence[Tick]:
    """Return the ticks of data/ticks.csv in the order of the file."""
    table = read_table(
        "ticks.csv",
        {
            "region": text(listed_in("regions.csv", regions)),
            "group": text(one_of(*groups)),
            "people": number(),
            "label": text(),
            "source": text(listed_in("sources.csv", sources)),
            "default": text(one_of("yes", ""), empty=True),
        },
    )
    return tuple(
        Tick(row.region, row.group, int(row.people), row.label, sources[row.source], row.default == "yes")
        for row in table.itertuples(index=False)
    )


def load_cohorts(
    regions: Mapping[str, object], groups: Mapping[str, Group], sources: Mapping[str, Source]
) -> Mapping[tuple[str, str], FundedCohort]:
    """Return the funded cohorts of data/cohorts.csv by region and group."""
    table = read_table(
        "cohorts.csv",
        {
            "region": text(listed_in("regions.csv", regions)),
            "group": text(one_of(*groups)),
            "people": number(),
            "payer": text(),
            "paid_until": text(pattern(MONTH, "month YYYY-MM"), empty=True),
            "source": text(listed_in("sources.csv", sources)),
            "note": text(empty=True),
        },
    )
    return {
        (row.region, row.group): FundedCohort(
            row.region, row.group, int(row.people), row.payer, row.paid_until, sources[row.source], row.note
        )
        for row in table.itertuples(index=False)
    }


def load_assumptions(regions: Mapping[str, object], sources: Mapping[str, Source]) -> Sequence[Assumption]:
    """Return the assumptions of data/assumptions.csv in the order of the file."""
    table = read_table(
        "assumptions.csv",
        {
            "id": text(one_of("valid", "take_up", "already_active", "retention", "in_baseline", "grace")),
            "applies_to": text(one_of("all", "funded", "self")),
            "region": text(listed_in("regions.csv", {"", *regions}), empty=True),
            "low": number(),
            "central": number(),
            "high": number(empty=True),
            "source": text(empty=True),
            "note": text(empty=True),
        },
    )
    return tuple(
        Assumption(
            row.id,
            row.applies_to,
            row.region,
            row.low,
            row.central,
            None if math.isnan(row.high) else row.high,
            tuple(sources[key] for key in row.source.split(";") if key),
            row.note,
        )
        for row in table.itertuples(index=False)
    )
