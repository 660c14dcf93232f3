"""What a planner decides: the start, the target, and for each group how many people, how long, and who pays.

They are read before their controls are drawn, so that a page can show what a step changes before it draws the controls
again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from ucj.facts.groups import Group
from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import DECISIONS, SCENARIO_FIELDS
from ucj.facts.regions import Region
from ucj.facts.rules import month_of, month_text
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.scenario_builder import (
    GROUPS_AT_FIRST,
    default_start,
    plan_lever,
    published_baseline,
    target_people,
    usual_decisions,
    usual_groups,
    usual_start,
)
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link
from ucj.ui.assumptions import assumption_keys, chosen_assumptions
from ucj.ui.cards import small
from ucj.ui.ceilings import read_ceilings, years_of_plan
from ucj.ui.controls import answer, choose, keep, keep_fold, show_in_control
from ucj.ui.session import (
    BASELINE,
    DETAILS,
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
    SLIDERS_DRAWN,
    SPLIT,
    START,
    TARGET,
    Key,
)
from ucj.ui.sliders import people_slider, share_slider, step_slider

LONGEST_WINDOW = 24
STEPS_OF_SLIDER = 100
START_CHOICES = 24
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
    SLIDERS_DRAWN.set({})
    for lever in plan.levers:
        DETAILS.of(plan.baseline.region.code, lever.group.id).setdefault(len(plan.levers) <= GROUPS_AT_FIRST)
        with st.container(border=True):
            _show_lever(ledger, plan, lever)


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


def _show_lever(ledger: Ledger, plan: Scenario, lever: Lever) -> None:
    rules, own = ledger.premiums, (plan.baseline.region.code, lever.group.id)
    _show_people(ledger, plan, lever)
    later = [numbers.date(month_text(lever.start))] if lever.start != plan.start else []
    payer = SEVERAL if len(lever.payers) > 1 else lever.payer.id
    summary = (*later, _months_label(lever.months), _payer_label(ledger, payer), _(lever.route.label))
    small(" · ".join(summary))
    with keep_fold(_("Masa pembayaran, pembayar, dan segmen"), key=DETAILS.of(*own)) as details:
        if not details.open:
            return
        _show_start(plan, lever)
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
        if not lever.payer.is_self:
            _show_graduating(lever, own)
        if lever.cohort:
            _show_funded(ledger, plan, lever)


def _show_start(plan: Scenario, lever: Lever) -> None:
    """Draw the first month of a group that does not start with the rest."""
    key = OWN_START.of(plan.baseline.region.code, lever.group.id)
    if key.get() is None and lever.start == plan.start:
        return
    if key.get() is not None:
        # It may have been before the first month of the plan.
        key.set(lever.start)
    label = _("Kelompok ini mulai dibayar")
    _choose_month(label, key, plan.start, default=lever.start)
    if key.get() is None:
        small(_("{payer} biasanya baru dibayarkan mulai bulan ini.").format(payer=_(lever.payer.label)))


def _show_graduating(lever: Lever, own: tuple[str, str]) -> None:
    label = _(DECISIONS["graduating"].label)
    share_slider(label, (step / 20 for step in range(21)), key=GRADUATING.of(*own))
    if lever.graduating:
        _show_months(_(DECISIONS["graduating_after"].label), GRADUATING_AFTER.of(*own), lever.graduating_after)


def _show_funded(ledger: Ledger, plan: Scenario, lever: Lever) -> None:
    """Draw until when the funded people of a group are paid for without the plan."""
    own = (plan.baseline.region.code, lever.group.id)
    funded, key = ledger.cohorts[own], FUNDED_UNTIL.of(*own)
    known = numbers.date(funded.paid_until) if funded.paid_until else _("tidak diketahui: dianggap berlanjut")
    last = plan.start + plan.horizon - 1
    choose(
        _(DECISIONS["funded_until"].label),
        sorted({0, key.get(), *range(plan.first_month, last + 1)}),
        format_func=lambda month: numbers.date(month_text(month)) if month else known,
        key=key,
    )
    small(
        _("{people} orang dibayar {payer} sebelum rencana ini · {source}").format(
            people=numbers.whole(funded.people),
            payer=_(funded.paid_by) if funded.paid_by else _payer_label(ledger, funded.payer),
            source=source_link(funded.source),
        )
    )


def _choose_month(label: str, key: Key[int | None], first: int, default: int | None = None) -> None:
    months = sorted({*range(first, first + START_CHOICES), *filter(None, [key.get(), default])})
    choose(label, months, format_func=lambda month: numbers.date(month_text(month)), key=key, default=default)


def _show_months(label: str, key: Key[int | None], current: int) -> None:
    months = sorted({*range(1, LONGEST_WINDOW + 1), current})
    step_slider(label, months, key=key, show=_months_label)


def _months_label(count: int) -> str:
    return _("{count} bulan").format(count=count)


def _payer_label(ledger: Ledger, payer: str) -> str:
    return _("Beberapa sumber") if payer == SEVERAL else _(ledger.premiums.payers[payer].label)


def _show_people(ledger: Ledger, plan: Scenario, lever: Lever) -> None:
    region, group, people = plan.baseline.region, lever.group, lever.people
    key = PEOPLE.of(region.code, group.id)
    own = lever.ceiling if lever.ceiling is not None else plan.baseline.potential - plan.baseline.active
    left = _left_of_family(plan, lever)
    # A slider has two ends, also where nobody is left.
    most = max(1, int(own if left is None else min(own, left)))
    ticks = [tick for tick in ledger.ticks if (tick.region, tick.group) == (region, group)]
    grid = [*range(0, most + 1, _round_step(most)), most, *(tick.people for tick in ticks if tick.people <= most)]
    people_slider(_(group.label), grid, key=key, help=_(group.note) or None)
    if left is not None and left < own:
        small(_why_family_ends(plan, lever))
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


def _relatives(plan: Scenario, lever: Lever) -> list[Lever]:
    """Return the other levers of a plan that enrol people of the same family."""
    return [other for other in plan.levers if other.family == lever.family and other.group != lever.group]


def _left_of_family(plan: Scenario, lever: Lever) -> float | None:
    """Return the people of its family whom no other lever has on its list, None where nobody knows how many it has."""
    if lever.family_ceiling is None:
        return None
    return max(0.0, lever.family_ceiling - sum(other.people for other in _relatives(plan, lever)))


def _why_family_ends(plan: Scenario, lever: Lever) -> str:
    """Say why a slider ends before the people of its group do: others of the plan are among them, or hold them."""
    assert lever.family and lever.family_ceiling is not None, "only the people of a family end"
    others = ", ".join(
        f"{_(other.group.label)} {numbers.whole(other.people)}" for other in _relatives(plan, lever) if other.people
    )
    whole = f"{_(lever.family.label)} {numbers.whole(lever.family_ceiling)}"
    if not others:
        return _("Batas: {whole} seluruhnya, dan kelompok ini bagian darinya.").format(whole=whole)
    return _("Batas: {whole} seluruhnya, di antaranya sudah {others}.").format(whole=whole, others=others)


def _why_it_ends(ledger: Ledger, region: Region, group: Group) -> str:
    """Say why the slider of a group without a published count ends where it does."""
    bound = ledger.leading(region.code, group.ceiling_indicator)
    if bound is None:
        return _("Batas: pekerja yang belum menjadi peserta. Jumlah kelompok ini belum pernah terbit.")
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
