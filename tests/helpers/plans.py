"""Plans for Lombok Timur: the usual ones, and any that hypothesis can think of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import strategies as st

from ucj.facts.ledger import Ledger, load_ledger
from ucj.facts.rules import Payer, month_number
from ucj.model.projection import Projection, project
from ucj.model.scenario import Baseline, Ceiling, Lever, Scenario
from ucj.model.scenario_builder import ceiling, ceiling_of, plan_lever, published_baseline

LEDGER = load_ledger()
START = month_number("2027-01")
WHOLE = {"valid": 1.0, "take_up": 1.0, "already_active": 0.0}
GROUPS = [group.id for group in LEDGER.groups_of("5203") if ceiling(LEDGER, "5203", group.id)]
T = TypeVar("T")
SHARES = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1))


def lombok_timur() -> Baseline:
    """Return the published 164,828 of 504,000 workers."""
    baseline = published_baseline(LEDGER, "5203")
    assert baseline
    return baseline


def ceilings(**rupiah: float) -> tuple[Ceiling, ...]:
    """Return ceilings by the ids of their payers, each for every budget year."""
    return tuple(ceiling_of(LEDGER, payer, most) for payer, most in rupiah.items())


def by_id(amounts: Mapping[Payer, T]) -> dict[str, T]:
    """Return what each payer pays by its id."""
    return {payer.id: amount for payer, amount in amounts.items()}


def run(ledger: Ledger, baseline: Baseline, *levers: Lever, horizon: int = 24) -> Projection:
    """Project levers from January 2027 towards 54 %."""
    return project(Scenario(baseline, levers, START, horizon, 0.54), ledger.premiums)


def projected(scenario: Scenario) -> Projection:
    """Project a scenario by the published premiums."""
    return project(scenario, LEDGER.premiums)


@st.composite
def levers(draw: st.DrawFn, group: str) -> Lever:
    """Draw a lever of a group with any decision and assumption that a page allows."""
    most = ceiling(LEDGER, "5203", group)
    assert most
    people = draw(st.one_of(st.sampled_from([0.0, most]), st.floats(0, most)))
    decisions: dict[str, Any] = {
        "start": START + draw(st.integers(0, 30)),
        "months": draw(st.integers(1, 24)),
        "ramp": draw(st.integers(1, 24)),
        "payer": draw(st.sampled_from(sorted(LEDGER.premiums.payers))),
        "route": draw(st.sampled_from(sorted(LEDGER.premiums.routes))),
        "graduating": draw(SHARES),
        "graduating_after": draw(st.integers(1, 24)),
        "funded_until": draw(st.one_of(st.none(), st.integers(START - 18, START + 36))),
    }
    names = ("valid", "take_up", "already_active", "retention", "in_baseline")
    assumptions: dict[str, float] = {name: draw(SHARES) for name in names} | {"grace": draw(st.integers(0, 6))}
    return plan_lever(LEDGER, lombok_timur(), group, people, START, decisions, assumptions)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Draw a scenario from January 2026 on with growth, people who come and go, and any of the groups."""
    baseline = replace(lombok_timur(), growth=draw(st.floats(-0.05, 0.05)), organic=draw(st.floats(-0.05, 0.02)))
    chosen = tuple(draw(levers(group)) for group in GROUPS if draw(st.booleans()))
    return Scenario(baseline, chosen, START, draw(st.integers(1, 36)), target=0.54)
