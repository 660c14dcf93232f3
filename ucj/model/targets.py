"""The targets published for a region, the workers they imply, and what became of those whose year has ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import isclose

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.rules import last_month


class Verdict(Enum):
    """What can be said of a target on a day."""

    AHEAD = "ahead"
    # Its year has ended: a figure meets it, the figures of its end or later do not, or there are none of then.
    REACHED = "reached"
    MISSED = "missed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Reading:
    """A coverage (fraction 0–1) that was published, with its participants where the app counts by them."""

    as_of: str
    coverage: float
    active: float | None = None


@dataclass(frozen=True)
class Judgement:
    """What can be said of a target, and the reading that says so; the latest where nothing is decided."""

    verdict: Verdict
    # None where no coverage was published.
    by: Reading | None

    @property
    def passed(self) -> bool:
        """Whether the year of the target has ended."""
        return self.verdict is not Verdict.AHEAD


@dataclass(frozen=True)
class Targets:
    """The targets published for a region, by year: fractions 0–1 and participants."""

    shares: Mapping[int, Observation]
    people: Mapping[int, Observation]

    @property
    def implied(self) -> dict[int, float]:
        """Potential workers that a share and its participants imply, by year."""
        return {
            year: self.people[year].value / share.value
            for year, share in sorted(self.shares.items())
            if year in self.people and share.value > 0
        }

    @property
    def growth(self) -> float | None:
        """Yearly growth from the first implied denominator to the last, None below two of them."""
        years = list(self.implied)
        if len(years) < 2:
            return None
        first, last = years[0], years[-1]
        return float((self.implied[last] / self.implied[first]) ** (1 / (last - first)) - 1)

    def measured(self, today: dt.date) -> int | None:
        """Return the year to measure against: the earliest that has not ended, else the latest; None without one."""
        ahead = [year for year in self.shares if year >= today.year]
        return min(ahead) if ahead else max(self.shares, default=None)

    def passed(self, today: dt.date) -> list[int]:
        """Return the years of the shares that have ended, oldest first."""
        return sorted(year for year in self.shares if year < today.year)

    def year_of(self, share: float) -> int | None:
        """Return the latest year for which a share, a fraction, was published; None where it was for none."""
        # 45.53 % as published is not the very fraction 0.4553 that a person types.
        return max(
            (year for year, known in self.shares.items() if isclose(share, known.value, rel_tol=1e-9)), default=None
        )


def published_targets(ledger: Ledger, region: str) -> Targets:
    """Return the targets of a region that are not disputed; of two for one year the leading one."""
    found: dict[str, dict[int, Observation]] = {"target_coverage": {}, "target_participants": {}}
    for indicator, by_year in found.items():
        for figure in sorted(ledger.figures(region, indicator), key=lambda figure: figure.lead):
            if figure.status != "disputed":
                by_year[int(figure.as_of[:4])] = figure
    return Targets(found["target_coverage"], found["target_participants"])


def judge(year: int, share: float, people: float | None, readings: Sequence[Reading], today: dt.date) -> Judgement:
    """Return what can be said of a target.

    Parameters
    ----------
    year : int
        The target is for its end.
    share : float
        A fraction 0–1.
    people : float or None
        The participants it means, which a reading with participants is held against.
    readings : sequence of Reading
        What was published, first what the app leads with.
    today : date
        Whether the year has ended.
    """
    leading = readings[0] if readings else None
    if year >= today.year:
        return Judgement(Verdict.AHEAD, leading)
    # What the app leads with decides before any other figure of its time.
    late = [reading for reading in readings if last_month(reading.as_of) >= last_month(str(year))]
    latest = late[0] if late and late[0] is leading else max(late, key=lambda reading: reading.as_of, default=None)
    if latest and _meets(latest, share, people):
        return Judgement(Verdict.REACHED, latest)
    if met := next((reading for reading in readings if _meets(reading, share, people)), None):
        return Judgement(Verdict.REACHED, met)
    return Judgement(Verdict.MISSED, latest) if latest else Judgement(Verdict.UNKNOWN, leading)


def _meets(reading: Reading, share: float, people: float | None) -> bool:
    if reading.active is not None and people is not None:
        return reading.active >= people
    return reading.coverage >= share
