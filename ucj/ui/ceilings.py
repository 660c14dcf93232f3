"""What each source can pay: an empty field sets no ceiling, 0 means no money."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.present.words.catalogue import _
from ucj.ui.controls import keep

MILLION = 1_000_000
FIELDS_IN_A_ROW = 4


def choose_ceilings(ledger: Ledger) -> dict[str, float]:
    """Let the planner set what each source can pay over the plan, and return it in rupiah by payer."""
    st.markdown(
        _(
            "Plafon tiap sumber selama rencana, dalam juta rupiah (5.000 = Rp5 miliar). "
            "Kosong: sumber itu tidak dipakai dan plafonnya tidak diisi; 0: tidak ada uang."
        )
    )
    sources = _sources(ledger)
    for first in range(0, len(sources), FIELDS_IN_A_ROW):
        for column, payer in zip(st.columns(FIELDS_IN_A_ROW), sources[first : first + FIELDS_IN_A_ROW], strict=False):
            with column:
                # A widget of whole numbers refuses the odd amount that an opened plan may have.
                whole = not isinstance(st.session_state.get(_key(payer)), float)
                keep(
                    st.number_input,
                    _(ledger.premiums.payers[payer]),
                    min_value=0 if whole else 0.0,
                    step=500 if whole else 500.0,
                    format=None if whole else "%.6f",
                    value=None,
                    placeholder=_("tidak diisi"),
                    key=_key(payer),
                )
    return read_ceilings(ledger)


def read_ceilings(ledger: Ledger) -> dict[str, float]:
    """Return the ceilings set so far, in rupiah by payer; of a source that has none there is no entry."""
    set_so_far = {payer: st.session_state.get(_key(payer)) for payer in _sources(ledger)}
    return {payer: float(round(amount * MILLION)) for payer, amount in set_so_far.items() if amount is not None}


def load_ceilings(ledger: Ledger, ceilings: Mapping[str, float]) -> None:
    """Put ceilings into the session, in place of those that are there."""
    for payer in _sources(ledger):
        millions = ceilings[payer] / MILLION if payer in ceilings else None
        st.session_state[_key(payer)] = int(millions) if millions is not None and millions.is_integer() else millions


def _sources(ledger: Ledger) -> list[str]:
    return [payer for payer in ledger.premiums.payers if payer != "self"]


def _key(payer: str) -> str:
    return f"ceiling_{payer}"
