"""The back-test: the model run forward from each older published figure, beside what was published last."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.regions import Region
from ucj.facts.rules import last_month
from ucj.model.organic import counted_cohorts, organic_range
from ucj.model.potential import potential_anchors
from ucj.model.projection import project
from ucj.model.scenario import Baseline, Scenario
from ucj.model.scenario_builder import funded_cohort

# Lombok Timur, Lampung and NTB: the regions with figures of more than one month.
REGIONS = ("5203", "18", "52")


@dataclass(frozen=True)
class Trial:
    """One run from an older figure of active participants to a later one. Shares are fractions."""

    older: Observation
    # Active participants, or coverage where only that was published later.
    later: Observation
    # Active participants without a plan: nothing else changes, and by the range of the region.
    computed: float
    low: float
    high: float
    # Workers in the denominator of the later month.
    potential: float

    @property
    def region(self) -> Region:
        """Whose figures they are."""
        return self.older.region

    @property
    def in_people(self) -> bool:
        """Whether people were published later."""
        return self.later.indicator.id == "active_participants"

    @property
    def error(self) -> float | None:
        """Computed less published, in people; None where only a percentage was published."""
        return self.computed - self.later.value if self.in_people else None

    @property
    def error_points(self) -> float:
        """Computed less published, as a share of the workers."""
        published = self.later.value / self.potential if self.in_people else self.later.value
        return self.computed / self.potential - published

    @property
    def within(self) -> bool:
        """Whether what was published lies in the range."""
        published = self.later.value if self.in_people else self.later.value * self.potential
        return self.low <= published <= self.high


def backtest(ledger: Ledger, regions: tuple[str, ...] = REGIONS) -> tuple[Trial, ...]:
    """Return the trials of some regions, the oldest figures first: each runs to the last figure that was published."""
    return tuple(trial for code in regions for trial in _trials(ledger, code))


def _trials(ledger: Ledger, code: str) -> list[Trial]:
    figures = [figure for figure in ledger.series(code, "active_participants") if len(figure.as_of) > 4]
    shares = [figure for figure in ledger.series(code, "coverage") if figure.status != "derived"]
    later = _last(figures[1:]) or _last(shares)
    potential = ledger.leading(code, "potential_workers")
    if later is None or potential is None:
        return []
    return [
        _run(ledger, figure, later, potential.value)
        for figure in figures
        if last_month(figure.as_of) < last_month(later.as_of)
    ]


def _last(figures: list[Observation]) -> Observation | None:
    return figures[-1] if figures else None


def _run(ledger: Ledger, older: Observation, later: Observation, potential: float) -> Trial:
    code = older.region.code
    first, last = last_month(older.as_of), last_month(later.as_of)
    baseline = Baseline(
        older.region, older.value, potential, as_of=older.as_of, anchors=potential_anchors(ledger, code)
    )
    known = counted_cohorts(ledger, code, first)
    baseline = replace(baseline, cohorts=tuple(funded_cohort(ledger, baseline, one) for one in known))
    changes = organic_range(ledger, code)

    def active(organic: float) -> tuple[float, float]:
        scenario = Scenario(replace(baseline, organic=organic), (), first, last - first + 1)
        at = project(scenario, ledger.premiums).last
        return at.without_plan, at.potential

    computed, workers = active(0.0)
    return Trial(older, later, computed, active(changes.low)[0], active(changes.high)[0], workers)
