"""Figures and plans as plain data, for the command line and for downloads: whole people and rupiah, fractions 0–1."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Source
from ucj.facts.rules import month_text
from ucj.model.claims import claims
from ucj.model.lapse import protections
from ucj.model.links import Link, write_link
from ucj.model.measures import standing
from ucj.model.projection import Projection, project
from ucj.model.ranges import drawn_ranges, odds_of
from ucj.model.snapshots import save_scenario
from ucj.model.targets import published_targets
from ucj.model.uncertainty import Odds, tornado, uncertainty
from ucj.model.waterfall import waterfall
from ucj.present.words import remarks


def coverage_rows(ledger: Ledger, province: str, today: dt.date) -> list[dict[str, Any]]:
    """Return where a province and its kabupaten/kota stand; None where nothing was published.

    Returns
    -------
    list of dict
        region, name, active, potential (people), coverage (fraction), as_of, status, sources, target (fraction),
        achievement (fraction), target_year, target_verdict (ahead, reached, missed or unknown), target_judged_by (the
        date of the figure that decides it), gap (people).
    """
    regions = [ledger.regions[province], *ledger.members(province)]
    rows = []
    for region in regions:
        where = standing(ledger, region.code, today)
        judgement = where.target.judgement if where.target else None
        rows.append(
            {
                "region": region.code,
                "name": region.name,
                "active": _whole(where.active.value) if where.active else None,
                "potential": _whole(where.potential.value) if where.potential else None,
                "coverage": where.coverage,
                "as_of": where.as_of,
                "status": where.status,
                "sources": [_source(source) for source in where.sources],
                "target": where.target.share.value if where.target else None,
                "achievement": where.achievement,
                "target_year": where.target.share.as_of if where.target else None,
                "target_verdict": judgement.verdict.value if judgement else None,
                "target_judged_by": judgement.by.as_of if judgement and judgement.by else None,
                "gap": _whole(where.gap),
            }
        )
    return rows


def projection_document(ledger: Ledger, result: Projection) -> dict[str, Any]:
    """Return a projection.

    Returns
    -------
    dict
        region, name, baseline, target (fraction or None), target_year (for which that was published, or
        None), months (see `month_rows`), totals (rupiah, rounded once),
        notes (sentences), result_month (that the plan is judged by), added (people beyond no plan in that month), odds
        (share of the draws that reach the target in it, None without one), waterfall, protection, claims, uncertainty
        (of that month) and link (the query that opens the plan).
    """
    baseline, judged = result.scenario.baseline, result.judged
    drawn = _odds(judged.month, odds_of(ledger, result))
    # A lever of nobody equals none, also in the months: its payer is not named.
    paying = {payer.id for payer, rupiah in result.cost.items() if rupiah.any()}
    return {
        "region": baseline.region.code,
        "name": baseline.region.name,
        "baseline": {
            "active": _whole(baseline.active),
            "potential": _whole(baseline.potential),
            "coverage": baseline.coverage,
            "as_of": baseline.as_of or None,
            "typed": baseline.typed,
        },
        "target": result.scenario.target,
        "target_year": _target_year(ledger, result),
        "months": [
            row | {"cost": {payer: rupiah for payer, rupiah in row["cost"].items() if payer in paying}}
            for row in month_rows(result)
        ],
        "totals": {
            "cost": {payer.id: rupiah for payer, rupiah in result.total_cost.items()},
            "cost_total": sum(result.total_cost.values()),
            "self_paid": result.total_self_paid,
        },
        "notes": [remarks.say(ledger, item, str) for item in result.notes],
        "result_month": month_text(judged.month),
        "added": round(judged.added),
        "odds": drawn["share"],
        "waterfall": [
            {"kind": step.kind, "group": step.group.id if step.group else "", "people": step.people}
            for step in waterfall(result, judged.month)
        ],
        "protection": [
            {
                "group": item.group.id,
                "people": _whole(item.people),
                "last_paid": month_text(item.last_paid),
                "last_counted": month_text(item.last_counted),
            }
            for item in protections(result.scenario, ledger.benefits.death_of_newcomer.months)
        ],
        "claims": vars(claims(result, ledger.benefits, ledger.premiums)),
        "uncertainty": drawn,
        "link": write_link(ledger, result.scenario),
    }


def link_document(ledger: Ledger, link: Link) -> dict[str, Any]:
    """Return what an address holds.

    Returns
    -------
    dict
        region, scenario (as a scenario file, or None), projection (see `projection_document`, or None), corrections
        (key, read, used, code and the sentence `said`).
    """
    scenario = link.scenario
    return {
        "region": link.region,
        "scenario": save_scenario(ledger, scenario).model_dump(mode="json") if scenario else None,
        "projection": projection_document(ledger, project(scenario, ledger.premiums)) if scenario else None,
        "corrections": [
            {
                "key": item.place.key,
                "read": item.values["read"],
                "used": item.values["used"],
                "code": item.kind,
                "said": remarks.say(ledger, item, str),
            }
            for item in link.corrections
        ],
    }


def month_rows(result: Projection) -> list[dict[str, Any]]:
    """Return a projection by month from that of the baseline: whole people, fractions 0–1, rupiah by payer.

    Beside `active` stands `without_plan`, how many there would be if nothing were done; `added` is their difference.
    """
    return [_month(result, i) for i in range(len(result.months))]


def odds_document(ledger: Ledger, result: Projection) -> dict[str, Any]:
    """Return how sure a plan is.

    Returns
    -------
    dict
        region, name, target (fraction or None), month (that the plan is judged by) and of it share (of the draws that
        reach the target, None without one), p10, p50 and p90 (coverage); months (the same of each); and tornado: the
        coverage with each assumption alone at its low and its high end, widest first.
    """
    scenario, month = result.scenario, result.judged.month
    ranges = drawn_ranges(ledger, scenario)
    bands = uncertainty(scenario, ranges)
    return {
        "region": scenario.baseline.region.code,
        "name": scenario.baseline.region.name,
        "target": scenario.target,
        **_odds(month, bands.at(month)),
        "months": [_odds(int(month), bands.at(int(month))) for month in bands.months],
        "tornado": [
            {"assumption": swing.assumption, "low": swing.low, "high": swing.high}
            for swing in tornado(scenario, ranges, month)
        ],
    }


def _target_year(ledger: Ledger, result: Projection) -> int | None:
    scenario = result.scenario
    if scenario.target is None:
        return None
    return published_targets(ledger, scenario.baseline.region.code).year_of(scenario.target)


def _odds(month: int, at: Odds) -> dict[str, Any]:
    return {"month": month_text(month), "share": at.reached, "p10": at.low, "p50": at.middle, "p90": at.high}


def _month(result: Projection, i: int) -> dict[str, Any]:
    at = result.at(int(result.months[i]))
    return {
        "month": month_text(at.month),
        "active": round(at.active),
        "without_plan": round(at.without_plan),
        "added": round(at.added),
        "active_low": round(at.active_low),
        "active_high": round(at.active_high),
        "potential": round(at.potential),
        "coverage": at.coverage,
        "coverage_low": at.coverage_low,
        "coverage_high": at.coverage_high,
        "cost": {payer.id: round(float(rupiah[i])) for payer, rupiah in result.cost.items()},
        "self_paid": round(float(result.self_paid[i])),
    }


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def _source(source: Source) -> dict[str, str | bool | None]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "url": source.url or None,
        "copy": source.copy,
    }
