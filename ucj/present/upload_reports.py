"""What is wrong in uploaded files, in words: where, what was read there, and what was expected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from ucj.facts.intake.forms import Upload
from ucj.facts.intake.grids import MOST_CELLS, MOST_SHEETS
from ucj.facts.intake.office_xml import LARGEST_UNPACKED
from ucj.facts.intake.spreadsheets import LONGEST_ROW
from ucj.facts.ledger import Ledger
from ucj.facts.remarks import Place, Remark
from ucj.present.print.workbook import Row, csv_text
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.escape import excerpt, verbatim


def problem_table(ledger: Ledger, upload: Upload[Any], most: int | None = None) -> pd.DataFrame:
    """Return what is wrong, a row a problem and no more than `most`: where, what was read, what was expected."""
    return pd.DataFrame([_row(ledger, problem, verbatim) for problem in upload.problems[:most]])


def problem_csv(ledger: Ledger, upload: Upload[Any]) -> str:
    """Return all that is wrong as CSV."""
    return csv_text([_row(ledger, problem, str) for problem in upload.problems])


def expected(ledger: Ledger, problem: Remark, shown: Callable[[str], str] = str) -> str:
    """Say what should stand where a problem is; `shown` is applied to what the visitor typed."""
    values: dict[str, Any] = {"column": problem.place.column, **problem.values}
    names = _(" atau ").join(_name(ledger, code) for code in values.get("maybe", ()))
    if "said" in values:
        values["said"] = shown(excerpt(values["said"]))
    if "potential" in values:
        values["potential"] = numbers.whole(values["potential"])
    if "today" in values:
        values["today"] = numbers.date(values["today"])
    if "first" in values:
        values["first"] = _place(values["first"], shown)
    if "example" in values:
        village = ledger.villages[values["example"]]
        values |= {"example": village.kemendagri_code, "bps": village.code}
        values["region"] = ledger.regions[village.district.region].name
    text = _texts()[problem.code]
    if names and problem.code.startswith("unknown_"):
        text += " " + _("Mungkin {names}.")
    return text.format(**values, names=names)


def _row(ledger: Ledger, problem: Remark, shown: Callable[[str], str]) -> Row:
    place = _place(problem.place, shown)
    return {
        # Where there is one file only, its name does not come first.
        _("Tempat"): place if problem.place.file else place[:1].upper() + place[1:] or _("Berkas"),
        _("Terbaca"): shown(excerpt(problem.values["read"])) or numbers.MISSING,
        _("Seharusnya"): expected(ledger, problem, shown),
    }


def _place(place: Place, shown: Callable[[str], str]) -> str:
    parts = [shown(place.file)] if place.file else []
    if place.sheet:
        parts.append(_("lembar {number}").format(number=place.sheet))
    if place.row:
        parts.append(_("baris {row}").format(row=place.row))
    if place.letter:
        parts.append(_("kolom {letter} ({column})").format(letter=place.letter, column=place.column))
    said = ", ".join(parts)
    return f"{said} ({place.column})" if place.column and not place.letter and not place.file else said


def _name(ledger: Ledger, code: str) -> str:
    if region := ledger.regions.get(code):
        return sentences.region_name(region)
    village = ledger.villages[code]
    return _("{name} ({district})").format(name=village.name, district=village.district.name)


def _texts() -> dict[str, str]:
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
        "region_twice": _("Satu baris untuk {names}; sudah ada di {first}."),
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
        "too_many_files": _("Paling banyak {most} berkas sekaligus; gabungkan beberapa kecamatan dalam satu berkas."),
        "no_village_heading": _("Baris judul dengan kolom kode atau nama, dan peserta_aktif, seperti pada templat."),
        "no_village_rows": _("Paling sedikit satu desa yang angkanya terisi."),
        "no_village": _("Kode atau nama desa."),
        "unknown_village_code": _("Kode desa di {region} seperti {example}, atau kode BPS {bps}."),
        "unknown_village": _("Nama desa atau kelurahan di {region}."),
        "several_villages": _("Satu desa; ini dapat berarti {names}. Tulis kode dengan titik, atau namanya."),
        "other_village": _("Nama dan kode desa yang sama; kode {said} adalah {names}."),
        "other_district": _("Desa di kecamatan itu; yang bernama begini {names}."),
        "village_twice": _("Satu baris untuk setiap desa; desa ini sudah ada di {first}."),
    }
