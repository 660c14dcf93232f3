"""What the engine costs, as ratios within one run: draws, regions and the solver.

python -m benchmarks.engine
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from ucj.facts.ledger import load_ledger
from ucj.facts.rules import month_number
from ucj.model.kernel import LeverArrays
from ucj.model.projection import project, project_regions
from ucj.model.questions import Wish, find_plan
from ucj.model.ranges import drawn_ranges
from ucj.model.scenario import Ceiling, Scenario
from ucj.model.scenario_builder import ceiling, plan_lever, published_baseline
from ucj.model.uncertainty import DRAWN, odds, sample

DRAWS, MONTHS, REGIONS = 10_000, 24, 514
START = month_number("2027-01")


def best(action: Callable[[], object], times: int = 7) -> float:
    """Return the shortest of several runs in seconds: the one that was disturbed least."""
    durations = []
    for _ in range(times):
        begun = time.perf_counter()
        action()
        durations.append(time.perf_counter() - begun)
    return min(durations)


def main() -> None:
    """Print the ratios."""
    ledger = load_ledger()
    published = published_baseline(ledger, "5203")
    assert published
    groups = [group.id for group in ledger.groups_of("5203")]
    people = {group: (ceiling(ledger, "5203", group) or 1_000) / 2 for group in groups}
    levers = tuple(plan_lever(ledger, published, group, people[group], START) for group in groups)
    for name, baseline in (("steady", published), ("growing", replace(published, growth=0.02, organic=-0.01))):
        scenario = Scenario(baseline, levers, START, MONTHS, 0.54)
        ranges = drawn_ranges(ledger, scenario)
        months = scenario.months
        drawn = best(lambda: draw_only(len(levers)))
        sampled = best(lambda: sample(scenario, ranges, months, DRAWS))  # noqa: B023  # run at once
        alone = best(lambda: odds(scenario, ranges, START, DRAWS))  # noqa: B023
        print(
            f"{DRAWS} draws, {len(levers)} levers, {name} workers: {sampled / drawn:.1f} × drawing them (aim 5), "
            f"one month of them {alone / drawn:.1f} ×"
        )
    scenario = Scenario(published, levers, START, MONTHS, 0.54)
    one = best(lambda: project(scenario, ledger.premiums))
    two = LeverArrays.of(levers[:2])
    all_regions = LeverArrays(*(np.repeat(values[None], REGIONS, axis=0) for values in vars(two).values()))
    active, potential = np.linspace(20_000, 400_000, REGIONS), np.full(REGIONS, 900_000.0)
    single = best(lambda: project(Scenario(published, levers[:2], START, MONTHS), ledger.premiums))
    many = best(lambda: project_regions(active, potential, all_regions, START, MONTHS))
    print(f"{REGIONS} regions: {many / single:.1f} × one region (aim 20), {many * 1000:.1f} ms in all")
    payers = ledger.premiums.payers
    wish = Wish(START, START + 11, 0.54, (Ceiling(payers["add"], 20e9), Ceiling(payers["dbhcht"], 10e9)), payers="any")
    solved = best(lambda: find_plan(ledger, published, wish))
    print(f"solve: {solved / one:.0f} × one projection with {len(levers)} levers (aim 50), {solved * 1000:.0f} ms")


def draw_only(levers: int) -> None:
    """Draw the random numbers that the uncertainty of so many levers needs, and nothing else."""
    generator = np.random.default_rng(1)
    for _ in range(levers * len(DRAWN)):
        generator.triangular(0.0, 0.3, 1.0, DRAWS)
    generator.random(DRAWS)


if __name__ == "__main__":
    main()
