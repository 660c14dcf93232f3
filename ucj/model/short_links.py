"""The address of a page: what of a plan is not as usual, and reading it back.

Unlike the link that is copied (`ucj.model.links`) it leaves out what the region and its groups usually have. Once a
plan differs in anything, its first month, its target, the data and the model are written as well: those that are usual
today are others next year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from ucj.facts.ledger import Ledger
from ucj.facts.packed_scenarios import unpack
from ucj.facts.plan_fields import CEILING, LEVER_FIELDS, SCENARIO_FIELDS, Field
from ucj.facts.rules import month_text
from ucj.facts.scenarios import SavedScenario, ScenarioFileError
from ucj.model.link_values import NONE, write_value
from ucj.model.links import EVER, Link, Reader, is_ours, pairs_of, read_link
from ucj.model.projection import MODEL_VERSION
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.scenario_builder import (
    ceiling_key,
    default_assumptions,
    default_start,
    published_target,
    usual_decisions,
    usual_groups,
    usual_start,
)

USUAL, UNBEGUN, YES = "usual", "none", "yes"
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class ShortLink(Link):
    """What the address of a page holds; without a scenario the plan of its region has not begun."""

    # Whether there is a plan beside the figures that its region starts from.
    begun: bool = True
    # The month of typed figures, `YYYY-MM`; blank where the address does not say.
    typed_month: str = ""
    # Whether there were uploaded tables, which no address holds.
    uploaded: bool = False
    # The named scenarios.
    named: tuple[SavedScenario, ...] = ()


def write_plan(
    ledger: Ledger, scenario: Scenario, today: dt.date, *, own_figures: bool = True, typed_month: str = ""
) -> Pairs:
    """Return what of a plan is not as usual, as keys and values of an address; nothing where all is.

    Parameters
    ----------
    ledger : Ledger
        Says what is usual.
    scenario : Scenario
        The plan.
    today : date
        From which usual start and target follow.
    own_figures : bool
        Whether the figures it starts from are written where they are not the published ones; uploaded ones must not be.
    typed_month : str
        The month of figures that were typed, `YYYY-MM`, where it was chosen.
    """
    baseline = scenario.baseline
    begins = {"start": scenario.start, "target": scenario.target}
    usual = {"start": default_start(today), "target": published_target(ledger, baseline.region.code, today)}
    changed = [*_start_figures(baseline, own_figures=own_figures, typed_month=typed_month), *_others(ledger, scenario)]
    if not changed and begins == usual:
        return []
    first = [(key, write_value(SCENARIO_FIELDS[key], value)) for key, value in begins.items()]
    return [*first, *changed, ("model", str(MODEL_VERSION)), ("data", ledger.vintage)]


def write_figures(ledger: Ledger, baseline: Baseline | None, *, typed_month: str = "") -> Pairs:
    """Return the figures that were typed for a region of which no plan has begun, as `write_plan`."""
    typed = list(_start_figures(baseline, own_figures=True, typed_month=typed_month)) if baseline else []
    return [("plan", UNBEGUN), *typed, ("model", str(MODEL_VERSION)), ("data", ledger.vintage)] if typed else []


def _start_figures(baseline: Baseline, *, own_figures: bool, typed_month: str) -> Iterator[tuple[str, str]]:
    if baseline.typed and own_figures:
        for key in ("active", "potential", "as_of"):
            yield key, write_value(SCENARIO_FIELDS[key], getattr(baseline, key))
        if typed_month:
            yield "typed", typed_month
    for key in ("growth", "organic"):
        if getattr(baseline, key) != SCENARIO_FIELDS[key].default:
            yield key, write_value(SCENARIO_FIELDS[key], getattr(baseline, key))


def _others(ledger: Ledger, scenario: Scenario) -> Iterator[tuple[str, str]]:
    if scenario.horizon != SCENARIO_FIELDS["horizon"].default:
        yield "horizon", str(scenario.horizon)
    for ceiling in scenario.ceilings:
        yield f"{CEILING.key}.{ceiling_key(ceiling)}", write_value(CEILING, ceiling.rupiah)
    groups = [lever.group.id for lever in scenario.levers]
    if set(groups) != set(usual_groups(ledger, scenario.baseline.region.code)):
        yield "groups", ",".join(groups) or NONE
    for lever in scenario.levers:
        now, usual = _decided(lever), _usual(ledger, scenario, lever)
        for key, field in LEVER_FIELDS.items():
            if now[key] != usual[key]:
                yield f"{lever.group.id}.{key}", write_value(field, now[key])


def _decided(lever: Lever) -> dict[str, Any]:
    several = {payer.id: share for payer, share in lever.split}
    return {
        **vars(lever),
        **vars(lever.assumptions),
        "payer": several or lever.payer.id,
        "route": lever.route.id,
        "funded_until": lever.cohort.paid_until if lever.cohort else None,
    }


def _usual(ledger: Ledger, scenario: Scenario, lever: Lever) -> dict[str, Any]:
    baseline, group = scenario.baseline, lever.group
    region = baseline.region.code
    paid_until = next((cohort.paid_until for cohort in baseline.cohorts if cohort.group == group), None)
    return {
        **usual_decisions(ledger, region, group.id, scenario.start),
        **vars(default_assumptions(ledger, region, lever.payer, baseline.coverage)),
        "start": usual_start(lever.payer, scenario.start),
        "funded_until": paid_until,
    }


def write_short(region: str, plan: Pairs, *, language: str = "", uploaded: bool = False, named: str = "") -> Pairs:
    """Return the address of a page as keys and values.

    Parameters
    ----------
    region : str
        BPS code.
    plan : list of pairs
        As `write_plan` returns it; `begun` where all is as usual in a plan that is to be told.
    language : str
        Blank for the first of the app.
    uploaded : bool
        Whether there are uploaded tables.
    named : str
        Named scenarios, packed.
    """
    said = {"lang": language, "upload": YES if uploaded else "", "named": named}
    return [("v", "1"), ("region", region), *((key, text) for key, text in said.items() if text), *plan]


def begun(plan: Pairs) -> Pairs:
    """Return a plan so that its address says that there is one, also where all in it is as usual."""
    return plan or [("plan", USUAL)]


def read_address(ledger: Ledger, address: str, today: dt.date) -> Link:
    """Return what any address holds, that of a page (a `ShortLink`) or one that was copied; see `read_link`."""
    given, length = pairs_of(address)
    return _ShortReader(ledger, given, length).short_link(today) if "v" in given else read_link(ledger, address, today)


class _ShortReader(Reader):
    """Takes what is missing for what is usual."""

    # Whether anything of a plan is given: then its data and model should be too, or the end was cut off.
    planned = False

    def short_link(self, today: dt.date) -> ShortLink:
        """Return the whole."""
        self.take("v", 1)
        region, language = self.take("region", ""), self.take("lang", "")
        uploaded, plan = self.given.pop("upload", None), self.given.pop("plan", None)
        typed, named = self.take("typed", None, EVER), self._named()
        self.planned = "groups" in self.given or any(is_ours(self.ledger, key) for key in self.given)
        scenario = self.scenario(region, today) if region and (self.planned or plan) else None
        self.end(scenario)
        if uploaded:
            self.note("link.upload_gone", "upload")
        month = "" if typed is None else month_text(typed)
        began = plan is None or plan[0] != UNBEGUN
        found = tuple(self.corrections)
        return ShortLink(region or None, scenario, language, found, began, month, bool(uploaded), named)

    def is_missed(self, field: Field) -> bool:
        """Whether a field should stand in the address also where it is as usual."""
        return field.key == "region" or (self.planned and field.key in ("model", "data"))

    def groups(self, region: str, offered: Collection[str]) -> set[str]:
        """Return the groups in the plan."""
        values = self.given.pop("groups", None)
        if values is None:
            return set(usual_groups(self.ledger, region))
        named = set() if values[0] == NONE else set(values[0].split(","))
        for group in sorted(named - set(offered)):
            self.note("link.group_not_offered" if group in self.ledger.groups else "link.unknown_group", group)
        return named

    def _named(self) -> tuple[SavedScenario, ...]:
        values = self.given.pop("named", None)
        try:
            return unpack(values[0]) if values else ()
        except ScenarioFileError:
            self.note("link.named_unread", "named")
            return ()
