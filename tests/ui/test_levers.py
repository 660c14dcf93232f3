"""What the list of sliders is sent, and what it may set: a message of a browser may hold anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ucj.facts.plan_fields import ASSUMPTIONS, DECISIONS, SCENARIO_FIELDS
from ucj.present.live.rows import MONTHS, PEOPLE, SHARE, SIGNED_SHARE, TARGET, Row
from ucj.ui import levers as shown
from ucj.ui.levers import Slider, levers
from ucj.ui.session import LEVER_MESSAGE, OPEN_LEVER, PLAIN_CONTROLS
from ucj.ui.session import PEOPLE as PEOPLE_KEY

MSME = PEOPLE_KEY.of("5203", "msme")
FORGED: tuple[Any, ...] = (
    None,
    "",
    7,
    {"people_5203_msme": 5},
    [],
    [None],
    [["people_5203_msme", 5]],
    [[["people_5203_msme"], 5, 1, ""]],
    [[{"a": 1}, 5, 1, ""]],
    [["people_5203_msme", 5, "1", ""]],
    [["people_5203_msme", 5, 10**30, ""]],
    [["groups_5203", ["msme"], 1, ""]],
    [["language", "xx", 1, ""]],
)


def people_row(value: float = 73_000) -> Row:
    values = (0, 30_000, 73_000) if value in (0, 30_000, 73_000) else (0, 30_000, value, 73_000)
    return Row(0, "people", "Pelaku UMKM", PEOPLE, DECISIONS["people"], values, value, 73_000)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return how often the component was drawn, and with what, in an empty session."""
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(shown, "_list", lambda **asked: calls.append(asked))
    return calls


def draw(drawn: list[dict[str, Any]], value: float = 73_000) -> dict[str, Any]:
    levers([Slider(MSME, people_row(value), opens="msme")], key="levers", opened=OPEN_LEVER.of("5203"))
    (row,) = drawn[-1]["data"]["rows"]
    return dict(row)


def report(drawn: list[dict[str, Any]], name: str, said: object) -> None:
    """Report what a browser says of the list that was drawn last."""
    st.session_state["levers"] = {name: said}
    drawn[-1][f"on_{name}_change"]()


def test_a_release_is_kept_once(drawn: list[dict[str, Any]]) -> None:
    MSME.set(73_000)
    row = draw(drawn)
    report(drawn, "moves", [["people_5203_msme", 30_000, 1, row["token"]]])
    assert MSME.get() == 30_000
    # The same message again, as it comes with whatever else the browser sends.
    MSME.set(73_000)
    report(drawn, "moves", [["people_5203_msme", 30_000, 1, row["token"]]])
    assert MSME.get() == 73_000
    assert LEVER_MESSAGE.of("levers").get() == 1
    # A second release before the answer to the first arrived.
    MSME.set(30_000)
    report(drawn, "moves", [["people_5203_msme", 17_450.0, 2, row["token"]]])
    assert MSME.get() == 17_450 and isinstance(MSME.get(), int)


def test_a_late_message_undoes_nothing(drawn: list[dict[str, Any]]) -> None:
    MSME.set(73_000)
    old = draw(drawn)
    # A loaded plan, before the list is drawn again and after.
    MSME.set(50_000)
    report(drawn, "moves", [["people_5203_msme", 0, 1, old["token"]]])
    assert MSME.get() == 50_000
    new = draw(drawn, 50_000)
    assert new["token"] != old["token"]
    report(drawn, "moves", [["people_5203_msme", 0, 2, old["token"]]])
    assert MSME.get() == 50_000
    report(drawn, "moves", [["people_5203_msme", 0, 3, new["token"]]])
    assert MSME.get() == 0


@pytest.mark.parametrize("said", FORGED, ids=str)
def test_a_forged_message_sets_nothing(drawn: list[dict[str, Any]], said: object) -> None:
    MSME.set(73_000)
    draw(drawn)
    before = {key: value for key, value in st.session_state.items() if not str(key).startswith("lever_message")}
    for name in ("moves", "opened"):
        report(drawn, name, said)
    del st.session_state["levers"]
    after = {key: value for key, value in st.session_state.items() if not str(key).startswith("lever_message")}
    assert after == before


@pytest.mark.parametrize(
    "value", [-1, 300_000_001, 1e300, float("nan"), float("inf"), 0.5, "30000", None, True, [5], {"a": 5}], ids=str
)
def test_what_may_not_be_set_is_not(drawn: list[dict[str, Any]], value: object) -> None:
    MSME.set(73_000)
    row = draw(drawn)
    report(drawn, "moves", [["people_5203_msme", value, 1, row["token"]]])
    assert MSME.get() == 73_000


def test_details_open_and_close(drawn: list[dict[str, Any]]) -> None:
    MSME.set(73_000)
    assert draw(drawn)["open"] is False
    report(drawn, "opened", [["people_5203_msme", None, 1, ""]])
    assert OPEN_LEVER.of("5203").get() == "msme"
    assert draw(drawn)["open"] is True
    report(drawn, "opened", [["people_5203_other", None, 2, ""]])
    assert OPEN_LEVER.of("5203").get() == "msme"
    report(drawn, "opened", [["", None, 3, ""]])
    assert OPEN_LEVER.of("5203").get() is None


def test_bounds_by_kind() -> None:
    months = Row(0, "months", "", MONTHS, DECISIONS["months"], (1, 2), 1, 1)
    share = Row(0, "valid", "", SHARE, ASSUMPTIONS["valid"], (0.0, 0.0571, 1.0), 1.0, 1.0)
    signed = Row(None, "organic", "", SIGNED_SHARE, SCENARIO_FIELDS["organic"], (-0.01, 0.0), 0.0, 0.0)
    target = Row(None, "target", "", TARGET, SCENARIO_FIELDS["target"], (None, 0.5), None, None)
    assert months.settable(240) and not months.settable(0) and not months.settable(241) and not months.settable(1.5)
    assert share.settable(0.4553) and share.settable(0) and not share.settable(1.01) and not share.settable(None)
    assert signed.settable(-0.002) and not signed.settable(-1)
    assert target.settable(None) and target.settable(0.4553) and not target.settable(0)


def test_the_page_sends_what_the_sliders_need(
    open_page: Callable[[str], AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(shown, "_list", lambda **asked: calls.append(asked))
    app = open_page("pages/skenario.py")
    app.session_state["plain_controls"] = False
    app.session_state["groups_5203"] = ["tobacco_farmers", "farm_labourers"]
    app.session_state["open_lever_5203"] = "tobacco_farmers"
    app.run()
    assert not app.exception
    assert not PLAIN_CONTROLS.default
    lists = {call["key"]: call["data"]["rows"] for call in calls}
    assert list(lists) == ["target_slider", "levers", "lever_details", "lever_assumptions"]
    assert json.loads(json.dumps(lists)) is not None
    tobacco, labourers = lists["levers"]
    assert (tobacco["lever"], tobacco["field"], tobacco["value"], tobacco["usual"]) == (0, "people", 17_000, 17_000)
    assert [tick["value"] for tick in tobacco["ticks"]] == [16_443, 17_000, 17_395, 30_108]
    # 338,511 agricultural workers less 17,000 tobacco farmers.
    assert labourers["values"][-1] == 321_511
    assert labourers["note"][0]["text"].startswith("Batas: ")
    assert any(piece.get("url", "").startswith("https://") for piece in labourers["note"])
    assert [row["field"] for row in lists["lever_details"]] == ["months", "ramp", "graduating"]
