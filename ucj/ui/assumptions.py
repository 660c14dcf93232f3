"""What is supposed of each group, apart from what is decided: where it is kept, and what a plan brings of it."""

from __future__ import annotations

from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import ASSUMPTIONS
from ucj.model.scenario import Baseline, Lever
from ucj.model.scenario_builder import default_assumptions
from ucj.ui.session import ASSUMED, Key


def chosen_assumptions(region: str, group: str, payer: str) -> dict[str, float]:
    """Return the assumptions that the planner has changed for a group; the rest are those of the ledger."""
    chosen = {name: _key(name, region, group, payer).get() for name in ASSUMPTIONS}
    return {name: value for name, value in chosen.items() if value is not None}


def assumption_keys(region: str, lever: Lever) -> dict[str, Key[float | None]]:
    """Return where the assumptions of a lever are kept, by their name."""
    return {name: _key(name, region, lever.group.id, lever.payer.id) for name in ASSUMPTIONS}


def load_assumptions(ledger: Ledger, baseline: Baseline, lever: Lever) -> None:
    """Put the assumptions of a lever into the session where they are not those of the ledger, and forget others."""
    usual = default_assumptions(ledger, baseline.region.code, lever.payer, baseline.coverage)
    for name, key in assumption_keys(baseline.region.code, lever).items():
        value = getattr(lever.assumptions, name)
        if value == getattr(usual, name):
            key.forget()
        else:
            key.set(value)


def _key(name: str, region: str, group: str, payer: str) -> Key[float | None]:
    return ASSUMED.of(region, group, "self" if payer == "self" else "funded", name)
