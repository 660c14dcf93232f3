"""Manfaat: what the programme paid, two payments taken apart by the rules, and what the region won."""

import streamlit as st

from ucj.model.awards import award
from ucj.present import award_text, benefit_text, case_text, charts, sentences
from ucj.present.text import _
from ucj.ui import clock
from ucj.ui.cards import figure_card, small
from ucj.ui.choices import choose_region
from ucj.ui.frame import open_page

ledger = open_page("Manfaat dan penghargaan")
today = clock.today()
region = choose_region(ledger)
given = award(ledger, region)

st.subheader(benefit_text.headline(ledger, region), anchor=False)
for column, card in zip(st.columns(4), benefit_text.cards(ledger, region, given, today), strict=False):
    with column:
        figure_card(card)

st.subheader(_("Yang dibayarkan, seperti terbit"), anchor=False)
own = benefit_text.paid_table(ledger, region)
if len(own):
    st.table(own, border="horizontal", hide_index=True)
for code in benefit_text.places_around(ledger, region):
    name = sentences.region_name(ledger.regions[code])
    with st.expander(_("Yang terbit untuk {name}").format(name=name), expanded=not len(own)):
        st.table(benefit_text.paid_table(ledger, code), border="horizontal", hide_index=True)
for line in benefit_text.disputes(ledger, region):
    small(line)
small(benefit_text.not_comparable())
small(benefit_text.ratio_sentence(ledger))

st.subheader(_("Dua santunan, diurai menurut aturan"), anchor=False)
bars = case_text.frame(ledger)
st.vega_lite_chart(bars, charts.cases_spec(), alt=_("Santunan kematian dan sisanya dalam tiap kasus"))
for column, case in zip(st.columns(len(ledger.cases)), ledger.cases, strict=True):
    with column:
        st.markdown(f"**{case_text.title(ledger, case)}**")
        small(case_text.published(case))
        st.table(case_text.parts_table(ledger, case), border="horizontal", hide_index=True)
        st.markdown("\n".join(f"- {line}" for line in case_text.conclusions(ledger, case)))
st.markdown(f"**{_('Beasiswa bagi tiap anak menurut aturan')}**")
st.table(case_text.school_table(ledger), border="horizontal", hide_index=True)
small(case_text.school_rule(ledger))

st.subheader(_("Penghargaan Paritrana"), anchor=False)
st.markdown(award_text.headline(ledger, region, given))
if given and given.score:
    parts = award_text.components_frame(ledger, given)
    st.vega_lite_chart(parts, charts.components_spec(), alt=_("Nilai Paritrana menurut komponen"))
    small(award_text.components_note(given))
ranks = award_text.rank_table(ledger, region[:2])
if len(ranks):
    st.table(ranks, border="horizontal", hide_index=True)
