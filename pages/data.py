"""Data dan sumber: every figure with its source, the disagreements, and what the indicators mean."""

import datetime as dt

import streamlit as st

from ucj.present import ledger_table, sentences
from ucj.present.text import _, bound
from ucj.ui.cards import disagreement_card, small
from ucj.ui.choices import found_nothing
from ucj.ui.frame import open_page

ROWS_SHOWN = 60

ledger = open_page("Data dan sumber")
small(ledger_table.verified(ledger))
first, second, third = st.columns(3)
with first:
    found_nothing()
    region = st.selectbox(
        _("Wilayah"),
        [None, *ledger.regions],
        format_func=lambda code: _("Semua wilayah") if code is None else sentences.region_name(ledger.regions[code]),
        key="data_region",
        filter_mode="contains",
    )
with second:
    indicator = st.selectbox(
        _("Ukuran"),
        [None, *ledger.indicators],
        format_func=lambda name: _("Semua ukuran") if name is None else _(ledger.indicators[name].label),
        key="data_indicator",
        filter_mode=None,
    )
with third:
    words = st.text_input(
        _("Cari kata"),
        key="data_words",
        placeholder=_("misalnya Paritrana"),
        max_chars=ledger_table.LONGEST_SEARCH,
    )

found = ledger_table.matching(ledger, region=region, indicator=indicator, words=words)
if not found:
    st.info(_("Tidak ada angka yang cocok. Kurangi kata atau pilih semua wilayah dan ukuran."))
else:
    st.table(ledger_table.readable(ledger, found[:ROWS_SHOWN], dt.date.today()), border="horizontal", hide_index=True)
    if len(found) > ROWS_SHOWN:
        small(
            _("Menampilkan {shown} dari {all} angka; persempit pencarian untuk melihat yang lain.").format(
                shown=ROWS_SHOWN, all=len(found)
            )
        )
with st.container(horizontal=True):
    st.download_button(
        _("Unduh CSV"),
        bound(lambda: ledger_table.as_csv(ledger)),
        file_name="ucj-data.csv",
        mime="text/csv",
        on_click="ignore",
    )
    st.download_button(
        _("Unduh XLSX"), bound(lambda: ledger_table.as_xlsx(ledger)), file_name="ucj-data.xlsx", on_click="ignore"
    )

if indicator:
    st.subheader(_(ledger.indicators[indicator].label), anchor=False)
    for heading, said in ledger_table.metadata(ledger, indicator):
        st.markdown(f"**{heading}**: {said}")

disputes = [item for item in ledger.disagreements if region in (None, item.region)]
if disputes:
    title = _("Sumber yang berbeda ({count})").format(count=len(disputes))
    with st.expander(title, expanded=region is not None, key="disputes", on_change="rerun") as opened:
        if opened.open:
            for item in disputes:
                disagreement_card(ledger, item)
