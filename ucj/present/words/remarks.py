"""What the reader is told of a scenario: notes on what it does, and what is wrong where it cannot be computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ucj.facts.groups import Group
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.model.notes import Note
from ucj.model.scenario import ScenarioError
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.escape import excerpt, verbatim


def note(ledger: Ledger, told: Note) -> str:
    """Turn a note of the projection into a sentence."""
    values = dict(told.values)
    if group := ledger.groups.get(values.get("group", "")):
        values |= {"group": _(group.label), "noun": _(group.people_noun)}
    if "payer" in values:
        values["payer"] = _(ledger.premiums.payers[values["payer"]])
    for name in ("people", "funded", "kept", "lost", "added", "uncovered", "ceiling"):
        if name in values:
            values[name] = numbers.whole(values[name])
    for name in ("rupiah", "premium", "spent", "over"):
        if name in values:
            values[name] = numbers.rupiah(values[name])
    for name in ("from", "until"):
        if name in values:
            values[name] = numbers.date(month_text(values[name]))
    return _note_texts()[told.code].format(**values)


def _note_texts() -> dict[str, str]:
    return {
        "renewal_dropped": _(
            "{group}: tanpa perpanjangan, {lost} orang yang iurannya sudah dibiayai keluar dari cakupan."
        ),
        "renewal_short": _(
            "{group}: {people} orang seluruhnya memperpanjang {funded} yang sudah dibiayai. Tidak ada peserta baru, "
            "dan {lost} orang kehilangan perlindungan."
        ),
        "renewal_exact": _(
            "{group}: {people} orang seluruhnya memperpanjang yang sudah dibiayai. Tidak ada peserta baru, "
            "tetapi tidak ada yang kehilangan perlindungan."
        ),
        "renewal_then_growth": _(
            "{group}: {kept} dari {people} orang memperpanjang yang sudah dibiayai; sisanya menambah {added} peserta "
            "setelah pemeriksaan data."
        ),
        "protection_gap": _(
            "{group}: yang dibiayai sebelumnya tidak terlindungi dari {from} sampai {until}, "
            "sebelum iuran dibayar lagi."
        ),
        "beyond_uncovered": _(
            "{group}: jumlahnya melebihi pekerja yang belum terlindungi ({uncovered}). Hasil dibatasi; "
            "kurangi jumlah orang."
        ),
        "together_beyond_uncovered": _(
            "Semua kelompok bersama-sama melebihi pekerja yang belum terlindungi ({uncovered}). "
            "Batas atas hasil dibatasi."
        ),
        "lever_zero": _(
            "{group}: jumlahnya nol dan tidak mengubah apa pun. Isi jumlah orang, atau keluarkan dari rencana."
        ),
        "no_change": _("Rencana ini tidak mengubah apa pun. Tambah orang di luar yang sudah dibiayai."),
        "beyond_group": _(
            "{group}: {people} orang melebihi angka terbit kelompok ini ({ceiling}). Kurangi, atau tambahkan sumbernya."
        ),
        "short_window": _(
            "{group}: dibayar {months} bulan saja. Selama {least} bulan pertama santunan kematian peserta baru hanya "
            "Rp10 juta (menurut satu sumber), bukan Rp42 juta. Bayar paling sedikit 4 bulan, lebih baik 12."
        ),
        "discount_missed": _(
            "{group}: potongan PP 50/2025 tidak berlaku bila APBN atau APBD yang membayar; ADD dan DBHCHT dianggap "
            "APBD. Peserta yang membayar sendiri, CSR, dan zakat mendapatkannya."
        ),
        "budget_too_small": _(
            "{payer}: {rupiah} tidak cukup untuk satu pekerja selama satu bulan ({premium}). Naikkan plafonnya."
        ),
        "over_ceiling": _(
            "{payer}: rencana memerlukan {spent}, melebihi plafon {rupiah} sebesar {over}. "
            "Kurangi orang atau bulan, atau bagi ke sumber lain."
        ),
        "take_up_unmeasured": _(
            "{group}: iuran dibayar sendiri. Bagian yang benar-benar mendaftar belum pernah diukur; "
            "hasil sangat bergantung pada anggapan itu."
        ),
    }


def problem(
    error: ScenarioError, groups: Mapping[str, Group] | None = None, shown: Callable[[str], str] = verbatim
) -> str:
    """Say what is wrong with a scenario and what to do; `shown` writes what was typed, `str` for plain text."""
    values: dict[str, Any] = {
        name: shown(excerpt(value)) if isinstance(value, str) else value for name, value in error.values.items()
    }
    for name in ("active", "potential", "funded"):
        if name in values:
            values[name] = numbers.whole(values[name])
    for name in ("start", "month"):
        if name in values:
            values[name] = numbers.date(month_text(values[name]))
    for name in ("share", "before"):
        if name in values:
            values[name] = numbers.plain_percent(values[name])
    if "known" in values:
        values["known"] = ", ".join(shown(excerpt(name)) for name in values["known"])
    if groups and (group := groups.get(error.values.get("group", ""))):
        values["group"] = _(group.label)
    return _problem_texts()[error.code].format(**values)


def _problem_texts() -> dict[str, str]:
    return {
        "no_potential": _("Pekerja potensial harus lebih dari nol."),
        "active_beyond_potential": _(
            "Peserta aktif ({active}) harus antara 0 dan pekerja potensial ({potential}). Periksa kedua angka."
        ),
        "target_falls": _(
            "Target yang diketik ({share}) lebih rendah daripada {before} pada {last}. Periksa angkanya."
        ),
        "target_too_early": _("Tahun target yang diketik ({value}) harus sesudah {last}. Pilih tahun lain."),
        "not_a_share": _("{field} = {value} di luar batas. Isi antara 0 dan 1 (0 sampai 100 %)."),
        "negative_people": _("{group}: jumlah orang harus angka dari nol ke atas."),
        "bad_split": _("{group}: bagian para pembayar harus berjumlah 1, tanpa peserta sendiri."),
        "bad_ceiling": _("Plafon {payer} = {value} harus angka dari nol ke atas."),
        "no_target": _("Wilayah ini belum mempunyai target yang terbit. Isi --target, misalnya 0.54."),
        "month_outside": _("{text} di luar jangka waktu skenario. Mulai dari {start}."),
        "no_region": _("Sebut wilayah dengan --region, atau berkas dengan --scenario."),
        "no_name": _("Beri nama skenario ini, misalnya menurut pengusulnya."),
        "name_too_long": _("Nama paling panjang {most} huruf; yang ini {length}."),
        "name_taken": _("Sudah ada skenario bernama {name}. Pakai nama lain, atau hapus yang lama dulu."),
        "too_many_scenarios": _("Paling banyak {most} skenario dibandingkan sekaligus. Hapus satu dulu."),
        "not_computed": _("{name} tidak dapat dihitung ({why}). Perbaiki angkanya, atau hapus."),
        "which_scenario": _("{file} berisi beberapa skenario. Sebut salah satu dengan --name: {known}."),
        "no_file": _("Berkas {file} tidak ada atau tidak dapat dibuka."),
        "no_brief_file": _("Sebut paling sedikit satu berkas yang ditulis: --pdf, --pptx, --xlsx, atau --toml."),
        "not_written": _("Berkas {file} tidak dapat ditulis. Pilih folder lain."),
        "no_plan": _("Ringkasan wilayah tidak memuat rencana; hapus --toml, atau sebut berkas dengan --scenario."),
        "no_groups": _("Tidak ada kelompok dengan angka terbit di wilayah ini. Sebut kelompok dan jumlah orangnya."),
        "no_ceiling": _("Sebut paling sedikit satu plafon, misalnya --ceiling add=5e9."),
        "self_has_no_ceiling": _("Iuran yang dibayar peserta sendiri bukan anggaran; hapus self dari plafon."),
        "bad_file": _("{file}: {fault}"),
        "no_rule": _("Belum ada aturan iuran untuk {month}. Mulai lebih lambat."),
        "under_a_month": _("{group}: {field} paling sedikit 1 bulan."),
        "no_horizon": _("Jangka waktu {value} bulan di luar batas. Isi 1 sampai {longest} bulan."),
        "group_twice": _("{group} disebut dua kali. Gabungkan menjadi satu."),
        "starts_too_early": _("{group} mulai sebelum bulan pertama skenario ({start}). Mundurkan mulainya."),
        "cohorts_beyond_active": _(
            "Yang sudah dibiayai ({funded}) melebihi peserta aktif ({active}). Periksa peserta aktif."
        ),
        "unknown_group": _("Kelompok {group} tidak dikenal. Yang ada: {known}."),
        "unknown_payer": _("Pembayar {value} tidak dikenal. Yang ada: {known}."),
        "unknown_route": _("Jalur {value} tidak dikenal. Yang ada: {known}."),
        "unknown_region": _("Wilayah {region} tidak dikenal. Pakai kode BPS, misalnya 5203."),
        "no_baseline": _(
            "Belum ada peserta aktif dan pekerja potensial yang terbit untuk {region}. "
            "Isi sendiri dengan --active dan --potential."
        ),
        "bad_pair": _("{text} tidak terbaca di {lever}. Tulis kunci=nilai, misalnya months=9."),
        "bad_number": _("{text} bukan angka, di {lever}."),
        "bad_month": _("{text} bukan bulan. Tulis TTTT-BB, misalnya 2027-01."),
    }
