"""What a lever costs in each month, by who pays it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ucj.facts.rules import Payer, PremiumRules
from ucj.model.kernel import LeverArrays, Window
from ucj.model.premiums import monthly_premium, self_paid_route, worker_premium
from ucj.model.scenario import Lever

Array = NDArray[np.float64]


@dataclass(frozen=True)
class LeverMoney:
    """Rupiah a month of one lever, unrounded, shape (T,); `people` are those paid for in the month."""

    people: Array
    # Share of them who pay for themselves by then, because their business has grown.
    grown: Array
    # While it pays: by payer, without what people pay themselves, and that.
    cost: Mapping[Payer, Array]
    own: Array
    # When it has ended: what those who go on pay themselves.
    own_afterwards: Array


def lever_money(lever: Lever, months: NDArray[np.int64], rules: PremiumRules) -> LeverMoney:
    """Return what a lever costs.

    Everybody of the cohort who is listed is paid for from the first month, of the others those who have enrolled, also
    where they were active before.
    """
    arrays = LeverArrays.of([lever])
    window = Window(arrays, months)
    listed = (arrays.kept + arrays.again + arrays.enrolled * window.enrolment)[0]
    people = np.where(window.paying[0], listed, 0.0)
    group, route = lever.group, lever.route
    # Who pays alone from the start has nothing to graduate from.
    graduating = 0.0 if lever.payer.is_self else lever.graduating
    grown = np.where(months >= lever.start + lever.graduating_after, graduating, 0.0)
    own_premium = monthly_premium(rules, self_paid_route(rules, route), rules.payers["self"], group.sector, months)
    own = people * (1 - grown) * worker_premium(rules, route, months, group.wage_base)
    cost = {}
    for payer, share in lever.payers:
        premium = monthly_premium(rules, route, payer, group.sector, months, group.wage_base)
        if payer.is_self:
            own = own + people * premium
        else:
            cost[payer] = share * people * (1 - grown) * premium
            own = own + share * people * grown * own_premium
    afterwards = np.where(window.ended[0], lever.assumptions.retention * listed, 0.0) * own_premium
    return LeverMoney(people, grown, cost, own, afterwards)
