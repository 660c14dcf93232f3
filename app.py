"""Ringkasan: where a region stands, in four numbers and one sentence."""

import streamlit as st

from ucj.model.coming_lapse import coming_lapse
from ucj.model.gap_cost import gap_cost
from ucj.model.measures import standing
from ucj.present import also_published, standing_lines, standings
from ucj.present.explain.standing import standing_explanations
from ucj.present.published_series import published_series
from ucj.present.words import sentences, target_words
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim
from ucj.ui import clock
from ucj.ui.brief import show_standing_brief
from ucj.ui.cards import context_figures, disagreement_card, figure_cards, small
from ucj.ui.chart import show_chart
from ucj.ui.frame import open_page
from ucj.ui.region_choice import choose_region
from ucj.ui.typed_figures import is_waiting, type_figures

ledger = open_page("Ringkasan")
today = clock.today()
where = standing(ledger, choose_region(ledger), today)
sentence = sentences.standing_sentence(ledger.premiums, where, today)

st.subheader(sentence, anchor=False)
if fall := standing_lines.lapse(where, coming_lapse(ledger, where.region.code), today):
    st.markdown(fall)
if where.coverage is not None:
    whole = gap_cost(ledger, where.region.code, today)
    explained = standing_explanations(ledger, where, today, whole)
    figure_cards(standings.cards(ledger.premiums, where, today, whole=whole, explained=explained))
if said := target_words.before(where):
    small(said)
if is_waiting(ledger, where.region.code):
    with st.container(border=True):
        st.markdown(f"#### {_('Isi dua angka, atau unggah tabel')}")
        type_figures(ledger, where.region.code, today)
        st.page_link("pages/unggah.py", label=_("Unggah tabel satu provinsi"), icon=":material/upload_file:")
if beside := standing_lines.comparison(ledger, where, today):
    small(beside)
if remarks := standing_lines.remarks(where):
    small(_("Catatan: {remarks}").format(remarks=remarks))
with st.container(horizontal=True):
    show_standing_brief(ledger, where.region.code)
    st.page_link("pages/paparan.py", label=_("Buka paparan"))

if series := published_series(ledger, where):
    st.subheader(series.chart.title, anchor=False)
    show_chart(series.chart.data, series.chart.spec, alt=series.message)
    said = series.chart.note if series.broken else f"{series.message}. {series.chart.note}"
    small(f"{said} {_('Arahkan penunjuk ke titik untuk tanggal dan sumbernya.')}")
    if series.broken:
        small(verbatim(series.listed))
else:
    small(_("Belum ada dua angka terbit yang dapat dijadikan deret."))

st.subheader(_("Kemiskinan dan tenaga kerja"), anchor=False)
context_figures(ledger, where.region.code, today)
if also := also_published.beside_a_region(ledger, where.region.code):
    st.markdown(f"**{_('Juga terbit')}**")
    st.markdown("  \n".join(also))

disputes = [item for item in ledger.disagreements if item.region == where.region]
if disputes:
    st.subheader(_("Sumber yang berbeda"), anchor=False)
    for item in disputes:
        disagreement_card(item)
