"""The method in words: what is measured, what is supposed, what is left out, and what the words mean."""

from __future__ import annotations

import pandas as pd

from ucj.facts.groups import Assumption
from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import ASSUMPTIONS
from ucj.model.poverty import EstimateTest
from ucj.present.method_formulas import fraction
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link


def measures() -> list[tuple[str, str, str]]:
    """Return the three measures that are never mixed: name, formula or what it counts as Markdown, meaning."""
    return [
        (
            _("Cakupan"),
            f"${fraction(_('peserta aktif'), _('potensi pekerja'))}$",
            _("Potensi pekerja adalah hitungan BPJS Ketenagakerjaan, bukan Sakernas."),
        ),
        (
            _("Capaian target"),
            f"${fraction(_('peserta aktif'), _('peserta yang ditargetkan'))}$",
            _("Selalu lebih tinggi daripada cakupan; keduanya sering tertukar."),
        ),
        (
            _("Iuran dibayar pemerintah"),
            _("peserta yang iurannya dibayar APBD, ADD, atau DBHCHT"),
            _("Berhenti bila anggaran berhenti."),
        ),
    ]


def yearly_targets() -> list[str]:
    """Return how the path of a province and its split over the kabupaten/kota are computed."""
    return [
        _(
            "Lintasan mulai pada tahun berjalan dari angka terakhir; target tahun yang sudah berakhir adalah riwayat. "
            "Target yang terbit dipakai apa adanya; tahun di antaranya ditarik lurus dan ditandai."
        ),
        _(
            "Potensi pekerja mengikuti jalur yang sama dengan halaman Skenario, atau tumbuh seperti yang diatur "
            "perencana."
        ),
        _(
            "Cara membagi: persentase yang sama; tambahan poin yang sama; atau bagian yang sama dari pekerja yang "
            "belum menjadi peserta. Yang sudah di atas targetnya tidak dikurangi."
        ),
    ]


def not_modelled(ledger: Ledger) -> list[str]:
    """Return what the model leaves out."""
    waits = {
        "months": ledger.benefits.death_of_newcomer.months,
        "years": ledger.benefits.scholarship.months // 12,
    }
    laws = ", ".join(discount.reference for discount in ledger.premiums.discounts if discount.excludes_government)
    return [
        _("Iuran jasa konstruksi, yang dihitung dari nilai proyek."),
        _("Kematian dan kecelakaan menurut kelompok, umur, atau kabupaten; Santunan hanya ilustrasi."),
        _("Apakah masa tunggu {months} bulan dan {years} tahun berulang bagi peserta yang kembali.").format(**waits),
        _("Apakah ADD dan DBHCHT termasuk APBD dalam {laws}; aplikasi ini menganggap ya.").format(laws=laws),
        _("Apakah iuran dari CSR dan zakat mendapat potongan {laws}: belum diverifikasi, di sini dianggap ya.").format(
            laws=laws
        ),
        _("Perusahaan yang melaporkan sebagian pekerjanya."),
    ]


def why_no_estimates(test: EstimateTest) -> str:
    """Say why regions without a published figure have none, with the test that shows it."""
    return _(
        "Wilayah tanpa angka terbit tidak diperkirakan. Dicoba: cakupan ditebak dari bagian buruh/karyawan pada "
        "{regions} kabupaten/kota yang angkanya terbit, masing-masing ditinggalkan satu kali. Tebakan meleset "
        "rata-rata {regression} poin (paling jauh {largest}), sedangkan memakai rata-rata wilayah lain meleset {mean} "
        "poin. Kesalahan sebesar itu terlalu besar untuk dipakai merencanakan."
    ).format(
        regions=test.regions,
        regression=numbers.decimal(test.regression, 1),
        largest=numbers.decimal(test.largest, 1),
        mean=numbers.decimal(test.mean, 1),
    )


def why_no_dana_desa() -> str:
    """Say why Dana Desa is not among the payers."""
    return _(
        "Dana Desa tidak ditawarkan sebagai pembayar: sumber saling bertentangan. Bupati Lombok Timur menyebut ADD "
        "pada Juli 2025 dan Dana Desa pada Desember 2025, sedangkan daftar larangan Dana Desa 2026 memuat iuran "
        "perangkat desa. ADD adalah bagian APBD dan tersedia."
    )


def assumption_table(ledger: Ledger) -> pd.DataFrame:
    """Return every assumption with its range and source."""
    rows = []
    for row in ledger.assumptions:
        months = row.id == "grace"
        values = [row.low, row.central, row.high]
        shown = [
            _("cakupan wilayah") if v is None else numbers.whole(v) if months else numbers.plain_percent(v)
            for v in values
        ]
        rows.append(
            {
                _("Asumsi"): f"{_assumption(row)}{_condition(row)}",
                _("Rendah – tengah – tinggi"): " – ".join(shown) + (_(" bulan") if months else ""),
                _("Dasar"): " · ".join([_(row.note), *(source_link(source) for source in row.sources)]),
            }
        )
    return pd.DataFrame(rows)


def glossary() -> list[tuple[str, str]]:
    """Return the abbreviations of the field."""
    return [
        ("ADD", _("Alokasi Dana Desa: bagian APBD kabupaten untuk desa; bukan Dana Desa dari APBN.")),
        ("BKD", _("Badan Keamanan Desa: penjaga keamanan desa di Lombok Timur.")),
        ("BPU", _("Bukan penerima upah: petani, nelayan, pedagang, pekerja lepas.")),
        ("DBHCHT", _("Dana bagi hasil cukai hasil tembakau.")),
        ("Jakon", _("Jasa konstruksi: pekerja proyek, yang iurannya dihitung dari nilai proyek.")),
        ("JHT", _("Jaminan hari tua.")),
        ("JKK", _("Jaminan kecelakaan kerja.")),
        ("JKM", _("Jaminan kematian.")),
        ("JP", _("Jaminan pensiun.")),
        ("MBG", _("Makan Bergizi Gratis; pekerja dapurnya wajib didaftarkan pemberi kerja.")),
        ("NPP", _("Nomor Pendaftaran Perusahaan: nomor pemberi kerja atau kelompok di BPJS Ketenagakerjaan.")),
        (
            "PBI",
            _("Penerima bantuan iuran, pada BPJS Kesehatan; pada BPJS Ketenagakerjaan belum ditemukan yang berlaku."),
        ),
        (
            _("pekerja rentan"),
            _("Pekerja berpenghasilan rendah atau tidak tetap; batasnya belum diverifikasi."),
        ),
        ("PU", _("Penerima upah: pekerja yang iurannya dibayar pemberi kerja.")),
        ("RPJMN", _("Rencana pembangunan jangka menengah nasional; targetnya memakai definisi lain.")),
        ("UCJ", _("Universal Coverage Jamsostek: semua pekerja terlindungi jaminan sosial ketenagakerjaan.")),
        ("UMKM", _("Usaha mikro, kecil, dan menengah.")),
    ]


def _assumption(row: Assumption) -> str:
    if row.id == "organic":
        return _("Perubahan bersih tiap bulan di luar kelompok yang dibiayai")
    return _(ASSUMPTIONS[row.id].label)


def _condition(row: Assumption) -> str:
    parts = []
    if row.applies_to != "all":
        parts.append(_("dibayar sendiri") if row.applies_to == "self" else _("dibayar pihak lain"))
    if row.region:
        parts.append(row.region.name)
    return f" ({', '.join(parts)})" if parts else ""
