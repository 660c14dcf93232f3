"""The projection agrees with an independent implementation of the model to one person and one rupiah."""

from __future__ import annotations

from hypothesis import given

from tests.helpers.plans import projected, scenarios
from tests.helpers.profiles import examples
from tests.model.reference_model import Plan, reference
from ucj.facts.rules import month_number
from ucj.model.scenario import Lever, Scenario

# The projection counts months from 1970, the reference from year 0.
OFFSET = 2026 * 12 - month_number("2026-01")


def as_plan(lever: Lever) -> Plan:
    supposed = lever.assumptions
    return Plan(
        people=lever.people,
        start=lever.start + OFFSET,
        months=lever.months,
        ramp=lever.ramp,
        payer=lever.payer.id,
        route=lever.route.id,
        valid=supposed.valid,
        take_up=supposed.take_up,
        already_active=supposed.already_active,
        retention=supposed.retention,
        in_baseline=supposed.in_baseline,
        grace=supposed.grace,
        funded=lever.cohort.people if lever.cohort else 0.0,
        paid_until=lever.cohort.paid_until + OFFSET if lever.cohort else -1,
        pu=10_000.0 if lever.group.id == "mosque_keepers" else 10_800.0,
    )


@examples(300)
@given(scenarios())
def test_both_implementations_agree(scenario: Scenario) -> None:
    base = scenario.baseline
    expected = reference(
        base.active,
        base.potential,
        base.growth,
        base.attrition,
        scenario.start + OFFSET,
        scenario.horizon,
        [as_plan(lever) for lever in scenario.levers],
    )
    result = projected(scenario)
    for i, row in enumerate(expected):
        for name in ("active_low", "active", "active_high"):
            assert abs(getattr(result, name)[i] - row[name]) < 1, (name, i)
        costs = row["cost"]
        assert isinstance(costs, dict)
        for payer, months in result.cost.items():
            assert abs(months[i] - costs.get(payer.id, 0.0)) < 1, (payer, i)
        assert abs(result.self_paid[i] - row["self_paid"]) < 1, i
