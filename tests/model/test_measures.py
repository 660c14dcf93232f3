"""Coverage, achievement and gap follow from published figures by hand-made arithmetic."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.helpers.ledgers import figure, ledger_of
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.model.measures import past_targets, standing, yearly_premium
from ucj.model.targets import Verdict

TODAY = dt.date(2026, 11, 27)


def test_lombok_timur(ledger: Ledger) -> None:
    where = standing(ledger, "5203", TODAY)
    assert where.coverage == pytest.approx(0.3270, abs=5e-5)  # 164,828 / 504,000
    assert where.target and where.target.people == pytest.approx(272_160)  # 54 % of 504,000
    assert where.achievement == pytest.approx(0.6056, abs=5e-5)  # 164,828 / 272,160
    assert where.gap == pytest.approx(107_332)
    assert where.status == "derived"  # numerator and denominator are eight months apart


def test_ntb_leads_with_the_figure_that_has_both_counts(ledger: Ledger) -> None:
    where = standing(ledger, "52", TODAY)
    assert where.coverage == pytest.approx(0.3070, abs=5e-5)  # printed: 30.7 %
    assert (where.as_of, where.status) == ("2025-06", "official")


def test_a_published_number_of_target_participants_goes_before_arithmetic(ledger: Ledger) -> None:
    sumbawa, lampung = standing(ledger, "5204", TODAY), standing(ledger, "18", TODAY)
    assert sumbawa.gap == pytest.approx(56_065)  # 93,848 − 37,783, printed as about 56,000
    assert lampung.gap == pytest.approx(676_341)  # 1,436,809 − 760,468


def test_only_a_percentage_gives_achievement_but_no_people(ledger: Ledger) -> None:
    where = standing(ledger, "1801", TODAY)
    assert where.percentage_only
    assert where.achievement == pytest.approx(0.3162, abs=5e-5)  # 11.7 / 37
    assert where.gap is None


@pytest.mark.parametrize("code", ["5201", "5202", "5205", "5206", "5207", "5208", "5271", "5272", "1809"])
def test_nothing_is_estimated(ledger: Ledger, code: str) -> None:
    where = standing(ledger, code, TODAY)
    assert where.coverage is None
    assert where.gap is None
    assert where.achievement is None


def test_mataram_keeps_its_published_count(ledger: Ledger) -> None:
    where = standing(ledger, "5271", TODAY)
    assert where.active and where.active.value == 87_159


def test_participants_without_a_denominator_do_not_judge_a_target() -> None:
    # 500 of the 600 that were asked for are counted, and 60 % were published where half was asked for.
    counted = figure("5204", "active_participants", 500, "2025-12")
    printed = figure("5204", "coverage", 0.6, "2025-12")
    asked = (figure("5204", "target_coverage", 0.5, "2025"), figure("5204", "target_participants", 600, "2025"))
    (target,) = past_targets(ledger_of(counted, printed, *asked), "5204", TODAY)
    assert target.judgement.verdict is Verdict.REACHED
    both = ledger_of(counted, printed, *asked, figure("5204", "potential_workers", 1_000, "2025-12"))
    (target,) = past_targets(both, "5204", TODAY)
    assert target.judgement.verdict is Verdict.MISSED


def test_closing_the_gap_of_lombok_timur_for_a_year(ledger: Ledger) -> None:
    # 107,332 × Rp16,800 × 12; the discount of 2026 is not for people a budget pays for.
    assert yearly_premium(ledger.premiums, 107_332, month_number("2026-11")) == 21_638_131_200
