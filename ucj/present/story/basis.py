"""Which figures a story rests on, where they disagree, and who said it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ucj.facts.disagreements import Disagreement
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation, Source
from ucj.facts.regions import NATION
from ucj.facts.scenarios import SavedScenario
from ucj.model.measures import Standing, coverage_of
from ucj.present.parts import Column, Table
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_and_speaker, source_name


@dataclass(frozen=True)
class Figure:
    """A published figure: its value in words, which say so where none was published, and as a number."""

    label: str
    value: str
    amount: float | None = None
    date: str = ""
    source: str = ""


def leading_figure(ledger: Ledger, region: str, indicator: str) -> Figure:
    """Return the leading figure of an indicator in words."""
    found = ledger.leading(region, indicator)
    label = _(ledger.indicators[indicator].label)
    return in_words(found) if found else Figure(label, _("belum ada angka terbit"))


def disagreements(ledger: Ledger, region: str) -> tuple[Disagreement, ...]:
    """Return where sources disagree about a region."""
    return tuple(item for item in ledger.disagreements if item.region.code == region)


def disputed(item: Disagreement) -> list[Figure]:
    """Return the figures of a disagreement in words, the oldest first."""
    return [in_words(found) for found in sorted(item.figures, key=lambda found: found.as_of)]


def behind(where: Standing) -> tuple[Observation, ...]:
    """Return the figures that a region is judged by."""
    return (*where.figures, *([where.target.share] if where.target else []))


def figure_table(title: str, figures: Sequence[Figure]) -> Table:
    """Return published figures with date and source, as they are printed."""
    columns = (
        Column(_("Indikator"), inches=4.6),
        Column(_("Angka"), "figure", 2.7),
        Column(_("Posisi data"), inches=2.4),
        Column(_("Sumber"), inches=2.43),
    )
    return Table(title, columns, tuple((item.label, item.value, item.date, item.source) for item in figures))


def figure_sheet(figures: Sequence[Figure]) -> Table:
    """Return published figures as numbers."""
    columns = Column(_("Indikator")), Column(_("Angka"), "number"), Column(_("Posisi data")), Column(_("Sumber"))
    return Table(_("Angka"), columns, tuple((item.label, item.amount, item.date, item.source) for item in figures))


def data_date(as_of: str | None) -> str:
    """Say from when the figures are."""
    return _("Posisi data {date}").format(date=numbers.date(as_of)) if as_of else _("Belum ada angka terbit")


def printed(today: dt.date) -> str:
    """Say when something was made."""
    return _("dicetak {date}").format(date=numbers.date(today.isoformat()))


def in_words(found: Observation) -> Figure:
    """Return a published figure in words."""
    return Figure(
        _(found.indicator.label),
        sentences.figure_value(found),
        found.value,
        sentences.period(found),
        source_and_speaker(found, source_name),
    )


def comparison_sources(ledger: Ledger, where: Standing) -> Iterable[Source]:
    """Yield the sources of the province and the nation that stand beside a region."""
    for code in (where.region.parent, NATION):
        if code in ledger.regions and code != where.region.code:
            yield from coverage_of(ledger, code).sources


def signature(saved: SavedScenario) -> str:
    """Return who said a plan, and when, or what a simulation starts from; an odd date is shown as it was typed."""
    try:
        said_on = numbers.date(saved.said_on)
    except ValueError:
        said_on = saved.said_on
    signed = ", ".join(part for part in (one_line(saved.said_by), one_line(said_on)) if part)
    if saved.simulation:
        return _("Simulasi, bukan pernyataan. Bertolak dari: {signed}").format(signed=signed)
    return signed


def one_line(text: str) -> str:
    """Return a text from a file as one line, without the control characters that no document may hold."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split(" ")).strip()
    return _(line) if line else ""
