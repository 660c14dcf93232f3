"""Two figures that a planner types for a region of which none were published: every page uses them, marked as typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ucj.facts.intake.uploads import TYPED, UploadedRow, with_typed
from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import MOST_PEOPLE
from ucj.facts.rules import month_of, month_text
from ucj.model.measures import coverage_of
from ucj.model.scenario import Baseline, ScenarioError
from ucj.present.words import numbers, remarks, sentences
from ucj.present.words.catalogue import _
from ucj.ui import clock
from ucj.ui.cards import small
from ucj.ui.controls import choose, keep
from ucj.ui.session import LEDGER_WITH_TYPED, TYPED_ACTIVE, TYPED_MONTH, TYPED_POTENTIAL, Key

FIGURES = (TYPED_ACTIVE, TYPED_POTENTIAL)
MONTHS_OFFERED = 36


def with_typed_figures(ledger: Ledger) -> Ledger:
    """Return a ledger with what was typed in this session; built anew only when something else was typed."""
    rows = _rows(ledger)
    if not rows:
        return ledger
    if (known := LEDGER_WITH_TYPED.get()) is None or known[0] is not ledger or known[1] != rows:
        LEDGER_WITH_TYPED.set(known := (ledger, rows, with_typed(ledger, rows)))
    return known[2]


def mark_typed(ledger: Ledger) -> None:
    """Mark a page that uses typed figures, and let the planner remove them."""
    if not (rows := _rows(ledger)):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        names = ", ".join(sentences.region_name(ledger.regions[row.region]) for row in rows)
        st.badge(_("Angka diisi manual, bukan angka terbit"), icon=":material/edit:", color="orange")
        small(names)
        st.button(_("Hapus isian manual"), key="remove_typed", on_click=_remove, type="tertiary")


def is_waiting(ledger: Ledger, region: str) -> bool:
    """Whether a region has no published figures to compute with, so that they can be typed; typed ones count not."""
    where = coverage_of(ledger, region)
    return not (where.active and where.potential) or TYPED in {where.active.status, where.potential.status}


def type_figures(ledger: Ledger, region: str, today: dt.date) -> None:
    """Let the planner type active and potential workers and their month, and say what is wrong with them."""
    *counts, month = st.columns(3)
    type_counts(ledger, region, FIGURES, counts)
    last = month_of(today)
    with month:
        choose(
            _("Posisi data (bulan)"),
            [month_text(last - back) for back in range(MONTHS_OFFERED)],
            format_func=numbers.date,
            key=TYPED_MONTH.of(region),
            default=month_text(last),
        )
    try:
        _check(ledger, region)
    except ScenarioError as error:
        st.error(f"{sentences.region_name(ledger.regions[region])}: {remarks.say(ledger, error.remark)}")
    small(_("Isian manual dipakai semua halaman, ditandai, dan selama wilayah ini dipilih ikut di alamat halaman."))


def type_counts(ledger: Ledger, region: str, keys: Sequence[Key[int | None]], places: Sequence[DeltaGenerator]) -> None:
    """Let the planner type active and potential workers of a region, beside what was published of them."""
    where = coverage_of(ledger, region)
    labels = (_("Peserta aktif (diisi manual)"), _("Potensi pekerja (diisi manual)"))
    for place, key, label, known in zip(places, keys, labels, (where.active, where.potential), strict=True):
        published = known if known and known.status != TYPED else None
        hint = _("terbit: {value}").format(value=numbers.whole(published.value)) if published else _("orang")
        with place:
            keep(
                st.number_input,
                label,
                min_value=0,
                max_value=MOST_PEOPLE,
                value=None,
                step=1000,
                key=key.of(region),
                placeholder=hint,
            )


def typed_counts(ledger: Ledger, region: str, keys: Sequence[Key[int | None]]) -> tuple[float | None, float | None]:
    """Return active and potential workers as typed, a published one where only the other was; None where none is."""
    where = coverage_of(ledger, region)
    typed = [key.of(region).get() for key in keys]
    active, potential = (
        number if number is not None or figure is None else figure.value
        for number, figure in zip(typed, (where.active, where.potential), strict=True)
    )
    return (None, None) if typed == [None, None] else (active, potential)


def load_typed(baseline: Baseline) -> None:
    """Put the typed figures that an opened plan starts from into the session."""
    for key, value in zip(FIGURES, (baseline.active, baseline.potential), strict=True):
        key.of(baseline.region.code).set(int(value))


def _rows(ledger: Ledger) -> tuple[UploadedRow, ...]:
    rows = []
    for region in TYPED_POTENTIAL.owners():
        # Where figures came in since, those go before.
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
    as_of = TYPED_MONTH.of(region).get() or f"{clock.today():%Y-%m}"
    return UploadedRow(region, int(active), int(potential), None, as_of, _("perencana, di sesi ini"))


def _check(ledger: Ledger, region: str) -> tuple[float | None, float | None]:
    """Return the two figures, see `typed_counts`.

    Raises
    ------
    ScenarioError
        Where they cannot be a coverage.
    """
    active, potential = typed_counts(ledger, region, FIGURES)
    if active is not None and potential is not None:
        Baseline(ledger.regions[region], active, potential, typed=True)
    return active, potential


def _remove() -> None:
    keys: tuple[Key[Any], ...] = (*FIGURES, TYPED_MONTH)
    for key in keys:
        for region in key.owners():
            key.of(region).forget()
