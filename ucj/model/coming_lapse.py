"""The first fall of coverage after the published figure if nothing is renewed: computed, not published."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ucj.facts.ledger import Ledger
from ucj.model.projection import PlanMonth, project
from ucj.model.scenario import Cohort, Scenario
from ucj.model.scenario_builder import published_baseline


@dataclass(frozen=True)
class ComingLapse:
    """A month in which funded cohorts stop being counted, and what is left then."""

    # The published figure, and the first month of the fall.
    published: PlanMonth
    fallen: PlanMonth
    # Those who stop being counted, but for the people who stay.
    cohorts: tuple[Cohort, ...]

    @property
    def people(self) -> float:
        """People inside the published figure whose funding has ended."""
        return sum(cohort.inside for cohort in self.cohorts)

    @property
    def staying(self) -> float:
        """Of them, people who go on by paying for themselves."""
        return sum(cohort.covered(self.fallen.month) for cohort in self.cohorts)

    @property
    def others(self) -> float:
        """Active people without them."""
        return self.fallen.without_plan - self.staying


def coming_lapse(ledger: Ledger, region: str) -> ComingLapse | None:
    """Return the first lapse after the published figure of a region, None where none is known."""
    baseline = published_baseline(ledger, region)
    if baseline is None or baseline.month is None:
        return None
    first = baseline.month
    ends = [int(cohort.last_counted) for cohort in baseline.cohorts if np.isfinite(cohort.last_counted)]
    ends = [end for end in ends if end >= first]
    if not ends:
        return None
    result = project(Scenario(baseline, (), first, min(ends) + 2 - first), ledger.premiums)
    cohorts = tuple(cohort for cohort in baseline.cohorts if cohort.last_counted == min(ends))
    return ComingLapse(result.first, result.last, cohorts)
