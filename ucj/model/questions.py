"""Asking the solver with the groups, assumptions and contributions of the ledger."""

from __future__ import annotations

from collections.abc import Mapping

from ucj.facts.groups import Group
from ucj.facts.ledger import Ledger
from ucj.facts.rules import Payer, month_number, month_text
from ucj.model.scenario import Baseline, Lever, Scenario, ScenarioError
from ucj.model.scenario_builder import ceiling, plan_lever
from ucj.model.solver import Answer, Question, cheapest, most_coverage


def find_plan(
    ledger: Ledger,
    baseline: Baseline,
    *,
    start: int,
    by: int,
    target: float | None,
    ceilings: Mapping[Payer, float],
    groups: Mapping[Group, float | None] | None = None,
    months: int = 12,
    renew: bool = False,
    maximise: bool = False,
) -> Answer:
    """Return the cheapest plan that reaches the target, or the one that covers most people.

    Parameters
    ----------
    ledger : Ledger
        The facts.
    baseline : Baseline
        What the plan starts from.
    start, by : int
        First month of the scenario and the month that counts, counts of months.
    target : float or None
        Coverage to reach; may be None where the plan is to cover most.
    ceilings : mapping of payer to rupiah
        The sources and what each can pay; 0 is no money, a source that is left out is not asked.
    groups : mapping of group to people, or None
        The groups that may be enrolled and the people available; None for all groups of the region, and for all of the
        people its figures allow.
    months : int
        Months paid, ending with the month that counts; fewer where the scenario has fewer.
    renew : bool
        Whether cohorts whose funding is known to end before the month that counts must be renewed. Otherwise a funded
        cohort that is not in the plan is taken to stay.
    maximise : bool
        Cover most people instead of reaching the target at the least cost.

    Raises
    ------
    ScenarioError
        Where the month lies before the start, no source was named, or what a scenario refuses.
    """
    if by < start:
        raise ScenarioError("month_outside", text=month_text(by), start=start)
    if not ceilings:
        raise ScenarioError("no_ceiling")
    if months < 1:
        raise ScenarioError("too_few_months", field="months", least=1)
    paid = min(months, by - start + 1)
    available = _available(ledger, baseline, groups or {})
    scenario = Scenario(baseline, (), start, by - start + 1, target, tuple(ceilings.items()))

    def plan(group: Group, people: float, split: tuple[tuple[Payer, float], ...]) -> Lever:
        decisions = {"start": by - paid + 1, "months": paid}
        shares = tuple((payer.id, share) for payer, share in split)
        return plan_lever(ledger, baseline, group.id, people, start, decisions, None, shares)

    ending = _ending(ledger, baseline, available, by) if renew else frozenset()
    question = Question(scenario, available, ceilings, by - start, ending)
    return (most_coverage if maximise else cheapest)(question, plan, ledger.premiums)


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


def _ending(ledger: Ledger, baseline: Baseline, available: Mapping[Group, float], by: int) -> frozenset[Group]:
    cohorts = (ledger.cohorts.get((baseline.region.code, group.id)) for group in available)
    return frozenset(
        cohort.group for cohort in cohorts if cohort and cohort.paid_until and month_number(cohort.paid_until) < by
    )
