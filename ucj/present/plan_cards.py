"""The cards of a plan: numbers with their meaning, beside no plan in the same month."""

from __future__ import annotations

import datetime as dt

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.model.projection import Projection
from ucj.model.ranges import odds_of
from ucj.present import afterwards
from ucj.present.parts import Card
from ucj.present.words import numbers, plan_sentences, target_words
from ucj.present.words.catalogue import _


def plan_cards(ledger: Ledger, result: Projection, today: dt.date) -> list[Card]:
    """Return the four numbers of a plan: coverage, people added, government's cost, and how often it meets its target.

    Coverage and people are set beside no plan in the same month.
    """
    judged, aim = result.judged, target_words.aim(ledger, result.scenario, today)
    coverage, without = judged.coverage, judged.coverage_without_plan
    when = numbers.date(month_text(judged.month))
    # The difference of what is shown, so that a reader who subtracts finds the same.
    change = round(coverage * 100, 2) - round(without * 100, 2)
    points, sign = numbers.decimal(abs(change), 2), "+" if change > 0 else "−" if change < 0 else ""
    gained = _("{sign}{points} poin dibanding tanpa rencana ({without}).").format(
        sign=sign, points=points, without=numbers.percent(without)
    )
    added = abs(judged.added)
    return [
        Card(
            _("Cakupan {when}").format(when=when),
            numbers.percent(coverage),
            f"{gained} {afterwards.in_sentences(result)}".strip(),
            _overlap(judged.coverage_low, judged.coverage_high),
        ),
        Card(
            _("Tambahan dibanding tanpa rencana"),
            f"{'−' if judged.added <= -0.5 else ''}{numbers.whole(added)}",
            f"{_('peserta aktif.')} {_missing(result, aim)}",
            "",
        ),
        _cost_card(result),
        _odds_card(ledger, result, aim),
    ]


def _cost_card(result: Projection) -> Card:
    """Return what government budgets pay; what others and the people themselves pay is no government money."""
    spent = result.total_cost
    others = {payer: rupiah for payer, rupiah in spent.items() if rupiah and not payer.government}
    own = numbers.short_rupiah(result.total_self_paid)
    if others:
        beside = _("Pihak lain ({names}) membayar {others}; peserta sendiri {own}.").format(
            names=", ".join(_(payer.label) for payer in others),
            others=numbers.short_rupiah(sum(others.values())),
            own=own,
        )
    else:
        beside = _("Peserta sendiri membayar {own}.").format(own=own)
    paid = sum(rupiah for payer, rupiah in spent.items() if payer.government)
    return Card(_("Biaya pemerintah"), numbers.short_rupiah(paid), f"{_('selama rencana.')} {beside}", "")


def _missing(result: Projection, aim: str) -> str:
    missing = result.judged.missing
    if missing is None:
        return _("Target belum diisi.")
    if result.judged.reached:
        return _("Target {target} tercapai.").format(target=aim)
    return _("Target {target} masih kurang {missing} orang.").format(target=aim, missing=numbers.whole(missing))


def _odds_card(ledger: Ledger, result: Projection, aim: str) -> Card:
    month = result.judged.month
    found = odds_of(ledger, result)
    band = _("Delapan dari sepuluh hitungan: {low}–{high}.").format(
        low=numbers.percent(found.low), high=numbers.percent(found.high)
    )
    if found.reached is None:
        return Card(_("Kepastian"), numbers.MISSING, _("Target belum diisi."), band)
    said = _("hitungan mencapai target {target} pada {when}.").format(target=aim, when=numbers.date(month_text(month)))
    return Card(_("Kepastian"), plan_sentences.of_a_hundred(found.reached), said, band)


def _overlap(low: float, high: float) -> str:
    if numbers.percent(low) == numbers.percent(high):
        return ""
    return _("{low} bila semua kelompok bertumpang tindih, {high} bila tidak ada.").format(
        low=numbers.percent(low), high=numbers.percent(high)
    )
