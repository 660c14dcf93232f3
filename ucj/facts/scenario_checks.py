"""What a scenario file may hold: how much before it is parsed, and within which bounds afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ucj.facts.plan_fields import (
    ASSUMPTIONS,
    CEILING,
    CHOICE,
    DATE,
    DECISIONS,
    GROUP,
    LAST_FIELDS,
    LONGEST_HORIZON,
    MONTH,
    MOST_LEVERS,
    MOST_SCENARIOS,
    PAYER_SHARE,
    SCENARIO_FIELDS,
    TEXT,
    Field,
)
from ucj.facts.remarks import Remark
from ucj.facts.rules import last_month, month_number, month_text

LARGEST_FILE = 1_000_000
# Keys, tables and list entries. The largest file of this app holds some 900; a reader of TOML takes as the square.
MOST_ENTRIES = 4_000
# `scenario.levers.assumptions` is as deep as a scenario goes.
DEEPEST_KEY, DEEPEST_BRACKET = 5, 5
LONGEST_READ = 200

# A quote without its partner takes the rest of the line or the file, so that each character is looked at once.
_QUIET = re.compile(
    r"""
    \"{3}(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\Z)
    | '{3}(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)
    | "(?:[^"\\\n]++|\\.)*+"?
    | '[^'\n]*+'?
    | \#[^\n]*+
    """,
    re.DOTALL | re.VERBOSE,
)
_KEY = re.compile(r"\s*[\w-]+\s*")
DATE_FORM = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def before_parsing(text: str) -> Remark | None:
    """Return why a text is not even parsed, or None."""
    if len(text) > LARGEST_FILE:
        return Remark.at("", "file.too_large", read="", most=LARGEST_FILE)
    bare = _QUIET.sub("x", text)
    if sum(map(bare.count, "=[{,")) > MOST_ENTRIES:
        return Remark.at("", "file.too_many", read="", most=MOST_ENTRIES)
    if _dots_in_a_row(bare) >= DEEPEST_KEY or _brackets_in_a_row(bare) > DEEPEST_BRACKET:
        return Remark.at("", "file.too_deep", read="", most=DEEPEST_KEY)
    return None


def beyond_bounds(scenarios: Sequence[Mapping[str, Any]], *, several: bool) -> list[Remark]:
    """Return where scenarios do not keep the bounds of `ucj.facts.plan_fields`.

    Parameters
    ----------
    scenarios : sequence of mapping
        The fields of each as `SavedScenario` holds them: months are counts.
    several : bool
        Whether they stand in a list, which the places then name.
    """
    faults = []
    if len(scenarios) > MOST_SCENARIOS:
        faults.append(Remark.at("scenario", "file.too_many", read=str(len(scenarios)), most=MOST_SCENARIOS))
    for number, scenario in enumerate(scenarios[:MOST_SCENARIOS]):
        faults += _faults(scenario, f"scenario.{number}." if several else "")
    return faults


def _faults(scenario: Mapping[str, Any], place: str) -> Iterator[Remark]:
    for key, field in {**SCENARIO_FIELDS, **LAST_FIELDS}.items():
        yield from _fault(field, scenario.get(key), place + key)
    yield from _fault(CEILING, scenario["ceilings"], f"{place}ceilings")
    if len(scenario["levers"]) > MOST_LEVERS:
        yield Remark.at(f"{place}levers", "file.too_many", read=str(len(scenario["levers"])), most=MOST_LEVERS)
    for number, lever in enumerate(scenario["levers"][:MOST_LEVERS]):
        yield from _lever_faults(vars(lever), f"{place}levers.{number}.", scenario["start"])


def _lever_faults(lever: Mapping[str, Any], place: str, first: int) -> Iterator[Remark]:
    yield from _fault(GROUP, lever["group"], f"{place}group")
    for key, field in DECISIONS.items():
        field = PAYER_SHARE if isinstance(lever[key], Mapping) else field
        yield from _fault(field, lever[key], place + key)
    last = first + LONGEST_HORIZON - 1
    if lever["start"] is not None and lever["start"] > last:
        yield Remark.at(
            f"{place}start", "file.range", read=month_text(lever["start"]), low=month_text(first), high=month_text(last)
        )
    for name, value in lever["assumptions"].items():
        # Whoever builds the scenario names those that are none.
        if name in ASSUMPTIONS:
            yield from _fault(ASSUMPTIONS[name], value, f"{place}assumptions.{name}")


def _fault(field: Field, value: Any, place: str) -> Iterator[Remark]:
    # What a file leaves out, and what it says there is none of.
    if value is None or (field.key, value) in (("target", "none"), ("model", 0)):
        return
    if isinstance(value, Mapping | list | tuple):
        for name, entry in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from _fault(field, entry, f"{place}.{name}")
    elif field.kind in (TEXT, CHOICE):
        low, high = field.bounds
        if not low <= len(value) <= high:
            code = "file.too_long" if len(value) > high else "file.missing"
            yield Remark.at(place, code, read=value[:LONGEST_READ], most=high)
    elif field.kind == DATE:
        if value and not DATE_FORM.fullmatch(value):
            yield Remark.at(place, "file.date", read=value[:LONGEST_READ])
        elif value:
            yield from _month_fault(field, last_month(value), place)
    elif field.kind == MONTH:
        yield from _month_fault(field, value, place)
    elif not field.holds(value):
        low, high = field.bounds
        yield Remark.at(place, "file.range", read=str(value), low=low, high=high)


def _month_fault(field: Field, month: int, place: str) -> Iterator[Remark]:
    low, high = str(field.low), str(field.high)
    if not month_number(low) <= month <= month_number(high):
        yield Remark.at(place, "file.range", read=month_text(month), low=low, high=high)


def _dots_in_a_row(bare: str) -> int:
    """Return how many dots follow each other with nothing but a key between them."""
    most = run = 0
    for part in bare.split(".")[1:-1]:
        run = run + 1 if _KEY.fullmatch(part) else 0
        most = max(most, run)
    return most + 1


def _brackets_in_a_row(bare: str) -> int:
    depth = most = 0
    for mark in re.findall(r"[\[{}\]]", bare):
        depth += 1 if mark in "[{" else -1
        most = max(most, depth)
    return most
