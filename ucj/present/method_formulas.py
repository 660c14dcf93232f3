"""The formulas of the method, typeset: TeX as KaTeX reads it, and what its symbols mean in words."""

from __future__ import annotations

from dataclasses import dataclass

from ucj.present.words.catalogue import _


@dataclass(frozen=True)
class Formula:
    """A formula: lines of TeX without dollar signs, each short enough for a phone, and symbols with their meaning."""

    lines: tuple[str, ...]
    symbols: tuple[tuple[str, str], ...]

    @property
    def legend(self) -> str:
        """What the symbols mean, as Markdown."""
        return "; ".join(f"${symbol}$ {meaning}" for symbol, meaning in self.symbols) + "."


def fraction(above: str, below: str) -> str:
    """Return a fraction of words, as TeX."""
    return rf"\dfrac{{\text{{{above}}}}}{{\text{{{below}}}}}"


def starting() -> Formula:
    """Return the potential workers by month: `ucj.model.potential.potential_at`."""
    return Formula(
        (r"P(t) = P_0 + (P_1 - P_0)\,\frac{t - t_0}{t_1 - t_0}", r"P_1 = \max\Big(P_0,\; \frac{N}{c}\Big)"),
        (
            ("P(t)", _("potensi pekerja pada bulan t")),
            ("P_0", _("potensi pekerja yang terbit")),
            ("t_0", _("bulan angka terbit")),
            ("t_1", _("Desember tahun target")),
            ("N", _("target peserta")),
            ("c", _("target cakupan")),
        ),
    )


def without_plan() -> Formula:
    """Return the active people without a plan, and what a plan adds: `ucj.model.kernel.follow`."""
    return Formula(
        (
            r"A_0(t) = (A - F b)\,(1 + \omega)^{t - t_0} + B(t)",
            r"B(t) = \begin{cases} F b & t \le T + g \\ r\,F b & t > T + g \end{cases}",
            r"\Delta(t) = A_1(t) - A_0(t)",
        ),
        (
            ("A_0(t),\\, A_1(t)", _("peserta aktif tanpa dan dengan rencana")),
            (r"\Delta(t)", _("tambahan rencana pada bulan yang sama")),
            ("A", _("peserta aktif yang terbit")),
            ("F", _("orang yang iurannya dibayar anggaran")),
            ("b", _("bagiannya yang masih peserta")),
            ("B(t)", _("yang dibiayai dan masih dihitung aktif")),
            (r"\omega", _("perubahan peserta lain tiap bulan")),
            ("T", _("bulan terakhir yang dibayar")),
            ("g", _("batas tunggakan yang masih dihitung aktif, dalam bulan")),
            ("r", _("bagian yang melanjutkan sebagai peserta mandiri")),
        ),
    )


def new_people() -> Formula:
    """Return whom a list renews, covers again and adds: `ucj.model.kernel.LeverArrays`."""
    return Formula(
        (r"k = \min(x,\, D) \qquad l = \min(x,\, F b) - k", r"n = l + (x - k - l)\; v\; d\; (1 - s)"),
        (
            ("x", _("orang di daftar")),
            ("F b", _("yang pernah dibiayai")),
            ("D", _("di antaranya yang masih terlindungi ketika rencana mulai")),
            ("k", _("diperpanjang")),
            ("l", _("dilindungi kembali")),
            ("n", _("tambahan peserta kelompok itu")),
            ("v", _("bagian yang lolos verifikasi")),
            ("d", _("bagian yang mendaftar")),
            ("s", _("bagian yang sudah menjadi peserta")),
        ),
    )


def overlap() -> Formula:
    """Return the people whom families add together: `ucj.model.kernel.union`."""
    return Formula(
        (
            r"\Delta = U\,\Big(1 - \prod_i\big(1 - \tfrac{n_i}{U}\big)\Big)",
            r"\max_i n_i \;\le\; \Delta \;\le\; \sum_i n_i",
        ),
        (
            (r"\Delta", _("tambahan semua keluarga bersama-sama, angka tengah")),
            ("n_i", _("tambahan keluarga kelompok ke-i bila berdiri sendiri")),
            ("U", _("pekerja yang belum menjadi peserta")),
        ),
    )


def cost() -> Formula:
    """Return what a payer pays: `ucj.model.money.lever_money`."""
    return Formula(
        (r"B_s = \sum_t O_s(t)\; p(t)",),
        (
            ("B_s", _("biaya pembayar s")),
            ("O_s(t)", _("orang yang dibayarnya pada bulan t")),
            ("p(t)", _("iuran seorang pada bulan itu")),
        ),
    )


def deaths() -> Formula:
    """Return the expected deaths: `ucj.model.claims.claims`."""
    return Formula(
        (r"K = \frac{q}{1\,000} \sum_t \frac{O(t)}{12}",),
        (
            ("K", _("kematian di antara orang yang dibayar")),
            ("O(t)", _("orang yang dibayar pada bulan t")),
            ("q", _("kematian per 1.000 orang setahun")),
        ),
    )


def search() -> Formula:
    """Return what the solver looks for: `ucj.model.solver.find_plan`."""
    return Formula(
        (r"\min \sum_s B_s", r"A_1(m) \ge M \qquad B_{s,y} \le L_{s,y}"),
        (
            ("A_1(m)", _("peserta aktif dengan rencana pada bulan m")),
            ("M", _("target dalam orang pada bulan m")),
            ("B_s,\\, B_{s,y}", _("biaya pembayar s, seluruhnya dan pada tahun anggaran y")),
            ("L_{s,y}", _("plafonnya")),
        ),
    )
