"""What moved the result: published baseline, what lapses, each lever, overlap, result."""

from __future__ import annotations

from dataclasses import dataclass

from ucj.model.projection import Projection


@dataclass(frozen=True)
class Step:
    """One bar of the waterfall."""

    # baseline, attrition, lapse, lever, overlap or result.
    kind: str
    # Id of the group, blank where the step belongs to none.
    group: str
    # The level for baseline and result, otherwise the change.
    people: float


def waterfall(result: Projection, month: int) -> list[Step]:
    """Return the steps from the baseline to the central result of a month (an index); they add up exactly.

    Steps of nothing are left out, but for the baseline, the levers and the result.
    """
    levers = result.scenario.levers
    start, end = result.scenario.baseline.active, float(result.active[month])
    funded = sum(lever.in_baseline for lever in levers)
    steps = [Step("baseline", "", start)]
    steps.append(Step("attrition", "", float(result.outside[month]) - (start - funded)))
    for i, lever in enumerate(levers):
        steps.append(Step("lapse", lever.group, float(result.cohort_by_lever[i, month]) - lever.in_baseline))
    for i, lever in enumerate(levers):
        steps.append(Step("lever", lever.group, float(result.new_by_lever[i, month])))
    steps.append(Step("overlap", "", end - sum(step.people for step in steps)))
    kept = [step for step in steps if step.kind in ("baseline", "lever") or abs(step.people) >= 0.5]
    return [*kept, Step("result", "", end)]
