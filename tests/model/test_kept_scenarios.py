"""Whatever a scenario file holds: it is refused with what is wrong, or it can be kept, drawn, saved and read again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import fields
from html import unescape
from typing import Any

import numpy as np
import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.helpers.profiles import examples
from ucj.facts.ledger import load_ledger
from ucj.facts.plan_fields import ASSUMPTIONS, DECISIONS, LAST_FIELDS, SCENARIO_FIELDS
from ucj.facts.scenario_checks import before_parsing
from ucj.facts.scenarios import SavedLever, SavedScenario, ScenarioFileError, parse_scenarios, scenarios_toml
from ucj.model.comparison import compare, keep, month_to_compare
from ucj.model.links import read_link, write_link
from ucj.model.scenario import Assumptions, ScenarioError
from ucj.model.scenario_builder import build_scenario
from ucj.model.snapshots import save_scenario
from ucj.present import comparison, comparison_tables, documents
from ucj.present.trial import computable, try_out
from ucj.present.words import remarks

TODAY = dt.date(2026, 11, 27)

LEDGER = load_ledger()
PRESET = save_scenario(LEDGER, build_scenario(LEDGER, LEDGER.presets["rencana-2026-30108"], TODAY), "Rencana Pemkab")


def plan() -> dict[str, Any]:
    """Return a scenario with every field written out, as a file holds it."""
    lever = {
        "group": "msme",
        "people": 73_000.0,
        "start": "2027-01",
        "months": 12,
        "ramp": 2,
        "payer": {"add": 0.6, "csr": 0.4},
        "route": "bpu",
        "graduating": 0.2,
        "graduating_after": 6,
        "funded_until": "2027-12",
        "assumptions": {"valid": 0.95, "take_up": 0.3, "already_active": 0.05, "retention": 0.1, "in_baseline": 1.0},
    }
    lever["assumptions"]["grace"] = 3  # type: ignore[index]
    return {
        "title": "Uji",
        "said_by": "Bappeda",
        "said_on": "2026-01",
        "source": "surat",
        "not_modelled": ["x"],
        "region": "5203",
        "start": "2027-01",
        "horizon": 24,
        "target": 0.54,
        "active": 164_828.0,
        "potential": 504_000.0,
        "as_of": "2026-01",
        "growth": 0.01,
        "organic": -0.001,
        "ceilings": {"add": 5e9, "csr:2027": 1e9},
        "levers": [lever],
        "data": "2026-11-20-00000000",
        "model": 2,
    }


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return the plan with one value changed; the path is as in the place of a fault."""
    found: Any = (whole := plan())
    *parts, last = path.split(".")
    for part in parts:
        found = found[int(part)] if part.isdigit() else found[part]
    found[int(last) if last.isdigit() else last] = value
    return whole


def test_the_plan_itself_is_fine() -> None:
    (saved,) = parse_scenarios(tomli_w.dumps(plan()))
    try_out(LEDGER, saved, TODAY)


NAN, INF = float("nan"), float("inf")


# What closed Bandingkan at every visit once it was kept.
@pytest.mark.parametrize(
    ("place", "value", "kind"),
    [
        ("levers.0.people", 1e308, "range"),
        ("levers.0.people", NAN, "range"),
        ("levers.0.people", 300_000_001, "range"),
        ("levers.0.assumptions.grace", 10**18, "range"),
        ("levers.0.assumptions.grace", NAN, "range"),
        ("levers.0.assumptions.grace", -1, "range"),
        ("levers.0.assumptions.valid", NAN, "range"),
        ("levers.0.assumptions.take_up", -0.1, "range"),
        ("levers.0.months", 10**12, "range"),
        ("levers.0.ramp", 0, "range"),
        ("levers.0.start", "9999-12", "range"),
        ("levers.0.start", "2046-12", None),
        ("levers.0.start", "2047-01", "range"),
        ("levers.0.payer.add", NAN, "range"),
        ("levers.0.payer.add", 1.5, "range"),
        ("start", "9999-12", "range"),
        ("start", "2100-01", "range"),
        ("horizon", 10**9, "range"),
        ("horizon", 0, "range"),
        ("active", 1e308, "range"),
        ("potential", 1e308, "range"),
        ("potential", NAN, "range"),
        ("growth", -1.0, "range"),
        ("growth", INF, "range"),
        ("organic", NAN, "range"),
        ("organic", -1.0, "range"),
        ("levers.0.graduating", 1.5, "range"),
        ("levers.0.graduating_after", 0, "range"),
        ("levers.0.funded_until", "2100-01", "range"),
        ("target", 0.0, "range"),
        ("target", NAN, "range"),
        ("ceilings.add", INF, "range"),
        ("ceilings.add", NAN, "range"),
        ("ceilings.add", 1e16, "range"),
        ("as_of", "kemarin", "date"),
        ("as_of", "2026-13", "date"),
        ("as_of", "0001", "range"),
        ("model", 10**7, "range"),
        ("data", "x" * 61, "too_long"),
        ("title", "x" * 201, "too_long"),
        ("not_modelled.0", "x" * 1_001, "too_long"),
        ("levers.0.group", "", "missing"),
    ],
)
def test_what_a_field_may_hold(place: str, value: Any, kind: str | None) -> None:
    text = tomli_w.dumps(changed(place, value))
    if kind is None:
        assert parse_scenarios(text)
        return
    with pytest.raises(ScenarioFileError) as refused:
        parse_scenarios(text)
    last_month_goes_too = {place, "levers.0.start"} if place == "start" else {place}
    assert {fault.place.key for fault in refused.value.faults} <= last_month_goes_too
    assert refused.value.faults[0].kind == kind
    assert "{" not in "".join(remarks.some_lines(LEDGER, refused.value.faults))


def test_the_words_name_the_bounds() -> None:
    with pytest.raises(ScenarioFileError) as refused:
        parse_scenarios(tomli_w.dumps(changed("levers.0.people", 1e308)))
    (line,) = remarks.some_lines(LEDGER, refused.value.faults)
    assert unescape(line).endswith("di luar batas 0 sampai 300.000.000, tertulis 1e+308")


@pytest.mark.parametrize("key", ["add", "add:2027", "self", "tidak_ada", "add:27", "add:0000", "add:"])
def test_only_budgets_have_ceilings(key: str) -> None:
    (saved,) = parse_scenarios(tomli_w.dumps(changed("ceilings", {key: 1e9})))
    if key in ("add", "add:2027"):
        try_out(LEDGER, saved, TODAY)
    else:
        with pytest.raises(ScenarioError):
            try_out(LEDGER, saved, TODAY)


def test_the_table_holds_every_field_of_links_and_files() -> None:
    own = {"history", "simulation", "ceilings", "levers"}
    assert set(SavedScenario.model_fields) == {*SCENARIO_FIELDS, *LAST_FIELDS, *own} - {"lang"}
    assert set(SavedLever.model_fields) == {*DECISIONS, "group", "assumptions"}
    assert {field.name for field in fields(Assumptions)} == set(ASSUMPTIONS)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a.b.c.d = 1", None),
        ("a.b.c.d.e.f = 1", "too_deep"),
        ('a = "b.c.d.e.f.g.h = [[[[[["', None),
        ('a = """\nb.c.d.e.f.g.h\n""" # i.j.k.l.m.n', None),
        ("a = 'b.c.d.e.f.g\\'\nb.c.d.e.f.g = 1", "too_deep"),
        ('a = {b = """x"""", c.d.e.f.g.h = 1}', "too_deep"),
        ('a = ["x", "y" , 0.5, 1.5, 2.5, 3.5, 4.5]', None),
        ("a = [[[[[]]]]]", None),
        ("a = [[[[[[]]]]]]", "too_deep"),
        ("a = [" + "1," * 4_000 + "]", "too_many"),
        ('a = "' + "1,=" * 4_000 + '"', None),
        ("x" * 1_000_001, "too_large"),
    ],
)
def test_what_is_refused_before_it_is_parsed(text: str, kind: str | None) -> None:
    fault = before_parsing(text)
    assert (fault.kind if fault else None) == kind


NUMBERS = st.one_of(
    st.floats(),
    st.integers(-(10**6), 10**9),
    st.sampled_from([0, -0.0, 1e-320, 1e308, -1e308, 1e18, 10**30, INF, -INF, NAN, 240, 241, 300_000_000]),
)
MONTHS = st.one_of(
    st.builds("{:04}-{:02}".format, st.integers(0, 9_999), st.integers(0, 13)),
    st.sampled_from(["2027-01", "1677-09", "2262-05", "9999-12", "", "x"]),
)
ANY = st.one_of(
    NUMBERS,
    MONTHS,
    st.booleans(),
    st.text(max_size=8),
    st.sampled_from(["none", "add", "self", "5271", "52", "9999", "tobacco_farmers", {}, [], {"add": 1}, ["x"]]),
    st.dates().map(lambda day: day),
    st.dictionaries(st.sampled_from(["add", "csr", "self", "zakat", "?"]), NUMBERS, max_size=3),
)
PLACES = st.sampled_from(
    [
        *plan(),
        *(f"levers.0.{key}" for key in plan()["levers"][0]),
        *(f"levers.0.assumptions.{key}" for key in plan()["levers"][0]["assumptions"]),
        *(
            "levers.0.payer.add",
            "levers.0.payer.csr",
            "ceilings.add",
            "ceilings.self",
            "ceilings.?",
            "ceilings.add:2028",
        ),
        *("levers.0.x", "x", "attrition", "history"),
    ]
)


def try_to_keep(text: str) -> SavedScenario | None:
    """Return the scenario of a file as a visitor's session would keep it; None where it is refused in words."""
    refusal: ScenarioError | None = None
    faults: list[str] = []
    try:
        (saved,) = parse_scenarios(text)
        try_out(LEDGER, saved, TODAY)
        (kept,) = keep(LEDGER, (), [saved], TODAY)
        return kept
    except ScenarioFileError as error:
        faults = remarks.some_lines(LEDGER, error.faults)
    except ScenarioError as error:
        refusal = error
        faults = [remarks.say(LEDGER, error.remark)]
    assert all(faults)
    # A refusal for want of better words would mean that a bound is missing in the table.
    assert refusal is None or refusal.remark.code != "not_computed"
    return None


@examples(400)
@given(st.lists(st.tuples(PLACES, ANY), min_size=1, max_size=4))
def test_mutated_files(changes: list[tuple[str, Any]]) -> None:
    document = plan()
    for path, value in changes:
        found: Any = document
        *parts, last = path.split(".")
        for part in parts:
            if isinstance(found, dict):
                found = found.get(part)
            else:
                found = found[0] if isinstance(found, list) and found else None
        if isinstance(found, dict):
            found[last] = value
    saved = try_to_keep(tomli_w.dumps(document))
    if saved is None:
        return
    sound, unsound = computable(LEDGER, (PRESET, saved), TODAY)
    assert unsound == []
    compared = compare(LEDGER, tuple(sound), TODAY)
    month = month_to_compare(compared)
    assert comparison.headline(compared, month)
    assert comparison.difference(compared[1], compared[0], month)
    frame = comparison_tables.lines_frame(compared)
    assert np.isfinite(frame[["coverage", "name_at"]].dropna()).all(axis=None)
    for table in (
        comparison_tables.result_table(LEDGER, compared, month, TODAY),
        comparison_tables.money_table(compared),
    ):
        assert "nan" not in table.to_csv().casefold()
    text = scenarios_toml(sound)
    assert scenarios_toml(parse_scenarios(text)) == text
    link = read_link(LEDGER, write_link(LEDGER, compared[1].result.scenario), dt.date(2026, 11, 20))
    documents.link_document(LEDGER, link)


@examples(300)
@given(st.text(alphabet=st.sampled_from(list("ab=.[]{}\"',#\n\\ 01-")), max_size=60))
def test_random_files(text: str) -> None:
    try_to_keep(text)
    try_to_keep(scenarios_toml([PRESET]).replace("horizon", f"{text}\nhorizon"))


def test_a_scenario_that_cannot_be_computed_never_closes_the_page(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/banding.py")
    broken = PRESET.model_copy(update={"title": "Rusak", "horizon": 10**9})
    worse = PRESET.model_copy(update={"title": "Rusak pula", "start": None})
    app.session_state["compared"] = (PRESET, broken, worse)
    app.run()
    assert not app.exception
    assert len(app.table) == 3  # what the other scenario does
    assert ["Rusak" in error.value for error in app.error] == [True, True]
    removing = [button for button in app.button if button.key and button.key.startswith("remove_unsound")]
    for _time in removing:
        next(b for b in app.button if b.key and b.key.startswith("remove_unsound")).click().run()
    assert not app.error and not app.exception
    assert app.session_state["compared"] == (PRESET,)
