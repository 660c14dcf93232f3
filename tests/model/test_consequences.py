"""Waterfall, lapse, claims and warnings of a plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.helpers.plans import START, WHOLE, by_id, ceilings, run
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number, month_text
from ucj.model.claims import break_even_rate, claims, months_bought, poverty_line_months
from ucj.model.lapse import budgets_end, protections
from ucj.model.projection import project
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.scenario_builder import plan_lever
from ucj.model.waterfall import waterfall


def test_the_waterfall_of_the_announced_plans(ledger: Ledger, baseline: Baseline) -> None:
    tobacco = plan_lever(ledger, baseline, "tobacco_farmers", 17_000, START, {"start": START}, WHOLE)
    msme = plan_lever(ledger, baseline, "msme", 73_000, START, None, WHOLE)
    steps = waterfall(run(ledger, baseline, tobacco, msme), START)
    assert [(step.kind, step.group.id if step.group else None, round(step.people)) for step in steps] == [
        ("baseline", None, 164_828),
        # Nine tenths of 17,395 left in April 2026; 17,000 less those who stayed are covered again.
        ("lapse", "tobacco_farmers", -15_656),
        ("lever", "tobacco_farmers", 15_260),
        ("lever", "msme", 73_000),
        # Of 354,827.5 uncovered, 73,000 × 15,260.5 ÷ 354,827.5 on both lists.
        ("overlap", None, -3_140),
        ("result", None, 234_293),
    ]


def test_the_waterfall_says_what_comes_and_goes_and_who_is_renewed(ledger: Ledger, baseline: Baseline) -> None:
    decisions = {"start": START, "funded_until": START - 1}
    tobacco = plan_lever(ledger, baseline, "tobacco_farmers", 17_000, START, decisions, WHOLE)
    steps = waterfall(run(ledger, replace(baseline, organic=0.01), tobacco), START + 3)
    # 131,453 who are in no cohort × (1.01^15 − 1); of the 395 who are not listed a tenth stays.
    assert [(step.kind, step.people) for step in steps] == [
        ("baseline", 164_828),
        ("organic", pytest.approx(131_453 * (1.01**15 - 1))),
        ("lapse", pytest.approx(-355.5)),
        ("lever", 0),
        ("result", pytest.approx(164_828 + 131_453 * (1.01**15 - 1) - 355.5)),
    ]


def test_protection_ends_after_the_grace(ledger: Ledger, baseline: Baseline) -> None:
    lever = plan_lever(ledger, baseline, "tobacco_farmers", 17_395, START, {"start": START, "months": 9})
    (item,) = protections(Scenario(baseline, (lever,), START), 3)
    assert (month_text(item.last_paid), month_text(item.last_counted)) == ("2027-09", "2027-12")
    assert item.left == pytest.approx(1_739.5)


def test_budgets_that_end_early_save_money_and_lose_people(ledger: Ledger, baseline: Baseline) -> None:
    decisions = {"start": START, "months": 9}
    paid = plan_lever(ledger, baseline, "tobacco_farmers", 17_395, START, decisions, {"retention": 0.0})
    own = plan_lever(ledger, baseline, "msme", 10_000, START, {"payer": "self"})
    scenario = Scenario(baseline, (paid, own), START)
    ended = project(budgets_end(scenario, 4), ledger.premiums)
    assert by_id(ended.total_cost) == {"dbhcht": 17_395 * 16_800 * 4}
    whole = project(scenario, ledger.premiums)
    # Paid for four months and counted for three more.
    assert ended.at(START + 6).active == pytest.approx(whole.at(START + 6).active)
    assert ended.new_by_lever[0, -18:-16] == pytest.approx([17_395, 0])
    assert np.array_equal(ended.new_by_lever[1], whole.new_by_lever[1])
    never = project(budgets_end(scenario, 0), ledger.premiums)
    assert sum(never.total_cost.values()) == 0


def test_budgets_end_and_companies_and_zakat_go_on(ledger: Ledger, baseline: Baseline) -> None:
    def of(group: str, payer: str) -> Lever:
        return plan_lever(ledger, baseline, group, 1_000, START, {"payer": payer, "months": 12}, WHOLE)

    levers = of("msme", "csr"), of("extreme_poor", "zakat"), of("farm_labourers", "add")
    ended = project(budgets_end(Scenario(baseline, levers, START), 4), ledger.premiums)
    # Rp16.8 million a month: twelve months of two, four of the budget.
    assert by_id(ended.total_cost) == {"csr": 201_600_000, "zakat": 201_600_000, "add": 67_200_000}


def test_claims_by_hand(ledger: Ledger, baseline: Baseline) -> None:
    lever = plan_lever(ledger, baseline, "extreme_poor", 12_000, START, {"months": 12, "payer": "add"}, WHOLE)
    found = claims(run(ledger, baseline, lever), ledger.benefits, ledger.premiums)
    # 12,000 people for a year; a quarter of it as newcomers at Rp10 million, the rest at Rp42 million.
    assert found.person_years == pytest.approx(12_000)
    assert found.deaths_low == pytest.approx(12_000 * 1.66 / 1000)
    assert found.deaths_high == pytest.approx(12_000 * 3.79 / 1000)
    assert found.payout_low == pytest.approx(1.66 / 1000 * (3_000 * 10e6 + 9_000 * 42e6))
    assert found.premium == 12_000 * 16_800 * 12


def test_renewed_people_are_no_newcomers(ledger: Ledger, baseline: Baseline) -> None:
    decisions = {"start": START, "months": 3, "funded_until": START - 1}
    lever = plan_lever(ledger, baseline, "tobacco_farmers", 12_000, START, decisions)
    found = claims(run(ledger, baseline, lever), ledger.benefits, ledger.premiums)
    assert found.payout_high == pytest.approx(3.79 / 1000 * 3_000 * 42e6)


def test_published_ratios(ledger: Ledger) -> None:
    assert poverty_line_months(ledger.benefits, 602_564) == pytest.approx(17.4, abs=0.05)
    assert break_even_rate(ledger.benefits, 6_800) == pytest.approx(1.94, abs=0.005)
    assert months_bought(500_000, 16_800) == pytest.approx(29.8, abs=0.05)
    assert months_bought(1_000_000, 16_800) == pytest.approx(59.5, abs=0.05)
    # Rp42 million for four people at Rp500.000 a month, and two deaths a thousand at twelve times Rp7.000 a year.
    assert poverty_line_months(ledger.benefits, 500_000) == 21
    assert break_even_rate(ledger.benefits, 7_000) == pytest.approx(2)


@pytest.mark.parametrize(
    ("group", "people", "decisions", "code"),
    [
        ("extreme_poor", 0, {}, "lever_zero"),
        ("extreme_poor", 43_001, {}, "beyond_group"),
        ("farm_labourers", 500_000, {"payer": "csr"}, "beyond_uncovered"),
        ("extreme_poor", 1_000, {"months": 3}, "short_window"),
        ("tobacco_farmers", 17_395, {"start": START, "funded_until": START - 1}, "no_change"),
        ("tobacco_farmers", 17_395, {"start": START}, "covered_again"),
        ("village_guards", 4_800, {}, "end_unknown"),
        ("msme", 1_000, {"payer": "self"}, "take_up_unmeasured"),
    ],
)
def test_warnings(
    ledger: Ledger, baseline: Baseline, group: str, people: int, decisions: dict[str, str | int], code: str
) -> None:
    lever = plan_lever(ledger, baseline, group, people, START, decisions)
    assert code in {note.code for note in run(ledger, baseline, lever).notes}


def test_warnings_about_money(ledger: Ledger, baseline: Baseline) -> None:
    start = month_number("2026-06")
    lever = plan_lever(ledger, baseline, "extreme_poor", 1_000, start, {"payer": "apbd_kabupaten"})
    scenario = Scenario(baseline, (lever,), start, 12, ceilings=ceilings(apbd_kabupaten=1e6, csr=100.0))
    codes = {note.code for note in project(scenario, ledger.premiums).notes}
    assert {"over_ceiling", "budget_too_small", "discount_missed"} <= codes


def test_a_ceiling_of_nothing_is_no_money(ledger: Ledger, baseline: Baseline) -> None:
    start = month_number("2027-01")
    lever = plan_lever(ledger, baseline, "extreme_poor", 1_000, start, {"payer": "add", "months": 12})
    told = project(Scenario(baseline, (lever,), start, 12, ceilings=ceilings(add=0.0, csr=0.0)), ledger.premiums).notes
    over = [note.values for note in told if note.code == "over_ceiling"]
    # Whatever it takes is too much; CSR pays nothing here, and nothing need be said of it.
    assert [(values["payer"].id, values["rupiah"]) for values in over] == [("add", 0.0)]
    assert over[0]["over"] == over[0]["spent"] > 0
    assert "budget_too_small" not in {note.code for note in told}
