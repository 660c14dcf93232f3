"""What reaching the published target costs in twelve months, taken apart: the gap is only a part of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ucj.facts.ledger import Ledger
from ucj.model.measures import standing, yearly_premium
from ucj.model.money import lever_money
from ucj.model.questions import Wish, find_plan
from ucj.model.scenario import Baseline, Ceiling, ScenarioError
from ucj.model.scenario_builder import default_start, published_baseline

# More than any budget: nothing but the groups limits the plan.
UNLIMITED = 1e15
MONTHS = 12
# Visitors' own figures are others.
KEPT = 64


@dataclass(frozen=True)
class GapCost:
    """The cheapest plan that reaches a target by the end of twelve months, whoever pays. People and rupiah.

    `gap`, `leaving`, `already` and `rest` add up to `rupiah`.
    """

    # The month that counts, a count of months, and whether the target is reached in it.
    month: int
    reached: bool
    # All contributions of the plan, of budgets and others.
    rupiah: float
    # Those for the people missing to the target today.
    gap: float
    # People who leave until then if nothing is renewed, and contributions for as many.
    leaving: float
    leaving_cost: float
    # People on the lists who are participants already: paid for, and no gain.
    already: float
    already_cost: float
    # Entries that fail the checks: on the lists, not paid for.
    invalid: float

    @property
    def rest(self) -> float:
        """Contributions that no other part explains: people on several lists, and other premiums."""
        return self.rupiah - self.gap - self.leaving_cost - self.already_cost


def gap_cost(ledger: Ledger, region: str, today: dt.date) -> GapCost | None:
    """Return what reaching the target of a region costs, None where there is no gap, or nothing to compute it from.

    The coming budget year is planned. Computed once for the same figures; no ledger is kept, which may be a visitor's.
    """
    baseline, where = published_baseline(ledger, region), standing(ledger, region, today)
    start, missing, target = default_start(today), where.gap, where.target
    if baseline is None or target is None or not missing:
        return None
    asked = (ledger.vintage, start, baseline, missing, target.share.value)
    if asked not in _FOUND:
        if len(_FOUND) >= KEPT:
            del _FOUND[next(iter(_FOUND))]
        _FOUND[asked] = _gap_cost(ledger, baseline, missing, start, target.share.value)
    return _FOUND[asked]


_FOUND: dict[tuple[object, ...], GapCost | None] = {}


def _gap_cost(ledger: Ledger, baseline: Baseline, missing: float, start: int, target: float) -> GapCost | None:
    by = start + MONTHS - 1
    payers = (payer for payer in ledger.premiums.payers.values() if not payer.is_self)
    ceilings = tuple(Ceiling(payer, UNLIMITED) for payer in payers)
    wish = Wish(start, by, target, ceilings, months=MONTHS, payers="any")
    try:
        result = find_plan(ledger, baseline, wish).projection
    except ScenarioError:
        return None
    at = result.at(by)
    assert at.needed is not None
    leaving = at.needed - at.without_plan - missing
    already = already_cost = invalid = 0.0
    for lever in result.scenario.levers:
        outside = lever.people - lever.kept - lever.again
        money = lever_money(lever, result.months, ledger.premiums)
        active = lever.enrolled * lever.assumptions.already_active
        paid_for = lever.kept + lever.again + lever.enrolled
        already += active
        already_cost += (
            sum(float(rupiah.sum()) for rupiah in money.cost.values()) * active / paid_for if paid_for else 0
        )
        invalid += outside * (1 - lever.assumptions.valid)
    one = yearly_premium(ledger.premiums, 1, start)
    total = float(sum(result.total_cost.values()))
    return GapCost(by, at.reached, total, missing * one, leaving, leaving * one, already, already_cost, invalid)
