"""Dates and sources of figures, as Markdown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ucj.facts.observations import Observation, Source
from ucj.present import numbers, sentences
from ucj.present.escape import verbatim


def source_link(source: Source) -> str:
    """Return a source as a link, or as its publisher where no address is on record, as it is for an upload."""
    return f"[{source.publisher}]({source.url})" if source.url else verbatim(source.publisher)


def dated_sources(figures: Sequence[Observation], today: dt.date) -> str:
    """Return date, age, status and source of some figures, a line for each that differs."""
    lines = []
    for figure in figures:
        parts = [
            numbers.date(figure.as_of),
            sentences.age(figure.as_of, today),
            sentences.status_word(figure.status),
            source_link(figure.source),
        ]
        lines.append(" · ".join(part for part in parts if part))
    return "  \n".join(dict.fromkeys(lines))
