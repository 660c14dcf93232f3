"""Potential workers by month: one path for every page, so that one target has one gap.

A target that was published as participants and as a share of the same year implies the potential workers at the end of
that year: participants ÷ share. Straight lines join the latest published denominator and these anchors, never below
that denominator, and nothing changes after the last of them. A growth that a planner types takes the place of all
anchors.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ucj.facts.ledger import Ledger
from ucj.facts.rules import last_month
from ucj.model.targets import published_targets

# A count of months and people.
Anchor = tuple[int, float]


def potential_anchors(ledger: Ledger, region: str) -> tuple[Anchor, ...]:
    """Return the months (counts, Decembers) and potential workers that targets imply, oldest first.

    Only what is later than the latest denominator that was published and not disputed.
    """
    published = ledger.series(region, "potential_workers")
    latest = max((last_month(figure.as_of) for figure in published), default=None)
    anchors = ((last_month(str(year)), people) for year, people in published_targets(ledger, region).implied.items())
    return tuple(anchor for anchor in anchors if latest is None or anchor[0] > latest)


def potential_at(
    months: NDArray[np.int64], first_month: int, people: float, anchors: Sequence[Anchor], growth: float = 0.0
) -> NDArray[np.float64]:
    """Return the potential workers in each month.

    Parameters
    ----------
    months : ndarray of int, any shape
        Counts of months, see `ucj.facts.rules.month_number`.
    first_month : int
        Month of the denominator, a count of months; before it nothing is known to differ.
    people : float
        The denominator.
    anchors : sequence of (month, people)
        As of `potential_anchors`, oldest first.
    growth : float
        Yearly growth that a planner typed, 0.02 for 2 %; other than 0 it replaces the anchors.

    Returns
    -------
    ndarray of float, the shape of `months`
        People.
    """
    if growth:
        return people * (1 + growth) ** (np.maximum(months - first_month, 0) / 12)
    known = [(first_month, people), *(anchor for anchor in anchors if anchor[0] > first_month)]
    path = np.interp(months, [month for month, _people in known], [people for _month, people in known])
    return np.maximum(path, people)
