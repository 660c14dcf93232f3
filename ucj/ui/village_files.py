"""Participants of each village of a kabupaten: the template, the files that come back, and where they come from."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from ucj.facts.intake.forms import Upload
from ucj.facts.intake.village_uploads import VillageRow, read_villages
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_of, month_text
from ucj.present import village_reports
from ucj.present.village_sentences import Origin, district_name
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.ui import uploads
from ucj.ui.cards import small
from ucj.ui.controls import choose, keep
from ucj.ui.downloads import offer_files, table_files
from ucj.ui.session import TEMPLATE_DISTRICT, UPLOAD, VILLAGE_MONTH, VILLAGE_SOURCE

MONTHS_OFFERED = 36


def uploaded(region: str) -> Upload[VillageRow] | None:
    """Return what the visitor uploaded for a kabupaten, if anything."""
    return UPLOAD.of(_kind(region)).get()


def show_removed(region: str) -> None:
    """Say that the upload of a kabupaten was removed, with a button that brings it back."""
    uploads.offer_removed(_kind(region), lambda _upload: _("Unggahan desa dihapus."))


def offer_template(ledger: Ledger, region: str) -> None:
    """Let the visitor download the template of one kecamatan of a kabupaten or of all."""
    districts = ledger.districts_of(region)
    district = choose(
        _("Templat untuk"),
        ["", *districts],
        format_func=lambda code: district_name(districts[code]) if code else _("Semua kecamatan"),
        key=TEMPLATE_DISTRICT.of(region),
    )
    villages = [village for village in ledger.villages_of(region).values() if district in ("", village.district.code)]
    part = districts[district] if district else ledger.regions[region]
    templates = table_files(
        f"ucj-desa-{part.kemendagri_code}",
        partial(village_reports.template_xlsx, villages),
        partial(village_reports.template_csv, villages),
    )
    offer_files(_("Unduh templat"), lambda: templates, key="village_template_files", content=(region, district))


def choose_files(ledger: Ledger, region: str) -> None:
    """Let the visitor upload files of a kabupaten; see `uploads.choose_files`."""
    upload = uploads.choose_files(
        ledger,
        _kind(region),
        _("Berkas yang sudah diisi, satu atau beberapa kecamatan (CSV atau XLSX)"),
        lambda files, _answers: read_villages(files, ledger.villages_of(region)),
        village_reports.refused_sentence,
        several=True,
    )
    if upload and upload.accepted:
        uploads.show_notes(ledger, upload, answers=False)


def show_guide() -> None:
    """Show how the template is filled in."""
    small("\n".join(village_reports.guide_lines()))
    small(
        _("Berkas dibaca di sesi ini saja dan tidak ditulis ke mana pun. Unggahan baru menggantikan yang sebelumnya.")
    )


def mark(region: str, upload: Upload[VillageRow]) -> None:
    """Mark the page as one of an upload, and let the visitor remove it."""
    count = numbers.whole(len(upload.rows))
    uploads.mark(_kind(region), _("Unggahan: {count} desa dan kelurahan").format(count=count))


def choose_origin(region: str, today: dt.date) -> Origin:
    """Let the visitor say which month the figures of a kabupaten describe and where they come from."""
    last = month_of(today)
    left, right = st.columns([1, 2])
    with left:
        as_of = choose(
            _("Posisi data (bulan)"),
            [month_text(last - back) for back in range(MONTHS_OFFERED)],
            format_func=numbers.date,
            index=None,
            placeholder=_("Pilih bulan"),
            key=VILLAGE_MONTH.of(region),
        )
    with right:
        source = keep(
            st.text_input,
            _("Sumber data"),
            key=VILLAGE_SOURCE.of(region),
            max_chars=300,
            placeholder=_("misalnya laporan kantor cabang BPJS Ketenagakerjaan"),
        )
    return Origin(as_of or "", source)


def _kind(region: str) -> str:
    return f"village_upload_{region}"
