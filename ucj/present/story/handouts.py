"""A plan, or where a region stands, in every language: to be sent as one file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ucj.facts.ledger import Ledger
from ucj.facts.regions import NATION, Region
from ucj.facts.scenarios import SavedScenario
from ucj.model.links import write_link
from ucj.model.measures import standing
from ucj.model.projection import MODEL_VERSION, Projection
from ucj.present.chapters import Directory, Entry, Handout, Story
from ucj.present.draw import choropleth
from ucj.present.draw.map_measures import coverage_measure
from ucj.present.live.handout import live_handout
from ucj.present.parts import Card, RegionMap
from ucj.present.story import basis
from ucj.present.story.plan import plan_story
from ucj.present.story.region import region_story
from ucj.present.strip import strip
from ucj.present.words import sentences, target_words
from ucj.present.words.catalogue import LANGUAGES, _, in_language, language


def plan_handout(
    ledger: Ledger, result: Projection, today: dt.date, *, saved: SavedScenario | None = None, app: str = ""
) -> Handout:
    """Return a plan as it is sent, in the reader's language first.

    Parameters
    ----------
    ledger : Ledger
        The facts it was made with.
    result : Projection
        The plan and what it does.
    today : date
        Date of making.
    saved : SavedScenario or None
        The file it comes from: title, who said it and what, and what is not modelled.
    app : str
        Address of the app; blank where it is not known, and left out where others cannot open it.
    """

    def tell() -> Story:
        path = f"/skenario?{write_link(ledger, result.scenario, language())}"
        story = plan_story(ledger, result, today, saved=saved, link=f"{app}{path}")
        return replace(story, link=story.link or path)

    def figures() -> Mapping[str, Card]:
        return strip(result, target_words.aim(ledger, result.scenario, today))

    strips = {spoken: in_language(spoken, figures) for spoken in LANGUAGES}
    live = live_handout(ledger, result, today) if result.scenario.levers else None
    return replace(_handout(ledger, tell), strips=strips, live=live)


def region_handout(ledger: Ledger, region: str, today: dt.date, *, app: str = "") -> Handout:
    """Return where a region stands as it is sent; parameters as in `plan_handout`."""

    def tell() -> Story:
        path = f"/?region={region}&lang={language()}"
        story = region_story(ledger, region, today, link=f"{app}{path}")
        return replace(story, link=story.link or path)

    return _handout(ledger, tell)


def directory(ledger: Ledger, today: dt.date, provinces: tuple[str, ...]) -> Directory:
    """Return the regions of provinces with their published coverage, in the reader's language."""
    nation = standing(ledger, NATION, today)
    known = _coverage(ledger, NATION, ledger.provinces(), today)
    return Directory(
        _("Cakupan jaminan sosial ketenagakerjaan menurut wilayah"),
        sentences.standing_sentence(ledger.premiums, nation, today),
        f"{basis.data_date(nation.as_of)} · {basis.printed(today)}",
        known,
        tuple(
            (_entry(code, known), tuple(_entry(one, inside) for one in inside.shapes))
            for code in provinces
            for inside in [_coverage(ledger, code, ledger.members(code), today)]
        ),
    )


def _coverage(ledger: Ledger, parent: str, regions: Sequence[Region], today: dt.date) -> RegionMap:
    measure = coverage_measure()
    mapped = {region.code: measure.value(ledger, region.code) for region in regions}
    dates = choropleth.period(mapped)
    caption = _("Cakupan menurut provinsi ({dates})").format(dates=dates)
    shapes = choropleth.shapes(ledger, measure, mapped, None, today)
    return RegionMap(parent, shapes, measure.legend(), caption, measure.label, dates)


def _entry(code: str, known: RegionMap) -> Entry:
    name, *said = known.shapes[code].tooltip
    return Entry(code, name, " · ".join(said))


def _handout(ledger: Ledger, tell: Callable[[], Story]) -> Handout:
    stories = {spoken: in_language(spoken, tell) for spoken in LANGUAGES}
    return Handout(stories, language(), ledger.vintage, MODEL_VERSION)
