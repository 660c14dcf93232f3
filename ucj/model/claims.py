"""What cover pays out: an illustration with its formula, a range and never a forecast."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ucj.facts.rules import BenefitRules
from ucj.model.kernel import LeverArrays, Window
from ucj.model.projection import Projection


@dataclass(frozen=True)
class Claims:
    """Expected deaths and payouts among the people of a plan while it pays for them."""

    # People listed × months paid ÷ 12.
    person_years: float
    # Expected deaths at the low and the high rate.
    deaths_low: float
    deaths_high: float
    # Rupiah: newcomers' first months pay the smaller sum.
    payout_low: float
    payout_high: float
    # Rupiah paid for these people meanwhile, by anybody.
    premium: int


def claims(result: Projection, rules: BenefitRules) -> Claims:
    """Return expected deaths and payouts of a plan.

    Deaths = Σ people in a month ÷ 12 × rate ÷ 1,000. A payout is the smaller sum in the first months after somebody
    was enrolled anew, the full sum later and for everybody whose cover was renewed.

    Parameters
    ----------
    result : Projection
        The plan.
    rules : BenefitRules
        Amounts and rates.
    """
    levers = LeverArrays.of(result.scenario.levers)
    window = Window(levers, result.months)
    new = levers.enrolled * window.enrolment
    kept = levers.kept * np.ones_like(new)
    # Whoever was enrolled in the last months is a newcomer: today's list less the list of three months ago.
    earlier = np.zeros_like(new)
    wait = rules.death_of_newcomer.months
    earlier[:, wait:] = new[:, :-wait]
    paying = window.paying
    newcomers = float(np.where(paying, new - earlier, 0.0).sum()) / 12
    years = float(np.where(paying, new + kept, 0.0).sum()) / 12
    average = newcomers * rules.death_of_newcomer.amount + (years - newcomers) * rules.death.amount
    low, high = rules.death_rate.low / 1000, rules.death_rate.high / 1000
    premium = float(sum(rupiah.sum() for rupiah in result.cost.values()))
    own = float(sum(result.self_paid[month] for month in range(len(result.months)) if paying[:, month].any()))
    return Claims(years, years * low, years * high, average * low, average * high, round(premium + own))


def poverty_line_months(rules: BenefitRules, poverty_line: float) -> float:
    """Return how many months a household lives at the poverty line (rupiah per capita per month) on a death payment."""
    return rules.death.amount / (rules.household_people * poverty_line)


def break_even_rate(rules: BenefitRules, monthly_death_premium: float) -> float:
    """Return the deaths per 1,000 a year at which the death contribution covers the full payment."""
    return 12 * monthly_death_premium / rules.death.amount * 1000


def months_bought(rupiah: float, premium: float) -> float:
    """Return how many months of contribution a sum buys one person."""
    return rupiah / premium
