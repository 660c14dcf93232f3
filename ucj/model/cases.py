"""A payment to one family taken apart by the benefit rules: what follows from them, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass

from ucj.facts.cases import Case
from ucj.facts.rules import BenefitRules, Scholarship

# How the scholarships in a sum may have been counted: all the years they can run, or the first one alone.
WHOLE, FIRST_YEAR, NONE = "whole", "first_year", "none"


@dataclass(frozen=True)
class Reading:
    """One way to read a sum: death benefit + scholarships + savings, in rupiah; the last two as (low, high).

    Scholarships and savings add up to what is left after the death benefit, so the low of one goes with the high of
    the other.
    """

    counted: str
    death: float
    scholarships: tuple[float, float]
    savings: tuple[float, float]


def scholarship_bounds(rule: Scholarship, children: int, counted: str) -> tuple[float, float]:
    """Return the least and the most that the scholarships of some children can be.

    A child may be at any level: counted whole, from its last year to all years from the lowest level on; counted for
    the first year, from the smallest to the largest yearly sum.
    """
    if children == 0 or counted == NONE:
        return 0, 0
    children = min(children, rule.children)
    years = rule.by_year
    if counted == FIRST_YEAR:
        return children * min(years), children * max(years)
    return children * min(sum(years[start:]) for start in range(len(years))), children * sum(years)


def take_apart(case: Case, rules: BenefitRules, *, death: float | None = None) -> list[Reading]:
    """Return every reading of a case that the rules allow, none where they can't explain the sum.

    Parameters
    ----------
    case : Case
        The sum and what was said to be in it.
    rules : BenefitRules
        The benefits.
    death : float or None
        Rupiah of the death benefit, by default that of a death that was no work accident.
    """
    death = rules.death.amount if death is None else death
    rest = case.rupiah - death
    readings = []
    for counted in (WHOLE, FIRST_YEAR) if case.scholarships else (NONE,):
        low, high = scholarship_bounds(rules.scholarship, case.scholarships, counted)
        high = min(high, rest)
        if not case.savings:
            low = max(low, rest)
        if low <= high:
            readings.append(Reading(counted, death, (low, high), (rest - high, rest - low)))
    return readings
