"""Waterfall, lapse, claims and uncertainty of a plan."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from tests.helpers.plans import LEDGER, START, WHOLE, projected, run, scenarios
from tests.helpers.profiles import examples
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number, month_text
from ucj.model.claims import break_even_rate, claims, months_bought, poverty_line_months
from ucj.model.lapse import budgets_end, protections
from ucj.model.projection import project
from ucj.model.scenario import Baseline, Scenario
from ucj.model.scenario_builder import drawn_ranges, plan_lever
from ucj.model.uncertainty import sample, uncertainty
from ucj.model.waterfall import waterfall


@given(scenarios())
def test_the_waterfall_adds_up(scenario: Scenario) -> None:
    result = projected(scenario)
    for month in (0, scenario.horizon - 1):
        steps = waterfall(result, month)
        assert steps[0].people == 164_828
        assert steps[-1].people == pytest.approx(result.active[month])
        # Steps of less than half a person are left out.
        assert sum(step.people for step in steps[:-1]) == pytest.approx(steps[-1].people, abs=0.5 * 20)


def test_the_waterfall_of_the_announced_plans(ledger: Ledger, baseline: Baseline) -> None:
    tobacco = plan_lever(ledger, baseline, "tobacco_farmers", 17_000, START, None, WHOLE)
    msme = plan_lever(ledger, baseline, "msme", 73_000, START, None, WHOLE)
    steps = waterfall(run(ledger, baseline, tobacco, msme), 0)
    assert [(step.kind, step.group, round(step.people)) for step in steps] == [
        ("baseline", "", 164_828),
        ("lapse", "tobacco_farmers", -395),
        ("lever", "tobacco_farmers", 0),
        ("lever", "msme", 73_000),
        ("result", "", 237_433),
    ]


def test_protection_ends_after_the_grace(ledger: Ledger, baseline: Baseline) -> None:
    lever = plan_lever(ledger, baseline, "tobacco_farmers", 17_395, START, {"months": 9})
    (item,) = protections(Scenario(baseline, (lever,), START), 3)
    assert (month_text(item.last_paid), month_text(item.last_counted)) == ("2027-09", "2027-12")
    assert item.left == pytest.approx(1_739.5)


def test_budgets_that_end_early_save_money_and_lose_people(ledger: Ledger, baseline: Baseline) -> None:
    paid = plan_lever(ledger, baseline, "tobacco_farmers", 17_395, START, {"months": 9}, {"retention": 0.0})
    own = plan_lever(ledger, baseline, "msme", 10_000, START)
    scenario = Scenario(baseline, (paid, own), START)
    ended = project(budgets_end(scenario, ledger.premiums, 4), ledger.premiums)
    assert ended.total_cost == {"dbhcht": 17_395 * 16_800 * 4}
    whole = project(scenario, ledger.premiums)
    # Paid for four months and counted for three more.
    assert ended.active[6] == pytest.approx(whole.active[6])
    assert ended.base[7] == pytest.approx(164_828 - 17_395)
    assert np.array_equal(ended.new_by_lever[1], whole.new_by_lever[1])
    never = project(budgets_end(scenario, ledger.premiums, 0), ledger.premiums)
    assert sum(never.total_cost.values()) == 0


def test_claims_by_hand(ledger: Ledger, baseline: Baseline) -> None:
    lever = plan_lever(ledger, baseline, "extreme_poor", 12_000, START, {"months": 12}, WHOLE)
    found = claims(run(ledger, baseline, lever), ledger.benefits)
    # 12,000 people for a year; a quarter of it as newcomers at Rp10 million, the rest at Rp42 million.
    assert found.person_years == pytest.approx(12_000)
    assert found.deaths_low == pytest.approx(12_000 * 1.66 / 1000)
    assert found.deaths_high == pytest.approx(12_000 * 3.79 / 1000)
    assert found.payout_low == pytest.approx(1.66 / 1000 * (3_000 * 10e6 + 9_000 * 42e6))
    assert found.premium == 12_000 * 16_800 * 12


def test_renewed_people_are_no_newcomers(ledger: Ledger, baseline: Baseline) -> None:
    lever = plan_lever(ledger, baseline, "tobacco_farmers", 12_000, START, {"months": 3})
    found = claims(run(ledger, baseline, lever), ledger.benefits)
    assert found.payout_high == pytest.approx(3.79 / 1000 * 3_000 * 42e6)


def test_published_ratios(ledger: Ledger) -> None:
    assert poverty_line_months(ledger.benefits, 602_564) == pytest.approx(17.4, abs=0.05)
    assert break_even_rate(ledger.benefits, 6_800) == pytest.approx(1.94, abs=0.005)
    assert months_bought(500_000, 16_800) == pytest.approx(29.8, abs=0.05)
    assert months_bought(1_000_000, 16_800) == pytest.approx(59.5, abs=0.05)
    # Rp42 million for four people at Rp500.000 a month, and two deaths a thousand at twelve times Rp7.000 a year.
    assert poverty_line_months(ledger.benefits, 500_000) == 21
    assert break_even_rate(ledger.benefits, 7_000) == pytest.approx(2)


@examples(50)
@given(scenarios())
def test_draws_stay_within_the_workers(scenario: Scenario) -> None:
    coverage = sample(scenario, drawn_ranges(LEDGER, scenario.baseline, scenario.levers), 50)
    assert coverage.shape == (50, scenario.horizon)
    assert (coverage >= 0).all()
    assert (coverage <= 1 + 1e-9).all()


@examples(50)
@given(scenarios())
def test_without_ranges_and_with_one_lever_a_draw_is_the_projection(scenario: Scenario) -> None:
    single = Scenario(scenario.baseline, scenario.levers[:1], scenario.start, scenario.horizon, scenario.target)
    ranges = {
        lever.group: {
            name: (value, value, value)
            for name, value in vars(lever.assumptions).items()
            if name in ("valid", "take_up", "already_active", "retention")
        }
        for lever in single.levers
    }
    result = project(single, LEDGER.premiums)
    assert np.allclose(sample(single, ranges, 3), result.active / result.potential)


def test_draws_do_not_jitter_when_another_group_is_added(ledger: Ledger, baseline: Baseline) -> None:
    msme = plan_lever(ledger, baseline, "msme", 50_000, START)
    nobody = plan_lever(ledger, baseline, "extreme_poor", 0, START)
    alone, joined = Scenario(baseline, (msme,), START), Scenario(baseline, (nobody, msme), START)
    first = sample(alone, drawn_ranges(ledger, baseline, alone.levers), 500)
    assert np.allclose(first, sample(joined, drawn_ranges(ledger, baseline, joined.levers), 500))


def test_the_share_that_reaches_the_target(ledger: Ledger, baseline: Baseline) -> None:
    msme = plan_lever(ledger, baseline, "msme", 73_000, START)
    ranges = drawn_ranges(ledger, baseline, (msme,))
    low = uncertainty(Scenario(baseline, (msme,), START, 12, 0.30), ranges)
    high = uncertainty(Scenario(baseline, (msme,), START, 12, 0.99), ranges)
    assert low.reached is not None and (low.reached == 1).all()
    assert high.reached is not None and (high.reached == 0).all()
    assert (low.low <= low.middle).all()
    assert (low.middle <= low.high).all()


@pytest.mark.parametrize(
    ("group", "people", "decisions", "code"),
    [
        ("extreme_poor", 0, {}, "lever_zero"),
        ("extreme_poor", 43_001, {}, "beyond_group"),
        ("farm_labourers", 500_000, {"payer": "csr"}, "beyond_uncovered"),
        ("extreme_poor", 1_000, {"months": 3}, "short_window"),
        ("tobacco_farmers", 17_395, {}, "no_change"),
        ("msme", 1_000, {}, "take_up_unmeasured"),
    ],
)
def test_warnings(
    ledger: Ledger, baseline: Baseline, group: str, people: int, decisions: dict[str, str | int], code: str
) -> None:
    lever = plan_lever(ledger, baseline, group, people, START, decisions)
    assert code in {note.code for note in run(ledger, baseline, lever).notes}


def test_warnings_about_money(ledger: Ledger, baseline: Baseline) -> None:
    start = month_number("2026-06")
    lever = plan_lever(ledger, baseline, "extreme_poor", 1_000, start)
    scenario = Scenario(baseline, (lever,), start, 12, ceilings=(("apbd_kabupaten", 1e6), ("csr", 100.0)))
    codes = {note.code for note in project(scenario, ledger.premiums).notes}
    assert {"over_ceiling", "budget_too_small", "discount_missed"} <= codes


def test_a_ceiling_of_nothing_is_no_money(ledger: Ledger, baseline: Baseline) -> None:
    start = month_number("2027-01")
    lever = plan_lever(ledger, baseline, "extreme_poor", 1_000, start, {"payer": "add", "months": 12})
    told = project(
        Scenario(baseline, (lever,), start, 12, ceilings=(("add", 0.0), ("csr", 0.0))), ledger.premiums
    ).notes
    over = [note.values for note in told if note.code == "over_ceiling"]
    # Whatever it takes is too much; CSR pays nothing here, and nothing need be said of it.
    assert [(values["payer"], values["rupiah"]) for values in over] == [("add", 0.0)]
    assert over[0]["over"] == over[0]["spent"] > 0
    assert "budget_too_small" not in {note.code for note in told}
