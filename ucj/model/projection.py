"""The projection: what a scenario does to coverage and money, month by month.

The people are followed by `ucj.model.kernel`; here they get their scenario, their money and their notes. The order is
renewal before growth: a lever first keeps the people a budget already pays, and only the rest of its list is new.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ucj.facts.remarks import Remark
from ucj.facts.rules import Payer, PremiumRules
from ucj.model.kernel import LeverArrays, Window, follow
from ucj.model.notes import notes
from ucj.model.premiums import monthly_premium, self_paid_route
from ucj.model.scenario import Lever, Scenario

Array = NDArray[np.float64]
# Raised whenever the same scenario gives other figures, so that a link or a file from before says so.
MODEL_VERSION = 1


@dataclass(frozen=True)
class PlanMonth:
    """What a plan has done by a month, a count of months: people as in `Projection`, and the target of the plan."""

    month: int
    target: float | None
    potential: float
    base: float
    active_low: float
    active: float
    active_high: float

    @property
    def coverage(self) -> float:
        """Active ÷ potential, if groups are independent."""
        return self.active / self.potential

    @property
    def coverage_low(self) -> float:
        """Coverage if all groups overlap."""
        return self.active_low / self.potential

    @property
    def coverage_high(self) -> float:
        """Coverage if no groups overlap."""
        return self.active_high / self.potential

    @property
    def missing(self) -> float | None:
        """People still missing to the target, None without one."""
        return None if self.target is None else max(0.0, self.target * self.potential - self.active)


@dataclass(frozen=True)
class Projection:
    """What a scenario does. Arrays have shape (T,), or (L, T) where they differ by lever."""

    # What was asked.
    scenario: Scenario
    # Counts of months, first to last.
    months: NDArray[np.int64]
    # Workers in the denominator, and active people without the new ones.
    potential: Array
    base: Array
    # Active people who belong to no lever.
    outside: Array
    # Shape (L, T): People of each lever's funded cohort who are still active.
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
    def judged(self) -> PlanMonth:
        """The month the plan is judged by."""
        return self.at(int(self.months[self.result_month]))

    @property
    def last(self) -> PlanMonth:
        """The last month looked at."""
        return self.at(int(self.months[-1]))

    def at(self, month: int) -> PlanMonth:
        """Return what the plan has done by a month, a count of months."""
        i = month - self.scenario.start
        people = (self.potential, self.base, self.active_low, self.active, self.active_high)
        return PlanMonth(month, self.scenario.target, *(float(values[i]) for values in people))

    @property
    def result_month(self) -> int:
        """Index of the month the plan is judged by: the last one it pays for, within the horizon."""
        ends = [lever.start + lever.months - 1 for lever in self.scenario.levers if lever.people > 0]
        last = self.scenario.horizon - 1
        return min(last, max(ends) - self.scenario.start) if ends else last

    @property
    def total_cost(self) -> dict[Payer, int]:
        """Rupiah by payer over the horizon, rounded once."""
        return {payer: round(float(months.sum())) for payer, months in self.cost.items()}

    @property
    def total_self_paid(self) -> int:
        """Rupiah that people pay themselves over the horizon, rounded once."""
        return round(float(self.self_paid.sum()))


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
    baseline = scenario.baseline
    months = scenario.start + np.arange(scenario.horizon)
    levers = LeverArrays.of(scenario.levers)
    window = Window(levers, months)
    people = follow(
        np.array([baseline.active]),
        np.array([baseline.potential]),
        baseline.growth,
        baseline.attrition,
        levers,
        window,
        scenario.horizon,
    )
    cost, self_paid = _money(scenario.levers, months, window, levers, rules)
    return Projection(
        scenario=scenario,
        months=months,
        potential=people.potential,
        base=people.base,
        outside=people.outside,
        cohort_by_lever=people.cohort,
        active_low=people.base + people.low,
        active=people.base + people.central,
        active_high=people.base + people.high,
        new_by_lever=people.new,
        cost=cost,
        self_paid=self_paid,
        notes=notes(scenario, rules, people.new, people.potential - people.base, cost),
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
    window = Window(levers, start + np.arange(horizon))
    people = follow(active[:, None], potential[:, None], 0.0, 0.0, levers, window, horizon)
    return people.base + people.low, people.base + people.central, people.base + people.high


def _money(
    levers: tuple[Lever, ...],
    months: NDArray[np.int64],
    window: Window,
    arrays: LeverArrays,
    rules: PremiumRules,
) -> tuple[dict[Payer, Array], Array]:
    listed = arrays.kept + arrays.enrolled * window.enrolment
    cost: dict[Payer, Array] = {}
    self_paid = np.zeros(len(months))
    for i, lever in enumerate(levers):
        people = np.where(window.paying[i], listed[i], 0.0)
        for payer, share in lever.payers:
            premium = monthly_premium(rules, lever.route, payer, lever.group.sector, months, lever.group.wage_base)
            if payer.is_self:
                self_paid += people * premium
            else:
                cost[payer] = cost.get(payer, np.zeros(len(months))) + share * people * premium
        own_route = self_paid_route(rules, lever.route)
        own_premium = monthly_premium(rules, own_route, rules.payers["self"], lever.group.sector, months)
        self_paid += np.where(window.ended[i], arrays.retention[i] * listed[i], 0.0) * own_premium
    return cost, self_paid
