"""The fields of a plan and their values as an address or a file has them, in words."""

from __future__ import annotations

from collections.abc import Callable

from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import CEILING, DATE, EVERY_FIELD, MONTH, MONTHS, PEOPLE, SHARE
from ucj.model.link_values import NONE, TYPED
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.escape import excerpt, verbatim


def key_label(ledger: Ledger, key: str, shown: Callable[[str], str] = verbatim) -> str:
    """Return what a key of an address is called; `shown` is applied to one that is not known."""
    head, _dot, tail = key.partition(".")
    field = EVERY_FIELD.get(tail or head)
    name = _(field.label) if field else ""
    payer, _colon, year = tail.partition(":")
    if head == CEILING.key and payer in ledger.premiums.payers:
        limit = _("Plafon {payer}").format(payer=_(ledger.premiums.payers[payer].label))
        return f"{limit} {shown(excerpt(year))}" if year else limit
    if head in ledger.groups:
        label = _(ledger.groups[head].label)
        return f"{label}, {name[0].lower()}{name[1:]}" if name else label
    return name if name and not tail else shown(excerpt(key))


def start_figures(figures: tuple[int, int, str]) -> str:
    """Return active and potential workers and their date, as `ucj.model.scenario_builder.figures` gives them."""
    active, potential, as_of = figures
    return _("{active} dari {potential} pekerja ({when})").format(
        active=numbers.whole(active), potential=numbers.whole(potential), when=numbers.date(as_of)
    )


def value_text(ledger: Ledger, key: str, text: str) -> str:
    """Return the text of a value that the app put in the place of a key, as a reader expects it."""
    head, _dot, tail = key.partition(".")
    name = tail or head
    kind = EVERY_FIELD[name].kind if name in EVERY_FIELD else ""
    words = {("target", NONE): _("tanpa target"), ("as_of", TYPED): _("angka yang diisi manual")}
    if (name, text) in words:
        return words[name, text]
    if head == CEILING.key:
        return _("tanpa plafon")
    if name in ("payer", "route"):
        return _((ledger.premiums.payers if name == "payer" else ledger.premiums.routes)[text].label)
    if kind == MONTHS:
        return _("{count} bulan").format(count=text)
    if kind == PEOPLE:
        return _(" dari ").join(numbers.whole(int(part)) for part in text.split("/"))
    if kind == SHARE:
        return numbers.plain_percent(float(text))
    return numbers.date(text) if kind in (MONTH, DATE) else text
