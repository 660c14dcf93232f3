"""What moved the result: published baseline, what lapses, each lever, overlap, result."""

from __future__ import annotations

from dataclasses import dataclass

from ucj.facts.groups import Group
from ucj.model.projection import Projection


@dataclass(frozen=True)
class Step:
    """One bar of the waterfall."""

    # baseline, organic, lapse, lever, overlap or result.
    kind: str
    # None where the step belongs to no group.
    group: Group | None
    # The level for baseline and result, otherwise the change.
    people: float


def waterfall(result: Projection, month: int) -> list[Step]:
    """Return the steps from the baseline to the central result of a month, a count of months; they add up exactly.

    Steps of nothing are left out, but for the baseline, the levers and the result.
    """
    scenario, i = result.scenario, month - int(result.months[0])
    idle = scenario.idle_cohorts
    start, end = scenario.baseline.active, float(result.active[i])
    first = scenario.first_month
    cohorts = [*(lever.cohort for lever in scenario.levers), *idle]
    inside = [cohort.covered(first) if cohort else 0.0 for cohort in cohorts]
    groups = [*(lever.group for lever in scenario.levers), *(cohort.group for cohort in idle)]
    steps = [Step("baseline", None, start)]
    steps.append(Step("organic", None, float(result.outside[i]) - (start - sum(inside))))
    for group, people, cohort in zip(groups, inside, result.cohort_by_lever[:, i], strict=True):
        steps.append(Step("lapse", group, float(cohort) - people))
    for lever, new in zip(scenario.levers, result.new_by_lever[:, i], strict=True):
        steps.append(Step("lever", lever.group, float(new)))
    steps.append(Step("overlap", None, end - sum(step.people for step in steps)))
    kept = [step for step in steps if step.kind in ("baseline", "lever") or abs(step.people) >= 0.5]
    return [*kept, Step("result", None, end)]
