"""Metode: the model in words, who may pay, its assumptions, its back-test, what it leaves out, and the glossary."""

import streamlit as st

from ucj.facts.rules import month_number
from ucj.model.backtest import backtest
from ucj.model.poverty import estimate_test
from ucj.present import legal_basis, method, method_sections, method_tables
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.ui.cards import show_table, small
from ucj.ui.clock import today
from ucj.ui.frame import open_page

ledger = open_page("Metode dan asumsi")
month = f"{today():%Y-%m}"
st.subheader(_("Tiga indikator yang tidak boleh tertukar"), anchor=False)
for name, formula, meaning in method.measures():
    st.markdown(f"**{name}** = {formula}. {meaning}")

st.subheader(_("Bagaimana rencana dihitung"), anchor=False)
for section in method_sections.sections(ledger):
    st.markdown(f"#### {section.heading}")
    if section.formula:
        for line in section.formula.lines:
            st.latex(line)
        st.markdown(section.formula.legend)
    st.markdown("\n".join(f"- {line}" for line in section.lines))

st.subheader(_("Iuran seorang pada {month}").format(month=numbers.date(month)), anchor=False)
show_table(method_tables.premium_table(ledger, month_number(month)))

st.subheader(_("Siapa boleh membayar siapa"), anchor=False)
show_table(method_tables.eligibility_table(ledger))
small("\n".join(method_tables.eligibility_notes(ledger)))

st.subheader(_("Dasar hukum"), anchor=False)
small(legal_basis.caution())
show_table(legal_basis.laws_frame(ledger))
st.markdown("\n".join(f"- {line}" for line in legal_basis.rules(ledger, today())))

st.subheader(_("Uji mundur: seberapa jauh model meleset"), anchor=False)
trials = backtest(ledger)
st.markdown(method_tables.backtest_sentence(trials))
show_table(method_tables.backtest_table(trials))

st.subheader(_("Bagaimana target tahunan dibagi"), anchor=False)
st.markdown("\n".join(f"- {item}" for item in method.yearly_targets()))

st.subheader(_("Asumsi dan sumbernya"), anchor=False)
show_table(method.assumption_table(ledger))

st.subheader(_("Yang tidak dimodelkan"), anchor=False)
st.markdown("\n".join(f"- {item}" for item in method.not_modelled(ledger)))

st.subheader(_("Mengapa tidak ada perkiraan"), anchor=False)
st.markdown(method.why_no_estimates(estimate_test(ledger)))

st.subheader(_("Mengapa bukan Dana Desa"), anchor=False)
st.markdown(method.why_no_dana_desa())

st.subheader(_("Arti singkatan"), anchor=False)
st.markdown("\n".join(f"- **{word}**: {meaning}" for word, meaning in method.glossary()))
