"""Dated rules: the value of a month, and what is no rule."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.conftest import Written
from ucj.facts.data_files import DataError
from ucj.facts.ledger import Ledger
from ucj.facts.rules import PremiumRules, SchoolLevel, load_benefit_rules, load_premium_rules, month_number


def dated(*values: tuple[str, float]) -> list[dict[str, Any]]:
    """Return the entries of a parameter: the month from which each holds, and what it is."""
    return [
        {"from": month, "value": value, "reference": "x", "source": "x", "verified": "2026-01-01"}
        for month, value in values
    ]


def rules_of(parameters: dict[str, list[dict[str, Any]]], **values: Any) -> PremiumRules:
    """Return rules with these parameters."""
    given = {"parameters": parameters, "routes": {}, "discounts": [], "payers": {}, **values}
    return PremiumRules.model_validate(given)


def test_the_value_of_a_month_is_the_last_that_began() -> None:
    found = rules_of({"a": dated(("2026-01", 2), ("2027-03", 3), ("2025-01", 1))})
    said = {month: found.value("a", month_number(month)) for month in ("2025-01", "2025-12", "2026-01", "2027-02")}
    assert said == {"2025-01": 1, "2025-12": 1, "2026-01": 2, "2027-02": 2}
    assert found.dated("a", month_number("2027-03")).value == 3
    assert found.value("a", month_number("2099-12")) == 3
    with pytest.raises(LookupError, match="a"):
        found.value("a", month_number("2024-12"))


def test_the_rules_begin_where_every_parameter_has_a_value() -> None:
    found = rules_of({"a": dated(("2027-01", 2), ("2025-01", 1)), "b": dated(("2026-03", 1), ("2028-01", 2))})
    assert found.first_month == month_number("2026-03")


def test_months_are_counted_from_1970() -> None:
    assert [month_number(month) for month in ("1970-01", "1970-12", "1971-01", "2026-04")] == [0, 11, 12, 675]


PREMIUMS = """
payers = {{}}
discounts = []
[[parameters.jkk]]
from = {month}
value = 1
reference = "x"
source = "x"
verified = "x"
[routes.bpu]
label = "x"
{kind} = ["{name}"]
"""


@pytest.mark.parametrize("kind", ["per_month", "of_wage", "discounted"])
def test_a_route_adds_up_parameters_that_are_there(written: Written, kind: str) -> None:
    written("rules/premiums.toml", PREMIUMS.format(month='"2025-01"', kind=kind, name="jkk"))
    assert list(load_premium_rules().routes) == ["bpu"]
    written("rules/premiums.toml", PREMIUMS.format(month='"2025-01"', kind=kind, name="jkm"))
    with pytest.raises(DataError, match=r"data/rules/premiums.toml, routes.bpu: no parameter 'jkm'"):
        load_premium_rules()


@pytest.mark.parametrize("month", ['"2025-13"', '"2025-1"', "2025", '"kemarin"'])
def test_a_rule_holds_from_a_month(written: Written, month: str) -> None:
    written("rules/premiums.toml", PREMIUMS.format(month=month, kind="per_month", name="jkk"))
    with pytest.raises(DataError, match=r"data/rules/premiums.toml"):
        load_premium_rules()


def test_a_rule_says_nothing_beside(written: Written) -> None:
    written("rules/premiums.toml", "colour = 1\n" + PREMIUMS.format(month='"2025-01"', kind="per_month", name="jkk"))
    with pytest.raises(DataError, match="colour"):
        load_premium_rules()
    written("rules/benefits.toml", "")
    with pytest.raises(DataError, match=r"data/rules/benefits.toml"):
        load_benefit_rules()


def test_a_child_gets_each_level_for_its_years(ledger: Ledger) -> None:
    levels = [SchoolLevel(label="x", yearly=3, years=2), SchoolLevel(label="y", yearly=5, years=1)]
    rule = ledger.benefits.scholarship.model_copy(update={"levels": levels})
    assert rule.by_year == [3, 3, 5]


def test_benefits_of_the_published_rules(ledger: Ledger) -> None:
    known = ledger.benefits
    # A newcomer's death within three months pays Rp10 million; it depends on no time otherwise.
    assert (known.death_of_newcomer.amount, known.death_of_newcomer.months, known.death.months) == (10_000_000, 3, 0)
    assert (known.scholarship.children, known.death.children) == (2, 0)
    assert not known.death.probable


def test_the_law_of_a_route_is_that_of_its_last_part() -> None:
    assert load_premium_rules().law("bpu", month_number("2026-11")) == "PP 44/2015"
