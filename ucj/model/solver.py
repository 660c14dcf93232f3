"""The two questions asked backwards: the cheapest plan that reaches a target, and the most coverage a budget buys.

A linear programme: people by group and source, with the ceiling of every source and group, and one switch for each
funded cohort. Groups overlap, so coverage is not linear in people: 1 − Π(1 − nᵢ/U) ≥ R becomes
Σ −log(1 − nᵢ/U) ≥ −log(1 − R), and each convex term is replaced by its chord from nobody to the whole group. The chord
is exact at both ends, where a cheapest plan has nearly all of its groups; for the rest the requirement is raised until
the projection itself reaches the target.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from ucj.facts.groups import Group
from ucj.facts.rules import Payer, PremiumRules
from ucj.model.premiums import monthly_premium
from ucj.model.projection import Projection, project
from ucj.model.scenario import Lever, Scenario

Array = NDArray[np.float64]
PlanLever = Callable[[Group, float, tuple[tuple[Payer, float], ...]], Lever]
# Each raise closes most of what is left; more than a few are never needed.
RAISES = 12
# Inside the programme people are thousands and money is billions: with single rupiah beside thousands of millions the
# solver cannot keep its own tolerances.
PEOPLE, RUPIAH = 1e3, 1e9
EXACT = {"mip_rel_gap": 0.0}


@dataclass(frozen=True)
class Question:
    """What is asked."""

    # Baseline, first month, horizon and target; its levers are ignored.
    scenario: Scenario
    # People available in each group.
    groups: Mapping[Group, float]
    # Rupiah each source can pay over the horizon; only these sources pay, and 0 is no money at all.
    ceilings: Mapping[Payer, float]
    # The month that counts, an index of the horizon.
    month: int
    # Groups with a funded cohort that must be renewed, not left as they are.
    renew: frozenset[Group] = frozenset()


@dataclass(frozen=True)
class Line:
    """One line of the plan: whole people of a group, paid by a source, and what they cost in rupiah."""

    group: Group
    source: Payer
    people: int
    months: int
    rupiah: int


@dataclass(frozen=True)
class Answer:
    """A plan and what it reaches."""

    # Whether it reaches the target; always true where no target was asked.
    reached: bool
    # The plan, as a finance officer reads it.
    lines: tuple[Line, ...]
    # The plan run through the projection: coverage and cost are read from here.
    projection: Projection
    # What stops more: groups that have no people left, sources that have no money left.
    bounds: tuple[Group | Payer, ...]


def cheapest(question: Question, plan: PlanLever, rules: PremiumRules) -> Answer:
    """Return the cheapest plan that reaches the target in the month, or how far the groups and budgets get.

    Parameters
    ----------
    question : Question
        With a target in its scenario.
    plan : callable
        Makes a lever of a group from people and the shares of the sources.
    rules : PremiumRules
        Dated contributions.
    """
    programme = _Programme(question, plan, rules)
    target = question.scenario.target
    assert target is not None, "a cheapest plan needs a target"
    most = programme.answer(programme.most())
    if most.projection.at(question.scenario.start + question.month).coverage < target:
        return most
    missing = max(target * programme.potential - programme.base, 0.0)
    found = [most]
    # Chords favour few large groups, which overlap least; counting heads favours cheap ones. The cheaper plan wins.
    for gain, least in ((programme.chords(missing), programme.logarithm(missing)), (programme.heads, missing)):
        found += programme.raise_until(target, gain, least)
    return min((answer for answer in found if answer.reached), key=_total)


def most_coverage(question: Question, plan: PlanLever, rules: PremiumRules) -> Answer:
    """Return the plan that covers most people in the month within the ceilings."""
    programme = _Programme(question, plan, rules)
    return programme.answer(programme.most())


def _total(answer: Answer) -> int:
    return sum(answer.projection.total_cost.values())


class _Programme:
    """The matrices of a question. Variables: renewed then new people by group and source, then one switch a group."""

    def __init__(self, question: Question, plan: PlanLever, rules: PremiumRules) -> None:
        self.question, self.plan, self.rules = question, plan, rules
        self.groups, self.sources = list(question.groups), list(question.ceilings)
        first = self.sources[0]
        self.levers = {group: plan(group, 1.0, ((first, 1.0),)) for group in self.groups}
        scenario = question.scenario
        months = scenario.start + np.arange(scenario.horizon)
        count, width = len(self.groups), len(self.sources)
        self.funded = np.array([min(self.levers[g].in_baseline, question.groups[g]) for g in self.groups])
        self.room = np.array([question.groups[g] for g in self.groups]) - self.funded
        self.price = np.zeros((count, width))  # rupiah for one person over the months paid
        for i, group in enumerate(self.groups):
            lever = self.levers[group]
            paid = months[(months >= lever.start) & (months < lever.start + lever.months)]
            for j, source in enumerate(self.sources):
                premium = monthly_premium(rules, lever.route, source, group.sector, paid, group.wage_base)
                self.price[i, j] = premium.sum()
        self.enrolled = np.array([_share(self.levers[g], active=False) for g in self.groups])
        self.active = np.array([_share(self.levers[g], active=True) for g in self.groups])
        idle = project(Scenario(scenario.baseline, (), scenario.start, scenario.horizon), rules)
        counts = idle.at(scenario.start + question.month)
        self.base, self.potential = counts.active, counts.potential
        self.uncovered = self.potential - self.base
        self._constraints()

    def _constraints(self) -> None:
        count, width = len(self.groups), len(self.sources)
        size = count * width
        kept_by_group = np.zeros((count, 2 * size + count))
        new_by_group = np.zeros((count, 2 * size + count))
        money = np.zeros((width, 2 * size + count))
        for i in range(count):
            kept_by_group[i, i * width : (i + 1) * width] = 1
            kept_by_group[i, 2 * size + i] = -self.funded[i] / PEOPLE
            new_by_group[i, size + i * width : size + (i + 1) * width] = 1
            new_by_group[i, 2 * size + i] = -self.room[i] / PEOPLE
        for j in range(width):
            money[j, j:size:width] = self.price[:, j] * PEOPLE / RUPIAH
            money[j, size + j : 2 * size : width] = self.price[:, j] * self.enrolled * PEOPLE / RUPIAH
        # Whole people are rounded up afterwards; what that can cost a source is put aside.
        aside = self.price.sum(axis=0)
        limits = np.array([self.question.ceilings[source] for source in self.sources])
        # A renewed cohort is paid as it is; new people need the switch of their group.
        self.constraints = [
            LinearConstraint(kept_by_group, 0, 0),
            LinearConstraint(new_by_group, -np.inf, 0),
            LinearConstraint(money, -np.inf, np.maximum(limits - aside, 0.0) / RUPIAH),
        ]
        forced = np.array([float(group in self.question.renew) for group in self.groups])
        # Without a cohort a switch costs nothing and need not be whole.
        self.integrality = np.concatenate([np.zeros(2 * size), (self.funded > 0).astype(float)])
        upper = np.concatenate([np.full(2 * size, np.inf), np.ones(count)])
        self.bounds = Bounds(np.concatenate([np.zeros(2 * size), forced]), upper)
        paid = np.concatenate([self.price.ravel(), (self.price * self.enrolled[:, None]).ravel()])
        self.cost = np.concatenate([paid * PEOPLE / RUPIAH, np.zeros(count)])
        self.heads = self._gain(self.active)

    def _gain(self, for_one: Array) -> Array:
        """Return the objective in which one new listed person of each group counts `for_one`, shape (G,)."""
        count, width = len(self.groups), len(self.sources)
        return np.concatenate([np.zeros(count * width), np.repeat(for_one, width), np.zeros(count)])

    def chords(self, most: float) -> Array:
        """Return the objective of chords, in people: −U·log(1 − n/U) from nobody to the whole group or to `most`."""
        whole = np.minimum(np.minimum(self.room * self.active, most), self.uncovered * (1 - 1e-9))
        slope = np.divide(self.logarithm(whole), whole, out=np.ones_like(whole), where=whole > 0)
        return self._gain(slope * self.active)

    def logarithm(self, new: Any) -> Any:
        """Return −U·log(1 − n/U) of some new people."""
        return -self.uncovered * np.log1p(-np.minimum(new / max(self.uncovered, 1e-9), 1 - 1e-9))

    def raise_until(self, target: float, gain: Array, least: float) -> list[Answer]:
        """Return the plans that reach the target on the way to the smallest requirement that does.

        Parameters
        ----------
        target : float
            Coverage to reach, a fraction.
        gain : ndarray
            What one person of each variable counts for.
        least : float
            A requirement that is too small, or just enough.
        """
        found: list[Answer] = []
        low, high, low_gap, high_gap = least, np.inf, -1.0, np.inf
        required = least
        for _ in range(RAISES):
            people = self._solve(
                self.cost, [*self.constraints, LinearConstraint(gain[None, :], required / PEOPLE, np.inf)]
            )
            if people is None:
                high, high_gap = required, np.inf
            else:
                answer = self.answer(people)
                gap = float(answer.projection.active[self.question.month]) - target * self.potential
                if gap >= 0:
                    found.append(answer)
                    high, high_gap = required, gap
                else:
                    low, low_gap = required, gap
                if 0 <= gap < len(self.groups) * len(self.sources):
                    break  # no more than the rounding to whole people
            if np.isinf(high):
                required = low + (low if low_gap == -1.0 else 1.5 * -low_gap * self.potential / self.uncovered)
            elif np.isinf(high_gap):
                required = (low + high) / 2
            else:
                required = low + (high - low) * min(max(-low_gap / (high_gap - low_gap), 0.05), 0.95)
        return found

    def most(self) -> Array:
        """Return renewed and new people by group and source, shape (2, G, S), that cover most; nobody if none fits."""
        # Of plans that reach the same the cheaper one is meant.
        people = self._solve(self.cost * 1e-3 - self.chords(self.uncovered), self.constraints)
        return np.zeros((2, len(self.groups), len(self.sources))) if people is None else people

    def _solve(self, objective: Array, constraints: Sequence[LinearConstraint]) -> Array | None:
        found = milp(
            objective, constraints=constraints, integrality=self.integrality, bounds=self.bounds, options=EXACT
        )
        if found.x is None:
            return None
        size = len(self.groups) * len(self.sources)
        kept, new = PEOPLE * found.x[:size], PEOPLE * found.x[size : 2 * size]
        shape: Array = np.stack([kept, new]).reshape(2, len(self.groups), len(self.sources))
        return shape

    def answer(self, people: Array) -> Answer:
        """Round a plan to whole people, run it through the projection and say what bounds it.

        Parameters
        ----------
        people : ndarray, shape (2, G, S)
            Renewed and new people by group and source.
        """
        levers, lines = [], []
        for i, group in enumerate(self.groups):
            counts, paid = {}, {}
            room = floor(self.question.groups[group] + 1e-6)
            for j, source in enumerate(self.sources):
                kept, new = people[:, i, j]
                count = min(ceil(kept + new - 1e-6), room)
                room -= count
                if count > 0:
                    counts[source] = count
                    # Everybody renewed is paid for, of the new ones those who enrol.
                    paid[source] = kept + (count - kept) * self.enrolled[i]
            if counts:
                split = tuple((source, persons / sum(paid.values())) for source, persons in paid.items())
                levers.append(self.plan(group, float(sum(counts.values())), split))
                lines += [(group, source, count) for source, count in counts.items()]
        scenario = self.question.scenario
        asked = Scenario(
            scenario.baseline,
            tuple(levers),
            scenario.start,
            scenario.horizon,
            scenario.target,
            tuple(self.question.ceilings.items()),
        )
        result = project(asked, self.rules)
        month = self.question.month
        reached = scenario.target is None or result.at(scenario.start + month).coverage >= scenario.target
        priced = tuple(self._line(levers, *line) for line in lines)
        return Answer(reached, priced, result, self._bounds(people.sum(axis=0), result))

    def _line(self, levers: Sequence[Lever], group: Group, source: Payer, count: int) -> Line:
        lever = next(lever for lever in levers if lever.group == group)
        listed = (lever.kept + lever.enrolled) * dict(lever.payers)[source]
        i, j = self.groups.index(group), self.sources.index(source)
        return Line(group, source, count, lever.months, round(listed * self.price[i, j]))

    def _bounds(self, people: Array, result: Projection) -> tuple[Group | Payer, ...]:
        bounds: list[Group | Payer] = []
        for i, group in enumerate(self.groups):
            if people[i].sum() >= self.question.groups[group] - 1:
                bounds.append(group)
        for j, source in enumerate(self.sources):
            spent = result.total_cost.get(source, 0)
            if spent >= self.question.ceilings[source] - 2 * float(self.price[:, j].sum()):
                bounds.append(source)
        return tuple(bounds)


def _share(lever: Lever, *, active: bool) -> float:
    """Return, for one person newly listed, who enrols, or who becomes a new active participant."""
    supposed = lever.assumptions
    enrolled = supposed.valid * supposed.take_up
    return enrolled * (1 - supposed.already_active) if active else enrolled
