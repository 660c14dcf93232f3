"""The model in words, section by section in the order it is computed."""

from __future__ import annotations

from dataclasses import dataclass

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.model.claims import break_even_rate
from ucj.model.questions import SURE
from ucj.model.solver import CLOSE
from ucj.model.uncertainty import CORRELATION, DRAWS
from ucj.present import method_formulas
from ucj.present.method_formulas import Formula
from ucj.present.words import numbers
from ucj.present.words.catalogue import _

# After every change of a contribution that is known.
LATEST = month_number("9999-12")


@dataclass(frozen=True)
class Section:
    """A part of the model: its heading, its formula where it has one, and what is to be known of it, line by line."""

    heading: str
    lines: list[str]
    formula: Formula | None = None


def sections(ledger: Ledger) -> list[Section]:
    """Return the model in words, section by section in the order it is computed."""
    rules = ledger.benefits
    death_premium = ledger.premiums.dated("jkm_bpu", LATEST).value
    return [
        Section(
            _("Titik awal: jumlah orang pada satu bulan"),
            [
                _("Peserta aktif dan potensi pekerja seperti terbit, pada bulannya."),
                _(
                    "Di dalamnya ada orang yang iurannya dibayar anggaran sampai suatu bulan. Yang bulan "
                    "berakhirnya tidak diketahui dianggap berlanjut; perencana dapat mengaturnya."
                ),
                _(
                    "Potensi pekerja: garis lurus antara angka terbit dan target peserta ÷ target cakupan pada "
                    "akhir tahunnya, tidak pernah di bawah angka terbit terakhir, lalu tetap, kecuali perencana "
                    "mengisi pertumbuhan. Semua halaman memakai jalur ini, sehingga satu target mempunyai satu "
                    "kekurangan."
                ),
                _(
                    "Target dalam orang: jumlah peserta yang terbit; bila tidak terbit, target cakupan dari potensi "
                    "pekerja."
                ),
            ],
            method_formulas.starting(),
        ),
        Section(
            _("Jalur tanpa rencana"),
            [
                _(
                    "Peserta lain berubah tiap bulan, ditambah yang dibiayai. Setelah bulan terakhir dibayar dan batas "
                    "tunggakan {grace} bulan, dari yang dibiayai tinggal yang melanjutkan sebagai peserta mandiri."
                ).format(grace=numbers.whole(_central(ledger, "grace"))),
                _(
                    "Yang dibiayai berakhir juga bila kelompoknya tidak ada dalam rencana. Penggeser di nol sama "
                    "dengan tanpa penggeser."
                ),
            ],
            method_formulas.without_plan(),
        ),
        Section(
            _("Perpanjangan, dilindungi kembali, dan baru"),
            [
                _("Dari daftar, lebih dulu yang masih terlindungi ketika rencana mulai: diperpanjang."),
                _("Lalu yang pernah dibiayai tetapi sudah berakhir: dilindungi kembali, tanpa verifikasi lagi."),
                _("Sisanya baru: yang lolos verifikasi, mendaftar, dan belum menjadi peserta."),
                _("Yang tidak masuk daftar mengikuti akhir masanya sendiri."),
            ],
            method_formulas.new_people(),
        ),
        Section(
            _("Dibayar dan dihitung"),
            [
                _("Iuran dibayar dari bulan mulai selama bulan yang dipilih; pendaftaran dapat bertahap."),
                _(
                    "Yang menunggak masih dihitung aktif sampai batas tunggakan, tetapi belum tentu dibayar bila "
                    "terjadi klaim. Karena itu rencana dinilai pada bulan terakhir ketika semua yang dihitung juga "
                    "masih dibayar."
                ),
                _("Naik kelas: sebagian peserta membayar sendiri sejak bulan yang dipilih; selebihnya tetap dibayar."),
            ],
        ),
        Section(
            _("Keluarga kelompok dan tumpang tindih"),
            [
                _("Kelompok di dalam kelompok lain, bersama-sama, tidak pernah melebihi jumlah kelompok induknya."),
                _(
                    "Antar keluarga: bila semua bertumpang tindih, tambahannya sebesar keluarga terbesar; bila tidak "
                    "ada, jumlahnya; angka tengah: bila keluarganya saling bebas."
                ),
                _("Cakupan tidak pernah lebih dari 100 %; bila pilihan melampauinya, halaman menyebut kelompoknya."),
            ],
            method_formulas.overlap(),
        ),
        Section(
            _("Biaya dan plafon"),
            [
                _(
                    "Biaya dihitung tiap bulan menurut pembayar dan dibulatkan sekali di akhir. Yang ternyata sudah "
                    "menjadi peserta ikut dibayar; yang tidak lolos verifikasi tidak."
                ),
                _("Iuran yang dibayar peserta sendiri, termasuk bagian pekerja PU, ditulis terpisah."),
                _("Plafon berlaku untuk tiap tahun anggaran, Januari–Desember."),
            ],
            method_formulas.cost(),
        ),
        Section(
            _("Santunan"),
            [
                _(
                    "Kematian {low}–{high} per 1.000 orang setahun di antara yang dibayar. Santunan dibandingkan "
                    "dengan bagian JKM dari iuran, yang menutupnya sampai {rate} kematian per 1.000."
                ).format(
                    low=numbers.decimal(rules.death_rate.low, 2),
                    high=numbers.decimal(rules.death_rate.high, 2),
                    rate=numbers.decimal(break_even_rate(rules, death_premium), 2),
                ),
            ],
            method_formulas.deaths(),
        ),
        Section(
            _("Rentang ketidakpastian"),
            [
                _(
                    "{draws} hitungan. Tiap asumsi diambil dari segitiga terbelah: setengahnya antara rendah dan "
                    "tengah, setengahnya antara tengah dan tinggi. Bila rentangnya tidak simetris, mediannya "
                    "bergeser dari rencana, tetapi rencana selalu berada di dalam rentangnya sendiri."
                ).format(draws=numbers.whole(DRAWS)),
                _(
                    "Asumsi yang sama pada kelompok berbeda bergerak bersama (kopula Gauss, korelasi {correlation}). "
                    "Angka acaknya sama pada setiap posisi penggeser."
                ).format(correlation=numbers.decimal(CORRELATION, 1)),
                _(
                    "Yang ditampilkan: rentang 10–90 %, bagian hitungan yang mencapai target, dan asumsi yang paling "
                    "menggerakkan hasil."
                ),
            ],
        ),
        Section(
            _("Optimasi rencana"),
            [
                _(
                    "Biaya terkecil untuk target, atau peserta terbanyak untuk plafon, dengan kelompok, asumsi, dan "
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
            method_formulas.search(),
        ),
    ]


def _central(ledger: Ledger, name: str) -> float:
    return next(row.central for row in ledger.assumptions if row.id == name)
