"""What an opened plan brings that the page has no control for: its starting figures and how many months it looks at."""

from __future__ import annotations

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import USUAL_HORIZON
from ucj.model.scenario import Baseline, Scenario
from ucj.model.scenario_builder import published_baseline
from ucj.present.words import corrections
from ucj.present.words.catalogue import _
from ucj.ui.cards import small
from ucj.ui.typed_figures import load_typed


def carry(ledger: Ledger, scenario: Scenario) -> None:
    """Put starting figures and horizon into the session."""
    state, baseline = st.session_state, scenario.baseline
    region = baseline.region
    state["horizon"] = scenario.horizon
    state.pop(_key(region), None)
    published = published_baseline(ledger, region)
    if baseline == published:
        return
    none_published = published is None or published.typed
    if none_published and baseline == Baseline(region, baseline.active, baseline.potential, typed=True):
        # Here the pages have fields to type them in.
        load_typed(baseline)
        return
    state[_key(region)] = baseline


def carried_baseline(region: str) -> Baseline | None:
    """Return the starting figures that an opened plan has brought for a region, or None."""
    found: Baseline | None = st.session_state.get(_key(region))
    return found


def carried_horizon() -> int:
    """Return how many months to look at."""
    return int(st.session_state.get("horizon", USUAL_HORIZON))


def show_carried(ledger: Ledger, region: str) -> None:
    """Say what an opened plan has brought, with a way back."""
    if baseline := carried_baseline(region):
        published = published_baseline(ledger, region)
        with st.container(horizontal=True, vertical_alignment="center"):
            small(corrections.carried_sentence(baseline, published))
            label = _("Pakai angka terbit") if published else _("Ketik angka sendiri")
            st.button(label, on_click=_forget, args=(_key(region),))
    if (horizon := carried_horizon()) != USUAL_HORIZON:
        with st.container(horizontal=True, vertical_alignment="center"):
            small(_("Rencana yang dibuka dihitung selama {count} bulan.").format(count=horizon))
            back = _("Hitung {count} bulan").format(count=USUAL_HORIZON)
            st.button(back, on_click=_forget, args=("horizon",))


def _forget(key: str) -> None:
    st.session_state.pop(key, None)


def _key(region: str) -> str:
    return f"baseline_{region}"
