"""Participants of each village that a visitor uploaded: in this session only, until removed."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from ucj.facts.intake.grids import BUSY
from ucj.facts.intake.village_uploads import VillageUpload, read_villages
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number, month_text
from ucj.present import village_reports, village_tables
from ucj.present.village_tables import Origin
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim
from ucj.ui.cards import small
from ucj.ui.controls import keep
from ucj.ui.downloads import offer_files, table_files
from ucj.ui.reports import read_once, show_problems
from ucj.ui.session import TEMPLATE_DISTRICT, VILLAGE_MONTH, VILLAGE_SOURCE
from ucj.ui.uploader import say_in_our_words

KEY, READ, REMOVED = "village_upload", "village_files_read", "removed_village_upload"
MONTHS_OFFERED = 36


def uploaded() -> VillageUpload | None:
    """Return what the visitor uploaded, if anything."""
    upload: VillageUpload | None = st.session_state.get(KEY)
    return upload


def remove() -> None:
    """Put aside what the visitor uploaded; it can be brought back."""
    st.session_state[REMOVED] = st.session_state.pop(KEY, None)
    st.session_state.pop(READ, None)
    # The widget would hand in the same files again.
    st.session_state["village_uploads_so_far"] = st.session_state.get("village_uploads_so_far", 0) + 1


def show_removed() -> None:
    """Say that the upload was removed, with a button that brings it back."""
    if st.session_state.get(REMOVED) is not None and uploaded() is None:
        with st.container(horizontal=True, vertical_alignment="center"):
            small(_("Unggahan desa dihapus."))
            st.button(_("Pakai lagi"), key="restore_village_upload", on_click=_restore, icon=":material/undo:")


def _restore() -> None:
    st.session_state[KEY] = st.session_state.pop(REMOVED)


def offer_template(ledger: Ledger) -> None:
    """Let the visitor download the template of one kecamatan or of all."""
    district = keep(
        st.selectbox,
        _("Templat untuk"),
        ["", *ledger.districts],
        format_func=lambda code: village_tables.district_name(ledger.districts[code]) if code else _("Semua kecamatan"),
        key=TEMPLATE_DISTRICT,
        filter_mode=None,
    )
    villages = [village for village in ledger.villages.values() if district in ("", village.district.code)]
    name = f"ucj-desa-{ledger.districts[district].kemendagri_code}" if district else "ucj-desa"
    templates = table_files(
        name,
        partial(village_reports.template_xlsx, villages),
        partial(village_reports.template_csv, villages),
    )
    offer_files(_("Unduh templat"), lambda: templates, key="village_template_files", content=district)


def choose_files(ledger: Ledger) -> None:
    """Let the visitor upload files; those without a problem are used from here on, otherwise nothing changes."""
    say_in_our_words(5)
    files = st.file_uploader(
        _("Berkas yang sudah diisi, satu atau beberapa kecamatan (CSV atau XLSX)"),
        type=["csv", "xlsx", "xlsm", "txt"],
        accept_multiple_files=True,
        key=f"village_files_{st.session_state.get('village_uploads_so_far', 0)}",
        max_upload_size=5,
    )
    if not files:
        return
    upload = read_once(
        READ,
        tuple(file.file_id for file in files),
        lambda: read_villages([(file.name, file.getvalue()) for file in files], ledger.villages),
        lambda read: all(problem.code != BUSY for _place, problem in read.problems),
    )
    if not upload.accepted:
        st.error(village_reports.refused_sentence(upload))
        show_problems(
            lambda most: village_reports.problem_table(ledger, upload, most),
            len(upload.problems),
            lambda: village_reports.problem_csv(ledger, upload),
        )
    elif upload != uploaded():
        st.session_state[KEY] = upload
        st.rerun()


def show_guide() -> None:
    """Show how the template is filled in."""
    small("\n".join(village_reports.guide_lines()))
    small(
        _("Berkas dibaca di sesi ini saja dan tidak ditulis ke mana pun. Unggahan baru menggantikan yang sebelumnya.")
    )


def mark(upload: VillageUpload) -> None:
    """Mark the page as one of an upload, and let the visitor remove it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        said = _("Unggahan: {count} desa dan kelurahan").format(count=numbers.whole(len(upload.participants)))
        st.badge(said, icon=":material/upload_file:", color="orange")
        small(", ".join(verbatim(name) for name in upload.files))
        st.button(_("Hapus unggahan"), key="remove_village_upload", on_click=remove, type="tertiary")


def choose_origin(today: dt.date) -> Origin:
    """Let the visitor say which month the figures describe and where they come from."""
    last = month_number(f"{today:%Y-%m}")
    left, right = st.columns([1, 2])
    with left:
        as_of = keep(
            st.selectbox,
            _("Bulan data"),
            [month_text(last - back) for back in range(MONTHS_OFFERED)],
            format_func=numbers.date,
            index=None,
            placeholder=_("Pilih bulan"),
            key=VILLAGE_MONTH,
            filter_mode=None,
        )
    with right:
        source = keep(
            st.text_input,
            _("Sumber data"),
            key=VILLAGE_SOURCE,
            max_chars=300,
            placeholder=_("misalnya laporan kantor cabang BPJS Ketenagakerjaan"),
        )
    return Origin(as_of or "", source)
