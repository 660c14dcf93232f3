"""How sure a result is: draws over the assumptions and the overlap, the same at every slider position.

Each assumption is drawn from a split triangle, half of the draws below its central value and half above, so that the
central plan is the median. The same assumption of different groups moves together (a Gaussian copula).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from ucj.model.kernel import LeverArrays, follow
from ucj.model.projection import families, workers
from ucj.model.scenario import Cohort, Scenario

Array = NDArray[np.float64]
Triangle = tuple[float, float, float]
# Drawn for each group that has people or a cohort; in_baseline and retention also where a cohort has no lever.
DRAWN = ("valid", "take_up", "already_active", "retention", "in_baseline")
ORGANIC = "organic"
OVERLAP = "overlap"
SEED = 20261120
DRAWS = 2000
# Overlap as the plan has it: groups are independent.
HALF = np.array([0.5])
# Between the values of one assumption in two groups, on the scale of the normal distribution.
CORRELATION = 0.5


@dataclass(frozen=True)
class Ranges:
    """Low, central and high of what is drawn: by group id and assumption, and of the organic change."""

    groups: Mapping[str, Mapping[str, Triangle]]
    organic: Triangle


@dataclass(frozen=True)
class Bands:
    """Coverage under many draws. Arrays have shape (T,)."""

    # Counts of months.
    months: NDArray[np.int64]
    # The 10th, 50th and 90th percentile of coverage, fractions.
    low: Array
    middle: Array
    high: Array
    # Share of the draws that reach the target, None without one.
    reached: Array | None

    def at(self, month: int) -> Odds:
        """Return a month, a count of months."""
        i = month - int(self.months[0])
        low, middle, high = (float(values[i]) for values in (self.low, self.middle, self.high))
        return Odds(low, middle, high, None if self.reached is None else float(self.reached[i]))


@dataclass(frozen=True)
class Odds:
    """Coverage of one month under many draws, see `Bands`."""

    low: float
    middle: float
    high: float
    reached: float | None


@dataclass(frozen=True)
class Swing:
    """Coverage in a month with one assumption, of all groups, at its low and at its high end: a bar of the tornado."""

    assumption: str
    low: float
    high: float

    @property
    def width(self) -> float:
        """How far the two ends are apart."""
        return abs(self.high - self.low)


def uncertainty(scenario: Scenario, ranges: Ranges, draws: int = DRAWS) -> Bands:
    """Return the bands of a scenario.

    Parameters
    ----------
    scenario : Scenario
        The plan; its own assumptions are the central ones.
    ranges : Ranges
        What is drawn.
    draws : int
        How many.
    """
    return _bands(scenario, ranges, scenario.months, draws)


def odds(scenario: Scenario, ranges: Ranges, month: int, draws: int = DRAWS) -> Odds:
    """Return what `uncertainty` says of one month, a count of months, at a fraction of the work."""
    return _bands(scenario, ranges, np.array([month]), draws).at(month)


def _bands(scenario: Scenario, ranges: Ranges, months: NDArray[np.int64], draws: int) -> Bands:
    coverage = sample(scenario, ranges, months, draws)
    low, middle, high = np.percentile(coverage, [10, 50, 90], axis=0)
    # Where ranges lie on one side of their central values the plan itself can lie at the edge: it is in its own band.
    planned = _coverage(scenario, months, _central(scenario, ranges), np.array([ranges.organic[1]]), HALF)[0]
    potential = workers(scenario, months)
    needed = scenario.needed(potential)
    reached = None if needed is None else (coverage * potential >= needed - 0.5).mean(axis=0)
    return Bands(months, np.minimum(low, planned), middle, np.maximum(high, planned), reached)


def _central(scenario: Scenario, ranges: Ranges) -> dict[str, Array]:
    return {name: _ends(scenario, ranges, name, 1) for name in DRAWN}


def _ends(scenario: Scenario, ranges: Ranges, name: str, end: int) -> Array:
    return np.array([[ranges.groups[group][name][end]] for group in _ids(scenario)]).reshape(-1, 1)


def sample(scenario: Scenario, ranges: Ranges, months: NDArray[np.int64], draws: int) -> Array:
    """Return coverage under each draw in some months, shape (draws, T)."""
    values = {name: _drawn(scenario, ranges, name, draws) for name in DRAWN}
    organic = _triangular(_uniform("", ORGANIC, draws), *ranges.organic)
    return _coverage(scenario, months, values, organic, _uniform("", OVERLAP, draws))


def _drawn(scenario: Scenario, ranges: Ranges, name: str, draws: int) -> Array:
    rows = [_triangular(_uniform(group, name, draws), *ranges.groups[group][name]) for group in _ids(scenario)]
    return np.array(rows).reshape(-1, draws)


def tornado(scenario: Scenario, ranges: Ranges, month: int) -> list[Swing]:
    """Return what each assumption alone does to coverage in a month, a count of months, widest first.

    The others stay at their central values. Overlap goes from all groups holding the same people to none in common.
    """
    months, central, middle = np.array([month]), _central(scenario, ranges), np.array([ranges.organic[1]])

    def at(values: Mapping[str, Array], organic: Array = middle, overlap: Array = HALF) -> float:
        return float(_coverage(scenario, months, values, organic, overlap)[0, 0])

    swings = []
    for name in DRAWN:
        swings.append(Swing(name, *(at({**central, name: _ends(scenario, ranges, name, end)}) for end in (0, 2))))
    swings.append(Swing(ORGANIC, *(at(central, np.array([ranges.organic[end]])) for end in (0, 2))))
    swings.append(Swing(OVERLAP, *(at(central, overlap=np.array([end])) for end in (0.0, 1.0))))
    return sorted((swing for swing in swings if swing.width > 1e-9), key=lambda swing: -swing.width)


def _ids(scenario: Scenario) -> list[str]:
    rows = [*(lever.group for lever in scenario.levers), *(cohort.group for cohort in scenario.idle_cohorts)]
    return [group.id for group in rows]


def _coverage(
    scenario: Scenario, months: NDArray[np.int64], values: Mapping[str, Array], organic: Array, overlap: Array
) -> Array:
    """Return coverage, shape (draws, T); `values` have shape (L, draws), `organic` and `overlap` (draws,)."""
    arrays = LeverArrays.of(scenario.levers, scenario.idle_cohorts)
    people = np.array([0.0 if cohort is None else cohort.people for cohort in _cohorts(scenario)])
    drawn = {name: shares.T[..., None] for name, shares in values.items()}
    inside = people[:, None] * drawn.pop("in_baseline")
    shape = inside.shape
    levers = replace(
        arrays,
        **{
            name: np.broadcast_to(drawn.get(name, array), shape)
            for name, array in {**vars(arrays), "inside": inside}.items()
            if name != "inside"
        },
        inside=inside,
    )
    potential = workers(scenario, months)
    found = follow(
        np.array([scenario.baseline.active]),
        potential,
        organic[:, None],
        levers,
        families(scenario),
        months,
        scenario.first_month,
    )
    # Half of the draws lie between all groups overlapping and none of it mattering, half between that and no overlap.
    low = found.low + np.minimum(2 * overlap, 1.0)[:, None] * (found.central - found.low)
    added = low + np.maximum(2 * overlap - 1, 0.0)[:, None] * (found.high - found.central)
    coverage: Array = (found.base + added) / potential
    return coverage


def _cohorts(scenario: Scenario) -> list[Cohort | None]:
    return [*(lever.cohort for lever in scenario.levers), *scenario.idle_cohorts]


@lru_cache(maxsize=256)
def _normal(group: str, name: str, draws: int) -> Array:
    # A stream of its own for each group and assumption: a lever more or less leaves the others' numbers alone.
    return np.random.default_rng([SEED, crc32(f"{group}/{name}".encode())]).standard_normal(draws)


@lru_cache(maxsize=256)
def _uniform(group: str, name: str, draws: int) -> Array:
    own, common = _normal(group, name, draws), _normal("", name, draws)
    mixed = common if not group else np.sqrt(CORRELATION) * common + np.sqrt(1 - CORRELATION) * own
    uniform: Array = ndtr(mixed)
    return uniform


def _triangular(uniform: Array, low: float, central: float, high: float) -> Array:
    """Return draws of which half lie between low and central and half between central and high, leaning to central."""
    below = low + (central - low) * np.sqrt(2 * uniform)
    above = high - (high - central) * np.sqrt(2 * (1 - uniform))
    return np.where(uniform < 0.5, below, above)
