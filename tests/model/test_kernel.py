"""The arithmetic of people at its edges, on arrays made up by hand."""

from __future__ import annotations

import numpy as np
import pytest

from ucj.model.kernel import Families, LeverArrays, follow

FIRST = 671


def one(value: float) -> np.ndarray:
    return np.array([[value]])


@pytest.mark.parametrize(
    ("last_counted", "without_plan"),
    [
        # Counted in the month of the baseline for the last time: 40 are in the 100, and 4 of them stay.
        (FIRST, [100, 64, 64]),
        # Lapsed the month before: 4 are in the 100, and stay.
        (FIRST - 1, [100, 100, 100]),
    ],
)
def test_a_cohort_that_is_counted_until_the_month_of_the_baseline(last_counted: int, without_plan: list[float]) -> None:
    nobody = LeverArrays(
        people=one(0),
        start=one(np.inf),
        months=one(1),
        ramp=one(1),
        valid=one(1),
        take_up=one(1),
        already_active=one(0),
        retention=one(0.1),
        grace=one(0),
        inside=one(40),
        last_counted=one(last_counted),
    )
    months = np.arange(FIRST, FIRST + 3)
    people = follow(np.array([100.0]), np.full(3, 1_000.0), 0.0, nobody, Families.apart(1), months, FIRST)
    assert people.without_plan == pytest.approx(without_plan)
