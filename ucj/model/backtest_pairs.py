"""Pairs of published figures for the back-test: what was known at an older one, and what a later one then said.

Nothing is projected here. A pair says which cohorts of a budget were known to be among the active participants of the
older figure; what was funded only later is no knowledge of that day.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from ucj.facts.groups import FundedCohort
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.model.organic import counted_cohorts, month_of, monthly_figures


@dataclass(frozen=True)
class BacktestPair:
    """Two published numbers of active participants of a region."""

    older: Observation
    later: Observation
    # Those among the active of the older figure, their months of grace included.
    cohorts: tuple[FundedCohort, ...]

    @property
    def months(self) -> int:
        """Months from the older figure to the later one."""
        return month_of(self.later) - month_of(self.older)


def backtest_pairs(ledger: Ledger) -> tuple[BacktestPair, ...]:
    """Return every pair of figures of `monthly_figures`, in the order of regions and of time."""
    return tuple(pair for region in ledger.regions for pair in _pairs(ledger, region))


def _pairs(ledger: Ledger, region: str) -> list[BacktestPair]:
    return [
        BacktestPair(older, later, counted_cohorts(ledger, region, month_of(older)))
        for older, later in combinations(monthly_figures(ledger, region), 2)
        if month_of(later) > month_of(older)
    ]
