"""The method in words: what is computed, what is supposed, what is left out, and what the words mean."""

from __future__ import annotations

import pandas as pd

from ucj.facts.groups import Assumption
from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import ASSUMPTIONS
from ucj.facts.rules import month_number
from ucj.model.claims import break_even_rate
from ucj.model.poverty import EstimateTest
from ucj.model.questions import SURE
from ucj.model.solver import CLOSE
from ucj.model.uncertainty import CORRELATION, DRAWS
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link

# After every change of a contribution that is known.
LATEST = month_number("9999-12")


def measures() -> list[tuple[str, str, str]]:
    """Return the three measures that are never mixed: name, formula, meaning."""
    return [
        (
            _("Cakupan"),
            _("peserta aktif ÷ pekerja potensial"),
            _("Pekerja potensial adalah hitungan BPJS Ketenagakerjaan, bukan Sakernas."),
        ),
        (
            _("Capaian target"),
            _("peserta aktif ÷ peserta yang ditargetkan"),
            _("Selalu lebih tinggi daripada cakupan; keduanya sering tertukar."),
        ),
        (
            _("Dibayar pemerintah"),
            _("peserta yang iurannya dibayar APBD, ADD, atau DBHCHT"),
            _("Berhenti bila anggaran berhenti."),
        ),
    ]


def sections(ledger: Ledger) -> list[tuple[str, list[str]]]:
    """Return the model in words, section by section in the order it is computed: heading and lines."""
    rules = ledger.benefits
    death_premium = ledger.premiums.dated("jkm_bpu", LATEST).value
    return [
        (
            _("Titik awal: jumlah orang pada satu bulan"),
            [
                _("Peserta aktif dan pekerja potensial seperti terbit, pada bulannya (t₀)."),
                _(
                    "Di dalamnya ada F·b orang yang iurannya dibayar anggaran sampai suatu bulan. Yang bulan "
                    "berakhirnya tidak diketahui dianggap berlanjut; perencana dapat mengaturnya."
                ),
                _(
                    "Pekerja potensial P(t): garis lurus antara angka terbit dan target peserta ÷ target cakupan pada "
                    "akhir tahunnya, tidak pernah di bawah angka terbit terakhir, lalu tetap, kecuali perencana "
                    "mengetik pertumbuhan. Semua halaman memakai jalur ini, sehingga satu target mempunyai satu "
                    "kekurangan."
                ),
                _("Target dalam orang: jumlah peserta yang terbit; bila tidak terbit, target cakupan × P(t)."),
            ],
        ),
        (
            _("Jalur tanpa rencana"),
            [
                _(
                    "Peserta lain × (1 + ω) dipangkatkan bulan sejak t₀, ditambah yang dibiayai. Setelah bulan "
                    "terakhir dibayar dan masa tenggang {grace} bulan, dari yang dibiayai tinggal bagian r yang "
                    "membayar sendiri."
                ).format(grace=numbers.whole(_central(ledger, "grace"))),
                _(
                    "Yang dibiayai berakhir juga bila kelompoknya tidak ada dalam rencana. Penggeser di nol sama "
                    "dengan tanpa penggeser."
                ),
                _("Tambahan suatu rencana = dengan rencana − tanpa rencana pada bulan yang sama."),
            ],
        ),
        (
            _("Perpanjangan, dilindungi kembali, dan baru"),
            [
                _("Dari daftar x orang, lebih dulu yang masih terlindungi ketika rencana mulai: diperpanjang."),
                _("Lalu yang pernah dibiayai tetapi sudah berakhir: dilindungi kembali, tanpa pemeriksaan lagi."),
                _("Sisanya baru = sisa × lolos pemeriksaan × mendaftar × (1 − sudah menjadi peserta)."),
                _("Yang tidak masuk daftar mengikuti akhir masanya sendiri."),
            ],
        ),
        (
            _("Dibayar dan dihitung"),
            [
                _("Iuran dibayar dari bulan mulai selama bulan yang dipilih; pendaftaran dapat bertahap."),
                _(
                    "Yang menunggak masih dihitung aktif selama masa tenggang, tetapi belum tentu dibayar bila terjadi "
                    "klaim. Karena itu rencana dinilai pada bulan terakhir ketika semua yang dihitung juga masih "
                    "dibayar."
                ),
                _("Naik kelas: sebagian peserta membayar sendiri sejak bulan yang dipilih; selebihnya tetap dibayar."),
            ],
        ),
        (
            _("Keluarga kelompok dan tumpang tindih"),
            [
                _("Kelompok di dalam kelompok lain, bersama-sama, tidak pernah melebihi jumlah kelompok induknya."),
                _(
                    "Antar keluarga: bila semua bertumpang tindih, tambahannya sebesar keluarga terbesar; bila tidak "
                    "ada, jumlahnya; angka tengah U·(1 − Π(1 − nᵢ ÷ U)), dengan U pekerja yang belum terlindungi."
                ),
                _("Cakupan tidak pernah lebih dari 100 %; bila pilihan melampauinya, halaman menyebut kelompoknya."),
            ],
        ),
        (
            _("Biaya dan plafon"),
            [
                _(
                    "Biaya = orang yang dibayar tiap bulan × iuran bulan itu, menurut pembayar; dibulatkan sekali di "
                    "akhir. Yang ternyata sudah menjadi peserta ikut dibayar; yang tidak lolos pemeriksaan tidak."
                ),
                _("Iuran yang dibayar peserta sendiri, termasuk bagian pekerja PU, ditulis terpisah."),
                _("Plafon berlaku untuk tiap tahun anggaran, Januari–Desember."),
            ],
        ),
        (
            _("Santunan"),
            [
                _(
                    "Kematian = orang yang dibayar tiap bulan ÷ 12 × {low}–{high} per 1.000 setahun. Santunan "
                    "dibandingkan dengan bagian JKM dari iuran, yang menutupnya sampai {rate} kematian per 1.000."
                ).format(
                    low=numbers.decimal(rules.death_rate.low, 2),
                    high=numbers.decimal(rules.death_rate.high, 2),
                    rate=numbers.decimal(break_even_rate(rules, death_premium), 2),
                ),
            ],
        ),
        (
            _("Ketidakpastian"),
            [
                _(
                    "{draws} hitungan. Tiap anggapan diambil dari segitiga terbelah: setengahnya antara rendah dan "
                    "tengah, setengahnya antara tengah dan tinggi. Di mana rentang hanya ke satu sisi, mediannya "
                    "bergeser dari rencana, tetapi rencana selalu berada di dalam rentangnya sendiri."
                ).format(draws=numbers.whole(DRAWS)),
                _(
                    "Anggapan yang sama pada kelompok berbeda bergerak bersama (kopula Gauss, korelasi {correlation}). "
                    "Angka acaknya sama pada setiap posisi penggeser."
                ).format(correlation=numbers.decimal(CORRELATION, 1)),
                _(
                    "Yang ditampilkan: rentang 10–90 %, bagian hitungan yang mencapai target, dan anggapan yang paling "
                    "menggerakkan hasil."
                ),
            ],
        ),
        (
            _("Mencari rencana"),
            [
                _(
                    "Biaya terkecil untuk target, atau peserta terbanyak untuk plafon, dengan kelompok, anggapan, dan "
                    "pembayar yang boleh menurut tabel di bawah."
                ),
                _(
                    "Tumpang tindih dibatasi dari atas dengan garis-garis lurus (program bilangan bulat campuran, "
                    "HiGHS), rencananya dihitung ulang dengan model ini, dan jawabannya menyebut jarak yang terbukti "
                    "dari yang terbaik: {close} atau kurang bila waktunya cukup."
                ).format(close=numbers.plain_percent(CLOSE)),
                _("Setiap jawaban menyebut peluangnya, dan rencana yang mencapai target pada {share} hitungan.").format(
                    share=numbers.plain_percent(SURE)
                ),
            ],
        ),
    ]


def _central(ledger: Ledger, name: str) -> float:
    return next(row.central for row in ledger.assumptions if row.id == name)


def yearly_targets() -> list[str]:
    """Return how the path of a province and its split over the kabupaten/kota are computed."""
    return [
        _("Target yang terbit dipakai apa adanya; tahun di antaranya ditarik lurus dan ditandai."),
        _(
            "Pekerja potensial mengikuti jalur yang sama dengan halaman Skenario, atau tumbuh seperti yang diatur "
            "perencana."
        ),
        _(
            "Cara membagi: persentase yang sama; tambahan poin yang sama; atau bagian yang sama dari pekerja yang "
            "belum terlindungi. Yang sudah di atas targetnya tidak dikurangi."
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
                _("Anggapan"): f"{_assumption(row)}{_condition(row)}",
                _("Rendah – tengah – tinggi"): " – ".join(shown) + (_(" bulan") if months else ""),
                _("Dasar"): " · ".join([_(row.note), *(source_link(source) for source in row.sources)]),
            }
        )
    return pd.DataFrame(rows)


def glossary() -> list[tuple[str, str]]:
    """Return the abbreviations of the field."""
    return [
        ("ADD", _("Alokasi Dana Desa: bagian APBD kabupaten untuk desa; bukan Dana Desa dari APBN.")),
        ("BPU", _("Bukan penerima upah: petani, nelayan, pedagang, pekerja lepas.")),
        ("DBHCHT", _("Dana bagi hasil cukai hasil tembakau.")),
        ("JHT", _("Jaminan hari tua.")),
        ("JKK", _("Jaminan kecelakaan kerja.")),
        ("JKM", _("Jaminan kematian.")),
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
