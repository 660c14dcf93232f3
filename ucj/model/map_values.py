"""What a map can show: one value a region, with the figures it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.model.measures import standing


@dataclass(frozen=True)
class MappedValue:
    """A value of a region: a fraction 0–1, people, or people per 1,000 poor, with the figures behind it."""

    value: float
    as_of: str
    status: str
    figures: tuple[Observation, ...]


def coverage(ledger: Ledger, region: str) -> MappedValue | None:
    """Return coverage, a fraction."""
    where = standing(ledger, region)
    if where.coverage is None or where.as_of is None or where.status is None:
        return None
    return MappedValue(where.coverage, where.as_of, where.status, where.figures)


def gap_people(ledger: Ledger, region: str) -> MappedValue | None:
    """Return the people still missing to the leading target."""
    where = standing(ledger, region)
    if where.gap is None or where.active is None or where.target is None:
        return None
    behind = where.target.published_people or where.target.share
    return MappedValue(where.gap, where.active.as_of, "derived", (where.active, behind))


def leading_figure(indicator: str) -> Callable[[Ledger, str], MappedValue | None]:
    """Return a measure that shows the leading figure of an indicator."""

    def measure(ledger: Ledger, region: str) -> MappedValue | None:
        figure = ledger.leading(region, indicator)
        return MappedValue(figure.value, figure.as_of, figure.status, (figure,)) if figure else None

    return measure


def paid_per_1000_poor(ledger: Ledger, region: str) -> MappedValue | None:
    """Return the people paid by government for every 1,000 poor people."""
    paid, poor = ledger.leading(region, "paid_by_government"), ledger.leading(region, "poor_people")
    if not (paid and poor):
        return None
    return MappedValue(1000 * paid.value / poor.value, paid.as_of, "derived", (paid, poor))


MEASURES: Mapping[str, Callable[[Ledger, str], MappedValue | None]] = {
    "coverage": coverage,
    "gap_people": gap_people,
    "poverty_rate": leading_figure("poverty_rate"),
    "poor_people": leading_figure("poor_people"),
    "informal_share": leading_figure("informal_share"),
    "paid_by_government": leading_figure("paid_by_government"),
    "paid_per_1000_poor": paid_per_1000_poor,
}
