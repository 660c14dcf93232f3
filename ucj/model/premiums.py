"""Contribution per person and month, by route, payer, sector and month."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ucj.facts.rules import Discount, Payer, PremiumRules, Route
from ucj.model.scenario import ScenarioError


def monthly_premium(
    rules: PremiumRules,
    route: Route,
    payer: Payer,
    sector: str,
    months: NDArray[np.int64],
    wage_base: float | None = None,
) -> NDArray[np.float64]:
    """Return the contribution per person in each month.

    Parameters
    ----------
    rules : PremiumRules
        Dated values and discounts.
    route : Route
        What the contribution is made of.
    payer : Payer
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
    parts = {name: _values(rules, name, months) for name in route.per_month}
    if route.of_wage:
        wage = _values(rules, "wage_base_pu", months) if wage_base is None else wage_base
        parts |= {name: wage * _values(rules, name, months) for name in route.of_wage}
    premium: NDArray[np.float64] = np.sum(list(parts.values()), axis=0)
    discounted = np.sum([parts[name] for name in route.discounted], axis=0) if route.discounted else 0.0
    for discount in rules.discounts:
        if not (discount.excludes_government and payer.government):
            premium = premium - np.where(_in_window(discount, sector, months), discount.share * discounted, 0.0)
    return premium


def worker_premium(rules, route, months, wage_base=None):
    return np.zeros(len(months))


def death_premium(
    rules: PremiumRules,
    route: Route,
    payer: Payer,
    sector: str,
    months: NDArray[np.int64],
    wage_base: float | None = None,
) -> NDArray[np.float64]:
    """Return the part of the contribution from which deaths are paid (JKM); see `monthly_premium`."""
    names = ("per_month", "of_wage", "discounted")
    parts = {name: tuple(part for part in getattr(route, name) if part.startswith("jkm_")) for name in names}
    return monthly_premium(rules, route.model_copy(update=parts), payer, sector, months, wage_base)


def government_premium(rules: PremiumRules, month: int) -> float:
    """Return what a government budget pays in a month (a count of months) for one person by the usual route, BPU."""
    return float(
        monthly_premium(rules, rules.routes["bpu"], rules.payers["add"], "non_transport", np.array([month]))[0]
    )


def discount_missed(rules: PremiumRules, route: Route, payer: Payer, sector: str, months: NDArray[np.int64]) -> bool:
    """Whether a discount would lower the contribution in some of the months if no government budget paid it."""
    return any(
        discount.excludes_government and payer.government and _in_window(discount, sector, months).any()
        for discount in rules.discounts
        if route.discounted
    )


def self_paid_route(rules: PremiumRules, route: Route) -> Route:
    """Return the route of people who go on paying for themselves: a PU employer is gone, so BPU takes its place."""
    return rules.routes["bpu"] if route.id == "pu" else route


def _in_window(discount: Discount, sector: str, months: NDArray[np.int64]) -> NDArray[np.bool_]:
    first, last = discount.windows.get(sector, (0, -1))
    return (months >= first) & (months <= last)


def _values(rules: PremiumRules, name: str, months: NDArray[np.int64]) -> NDArray[np.float64]:
    try:
        return np.array([rules.value(name, int(month)) for month in months])
    except LookupError:
        raise ScenarioError("no_rule", month=int(months.min())) from None
