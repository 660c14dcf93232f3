"""Figure cards: a number with its date and source at hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ucj.facts.disagreements import Disagreement
from ucj.facts.ledger import Ledger
from ucj.model.measures import Standing
from ucj.present.parts import Card
from ucj.present.words import sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import dated_sources, source_and_speaker
from ucj.ui.explain import offer_explanation

CONTEXT = ("poverty_rate", "poor_people", "employed", "informal_share", "paid_by_government")


def small(text: str) -> None:
    """Show small print in full colour: the grey of st.caption is too faint for a projector."""
    st.markdown(_small(text))


def show_table(rows: pd.DataFrame | list[dict[str, Any]]) -> None:
    """Show a table with lines between its rows."""
    st.table(rows, border="horizontal", hide_index=True)


def figure_cards(cards: Sequence[Card], columns: int = 4, key: str | None = None) -> None:
    """Show numbers, what they mean, and their dates and sources, so many in a row.

    Each is one element, unlike a column of them, so that a slider step redraws little; and unlike st.metric it wraps
    and never cuts. With a `key` each is found by it and its place. A card that can be explained has a button for it.
    """
    for first in range(0, len(cards), columns):
        row = enumerate(cards[first : first + columns], first)
        for column, (place, card) in zip(st.columns(columns), row, strict=False):
            with column, st.container(border=True, height="stretch", key=key and f"{key}_{place}"):
                parts = (card.label, f"## {card.value}", card.meaning, _small(card.source))
                st.markdown("\n\n".join(part for part in parts if part), anchors=False)
                if card.explanation:
                    offer_explanation(card.explanation, key=f"{key or 'card'}_{place}")


def _small(text: str) -> str:
    return "  \n".join(f":small[{line.strip()}]" for line in text.splitlines())


def disagreement_card(disagreement: Disagreement) -> None:
    """Set figures that disagree side by side and say why."""
    with st.container(border=True):
        st.markdown(f"**{_(disagreement.title)}**")
        show_table(
            [
                {
                    _("Angka dan tanggal"): f"{sentences.figure_value(figure)} ({sentences.period(figure)})",
                    _("Indikator"): _(figure.indicator.label),
                    _("Sumber"): source_and_speaker(figure),
                }
                for figure in sorted(disagreement.figures, key=lambda figure: figure.as_of)
            ]
        )
        st.markdown(_(disagreement.explanation))


def standing_card(ledger: Ledger, where: Standing, today: dt.date) -> None:
    """Show the main figures of a region in a small card."""
    with st.container(border=True):
        st.subheader(sentences.region_name(where.region), anchor=False)
        st.markdown(sentences.standing_sentence(ledger.premiums, where, today))
        if where.figures:
            small(f"{_('Cakupan')}: {dated_sources(where.figures, today)}")
        context_figures(ledger, where.region.code, today)


def context_figures(ledger: Ledger, region: str, today: dt.date) -> None:
    """Show poverty, labour and people paid by government in a region, each with its date and source."""
    lines = []
    for indicator in CONTEXT:
        figure = ledger.leading(region, indicator)
        label = _(ledger.indicators[indicator].label)
        if figure is None:
            lines.append(f"{label}: {_('belum ada angka terbit')}")
            continue
        value = sentences.figure_value(figure)
        lines.append(f"{label}: **{value}** :small[({dated_sources([figure], today)})]")
    st.markdown("  \n".join(lines))
