"""The projection: what a scenario does to coverage and money, month by month, beside doing nothing.

The people are followed by `ucj.model.kernel`; here they get their scenario, their money and their notes. Months run
from that of the published baseline, and what a plan adds is what it has beyond no plan in the same month.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ucj.facts.remarks import Remark
from ucj.facts.rules import Payer, PremiumRules, year_of
from ucj.model.kernel import Families, LeverArrays, follow
from ucj.model.money import lever_money
from ucj.model.notes import notes
from ucj.model.potential import potential_at
from ucj.model.scenario import Scenario

Array = NDArray[np.float64]
# Raised whenever the same scenario gives other figures, so that a link or a file from before says so.
MODEL_VERSION = 2


@dataclass(frozen=True)
class PlanMonth:
    """What a plan has done by a month, a count of months: people as in `Projection`, `needed` those of its target."""

    month: int
    needed: float | None
    potential: float
    without_plan: float
    base: float
    active_low: float
    active: float
    active_high: float

    @property
    def coverage(self) -> float:
        """Active ÷ potential, if groups are independent."""
        return self.active / self.potential

    @property
    def coverage_without_plan(self) -> float:
        """Coverage if nothing is done."""
        return self.without_plan / self.potential

    @property
    def coverage_low(self) -> float:
        """Coverage if all groups overlap."""
        return self.active_low / self.potential

    @property
    def coverage_high(self) -> float:
        """Coverage if no groups overlap."""
        return self.active_high / self.potential

    @property
    def added(self) -> float:
        """Active people beyond those there would be if nothing were done."""
        return self.active - self.without_plan

    @property
    def missing(self) -> float | None:
        """People still missing to the target, None without one."""
        return None if self.needed is None else max(0.0, self.needed - self.active)

    @property
    def reached(self) -> bool:
        """Whether the target is reached; never without one."""
        return self.missing is not None and self.missing < 0.5


@dataclass(frozen=True)
class Projection:
    """What a scenario does. Arrays have shape (T,), or (L, T) where they differ by lever."""

    # What was asked.
    scenario: Scenario
    # Counts of months, from that of the baseline to the last.
    months: NDArray[np.int64]
    # Workers in the denominator, active people if nothing is done, and with the plan but without those it adds.
    potential: Array
    without_plan: Array
    base: Array
    # Active people who belong to no funded cohort.
    outside: Array
    # Shape (C, T): active people of the funded cohort of each lever, none where it has none, then of the idle cohorts.
    cohort_by_lever: Array
    # Active people if all groups overlap, if they are independent, if none overlap.
    active_low: Array
    active: Array
    active_high: Array
    # Shape (L, T): New active people of each lever alone; their sum is not the result, because groups overlap.
    new_by_lever: Array
    # Rupiah a month by payer, unrounded, without what people pay themselves.
    cost: dict[Payer, Array]
    # Rupiah a month that people pay themselves, unrounded.
    self_paid: Array
    # What the reader must be told.
    notes: tuple[Remark, ...]

    @property
    def coverage(self) -> Array:
        """Active ÷ potential by month, if groups are independent."""
        return self.active / self.potential

    @property
    def needed(self) -> Array | None:
        """Participants that the target means by month, None without a target."""
        needed: Array | None = self.scenario.needed(self.potential)
        return needed

    @property
    def judged(self) -> PlanMonth:
        """The month the plan is judged by."""
        return self.at(judged_month(self.scenario))

    @property
    def first(self) -> PlanMonth:
        """The month of the baseline."""
        return self.at(int(self.months[0]))

    @property
    def last(self) -> PlanMonth:
        """The last month looked at."""
        return self.at(int(self.months[-1]))

    def at(self, month: int) -> PlanMonth:
        """Return what the plan has done by a month, a count of months."""
        i = month - int(self.months[0])
        people = (self.potential, self.without_plan, self.base, self.active_low, self.active, self.active_high)
        needed = self.scenario.needed(float(self.potential[i]))
        return PlanMonth(month, needed, *(float(values[i]) for values in people))

    @property
    def total_cost(self) -> dict[Payer, int]:
        """Rupiah by payer over the horizon, rounded once."""
        return {payer: round(float(months.sum())) for payer, months in self.cost.items()}

    def cost_in(self, payer: Payer, year: int) -> float:
        """Return the rupiah of a payer in a budget year, unrounded."""
        months = self.cost.get(payer, np.zeros(len(self.months)))
        return float(months[year_of(self.months) == year].sum())

    @property
    def total_self_paid(self) -> int:
        """Rupiah that people pay themselves over the horizon, rounded once."""
        return round(float(self.self_paid.sum()))


def judged_month(scenario: Scenario) -> int:
    """Return the last month, a count of months, in which all groups that are still counted are also paid for.

    Of a group in arrears it is not certain what a claim pays. Not before the last group has begun; where groups are
    never all paid for, the last paid month counts, and without a group the last month looked at.
    """
    last = scenario.start + scenario.horizon - 1
    levers = [lever for lever in scenario.levers if lever.people > 0 and lever.start <= last]
    if not levers:
        return last
    arrears = {
        month
        for lever in levers
        for month in range(lever.start + lever.months, lever.start + lever.months + lever.assumptions.grace)
    }
    paid = {month for lever in levers for month in range(lever.start, min(lever.start + lever.months, last + 1))}
    begun = max(lever.start for lever in levers)
    return max({month for month in paid - arrears if month >= begun} or paid)


def project(scenario: Scenario, rules: PremiumRules) -> Projection:
    """Project a scenario month by month.

    Parameters
    ----------
    scenario : Scenario
        Baseline, levers, first month and horizon.
    rules : PremiumRules
        Dated contributions.

    Returns
    -------
    Projection
        People, rupiah and notes.
    """
    baseline, months = scenario.baseline, scenario.months
    levers = LeverArrays.of(scenario.levers, scenario.idle_cohorts)
    potential = workers(scenario, months)
    people = follow(
        np.array([baseline.active]),
        potential,
        baseline.organic,
        levers,
        families(scenario),
        months,
        scenario.first_month,
    )
    cost: dict[Payer, Array] = {}
    self_paid = np.zeros(len(months))
    for lever in scenario.levers:
        money = lever_money(lever, months, rules)
        self_paid += money.own + money.own_afterwards
        for payer, rupiah in money.cost.items():
            cost[payer] = cost.get(payer, 0.0) + rupiah
    new = people.new[: len(scenario.levers)]
    return Projection(
        scenario=scenario,
        months=months,
        potential=potential,
        without_plan=people.without_plan,
        base=people.base,
        outside=people.outside,
        cohort_by_lever=people.cohort,
        active_low=people.base + people.low,
        active=people.base + people.central,
        active_high=people.base + people.high,
        new_by_lever=new,
        cost=cost,
        self_paid=self_paid,
        notes=notes(scenario, rules, new, potential - people.base, cost),
    )


def workers(scenario: Scenario, months: NDArray[np.int64]) -> Array:
    """Return the workers in the denominator in some months: P(t)."""
    baseline = scenario.baseline
    return potential_at(months, scenario.first_month, baseline.potential, baseline.anchors, baseline.growth)


def families(scenario: Scenario) -> Families:
    """Return which levers hold people of one another; a cohort without a lever adds nobody and has none."""
    ids = [lever.family or lever.group for lever in scenario.levers]
    known = list(dict.fromkeys(ids))
    idle = len(scenario.idle_cohorts)
    ceilings = {lever.family or lever.group: lever.family_ceiling for lever in scenario.levers}
    return Families(
        np.array([*(known.index(family) for family in ids), *range(len(known), len(known) + idle)], dtype=int),
        np.array([*(np.inf if ceilings[one] is None else ceilings[one] for one in known), *[np.inf] * idle]),
    )


def project_regions(
    active: Array, potential: Array, levers: LeverArrays, start: int, horizon: int
) -> tuple[Array, Array, Array]:
    """Return the active people of many regions: if groups overlap wholly, are independent, do not overlap.

    Parameters
    ----------
    active, potential : ndarray, shape (R,)
        People at the start of each region.
    levers : LeverArrays
        Shape (R, L, 1).
    start, horizon : int
        First month, a count of months, and how many.

    Returns
    -------
    tuple of ndarray, shape (R, horizon)
        Low, central and high.
    """
    months = start + np.arange(horizon)
    apart = Families.apart(levers.people.shape[-2])
    people = follow(active[:, None], np.repeat(potential[:, None], horizon, axis=1), 0.0, levers, apart, months, start)
    return people.base + people.low, people.base + people.central, people.base + people.high
