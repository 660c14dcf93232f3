"""Scenarios as they are kept: every decision, assumption and figure written out, and what has changed since."""

from __future__ import annotations

from typing import Any

from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import DECISIONS, SCENARIO_FIELDS
from ucj.facts.remarks import Remark
from ucj.facts.rules import month_text
from ucj.facts.scenarios import SavedScenario
from ucj.model.projection import MODEL_VERSION
from ucj.model.scenario import Lever, Scenario
from ucj.model.scenario_builder import ceiling_key, figures, published_baseline


def save_scenario(ledger: Ledger, scenario: Scenario, title: str = "") -> SavedScenario:
    """Return a scenario with everything written out, so that it means the same tomorrow.

    An upload stays in its session: its figures are written with their date, and count as typed where it is not.
    """
    baseline = scenario.baseline
    return SavedScenario.model_validate(
        {
            **{key: value for key, value in {**vars(scenario), **vars(baseline)}.items() if key in SCENARIO_FIELDS},
            "title": title,
            "region": baseline.region.code,
            "start": month_text(scenario.start),
            "target": "none" if scenario.target is None else scenario.target,
            "ceilings": {ceiling_key(ceiling): ceiling.rupiah for ceiling in scenario.ceilings},
            "levers": [_saved(lever) for lever in scenario.levers],
            "data": ledger.vintage,
            "model": MODEL_VERSION,
        }
    )


def what_changed(ledger: Ledger, saved: SavedScenario) -> list[Remark]:
    """Return what a reader must know who opens a scenario that was saved with other figures or another model."""
    changed = []
    published = published_baseline(ledger, saved.region) if saved.region in ledger.regions else None
    if saved.as_of and saved.active is not None and saved.potential is not None:
        now = figures(published) if published else None
        if now != (round(saved.active), round(saved.potential), saved.as_of):
            values = {"active": saved.active, "potential": saved.potential, "now": now}
            changed.append(Remark.at("as_of", "link.baseline_changed", read=saved.as_of, used="typed", **values))
    if saved.data and saved.data != ledger.vintage:
        changed.append(Remark.at("data", "link.data_changed", read=saved.data, used=ledger.vintage))
    if saved.model and saved.model != MODEL_VERSION:
        code = "link.model_changed" if saved.model < MODEL_VERSION else "link.model_newer"
        changed.append(Remark.at("model", code, read=str(saved.model), used=str(MODEL_VERSION)))
    return changed


def _month(month: int | None) -> str | None:
    return None if month is None else month_text(month)


def _saved(lever: Lever) -> dict[str, Any]:
    return {
        **{key: value for key, value in vars(lever).items() if key in DECISIONS},
        "group": lever.group.id,
        "start": month_text(lever.start),
        "payer": lever.payer.id if len(lever.payers) == 1 else {payer.id: share for payer, share in lever.payers},
        "route": lever.route.id,
        "funded_until": _month(lever.cohort.paid_until if lever.cohort else None),
        "assumptions": vars(lever.assumptions),
    }
