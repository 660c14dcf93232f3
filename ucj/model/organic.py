"""The net change a month of everybody outside the funded cohorts, as a range, from published series.

Two neighbouring figures A₁ and A₂ of active participants, n months apart, say how much the others changed a month:

    ω = ((A₂ − C₂) ÷ (A₁ − C₁))^(1/n) − 1

C are the people of cohorts who are known to have begun and were still counted in that month: paid from `paid_from` to
`paid_until`, and counted for the months of grace after it. A cohort of which nobody knows when it began cannot be told
from the others and stays with them. A province counts the cohorts of its members as well. The lowest and the highest ω
of a series are the ends of the range, and 0, its centre, always lies within it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from ucj.facts.groups import Assumption, FundedCohort
from ucj.facts.intake.uploads import TYPED, UPLOADED
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.rules import month_number

# Months that a series must span.
SHORTEST_SERIES = 24
# Months between neighbours. People in arrears are counted for three months, and counts are often rounded or late: over
# less time a figure says when it was counted and not who came and went. Lombok Timur printed 154,000 for December 2025
# and 164,828 for January 2026, which would be 8 % of the others in a month.
SHORTEST_GAP = 3


@dataclass(frozen=True)
class OrganicRange:
    """Net change a month as fractions, low ≤ 0 ≤ high, and what it comes from."""

    low: float
    high: float
    # Code of the region whose series it is, None where there was none.
    region: str | None = None
    # The figures of that series, oldest first.
    figures: tuple[Observation, ...] = ()
    # What is supposed where there was no series.
    row: Assumption | None = None
    central: float = 0.0


def organic_range(ledger: Ledger, region: str, shortest_gap: int = SHORTEST_GAP) -> OrganicRange:
    """Return the range of a region: from its own series, else from its province's, else what the ledger supposes.

    Parameters
    ----------
    ledger : Ledger
        The facts; what a planner uploaded or typed in is no published series.
    region : str
        BPS code.
    shortest_gap : int
        Months that neighbouring figures are apart at least, counted back from the latest.
    """
    for code in dict.fromkeys((region, ledger.province_of(region))):
        figures = _series(ledger, code, shortest_gap)
        if len(figures) > 1 and month_of(figures[-1]) - month_of(figures[0]) >= SHORTEST_SERIES:
            others = [(month_of(figure), _others(ledger, code, figure)) for figure in figures]
            changes = [(after / before) ** (1 / (n - m)) - 1 for (m, before), (n, after) in pairwise(others)]
            return OrganicRange(min(0.0, *changes), max(0.0, *changes), code, figures)
    row = next(row for row in ledger.assumptions if row.id == "organic")
    assert row.high is not None
    return OrganicRange(row.low, row.high, row=row, central=row.central)


def month_of(figure: Observation) -> int:
    """Return the month of a figure as a count of months.

    Raises
    ------
    ValueError
        Where only its year is known.
    """
    return month_number(figure.as_of[:7])


def counted_cohorts(ledger: Ledger, region: str, month: int) -> tuple[FundedCohort, ...]:
    """Return the cohorts of a region, a province's members included, known to be among the active in a month."""
    codes = {region, *(member.code for member in ledger.members(region))}
    grace = next(row.central for row in ledger.assumptions if row.id == "grace")
    return tuple(
        cohort
        for cohort in ledger.funded
        if cohort.region.code in codes
        and cohort.paid_from
        and month_number(cohort.paid_from) <= month
        and (not cohort.paid_until or month <= month_number(cohort.paid_until) + grace)
    )


def monthly_figures(ledger: Ledger, region: str) -> list[Observation]:
    """Return the published active participants of a region that are not disputed and have a month, oldest first."""
    return [
        figure
        for figure in ledger.series(region, "active_participants")
        if figure.status not in {TYPED, UPLOADED} and len(figure.as_of) >= len("YYYY-MM")
    ]


def _series(ledger: Ledger, region: str, shortest_gap: int) -> tuple[Observation, ...]:
    # Where the cohorts are more than the active, one of the two is no count of the same people.
    published = [figure for figure in monthly_figures(ledger, region) if _others(ledger, region, figure) > 0]
    kept: list[Observation] = []
    # The latest is where a plan begins; in one month the leading figure goes before the others.
    for figure in sorted(published, key=lambda figure: (month_of(figure), figure.lead), reverse=True):
        if not kept or month_of(kept[-1]) - month_of(figure) >= shortest_gap:
            kept.append(figure)
    return tuple(reversed(kept))


def _others(ledger: Ledger, region: str, figure: Observation) -> float:
    """Return the active people of a figure who belong to no known cohort."""
    by_group: dict[tuple[str, str], list[int]] = defaultdict(list)
    for cohort in counted_cohorts(ledger, region, month_of(figure)):
        by_group[cohort.region.code, cohort.group.id].append(cohort.people)
    # Of a cohort in its months of grace and the one that renews it, the larger holds both.
    return figure.value - sum(max(people) for people in by_group.values())
