"""The story of a plan: no plan beside it, what is supposed with its basis, and who may pay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.model.projection import Projection, project
from ucj.model.scenario import Baseline, Scenario
from ucj.model.scenario_builder import plan_lever
from ucj.present.story import plan_parts, supposed

START = month_number("2027-01")


@pytest.fixture
def result(ledger: Ledger, baseline: Baseline) -> Projection:
    lever = plan_lever(ledger, baseline, "extreme_poor", 10_000, START, {"months": 12})
    return project(Scenario(baseline, (lever,), START, 24, 0.54), ledger.premiums)


def test_the_months_begin_with_the_published_one_and_have_no_plan_beside(result: Projection) -> None:
    table = plan_parts.month_table(result)
    assert [column.head for column in table.columns][:3] == ["Bulan", "Tanpa rencana", "Peserta aktif"]
    first, second, *_rest = table.rows
    assert first[:3] == ("2026-01", 164_828, 164_828)
    assert second[0] == "2027-01"
    assert second[1] == pytest.approx(149_172.5)  # 147,433 and a tenth of 17,395
    assert second[2] == pytest.approx(149_172.5 + 10_000 * 0.95 * (1 - 0.0571))


def test_how_sure_a_plan_is_stands_in_one_sentence(ledger: Ledger, result: Projection) -> None:
    said = plan_parts.odds_sentence(ledger, result, "54 %").replace("\u00a0", " ")
    assert said.startswith("Delapan dari sepuluh hitungan berada antara ")
    assert said.count(".") == 1
    assert "mencapai target 54 %" in said


def test_the_change_of_the_others_stands_among_what_is_supposed(ledger: Ledger, result: Projection) -> None:
    row = supposed.assumption_rows(ledger, result.scenario)[-1]
    assert row.whose == "peserta di luar yang dibiayai"
    assert row.low <= row.used == 0 <= row.high
    assert row.basis


def test_the_rules_on_who_may_pay_are_told_of_the_payers_of_a_plan(ledger: Ledger, result: Projection) -> None:
    (lever,) = result.scenario.levers
    rules = tuple(replace(rule, allowed="conditional", note="Bila ada peraturannya") for rule in lever.eligibility)
    scenario = replace(result.scenario, levers=(replace(lever, eligibility=rules),))
    payer, group = lever.payer.label, lever.group.label
    assert supposed.eligibility_lines(scenario) == (f"{payer} untuk {group}: bersyarat. Bila ada peraturannya",)
    silent = replace(lever, eligibility=tuple(replace(rule, note="") for rule in rules))
    assert supposed.eligibility_lines(replace(scenario, levers=(silent,))) == ()
