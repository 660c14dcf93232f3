"""How sure a result is: draws over the assumptions and the overlap, the same at every slider position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ucj.facts.groups import Group
from ucj.model.kernel import LeverArrays, Window
from ucj.model.scenario import Lever, Scenario

Array = NDArray[np.float64]
DRAWN = ("valid", "take_up", "already_active", "retention")
Triangle = tuple[float, float, float]
SEED = 20261120


@dataclass(frozen=True)
class Bands:
    """Coverage under many draws. Arrays have shape (T,)."""

    # The 10th, 50th and 90th percentile of coverage, fractions.
    low: Array
    middle: Array
    high: Array
    # Share of the draws that reach the target, None without one.
    reached: Array | None


def uncertainty(scenario: Scenario, ranges: Mapping[Group, Mapping[str, Triangle]], draws: int = 2000) -> Bands:
    """Return the bands of a scenario.

    Parameters
    ----------
    scenario : Scenario
        The plan; its own assumptions are the central ones.
    ranges : mapping
        By group and name of the assumption: low, central, high.
    draws : int
        How many.
    """
    coverage = sample(scenario, ranges, draws)
    low, middle, high = np.percentile(coverage, [10, 50, 90], axis=0)
    target = scenario.target
    reached = None if target is None else (coverage >= target - 1e-12).mean(axis=0)
    return Bands(low, middle, high, reached)


def sample(scenario: Scenario, ranges: Mapping[Group, Mapping[str, Triangle]], draws: int) -> Array:
    """Return coverage under each draw, shape (draws, T).

    In a month a lever has a share enrolled and is protected, ended or neither; months in which all of this is the same
    for all levers are computed once.
    """
    levers, baseline = scenario.levers, scenario.baseline
    elapsed = np.arange(scenario.horizon)
    months = scenario.start + elapsed
    potential = baseline.potential * (1 + baseline.growth) ** (elapsed / 12)
    arrays = LeverArrays.of(levers)
    window = Window(arrays, months)
    in_baseline, kept = arrays.in_baseline, arrays.kept
    outside = (baseline.active - in_baseline.sum()) * (1 - baseline.attrition) ** elapsed
    funded = window.still_funded
    fixed = outside + np.where(funded, in_baseline, kept * window.protected).sum(axis=0)
    retained = ~funded & window.ended & ~window.protected
    enrolled_now = window.enrolment * window.protected
    enrolled_later = window.enrolment * (window.ended & ~window.protected)

    drawn = [_draw(lever, ranges[lever.group], draws) for lever in levers]
    overlap = 2 * _uniform("overlap", "", draws)
    state = np.vstack([fixed, potential, retained, enrolled_now, enrolled_later])
    different, inverse = np.unique(state, axis=1, return_inverse=True)
    result = np.empty((different.shape[1], draws))
    count = len(levers)
    for j, values in enumerate(different.T):
        base, most = np.full(draws, values[0]), values[1]
        stay, now, later = (values[2 + k * count : 2 + (k + 1) * count] for k in range(3))
        new = np.empty((count, draws))
        for i, (people, retention) in enumerate(drawn):
            if stay[i]:
                base += kept[i, 0] * retention
            new[i] = people * (now[i] + later[i] * retention)
        np.minimum(base, most, out=base)
        result[j] = (base + _drawn_union(new, most - base, overlap)) / most
    return result[np.ravel(inverse)].T


def _drawn_union(new: Array, uncovered: Array, overlap: Array) -> Array:
    """Return Σn − o·(Σn − central), within the low and high of the model; `new` has shape (L, draws)."""
    if not len(new):
        return np.zeros_like(uncovered)
    total, low = new.sum(axis=0), np.minimum(new.max(axis=0), uncovered)
    room = np.maximum(uncovered, 1e-9)
    apart = np.ones_like(uncovered)
    for row in new:
        apart *= 1 - np.minimum(row / room, 1.0)
    central = uncovered * (1 - apart)
    drawn: Array = np.clip(total - overlap * (total - central), low, np.minimum(total, uncovered))
    return drawn


def _draw(lever: Lever, ranges: Mapping[str, Triangle], draws: int) -> tuple[Array, Array]:
    """Return the new people and the retention of one lever under each draw."""
    values = {name: _triangular(_uniform(lever.group.id, name, draws), *ranges[name]) for name in DRAWN}
    people = (lever.people - lever.kept) * values["valid"] * values["take_up"] * (1 - values["already_active"])
    return people, values["retention"]


@lru_cache(maxsize=256)
def _uniform(group: str, name: str, draws: int) -> Array:
    # A stream of its own for each group and assumption: a lever more or less leaves the others' numbers alone.
    return np.random.default_rng([SEED, crc32(f"{group}/{name}".encode())]).random(draws)


def _triangular(uniform: Array, low: float, central: float, high: float) -> Array:
    central = min(max(central, low), high)
    if high == low:
        return np.full_like(uniform, low)
    turn = (central - low) / (high - low)
    rising = low + np.sqrt(uniform * (high - low) * (central - low))
    falling = high - np.sqrt((1 - uniform) * (high - low) * (high - central))
    return np.where(uniform < turn, rising, falling)
