"""The arithmetic of people, month by month, on arrays alone.

Axes are (…, levers, months): the leading ones are free, so that one call follows one region or all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ucj.model.scenario import Lever

Array = NDArray[np.float64]


@dataclass(frozen=True)
class LeverArrays:
    """Levers as arrays of shape (…, L, 1); names as in `ucj.model.scenario.Lever`, months are counts."""

    in_baseline: Array
    kept: Array
    enrolled: Array
    new: Array
    retention: Array
    start: Array
    months: Array
    ramp: Array
    grace: Array
    paid_until: Array

    @classmethod
    def of(cls, levers: Sequence[Lever]) -> LeverArrays:
        """Return the arrays of some levers, shape (L, 1)."""
        rows = [
            (
                lever.in_baseline,
                lever.kept,
                lever.enrolled,
                lever.new,
                lever.assumptions.retention,
                lever.start,
                lever.months,
                lever.ramp,
                lever.assumptions.grace,
                # Before every month there is, where there is no cohort.
                lever.cohort.paid_until if lever.cohort else -np.inf,
            )
            for lever in levers
        ]
        return cls(*np.array(rows, dtype=float).reshape(-1, 10).T[..., None])


class Window:
    """When each lever pays, protects and has ended: boolean arrays (…, L, T)."""

    def __init__(self, levers: LeverArrays, months: NDArray[np.int64]) -> None:
        nth = months - levers.start + 1
        begun = nth >= 1
        self.paying = begun & (nth <= levers.months)
        self.protected = begun & (nth <= levers.months + levers.grace)
        self.ended = nth > levers.months
        self.still_funded = months <= levers.paid_until + levers.grace
        # Share of the list that is enrolled; after the window it stays where it had got to.
        self.enrolment = np.clip(np.minimum(nth, levers.months) / levers.ramp, 0.0, 1.0)


@dataclass(frozen=True)
class People:
    """People by month, shape (…, T), and by lever and month, shape (…, L, T)."""

    # Workers in the denominator, and active people without the new ones.
    potential: Array
    base: Array
    # Active people who belong to no lever.
    outside: Array
    # People of the funded cohort who are still active, and new active people of the lever alone.
    cohort: Array
    new: Array
    # New people of all levers together: if all overlap, if they are independent, if none overlap.
    low: Array
    central: Array
    high: Array


def follow(
    active: Array,
    potential: Array,
    growth: Array | float,
    attrition: Array | float,
    levers: LeverArrays,
    window: Window,
    horizon: int,
) -> People:
    """Follow people over the months of a window.

    Parameters
    ----------
    active, potential : ndarray, shape (…, 1)
        People at the start.
    growth, attrition : ndarray or float
        Yearly growth of the workers and monthly loss of the active, fractions.
    levers : LeverArrays
        The levers, shape (…, L, 1).
    window : Window
        Of these levers over these months.
    horizon : int
        Number of months T.
    """
    elapsed = np.arange(horizon)
    workers = potential * (1 + growth) ** (elapsed / 12)
    stays = np.where(window.protected, 1.0, np.where(window.ended, levers.retention, 0.0))
    new = levers.new * window.enrolment * stays
    cohort = np.where(window.still_funded, levers.in_baseline, levers.kept * stays)
    outside = (active - levers.in_baseline.sum(axis=-2)) * (1 - attrition) ** elapsed
    base = np.minimum(outside + cohort.sum(axis=-2), workers)
    low, central, high = union(new, workers - base)
    return People(workers, base, outside, cohort, new, low, central, high)


def union(new: Array, uncovered: Array) -> tuple[Array, Array, Array]:
    """Return the new people of all levers together: if all overlap, if independent, if none overlap.

    Parameters
    ----------
    new : ndarray, shape (…, L, T)
        New people of each lever alone.
    uncovered : ndarray, shape (…, T)
        Workers who are not covered without them.
    """
    low = np.minimum(uncovered, new.max(axis=-2, initial=0.0))
    high = np.minimum(uncovered, new.sum(axis=-2))
    room = np.where(uncovered > 0, uncovered, np.inf)[..., None, :]
    central = uncovered * (1 - np.prod(1 - np.minimum(new / room, 1.0), axis=-2))
    return low, np.clip(central, low, high), high
