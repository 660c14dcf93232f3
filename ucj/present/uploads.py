"""A planner's own figures in words: the template, the report of what is wrong, and what was taken."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from ucj.facts.intake.forms import Upload
from ucj.facts.intake.uploads import COLUMNS, UploadedRow
from ucj.facts.ledger import Ledger
from ucj.present.print.workbook import Row, csv_text, xlsx_bytes
from ucj.present.upload_reports import expected, note_lines, question_document
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim

TEMPLATE = tuple(column.id for column in COLUMNS)


def template_csv(ledger: Ledger, province: str) -> str:
    """Return the template of a province as CSV, with the codes and names of its kabupaten/kota."""
    return csv_text(_template_rows(ledger, province))


def template_xlsx(ledger: Ledger, province: str) -> bytes:
    """Return the template of a province as a workbook; a second sheet says what belongs into each column."""
    guide: list[Row] = [{_("kolom"): name, _("isi"): meaning} for name, meaning in column_guide()]
    return xlsx_bytes({_("Isian"): _template_rows(ledger, province), _("Petunjuk"): guide})


def column_guide() -> list[tuple[str, str]]:
    """Return what belongs into each column of the template."""
    return [
        ("kode", _("Kode BPS empat angka (5203), atau kode Kemendagri bertitik (52.03).")),
        ("nama", _("Nama kabupaten/kota; boleh tanpa kode, atau kode tanpa nama.")),
        ("peserta_aktif", _("Jumlah orang: 164828 atau 164.828.")),
        ("potensi_pekerja", _("Jumlah orang, pada tanggal yang sama. Boleh kosong; cakupan lalu tidak dihitung.")),
        ("target_persen", _("Persen: 54 atau 38,39. Boleh kosong.")),
        ("per_tanggal", _("Posisi data, yaitu tanggal yang digambarkan angka: 31/01/2026, Januari 2026, atau 2026.")),
        ("sumber", _("Surat, laporan, atau aplikasi asal angka.")),
    ]


def accepted_table(ledger: Ledger, upload: Upload[UploadedRow]) -> pd.DataFrame:
    """Return the rows that were taken, as a reader sees them."""
    return pd.DataFrame(
        [
            {
                _("Wilayah"): sentences.region_name(ledger.regions[row.region]),
                _("Peserta aktif dari potensi pekerja"): _figures(row),
                _("Posisi data, sumber"): f"{numbers.date(row.as_of)} · {verbatim(row.source)}",
            }
            for row in upload.rows
        ]
    )


def _figures(row: UploadedRow) -> str:
    parts = []
    if row.active is not None and row.potential is not None:
        parts.append(
            _("{active} dari {potential}: **{coverage}**").format(
                active=numbers.whole(row.active),
                potential=numbers.whole(row.potential),
                coverage=numbers.percent(row.active / row.potential),
            )
        )
    elif row.active is not None:
        text = (
            _("{active}, dari potensi pekerja yang terbit")
            if row.published_potential
            else _("{active}, tanpa potensi pekerja")
        )
        parts.append(text.format(active=numbers.whole(row.active)))
    if row.coverage is not None:
        parts.append(_("tercetak **{coverage}**").format(coverage=numbers.plain_percent(row.coverage)))
    if row.target is not None:
        year = row.target_year or row.as_of[:4]
        parts.append(_("target {year} {target}").format(year=year, target=numbers.plain_percent(row.target)))
    return ", ".join(parts)


def accepted_sentence(upload: Upload[UploadedRow]) -> str:
    """Say that the figures are in use."""
    return _(
        "{count} wilayah terbaca dan dipakai di semua halaman, bertanda “unggahan”, sampai dihapus. Angka ini hanya "
        "ada di sesi ini dan tidak disimpan di mana pun."
    ).format(count=numbers.whole(len(upload.rows)))


def waiting_sentence(upload: Upload[UploadedRow]) -> str:
    """Say that nothing is used before the questions are answered."""
    return _("Belum dipakai: jawab {count} pertanyaan lebih dulu.").format(
        count=numbers.whole(len(upload.open_questions))
    )


def refused_sentence(upload: Upload[UploadedRow]) -> str:
    """Say that nothing was taken, and why."""
    return _("Tidak ada yang dipakai: {count} hal perlu diperbaiki. Perbaiki berkasnya, lalu unggah lagi.").format(
        count=numbers.whole(len(upload.problems))
    )


def upload_document(ledger: Ledger, upload: Upload[UploadedRow]) -> dict[str, Any]:
    """Return the report of a file for the command line: target is a fraction 0–1, row counts from 1."""
    return {
        "accepted": upload.accepted,
        "rows": [
            {
                "region": row.region,
                "name": ledger.regions[row.region].name,
                "active": row.active,
                "potential": row.potential,
                "target": row.target,
                "as_of": row.as_of,
                "source": row.source,
                "coverage": row.coverage,
                "target_year": row.target_year or (row.as_of[:4] if row.target is not None else None),
            }
            for row in upload.rows
        ],
        "problems": [
            {
                "row": problem.place.row or None,
                "column": problem.place.column,
                "read": problem.values["read"],
                "expected": expected(ledger, problem),
            }
            for problem in upload.problems
        ],
        "questions": [question_document(ledger, question) for question in upload.questions],
        "notes": note_lines(ledger, replace(upload, questions=()), str),
    }


def _template_rows(ledger: Ledger, province: str) -> list[Row]:
    blank = dict.fromkeys(TEMPLATE[2:], "")
    return [
        {"kode": region.code, "nama": sentences.region_name(region), **blank} for region in ledger.members(province)
    ]
