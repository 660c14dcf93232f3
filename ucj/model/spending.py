"""What each group of a plan costs each payer, so that the parts add up to the totals to the rupiah."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ucj.facts.rules import Payer, PremiumRules
from ucj.model.projection import Projection, project
from ucj.model.scenario import Lever


@dataclass(frozen=True)
class Spending:
    """Contributions of one group from one payer over the horizon."""

    # The group and what was decided for it.
    lever: Lever
    # Who pays; people themselves too.
    payer: Payer
    # People on the list that this payer pays for.
    people: float
    # Of the months the plan pays for.
    rupiah: int


def spending(result: Projection, rules: PremiumRules) -> tuple[Spending, ...]:
    """Return what each group costs each payer while the plan pays for it.

    The rows of a budget add up to its `total_cost`. What people pay themselves after the plan is in none of them: it is
    `total_self_paid` without the rows that people pay.
    """
    parts = [
        (lever, payer, share, _alone(result, lever, payer, rules))
        for lever in result.scenario.levers
        for payer, share in lever.payers
    ]
    so_far: dict[Payer, float] = {}
    rows = []
    for lever, payer, share, rupiah in parts:
        # Rounding the running sum, not the parts, keeps them adding up.
        before = so_far.get(payer, 0.0)
        so_far[payer] = before + rupiah
        rows.append(Spending(lever, payer, lever.people * share, round(so_far[payer]) - round(before)))
    return tuple(rows)


def _alone(result: Projection, lever: Lever, payer: Payer, rules: PremiumRules) -> float:
    # Nobody continues on their own, so that what is left is what the plan itself pays.
    only = replace(lever, assumptions=replace(lever.assumptions, retention=0.0))
    alone = project(replace(result.scenario, levers=(only,)), rules)
    months = alone.self_paid if payer.is_self else alone.cost[payer]
    return float(months.sum())
