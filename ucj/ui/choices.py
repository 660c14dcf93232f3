"""Widgets that choose a region, kept while the visitor moves between pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.regions import NATION
from ucj.present import sentences
from ucj.present.text import _

FIRST = "5203"


def choose_region(ledger: Ledger) -> str:
    """Let the visitor choose a region and return its code; Lombok Timur comes first."""
    codes = [code for code in ledger.regions if code != NATION]
    own = [code for code in codes if code[:2] == FIRST[:2]]
    ordered = [FIRST, *(code for code in own if code != FIRST), *(code for code in codes if code not in own)]
    return str(
        st.selectbox(
            _("Wilayah"),
            ordered,
            format_func=lambda code: sentences.region_name(ledger.regions[code]),
            key="region",
            persist_state="session",
            filter_mode=None,
        )
    )


def choose_province(ledger: Ledger) -> str:
    """Let the visitor choose a province and return its code."""
    return str(
        st.selectbox(
            _("Provinsi"),
            [region.code for region in ledger.provinces()],
            format_func=lambda code: ledger.regions[code].name,
            key="province",
            persist_state="session",
            filter_mode=None,
        )
    )


def positions(values: Iterable[float], current: float, label: Callable[[float], str]) -> list[float]:
    """Return the positions of a slider with the current one among them.

    Streamlit tells positions apart by what they read: of two that read the same only the current one stays.
    """
    by_label = {label(value): value for value in values} | {label(current): current}
    return sorted(by_label.values())
