"""Desa: the rule of a minimum in every village, the ranking of an upload, and what lifts those below."""

import streamlit as st

from ucj.facts.rules import month_of
from ucj.present.words.catalogue import _
from ucj.ui import clock, village_files, village_views
from ucj.ui.frame import open_page
from ucj.ui.region_choice import choose_village_region

ledger = open_page("Desa")
today = clock.today()
region = choose_village_region(ledger)
upload = village_files.uploaded(region)
village_files.show_removed(region)

sentence = st.container()
left, right = st.columns([1, 1.2], gap="medium")
with left:
    rule = village_views.choose_rule(month_of(today))
if upload:
    with right:
        origin = village_files.choose_origin(region, today)
    village_views.show_upload(ledger, region, upload, rule, origin, sentence)
    files, heading = st.container(), _("Berkas")
else:
    village_views.show_sentence(ledger, region, rule, today, sentence)
    left, files = st.columns([1.2, 1], gap="medium")
    with left:
        village_views.show_published(ledger, region, today)
    heading = _("Isi angka per desa")
with files:
    st.markdown(f"#### {heading}")
    village_files.offer_template(ledger, region)
    village_files.choose_files(ledger, region)
    village_files.show_guide()

st.markdown(f"#### {_('NTB dan Lampung menurut jumlah desa')}")
village_views.show_bounds(ledger, rule, today)
