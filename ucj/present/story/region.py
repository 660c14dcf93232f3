"""What is told of a region, in this order: where it stands, its past, poverty, and where sources disagree."""

from __future__ import annotations

import datetime as dt

from ucj.facts.ledger import Ledger
from ucj.model.coming_lapse import coming_lapse
from ucj.model.gap_cost import gap_cost
from ucj.model.measures import Standing, standing
from ucj.model.projection import Projection
from ucj.present import legal_basis, standing_lines, standings
from ucj.present.chapters import Chapter, Slide, Story
from ucj.present.parts import Card, Column, Screen, Table
from ucj.present.published_series import PublishedSeries, published_series
from ucj.present.story import basis, plan, region_screens, target_screens, telling
from ucj.present.story.maps import coverage_maps
from ucj.present.words import sentences, target_words
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_name

CONTEXT = ("poverty_rate", "poor_people", "employed", "informal_share", "paid_by_government")


def region_story(ledger: Ledger, region: str, today: dt.date, *, link: str = "") -> Story:
    """Return the story of where a region stands by its published figures.

    Parameters
    ----------
    ledger : Ledger
        The facts.
    region : str
        Code.
    today : date
        Date of printing.
    link : str
        Address under which the region opens; left out where it opens on this machine alone.
    """
    where = standing(ledger, region, today)
    series = published_series(ledger, where)
    context = [figure for indicator in CONTEXT if (figure := ledger.leading(region, indicator))]
    return telling.story(
        kind=_("Ringkasan wilayah"),
        region=sentences.region_name(where.region),
        sentence=sentences.standing_sentence(ledger.premiums, where, today),
        notes=_notes(ledger, where, today),
        cards=_cards(ledger, where, today),
        chapters=chapters(ledger, where, today),
        sources=[
            *(figure.source for figure in basis.behind(where)),
            *basis.comparison_sources(ledger, where),
            *(figure.source for figure in (series.figures if series else ())),
            *(figure.source for figure in context),
            *(figure.source for item in basis.disagreements(ledger, region) for figure in item.figures),
            *(figure.source for figure in coverage_maps(ledger, region, today).figures),
        ],
        data=basis.data_date(where.as_of),
        today=today,
        link=link,
    )


def screens(ledger: Ledger, region: str, today: dt.date, result: Projection | None = None) -> list[Screen]:
    """Return the screens of a briefing in the order they are shown; what was not published has no screen.

    Parameters
    ----------
    ledger : Ledger
        The facts.
    region : str
        BPS code.
    today : date
        From which ages and the months of a year's contributions are counted.
    result : Projection or None
        The plan of this session, None where there is none.
    """
    *known, unknown = chapters(ledger, standing(ledger, region, today), today)
    planned = plan.chapters(ledger, result, today) if result and result.scenario.levers else ()
    return [screen for chapter in (*known, *planned, unknown) for screen in chapter.screens if screen]


def chapters(ledger: Ledger, where: Standing, today: dt.date) -> tuple[Chapter, ...]:
    """Return what is told of a region, last what is not known."""
    cards, notes, series = (
        _cards(ledger, where, today),
        _notes(ledger, where, today),
        published_series(ledger, where),
    )
    code, maps = where.region.code, coverage_maps(ledger, where.region.code, today).part
    figures = [basis.in_words(figure) for figure in basis.behind(where)]
    about = [basis.leading_figure(ledger, code, indicator) for indicator in CONTEXT]
    context = basis.figure_table(_("Kemiskinan dan tenaga kerja"), about)
    return (
        Chapter(
            screens=(
                region_screens.coverage(where, today),
                region_screens.coming_fall(ledger, where, today),
                target_screens.gap(ledger, where, today),
                region_screens.on_the_map(ledger, where, maps, today),
            ),
            slide=telling.numbers_slide(cards, maps),
            sheet=basis.figure_sheet([*figures, *about]),
        ),
        _series(series) if series else Chapter(),
        Chapter(paper=(maps, telling.text_lines(_("Yang perlu diketahui"), notes))),
        Chapter(
            screens=(
                region_screens.poverty(ledger, where, today),
                region_screens.death_payment(ledger, where, today),
            ),
            paper=(context, basis.figure_table(_("Angka dasar"), figures) if figures else None),
            slide=Slide(context.title, context, lines=notes),
        ),
        legal_basis.chapter(ledger, today),
        _unknown(ledger, where),
    )


def _series(series: PublishedSeries) -> Chapter:
    value = Column(series.chart.title, series.chart.kind)
    basis = (Column(_("Dasar hitung")),) if series.in_percent else ()
    rows = zip(series.figures, series.chart.data["basis"], strict=True)
    values = tuple(
        (figure.value, figure.as_of, *((whose,) if series.in_percent else ()), source_name(figure.source))
        for figure, whose in rows
    )
    return Chapter(
        screens=(region_screens.series(series),),
        paper=(series.chart,),
        slide=Slide(series.chart.title, series.chart, spoken=f"{series.message}.\n{series.listed}"),
        sheet=Table(_("Deret"), (value, Column(_("Posisi data")), *basis, Column(_("Sumber"))), values),
    )


def _unknown(ledger: Ledger, where: Standing) -> Chapter:
    disagreements = basis.disagreements(ledger, where.region.code)
    disputes = telling.where_sources_differ(disagreements)
    lines = [f"{item.title} – {item.explanation}" for item in (disputes.disputes if disputes else ())]
    return Chapter(
        screens=(region_screens.unknown(ledger, where),),
        paper=(disputes,),
        slide=Slide(
            _("Sumber yang berbeda"),
            lines=tuple(lines) or (_("Tidak ada sumber yang tercatat berbeda untuk wilayah ini."),),
            spoken="\n\n".join(telling.spoken_disputes(disputes)),
        ),
        sheet=telling.dispute_sheet(disagreements),
    )


def _cards(ledger: Ledger, where: Standing, today: dt.date) -> tuple[Card, ...]:
    whole = gap_cost(ledger, where.region.code, today)
    return tuple(standings.cards(ledger.premiums, where, today, source_name, whole))


def _notes(ledger: Ledger, where: Standing, today: dt.date) -> tuple[str, ...]:
    fall = standing_lines.lapse(where, coming_lapse(ledger, where.region.code), today)
    told = (
        fall,
        target_words.before(where),
        standing_lines.comparison(ledger, where, today),
        standing_lines.remarks(where),
    )
    return tuple(text for text in told if text)
