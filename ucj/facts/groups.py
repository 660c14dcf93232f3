"""Worker groups, the named amounts on their sliders, the cohorts a budget already pays, and assumptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from ucj.facts.data_files import DataError, Number, People, matching, one_of, read_rows, row_of, rows_of
from ucj.facts.observations import Source
from ucj.facts.regions import Region

MonthText = Annotated[str, matching(r"\d{4}-\d{2}", "a month YYYY-MM")]


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
    # Id of the group whose people contain these, blank where none does; it lies within no other itself.
    within: str = ""
    # Patterns of the codes it is offered in: `52*` for a province and its members, `!5271` for none.
    regions: Annotated[tuple[str, ...], BeforeValidator(lambda cell: cell.split(";"))]
    # What a reader must know of the group.
    note: str = ""

    def offered_in(self, region: str) -> bool:
        """Whether the group is offered in a region."""
        refused = any(fnmatchcase(region, pattern[1:]) for pattern in self.regions if pattern.startswith("!"))
        return not refused and any(fnmatchcase(region, pattern) for pattern in self.regions)


def load_groups() -> dict[str, Group]:
    """Return the groups of data/groups.csv by id.

    Raises
    ------
    DataError
        For a faulty row, and where `within` names no group, the group itself, or one that lies within another.
    """
    rows = read_rows("groups.csv", Group, unique=["id"])
    groups = {row.id: row for row in rows}
    faults = [
        f"data/groups.csv, line {line}, column within: {fault}"
        for line, row in enumerate(rows, start=2)
        if row.within and (fault := _nesting_fault(row, groups))
    ]
    if faults:
        raise DataError("\n".join(faults))
    return groups


def _nesting_fault(group: Group, groups: Mapping[str, Group]) -> str:
    if group.within not in groups:
        return f"no group {group.within!r}"
    if group.within == group.id or groups[group.within].within:
        return f"{group.within!r} lies within a group itself"
    return ""


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
    """People of a group whose contributions a budget paid from one month to another; blank where one is not known."""

    region: Annotated[Region, row_of("regions")]
    group: Annotated[Group, row_of("groups")]
    people: People
    payer: str
    # Who pays, in Indonesian, where it is more than the one budget that the model takes it for.
    paid_by: str = ""
    paid_from: MonthText = ""
    paid_until: MonthText = ""
    source: Annotated[Source, row_of("sources")]
    note: str = ""


def latest_cohorts(cohorts: Iterable[FundedCohort]) -> dict[tuple[str, str], FundedCohort]:
    """Return the cohort of each region and group that was paid last, by both codes; one without an end goes on."""
    by_end = sorted(cohorts, key=lambda cohort: cohort.paid_until or "9999-12")
    return {(cohort.region.code, cohort.group.id): cohort for cohort in by_end}


def _not_negative(value: float | None, info: ValidationInfo) -> float | None:
    if value is not None and value < 0 and info.data.get("id") != "organic":
        raise ValueError("negative")
    return value


# People come and go: their net change alone may be a loss.
_Amount = Annotated[float, Field(ge=-1, allow_inf_nan=False), AfterValidator(_not_negative)]


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """An assumption with its range: fractions 0–1, months for grace, net change a month for organic."""

    id: Annotated[str, one_of("valid", "take_up", "already_active", "retention", "in_baseline", "grace", "organic")]
    # funded: a budget or another body pays; self: people pay themselves.
    applies_to: Annotated[str, one_of("all", "funded", "self")]
    # What it is measured for, None for everywhere.
    region: Annotated[Region, row_of("regions")] | None = None
    low: _Amount
    central: _Amount
    # None where it is the coverage of the region.
    high: _Amount | None = None
    # Empty where no measured figure exists.
    sources: Annotated[tuple[Source, ...], Field(alias="source"), rows_of("sources")] = ()
    note: str = ""
