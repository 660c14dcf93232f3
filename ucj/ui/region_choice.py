"""Widgets that choose a region, kept while the visitor moves between pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ucj.facts.ledger import Ledger
from ucj.present.words import sentences
from ucj.present.words.catalogue import _
from ucj.ui.controls import choose
from ucj.ui.session import PROVINCE, REGION, VILLAGE_REGION, Key


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
        codes = [province, *(region.code for region in ledger.members(province))]
        return _choose(_("Wilayah"), codes, _region_names(ledger), REGION)


def choose_province(ledger: Ledger) -> str:
    """Let the visitor choose a province and return its code; another province becomes the region of the session."""
    show_no_match()
    PROVINCE.set(ledger.province_of(REGION.get()))
    names = {region.code: region.name for region in ledger.provinces()}
    return _choose(_("Provinsi"), list(names), names.__getitem__, PROVINCE, follow=True)


def choose_village_region(ledger: Ledger) -> str:
    """Return the code of a kabupaten whose villages are known, that of the session if it can be.

    Where there are several the visitor chooses, and the one chosen becomes the region of the session.
    """
    codes, region = ledger.village_regions(), REGION.get()
    if region in codes or VILLAGE_REGION.get() not in codes:
        VILLAGE_REGION.set(region if region in codes else codes[0])
    if len(codes) == 1:
        return codes[0]
    return _choose(_("Wilayah"), codes, _region_names(ledger), VILLAGE_REGION, follow=True)


def _choose(
    label: str, codes: Sequence[str], name: Callable[[str], str], key: Key[Any], *, follow: bool = False
) -> str:
    look: dict[str, Any] = {"on_change": _follow, "args": (key,)} if follow else {}
    return str(choose(label, codes, format_func=name, key=key, filter_mode="contains", **look))


def _region_names(ledger: Ledger) -> Callable[[str], str]:
    return lambda code: sentences.region_name(ledger.regions[code])


def _follow(key: Key[str | None]) -> None:
    if region := key.get():
        REGION.set(region)


def show_no_match() -> None:
    """Say in our own words that a typed search finds nothing: Streamlit's can't be set and are English."""
    empty, words = '[role="listbox"][data-empty] span', _("Tidak ada yang cocok")
    st.html(f'<style>{empty} {{ font-size: 0 }} {empty}::after {{ content: "{words}"; font-size: 1rem }}</style>')
