"""Dates and sources of figures, as Markdown or as plain text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from ucj.facts.observations import Figure, Source
from ucj.present.words import sentences
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim


def source_link(source: Source) -> str:
    """Return a source as a link, or as its publisher where no address is on record, as it is for an upload."""
    return f"[{source_name(source)}]({source.url})" if source.url else verbatim(source_name(source))


def source_name(source: Source) -> str:
    """Return who published a source, and whether its address holds a copy, for a reader who cannot follow a link."""
    return _("{publisher} (salinan)").format(publisher=source.publisher) if source.copy else source.publisher


def source_and_speaker(figure: Figure, shown: Callable[[Source], str] = source_link) -> str:
    """Return the source of a figure, and who gave it where the source quotes somebody."""
    return " · ".join((shown(figure.source), _(figure.said_by))) if figure.said_by else shown(figure.source)


def dated_sources(figures: Sequence[Figure], today: dt.date, shown: Callable[[Source], str] = source_link) -> str:
    """Return period, age, status, who said it and source of some figures, a line for each that differs.

    The text is Markdown with `source_link`, plain with `source_name`.
    """
    lines = []
    for figure in figures:
        parts = [
            sentences.period(figure),
            sentences.figure_age(figure, today),
            sentences.status(figure),
            shown(figure.source),
        ]
        lines.append(" · ".join(part for part in parts if part))
    return "  \n".join(dict.fromkeys(lines))


def in_one_line(figures: Sequence[Figure], today: dt.date) -> str:
    """Return what `dated_sources` says as one line of plain text."""
    return "; ".join(dated_sources(figures, today, source_name).split("  \n"))
