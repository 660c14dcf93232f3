"""Coverage and poverty side by side; counts and rates of one survey stay a pair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.regions import Region
from ucj.model.measures import coverage_of


@dataclass(frozen=True)
class PoorProtected:
    """The poor of a region and those a government pays for."""

    region: Region
    # Poverty rate (fraction) and poor people of the same survey.
    rate: Observation
    poor: Observation
    # People paid by government, None where nothing was published.
    paid: Observation | None
    # Coverage of all workers, a fraction, and its date.
    coverage: float | None
    as_of: str | None
    # Chance that somebody enrolled without choosing is poor and not yet paid for: rate × (1 − paid ÷ poor).
    reach: float | None


def poor_protected(ledger: Ledger, regions: Iterable[Region]) -> list[PoorProtected]:
    """Return the regions with a published poverty rate, in the order given."""
    result = []
    for region in regions:
        rate, poor = ledger.leading(region.code, "poverty_rate"), ledger.leading(region.code, "poor_people")
        if rate is None or poor is None:
            continue
        paid = ledger.leading(region.code, "paid_by_government")
        reach = None if paid is None else rate.value * max(0.0, 1 - paid.value / poor.value)
        where = coverage_of(ledger, region.code)
        as_of = where.as_of if where.coverage is not None else None
        result.append(PoorProtected(region, rate, poor, paid, where.coverage, as_of, reach))
    return result


@dataclass(frozen=True)
class EstimateTest:
    """How far an estimate from the share of wage employees misses when each region is left out."""

    # Regions with a published coverage.
    regions: int
    # Mean absolute error in percentage points of the regression, and of the mean of the others.
    regression: float
    mean: float
    # Largest error of the regression, in percentage points.
    largest: float


def leave_one_out(shares: Iterable[float], coverages: Iterable[float]) -> EstimateTest:
    """Return how far coverage, a fraction, can be told from a share, leaving out each region in turn."""
    x, y = np.array(list(shares)), np.array(list(coverages))
    by_line, by_mean = [], []
    for i in range(len(x)):
        others = np.arange(len(x)) != i
        slope, level = np.polyfit(x[others], y[others], 1)
        by_line.append(abs(level + slope * x[i] - y[i]))
        by_mean.append(abs(y[others].mean() - y[i]))
    return EstimateTest(len(x), 100 * float(np.mean(by_line)), 100 * float(np.mean(by_mean)), 100 * max(by_line))


def estimate_test(ledger: Ledger) -> EstimateTest:
    """Return the test for the kabupaten/kota with a published coverage."""
    shares, coverages = [], []
    for province in ledger.provinces():
        for region in ledger.members(province.code):
            coverage = coverage_of(ledger, region.code).coverage
            wage, employed = ledger.leading(region.code, "wage_employees"), ledger.leading(region.code, "employed")
            if coverage is not None and wage and employed:
                shares.append(wage.value / employed.value)
                coverages.append(coverage)
    return leave_one_out(shares, coverages)
