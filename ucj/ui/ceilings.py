"""What each source can pay in a budget year: an empty field sets no ceiling, 0 means no money."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.rules import Payer, budget_years
from ucj.model.scenario import Ceiling
from ucj.present.words.catalogue import _
from ucj.ui.controls import keep
from ucj.ui.session import CEILING, CEILINGS_DIFFER, YEAR_CEILING, Key

MILLION = 1_000_000
FIELDS_IN_A_ROW = 4


def years_of_plan(start: int, horizon: int) -> list[int]:
    """Return the budget years of a plan from its first month, a count of months, and how many it has."""
    return list(budget_years(start, start + horizon - 1))


def choose_ceilings(ledger: Ledger, region: str, years: Sequence[int]) -> tuple[Ceiling, ...]:
    """Let the planner set what each source can pay in each budget year, and return it in rupiah."""
    st.markdown(
        _(
            "Plafon tiap sumber tiap tahun anggaran (Januari–Desember), dalam juta rupiah (5.000 = Rp5 miliar). "
            "Kosong: sumber itu tidak dipakai dan plafonnya tidak diisi; 0: tidak ada uang."
        )
    )
    if len(years) > 1:
        label = _("Berbeda tiap tahun")
        differ = CEILINGS_DIFFER.of(region)
        keep(st.toggle, label, key=differ, on_change=_begin_years, args=(ledger, region, tuple(years)))
    if not CEILINGS_DIFFER.of(region).get():
        _fields(ledger, [(payer, CEILING.of(region, payer.id)) for payer in _sources(ledger)])
    else:
        for year in years:
            st.markdown(f"**{year}**")
            _fields(ledger, [(payer, YEAR_CEILING.of(region, payer.id, year)) for payer in _sources(ledger)], str(year))
        st.markdown(_("Sumber yang diisi untuk satu tahun saja tidak dibatasi pada tahun lain; isi 0 bila tidak ada."))
    return read_ceilings(ledger, region, years)


def read_ceilings(ledger: Ledger, region: str, years: Sequence[int]) -> tuple[Ceiling, ...]:
    """Return the ceilings set so far; of a source that has none there is no entry."""
    found = []
    for payer in _sources(ledger):
        if not CEILINGS_DIFFER.of(region).get():
            found += _ceilings(payer, [(CEILING.of(region, payer.id).get(), None)])
            continue
        by_year = [(YEAR_CEILING.of(region, payer.id, year).get(), year) for year in years]
        amounts = {amount for amount, _year in by_year}
        found += _ceilings(payer, [(amounts.pop(), None)] if len(amounts) == 1 else by_year)
    return tuple(found)


def load_ceilings(ledger: Ledger, region: str, ceilings: Iterable[Ceiling], years: Sequence[int]) -> None:
    """Put ceilings into the session, in place of those that are there."""
    differ = any(ceiling.year is not None for ceiling in ceilings)
    CEILINGS_DIFFER.of(region).set(differ)
    for payer in _sources(ledger):
        own = [ceiling for ceiling in ceilings if ceiling.payer == payer]
        CEILING.of(region, payer.id).set(_millions(one.rupiah for one in own if one.year is None))
        by_year = YEAR_CEILING.of(region, payer.id)
        for known in by_year.owners():
            by_year.of(known).forget()
        for year in years if differ else ():
            by_year.of(year).set(_millions(one.rupiah for one in own if one.year in (None, year)))


def _begin_years(ledger: Ledger, region: str, years: Sequence[int]) -> None:
    """Begin each year with what was said of every year."""
    for payer in _sources(ledger):
        for year in years:
            key = YEAR_CEILING.of(region, payer.id, year)
            if key.get() is None:
                key.set(CEILING.of(region, payer.id).get())


def _fields(ledger: Ledger, fields: Sequence[tuple[Payer, Key[float | None]]], year: str = "") -> None:
    for first in range(0, len(fields), FIELDS_IN_A_ROW):
        for column, (payer, key) in zip(st.columns(FIELDS_IN_A_ROW), fields[first:], strict=False):
            with column:
                # A widget of whole numbers refuses the odd amount that an opened plan may have.
                whole = not isinstance(key.get(), float)
                keep(
                    st.number_input,
                    f"{_(payer.label)} {year}".strip(),
                    min_value=0 if whole else 0.0,
                    step=500 if whole else 500.0,
                    format=None if whole else "%.6f",
                    value=None,
                    placeholder=_("tidak diisi"),
                    key=key,
                )


def _ceilings(payer: Payer, amounts: Iterable[tuple[float | None, int | None]]) -> list[Ceiling]:
    return [Ceiling(payer, float(round(amount * MILLION)), year) for amount, year in amounts if amount is not None]


def _millions(rupiah: Iterable[float]) -> float | None:
    """Return the lowest of some amounts in millions, whole where it is; None of none."""
    lowest = min(rupiah, default=None)
    if lowest is None:
        return None
    millions = lowest / MILLION
    return int(millions) if millions.is_integer() else millions


def _sources(ledger: Ledger) -> list[Payer]:
    return [payer for payer in ledger.premiums.payers.values() if not payer.is_self]
