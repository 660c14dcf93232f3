"""Which published figures can be set beside each other, and what was known at the older one."""

from __future__ import annotations

from collections import Counter

import pytest

from ucj.facts.ledger import Ledger
from ucj.model.backtest_pairs import BacktestPair, backtest_pairs


def pair(ledger: Ledger, region: str, older: str, later: str) -> BacktestPair:
    found = [
        pair
        for pair in backtest_pairs(ledger)
        if (pair.older.region.code, pair.older.as_of, pair.later.as_of) == (region, older, later)
    ]
    assert len(found) == 1
    return found[0]


def test_regions_with_more_than_one_figure(ledger: Ledger) -> None:
    # Seven figures of Lombok Timur make 7 × 6 ÷ 2 pairs; NTB and Kota Mataram have two figures each.
    counts = Counter(pair.older.region.code for pair in backtest_pairs(ledger))
    assert counts == {"5203": 21, "52": 1, "5271": 1}


@pytest.mark.parametrize(
    ("older", "people"),
    [
        # DBHCHT of that year; village guards since July 2024.
        ("2023-12", [12_698]),
        ("2024-05", [17_195]),
        ("2024-12", [17_195, 4_800]),
        ("2025-08", [17_395, 4_800]),
    ],
)
def test_cohorts_are_those_known_then(ledger: Ledger, older: str, people: list[int]) -> None:
    assert [cohort.people for cohort in pair(ledger, "5203", older, "2026-01").cohorts] == people


def test_figures_and_months_of_a_pair(ledger: Ledger) -> None:
    found = pair(ledger, "5203", "2023-12", "2026-01")
    assert (found.older.value, found.later.value, found.months) == (110_300, 164_828, 25)
    found = pair(ledger, "52", "2023-03", "2025-06")
    assert (found.older.value, found.later.value, found.months, found.cohorts) == (365_177, 555_276, 27, ())


def test_disputed_figures_stand_in_no_pair(ledger: Ledger) -> None:
    values = {figure.value for pair in backtest_pairs(ledger) for figure in (pair.older, pair.later)}
    assert not values & {98_506, 138_325, 163_927, 687_000}
