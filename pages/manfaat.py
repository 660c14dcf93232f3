"""Manfaat: what the programme paid, two payments taken apart by the rules, and what the region won."""

import streamlit as st

from ucj.model.awards import award
from ucj.present import awards, family_cases, payouts
from ucj.present.draw import charts
from ucj.present.words import sentences
from ucj.present.words.catalogue import _
from ucj.ui import clock
from ucj.ui.cards import figure_cards, show_table, small
from ucj.ui.chart import show_chart
from ucj.ui.frame import open_page
from ucj.ui.region_choice import choose_region

ledger = open_page("Manfaat dan penghargaan")
today = clock.today()
region = choose_region(ledger)
given = award(ledger, region)

st.subheader(payouts.headline(ledger, region), anchor=False)
figure_cards(payouts.cards(ledger, region, given, today))

st.subheader(_("Yang dibayarkan, seperti terbit"), anchor=False)
own = payouts.paid_table(ledger, region)
if len(own):
    show_table(own)
for code in payouts.places_around(ledger, region):
    name = sentences.region_name(ledger.regions[code])
    with st.expander(_("Yang terbit untuk {name}").format(name=name), expanded=not len(own)):
        show_table(payouts.paid_table(ledger, code))
for line in payouts.disputes(ledger, region):
    small(line)
small(payouts.not_comparable())
small(payouts.ratio_sentence(ledger))

st.subheader(_("Dua santunan, diurai menurut aturan"), anchor=False)
bars = family_cases.frame(ledger)
show_chart(bars, charts.cases_spec(), alt=_("Santunan kematian dan sisanya dalam tiap kasus"))
for column, case in zip(st.columns(len(ledger.cases)), ledger.cases, strict=True):
    with column:
        st.markdown(f"**{family_cases.title(case)}**")
        small(family_cases.published(case))
        show_table(family_cases.parts_table(ledger, case))
        st.markdown("\n".join(f"- {line}" for line in family_cases.conclusions(ledger, case)))
st.markdown(f"**{_('Beasiswa bagi tiap anak menurut aturan')}**")
show_table(family_cases.school_table(ledger))
small(family_cases.school_rule(ledger))

st.subheader(_("Penghargaan Paritrana"), anchor=False)
st.markdown(awards.headline(ledger, region, given))
if given and given.score:
    parts = awards.components_frame(given)
    show_chart(parts, charts.components_spec(), alt=_("Nilai Paritrana menurut komponen"))
    small(awards.components_note(given))
ranks = awards.rank_table(ledger, region[:2])
if len(ranks):
    show_table(ranks)
    small(awards.ranks_note(ledger, region[:2]))
