"""Kemiskinan: coverage against poverty, and where one more contribution reaches the poor."""

from functools import partial

import streamlit as st

from ucj.facts.rules import month_of
from ucj.model.poverty import poor_protected
from ucj.present import also_published, poverty
from ucj.present.draw import charts
from ucj.present.explain import published
from ucj.present.words.catalogue import _
from ucj.ui.cards import show_table, small
from ucj.ui.chart import show_chart
from ucj.ui.clock import today
from ucj.ui.explain import offer_explanation
from ucj.ui.frame import open_page
from ucj.ui.region_choice import choose_province

ledger = open_page("Kemiskinan")
province = choose_province(ledger)
st.subheader(poverty.headline(ledger, province), anchor=False)
small(
    _("Yang dibayar pemerintah belum tentu penduduk miskin; angka ini hanya membandingkan besarnya.")
    + " "
    + poverty.disputed_share(ledger, province)
)
if later := also_published.later_poverty(ledger):
    st.markdown("  \n".join(later))

everywhere = [region for place in ledger.provinces() for region in ledger.members(place.code)]
offer_explanation(partial(published.paid_share, ledger, province, today()), key="paid_share")
rows = poor_protected(ledger, everywhere)
frame = poverty.scatter_frame(rows, province)
members = poor_protected(ledger, ledger.members(province))
st.markdown(f"#### {poverty.chart_title(rows)}")
show_chart(frame, charts.poverty_spec(), alt=_("Cakupan terhadap persentase penduduk miskin"))
small(poverty.quadrants(rows))
small(poverty.missing_names(ledger.regions[province], members))

st.markdown(f"#### {poverty.reach_title(members)}")
show_table(poverty.reach_table(ledger, members))
offer_explanation(partial(published.reach, members, today()), key="reach")
small(poverty.reach_formula(members))
st.markdown(poverty.premium_sentence(ledger, province, month_of(today())))
