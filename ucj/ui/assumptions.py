"""What is supposed of each group, apart from what is decided, each with its range and source."""

from __future__ import annotations

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import ASSUMPTIONS, SCENARIO_FIELDS, SHARES
from ucj.model.organic import organic_range
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.scenario_builder import assumption_range, default_assumptions
from ucj.present.story.supposed import organic_basis
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link
from ucj.ui.cards import small
from ucj.ui.controls import keep
from ucj.ui.session import ASSUMED, ORGANIC, Key
from ucj.ui.sliders import share_slider

GRACE_MONTHS = 12
IN_A_ROW = 3


def chosen_assumptions(region: str, group: str, payer: str) -> dict[str, float]:
    """Return the assumptions that the planner has changed for a group; the rest are those of the ledger."""
    chosen = {name: _key(name, region, group, payer).get() for name in ASSUMPTIONS}
    return {name: value for name, value in chosen.items() if value is not None}


def assumption_keys(region: str, lever: Lever) -> dict[str, Key[float | None]]:
    """Return where the assumptions of a lever are kept, by their name."""
    return {name: _key(name, region, lever.group.id, lever.payer.id) for name in ASSUMPTIONS}


def load_assumptions(ledger: Ledger, baseline: Baseline, lever: Lever) -> None:
    """Put the assumptions of a lever into the session where they are not those of the ledger, and forget others."""
    usual = default_assumptions(ledger, baseline.region.code, lever.payer, baseline.coverage)
    for name, value in vars(lever.assumptions).items():
        key = _key(name, *_of(baseline, lever))
        if value == getattr(usual, name):
            key.forget()
        else:
            key.set(value)


def show_assumptions(ledger: Ledger, plan: Scenario) -> None:
    """Draw what is supposed of everybody else, and the assumptions of each lever of a plan."""
    baseline = plan.baseline
    _show_organic(ledger, baseline)
    for lever in plan.levers:
        st.markdown(f"**{_(lever.group.label)}**")
        for first in range(0, len(SHARES), IN_A_ROW):
            for column, name in zip(st.columns(IN_A_ROW), SHARES[first : first + IN_A_ROW], strict=False):
                with column:
                    _show(ledger, baseline, lever, name)
        # The months of grace are a rule more than a guess: they have a control where an opened plan has others.
        grace = _key("grace", *_of(baseline, lever))
        if grace.get() is not None:
            keep(
                st.select_slider,
                _(ASSUMPTIONS["grace"].label),
                sorted({*range(GRACE_MONTHS + 1), lever.assumptions.grace}),
                format_func=lambda count: _("{count} bulan").format(count=count),
                key=grace,
            )


def _show_organic(ledger: Ledger, baseline: Baseline) -> None:
    """Draw the net change a month of everybody outside the funded cohorts, with its range and what that comes from."""
    known = organic_range(ledger, baseline.region.code)
    st.markdown(f"**{_('Peserta di luar yang dibiayai')}**")
    share_slider(
        _(SCENARIO_FIELDS["organic"].label),
        [*(step / 1000 for step in range(-20, 21)), known.low, known.central, known.high],
        key=ORGANIC.of(baseline.region.code),
        default=baseline.organic,
        signed=True,
    )
    low, central, high = (numbers.plain_percent(value) for value in (known.low, known.central, known.high))
    basis, sources = organic_basis(known)
    cited = ", ".join(source_link(source) for source in sources)
    small("\n".join(line for line in (f"{low} – {central} – {high}", basis, cited) if line))


def _show(ledger: Ledger, baseline: Baseline, lever: Lever, name: str) -> None:
    known = assumption_range(ledger, baseline.region.code, name, lever.payer, baseline.coverage)
    share_slider(
        _(ASSUMPTIONS[name].label),
        [*(step / 20 for step in range(21)), known.low, known.central, known.high],
        key=_key(name, *_of(baseline, lever)),
        default=known.central,
    )
    low, central, high = (numbers.plain_percent(value) for value in (known.low, known.central, known.high))
    sources = ", ".join(source_link(source) for source in known.row.sources)
    small("\n".join(line for line in (f"{low} – {central} – {high}", _(known.row.note), sources) if line))


def _of(baseline: Baseline, lever: Lever) -> tuple[str, str, str]:
    return baseline.region.code, lever.group.id, lever.payer.id


def _key(name: str, region: str, group: str, payer: str) -> Key[float | None]:
    return ASSUMED.of(region, group, "self" if payer == "self" else "funded", name)
