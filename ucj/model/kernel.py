"""The arithmetic of people, month by month, on arrays alone.

Axes are (…, levers, months): the leading ones are free, so that one call follows one region, all of them, or many
draws. A funded cohort whose group has no lever is a lever of nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ucj.model.scenario import Cohort, Lever

Array = NDArray[np.float64]


@dataclass(frozen=True)
class LeverArrays:
    """Levers as arrays of shape (…, L, 1), months are counts; names as in `ucj.model.scenario.Lever` and `Cohort`."""

    people: Array
    start: Array
    months: Array
    ramp: Array
    valid: Array
    take_up: Array
    already_active: Array
    retention: Array
    grace: Array
    # People of the funded cohort inside the baseline: F·b, and the last month they are counted without a plan.
    inside: Array
    last_counted: Array

    @classmethod
    def of(cls, levers: Sequence[Lever], idle: Sequence[Cohort] = ()) -> LeverArrays:
        """Return the arrays of some levers, and after them of the cohorts without one."""
        rows = [_row(lever, lever.cohort) for lever in levers] + [_row(None, cohort) for cohort in idle]
        return cls(*np.array(rows, dtype=float).reshape(-1, 11).T[..., None])

    @property
    def covered_before(self) -> Array:
        """People of the cohort who are covered in the lever's first month without it."""
        return np.where(self.start <= self.last_counted, self.inside, self.retention * self.inside)

    @property
    def kept(self) -> Array:
        """Listed people of the cohort who are still covered when the lever begins."""
        return np.minimum(self.people, self.covered_before)

    @property
    def again(self) -> Array:
        """Listed people of the cohort whose cover had lapsed: covered again."""
        return np.minimum(self.people, self.inside) - self.kept

    @property
    def enrolled(self) -> Array:
        """Listed people from outside the cohort who are valid and enrol."""
        return (self.people - self.kept - self.again) * self.valid * self.take_up

    @property
    def new(self) -> Array:
        """Active people the lever adds once all are enrolled."""
        return self.again + self.enrolled * (1 - self.already_active)


def _row(lever: Lever | None, cohort: Cohort | None) -> tuple[float, ...]:
    inside, last = (cohort.inside, cohort.last_counted) if cohort else (0.0, -np.inf)
    if lever is None:
        assert cohort, "a row is a lever or a cohort"
        return (0, np.inf, 1, 1, 1, 1, 0, cohort.retention, cohort.grace, inside, last)
    supposed = lever.assumptions
    return (
        lever.people,
        lever.start,
        lever.months,
        lever.ramp,
        supposed.valid,
        supposed.take_up,
        supposed.already_active,
        supposed.retention,
        supposed.grace,
        inside,
        last,
    )


class Window:
    """When each lever pays, protects and has ended: boolean arrays (…, L, T)."""

    def __init__(self, levers: LeverArrays, months: NDArray[np.int64]) -> None:
        nth = months - levers.start + 1
        begun = nth >= 1
        self.paying = begun & (nth <= levers.months)
        self.protected = begun & (nth <= levers.months + levers.grace)
        self.ended = nth > levers.months
        # Share of the list that is enrolled; after the window it stays where it had got to.
        self.enrolment = np.clip(np.minimum(nth, levers.months) / levers.ramp, 0.0, 1.0)
        # Whether the cohort is counted without the lever: in each month, and in the lever's first.
        self.still_counted = months <= levers.last_counted


@dataclass(frozen=True)
class Families:
    """Which levers hold people of one another: `of_lever` has the family of each, `ceilings` the people of each."""

    of_lever: NDArray[np.int64]
    ceilings: Array

    @classmethod
    def apart(cls, levers: int) -> Families:
        """Return levers that have no family in common."""
        return cls(np.arange(levers), np.full(levers, np.inf))

    def together(self, new: Array) -> Array:
        """Return the new people of each family, shape (…, F, T), from those of each lever, shape (…, L, T)."""
        member = self.of_lever == np.arange(len(self.ceilings))[:, None]
        together: Array = np.minimum(member.astype(float) @ new, self.ceilings[:, None])
        return together


@dataclass(frozen=True)
class People:
    """People by month, shape (…, T), and by lever and month, shape (…, L, T)."""

    # Active people if nothing is done, and with the levers but without those they add.
    without_plan: Array
    base: Array
    # Active people who belong to no cohort.
    outside: Array
    # People of the funded cohort who are active, and active people the lever adds alone.
    cohort: Array
    new: Array
    # Added people of all levers together: if all overlap, if they are independent, if none overlap.
    low: Array
    central: Array
    high: Array


def follow(
    active: Array,
    workers: Array,
    organic: Array | float,
    levers: LeverArrays,
    families: Families,
    months: NDArray[np.int64],
    first_month: int,
) -> People:
    """Follow people from the month of the baseline on.

    Parameters
    ----------
    active : ndarray, shape (…, 1)
        People in the first month.
    workers : ndarray, shape (…, T)
        The denominator.
    organic : ndarray or float
        Net change a month of the active who belong to no cohort, a fraction.
    levers : LeverArrays
        The levers, shape (…, L, 1).
    families : Families
        Of these levers.
    months : ndarray of int, shape (T,)
        Counts of months.
    first_month : int
        That of the baseline.
    """
    window = Window(levers, months)
    alone = np.where(window.still_counted, levers.inside, levers.retention * levers.inside)
    # A cohort that had lapsed before the baseline was counted is in it with those who stayed.
    counted = np.where(first_month <= levers.last_counted, levers.inside, levers.retention * levers.inside)
    outside = (active - counted.sum(axis=-2)) * (1 + organic) ** (months - first_month)
    cohort = _cohort(levers, window, alone)
    base = np.minimum(outside + cohort.sum(axis=-2), workers)
    # Of those covered again the ones who stay are back among their cohort, where they would be without the plan.
    stay = np.where(window.ended, levers.retention * (levers.new - levers.again), 0.0)
    new = window.enrolment * np.where(window.protected, levers.new, stay)
    low, central, high = union(families.together(new), workers - base)
    without_plan = np.minimum(outside + alone.sum(axis=-2), workers)
    return People(without_plan, base, outside, cohort, new, low, central, high)


def _cohort(levers: LeverArrays, window: Window, alone: Array) -> Array:
    on_time = levers.start <= levers.last_counted
    unlisted = (levers.covered_before - levers.kept) * np.where(on_time, levers.retention, 1.0)
    renewed = window.protected & ~window.still_counted
    return np.where(renewed, levers.kept + unlisted, alone)


def union(new: Array, uncovered: Array) -> tuple[Array, Array, Array]:
    """Return the added people of all families together: if all overlap, if independent, if none overlap.

    Parameters
    ----------
    new : ndarray, shape (…, F, T)
        Added people of each family alone.
    uncovered : ndarray, shape (…, T)
        Workers who are not covered without them.
    """
    low = np.minimum(uncovered, new.max(axis=-2, initial=0.0))
    high = np.minimum(uncovered, new.sum(axis=-2))
    room = np.where(uncovered > 0, uncovered, np.inf)[..., None, :]
    central = uncovered * (1 - np.prod(1 - np.minimum(new / room, 1.0), axis=-2))
    return low, np.clip(central, low, high), high
