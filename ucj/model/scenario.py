"""A scenario: a baseline, levers with their assumptions, and the months to look at.

Decisions (people, start, months, payer) and assumptions (validity, take-up, …) are kept apart on purpose: a reader must
be able to tell what was chosen from what was supposed.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import inf

from ucj.facts.groups import Group
from ucj.facts.plan_fields import LONGEST_HORIZON, USUAL_HORIZON
from ucj.facts.regions import Region
from ucj.facts.remarks import RemarkError
from ucj.facts.rules import Payer, Route


class ScenarioError(RemarkError):
    """A scenario that cannot be computed."""


@dataclass(frozen=True)
class Baseline:
    """What a scenario starts from."""

    # Whose people it counts.
    region: Region
    # People; published, or typed in by the planner.
    active: float
    potential: float
    # Date of `active`, blank where it was typed in.
    as_of: str = ""
    # Whether the planner typed the figures in.
    typed: bool = False
    # Yearly growth of `potential`, 0.02 for 2 %.
    growth: float = 0.0
    # Share of the active people who leave each month.
    attrition: float = 0.0

    def __post_init__(self) -> None:
        """Refuse figures that cannot be a coverage."""
        if not 0 < self.potential < inf:
            raise ScenarioError("no_potential")
        if not 0 <= self.active <= self.potential:
            raise ScenarioError("active_beyond_potential", active=self.active, potential=self.potential)
        if not 0 <= self.attrition <= 1:
            raise ScenarioError("not_a_share", field="attrition", value=self.attrition)
        if not -1 < self.growth <= 1:
            raise ScenarioError("not_a_share", field="growth", value=self.growth)

    @property
    def coverage(self) -> float:
        """Active ÷ potential."""
        return self.active / self.potential


@dataclass(frozen=True)
class Cohort:
    """People inside the baseline whose contributions a budget paid until a month (a count of months)."""

    people: float
    paid_until: int


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

    # Whom it enrols.
    group: Group
    # People on the list: the slider.
    people: float
    # First month paid, a count of months.
    start: int
    # Months paid.
    months: int
    # Who pays, and for what kind of membership.
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

    def __post_init__(self) -> None:
        """Refuse negative people and empty windows."""
        if not 0 <= self.people < inf:
            raise ScenarioError("negative_people", group=self.group, value=self.people)
        for name in ("months", "ramp"):
            if getattr(self, name) < 1:
                raise ScenarioError("under_a_month", group=self.group, field=name)
        shares = [share for _payer, share in self.split]
        if self.split and (
            not min(shares) >= 0 or not abs(sum(shares) - 1) <= 1e-6 or any(p.is_self for p, _share in self.split)
        ):
            raise ScenarioError("bad_split", group=self.group)

    @property
    def payers(self) -> tuple[tuple[Payer, float], ...]:
        """Who pays which share of the contributions."""
        return self.split or ((self.payer, 1.0),)

    @property
    def in_baseline(self) -> float:
        """People of the funded cohort who are inside the baseline: F·b."""
        return self.cohort.people * self.assumptions.in_baseline if self.cohort else 0.0

    @property
    def kept(self) -> float:
        """People of the funded cohort whom the lever keeps: min(x, F·b)."""
        return min(self.people, self.in_baseline)

    @property
    def lost(self) -> float:
        """People of the funded cohort whom the lever leaves out: F·b − kept."""
        return self.in_baseline - self.kept

    @property
    def enrolled(self) -> float:
        """New entries on the list that are valid and enrol: (x − kept)·v·u."""
        return (self.people - self.kept) * self.assumptions.valid * self.assumptions.take_up

    @property
    def new(self) -> float:
        """New active participants: those enrolled who were not active before."""
        return self.enrolled * (1 - self.assumptions.already_active)


@dataclass(frozen=True)
class Scenario:
    """What is asked: a baseline and levers over some months."""

    # What it starts from.
    baseline: Baseline
    # At most one a group.
    levers: tuple[Lever, ...]
    # First month, a count of months, and how many.
    start: int
    horizon: int = USUAL_HORIZON
    # Coverage to reach, a fraction.
    target: float | None = None
    # What budgets can pay over the horizon; 0 is no money, and a payer that is left out has
    # no ceiling.
    ceilings: tuple[tuple[Payer, float], ...] = ()

    def __post_init__(self) -> None:
        """Refuse what the projection cannot answer."""
        if not 1 <= self.horizon <= LONGEST_HORIZON:
            raise ScenarioError("no_horizon", value=self.horizon, longest=LONGEST_HORIZON)
        if self.target is not None and not 0 < self.target <= 1:
            raise ScenarioError("not_a_share", field="target", value=self.target)
        for payer, rupiah in self.ceilings:
            if not rupiah >= 0:
                raise ScenarioError("bad_ceiling", payer=payer, value=rupiah)
        groups = [lever.group for lever in self.levers]
        for group in groups:
            if groups.count(group) > 1:
                raise ScenarioError("group_twice", group=group)
        for lever in self.levers:
            if lever.start < self.start:
                raise ScenarioError("starts_too_early", group=lever.group, start=self.start)
        funded = sum(lever.in_baseline for lever in self.levers)
        if funded > self.baseline.active:
            raise ScenarioError("cohorts_beyond_active", funded=funded, active=self.baseline.active)
