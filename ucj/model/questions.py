"""Asking the solver with the groups, assumptions and contributions of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ucj.facts.groups import Group
from ucj.facts.ledger import Ledger
from ucj.facts.rules import Payer, month_text
from ucj.model.ranges import odds_of
from ucj.model.scenario import Baseline, Ceiling, Lever, Scenario, ScenarioError
from ucj.model.scenario_builder import ceiling, plan_lever, target_people
from ucj.model.solver import Answer, PlanLever, Question, cheapest, most_coverage

# How many of the draws a plan should reach its target in, how it is looked for, and when two raises are alike.
SURE, FIRST_RAISE, RAISES, NEAR = 0.8, 0.05, 8, 0.01


@dataclass(frozen=True)
class Wish:
    """What is asked of the solver; what is left out is what is usual."""

    # First month of the scenario and the month that counts, counts of months.
    start: int
    by: int
    # Coverage to reach; may be None where the plan is to cover most.
    target: float | None
    # The sources and what each can pay in a budget year; 0 is no money, a source that is left out is not asked.
    ceilings: tuple[Ceiling, ...]
    # The groups that may be enrolled and the people available; none for all groups of the region, None for all of the
    # people its figures allow.
    groups: Mapping[Group, float | None] = field(default_factory=dict)
    # What the planner has decided of groups: route, months, ramp and assumptions are taken from there.
    levers: tuple[Lever, ...] = ()
    # Months paid, ending with the month that counts; None for those of the planner, or what is usual for the group.
    months: int | None = None
    # Whether cohorts whose funding ends before the month that counts must be renewed, as far as money goes.
    renew: bool = False
    # Cover most people instead of reaching the target at the least cost.
    maximise: bool = False
    # Who may pay for whom: `yes`, `conditional` (where a condition must be met), or `any` (whatever the rules say).
    payers: str = "yes"


def find_plan(ledger: Ledger, baseline: Baseline, wish: Wish, raised: float = 0.0) -> Answer:
    """Return the cheapest plan that reaches the target, or the one that covers most people.

    The plan is looked for as if the target were by a share `raised` higher, and judged by the target itself.

    Raises
    ------
    ScenarioError
        Where the month lies before the start, no source was named, or what a scenario refuses.
    """
    start, by = wish.start, wish.by
    if by < start:
        raise ScenarioError("month_outside", text=month_text(by), start=start)
    if not wish.ceilings:
        raise ScenarioError("no_ceiling")
    if wish.months is not None and wish.months < 1:
        raise ScenarioError("too_few_months", field="months", least=1)
    available = _available(ledger, baseline, wish.groups)
    people = target_people(ledger, baseline, wish.target)
    scenario = Scenario(baseline, (), start, by - start + 1, wish.target, people, wish.ceilings)
    planned = {lever.group: lever for lever in wish.levers}

    def plan(group: Group, people: float, split: tuple[tuple[Payer, float], ...]) -> Lever:
        own = planned.get(group)
        months = wish.months or (own.months if own else group.months)
        paid = min(months, by - start + 1)
        decisions: dict[str, Any] = {"start": by - paid + 1, "months": paid}
        if own:
            decisions |= {"route": own.route.id, "ramp": own.ramp}
            decisions |= {"graduating": own.graduating, "graduating_after": own.graduating_after}
            decisions |= {"funded_until": own.cohort.paid_until if own.cohort else None}
        shares = tuple((payer.id, share) for payer, share in split)
        supposed = vars(own.assumptions) if own else None
        return plan_lever(ledger, baseline, group.id, people, start, decisions, supposed, shares)

    renew = _ending(baseline, available, plan, by, wish.ceilings[0].payer) if wish.renew else frozenset()
    question = Question(scenario, available, by, _allowed(ledger, wish), renew, raised)
    return (most_coverage if wish.maximise else cheapest)(question, plan, ledger.premiums)


def surer(
    ledger: Ledger, baseline: Baseline, wish: Wish, share: float = SURE, progress: Callable[[float], None] | None = None
) -> Answer | None:
    """Return the cheapest plan found whose target holds in a share of the draws, None where none does.

    The same question, asked for more people until enough draws reach the target that was asked for.

    Parameters
    ----------
    ledger, baseline, wish
        As for `find_plan`, with a target.
    share : float
        Of the draws, 0–1.
    progress : callable or None
        Told how far it is, 0–1.
    """
    low, high, found = 0.0, None, None
    asked = FIRST_RAISE
    for step in range(RAISES):
        answer = find_plan(ledger, baseline, wish, raised=asked)
        holds = answer.reached and share_reaching(ledger, answer) >= share
        if holds:
            found, high = answer, asked
        elif not answer.reached:
            high = asked
        else:
            low = asked
        if progress:
            progress((step + 1) / RAISES)
        if high is not None and high - low < NEAR:
            break
        asked = 2 * asked if high is None else (low + high) / 2
    return found


def share_reaching(ledger: Ledger, answer: Answer) -> float:
    """Return the share of the draws in which a plan reaches its target in the month that counts."""
    return odds_of(ledger, answer.projection, answer.month).reached or 0.0


def _allowed(ledger: Ledger, wish: Wish) -> frozenset[tuple[Payer, Group]]:
    words = {"yes": ("yes",), "conditional": ("yes", "conditional"), "any": ("yes", "conditional", "no")}[wish.payers]
    payers = ledger.premiums.payers
    return frozenset(
        (payers[payer], rule.group) for (payer, _group), rule in ledger.eligibility.items() if rule.allowed in words
    )


def _available(ledger: Ledger, baseline: Baseline, asked: Mapping[Group, float | None]) -> dict[Group, float]:
    region = baseline.region.code
    available = {}
    for group, people in (asked or dict.fromkeys(ledger.groups_of(region))).items():
        most = people if people is not None else ceiling(ledger, region, group.id)
        if most:
            available[group] = most
    if not available:
        raise ScenarioError("no_groups")
    return available


def _ending(
    baseline: Baseline, available: Mapping[Group, float], plan: PlanLever, by: int, payer: Payer
) -> frozenset[Group]:
    cohorts = {cohort.group for cohort in baseline.cohorts} & set(available)
    levers = (plan(group, 0.0, ((payer, 1.0),)) for group in cohorts)
    return frozenset(lever.group for lever in levers if lever.cohort and lever.cohort.last_counted < by)
