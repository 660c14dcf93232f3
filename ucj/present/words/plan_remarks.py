"""What is said of a plan: of what it does, and of what is wrong where it cannot be computed."""

from __future__ import annotations

from collections.abc import Mapping

NOTES: Mapping[str, str] = {
    "renewal_dropped": (
        "{group:group}: tanpa perpanjangan, {lost:people} orang yang iurannya sudah dibiayai keluar dari cakupan."
    ),
    "renewal_short": (
        "{group:group}: {people:people} orang seluruhnya memperpanjang {funded:people} yang sudah dibiayai. Tidak ada "
        "peserta baru, dan {lost:people} orang kehilangan perlindungan."
    ),
    "renewal_exact": (
        "{group:group}: {people:people} orang seluruhnya memperpanjang yang sudah dibiayai. Tidak ada peserta baru, "
        "tetapi tidak ada yang kehilangan perlindungan."
    ),
    "renewal_then_growth": (
        "{group:group}: {kept:people} dari {people:people} orang memperpanjang yang sudah dibiayai; sisanya menambah "
        "{added:people} peserta setelah verifikasi data."
    ),
    "still_covered": (
        "{people:people} {group:noun}: semuanya masih peserta, karena membayar sendiri sejak {since:month}; rencana "
        "ini tidak menambah siapa pun."
    ),
    "covered_again": (
        "{people:people} {group:noun}: {again:people} di antaranya pernah dilindungi sampai {since:month_before} dan "
        "dilindungi kembali; tidak ada peserta yang sama sekali baru."
    ),
    "covered_again_then_growth": (
        "{people:people} {group:noun}: {again:people} di antaranya pernah dilindungi sampai {since:month_before} dan "
        "dilindungi kembali; yang sama sekali baru {fresh:people} peserta setelah verifikasi data."
    ),
    "end_unknown": (
        "{group:group}: sampai kapan {funded:people} orang dibiayai tidak diketahui, maka tanpa rencana pun dianggap "
        "berlanjut; rencana ini hanya menambah {added:people} peserta. Isi Dibiayai sampai bila diketahui."
    ),
    "payer_not_allowed": (
        "{group:group}: menurut aturan yang ditemukan, {payer:payer} tidak boleh membayarnya. Tetap dihitung; pilih "
        "pembayar lain. {note:note}"
    ),
    "payer_conditional": "{group:group}: {payer:payer} boleh membayarnya hanya dengan syarat. {note:note}",
    "beyond_family": (
        "{group:group} dan kelompok di dalamnya: {people:people} orang melebihi jumlah mereka semua "
        "({ceiling:people}). Hasil dibatasi; kurangi jumlah orang."
    ),
    "beyond_uncovered": (
        "{group:group}: jumlahnya melebihi pekerja yang belum menjadi peserta ({uncovered:people}). Hasil dibatasi; "
        "kurangi jumlah orang."
    ),
    "together_beyond_uncovered": (
        "Semua kelompok bersama-sama melebihi pekerja yang belum menjadi peserta ({uncovered:people}). "
        "Batas atas hasil dibatasi."
    ),
    "lever_zero": (
        "{group:group}: jumlahnya nol dan tidak mengubah apa pun. Isi jumlah orang, atau keluarkan dari rencana."
    ),
    "no_change": "Rencana ini tidak mengubah apa pun. Tambah orang di luar yang sudah dibiayai.",
    "beyond_group": (
        "{group:group}: {people:people} orang melebihi angka terbit kelompok ini ({ceiling:people}). Kurangi, atau "
        "tambahkan sumbernya."
    ),
    "short_window": (
        "{group:group}: dibayar {months} bulan saja. Selama {waiting} bulan pertama santunan kematian peserta baru "
        "hanya {benefits.death_of_newcomer.amount:short_money} (menurut satu sumber), bukan "
        "{benefits.death.amount:short_money}. Bayar paling sedikit {least} bulan, lebih baik 12."
    ),
    "discount_missed": (
        "{group:group}: keringanan iuran {law} ({first:month} sampai {last:month}) tidak berlaku bila APBN atau APBD "
        "yang membayar; ADD dan DBHCHT dianggap APBD. Peserta yang membayar sendiri, CSR, dan zakat mendapatkannya."
    ),
    "budget_too_small": (
        "{payer:payer}: {rupiah:money} tidak cukup untuk satu pekerja selama satu bulan ({premium:money}). "
        "Naikkan plafonnya."
    ),
    "over_ceiling": (
        "{payer:payer}: pada {year} rencana memerlukan {spent:money}, melebihi plafon {rupiah:money} sebesar "
        "{over:money}. "
        "Kurangi orang atau bulan, atau bagi ke sumber lain."
    ),
    "take_up_unmeasured": (
        "{group:group}: iuran dibayar sendiri. Bagian yang benar-benar mendaftar belum pernah diukur; "
        "hasil sangat bergantung pada asumsi itu."
    ),
}

FAULTS: Mapping[str, str] = {
    "no_potential": "Potensi pekerja harus lebih dari nol.",
    "active_beyond_potential": (
        "Peserta aktif ({active:people}) harus antara 0 dan potensi pekerja ({potential:people}). Periksa kedua angka."
    ),
    "target_falls": (
        "Target yang diisi manual ({share:percent}) lebih rendah daripada {before:percent} pada {last}. "
        "Periksa angkanya."
    ),
    "target_too_early": "Tahun target yang diisi manual ({value}) harus sesudah {last}. Pilih tahun lain.",
    "not_a_share": "{field:field}: {value:percent} di luar batas. Isi antara 0 dan 100 %.",
    "negative_people": "{group:group}: jumlah orang harus angka dari nol ke atas.",
    "bad_split": "{group:group}: bagian para pembayar harus berjumlah 1, tanpa peserta sendiri.",
    "bad_ceiling": "Plafon {payer:payer} harus angka dari nol ke atas.",
    "bad_year": "{text}: tahun plafon harus empat angka. Tulis misalnya add:2027.",
    "month_outside": "{text:date} di luar jangka waktu skenario. Mulai dari {start:month}.",
    "no_name": "Beri nama skenario ini, misalnya menurut pengusulnya.",
    "name_too_long": "Nama paling panjang {most} huruf; yang ini {length}.",
    "name_taken": "Sudah ada skenario bernama {name}. Pakai nama lain, atau hapus yang lama dulu.",
    "too_many_scenarios": "Paling banyak {most} skenario dibandingkan sekaligus. Hapus satu dulu.",
    "not_computed": "{name} tidak dapat dihitung. Perbaiki angkanya, atau hapus.",
    "no_groups": "Tidak ada kelompok dengan angka terbit di wilayah ini. Sebut kelompok dan jumlah orangnya.",
    "no_ceiling": "Isi plafon paling sedikit satu sumber.",
    "self_has_no_ceiling": "Iuran yang dibayar peserta sendiri bukan anggaran; hapus plafonnya.",
    "no_rule": "Belum ada aturan iuran untuk {month:month}. Mulai lebih lambat.",
    "under_a_month": "{group:group}: {field:field} paling sedikit 1 bulan.",
    "too_few_months": "{field:field} paling sedikit {least} bulan.",
    "no_horizon": "Jangka waktu {value} bulan di luar batas. Isi 1 sampai {longest} bulan.",
    "group_twice": "{group:group} disebut dua kali. Gabungkan menjadi satu.",
    "starts_too_early": "{group:group} mulai sebelum bulan pertama skenario ({start:month}). Mundurkan mulainya.",
    "cohorts_beyond_active": (
        "Yang sudah dibiayai ({funded:people}) melebihi peserta aktif ({active:people}). Periksa peserta aktif."
    ),
    "unknown_group": "Kelompok {group} tidak dikenal. Yang ada: {known:groups}.",
    "unknown_payer": "Pembayar {value} tidak dikenal. Yang ada: {known:payers}.",
    "unknown_route": "Segmen dan program {value} tidak dikenal. Yang ada: {known:routes}.",
    "unknown_region": "Wilayah {region} tidak dikenal. Pakai kode BPS, misalnya 5203.",
    "unknown_assumption": "{group:group}: asumsi {text} tidak dikenal. Hapus dari berkasnya.",
    "no_baseline": (
        "Belum ada peserta aktif dan potensi pekerja yang terbit untuk {region}. Isi angkanya di Skenario."
    ),
}

# On the command line these stand in place of the others, and name its options; some are said nowhere else.
CONSOLE: Mapping[str, str] = {
    "not_a_share": "{field} = {value} di luar batas. Isi antara 0 dan 1 (0 sampai 100 %).",
    "bad_ceiling": "Plafon {payer:id} = {value} harus angka dari nol ke atas.",
    "month_outside": "{text} di luar jangka waktu skenario. Mulai dari {start:month}.",
    "no_ceiling": "Sebut paling sedikit satu plafon, misalnya --ceiling add=5e9.",
    "self_has_no_ceiling": "Iuran yang dibayar peserta sendiri bukan anggaran; hapus self dari plafon.",
    "no_baseline": (
        "Belum ada peserta aktif dan potensi pekerja yang terbit untuk {region}. "
        "Isi sendiri dengan --active dan --potential."
    ),
    "no_target": "Wilayah ini belum mempunyai target yang terbit. Isi --target, misalnya 0.54.",
    "no_region": "Sebut wilayah dengan --region, atau berkas dengan --scenario.",
    "which_scenario": "{file} berisi beberapa skenario. Sebut salah satu dengan --name: {known:names}.",
    "no_file": "Berkas {file} tidak ada atau tidak dapat dibuka.",
    "no_brief_file": "Sebut paling sedikit satu berkas yang ditulis: --pdf, --pptx, --xlsx, atau --toml.",
    "not_written": "Berkas {file} tidak dapat ditulis. Pilih folder lain.",
    "no_page_region": "Sebut wilayah dengan --region, berkas dengan --scenario, atau alamat dengan --address.",
    "no_plan": "Ringkasan wilayah tidak memuat rencana; hapus --toml, atau sebut berkas dengan --scenario.",
    "no_plan_in_address": "Alamat itu tidak memuat rencana. Salin alamatnya dengan tombol Salin tautan.",
    "unknown_figure": "Angka {text} tidak dikenal. Yang ada: {known:names}.",
    "bad_pair": "{text} tidak terbaca di {lever}. Tulis kunci=nilai, misalnya months=9.",
    "bad_number": "{text} bukan angka, di {lever}.",
    "bad_month": "{text} bukan bulan. Tulis TTTT-BB, misalnya 2027-01.",
}
