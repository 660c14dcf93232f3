"""The last value that a field of a plan may hold, and the first that it may not."""

from __future__ import annotations

from typing import Any

import pytest

from ucj.facts.plan_fields import CEILING, EVERY_FIELD, PAYER_SHARE, SCENARIO_FIELDS
from ucj.facts.remarks import Remark
from ucj.facts.scenario_checks import before_parsing, beyond_bounds
from ucj.facts.scenarios import SavedScenario, ScenarioFileError, parse_scenarios

FRACTION = ((0, 1), (-1e-9, 1 + 1e-9))
PEOPLE = ((0, 300_000_000), (-1, 300_000_001))
# Twenty years.
MONTHS = ((1, 240), (0, 241))


@pytest.mark.parametrize(
    ("key", "held", "refused"),
    [
        ("horizon", *MONTHS),
        ("months", *MONTHS),
        ("ramp", *MONTHS),
        ("graduating_after", *MONTHS),
        ("grace", (0, 240), (-1, 241)),
        ("active", *PEOPLE),
        ("potential", *PEOPLE),
        ("people", *PEOPLE),
        # Towards nobody there is no plan, and workers who all leave within a year are none.
        ("target", (1e-9, 1), (0, 1 + 1e-9)),
        ("growth", (-1 + 1e-9, 1), (-1, 1 + 1e-9)),
        ("model", (1, 1_000_000), (0, 1_000_001)),
        # Nobody is left where all go in a month; twice as many are the most that come.
        ("organic", (-1 + 1e-9, 1), (-1, 1 + 1e-9)),
        *((key, *FRACTION) for key in ("graduating", "valid", "take_up", "already_active", "retention", "in_baseline")),
    ],
)
def test_numbers(key: str, held: tuple[float, float], refused: tuple[float, float]) -> None:
    field = EVERY_FIELD[key]
    assert all(map(field.holds, held))
    assert not any(map(field.holds, (*refused, float("nan"))))


def test_money_and_parts_of_it() -> None:
    assert CEILING.holds(0) and CEILING.holds(10**15)
    assert not CEILING.holds(-1) and not CEILING.holds(10**15 + 1)
    assert PAYER_SHARE.holds(0) and PAYER_SHARE.holds(1)
    assert not PAYER_SHARE.holds(-0.01) and not PAYER_SHARE.holds(1.01)


def test_what_is_signed_in_a_file_is_no_part_of_an_address() -> None:
    in_file_only = {key for key, field in SCENARIO_FIELDS.items() if not field.in_address}
    assert in_file_only == {"title", "said_by", "said_on", "source", "not_modelled", "said"}


def test_which_version_had_a_field_first() -> None:
    later = {key: field.since for key, field in EVERY_FIELD.items() if field.since != 1}
    assert later == {"organic": 2, "graduating": 2, "graduating_after": 2, "funded_until": 2}
    above = {key for key, field in EVERY_FIELD.items() if field.above_low}
    assert above == {"target", "growth", "organic"}


def test_what_is_usual() -> None:
    usual = {key: field.default for key, field in EVERY_FIELD.items() if field.default is not None}
    assert usual == {"horizon": 24, "growth": 0, "organic": 0, "ramp": 1, "graduating": 0, "graduating_after": 12}


def faults(**values: Any) -> list[Remark]:
    """Return what is wrong with a scenario of one lever; the group and what starts with `lever_` is the lever's."""
    lever = {"group": "msme", "people": 1} | {
        key.removeprefix("lever_"): values.pop(key) for key in list(values) if key.startswith("lever_")
    }
    plan = {"region": "5203", "start": "2027-01", "levers": [lever], **values}
    return beyond_bounds([vars(SavedScenario.model_validate(plan))], several=False)


@pytest.mark.parametrize(
    ("key", "held", "refused", "kind"),
    [
        *((key, "", "x" * 1_001, "too_long") for key in ("title", "said_by", "said_on", "source", "said")),
        ("said", "x" * 1_000, "x" * 1_001, "too_long"),
        ("data", "", "x" * 61, "too_long"),
        ("lever_payer", "x", "x" * 61, "too_long"),
        ("lever_route", "x" * 60, "", "missing"),
        ("lever_funded_until", "1900-01", "1899-12", "range"),
        ("lever_funded_until", "2099-12", "2100-01", "range"),
        ("as_of", "1900", "1899", "range"),
        ("as_of", "2099-12-31", "2100", "range"),
        ("title", "x" * 200, "x" * 201, "too_long"),
        ("said_by", "x" * 200, "x" * 201, "too_long"),
        ("said_on", "x" * 40, "x" * 41, "too_long"),
        ("source", "x" * 200, "x" * 201, "too_long"),
        ("data", "x" * 60, "x" * 61, "too_long"),
        ("region", "x", "", "missing"),
        ("region", "x" * 20, "x" * 21, "too_long"),
        ("lever_group", "x", "", "missing"),
        ("lever_group", "x" * 60, "x" * 61, "too_long"),
        ("lever_payer", "x" * 60, "", "missing"),
        ("lever_route", "x", "x" * 61, "too_long"),
        ("start", "1900-01", "1899-12", "range"),
        ("start", "2099-12", "2100-01", "range"),
        # Twenty years from the start of the plan.
        ("lever_start", "2046-12", "2047-01", "range"),
        ("as_of", "2026-12-31", "2026-12-32", "date"),
        ("as_of", "2026-10", "2026-00", "date"),
        ("as_of", "", "26", "date"),
    ],
)
def test_texts_and_days(key: str, held: str, refused: str, kind: str) -> None:
    # The first month of a lever goes with that of its plan.
    assert faults(**{key: held}) == []
    (fault,) = faults(**{key: refused})
    assert (fault.place.key, fault.kind) == (key.replace("lever_", "levers.0."), kind)


def test_a_fault_says_what_stands_there_and_what_may() -> None:
    assert faults(title="x" * 300) == [Remark.at("title", "file.too_long", read="x" * 200, most=200)]
    assert faults(horizon=241) == [Remark.at("horizon", "file.range", read="241", low=1, high=240)]
    assert faults(lever_start="2047-01") == [
        Remark.at("levers.0.start", "file.range", read="2047-01", low="2027-01", high="2046-12")
    ]
    assert faults(start="2100-01") == [Remark.at("start", "file.range", read="2100-01", low="1900-01", high="2099-12")]
    assert faults(lever_payer={"add": 1.5}) == [
        Remark.at("levers.0.payer.add", "file.range", read="1.5", low=0, high=1)
    ]
    assert faults(lever_assumptions={"valid": 2, "unknown": 2}) == [
        Remark.at("levers.0.assumptions.valid", "file.range", read="2.0", low=0, high=1)
    ]


def test_forty_levers_and_twenty_scenarios() -> None:
    lever = {"group": "msme", "people": 1}
    assert faults(levers=[lever] * 40) == []
    assert faults(levers=[lever] * 41) == [Remark.at("levers", "file.too_many", read="41", most=40)]
    plan = vars(SavedScenario.model_validate({"region": "5203", "start": "2027-01"}))
    assert beyond_bounds([plan] * 20, several=True) == []
    assert beyond_bounds([plan] * 21, several=True) == [Remark.at("scenario", "file.too_many", read="21", most=20)]
    # What is wrong in one beyond them is not said.
    wrong = {**plan, "horizon": 0}
    assert [fault.place.key for fault in beyond_bounds([*[plan] * 19, wrong, wrong], several=True)] == [
        "scenario",
        "scenario.19.horizon",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("x" * 1_000_000, ""),
        ("x" * 1_000_001, "too_large"),
        ("=" * 4_000, ""),
        ("=" * 4_001, "too_many"),
        ("a.b.c.d.e = 1", ""),
        ("a.b.c.d.e.f = 1", "too_deep"),
        ("a.b.c.d\n[x.y.z]\ne.f = 1", ""),
        ("{{{{{}}}}}", ""),
        ("[{[{[{", "too_deep"),
        ("[][][][][][][]", ""),
    ],
)
def test_how_much_is_parsed(text: str, kind: str) -> None:
    fault = before_parsing(text)
    assert (fault.kind if fault else "") == kind


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('start = "2027-13"', Remark.at("start", "file.month", read="2027-13")),
        ("start = 2027", Remark.at("start", "file.month", read="2027")),
        ("", Remark.at("start", "file.missing", read="")),
        ('start = "2027-01"\nhorizon = "x"', Remark.at("horizon", "file.number", read="x")),
        ('start = "2027-01"\nactive = "banyak"', Remark.at("active", "file.number", read="banyak")),
        ('start = "2027-01"\ntitle = 5', Remark.at("title", "file.text", read="5")),
        ('start = "2027-01"\ncolour = "red"', Remark.at("colour", "file.unknown", read="red")),
        ('start = "2027-01"\n[[levers]]\ngroup = "msme"', Remark.at("levers.0.people", "file.missing", read="")),
        ('start = "2027-01"\nlevers = 5', Remark.at("levers", "file.other", read="5")),
    ],
)
def test_a_file_that_holds_something_else_names_its_place(line: str, fault: Remark) -> None:
    with pytest.raises(ScenarioFileError) as refused:
        parse_scenarios(f'region = "5203"\n{line}\n')
    assert refused.value.faults == (fault,)
