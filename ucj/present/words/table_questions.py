"""What is asked about an uploaded table, what can be answered, and what a reader must know of how it was read."""

from __future__ import annotations

from collections.abc import Mapping

QUESTIONS: Mapping[str, str] = {
    "ask.sheet": "{count} lembar di buku kerja ini berisi tabel. Lembar mana yang dipakai?",
    "ask.year": "Tabel memuat angka beberapa tanggal. Angka tanggal mana yang dipakai?",
    "ask.target_year": "Tabel memuat target beberapa tahun. Target tahun mana yang dipakai?",
    "ask.unit": "Di tabel tertulis “{read}”. Apakah jumlah orang ditulis dalam ribuan?",
    "ask.which_date": "Judul dan catatan tabel menyebut tanggal yang berbeda. Tanggal mana yang digambarkan angka?",
    "ask.as_of": "Tabel tidak menyebut tanggal data. Tulis tanggalnya, misalnya 30 Juni 2025 atau Juni 2025.",
    "ask.source": "Tabel tidak menyebut sumber angka. Tulis nama surat, laporan, atau aplikasi asalnya.",
    "ask.parts": "{names:names} tidak berjumlah seperti kolom jumlahnya. Mana yang dipakai sebagai peserta aktif?",
    "ask.total": (
        "Baris jumlah tidak sama dengan penjumlahan baris wilayah. Periksa apakah ada wilayah yang hilang atau salah "
        "ketik."
    ),
    "ask.percent": (
        "Persentase yang tercetak tidak sama dengan peserta aktif dibagi potensi pekerja. Mana yang dipakai?"
    ),
    "ask.sakernas": (
        "Penyebut ini sama dengan penduduk bekerja menurut Sakernas; cakupan UCJ memakai potensi BPJS "
        "Ketenagakerjaan. Mana yang dipakai?"
    ),
    "ask.older": "Angka di tabel lebih lama daripada angka yang sudah terbit. Mana yang ditampilkan lebih dulu?",
    "ask.potential": (
        "Tabel memberi peserta aktif tanpa potensi pekerja, sedangkan potensi pekerja wilayah ini sudah terbit. "
        "Dipakai sebagai penyebut?"
    ),
    "choice.sheet": "Lembar {number}, {name}: {rows} baris",
    "choice.date": "{date:date}",
    "choice.unit.thousand": "Ya, kalikan seribu: 68,5 menjadi 68.500 orang",
    "choice.unit.one": "Tidak, pakai seperti tertulis",
    "choice.parts.total": "Kolom jumlah, seperti tercetak",
    "choice.parts.sum": "Penjumlahan segmennya",
    "choice.total.rows": "Sudah diperiksa: pakai baris wilayah, abaikan baris jumlah",
    "choice.percent.counts": "Jumlah orang; persentase dihitung darinya",
    "choice.percent.percent": "Persentase tercetak; jumlah orang di baris itu tidak dipakai",
    "choice.sakernas.drop": "Peserta aktif saja, tanpa penyebut dan tanpa cakupan",
    "choice.sakernas.keep": "Penyebut itu tetap dipakai sebagai potensi pekerja",
    "choice.older.published": "Angka terbit; angka tabel yang lebih lama tidak dipakai",
    "choice.older.table": "Angka tabel; angka terbit tetap ada di halaman Data",
    "choice.potential.published": "Ya, hitung cakupan dengan potensi pekerja yang terbit",
    "choice.potential.none": "Tidak, tampilkan jumlah orang tanpa cakupan",
    "shown.parts": "Baris {row}, {where:places}: penjumlahan {sum:people}, tercetak {total:people}.",
    "shown.total": "Baris {row}, kolom {column}: tercetak {total:people}, penjumlahan {sum:people}.",
    "shown.percent": "Baris {row}, {where:places}: tercetak {read}, hasil hitung {share:percent}.",
    "shown.sakernas": "Baris {row}, {where:places}: {potential:people}, penduduk bekerja {date:date}.",
    "shown.older": "Baris {row}, {where:places}: tabel {date:date}, terbit {published:date}.",
    "shown.potential": "Baris {row}, {where:places}: terbit {potential:people} ({date:date}).",
}
NOTES: Mapping[str, str] = {
    "note.date_of_title": "Tanggal diambil dari judul: {date:date}.",
    "note.date_of_footnote": "Tanggal diambil dari catatan di bawah tabel: {date:date}.",
    "note.date_of_heading": "Tanggal diambil dari judul kolom: {date:date}.",
    "note.source": "Sumber diambil dari tulisan di luar tabel: {read}.",
    "note.total_taken": "Kolom {heading} dipakai; {names:names} tidak.",
    "note.sum_taken": "Peserta aktif adalah penjumlahan {names:names}; kolom jumlahnya tidak dipakai.",
    "note.marked": "Tanda {mark} di {rows:rows} tidak dibaca sebagai bagian angka. {meaning}",
    "note.below": "Isi mulai baris {row} ada di bawah tabel dan tidak dibaca sebagai angka: {read}",
    "note.thousands": "Jumlah orang dikalikan seribu, karena tertulis “{read}”.",
    "note.left_out": "Kolom {read} tidak dipakai, karena tidak ada untuk {date:date}.",
    "note.other_date": "Kolom {read} dipakai bersama angka {date:date}.",
    "note.target_year_taken": "Tahun target tidak tertulis; target dibaca untuk akhir {years:names}, tahun datanya.",
    "note.target_of_other_year": "Target di tabel untuk akhir {year}, angkanya dari {years:names}.",
    "note.target_dropped": "Target ini tidak dipakai: {names:names}. Hanya target cakupan dalam persen yang dibaca.",
    "note.active_only": (
        "{where:regions}: hanya peserta aktif, tanpa potensi pekerja. Tampil sebagai jumlah orang, tanpa cakupan."
    ),
    "note.percent_only": (
        "{where:regions}: persentase tanpa jumlah orang. Tampil sebagai cakupan; kekurangan dalam orang tidak dihitung."
    ),
    "note.sakernas_kept": "{where:regions}: penduduk bekerja (Sakernas) dipakai sebagai potensi pekerja.",
    "note.sakernas_dropped": "{where:regions}: penyebut dari Sakernas tidak dipakai.",
}
