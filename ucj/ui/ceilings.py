"""What each source can pay: an empty field sets no ceiling, 0 means no money."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.present.words.catalogue import _
from ucj.ui.controls import keep
from ucj.ui.session import CEILING

MILLION = 1_000_000
FIELDS_IN_A_ROW = 4


def choose_ceilings(ledger: Ledger, region: str) -> dict[str, float]:
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
                key = CEILING.of(region, payer)
                # A widget of whole numbers refuses the odd amount that an opened plan may have.
                whole = not isinstance(key.get(), float)
                keep(
                    st.number_input,
                    _(ledger.premiums.payers[payer].label),
                    min_value=0 if whole else 0.0,
                    step=500 if whole else 500.0,
                    format=None if whole else "%.6f",
                    value=None,
                    placeholder=_("tidak diisi"),
                    key=key,
                )
    return read_ceilings(ledger, region)


def read_ceilings(ledger: Ledger, region: str) -> dict[str, float]:
    """Return the ceilings set so far, in rupiah by payer; of a source that has none there is no entry."""
    set_so_far = {payer: CEILING.of(region, payer).get() for payer in _sources(ledger)}
    return {payer: float(round(amount * MILLION)) for payer, amount in set_so_far.items() if amount is not None}


def load_ceilings(ledger: Ledger, region: str, ceilings: Mapping[str, float]) -> None:
    """Put ceilings into the session, in place of those that are there."""
    for payer in _sources(ledger):
        millions = ceilings[payer] / MILLION if payer in ceilings else None
        CEILING.of(region, payer).set(int(millions) if millions is not None and millions.is_integer() else millions)


def _sources(ledger: Ledger) -> list[str]:
    return [payer for payer in ledger.premiums.payers if payer != "self"]
