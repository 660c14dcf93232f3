"""Desa: the rule of a minimum in every village, the ranking of an upload, and what lifts those below."""

import streamlit as st

from ucj.facts.rules import month_number
from ucj.present.words.catalogue import _
from ucj.ui import clock, village_files, village_views
from ucj.ui.frame import open_page

ledger = open_page("Desa")
today = clock.today()
upload = village_files.uploaded()
village_files.show_removed()

sentence = st.container()
left, right = st.columns([1, 1.2], gap="medium")
with left:
    rule = village_views.choose_rule(month_number(f"{today:%Y-%m}"))
if upload:
    with right:
        origin = village_files.choose_origin(today)
    village_views.show_upload(ledger, upload, rule, origin, sentence)
    st.markdown(f"#### {_('Berkas')}")
    village_files.offer_template(ledger)
    village_files.choose_files(ledger)
    village_files.show_guide()
else:
    village_views.show_sentence(ledger, rule, today, sentence)
    left, right = st.columns([1.2, 1], gap="medium")
    with left:
        village_views.show_published(ledger, today)
    with right:
        st.markdown(f"#### {_('Isi angka per desa')}")
        village_files.offer_template(ledger)
        village_files.choose_files(ledger)
        village_files.show_guide()

st.markdown(f"#### {_('NTB dan Lampung menurut jumlah desa')}")
village_views.show_bounds(ledger, rule)
