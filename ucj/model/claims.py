"""What cover pays out: an illustration with its formula, a range and never a forecast."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ucj.facts.rules import BenefitRules, PremiumRules
from ucj.model.kernel import LeverArrays, Window
from ucj.model.money import LeverMoney, lever_money
from ucj.model.premiums import death_premium, self_paid_route
from ucj.model.projection import Projection
from ucj.model.scenario import Lever


@dataclass(frozen=True)
class Claims:
    """Expected deaths and payouts among the people of a plan while it pays for them."""

    # People paid for × months ÷ 12.
    person_years: float
    # Of them, those of newcomers, whose death pays the smaller sum.
    newcomer_years: float
    # Expected deaths at the low and the high rate.
    deaths_low: float
    deaths_high: float
    # Rupiah: newcomers' first months pay the smaller sum.
    payout_low: float
    payout_high: float
    # Rupiah paid for these people meanwhile, by anybody, and the part of it from which deaths are paid.
    premium: int
    death_premium: int


def claims(result: Projection, rules: BenefitRules, premiums: PremiumRules) -> Claims:
    """Return expected deaths and payouts of a plan.

    Deaths = Σ people in a month ÷ 12 × rate ÷ 1,000. A payout is the smaller sum in the first months after somebody
    was enrolled anew, the full sum later and for everybody of a funded cohort, also where the cover had lapsed.

    Parameters
    ----------
    result : Projection
        The plan.
    rules : BenefitRules
        Amounts and rates.
    premiums : PremiumRules
        Dated contributions.
    """
    scenario, months = result.scenario, result.months
    money = [lever_money(lever, months, premiums) for lever in scenario.levers]
    years = sum(float(one.people.sum()) for one in money) / 12
    newcomers = _newcomers(scenario.levers, months, rules.death_of_newcomer.months) / 12
    average = newcomers * rules.death_of_newcomer.amount + (years - newcomers) * rules.death.amount
    low, high = rules.death_rate.low / 1000, rules.death_rate.high / 1000
    premium = sum(float(rupiah.sum()) for one in money for rupiah in (one.own, *one.cost.values()))
    for_deaths = sum(
        _for_deaths(lever, one, months, premiums) for lever, one in zip(scenario.levers, money, strict=True)
    )
    return Claims(
        person_years=years,
        newcomer_years=newcomers,
        deaths_low=years * low,
        deaths_high=years * high,
        payout_low=average * low,
        payout_high=average * high,
        premium=round(premium),
        death_premium=round(for_deaths),
    )


def _newcomers(levers: tuple[Lever, ...], months: NDArray[np.int64], wait: int) -> float:
    """Return the person-months of people who were enrolled anew less than so many months ago."""
    arrays = LeverArrays.of(levers)
    window = Window(arrays, months)
    enrolled = arrays.enrolled * window.enrolment
    # Whoever was enrolled in the last months is a newcomer: today's list less the list of three months ago.
    earlier = np.zeros_like(enrolled)
    earlier[:, wait:] = enrolled[:, :-wait]
    return float(np.where(window.paying, enrolled - earlier, 0.0).sum())


def _for_deaths(lever: Lever, money: LeverMoney, months: NDArray[np.int64], rules: PremiumRules) -> float:
    """Return the rupiah from which deaths are paid, in the months in which the lever pays."""
    group, own = lever.group, rules.payers["self"]
    alone = death_premium(rules, self_paid_route(rules, lever.route), own, group.sector, months)
    total = 0.0
    for payer, share in lever.payers:
        paid = death_premium(rules, lever.route, payer, group.sector, months, group.wage_base)
        total += float((share * money.people * ((1 - money.grown) * paid + money.grown * alone)).sum())
    return total


def poverty_line_months(rules: BenefitRules, poverty_line: float) -> float:
    """Return how many months a household lives at the poverty line (rupiah per capita per month) on a death payment."""
    return rules.death.amount / (rules.household_people * poverty_line)


def break_even_rate(rules: BenefitRules, monthly_death_premium: float) -> float:
    """Return the deaths per 1,000 a year at which the death contribution covers the full payment."""
    return 12 * monthly_death_premium / rules.death.amount * 1000


def months_bought(rupiah: float, premium: float) -> float:
    """Return how many months of contribution a sum buys one person."""
    return rupiah / premium
