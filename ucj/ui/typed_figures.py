"""Two figures that a planner types for a region of which none were published: every page uses them, marked as typed."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from ucj.facts.intake.uploads import TYPED, UploadedRow, with_typed
from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import MOST_PEOPLE
from ucj.facts.rules import month_number, month_text
from ucj.model.measures import standing
from ucj.model.scenario import Baseline, ScenarioError
from ucj.present.words import numbers, remarks, sentences
from ucj.present.words.catalogue import _
from ucj.ui import clock
from ucj.ui.cards import small
from ucj.ui.controls import keep

FIGURES = ("active", "potential")
MONTHS_OFFERED = 36
_BUILT = "ledger_with_typed"


def with_typed_figures(ledger: Ledger) -> Ledger:
    """Return a ledger with what was typed in this session; built anew only when something else was typed."""
    rows = _rows(ledger)
    if not rows:
        return ledger
    state = st.session_state
    base: Ledger | None
    known: tuple[UploadedRow, ...]
    built: Ledger
    base, known, built = state.get(_BUILT, (None, (), ledger))
    if base is not ledger or known != rows:
        built = with_typed(ledger, rows)
        state[_BUILT] = (ledger, rows, built)
    return built


def mark_typed(ledger: Ledger) -> None:
    """Mark a page that uses typed figures, and let the planner remove them."""
    if not (rows := _rows(ledger)):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        names = ", ".join(sentences.region_name(ledger.regions[row.region]) for row in rows)
        st.badge(_("Angka diketik, bukan angka terbit"), icon=":material/edit:", color="orange")
        small(names)
        st.button(_("Hapus yang diketik"), key="remove_typed", on_click=_remove, type="tertiary")


def is_waiting(ledger: Ledger, region: str) -> bool:
    """Whether a region has no published figures to compute with, so that they can be typed; typed ones count not."""
    where = standing(ledger, region)
    return not (where.active and where.potential) or TYPED in {where.active.status, where.potential.status}


def type_figures(ledger: Ledger, region: str, today: dt.date) -> None:
    """Let the planner type active and potential workers and their month, and say what is wrong with them."""
    where = standing(ledger, region)
    labels = (_("Peserta aktif (diketik)"), _("Pekerja potensial (diketik)"))
    *counts, month = st.columns(3)
    for column, name, label, known in zip(counts, FIGURES, labels, (where.active, where.potential), strict=True):
        published = known if known and known.status != TYPED else None
        hint = _("terbit: {value}").format(value=numbers.whole(published.value)) if published else _("orang")
        with column:
            keep(
                st.number_input,
                label,
                min_value=0,
                max_value=MOST_PEOPLE,
                value=None,
                step=1000,
                key=_key(name, region),
                placeholder=hint,
            )
    last = month_number(f"{today:%Y-%m}")
    with month:
        keep(
            st.selectbox,
            _("Bulan data"),
            [month_text(last - back) for back in range(MONTHS_OFFERED)],
            format_func=numbers.date,
            key=_key("as_of", region),
            default=month_text(last),
            filter_mode=None,
        )
    try:
        _check(ledger, region)
    except ScenarioError as error:
        st.error(f"{sentences.region_name(ledger.regions[region])}: {remarks.say(ledger, error.remark)}")
    small(_("Yang diketik dipakai semua halaman, ditandai, dan hilang bila kunjungan ini berakhir."))


def load_typed(baseline: Baseline) -> None:
    """Put the typed figures that an opened plan starts from into the session."""
    for name, value in zip(FIGURES, (baseline.active, baseline.potential), strict=True):
        st.session_state[_key(name, baseline.region)] = int(value)


def _rows(ledger: Ledger) -> tuple[UploadedRow, ...]:
    beginning = _key("potential", "")
    regions = sorted(str(key).removeprefix(beginning) for key in st.session_state if str(key).startswith(beginning))
    rows = []
    for region in regions:
        # The controls have keys of the same beginning; where figures came in since, those go before.
        if region in ledger.regions and is_waiting(ledger, region) and (row := _row(ledger, region)):
            rows.append(row)
    return tuple(rows)


def _row(ledger: Ledger, region: str) -> UploadedRow | None:
    try:
        active, potential = _check(ledger, region)
    except ScenarioError:
        return None
    if active is None or potential is None:
        return None
    as_of = st.session_state.get(_key("as_of", region)) or f"{clock.today():%Y-%m}"
    return UploadedRow(region, active, potential, None, as_of, _("perencana, di sesi ini"))


def _check(ledger: Ledger, region: str) -> tuple[int | None, int | None]:
    """Return the two figures, a published one where only the other was typed, None where there is none.

    Raises
    ------
    ScenarioError
        Where they cannot be a coverage.
    """
    where, state = standing(ledger, region), st.session_state
    typed = [state.get(_key(name, region)) for name in FIGURES]
    if typed == [None, None]:
        return None, None
    active, potential = (
        number if number is not None or figure is None else int(figure.value)
        for number, figure in zip(typed, (where.active, where.potential), strict=True)
    )
    if active is not None and potential is not None:
        Baseline(region, active, potential, typed=True)
    return active, potential


def _remove() -> None:
    state = st.session_state
    for key in [key for key in state if str(key).startswith("typed_")]:
        if "@" not in str(key):
            del state[key]


def _key(name: str, region: str) -> str:
    return f"typed_{name}_{region}"
