"""Which published figures may be compared: over time in one region, and among regions at about the same time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ucj.facts.observations import Observation
from ucj.facts.rules import last_month

# Regions whose figures lie further apart than this are not ranked: a gap of half a year may be a change over time.
MONTHS_APART = 6
UNTRUSTED = frozenset({"disputed", "planned"})
BOUNDS = frozenset({"at_least", "at_most"})


def comparable(first: Observation, second: Observation) -> bool:
    """Tell whether two figures of one region and indicator say together that something rose or fell.

    Counts do. Percentages do where both are a share of the same known basis: a share of fewer workers is higher without
    one more participant. What is disputed, planned or only a bound compares with nothing.
    """
    figures = first, second
    if first.region != second.region or first.indicator != second.indicator:
        return False
    if any(figure.status in UNTRUSTED or figure.bound in BOUNDS for figure in figures):
        return False
    return first.indicator.unit != "percent" or (bool(first.basis) and first.basis == second.basis)


def runs(figures: Sequence[Observation]) -> tuple[int, ...]:
    """Return for each figure of a series the number of the run it belongs to; figures of a run compare."""
    found: list[int] = []
    for place, figure in enumerate(figures):
        earlier = (run for run, other in zip(found, figures, strict=False) if comparable(other, figure))
        found.append(next(earlier, place))
    return tuple(found)


def ranked_together(dates: Mapping[str, str | None]) -> frozenset[str]:
    """Return the codes of the regions that may be called highest and lowest, none where too few are known.

    They are more than half of all regions, and their figures lie at most `MONTHS_APART` months apart; else those of
    one date, if they alone are more than half.

    Parameters
    ----------
    dates : mapping of str to str or None
        The date of the figure of every region by code, None where nothing was published.
    """
    known = {code: last_month(date) for code, date in dates.items() if date}
    if 2 * len(known) <= len(dates):
        return frozenset()
    if months_apart(dates) <= MONTHS_APART:
        return frozenset(known)
    common, count = Counter(known.values()).most_common(1)[0]
    return frozenset(code for code, month in known.items() if month == common and 2 * count > len(dates))


def months_apart(dates: Mapping[str, str | None]) -> int:
    """Return how many months lie between the oldest and the newest figure, 0 where there is at most one."""
    months = [last_month(date) for date in dates.values() if date]
    return max(months) - min(months) if months else 0
