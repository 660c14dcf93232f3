"""Addresses of scenarios: a query that says everything, and reading one back with a list of what was corrected.

The query is over-specified on purpose: what equals a default today is written too, so that a link means the same when
the default is another. `data` and `model` stand last, so that an address cut short by a chat program is noticed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import LEVER_FIELDS, LONGEST_HORIZON, NUMBER, SCENARIO_FIELDS, Field
from ucj.facts.rules import month_number, month_text
from ucj.facts.scenarios import SavedLever, SavedScenario
from ucj.model.projection import MODEL_VERSION
from ucj.model.scenario import Baseline, Scenario
from ucj.model.scenario_builder import (
    SHARES,
    baseline_for,
    build_scenario,
    default_assumptions,
    default_start,
    figures,
    funded_cohort,
    published_baseline,
    published_target,
    usual_people,
)
from ucj.model.snapshots import Correction, save_scenario, what_changed

# Streamlit's own: they say how the page is framed and not what it shows.
RESERVED = ("embed", "embed_options")
LANGUAGES = ("id", "en")
SCENARIO_KEYS = ("region", "start", "horizon", "target", "active", "potential", "as_of", "growth", "attrition")
LAST_KEYS = ("lang", "model", "data")
LEVER_KEYS = ("people", "start", "months", "ramp", "payer", "route", *SHARES, "grace")
CEILING = "ceiling"
TYPED = "typed"
# The longest plan of this app takes some 5,000.
LONGEST_QUERY = 20_000
NONE = "none"

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,25})?(e-?[0-9]{1,3})?")
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Link:
    """What an address holds.

    Attributes
    ----------
    region : str or None
        BPS code, None where there is none that is known.
    scenario : Scenario or None
        None where the address names no more than a region, or no region that has figures.
    language : str
        `id`, `en`, or blank where the address does not say.
    corrections : tuple of Correction
        What was read and could not be used, and what is used instead.
    """

    region: str | None = None
    scenario: Scenario | None = None
    language: str = ""
    corrections: tuple[Correction, ...] = ()


def write_link(ledger: Ledger, scenario: Scenario, language: str = "id") -> str:
    """Return the query of a scenario, without a question mark; people and money in whole numbers."""
    saved = save_scenario(ledger, scenario)
    pairs = [
        ("region", saved.region),
        ("start", month_text(saved.start)),
        ("horizon", str(saved.horizon)),
        ("target", _plain(saved.target)),
        ("active", str(round(saved.active or 0))),
        ("potential", str(round(saved.potential or 0))),
        ("as_of", saved.as_of or TYPED),
        ("growth", _plain(saved.growth)),
        ("attrition", _plain(saved.attrition)),
    ]
    pairs += [
        (f"{CEILING}.{payer}", str(round(saved.ceilings[payer])))
        for payer in ledger.premiums.payers
        if payer in saved.ceilings
    ]
    levers = {lever.group: lever for lever in saved.levers}
    for group in ledger.groups:
        if group in levers:
            pairs += [(f"{group}.{key}", text) for key, text in _lever_texts(levers[group]).items()]
    pairs += [("lang", language)] if language else []
    pairs += [("model", str(saved.model)), ("data", saved.data)]
    return urlencode(pairs, safe=":,")


def read_link(ledger: Ledger, address: str, today: dt.date) -> Link:
    """Return what an address or its query holds; nothing in it raises an error.

    Parameters
    ----------
    ledger : Ledger
        The facts: which groups, payers and regions there are, and what stands for what is missing.
    address : str
        A whole address, or what stands after its question mark.
    today : date
        From which the usual start follows where the address has none.
    """
    query = address.split("?", 1)[-1].split("#", 1)[0]
    length = len(query)
    if length > LONGEST_QUERY:
        # Not in the middle of a value, which would be another one.
        query = query[: LONGEST_QUERY + 1].rpartition("&")[0]
    given: dict[str, list[str]] = {}
    for key, value in parse_qsl(query, keep_blank_values=True):
        if key.lower() not in RESERVED:
            given.setdefault(key, []).append(value)
    if not any(_is_ours(ledger, key) for key in given):
        return Link()
    reader = _Reader(ledger, given)
    if length > LONGEST_QUERY:
        reader.note("", str(length), "", "too_long")
    return reader.link(today)


class _RefusedError(ValueError):
    """A value that cannot be used; its text is the code of the correction."""


_Parse = Callable[[str], _Value]


class _Reader:
    """Takes the values of an address one by one and notes what it had to correct."""

    def __init__(self, ledger: Ledger, given: dict[str, list[str]]) -> None:
        self.ledger = ledger
        self.given = given
        self.corrections: list[Correction] = []
        self.lever_keys: dict[str, list[str]] = {}
        for key in filter(_is_of_lever, given):
            self.lever_keys.setdefault(key.split(".")[0], []).append(key)

    def link(self, today: dt.date) -> Link:
        """Return the whole."""
        # A key of another program, such as the one that a social network adds, makes no scenario.
        only_region = not any(_is_ours(self.ledger, key) for key in self.given if key not in ("region", "lang"))
        regions = [code for code, region in self.ledger.regions.items() if region.level != "nation"]
        # An address that names a language alone is no scenario either.
        region = self.take("region", _one_of(regions), "") if "region" in self.given or not only_region else ""
        language = self.take("lang", _one_of(LANGUAGES), "") if "lang" in self.given else ""
        scenario = None
        if region and not only_region:
            baseline, as_of = self._baseline(region)
            if baseline is None:
                self.note("potential", None, "", "no_baseline")
                # Without the figures a plan starts from, its decisions say nothing: they are left out together.
                self.given = {key: values for key, values in self.given.items() if not _is_ours(self.ledger, key)}
            else:
                scenario = self._scenario(baseline, as_of, today)
        elif not region:
            self.given = {key: values for key, values in self.given.items() if not _is_ours(self.ledger, key)}
        for key, values in self.given.items():
            self.note(key, values[0], "", "unknown_key")
        return Link(region or None, scenario, language, tuple(self.corrections))

    def note(self, key: str, read: str | None, used: str, code: str) -> None:
        """Note a correction."""
        self.corrections.append(Correction(key, read, used, code))

    def take(self, key: str, parse: _Parse[_Value], usual: _Value, shown: str | None = None) -> _Value:
        """Return the value of a key, or the usual one where it is missing or cannot be used."""
        usual_text = _plain(usual) if shown is None else shown
        values = self.given.pop(key, None)
        if values is None:
            self.note(key, None, usual_text, "missing")
            return usual
        if len(values) > 1:
            self.note(key, ", ".join(values), values[0], "duplicate")
        try:
            return parse(values[0])
        except _RefusedError as refused:
            self.note(key, values[0], usual_text, str(refused))
            return usual

    def _baseline(self, region: str) -> tuple[Baseline | None, str]:
        published = published_baseline(self.ledger, region)
        people = {}
        for key in ("active", "potential"):
            known = round(getattr(published, key)) if published else None
            people[key] = self.take(key, _within(SCENARIO_FIELDS[key]), known, "" if known is None else str(known))
        active, potential = people["active"], people["potential"]
        if active is not None and potential is not None and not (potential > 0 and active <= potential):
            read = f"{active}/{potential}"
            active, potential = (round(published.active), round(published.potential)) if published else (None, None)
            self.note("active", read, "" if active is None else f"{active}/{potential}", "active_beyond_potential")
        usual = published.as_of if published and active is not None and potential is not None else ""
        if published and figures(published)[:2] != (active, potential):
            usual = ""
        as_of = self.take("as_of", _date, usual, usual or TYPED)
        growth = self.take("growth", _within(SCENARIO_FIELDS["growth"]), 0.0)
        attrition = self.take("attrition", _within(SCENARIO_FIELDS["attrition"]), 0.0)
        if active is None or potential is None:
            return None, ""
        return baseline_for(self.ledger, region, active, potential, growth, attrition, as_of), as_of

    def _scenario(self, baseline: Baseline, as_of: str, today: dt.date) -> Scenario:
        ledger, region = self.ledger, baseline.region
        # Before the first month of the rules nobody knows what was paid.
        first = max(min(value.start for value in values) for values in ledger.premiums.parameters.values())
        last = str(SCENARIO_FIELDS["start"].high)
        usual = default_start(today)
        start = self.take("start", _month(first, month_number(last)), usual, month_text(usual))
        horizon = self.take("horizon", _within(SCENARIO_FIELDS["horizon"]), 24)
        published = published_target(ledger, region)
        target = self.take("target", _target, published)
        ceilings = {}
        for payer in ledger.premiums.payers:
            key = f"{CEILING}.{payer}"
            if payer != "self" and key in self.given:
                rupiah = self.take(key, _within(SCENARIO_FIELDS[CEILING]), None)
                if rupiah is not None:
                    ceilings[payer] = float(rupiah)
        saved = SavedScenario.model_validate(
            {
                "region": region,
                "start": month_text(start),
                "horizon": horizon,
                "target": NONE if target is None else target,
                "active": baseline.active,
                "potential": baseline.potential,
                "as_of": as_of,
                "growth": baseline.growth,
                "attrition": baseline.attrition,
                "ceilings": ceilings,
                "levers": self._levers(baseline, start),
                "model": self.take("model", _within(SCENARIO_FIELDS["model"]), MODEL_VERSION),
                "data": self.take("data", _mark, ledger.vintage),
            }
        )
        self.corrections += what_changed(ledger, saved)
        return build_scenario(ledger, saved)

    def _levers(self, baseline: Baseline, start: int) -> list[dict[str, Any]]:
        offered = {group.id for group in self.ledger.groups_of(baseline.region)}
        levers = []
        funded: list[float] = []
        for group in self.lever_keys:
            if group not in self.ledger.groups:
                self._drop(group, "unknown_group")
            elif group not in offered:
                self._drop(group, "group_not_offered")
        for group in self.ledger.groups:
            if group in offered and group in self.lever_keys:
                lever = self._lever(baseline, group, start)
                cohort = funded_cohort(self.ledger, baseline, group, start)
                paid_for = cohort.people * lever["assumptions"]["in_baseline"] if cohort else 0.0
                if sum([*funded, paid_for]) > baseline.active:
                    self.note(group, f"{round(paid_for)}", "", "cohort_beyond_active")
                else:
                    funded.append(paid_for)
                    levers.append(lever)
        return levers

    def _drop(self, group: str, code: str) -> None:
        for key in self.lever_keys[group]:
            del self.given[key]
        self.note(group, None, "", code)

    def _lever(self, baseline: Baseline, group: str, start: int) -> dict[str, Any]:
        ledger, known = self.ledger, self.ledger.groups[group]
        people = self.take(
            f"{group}.people", _within(LEVER_FIELDS["people"]), usual_people(ledger, baseline.region, group)
        )
        latest = start + LONGEST_HORIZON - 1
        begins = self.take(f"{group}.start", _month(start, latest), start, month_text(start))
        months = self.take(f"{group}.months", _within(LEVER_FIELDS["months"]), known.months)
        ramp = self.take(f"{group}.ramp", _within(LEVER_FIELDS["ramp"]), 1)
        usual_payer: str | dict[str, float] = known.payer
        payer = self.take(f"{group}.payer", _payers(ledger), usual_payer)
        route = self.take(f"{group}.route", _one_of(ledger.premiums.routes), known.route)
        first = payer if isinstance(payer, str) else next(iter(payer))
        usual = vars(default_assumptions(ledger, baseline.region, first, baseline.coverage))
        supposed = {
            name: self.take(f"{group}.{name}", _within(LEVER_FIELDS[name]), float(usual[name])) for name in SHARES
        }
        grace = self.take(f"{group}.grace", _within(LEVER_FIELDS["grace"]), usual["grace"])
        return {
            "group": group,
            "people": people,
            "start": month_text(begins),
            "months": months,
            "ramp": ramp,
            "payer": payer,
            "route": route,
            "assumptions": {**supposed, "grace": grace},
        }


def _is_ours(ledger: Ledger, key: str) -> bool:
    head, _dot, tail = key.partition(".")
    if tail:
        return _is_of_lever(key) or (head == CEILING and tail in ledger.premiums.payers)
    return key in SCENARIO_KEYS or key in LAST_KEYS


def _is_of_lever(key: str) -> bool:
    return key.partition(".")[2] in LEVER_KEYS


def _lever_texts(lever: SavedLever) -> Mapping[str, str]:
    payer = lever.payer
    shares = "" if payer is None or isinstance(payer, str) else ",".join(f"{k}:{_plain(v)}" for k, v in payer.items())
    texts = {
        "people": str(round(lever.people)),
        "start": month_text(lever.start or 0),
        "months": str(lever.months),
        "ramp": str(lever.ramp),
        "payer": payer if isinstance(payer, str) else shares,
        "route": str(lever.route),
    }
    return texts | {name: _plain(lever.assumptions[name]) for name in (*SHARES, "grace")}


def _plain(value: Any) -> str:
    """Return a value as it stands in an address: every digit of a number, and `none` for None."""
    if value is None:
        return NONE
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def _one_of(known: Any) -> _Parse[str]:
    def parse(text: str) -> str:
        if text not in known:
            raise _RefusedError("unknown_choice")
        return text

    return parse


def _within(field: Field) -> _Parse[Any]:
    """Return the reader of a number: people, months and rupiah are whole, shares are not."""

    def parse(text: str) -> float:
        if field.kind == NUMBER:
            if not _NUMBER.fullmatch(text):
                raise _RefusedError("not_a_number")
        # A point is refused even before zeros: 73.000 is 73 here and 73,000 to the reader.
        elif not re.fullmatch(r"-?[0-9]{1,18}", text):
            raise _RefusedError("not_whole")
        value = float(text) if field.kind == NUMBER else int(text)
        if not field.holds(value):
            raise _RefusedError("out_of_range")
        return value

    return parse


def _month(first: int, last: int) -> _Parse[int]:
    def parse(text: str) -> int:
        try:
            month = month_number(text)
        except ValueError:
            raise _RefusedError("not_a_month") from None
        if not first <= month <= last:
            raise _RefusedError("out_of_range")
        return month

    return parse


def _target(text: str) -> float | None:
    return None if text == NONE else _within(SCENARIO_FIELDS["target"])(text)


def _date(text: str) -> str:
    if text == TYPED:
        return ""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text):
        raise _RefusedError("not_a_date")
    return text


def _mark(text: str) -> str:
    if not text.strip():
        raise _RefusedError("unknown_choice")
    return text


def _payers(ledger: Ledger) -> _Parse[str | dict[str, float]]:
    def parse(text: str) -> str | dict[str, float]:
        if text in ledger.premiums.payers:
            return text
        parts = [part.partition(":") for part in text.split(",")]
        names = [name for name, _colon, _share in parts]
        if len(set(names)) < max(2, len(names)) or not set(names) <= set(ledger.premiums.payers) - {"self"}:
            raise _RefusedError("unknown_choice")
        shares = {name: _within(LEVER_FIELDS["share"])(share) for name, _colon, share in parts}
        if abs(sum(shares.values()) - 1) > 1e-6:
            raise _RefusedError("bad_split")
        return shares

    return parse
