"""What a brief costs: the first, those after it, and memory, beside one projection.

python -m benchmarks.brief
"""

from __future__ import annotations

import datetime as dt
import resource
import sys
import time

from benchmarks.engine import START, best
from ucj.facts.ledger import load_ledger
from ucj.model.projection import project
from ucj.model.scenario import Scenario
from ucj.model.scenario_builder import ceiling, plan_lever, published_baseline
from ucj.present.story.plan import plan_story


def main() -> None:
    """Print seconds, ratios and memory."""
    ledger = load_ledger()
    baseline = published_baseline(ledger, "5203")
    assert baseline
    people = {group.id: (ceiling(ledger, "5203", group.id) or 1_000) / 2 for group in ledger.groups_of("5203")}
    levers = tuple(plan_lever(ledger, baseline, group, count, START) for group, count in people.items())
    scenario = Scenario(baseline, levers, START, 24, 0.54)
    one = best(lambda: project(scenario, ledger.premiums))
    result = project(scenario, ledger.premiums)
    before, begun = memory(), time.perf_counter()
    from ucj.present.print.files import MAKERS, kinds

    def make(kind: str = "") -> None:
        brief = plan_story(ledger, result, dt.date.today())
        for name in [kind] if kind else kinds(brief):
            MAKERS[name](brief)

    make()
    first = time.perf_counter() - begun
    print(f"first brief, all files, {len(levers)} levers: {first:.2f} s, {memory() - before:.0f} MB more")
    for name in MAKERS:
        after = best(lambda name=name: make(name))  # type: ignore[misc]
        print(f"{name}: {after:.2f} s, {after / one:.0f} × one projection (aim 5 s)")
    after = best(make)
    print(f"all files: {after:.2f} s, {after / one:.0f} × one projection; {memory() - before:.0f} MB more (aim 365)")


def memory() -> float:
    """Return the largest memory this process has used, in MB."""
    # Linux counts in KiB, macOS in bytes.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
