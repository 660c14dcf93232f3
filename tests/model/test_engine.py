"""The projection against the second one, on random cases: to a millionth of a person and of a rupiah."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.model import independent
from tests.model.independent import Case, Outcome, differences
from tests.model.random_cases import random_case
from ucj.facts.groups import Group
from ucj.facts.regions import Region
from ucj.facts.rules import PremiumRules, load_premium_rules, month_text
from ucj.model.projection import Projection, judged_month, project
from ucj.model.scenario import Assumptions, Baseline, Ceiling, Cohort, Lever, Scenario

REGION = Region(code="9999", level="regency", name="Uji", parent="99")
FEW, MANY = range(400), range(400, 10_000)


@pytest.fixture(scope="module")
def rules() -> PremiumRules:
    return load_premium_rules()


def as_group(name: str, lever: independent.Lever | None = None) -> Group:
    return Group(
        id=name,
        label=name,
        people_noun=name,
        sector=lever.sector if lever else "non_transport",
        payer="add",
        route="bpu",
        months=12,
        wage_base=lever.wage if lever else None,
        regions=("*",),
    )


def as_scenario(case: Case, rules: PremiumRules) -> Scenario:
    """Return a case as the engine is asked it."""
    groups = {lever.group: as_group(lever.group, lever) for lever in case.levers}
    cohorts = {
        cohort.group: Cohort(
            groups.get(cohort.group) or as_group(cohort.group),
            cohort.people,
            cohort.paid_until,
            cohort.in_baseline,
            cohort.retention,
            cohort.grace,
        )
        for cohort in case.cohorts
    }
    baseline = Baseline(
        REGION,
        case.active,
        case.potential,
        as_of=month_text(case.t0),
        growth=case.growth,
        organic=case.organic,
        anchors=tuple(case.anchors),
        cohorts=tuple(cohorts.values()),
    )
    target = case.target_share
    if case.target_people is not None:
        # The engine asks for a share beside the people whom it means; it counts the people.
        target = 0.5
    levers = tuple(as_lever(case, lever, groups[lever.group], cohorts, rules) for lever in case.levers)
    return Scenario(baseline, levers, case.start, case.horizon, target, case.target_people)


def as_lever(
    case: Case, lever: independent.Lever, group: Group, cohorts: dict[str, Cohort], rules: PremiumRules
) -> Lever:
    supposed = Assumptions(
        lever.valid, lever.take_up, lever.already_active, lever.retention, lever.in_baseline, lever.grace
    )
    cohort = cohorts.get(lever.group)
    if cohort:
        cohort = replace(cohort, in_baseline=lever.in_baseline, retention=lever.retention, grace=lever.grace)
    paid = tuple((rules.payers[payer], share) for payer, share in lever.payers.items())
    return Lever(
        group,
        lever.people,
        lever.start,
        lever.months,
        paid[0][0],
        rules.routes[lever.route],
        supposed,
        ramp=lever.ramp,
        cohort=cohort,
        split=paid if len(paid) > 1 else (),
        ceiling=lever.ceiling,
        family=as_group(lever.family) if lever.family else None,
        family_ceiling=case.family_ceilings.get(lever.family) if lever.family else None,
        graduating=lever.graduating,
        graduating_after=lever.graduating_after,
    )


def as_outcome(result: Projection) -> Outcome:
    """Return what the engine says as an outcome, unrounded."""
    groups = [lever.group.id for lever in result.scenario.levers]
    anybody = any(lever.people for lever in result.scenario.levers)
    needed = result.needed
    return Outcome(
        months=[int(month) for month in result.months],
        potential=list(result.potential),
        base=list(result.base),
        without_plan=list(result.without_plan),
        low=list(result.active_low),
        central=list(result.active),
        high=list(result.active_high),
        target=[] if needed is None else list(needed),
        new=dict(zip(groups, map(list, result.new_by_lever), strict=True)),
        cost={payer.id: list(rupiah) for payer, rupiah in result.cost.items()},
        self_paid=list(result.self_paid),
        # A plan for nobody is judged in the last month, which the second projection leaves open.
        judged=judged_month(result.scenario) if anybody else None,
    )


def without_own_budget(outcome: Outcome) -> Outcome:
    """Return an outcome in which what people pay for the window is self-paid, as the engine says it."""
    cost = dict(outcome.cost)
    own = cost.pop("self", [0.0] * len(outcome.months))
    return replace(outcome, cost=cost, self_paid=[a + b for a, b in zip(outcome.self_paid, own, strict=True)])


def disagreement(seed: int, rules: PremiumRules) -> list[str]:
    case = random_case(seed)
    expected = without_own_budget(independent.project(case))
    return differences(expected, as_outcome(project(as_scenario(case, rules), rules)))


def test_both_projections_agree(rules: PremiumRules) -> None:
    assert {seed: found[:5] for seed in FEW if (found := disagreement(seed, rules))} == {}


@pytest.mark.deep
def test_both_projections_agree_ten_thousand_times(rules: PremiumRules) -> None:
    assert {seed: found[:5] for seed in MANY if (found := disagreement(seed, rules))} == {}


def test_a_ceiling_is_met_in_each_budget_year(rules: PremiumRules) -> None:
    told_of = 0
    for seed in range(100):
        case = random_case(seed)
        scenario, expected = as_scenario(case, rules), independent.project(case)
        years = {month: 1970 + month // 12 for month in expected.months}
        spent = {
            (payer, year): sum(
                rupiah for month, rupiah in zip(expected.months, months, strict=True) if years[month] == year
            )
            for payer, months in expected.cost.items()
            for year in set(years.values())
            if payer != "self"
        }
        # Two thirds of the dearest year: the years above it are told of, and no others.
        ceilings = {payer: 2 / 3 * max(spent[payer, year] for year in years.values()) for payer, _year in spent}
        asked = tuple(Ceiling(rules.payers[payer], rupiah) for payer, rupiah in ceilings.items())
        result = project(replace(scenario, ceilings=asked), rules)
        for (payer, year), rupiah in spent.items():
            assert result.cost_in(rules.payers[payer], year) == pytest.approx(rupiah, rel=1e-9, abs=1e-6)
        told = {
            (note.values["payer"].id, int(note.values["year"])) for note in result.notes if note.code == "over_ceiling"
        }
        over = {key for key, rupiah in spent.items() if rupiah > ceilings[key[0]] + 1 and ceilings[key[0]] > 16_800}
        assert told == over, seed
        told_of += len(told)
    assert told_of > 100
