"""The projection: what a scenario does to coverage and money, month by month.

Everything is an array over months, levers × months where levers differ; there is no loop over months. The order is
renewal before growth: a lever first keeps the people a budget already pays, and only the rest of its list is new.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ucj.facts.rules import PremiumRules
from ucj.model.notes import Note, notes
from ucj.model.premiums import monthly_premium, self_paid_route
from ucj.model.scenario import Lever, Scenario

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Projection:
    """What a scenario does. Arrays have shape (T,), or (L, T) where they differ by lever.

    Attributes
    ----------
    scenario : Scenario
        What was asked.
    months : ndarray of int
        Counts of months, first to last.
    potential, base : ndarray
        Workers in the denominator, and active people without the new ones.
    outside : ndarray
        Active people who belong to no lever.
    cohort_by_lever : ndarray, shape (L, T)
        People of each lever's funded cohort who are still active.
    active_low, active, active_high : ndarray
        Active people if all groups overlap, if they are independent, if none overlap.
    new_by_lever : ndarray, shape (L, T)
        New active people of each lever alone; their sum is not the result, because groups overlap.
    cost : dict of str to ndarray
        Rupiah a month by payer, unrounded, without what people pay themselves.
    self_paid : ndarray
        Rupiah a month that people pay themselves, unrounded.
    notes : tuple of Note
        What the reader must be told.
    """

    scenario: Scenario
    months: NDArray[np.int64]
    potential: Array
    base: Array
    outside: Array
    cohort_by_lever: Array
    active_low: Array
    active: Array
    active_high: Array
    new_by_lever: Array
    cost: dict[str, Array]
    self_paid: Array
    notes: tuple[Note, ...]

    @property
    def result_month(self) -> int:
        """Index of the month the plan is judged by: the last one it pays for, within the horizon."""
        ends = [lever.start + lever.months - 1 for lever in self.scenario.levers if lever.people > 0]
        last = self.scenario.horizon - 1
        return min(last, max(ends) - self.scenario.start) if ends else last

    @property
    def total_cost(self) -> dict[str, int]:
        """Rupiah by payer over the horizon, rounded once."""
        return {payer: round(float(months.sum())) for payer, months in self.cost.items()}

    @property
    def total_self_paid(self) -> int:
        """Rupiah that people pay themselves over the horizon, rounded once."""
        return round(float(self.self_paid.sum()))

    def missing(self, month: int) -> float | None:
        """Return the people still missing to the target in a month (an index), or None without a target."""
        if self.scenario.target is None:
            return None
        return max(0.0, self.scenario.target * float(self.potential[month]) - float(self.active[month]))


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
    levers = scenario.levers
    elapsed = np.arange(scenario.horizon)
    months = scenario.start + elapsed
    baseline = scenario.baseline
    potential = baseline.potential * (1 + baseline.growth) ** (elapsed / 12)

    window = Window(levers, months)
    kept, enrolled = column(levers, "kept"), column(levers, "enrolled")
    retention = np.array([[lever.assumptions.retention] for lever in levers]).reshape(-1, 1)
    stays = np.where(window.protected, 1.0, np.where(window.ended, retention, 0.0))

    new = column(levers, "new") * window.enrolment * stays
    in_baseline = column(levers, "in_baseline")
    cohort = np.where(window.still_funded, in_baseline, kept * stays)
    outside = (baseline.active - in_baseline.sum()) * (1 - baseline.attrition) ** elapsed
    base = np.minimum(outside + cohort.sum(axis=0), potential)
    low, central, high = union(new, potential - base)

    listed = kept + enrolled * window.enrolment
    cost, self_paid = _money(levers, months, window, listed, retention, rules)
    return Projection(
        scenario=scenario,
        months=months,
        potential=potential,
        base=base,
        outside=outside,
        cohort_by_lever=cohort,
        active_low=base + low,
        active=base + central,
        active_high=base + high,
        new_by_lever=new,
        cost=cost,
        self_paid=self_paid,
        notes=notes(scenario, rules, new, potential - base, cost),
    )


class Window:
    """When each lever pays, protects and has ended: boolean arrays (L, T)."""

    def __init__(self, levers: tuple[Lever, ...], months: NDArray[np.int64]) -> None:
        length, ramp = column(levers, "months"), column(levers, "ramp")
        grace = np.array([lever.assumptions.grace for lever in levers]).reshape(-1, 1)
        nth = months - column(levers, "start") + 1
        paid_until = np.array([lever.cohort.paid_until if lever.cohort else -1 for lever in levers]).reshape(-1, 1)
        self.paying = (nth >= 1) & (nth <= length)
        self.protected = (nth >= 1) & (nth <= length + grace)
        self.ended = nth > length
        self.still_funded = months <= paid_until + grace
        # Share of the list that is enrolled; after the window it stays where it had got to.
        self.enrolment = np.clip(np.minimum(nth, length) / ramp, 0.0, 1.0)


def column(levers: tuple[Lever, ...], name: str) -> Array:
    """Return an attribute of every lever as an array of shape (L, 1)."""
    return np.array([getattr(lever, name) for lever in levers], dtype=float).reshape(-1, 1)


def union(new: Array, uncovered: Array) -> tuple[Array, Array, Array]:
    """Return the new people of all levers together: if all overlap, if independent, if none overlap.

    Parameters
    ----------
    new : ndarray, shape (L, T)
        New people of each lever alone.
    uncovered : ndarray, shape (T,)
        Workers who are not covered without them.
    """
    low = np.minimum(uncovered, new.max(axis=0, initial=0.0))
    high = np.minimum(uncovered, new.sum(axis=0))
    reach = np.divide(np.minimum(new, uncovered), uncovered, out=np.zeros_like(new), where=uncovered > 0)
    central = uncovered * (1 - np.prod(1 - reach, axis=0))
    return low, np.clip(central, low, high), high


def _money(
    levers: tuple[Lever, ...],
    months: NDArray[np.int64],
    window: Window,
    listed: Array,
    retention: Array,
    rules: PremiumRules,
) -> tuple[dict[str, Array], Array]:
    cost: dict[str, Array] = {}
    self_paid = np.zeros(len(months))
    for i, lever in enumerate(levers):
        people = np.where(window.paying[i], listed[i], 0.0)
        for payer, share in lever.payers:
            premium = monthly_premium(rules, lever.route, payer, lever.sector, months, lever.wage_base)
            if payer == "self":
                self_paid += people * premium
            else:
                cost[payer] = cost.get(payer, np.zeros(len(months))) + share * people * premium
        own_premium = monthly_premium(rules, self_paid_route(lever.route), "self", lever.sector, months)
        self_paid += np.where(window.ended[i], retention[i] * listed[i], 0.0) * own_premium
    return cost, self_paid
