"""What must hold for every position of the sliders."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.plans import START, projected, scenarios
from ucj.model.scenario import Lever, Scenario


@given(scenarios())
def test_people_stay_within_their_bounds(scenario: Scenario) -> None:
    result = projected(scenario)
    ordered = [np.zeros(len(result.months)), result.active_low, result.active, result.active_high, result.potential]
    for below, above in itertools.pairwise(ordered):
        assert (below <= above + 1e-6).all()


@given(scenarios())
def test_the_baseline_is_the_published_figure(scenario: Scenario) -> None:
    result = projected(Scenario(scenario.baseline, (), START, 1))
    assert result.active[0] == 164_828


@given(scenarios(), st.data())
def test_more_people_never_lower_coverage(scenario: Scenario, data: st.DataObject) -> None:
    if not scenario.levers:
        return
    index = data.draw(st.integers(0, len(scenario.levers) - 1))
    lever = scenario.levers[index]
    more = Lever(**{**vars(lever), "people": lever.people + data.draw(st.floats(0, 50_000))})
    raised = Scenario(
        scenario.baseline,
        tuple(more if i == index else other for i, other in enumerate(scenario.levers)),
        START,
        scenario.horizon,
    )
    before, after = projected(scenario), projected(raised)
    for name in ("active_low", "active", "active_high"):
        assert (getattr(after, name) >= getattr(before, name) - 1e-6).all(), name


@given(scenarios())
def test_cost_adds_up_over_levers_payers_and_months(scenario: Scenario) -> None:
    together = projected(scenario)
    alone = [projected(Scenario(scenario.baseline, (lever,), START, scenario.horizon)) for lever in scenario.levers]
    months = sum((sum(result.cost.values()) for result in alone), np.zeros(scenario.horizon))
    assert np.allclose(sum(together.cost.values(), np.zeros(scenario.horizon)), months)
    own = sum((result.self_paid for result in alone), np.zeros(scenario.horizon))
    assert np.allclose(together.self_paid, own)
    assert all((rupiah >= 0).all() for rupiah in together.cost.values())


@given(scenarios())
def test_the_order_of_levers_does_not_matter(scenario: Scenario) -> None:
    turned = projected(Scenario(scenario.baseline, scenario.levers[::-1], START, scenario.horizon))
    assert np.allclose(projected(scenario).active, turned.active)
