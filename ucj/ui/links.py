"""The address to copy: it says all of a plan, unlike that of the page (`ucj.ui.address`)."""

from __future__ import annotations

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.model.links import write_link
from ucj.model.scenario import Scenario
from ucj.present.words.catalogue import language
from ucj.ui.copy_button import copy_button

# Community Cloud serves the app in a frame below this path; without it the address opens with its own frame again.
CLOUD_FRAME = "/~/+/"


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
