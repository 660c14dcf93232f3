"""Which figures and sources a plan rests on, and what its reader must be told of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation, Source
from ucj.model.measures import coverage_of
from ucj.model.projection import Projection
from ucj.model.targets import published_targets
from ucj.present.story import basis, supposed
from ucj.present.story.basis import Figure
from ucj.present.story.maps import figures_around
from ucj.present.words import numbers, remarks, target_words
from ucj.present.words.catalogue import _


def notes(ledger: Ledger, result: Projection, today: dt.date) -> tuple[str, ...]:
    """Return what the reader must be told: of the figures it starts from, and of what the plan does."""
    baseline = result.scenario.baseline
    told = []
    if said := target_words.yardstick(ledger, result.scenario, today):
        told.append(said)
    if baseline.typed:
        told.append(_("Angka awal diisi manual, bukan angka terbit."))
    if any(figure.status == "uploaded" for figure in _published(ledger, result)):
        told.append(_("Angka awal berasal dari unggahan, bukan angka terbit."))
    if baseline.growth:
        growth = numbers.plain_percent(baseline.growth)
        told.append(_("Potensi pekerja dianggap bertambah {share} setahun.").format(share=growth))
    if baseline.organic:
        organic = numbers.plain_percent(baseline.organic)
        told.append(_("Peserta di luar yang dibiayai dianggap berubah {share} tiap bulan.").format(share=organic))
    return (*told, *(remarks.say(ledger, item, str) for item in result.notes))


def figures(ledger: Ledger, result: Projection) -> list[Figure]:
    """Return the figures a plan starts from, in words."""
    baseline = result.scenario.baseline
    typed = {"active_participants": baseline.active, "potential_workers": baseline.potential} if baseline.typed else {}
    return [
        *(
            Figure(
                _(ledger.indicators[name].label), numbers.whole(people), people, source=_("diisi manual oleh perencana")
            )
            for name, people in typed.items()
        ),
        *(basis.in_words(figure) for figure in _published(ledger, result)),
    ]


def sources(ledger: Ledger, result: Projection) -> Iterable[Source]:
    """Yield the sources of a plan in the order they are used."""
    region = result.scenario.baseline.region.code
    yield from (figure.source for figure in _published(ledger, result))
    yield from _group_sources(ledger, result)
    yield from _premium_sources(ledger, result)
    yield from (source for row in supposed.assumption_rows(ledger, result.scenario) for source in row.sources)
    yield from (figure.source for item in basis.disagreements(ledger, region) for figure in item.figures)
    yield from (figure.source for figure in figures_around(ledger, result))


def _published(ledger: Ledger, result: Projection) -> tuple[Observation, ...]:
    scenario, code = result.scenario, result.scenario.baseline.region.code
    targets = published_targets(ledger, code)
    year = None if scenario.target is None else targets.year_of(scenario.target)
    behind = () if year is None else (targets.shares[year], targets.people.get(year))
    target = tuple(figure for figure in behind if figure)
    return target if scenario.baseline.typed else (*coverage_of(ledger, code).figures, *target)


def _group_sources(ledger: Ledger, result: Projection) -> Iterable[Source]:
    """Yield the sources of the numbers of people chosen, and of the people a budget already pays."""
    region = result.scenario.baseline.region
    for lever in result.scenario.levers:
        for tick in ledger.ticks:
            if (tick.region, tick.group, tick.people) == (region, lever.group, lever.people):
                yield tick.source
        if funded := ledger.cohorts.get((region.code, lever.group.id)):
            yield funded.source


def _premium_sources(ledger: Ledger, result: Projection) -> Iterable[Source]:
    """Yield the sources of the contributions of the routes in a plan."""
    rules = ledger.premiums
    for lever in result.scenario.levers:
        for parameter in (*lever.route.per_month, *lever.route.of_wage):
            value = rules.dated(parameter, lever.start)
            if value.source in ledger.sources:
                yield ledger.sources[value.source]
