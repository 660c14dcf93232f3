"""A question as a mixed-integer programme whose answer no real plan can beat.

Uncovered workers after a plan are V = U·Π(1 − N/U) over families of groups, so that log V is a sum over families. Each
term −log(1 − N/U) is convex in the people N whom a family adds; on a requirement "at least so much" it is replaced by
its chords between breakpoints, which lie above it: what the programme says is a bound, and the more breakpoints the
closer. Cohorts that are renewed in time make U smaller; the programme is asked for a range of U at a time.

Inside, people are thousands and money is billions: with single rupiah beside thousands of millions a solver cannot keep
its own tolerances.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

Array = NDArray[np.float64]
PEOPLE, RUPIAH = 1e3, 1e9
# Nobody can add the last worker: the logarithm would be infinite.
MOST_OF_UNCOVERED = 0.9995
# Cost breaks ties between plans that cover the same; far below what is worth a person.
TIE = 1e-7


@dataclass(frozen=True)
class Groups:
    """The groups of a question. Arrays have shape (G,), money (G, S) or (G, S, Y); people are single people."""

    # Listed people of the cohort who must be paid before anybody is gained; those after them each count `again`.
    fixed: Array
    more: Array
    again: Array
    # Of those `more`, what one takes from the uncovered because the cohort is renewed in time.
    in_time: Array
    # People from outside the cohort, and what one of them counts.
    room: Array
    new: Array
    # Rupiah of one person of the cohort and of one from outside, by source and budget year.
    price: Array
    price_new: Array
    # Whether a source may pay for a group, shape (G, S).
    allowed: NDArray[np.bool_]
    # Families by index, their people (inf where nobody knows), and ceilings of the sources, shape (S, Y).
    family: NDArray[np.int64]
    family_people: Array
    ceilings: Array

    @property
    def cohort(self) -> Array:
        """People of the cohort: all must be on the list before anybody else."""
        return self.fixed + self.more

    @property
    def most_added(self) -> Array:
        """The most people each family can add, shape (F,)."""
        added = self.more * self.again + self.room * self.new
        return np.array([added[self.family == f].sum() for f in range(len(self.family_people))])


@dataclass(frozen=True)
class Plan:
    """What the programme answers: people by group and source, and a bound on what any plan can do."""

    cohort: Array
    new: Array
    # Of a cheapest plan the least rupiah, of one that covers most the least log V.
    bound: float
    # People each family adds, shape (F,): where chords should touch next.
    added: Array


@dataclass
class Programme:
    """The matrices of a question for uncovered workers between `uncovered` − `renewed`[1] and − `renewed`[0]."""

    groups: Groups
    uncovered: float
    renewed: tuple[float, float]
    breakpoints: list[Array]
    # Groups whose cohort must be renewed, and how many people of them at least.
    must_renew: NDArray[np.bool_]
    least_renewed: float = 0.0
    # Rupiah of each ceiling that are not to be used, shape (S, Y); with any the answer is no bound.
    aside: Array | None = None

    def __post_init__(self) -> None:
        """Give each variable its number and write the constraints that every question has."""
        g = self.groups
        self.count, self.width = g.price.shape[:2]
        size = self.count * self.width
        self.cohort = slice(0, size)
        self.new = slice(size, 2 * size)
        # Those of the cohort beyond the fixed ones, whether anybody of it is listed, whether all are.
        self.more = slice(2 * size, 2 * size + self.count)
        self.begun = slice(self.more.stop, self.more.stop + self.count)
        self.whole = slice(self.begun.stop, self.begun.stop + self.count)
        pieces = sum(len(points) - 1 for points in self.breakpoints)
        self.piece = slice(self.whole.stop, self.whole.stop + pieces)
        self.filled = slice(self.piece.stop, self.piece.stop + pieces)
        self.variables = self.filled.stop
        self.smallest = self.uncovered - self.renewed[1]
        self.rows: list[tuple[Array, float, float]] = []
        self._people()
        self._money()
        self._pieces()

    def _row(self) -> Array:
        return np.zeros(self.variables)

    def _add(self, row: Array, low: float, high: float) -> None:
        self.rows.append((row, low, high))

    def _of_group(self, part: slice, i: int) -> slice:
        return slice(part.start + i * self.width, part.start + (i + 1) * self.width)

    def _people(self) -> None:
        g = self.groups
        for i in range(self.count):
            row = self._row()
            row[self._of_group(self.cohort, i)] = 1
            row[self.more.start + i] = -1
            row[self.begun.start + i] = -g.fixed[i] / PEOPLE
            self._add(row, 0, 0)
            row = self._row()
            row[self.more.start + i], row[self.begun.start + i] = 1, -g.more[i] / PEOPLE
            self._add(row, -np.inf, 0)
            row = self._row()
            row[self._of_group(self.cohort, i)], row[self.whole.start + i] = 1, -g.cohort[i] / PEOPLE
            self._add(row, 0, np.inf)
            row = self._row()
            row[self._of_group(self.new, i)], row[self.whole.start + i] = 1, -g.room[i] / PEOPLE
            self._add(row, -np.inf, 0)
        for f, people in enumerate(g.family_people):
            if np.isfinite(people):
                row = self._row()
                for i in _indices(g.family == f):
                    row[self._of_group(self.cohort, i)] = row[self._of_group(self.new, i)] = 1
                self._add(row, -np.inf, people / PEOPLE)
        row = self._row()
        row[self.more] = g.in_time
        self._add(row, self.renewed[0] / PEOPLE, self.renewed[1] / PEOPLE)
        if self.least_renewed:
            row = self._row()
            for i in _indices(self.must_renew):
                row[self._of_group(self.cohort, i)] = 1
            self._add(row, self.least_renewed / PEOPLE, np.inf)

    def _money(self) -> None:
        g = self.groups
        scale = PEOPLE / RUPIAH
        limits = g.ceilings if self.aside is None else np.maximum(g.ceilings - self.aside, 0.0)
        for j in range(self.width):
            for year in range(limits.shape[1]):
                if np.isfinite(limits[j, year]):
                    row = self._row()
                    row[self.cohort.start + j : self.cohort.stop : self.width] = g.price[:, j, year] * scale
                    row[self.new.start + j : self.new.stop : self.width] = g.price_new[:, j, year] * scale
                    self._add(row, -np.inf, limits[j, year] / RUPIAH)
        self.cost = self._row()
        self.cost[self.cohort] = g.price.sum(axis=2).ravel() * scale
        self.cost[self.new] = g.price_new.sum(axis=2).ravel() * scale

    def _pieces(self) -> None:
        g = self.groups
        self.logarithm, self.lengths = self._row(), np.zeros(self.piece.stop - self.piece.start)
        at = 0
        for f, points in enumerate(self.breakpoints):
            lengths = np.diff(points)
            heights = np.diff(-np.log1p(-np.minimum(points / self.smallest, MOST_OF_UNCOVERED)))
            pieces = slice(self.piece.start + at, self.piece.start + at + len(lengths))
            self.logarithm[pieces] = np.divide(heights, lengths, out=np.zeros_like(heights), where=lengths > 0) * PEOPLE
            row = self._row()
            row[pieces] = 1
            for i in _indices(g.family == f):
                row[self.more.start + i] -= g.again[i]
                row[self._of_group(self.new, i)] -= g.new[i]
            self._add(row, -np.inf, 0)
            self.lengths[at : at + len(lengths)] = lengths / PEOPLE
            for k in range(len(lengths) - 1):
                # A piece begins when the one before is full.
                row = self._row()
                row[pieces.start + k], row[self.filled.start + at + k] = 1, -lengths[k] / PEOPLE
                self._add(row, 0, np.inf)
                row = self._row()
                row[pieces.start + k + 1], row[self.filled.start + at + k] = 1, -lengths[k + 1] / PEOPLE
                self._add(row, -np.inf, 0)
            at += len(lengths)

    def _log_uncovered(self) -> tuple[Array, float]:
        """Return a row and a constant that are never above log U: the chord of the logarithm over the range."""
        row = self._row()
        high, low = np.log(self.uncovered - self.renewed[0]), np.log(self.smallest)
        width = self.renewed[1] - self.renewed[0]
        slope = (high - low) / width if width > 0 else 0.0
        row[self.more] = -slope * self.groups.in_time * PEOPLE
        return row, float(high + slope * self.renewed[0])

    def cheapest(self, log_left: float) -> Plan | None:
        """Return the least that a plan can cost which leaves log V at most so high; None where none can."""
        row, constant = self._log_uncovered()
        return self._solve(self.cost, [(self.logarithm - row, constant - log_left, np.inf)], RUPIAH, 0.0)

    def most(self) -> Plan | None:
        """Return the plan that leaves the fewest; None where nothing is feasible."""
        row, constant = self._log_uncovered()
        # What the tie can have added to the least is taken off again.
        return self._solve(row - self.logarithm + TIE * self.cost, [], 1.0, constant - TIE * self._dearest())

    def _dearest(self) -> float:
        """Return what no plan can cost more than, in billions."""
        g = self.groups
        price, price_new = (prices.sum(axis=2).max(axis=1) for prices in (g.price, g.price_new))
        return float(min(g.cohort @ price + g.room @ price_new, g.ceilings.sum())) / RUPIAH

    def most_renewed(self) -> float:
        """Return how many people of the cohorts that must be renewed the ceilings pay for."""
        row = self._row()
        for i in _indices(self.must_renew):
            row[self._of_group(self.cohort, i)] = -1
        plan = self._solve(row, [], PEOPLE, 0.0)
        return 0.0 if plan is None else float(plan.cohort[self.must_renew].sum())

    def _solve(
        self, objective: Array, more: list[tuple[Array, float, float]], unit: float, constant: float
    ) -> Plan | None:
        g = self.groups
        rows = [*self.rows, *more]
        matrix = np.array([row for row, _low, _high in rows])
        limits = np.array([(low, high) for _row, low, high in rows])
        upper = np.full(self.variables, np.inf)
        for part in (self.cohort, self.new):
            upper[part] = np.where(g.allowed.ravel(), np.inf, 0.0)
        upper[self.begun], upper[self.whole] = 1, 1
        upper[self.piece], upper[self.filled] = self.lengths, 1
        whole = np.zeros(self.variables)
        whole[self.begun] = (g.fixed > 0) & (g.more + g.room > 0)
        whole[self.whole] = (g.cohort > 0) & (g.room > 0)
        whole[self.filled] = 1
        found = milp(
            objective,
            constraints=LinearConstraint(matrix, limits[:, 0], limits[:, 1]),
            integrality=whole,
            bounds=Bounds(np.zeros(self.variables), upper),
            options={"mip_rel_gap": 2e-4, "time_limit": 3.0},
        )
        if found.x is None:
            return None
        bound = found.mip_dual_bound if found.mip_dual_bound is not None else found.fun
        cohort, new = (PEOPLE * found.x[part].reshape(self.count, self.width) for part in (self.cohort, self.new))
        each = PEOPLE * found.x[self.more] * g.again + new.sum(axis=1) * g.new
        added = np.array([each[g.family == f].sum() for f in range(len(g.family_people))])
        return Plan(cohort, new, float(bound) * unit + constant, added)


def _indices(which: NDArray[np.bool_]) -> list[int]:
    return [int(i) for i in np.flatnonzero(which)]
