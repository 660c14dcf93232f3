"""A remark in words: one text a code, in which each value names the kind of figure or label it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from string import Formatter
from typing import Any

from ucj.facts.groups import Group
from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import EVERY_FIELD
from ucj.facts.remarks import Place, Remark
from ucj.facts.rules import Payer, Route, month_text
from ucj.present.words import (
    file_remarks,
    link_remarks,
    numbers,
    plan_remarks,
    plan_values,
    sentences,
    table_questions,
    table_remarks,
)
from ucj.present.words.catalogue import _
from ucj.present.words.escape import excerpt, verbatim

Shown = Callable[[str], str]

TEXTS: Mapping[str, str] = {
    **plan_remarks.NOTES,
    **plan_remarks.FAULTS,
    **link_remarks.CORRECTIONS,
    **file_remarks.FAULTS,
    **table_remarks.EXPECTED,
    **table_questions.QUESTIONS,
    **table_questions.NOTES,
}
CONSOLE: Mapping[str, str] = plan_remarks.CONSOLE
MOST_LINES = 12
MOST_NAMED = 6

_FIGURES: Mapping[str, Callable[[Any], str]] = {
    "people": numbers.whole,
    "bound": lambda bound: bound if isinstance(bound, str) else numbers.whole(bound),
    "money": numbers.rupiah,
    "short_money": numbers.short_rupiah,
    "percent": numbers.plain_percent,
    "month": lambda month: numbers.date(month_text(month)),
    # The last month before one.
    "month_before": lambda month: numbers.date(month_text(month - 1)),
    "date": numbers.date,
    "figures": lambda figures: plan_values.start_figures(figures) if figures else _("belum ada angka terbit"),
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
    # What the law says is read from the rules where it is said; a note at the end may be blank.
    known = {"place": remark.place, "premiums": ledger.premiums, "benefits": ledger.benefits}
    sentence = _Sentence(ledger, remark.place, shown, console)
    return sentence.vformat(_(text or TEXTS[remark.code]), (), {**known, **remark.values}).rstrip()


def some_lines(ledger: Ledger, items: Sequence[Remark], shown: Shown = verbatim, *, console: bool = False) -> list[str]:
    """Return remarks as lines, no more than a person reads; see `say`."""
    lines = [say(ledger, item, shown, console=console) for item in items[:MOST_LINES]]
    if len(items) > MOST_LINES:
        lines.append(_("… dan {count} lagi yang serupa.").format(count=len(items) - MOST_LINES))
    return lines


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


def some_regions(ledger: Ledger, codes: Sequence[str]) -> str:
    """Return what regions are called, all of which are meant, and how many more where they are many."""
    return _some([_name(ledger, code) for code in codes])


def _some(texts: Sequence[str]) -> str:
    said = ", ".join(texts[:MOST_NAMED])
    more = len(texts) - MOST_NAMED
    return _("{names}, dan {count} lagi").format(names=said, count=more) if more > 0 else said


def _name(ledger: Ledger, code: str) -> str:
    if region := ledger.regions.get(code):
        return sentences.region_name(region)
    village = ledger.villages[code]
    return _("{name} ({district})").format(name=village.name, district=village.district.name)


class _Sentence(Formatter):
    """Writes each value as the kind that its text names; one without a kind stands as it is."""

    def __init__(self, ledger: Ledger, place: Place, shown: Shown, console: bool) -> None:
        self.ledger, self.place, self.shown, self.console = ledger, place, shown, console

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
            case "regions":
                return some_regions(self.ledger, value)
            case "rows":
                return _("baris {rows}").format(rows=_some(list(map(str, value))))
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
            case "label":
                return plan_values.key_label(self.ledger, value.key, self.shown)
            case "key":
                return self._file_place(value)
            case "typed":
                return self.shown(excerpt(value or "")) or _("kosong")
            case "quoted":
                return _(", tertulis {read}").format(read=self.shown(excerpt(value))) if value else ""
            case "instead":
                return _("dipakai {used}").format(used=self._used(value)) if value else _("tidak dipakai")
            case "then":
                return _("; dipakai {used}").format(used=self._used(value)) if value else ""
        return self._label(value)

    def _file_place(self, place: Place) -> str:
        parts = [self.shown(part) for part in (place.file, excerpt(place.key)) if part] or [_("Berkas")]
        if place.row:
            parts.append(_("baris {row}").format(row=place.row))
        if place.column:
            parts.append(_("kolom {column}").format(column=place.column))
        return ", ".join(parts)

    def _used(self, text: str) -> str:
        return plan_values.value_text(self.ledger, self.place.key, text)

    def _label(self, item: Group | Payer | Route | str) -> str:
        return self.shown(excerpt(item)) if isinstance(item, str) else _(item.label)
