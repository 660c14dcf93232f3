"""When protection ends, and what happens if the budgets end early."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ucj.facts.rules import PremiumRules
from ucj.model.scenario import Lever, Scenario


@dataclass(frozen=True)
class Protection:
    """How long a lever protects; months are counts."""

    # Id of the group.
    group: str
    # Active people at stake: those kept and those new.
    people: float
    # The last month paid, and the last one still counted as active for the grace.
    last_paid: int
    last_counted: int
    # People who go on by paying for themselves.
    left: float
    # Of the months paid, those in which a newcomer's death pays the smaller sum.
    newcomer_months: int


def protections(scenario: Scenario, newcomer_months: int) -> list[Protection]:
    """Return how long each lever that enrols somebody protects.

    Parameters
    ----------
    scenario : Scenario
        The plan.
    newcomer_months : int
        First months in which a newcomer's death pays the smaller sum.
    """
    result = []
    for lever in scenario.levers:
        if lever.people:
            last = lever.start + lever.months - 1
            people = lever.kept + lever.new * min(1.0, lever.months / lever.ramp)
            result.append(
                Protection(
                    lever.group,
                    people,
                    last,
                    last + lever.assumptions.grace,
                    people * lever.assumptions.retention,
                    min(lever.months, newcomer_months),
                )
            )
    return result


def budgets_end(scenario: Scenario, rules: PremiumRules, months: int) -> Scenario:
    """Return the scenario as it is if government budgets stop paying after its first `months` months.

    What people, employers, companies and zakat pay goes on. A lever that had not begun is dropped: its funded cohort
    lapses.
    """
    end = scenario.start + months
    return replace(scenario, levers=tuple(_cut(lever, rules, end) for lever in scenario.levers))


def _cut(lever: Lever, rules: PremiumRules, end: int) -> Lever:
    if not any(rules.payers[payer].government for payer, _share in lever.payers):
        return lever
    left = end - lever.start
    return replace(lever, months=min(lever.months, left)) if left >= 1 else replace(lever, people=0, months=1)
