"""Low, central and high of everything that is drawn, for a scenario."""

from __future__ import annotations

from ucj.facts.ledger import Ledger
from ucj.facts.rules import Payer
from ucj.model.organic import organic_range
from ucj.model.projection import Projection
from ucj.model.scenario import Scenario
from ucj.model.scenario_builder import assumption_range, payer_of
from ucj.model.uncertainty import DRAWN, Odds, Ranges, Triangle, odds


def drawn_ranges(ledger: Ledger, scenario: Scenario) -> Ranges:
    """Return the ranges of a scenario; what the scenario itself supposes is the central value."""
    baseline = scenario.baseline
    region = baseline.region.code

    def around(name: str, payer: Payer, central: float) -> Triangle:
        known = assumption_range(ledger, region, name, payer, baseline.coverage)
        return min(known.low, central), central, max(known.high, central)

    groups = {
        lever.group.id: {name: around(name, lever.payer, float(getattr(lever.assumptions, name))) for name in DRAWN}
        for lever in scenario.levers
    }
    for cohort in scenario.idle_cohorts:
        payer = payer_of(ledger, ledger.cohorts[region, cohort.group.id].payer)
        supposed = {name: assumption_range(ledger, region, name, payer, baseline.coverage).central for name in DRAWN}
        supposed |= {"retention": cohort.retention, "in_baseline": cohort.in_baseline}
        groups[cohort.group.id] = {name: around(name, payer, value) for name, value in supposed.items()}
    known = organic_range(ledger, region)
    organic = (min(known.low, baseline.organic), baseline.organic, max(known.high, baseline.organic))
    return Ranges(groups, organic)


def odds_of(ledger: Ledger, result: Projection, month: int | None = None) -> Odds:
    """Return how sure a plan is in a month, a count of months; by default the one it is judged by."""
    scenario = result.scenario
    return odds(scenario, drawn_ranges(ledger, scenario), result.judged.month if month is None else month)
