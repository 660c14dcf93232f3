"""A planner's own figures in words: the template, the report of what is wrong, and what was taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from ucj.facts.intake.grids import MOST_CELLS, MOST_SHEETS
from ucj.facts.intake.office_xml import LARGEST_UNPACKED
from ucj.facts.intake.spreadsheets import LONGEST_ROW
from ucj.facts.intake.uploads import COLUMNS, Problem, Upload, UploadedRow
from ucj.facts.ledger import Ledger
from ucj.present.print.workbook import Row, csv_text, xlsx_bytes
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.escape import excerpt, verbatim

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
        ("potensi_pekerja", _("Jumlah orang, pada tanggal yang sama.")),
        ("target_persen", _("Persen: 54 atau 38,39. Boleh kosong.")),
        ("per_tanggal", _("Tanggal yang digambarkan angka: 31/01/2026, Januari 2026, atau 2026.")),
        ("sumber", _("Surat, laporan, atau aplikasi asal angka.")),
    ]


def problem_table(ledger: Ledger, upload: Upload, most: int | None = None) -> pd.DataFrame:
    """Return what is wrong, a row a problem and no more than `most`: where, what was read, what was expected."""
    return pd.DataFrame(_problem_rows(ledger, upload.problems[:most], upload.letters, verbatim))


def problem_csv(ledger: Ledger, upload: Upload) -> str:
    """Return all that is wrong as CSV."""
    return csv_text(_problem_rows(ledger, upload.problems, upload.letters, str))


def _problem_rows(
    ledger: Ledger, problems: Sequence[Problem], letters: Mapping[str, str], shown: Callable[[str], str]
) -> list[Row]:
    return [
        {
            _("Tempat"): _place(problem, letters),
            _("Terbaca"): shown(excerpt(problem.read)) or numbers.MISSING,
            _("Seharusnya"): expected(ledger, problem, shown),
        }
        for problem in problems
    ]


def expected(ledger: Ledger, problem: Problem, shown: Callable[[str], str] = str) -> str:
    """Say what should stand where a problem is; `shown` is applied to what the visitor typed."""
    values: dict[str, Any] = dict(problem.values)
    if "said" in values:
        values["said"] = shown(excerpt(values["said"]))
    if "regions" in values:
        names = [sentences.region_name(ledger.regions[code]) for code in values["regions"]]
        values["names"] = _(" atau ").join(names)
    if "potential" in values:
        values["potential"] = numbers.whole(values["potential"])
    if "today" in values:
        values["today"] = numbers.date(values["today"])
    text = _expected_texts()[problem.code]
    if problem.code in {"unknown_name", "unknown_code"} and values.get("names"):
        text += " " + _("Mungkin {names}.")
    return text.format(**values)


def taken_table(ledger: Ledger, upload: Upload) -> pd.DataFrame:
    """Return the rows that were taken, as a reader sees them."""
    return pd.DataFrame(
        [
            {
                _("Wilayah"): sentences.region_name(ledger.regions[row.region]),
                _("Peserta aktif dari pekerja potensial"): _figures(row),
                _("Per, sumber"): f"{numbers.date(row.as_of)} · {verbatim(row.source)}",
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
    if row.target is not None:
        parts.append(_("target {target}").format(target=numbers.plain_percent(row.target)))
    return ", ".join(parts)


def taken_sentence(upload: Upload) -> str:
    """Say that the figures are in use."""
    return _(
        "{count} wilayah terbaca dan dipakai di semua halaman, bertanda “unggahan”, sampai dihapus. Angka ini hanya "
        "ada di sesi ini dan tidak disimpan di mana pun."
    ).format(count=numbers.whole(len(upload.rows)))


def refused_sentence(upload: Upload) -> str:
    """Say that nothing was taken, and why."""
    return _("Tidak ada yang dipakai: {count} hal perlu diperbaiki. Perbaiki berkasnya, lalu unggah lagi.").format(
        count=numbers.whole(len(upload.problems))
    )


def upload_document(ledger: Ledger, upload: Upload) -> dict[str, Any]:
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
            }
            for row in upload.rows
        ],
        "problems": [
            {
                "row": problem.row,
                "column": problem.column,
                "read": problem.read,
                "expected": expected(ledger, problem),
            }
            for problem in upload.problems
        ],
    }


def _template_rows(ledger: Ledger, province: str) -> list[Row]:
    blank = dict.fromkeys(TEMPLATE[2:], "")
    return [
        {"kode": region.code, "nama": sentences.region_name(region), **blank} for region in ledger.members(province)
    ]


def _place(problem: Problem, letters: Mapping[str, str]) -> str:
    if problem.row is None:
        return _("Berkas")
    place = _("Baris {row}").format(row=problem.row)
    if problem.column in letters:
        place += ", " + _("kolom {letter}").format(letter=letters[problem.column])
    return f"{place} ({problem.column})" if problem.column else place


def _expected_texts() -> dict[str, str]:
    return {
        "empty": _("Berkas berisi tabel; berkas ini kosong."),
        "too_large": _(
            "Paling banyak 5.000 baris dan 5 MB. Hapus baris di luar tabel, atau bagi menjadi beberapa berkas."
        ),
        "too_much": _(
            "Paling banyak {cells} sel terisi dan {size} MB setelah berkas dibuka. Salin tabelnya saja ke buku kerja "
            "baru, atau simpan lembarnya sebagai .csv."
        ).format(cells=numbers.whole(MOST_CELLS), size=LARGEST_UNPACKED // 1_000_000),
        "too_many_sheets": _("Paling banyak {most} lembar; hapus lembar yang bukan tabel.").format(most=MOST_SHEETS),
        "too_slow": _(
            "Berkas yang terbaca dalam 3 detik. Salin tabelnya saja ke buku kerja baru, atau simpan sebagai .csv."
        ),
        "busy": _("Terlalu banyak berkas sedang dibaca; tunggu sebentar, lalu unggah lagi."),
        "long_row": _(
            "Baris paling panjang {most} huruf. Tutup tanda kutip yang terbuka, atau simpan sebagai .xlsx."
        ).format(most=numbers.whole(LONGEST_ROW)),
        "password": _("Berkas tanpa sandi; berkas ini dilindungi sandi. Simpan tanpa sandi, lalu unggah lagi."),
        "old_excel": _("Simpan sebagai .xlsx atau .csv; bentuk .xls lama tidak dibaca."),
        "broken_workbook": _("Buku kerja yang dapat dibuka; simpan ulang sebagai .xlsx atau .csv."),
        "not_text": _("Berkas .csv atau .xlsx."),
        "no_heading": _("Baris judul dengan kolom seperti pada templat: kode, nama, peserta_aktif, dan seterusnya."),
        "no_rows": _("Paling sedikit satu wilayah yang angkanya terisi."),
        "column_twice": _("Satu kolom {column} saja; hapus atau ganti judul yang lain."),
        "no_column": _("Kolom {column}. Tambahkan kolom itu dengan judul seperti pada templat."),
        "beyond_table": _(
            "Tidak ada isi di kanan tabel. Tanda pemisah di dalam teks atau koma desimal mungkin memecah sel."
        ),
        "nothing": _("Kode atau nama wilayah."),
        "unknown_code": _("Kode BPS empat angka (5203) atau kode Kemendagri (52.03)."),
        "unknown_name": _("Nama provinsi, kabupaten, atau kota yang dikenal."),
        "several": _("Satu wilayah; ini dapat berarti {names}. Tulis nama lengkap atau kodenya."),
        "contradiction": _("Nama dan kode yang sama; kode {said} adalah {names}."),
        "region_twice": _("Satu baris untuk {names}; sudah ada di baris {first}."),
        "count": _("Jumlah orang berupa bilangan bulat, misalnya 164828 atau 164.828."),
        "percent": _("Persen antara 1 dan 100, misalnya 38,39; angka di bawah 1 ditulis dengan tanda %."),
        "date": _("Tanggal seperti 31/01/2026, Januari 2026, atau 2026; hari sebelum bulan."),
        "future": _("Tanggal yang tidak lebih dari hari ini, {today}."),
        "blank_per_tanggal": _("Tanggal yang digambarkan angka; tanpa tanggal, angka tidak dapat dipakai."),
        "blank_sumber": _("Sumber angka, misalnya nama surat atau laporan."),
        "long_source": _("Sumber yang singkat, paling banyak {most} huruf."),
        "blank_pair": _("Angka di kedua kolom, peserta aktif dan pekerja potensial."),
        "zero": _("Lebih dari nol."),
        "more_than_potential": _("Paling banyak pekerja potensialnya, {potential}."),
    }
