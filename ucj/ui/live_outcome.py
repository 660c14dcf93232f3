"""The outcome of a plan that follows while a slider moves, before the server is asked on release.

A script listens to the sliders, writes into the sentence and the numbers that the server has drawn, and draws the line;
without it the sentence and the numbers are there a moment later. The script comes with the page, and a step sends the
plan alone.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.model.live import live_plan
from ucj.model.projection import Projection
from ucj.present.live import scripts
from ucj.present.live.markup import bar_html
from ucj.present.live.texts import live_map, live_names, live_texts

_LIVE = Path(__file__).with_name("live")
_LAYOUT = (_LIVE / "cockpit.css").read_text(encoding="utf-8")
_follower = st.components.v2.component(
    "ucj_outcome",
    html=bar_html() + '<div class="ucj-line-root"></div>',
    js=scripts.read("kernel.js", "words.js", "colours.js", "chart.js", "outcome.js")
    + (_LIVE / "outcome_component.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
_plan = st.components.v2.component("ucj_plan", js=(_LIVE / "plan.js").read_text(encoding="utf-8"))


def begin_workbench() -> None:
    """Say where on the page each part of a plan stands, and how it looks."""
    st.html(f"<style>{scripts.read('outcome.css')}\n{_LAYOUT}</style>")


def follow_sliders(ledger: Ledger) -> None:
    """Draw the line of a plan, which with its sentence and numbers follows the sliders.

    To be drawn once a page, outside of what a step draws again.
    """
    _follower(key="line", data=live_texts(ledger))


def tell_plan(ledger: Ledger, result: Projection, today: dt.date, before: Projection | None) -> str | None:
    """Tell the browser the plan that the page shows, and the coverage before the last move.

    Returns
    -------
    str or None
        Which number of the plan the reader wants to have explained, by its name in the strip, if any.
    """
    ghost = None if before is None else before.coverage.tolist()
    said = _plan(
        key="live_plan",
        data={
            "plan": live_plan(result.scenario, ledger.premiums),
            "names": live_names(ledger, result.scenario, today),
            "map": live_map(result),
            "ghost": ghost,
        },
        on_explain_change=lambda: None,
        height="content",
    )
    return str(said.explain) if said.explain else None
