"""What a planner decides: the start, the target, and for each group how many people, how long, and who pays.

The decisions live in the session under the keys below. They are read before their widgets are drawn, so that a page can
show what a step changes before it draws the controls again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import DECISIONS, SCENARIO_FIELDS
from ucj.facts.rules import month_number, month_text
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.scenario_builder import ceiling, default_start, plan_lever, published_baseline, usual_decisions
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link
from ucj.ui.assumptions import chosen_assumptions
from ucj.ui.cards import small
from ucj.ui.ceilings import read_ceilings
from ucj.ui.controls import control_key, keep, keep_fold, show_in_control
from ucj.ui.starting_figures import carried_baseline, carried_horizon
from ucj.ui.typed_sliders import people_slider, share_slider

LONGEST_WINDOW = 24
STEPS_OF_SLIDER = 100
START_CHOICES = 24
GROUPS_AT_FIRST = 2
# Who pays, where the solver has divided a group over several budgets.
SPLIT = "split"


def choose_start(today: dt.date) -> int:
    """Let the planner choose the first month of the scenario; the coming budget year comes first."""
    first = month_number(f"{today:%Y-%m}") + 1
    st.session_state.setdefault("start", default_start(today))
    return int(
        keep(
            st.selectbox,
            _(SCENARIO_FIELDS["start"].label),
            sorted({*range(first, first + START_CHOICES), st.session_state["start"]}),
            format_func=lambda month: numbers.date(month_text(month)),
            key="start",
            filter_mode=None,
        )
    )


def choose_target(published: float | None, region: str) -> float | None:
    """Let the planner set the target as a fraction; the published one comes first, without one there is none."""
    key = f"target_{region}"
    target: float | None = st.session_state.setdefault(key, published)
    known = [*(share / 100 for share in range(1, 101)), *([] if published is None else [published])]
    share_slider(_(SCENARIO_FIELDS["target"].label), known, key=key, none=_("tanpa target"))
    return target


def read_levers(ledger: Ledger, baseline: Baseline, start: int) -> tuple[Lever, ...]:
    """Return the levers as decided so far, in the order of the table of groups."""
    region = baseline.region
    offered = [group.id for group in ledger.groups_of(region)]
    chosen = st.session_state.setdefault(groups_key(region), offered[:GROUPS_AT_FIRST])
    return tuple(_read_lever(ledger, baseline, group, start) for group in offered if group in chosen)


def read_plan(ledger: Ledger, region: str) -> Scenario | None:
    """Return the plan as the visitor has left it, None where there is none for this region yet.

    Raises
    ------
    ScenarioError
        Where what was decided or typed cannot be computed.
    """
    state = st.session_state
    baseline = carried_baseline(region) or published_baseline(ledger, region)
    if baseline is None or groups_key(region) not in state or "start" not in state:
        return None
    levers = read_levers(ledger, baseline, state["start"])
    ceilings = tuple(read_ceilings(ledger).items())
    return Scenario(baseline, levers, state["start"], carried_horizon(), state.get(f"target_{region}"), ceilings)


def show_groups(ledger: Ledger, region: str) -> None:
    """Draw the choice of groups; those left out stay as they are."""
    keep(
        st.pills,
        _("Kelompok dalam rencana"),
        [group.id for group in ledger.groups_of(region)],
        selection_mode="multi",
        format_func=lambda group: _(ledger.groups[group].label),
        key=groups_key(region),
        wrap=True,
        help=_("Kelompok di luar rencana dibiarkan seperti adanya."),
    )


def show_levers(ledger: Ledger, baseline: Baseline, levers: Sequence[Lever]) -> None:
    """Draw the controls of the groups in the plan; `read_levers` has filled in what they start from.

    The details of a group that joins a longer plan start folded; after that they stay as the planner leaves them.
    """
    for lever in levers:
        st.session_state.setdefault(_key("details", lever.group), len(levers) <= GROUPS_AT_FIRST)
        with st.container(border=True):
            _show_lever(ledger, baseline, lever)


def groups_key(region: str) -> str:
    """Return where the groups in the plan of a region are kept."""
    return f"groups_{region}"


def people_key(region: str, group: str) -> str:
    """Return where the people of a group are kept; counts belong to their region."""
    return f"people_{region}_{group}"


def _read_lever(ledger: Ledger, baseline: Baseline, group: str, start: int) -> Lever:
    _fill_in_defaults(ledger, baseline.region, group)
    state = st.session_state
    payer = state[_key("payer", group)]
    split = state.get(_key("split", group), ()) if payer == SPLIT else ()
    decisions: dict[str, str | int] = {name: state[_key(name, group)] for name in ("months", "ramp", "route")}
    decisions["start"] = max(start, state.get(_key("start", group), start))
    if not split:
        decisions["payer"] = payer
    supposed = chosen_assumptions(baseline.region, group, payer)
    return plan_lever(
        ledger, baseline, group, state[people_key(baseline.region, group)], start, decisions, supposed, split
    )


def _show_lever(ledger: Ledger, baseline: Baseline, lever: Lever) -> None:
    rules, state, group = ledger.premiums, st.session_state, lever.group
    _show_people(ledger, baseline, group)
    later = [numbers.date(month_text(lever.start))] if lever.start != state["start"] else []
    summary = (
        *later,
        _months_label(state[_key("months", group)]),
        _payer_label(ledger, state[_key("payer", group)]),
        _(rules.routes[state[_key("route", group)]].label),
    )
    small(" · ".join(summary))
    payers = [*rules.payers, *([SPLIT] if state.get(_key("split", group)) else [])]
    with keep_fold(_("Lama, pembayar, dan jalur"), key=_key("details", group)) as details:
        if not details.open:
            return
        if _key("start", group) in state:
            _show_own_start(lever)
        _show_months(_(DECISIONS["months"].label), _key("months", group))
        keep(
            st.selectbox,
            _(DECISIONS["payer"].label),
            payers,
            format_func=lambda payer: _payer_label(ledger, payer),
            key=_key("payer", group),
            filter_mode=None,
        )
        keep(
            st.selectbox,
            _(DECISIONS["route"].label),
            list(rules.routes),
            format_func=lambda route: _(rules.routes[route].label),
            key=_key("route", group),
            filter_mode=None,
        )
        _show_months(_("Pendaftaran bertahap selama"), _key("ramp", group))


def _show_own_start(lever: Lever) -> None:
    """Draw the start of a group that an opened plan starts at another month than the rest."""
    key, first = _key("start", lever.group), st.session_state["start"]
    st.session_state[key] = lever.start
    keep(
        st.selectbox,
        _("Kelompok ini mulai dibayar"),
        sorted({*range(first, first + START_CHOICES), lever.start}),
        format_func=lambda month: numbers.date(month_text(month)),
        key=key,
        filter_mode=None,
    )


def _show_months(label: str, key: str) -> None:
    months = sorted({*range(1, LONGEST_WINDOW + 1), st.session_state[key]})
    keep(st.select_slider, label, months, format_func=_months_label, key=key)


def _months_label(count: int) -> str:
    return _("{count} bulan").format(count=count)


def _payer_label(ledger: Ledger, payer: str) -> str:
    return _("Beberapa sumber") if payer == SPLIT else _(ledger.premiums.payers[payer])


def _key(decision: str, group: str) -> str:
    return f"{decision}_{group}"


def _fill_in_defaults(ledger: Ledger, region: str, group: str) -> None:
    for decision, value in usual_decisions(ledger, region, group, 0).items():
        if decision != "start":
            key = people_key(region, group) if decision == "people" else _key(decision, group)
            st.session_state.setdefault(key, value)


def _show_people(ledger: Ledger, baseline: Baseline, group: str) -> None:
    region = baseline.region
    ticks = [tick for tick in ledger.ticks if (tick.region, tick.group) == (region, group)]
    key = people_key(region, group)
    people = st.session_state[key]
    bounded = ceiling(ledger, region, group)
    most = int(bounded if bounded is not None else baseline.potential - baseline.active)
    grid = [*range(0, most + 1, _round_step(most)), most, *(tick.people for tick in ticks)]
    known = ledger.groups[group]
    people_slider(_(known.label), grid, key=key, help=_(known.note) or None)
    if not ticks:
        small(_why_it_ends(ledger, region, group))
        return
    published = [tick.people for tick in ticks]
    tick_control = show_in_control(f"{key}_tick", people if people in published else None)
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


def _why_it_ends(ledger: Ledger, region: str, group: str) -> str:
    """Say why the slider of a group without a published count ends where it does."""
    bound = ledger.leading(region, ledger.groups[group].ceiling_indicator)
    if bound is None:
        return _("Batas: pekerja yang belum terlindungi. Jumlah kelompok ini belum pernah terbit.")
    return _("Batas: {label}, {date}, {source}. Belum ada daftar kelompok ini yang terbit.").format(
        label=_(ledger.indicators[bound.indicator].label),
        date=numbers.date(bound.as_of),
        source=source_link(bound.source),
    )


def _round_step(most: int) -> int:
    """Return a step of 1, 10, 100 … that makes at most some hundred positions."""
    step = 1
    while most / step > STEPS_OF_SLIDER:
        step *= 10
    return step if most / step > STEPS_OF_SLIDER / 4 else max(1, step // 2)


def _follow_tick(key: str, control: str, published: Sequence[int]) -> None:
    if control == control_key(f"{key}_tick") and st.session_state[control] in published:
        st.session_state[key] = st.session_state[control]
