"""Reading what was typed on the command line; what cannot be read is named."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from ucj.facts.groups import Group
from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import DECISIONS, LEVER_FIELDS, MONTH, SHARE, WHOLE, Field
from ucj.facts.rules import month_number
from ucj.model.scenario import Baseline, Ceiling, Lever, ScenarioError
from ucj.model.scenario_builder import ceiling_of, group_of, plan_lever

# The people stand before them, without a key.
LEVER_KEYS = tuple(key for key in LEVER_FIELDS if key != "people")


def read_lever(ledger: Ledger, baseline: Baseline, scenario_start: int, text: str) -> Lever:
    """Read a lever as it is typed: `msme=73000,start=2027-01,months=12`.

    Several budgets share the contributions as in `payer=add:0.6+dbhcht:0.4`; the shares may be any numbers.

    Raises
    ------
    ScenarioError
        Naming what could not be read.
    """
    decisions: dict[str, Any] = {}
    assumptions: dict[str, Any] = {}
    split: tuple[tuple[str, float], ...] = ()
    first, *rest = text.split(",")
    group, people = _pair(first, text)
    for part in rest:
        key, value = _pair(part, text)
        if key not in LEVER_KEYS:
            raise ScenarioError("bad_pair", text=part, lever=text)
        if key == "payer" and ":" in value:
            split = _split(value, text)
        else:
            (decisions if key in DECISIONS else assumptions)[key] = _value(LEVER_FIELDS[key], value, text)
    return plan_lever(ledger, baseline, group, _number(people, text), scenario_start, decisions, assumptions, split)


def read_ceilings(ledger: Ledger, texts: Sequence[str]) -> tuple[Ceiling, ...]:
    """Read ceilings as they are typed: `add=5e9` in each budget year, `add:2027=3e9` in one; commas part several.

    Raises
    ------
    ScenarioError
        Naming what could not be read, an unknown payer, or `self`, which is no budget.
    """
    ceilings = {}
    for text in texts:
        for part in text.split(","):
            key, rupiah = _pair(part, text)
            ceilings[key] = ceiling_of(ledger, key, _number(rupiah, text))
    return tuple(ceilings.values())


def read_groups(ledger: Ledger, texts: Sequence[str]) -> dict[Group, float | None]:
    """Read groups with or without the people available: `msme=30000` or `msme`."""
    groups: dict[Group, float | None] = {}
    for text in texts:
        name, sign, people = text.partition("=")
        group = group_of(ledger, name)
        groups[group] = _number(people, text) if sign else None
    return groups


def read_month(text: str, where: str) -> int:
    """Read a month `YYYY-MM` as a count of months."""
    try:
        return month_number(text)
    except ValueError:
        raise ScenarioError("bad_month", text=text, lever=where) from None


def _value(field: Field, text: str, where: str) -> Any:
    if field.kind == MONTH:
        return read_month(text, where)
    if field.kind == SHARE:
        return _number(text, where)
    return _whole(text, where) if field.kind in WHOLE else text


def _pair(part: str, where: str) -> tuple[str, str]:
    key, sign, value = part.partition("=")
    if not sign or not key.strip() or not value.strip():
        raise ScenarioError("bad_pair", text=part, lever=where)
    return key.strip(), value.strip()


def _split(value: str, where: str) -> tuple[tuple[str, float], ...]:
    people = {}
    for part in value.split("+"):
        payer, _colon, count = part.partition(":")
        people[payer] = _number(count, where)
    total = sum(people.values())
    if not total > 0:
        raise ScenarioError("bad_pair", text=value, lever=where)
    return tuple((payer, count / total) for payer, count in people.items())


def _number(text: str, where: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ScenarioError("bad_number", text=text, lever=where) from None


def _whole(text: str, where: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ScenarioError("bad_number", text=text, lever=where) from None


def read_answer(text: str) -> tuple[str, str]:
    """Return the question and the answer of `QUESTION=CHOICE`.

    Raises
    ------
    argparse.ArgumentTypeError
        Where there is no equals sign.
    """
    question, mark, answer = text.partition("=")
    if not mark:
        raise argparse.ArgumentTypeError(f"{text}: write QUESTION=CHOICE, as in --answer year=2025")
    return question, answer
