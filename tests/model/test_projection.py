"""The projection against figures worked out by hand from the model's text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.helpers.plans import START, WHOLE, by_id, ceilings, run
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.model.kernel import LeverArrays
from ucj.model.projection import Projection, judged_month, project, project_regions
from ucj.model.scenario import Baseline, Lever, Scenario, ScenarioError
from ucj.model.scenario_builder import ceiling, ceiling_of, plan_lever, published_baseline

# 164,828 less the 17,395 tobacco farmers who were paid for until December 2025, and the tenth of them who stay.
AFTER_LAPSE = 149_172.5


def tobacco(
    ledger: Ledger, baseline: Baseline, people: float, decisions: dict[str, Any] | None = None, **assumptions: float
) -> Lever:
    """Return nine months from January 2027, paid by DBHCHT."""
    decisions = {"start": START, "months": 9} | (decisions or {})
    return plan_lever(ledger, baseline, "tobacco_farmers", people, START, decisions, WHOLE | assumptions)


def msme(
    ledger: Ledger, baseline: Baseline, people: float, decisions: dict[str, Any] | None = None, **assumptions: float
) -> Lever:
    return plan_lever(ledger, baseline, "msme", people, START, decisions, WHOLE | assumptions)


def added(result: Projection) -> list[float]:
    """Return what the plan adds in the months from its first on."""
    return list((result.active - result.without_plan)[result.months >= START])


# Lombok Timur, from January 2026 on


def test_without_a_plan_those_leave_whom_nobody_pays_for(ledger: Ledger, baseline: Baseline) -> None:
    result = run(ledger, baseline)
    assert result.months[0] == month_number("2026-01")
    # Paid until December, in arrears until March.
    assert list(result.active[:3]) == [164_828] * 3
    assert list(result.active[3:]) == pytest.approx([AFTER_LAPSE] * 33)
    assert result.at(month_number("2026-04")).coverage == pytest.approx(0.2960, abs=5e-5)
    assert (result.active == result.without_plan).all()
    assert result.total_cost == {}


# What was really spent: 2023, 2024 (reported as Rp2.5–2.6 bn), and the palm workers of Lampung in 2024.
@pytest.mark.parametrize(
    ("people", "months", "rupiah"),
    [(12_698, 9, 1_919_937_600), (17_195, 9, 2_599_884_000), (22_100, 5, 1_856_400_000)],
)
def test_spending_checks(ledger: Ledger, baseline: Baseline, people: int, months: int, rupiah: int) -> None:
    lever = tobacco(ledger, baseline, people, {"months": months}, in_baseline=0.0)
    assert by_id(run(ledger, baseline, lever).total_cost) == {"dbhcht": rupiah}


def test_all_msme_taken_whole(ledger: Ledger, baseline: Baseline) -> None:
    month = run(ledger, baseline, msme(ledger, baseline, 73_000)).at(START)
    assert month.active == pytest.approx(222_172.5)
    assert month.coverage == pytest.approx(0.4408, abs=5e-5)
    assert (month.added, month.missing) == pytest.approx((73_000, 49_987.5))  # 272,160 − 222,172.5


@pytest.mark.parametrize(
    ("people", "more", "code"),
    [
        (0, 0, "renewal_dropped"),
        # 1,739.5 stayed of themselves: so many on the list are kept and add nobody.
        (1_000, 0, "still_covered"),
        (17_000, 15_260.5, "covered_again"),
        (17_395, 15_655.5, "covered_again"),
        (30_108, 15_655.5 + 12_713, "covered_again_then_growth"),
    ],
)
def test_those_who_had_left_are_covered_again(
    ledger: Ledger, baseline: Baseline, people: int, more: float, code: str
) -> None:
    result = run(ledger, baseline, tobacco(ledger, baseline, people))
    # Nine months paid and three in arrears, to those who had left or were never in; then the tenth of the new ones.
    assert added(result)[:12] == pytest.approx([more] * 12)
    assert added(result)[12] == pytest.approx(0.1 * max(0, people - 17_395))
    assert code in {note.code for note in result.notes}


@pytest.mark.parametrize(
    ("people", "more", "code"),
    [
        (0, 0, "renewal_dropped"),
        # 17,000 stay and a tenth of the other 395, where a tenth of all would have.
        (17_000, 15_300, "renewal_short"),
        (17_395, 15_655.5, "renewal_exact"),
        (30_108, 15_655.5 + 12_713, "renewal_then_growth"),
    ],
)
def test_renewal_in_time_goes_before_growth(
    ledger: Ledger, baseline: Baseline, people: int, more: float, code: str
) -> None:
    # Paid until December 2026, counted until March 2027.
    lever = tobacco(ledger, baseline, people, {"funded_until": month_number("2026-12")})
    result = run(ledger, baseline, lever)
    beyond = max(0, people - 17_395)
    assert added(result)[:3] == pytest.approx([beyond] * 3)
    assert added(result)[3:12] == pytest.approx([more] * 9)
    assert added(result)[12:] == pytest.approx([0.1 * beyond] * 12)
    assert code in {note.code for note in result.notes}


def test_paying_for_people_whose_end_nobody_knows_adds_nobody(ledger: Ledger, baseline: Baseline) -> None:
    lever = plan_lever(ledger, baseline, "village_guards", 4_800, START, {"months": 6}, WHOLE)
    result = run(ledger, baseline, lever)
    assert added(result) == pytest.approx([0] * 24)
    # 0.54 % of Rp2,000,000.
    assert by_id(result.total_cost) == {"apbd_kabupaten": 4_800 * 10_800 * 6}
    assert "end_unknown" in {note.code for note in result.notes}


def test_a_cohort_that_had_ended_before_the_published_figure(ledger: Ledger, baseline: Baseline) -> None:
    # Counted until September 2025: in January 2026 those are in the figure who stayed, 1,739.5.
    lever = tobacco(ledger, baseline, 17_395, {"funded_until": month_number("2025-06")})
    result = run(ledger, baseline, lever)
    assert list(result.without_plan) == pytest.approx([164_828] * 36)
    assert added(result) == pytest.approx([15_655.5] * 12 + [0] * 12)


def test_validity_and_people_already_active_shrink_only_what_is_new(ledger: Ledger, baseline: Baseline) -> None:
    lever = tobacco(ledger, baseline, 30_108, valid=0.95, already_active=0.0571)
    # 12,713 × 0.95 × 0.9429 = 11,387.73; those already active are still paid for: 17,395 + 12,077.35 people.
    assert (lever.again, lever.new) == pytest.approx((15_655.5, 27_043.23), abs=0.01)
    result = run(ledger, baseline, lever)
    assert result.cost_in(ledger.premiums.payers["dbhcht"], 2027) == pytest.approx(9 * 29_472.35 * 16_800)


def test_protection_ends_after_the_window_and_the_grace(ledger: Ledger, baseline: Baseline) -> None:
    result = run(ledger, baseline, tobacco(ledger, baseline, 17_395))
    # Nine months paid and three of grace; then one in ten pays for itself.
    active, self_paid = (values[result.months >= START] for values in (result.active, result.self_paid))
    assert list(active) == pytest.approx([164_828] * 12 + [AFTER_LAPSE] * 12)
    assert list(self_paid) == pytest.approx([0] * 9 + [1_739.5 * 16_800] * 15)
    assert by_id(result.total_cost) == {"dbhcht": 17_395 * 16_800 * 9}


def test_a_lever_of_nobody_is_no_lever(ledger: Ledger, baseline: Baseline) -> None:
    start = month_number("2026-01")
    lever = plan_lever(ledger, baseline, "tobacco_farmers", 0, start, {"start": start})
    result = project(Scenario(baseline, (lever,), start, 6), ledger.premiums)
    # Paid until December 2025, counted until March 2026.
    assert list(result.active) == pytest.approx([164_828] * 3 + [AFTER_LAPSE] * 3)


def test_enrolment_spreads_over_the_ramp(ledger: Ledger, baseline: Baseline) -> None:
    lever = msme(ledger, baseline, 40_000, {"ramp": 4, "months": 6}, retention=0.5)
    new = added(run(ledger, baseline, lever, horizon=12))
    assert new == pytest.approx([10_000, 20_000, 30_000, *[40_000] * 6, *[20_000] * 3])


def test_a_window_shorter_than_the_ramp_enrols_part_of_the_list(ledger: Ledger, baseline: Baseline) -> None:
    lever = msme(ledger, baseline, 40_000, {"ramp": 4, "months": 2}, retention=0.0)
    assert added(run(ledger, baseline, lever, horizon=6)) == pytest.approx([10_000, *[20_000] * 4, 0])


def test_those_whose_business_has_grown_pay_for_themselves(ledger: Ledger, baseline: Baseline) -> None:
    decisions = {"payer": "add", "months": 4, "graduating": 0.25, "graduating_after": 3}
    result = run(ledger, baseline, msme(ledger, baseline, 1_000, decisions, retention=0.0), horizon=6)
    paid = by_id(result.cost)["add"][result.months >= START]
    # From the fourth month 250 of the 1,000 pay; nobody leaves for it before the window and the grace are over.
    assert list(paid) == pytest.approx([16_800_000] * 3 + [12_600_000, 0, 0])
    assert list(result.self_paid[result.months >= START]) == pytest.approx([0, 0, 0, 4_200_000, 0, 0])
    assert added(result) == pytest.approx([1_000] * 6)


# Who is whom


def test_groups_overlap_between_all_and_none(ledger: Ledger) -> None:
    # 1,000 workers, 200 active, 800 uncovered; two groups of 400 and 200 new people.
    base = Baseline(ledger.regions["5204"], 200, 1000)
    result = run(ledger, base, tobacco(ledger, base, 400), msme(ledger, base, 200), horizon=1)
    assert result.active_low[0] == 600
    assert result.active_high[0] == 800
    assert result.active[0] == pytest.approx(700)  # 200 + 800 × (1 − 0.5 × 0.75)
    month = result.at(START)
    assert (month.coverage_low, month.coverage, month.coverage_high) == pytest.approx((0.6, 0.7, 0.8))
    assert month.coverage_without_plan == 0.2


def test_a_family_has_its_people_once(ledger: Ledger) -> None:
    base = published_baseline(ledger, "52")
    assert base
    # As many tobacco farmers as farm workers: nobody counted the farmers of the province apart.
    assert ceiling(ledger, "52", "tobacco_farmers") == ceiling(ledger, "52", "farm_labourers") == 1_098_811
    inner = tobacco(ledger, base, 700_000)
    outer = plan_lever(ledger, base, "farm_labourers", 700_000, START, None, WHOLE)
    month, notes = (result := run(ledger, base, inner, outer)).at(START), result.notes
    # 555,276 + 1,098,811 and not 1,400,000 more, whatever overlaps: they are one list.
    assert (month.active_low, month.active, month.active_high) == pytest.approx((1_654_087,) * 3)
    assert {note.values["ceiling"] for note in notes if note.code == "beyond_family"} == {1_098_811}
    # Below the ceiling they are simply added.
    few = run(ledger, base, tobacco(ledger, base, 300_000), replace(outer, people=200_000.0)).at(START)
    assert few.active == pytest.approx(1_055_276)


def test_too_large_a_lever_is_capped_and_named(ledger: Ledger) -> None:
    base = Baseline(ledger.regions["5204"], 200, 1000)
    result = run(ledger, base, msme(ledger, base, 5_000), horizon=3)
    assert list(result.active) == [1_000] * 3
    assert [note.values["group"].id for note in result.notes if note.code == "beyond_uncovered"] == ["msme"]


# Where it starts from, and what it is measured by


def test_growth_and_people_who_go(ledger: Ledger) -> None:
    base = Baseline(ledger.regions["5204"], 100, 1000, growth=0.12, organic=-0.1)
    result = project(Scenario(base, (), START, 13), ledger.premiums)
    assert list(result.active[:3]) == pytest.approx([100, 90, 81])
    assert result.potential[12] == pytest.approx(1120)


def test_only_people_outside_the_cohorts_come_and_go(ledger: Ledger, baseline: Baseline) -> None:
    result = run(ledger, replace(baseline, organic=0.01))
    # Cohorts of 17,395, 2,491, 2,434, 4,800 and 6,255: 131,453 others.
    assert list(result.active[:3]) == pytest.approx([164_828, 164_828 + 1_314.53, 164_828 + 2_642.2053])


def test_figures_without_a_date_stand_in_the_first_month_of_the_plan(ledger: Ledger, baseline: Baseline) -> None:
    result = run(ledger, replace(baseline, as_of="", typed=True), tobacco(ledger, baseline, 17_395))
    assert list(result.months) == list(range(START, START + 24))
    # By January 2027 the tobacco farmers had left: 1,739.5 of them are in the figure.
    assert list(result.without_plan) == pytest.approx([164_828] * 24)
    assert added(result)[0] == pytest.approx(15_655.5)


def test_potential_goes_through_what_targets_imply(ledger: Ledger, baseline: Baseline) -> None:
    anchored = replace(baseline, anchors=((month_number("2026-12"), 548_000.0),))
    months = [month_number(text) for text in ("2026-01", "2026-06", "2026-12", "2028-12")]
    result = run(ledger, anchored)
    # 44,000 in eleven months.
    assert [result.at(month).potential for month in months] == pytest.approx([504_000, 524_000, 548_000, 548_000])
    assert result.at(START).needed == pytest.approx(0.54 * 548_000)
    assert result.at(START).coverage == pytest.approx(AFTER_LAPSE / 548_000)
    # A growth that was typed takes its place.
    assert run(ledger, replace(anchored, growth=0.1)).at(START).potential == pytest.approx(554_400)


def test_a_target_in_people_is_those_people(ledger: Ledger, baseline: Baseline) -> None:
    asked = Scenario(replace(baseline, growth=0.1), (), START, 24, 0.54, 273_065)
    last = project(asked, ledger.premiums).last
    assert (last.needed, last.missing) == pytest.approx((273_065, 273_065 - AFTER_LAPSE))


def test_self_payers_have_the_discount_and_budgets_have_not(ledger: Ledger, baseline: Baseline) -> None:
    start = month_number("2026-12")
    own = plan_lever(ledger, baseline, "msme", 1_000, start, {"months": 2, "payer": "self"}, WHOLE)
    paid = plan_lever(ledger, baseline, "tobacco_farmers", 18_395, start, {"months": 2, "payer": "add"}, WHOLE)
    result = project(Scenario(baseline, (own, paid), start, 2), ledger.premiums)
    assert list(result.self_paid[-2:]) == pytest.approx([8_400_000, 16_800_000])
    assert list(by_id(result.cost)["add"][-2:]) == pytest.approx([18_395 * 16_800] * 2)


def test_ceilings_hold_in_each_budget_year(ledger: Ledger, baseline: Baseline) -> None:
    lever = plan_lever(ledger, baseline, "extreme_poor", 1_000, START, {"months": 18, "payer": "add"}, WHOLE)

    def over(**rupiah: float) -> dict[str, float]:
        asked = Scenario(baseline, (lever,), START, 24, ceilings=ceilings(**rupiah))
        notes = project(asked, ledger.premiums).notes
        return {note.values["year"]: note.values["over"] for note in notes if note.code == "over_ceiling"}

    # 1,000 × Rp16,800: Rp201.6 million in 2027 and Rp100.8 million in the six months of 2028.
    assert over(add=201_600_000) == {}
    assert over(add=200_000_000) == pytest.approx({"2027": 1_600_000})
    assert over(add=100_000_000) == pytest.approx({"2027": 101_600_000, "2028": 800_000})
    assert over(**{"add:2028": 100_000_000}) == pytest.approx({"2028": 800_000})
    result = project(Scenario(baseline, (lever,), START, 24), ledger.premiums)
    payer = ledger.premiums.payers["add"]
    assert [result.cost_in(payer, year) for year in (2026, 2027, 2028)] == pytest.approx([0, 201_600_000, 100_800_000])
    assert ceiling_of(ledger, "add:2028", 1.0).year == 2028


@pytest.mark.parametrize(
    ("windows", "horizon", "judged"),
    [
        pytest.param({"tobacco_farmers": (0, 9)}, 24, 8, id="months paid fewer than the horizon"),
        pytest.param({"tobacco_farmers": (0, 9)}, 6, 5, id="a horizon shorter than the months paid"),
        # From September on the first is in arrears, until the second ends too.
        pytest.param({"tobacco_farmers": (0, 9), "msme": (0, 12)}, 24, 8, id="one in arrears"),
        # Its arrears end with December, and January is paid for.
        pytest.param({"tobacco_farmers": (0, 9), "msme": (0, 13)}, 24, 12, id="arrears over"),
        pytest.param({"tobacco_farmers": (0, 3), "msme": (4, 2)}, 24, 5, id="never all: the last paid month"),
        pytest.param({"tobacco_farmers": (0, 9), "msme": (30, 12)}, 24, 8, id="one begins beyond the horizon"),
        pytest.param({}, 24, 23, id="nobody"),
    ],
)
def test_the_month_a_plan_is_judged_in(
    ledger: Ledger, baseline: Baseline, windows: dict[str, tuple[int, int]], horizon: int, judged: int
) -> None:
    levers = [
        plan_lever(ledger, baseline, group, 1_000, START, {"start": START + first, "months": months})
        for group, (first, months) in windows.items()
    ]
    nobody = plan_lever(ledger, baseline, "extreme_poor", 0, START)
    assert judged_month(Scenario(baseline, (*levers, nobody), START, horizon)) == START + judged


def test_what_is_left_when_the_months_paid_are_over(ledger: Ledger, baseline: Baseline) -> None:
    result = run(ledger, baseline, tobacco(ledger, baseline, 17_395))
    assert (result.judged.month, result.judged.active) == pytest.approx((START + 8, 164_828))
    assert (result.last.month, result.last.active) == pytest.approx((START + 23, AFTER_LAPSE))
    assert (result.first.month, result.first.active) == (month_number("2026-01"), 164_828)


# What is refused


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
    # The cohorts of Lombok Timur alone are more than that.
    few = replace(baseline, active=10_000)
    makers: dict[str, Callable[[], Scenario]] = {
        "group_twice": lambda: Scenario(baseline, (lever, lever), START),
        "starts_too_early": lambda: Scenario(baseline, (early,), START),
        "no_horizon": lambda: Scenario(baseline, (), START, 0),
        "not_a_share": lambda: Scenario(baseline, (), START, target=54),
        "cohorts_beyond_active": lambda: Scenario(few, (), START),
    }
    for code, make in makers.items():
        with pytest.raises(ScenarioError) as fault:
            make()
        assert fault.value.remark.code == code


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
