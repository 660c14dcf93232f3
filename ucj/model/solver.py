"""The two questions asked backwards: the cheapest plan that reaches a target, and the most coverage a budget buys.

`ucj.model.programme` bounds what any plan can do; its plan is rounded to whole people and run through the projection,
and the chords are made to touch where it lies, until plan and bound are close. The answer says how close.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log
from time import thread_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ucj.facts.groups import Group
from ucj.facts.rules import Payer, PremiumRules, budget_years, year_of
from ucj.model.premiums import monthly_premium
from ucj.model.programme import MOST_OF_UNCOVERED, Groups, Plan, Programme
from ucj.model.projection import Projection, project
from ucj.model.scenario import Lever, Scenario

Array = NDArray[np.float64]
Split = tuple[tuple[Payer, float], ...]
Span = tuple[float, float]
PlanLever = Callable[[Group, float, Split], Lever]
# How far an answer may be from the bound, how often it is looked for, and how many seconds of work: a busy machine
# takes longer and answers the same.
CLOSE, ROUNDS, SECONDS = 0.002, 20, 3.5
FIRST_PIECES = 4
# How often a plan that misses the target or exceeds a ceiling once replayed is looked for anew.
TRIES = 6
# Less than half a person short of a target has reached it.
NEAR_ENOUGH = 0.499
# Of the people who reach the target, what one family is looked at for.
BEYOND = 1.05
# A solver keeps to a number only so far.
NEARLY = 1 - 1e-9
# Of `ucj.model.programme.Groups`, what each group has its own of.
COLUMNS = ("fixed", "more", "again", "in_time", "room", "new", "price", "price_new")


@dataclass(frozen=True)
class Question:
    """What is asked."""

    # Baseline, first month, horizon, target and ceilings; its levers are ignored, and only payers with a ceiling pay.
    scenario: Scenario
    # People available in each group.
    groups: Mapping[Group, float]
    # The month that counts, a count of months.
    month: int
    # Who may pay for whom.
    allowed: frozenset[tuple[Payer, Group]]
    # Groups whose funded cohort must be renewed, as far as the ceilings pay for it.
    renew: frozenset[Group]
    # Share by which the plan is to have more people than the target asks for.
    raised: float

    @property
    def sources(self) -> tuple[Payer, ...]:
        """The payers, each once."""
        return tuple(dict.fromkeys(ceiling.payer for ceiling in self.scenario.ceilings))


@dataclass(frozen=True)
class Line:
    """One line of the plan: whole people of a group, paid by a source, and what they cost in rupiah."""

    group: Group
    source: Payer
    people: int
    months: int
    rupiah: int


@dataclass(frozen=True)
class Bound:
    """What stops more: a group, a family or a source with nothing left; a source in a budget year."""

    kind: str
    what: Group | Payer
    year: int | None = None


@dataclass(frozen=True)
class Answer:
    """A plan and what it reaches."""

    # Whether it reaches the target; always true where no target was asked.
    reached: bool
    # The plan, as a finance officer reads it.
    lines: tuple[Line, ...]
    # The plan run through the projection: coverage and cost are read from here.
    projection: Projection
    month: int
    bounds: tuple[Bound, ...]
    # How far the answer is from the best that any plan can do, a fraction: of the rupiah of a cheapest plan, of the
    # people covered by one that covers most.
    gap: float
    # Rupiah left of each ceiling with a limit, by payer and year.
    left: Mapping[tuple[Payer, int], float]


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
    search = _Search(question, plan, rules)
    needed = question.scenario.needed(search.potential)
    assert needed is not None, "a cheapest plan needs a target"
    found = search.least_cost(min(needed * (1 + question.raised), search.potential) - NEAR_ENOUGH)
    if found:
        return found
    answer = most_coverage(question, plan, rules)
    # At the very edge of what is possible the most may reach what no cheapest plan was found for; where more than the
    # target was asked for, that it is only reached is not enough.
    return replace(answer, reached=answer.projection.at(question.month).reached and not question.raised)


def most_coverage(question: Question, plan: PlanLever, rules: PremiumRules) -> Answer:
    """Return the plan that covers most people in the month within the ceilings; see `cheapest`."""
    return _Search(question, plan, rules).most()


class _Search:
    """The looking for one answer."""

    def __init__(self, question: Question, plan: PlanLever, rules: PremiumRules) -> None:
        self.question, self.plan, self.rules = question, plan, rules
        self.groups, self.sources = list(question.groups), list(question.sources)
        self.idle = [plan(group, 0.0, ((self.sources[0], 1.0),)) for group in self.groups]
        scenario = question.scenario
        self.months = scenario.months
        self.years = list(budget_years(scenario.start, int(self.months[-1])))
        # Months that are paid for one of the cohort and for one from outside, by group.
        self.months_paid: list[tuple[float, float]] = []
        self.tables = self._tables()
        counts = self._run([]).at(question.month)
        self.potential, self.uncovered = counts.potential, max(counts.potential - counts.active, 1e-6)
        self.breakpoints = self._spaced(MOST_OF_UNCOVERED * self.uncovered)
        in_time = float((self.tables.more * self.tables.in_time).sum())
        self.ranges = [(0.0, 0.0), (0.0, in_time)] if in_time else [(0.0, 0.0)]
        self.must_renew = np.array([group in question.renew for group in self.groups])
        self.least_renewed = 0.0
        if self.must_renew.any():
            self.least_renewed = self._programme((0.0, in_time)).most_renewed() * NEARLY
            self.ranges = [(0.0, in_time)]
        # What the answer leaves of each ceiling so that it keeps to it, shape (S, Y): see `_replayed`.
        self.aside = np.zeros_like(self.tables.ceilings)
        self.ends = thread_time() + SECONDS

    def _tables(self) -> Groups:
        question, month = self.question, self.question.month
        paid = np.array([[year_of(m) == year for m in self.months] for year in self.years])
        rows = []
        for group, lever in zip(self.groups, self.idle, strict=True):
            window = (self.months >= lever.start) & (self.months < lever.start + lever.months)
            enrolment = np.clip((self.months - lever.start + 1) / lever.ramp, 0.0, 1.0)
            by_then = float(enrolment[month - int(self.months[0])])
            supposed, available = lever.assumptions, question.groups[group]
            enrolled = supposed.valid * supposed.take_up
            grown = np.where(self.months >= lever.start + lever.graduating_after, lever.graduating, 0.0)
            fixed, again, in_time = self._cohort(lever, by_then)
            inside = min(lever.inside, available)
            others_pay = window * (1 - grown)
            premiums = others_pay * [
                monthly_premium(self.rules, lever.route, source, group.sector, self.months, group.wage_base)
                for source in self.sources
            ]
            self.months_paid.append((float(others_pay.sum()), float((others_pay * enrolment * enrolled).sum())))
            rows.append(
                (
                    min(fixed, inside),
                    max(inside - fixed, 0.0),
                    again,
                    in_time,
                    max(available - lever.inside, 0.0),
                    enrolled * (1 - supposed.already_active) * by_then,
                    premiums @ paid.T,
                    (premiums * enrolment * enrolled) @ paid.T,
                )
            )
        families = [lever.family or lever.group for lever in self.idle]
        known = list(dict.fromkeys(families))
        people = {family: lever.family_ceiling for family, lever in zip(families, self.idle, strict=True)}
        columns: list[Any] = [np.array(column) for column in zip(*rows, strict=True)]
        return Groups(
            **dict(zip(COLUMNS, columns, strict=True)),
            allowed=np.array(
                [[(source, group) in question.allowed for source in self.sources] for group in self.groups]
            ),
            family=np.array([known.index(family) for family in families]),
            family_people=np.array([np.inf if people[one] is None else people[one] for one in known], dtype=float),
            ceilings=self._ceilings(),
        )

    def _cohort(self, lever: Lever, by_then: float) -> tuple[float, float, float]:
        """Return who must be paid before anybody is gained, and what one more counts as new and in time."""
        cohort = lever.cohort
        if cohort is None or self.question.month <= cohort.last_counted:
            return lever.inside, 0.0, 0.0
        if lever.start <= cohort.last_counted:
            return 0.0, 0.0, 1 - cohort.retention
        return cohort.retention * cohort.inside, by_then, 0.0

    def _ceilings(self) -> Array:
        limits = np.full((len(self.sources), len(self.years)), np.inf)
        for ceiling in self.question.scenario.ceilings:
            for y, year in enumerate(self.years):
                if ceiling.year in (None, year):
                    j = self.sources.index(ceiling.payer)
                    limits[j, y] = min(limits[j, y], ceiling.rupiah)
        return limits

    def _spaced(self, most: float) -> list[Array]:
        """Return breakpoints for each family, up to the people it has and no more than so many."""
        people = np.minimum(self.tables.most_added, self.tables.family_people).clip(max=max(most, 0.0))
        return [np.unique(np.linspace(0, one, FIRST_PIECES + 1)) for one in people]

    def _programme(self, renewed: Span, aside: Array | None = None) -> Programme:
        made = Programme(self.tables, self.uncovered, renewed, self.breakpoints, self.must_renew, aside=aside)
        if not self.least_renewed:
            return made
        least = self.least_renewed if aside is None else made.most_renewed() * NEARLY
        return replace(made, least_renewed=min(self.least_renewed, least))

    def least_cost(self, needed: float) -> Answer | None:
        """Return the cheapest answer that has so many active people, None where none can."""
        still_uncovered = max(self.potential - needed, self.uncovered * 1e-9)
        # A family that adds so many reaches the target alone: what more of it would count needs no chord. A little more
        # does, because whole people may miss the target and be asked for again.
        alone = BEYOND * (self.uncovered - still_uncovered) + 100
        self.breakpoints = self._spaced(min(alone, MOST_OF_UNCOVERED * self.uncovered))
        left = log(still_uncovered)
        best, gap = self._closing_in(
            lambda programme: programme.cheapest(left),
            lambda span, plan: self._replayed(span, plan, left, needed),
            lambda answer: float(_total(answer)),
            lambda plan: max(plan.bound, 0.0),
            CLOSE,
        )
        return None if best is None else self._finish(best, gap)

    def most(self) -> Answer:
        """Return the answer that covers most."""
        best, gap = self._closing_in(
            Programme.most,
            self._replayed,
            lambda answer: -answer.projection.at(self.question.month).active,
            lambda plan: float(np.exp(plan.bound - 1e-6)) - self.potential,
            CLOSE / 10,
        )
        return self._finish(self._answer(None) if best is None else best, gap)

    def _closing_in(
        self,
        solve: Callable[[Programme], Plan | None],
        replay: Callable[[Span, Plan], Answer | None],
        value: Callable[[Answer], float],
        bound_of: Callable[[Plan], float],
        close: float,
    ) -> tuple[Answer | None, float]:
        """Return the answer of the least value, and how far it is from the bound, a fraction.

        In each round the range of the lowest bound is looked at more closely, as no other can hold a better plan.
        """
        plans = [(span, plan) for span in self.ranges if (plan := solve(self._programme(span)))]
        opened = [(bound_of(plan), span, plan) for span, plan in plans]
        best, bound = None, -np.inf
        for _round in range(ROUNDS):
            if not opened:
                break
            lowest = min(opened, key=lambda item: item[0])
            bound, span, plan = lowest
            answer = replay(span, plan)
            if answer and (best is None or value(answer) < value(best)):
                best = answer
            if (best and value(best) - bound <= close * abs(bound) + 1) or thread_time() > self.ends:
                break
            self._touch(plan)
            opened = [item for item in opened if item is not lowest]
            again = [(part, plan) for part in _halves(span) if (plan := solve(self._programme(part)))]
            opened += [(max(bound, bound_of(plan)), part, plan) for part, plan in again]
        if best is None:
            return None, 0.0
        found = value(best)
        return best, max(0.0, found - bound) / (max(abs(found), abs(bound)) or 1.0)

    def _replayed(self, span: Span, plan: Plan, log_left: float | None = None, needed: float = 0.0) -> Answer | None:
        """Return a plan that keeps to the ceilings and reaches the target, once replayed; None where none is found.

        Payers share a lever in one proportion in all its months, which the programme knows nothing of, and people are
        whole: what a plan took too much is put aside, what it missed is asked for beyond the target.
        """
        aside, found = np.zeros_like(self.tables.ceilings), plan
        for _try in range(TRIES):
            answer = self._answer(found)
            counts = answer.projection.at(self.question.month)
            over, short = self._over(answer), counts.active < needed
            if not (over.any() or short):
                self.aside = aside
                return answer
            self._touch(found)
            aside = aside + 1.01 * over
            if log_left is not None and short:
                log_left -= 1.02 * max(log(max(counts.potential - counts.active, 1e-9)) - log_left, 1e-9)
            programme = self._programme(span, aside if aside.any() else None)
            again = programme.most() if log_left is None else programme.cheapest(log_left)
            if again is None:
                break
            found = again
        return None

    def _over(self, answer: Answer) -> Array:
        """Return the rupiah beyond each ceiling, shape (S, Y); less than one counts as none."""
        spent = np.array([[answer.projection.cost_in(source, year) for year in self.years] for source in self.sources])
        over: Array = np.maximum(spent - self.tables.ceilings, 0.0)
        return np.where(over < 1, 0.0, over)

    def _touch(self, plan: Plan) -> None:
        # A chord is exact at its ends: from now on where this plan lies.
        for f, people in enumerate(plan.added):
            points = self.breakpoints[f]
            if np.abs(points - people).min() > max(1.0, 1e-4 * points[-1]) and people < points[-1]:
                self.breakpoints[f] = np.sort(np.append(points, people))

    def _answer(self, plan: Plan | None) -> Answer:
        """Round a plan to whole people, down where a ceiling leaves no room, and run it through the projection."""
        levers, lines = [], []
        tight = self._tight(plan) if plan else []
        for i, group in enumerate(self.groups if plan else []):
            assert plan
            of_cohort, of_new = self.months_paid[i]
            room = floor(self.question.groups[group] + 1e-6)
            counts, paid = {}, {}
            for j, source in enumerate(self.sources):
                cohort, new = plan.cohort[i, j], plan.new[i, j]
                whole = floor(cohort + new + 1e-4) if tight[j] else ceil(cohort + new - 1e-4)
                count = min(whole, room)
                if count > 0:
                    room -= count
                    counts[source] = count
                    paid[source] = min(cohort, count) * of_cohort + max(count - cohort, 0) * of_new
            if sum(paid.values()) > 0:
                split = tuple((source, share / sum(paid.values())) for source, share in paid.items())
                levers.append(self.plan(group, float(sum(counts.values())), split))
                lines += [(group, source, count) for source, count in counts.items()]
        result = self._run(levers)
        made = tuple(self._line(levers, *line) for line in lines)
        return Answer(True, made, result, self.question.month, (), 0.0, {})

    def _tight(self, plan: Plan) -> list[bool]:
        """Return which sources could not pay for a person more of each group."""
        tables = self.tables
        spent = np.einsum("gs,gsy->sy", plan.cohort, tables.price) + np.einsum("gs,gsy->sy", plan.new, tables.price_new)
        return [bool(one) for one in (spent + tables.price.sum(axis=0) > tables.ceilings).any(axis=1)]

    def _run(self, levers: Sequence[Lever]) -> Projection:
        planned = {lever.group for lever in levers}
        # Nobody listed: so that what the planner supposes of the cohort holds for it all the same.
        idle = [lever for lever in self.idle if lever.cohort and lever.group not in planned]
        scenario = self.question.scenario
        asked = Scenario(
            scenario.baseline,
            (*levers, *idle),
            scenario.start,
            scenario.horizon,
            scenario.target,
            scenario.target_people,
            scenario.ceilings,
        )
        return project(asked, self.rules)

    def _line(self, levers: Sequence[Lever], group: Group, source: Payer, people: int) -> Line:
        lever = next(lever for lever in levers if lever.group == group)
        i, j = self.groups.index(group), self.sources.index(source)
        share = dict(lever.payers)[source]
        one, one_new = self.tables.price[i, j].sum(), self.tables.price_new[i, j].sum()
        outside = lever.people - lever.kept - lever.again
        rupiah = ((lever.kept + lever.again) * one + outside * one_new) * share
        return Line(group, source, people, lever.months, round(rupiah))

    def _finish(self, answer: Answer, gap: float) -> Answer:
        left, bounds = {}, []
        result, limits = answer.projection, self.tables.ceilings
        listed = {group: sum(line.people for line in answer.lines if line.group == group) for group in self.groups}
        g = self.tables
        gained = g.more * (g.again + g.in_time) + g.room * g.new
        for i, (group, people) in enumerate(listed.items()):
            # Also where paying for the group gains nobody: they are covered all the same.
            if people >= self.question.groups[group] - 1 or gained[i] < 1:
                bounds.append(Bound("group", group))
        families = [lever.family or lever.group for lever in self.idle]
        for f, family in enumerate(dict.fromkeys(families)):
            inside = [group for group, own in zip(self.groups, families, strict=True) if own == family]
            if len(inside) > 1 and sum(listed[group] for group in inside) >= self.tables.family_people[f] - len(inside):
                bounds.append(Bound("family", family))
        for j, source in enumerate(self.sources):
            for y, year in enumerate(self.years):
                if np.isfinite(limits[j, y]):
                    left[source, year] = max(0.0, float(limits[j, y]) - result.cost_in(source, year))
                    if self.aside[j, y] or left[source, year] <= 2 * float(self.tables.price[:, j, y].sum()):
                        bounds.append(Bound("source", source, year))
        return replace(answer, bounds=tuple(bounds), gap=gap, left=left)


def _halves(span: Span) -> list[Span]:
    low, high = span
    middle = (low + high) / 2
    return [(low, middle), (middle, high)] if high - low >= 1 else [span]


def _total(answer: Answer) -> int:
    return sum(answer.projection.total_cost.values())
