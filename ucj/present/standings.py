"""The cards of a region: numbers with their meaning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from ucj.facts.observations import Observation, Source
from ucj.facts.rules import PremiumRules, month_of, month_text
from ucj.model.gap_cost import GapCost
from ucj.model.measures import Standing, Target, yearly_gap_cost
from ucj.model.targets import Verdict
from ucj.present.parts import Card, Explanation
from ucj.present.words import numbers, sentences, target_words
from ucj.present.words.catalogue import _
from ucj.present.words.citations import dated_sources, source_link

Cited = Callable[..., str]
# A part of a sum that is smaller than this is left out of its explanation.
WORTH_SAYING = 0.005


def cards(
    rules: PremiumRules,
    where: Standing,
    today: dt.date,
    shown: Callable[[Source], str] = source_link,
    whole: GapCost | None = None,
    explained: Mapping[str, Callable[[], Explanation]] | None = None,
) -> list[Card]:
    """Return the four numbers read first: coverage, gap, cost of closing it, achievement.

    Parameters
    ----------
    rules : PremiumRules
        By which closing the gap is paid.
    where : Standing
        The figures of the region.
    today : date
        From which ages are counted and the gap would be closed.
    shown : callable
        How a source is written: `source_link` for Markdown, `source_name` for plain text.
    whole : GapCost or None
        What reaching the target costs in all, where it was computed.
    explained : mapping or None
        What explains each, as `standing_explanations` returns it.
    """

    def cite(*figures: Observation) -> str:
        return dated_sources(figures, today, shown)

    found = {
        "coverage": _coverage_card(where, cite, today),
        "gap": _gap_card(where, cite, today),
        "cost": _cost_card(rules, where, month_of(today), whole),
        "achievement": _achievement_card(where, cite),
    }
    return [replace(card, explanation=(explained or {}).get(name)) for name, card in found.items()]


def _coverage_card(where: Standing, cite: Cited, today: dt.date) -> Card:
    label, source = _("Cakupan"), cite(*where.figures)
    if where.coverage is None:
        meaning = _("Belum ada angka terbit; aplikasi ini tidak memperkirakan.")
        if where.active:
            meaning = _("{active} peserta aktif; potensi pekerja belum terbit.").format(
                active=sentences.count(where.active)
            )
        return Card(label, numbers.MISSING, meaning, source)
    if where.as_of and (old := sentences.age_of_old(where.as_of, today)):
        label = _("Cakupan, {age}").format(age=old)
    if where.percentage_only:
        meaning = _("Terbit sebagai persentase saja; jumlah orang tidak diterbitkan.")
    else:
        assert where.active and where.potential
        meaning = _("{active} dari {potential} pekerja tercatat sebagai peserta aktif.").format(
            active=sentences.count(where.active), potential=sentences.count(where.potential)
        )
    if where.later:
        meaning += " " + _("Kemudian terbit {later}.").format(later=sentences.later_share(where))
    return Card(label, sentences.coverage_value(where), meaning, source)


def _gap_card(where: Standing, cite: Cited, today: dt.date) -> Card:
    if where.target is None:
        return Card(_("Kekurangan terhadap target"), numbers.MISSING, _("Target wilayah ini belum terbit."), "")
    target, source = where.target, cite(where.target.share)
    label = _named(target, _("Kekurangan terhadap target"), _("Kekurangan terhadap target {year} (sudah berakhir)"))
    values = {"target": numbers.plain_percent(target.share.value), "year": target.share.as_of}
    if target.judgement.verdict is Verdict.REACHED:
        return Card(label, numbers.whole(0), f"{target_words.verdict(target)}.", source)
    if where.gap is None or target.people is None:
        meaning = _("Target {target} ({year}); jumlah orang tidak dapat dihitung dari persentase.").format(**values)
        if target.passed:
            meaning = f"{target_words.passed(where, today)} {_('Jumlah orang tidak dapat dihitung dari persentase.')}"
        return Card(label, numbers.MISSING, meaning, source)
    values["people"] = numbers.whole(target.people)
    if target.passed:
        assert where.active
        meaning = _("orang di bawah {target} ({people} peserta) menurut angka {date}.").format(
            date=numbers.date(where.active.as_of), **values
        )
        meaning = f"{meaning} {target_words.not_published(where, today)}"
    else:
        meaning = _("orang lagi agar mencapai {target} ({people} peserta), target {year}.").format(**values)
    return Card(label, numbers.whole(where.gap), meaning, source)


def _named(target: Target, ahead: str, ended: str) -> str:
    """Return the name of what is measured against a target: the second where its year, which that names, has ended."""
    return ended.format(year=target.year) if target.passed else ahead


def _cost_card(rules: PremiumRules, where: Standing, month: int, whole: GapCost | None) -> Card:
    label, yearly_cost = _("Iuran setahun untuk menutupnya"), yearly_gap_cost(rules, where, month)
    if where.target:
        label = _named(where.target, label, _("Iuran setahun bila dikejar sekarang"))
    if yearly_cost is None or where.gap is None:
        return Card(label, numbers.MISSING, _("Tidak dapat dihitung tanpa jumlah orang."), "")
    if where.gap == 0 or (where.target and where.target.judgement.verdict is Verdict.REACHED):
        return Card(label, numbers.short_rupiah(0), _("Target sudah tercapai."), "")
    meaning = _("{gap} orang × {premium} × 12 bulan.").format(
        gap=numbers.whole(where.gap), premium=numbers.rupiah(yearly_cost / 12 / where.gap)
    )
    basis = sentences.cost_basis(rules, month)
    if whole and whole.reached:
        meaning += " " + _("Rencana termurah yang mencapainya pada {month} memerlukan {cost}.").format(
            month=numbers.date(month_text(whole.month)), cost=numbers.short_rupiah(whole.rupiah)
        )
        basis = "\n".join((*_beside_the_gap(whole), basis))
    return Card(label, numbers.short_rupiah(yearly_cost), meaning, basis)


def _beside_the_gap(whole: GapCost) -> list[str]:
    """Return what reaching the target costs beside the gap, a line each."""
    lines = []
    if round(whole.leaving) > 0:
        lines.append(
            _("+ {cost}: {people} orang keluar bila tidak diperpanjang").format(
                cost=numbers.short_rupiah(whole.leaving_cost), people=numbers.whole(whole.leaving)
            )
        )
    if round(whole.already) > 0:
        lines.append(
            _("+ {cost}: {people} orang di daftar sudah menjadi peserta").format(
                cost=numbers.short_rupiah(whole.already_cost), people=numbers.whole(whole.already)
            )
        )
    if abs(whole.rest) >= WORTH_SAYING * whole.rupiah:
        lines.append(
            _("{sign} {cost}: orang di beberapa daftar, dan iuran lain").format(
                sign="+" if whole.rest > 0 else "−", cost=numbers.short_rupiah(abs(whole.rest))
            )
        )
    if round(whole.invalid) > 0:
        lines.append(
            _("{people} nama di daftar tidak lolos verifikasi dan tidak dibayar").format(
                people=numbers.whole(whole.invalid)
            )
        )
    return lines


def _achievement_card(where: Standing, cite: Cited) -> Card:
    if where.achievement is None or where.target is None:
        return Card(_("Capaian target"), numbers.MISSING, _("Perlu cakupan dan target yang terbit."), "")
    target = where.target
    label = _named(target, _("Capaian target"), _("Capaian target {year} (sudah berakhir)"))
    values = {"target": numbers.plain_percent(target.share.value), "year": target.share.as_of}
    if where.active and target.people is not None:
        values |= {"active": sentences.count(where.active), "people": numbers.whole(target.people)}
        meaning = _("{active} dari {people} peserta yang ditargetkan untuk {year}. Bukan cakupan.")
        if target.passed:
            meaning = _("{active} dari {people} peserta yang ditargetkan waktu itu. Bukan cakupan.")
    else:
        assert where.coverage is not None
        values["coverage"] = numbers.plain_percent(where.coverage)
        meaning = _("Cakupan {coverage} dibanding target {target} untuk {year}. Bukan cakupan.")
        if target.passed:
            meaning = _("Cakupan {coverage} dibanding {target} yang ditargetkan waktu itu. Bukan cakupan.")
    behind = target.published_people or target.share
    return Card(label, numbers.percent(where.achievement), meaning.format(**values), _("Turunan dari: ") + cite(behind))
