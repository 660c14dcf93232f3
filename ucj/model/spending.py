"""What each group of a plan costs each payer, so that the parts add up to the totals to the rupiah."""

from __future__ import annotations

from dataclasses import dataclass

from ucj.facts.rules import Payer, PremiumRules
from ucj.model.money import lever_money
from ucj.model.projection import Projection
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
    so_far: dict[Payer, float] = {}
    rows = []
    for lever in result.scenario.levers:
        money = lever_money(lever, result.months, rules)
        own = rules.payers["self"]
        shares = dict(lever.payers)
        paid = {**money.cost, **({own: money.own} if own in shares or money.own.any() else {})}
        for payer, rupiah in paid.items():
            # Rounding the running sum, not the parts, keeps them adding up.
            before = so_far.get(payer, 0.0)
            so_far[payer] = before + float(rupiah.sum())
            people = lever.people * shares.get(payer, 0.0)
            rows.append(Spending(lever, payer, people, round(so_far[payer]) - round(before)))
    return tuple(rows)
