"""Figure cards: a number with its date and source at hand."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from ucj.facts.disagreements import Disagreement
from ucj.facts.ledger import Ledger
from ucj.model.measures import Standing
from ucj.present import numbers, sentences
from ucj.present.citations import dated_sources, source_link
from ucj.present.summary import Card
from ucj.present.text import _


def small(text: str) -> None:
    """Show small print in full colour: the grey of st.caption is too faint for a projector."""
    st.markdown(_small(text))


def figure_card(card: Card) -> None:
    """Show a number, what it means, and its dates and sources.

    One element, unlike a column of them, so that a slider step redraws little; and unlike st.metric it wraps and never
    cuts.
    """
    with st.container(border=True, height="stretch"):
        parts = (card.label, f"## {card.value}", card.meaning, _small(card.source))
        st.markdown("\n\n".join(part for part in parts if part))


def _small(text: str) -> str:
    return "  \n".join(f":small[{line.strip()}]" for line in text.splitlines())


def disagreement_card(ledger: Ledger, disagreement: Disagreement) -> None:
    """Set figures that disagree side by side and say why."""
    with st.container(border=True):
        st.markdown(f"**{_(disagreement.title)}**")
        st.table(
            [
                {
                    _("Angka"): sentences.figure_value(figure, ledger.indicators[figure.indicator].unit),
                    _("Ukuran"): _(ledger.indicators[figure.indicator].label),
                    _("Per"): numbers.date(figure.as_of),
                    _("Sumber"): source_link(figure.source),
                }
                for figure in sorted(disagreement.figures, key=lambda figure: figure.as_of)
            ],
            border="horizontal",
            hide_index=True,
        )
        st.markdown(_(disagreement.explanation))


def standing_card(ledger: Ledger, where: Standing, today: dt.date) -> None:
    """Show the main figures of a region in a small card."""
    with st.container(border=True):
        st.markdown(f"#### {sentences.region_name(where.region)}")
        st.markdown(sentences.standing_sentence(where, None))
        for indicator in ("poverty_rate", "poor_people", "informal_share", "employed", "paid_by_government"):
            figure = ledger.leading(where.region.code, indicator)
            label = _(ledger.indicators[indicator].label)
            if figure is None:
                st.markdown(f"{label}: {_('belum ada angka terbit')}")
                continue
            value = sentences.figure_value(figure, ledger.indicators[indicator].unit)
            st.markdown(f"{label}: **{value}** :small[({dated_sources([figure], today)})]")
        if where.figures:
            small(f"{_('Cakupan')}: {dated_sources(where.figures, today)}")
