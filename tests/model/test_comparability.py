"""Which figures compare: counts with counts, percentages of one basis, regions of about one time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.helpers.ledgers import figure, ledger_of
from ucj.facts.ledger import Ledger
from ucj.model.comparability import comparable, months_apart, ranked_together, runs
from ucj.model.measures import coverage_of


def share(value: float, as_of: str, basis: str, **changed: Any) -> Any:
    return replace(figure("18", "coverage", value, as_of, status="statement", lead=False), basis=basis, **changed)


def test_counts_compare_whatever_the_percentages_were_a_share_of() -> None:
    first, last = figure("52", "active_participants", 365_177, "2023-03"), figure("52", "active_participants", 555_276)
    assert comparable(first, last)
    assert not comparable(replace(first, status="disputed"), last)
    assert not comparable(first, replace(last, bound="at_least"))  # "more than 555,276" may be any number above
    assert comparable(first, replace(last, bound="about"))
    assert not comparable(first, figure("5203", "active_participants", 164_828))
    assert not comparable(first, figure("52", "potential_workers", 1_808_432))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("504.000 pekerja", "504.000 pekerja", True),
        ("3.058.943 pekerja", "sekitar 3,1 juta pekerja", False),
        ("504.000 pekerja", "", False),
        ("", "", False),  # of two that are not known nobody can say that they are one
    ],
)
def test_percentages_compare_where_their_basis_is_known_and_the_same(first: str, last: str, expected: bool) -> None:
    assert comparable(share(0.2486, "2024-09", first), share(0.2527, "2025-12", last)) is expected


def test_a_series_is_joined_by_its_bases() -> None:
    assert runs([]) == ()
    bases = ("504.000 pekerja", "504.000 pekerja", "", "504.000 pekerja", "390.845 pekerja", "")
    series = [share(0.28, f"2025-{month:02}", basis) for month, basis in enumerate(bases, start=5)]
    assert runs(series) == (0, 0, 2, 0, 4, 5)


@pytest.mark.parametrize(
    ("dates", "together"),
    [
        # 2 of 4 are not most of them.
        ({"a": "2025-01", "b": "2025-01", "c": None, "d": None}, ""),
        ({"a": "2025-01", "b": "2025-07", "c": "2025-03", "d": None}, "abc"),
        # Seven months apart, and no date has more than half.
        ({"a": "2025-01", "b": "2025-08", "c": "2025-03", "d": None}, ""),
        # A bare year is its December.
        ({"a": "2024", "b": "2025-06", "c": "2025-06"}, "abc"),
        # Those of one date are most of them: the other two are left out.
        ({"a": "2024-09", "b": "2024-09", "c": "2024-09", "d": "2025-12", "e": None}, "abc"),
        ({}, ""),
    ],
)
def test_regions_are_ranked_where_most_have_a_figure_of_about_one_time(
    dates: dict[str, str | None], together: str
) -> None:
    assert ranked_together(dates) == frozenset(together)


def test_months_apart() -> None:
    assert months_apart({"a": "2024-09", "b": "2026-01", "c": None}) == 16
    assert months_apart({"c": None}) == 0


def test_a_later_percentage_stands_beside_the_figures_that_lead(ledger: Ledger) -> None:
    for code, value in (("18", 0.2527), ("52", 0.3325)):
        later = coverage_of(ledger, code).later
        assert later and later.value == pytest.approx(value)
    for code in ("5203", "1801", "51", "5204", "5201"):
        assert coverage_of(ledger, code).later is None


def test_a_percentage_with_participants_of_its_date_is_no_percentage_alone() -> None:
    led = (
        figure("18", "active_participants", 760_468, "2024-09"),
        figure("18", "potential_workers", 3_058_943, "2024-09"),
    )
    counted = figure("18", "active_participants", 687_000, "2025-08", status="disputed", lead=False)
    found = coverage_of(ledger_of(*led, share(0.24, "2025-05", ""), counted, share(0.245, "2025-08", "")), "18")
    assert found.later and found.later.as_of == "2025-05"
    older = coverage_of(ledger_of(*led, share(0.24, "2024-05", ""), share(0.9, "2025-05", "", status="disputed")), "18")
    assert older.later is None
