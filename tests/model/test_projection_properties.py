"""What must hold for every position of the sliders."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.plans import projected, scenarios
from ucj.model.scenario import Scenario
from ucj.model.waterfall import waterfall


@given(scenarios())
def test_people_stay_within_their_bounds(scenario: Scenario) -> None:
    result = projected(scenario)
    ordered = [np.zeros(len(result.months)), result.active_low, result.active, result.active_high, result.potential]
    for below, above in itertools.pairwise(ordered):
        assert (below <= above + 1e-6).all()


@given(scenarios())
def test_it_begins_with_the_published_figure(scenario: Scenario) -> None:
    result = projected(scenario)
    assert [result.active[0], result.without_plan[0]] == pytest.approx([164_828, 164_828], abs=1e-6)


@given(scenarios())
def test_doing_nothing_is_never_better_than_a_plan(scenario: Scenario) -> None:
    result = projected(scenario)
    assert (result.active_low >= result.without_plan - 1e-6).all()


@given(scenarios(), st.data())
def test_leaving_a_group_out_is_never_better_than_paying_for_it(scenario: Scenario, data: st.DataObject) -> None:
    if not scenario.levers:
        return
    index = data.draw(st.integers(0, len(scenario.levers) - 1))
    lever = scenario.levers[index]
    # A lever says what is supposed of its cohort; left out, the same is supposed.
    cohorts = tuple(
        lever.cohort if lever.cohort and cohort.group == lever.group else cohort for cohort in scenario.baseline.cohorts
    )
    others = scenario.levers[:index] + scenario.levers[index + 1 :]
    without = replace(scenario, baseline=replace(scenario.baseline, cohorts=cohorts), levers=others)
    nobody = replace(
        scenario, levers=(*scenario.levers[:index], replace(lever, people=0.0), *scenario.levers[index + 1 :])
    )
    for name in ("active_low", "active", "active_high"):
        paid, left_out, zero = (getattr(projected(one), name) for one in (scenario, without, nobody))
        assert (paid >= left_out - 1e-6).all(), name
        assert np.allclose(left_out, zero), name


@given(scenarios(), st.data())
def test_more_people_never_lower_coverage(scenario: Scenario, data: st.DataObject) -> None:
    if not scenario.levers:
        return
    index = data.draw(st.integers(0, len(scenario.levers) - 1))
    lever = scenario.levers[index]
    more = replace(lever, people=lever.people + data.draw(st.floats(0, 50_000)))
    raised = replace(scenario, levers=(*scenario.levers[:index], more, *scenario.levers[index + 1 :]))
    before, after = projected(scenario), projected(raised)
    for name in ("active_low", "active", "active_high"):
        assert (getattr(after, name) >= getattr(before, name) - 1e-6).all(), name


@given(scenarios())
def test_cost_adds_up_over_levers_payers_and_months(scenario: Scenario) -> None:
    together = projected(scenario)
    alone = [projected(replace(scenario, levers=(lever,))) for lever in scenario.levers]
    nothing = np.zeros(len(together.months))
    assert np.allclose(
        sum(together.cost.values(), nothing), sum((sum(result.cost.values(), nothing) for result in alone), nothing)
    )
    assert np.allclose(together.self_paid, sum((result.self_paid for result in alone), nothing))
    assert all((rupiah >= 0).all() for rupiah in together.cost.values())


@given(scenarios())
def test_the_order_of_levers_does_not_matter(scenario: Scenario) -> None:
    turned = projected(replace(scenario, levers=scenario.levers[::-1]))
    assert np.allclose(projected(scenario).active, turned.active)


@given(scenarios())
def test_the_waterfall_adds_up(scenario: Scenario) -> None:
    result = projected(scenario)
    for month in (int(result.months[0]), scenario.start, int(result.months[-1])):
        steps = waterfall(result, month)
        assert steps[0].people == 164_828
        assert steps[-1].people == result.at(month).active
        # Steps of less than half a person are left out: of people who come and go, of overlap, and of each cohort.
        assert abs(sum(step.people for step in steps[:-1]) - steps[-1].people) <= 0.5 * (
            2 + len(result.cohort_by_lever)
        )
