"""Where a region stands: coverage, target, achievement and gap, never mixed.

Coverage is active ÷ potential workers, achievement is active ÷ target participants, and people paid by government are
a third thing. Nothing is estimated for a region without a published figure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ucj.facts.intake.uploads import TYPED
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation, Source
from ucj.facts.regions import Region
from ucj.facts.rules import PremiumRules, last_month
from ucj.model.potential import potential_anchors, potential_at
from ucj.model.premiums import monthly_premium
from ucj.model.targets import Judgement, Reading, Targets, judge, published_targets


@dataclass(frozen=True)
class Target:
    """A coverage target."""

    # The target as a fraction 0–1, for the end of the year in its `as_of`.
    share: Observation
    # Participants it means: published, or share × potential workers at its end, or None where neither is known.
    people: float | None
    # The published number of participants, where there is one.
    published_people: Observation | None
    # Whether its year has ended, and what became of it.
    judgement: Judgement

    @property
    def year(self) -> int:
        """The year for whose end it holds."""
        return int(self.share.as_of[:4])

    @property
    def passed(self) -> bool:
        """Whether its year has ended."""
        return self.judgement.passed


@dataclass(frozen=True)
class Coverage:
    """The leading figures of a region, whatever its targets are."""

    region: Region
    # Published counts.
    active: Observation | None
    potential: Observation | None
    # Published percentage, as a fraction.
    published_coverage: Observation | None
    # Active ÷ potential where both counts are published, otherwise the published percentage.
    coverage: float | None
    # Of the numerator, or of the percentage where only that was published.
    as_of: str | None
    status: str | None
    # The newest percentage published after this coverage without the participants behind it.
    later: Observation | None

    @property
    def percentage_only(self) -> bool:
        """Whether a percentage was published without its numerator and denominator."""
        return self.coverage is not None and not (self.active and self.potential)

    @property
    def figures(self) -> tuple[Observation, ...]:
        """The published figures behind this, numerator first."""
        known = (self.active, self.potential, self.published_coverage if self.percentage_only else None)
        return tuple(figure for figure in known if figure)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of those figures, each once."""
        return tuple(dict.fromkeys(figure.source for figure in self.figures))


@dataclass(frozen=True)
class Standing(Coverage):
    """Where a region stands on a day: its leading figures, its target, and what follows from them."""

    # What the app measures against: of the published targets that of the earliest year that has not ended; where all
    # have passed, the latest of them. None where no target was published.
    target: Target | None
    # Active ÷ target participants, or coverage ÷ target share where only percentages are known.
    achievement: float | None
    # People still to reach for the target, 0 where it is reached.
    gap: float | None
    # The other targets whose year has ended, oldest first.
    past: tuple[Target, ...] = ()
    # Participants that were published as a target of a year that has not ended, without a percentage.
    people_alone: Observation | None = None


def coverage_of(ledger: Ledger, region: str) -> Coverage:
    """Return the leading figures of a region."""
    active = ledger.leading(region, "active_participants")
    potential = ledger.leading(region, "potential_workers")
    published = ledger.leading(region, "coverage")
    coverage, as_of, status = _coverage(active, potential, published)
    later = _later(ledger, region, as_of) if coverage is not None and as_of else None
    return Coverage(ledger.regions[region], active, potential, published, coverage, as_of, status, later)


def _later(ledger: Ledger, region: str, as_of: str) -> Observation | None:
    counted = {figure.as_of for figure in ledger.figures(region, "active_participants")}
    newer = (figure for figure in ledger.series(region, "coverage") if last_month(figure.as_of) > last_month(as_of))
    return next((figure for figure in reversed(list(newer)) if figure.as_of not in counted), None)


def standing(ledger: Ledger, region: str, today: dt.date) -> Standing:
    """Return where a region stands by its leading figures on a day, which decides what target is measured against."""
    where, published = coverage_of(ledger, region), published_targets(ledger, region)
    measured, readings = published.measured(today), _readings(ledger, where)
    targets = {
        year: _target(ledger, where, published, year, readings, today)
        for year in sorted({*published.passed(today), *([] if measured is None else [measured])})
    }
    target = None if measured is None else targets[measured]
    achievement = gap = None
    if target and target.people is not None and where.active:
        achievement = where.active.value / target.people
        gap = max(0.0, target.people - where.active.value)
    elif target and where.coverage is not None:
        achievement = where.coverage / target.share.value
    return Standing(
        **vars(where),
        target=target,
        achievement=achievement,
        gap=gap,
        past=tuple(other for year, other in targets.items() if year != measured),
        people_alone=next(
            (
                figure
                for year, figure in sorted(published.people.items())
                if year >= today.year and year not in published.shares
            ),
            None,
        ),
    )


def past_targets(ledger: Ledger, region: str, today: dt.date) -> list[Target]:
    """Return every target of a region whose year has ended, oldest first."""
    where = standing(ledger, region, today)
    return [*where.past, *([where.target] if where.target and where.target.passed else [])]


def _target(
    ledger: Ledger, where: Coverage, published: Targets, year: int, readings: Sequence[Reading], today: dt.date
) -> Target:
    share, counted = published.shares[year], published.people.get(year)
    potential = _potential_at_end(ledger, where, str(year))
    people = counted.value if counted else None if potential is None else share.value * potential
    return Target(share, people, counted, judge(year, share.value, people, readings, today))


def _readings(ledger: Ledger, where: Coverage) -> list[Reading]:
    """Return what the app leads with, then every other coverage that was published and is not disputed."""
    found = []
    if where.coverage is not None and where.as_of is not None:
        active = where.active.value if where.active and where.potential else None
        found.append(Reading(where.as_of, where.coverage, active))
    series = ledger.series(where.region.code, "coverage")
    return [*found, *(Reading(figure.as_of, figure.value) for figure in series if figure.as_of != where.as_of)]


def _potential_at_end(ledger: Ledger, where: Coverage, year: str) -> float | None:
    """Return the potential workers at the end of a year, on the path that a scenario follows."""
    active, potential = where.active, where.potential
    if potential is None:
        return None
    typed = TYPED in {figure.status for figure in (active, potential) if figure}
    first = last_month((active or potential).as_of)
    anchors = () if typed else potential_anchors(ledger, where.region.code)
    return float(potential_at(np.array([last_month(year)]), first, potential.value, anchors, 0.0)[0])


def _coverage(
    active: Observation | None, potential: Observation | None, published: Observation | None
) -> tuple[float | None, str | None, str | None]:
    if active and potential:
        same = published is not None and published.as_of == active.as_of == potential.as_of
        status = published.status if same and published else "derived"
        return active.value / potential.value, active.as_of, status
    if published:
        return published.value, published.as_of, published.status
    if active:
        return None, active.as_of, active.status
    return None, None, None


def yearly_gap_cost(rules: PremiumRules, where: Standing, first_month: int) -> float | None:
    """Return the rupiah that closing the gap costs a government in twelve months, None where the gap is unknown."""
    return None if where.gap is None else yearly_premium(rules, where.gap, first_month)


def yearly_premium(rules: PremiumRules, people: float, first_month: int) -> float:
    """Return the rupiah that a government budget pays for some people in the twelve months from one on, as BPU."""
    months = np.arange(first_month, first_month + 12)
    route, payer = rules.routes["bpu"], rules.payers["apbd_kabupaten"]
    return people * float(monthly_premium(rules, route, payer, "non_transport", months).sum())
