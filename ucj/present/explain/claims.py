"""What explains the claims of a plan: deaths, payouts, the contributions they are paid from, and one payment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ucj.facts.ledger import Ledger
from ucj.facts.rules import BenefitRules
from ucj.model.claims import Claims, claims, poverty_line_months
from ucj.model.projection import Projection
from ucj.present.explain.cites import cite_rule, cite_source, cites, not_published, said
from ucj.present.explain.sums import Line, written
from ucj.present.parts import Cite, Explanation
from ucj.present.words import numbers
from ucj.present.words.catalogue import _


def claim_explanations(ledger: Ledger, result: Projection, today: dt.date) -> Mapping[str, Callable[[], Explanation]]:
    """Return what explains the cards of `ucj.present.claim_cards`: deaths, payout, premium and payment."""
    asked = _Asked(ledger, result, today, claims(result, ledger.benefits, ledger.premiums))
    return {"deaths": asked.deaths, "payout": asked.payout, "premium": asked.premium, "payment": asked.payment}


@dataclass(frozen=True)
class _Asked:
    ledger: Ledger
    result: Projection
    today: dt.date
    found: Claims

    @property
    def rules(self) -> BenefitRules:
        return self.ledger.benefits

    def _rates(self) -> tuple[tuple[float, Cite, str], ...]:
        rate = self.rules.death_rate
        return (
            (rate.low / 1000, self._source(rate.low_source, rate.low_note), _("batas bawah")),
            (rate.high / 1000, self._source(rate.high_source, rate.high_note), _("batas atas")),
        )

    def _source(self, source: str, note: str) -> Cite:
        known = self.ledger.sources.get(source)
        if known is None:
            return said(_(note))
        cited = cite_source(known)
        return Cite(f"{_(note)} · {cited.line}", cited.short, cited.url)

    def _years(self) -> Line:
        return Line("", _("orang-tahun yang dibayar: orang tiap bulan ÷ 12"), self.found.person_years)

    def deaths(self) -> Explanation:
        """Person-years × deaths per 1,000."""
        value = f"{numbers.whole(self.found.deaths_low)}–{numbers.whole(self.found.deaths_high)}"
        terms = [
            term
            for (rate, source, end), deaths in zip(
                self._rates(), (self.found.deaths_low, self.found.deaths_high), strict=True
            )
            for term in written(
                [
                    self._years(),
                    Line("×", _("kematian setahun per 1.000"), rate * 1000, "number", (source,)),
                    Line("÷", _("per 1.000"), 1000, "number"),
                ],
                numbers.whole,
                deaths,
                f"{_('Kematian yang mungkin')}, {end}",
            )
        ]
        return Explanation(
            _("Kematian yang mungkin"),
            value,
            _("orang yang dibayar tiap bulan ÷ 12 × kematian per 1.000 setahun"),
            tuple(terms),
            interval=_("{value}: dari tingkat kematian yang terendah sampai yang tertinggi yang terbit.").format(
                value=value
            ),
            supposed=(_("Ilustrasi, bukan ramalan: umur dan pekerjaan orang dalam daftar tidak diketahui."),),
        )

    def payout(self) -> Explanation:
        """(Newcomers' person-years × the smaller sum + the others' × the full sum) × rate."""
        found, rules = self.found, self.rules
        newcomers, value = found.newcomer_years, (found.payout_low, found.payout_high)
        title = _("Santunan yang mungkin")
        months = rules.death_of_newcomer.months
        first = Line("", _("orang-tahun dalam {months} bulan pertama").format(months=months), newcomers)
        small, full = (
            Line("×", _("santunan kematian"), benefit.amount, "money", (said(benefit.reference),))
            for benefit in (rules.death_of_newcomer, rules.death)
        )
        names = _("santunan setahun bila semua peserta baru meninggal"), _("santunan setahun bila selebihnya meninggal")
        later = found.person_years - newcomers
        parts = (
            *written([first, small], numbers.rupiah, newcomers * rules.death_of_newcomer.amount, names[0]),
            *written(
                [Line("", _("orang-tahun sesudahnya"), later), full],
                numbers.rupiah,
                later * rules.death.amount,
                names[1],
            ),
        )
        ends = [
            term
            for (rate, source, end), paid in zip(self._rates(), value, strict=True)
            for term in written(
                [
                    Line("", names[0], newcomers * rules.death_of_newcomer.amount, "money"),
                    Line("+", names[1], later * rules.death.amount, "money"),
                    Line("×", _("kematian setahun per 1.000"), rate * 1000, "number", (source,)),
                    Line("÷", _("per 1.000"), 1000, "number"),
                ],
                numbers.short_rupiah,
                paid,
                f"{title}, {end}",
            )
        ]
        shown = " – ".join(map(numbers.short_rupiah, value))
        return Explanation(
            title,
            shown,
            _("(orang-tahun baru × santunan kecil + orang-tahun lain × santunan penuh) × kematian per 1.000"),
            (*parts, *ends),
            interval=_("{value}: dari tingkat kematian yang terendah sampai yang tertinggi yang terbit.").format(
                value=shown
            ),
            supposed=(_("Setiap kematian dibayar; beasiswa dan kecelakaan kerja tidak termasuk."),),
        )

    def premium(self) -> Explanation:
        """People × months × the part of the contribution for deaths."""
        found, title = self.found, _("Iuran JKM yang dibayar")
        months = found.person_years * 12
        each = found.death_premium / months if months else 0.0
        month = self.result.scenario.start
        lines = (
            Line("", _("orang × bulan yang dibayar"), months),
            Line(
                "×",
                _("rata-rata bagian JKM sebulan"),
                each,
                "money",
                (cite_rule(self.ledger.premiums.dated("jkm_bpu", month)),),
            ),
        )
        return Explanation(
            title,
            numbers.short_rupiah(found.death_premium),
            _("orang yang dibayar × bulan × bagian JKM dari iuran"),
            written(lines, numbers.short_rupiah, found.death_premium, title),
            supposed=(_("Iuran seluruhnya {all}.").format(all=numbers.rupiah(found.premium)),),
        )

    def payment(self) -> Explanation:
        """One payment beside the poverty line of a household."""
        rules, title = self.rules, _("Satu santunan kematian")
        line = self.ledger.leading(self.result.scenario.baseline.region.code, "poverty_line")
        money = Line("", title, rules.death.amount, "money", (said(rules.death.reference),))
        if line is None:
            terms = written([money], numbers.short_rupiah, rules.death.amount, title)[:1]
            why = (_("Garis kemiskinan wilayah ini belum terbit."),)
        else:
            lines = (
                money,
                Line("÷", _("garis kemiskinan seorang sebulan"), line.value, "money", cites(self.today, line)),
                Line("÷", _("orang dalam keluarga"), rules.household_people, "number", (not_published(),)),
            )
            one = poverty_line_months(rules, line.value)
            terms = written(lines, _one_decimal, one, _("bulan garis kemiskinan satu keluarga"))
            why = (_("Besar keluarga adalah asumsi."),)
        return Explanation(
            title,
            numbers.short_rupiah(rules.death.amount),
            _("santunan ÷ (garis kemiskinan seorang × orang dalam keluarga)"),
            terms,
            supposed=why,
        )


def _one_decimal(months: float) -> str:
    return numbers.decimal(months, 1)
