"""Published sums with the people and claims of the same day and source, and what is a bound of their average."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.ledgers import figure, ledger_of
from ucj.facts.observations import Bound
from ucj.model.payments import main_payment, payments, ratio_bound


@pytest.mark.parametrize(
    ("top", "bottom", "bound"),
    [
        ("", "", ""),
        ("at_least", "", "at_least"),
        ("", "at_most", "at_least"),
        ("at_least", "at_most", "at_least"),
        ("", "at_least", "at_most"),
        ("at_most", "", "at_most"),
        ("at_most", "at_least", "at_most"),
        # What pulls both ways, or is rough itself.
        ("at_least", "at_least", "about"),
        ("at_most", "at_most", "about"),
        ("at_least", "about", "about"),
        ("", "about", "about"),
        ("about", "", "about"),
        ("about", "at_least", "about"),
    ],
)
def test_a_bound_is_carried_on(top: Bound, bottom: Bound, bound: Bound) -> None:
    assert ratio_bound(top, bottom) == bound


def test_a_sum_stands_with_the_counts_of_its_day_and_source() -> None:
    ledger = ledger_of(
        figure("52", "claims_paid", 1_000, "2025-06", lead=False),
        figure("52", "claims_paid", 3_000, "2025-11"),
        figure("52", "death_claims_paid", 500, "2025-06", lead=False),
        figure("52", "claim_recipients", 7, "2025-06", source="b"),
        figure("52", "claim_recipients", 8, "2025-11", source="b"),
        figure("52", "claim_recipients", 10, "2025-11"),
        figure("52", "claim_payments", 20, "2025-06"),
        figure("52", "death_payments", 2, "2025-06"),
        figure("18", "claim_recipients", 9, "2025-06"),
    )
    found = payments(ledger, "52")
    assert [
        (
            paid.programme,
            paid.rupiah.value,
            paid.people and paid.people.value,
            paid.claims and paid.claims.value,
            paid.average,
        )
        for paid in found
    ] == [("all", 3_000, 10, None, 300), ("all", 1_000, None, 20, None), ("death", 500, None, 2, None)]
    assert [[one.value for one in paid.figures] for paid in found] == [[3_000, 10], [1_000, 20], [500, 2]]
    assert main_payment(ledger, "52") == found[0]
    assert main_payment(ledger, "18") is None


def test_an_average_is_a_bound_where_its_sum_is() -> None:
    most = replace(figure("52", "claims_paid", 3_000), bound="at_least")
    (known,) = payments(ledger_of(most, figure("52", "claim_recipients", 10)), "52")
    (alone,) = payments(ledger_of(most), "52")
    assert (known.average_bound, alone.average_bound) == ("at_least", "")
