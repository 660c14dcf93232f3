"""Widgets that choose a region, kept while the visitor moves between pages."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ucj.facts.ledger import Ledger
from ucj.present.words import sentences
from ucj.present.words.catalogue import _
from ucj.ui.controls import keep

FIRST = "5203"
_PROVINCE, _VILLAGES = "province", "village_region"


def current_region() -> str:
    """Return the code of the region of this session; Lombok Timur comes first."""
    return str(st.session_state.get("region", FIRST))


def choose_region(ledger: Ledger, places: Sequence[DeltaGenerator] | None = None) -> str:
    """Let the visitor choose a province and a region in it, and return its code.

    Parameters
    ----------
    ledger : Ledger
        The facts.
    places : sequence of two DeltaGenerator, optional
        Where province and region are drawn, by default side by side.
    """
    left, right = places or st.columns(2)
    with left:
        province = choose_province(ledger)
    with right:
        return str(
            keep(
                st.selectbox,
                _("Wilayah"),
                [province, *(region.code for region in ledger.members(province))],
                format_func=lambda code: sentences.region_name(ledger.regions[code]),
                key="region",
                default=FIRST,
                filter_mode="contains",
            )
        )


def choose_province(ledger: Ledger) -> str:
    """Let the visitor choose a province and return its code; another province becomes the region of the session."""
    found_nothing()
    # The province is never kept beside the region: one of them would be wrong after a plan is loaded.
    st.session_state[_PROVINCE] = ledger.province_of(current_region())
    return str(
        keep(
            st.selectbox,
            _("Provinsi"),
            [region.code for region in ledger.provinces()],
            format_func=lambda code: ledger.regions[code].name,
            key=_PROVINCE,
            filter_mode="contains",
            on_change=_follow,
            args=(_PROVINCE,),
        )
    )


def choose_village_region(ledger: Ledger) -> str:
    """Return the code of a kabupaten whose villages are known, that of the session if it can be.

    Where there are several the visitor chooses, and the one chosen becomes the region of the session.
    """
    codes, region, state = ledger.village_regions(), current_region(), st.session_state
    if region in codes or state.get(_VILLAGES) not in codes:
        state[_VILLAGES] = region if region in codes else codes[0]
    if len(codes) == 1:
        return codes[0]
    return str(
        keep(
            st.selectbox,
            _("Wilayah"),
            codes,
            format_func=lambda code: sentences.region_name(ledger.regions[code]),
            key=_VILLAGES,
            filter_mode="contains",
            on_change=_follow,
            args=(_VILLAGES,),
        )
    )


def _follow(key: str) -> None:
    st.session_state["region"] = st.session_state[key]


def found_nothing() -> None:
    """Say in our own words that a typed search finds nothing: Streamlit's can't be set and are English."""
    empty, words = '[role="listbox"][data-empty] span', _("Tidak ada yang cocok")
    st.html(f'<style>{empty} {{ font-size: 0 }} {empty}::after {{ content: "{words}"; font-size: 1rem }}</style>')
