"""What a scenario refuses: the last value that it takes and the first that it does not, with what it says of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import inf, nan
from typing import Any

import pytest

from tests.helpers.plans import LEDGER, START
from ucj.facts.rules import Payer
from ucj.model.scenario import Assumptions, Baseline, Ceiling, Cohort, Lever, Scenario, ScenarioError

GROUPS, PAYERS = LEDGER.groups, LEDGER.premiums.payers
MSME, ADD = GROUPS["msme"], PAYERS["add"]
BASELINE = Baseline(LEDGER.regions["5204"], 200, 1_000)
SUPPOSED = Assumptions(valid=1, take_up=1, already_active=0, retention=0, in_baseline=1, grace=0)
LEVER = Lever(MSME, 100, START, 12, ADD, LEDGER.premiums.routes["bpu"], SUPPOSED)
PLAN = Scenario(BASELINE, (LEVER,), START)


def split(**shares: float) -> tuple[tuple[Payer, float], ...]:
    return tuple((PAYERS[payer], share) for payer, share in shares.items())


@pytest.mark.parametrize(
    ("base", "values"),
    [
        (BASELINE, {"potential": 200}),
        (BASELINE, {"active": 0}),
        (BASELINE, {"organic": -0.999}),
        (BASELINE, {"organic": 1}),
        (BASELINE, {"growth": -0.999}),
        (BASELINE, {"growth": 1}),
        *(
            (SUPPOSED, {name: value})
            for name in ("valid", "take_up", "already_active", "retention")
            for value in (0, 1)
        ),
        (SUPPOSED, {"in_baseline": 0}),
        (SUPPOSED, {"grace": 240}),
        (LEVER, {"people": 0}),
        (LEVER, {"months": 1, "ramp": 1, "graduating_after": 1}),
        (LEVER, {"graduating": 0}),
        (LEVER, {"graduating": 1}),
        (LEVER, {"split": split(add=1, csr=0)}),
        (LEVER, {"split": split(add=0.5, csr=0.5000009)}),
        (LEVER, {"split": split(add=0.5, csr=0.4999991)}),
        (Ceiling(ADD, 1), {"rupiah": 0}),
        (PLAN, {"horizon": 1}),
        (PLAN, {"horizon": 240}),
        (PLAN, {"target": None}),
        (PLAN, {"target": 1e-9}),
        (PLAN, {"target": 1}),
        (PLAN, {"levers": (LEVER, replace(LEVER, group=GROUPS["extreme_poor"]))}),
        (PLAN, {"levers": (replace(LEVER, start=START + 30),)}),
        (PLAN, {"baseline": replace(BASELINE, cohorts=(Cohort(GROUPS["extreme_poor"], 200, None, 1, 0, 3),))}),
    ],
)
def test_what_is_taken(base: Any, values: dict[str, Any]) -> None:
    made = replace(base, **values)
    assert all(getattr(made, name) == value for name, value in values.items())


def refused(work: Callable[[], object]) -> tuple[str, dict[str, Any]]:
    with pytest.raises(ScenarioError) as error:
        work()
    return error.value.remark.code, dict(error.value.remark.values)


@pytest.mark.parametrize(
    ("base", "values", "code", "said"),
    [
        *((BASELINE, {"active": 0, "potential": people}, "no_potential", {}) for people in (0, -1, inf, nan)),
        (BASELINE, {"active": 1_001}, "active_beyond_potential", {"active": 1_001, "potential": 1_000}),
        (BASELINE, {"active": -1}, "active_beyond_potential", {"active": -1, "potential": 1_000}),
        (BASELINE, {"organic": -1}, "not_a_share", {"field": "organic", "value": -1}),
        (BASELINE, {"organic": 1.01}, "not_a_share", {"field": "organic", "value": 1.01}),
        (BASELINE, {"growth": -1}, "not_a_share", {"field": "growth", "value": -1}),
        (BASELINE, {"growth": 1.01}, "not_a_share", {"field": "growth", "value": 1.01}),
        *(
            (SUPPOSED, {name: value}, "not_a_share", {"field": name, "value": value})
            for name in ("valid", "take_up", "already_active", "retention", "in_baseline")
            for value in (-0.01, 1.01)
        ),
        (SUPPOSED, {"grace": -1}, "too_few_months", {"field": "grace", "least": 0}),
        (LEVER, {"people": -1}, "negative_people", {"group": MSME, "value": -1}),
        (LEVER, {"people": inf}, "negative_people", {"group": MSME, "value": inf}),
        *(
            (LEVER, {name: 0}, "under_a_month", {"group": MSME, "field": name})
            for name in ("months", "ramp", "graduating_after")
        ),
        *(
            (LEVER, {"split": shares}, "bad_split", {"group": MSME})
            for shares in (
                split(add=0.5, csr=0.500002),
                split(add=0.5, csr=0.499998),
                split(add=1.5, csr=-0.5),
                split(add=0.5, self=0.5),
                split(self=0.5, add=0.5),
                split(add=nan, csr=1),
            )
        ),
        (LEVER, {"graduating": -0.01}, "not_a_share", {"field": "graduating", "value": -0.01}),
        (LEVER, {"graduating": 1.01}, "not_a_share", {"field": "graduating", "value": 1.01}),
        (Ceiling(ADD, 1), {"rupiah": -1}, "bad_ceiling", {"payer": ADD, "value": -1}),
        (PLAN, {"horizon": 0}, "no_horizon", {"value": 0, "longest": 240}),
        (PLAN, {"horizon": 241}, "no_horizon", {"value": 241, "longest": 240}),
        (PLAN, {"target": 0}, "not_a_share", {"field": "target", "value": 0}),
        (PLAN, {"target": 1.01}, "not_a_share", {"field": "target", "value": 1.01}),
        (PLAN, {"levers": (LEVER, replace(LEVER, people=1))}, "group_twice", {"group": MSME}),
        (PLAN, {"levers": (replace(LEVER, start=START - 1),)}, "starts_too_early", {"group": MSME, "start": START}),
        (
            PLAN,
            {"baseline": replace(BASELINE, cohorts=(Cohort(GROUPS["extreme_poor"], 201, None, 1, 0, 3),))},
            "cohorts_beyond_active",
            {"funded": 201, "active": 200},
        ),
    ],
)
def test_what_is_refused(base: Any, values: dict[str, Any], code: str, said: dict[str, Any]) -> None:
    assert refused(lambda: replace(base, **values)) == (code, said)


def test_a_cohort_month_by_month() -> None:
    cohort = Cohort(MSME, 1_000, START, 0.5, 0.1, 3)
    assert (cohort.inside, cohort.last_counted) == (500, START + 3)
    assert [cohort.covered(START + month) for month in (0, 3, 4)] == [500, 500, 50]
    assert replace(cohort, paid_until=None).covered(START + 999) == 500


def test_who_of_a_lever_is_kept_covered_again_and_new() -> None:
    supposed = replace(SUPPOSED, valid=0.5, take_up=0.8, already_active=0.25)
    # 400 were inside, of whom 40 stay.
    lever = replace(LEVER, people=600, assumptions=supposed, cohort=Cohort(MSME, 400, START - 5, 1, 0.1, 3))
    assert (lever.kept, lever.again, lever.lost, lever.enrolled) == pytest.approx((40, 360, 0, 80))
    assert lever.new == pytest.approx(360 + 60)
    few = replace(lever, people=100)
    assert (few.kept, few.again, few.lost, few.enrolled, few.new) == pytest.approx((40, 60, 300, 0, 60))
    in_time = replace(lever, cohort=Cohort(MSME, 400, START - 3, 1, 0.1, 3))
    assert (in_time.kept, in_time.again, in_time.lost, in_time.new) == pytest.approx((400, 0, 0, 60))
    assert (LEVER.kept, LEVER.again, LEVER.lost, LEVER.inside) == (0, 0, 0, 0)


def test_months_run_from_the_figures_or_the_plan() -> None:
    dated = {day: replace(PLAN, baseline=replace(BASELINE, as_of=day)) for day in ("", "2026", "2026-11", "2027-05-31")}
    assert {day: plan.first_month for day, plan in dated.items()} == {
        "": START,
        "2026": START - 1,
        "2026-11": START - 2,
        "2027-05-31": START,
    }
    assert list(replace(dated["2026-11"], horizon=2).months) == [START - 2, START - 1, START, START + 1]
    assert (PLAN.needed(1_000), replace(PLAN, target=0.5).needed(1_000)) == (None, 500)
    assert replace(PLAN, target=0.5, target_people=600).needed(1_000) == 600


def test_a_cohort_with_a_lever_is_the_lever_s() -> None:
    own, other = Cohort(MSME, 50, None, 1, 0, 3), Cohort(GROUPS["extreme_poor"], 30, None, 1, 0, 3)
    supposed = replace(own, in_baseline=0.5)
    plan = Scenario(replace(BASELINE, cohorts=(own, other)), (replace(LEVER, cohort=supposed),), START)
    assert plan.idle_cohorts == (other,)
    assert plan.cohorts == (supposed, other)


def test_what_is_usual() -> None:
    assert (BASELINE.coverage, BASELINE.growth, BASELINE.organic, BASELINE.typed) == (0.2, 0, 0, False)
    assert (LEVER.ramp, LEVER.graduating, LEVER.graduating_after) == (1, 0, 12)
    assert (PLAN.horizon, len(PLAN.months)) == (24, 24)
