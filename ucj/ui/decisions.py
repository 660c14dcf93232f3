"""What a planner decides: the start, the target, and for each group how many people, how long, and who pays.

They are read before their controls are drawn, so that a page can show what a step changes before it draws the controls
again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from ucj.facts.groups import Group
from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import DECISIONS, SCENARIO_FIELDS
from ucj.facts.regions import Region
from ucj.facts.rules import month_of, month_text
from ucj.model.scenario import Baseline, Ceiling, Lever, Scenario
from ucj.model.scenario_builder import (
    ceiling,
    default_start,
    plan_lever,
    published_baseline,
    target_people,
    usual_decisions,
)
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link
from ucj.ui.assumptions import chosen_assumptions
from ucj.ui.cards import small
from ucj.ui.ceilings import read_ceilings
from ucj.ui.controls import answer, choose, keep, keep_fold, show_in_control
from ucj.ui.session import (
    BASELINE,
    DETAILS,
    GROUPS,
    HORIZON,
    MONTHS,
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
from ucj.ui.sliders import people_slider, share_slider

LONGEST_WINDOW = 24
STEPS_OF_SLIDER = 100
START_CHOICES = 24
GROUPS_AT_FIRST = 2
# Who pays, where the solver has divided a group over several budgets.
SEVERAL = "split"
DECIDED: Mapping[str, Key[Any]] = {
    "people": PEOPLE,
    "months": MONTHS,
    "ramp": RAMP,
    "payer": PAYER,
    "route": ROUTE,
}


def choose_start(region: str, today: dt.date) -> int:
    """Let the planner choose the first month of the plan and return it; the coming budget year comes first."""
    start = START.of(region).setdefault(default_start(today))
    _choose_month(_(SCENARIO_FIELDS["start"].label), START.of(region), month_of(today) + 1)
    return start


def choose_target(published: float | None, region: str) -> None:
    """Let the planner set the target as a fraction; the published one comes first, without one there is none."""
    if published is not None:
        TARGET.of(region).setdefault(published)
    known = [*(share / 100 for share in range(1, 101)), *([] if published is None else [published])]
    share_slider(_(SCENARIO_FIELDS["target"].label), known, key=TARGET.of(region), none=_("tanpa target"))


def starting_point(ledger: Ledger, region: str) -> Baseline | None:
    """Return what a plan starts from: what an opened plan has brought, else the figures that lead, else None."""
    return BASELINE.of(region).get() or published_baseline(ledger, region)


def read_plan(ledger: Ledger, baseline: Baseline, start: int) -> Scenario:
    """Return the plan as decided so far, its levers in the order of the table of groups.

    Raises
    ------
    ScenarioError
        Where what was decided or typed cannot be computed.
    """
    region = baseline.region.code
    offered = [group.id for group in ledger.groups_of(region)]
    chosen = GROUPS.of(region).setdefault(offered[:GROUPS_AT_FIRST])
    levers = tuple(_read_lever(ledger, baseline, group, start) for group in offered if group in chosen)
    ceilings = tuple(Ceiling(payer, rupiah) for payer, rupiah in read_ceilings(ledger, region).items())
    target = TARGET.of(region).get()
    people = target_people(ledger, baseline, target)
    return Scenario(baseline, levers, start, HORIZON.of(region).get(), target, people, ceilings)


def read_begun_plan(ledger: Ledger, region: str) -> Scenario | None:
    """Return the plan as the visitor has left it, None where there is none for this region; raises as `read_plan`."""
    baseline, start = starting_point(ledger, region), START.of(region).get()
    if baseline is None or start is None or GROUPS.of(region).get() is None:
        return None
    return read_plan(ledger, baseline, start)


def show_groups(ledger: Ledger, region: str) -> None:
    """Draw the choice of groups; those left out stay as they are."""
    keep(
        st.pills,
        _("Kelompok dalam rencana"),
        [group.id for group in ledger.groups_of(region)],
        selection_mode="multi",
        format_func=lambda group: _(ledger.groups[group].label),
        key=GROUPS.of(region),
        wrap=True,
        help=_("Kelompok di luar rencana dibiarkan seperti adanya."),
    )


def show_levers(ledger: Ledger, plan: Scenario) -> None:
    """Draw the controls of the groups in a plan; `read_plan` has filled in what they start from.

    The details of a group that joins a longer plan start folded; after that they stay as the planner leaves them.
    """
    for lever in plan.levers:
        DETAILS.of(plan.baseline.region.code, lever.group.id).setdefault(len(plan.levers) <= GROUPS_AT_FIRST)
        with st.container(border=True):
            _show_lever(ledger, plan, lever)


def _read_lever(ledger: Ledger, baseline: Baseline, group: str, start: int) -> Lever:
    own = (baseline.region.code, group)
    usual = usual_decisions(ledger, *own, start)
    decisions = {name: key.of(*own).setdefault(usual[name]) for name, key in DECIDED.items()}
    decisions["start"] = max(start, OWN_START.of(*own).get() or start)
    people, payer = decisions.pop("people"), decisions["payer"]
    split = SPLIT.of(*own).get() if payer == SEVERAL else ()
    if split:
        del decisions["payer"]
    return plan_lever(ledger, baseline, group, people, start, decisions, chosen_assumptions(*own, payer), split)


def _show_lever(ledger: Ledger, plan: Scenario, lever: Lever) -> None:
    rules, own = ledger.premiums, (plan.baseline.region.code, lever.group.id)
    _show_people(ledger, plan.baseline, lever)
    later = [numbers.date(month_text(lever.start))] if lever.start != plan.start else []
    payer = SEVERAL if len(lever.payers) > 1 else lever.payer.id
    summary = (*later, _months_label(lever.months), _payer_label(ledger, payer), _(lever.route.label))
    small(" · ".join(summary))
    with keep_fold(_("Lama, pembayar, dan jalur"), key=DETAILS.of(*own)) as details:
        if not details.open:
            return
        if OWN_START.of(*own).get() is not None:
            # An opened plan starts this group at another month than the rest.
            OWN_START.of(*own).set(lever.start)
            _choose_month(_("Kelompok ini mulai dibayar"), OWN_START.of(*own), plan.start)
        _show_months(_(DECISIONS["months"].label), MONTHS.of(*own), lever.months)
        choose(
            _(DECISIONS["payer"].label),
            [*rules.payers, *([SEVERAL] if SPLIT.of(*own).get() else [])],
            format_func=lambda payer: _payer_label(ledger, payer),
            key=PAYER.of(*own),
        )
        choose(
            _(DECISIONS["route"].label),
            list(rules.routes),
            format_func=lambda route: _(rules.routes[route].label),
            key=ROUTE.of(*own),
        )
        _show_months(_("Pendaftaran bertahap selama"), RAMP.of(*own), lever.ramp)


def _choose_month(label: str, key: Key[int | None], first: int) -> None:
    months = sorted({*range(first, first + START_CHOICES), *filter(None, [key.get()])})
    choose(label, months, format_func=lambda month: numbers.date(month_text(month)), key=key)


def _show_months(label: str, key: Key[int | None], current: int) -> None:
    months = sorted({*range(1, LONGEST_WINDOW + 1), current})
    keep(st.select_slider, label, months, format_func=_months_label, key=key)


def _months_label(count: int) -> str:
    return _("{count} bulan").format(count=count)


def _payer_label(ledger: Ledger, payer: str) -> str:
    return _("Beberapa sumber") if payer == SEVERAL else _(ledger.premiums.payers[payer].label)


def _show_people(ledger: Ledger, baseline: Baseline, lever: Lever) -> None:
    region, group, people = baseline.region, lever.group, lever.people
    ticks = [tick for tick in ledger.ticks if (tick.region, tick.group) == (region, group)]
    key = PEOPLE.of(region.code, group.id)
    bounded = ceiling(ledger, region.code, group.id)
    most = int(bounded if bounded is not None else baseline.potential - baseline.active)
    grid = [*range(0, most + 1, _round_step(most)), most, *(tick.people for tick in ticks)]
    people_slider(_(group.label), grid, key=key, help=_(group.note) or None)
    if not ticks:
        small(_why_it_ends(ledger, region, group))
        return
    published = [tick.people for tick in ticks]
    tick_control = show_in_control(f"{key.place}_tick", people if people in published else None)
    st.pills(
        _("Angka terbit"),
        published,
        format_func=numbers.whole,
        key=tick_control,
        on_change=_follow_tick,
        args=(key, tick_control, published),
        label_visibility="collapsed",
    )
    for tick in ticks:
        if tick.people == people:
            small(f"{_(tick.label)} · {source_link(tick.source)}")


def _why_it_ends(ledger: Ledger, region: Region, group: Group) -> str:
    """Say why the slider of a group without a published count ends where it does."""
    bound = ledger.leading(region.code, group.ceiling_indicator)
    if bound is None:
        return _("Batas: pekerja yang belum terlindungi. Jumlah kelompok ini belum pernah terbit.")
    return _("Batas: {label}, {date}, {source}. Belum ada daftar kelompok ini yang terbit.").format(
        label=_(bound.indicator.label),
        date=numbers.date(bound.as_of),
        source=source_link(bound.source),
    )


def _round_step(most: int) -> int:
    """Return a step of 1, 10, 100 … that makes at most some hundred positions."""
    step = 1
    while most / step > STEPS_OF_SLIDER:
        step *= 10
    return step if most / step > STEPS_OF_SLIDER / 4 else max(1, step // 2)


def _follow_tick(key: Key[float | None], control: str, published: Sequence[int]) -> None:
    if (people := answer(f"{key.place}_tick", control)) in published:
        key.set(people)
