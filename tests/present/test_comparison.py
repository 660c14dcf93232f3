"""Plans side by side, each beside no plan in the same month."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.helpers.plans import WHOLE
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.model.comparison import Compared, common_months
from ucj.model.projection import project
from ucj.model.scenario import Baseline, Scenario
from ucj.model.scenario_builder import plan_lever
from ucj.present import comparison, comparison_tables

TODAY = dt.date(2026, 11, 27)

# In January 2026 all 17,395 are still counted, until March without a plan.
EARLY = month_number("2026-01")
DECEMBER = month_number("2026-12")
MONTHS = ("Maret 2026", "April 2026")


@pytest.fixture
def renewed(ledger: Ledger, baseline: Baseline) -> Compared:
    decisions = {"start": EARLY, "months": 12}
    lever = plan_lever(ledger, baseline, "tobacco_farmers", 17_395, EARLY, decisions, {"retention": 0.0})
    return Compared("Perpanjang", project(Scenario(baseline, (lever,), EARLY, 24, 0.54), ledger.premiums))


@pytest.fixture
def added(ledger: Ledger, baseline: Baseline) -> Compared:
    decisions = {"start": EARLY, "months": 12, "payer": "add"}
    lever = plan_lever(ledger, baseline, "farm_labourers", 123_000, EARLY, decisions, WHOLE)
    return Compared("Buruh tani", project(Scenario(baseline, (lever,), EARLY, 24, 0.54), ledger.premiums))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_renewal_adds_those_who_would_have_left(renewed: Compared) -> None:
    # 164,828 in December beside 147,433: nobody goes on alone.
    assert renewed.newly_protected == pytest.approx(17_395)
    assert renewed.cost == 17_395 * 16_800 * 12
    assert renewed.cost_per_newly_protected == pytest.approx(16_800 * 12)
    said = plain(comparison.against_no_plan(renewed, DECEMBER))
    assert said.startswith(
        "Perpanjang menambah 17.395 orang dibanding tanpa rencana (29,25 %) pada Desember 2026, "
        "dengan biaya Rp3,51 miliar. Cakupan Perpanjang: 32,70 %, lalu turun ke 29,25 % mulai April 2027"
    )


def test_a_plan_without_the_cohort_says_who_is_not_renewed(ledger: Ledger, added: Compared) -> None:
    assert comparison_tables.lapses(ledger, added).startswith("17.395 petani tembakau tidak diperpanjang; ")


def test_the_target_is_reached_in_a_month_of_the_plan(renewed: Compared, added: Compared) -> None:
    # 164,828 + 123,000 of 504,000 in January; 164,828 alone are 32.70 %.
    assert added.reached == EARLY
    assert renewed.reached is None


def test_the_table_has_a_column_without_a_plan(ledger: Ledger, renewed: Compared) -> None:
    row = comparison_tables.result_table(ledger, [renewed], DECEMBER, TODAY).iloc[0]
    assert (row["Peserta aktif (tambahan)"], row["Tanpa rencana"]) == ("164.828 (+17.395)", "147.433")


def test_the_grey_line_is_the_path_without_a_plan(renewed: Compared, added: Compared) -> None:
    frame = comparison_tables.lines_frame([renewed, added])
    grey = frame[frame["name"] == "Tanpa rencana"]
    # Of the farmers nobody stays by the first plan, a tenth by the second.
    in_march, in_april = (set(grey[grey["when"] == month]["coverage"].mul(504_000)) for month in MONTHS)
    assert in_march == {164_828}
    assert sorted(in_april) == pytest.approx([147_433, 149_172.5])


def test_months_are_those_of_the_plans(renewed: Compared, added: Compared) -> None:
    assert common_months([renewed, added]) == range(EARLY, EARLY + 24)
