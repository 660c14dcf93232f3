"""Where the numbers of an explanation come from."""

from __future__ import annotations

import datetime as dt

from ucj.facts.observations import Figure, Source
from ucj.facts.rules import DatedValue, PremiumRules, month_text
from ucj.present.parts import Cite
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import in_one_line, source_name


def cite(figure: Figure, today: dt.date) -> Cite:
    """Return the source of a figure, with its period, age and status."""
    return Cite(in_one_line([figure], today), source_name(figure.source), figure.source.url)


def cites(today: dt.date, *figures: Figure | None) -> tuple[Cite, ...]:
    """Return the sources of figures; one that was not published says so."""
    return tuple(not_published() if figure is None else cite(figure, today) for figure in figures)


def cite_source(source: Source) -> Cite:
    """Return a source with the date it was published."""
    said = _("terbit {date}").format(date=numbers.date(source.date))
    return Cite(f"{said} · {source_name(source)}", source_name(source), source.url)


def not_published() -> Cite:
    """Say that nothing was published."""
    return said(_("belum terbit"))


def said(text: str) -> Cite:
    """Return a remark where a source would stand."""
    return Cite(text, text, "")


def cite_rule(entry: DatedValue) -> Cite:
    """Return the law behind a dated value, and when it was verified."""
    text = _("{law} · berlaku sejak {month} · diperiksa {date}").format(
        law=entry.reference, month=numbers.date(month_text(entry.start)), date=numbers.date(entry.verified)
    )
    return said(text)


def cite_bpu(rules: PremiumRules, month: int) -> tuple[Cite, ...]:
    """Return the laws behind the monthly contribution of the usual route, BPU, in a month, a count of months."""
    names = rules.routes["bpu"].per_month
    return tuple(dict.fromkeys(cite_rule(rules.dated(name, month)) for name in names))
