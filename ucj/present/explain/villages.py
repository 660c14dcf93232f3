"""What explains the rule of a minimum in every village: the most it can cost, and what lifts those below it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from ucj.facts.rules import PremiumRules, month_text
from ucj.model.measures import yearly_premium
from ucj.model.villages import Bound, Ranked
from ucj.present.explain.cites import cite_bpu, cites, said
from ucj.present.explain.sums import Line, written
from ucj.present.parts import Cite, Explanation, Term
from ucj.present.village_sentences import Origin, Rule
from ucj.present.words import numbers
from ucj.present.words.catalogue import _


def bound(rules: PremiumRules, most: Bound, rule: Rule, today: dt.date) -> Explanation:
    """Explain the most the rule can cost a region: villages × minimum × contribution × 12."""
    title = _("Paling banyak (orang)")
    counted = [
        Line("+" if place else "", _(figure.indicator.label), figure.value, cites=cites(today, figure))
        for place, figure in enumerate(most.published)
    ]
    each = Line("×", _("pekerja di setiap desa, dipilih perencana"), rule.minimum, "number")
    people = written([*counted, each], numbers.whole, most.people, title)
    return Explanation(
        _("Iuran setahun, paling banyak"),
        numbers.short_rupiah(most.cost),
        _("desa × pekerja di setiap desa × iuran sebulan × 12 bulan"),
        (*people, *_money(rules, most.people, most.cost, rule.month)),
        interval=_("Dari Rp0, bila semua desa sudah mencapainya, sampai {cost}, bila belum satu orang pun.").format(
            cost=numbers.short_rupiah(most.cost)
        ),
        supposed=(
            _("Batas atas, bukan rencana anggaran: jumlah peserta tiap desa belum terbit."),
            _("Nama yang tidak lolos verifikasi tidak dibayar; daftarnya harus memuat lebih banyak nama."),
        ),
    )


def upload_explanations(
    rules: PremiumRules, ranked: Sequence[Ranked], rule: Rule, origin: Origin
) -> Mapping[str, Callable[[], Explanation]]:
    """Return what explains the four numbers of an upload: participants, below, missing and cost."""
    below = [item for item in ranked if item.missing]
    have, missing = sum(item.participants for item in below), sum(item.missing for item in below)
    date = numbers.date(origin.as_of) if origin.as_of else _("bulan belum dipilih")
    source = (said(" · ".join((date, _("unggahan"), origin.source or _("sumber belum diisi")))),)
    needed = [
        Line("", _("desa di bawah minimal"), len(below), "number"),
        Line("×", _("peserta minimal"), rule.minimum, "number"),
        Line("−", _("peserta di desa itu"), have, cites=source),
    ]

    def participants() -> Explanation:
        everyone = sum(item.participants for item in ranked)
        first = [
            Line("", _("peserta di desa yang di bawah minimal"), have, cites=source),
            Line("+", _("peserta di desa lainnya"), everyone - have, cites=source),
        ]
        return _of_upload(_("Peserta aktif"), numbers.whole, everyone, _("jumlah peserta desa yang terisi"), first)

    def under() -> Explanation:
        first = [
            Line("", _("desa yang terisi"), len(ranked), "number", source),
            Line("−", _("yang sudah mencapai minimal"), len(ranked) - len(below), "number"),
        ]
        title = _("Di bawah {minimum} peserta").format(minimum=numbers.whole(rule.minimum))
        return _of_upload(title, numbers.whole, len(below), _("desa yang pesertanya kurang dari minimal"), first)

    def people() -> Explanation:
        title = _("Orang yang diperlukan")
        return _of_upload(title, numbers.whole, missing, _("desa di bawah minimal × minimal − pesertanya"), needed)

    def cost() -> Explanation:
        title, yearly = _("Iuran setahun untuk itu"), yearly_premium(rules, missing, rule.month)
        return Explanation(
            title,
            numbers.short_rupiah(yearly),
            _("orang yang diperlukan × iuran sebulan × 12 bulan"),
            _money(rules, missing, yearly, rule.month),
            supposed=_own(),
        )

    return {"participants": participants, "below": under, "missing": people, "cost": cost}


def _of_upload(
    title: str, shown: Callable[[float], str], value: float, formula: str, lines: Sequence[Line]
) -> Explanation:
    return Explanation(title, shown(value), formula, written(lines, shown, value, title), supposed=_own())


def _own() -> tuple[str, ...]:
    return (_("Angka unggahan tinggal di sesi ini; tidak ada perintah yang memuatnya."),)


def _money(rules: PremiumRules, people: float, cost: float, month: int) -> tuple[Term, ...]:
    if not people:
        return ()
    law: tuple[Cite, ...] = cite_bpu(rules, month)
    lines = (
        Line("", _("orang"), people),
        Line("×", _("Iuran sebulan"), cost / 12 / people, "money", law),
        Line("×", _("bulan, sejak {month}").format(month=numbers.date(month_text(month))), 12, "number"),
    )
    return written(lines, numbers.short_rupiah, cost, _("Iuran setahun"))
