"""The cards of a plan: numbers with their meaning, beside no plan in the same month."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.model.projection import PlanMonth, Projection
from ucj.model.ranges import odds_of
from ucj.present import afterwards
from ucj.present.explain.plan import lazily
from ucj.present.parts import Card
from ucj.present.words import numbers, plan_sentences, target_words
from ucj.present.words.catalogue import _


def plan_cards(ledger: Ledger, result: Projection, today: dt.date) -> list[Card]:
    """Return the four numbers of a plan: coverage, people added, government's cost, and how often it meets its target.

    Coverage and people are set beside no plan in the same month.
    """
    aim = target_words.aim(ledger, result.scenario, today)
    cards = {
        "coverage": coverage_card(result),
        "added": added_card(result, aim),
        "cost": cost_card(result),
        "odds": odds_card(ledger, result, aim),
    }
    explained = lazily(ledger, result, today)
    return [replace(card, explanation=explained[name]) for name, card in cards.items()]


def coverage_card(result: Projection) -> Card:
    """Return the coverage in the month a plan is judged by, and what becomes of it."""
    judged, said = result.judged, card_texts()
    return Card(
        said["coverage"].format(when=numbers.date(month_text(judged.month))),
        numbers.percent(judged.coverage),
        f"{gained(judged)} {afterwards.in_sentences(result)}".strip(),
        _overlap(judged.coverage_low, judged.coverage_high),
    )


def gained(judged: PlanMonth) -> str:
    """Say by how much coverage differs from that without the plan in the same month."""
    coverage, without = judged.coverage, judged.coverage_without_plan
    # The difference of what is shown, so that a reader who subtracts finds the same.
    change = round(coverage * 100, 2) - round(without * 100, 2)
    points, sign = numbers.decimal(abs(change), 2), "+" if change > 0 else "−" if change < 0 else ""
    return card_texts()["gained"].format(sign=sign, points=points, without=numbers.percent(without))


def added_card(result: Projection, aim: str) -> Card:
    """Return the people a plan adds, and how many are missing to its target, which is called `aim`."""
    added = result.judged.added
    return Card(
        _("Tambahan dibanding tanpa rencana"),
        f"{'−' if added <= -0.5 else ''}{numbers.whole(abs(added))}",
        f"{card_texts()['active']} {_missing(result, aim)}",
        "",
    )


def cost_card(result: Projection) -> Card:
    """Return what government budgets pay; what others and the people themselves pay is no government money."""
    said, spent = card_texts(), result.total_cost
    others = {payer: rupiah for payer, rupiah in spent.items() if rupiah and not payer.government}
    beside = said["others_pay" if others else "own_pay"].format(
        names=", ".join(_(payer.label) for payer in others),
        others=numbers.short_rupiah(sum(others.values())),
        own=numbers.short_rupiah(result.total_self_paid),
    )
    paid = sum(rupiah for payer, rupiah in spent.items() if payer.government)
    return Card(_("Biaya pemerintah"), numbers.short_rupiah(paid), f"{said['spent']} {beside}", "")


def _missing(result: Projection, aim: str) -> str:
    text = card_texts()[plan_sentences.target_of(result.judged)]
    return text.format(target=aim, missing=numbers.whole(result.judged.missing or 0))


def odds_card(ledger: Ledger, result: Projection, aim: str) -> Card:
    """Return how often a plan meets its target, which is called `aim`, and how far its results lie apart."""
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
    return card_texts()["overlap"].format(low=numbers.percent(low), high=numbers.percent(high))


def card_texts() -> dict[str, str]:
    """Return what the cards of a plan say around its numbers; `unset`, `reached`, `missing` as `target_texts`."""
    return {
        "coverage": _("Cakupan {when}"),
        "gained": _("{sign}{points} poin dibanding tanpa rencana ({without})."),
        "overlap": _("{low} bila semua kelompok bertumpang tindih, {high} bila tidak ada."),
        "active": _("peserta aktif."),
        "unset": _("Target belum diisi."),
        "reached": _("Target {target} tercapai."),
        "missing": _("Target {target} masih kurang {missing} orang."),
        "spent": _("selama rencana."),
        "others_pay": _("Pihak lain ({names}) membayar {others}; peserta sendiri {own}."),
        "own_pay": _("Peserta sendiri membayar {own}."),
    }
