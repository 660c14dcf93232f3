"""What moved the result: published baseline, what lapses, each lever, overlap, result."""

from __future__ import annotations

from dataclasses import dataclass

from ucj.facts.groups import Group
from ucj.model.projection import Projection


@dataclass(frozen=True)
class Step:
    """One bar of the waterfall."""

    # baseline, attrition, lapse, lever, overlap or result.
    kind: str
    # None where the step belongs to none.
    group: Group | None
    # The level for baseline and result, otherwise the change.
    people: float


def waterfall(result: Projection, month: int) -> list[Step]:
    """Return the steps from the baseline to the central result of a month (a count of months); they add up exactly.

    Steps of nothing are left out, but for the baseline, the levers and the result.
    """
    levers = result.scenario.levers
    start, end = result.scenario.baseline.active, result.at(month).active
    at = month - result.scenario.start
    funded = sum(lever.in_baseline for lever in levers)
    steps = [Step("baseline", None, start)]
    steps.append(Step("attrition", None, float(result.outside[at]) - (start - funded)))
    for i, lever in enumerate(levers):
        steps.append(Step("lapse", lever.group, float(result.cohort_by_lever[i, at]) - lever.in_baseline))
    for i, lever in enumerate(levers):
        steps.append(Step("lever", lever.group, float(result.new_by_lever[i, at])))
    steps.append(Step("overlap", None, end - sum(step.people for step in steps)))
    kept = [step for step in steps if step.kind in ("baseline", "lever") or abs(step.people) >= 0.5]
    return [*kept, Step("result", None, end)]
