"""Contributions by route, payer, sector and month, against the published amounts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from ucj.facts.ledger import Ledger
from ucj.facts.rules import PremiumRules, month_number, month_text
from ucj.model.premiums import (
    discounts_missed,
    government_premium,
    monthly_premium,
    self_paid_route,
    worker_premium,
)
from ucj.model.projection import project
from ucj.model.scenario import Scenario, ScenarioError
from ucj.model.scenario_builder import baseline_for
from ucj.present import claim_cards


def premium(ledger: Ledger, route: str, payer: str, month: str, sector: str = "non_transport") -> float:
    return monthly(ledger.premiums, route, payer, [month_number(month)], sector)[0]


def monthly(
    rules: PremiumRules,
    route: str,
    payer: str,
    months: list[int],
    sector: str = "non_transport",
    wage: float | None = None,
) -> list[float]:
    found = monthly_premium(rules, rules.routes[route], rules.payers[payer], sector, np.array(months), wage)
    return [float(rupiah) for rupiah in found]


@pytest.mark.parametrize(
    ("route", "payer", "month", "rupiah"),
    [
        ("bpu", "dbhcht", "2025-04", 16_800),
        ("bpu_jht", "self", "2025-04", 36_800),
        ("pu", "apbd_kabupaten", "2026-06", 10_800),
        # PP 50/2025: April to December 2026 for everybody but transport, not where a budget pays.
        ("bpu", "self", "2026-03", 16_800),
        ("bpu", "self", "2026-04", 8_400),
        ("bpu", "self", "2026-12", 8_400),
        ("bpu", "self", "2027-01", 16_800),
        ("bpu", "csr", "2026-06", 8_400),
        ("bpu", "zakat", "2026-06", 8_400),
        ("bpu", "add", "2026-06", 16_800),
        ("bpu", "dbhcht", "2026-06", 16_800),
        ("bpu", "apbd_kabupaten", "2026-06", 16_800),
        ("bpu", "apbd_provinsi", "2026-06", 16_800),
        # Old-age savings are not discounted: 8,400 + 20,000.
        ("bpu_jht", "self", "2026-06", 28_400),
        ("pu", "employer", "2026-06", 10_800),
    ],
)
def test_published_contributions(ledger: Ledger, route: str, payer: str, month: str, rupiah: int) -> None:
    assert premium(ledger, route, payer, month) == pytest.approx(rupiah)


@pytest.mark.parametrize(
    ("month", "rupiah"), [("2025-12", 16_800), ("2026-01", 8_400), ("2027-03", 8_400), ("2027-04", 16_800)]
)
def test_transport_has_its_own_window(ledger: Ledger, month: str, rupiah: int) -> None:
    assert premium(ledger, "bpu", "self", month, "transport") == rupiah


def risen(rules: PremiumRules) -> PremiumRules:
    """Return the rules with a death contribution of Rp9.000 from 2030 on."""
    (known,) = rules.parameters["jkm_bpu"]
    later = known.model_copy(update={"start": month_number("2030-01"), "value": 9_000})
    # In the order of no file: the month decides, not the place.
    return rules.model_copy(update={"parameters": {**rules.parameters, "jkm_bpu": [later, known]}})


@pytest.mark.parametrize(("month", "rupiah"), [("2015-07", 6_800), ("2029-12", 6_800), ("2030-01", 9_000)])
def test_a_value_holds_until_the_next_one(ledger: Ledger, month: str, rupiah: int) -> None:
    assert risen(ledger.premiums).value("jkm_bpu", month_number(month)) == rupiah


@pytest.mark.parametrize(
    ("start", "said"),
    # 12 × 6,800 ÷ 42,000,000 × 1,000 = 1.943; 12 × 9,000 ÷ 42,000,000 × 1,000 = 2.571.
    [("2027-01", ("Rp6.800", "1,94")), ("2030-01", ("Rp9.000", "2,57"))],
)
def test_the_break_even_of_claims_takes_the_contribution_of_the_plan(
    ledger: Ledger, start: str, said: tuple[str, str]
) -> None:
    later = replace(ledger, premiums=risen(ledger.premiums))
    result = project(Scenario(baseline_for(later, "5203"), (), month_number(start)), later.premiums)
    formula = claim_cards.remarks(later, result, dt.date(2026, 11, 20))[0].replace("\u00a0", "")
    assert all(figure in formula for figure in said)


def test_no_rule_before_the_first_one(ledger: Ledger) -> None:
    with pytest.raises(ScenarioError):
        premium(ledger, "bpu", "self", "2010-01")


@pytest.mark.parametrize("text", ["2027", "2027-13", "2027-1", "Jan 2027", "2027-Q1", "", "2027-00"])
def test_only_months_are_months(text: str) -> None:
    with pytest.raises(ValueError, match=r"month|parse|Unable|must be"):
        month_number(text)


def test_months_read_as_they_are_written() -> None:
    assert month_text(month_number("2027-01") + 11) == "2027-12"


@pytest.mark.parametrize(
    ("route", "payer", "sector", "first", "last", "missed"),
    [
        ("bpu", "add", "non_transport", "2026-04", "2026-04", True),
        ("bpu", "add", "non_transport", "2026-12", "2027-03", True),
        ("bpu", "add", "non_transport", "2026-01", "2026-03", False),
        ("bpu", "add", "non_transport", "2027-01", "2027-06", False),
        ("bpu", "add", "transport", "2027-01", "2027-06", True),
        ("bpu_jht", "dbhcht", "non_transport", "2026-06", "2026-06", True),
        ("bpu", "csr", "non_transport", "2026-06", "2026-06", False),  # has it
        ("bpu", "self", "non_transport", "2026-06", "2026-06", False),
        ("pu", "add", "non_transport", "2026-06", "2026-06", False),  # a wage has none
    ],
)
def test_a_budget_misses_a_discount(
    ledger: Ledger, route: str, payer: str, sector: str, first: str, last: str, missed: bool
) -> None:
    months = np.arange(month_number(first), month_number(last) + 1)
    rules = ledger.premiums
    assert bool(discounts_missed(rules, rules.routes[route], rules.payers[payer], sector, months)) is missed


def test_a_sector_without_a_window_has_no_discount(ledger: Ledger) -> None:
    assert premium(ledger, "bpu", "self", "2026-06", "mining") == 16_800


def test_a_wage_that_is_known_counts(ledger: Ledger) -> None:
    months = [month_number("2026-06"), month_number("2027-06")]
    # 0.54 % of Rp3,000,000; a BPU contribution does not look at wages.
    assert monthly(ledger.premiums, "pu", "add", months, wage=3e6) == pytest.approx([16_200] * 2)
    assert monthly(ledger.premiums, "bpu", "add", months, wage=3e6) == [16_800] * 2


def test_what_a_budget_pays_for_one_person(ledger: Ledger) -> None:
    assert government_premium(ledger.premiums, month_number("2026-06")) == 16_800


def test_who_goes_on_alone_pays_as_bpu(ledger: Ledger) -> None:
    rules, routes = ledger.premiums, ("pu", "pu_jht_jp", "bpu", "bpu_jht")
    assert [self_paid_route(rules, rules.routes[route]).id for route in routes] == ["bpu", "bpu", "bpu", "bpu_jht"]


def test_a_contribution_changes_with_its_next_value(ledger: Ledger) -> None:
    (value,) = ledger.premiums.parameters["jkk_bpu"]
    later = value.model_copy(update={"start": month_number("2027-07"), "value": 12_000.0})
    rules = ledger.premiums.model_copy(update={"parameters": {**ledger.premiums.parameters, "jkk_bpu": (later, value)}})
    months = [month_number(month) for month in ("2027-06", "2027-07", "2028-01")]
    assert monthly(rules, "bpu", "add", months) == [16_800, 18_800, 18_800]


def test_the_first_value_holds_from_its_own_month(ledger: Ledger) -> None:
    assert premium(ledger, "bpu", "add", "2015-07") == 16_800
    with pytest.raises(ScenarioError) as fault:
        premium(ledger, "bpu", "add", "2015-06")
    assert fault.value.remark.values["month"] == month_number("2015-06")
    # Of several months the first is named.
    rules = ledger.premiums
    months = np.array([month_number(month) for month in ("2015-08", "2015-05", "2015-06")])
    with pytest.raises(ScenarioError) as fault:
        monthly_premium(rules, rules.routes["bpu"], rules.payers["add"], "non_transport", months)
    assert fault.value.remark.values["month"] == month_number("2015-05")


def test_in_four_programmes_payer_and_worker_pay_apart(ledger: Ledger) -> None:
    months, rules = np.array([month_number("2025-12"), month_number("2026-06")]), ledger.premiums
    route, payers = rules.routes["pu_jht_jp"], rules.payers
    # 0.24 + 0.30 + 3.7 + 2 = 6.24 % of Rp2,000,000, and 2 + 1 = 3 % from the wage. No discount: that is for BPU.
    paid = monthly_premium(rules, route, payers["add"], "non_transport", months)
    assert list(paid) == pytest.approx([124_800] * 2)
    assert list(worker_premium(rules, route, months)) == pytest.approx([60_000] * 2)
    # Of Rp3,500,000: 218,400 and 105,000.
    paid = monthly_premium(rules, route, payers["employer"], "non_transport", months, 3.5e6)
    assert list(paid) == pytest.approx([218_400] * 2)
    assert list(worker_premium(rules, route, months, 3.5e6)) == pytest.approx([105_000] * 2)


@pytest.mark.parametrize("route", ["bpu", "bpu_jht", "pu"])
def test_nothing_is_taken_from_the_wage_in_the_other_routes(ledger: Ledger, route: str) -> None:
    rules = ledger.premiums
    assert list(worker_premium(rules, rules.routes[route], np.array([month_number("2026-06")]))) == [0]


def test_dbhcht_is_first_paid_in_april(ledger: Ledger) -> None:
    first = {name: payer.first_month for name, payer in ledger.premiums.payers.items()}
    assert first.pop("dbhcht") == 4
    assert set(first.values()) == {1}


def test_budgets_are_the_four_of_the_discount(ledger: Ledger) -> None:
    budgets = {payer.id for payer in ledger.premiums.payers.values() if payer.government}
    assert budgets == {"add", "dbhcht", "apbd_kabupaten", "apbd_provinsi"}
