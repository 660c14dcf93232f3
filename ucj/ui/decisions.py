"""What a planner has decided: the start, the target, and for each group how many people, how long, and who pays.

It is read before its controls are drawn, so that a page can show what a step changes before it draws the controls
again; `ucj.ui.lever_rows` draws them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ucj.facts.ledger import Ledger
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.scenario_builder import (
    plan_lever,
    published_baseline,
    target_people,
    usual_decisions,
    usual_groups,
    usual_start,
)
from ucj.ui.assumptions import assumption_keys, chosen_assumptions
from ucj.ui.ceilings import read_ceilings, years_of_plan
from ucj.ui.session import (
    BASELINE,
    FUNDED_UNTIL,
    GRADUATING,
    GRADUATING_AFTER,
    GROUPS,
    HORIZON,
    MONTHS,
    ORGANIC,
    OWN_START,
    PAYER,
    PEOPLE,
    RAMP,
    ROUTE,
    SPLIT,
    START,
    TARGET,
    Key,
)

# Who pays, where the solver has divided a group over several budgets.
SEVERAL = "split"
DECIDED: Mapping[str, Key[Any]] = {
    "people": PEOPLE,
    "months": MONTHS,
    "ramp": RAMP,
    "payer": PAYER,
    "route": ROUTE,
    "graduating": GRADUATING,
    "graduating_after": GRADUATING_AFTER,
}


def starting_point(ledger: Ledger, region: str) -> Baseline | None:
    """Return what a plan starts from: what an opened plan has brought, else the figures that lead, else None."""
    known = BASELINE.of(region).get() or published_baseline(ledger, region)
    organic = ORGANIC.of(region).get()
    return known if known is None or organic is None else replace(known, organic=organic)


def read_plan(ledger: Ledger, baseline: Baseline, start: int) -> Scenario:
    """Return the plan as decided so far, its levers in the order of the table of groups.

    Raises
    ------
    ScenarioError
        Where what was decided or typed cannot be computed.
    """
    region = baseline.region.code
    offered = [group.id for group in ledger.groups_of(region)]
    chosen = GROUPS.of(region).setdefault(usual_groups(ledger, region))
    levers = tuple(_read_lever(ledger, baseline, group, start) for group in offered if group in chosen)
    horizon, target = HORIZON.of(region).get(), TARGET.of(region).get()
    ceilings = read_ceilings(ledger, region, years_of_plan(start, horizon))
    people = target_people(ledger, baseline, target)
    return Scenario(baseline, levers, start, horizon, target, people, ceilings)


def read_begun_plan(ledger: Ledger, region: str) -> Scenario | None:
    """Return the plan as the visitor has left it, None where there is none for this region; raises as `read_plan`."""
    baseline, start = starting_point(ledger, region), START.of(region).get()
    if baseline is None or start is None or GROUPS.of(region).get() is None:
        return None
    return read_plan(ledger, baseline, start)


def lever_keys(region: str, lever: Lever) -> dict[str, Key[Any]]:
    """Return where everything that a slider sets of a lever is kept, by its name."""
    return {name: key.of(region, lever.group.id) for name, key in DECIDED.items()} | assumption_keys(region, lever)


def _read_lever(ledger: Ledger, baseline: Baseline, group: str, start: int) -> Lever:
    own = (baseline.region.code, group)
    usual = usual_decisions(ledger, *own, start)
    decisions = {name: key.of(*own).setdefault(usual[name]) for name, key in DECIDED.items()}
    people, payer = decisions.pop("people"), decisions["payer"]
    split = SPLIT.of(*own).get() if payer == SEVERAL else ()
    first = ledger.premiums.payers[split[0][0] if split else payer]
    chosen = OWN_START.of(*own).get()
    decisions["start"] = usual_start(first, start) if chosen is None else max(start, chosen)
    decisions["funded_until"] = FUNDED_UNTIL.of(*own).get() or None
    if split:
        del decisions["payer"]
    return plan_lever(ledger, baseline, group, people, start, decisions, chosen_assumptions(*own, payer), split)
