"""Contribution per person and month, by route, payer, sector and month."""

from __future__ import annotations

from collections.abc import Sequence

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
    """Return what the payer contributes per person in each month; see `worker_premium` for the worker's own part.

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
    parts |= _of_wage(rules, route.of_wage, months, wage_base)
    premium: NDArray[np.float64] = np.sum(list(parts.values()), axis=0)
    discounted = np.sum([parts[name] for name in route.discounted], axis=0) if route.discounted else 0.0
    for discount in rules.discounts:
        if not (discount.excludes_government and payer.government):
            premium = premium - np.where(_in_window(discount, sector, months), discount.share * discounted, 0.0)
    return premium


def worker_premium(
    rules: PremiumRules, route: Route, months: NDArray[np.int64], wage_base: float | None = None
) -> NDArray[np.float64]:
    """Return what the worker contributes from the own wage in each month, beside what the payer does.

    Nothing where the route has no part of the worker's own; see `monthly_premium` for the rest.
    """
    parts = _of_wage(rules, route.own_of_wage, months, wage_base)
    premium: NDArray[np.float64] = np.sum([np.zeros(len(months)), *parts.values()], axis=0)
    return premium


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


def discounts_missed(
    rules: PremiumRules, route: Route, payer: Payer, sector: str, months: NDArray[np.int64]
) -> list[Discount]:
    """Return the discounts that would lower the contribution in some of the months if no government budget paid it."""
    if not (payer.government and route.discounted):
        return []
    return [
        discount
        for discount in rules.discounts
        if discount.excludes_government and _in_window(discount, sector, months).any()
    ]


def self_paid_route(rules: PremiumRules, route: Route) -> Route:
    """Return the route of people who go on paying for themselves: a PU employer is gone, so BPU takes its place."""
    return rules.routes["bpu"] if route.of_wage else route


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
    entries = sorted(rules.parameters[name], key=lambda entry: entry.start)
    in_force = np.searchsorted([entry.start for entry in entries], months, side="right") - 1
    if (in_force < 0).any():
        raise ScenarioError("no_rule", month=int(months.min()))
    return np.array([entry.value for entry in entries])[in_force]
