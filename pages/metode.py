"""Metode: the model in words, its assumptions, what it leaves out, and the glossary."""

import streamlit as st

from ucj.model.poverty import estimate_test
from ucj.present import method
from ucj.present.words.catalogue import _
from ucj.ui.cards import show_table
from ucj.ui.frame import open_page

ledger = open_page("Metode dan anggapan")
st.subheader(_("Tiga ukuran yang tidak boleh tertukar"), anchor=False)
for name, formula, meaning in method.measures():
    st.markdown(f"**{name}** = {formula}. {meaning}")

st.subheader(_("Bagaimana rencana dihitung"), anchor=False)
st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(method.steps(), start=1)))

st.subheader(_("Bagaimana target tahunan dibagi"), anchor=False)
st.markdown("\n".join(f"- {item}" for item in method.yearly_targets()))

st.subheader(_("Anggapan dan sumbernya"), anchor=False)
show_table(method.assumption_table(ledger))

st.subheader(_("Yang tidak dimodelkan"), anchor=False)
st.markdown("\n".join(f"- {item}" for item in method.not_modelled(ledger)))

st.subheader(_("Mengapa tidak ada perkiraan"), anchor=False)
st.markdown(method.why_no_estimates(estimate_test(ledger)))

st.subheader(_("Mengapa bukan Dana Desa"), anchor=False)
st.markdown(method.why_no_dana_desa())

st.subheader(_("Arti singkatan"), anchor=False)
st.markdown("\n".join(f"- **{word}**: {meaning}" for word, meaning in method.glossary()))
