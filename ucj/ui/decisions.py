"""What a planner decides: the start, the target, and for each group how many people, how long, and who pays.

The decisions live in the session under the keys below. They are read before their widgets are drawn, so that a page can
show what a step changes before it draws the controls again.
"""

from __future__ import annotations

import datetime as dt

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.rules import month_number, month_text
from ucj.model.planning import ceiling, default_start, plan_lever
from ucj.model.scenario import Baseline, Lever
from ucj.present import numbers
from ucj.present.citations import source_link
from ucj.present.text import _
from ucj.ui.assumptions import chosen_assumptions
from ucj.ui.cards import small

LONGEST_WINDOW = 24
STEPS_OF_SLIDER = 100
START_CHOICES = 24


def choose_start(today: dt.date) -> int:
    """Let the planner choose the first month of the scenario; the coming budget year comes first."""
    first = month_number(f"{today:%Y-%m}") + 1
    return int(
        st.selectbox(
            _("Mulai dibayar"),
            range(first, first + START_CHOICES),
            index=default_start(today) - first,
            format_func=lambda month: numbers.date(month_text(month)),
            key="start",
            persist_state="session",
            filter_mode=None,
        )
    )


def choose_target(published: float | None, region: str) -> float | None:
    """Let the planner set the target as a fraction; the published one comes first, without one there is none."""
    shares = sorted({share / 100 for share in range(1, 101)} | ({published} if published else set()))
    return st.select_slider(
        _("Target cakupan"),
        [None, *shares],
        value=published,
        format_func=lambda share: _("tanpa target") if share is None else numbers.plain_percent(share),
        key=f"target_{region}",
        persist_state="session",
    )


def type_baseline(region: str, known_active: Observation | None) -> Baseline | None:
    """Let the planner type active and potential workers where none were published; None until both are there."""
    st.info(_("Belum ada jumlah peserta dan pekerja potensial yang terbit untuk wilayah ini. Isi sendiri:"))
    left, right = st.columns(2)
    with left:
        active = st.number_input(
            _("Peserta aktif (diketik)"),
            min_value=0,
            value=None if known_active is None else int(known_active.value),
            step=1000,
            key=f"active_{region}",
            persist_state="session",
            placeholder=_("misalnya 60000"),
        )
    with right:
        potential = st.number_input(
            _("Pekerja potensial (diketik)"),
            min_value=0,
            value=None,
            step=1000,
            key=f"potential_{region}",
            persist_state="session",
            placeholder=_("misalnya 200000"),
        )
    if active is None or potential is None:
        return None
    return Baseline(region, float(active), float(potential), typed=True)


def read_lever(ledger: Ledger, baseline: Baseline, group: str, start: int) -> Lever | None:
    """Return the lever as decided so far, or None where the group is left as it is or cannot be bounded."""
    region = baseline.region
    if ceiling(ledger, region, group) is None:
        return None
    _fill_in_defaults(ledger, region, group)
    state = st.session_state
    if not state[_key("planned", group)]:
        return None
    payer = state[_key("payer", group)]
    return plan_lever(
        ledger,
        baseline,
        group,
        state[_people_key(region, group)],
        start,
        {"start": start, "months": state[_key("months", group)], "payer": payer},
        chosen_assumptions(group, payer),
    )


def show_lever(ledger: Ledger, region: str, group: str) -> None:
    """Draw the controls of one group; `read_lever` has filled in what they start from."""
    known = ledger.groups[group]
    most = ceiling(ledger, region, group)
    with st.container(border=True):
        if most is None:
            st.markdown(f"**{_(known.label)}**")
            small(_("Belum ada angka terbit untuk kelompok ini di wilayah ini."))
            return
        planned = st.toggle(
            f"**{_(known.label)}**",
            key=_key("planned", group),
            persist_state="session",
            help=_("Bila dimatikan, kelompok ini dibiarkan seperti adanya."),
        )
        if not planned:
            small(_("Dibiarkan seperti adanya."))
            return
        _show_people(ledger, region, group, int(most))
        st.select_slider(
            _("Lama dibayar"),
            range(1, LONGEST_WINDOW + 1),
            format_func=lambda count: _("{count} bulan").format(count=count),
            key=_key("months", group),
            persist_state="session",
        )
        st.selectbox(
            _("Dibayar oleh"),
            list(ledger.premiums.payers),
            format_func=lambda key: _(ledger.premiums.payers[key]),
            key=_key("payer", group),
            persist_state="session",
            filter_mode=None,
        )


def _key(decision: str, group: str) -> str:
    return f"{decision}_{group}"


def _people_key(region: str, group: str) -> str:
    # Counts belong to their region: 17,000 tobacco farmers mean nothing in Kota Metro.
    return f"people_{region}_{group}"


def _fill_in_defaults(ledger: Ledger, region: str, group: str) -> None:
    known = ledger.groups[group]
    ticks = (tick for tick in ledger.ticks if (tick.region, tick.group) == (region, group))
    defaults = {
        _people_key(region, group): next((tick.people for tick in ticks if tick.default), 0),
        _key("planned", group): True,
        _key("months", group): known.months,
        _key("payer", group): known.payer,
    }
    for key, value in defaults.items():
        st.session_state.setdefault(key, value)


def _show_people(ledger: Ledger, region: str, group: str, most: int) -> None:
    ticks = [tick for tick in ledger.ticks if (tick.region, tick.group) == (region, group)]
    key = _people_key(region, group)
    people = st.session_state[key]
    grid = {*range(0, most + 1, _round_step(most)), most, people, *(tick.people for tick in ticks)}
    st.select_slider(_("Jumlah orang"), sorted(grid), format_func=numbers.whole, key=key, persist_state="session")
    if not ticks:
        bound = ledger.leading(region, ledger.groups[group].ceiling_indicator)
        assert bound, "a ceiling without ticks comes from this figure"
        small(
            _("Batas: {label}, {date}, {source}. Belum ada daftar kelompok ini yang terbit.").format(
                label=_(ledger.indicators[bound.indicator].label),
                date=numbers.date(bound.as_of),
                source=source_link(bound.source),
            )
        )
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


def _round_step(most: int) -> int:
    """Return a step of 1, 10, 100 … that makes at most some hundred positions."""
    step = 1
    while most / step > STEPS_OF_SLIDER:
        step *= 10
    return step if most / step > STEPS_OF_SLIDER / 4 else max(1, step // 2)


def _follow_tick(slider: str, tick: str) -> None:
    if st.session_state[tick] is not None:
        st.session_state[slider] = st.session_state[tick]
