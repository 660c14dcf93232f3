"""Payouts beside the contributions they are paid from, by hand."""

from __future__ import annotations

from tests.helpers.plans import START, WHOLE
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.model.claims import Claims, claims
from ucj.model.projection import project
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.scenario_builder import plan_lever


def found(ledger: Ledger, baseline: Baseline, *levers: Lever, start: int = START, horizon: int = 24) -> Claims:
    result = project(Scenario(baseline, levers, start, horizon), ledger.premiums)
    return claims(result, ledger.benefits, ledger.premiums)


def test_each_lever_pays_for_its_own_months(ledger: Ledger, baseline: Baseline) -> None:
    # Half of the farmers go on by themselves while the poor are still paid for: that is no money of the plan.
    farmers = plan_lever(
        ledger, baseline, "tobacco_farmers", 17_395, START, {"start": START, "months": 3}, {"retention": 0.5}
    )
    poor = plan_lever(ledger, baseline, "extreme_poor", 1_000, START, {"months": 12})
    one = found(ledger, baseline, farmers, poor)
    # 17,395 for three months; 95 % of 1,000 for twelve.
    assert one.premium == (17_395 * 3 + 950 * 12) * 16_800 == 1_068_228_000
    assert one.death_premium == (17_395 * 3 + 950 * 12) * 6_800


def test_the_discount_halves_the_part_for_deaths(ledger: Ledger, baseline: Baseline) -> None:
    start = month_number("2026-09")
    decisions = {"start": start, "months": 6, "payer": "csr"}
    lever = plan_lever(ledger, baseline, "extreme_poor", 1_000, start, decisions, WHOLE)
    # PP 50/2025 until December 2026: four months at half, two in full.
    assert found(ledger, baseline, lever, start=start).death_premium == 1_000 * (4 * 3_400 + 2 * 6_800)


def test_a_wage_pays_its_share_for_deaths(ledger: Ledger, baseline: Baseline) -> None:
    lever = plan_lever(ledger, baseline, "village_guards", 4_800, START, {"start": START, "months": 12})
    one = found(ledger, baseline, lever)
    assert one.premium == 4_800 * 12 * 10_800  # 0.54 % of Rp2,000,000
    assert one.death_premium == 4_800 * 12 * 6_000  # 0.30 %


def test_who_has_grown_pays_the_part_for_deaths_too(ledger: Ledger, baseline: Baseline) -> None:
    decisions = {"start": START, "months": 12, "payer": "add", "graduating": 0.5, "graduating_after": 6}
    lever = plan_lever(ledger, baseline, "msme", 1_000, START, decisions, WHOLE)
    assert found(ledger, baseline, lever).death_premium == 1_000 * 12 * 6_800
