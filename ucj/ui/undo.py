"""The steps of a visit: what region and plan were before and after each change, and the way there and back.

Steps are the addresses of a plan. Back and Forward of the browser go through the same ones.
"""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from ucj.facts.ledger import Ledger, load_ledger
from ucj.model.short_links import Pairs, ShortLink, read_address, write_short
from ucj.present.words.catalogue import _
from ucj.ui.clock import today
from ucj.ui.own_figures import ledger_of_session
from ucj.ui.plan_loading import load_scenario
from ucj.ui.session import CHOSEN_ON_MAP, REGION, REPLACED_PLAN, STEPS, TYPED_MONTH, put_plan
from ucj.ui.typed_figures import load_typed

MOST_STEPS = 100


def note_step(region: str, plan: Pairs, *, by_history: bool) -> None:
    """Note what region and plan are now; where the browser went back or forward, only which of the steps that is."""
    step, (steps, at) = urlencode(write_short(region, plan)), STEPS.get()
    if steps and steps[at] == step:
        return
    if by_history and step in steps:
        places = [place for place, known in enumerate(steps) if known == step]
        STEPS.set((steps, min(places, key=lambda place: (abs(place - at), place))))
        return
    steps = (*steps[: at + 1], step)[-MOST_STEPS:]
    STEPS.set((steps, len(steps) - 1))


def show_undo() -> None:
    """Draw the buttons that undo and redo the last change of region or plan."""
    steps, at = STEPS.get()
    with st.container(key="undo", horizontal=True, gap="small", width="content"):
        _button(_("Urungkan"), "undo", "Alt+Z", -1, disabled=at == 0)
        _button(_("Ulangi"), "redo", "Alt+Shift+Z", 1, disabled=at >= len(steps) - 1)


def restore(ledger: Ledger, link: ShortLink) -> None:
    """Put what the address of a page holds in place of the plan of its region.

    Parameters
    ----------
    ledger : Ledger
        Without figures that were typed in this session: an address that does not say them means that there are none.
    link : ShortLink
        What it holds.
    """
    choose_region(ledger, link.region or REGION.get())
    region = REGION.get()
    if link.scenario is None or not link.begun:
        put_plan(region, {})
    if link.scenario and link.begun:
        load_scenario(ledger, link.scenario)
    elif link.scenario:
        load_typed(link.scenario.baseline)
    TYPED_MONTH.of(region).set(link.typed_month or None)
    REPLACED_PLAN.forget()


def choose_region(ledger: Ledger, code: str) -> None:
    """Make a region that of the session, also on the map."""
    REGION.set(code)
    CHOSEN_ON_MAP.set(None if ledger.regions[code].is_province else code)


def _button(label: str, key: str, shortcut: str, by: int, *, disabled: bool) -> None:
    icon, help = f":material/{key}:", f"{label} ({shortcut})"
    if st.button(label, key=f"{key}_plan", icon=icon, help=help, shortcut=shortcut, disabled=disabled):
        _go(by)
        # The region may be another one: the whole page is drawn again, not the part with this button alone.
        st.rerun()


def _go(by: int) -> None:
    steps, at = STEPS.get()
    STEPS.set((steps, min(max(at + by, 0), len(steps) - 1)))
    ledger = ledger_of_session(load_ledger())
    link = read_address(ledger, steps[STEPS.get()[1]], today())
    assert isinstance(link, ShortLink), "a step is the address of a page"
    restore(ledger, link)
