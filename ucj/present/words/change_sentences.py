"""What one move changed in a plan, and what that did, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import CEILING
from ucj.facts.rules import month_text
from ucj.model.change import Change, Effect, FieldChange
from ucj.model.link_values import NONE
from ucj.present.words import numbers, plan_values
from ucj.present.words.catalogue import _
from ucj.present.words.escape import excerpt

# More than a reader takes in at once are counted.
MOST_FIELDS = 3


def change_sentence(ledger: Ledger, change: Change, loaded: str = "") -> str:
    """Say what was changed and what that did, as plain text; blank where nothing was.

    Parameters
    ----------
    ledger : Ledger
        Knows what groups and payers are called.
    change : Change
        What lies between two plans.
    loaded : str
        Title of the plan that was loaded in place of the other, blank where none was.
    """
    what = _("Rencana “{title}” dimuat").format(title=excerpt(loaded)) if loaded else "; ".join(_what(ledger, change))
    if not what:
        return ""
    effects = list(_effects(change))
    if not effects:
        return _("{what}: tidak mengubah peserta, cakupan, biaya pemerintah, atau akhir pembayarannya.").format(
            what=what
        )
    return f"{what}: {', '.join(effects)}."


def _what(ledger: Ledger, change: Change) -> Iterator[str]:
    said = [_("{group} ditambahkan").format(group=_(group.label)) for group in change.came]
    said += [_("{group} dikeluarkan").format(group=_(group.label)) for group in change.went]
    said += [field_change(ledger, field) for field in change.fields]
    yield from said[:MOST_FIELDS]
    if len(said) > MOST_FIELDS:
        yield _("dan {count} perubahan lain").format(count=len(said) - MOST_FIELDS)


def field_change(ledger: Ledger, change: FieldChange) -> str:
    """Say from what to what a field was changed: Petani tembakau 17.000 → 17.450 orang."""
    head, _dot, tail = change.key.partition(".")
    was, now = (_value(ledger, change.key, text) for text in (change.before, change.now))
    if tail == "people" and head in ledger.groups:
        return _("{group} {before} → {now} orang").format(group=_(ledger.groups[head].label), before=was, now=now)
    return f"{plan_values.key_label(ledger, change.key, str)} {was} → {now}"


def _value(ledger: Ledger, key: str, text: str) -> str:
    head, _dot, tail = key.partition(".")
    if head == CEILING.key:
        return numbers.short_rupiah(float(text)) if text else _("tanpa plafon")
    if not text or (text == NONE and (tail or head) != "target"):
        return _("tidak diketahui")
    if tail == "payer" and ":" in text:
        shares = (part.split(":") for part in text.split(","))
        return " + ".join(
            f"{_(ledger.premiums.payers[payer].label)} {numbers.plain_percent(float(share))}" for payer, share in shares
        )
    return plan_values.value_text(ledger, key, text)


def _effects(change: Change) -> Iterator[str]:
    before, now = change.before, change.now
    people = numbers.whole(abs(now.at.active - before.at.active))
    if people != numbers.whole(0):
        more = now.at.active > before.at.active
        yield (_("{people} peserta lebih banyak") if more else _("{people} peserta lebih sedikit")).format(
            people=people
        )
    # The difference of what is shown, so that a reader who subtracts finds the same.
    points = round(round(now.at.coverage * 100, 2) - round(before.at.coverage * 100, 2), 2)
    if points:
        yield _("cakupan {points} poin").format(points=numbers.signed(points, 2))
    if rupiah := now.cost - before.cost:
        sign = "+" if rupiah > 0 else "−"
        yield _("biaya pemerintah {change}").format(change=f"{sign}{numbers.short_rupiah(abs(rupiah))}")
    if people == numbers.whole(0):
        yield from _missing(before, now)
    if now.last_paid != before.last_paid:
        yield _("dibayar sampai {now}, bukan {before}").format(
            now=_month(now.last_paid), before=_month(before.last_paid)
        )
    elif now.at.month != before.at.month:
        yield _("dinilai pada {now}, bukan {before}").format(now=_month(now.at.month), before=_month(before.at.month))


def _missing(before: Effect, now: Effect) -> Iterator[str]:
    """Yield how many are missing to the target, where another target or its path changed that."""
    shown = [numbers.whole(at.missing) for at in (before.at, now.at) if at.missing is not None]
    if len(shown) == 2 and shown[0] != shown[1]:
        yield _("kekurangan terhadap target {now}, bukan {before}").format(now=shown[1], before=shown[0])


def _month(month: int | None) -> str:
    return _("tanpa kelompok") if month is None else numbers.date(month_text(month))
