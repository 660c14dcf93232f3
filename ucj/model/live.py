"""A scenario as the browser computes it while a slider moves: everything dated is an array by month.

`ucj/present/live/kernel.js` is the arithmetic of `kernel`, `money` and `projection` once more and knows neither a rule
nor a figure: what the rules say of each month is read here. What comes back from the server stays the answer.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ucj.facts.rules import PremiumRules
from ucj.model.premiums import monthly_premium, self_paid_route, worker_premium
from ucj.model.projection import families, workers
from ucj.model.scenario import Cohort, Lever, Scenario


def live_plan(scenario: Scenario, rules: PremiumRules) -> dict[str, Any]:
    """Return a scenario as numbers, to be sent as JSON.

    What a slider of a lever says (a decision such as `people` or `months`, or an assumption) stands in the lever under
    its own name, and nothing else depends on it. Months are counts, people and rupiah are not rounded.

    Returns
    -------
    dict
        `first` (month of the baseline), `active`, `organic`; `target` (a fraction, None without one); `workers` and
        `needed` (the participants it means, None without one) by month; `families` (the people of each, None where
        unknown); `levers`, `cohorts` (funded, without a lever) and `rates`: rupiah per person by month, which levers
        name by their place. What is by month is written as pairs of a value and for how many months it holds.
    """
    months, own = scenario.months, families(scenario)
    needed = scenario.needed(potential := workers(scenario, months))
    rates = _Rates()
    levers = [
        _lever(lever, int(family), months, rules, rates)
        for lever, family in zip(scenario.levers, own.of_lever, strict=False)
    ]
    return {
        "first": scenario.first_month,
        "active": scenario.baseline.active,
        "organic": scenario.baseline.organic,
        "target": scenario.target,
        "workers": _by_month(potential),
        "needed": None if needed is None else _by_month(needed),
        "families": [float(most) if np.isfinite(most) else None for most in own.ceilings],
        "levers": levers,
        "cohorts": [_cohort(cohort) for cohort in scenario.idle_cohorts],
        "rates": rates.known,
    }


def _by_month(values: NDArray[np.float64]) -> list[tuple[float, int]]:
    return [(value, len(list(months))) for value, months in groupby(values.tolist())]


class _Rates:
    """Rupiah per person by month, each series once: most groups pay the same."""

    def __init__(self) -> None:
        self.known: list[list[tuple[float, int]]] = []

    def place(self, rate: NDArray[np.float64]) -> int:
        """Return the place of a series."""
        series = _by_month(rate)
        if series not in self.known:
            self.known.append(series)
        return self.known.index(series)


def _lever(lever: Lever, family: int, months: NDArray[np.int64], rules: PremiumRules, rates: _Rates) -> dict[str, Any]:
    group, route, supposed = lever.group, lever.route, lever.assumptions
    paid = {
        payer.id: (share, rates.place(monthly_premium(rules, route, payer, group.sector, months, group.wage_base)))
        for payer, share in lever.payers
    }
    alone = paid.pop("self", None)
    own = monthly_premium(rules, self_paid_route(rules, route), rules.payers["self"], group.sector, months)
    return {
        "people": float(lever.people),
        "start": lever.start,
        "months": lever.months,
        "ramp": lever.ramp,
        "valid": supposed.valid,
        "take_up": supposed.take_up,
        "already_active": supposed.already_active,
        # Who pays alone from the start has nothing to graduate from.
        "graduating": 0.0 if lever.payer.is_self else lever.graduating,
        "graduating_after": lever.graduating_after,
        "family": family,
        # By whom, which share, and at which rate; the others are what people pay themselves: in place of a payer,
        # beside it, and alone.
        "payers": [(payer, share, rate) for payer, (share, rate) in paid.items()],
        "self_rate": alone[1] if alone else None,
        "worker_rate": rates.place(worker_premium(rules, route, months, group.wage_base)),
        "own_rate": rates.place(own),
        **_cohort(lever.cohort),
        "retention": supposed.retention,
        "grace": supposed.grace,
    }


def _cohort(cohort: Cohort | None) -> dict[str, Any]:
    if cohort is None:
        return {"funded": 0.0, "in_baseline": 1.0, "paid_until": None}
    return {
        "funded": float(cohort.people),
        "in_baseline": cohort.in_baseline,
        "paid_until": cohort.paid_until,
        "retention": cohort.retention,
        "grace": cohort.grace,
    }
