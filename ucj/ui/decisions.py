"""What a planner decides: the start, the target, and for each group how many people, how long, and who pays.

The decisions live in the session under the keys below. They are read before their widgets are drawn, so that a page can
show what a step changes before it draws the controls again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.rules import month_number, month_text
from ucj.facts.scenarios import SavedScenario
from ucj.model.planning import (
    build_scenario,
    ceiling,
    default_start,
    plan_lever,
    published_baseline,
    usual_people,
)
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.solver import Answer
from ucj.present import numbers
from ucj.present.citations import source_link
from ucj.present.text import _
from ucj.ui.assumptions import chosen_assumptions, load_assumptions
from ucj.ui.cards import small
from ucj.ui.carried import carried_baseline, carried_horizon, carry
from ucj.ui.choices import positions

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
        st.selectbox(
            _("Mulai dibayar"),
            sorted({*range(first, first + START_CHOICES), st.session_state["start"]}),
            format_func=lambda month: numbers.date(month_text(month)),
            key="start",
            persist_state="session",
            filter_mode=None,
        )
    )


def choose_target(published: float | None, region: str) -> float | None:
    """Let the planner set the target as a fraction; the published one comes first, without one there is none."""
    key = f"target_{region}"
    st.session_state.setdefault(key, published)
    current = st.session_state[key]
    known = [*(share / 100 for share in range(1, 101)), *(share for share in (published, current) if share is not None)]
    return st.select_slider(
        _("Target cakupan"),
        [None, *positions(known, known[-1] if current is None else current, numbers.plain_percent)],
        format_func=lambda share: _("tanpa target") if share is None else numbers.plain_percent(share),
        key=key,
        persist_state="session",
    )


def show_presets(ledger: Ledger) -> None:
    """List the plans that were announced, each signed, with a button that loads it."""
    for name, preset in ledger.presets.items():
        st.button(_(preset.title), key=f"preset_{name}", on_click=load_saved, args=(ledger, preset))
        source = source_link(ledger.sources[preset.source])
        signed = f"{_(preset.said_by)}, {numbers.date(preset.said_on)} · {source}"
        small("\n".join([signed, _("Tidak dimodelkan: ") + " ".join(_(text) for text in preset.not_modelled)]))


def load_saved(ledger: Ledger, saved: SavedScenario) -> None:
    """Put a saved scenario into the session."""
    load_scenario(ledger, build_scenario(ledger, saved))


def load_scenario(ledger: Ledger, scenario: Scenario) -> None:
    """Put a scenario into the session, where the controls find it, whole: what it does not hold is forgotten."""
    state = st.session_state
    region = scenario.baseline.region
    state["region"], state["start"] = region, scenario.start
    state[f"target_{region}"] = scenario.target
    ceilings = dict(scenario.ceilings)
    for payer in _sources(ledger):
        millions = ceilings.get(payer, 0.0) / 1e6
        state[_key("ceiling", payer)] = int(millions) if millions.is_integer() else millions
    carry(ledger, scenario)
    _load_levers(ledger, scenario)


def load_answer(ledger: Ledger, answer: Answer) -> None:
    """Put the plan of the solver into the session; a group that several sources pay keeps its shares."""
    _load_levers(ledger, answer.projection.scenario)


def _load_levers(ledger: Ledger, scenario: Scenario) -> None:
    state, region = st.session_state, scenario.baseline.region
    state[_groups_key(region)] = [lever.group for lever in scenario.levers]
    for lever in scenario.levers:
        group = lever.group
        state[_people_key(region, group)] = int(lever.people) if float(lever.people).is_integer() else lever.people
        for decision in ("months", "ramp", "route"):
            state[_key(decision, group)] = getattr(lever, decision)
        state[_key("payer", group)] = SPLIT if len(lever.payers) > 1 else lever.payers[0][0]
        for key, value, kept in (
            (_key("split", group), lever.payers, len(lever.payers) > 1),
            (_key("start", group), lever.start, lever.start != scenario.start),
        ):
            state.pop(key, None)
            if kept:
                state[key] = value
        load_assumptions(ledger, scenario.baseline, lever)


def type_baseline(region: str, known_active: Observation | None) -> Baseline | None:
    """Let the planner type active and potential workers where none were published; None until both are there."""
    st.info(_("Belum ada jumlah peserta dan pekerja potensial yang terbit untuk wilayah ini. Isi sendiri:"))
    left, right = st.columns(2)
    with left:
        st.number_input(
            _("Peserta aktif (diketik)"),
            min_value=0,
            value=None if known_active is None else int(known_active.value),
            step=1000,
            key=f"active_{region}",
            persist_state="session",
            placeholder=_("misalnya 60000"),
        )
    with right:
        st.number_input(
            _("Pekerja potensial (diketik)"),
            min_value=0,
            value=None,
            step=1000,
            key=f"potential_{region}",
            persist_state="session",
            placeholder=_("misalnya 200000"),
        )
    return _typed_baseline(region)


def _typed_baseline(region: str) -> Baseline | None:
    active, potential = (st.session_state.get(f"{name}_{region}") for name in ("active", "potential"))
    if active is None or potential is None:
        return None
    return Baseline(region, float(active), float(potential), typed=True)


def choose_ceilings(ledger: Ledger) -> dict[str, float]:
    """Let the planner set what each source can pay over the plan, in rupiah; a source at zero has no ceiling set."""
    st.markdown(_("Plafon tiap sumber selama rencana, dalam juta rupiah (5.000 = Rp5 miliar)"))
    sources = _sources(ledger)
    for first in range(0, len(sources), 4):
        for column, payer in zip(st.columns(4), sources[first : first + 4], strict=False):
            with column:
                # A widget of whole numbers refuses the odd amount that an opened plan may have.
                whole = isinstance(st.session_state.setdefault(_key("ceiling", payer), 0), int)
                st.number_input(
                    _(ledger.premiums.payers[payer]),
                    min_value=0 if whole else 0.0,
                    step=500 if whole else 500.0,
                    format=None if whole else "%.6f",
                    key=_key("ceiling", payer),
                    persist_state="session",
                )
    return read_ceilings(ledger)


def read_ceilings(ledger: Ledger) -> dict[str, float]:
    """Return the ceilings set so far, in rupiah by payer."""
    ceilings = {payer: st.session_state.get(_key("ceiling", payer)) or 0 for payer in _sources(ledger)}
    return {payer: float(round(amount * 1e6)) for payer, amount in ceilings.items() if amount}


def _sources(ledger: Ledger) -> list[str]:
    return [payer for payer in ledger.premiums.payers if payer != "self"]


def read_levers(ledger: Ledger, baseline: Baseline, start: int) -> tuple[Lever, ...]:
    """Return the levers as decided so far, in the order of the table of groups."""
    region = baseline.region
    offered = [group.id for group in ledger.groups_of(region)]
    chosen = st.session_state.setdefault(_groups_key(region), offered[:GROUPS_AT_FIRST])
    return tuple(_read_lever(ledger, baseline, group, start) for group in offered if group in chosen)


def read_plan(ledger: Ledger, region: str) -> Scenario | None:
    """Return the plan as the visitor has left it, None where there is none for this region yet.

    Raises
    ------
    ScenarioError
        Where what was decided or typed cannot be computed.
    """
    state = st.session_state
    baseline = carried_baseline(region) or published_baseline(ledger, region) or _typed_baseline(region)
    if baseline is None or _groups_key(region) not in state or "start" not in state:
        return None
    levers = read_levers(ledger, baseline, state["start"])
    ceilings = tuple(read_ceilings(ledger).items())
    return Scenario(baseline, levers, state["start"], carried_horizon(), state.get(f"target_{region}"), ceilings)


def show_groups(ledger: Ledger, region: str) -> None:
    """Draw the choice of groups; those left out stay as they are."""
    st.pills(
        _("Kelompok dalam rencana"),
        [group.id for group in ledger.groups_of(region)],
        selection_mode="multi",
        format_func=lambda group: _(ledger.groups[group].label),
        key=_groups_key(region),
        persist_state="session",
        wrap=True,
        help=_("Kelompok di luar rencana dibiarkan seperti adanya."),
    )


def show_levers(ledger: Ledger, baseline: Baseline, levers: Sequence[Lever]) -> None:
    """Draw the controls of the groups in the plan; `read_levers` has filled in what they start from.

    With more than a few groups the rest of their controls starts folded, and what is folded is not drawn.
    """
    for lever in levers:
        with st.container(border=True):
            _show_lever(ledger, baseline, lever, unfolded=len(levers) <= GROUPS_AT_FIRST)


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
        ledger, baseline, group, state[_people_key(baseline.region, group)], start, decisions, supposed, split
    )


def _show_lever(ledger: Ledger, baseline: Baseline, lever: Lever, *, unfolded: bool) -> None:
    rules, state, group = ledger.premiums, st.session_state, lever.group
    _show_people(ledger, baseline, group)
    later = [numbers.date(month_text(lever.start))] if lever.start != state["start"] else []
    summary = " · ".join(
        (
            *later,
            _months_label(state[_key("months", group)]),
            _payer_label(ledger, state[_key("payer", group)]),
            _(rules.routes[state[_key("route", group)]].label),
        )
    )
    payers = [*rules.payers, *([SPLIT] if state.get(_key("split", group)) else [])]
    with st.expander(summary, expanded=unfolded, key=_key("details", group), on_change="rerun") as details:
        if not details.open:
            return
        if _key("start", group) in state:
            _show_own_start(lever)
        _show_months(_("Lama dibayar"), _key("months", group))
        st.selectbox(
            _("Dibayar oleh"),
            payers,
            format_func=lambda payer: _payer_label(ledger, payer),
            key=_key("payer", group),
            persist_state="session",
            filter_mode=None,
        )
        st.selectbox(
            _("Jalur kepesertaan"),
            list(rules.routes),
            format_func=lambda route: _(rules.routes[route].label),
            key=_key("route", group),
            persist_state="session",
            filter_mode=None,
        )
        _show_months(_("Pendaftaran bertahap selama"), _key("ramp", group))


def _show_own_start(lever: Lever) -> None:
    """Draw the start of a group that an opened plan starts at another month than the rest."""
    key, first = _key("start", lever.group), st.session_state["start"]
    st.session_state[key] = lever.start
    st.selectbox(
        _("Kelompok ini mulai dibayar"),
        sorted({*range(first, first + START_CHOICES), lever.start}),
        format_func=lambda month: numbers.date(month_text(month)),
        key=key,
        persist_state="session",
        filter_mode=None,
    )


def _show_months(label: str, key: str) -> None:
    months = sorted({*range(1, LONGEST_WINDOW + 1), st.session_state[key]})
    st.select_slider(label, months, format_func=_months_label, key=key, persist_state="session")


def _months_label(count: int) -> str:
    return _("{count} bulan").format(count=count)


def _payer_label(ledger: Ledger, payer: str) -> str:
    return _("Beberapa sumber") if payer == SPLIT else _(ledger.premiums.payers[payer])


def _groups_key(region: str) -> str:
    return f"groups_{region}"


def _key(decision: str, group: str) -> str:
    return f"{decision}_{group}"


def _people_key(region: str, group: str) -> str:
    # Counts belong to their region: 17,000 tobacco farmers mean nothing in Kota Metro.
    return f"people_{region}_{group}"


def _fill_in_defaults(ledger: Ledger, region: str, group: str) -> None:
    known = ledger.groups[group]
    defaults = {
        _people_key(region, group): usual_people(ledger, region, group),
        _key("months", group): known.months,
        _key("ramp", group): 1,
        _key("payer", group): known.payer,
        _key("route", group): known.route,
    }
    for key, value in defaults.items():
        st.session_state.setdefault(key, value)


def _show_people(ledger: Ledger, baseline: Baseline, group: str) -> None:
    region = baseline.region
    ticks = [tick for tick in ledger.ticks if (tick.region, tick.group) == (region, group)]
    key = _people_key(region, group)
    people = st.session_state[key]
    bounded = ceiling(ledger, region, group)
    most = int(bounded if bounded is not None else baseline.potential - baseline.active)
    grid = [*range(0, most + 1, _round_step(most)), most, *(tick.people for tick in ticks)]
    known = ledger.groups[group]
    st.select_slider(
        _(known.label),
        positions(grid, people, numbers.whole),
        format_func=numbers.whole,
        key=key,
        persist_state="session",
        help=_(known.note) or None,
    )
    if not ticks:
        small(_why_it_ends(ledger, region, group))
        return
    tick_key = f"{key}_tick"
    st.session_state[tick_key] = people if people in {tick.people for tick in ticks} else None
    st.pills(
        _("Angka terbit"),
        [tick.people for tick in ticks],
        format_func=numbers.whole,
        key=tick_key,
        on_change=_follow_tick,
        args=(key, tick_key),
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


def _follow_tick(slider: str, tick: str) -> None:
    if st.session_state[tick] is not None:
        st.session_state[slider] = st.session_state[tick]
