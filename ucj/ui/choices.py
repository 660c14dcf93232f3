"""Widgets that choose a region, kept while the visitor moves between pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ucj.facts.ledger import Ledger
from ucj.present import sentences
from ucj.present.text import _

FIRST = "5203"


def choose_region(ledger: Ledger, places: Sequence[DeltaGenerator] | None = None) -> str:
    """Let the visitor choose a province and a region in it, and return its code; Lombok Timur comes first.

    Parameters
    ----------
    ledger : Ledger
        The facts.
    places : sequence of two DeltaGenerator, optional
        Where province and region are drawn, by default side by side.
    """
    state = st.session_state
    # A plan that is loaded names its region alone: the province follows it, as the region follows a chosen province.
    state["province"] = ledger.province_of(state.setdefault("region", FIRST))
    left, right = places or st.columns(2)
    with left:
        province = choose_province(ledger)
    with right:
        return str(
            st.selectbox(
                _("Wilayah"),
                [province, *(region.code for region in ledger.members(province))],
                format_func=lambda code: sentences.region_name(ledger.regions[code]),
                key="region",
                persist_state="session",
                filter_mode="contains",
            )
        )


def choose_province(ledger: Ledger) -> str:
    """Let the visitor choose a province and return its code."""
    found_nothing()
    return str(
        st.selectbox(
            _("Provinsi"),
            [region.code for region in ledger.provinces()],
            format_func=lambda code: ledger.regions[code].name,
            key="province",
            persist_state="session",
            filter_mode="contains",
            on_change=_follow_province,
            args=(ledger,),
        )
    )


def positions(values: Iterable[float], current: float, label: Callable[[float], str]) -> list[float]:
    """Return the positions of a slider with the current one among them.

    Streamlit tells positions apart by what they read: of two that read the same only the current one stays.
    """
    by_label = {label(value): value for value in values} | {label(current): current}
    return sorted(by_label.values())


def _follow_province(ledger: Ledger) -> None:
    state = st.session_state
    if ledger.province_of(state.get("region", FIRST)) != state["province"]:
        state["region"] = state["province"]


def found_nothing() -> None:
    """Say in our own words that a typed search finds nothing: Streamlit's can't be set and are English."""
    empty, words = '[role="listbox"][data-empty] span', _("Tidak ada yang cocok")
    st.html(f'<style>{empty} {{ font-size: 0 }} {empty}::after {{ content: "{words}"; font-size: 1rem }}</style>')
