"""What had to be corrected in an address or a kept scenario."""

from __future__ import annotations

from collections.abc import Mapping

_REFUSED = {
    "not_whole": "bukan angka bulat tanpa titik",
    "not_a_number": "bukan angka",
    "not_a_month": "bukan bulan",
    "not_a_date": "bukan tanggal",
    "out_of_range": "di luar batas",
    "unknown_choice": "tidak dikenal",
    "bad_split": "bagiannya tidak berjumlah 1",
    "active_beyond_potential": "peserta aktif melebihi potensi pekerja",
    "cohorts_beyond_active": "lebih sedikit daripada yang iurannya sudah dibiayai",
}

CORRECTIONS: Mapping[str, str] = {
    **{
        f"link.{code}": f"{{place:label}}: tertulis {{read:typed}}, {why}; {{used:instead}}."
        for code, why in _REFUSED.items()
    },
    "link.missing": "{place:label} tidak ada di alamat{used:then}.",
    "link.too_long": "Alamat ini lebih panjang daripada yang dibaca ({read} huruf); akhirnya tidak dipakai.",
    "link.duplicate": "{place:label}: tertulis lebih dari sekali ({read}); dipakai yang pertama.",
    "link.unknown_key": "{place:label} tidak dikenal dan diabaikan.",
    "link.unknown_group": "Kelompok {place:label} tidak dikenal dan dikeluarkan dari rencana.",
    "link.group_not_offered": ("Kelompok {place:label} tidak tersedia untuk wilayah ini dan dikeluarkan dari rencana."),
    "link.upload_gone": (
        "Tabel yang diunggah tidak pernah masuk ke alamat dan hilang ketika halaman dimuat ulang atau dibuka di tempat "
        "lain; yang dipakai sekarang angka terbit. Unggah lagi tabelnya di halaman Angka sendiri."
    ),
    "link.named_unread": "Skenario yang disimpan tidak terbaca dari alamat ini dan tidak dimuat.",
    "link.no_baseline": "Rencana tidak dimuat: wilayah ini belum mempunyai angka terbit. Isi angkanya di Skenario.",
    "link.baseline_changed": (
        "Angka awal rencana ini {active:people} dari {potential:people} pekerja ({read}); angka terbit sekarang "
        "{now:figures}. Rencana dihitung dari angka awalnya."
    ),
    "link.data_changed": (
        "Data aplikasi berubah sejak rencana ini dibuat ({read}, sekarang {used}). Keputusan dan asumsinya "
        "tetap; iuran dan jumlah yang sudah dibiayai memakai data sekarang."
    ),
    "link.model_changed": (
        "Cara menghitung berubah sejak rencana ini dibuat (model {read}, sekarang {used}): hasil dihitung terhadap "
        "tanpa rencana pada bulan yang sama, yang pembiayaannya berakhir keluar dari cakupan juga bila kelompoknya "
        "tidak ada dalam rencana, kelompok yang memuat orang yang sama tidak dijumlahkan, dan plafon berlaku untuk "
        "setiap tahun anggaran."
    ),
    "link.model_newer": (
        "Rencana ini dibuat dengan cara menghitung yang lebih baru (model {read}, di sini {used}); hasilnya dapat "
        "berbeda."
    ),
}
