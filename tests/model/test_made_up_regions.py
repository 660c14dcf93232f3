"""Coverage, targets, payments, award and poverty of regions with a few round figures, worked out by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.helpers.ledgers import figure, ledger_of, made_source
from ucj.facts.rules import month_number
from ucj.model.awards import Award, award, ranked
from ucj.model.measures import standing, yearly_gap_cost
from ucj.model.payments import main_payment, payments
from ucj.model.poverty import estimate_test, leave_one_out, poor_protected

TODAY = dt.date(2026, 11, 27)

ACTIVE, POTENTIAL = "active_participants", "potential_workers"


@pytest.mark.parametrize(
    ("potential_of", "coverage_of", "status"),
    [("2025-12", "2025-12", "statement"), ("2025-11", "2025-12", "derived"), ("2025-12", "2025-11", "derived")],
)
def test_a_coverage_is_as_published_only_where_all_three_figures_are_of_one_day(
    potential_of: str, coverage_of: str, status: str
) -> None:
    where = standing(
        ledger_of(
            figure("5203", ACTIVE, 50),
            figure("5203", POTENTIAL, 200, potential_of, source="b"),
            figure("5203", "coverage", 0.3, coverage_of, status="statement"),
        ),
        "5203",
        TODAY,
    )
    # The counts go before the percentage: 50 ÷ 200.
    assert (where.coverage, where.as_of, where.status) == (0.25, "2025-12", status)
    assert not where.percentage_only
    assert [known.value for known in where.figures] == [50, 200]
    assert where.sources == (made_source("a"), made_source("b"))


def test_counts_without_a_percentage_are_derived() -> None:
    ledger = ledger_of(figure("5203", ACTIVE, 50), figure("5203", POTENTIAL, 200, "2026-01"))
    where = standing(ledger, "5203", TODAY)
    assert (where.coverage, where.as_of, where.status) == (0.25, "2025-12", "derived")
    assert where.sources == (made_source("a"),)


def test_participants_alone_are_no_coverage() -> None:
    where = standing(ledger_of(figure("5203", ACTIVE, 50, status="planned")), "5203", TODAY)
    assert (where.coverage, where.as_of, where.status) == (None, "2025-12", "planned")
    assert not where.percentage_only
    assert (where.achievement, where.gap) == (None, None)


def test_nothing_published_is_nothing() -> None:
    where = standing(ledger_of(), "5203", TODAY)
    assert (where.coverage, where.as_of, where.status, where.target, where.figures) == (None, None, None, None, ())


def test_a_percentage_beside_participants_stays_the_coverage() -> None:
    ledger = ledger_of(
        figure("5203", ACTIVE, 50), figure("5203", "coverage", 0.2), figure("5203", "target_coverage", 0.5)
    )
    where = standing(ledger, "5203", TODAY)
    assert (where.coverage, where.percentage_only) == (0.2, True)
    assert [known.value for known in where.figures] == [50, 0.2]
    # 20 % of 50 %; how many people that is nobody knows.
    assert where.target and (where.target.people, where.achievement, where.gap) == (None, 0.4, None)


@pytest.mark.parametrize(
    ("published_of", "people", "gap"),
    # Those published for the year of the share, else 50 % of 200.
    [("2026", 120, 70), ("2025", 100, 50)],
)
def test_target_participants_count_for_their_own_year(published_of: str, people: float, gap: float) -> None:
    ledger = ledger_of(
        figure("5203", ACTIVE, 50),
        figure("5203", POTENTIAL, 200),
        figure("5203", "target_coverage", 0.5, "2026"),
        figure("5203", "target_participants", 120, published_of),
    )
    where = standing(ledger, "5203", TODAY)
    assert where.target and (where.target.people, where.gap) == (people, gap)
    assert (where.target.published_people is None) is (published_of == "2025")
    assert where.achievement == 50 / people
    # Twelve months of Rp16.800 that a budget pays.
    assert yearly_gap_cost(ledger.premiums, where, month_number("2026-04")) == gap * 201_600


def test_a_target_that_is_passed_leaves_no_gap() -> None:
    ledger = ledger_of(
        figure("5203", ACTIVE, 150), figure("5203", POTENTIAL, 200), figure("5203", "target_coverage", 0.5)
    )
    where = standing(ledger, "5203", TODAY)
    assert (where.achievement, where.gap) == (1.5, 0)
    assert yearly_gap_cost(ledger.premiums, where, month_number("2026-04")) == 0


def test_without_a_target_a_gap_has_no_cost() -> None:
    ledger = ledger_of(figure("5203", ACTIVE, 50), figure("5203", POTENTIAL, 200))
    assert yearly_gap_cost(ledger.premiums, standing(ledger, "5203", TODAY), month_number("2026-04")) is None


# ---- Payments


def test_a_count_goes_with_the_sum_of_its_day_and_source() -> None:
    ledger = ledger_of(
        figure("5203", "claims_paid", 1e9, "2025-06", lead=False),
        figure("5203", "claims_paid", 3e9, "2025-11"),
        figure("5203", "claim_recipients", 100, "2025-11", source="b"),
        figure("5203", "claim_recipients", 200, "2025-06"),
        figure("5203", "claim_recipients", 300, "2025-11"),
        figure("5203", "claim_payments", 400, "2025-11"),
        figure("5203", "death_claims_paid", 5e8, "2025-12", lead=False),
    )
    latest, earlier, death = payments(ledger, "5203")
    assert [paid.programme for paid in (latest, earlier, death)] == ["all", "all", "death"]
    # 3,000,000,000 ÷ 300; 1,000,000,000 ÷ 200.
    assert (latest.rupiah.value, latest.average) == (3e9, 10e6)
    assert (earlier.rupiah.value, earlier.average) == (1e9, 5e6)
    assert death.average is None
    assert [known.value for known in latest.figures] == [3e9, 300, 400]
    assert [known.value for known in death.figures] == [5e8]
    assert main_payment(ledger, "5203") == latest
    assert main_payment(ledger, "5204") is None


# ---- The award


def test_an_award_adds_up_to_two_decimals() -> None:
    parts = [figure("5203", "paritrana_coverage", 10.1), figure("5203", "paritrana_growth", 20.204)]
    ranks = [figure("5201", "paritrana_rank", 2), figure("5203", "paritrana_rank", 1)]
    exact = award(ledger_of(*parts, figure("5203", "paritrana_score", 30.3)), "5203")
    assert exact and exact.adds_up
    odd = award(ledger_of(*parts, figure("5203", "paritrana_score", 30.31)), "5203")
    assert odd and not odd.adds_up
    assert [part.value for part in odd.components] == [10.1, 20.204]
    # A rank without a score, a score without a rank, and neither.
    unscored = award(ledger_of(*parts, *ranks), "5203")
    assert unscored and unscored.rank and not unscored.adds_up
    assert exact.rank is None
    assert award(ledger_of(*parts), "5203") is None
    rows = ranked(ledger_of(*ranks, figure("5202", "paritrana_score", 90)), "52")
    assert [row.region.code for row in rows] == ["5203", "5201"]


# ---- Poverty


def test_who_is_reached_by_enrolling_without_choosing() -> None:
    ledger = ledger_of(
        figure("5201", "poverty_rate", 0.2),
        figure("5201", "poor_people", 1_000),
        figure("5201", "paid_by_government", 250),
        figure("5202", "poverty_rate", 0.1),
        figure("5202", "poor_people", 1_000),
        figure("5202", "paid_by_government", 1_500),
        figure("5202", ACTIVE, 50),
        figure("5202", POTENTIAL, 200),
        figure("5203", "poverty_rate", 0.1),
        figure("5203", "poor_people", 1_000),
        figure("5204", "poverty_rate", 0.1),
        figure("5205", "poor_people", 1_000),
    )
    found = poor_protected(ledger, [ledger.regions[code] for code in ("5205", "5204", "5203", "5202", "5201")])
    # 20 % × (1 − 250 ÷ 1,000); more paid for than poor; nothing published; and a rate or a count alone is left out.
    assert [(item.region.code, item.reach) for item in found] == [
        ("5203", None),
        ("5202", 0),
        ("5201", pytest.approx(0.15)),
    ]
    assert [item.coverage for item in found] == [None, 0.25, None]


def test_each_region_is_estimated_from_the_others() -> None:
    found = leave_one_out([0.0, 0.1, 0.2], [0.0, 0.1, 0.4])
    # Lines through two of the three points miss the third by 20, 10 and 20 points; the mean of two by 25, 10 and 35.
    assert found.regions == 3
    assert found.regression == pytest.approx(50 / 3)
    assert found.mean == pytest.approx(70 / 3)
    assert found.largest == pytest.approx(20)


def test_the_estimate_takes_kabupaten_with_a_coverage_and_a_share() -> None:
    figures = []
    for code, wage, coverage in (("5201", 0, 0.0), ("5202", 10, 0.1), ("1801", 20, 0.4), ("5204", 50, None)):
        figures += [figure(code, "wage_employees", wage), figure(code, "employed", 100)]
        figures += [] if coverage is None else [figure(code, "coverage", coverage)]
    # Neither a province nor a kabupaten without one of the counts.
    figures += [figure("52", "coverage", 0.9), figure("52", "wage_employees", 90), figure("52", "employed", 100)]
    figures += [figure("5203", "coverage", 0.9), figure("5203", "employed", 100)]
    found = estimate_test(ledger_of(*figures))
    assert found.regions == 3
    assert found.largest == pytest.approx(20)


@pytest.mark.parametrize(
    ("score", "components", "adds_up"), [(51.51, (25.757, 25.757), True), (51.5, (25.757,), False)]
)
def test_components_add_up_to_a_score_of_two_decimals(
    score: float, components: tuple[float, ...], adds_up: bool
) -> None:
    total = figure("5203", "paritrana_score", score)
    given = Award(
        total.region,
        None,
        total,
        [figure("5203", "paritrana_coverage", points) for points in components],
    )
    assert given.adds_up is adds_up
