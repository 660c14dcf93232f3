"""The outcome that follows while a slider moves, before the server is asked on release.

A script hears of each move and writes into what the page shows; without it the page works the same, a moment later. The
script comes with the page, and a step sends the plan alone.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.model.live import live_plan
from ucj.model.projection import Projection
from ucj.present.live import scripts
from ucj.present.live.texts import live_drawing, live_names, live_texts

_LIVE = Path(__file__).with_name("live")
_follower = st.components.v2.component(
    "ucj_live", js=scripts.read("kernel.js", "words.js") + (_LIVE / "live.js").read_text(encoding="utf-8")
)
_plan = st.components.v2.component("ucj_live_plan", js=(_LIVE / "plan.js").read_text(encoding="utf-8"))


def follow_sliders(ledger: Ledger) -> None:
    """Let the outcome of a plan follow its sliders; to be drawn once a page, outside of what a step draws again."""
    _follower(key="live", data=live_texts(ledger), height="content")


def tell_plan(ledger: Ledger, result: Projection, today: dt.date) -> None:
    """Tell the browser the plan that the page shows.

    It must come after everything that follows the sliders: it says that what is shown is the server's answer.
    """
    scenario = result.scenario
    _plan(
        key="live_plan",
        data={
            "plan": live_plan(scenario, ledger.premiums),
            "judged": result.judged.month - int(result.months[0]),
            "names": live_names(ledger, scenario, today),
            "drawing": live_drawing(result),
        },
        height="content",
    )
