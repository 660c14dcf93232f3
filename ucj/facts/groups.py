"""Worker groups, the named amounts on their sliders, the cohorts a budget already pays, and assumptions."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Annotated

from pydantic import BeforeValidator, Field

from ucj.facts.data_files import Number, People, matching, one_of, row_of, rows_of
from ucj.facts.observations import Source
from ucj.facts.regions import Region


@dataclass(frozen=True, kw_only=True)
class Group:
    """A worker group that a lever can enrol."""

    id: str
    label: str
    # How its people are called in a sentence.
    people_noun: str
    # Decides the months of the discount of PP 50/2025.
    sector: Annotated[str, one_of("transport", "non_transport")]
    # What is usual: ids of data/rules/premiums.toml.
    payer: str
    route: str
    # Months of contributions that are usually bought.
    months: Annotated[int, Field(ge=1)]
    # Rupiah a month from which a PU contribution is counted; None for the one of the rules.
    wage_base: Number | None = None
    # Figure that bounds the group where a region has no count of its own, blank where none does.
    ceiling_indicator: str = ""
    # Patterns of the codes it is offered in: `52*` for a province and its members, `!5271` for none.
    regions: Annotated[tuple[str, ...], BeforeValidator(lambda cell: cell.split(";"))]
    # What a reader must know of the group.
    note: str = ""

    def offered_in(self, region: str) -> bool:
        """Whether the group is offered in a region."""
        refused = any(fnmatchcase(region, pattern[1:]) for pattern in self.regions if pattern.startswith("!"))
        return not refused and any(fnmatchcase(region, pattern) for pattern in self.regions)


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A published number of people in a group of a region; `default` is where the slider starts."""

    region: Annotated[Region, row_of("regions")]
    group: Annotated[Group, row_of("groups")]
    people: People
    label: str
    source: Annotated[Source, row_of("sources")]
    default: bool = False


@dataclass(frozen=True, kw_only=True)
class FundedCohort:
    """People of a group whose contributions a budget paid until a month; blank where the month is not known."""

    region: Annotated[Region, row_of("regions")]
    group: Annotated[Group, row_of("groups")]
    people: People
    payer: str
    paid_until: Annotated[str, matching(r"\d{4}-\d{2}", "a month YYYY-MM")] = ""
    source: Annotated[Source, row_of("sources")]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """An assumption with its range: fractions 0–1, months for grace."""

    id: Annotated[str, one_of("valid", "take_up", "already_active", "retention", "in_baseline", "grace")]
    # funded: a budget or another body pays; self: people pay themselves.
    applies_to: Annotated[str, one_of("all", "funded", "self")]
    # What it is measured for, None for everywhere.
    region: Annotated[Region, row_of("regions")] | None = None
    low: Number
    central: Number
    # None where it is the coverage of the region.
    high: Number | None = None
    # Empty where no measured figure exists.
    sources: Annotated[tuple[Source, ...], Field(alias="source"), rows_of("sources")] = ()
    note: str = ""
