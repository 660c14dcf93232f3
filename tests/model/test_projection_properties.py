"""What must hold for every position of the sliders."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ucj.facts.ledger import load_ledger
from ucj.facts.rules import month_number
from ucj.model.projection import Projection, project
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.scenario_builder import ceiling, plan_lever, published_baseline

LEDGER = load_ledger()
START = month_number("2027-01")
BASELINE = published_baseline(LEDGER, "5203")
GROUPS = [group.id for group in LEDGER.groups_of("5203") if ceiling(LEDGER, "5203", group.id)]
SHARES = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1))


@st.composite
def levers(draw: st.DrawFn, group: str) -> Lever:
    assert BASELINE
    most = ceiling(LEDGER, "5203", group)
    assert most
    people = draw(st.one_of(st.sampled_from([0.0, most]), st.floats(0, most)))
    decisions: dict[str, Any] = {
        "start": START + draw(st.integers(0, 30)),
        "months": draw(st.integers(1, 24)),
        "ramp": draw(st.integers(1, 24)),
        "payer": draw(st.sampled_from(sorted(LEDGER.premiums.payers))),
        "route": draw(st.sampled_from(sorted(LEDGER.premiums.routes))),
    }
    names = ("valid", "take_up", "already_active", "retention", "in_baseline")
    assumptions: dict[str, float] = {name: draw(SHARES) for name in names} | {"grace": draw(st.integers(0, 6))}
    return plan_lever(LEDGER, BASELINE, group, people, START, decisions, assumptions)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    assert BASELINE
    baseline = Baseline(
        "5203",
        BASELINE.active,
        BASELINE.potential,
        growth=draw(st.floats(-0.05, 0.05)),
        attrition=draw(st.floats(0, 0.05)),
    )
    chosen = tuple(draw(levers(group)) for group in GROUPS if draw(st.booleans()))
    return Scenario(baseline, chosen, START, draw(st.integers(1, 36)), target=0.54)


def run(scenario: Scenario) -> Projection:
    return project(scenario, LEDGER.premiums)


@given(scenarios())
def test_people_stay_within_their_bounds(scenario: Scenario) -> None:
    result = run(scenario)
    ordered = [np.zeros(len(result.months)), result.active_low, result.active, result.active_high, result.potential]
    for below, above in itertools.pairwise(ordered):
        assert (below <= above + 1e-6).all()


@given(scenarios())
def test_the_baseline_is_the_published_figure(scenario: Scenario) -> None:
    result = run(Scenario(scenario.baseline, (), START, 1))
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
    before, after = run(scenario), run(raised)
    for name in ("active_low", "active", "active_high"):
        assert (getattr(after, name) >= getattr(before, name) - 1e-6).all(), name


@given(scenarios())
def test_cost_adds_up_over_levers_payers_and_months(scenario: Scenario) -> None:
    together = run(scenario)
    alone = [run(Scenario(scenario.baseline, (lever,), START, scenario.horizon)) for lever in scenario.levers]
    months = sum((sum(result.cost.values()) for result in alone), np.zeros(scenario.horizon))
    assert np.allclose(sum(together.cost.values(), np.zeros(scenario.horizon)), months)
    own = sum((result.self_paid for result in alone), np.zeros(scenario.horizon))
    assert np.allclose(together.self_paid, own)
    assert all((rupiah >= 0).all() for rupiah in together.cost.values())


@given(scenarios())
def test_the_order_of_levers_does_not_matter(scenario: Scenario) -> None:
    turned = run(Scenario(scenario.baseline, scenario.levers[::-1], START, scenario.horizon))
    assert np.allclose(run(scenario).active, turned.active)
