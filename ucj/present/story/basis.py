"""Which sources a brief rests on, and where they disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ucj.facts.disagreements import Disagreement
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation, Source
from ucj.facts.regions import NATION
from ucj.facts.scenarios import SavedScenario
from ucj.model.measures import Standing, standing
from ucj.model.projection import Projection
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _


@dataclass(frozen=True)
class Figure:
    """A published figure: its value in words, which say so where none was published, and as a number."""

    label: str
    value: str
    amount: float | None = None
    date: str = ""
    source: str = ""


@dataclass(frozen=True)
class Dispute:
    """Figures that do not agree, and how the app settles them."""

    title: str
    figures: tuple[Figure, ...]
    explanation: str


def leading_figure(ledger: Ledger, region: str, indicator: str) -> Figure:
    """Return the leading figure of an indicator in words."""
    found = ledger.leading(region, indicator)
    label = _(ledger.indicators[indicator].label)
    return in_words(ledger, found) if found else Figure(label, _("belum ada angka terbit"))


def dispute(ledger: Ledger, item: Disagreement) -> Dispute:
    """Return a disagreement in words, its oldest figure first."""
    figures = sorted(item.figures, key=lambda found: found.as_of)
    return Dispute(_(item.title), tuple(in_words(ledger, found) for found in figures), _(item.explanation))


def in_words(ledger: Ledger, found: Observation) -> Figure:
    """Return a published figure in words."""
    indicator = ledger.indicators[found.indicator]
    return Figure(
        _(indicator.label),
        sentences.figure_value(found, indicator.unit),
        found.value,
        numbers.date(found.as_of),
        found.source.publisher,
    )


def group_sources(ledger: Ledger, result: Projection) -> Iterable[Source]:
    """Yield the sources of the numbers of people chosen, and of the people a budget already pays."""
    region = result.scenario.baseline.region
    for lever in result.scenario.levers:
        for tick in ledger.ticks:
            if (tick.region, tick.group, tick.people) == (region, lever.group, lever.people):
                yield tick.source
        if funded := ledger.cohorts.get((region, lever.group)):
            yield funded.source


def premium_sources(ledger: Ledger, result: Projection) -> Iterable[Source]:
    """Yield the sources of the contributions of the routes in a plan."""
    rules = ledger.premiums
    for lever in result.scenario.levers:
        route = rules.routes[lever.route]
        for parameter in (*route.per_month, *route.of_wage):
            value = rules.dated(parameter, lever.start)
            if value.source in ledger.sources:
                yield ledger.sources[value.source]


def comparison_sources(ledger: Ledger, where: Standing) -> Iterable[Source]:
    """Yield the sources of the province and the nation that stand beside a region."""
    for code in {where.region.parent, NATION} & set(ledger.regions) - {where.region.code}:
        yield from standing(ledger, code).sources


def signature(saved: SavedScenario) -> str:
    """Return who said a plan, and when; a date that is none is shown as it was typed."""
    try:
        said_on = numbers.date(saved.said_on)
    except ValueError:
        said_on = saved.said_on
    return ", ".join(part for part in (one_line(saved.said_by), one_line(said_on)) if part)


def one_line(text: str) -> str:
    """Return a text from a file as one line, without the control characters that no document may hold."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split(" ")).strip()
    return _(line) if line else ""


def once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return sources, each once, in the order they were used."""
    return tuple(dict.fromkeys(sources))
