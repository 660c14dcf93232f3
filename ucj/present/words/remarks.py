"""A remark in words: one text a code, in which each value names the kind of figure or label it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from string import Formatter
from typing import Any

from ucj.facts.groups import Group
from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import EVERY_FIELD
from ucj.facts.remarks import Place, Remark
from ucj.facts.rules import Payer, Route, month_text
from ucj.present.words import numbers, plan_remarks, sentences, table_remarks
from ucj.present.words.catalogue import _
from ucj.present.words.escape import excerpt, verbatim

Shown = Callable[[str], str]

TEXTS: Mapping[str, str] = {**plan_remarks.NOTES, **plan_remarks.FAULTS, **table_remarks.EXPECTED}
CONSOLE: Mapping[str, str] = plan_remarks.CONSOLE

_FIGURES: Mapping[str, Callable[[Any], str]] = {
    "people": numbers.whole,
    "money": numbers.rupiah,
    "percent": numbers.plain_percent,
    "month": lambda month: numbers.date(month_text(month)),
    # The last month before one.
    "month_before": lambda month: numbers.date(month_text(month - 1)),
    "date": numbers.date,
}


def say(ledger: Ledger, remark: Remark, shown: Shown = verbatim, *, console: bool = False) -> str:
    """Return a remark as a sentence.

    Parameters
    ----------
    ledger : Ledger
        Knows what regions and villages are called.
    remark : Remark
        What to say.
    shown : function
        Applied to what a person typed: `verbatim` for Markdown, `str` for plain text.
    console : bool
        Whether the reader is on the command line, where options and ids are named; a page names labels.
    """
    text = CONSOLE.get(remark.code) if console else None
    # A note at the end may be blank.
    return _Sentence(ledger, shown, console).vformat(_(text or TEXTS[remark.code]), (), remark.values).rstrip()


def place_words(place: Place, shown: Callable[[str], str]) -> str:
    """Return where in a file something stands."""
    parts = [shown(place.file)] if place.file else []
    if place.sheet:
        parts.append(_("lembar {number}").format(number=place.sheet))
    if place.row:
        parts.append(_("baris {row}").format(row=place.row))
    if place.letter:
        parts.append(_("kolom {letter} ({column})").format(letter=place.letter, column=place.column))
    said = ", ".join(parts)
    return f"{said} ({place.column})" if place.column and not place.letter and not place.file else said


def places(ledger: Ledger, codes: Iterable[str]) -> str:
    """Return what regions or villages are called, any of which may be meant."""
    return _(" atau ").join(_name(ledger, code) for code in codes)


def _name(ledger: Ledger, code: str) -> str:
    if region := ledger.regions.get(code):
        return sentences.region_name(region)
    village = ledger.villages[code]
    return _("{name} ({district})").format(name=village.name, district=village.district.name)


class _Sentence(Formatter):
    """Writes each value as the kind that its text names; one without a kind stands as it is."""

    def __init__(self, ledger: Ledger, shown: Shown, console: bool) -> None:
        self.ledger, self.shown, self.console = ledger, shown, console

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec in _FIGURES:
            return _FIGURES[format_spec](value)
        if not format_spec:
            return self.shown(excerpt(value)) if isinstance(value, str) else str(value)
        match format_spec:
            case "place":
                return place_words(value, self.shown)
            case "places":
                return places(self.ledger, value)
            case "id":
                return str(value.id)
            case "noun":
                return _(value.people_noun)
            case "note":
                return _(value) if value else ""
            case "field" if not self.console and value in EVERY_FIELD:
                return _(EVERY_FIELD[value].label)
            case "groups" | "payers" | "routes":
                return ", ".join(item.id if self.console else _(item.label) for item in value)
            case "names":
                return ", ".join(self._label(name) for name in value)
        return self._label(value)

    def _label(self, item: Group | Payer | Route | str) -> str:
        return self.shown(excerpt(item)) if isinstance(item, str) else _(item.label)
