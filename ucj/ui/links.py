"""Addresses: opening the one a visitor came by, and giving one to copy."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.model.links import read_link, write_link
from ucj.model.scenario import Scenario
from ucj.present.words import corrections
from ucj.present.words.catalogue import _, language
from ucj.ui.clock import today
from ucj.ui.copy_button import copy_button
from ucj.ui.plan_loading import load_scenario
from ucj.ui.session import CHOSEN_ON_MAP, LINK_CORRECTIONS, OPENED_LINK, REGION

# Community Cloud serves the app in a frame below this path; without it the address opens with its own frame again.
CLOUD_FRAME = "/~/+/"


def open_link(ledger: Ledger) -> None:
    """Open the scenario of the address once, before any widget is drawn, and list what had to be corrected.

    Call it on every page right after `open_page`.
    """
    query = urlencode([(key, value) for key in st.query_params for value in st.query_params.get_all(key)])
    if query and OPENED_LINK.get() != query:
        OPENED_LINK.set(query)
        link = read_link(ledger, query, today())
        if link.region:
            _choose_region(ledger, link.region)
        if link.scenario:
            load_scenario(ledger, link.scenario)
        LINK_CORRECTIONS.set(link.corrections)
    if found := LINK_CORRECTIONS.get():
        lines = "\n".join(f"- {line}" for line in corrections.lines(ledger, found))
        st.warning(f"{_('Alamat ini tidak dapat dibuka persis seperti tertulis:')}\n\n{lines}")
        st.button(_("Sudah dibaca"), key="read_corrections", on_click=LINK_CORRECTIONS.forget)


def show_link(ledger: Ledger, scenario: Scenario) -> None:
    """Draw the button that copies the address of a scenario."""
    copy_button(plan_address(ledger, scenario), key="copy_link")


def plan_address(ledger: Ledger, scenario: Scenario) -> str:
    """Return the address that opens a scenario again."""
    return address(write_link(ledger, scenario, language()))


def address(query: str) -> str:
    """Return the address of this page with a query."""
    place = (st.context.url or "").split("?")[0].replace(CLOUD_FRAME, "/", 1)
    return f"{place}?{query}"


def app_address() -> str:
    """Return the address of the app, whichever of its pages is open."""
    return address("").removesuffix("?").removesuffix("/skenario").rstrip("/")


def _choose_region(ledger: Ledger, code: str) -> None:
    REGION.set(code)
    CHOSEN_ON_MAP.set(None if ledger.regions[code].is_province else code)
