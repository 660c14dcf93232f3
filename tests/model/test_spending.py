"""What each group costs each payer, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.plans import START, WHOLE, by_id, run
from ucj.facts.ledger import Ledger
from ucj.model.money import lever_money
from ucj.model.scenario import Baseline
from ucj.model.scenario_builder import plan_lever
from ucj.model.spending import spending


def test_two_payers_of_one_group_and_one_of_them_of_another(ledger: Ledger, baseline: Baseline) -> None:
    shared = plan_lever(ledger, baseline, "msme", 1_000, START, {"months": 3}, WHOLE, (("add", 0.6), ("csr", 0.4)))
    alone = plan_lever(ledger, baseline, "extreme_poor", 500, START, {"months": 2, "payer": "add"}, WHOLE)
    rows = spending(run(ledger, baseline, shared, alone), ledger.premiums)
    assert [(row.lever.people, row.payer.id, row.people, row.rupiah) for row in rows] == [
        (1_000, "add", pytest.approx(600), 600 * 16_800 * 3),
        (1_000, "csr", pytest.approx(400), 400 * 16_800 * 3),
        (500, "add", 500, 500 * 16_800 * 2),
    ]


def test_parts_of_a_rupiah_add_up(ledger: Ledger, baseline: Baseline) -> None:
    third = (("add", 1 / 3), ("csr", 2 / 3))
    levers = [
        plan_lever(ledger, baseline, group, 1.0001, START, {"months": 1}, WHOLE, third)
        for group in ("msme", "extreme_poor")
    ]
    result = run(ledger, baseline, *levers)
    rows = spending(result, ledger.premiums)
    # 16,801.68 ÷ 3 = 5,600.56 twice: 5,601 and then 11,201 less it.
    assert [row.rupiah for row in rows if row.payer.id == "add"] == [5_601, 5_600]
    assert by_id(result.total_cost)["add"] == 11_201


def test_who_pays_alone_afterwards_is_not_in_it(ledger: Ledger, baseline: Baseline) -> None:
    lever = plan_lever(
        ledger, baseline, "msme", 1_000, START, {"months": 2, "payer": "self"}, WHOLE | {"retention": 0.5}
    )
    (row,) = spending(run(ledger, baseline, lever, horizon=6), ledger.premiums)
    assert (row.payer.id, row.rupiah) == ("self", 1_000 * 16_800 * 2)


def test_a_payer_of_nothing_may_stand_beside_others(ledger: Ledger, baseline: Baseline) -> None:
    shares = (("add", 1.0), ("csr", 0.0))
    lever = plan_lever(ledger, baseline, "msme", 100, START, {"months": 1}, WHOLE, shares)
    assert by_id(run(ledger, baseline, lever).total_cost)["add"] == 100 * 16_800


def test_who_pays_alone_from_the_start_does_not_graduate(ledger: Ledger, baseline: Baseline) -> None:
    decisions = {"months": 3, "payer": "self", "graduating": 0.5, "graduating_after": 1}
    lever = plan_lever(ledger, baseline, "msme", 100, START, decisions, WHOLE)
    money = lever_money(lever, np.arange(START, START + 3), ledger.premiums)
    assert (money.grown == 0).all() and money.own.tolist() == [100 * 16_800] * 3
