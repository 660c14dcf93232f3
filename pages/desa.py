"""Desa: the rule of a minimum in every village, the ranking of an upload, and what lifts those below."""

import datetime as dt

import streamlit as st

from ucj.facts.rules import month_number
from ucj.model.villages import MINIMUM
from ucj.present.text import _
from ucj.present.village_text import Rule
from ucj.ui import village_files, village_views
from ucj.ui.frame import open_page

ledger = open_page(_("Desa"))
today = dt.date.today()
upload = village_files.uploaded()

sentence = st.container()
left, right = st.columns([1, 3], vertical_alignment="bottom")
with left:
    minimum = st.number_input(
        _("Minimal per desa (orang)"),
        min_value=1,
        max_value=5_000,
        value=MINIMUM,
        step=10,
        key="village_minimum",
        persist_state="session",
    )
with right:
    urban = st.toggle(_("Hitung juga kelurahan"), key="village_urban", persist_state="session")
rule = Rule(minimum, urban, month_number(f"{today:%Y-%m}"))

if upload:
    village_views.show_upload(ledger, upload, rule, today, sentence)
    st.markdown(f"#### {_('Berkas')}")
    village_files.offer_template(ledger)
    village_files.choose_files(ledger)
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
