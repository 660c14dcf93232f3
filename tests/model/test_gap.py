"""One target has one gap on every page, and what closing it costs in all is taken apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.helpers.ledgers import figure
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.model.gap_cost import gap_cost
from ucj.model.measures import standing
from ucj.model.projection import project
from ucj.model.questions import Wish, find_plan
from ucj.model.scenario import Ceiling, Scenario
from ucj.model.scenario_builder import published_baseline, published_target, target_people
from ucj.model.targets import published_targets
from ucj.model.yearly_targets import province_path, published_start

TODAY = dt.date(2026, 11, 27)


# 1,436,809 − 760,468; 64.94 % of 1,808,432 − 555,276.
@pytest.mark.parametrize(("province", "year", "missing"), [("18", 2026, 676_341), ("52", 2026, 619_119.74)])
def test_ringkasan_skenario_target_and_solver_miss_the_same_people(
    ledger: Ledger, province: str, year: int, missing: float
) -> None:
    baseline, share = published_baseline(ledger, province), published_target(ledger, province, TODAY)
    assert baseline
    assert standing(ledger, province, TODAY).gap == pytest.approx(missing, abs=0.01)

    path = province_path(published_targets(ledger, province), published_start(ledger, province), TODAY)
    assert path
    assert next(step.total for step in path.years if step.year == year) == pytest.approx(missing, abs=0.01)

    start = month_number(f"{year}-12")
    scenario = Scenario(baseline, (), start, 1, share, target_people(ledger, baseline, share))
    assert project(scenario, ledger.premiums).judged.missing == pytest.approx(missing, abs=0.01)

    nothing = (Ceiling(ledger.premiums.payers["add"], 0),)
    answer = find_plan(ledger, baseline, Wish(start, start, share, nothing, payers="any"))
    assert answer.projection.last.missing == pytest.approx(missing, abs=0.01)


def test_what_the_target_of_lombok_timur_costs_in_all(ledger: Ledger) -> None:
    found = gap_cost(ledger, "5203", TODAY)
    assert found
    assert found.reached
    assert found.gap == pytest.approx(107_332 * 16_800 * 12)  # 272,160 − 164,828
    assert found.leaving == pytest.approx(15_655.5)  # nine tenths of 17,395
    assert found.leaving_cost == pytest.approx(15_655.5 * 16_800 * 12)
    # One group can hold all 122,987.5 that are missing by then: 122,987.5 ÷ (1 − 0.0571) are enrolled.
    enrolled = 122_987.5 / (1 - 0.0571)
    assert found.rupiah == pytest.approx(enrolled * 16_800 * 12, rel=0.005)
    assert found.already == pytest.approx(enrolled * 0.0571, rel=0.005)
    assert found.invalid == pytest.approx(enrolled / 0.95 * 0.05, rel=0.005)
    assert abs(found.rest) < 0.005 * found.rupiah


def test_who_is_covered_again_is_paid_for_and_no_participant_already(ledger: Ledger) -> None:
    # Tobacco farmers alone, and 34 % of 504,000: 22,187.5 more than the 149,172.5 without a plan.
    only = {
        name: group if name == "tobacco_farmers" else replace(group, regions=())
        for name, group in ledger.groups.items()
    }
    aim = replace(figure("5203", "target_coverage", 0.34, "2027"), source=ledger.figures("5203", "coverage")[0].source)
    known = [row for row in ledger.observations if row.indicator.id != "target_coverage" or row.region.code != "5203"]
    found = gap_cost(replace(ledger, groups=only, observations=(*known, aim), vintage="test"), "5203", TODAY)
    assert found and found.reached
    # 15,655.5 of them are covered again; of those enrolled from outside 94.29 in 100 are new.
    enrolled = (22_187.5 - 15_655.5) / 0.9429
    assert found.already == pytest.approx(enrolled * 0.0571, rel=0.01)
    # Each is paid for as any other, for a year.
    assert found.already_cost == pytest.approx(found.already * 16_800 * 12)
    assert found.rupiah == pytest.approx((17_395 + enrolled) * 16_800 * 12, rel=0.003)
    assert found.invalid == pytest.approx(enrolled / 0.95 * 0.05, rel=0.01)


def test_nothing_is_computed_without_a_gap(ledger: Ledger) -> None:
    assert gap_cost(ledger, "5201", TODAY) is None


def test_it_is_computed_once(ledger: Ledger) -> None:
    assert gap_cost(ledger, "18", TODAY) is gap_cost(ledger, "18", TODAY)
