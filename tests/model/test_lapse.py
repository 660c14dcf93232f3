"""When protection ends, what it pays out meanwhile, and what is left if budgets stop: by hand."""

from __future__ import annotations

import pytest

from tests.helpers.plans import START, WHOLE, run
from ucj.facts.ledger import Ledger
from ucj.model.claims import claims
from ucj.model.lapse import budgets_end, protections
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.scenario_builder import plan_lever


def test_how_long_each_lever_protects(ledger: Ledger, baseline: Baseline) -> None:
    short = plan_lever(
        ledger,
        baseline,
        "msme",
        40_000,
        START,
        {"ramp": 4, "months": 2, "start": START + 5},
        WHOLE | {"retention": 0.25, "grace": 1},
    )
    decided = {"start": START, "months": 9}
    renewed = plan_lever(ledger, baseline, "tobacco_farmers", 18_395, START, decided, WHOLE | {"retention": 0.1})
    nobody = plan_lever(ledger, baseline, "extreme_poor", 0, START)
    first, second = protections(Scenario(baseline, (short, nobody, renewed), START), 3)
    # Two of the four months that it takes to enrol 40,000.
    assert [first.people, first.left] == pytest.approx([20_000, 5_000])
    assert (first.last_paid, first.last_counted, first.newcomer_months) == (START + 6, START + 7, 2)
    # 17,395 who were paid for before, whether they had stayed or come back, and 1,000 new, all enrolled at once.
    assert [second.people, second.left] == pytest.approx([18_395, 1_839.5])
    assert (second.last_paid, second.newcomer_months) == (START + 8, 3)


def paid_by(ledger: Ledger, baseline: Baseline, group: str, split: dict[str, float], start: int = 0) -> Lever:
    decisions: dict[str, str | int] = {"start": START + start, "months": 9, "payer": next(iter(split))}
    several = tuple(split.items()) if len(split) > 1 else ()
    return plan_lever(ledger, baseline, group, 1_000, START, decisions, WHOLE, several)


@pytest.mark.parametrize(
    ("split", "start", "months", "left"),
    [
        ({"add": 1.0}, 0, 4, (1_000, 4)),
        ({"add": 1.0}, 2, 6, (1_000, 4)),
        ({"add": 1.0}, 2, 20, (1_000, 9)),
        ({"add": 1.0}, 5, 6, (1_000, 1)),
        ({"add": 1.0}, 6, 6, (0, 1)),
        ({"add": 1.0}, 8, 6, (0, 1)),
        # One budget among several payers is enough to end it, wherever it stands.
        ({"csr": 0.7, "dbhcht": 0.3}, 0, 4, (1_000, 4)),
        ({"apbd_provinsi": 0.3, "zakat": 0.7}, 0, 4, (1_000, 4)),
        ({"csr": 0.5, "zakat": 0.5}, 0, 4, (1_000, 9)),
        ({"employer": 1.0}, 6, 4, (1_000, 9)),
        ({"self": 1.0}, 6, 4, (1_000, 9)),
    ],
)
def test_what_budgets_leave_when_they_end(
    ledger: Ledger, baseline: Baseline, split: dict[str, float], start: int, months: int, left: tuple[float, int]
) -> None:
    lever = paid_by(ledger, baseline, "msme", split, start)
    (cut,) = budgets_end(Scenario(baseline, (lever,), START), months).levers
    assert (cut.people, cut.months) == left
    assert (cut.start, cut.payers) == (lever.start, lever.payers)


def test_claims_of_two_windows(ledger: Ledger, baseline: Baseline) -> None:
    nobody_stays = WHOLE | {"retention": 0.0, "grace": 0}
    first = plan_lever(
        ledger, baseline, "msme", 12_000, START, {"months": 6, "payer": "add"}, nobody_stays | {"retention": 0.5}
    )
    second = plan_lever(
        ledger, baseline, "extreme_poor", 6_000, START, {"start": START + 3, "months": 4, "payer": "add"}, nobody_stays
    )
    found = claims(run(ledger, baseline, first, second, horizon=12), ledger.benefits, ledger.premiums)
    # 12,000 × 6 ÷ 12 + 6,000 × 4 ÷ 12; newcomers for three months each: 3,000 + 1,500.
    assert found.person_years == pytest.approx(8_000)
    assert found.deaths_low == pytest.approx(8_000 * 1.66 / 1_000)
    assert found.deaths_high == pytest.approx(8_000 * 3.79 / 1_000)
    assert found.payout_low == pytest.approx(1.66 / 1_000 * (4_500 * 10e6 + 3_500 * 42e6))
    assert found.payout_high == pytest.approx(3.79 / 1_000 * (4_500 * 10e6 + 3_500 * 42e6))
    # 12,000 × 6 + 6,000 × 4 months; who goes on alone in July is no longer paid for by the plan.
    assert found.premium == (72_000 + 24_000) * 16_800


@pytest.mark.parametrize(("months", "newcomers"), [(1, 12), (3, 36), (4, 36), (12, 36)])
def test_newcomers_are_newcomers_for_three_months(
    ledger: Ledger, baseline: Baseline, months: int, newcomers: int
) -> None:
    lever = plan_lever(ledger, baseline, "extreme_poor", 12_000, START, {"months": months}, WHOLE)
    found = claims(run(ledger, baseline, lever), ledger.benefits, ledger.premiums)
    # Thousands of person-months, a twelfth of which are years.
    expected = (newcomers * 10e6 + (12 * months - newcomers) * 42e6) / 12 * 1_000
    assert found.payout_low == pytest.approx(1.66 / 1_000 * expected)


def test_a_list_enrolled_over_months_has_newcomers_in_each(ledger: Ledger, baseline: Baseline) -> None:
    lever = plan_lever(ledger, baseline, "extreme_poor", 12_000, START, {"months": 6, "ramp": 2}, WHOLE)
    found = claims(run(ledger, baseline, lever), ledger.benefits, ledger.premiums)
    # 6,000, then 12,000 for five months: 66,000 person-months; each of the two halves is new for three: 36,000.
    assert found.person_years == pytest.approx(5_500)
    assert found.payout_low == pytest.approx(1.66 / 1_000 * (3_000 * 10e6 + 2_500 * 42e6))
