"""Answers as plain data, for the command line and for downloads: whole people and rupiah, fractions 0–1."""

from __future__ import annotations

from typing import Any

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Source
from ucj.facts.rules import month_text
from ucj.model.claims import claims
from ucj.model.lapse import protections
from ucj.model.links import Link, write_link
from ucj.model.measures import standing
from ucj.model.projection import Projection, project
from ucj.model.ranges import drawn_ranges
from ucj.model.scenario import Lever
from ucj.model.snapshots import save_scenario
from ucj.model.solver import Answer
from ucj.model.uncertainty import odds
from ucj.model.waterfall import waterfall
from ucj.present.words import corrections, remarks, sentences


def coverage_rows(ledger: Ledger, province: str) -> list[dict[str, Any]]:
    """Return where a province and its kabupaten/kota stand; None where nothing was published.

    Returns
    -------
    list of dict
        region, name, active, potential (people), coverage (fraction), as_of, status, sources, target (fraction),
        achievement (fraction), target_year, gap (people).
    """
    regions = [ledger.regions[province], *ledger.members(province)]
    rows = []
    for region in regions:
        where = standing(ledger, region.code)
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
                "gap": _whole(where.gap),
            }
        )
    return rows


def projection_document(ledger: Ledger, result: Projection) -> dict[str, Any]:
    """Return a projection.

    Returns
    -------
    dict
        region, name, baseline, target (fraction or None), months (one a month: people, fractions, rupiah by payer,
        self_paid), totals (rupiah, rounded once), notes (sentences) and link (the query that opens the plan).
    """
    baseline = result.scenario.baseline
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
        "months": month_rows(result),
        "totals": {
            "cost": {payer.id: rupiah for payer, rupiah in result.total_cost.items()},
            "cost_total": sum(result.total_cost.values()),
            "self_paid": result.total_self_paid,
        },
        "notes": [remarks.say(ledger, item, str) for item in result.notes],
        "result_month": month_text(result.judged.month),
        "waterfall": [
            {"kind": step.kind, "group": step.group.id if step.group else "", "people": step.people}
            for step in waterfall(result, result.judged.month)
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
        "uncertainty": _bands(ledger, result),
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
                "key": item.key,
                "read": item.read,
                "used": item.used,
                "code": item.code,
                "said": corrections.said(ledger, item),
            }
            for item in link.corrections
        ],
    }


def month_rows(result: Projection) -> list[dict[str, Any]]:
    """Return a projection by month: whole people, fractions 0–1, rupiah by payer and paid by people themselves."""
    return [_month(result, i) for i in range(len(result.months))]


def answer_document(ledger: Ledger, answer: Answer) -> dict[str, Any]:
    """Return the answer of the solver.

    Returns
    -------
    dict
        reached, plan (group, source, people, months, rupiah), coverage (fraction), active, missing (people), cost by
        source, cost_total, bounds (what stops more), sentence, start, horizon and levers (as `project` takes them), and
        the projection of the plan.
    """
    result = answer.projection
    last = result.last
    return {
        "reached": answer.reached,
        "plan": [{**vars(line), "group": line.group.id, "source": line.source.id} for line in answer.lines],
        "coverage": last.coverage,
        "active": round(last.active),
        "missing": _whole(last.missing),
        "cost": {payer.id: rupiah for payer, rupiah in result.total_cost.items()},
        "cost_total": sum(result.total_cost.values()),
        "bounds": [
            {"kind": bound.kind, "id": bound.what.id, **({"year": bound.year} if bound.year else {})}
            for bound in answer.bounds
        ],
        "sentence": sentences.answer_sentence(ledger, answer),
        "start": month_text(result.scenario.start),
        "horizon": result.scenario.horizon,
        "levers": [_lever_option(lever) for lever in result.scenario.levers],
        "projection": projection_document(ledger, result),
    }


def _lever_option(lever: Lever) -> str:
    shares = "+".join(f"{payer.id}:{float(share)!r}" for payer, share in lever.payers)
    payer = lever.payer.id if len(lever.payers) == 1 else shares
    return f"{lever.group.id}={lever.people:.0f},start={month_text(lever.start)},months={lever.months},payer={payer}"


def _bands(ledger: Ledger, result: Projection) -> dict[str, Any]:
    scenario = result.scenario
    at = odds(scenario, drawn_ranges(ledger, scenario), result.judged.month)
    return {
        "month": month_text(result.judged.month),
        "coverage_p10": at.low,
        "coverage_p50": at.middle,
        "coverage_p90": at.high,
        "share_reaching_target": at.reached,
    }


def _month(result: Projection, i: int) -> dict[str, Any]:
    at = result.at(int(result.months[i]))
    return {
        "month": month_text(at.month),
        "active": round(at.active),
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


def _source(source: Source) -> dict[str, str | None]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "url": source.url or None,
    }
