"""Angka sendiri: the template, the upload, and the report of what was read."""

from functools import partial

import streamlit as st

from ucj.present import uploads
from ucj.present.words.catalogue import _
from ucj.ui import own_figures
from ucj.ui.cards import show_table, small
from ucj.ui.clock import today
from ucj.ui.downloads import offer_files, table_files
from ucj.ui.frame import open_page
from ucj.ui.region_choice import choose_province
from ucj.ui.uploads import show_notes

ledger = open_page("Angka sendiri")
own = own_figures.OWN_FIGURES.get()
st.subheader(
    uploads.accepted_sentence(own)
    if own
    else _("Semua halaman memakai angka terbit. Unggah tabel resmi untuk memakai angka sendiri."),
    anchor=False,
)

st.markdown(f"#### {_('1. Unduh templat')}")
province = choose_province(ledger)
templates = table_files(
    f"ucj-templat-{province}",
    partial(uploads.template_xlsx, ledger, province),
    partial(uploads.template_csv, ledger, province),
)
offer_files(_("Unduh templat"), lambda: templates, key="template_files", content=(ledger, province))
st.markdown(f"#### {_('2. Isi')}")
st.markdown("\n".join(f"- `{name}`: {meaning}" for name, meaning in uploads.column_guide()))
small(
    _(
        "Tabel kantor yang sudah ada boleh dipakai bila judul kolomnya serupa. Baris jumlah, tanda tangan, dan baris "
        "kosong dilewati. Tanggal dan sumber dibaca dari judul tabel, atau ditanyakan."
    )
)

st.markdown(f"#### {_('3. Unggah')}")
chosen = own_figures.choose_file(ledger, today())
upload = chosen or own
if upload and upload.accepted:
    show_table(uploads.accepted_table(ledger, upload))
if upload and not upload.problems:
    show_notes(ledger, upload, answers=chosen is None)
small(
    _("Berkas dibaca di sesi ini saja dan tidak ditulis ke mana pun. Bila ada satu kesalahan, tidak ada yang dipakai.")
)
