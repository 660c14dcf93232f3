"""Where a region stands: coverage, target, achievement and gap, never mixed.

Coverage is active ÷ potential workers, achievement is active ÷ target participants, and people paid by government are
a third thing. Nothing is estimated for a region without a published figure.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ucj.facts.intake.uploads import TYPED
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation, Source
from ucj.facts.regions import Region
from ucj.facts.rules import PremiumRules, last_month
from ucj.model.potential import potential_anchors, potential_at
from ucj.model.premiums import monthly_premium


@dataclass(frozen=True)
class Target:
    """A coverage target."""

    # The target as a fraction 0–1, for the end of the year in its `as_of`.
    share: Observation
    # Participants it means: published, or share × potential workers at its end, or None where neither is known.
    people: float | None
    # The published number of participants, where there is one.
    published_people: Observation | None


@dataclass(frozen=True)
class Standing:
    """The leading figures of a region and what follows from them."""

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
    # None where no target was published.
    target: Target | None
    # Active ÷ target participants, or coverage ÷ target share where only percentages are known.
    achievement: float | None
    # People still to reach for the target, 0 where it is reached.
    gap: float | None
    # The newest percentage published after this coverage without the participants behind it.
    later: Observation | None = None

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


def standing(ledger: Ledger, region: str) -> Standing:
    """Return where a region stands by its leading figures."""
    active = ledger.leading(region, "active_participants")
    potential = ledger.leading(region, "potential_workers")
    published = ledger.leading(region, "coverage")
    coverage, as_of, status = _coverage(active, potential, published)
    target = target_of(ledger, region)
    achievement = gap = None
    if target and target.people is not None and active:
        achievement = active.value / target.people
        gap = max(0.0, target.people - active.value)
    elif target and coverage is not None:
        achievement = coverage / target.share.value
    return Standing(
        region=ledger.regions[region],
        active=active,
        potential=potential,
        published_coverage=published,
        coverage=coverage,
        as_of=as_of,
        status=status,
        target=target,
        achievement=achievement,
        gap=gap,
        later=_later(ledger, region, as_of) if coverage is not None and as_of else None,
    )


def _later(ledger: Ledger, region: str, as_of: str) -> Observation | None:
    counted = {figure.as_of for figure in ledger.figures(region, "active_participants")}
    newer = (figure for figure in ledger.series(region, "coverage") if last_month(figure.as_of) > last_month(as_of))
    return next((figure for figure in reversed(list(newer)) if figure.as_of not in counted), None)


def target_of(ledger: Ledger, region: str) -> Target | None:
    """Return the leading target of a region, or None where none was published."""
    share = ledger.leading(region, "target_coverage")
    if share is None:
        return None
    published = ledger.leading(region, "target_participants")
    if published and published.as_of != share.as_of:
        published = None
    potential = _potential_at_end(ledger, region, share.as_of[:4])
    people = published.value if published else None if potential is None else share.value * potential
    return Target(share, people, published)


def _potential_at_end(ledger: Ledger, region: str, year: str) -> float | None:
    """Return the potential workers at the end of a year, on the path that a scenario follows."""
    active, potential = (ledger.leading(region, name) for name in ("active_participants", "potential_workers"))
    if potential is None:
        return None
    typed = TYPED in {figure.status for figure in (active, potential) if figure}
    first = last_month((active or potential).as_of)
    anchors = () if typed else potential_anchors(ledger, region)
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
