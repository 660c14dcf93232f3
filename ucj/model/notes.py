"""What a reader must be told of a scenario: what it renews, what it cannot do, and a way out."""

from __future__ import annotations

from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from ucj.facts.remarks import Remark
from ucj.facts.rules import Payer, PremiumRules, load_benefit_rules
from ucj.model.premiums import discounts_missed, government_premium
from ucj.model.scenario import Lever, Scenario

Array = NDArray[np.float64]


@cache
def shortest_useful_window() -> int:
    """Return how many months from enrolment a death pays less than the full sum."""
    return load_benefit_rules().death_of_newcomer.months


def notes(
    scenario: Scenario, rules: PremiumRules, new: Array, uncovered: Array, cost: dict[Payer, Array]
) -> tuple[Remark, ...]:
    """Return the notes of a scenario.

    Parameters
    ----------
    scenario : Scenario
        What was asked.
    rules : PremiumRules
        Dated contributions.
    new : ndarray, shape (L, T)
        New people of each lever alone.
    uncovered : ndarray, shape (T,)
        Workers who are not covered without them.
    cost : dict of Payer to ndarray
        Rupiah a month by payer.
    """
    told = []
    for i, lever in enumerate(scenario.levers):
        told += _of_renewal(lever)
        told += _of_size(lever, new[i], uncovered)
        told += _of_money(scenario, lever, rules)
    if not any(note.code == "beyond_uncovered" for note in told) and (new.sum(axis=0) > uncovered + 1e-6).any():
        told.append(Remark("together_beyond_uncovered", {"uncovered": float(uncovered.min())}))
    told += _of_ceilings(scenario, rules, cost)
    if scenario.levers and not new.any() and all(lever.people == lever.in_baseline for lever in scenario.levers):
        told.append(Remark("no_change"))
    return tuple(told)


def _of_renewal(lever: Lever) -> list[Remark]:
    if not (lever.cohort and lever.in_baseline):
        return [] if lever.people else [Remark("lever_zero", {"group": lever.group})]
    values = {
        "group": lever.group,
        "people": lever.people,
        "funded": lever.in_baseline,
        "kept": lever.kept,
        "lost": lever.lost,
        "added": lever.new,
    }
    if lever.people == 0:
        code = "renewal_dropped"
    elif lever.people > lever.in_baseline:
        code = "renewal_then_growth"
    else:
        code = "renewal_short" if lever.lost else "renewal_exact"
    told = [Remark(code, values)]
    lapse = lever.cohort.paid_until + lever.assumptions.grace + 1
    if lever.people and lever.start > lapse:
        told.append(Remark("protection_gap", {**values, "from": lapse, "until": lever.start - 1}))
    return told


def _of_size(lever: Lever, new: Array, uncovered: Array) -> list[Remark]:
    told = []
    values = {"group": lever.group, "people": lever.people}
    if lever.ceiling is not None and lever.people > lever.ceiling:
        told.append(Remark("beyond_group", {**values, "ceiling": lever.ceiling}))
    if (new > uncovered).any():
        told.append(Remark("beyond_uncovered", {**values, "uncovered": float(uncovered.min())}))
    return told


def _of_money(scenario: Scenario, lever: Lever, rules: PremiumRules) -> list[Remark]:
    if not lever.people:
        return []
    told = []
    values = {"group": lever.group, "months": lever.months}
    if lever.payer.is_self:
        told.append(Remark("take_up_unmeasured", values))
    if lever.months <= (waiting := shortest_useful_window()) and lever.new > 0:
        told.append(Remark("short_window", {**values, "waiting": waiting, "least": waiting + 1}))
    months = np.arange(lever.start, min(lever.start + lever.months, scenario.start + scenario.horizon))
    sector = lever.group.sector
    missed = (discounts_missed(rules, lever.route, payer, sector, months) for payer, _share in lever.payers)
    for discount in {found.reference: found for found in chain.from_iterable(missed)}.values():
        first, last = discount.windows[sector]
        told.append(Remark("discount_missed", {**values, "law": discount.reference, "first": first, "last": last}))
    return told


def _of_ceilings(scenario: Scenario, rules: PremiumRules, cost: dict[Payer, Array]) -> list[Remark]:
    told = []
    one = government_premium(rules, scenario.start)
    for payer, ceiling in scenario.ceilings:
        spent = float(cost[payer].sum()) if payer in cost else 0.0
        # A ceiling of nothing says that this payer has no money: only a plan that takes some must be told so.
        if 0 < ceiling < one:
            told.append(Remark("budget_too_small", {"payer": payer, "rupiah": ceiling, "premium": one}))
        elif spent > ceiling + 0.5:
            told.append(
                Remark("over_ceiling", {"payer": payer, "rupiah": ceiling, "spent": spent, "over": spent - ceiling})
            )
    return told
