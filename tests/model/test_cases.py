"""Payments to one family taken apart by the benefit rules, by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucj.facts.ledger import Ledger, load_ledger
from ucj.model.cases import FIRST_YEAR, NONE, WHOLE, scholarship_bounds, take_apart

LEDGER = load_ledger()
SIMPLE, MIXED = LEDGER.cases


def test_the_scholarship_is_the_sum_of_its_levels(ledger: Ledger) -> None:
    # PP 82/2019: 2 × 1.5 + 6 × 1.5 + 3 × 2 + 3 × 3 + 5 × 12 = 87 million a child, 174 million for two.
    rule = ledger.benefits.scholarship
    assert sum(rule.by_year) == 87_000_000
    assert len(rule.by_year) == 19
    assert rule.children * sum(rule.by_year) == rule.amount == 174_000_000


def test_the_death_benefit_is_the_sum_of_its_parts(ledger: Ledger) -> None:
    assert [part.amount for part in ledger.benefits.death.parts] == [20_000_000, 12_000_000, 10_000_000]
    assert sum(part.amount for part in ledger.benefits.death.parts) == ledger.benefits.death.amount


def test_forty_two_million_is_the_death_benefit_and_nothing_else(ledger: Ledger) -> None:
    (reading,) = take_apart(SIMPLE, ledger.benefits)
    assert (reading.death, reading.scholarships, reading.savings) == (42_000_000, (0, 0), (0, 0))


def test_the_larger_case_by_hand(ledger: Ledger) -> None:
    whole, first = take_apart(MIXED, ledger.benefits)
    # 212.5 − 42 = 170.5 million for scholarships and savings. Two children in the last year of college: 24 million;
    # from kindergarten on they could have 174 million, more than there is.
    assert whole.counted == WHOLE
    assert whole.scholarships == (24_000_000, 170_500_000)
    assert whole.savings == (0, 146_500_000)
    # In the first year alone: twice 1.5 million to twice 12 million.
    assert first.counted == FIRST_YEAR
    assert first.scholarships == (3_000_000, 24_000_000)
    assert first.savings == (146_500_000, 167_500_000)


def test_after_a_work_accident_less_is_left(ledger: Ledger) -> None:
    whole, _first = take_apart(MIXED, ledger.benefits, death=ledger.benefits.work_accident_death.amount)
    assert whole.savings == (0, 118_500_000)  # 212.5 − 70 − 24


@given(
    rupiah=st.integers(0, 500_000_000),
    savings=st.booleans(),
    children=st.integers(0, 4),
)
def test_every_reading_adds_up_and_holds_nothing_negative(rupiah: int, savings: bool, children: int) -> None:
    case = replace(MIXED, rupiah=rupiah, savings=savings, scholarships=children)
    for reading in take_apart(case, LEDGER.benefits):
        (low, high), (least, most) = reading.scholarships, reading.savings
        assert reading.death + low + most == rupiah
        assert reading.death + high + least == rupiah
        assert 0 <= low <= high <= 174_000_000
        assert 0 <= least <= most
        assert savings or most == 0


def test_a_case_of_savings_alone_leaves_no_scholarship() -> None:
    case = replace(SIMPLE, date="2025-12-08", rupiah=50_000_000, savings=True)
    (reading,) = take_apart(case, LEDGER.benefits)
    assert reading.savings == (8_000_000, 8_000_000)


@pytest.mark.parametrize(
    ("children", "counted", "least", "most"),
    [
        (0, WHOLE, 0, 0),
        (1, NONE, 0, 0),
        # From the last year of college, 12 million, to all years from kindergarten on, 87 million.
        (1, WHOLE, 12_000_000, 87_000_000),
        (1, FIRST_YEAR, 1_500_000, 12_000_000),
        # Two children at most.
        (3, WHOLE, 24_000_000, 174_000_000),
        (3, FIRST_YEAR, 3_000_000, 24_000_000),
    ],
)
def test_scholarships_of_some_children(ledger: Ledger, children: int, counted: str, least: float, most: float) -> None:
    assert scholarship_bounds(ledger.benefits.scholarship, children, counted) == (least, most)


@pytest.mark.parametrize(
    ("rupiah", "scholarships"),
    [
        # Without savings the scholarship is all that is left after 42 million; above 12 million it is no first year.
        (54_000_000, {WHOLE: 12_000_000, FIRST_YEAR: 12_000_000}),
        (53_999_999, {FIRST_YEAR: 11_999_999}),
        (54_000_001, {WHOLE: 12_000_001}),
        (129_000_000, {WHOLE: 87_000_000}),
        (129_000_001, {}),
        (43_500_000, {FIRST_YEAR: 1_500_000}),
        (43_499_999, {}),
    ],
)
def test_a_sum_without_savings_says_what_the_scholarship_was(
    ledger: Ledger, rupiah: int, scholarships: dict[str, int]
) -> None:
    case = replace(MIXED, rupiah=rupiah, savings=False, scholarships=1)
    found = take_apart(case, ledger.benefits)
    assert {reading.counted: reading.scholarships for reading in found} == {
        counted: (sum_, sum_) for counted, sum_ in scholarships.items()
    }
