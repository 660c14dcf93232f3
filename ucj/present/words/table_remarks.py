"""What should stand in an uploaded table where something else was read."""

from __future__ import annotations

from collections.abc import Mapping

EXPECTED: Mapping[str, str] = {
    "empty": "Berkas berisi tabel; berkas ini kosong.",
    "too_large": ("Paling banyak 5.000 baris dan 5 MB. Hapus baris di luar tabel, atau bagi menjadi beberapa berkas."),
    "too_much": (
        "Paling banyak {cells:people} sel terisi dan {size} MB setelah berkas dibuka. Salin tabelnya saja ke "
        "buku kerja baru, atau simpan lembarnya sebagai .csv."
    ),
    "too_many_sheets": "Paling banyak {sheets} lembar; hapus lembar yang bukan tabel.",
    "too_slow": (
        "Berkas yang terbaca dalam 3 detik. Salin tabelnya saja ke buku kerja baru, atau simpan sebagai .csv."
    ),
    "busy": "Terlalu banyak berkas sedang dibaca; tunggu sebentar, lalu unggah lagi.",
    "long_row": (
        "Baris paling panjang {longest:people} huruf. Tutup tanda kutip yang terbuka, atau simpan sebagai .xlsx."
    ),
    "password": "Berkas tanpa sandi; berkas ini dilindungi sandi. Simpan tanpa sandi, lalu unggah lagi.",
    "old_excel": "Simpan sebagai .xlsx atau .csv; bentuk .xls lama tidak dibaca.",
    "broken_workbook": "Buku kerja yang dapat dibuka; simpan ulang sebagai .xlsx atau .csv.",
    "not_text": "Berkas .csv atau .xlsx.",
    "no_heading": "Baris judul dengan kolom seperti pada templat: kode, nama, peserta_aktif, dan seterusnya.",
    "no_rows": "Paling sedikit satu wilayah yang angkanya terisi.",
    "column_twice": "Satu kolom {column} saja; hapus atau ganti judul yang lain.",
    "no_column": "Kolom {column}. Tambahkan kolom itu dengan judul seperti pada templat.",
    "beyond_table": (
        "Tidak ada isi di kanan tabel. Tanda pemisah di dalam teks atau koma desimal mungkin memecah sel."
    ),
    "nothing": "Kode atau nama wilayah.",
    "unknown_code": "Kode BPS empat angka (5203) atau kode Kemendagri (52.03).",
    "unknown_name": "Nama provinsi, kabupaten, atau kota yang dikenal.",
    "several": "Satu wilayah; ini dapat berarti {maybe:places}. Tulis nama lengkap atau kodenya.",
    "contradiction": "Nama dan kode yang sama; kode {said} adalah {maybe:places}.",
    "region_twice": "Satu baris untuk {maybe:places}; sudah ada di {first:place}.",
    "count": "Jumlah orang berupa bilangan bulat, misalnya 164828 atau 164.828.",
    "percent": "Persen antara 1 dan 100, misalnya 38,39; angka di bawah 1 ditulis dengan tanda %.",
    "thousands": "Ribuan orang, dengan koma desimal bila perlu: 68,5 berarti 68.500 orang.",
    "unknown_province": "Nama provinsi yang dikenal.",
    "other_province": "Provinsi wilayah itu; {maybe:places} ada di {province:places}.",
    "nothing_newer": (
        "Paling sedikit satu wilayah yang angkanya dipakai; semua angka di tabel lebih lama daripada angka terbit."
    ),
    "date": "Tanggal seperti 31/01/2026, Januari 2026, atau 2026; hari sebelum bulan.",
    "future": "Tanggal yang tidak lebih dari hari ini, {today:date}.",
    "long_source": "Sumber yang singkat, paling banyak {most} huruf.",
    "blank_pair": "Jumlah peserta aktif; potensi pekerja saja tidak memberi cakupan.",
    "zero": "Lebih dari nol.",
    "more_than_potential": "Paling banyak potensi pekerjanya, {potential:people}.",
    "too_many_files": "Paling banyak {most} berkas sekaligus; gabungkan beberapa kecamatan dalam satu berkas.",
    "no_village_heading": "Baris judul dengan kolom kode atau nama, dan peserta_aktif, seperti pada templat.",
    "no_village_rows": "Paling sedikit satu desa yang angkanya terisi.",
    "no_village": "Kode atau nama desa.",
    "unknown_village_code": "Kode desa di {region} seperti {example}, atau kode BPS {bps}.",
    "unknown_village": "Nama desa atau kelurahan di {region}.",
    "several_villages": "Satu desa; ini dapat berarti {maybe:places}. Tulis kode dengan titik, atau namanya.",
    "other_village": "Nama dan kode desa yang sama; kode {said} adalah {maybe:places}.",
    "other_district": "Desa di kecamatan itu; yang bernama begini {maybe:places}.",
    "village_twice": "Satu baris untuk setiap desa; desa ini sudah ada di {first:place}.",
}
