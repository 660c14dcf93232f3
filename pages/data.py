"""Data dan sumber: every figure with its source and age, the disagreements, and what the indicators mean."""

from functools import partial

import streamlit as st

from ucj.present import ledger_table, staleness
from ucj.present.explain.published import published
from ucj.present.words import sentences
from ucj.present.words.catalogue import _
from ucj.ui.cards import disagreement_card, show_table, small
from ucj.ui.clock import today
from ucj.ui.controls import choose, keep, keep_fold
from ucj.ui.downloads import offer_files, table_files
from ucj.ui.explain import offer_explanation
from ucj.ui.frame import open_page
from ucj.ui.region_choice import show_no_match
from ucj.ui.session import DATA_INDICATOR, DATA_REGION, DATA_WORDS, STALE

ROWS_SHOWN = 60

ledger = open_page("Data dan sumber")
small(ledger_table.verified(ledger))
first, second, third = st.columns(3)
with first:
    show_no_match()
    region = choose(
        _("Wilayah"),
        [None, *ledger.regions],
        format_func=lambda code: _("Semua wilayah") if code is None else sentences.region_name(ledger.regions[code]),
        key=DATA_REGION,
        filter_mode="contains",
    )
with second:
    indicator = choose(
        _("Indikator"),
        [None, *ledger.indicators],
        format_func=lambda name: _("Semua indikator") if name is None else _(ledger.indicators[name].label),
        key=DATA_INDICATOR,
    )
with third:
    words = keep(
        st.text_input,
        _("Cari kata"),
        key=DATA_WORDS,
        placeholder=_("misalnya Paritrana"),
        max_chars=ledger_table.LONGEST_SEARCH,
    )

found = ledger_table.matching(ledger, region=region, indicator=indicator, words=words)
if not found:
    st.info(_("Tidak ada angka yang cocok. Kurangi kata atau pilih semua wilayah dan indikator."))
else:
    show_table(ledger_table.readable(found[:ROWS_SHOWN], today()))
    offer_explanation(partial(published, found[0], today()), key="found_figure")
    if len(found) > ROWS_SHOWN:
        small(
            _("Menampilkan {shown} dari {all} angka; persempit pencarian untuk melihat yang lain.").format(
                shown=ROWS_SHOWN, all=len(found)
            )
        )
files = table_files("ucj-data", partial(ledger_table.as_xlsx, ledger), partial(ledger_table.as_csv, ledger))
offer_files(_("Unduh semua angka"), lambda: files, key="data_files", content=ledger)

if indicator:
    st.subheader(_(ledger.indicators[indicator].label), anchor=False)
    for heading, said in ledger_table.metadata(ledger, indicator):
        st.markdown(f"**{heading}**: {said}")

with keep_fold(_("Daftar pembaruan: angka utama menurut umurnya"), key=STALE) as opened:
    if opened.open:
        day = today()
        aged = staleness.by_age(ledger, day, region, indicator)
        small(staleness.sentence(aged))
        if aged:
            show_table(staleness.readable(aged[:ROWS_SHOWN], day))
            if len(aged) > ROWS_SHOWN:
                small(
                    _("Menampilkan {shown} dari {count}; selebihnya ada di unduhan.").format(
                        shown=ROWS_SHOWN, count=len(aged)
                    )
                )
            listed = table_files("ucj-pembaruan", partial(staleness.as_xlsx, aged), partial(staleness.as_csv, aged))
            content = (ledger, region, indicator, day)
            offer_files(_("Unduh daftar pembaruan"), lambda: listed, key="stale_files", content=content)

disputes = [item for item in ledger.disagreements if region in (None, item.region.code)]
if disputes:
    title = _("Sumber yang berbeda ({count})").format(count=len(disputes))
    with st.expander(title, expanded=region is not None, key="disputes", on_change="rerun") as opened:
        if opened.open:
            for item in disputes:
                disagreement_card(item)
