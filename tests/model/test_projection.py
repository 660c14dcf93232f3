"""The projection against figures worked out by hand from the model's text."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tests.helpers.plans import START, WHOLE, by_id, run
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.model.kernel import LeverArrays
from ucj.model.projection import project, project_regions
from ucj.model.scenario import Baseline, Lever, Scenario, ScenarioError
from ucj.model.scenario_builder import plan_lever


def tobacco(ledger: Ledger, baseline: Baseline, people: float, **assumptions: float) -> Lever:
    return plan_lever(ledger, baseline, "tobacco_farmers", people, START, None, WHOLE | assumptions)


def test_without_levers_the_published_figure_stands(ledger: Ledger, baseline: Baseline) -> None:
    result = run(ledger, baseline)
    assert (result.active == 164_828).all()
    assert result.total_cost == {}


# What was really spent: 2023, 2024 (reported as Rp2.5–2.6 bn), and the palm workers of Lampung in 2024.
@pytest.mark.parametrize(
    ("people", "months", "rupiah"),
    [(12_698, 9, 1_919_937_600), (17_195, 9, 2_599_884_000), (22_100, 5, 1_856_400_000)],
)
def test_spending_checks(ledger: Ledger, baseline: Baseline, people: int, months: int, rupiah: int) -> None:
    lever = plan_lever(
        ledger, baseline, "tobacco_farmers", people, START, {"months": months}, WHOLE | {"in_baseline": 0.0}
    )
    assert by_id(run(ledger, baseline, lever).total_cost) == {"dbhcht": rupiah}


def test_all_msme_taken_whole(ledger: Ledger, baseline: Baseline) -> None:
    result = run(ledger, baseline, plan_lever(ledger, baseline, "msme", 73_000, START, None, WHOLE))
    assert result.active[0] == 237_828  # 164,828 + 73,000
    assert result.active[0] / result.potential[0] == pytest.approx(0.4719, abs=5e-5)
    assert result.at(START).missing == pytest.approx(34_332)  # 272,160 − 237,828


@pytest.mark.parametrize(
    ("people", "change", "code"),
    [
        (0, -17_395, "renewal_dropped"),
        (17_000, -395, "renewal_short"),
        (17_395, 0, "renewal_exact"),
        (30_108, 12_713, "renewal_then_growth"),
    ],
)
def test_renewal_goes_before_growth(ledger: Ledger, baseline: Baseline, people: int, change: int, code: str) -> None:
    result = run(ledger, baseline, tobacco(ledger, baseline, people))
    assert result.active[0] - 164_828 == pytest.approx(change)
    assert code in {note.code for note in result.notes}


def test_validity_and_people_already_active_shrink_only_what_is_new(ledger: Ledger, baseline: Baseline) -> None:
    lever = tobacco(ledger, baseline, 30_108, valid=0.95, already_active=0.0571)
    # 12,713 × 0.95 × 0.9429 = 11,387.7…; those already active are still paid for: 17,395 + 12,077.35 people.
    assert lever.new == pytest.approx(11_387.73, abs=0.01)
    result = run(ledger, baseline, lever)
    assert by_id(result.cost)["dbhcht"][0] == pytest.approx((17_395 + 12_077.35) * 16_800)


def test_protection_ends_after_the_window_and_the_grace(ledger: Ledger, baseline: Baseline) -> None:
    result = run(ledger, baseline, tobacco(ledger, baseline, 17_395, retention=0.1))
    # Nine months paid and three of grace; then one in ten pays for itself.
    assert result.active[11] == pytest.approx(164_828)
    assert result.active[12] == pytest.approx(164_828 - 17_395 + 1_739.5)
    assert by_id(result.cost)["dbhcht"][8] > 0
    assert by_id(result.cost)["dbhcht"][9] == 0
    assert result.self_paid[8] == 0
    assert result.self_paid[9] == pytest.approx(1_739.5 * 16_800)


def test_a_funded_cohort_stays_through_its_grace(ledger: Ledger, baseline: Baseline) -> None:
    start = month_number("2026-01")
    lever = plan_lever(ledger, baseline, "tobacco_farmers", 0, start)
    result = project(Scenario(baseline, (lever,), start, 6), ledger.premiums)
    # Paid until December 2025, counted until March 2026.
    assert list(result.active - 164_828) == [0, 0, 0, -17_395, -17_395, -17_395]


def test_enrolment_spreads_over_the_ramp(ledger: Ledger, baseline: Baseline) -> None:
    lever = plan_lever(ledger, baseline, "msme", 40_000, START, {"ramp": 4, "months": 6}, WHOLE | {"retention": 0.5})
    result = run(ledger, baseline, lever, horizon=12)
    new = result.active - 164_828
    assert list(new) == pytest.approx([10_000, 20_000, 30_000, *[40_000] * 6, *[20_000] * 3])


def test_a_window_shorter_than_the_ramp_enrols_part_of_the_list(ledger: Ledger, baseline: Baseline) -> None:
    lever = plan_lever(ledger, baseline, "msme", 40_000, START, {"ramp": 4, "months": 2}, WHOLE | {"retention": 0.0})
    new = run(ledger, baseline, lever, horizon=6).active - 164_828
    assert list(new) == pytest.approx([10_000, 20_000, 20_000, 20_000, 20_000, 0])


def test_groups_overlap_between_all_and_none(ledger: Ledger) -> None:
    # 1,000 workers, 200 active, 800 uncovered; two groups of 400 and 200 new people.
    base = Baseline(ledger.regions["5204"], 200, 1000)
    first = plan_lever(ledger, base, "tobacco_farmers", 400, START, None, WHOLE)
    second = plan_lever(ledger, base, "msme", 200, START, None, WHOLE)
    result = project(Scenario(base, (first, second), START, 1), ledger.premiums)
    assert result.active_low[0] == 600
    assert result.active_high[0] == 800
    assert result.active[0] == pytest.approx(700)  # 200 + 800 × (1 − 0.5 × 0.75)


def test_too_large_a_lever_is_capped_and_named(ledger: Ledger) -> None:
    base = Baseline(ledger.regions["5204"], 200, 1000)
    lever = plan_lever(ledger, base, "msme", 5_000, START, None, WHOLE)
    result = project(Scenario(base, (lever,), START, 3), ledger.premiums)
    assert (result.active <= result.potential).all()
    assert [note.values["group"].id for note in result.notes if note.code == "beyond_uncovered"] == ["msme"]


def test_growth_and_attrition(ledger: Ledger) -> None:
    base = Baseline(ledger.regions["5204"], 100, 1000, growth=0.12, attrition=0.1)
    result = project(Scenario(base, (), START, 13), ledger.premiums)
    assert list(result.active[:3]) == pytest.approx([100, 90, 81])
    assert result.potential[12] == pytest.approx(1120)


def test_self_payers_have_the_discount_and_budgets_have_not(ledger: Ledger, baseline: Baseline) -> None:
    start = month_number("2026-12")
    own = plan_lever(ledger, baseline, "msme", 1_000, start, {"months": 2}, WHOLE)
    paid = plan_lever(ledger, baseline, "tobacco_farmers", 18_395, start, {"months": 2, "payer": "add"}, WHOLE)
    result = project(Scenario(baseline, (own, paid), start, 2), ledger.premiums)
    assert list(result.self_paid) == pytest.approx([8_400_000, 16_800_000])
    assert list(by_id(result.cost)["add"]) == pytest.approx([18_395 * 16_800] * 2)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"people": -1}, "negative_people"),
        ({"people": float("nan")}, "negative_people"),
        ({"people": float("inf")}, "negative_people"),
        ({"decisions": {"months": 0}}, "under_a_month"),
        ({"decisions": {"ramp": 0}}, "under_a_month"),
        ({"decisions": {"payer": "dana_desa"}}, "unknown_payer"),
        ({"decisions": {"route": "x"}}, "unknown_route"),
        ({"assumptions": {"valid": 95}}, "not_a_share"),
        ({"assumptions": {"grace": -1}}, "too_few_months"),
        ({"group": "teachers"}, "unknown_group"),
    ],
)
def test_nonsense_is_refused_by_name(ledger: Ledger, baseline: Baseline, values: dict[str, object], code: str) -> None:
    asked: dict[str, object] = {"group": "msme", "people": 1000.0, "decisions": None, "assumptions": None} | values
    with pytest.raises(ScenarioError) as fault:
        plan_lever(ledger, baseline, scenario_start=START, **asked)  # type: ignore[arg-type]
    assert fault.value.remark.code == code


@pytest.mark.parametrize(
    ("active", "potential", "code"),
    [
        (10, 5, "active_beyond_potential"),
        (-1, 5, "active_beyond_potential"),
        (0, 0, "no_potential"),
        (1, float("nan"), "no_potential"),
        (float("nan"), 5, "active_beyond_potential"),
    ],
)
def test_a_baseline_must_be_a_coverage(ledger: Ledger, active: float, potential: float, code: str) -> None:
    with pytest.raises(ScenarioError) as fault:
        Baseline(ledger.regions["5203"], active, potential)
    assert fault.value.remark.code == code


def test_scenarios_that_cannot_be_computed(ledger: Ledger, baseline: Baseline) -> None:
    lever = plan_lever(ledger, baseline, "msme", 1, START)
    early = plan_lever(ledger, baseline, "msme", 1, START, {"start": START - 1})
    few = Baseline(baseline.region, 10_000, 504_000)
    cohort = plan_lever(ledger, few, "tobacco_farmers", 1, START)
    makers: dict[str, Callable[[], Scenario]] = {
        "group_twice": lambda: Scenario(baseline, (lever, lever), START),
        "starts_too_early": lambda: Scenario(baseline, (early,), START),
        "no_horizon": lambda: Scenario(baseline, (), START, 0),
        "not_a_share": lambda: Scenario(baseline, (), START, target=54),
        "cohorts_beyond_active": lambda: Scenario(few, (cohort,), START),
    }
    for code, make in makers.items():
        with pytest.raises(ScenarioError) as fault:
            make()
        assert fault.value.remark.code == code


def test_the_plan_is_judged_in_the_last_month_it_pays_for(ledger: Ledger, baseline: Baseline) -> None:
    nine = tobacco(ledger, baseline, 17_395)
    twelve = plan_lever(ledger, baseline, "msme", 1_000, START)
    assert run(ledger, baseline, nine).result_month == 8
    assert run(ledger, baseline, nine, twelve).result_month == 11
    assert run(ledger, baseline, tobacco(ledger, baseline, 0)).result_month == 23
    assert np.array_equal(run(ledger, baseline).months, np.arange(START, START + 24))


def test_many_regions_at_once_are_what_each_is_alone(ledger: Ledger) -> None:
    regions = [Baseline(ledger.regions["5204"], 40_000, 158_000), Baseline(ledger.regions["5203"], 164_828, 504_000)]
    levers = [
        (
            plan_lever(ledger, base, "msme", 30_000, START, {"months": 6}),
            plan_lever(ledger, base, "farm_labourers", 20_000, START + 2),
        )
        for base in regions
    ]
    alone = [LeverArrays.of(pair) for pair in levers]
    together = LeverArrays(*(np.stack(pair) for pair in zip(*(vars(one).values() for one in alone), strict=True)))
    active = np.array([base.active for base in regions])
    potential = np.array([base.potential for base in regions])
    low, central, high = project_regions(active, potential, together, START, 24)
    for i, base in enumerate(regions):
        result = project(Scenario(base, levers[i], START, 24), ledger.premiums)
        assert np.allclose(low[i], result.active_low)
        assert np.allclose(central[i], result.active)
        assert np.allclose(high[i], result.active_high)
