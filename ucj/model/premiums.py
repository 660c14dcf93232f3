"""Contribution per person and month, by route, payer, sector and month."""

from __future__ import annotations

from collections.abc import Sequence

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
    """Return what the payer contributes per person in each month; see `worker_premium` for the worker's own part.

    Parameters
    ----------
    rules : PremiumRules
        Dated values, routes and discounts.
    route : str
        Id of a route of the rules.
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
    parts |= _of_wage(rules, definition.of_wage, months, wage_base)
    premium: NDArray[np.float64] = np.sum(list(parts.values()), axis=0)
    discounted = np.sum([parts[name] for name in definition.discounted], axis=0) if definition.discounted else 0.0
    for discount in rules.discounts:
        if not (discount.excludes_government and rules.payers[payer].government):
            premium = premium - np.where(_in_window(discount, sector, months), discount.share * discounted, 0.0)
    return premium


def worker_premium(
    rules: PremiumRules, route: str, months: NDArray[np.int64], wage_base: float | None = None
) -> NDArray[np.float64]:
    """Return what the worker contributes from the own wage in each month, beside what the payer does.

    Parameters
    ----------
    rules : PremiumRules
        Dated values and routes.
    route : str
        Id of a route of the rules; 0 for one without a part of the worker's own.
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
    parts = _of_wage(rules, rules.routes[route].own_of_wage, months, wage_base)
    premium: NDArray[np.float64] = np.sum([np.zeros(len(months)), *parts.values()], axis=0)
    return premium


def government_premium(rules: PremiumRules, month: int) -> float:
    """Return what a government budget pays in a month (a count of months) for one person by the usual route, BPU."""
    return float(monthly_premium(rules, "bpu", "add", "non_transport", np.array([month]))[0])


def discount_missed(rules: PremiumRules, route: str, payer: str, sector: str, months: NDArray[np.int64]) -> bool:
    """Whether a discount would lower the contribution in some of the months if no government budget paid it."""
    return any(
        discount.excludes_government and rules.payers[payer].government and _in_window(discount, sector, months).any()
        for discount in rules.discounts
        if rules.routes[route].discounted
    )


def self_paid_route(route: str) -> str:
    """Return the route of people who go on paying for themselves: a PU employer is gone, so BPU takes its place."""
    return "bpu" if route in ("pu", "pu_jht_jp") else route


def _of_wage(
    rules: PremiumRules, names: Sequence[str], months: NDArray[np.int64], wage_base: float | None
) -> dict[str, NDArray[np.float64]]:
    """Return each part that is a share of the wage, in rupiah a month."""
    if not names:
        return {}
    wage = _values(rules, "wage_base_pu", months) if wage_base is None else wage_base
    return {name: wage * _values(rules, name, months) for name in names}


def _in_window(discount: Discount, sector: str, months: NDArray[np.int64]) -> NDArray[np.bool_]:
    first, last = discount.windows.get(sector, (0, -1))
    return (months >= first) & (months <= last)


def _values(rules: PremiumRules, name: str, months: NDArray[np.int64]) -> NDArray[np.float64]:
    try:
        return np.array([rules.value(name, int(month)) for month in months])
    except LookupError:
        raise ScenarioError("no_rule", month=int(months.min())) from None
