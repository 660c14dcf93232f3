"""Contribution per person and month, by route, payer, sector and month."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ucj.facts.rules import Discount, PremiumRules
from ucj.model.scenario import ScenarioError


def monthly_premium(
    rules: PremiumRules,
    route: str,
    payer: str,
    sector: str,
    months: NDArray[np.int64],
    wage_base: float | None = None,
) -> NDArray[np.float64]:
    """Return the contribution per person in each month.

    Parameters
    ----------
    rules : PremiumRules
        Dated values, routes and discounts.
    route : str
        bpu, bpu_jht or pu.
    payer : str
        Who pays; a discount may exclude government budgets.
    sector : str
        transport or non_transport.
    months : ndarray of int, shape (T,)
        Counts of months, see `ucj.facts.rules.month_number`.
    wage_base : float or None
        Rupiah a month from which a PU contribution is counted, by default the one of the rules.

    Returns
    -------
    ndarray of float, shape (T,)
        Rupiah per person per month.

    Raises
    ------
    ScenarioError
        For a month before the first value of a parameter.
    """
    definition = rules.routes[route]
    parts = {name: _values(rules, name, months) for name in definition.per_month}
    if definition.of_wage:
        wage = _values(rules, "wage_base_pu", months) if wage_base is None else wage_base
        parts |= {name: wage * _values(rules, name, months) for name in definition.of_wage}
    premium: NDArray[np.float64] = np.sum(list(parts.values()), axis=0)
    discounted = np.sum([parts[name] for name in definition.discounted], axis=0) if definition.discounted else 0.0
    for discount in rules.discounts:
        if not (discount.excludes_government and payer in rules.government):
            premium = premium - np.where(_in_window(discount, sector, months), discount.share * discounted, 0.0)
    return premium


def government_premium(rules: PremiumRules, month: int) -> float:
    """Return what a government budget pays in a month (a count of months) for one person by the usual route, BPU."""
    return float(monthly_premium(rules, "bpu", "add", "non_transport", np.array([month]))[0])


def discounts_missed(
    rules: PremiumRules, route: str, payer: str, sector: str, months: NDArray[np.int64]
) -> list[Discount]:
    """Return the discounts that would lower the contribution in some of the months if no government budget paid it."""
    if not (payer in rules.government and rules.routes[route].discounted):
        return []
    return [
        discount
        for discount in rules.discounts
        if discount.excludes_government and _in_window(discount, sector, months).any()
    ]


def self_paid_route(route: str) -> str:
    """Return the route of people who go on paying for themselves: a PU employer is gone, so BPU takes its place."""
    return "bpu" if route == "pu" else route


def _in_window(discount: Discount, sector: str, months: NDArray[np.int64]) -> NDArray[np.bool_]:
    first, last = discount.windows.get(sector, (0, -1))
    return (months >= first) & (months <= last)


def _values(rules: PremiumRules, name: str, months: NDArray[np.int64]) -> NDArray[np.float64]:
    try:
        return np.array([rules.value(name, int(month)) for month in months])
    except LookupError:
        raise ScenarioError("no_rule", month=int(months.min())) from None
