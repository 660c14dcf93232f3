"""Scenarios side by side: what each does in round figures, the months they share, and how they are named."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.helpers.plans import LEDGER, WHOLE
from ucj.facts.rules import month_number
from ucj.facts.scenarios import SavedScenario
from ucj.model.comparison import common_months, compare, keep, month_to_compare, rename, titled
from ucj.model.scenario import ScenarioError

TODAY = dt.date(2026, 11, 27)

JANUARY = month_number("2027-01")


def saved(title: str = "Uji", *, people: int = 20_000, start: str = "2027-01", **values: Any) -> SavedScenario:
    """Return 100,000 of 200,000 workers and people who are enrolled over four months, and paid for a year."""
    lever = {
        "group": "msme",
        "people": people,
        "start": start,
        "months": 12,
        "ramp": 4,
        "payer": "csr",
        "assumptions": {**WHOLE, "retention": 0.0, "grace": 0},
    }
    given = {"region": "5203", "active": 100_000, "potential": 200_000, "target": 0.55, "horizon": 24, **values}
    return SavedScenario.model_validate({"title": title, "start": start, "levers": [lever], **given})


def test_what_a_plan_does() -> None:
    (found,) = compare(LEDGER, (saved(),), TODAY)
    assert (found.name, found.region.code) == ("Uji", "5203")
    # 105,000 in January, 110,000 or 55 % in February.
    assert found.reached == JANUARY + 1
    assert found.newly_protected == pytest.approx(20_000)
    # Thousands: 5 + 10 + 15 and 20 for nine months, each Rp16.800.
    assert found.cost == 210_000 * 16_800
    assert found.cost_per_newly_protected == pytest.approx(176_400)
    assert found.at(None).month == JANUARY + 11
    assert found.at(JANUARY).active == pytest.approx(105_000)


@pytest.mark.parametrize(
    ("target", "reached"),
    [("none", None), (0.5, 0), (0.525, 0), (0.6, 3), (0.6001, None)],
)
def test_when_a_target_is_reached(target: Any, reached: int | None) -> None:
    (found,) = compare(LEDGER, (saved(target=target),), TODAY)
    assert found.reached == (None if reached is None else JANUARY + reached)


@pytest.mark.parametrize(("people", "priced"), [(0, False), (1, True)])
def test_nobody_new_has_no_price(people: int, priced: bool) -> None:
    (found,) = compare(LEDGER, (saved(people=people),), TODAY)
    assert (found.cost_per_newly_protected is not None) is priced


def test_months_that_all_look_at() -> None:
    early, late = compare(LEDGER, (saved(), saved("B", start="2027-07", horizon=12)), TODAY)
    # July 2027 to June 2028; the second pays until then, the first until December 2027.
    assert common_months([early, late]) == range(JANUARY + 6, JANUARY + 18)
    assert month_to_compare([early, late]) == month_to_compare([late]) == JANUARY + 17
    assert month_to_compare([early]) == JANUARY + 11
    # The latest of them may lie behind what the others look at, and the last month is that of both then.
    (short,) = compare(LEDGER, (saved("C", horizon=6),), TODAY)
    assert month_to_compare([short, early]) == JANUARY + 5
    assert common_months([short, late]) == range(JANUARY + 6, JANUARY + 6)
    assert month_to_compare([short, late]) is None


def refused(code: str, values: dict[str, Any], work: Any, *given: Any) -> None:
    with pytest.raises(ScenarioError) as error:
        work(*given)
    assert (error.value.remark.code, error.value.remark.values) == (code, values)


def test_names_are_single_and_short() -> None:
    assert titled(saved(), "  Rencana \t A ").title == "Rencana A"
    assert titled(saved(), "x" * 60).title == "x" * 60
    refused("name_too_long", {"most": 60, "length": 61}, titled, saved(), "x" * 61)
    refused("no_name", {}, titled, saved(), " \t")


def test_five_can_be_kept_and_each_once() -> None:
    four = keep(LEDGER, (), [saved(name) for name in "ABCD"], TODAY)
    assert [kept.title for kept in four] == ["A", "B", "C", "D"]
    # What is there already is passed over, and what follows is taken.
    five = keep(LEDGER, four, [saved("A"), saved("E")], TODAY)
    assert [kept.title for kept in five] == ["A", "B", "C", "D", "E"]
    refused("too_many_scenarios", {"most": 5}, keep, LEDGER, five, [saved("F")], TODAY)
    assert keep(LEDGER, five, [saved("B")], TODAY) == five
    refused("name_taken", {"name": "A"}, keep, LEDGER, four, [saved(" A ", people=1)], TODAY)
    wrong = {"active": 100_000, "potential": 99_999}
    refused("active_beyond_potential", wrong, keep, LEDGER, (), [saved(potential=99_999)], TODAY)


def test_another_name_for_one_of_them() -> None:
    kept = (saved("A"), saved("B"))
    assert [item.title for item in rename(kept, "A", " C ")] == ["C", "B"]
    assert [item.title for item in rename(kept, "A", "A")] == ["A", "B"]
    refused("name_taken", {"name": "B"}, rename, kept, "A", "B ")
    refused("no_name", {}, rename, kept, "A", "")
