"""What one move changed in a plan, and what that did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ucj.facts.groups import Group
from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import CEILING, LEVER_FIELDS, SCENARIO_FIELDS
from ucj.model.lapse import protections
from ucj.model.link_values import write_value
from ucj.model.projection import PlanMonth, Projection
from ucj.model.scenario import Scenario
from ucj.model.snapshots import save_scenario


@dataclass(frozen=True)
class FieldChange:
    """A field of a plan by its key in an address, and what it was and is, as an address writes it; blank for none."""

    key: str
    before: str
    now: str


@dataclass(frozen=True)
class Effect:
    """What a plan does: in the month it is judged by, to government budgets (rupiah), and the last month of paying."""

    at: PlanMonth
    cost: int
    # The first month, a count of months, after which a group is no longer paid for; None without a group.
    last_paid: int | None

    @classmethod
    def of(cls, result: Projection) -> Effect:
        """Return what a projection says."""
        cost = sum(rupiah for payer, rupiah in result.total_cost.items() if payer.government)
        held = protections(result.scenario, newcomer_months=0)
        return cls(result.judged, cost, min((item.last_paid for item in held), default=None))


@dataclass(frozen=True)
class Change:
    """What was changed: fields, groups that came and groups that went; and what the plan did before and does now."""

    fields: tuple[FieldChange, ...]
    came: tuple[Group, ...]
    went: tuple[Group, ...]
    before: Effect
    now: Effect


def change(ledger: Ledger, before: Projection, now: Projection) -> Change:
    """Return what lies between two plans of one region.

    The first month of a group that only follows that of the plan is no change of its own.
    """
    old, new = before.scenario, now.scenario
    groups = [{lever.group for lever in scenario.levers} for scenario in (old, new)]
    return Change(
        tuple(_fields(ledger, old, new)),
        tuple(lever.group for lever in new.levers if lever.group not in groups[0]),
        tuple(lever.group for lever in old.levers if lever.group not in groups[1]),
        Effect.of(before),
        Effect.of(now),
    )


def _fields(ledger: Ledger, old: Scenario, new: Scenario) -> Iterator[FieldChange]:
    texts = [_texts(ledger, scenario) for scenario in (old, new)]
    both = {lever.group.id for lever in old.levers} & {lever.group.id for lever in new.levers}
    moved = new.start - old.start
    follow = {
        f"{lever.group.id}.start"
        for lever in old.levers
        for other in new.levers
        if moved and lever.group == other.group and other.start - lever.start == moved
    }
    for key in dict.fromkeys([*texts[0], *texts[1]]):
        group, dot, _field = key.partition(".")
        if key in follow or (dot and group != CEILING.key and group not in both):
            continue
        was, is_now = (text.get(key, "") for text in texts)
        if was != is_now:
            yield FieldChange(key, was, is_now)


def _texts(ledger: Ledger, scenario: Scenario) -> Mapping[str, str]:
    """Return every field of a plan by its key in an address, as that writes it."""
    saved = save_scenario(ledger, scenario)
    values: dict[str, tuple[Any, Any]] = {
        key: (field, getattr(saved, key)) for key, field in SCENARIO_FIELDS.items() if field.in_address
    }
    values |= {f"{CEILING.key}.{key}": (CEILING, rupiah) for key, rupiah in saved.ceilings.items()}
    for lever in saved.levers:
        decided = {**vars(lever), **lever.assumptions}
        values |= {f"{lever.group}.{key}": (field, decided[key]) for key, field in LEVER_FIELDS.items()}
    return {key: "" if value is None else write_value(field, value) for key, (field, value) in values.items()}
