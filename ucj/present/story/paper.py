"""What a brief says, whatever it is printed as: words and figures made by the same builders as the pages.

All text is plain: what a planner typed is never markup in any of the files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation, Source
from ucj.facts.rules import month_number, month_text
from ucj.facts.scenarios import SavedScenario
from ucj.model.measures import Standing, standing, yearly_gap_cost
from ucj.model.premiums import monthly_premium
from ucj.model.projection import Projection
from ucj.model.snapshots import save_scenario
from ucj.model.spending import Spending, spending
from ucj.present import frames, plan_tables, standings
from ucj.present.print.addresses import printable
from ucj.present.standings import Card, PublishedSeries
from ucj.present.story import basis
from ucj.present.story.assumed import Assumed, assumed
from ucj.present.story.basis import Dispute, Figure
from ucj.present.story.maps import MapPart, coverage_map, plan_maps
from ucj.present.words import numbers, remarks, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_name

CONTEXT = ("poverty_rate", "poor_people", "employed", "informal_share", "paid_by_government")


@dataclass(frozen=True)
class PlanRow:
    """One group and one payer of a plan.

    Attributes
    ----------
    group, payer, route : str
        In words.
    people : float
        People on the list.
    first, last : str
        Months paid for, `YYYY-MM`, and how many.
    premiums : tuple of float
        Rupiah a person and month, each that occurs.
    rupiah : int
        Contributions in those months.
    """

    group: str
    payer: str
    route: str
    people: float
    first: str
    last: str
    months: int
    premiums: tuple[float, ...]
    rupiah: int


@dataclass(frozen=True)
class Plan:
    """What only the brief of a plan has.

    Attributes
    ----------
    result : Projection
        The figures.
    rows : tuple of PlanRow
        What was decided, by group and payer.
    own_after : int
        Rupiah that people pay themselves after the months the plan pays for.
    assumed : tuple of Assumed
        What was supposed.
    payers, protection : DataFrame
        `tables.cost_table` and `plan_tables.protection_table`.
    cost : mapping of payer to rupiah
        By the payer's name, people themselves last.
    not_modelled : tuple of str
        What the plan holds that the model does not compute.
    saved : SavedScenario
        The plan as a file, with everything written out.
    """

    result: Projection
    rows: tuple[PlanRow, ...]
    own_after: int
    assumed: tuple[Assumed, ...]
    payers: pd.DataFrame
    protection: pd.DataFrame
    cost: dict[str, int]
    not_modelled: tuple[str, ...]
    saved: SavedScenario


@dataclass(frozen=True)
class Brief:
    """Everything a brief says.

    Attributes
    ----------
    kind, region, title, signed : str
        What it is, of which region, what the planner called it, and who said it when; the last two may be blank.
    sentence : str
        The key sentence.
    notes : tuple of str
        What the reader must be told.
    cards : sequence of Card
        The four numbers, their sources as plain text.
    maps : sequence of MapPart
        None, one, or before and after.
    plan : Plan or None
        None in the brief of a region.
    series : PublishedSeries or None
        In the brief of a region, where there is one.
    basis, context : tuple of Figure
        The figures it starts from, and poverty and labour in the brief of a region.
    disputes : tuple of Dispute
        Where sources disagree.
    sources : tuple of Source
        Every source used, each once.
    data, printed, link : str
        What the figures are from, date of printing, and an address, which may be blank.
    """

    kind: str
    region: str
    title: str
    signed: str
    sentence: str
    notes: tuple[str, ...]
    cards: Sequence[Card]
    maps: Sequence[MapPart]
    plan: Plan | None
    series: PublishedSeries | None
    basis: tuple[Figure, ...]
    context: tuple[Figure, ...]
    disputes: tuple[Dispute, ...]
    sources: tuple[Source, ...]
    data: str
    printed: str
    link: str


def plan_brief(
    ledger: Ledger, result: Projection, today: dt.date, *, saved: SavedScenario | None = None, link: str = ""
) -> Brief:
    """Return the brief of a plan.

    Parameters
    ----------
    ledger : Ledger
        The facts it was made with.
    result : Projection
        The plan and what it does.
    today : date
        Date of printing.
    saved : SavedScenario or None
        The file it comes from: title, who said it, and what is not modelled.
    link : str
        Address under which the plan opens; left out where it opens on this machine alone.
    """
    said = ("title", "said_by", "said_on", "source", "not_modelled")
    kept = {name: getattr(saved, name) for name in said} if saved else {}
    saved = save_scenario(ledger, result.scenario).model_copy(update=kept)
    where = standing(ledger, result.scenario.baseline.region)
    typed = result.scenario.baseline.typed
    figures = (*(() if typed else where.figures), *_target_used(where, result))
    plan = _plan(ledger, result, saved)
    maps = plan_maps(ledger, result)
    disagreements = [item for item in ledger.disagreements if item.region == where.region.code]
    return Brief(
        kind=_("Ringkasan rencana"),
        region=sentences.region_name(where.region),
        title=basis.one_line(saved.title),
        signed=basis.signature(saved),
        sentence=sentences.scenario_sentence(ledger, result),
        notes=(*_baseline_notes(result, figures), *(remarks.say(ledger, item, str) for item in result.notes)),
        cards=standings.plan_cards(result),
        maps=maps,
        plan=plan,
        series=None,
        basis=(*(_typed(ledger, result) if typed else ()), *(basis.in_words(ledger, figure) for figure in figures)),
        context=(),
        disputes=tuple(basis.dispute(ledger, item) for item in disagreements),
        sources=basis.once(
            [
                *([ledger.sources[saved.source]] if saved.source in ledger.sources else []),
                *(figure.source for figure in figures),
                *basis.group_sources(ledger, result),
                *basis.premium_sources(ledger, result),
                *(source for row in plan.assumed for source in row.sources),
                *(figure.source for item in disagreements for figure in item.figures),
                *(figure.source for part in maps for figure in part.figures),
            ]
        ),
        data=_("Angka awal diketik perencana") if typed else _data_date(result.scenario.baseline.as_of),
        printed=numbers.date(today.isoformat()),
        link=printable(link),
    )


def standing_brief(ledger: Ledger, region: str, today: dt.date, *, link: str = "") -> Brief:
    """Return the brief of where a region stands by its published figures.

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
    where = standing(ledger, region)
    cost = yearly_gap_cost(ledger.premiums, where, month_number(f"{today:%Y-%m}"))
    figures = (*where.figures, *([where.target.share] if where.target else []))
    maps = coverage_map(ledger, region)
    series = standings.published_series(ledger, where)
    context = [figure for indicator in CONTEXT if (figure := ledger.leading(region, indicator))]
    disagreements = [item for item in ledger.disagreements if item.region == region]
    return Brief(
        kind=_("Ringkasan wilayah"),
        region=sentences.region_name(where.region),
        title="",
        signed="",
        sentence=sentences.standing_sentence(where, cost),
        notes=tuple(text for text in (standings.comparison(ledger, where), standings.remarks(where)) if text),
        cards=standings.cards(where, cost, today, source_name),
        maps=maps,
        plan=None,
        series=series,
        basis=tuple(basis.in_words(ledger, figure) for figure in figures),
        context=tuple(basis.leading_figure(ledger, region, indicator) for indicator in CONTEXT),
        disputes=tuple(basis.dispute(ledger, item) for item in disagreements),
        sources=basis.once(
            [
                *(figure.source for figure in figures),
                *basis.comparison_sources(ledger, where),
                *(figure.source for figure in (series.figures if series else ())),
                *(figure.source for figure in context),
                *(figure.source for item in disagreements for figure in item.figures),
                *(figure.source for part in maps for figure in part.figures),
            ]
        ),
        data=_data_date(where.as_of),
        printed=numbers.date(today.isoformat()),
        link=printable(link),
    )


def _data_date(as_of: str | None) -> str:
    return _("Data per {date}").format(date=numbers.date(as_of)) if as_of else _("Belum ada angka terbit")


def _plan(ledger: Ledger, result: Projection, saved: SavedScenario) -> Plan:
    rows = spending(result, ledger.premiums)
    names = ledger.premiums.payers
    return Plan(
        result=result,
        rows=tuple(_plan_row(ledger, result, row) for row in rows),
        own_after=result.total_self_paid - sum(row.rupiah for row in rows if row.payer == "self"),
        assumed=assumed(ledger, result.scenario),
        payers=frames.cost_table(ledger, result),
        protection=plan_tables.protection_table(ledger, result.scenario),
        cost={_(names[payer]): cost for payer, cost in {**result.total_cost, "self": result.total_self_paid}.items()},
        not_modelled=tuple(line for text in saved.not_modelled if (line := basis.one_line(text))),
        saved=saved,
    )


def _plan_row(ledger: Ledger, result: Projection, row: Spending) -> PlanRow:
    lever, scenario = row.lever, result.scenario
    # A horizon may end before the plan does, and then only its months are counted.
    last = min(lever.start + lever.months, scenario.start + scenario.horizon) - 1
    months = np.arange(lever.start, last + 1)
    premiums = monthly_premium(ledger.premiums, lever.route, row.payer, lever.sector, months, lever.wage_base)
    return PlanRow(
        group=_(ledger.groups[lever.group].label),
        payer=_(ledger.premiums.payers[row.payer]),
        route=_(ledger.premiums.routes[lever.route].label),
        people=row.people,
        first=month_text(lever.start),
        last=month_text(last),
        months=len(months),
        premiums=tuple(dict.fromkeys(float(premium) for premium in premiums)),
        rupiah=row.rupiah,
    )


def _target_used(where: Standing, result: Projection) -> tuple[Observation, ...]:
    if where.target and where.target.share.value == result.scenario.target:
        return (where.target.share,)
    return ()


def _typed(ledger: Ledger, result: Projection) -> tuple[Figure, ...]:
    baseline = result.scenario.baseline
    typed = {"active_participants": baseline.active, "potential_workers": baseline.potential}
    return tuple(
        Figure(_(ledger.indicators[name].label), numbers.whole(people), people, source=_("diketik perencana"))
        for name, people in typed.items()
    )


def _baseline_notes(result: Projection, figures: Sequence[Observation]) -> list[str]:
    baseline = result.scenario.baseline
    notes = []
    if baseline.typed:
        notes.append(_("Angka awal diketik, bukan angka terbit."))
    if any(figure.status == "uploaded" for figure in figures):
        notes.append(_("Angka awal berasal dari unggahan, bukan angka terbit."))
    if baseline.growth:
        notes.append(
            _("Pekerja potensial dianggap bertambah {share} setahun.").format(
                share=numbers.plain_percent(baseline.growth)
            )
        )
    if baseline.attrition:
        notes.append(
            _("Dianggap {share} peserta keluar tiap bulan.").format(share=numbers.plain_percent(baseline.attrition))
        )
    return notes
