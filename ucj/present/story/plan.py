"""What is told of a plan, in this order: what it does, by month, what was decided, its money, what it supposes."""

from __future__ import annotations

import datetime as dt

from ucj.facts.ledger import Ledger
from ucj.facts.scenarios import SavedScenario, scenarios_toml
from ucj.model.projection import Projection
from ucj.model.snapshots import save_scenario
from ucj.present import frames, legal_basis, plan_tables
from ucj.present.chapters import Chapter, Slide, Story
from ucj.present.parts import Bars
from ucj.present.plan_cards import plan_cards
from ucj.present.story import basis, plan_basis, plan_parts, plan_screens, supposed, telling
from ucj.present.story.maps import plan_maps
from ucj.present.words import numbers, plan_sentences, sentences, target_words
from ucj.present.words.catalogue import _

NOTES_SHOWN = 2


def plan_story(
    ledger: Ledger, result: Projection, today: dt.date, *, saved: SavedScenario | None = None, link: str = ""
) -> Story:
    """Return the story of a plan.

    Parameters
    ----------
    ledger : Ledger
        The facts it was made with.
    result : Projection
        The plan and what it does.
    today : date
        Date of printing.
    saved : SavedScenario or None
        The file it comes from: title, who said it and what, and what is not modelled.
    link : str
        Address under which the plan opens; left out where it opens on this machine alone.
    """
    signature = ("title", "said_by", "said_on", "source", "not_modelled", "said", "simulation")
    kept = {name: getattr(saved, name) for name in signature} if saved else {}
    saved = save_scenario(ledger, result.scenario).model_copy(update=kept)
    not_modelled = tuple(line for text in saved.not_modelled if (line := basis.one_line(text)))
    baseline, aim = result.scenario.baseline, target_words.aim(ledger, result.scenario, today)
    said = (line,) if (line := basis.one_line(saved.said)) else ()
    return telling.story(
        kind=_("Ringkasan rencana"),
        region=sentences.region_name(baseline.region),
        title=basis.one_line(saved.title),
        signed=basis.signature(saved),
        sentence=plan_sentences.scenario_sentence(result, aim),
        notes=(*said, *plan_basis.notes(ledger, result, today)),
        cards=tuple(plan_cards(ledger, result, today)),
        chapters=chapters(ledger, result, today, not_modelled, said),
        sources=[
            *([ledger.sources[saved.source]] if saved.source in ledger.sources else []),
            *plan_basis.sources(ledger, result),
        ],
        data=_("Angka awal diisi manual oleh perencana") if baseline.typed else basis.data_date(baseline.as_of),
        today=today,
        link=link,
        not_modelled=not_modelled,
        scenario=scenarios_toml([saved]),
    )


def chapters(
    ledger: Ledger,
    result: Projection,
    today: dt.date,
    not_modelled: tuple[str, ...] = (),
    said: tuple[str, ...] = (),
) -> tuple[Chapter, ...]:
    """Return what is told of a plan; `said` is what was really said, where the plan goes beyond it."""
    cards, maps = tuple(plan_cards(ledger, result, today)), plan_maps(ledger, result, today)
    aim = target_words.aim(ledger, result.scenario, today)
    chart, notes, spent = (
        plan_parts.months_chart(result, aim),
        (*said, *plan_basis.notes(ledger, result, today)),
        plan_parts.spent(ledger, result),
    )
    cost = frames.cost_table(ledger, result)
    start = plan_basis.figures(ledger, result)
    return (
        Chapter(screens=(plan_screens.added(ledger, result, today),), slide=telling.numbers_slide(cards, maps)),
        Chapter(
            screens=(plan_screens.months(result, chart, aim), plan_screens.certainty(ledger, result, aim)),
            paper=(
                chart,
                telling.text_lines(_("Rentang ketidakpastian"), (plan_parts.odds_sentence(ledger, result, aim),)),
            ),
            slide=Slide(
                chart.title,
                chart,
                lines=_first(notes),
                spoken="\n".join(
                    (
                        plan_sentences.scenario_sentence(result, aim),
                        plan_parts.odds_sentence(ledger, result, aim),
                        *notes,
                    )
                ),
            ),
        ),
        Chapter(paper=(maps, telling.text_lines(_("Yang perlu diketahui"), notes))),
        Chapter(
            paper=(spent.table,),
            slide=Slide(spent.table.title, spent.table, spoken=spent.table.note),
            sheet=spent.sheet,
        ),
        Chapter(
            screens=(plan_screens.money(ledger, result),),
            paper=(payers := plan_parts.of_frame(_("Biaya menurut pembayar"), cost),),
            slide=Slide(
                payers.title,
                Bars.of(plan_parts.cost_by_payer(ledger, result), numbers.short_rupiah, _("Iuran selama rencana")),
                spoken="\n".join(" · ".join(row) for row in (cost.columns, *cost.itertuples(index=False))),
            ),
        ),
        Chapter(paper=(plan_parts.month_table(result),), sheet=plan_parts.month_sheet(ledger, result)),
        Chapter(
            screens=(plan_screens.ends(ledger, result),),
            paper=(
                plan_parts.of_frame(
                    _("Kapan perlindungan berakhir"), plan_tables.protection_table(ledger, result.scenario)
                ),
                basis.figure_table(_("Angka dasar"), start) if start else None,
            ),
        ),
        _supposed(ledger, result, not_modelled),
        legal_basis.chapter(ledger, today),
        Chapter(sheet=telling.dispute_sheet(basis.disagreements(ledger, result.scenario.baseline.region.code))),
    )


def _first(notes: tuple[str, ...]) -> tuple[str, ...]:
    rest = len(notes) - NOTES_SHOWN
    if rest <= 0:
        return notes
    return (
        *notes[:NOTES_SHOWN],
        _("{count} catatan lain ada di PDF dan di catatan pembicara.").format(count=rest),
    )


def _supposed(ledger: Ledger, result: Projection, not_modelled: tuple[str, ...]) -> Chapter:
    rows = supposed.assumption_rows(ledger, result.scenario)
    disagreements = basis.disagreements(ledger, result.scenario.baseline.region.code)
    disputes = telling.where_sources_differ(disagreements)
    table = supposed.assumption_table(rows)
    allowed = supposed.eligibility_lines(result.scenario)
    spoken = [*(" · ".join(str(cell) for cell in row if cell) for row in table.rows), *allowed]
    lines = (
        *(_("Tidak dimodelkan: {what}").format(what=what) for what in not_modelled),
        *(_("Sumber berbeda: {title}").format(title=item.title) for item in (disputes.disputes if disputes else ())),
    )
    return Chapter(
        paper=(
            table,
            telling.text_lines(_("Siapa boleh membayar siapa"), allowed),
            telling.text_lines(_("Tidak dimodelkan"), not_modelled),
            disputes,
        ),
        slide=Slide(
            _("Yang dianggap, dan yang belum diketahui"),
            supposed.short_table(rows),
            lines=lines,
            spoken="\n\n".join([*spoken, *telling.spoken_disputes(disputes)]),
        ),
        sheet=supposed.assumption_sheet(rows),
    )
