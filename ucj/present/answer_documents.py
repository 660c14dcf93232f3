"""Answers of the solver as plain data, for the command line: whole people and rupiah, fractions 0–1."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.model.questions import share_reaching
from ucj.model.scenario import Lever
from ucj.model.solver import Answer
from ucj.present.documents import projection_document
from ucj.present.words import answer_sentences, target_words


def answer_document(ledger: Ledger, answer: Answer, today: dt.date) -> dict[str, Any]:
    """Return the answer of the solver.

    Returns
    -------
    dict
        reached; plan (see `_plan_rows`); coverage (fraction), active and missing (people) in the month that counts;
        odds (share of the draws that reach the target in it, None without one); cost by source and cost_total;
        optimality_gap (how far from the best of all plans at most, a fraction: of the cost of a cheapest plan, of the
        people of one that covers most); left (what is left of each ceiling in each budget year); bounds (what stops
        more: kind, id, year of a source); sentence; start, horizon and levers (as `project` takes them); and the
        projection of the plan.
    """
    result = answer.projection
    at = result.at(answer.month)
    return {
        "reached": answer.reached,
        "plan": _plan_rows(answer),
        "coverage": at.coverage,
        "active": round(at.active),
        "missing": None if at.missing is None else round(at.missing),
        "odds": None if result.scenario.target is None else share_reaching(ledger, answer),
        "cost": {payer.id: rupiah for payer, rupiah in result.total_cost.items()},
        "cost_total": _cost(answer),
        "optimality_gap": answer.gap,
        "left": [
            {"payer": payer.id, "year": year, "rupiah": round(rupiah)} for (payer, year), rupiah in answer.left.items()
        ],
        "bounds": [{"kind": bound.kind, "id": bound.what.id, "year": bound.year} for bound in answer.bounds],
        "sentence": answer_sentences.answer_sentence(ledger, answer, target_words.aim(ledger, result.scenario, today)),
        "start": month_text(result.scenario.start),
        "horizon": result.scenario.horizon,
        "levers": [_lever_option(lever) for lever in result.scenario.levers],
        "projection": projection_document(ledger, result),
    }


def surer_document(ledger: Ledger, answer: Answer, surer: Answer | None) -> dict[str, Any] | None:
    """Return the plan that holds in more of the draws beside the answer; None where there is none.

    Returns
    -------
    dict
        plan, coverage, odds and cost_total as of an answer, and difference: what it costs beyond the answer.
    """
    if surer is None:
        return None
    return {
        "plan": _plan_rows(surer),
        "coverage": surer.projection.at(surer.month).coverage,
        "odds": share_reaching(ledger, surer),
        "cost_total": _cost(surer),
        "difference": _cost(surer) - _cost(answer),
    }


def _plan_rows(answer: Answer) -> list[dict[str, Any]]:
    """Return the lines of a plan: group, source, people, months and rupiah."""
    return [{**vars(line), "group": line.group.id, "source": line.source.id} for line in answer.lines]


def _cost(answer: Answer) -> int:
    return sum(answer.projection.total_cost.values())


def _lever_option(lever: Lever) -> str:
    shares = "+".join(f"{payer.id}:{float(share)!r}" for payer, share in lever.payers)
    payer = lever.payer.id if len(lever.payers) == 1 else shares
    return f"{lever.group.id}={lever.people:.0f},start={month_text(lever.start)},months={lever.months},payer={payer}"
