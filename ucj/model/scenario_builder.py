"""From facts to scenarios: baselines and levers with the defaults of the ledger, for the pages and the command line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ucj.facts.groups import Assumption, FundedCohort, Group
from ucj.facts.intake.uploads import TYPED
from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import ASSUMPTIONS, DECISIONS
from ucj.facts.rules import Payer, month_number
from ucj.facts.scenarios import SavedLever, SavedScenario
from ucj.model.measures import coverage_of
from ucj.model.potential import potential_anchors
from ucj.model.scenario import Assumptions, Baseline, Ceiling, Cohort, Lever, Scenario, ScenarioError
from ucj.model.targets import published_targets

GROUPS_AT_FIRST = 2


@dataclass(frozen=True)
class Range:
    """An assumption for one group in one region: fractions (months for grace) and where it comes from."""

    low: float
    central: float
    high: float
    row: Assumption


def default_start(today: dt.date) -> int:
    """Return the January of the coming budget year, as a count of months."""
    return month_number(f"{today.year + 1}-01")


def published_baseline(ledger: Ledger, region: str) -> Baseline | None:
    """Return the baseline of the figures that lead in a region, or None where there are none."""
    where = coverage_of(ledger, region)
    if not (where.active and where.potential):
        return None
    typed = TYPED in {where.active.status, where.potential.status}
    as_of = "" if typed else where.active.as_of
    baseline = Baseline(where.region, where.active.value, where.potential.value, as_of=as_of, typed=typed)
    anchors = () if typed else potential_anchors(ledger, region)
    return replace(baseline, anchors=anchors, cohorts=funded_cohorts(ledger, baseline))


def assumption_range(ledger: Ledger, region: str, name: str, payer: Payer, coverage: float) -> Range:
    """Return an assumption for a region and a payer.

    Parameters
    ----------
    ledger : Ledger
        The facts.
    region : str
        A row measured for this region goes before one for everywhere.
    name : str
        Id of the assumption.
    payer : Payer
        People who pay themselves have rows of their own.
    coverage : float
        Coverage of the region: the upper end where the table leaves it open.
    """
    paid_by = "self" if payer.is_self else "funded"
    rows = [row for row in ledger.assumptions if row.id == name and row.applies_to in ("all", paid_by)]
    here = [row for row in rows if row.region and row.region.code == region]
    row = (here or [row for row in rows if not row.region])[0]
    return Range(row.low, row.central, coverage if row.high is None else row.high, row)


def default_assumptions(ledger: Ledger, region: str, payer: Payer, coverage: float) -> Assumptions:
    """Return the central assumptions for a region and a payer."""
    central = {name: assumption_range(ledger, region, name, payer, coverage).central for name in ASSUMPTIONS}
    return Assumptions(**{**central, "grace": round(central["grace"])})  # type: ignore[arg-type]  # grace is whole


def usual_groups(ledger: Ledger, region: str) -> list[str]:
    """Return the ids of the groups with which a plan of a region begins."""
    return [group.id for group in ledger.groups_of(region)[:GROUPS_AT_FIRST]]


def usual_decisions(ledger: Ledger, region: str, group: str, start: int) -> dict[str, Any]:
    """Return what is decided for a group where nobody says otherwise, by the keys of `DECISIONS`."""
    known = ledger.groups[group]
    return {
        "people": usual_people(ledger, region, group),
        "start": usual_start(ledger.premiums.payers[known.payer], start),
        "months": known.months,
        "ramp": DECISIONS["ramp"].default,
        "payer": known.payer,
        "route": known.route,
        **{key: DECISIONS[key].default for key in ("graduating", "graduating_after", "funded_until")},
    }


def usual_start(payer: Payer, start: int) -> int:
    """Return the first month, a count of months, from one on in which a payer pays: not before its own of the year."""
    return start + max(0, payer.first_month - 1 - start % 12)


def plan_lever(
    ledger: Ledger,
    baseline: Baseline,
    group: str,
    people: float,
    scenario_start: int,
    decisions: Mapping[str, Any] | None = None,
    assumptions: Mapping[str, float] | None = None,
    split: tuple[tuple[str, float], ...] = (),
) -> Lever:
    """Return a lever with what the ledger says where the planner said nothing.

    Parameters
    ----------
    ledger : Ledger
        The facts.
    baseline : Baseline
        What the scenario starts from.
    group : str
        Id of the group.
    people : float
        People on the list.
    scenario_start : int
        First month of the scenario, a count of months; levers start there unless decided otherwise.
    decisions : mapping
        Any of start and months, ramp (counts of months), payer and route (ids).
    assumptions : mapping
        Any of the assumptions by name, fractions 0–1 and months of grace.
    split : tuple of (payer, share)
        Where several budgets pay, by id, instead of a payer in `decisions`.

    Raises
    ------
    ScenarioError
        For an unknown group, payer or route, and whatever a lever refuses.
    """
    known = group_of(ledger, group)
    region, rules = baseline.region.code, ledger.premiums
    chosen = {**usual_decisions(ledger, region, group, scenario_start), **(decisions or {}), "people": people}
    paid = [(payer_of(ledger, payer), share) for payer, share in split or ((str(chosen["payer"]), 1.0),)]
    payer = paid[0][0]
    if chosen["route"] not in rules.routes:
        raise ScenarioError("unknown_route", value=chosen["route"], known=tuple(rules.routes.values()))
    supposed = default_assumptions(ledger, region, payer, baseline.coverage)
    supposed = Assumptions(**{**vars(supposed), **dict(assumptions or {})})
    family = ledger.groups[known.within] if known.within else known
    return Lever(
        **{
            **{key: value for key, value in chosen.items() if key != "funded_until"},
            "payer": payer,
            "route": rules.routes[chosen["route"]],
        },
        group=known,
        ceiling=ceiling(ledger, region, group),
        family=family,
        family_ceiling=ceiling(ledger, region, family.id) if family.offered_in(region) else None,
        split=tuple(paid) if split else (),
        assumptions=supposed,
        cohort=_cohort_of_lever(baseline, known, supposed, chosen.get("funded_until")),
        eligibility=tuple(ledger.eligibility[one.id, group] for one, _share in paid if not one.is_self),
    )


def _cohort_of_lever(baseline: Baseline, group: Group, supposed: Assumptions, until: int | None) -> Cohort | None:
    """Return the funded cohort of a group as the planner supposes it."""
    for cohort in baseline.cohorts:
        if cohort.group == group:
            return replace(
                cohort,
                paid_until=cohort.paid_until if until is None else until,
                in_baseline=supposed.in_baseline,
                retention=supposed.retention,
                grace=supposed.grace,
            )
    return None


def group_of(ledger: Ledger, group: str) -> Group:
    """Return a group by its id.

    Raises
    ------
    ScenarioError
        Where there is none.
    """
    if group not in ledger.groups:
        raise ScenarioError("unknown_group", group=group, known=tuple(ledger.groups.values()))
    return ledger.groups[group]


def payer_of(ledger: Ledger, payer: str) -> Payer:
    """Return a payer by its id.

    Raises
    ------
    ScenarioError
        Where there is none.
    """
    if payer not in ledger.premiums.payers:
        raise ScenarioError("unknown_payer", value=payer, known=tuple(ledger.premiums.payers.values()))
    return ledger.premiums.payers[payer]


def budget_of(ledger: Ledger, payer: str) -> Payer:
    """Return a payer who can have a ceiling, by its id.

    Raises
    ------
    ScenarioError
        Where there is none, and for people who pay themselves.
    """
    found = payer_of(ledger, payer)
    if found.is_self:
        raise ScenarioError("self_has_no_ceiling")
    return found


def funded_cohorts(ledger: Ledger, baseline: Baseline) -> tuple[Cohort, ...]:
    """Return everybody in a baseline whom a budget is known to pay for, in the order of the groups."""
    code = baseline.region.code
    return tuple(
        funded_cohort(ledger, baseline, funded) for (region, _group), funded in ledger.cohorts.items() if region == code
    )


def funded_cohort(ledger: Ledger, baseline: Baseline, funded: FundedCohort) -> Cohort:
    """Return people in a baseline whom a budget pays for, with what is supposed of them."""
    payer = payer_of(ledger, funded.payer)
    supposed = default_assumptions(ledger, baseline.region.code, payer, baseline.coverage)
    until = month_number(funded.paid_until) if funded.paid_until else None
    return Cohort(funded.group, funded.people, until, supposed.in_baseline, supposed.retention, supposed.grace)


def build_scenario(ledger: Ledger, saved: SavedScenario, today: dt.date) -> Scenario:
    """Return the scenario that a file describes, with what the ledger says where the file says nothing.

    A file that names no target is measured against the published one of the day; one that does keeps its own.

    Raises
    ------
    ScenarioError
        For an unknown region or payer, a region without a baseline, and whatever a scenario refuses.
    """
    baseline = baseline_for(
        ledger, saved.region, saved.active, saved.potential, saved.growth, saved.organic, saved.as_of
    )
    target = published_target(ledger, saved.region, today) if saved.target is None else saved.target
    target = None if isinstance(target, str) else target
    return Scenario(
        baseline,
        tuple(_saved_lever(ledger, baseline, saved.start, lever) for lever in saved.levers),
        saved.start,
        saved.horizon,
        target,
        target_people(ledger, baseline, target),
        tuple(ceiling_of(ledger, key, rupiah) for key, rupiah in saved.ceilings.items()),
    )


def ceiling_of(ledger: Ledger, key: str, rupiah: float) -> Ceiling:
    """Return the ceiling that `payer` or `payer:year` names.

    Raises
    ------
    ScenarioError
        For an unknown payer, people who pay themselves, and what is no year.
    """
    payer, colon, year = key.partition(":")
    if colon and not re.fullmatch("[1-9][0-9]{3}", year):
        raise ScenarioError("bad_year", text=key)
    return Ceiling(budget_of(ledger, payer), rupiah, int(year) if year else None)


def ceiling_key(ceiling: Ceiling) -> str:
    """Return `payer` or `payer:year`; see `ceiling_of`."""
    return ceiling.payer.id if ceiling.year is None else f"{ceiling.payer.id}:{ceiling.year}"


def baseline_for(
    ledger: Ledger,
    region: str,
    active: float | None = None,
    potential: float | None = None,
    growth: float = 0.0,
    organic: float = 0.0,
    as_of: str = "",
) -> Baseline:
    """Return the published baseline of a region with the figures that a planner typed in its place.

    Figures that were published at `as_of` count as typed once others are, and keep their date: months run from it.

    Raises
    ------
    ScenarioError
        For an unknown region, and where figures are neither published nor typed.
    """
    if region not in ledger.regions:
        raise ScenarioError("unknown_region", region=region)
    published = published_baseline(ledger, region)
    given = None if active is None or potential is None else (round(active), round(potential), as_of)
    if published and given == figures(published):
        return replace(published, growth=growth, organic=organic)
    typed = active is not None or potential is not None
    if published:
        active = published.active if active is None else active
        potential = published.potential if potential is None else potential
    if active is None or potential is None:
        raise ScenarioError("no_baseline", region=ledger.regions[region].name)
    as_of = published.as_of if published and not typed else as_of
    baseline = Baseline(ledger.regions[region], active, potential, as_of, typed, growth, organic)
    anchors = published.anchors if published and not typed else ()
    return replace(baseline, anchors=anchors, cohorts=funded_cohorts(ledger, baseline))


def figures(baseline: Baseline) -> tuple[int, int, str]:
    """Return active and potential workers in whole people and their date, by which a baseline is known again."""
    return round(baseline.active), round(baseline.potential), baseline.as_of


def published_target(ledger: Ledger, region: str, today: dt.date) -> float | None:
    """Return the target that a region is measured against on a day as a fraction, None where none was published."""
    targets = published_targets(ledger, region)
    year = targets.measured(today)
    return None if year is None else targets.shares[year].value


def target_people(ledger: Ledger, baseline: Baseline, target: float | None) -> float | None:
    """Return the published number of participants that a target means, None where another share was chosen.

    A plan that holds a published target keeps its participants when the year of that target has ended.
    """
    if target is None or baseline.typed:
        return None
    targets = published_targets(ledger, baseline.region.code)
    year = targets.year_of(target)
    people = None if year is None else targets.people.get(year)
    return people.value if people else None


def _saved_lever(ledger: Ledger, baseline: Baseline, scenario_start: int, saved: SavedLever) -> Lever:
    split = tuple(saved.payer.items()) if isinstance(saved.payer, Mapping) else ()
    unknown = set(saved.assumptions) - set(ASSUMPTIONS)
    if unknown:
        group = ledger.groups.get(saved.group, saved.group)
        raise ScenarioError("unknown_assumption", group=group, text=", ".join(sorted(unknown)))
    supposed = {name: round(value) if name == "grace" else value for name, value in saved.assumptions.items()}
    decisions = {
        key: value for key in DECISIONS if (value := getattr(saved, key)) is not None and not (split and key == "payer")
    }
    return plan_lever(ledger, baseline, saved.group, saved.people, scenario_start, decisions, supposed, split)


def usual_people(ledger: Ledger, region: str, group: str) -> int:
    """Return the published number of people at which the slider of a group starts, 0 where there is none."""
    ticks = (tick for tick in ledger.ticks if (tick.region.code, tick.group.id) == (region, group))
    return next((tick.people for tick in ticks if tick.default), 0)


def ceiling(ledger: Ledger, region: str, group: str) -> float | None:
    """Return the most people a group can have in a region.

    The largest published count of the group, otherwise the figure that bounds it, otherwise None.
    """
    ticks = [tick.people for tick in ledger.ticks if (tick.region.code, tick.group.id) == (region, group)]
    if ticks:
        return max(ticks)
    bound = ledger.leading(region, ledger.groups[group].ceiling_indicator)
    return bound.value if bound else None
