"""What is kept of a scenario, and what has changed when it is opened again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from tests.helpers.ledgers import figure, ledger_of, made_source
from tests.helpers.plans import LEDGER, START, ceilings
from ucj.facts.groups import Tick
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.facts.scenarios import SavedScenario
from ucj.model.projection import MODEL_VERSION
from ucj.model.scenario import Assumptions, Baseline, Ceiling, Lever, Scenario, ScenarioError
from ucj.model.scenario_builder import baseline_for, build_scenario, usual_people
from ucj.model.snapshots import save_scenario, what_changed


def facts(active: float = 50, as_of: str = "2025-12", status: str = "official") -> Ledger:
    """Return 50 of 200 workers of Lombok Timur, or others."""
    known = ledger_of(
        figure("5203", "active_participants", active, as_of), figure("5203", "potential_workers", 200, status=status)
    )
    return replace(known, vintage="2026-01-01-00000000")


BASELINE = Baseline(LEDGER.regions["5203"], 50, 200, "2025-12")


@pytest.mark.parametrize(
    ("status", "baseline", "as_of"),
    [
        ("official", BASELINE, "2025-12"),
        # Figures of an upload, or typed in, keep their day: the plan begins with it.
        ("uploaded", BASELINE, "2025-12"),
        ("official", replace(BASELINE, typed=True), "2025-12"),
        ("official", replace(BASELINE, typed=True, as_of=""), ""),
    ],
)
def test_the_day_of_the_figures(status: str, baseline: Baseline, as_of: str) -> None:
    saved = save_scenario(facts(status=status), Scenario(baseline, (), START, 12, 0.5), "Uji")
    assert (saved.as_of, saved.title, saved.active, saved.potential) == (as_of, "Uji", 50, 200)
    assert (saved.horizon, saved.target, saved.data, saved.model) == (12, 0.5, "2026-01-01-00000000", MODEL_VERSION)


def test_no_target_and_several_payers_are_written_out() -> None:
    assumed = Assumptions(valid=0.9, take_up=0.8, already_active=0.1, retention=0.2, in_baseline=0.5, grace=3)
    payers = LEDGER.premiums.payers
    alone = Lever(LEDGER.groups["msme"], 10, START, 6, payers["csr"], LEDGER.premiums.routes["bpu"], assumed)
    split = ((payers["add"], 0.75), (payers["csr"], 0.25))
    shared = replace(alone, group=LEDGER.groups["extreme_poor"], split=split)
    limits = (*ceilings(add=5.0), Ceiling(payers["csr"], 7.0, 2028))
    saved = save_scenario(facts(), Scenario(BASELINE, (alone, shared), START, ceilings=limits))
    assert (saved.target, saved.title, saved.ceilings) == ("none", "", {"add": 5, "csr:2028": 7})
    assert [lever.payer for lever in saved.levers] == ["csr", {"add": 0.75, "csr": 0.25}]
    first = saved.levers[0]
    assert (first.group, first.people, first.start, first.months, first.ramp) == ("msme", 10, START, 6, 1)
    assert (first.route, first.graduating, first.graduating_after, first.funded_until) == ("bpu", 0, 12, None)
    assert first.assumptions == vars(assumed)


def codes(ledger: Ledger, **values: Any) -> list[str]:
    """Return what is told of a file with 50 of 200 workers."""
    given = {"region": "5203", "start": "2027-01", "active": 50, "potential": 200, "as_of": "2025-12"}
    return [change.kind for change in what_changed(ledger, SavedScenario.model_validate({**given, **values}))]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, []),
        # People are whole.
        ({"active": 50.4}, []),
        ({"active": 51}, ["baseline_changed"]),
        ({"potential": 201}, ["baseline_changed"]),
        ({"as_of": "2025-11"}, ["baseline_changed"]),
        # What was typed in is compared with nothing.
        ({"as_of": "", "active": 51}, []),
        ({"active": None}, []),
        ({"potential": None}, []),
        ({"region": "5204"}, ["baseline_changed"]),
        ({"region": "9999"}, ["baseline_changed"]),
        ({"data": "2026-01-01-00000000"}, []),
        ({"data": "2025-01-01-00000000"}, ["data_changed"]),
        ({"data": ""}, []),
        ({"model": MODEL_VERSION}, []),
        ({"model": MODEL_VERSION - 1}, ["model_changed"]),
        # Saved with a later version of the app than this.
        ({"model": MODEL_VERSION + 1}, ["model_newer"]),
        ({"model": 0}, []),
    ],
)
def test_what_has_changed(values: dict[str, Any], told: list[str]) -> None:
    assert codes(facts(), **values) == told


def test_what_stands_there_now() -> None:
    given = {"region": "5203", "start": "2027-01", "active": 50, "potential": 200, "as_of": "2025-12"}
    (change,) = what_changed(facts(60, "2026-01"), SavedScenario.model_validate(given))
    assert (change.code, change.place.key) == ("link.baseline_changed", "as_of")
    now = (60, 200, "2026-01")
    assert change.values == {"read": "2025-12", "used": "typed", "active": 50, "potential": 200, "now": now}


def test_what_a_file_says_of_a_lever() -> None:
    supposed = {"valid": 0.85, "take_up": 0.75, "grace": 2.0}
    said = [
        {"group": "msme", "people": 10, "start": "2027-03", "months": 6, "payer": "csr", "assumptions": supposed},
        {"group": "extreme_poor", "people": 8, "payer": {"add": 0.75, "csr": 0.25}, "ramp": 4},
    ]
    saved = SavedScenario.model_validate(
        {"region": "5204", "start": "2027-01", "active": 50, "potential": 200, "as_of": "2025-12", "levers": said}
    )
    alone, shared = build_scenario(LEDGER, saved, dt.date(2026, 1, 1)).levers
    assert (alone.people, alone.start, alone.months, alone.payer.id) == (10, month_number("2027-03"), 6, "csr")
    assert (alone.assumptions.valid, alone.assumptions.take_up) == (0.85, 0.75)
    # Months are whole, however a file writes them.
    assert (alone.assumptions.grace, type(alone.assumptions.grace)) == (2, int)
    assert [(payer.id, share) for payer, share in shared.payers] == [("add", 0.75), ("csr", 0.25)]
    assert (shared.people, shared.ramp) == (8, 4)


def test_a_slider_starts_at_its_published_number_or_at_nobody() -> None:
    region, group = LEDGER.regions["5203"], LEDGER.groups["msme"]
    other = Tick(region=region, group=group, people=7, label="", source=made_source("a"))
    usual = replace(other, people=9, default=True)
    assert usual_people(replace(LEDGER, ticks=(other, usual)), "5203", "msme") == 9
    for ticks in ((), (other,), (replace(usual, group=LEDGER.groups["extreme_poor"]),)):
        assert usual_people(replace(LEDGER, ticks=ticks), "5203", "msme") == 0


def test_an_assumption_that_nobody_knows_is_refused() -> None:
    lever = {"group": "msme", "people": 1, "assumptions": {"speed": 1.0, "haste": 2.0}}
    saved = SavedScenario.model_validate({"region": "5203", "start": "2027-01", "levers": [lever]})
    with pytest.raises(ScenarioError) as error:
        build_scenario(LEDGER, saved, dt.date(2026, 11, 27))
    assert (error.value.remark.code, error.value.remark.values["text"]) == ("unknown_assumption", "haste, speed")


def test_a_region_that_nobody_knows_has_no_baseline() -> None:
    with pytest.raises(ScenarioError) as error:
        baseline_for(LEDGER, "9999", 50, 200)
    assert error.value.remark.code == "unknown_region"
