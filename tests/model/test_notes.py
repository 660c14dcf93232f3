"""What a reader is told of a plan: at the first value of which it is said and the last of which it is not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.helpers.plans import LEDGER, START, projected
from ucj.facts.eligibility import Eligibility
from ucj.facts.rules import month_number
from ucj.model.scenario import Assumptions, Baseline, Ceiling, Cohort, Lever, Scenario

GROUPS, PAYERS, ROUTES = LEDGER.groups, LEDGER.premiums.payers, LEDGER.premiums.routes
MSME, POOR, ADD, CSR = GROUPS["msme"], GROUPS["extreme_poor"], PAYERS["add"], PAYERS["csr"]
# 200 of 1,000 workers are active.
BASELINE = Baseline(LEDGER.regions["5204"], 200, 1_000)
SUPPOSED = Assumptions(valid=1, take_up=1, already_active=0, retention=0.1, in_baseline=1, grace=3)
LEVER = Lever(MSME, 100, START, 12, ADD, ROUTES["bpu"], SUPPOSED)


def told(*levers: Lever, **other: Any) -> dict[str, dict[str, Any]]:
    """Return the notes of a plan of a year by their codes, with what they name; each is given once."""
    given = {"baseline": BASELINE, "levers": levers, "start": START, "horizon": 12, **other}
    notes = projected(Scenario(**given)).notes
    assert len({note.code for note in notes}) == len(notes)
    return {note.code: dict(note.values) for note in notes}


def test_of_a_usual_plan_nothing_is_told() -> None:
    assert told(LEVER) == {}
    assert told() == {}


# ---- Who is renewed: 60 whom a budget paid for, of whom a tenth stays


@pytest.mark.parametrize(
    ("people", "until", "code"),
    [
        (0, START + 1, "renewal_dropped"),
        (59, START + 1, "renewal_short"),
        (60, START + 1, "renewal_exact"),
        (61, START + 1, "renewal_then_growth"),
        # In arrears in the first month, and lapsed just before it.
        (60, START - 3, "renewal_exact"),
        (0, START - 4, "renewal_dropped"),
        (6, START - 4, "still_covered"),
        (7, START - 4, "covered_again"),
        (60, START - 4, "covered_again"),
        (61, START - 4, "covered_again_then_growth"),
        (0, None, "lever_zero"),
        (60, None, "end_unknown"),
    ],
)
def test_renewals(people: int, until: int | None, code: str) -> None:
    lever = replace(LEVER, people=people, cohort=Cohort(MSME, 60, until, 1, 0.1, 3))
    base = replace(BASELINE, as_of="2025-12")
    assert code in told(lever, baseline=base)


def test_what_is_said_of_those_who_are_covered_again() -> None:
    lever = replace(LEVER, people=100, cohort=Cohort(MSME, 60, START - 4, 1, 0.1, 3))
    assert told(lever, baseline=replace(BASELINE, as_of="2025-12")) == {
        "covered_again_then_growth": {
            "group": MSME,
            "people": 100,
            "funded": 60,
            "kept": 6,
            "again": 54,
            "lost": 0,
            "added": 94,
            "until": START - 4,
            # In arrears for three months after the last one paid.
            "since": START,
            "fresh": 40,
        }
    }


def test_a_cohort_of_nobody_is_none() -> None:
    nobody = Cohort(MSME, 60, START + 1, 0, 0.1, 3)
    assert told(replace(LEVER, cohort=nobody)) == {}
    # A plan for nobody changes nothing either.
    assert told(replace(LEVER, people=0)) == {"lever_zero": {"group": MSME}, "no_change": {}}


@pytest.mark.parametrize(("people", "said"), [(59, False), (60, True), (61, False)])
def test_a_plan_that_only_goes_on_changes_nothing(people: int, said: bool) -> None:
    lever = replace(LEVER, people=people, cohort=Cohort(MSME, 60, START + 24, 1, 0.1, 3))
    assert ("no_change" in told(lever)) is said
    assert "no_change" not in told(lever, replace(LEVER, group=POOR))


# ---- How many


@pytest.mark.parametrize(("people", "said"), [(300, False), (301, True)])
def test_more_than_a_group_has(people: int, said: bool) -> None:
    found = told(replace(LEVER, people=people, ceiling=300))
    assert found == ({"beyond_group": {"group": MSME, "people": 301, "ceiling": 300}} if said else {})


@pytest.mark.parametrize(("people", "code"), [(800, None), (801, "beyond_uncovered")])
def test_more_than_are_uncovered(people: int, code: str | None) -> None:
    found = told(replace(LEVER, people=people))
    assert found == ({code: {"group": MSME, "people": people, "uncovered": 800}} if code else {})


@pytest.mark.parametrize(("people", "said"), [(400, False), (401, True)])
def test_together_more_than_are_uncovered(people: int, said: bool) -> None:
    found = told(replace(LEVER, people=400), replace(LEVER, group=POOR, people=people))
    assert found == ({"together_beyond_uncovered": {"uncovered": 800}} if said else {})


def test_one_alone_beyond_says_it_for_all() -> None:
    found = told(replace(LEVER, people=900), replace(LEVER, group=POOR, people=100))
    assert list(found) == ["beyond_uncovered"]


@pytest.mark.parametrize(("people", "said"), [(200, False), (201, True)])
def test_more_than_a_family_has(people: int, said: bool) -> None:
    family = GROUPS["farm_labourers"]
    first = replace(LEVER, people=100, family=family, family_ceiling=300)
    found = told(first, replace(first, group=POOR, people=people))
    assert found == ({"beyond_family": {"group": family, "people": 301, "ceiling": 300}} if said else {})
    # Of one group alone its own bound is told, and where nobody knows how many there are nothing is.
    assert told(replace(first, people=301)) == {}
    unknown = replace(first, people=301, family_ceiling=None)
    assert told(unknown, replace(unknown, group=POOR)) == {}


# ---- Money


@pytest.mark.parametrize(("months", "said"), [(3, True), (4, False)])
def test_a_window_in_which_a_death_pays_less(months: int, said: bool) -> None:
    found = told(replace(LEVER, months=months))
    assert found == ({"short_window": {"group": MSME, "months": 3, "waiting": 3, "least": 4}} if said else {})
    # Whom it adds nobody to has no newcomers.
    going_on = replace(LEVER, people=60, months=months, cohort=Cohort(MSME, 60, None, 1, 0.1, 3))
    assert "short_window" not in told(going_on)


def test_who_pays_alone_is_not_measured() -> None:
    alone = replace(LEVER, payer=PAYERS["self"])
    assert told(alone) == {"take_up_unmeasured": {"group": MSME, "months": 12}}
    assert list(told(replace(alone, people=0))) == ["lever_zero", "no_change"]


@pytest.mark.parametrize(("start", "said"), [("2026-12", True), ("2027-01", False)])
def test_a_discount_that_a_budget_does_not_get(start: str, said: bool) -> None:
    # Outside of transport until December 2026.
    month = month_number(start)
    found = told(replace(LEVER, start=month), start=month)
    window = {"first": month_number("2026-04"), "last": month_number("2026-12")}
    assert found == ({"discount_missed": {"group": MSME, "months": 12, "law": "PP 50/2025", **window}} if said else {})
    assert told(replace(LEVER, start=month, payer=CSR), start=month) == {}
    # Told once where two budgets pay.
    both = ((ADD, 0.5), (PAYERS["dbhcht"], 0.5))
    assert list(told(replace(LEVER, start=month, split=both), start=month)) == (["discount_missed"] if said else [])


def test_months_beyond_the_horizon_are_not_looked_at() -> None:
    month = month_number("2026-03")
    lever = replace(LEVER, start=month)
    assert list(told(lever, start=month, horizon=1)) == []
    assert list(told(lever, start=month, horizon=2)) == ["discount_missed"]
    assert list(told(replace(lever, months=1), start=month)) == ["short_window"]


def test_who_may_not_pay() -> None:
    rules = {
        word: Eligibility(payer="add", group=MSME, allowed=word, note=word) for word in ("yes", "no", "conditional")
    }
    for word, code in (("yes", None), ("no", "payer_not_allowed"), ("conditional", "payer_conditional")):
        lever = replace(LEVER, eligibility=(rules[word],))
        assert told(lever) == ({code: {"group": MSME, "payer": ADD, "note": word}} if code else {})
        assert "payer" not in " ".join(told(replace(lever, people=0)))


# 100 people for twelve months.
YEAR = 100 * 12 * 16_800


@pytest.mark.parametrize(
    ("rupiah", "year", "code"),
    [
        (YEAR, None, None),
        (YEAR - 0.5, None, None),
        (YEAR - 1, None, "over_ceiling"),
        (YEAR - 1, 2027, "over_ceiling"),
        (YEAR - 1, 2028, None),
        # No money at all is told where some is taken; less than for one person cannot be meant.
        (0, None, "over_ceiling"),
        (1, None, "budget_too_small"),
        (16_799, None, "budget_too_small"),
        (16_800, None, "over_ceiling"),
    ],
)
def test_ceilings(rupiah: float, year: int | None, code: str | None) -> None:
    found = told(LEVER, ceilings=(Ceiling(ADD, rupiah, year),))
    values: dict[str, Any] = {"payer": ADD, "rupiah": rupiah}
    if code == "budget_too_small":
        values |= {"premium": 16_800}
    elif code:
        values |= {"year": "2027", "spent": YEAR, "over": YEAR - rupiah}
    assert found == ({code: values} if code else {})
    # Who pays nothing has no ceiling to exceed.
    assert told(LEVER, ceilings=(Ceiling(CSR, 0),)) == {}


def test_each_budget_year_is_held_against_its_ceiling() -> None:
    # Half of the months lie in each year.
    lever = replace(LEVER, start=START + 6)
    result = projected(Scenario(BASELINE, (lever,), START, 18, ceilings=(Ceiling(ADD, YEAR / 2 - 1),)))
    assert [note.values["year"] for note in result.notes if note.code == "over_ceiling"] == ["2027", "2028"]
