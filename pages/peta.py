"""Peta: the kabupaten/kota of a province on a map that needs no internet."""

from functools import partial

import streamlit as st

from ucj.model.measures import standing
from ucj.present import frames, map_words
from ucj.present.draw import choropleth
from ucj.present.draw.legend import class_legend
from ucj.present.draw.map_measures import map_measures
from ucj.present.explain.published import on_the_map
from ucj.present.words import sentences
from ucj.present.words.catalogue import _
from ucj.ui.cards import show_table, small, standing_card
from ucj.ui.clock import today
from ucj.ui.controls import choose, keep
from ucj.ui.explain import offer_explanation
from ucj.ui.frame import open_page
from ucj.ui.leaflet import show_map
from ucj.ui.region_choice import choose_province
from ucj.ui.session import CHOSEN_ON_MAP, LAST_CLICK, MEASURE, TILES

ledger = open_page("Peta")
day = today()
measures = map_measures(day)
left, right = st.columns([1, 2])
with left:
    province = choose_province(ledger)
with right:
    chosen_measure = choose(
        _("Indikator"),
        list(measures),
        format_func=lambda name: measures[name].label,
        key=MEASURE,
        default=next(iter(measures)),
    )
measure = measures[chosen_measure]
values = choropleth.values(ledger, province, measure)

message = map_words.headline(ledger, province, measure, values, day)
st.subheader(message, anchor=False)
if rest := map_words.left_out(values):
    small(rest)
if own := map_words.whole_province(ledger, province, measure, day):
    small(own)
if CHOSEN_ON_MAP.get() not in values:
    CHOSEN_ON_MAP.set(None)
chosen = CHOSEN_ON_MAP.get()
clicked = show_map(
    province,
    choropleth.shapes(ledger, measure, values, chosen, day),
    key="peta",
    height=350,
    alt=message,
    background=TILES.get(),
)
if clicked and clicked != LAST_CLICK.get():
    # The map hands in its last click again and again; a choice made below must not be undone by it.
    LAST_CLICK.set(clicked)
    CHOSEN_ON_MAP.set(clicked)
    st.rerun()
st.html(class_legend(measure.label, measure.legend(), choropleth.period(values)))
small(measure.meaning)
if sums := map_words.reconciliation(ledger, province, chosen_measure, values):
    st.markdown(sums)
keep(st.toggle, _("Latar peta dari internet (OpenStreetMap)"), key=TILES)

choose(
    _("Kartu wilayah"),
    list(values),
    index=None,
    placeholder=_("Klik sebuah wilayah di peta, atau pilih di sini"),
    format_func=lambda code: sentences.region_name(ledger.regions[code]),
    key=CHOSEN_ON_MAP,
)
if chosen:
    standing_card(ledger, standing(ledger, chosen, day), day)

st.subheader(_("Tabel"), anchor=False)
show_table(frames.measure_table(ledger, province, measure))
# Without a region of the reader's, the first one of which there is a figure.
explained = chosen or next((code for code, value in values.items() if value), next(iter(values)))
offer_explanation(
    partial(on_the_map, ledger, chosen_measure, measure, explained, values[explained], day), key="on_the_map"
)
st.download_button(
    _("Unduh CSV"),
    frames.measure_csv(ledger, province, measure),
    file_name=f"ucj-{province}-{chosen_measure}.csv",
    mime="text/csv",
    icon=":material/download:",
    on_click="ignore",
)
