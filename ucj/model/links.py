"""Addresses of scenarios: a query that says everything, and reading one back with a list of what was corrected.

The query is over-specified on purpose: what equals a default today is written too, so that a link means the same when
the default is another. What it holds is the table of `ucj.facts.plan_fields`, in its order.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import (
    ASSUMPTIONS,
    CEILING,
    DECISIONS,
    EVERY_FIELD,
    FIRST_MONTH,
    LAST_FIELDS,
    LAST_MONTH,
    LEVER_FIELDS,
    LONGEST_HORIZON,
    SCENARIO_FIELDS,
    Field,
)
from ucj.facts.remarks import Remark
from ucj.facts.rules import month_number, month_text
from ucj.facts.scenarios import SavedScenario
from ucj.model.link_values import NONE, RefusedError, read_value, write_value
from ucj.model.projection import MODEL_VERSION
from ucj.model.scenario import Baseline, Scenario, ScenarioError
from ucj.model.scenario_builder import (
    baseline_for,
    build_scenario,
    ceiling_of,
    default_assumptions,
    default_start,
    figures,
    published_baseline,
    published_target,
    usual_decisions,
    usual_start,
)
from ucj.model.snapshots import save_scenario, what_changed

# Streamlit's own: they say how the page is framed and not what it shows.
RESERVED = ("embed", "embed_options")
LANGUAGES = ("id", "en")
# The longest plan of this app takes some 5,000.
LONGEST_QUERY = 20_000
EVER = (month_number(FIRST_MONTH), month_number(LAST_MONTH))
SCENARIO_KEYS = tuple(key for key, field in SCENARIO_FIELDS.items() if field.in_address)


@dataclass(frozen=True)
class Link:
    """What an address holds."""

    # BPS code, None where there is none that is known.
    region: str | None = None
    # None where the address names no more than a region, or no region that has figures.
    scenario: Scenario | None = None
    # `id`, `en`, or blank where the address does not say.
    language: str = ""
    # What was read and could not be used, and what is used instead.
    corrections: tuple[Remark, ...] = ()


def write_link(ledger: Ledger, scenario: Scenario, language: str = "id") -> str:
    """Return the query of a scenario, without a question mark; people and money in whole numbers."""
    saved = save_scenario(ledger, scenario)
    values = {**vars(saved), "lang": language}
    levers = {lever.group: {**vars(lever), **lever.assumptions} for lever in saved.levers}
    pairs = [(key, SCENARIO_FIELDS[key], values[key]) for key in SCENARIO_KEYS]
    pairs += [(f"{CEILING.key}.{key}", CEILING, rupiah) for key, rupiah in saved.ceilings.items()]
    for group in ledger.groups:
        if group in levers:
            pairs += [(f"{group}.{key}", field, levers[group][key]) for key, field in LEVER_FIELDS.items()]
    pairs += [(key, field, values[key]) for key, field in LAST_FIELDS.items() if values[key]]
    return urlencode([(key, write_value(field, value)) for key, field, value in pairs], safe=":,")


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
    given, length = pairs_of(address)
    if not any(is_ours(ledger, key) for key in given):
        return Link()
    reader = Reader(ledger, given, length)
    return reader.link(today)


def pairs_of(address: str) -> tuple[dict[str, list[str]], int]:
    """Return what an address gives to each key, and how long its query is, of which no more is read than is sound."""
    query = address.split("?", 1)[-1].split("#", 1)[0]
    length = len(query)
    if length > LONGEST_QUERY:
        # Not in the middle of a value, which would be another one.
        query = query[: LONGEST_QUERY + 1].rpartition("&")[0]
    given: dict[str, list[str]] = {}
    for key, value in parse_qsl(query, keep_blank_values=True):
        if key.lower() not in RESERVED:
            given.setdefault(key, []).append(value)
    _from_older_models(given)
    return given, length


class Reader:
    """Takes the values of an address one by one and notes what it had to correct."""

    def __init__(self, ledger: Ledger, given: dict[str, list[str]], length: int) -> None:
        self.ledger = ledger
        self.given = given
        self.corrections: list[Remark] = []
        if length > LONGEST_QUERY:
            self.note("link.too_long", "", str(length))
        # What an older model did not have is not missing in its addresses.
        self.model = self._read_model()
        regions = [code for code, region in ledger.regions.items() if region.level != "nation"]
        rules = ledger.premiums
        self.choices: Mapping[str, Collection[str]] = {
            "region": regions,
            "lang": LANGUAGES,
            "payer": rules.payers,
            "route": rules.routes,
        }

    def _read_model(self) -> int:
        text = self.given.get("model", [""])[0]
        return int(text) if re.fullmatch("[0-9]{1,6}", text) else MODEL_VERSION

    def link(self, today: dt.date) -> Link:
        """Return the whole."""
        # A key of another program, such as the one that a social network adds, makes no scenario.
        only_region = not any(is_ours(self.ledger, key) for key in self.given if key not in ("region", "lang"))
        # An address that names a language alone is no scenario either.
        region = self.take("region", "") if "region" in self.given or not only_region else ""
        language = self.take("lang", "") if "lang" in self.given else ""
        scenario = self.scenario(region, today) if region and not only_region else None
        self.end(scenario)
        return Link(region or None, scenario, language, tuple(self.corrections))

    def end(self, scenario: Scenario | None) -> None:
        """Note what is left over once all was taken."""
        if scenario is None:
            # Without the figures a plan starts from, its decisions say nothing: they are left out together.
            self._leave_out([key for key in self.given if is_ours(self.ledger, key)])
        for key, values in self.given.items():
            self.note("link.unknown_key", key, values[0])

    def note(self, code: str, key: str, read: str | None = None, used: str = "") -> None:
        """Note a correction."""
        self.corrections.append(Remark.at(key, code, read=read, used=used))

    def _leave_out(self, keys: Iterable[str]) -> None:
        for key in keys:
            del self.given[key]

    def take(self, key: str, usual: Any, months: tuple[int, int] = (0, 0)) -> Any:
        """Return the value of a key, or the usual one where it is missing or cannot be used.

        A month must be among `months`, first and last.
        """
        field = CEILING if key.startswith(f"{CEILING.key}.") else EVERY_FIELD[key.rpartition(".")[2]]
        values = self.given.pop(key, None)
        if values is None:
            if self.is_missed(field):
                self.note("link.missing", key, None, write_value(field, usual))
            return usual
        if len(values) > 1:
            self.note("link.duplicate", key, ", ".join(values), values[0])
        try:
            return read_value(field, values[0], self.choices.get(field.key), months)
        except RefusedError as refused:
            self.note(str(refused), key, values[0], write_value(field, usual))
            return usual

    def is_missed(self, field: Field) -> bool:
        """Whether a field should stand in the address."""
        return field.since <= self.model

    def _baseline(self, region: str) -> tuple[Baseline | None, str]:
        published = published_baseline(self.ledger, region)
        known = figures(published)[:2] if published else (None, None)
        active, potential = (self.take(key, people) for key, people in zip(("active", "potential"), known, strict=True))
        if active is not None and potential is not None and not (potential > 0 and active <= potential):
            read = f"{active}/{potential}"
            active, potential = known
            used = f"{active}/{potential}" if published else ""
            self.note("link.active_beyond_potential", "active", read, used)
        usual = published.as_of if published and (active, potential) == known else ""
        as_of = self.take("as_of", usual, (self.ledger.premiums.first_month, EVER[1]))
        growth, organic = (self.take(key, SCENARIO_FIELDS[key].default) for key in ("growth", "organic"))
        if active is None or potential is None:
            return None, ""
        return baseline_for(self.ledger, region, active, potential, growth, organic, as_of), as_of

    def scenario(self, region: str, today: dt.date) -> Scenario | None:
        """Return the plan for a region; None where it has no figures to start from."""
        ledger = self.ledger
        baseline, as_of = self._baseline(region)
        if baseline is None:
            self.note("link.no_baseline", "potential")
            return None
        # Before the first month of the rules nobody knows what was paid.
        first = ledger.premiums.first_month
        start = self.take("start", default_start(today), (first, month_number(str(SCENARIO_FIELDS["start"].high))))
        horizon = self.take("horizon", SCENARIO_FIELDS["horizon"].default)
        target = self.take("target", published_target(ledger, region, today))
        ceilings = {
            key.removeprefix(f"{CEILING.key}."): self.take(key, None)
            for key in [key for key in self.given if _is_ceiling(ledger, key)]
        }
        saved = SavedScenario.model_validate(
            {
                **{key: getattr(baseline, key) for key in ("active", "potential", "growth", "organic")},
                "region": region,
                "as_of": as_of,
                "start": month_text(start),
                "horizon": horizon,
                "target": NONE if target is None else target,
                "ceilings": {payer: rupiah for payer, rupiah in ceilings.items() if rupiah is not None},
                "levers": self._levers(baseline, start),
                "model": self.take("model", MODEL_VERSION),
                "data": self.take("data", ledger.vintage),
            }
        )
        self.corrections += what_changed(ledger, saved)
        return self._built(saved, today)

    def _built(self, saved: SavedScenario, today: dt.date) -> Scenario | None:
        """Return the scenario; with the published figures where budgets pay for more people than are active."""
        try:
            return build_scenario(self.ledger, saved, today)
        except ScenarioError as error:
            if error.remark.code != "cohorts_beyond_active":
                raise
        published = published_baseline(self.ledger, saved.region)
        active, potential, as_of = figures(published) if published else (None, None, "")
        self.note("link.cohorts_beyond_active", "active", f"{saved.active:.0f}", "" if active is None else str(active))
        if published is None:
            return None
        known = {"active": active, "potential": potential, "as_of": as_of}
        return build_scenario(self.ledger, saved.model_copy(update=known), today)

    def _levers(self, baseline: Baseline, start: int) -> list[dict[str, Any]]:
        offered = {group.id for group in self.ledger.groups_of(baseline.region.code)}
        named: dict[str, list[str]] = {}
        for key in filter(_is_of_lever, self.given):
            named.setdefault(key.split(".")[0], []).append(key)
        for group, keys in named.items():
            if group not in offered:
                self._leave_out(keys)
                known = group in self.ledger.groups
                self.note("link.group_not_offered" if known else "link.unknown_group", group)
        chosen = self.groups(baseline.region.code, offered) | set(named)
        return [
            self._lever(baseline, group, start) for group in self.ledger.groups if group in offered and group in chosen
        ]

    def groups(self, _region: str, _offered: Collection[str]) -> set[str]:
        """Return the groups that are in the plan without a field of theirs."""
        return set()

    def _lever(self, baseline: Baseline, group: str, start: int) -> dict[str, Any]:
        region = baseline.region.code
        usual = usual_decisions(self.ledger, region, group, start)
        paid = self.take(f"{group}.payer", usual["payer"])
        payer = self.ledger.premiums.payers[paid if isinstance(paid, str) else next(iter(paid))]
        usual["start"] = usual_start(payer, start)
        bounds = {"start": (start, start + LONGEST_HORIZON - 1), "funded_until": EVER}
        others = [key for key in DECISIONS if key != "payer"]
        decided = {key: self.take(f"{group}.{key}", usual[key], bounds.get(key, EVER)) for key in others}
        decided["payer"] = paid
        central = default_assumptions(self.ledger, region, payer, baseline.coverage)
        supposed = {key: self.take(f"{group}.{key}", getattr(central, key)) for key in ASSUMPTIONS}
        months = {key: month_text(decided[key]) for key in ("start", "funded_until") if decided.get(key) is not None}
        return {**decided, "group": group, **months, "assumptions": supposed}


def _from_older_models(given: dict[str, list[str]]) -> None:
    """Rename what an older model called otherwise: people who left each month are a net change of less than nothing."""
    if "attrition" in given and "organic" not in given:
        # With two signs a number below 0, which was none that model allowed, is refused.
        given["organic"] = [f"-{text}" for text in given.pop("attrition")]


def is_ours(ledger: Ledger, key: str) -> bool:
    """Whether a key of an address says something of a plan."""
    if "." in key:
        return _is_of_lever(key) or _is_ceiling(ledger, key)
    return key in SCENARIO_KEYS or key in LAST_FIELDS


def _is_ceiling(ledger: Ledger, key: str) -> bool:
    head, _dot, tail = key.partition(".")
    try:
        return head == CEILING.key and bool(ceiling_of(ledger, tail, 0.0))
    except ScenarioError:
        return False


def _is_of_lever(key: str) -> bool:
    return key.partition(".")[2] in LEVER_FIELDS
