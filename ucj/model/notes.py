"""What a reader must be told of a scenario: what it renews, what it cannot do, and a way out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from ucj.facts.remarks import Remark
from ucj.facts.rules import Payer, PremiumRules, budget_years, load_benefit_rules, year_of
from ucj.model.premiums import discounts_missed, government_premium
from ucj.model.scenario import Lever, Scenario

Array = NDArray[np.float64]


@cache
def shortest_useful_window() -> int:
    """Return how many months from enrolment a death pays less than the full sum."""
    return load_benefit_rules().death_of_newcomer.months


def notes(
    scenario: Scenario, rules: PremiumRules, new: Array, uncovered: Array, cost: Mapping[Payer, Array]
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
    cost : mapping of Payer to ndarray
        Rupiah a month by payer.
    """
    told = []
    for i, lever in enumerate(scenario.levers):
        told += _of_renewal(lever)
        told += _of_size(lever, new[i], uncovered)
        told += _of_money(scenario, lever, rules)
        told += _of_payers(lever)
    told += _of_families(scenario.levers)
    if not any(note.code == "beyond_uncovered" for note in told) and (new.sum(axis=0) > uncovered + 1e-6).any():
        told.append(Remark("together_beyond_uncovered", {"uncovered": float(uncovered.min())}))
    told += _of_ceilings(scenario, rules, cost)
    if scenario.levers and not new.any() and all(lever.people == lever.inside for lever in scenario.levers):
        told.append(Remark("no_change"))
    return tuple(told)


def _of_renewal(lever: Lever) -> list[Remark]:
    cohort = lever.cohort
    if not cohort or not cohort.inside:
        return [] if lever.people else [Remark("lever_zero", {"group": lever.group})]
    values = {
        "group": lever.group,
        "people": lever.people,
        "funded": cohort.inside,
        "kept": lever.kept,
        "again": lever.again,
        "lost": lever.lost,
        "added": lever.new,
    }
    if cohort.paid_until is None:
        # Nobody knows that they would lapse, so that paying for them adds nobody.
        return [Remark("end_unknown" if lever.people else "lever_zero", values)]
    values["until"] = cohort.paid_until
    if lever.people == 0:
        return [Remark("renewal_dropped", values)]
    if lever.start > cohort.last_counted:
        values |= {"since": int(cohort.last_counted) + 1, "fresh": lever.new - lever.again}
        if not lever.again:
            return [Remark("still_covered", values)]
        return [Remark("covered_again" if lever.people <= cohort.inside else "covered_again_then_growth", values)]
    if lever.people > cohort.inside:
        return [Remark("renewal_then_growth", values)]
    return [Remark("renewal_short" if lever.lost else "renewal_exact", values)]


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


def _of_payers(lever: Lever) -> list[Remark]:
    codes = {"no": "payer_not_allowed", "conditional": "payer_conditional"}
    payers = {payer.id: payer for payer, _share in lever.payers}
    return [
        Remark(codes[rule.allowed], {"group": lever.group, "payer": payers[rule.payer], "note": rule.note})
        for rule in lever.eligibility
        if rule.allowed in codes and lever.people
    ]


def _of_families(levers: Sequence[Lever]) -> list[Remark]:
    families = {lever.family: lever.family_ceiling for lever in levers if lever.family_ceiling is not None}
    told = []
    for family, ceiling in families.items():
        inside = [lever for lever in levers if lever.family == family]
        people = sum(lever.people for lever in inside)
        if len(inside) > 1 and people > ceiling:
            told.append(Remark("beyond_family", {"group": family, "people": people, "ceiling": ceiling}))
    return told


def _of_ceilings(scenario: Scenario, rules: PremiumRules, cost: Mapping[Payer, Array]) -> list[Remark]:
    told = []
    one = government_premium(rules, scenario.start)
    years = year_of(scenario.months)
    for ceiling in scenario.ceilings:
        values = {"payer": ceiling.payer, "rupiah": ceiling.rupiah}
        # A ceiling of nothing says that this payer has no money: only a plan that takes some must be told so.
        if 0 < ceiling.rupiah < one:
            told.append(Remark("budget_too_small", {**values, "premium": one}))
            continue
        for year in budget_years(scenario.start, int(scenario.months[-1])):
            if ceiling.year in (None, year) and ceiling.payer in cost:
                spent = float(cost[ceiling.payer][years == year].sum())
                if spent > ceiling.rupiah + 0.5:
                    over = {"year": str(year), "spent": spent, "over": spent - ceiling.rupiah}
                    told.append(Remark("over_ceiling", {**values, **over}))
    return told
