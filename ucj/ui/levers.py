"""The controls of a scenario: decisions in one place, assumptions in another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number, month_text
from ucj.model.planning import SHARES, assumption_range, ceiling, default_start, plan_lever
from ucj.model.scenario import Baseline, Lever
from ucj.present import numbers
from ucj.present.citations import source_link
from ucj.present.text import _
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


def type_baseline(region: str, known_active: float | None) -> Baseline | None:
    """Let the planner type active and potential workers where none were published; None until both are there."""
    left, right = st.columns(2)
    with left:
        active = st.number_input(
            _("Peserta aktif (diketik)"),
            min_value=0,
            value=None if known_active is None else int(known_active),
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


def decide_lever(ledger: Ledger, baseline: Baseline, group: str, start: int) -> Lever | None:
    """Show the decisions about one group; None where the group is left as it is or cannot be bounded."""
    known, region = ledger.groups[group], baseline.region
    most = ceiling(ledger, region, group)
    with st.container(border=True):
        if most is None:
            st.markdown(f"**{_(known.label)}**")
            small(_("Belum ada angka terbit untuk kelompok ini di wilayah ini."))
            return None
        planned = st.toggle(
            f"**{_(known.label)}**",
            value=True,
            key=f"planned_{group}",
            persist_state="session",
            help=_("Bila dimatikan, kelompok ini dibiarkan seperti adanya."),
        )
        if not planned:
            small(_("Dibiarkan seperti adanya."))
            return None
        people = _choose_people(ledger, region, group, int(most))
        months = st.select_slider(
            _("Lama dibayar"),
            range(1, LONGEST_WINDOW + 1),
            value=known.months,
            format_func=lambda count: _("{count} bulan").format(count=count),
            key=f"months_{group}",
            persist_state="session",
        )
        payer = st.selectbox(
            _("Dibayar oleh"),
            list(ledger.premiums.payers),
            index=list(ledger.premiums.payers).index(known.payer),
            format_func=lambda key: _(ledger.premiums.payers[key]),
            key=f"payer_{group}",
            persist_state="session",
            filter_mode=None,
        )
    decisions: dict[str, str | int] = {"start": start, "months": months, "payer": payer}
    return plan_lever(ledger, baseline, group, people, start, decisions, _supposed(ledger, baseline, group, payer))


def assume(ledger: Ledger, baseline: Baseline, levers: Iterable[Lever]) -> None:
    """Show the assumptions of each lever with range and source; `decide_lever` reads them from the session."""
    for lever in levers:
        st.markdown(f"**{_(ledger.groups[lever.group].label)}**")
        for column, name in zip(st.columns(len(SHARES)), SHARES, strict=True):
            known = assumption_range(ledger, baseline.region, name, lever.payer, baseline.coverage)
            grid = {step / 20 for step in range(21)} | {known.low, known.central, known.high}
            with column:
                st.select_slider(
                    _assumption_labels()[name],
                    sorted(grid),
                    value=known.central,
                    format_func=numbers.plain_percent,
                    key=_assumption_key(name, lever.group, lever.payer),
                    persist_state="session",
                )
                sources = ", ".join(source_link(source) for source in known.row.sources)
                small(
                    _("{low} – {central} – {high}. {note}. {sources}").format(
                        low=numbers.plain_percent(known.low),
                        central=numbers.plain_percent(known.central),
                        high=numbers.plain_percent(known.high),
                        note=_(known.row.note),
                        sources=sources,
                    )
                )


def _choose_people(ledger: Ledger, region: str, group: str, most: int) -> int:
    ticks = [tick for tick in ledger.ticks if (tick.region, tick.group) == (region, group)]
    key = f"people_{region}_{group}"
    default = next((tick.people for tick in ticks if tick.default), 0)
    step = max(1, round(most / STEPS_OF_SLIDER, -2 if most > 10_000 else 0) or 1)
    grid = {*range(0, most + 1, int(step)), most, *(tick.people for tick in ticks)}
    people = st.select_slider(
        _("Jumlah orang"),
        sorted(grid),
        value=default,
        format_func=numbers.whole,
        key=key,
        persist_state="session",
    )
    if not ticks:
        bound = ledger.leading(region, ledger.groups[group].ceiling_indicator)
        if bound:
            label = _(ledger.indicators[bound.indicator].label)
            small(
                _("Batas: {label}, {date}, {source}. Belum ada daftar kelompok ini yang terbit.").format(
                    label=label, date=numbers.date(bound.as_of), source=source_link(bound.source)
                )
            )
        return int(people)
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
    return int(people)


def _follow_tick(slider: str, tick: str) -> None:
    if st.session_state[tick] is not None:
        st.session_state[slider] = st.session_state[tick]


def _assumption_key(name: str, group: str, payer: str) -> str:
    # What is supposed of people who pay themselves is another question than of people who are paid for.
    return f"assume_{name}_{group}_{'self' if payer == 'self' else 'funded'}"


def _supposed(ledger: Ledger, baseline: Baseline, group: str, payer: str) -> dict[str, float]:
    keys = {name: _assumption_key(name, group, payer) for name in SHARES}
    return {name: st.session_state[key] for name, key in keys.items() if key in st.session_state}


def _assumption_labels() -> dict[str, str]:
    return {
        "valid": _("Lolos pemeriksaan data"),
        "take_up": _("Mendaftar"),
        "already_active": _("Sudah menjadi peserta"),
        "retention": _("Lanjut bayar sendiri"),
        "in_baseline": _("Yang dibiayai masih peserta"),
    }
