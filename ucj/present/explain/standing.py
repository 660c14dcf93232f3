"""What explains the four numbers of a region: coverage, gap, the cost of closing it, and achievement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.rules import PremiumRules, month_of, month_text
from ucj.model.gap_cost import GapCost
from ucj.model.measures import Standing, Target, yearly_gap_cost
from ucj.model.targets import Verdict
from ucj.present.explain import commands
from ucj.present.explain.cites import cite, cite_bpu, cites, not_published
from ucj.present.explain.sums import Line, written
from ucj.present.parts import Cite, Explanation, Term
from ucj.present.words import numbers, sentences, target_words
from ucj.present.words.catalogue import _


def standing_explanations(
    ledger: Ledger, where: Standing, today: dt.date, whole: GapCost | None = None
) -> Mapping[str, Callable[[], Explanation]]:
    """Return what explains the numbers of `ucj.present.standings`: coverage, gap, cost and achievement.

    `whole` is what reaching the target costs in all, where it was computed.
    """
    asked = _Asked(ledger, where, today, whole)
    return {"coverage": asked.coverage, "gap": asked.gap, "cost": asked.cost, "achievement": asked.achievement}


def not_computed(title: str, why: str) -> Explanation:
    """Return what there is to say of a figure that was not published."""
    return Explanation(title, numbers.MISSING, why, (Term("", title, numbers.MISSING, (not_published(),)),))


@dataclass(frozen=True)
class _Asked:
    """A region on a day; a method a number."""

    ledger: Ledger
    where: Standing
    today: dt.date
    whole: GapCost | None

    @property
    def rules(self) -> PremiumRules:
        return self.ledger.premiums

    def _cite(self, *figures: Observation | None) -> tuple[Cite, ...]:
        return cites(self.today, *figures)

    def _command(self, figure: str) -> str:
        target = self.where.target
        behind = [*self.where.figures, *([target.share] if target else [])]
        return commands.of_region(self.where.region.code, figure, behind)

    def coverage(self) -> Explanation:
        """Active ÷ potential, or the percentage as it was published."""
        where, title = self.where, _("Cakupan")
        if where.coverage is None:
            return not_computed(title, _("Belum ada angka terbit; aplikasi ini tidak memperkirakan."))
        value = sentences.coverage_value(where)
        if where.percentage_only:
            formula = _("Terbit sebagai persentase saja; jumlah orang tidak diterbitkan.")
            terms: tuple[Term, ...] = (
                Term("", _("Peserta aktif"), numbers.MISSING, (not_published(),)),
                Term("", _("Potensi pekerja"), numbers.MISSING, (not_published(),)),
                Term("", _("Persentase yang terbit"), value, self._cite(where.published_coverage)),
            )
        else:
            assert where.active and where.potential
            formula = _("peserta aktif ÷ potensi pekerja")
            lines = (
                Line("", _("Peserta aktif"), where.active.value, cites=self._cite(where.active)),
                Line("÷", _("Potensi pekerja"), where.potential.value, cites=self._cite(where.potential)),
            )
            terms = written(lines, numbers.percent, where.coverage, title)
        supposed = [
            _("Penyebutnya potensi pekerja menurut BPJS Ketenagakerjaan, bukan seluruh penduduk yang bekerja."),
            *(f"{sentences.remark(figure.note)}." for figure in where.figures if figure.note),
        ]
        if where.later:
            supposed.append(_("Kemudian terbit {later}.").format(later=sentences.later_share(where)))
        return Explanation(
            title,
            value,
            formula,
            terms,
            interval=_("Jumlah menurut catatan; tidak ada selang yang terbit."),
            supposed=tuple(dict.fromkeys(supposed)),
            command=commands.coverage(self.ledger, where.region.code, where.figures),
        )

    def gap(self) -> Explanation:
        """Target participants − active."""
        where, title = self.where, _("Kekurangan terhadap target")
        target = where.target
        if target is None:
            return not_computed(title, _("Target wilayah ini belum terbit."))
        if target.judgement.verdict is Verdict.REACHED:
            verdict = f"{target_words.verdict(target)}."
            return Explanation(title, numbers.whole(0), verdict, self._aim_terms(target), command=self._command("gap"))
        if where.gap is None or where.active is None or target.people is None:
            return not_computed(title, _("Jumlah orang tidak dapat dihitung dari persentase."))
        lines = [*self._aim(target), Line("−", _("Peserta aktif"), where.active.value, cites=self._cite(where.active))]
        return Explanation(
            title,
            numbers.whole(where.gap),
            _("peserta yang ditargetkan − peserta aktif"),
            written(lines, _not_below_zero, where.gap, title),
            interval=_("Jumlah menurut catatan; tidak ada selang yang terbit."),
            supposed=(
                _("Dihitung dari angka {date}; peserta yang keluar dan masuk sesudahnya tidak termasuk.").format(
                    date=numbers.date(where.active.as_of)
                ),
            ),
            command=self._command("gap"),
        )

    def _aim(self, target: Target) -> list[Line]:
        """Return the lines that come to the participants that a target means."""
        if target.published_people:
            label = _("Peserta yang ditargetkan untuk {year}").format(year=target.year)
            return [Line("", label, target.published_people.value, cites=self._cite(target.published_people))]
        assert target.people is not None and self.where.potential
        share = target.share.value
        label = _("Potensi pekerja pada akhir {year}").format(year=target.year)
        return [
            Line("", _("Target"), share, "percent", self._cite(target.share)),
            Line("×", label, target.people / share, cites=self._cite(self.where.potential)),
            Line("=", _("Peserta yang ditargetkan")),
        ]

    def _aim_terms(self, target: Target) -> tuple[Term, ...]:
        share = numbers.plain_percent(target.share.value)
        return (Term("", _("Target {year}").format(year=target.year), share, self._cite(target.share)),)

    def cost(self) -> Explanation:
        """Gap × contribution × 12."""
        where, title, month = self.where, _("Iuran setahun untuk menutupnya"), month_of(self.today)
        cost = yearly_gap_cost(self.rules, where, month)
        if cost is None or where.gap is None:
            return not_computed(title, _("Tidak dapat dihitung tanpa jumlah orang."))
        if not where.gap or (where.target and where.target.judgement.verdict is Verdict.REACHED):
            return Explanation(title, numbers.short_rupiah(0), _("Target sudah tercapai."))
        lines = (
            Line("", _("Kekurangan terhadap target"), where.gap),
            Line("×", _("Iuran sebulan"), cost / 12 / where.gap, "money", cite_bpu(self.rules, month)),
            Line("×", _("bulan, sejak {month}").format(month=numbers.date(month_text(month))), 12, "number"),
        )
        supposed = [
            _(
                "JKK dan JKM pekerja bukan penerima upah, dibayar anggaran pemerintah; tanpa peserta yang keluar "
                "sementara itu."
            ),
        ]
        interval = ""
        if self.whole and self.whole.reached:
            interval = _(
                "Dari {low} untuk kekurangan hari ini sampai {high}, rencana termurah yang mencapai target pada "
                "{month}: ia juga membayar yang keluar dan yang sudah menjadi peserta."
            ).format(
                low=numbers.short_rupiah(cost),
                high=numbers.short_rupiah(self.whole.rupiah),
                month=numbers.date(month_text(self.whole.month)),
            )
        return Explanation(
            title,
            numbers.short_rupiah(cost),
            _("kekurangan × iuran sebulan × 12 bulan"),
            written(lines, numbers.short_rupiah, cost, title),
            interval=interval,
            supposed=tuple(supposed),
            command=self._command("cost"),
        )

    def achievement(self) -> Explanation:
        """Active ÷ target participants, or coverage ÷ target share."""
        where, title, target = self.where, _("Capaian target"), self.where.target
        if where.achievement is None or target is None:
            return not_computed(title, _("Perlu cakupan dan target yang terbit."))
        if where.active and target.people is not None:
            formula = _("peserta aktif ÷ peserta yang ditargetkan")
            aim = self._aim(target)
            people = Line("÷", _("Peserta yang ditargetkan"), target.people, cites=aim[0].cites)
            lines = [Line("", _("Peserta aktif"), where.active.value, cites=self._cite(where.active)), people]
            if len(aim) > 1:
                first = written(aim[:2], numbers.whole, target.people, _("Peserta yang ditargetkan"))
                terms = (*first, *written(lines, numbers.percent, where.achievement, title))
            else:
                terms = written(lines, numbers.percent, where.achievement, title)
        else:
            assert where.coverage is not None
            formula = _("cakupan ÷ target")
            percents = (
                Line("", _("Cakupan"), where.coverage, "percent", self._cite(*where.figures)),
                Line("÷", _("Target"), target.share.value, "percent", (cite(target.share, self.today),)),
            )
            terms = written(percents, numbers.percent, where.achievement, title)
        return Explanation(
            title,
            numbers.percent(where.achievement),
            formula,
            terms,
            interval=_("Jumlah menurut catatan; tidak ada selang yang terbit."),
            supposed=(_("Capaian target bukan cakupan: pembaginya peserta yang ditargetkan."),),
            command=self._command("achievement"),
        )


def _not_below_zero(people: float) -> str:
    return numbers.whole(max(0.0, people))
