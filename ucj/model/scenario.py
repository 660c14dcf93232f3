"""A scenario: a baseline, levers with their assumptions, and the months to look at.

Decisions (people, start, months, payer) and assumptions (validity, take-up, …) are kept apart on purpose: a reader must
be able to tell what was chosen from what was supposed.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ucj.facts.eligibility import Eligibility
from ucj.facts.groups import Group
from ucj.facts.plan_fields import LONGEST_HORIZON, USUAL_HORIZON
from ucj.facts.regions import Region
from ucj.facts.remarks import RemarkError
from ucj.facts.rules import Payer, Route, last_month


class ScenarioError(RemarkError):
    """A scenario that cannot be computed."""


@dataclass(frozen=True)
class Cohort:
    """People inside the baseline whose contributions a budget paid until a month, and what is supposed of them."""

    group: Group
    # People whom the budget paid for: F.
    people: float
    # The last month paid, a count of months; None where no end is known: then they are taken to stay.
    paid_until: int | None
    # Share of them inside the baseline (that were, where their end lies before it), share that pays for itself
    # afterwards, months in arrears still counted.
    in_baseline: float
    retention: float
    grace: int

    @property
    def inside(self) -> float:
        """People of the cohort inside the baseline: F·b."""
        return self.people * self.in_baseline

    @property
    def last_counted(self) -> float:
        """The last month, a count of months, in which all of them count as active; infinite without a known end."""
        return inf if self.paid_until is None else self.paid_until + self.grace

    def covered(self, month: int) -> float:
        """Return the people of the cohort who are active in a month if nothing is done."""
        return self.inside if month <= self.last_counted else self.retention * self.inside


@dataclass(frozen=True)
class Baseline:
    """What a scenario starts from."""

    region: Region
    # People; published, or typed in by the planner.
    active: float
    potential: float
    # Date of `active`, blank where a planner typed it in.
    as_of: str = ""
    # Whether the figures are others than the published ones.
    typed: bool = False
    # Yearly growth of `potential`, 0.02 for 2 %; other than 0 it takes the place of `anchors`.
    growth: float = 0.0
    # Net change a month of the active who belong to no cohort, a fraction.
    organic: float = 0.0
    # Later workers that published targets imply: month, a count of months, and people.
    anchors: tuple[tuple[int, float], ...] = ()
    # Everybody in `active` whom a budget pays for, as far as is known.
    cohorts: tuple[Cohort, ...] = ()

    def __post_init__(self) -> None:
        """Refuse figures that cannot be a coverage."""
        if not 0 < self.potential < inf:
            raise ScenarioError("no_potential")
        if not 0 <= self.active <= self.potential:
            raise ScenarioError("active_beyond_potential", active=self.active, potential=self.potential)
        if not -1 < self.organic <= 1:
            raise ScenarioError("not_a_share", field="organic", value=self.organic)
        if not -1 < self.growth <= 1:
            raise ScenarioError("not_a_share", field="growth", value=self.growth)

    @property
    def coverage(self) -> float:
        """Active ÷ potential."""
        return self.active / self.potential

    @property
    def month(self) -> int | None:
        """The month of `active`, a count of months; None without a date."""
        return last_month(self.as_of) if self.as_of else None


@dataclass(frozen=True)
class Assumptions:
    """What is supposed of a group: fractions 0–1, and months of grace."""

    # Entries that pass the checks of NIK and age.
    valid: float
    # Valid people who enrol.
    take_up: float
    # Of them, people who are active participants already.
    already_active: float
    # People who pay for themselves when the window ends.
    retention: float
    # Share of the funded cohort still inside the baseline.
    in_baseline: float
    # Months in arrears still counted as active.
    grace: int

    def __post_init__(self) -> None:
        """Refuse shares outside 0–1 and negative months."""
        for item in fields(self):
            value = getattr(self, item.name)
            if item.name == "grace":
                if not value >= 0:
                    raise ScenarioError("too_few_months", field="grace", least=0)
            elif not 0 <= value <= 1:
                raise ScenarioError("not_a_share", field=item.name, value=value)


@dataclass(frozen=True)
class Lever:
    """The enrolment of one worker group."""

    group: Group
    # People on the list: the slider.
    people: float
    # First month paid, a count of months.
    start: int
    # Months paid.
    months: int
    payer: Payer
    route: Route
    # What is supposed of the group.
    assumptions: Assumptions
    # Months over which enrolment spreads evenly.
    ramp: int = 1
    # The people of the group who are in the baseline because a budget paid for them.
    cohort: Cohort | None = None
    # Where several budgets pay: payers and shares of the contributions that add up to 1; `payer` is then
    # the first of them.
    split: tuple[tuple[Payer, float], ...] = ()
    # The most people the group can have, None where no figure bounds it.
    ceiling: float | None = None
    # The outermost group that holds its people (its own where none does), and how many that has, None if unknown.
    family: Group | None = None
    family_ceiling: float | None = None
    # Whether its payers may pay for the group, as far as there are rules.
    eligibility: tuple[Eligibility, ...] = ()
    # Share of those enrolled who pay for themselves from the month after so many paid ones: whose business has grown.
    graduating: float = 0.0
    graduating_after: int = 12

    def __post_init__(self) -> None:
        """Refuse negative people and empty windows."""
        if not 0 <= self.people < inf:
            raise ScenarioError("negative_people", group=self.group, value=self.people)
        for name in ("months", "ramp", "graduating_after"):
            if getattr(self, name) < 1:
                raise ScenarioError("under_a_month", group=self.group, field=name)
        shares = [share for _payer, share in self.split]
        own = any(payer.id == "self" for payer, _share in self.split)
        if self.split and (own or not min(shares) >= 0 or not abs(sum(shares) - 1) <= 1e-6):
            raise ScenarioError("bad_split", group=self.group)
        if not 0 <= self.graduating <= 1:
            raise ScenarioError("not_a_share", field="graduating", value=self.graduating)

    @property
    def payers(self) -> tuple[tuple[Payer, float], ...]:
        """Who pays which share of the contributions."""
        return self.split or ((self.payer, 1.0),)

    @property
    def inside(self) -> float:
        """People of the funded cohort inside the baseline: F·b."""
        return self.cohort.inside if self.cohort else 0.0

    @property
    def kept(self) -> float:
        """Listed people of the cohort who are still covered when the lever begins: they are renewed."""
        return min(self.people, self.cohort.covered(self.start)) if self.cohort else 0.0

    @property
    def again(self) -> float:
        """Listed people of the cohort whose cover had lapsed before: they are covered again."""
        return min(self.people, self.inside) - self.kept

    @property
    def lost(self) -> float:
        """People of the cohort whom the lever leaves out: F·b − kept − again."""
        return self.inside - self.kept - self.again

    @property
    def enrolled(self) -> float:
        """Listed people from outside the cohort who are valid and enrol: (x − kept − again)·v·u."""
        return (self.people - self.kept - self.again) * self.assumptions.valid * self.assumptions.take_up

    @property
    def new(self) -> float:
        """Active people the lever adds: those covered again, and those enrolled who were not active before."""
        return self.again + self.enrolled * (1 - self.assumptions.already_active)


@dataclass(frozen=True)
class Ceiling:
    """Rupiah a payer has in a budget year, January to December; in each year where `year` is None. 0 is no money."""

    payer: Payer
    rupiah: float
    year: int | None = None

    def __post_init__(self) -> None:
        """Refuse less than nothing."""
        if not self.rupiah >= 0:
            raise ScenarioError("bad_ceiling", payer=self.payer, value=self.rupiah)


@dataclass(frozen=True)
class Scenario:
    """What is asked: a baseline and levers over some months."""

    # What it starts from.
    baseline: Baseline
    # At most one a group.
    levers: tuple[Lever, ...]
    # First month of the plan, a count of months, and how many from there.
    start: int
    horizon: int = USUAL_HORIZON
    # Coverage to reach, a fraction, and the published number of participants it means, None where none was published.
    target: float | None = None
    target_people: float | None = None
    # A payer that is left out has no ceiling.
    ceilings: tuple[Ceiling, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what the projection cannot answer."""
        if not 1 <= self.horizon <= LONGEST_HORIZON:
            raise ScenarioError("no_horizon", value=self.horizon, longest=LONGEST_HORIZON)
        if self.target is not None and not 0 < self.target <= 1:
            raise ScenarioError("not_a_share", field="target", value=self.target)
        groups = [lever.group for lever in self.levers]
        for group in groups:
            if groups.count(group) > 1:
                raise ScenarioError("group_twice", group=group)
        for lever in self.levers:
            if lever.start < self.start:
                raise ScenarioError("starts_too_early", group=lever.group, start=self.start)
        funded = sum(cohort.covered(self.first_month) for cohort in self.cohorts)
        if funded > self.baseline.active:
            raise ScenarioError("cohorts_beyond_active", funded=funded, active=self.baseline.active)

    @property
    def idle_cohorts(self) -> tuple[Cohort, ...]:
        """The funded cohorts of the baseline whose group has no lever: they lapse at their end."""
        planned = {lever.group for lever in self.levers}
        return tuple(cohort for cohort in self.baseline.cohorts if cohort.group not in planned)

    @property
    def cohorts(self) -> tuple[Cohort, ...]:
        """All funded cohorts; where a group has a lever, with what that supposes."""
        return (*(lever.cohort for lever in self.levers if lever.cohort), *self.idle_cohorts)

    @property
    def first_month(self) -> int:
        """The month of the baseline; the first of the plan where the baseline has no date or a later one."""
        known = self.baseline.month
        return self.start if known is None else min(known, self.start)

    @property
    def months(self) -> NDArray[np.int64]:
        """Counts of months, from that of the baseline to the last one looked at."""
        return np.arange(self.first_month, self.start + self.horizon)

    def needed(self, potential: Any) -> Any:
        """Return the participants that the target means with so many workers; None without a target."""
        if self.target is None:
            return None
        return self.target * potential if self.target_people is None else potential * 0 + self.target_people
