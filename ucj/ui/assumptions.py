"""What is supposed of each group, apart from what is decided, each with its range and source."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import ASSUMPTIONS, SHARES
from ucj.model.scenario import Baseline, Lever
from ucj.model.scenario_builder import assumption_range, default_assumptions
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link
from ucj.ui.cards import small
from ucj.ui.controls import keep
from ucj.ui.typed_sliders import share_slider

GRACE_MONTHS = 12
IN_A_ROW = 3


def chosen_assumptions(region: str, group: str, payer: str) -> dict[str, float]:
    """Return the assumptions that the planner has changed for a group; the rest are those of the ledger."""
    keys = {name: _key(name, region, group, payer) for name in ASSUMPTIONS}
    return {name: st.session_state[key] for name, key in keys.items() if key in st.session_state}


def load_assumptions(ledger: Ledger, baseline: Baseline, lever: Lever) -> None:
    """Put the assumptions of a lever into the session where they are not those of the ledger, and forget others."""
    usual = default_assumptions(ledger, baseline.region, lever.payer, baseline.coverage)
    for name, value in vars(lever.assumptions).items():
        key = _key(name, baseline.region, lever.group, lever.payer)
        if value == getattr(usual, name):
            st.session_state.pop(key, None)
        else:
            st.session_state[key] = value


def show_assumptions(ledger: Ledger, baseline: Baseline, levers: Iterable[Lever]) -> None:
    """Draw the assumptions of each lever."""
    for lever in levers:
        st.markdown(f"**{_(ledger.groups[lever.group].label)}**")
        for first in range(0, len(SHARES), IN_A_ROW):
            for column, name in zip(st.columns(IN_A_ROW), SHARES[first : first + IN_A_ROW], strict=False):
                with column:
                    _show(ledger, baseline, lever, name)
        # The months of grace are a rule more than a guess: they have a control where an opened plan has others.
        if _key("grace", baseline.region, lever.group, lever.payer) in st.session_state:
            keep(
                st.select_slider,
                _(ASSUMPTIONS["grace"].label),
                sorted({*range(GRACE_MONTHS + 1), lever.assumptions.grace}),
                format_func=lambda count: _("{count} bulan").format(count=count),
                key=_key("grace", baseline.region, lever.group, lever.payer),
            )


def _show(ledger: Ledger, baseline: Baseline, lever: Lever, name: str) -> None:
    known = assumption_range(ledger, baseline.region, name, lever.payer, baseline.coverage)
    share_slider(
        _(ASSUMPTIONS[name].label),
        [*(step / 20 for step in range(21)), known.low, known.central, known.high],
        key=_key(name, baseline.region, lever.group, lever.payer),
        default=known.central,
    )
    low, central, high = (numbers.plain_percent(value) for value in (known.low, known.central, known.high))
    sources = ", ".join(source_link(source) for source in known.row.sources)
    small("\n".join(line for line in (f"{low} – {central} – {high}", _(known.row.note), sources) if line))


def _key(name: str, region: str, group: str, payer: str) -> str:
    # What is supposed of people who pay themselves is another question than of people who are paid for, and what was
    # measured in one region says nothing of another.
    return f"assume_{name}_{region}_{group}_{'self' if payer == 'self' else 'funded'}"
