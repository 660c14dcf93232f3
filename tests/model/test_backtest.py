"""The back-test by hand: without a plan and without change, an older figure stands still."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.ledgers import figure, ledger_of
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.model.backtest import Trial, backtest
from ucj.model.organic import organic_range


def trial(ledger: Ledger, region: str, as_of: str) -> Trial:
    return next(one for one in backtest(ledger, (region,)) if one.older.as_of == as_of)


def test_lombok_timur_from_december_2024(ledger: Ledger) -> None:
    found = trial(ledger, "5203", "2024-12")
    assert (found.older.value, found.later.value, found.later.as_of) == (144_110, 164_828, "2026-01")
    # The tobacco farmers were paid for until December 2024: from April 2025 a tenth of 17,195 stays.
    assert found.computed == pytest.approx(144_110 - 0.9 * 17_195)
    assert found.error == pytest.approx(144_110 - 15_475.5 - 164_828)
    assert found.error_points == pytest.approx(-36_193.5 / 504_000)


def test_the_range_is_that_of_the_region(ledger: Ledger) -> None:
    found = trial(ledger, "18", "2024-09")
    known = organic_range(ledger, "18")
    # Fifteen months from September 2024 to December 2025, and nobody of Lampung is in a funded cohort.
    assert found.low == pytest.approx(760_468 * (1 + known.low) ** 15)
    assert found.high == pytest.approx(760_468 * (1 + known.high) ** 15)


def test_a_percentage_alone_has_an_error_in_points(ledger: Ledger) -> None:
    found = trial(ledger, "18", "2024-09")
    assert found.error is None
    assert found.error_points == pytest.approx(found.computed / found.potential - 0.2527)


def test_what_was_published_lies_in_the_range_or_not(ledger: Ledger) -> None:
    found = trial(ledger, "5203", "2024-12")
    assert replace(found, low=164_828, high=170_000).within
    assert not replace(found, low=144_000, high=164_827).within


@pytest.mark.parametrize(
    ("later", "dates"),
    [
        # The last count itself is no trial, nor is another of its month.
        (figure("5203", "active_participants", 300_000, "2025-12-31"), ["2025-11", "2025-11"]),
        # Without a second count it runs to a share, but only to a later one.
        (None, []),
    ],
)
def test_a_trial_runs_to_a_later_month(later: Observation | None, dates: list[str]) -> None:
    figures = [figure("5203", "potential_workers", 500_000, "2025-12"), figure("5203", "coverage", 0.3, "2025-11")]
    figures += [figure("5203", "active_participants", 200_000, "2025-11")]
    if later:
        again = [figure("5203", "active_participants", 250_000, as_of, source="b") for as_of in ("2025-11", "2025-12")]
        figures += [*again, later]
    assert [one.older.as_of for one in backtest(ledger_of(*figures), ("5203",))] == dates


def test_ntb_from_march_2023(ledger: Ledger) -> None:
    found = trial(ledger, "52", "2023-03")
    assert found.error == pytest.approx(365_177 - 555_276)
    assert found.error_points == pytest.approx(-190_099 / 1_808_432)
