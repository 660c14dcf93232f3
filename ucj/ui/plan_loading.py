"""Loading a plan into the session in place of the one that is there, and the way back to that one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.scenarios import SavedScenario
from ucj.model.scenario import Scenario
from ucj.model.scenario_builder import build_scenario
from ucj.model.solver import Answer
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link
from ucj.present.words.escape import verbatim
from ucj.ui.assumptions import load_assumptions
from ucj.ui.cards import small
from ucj.ui.ceilings import load_ceilings
from ucj.ui.decisions import SPLIT, groups_key, people_key
from ucj.ui.region_choice import current_region
from ucj.ui.scrolling import scroll_to
from ucj.ui.starting_figures import carry

REPLACED = "replaced_plan"
OUTCOME = "outcome"
# What a plan is made of in the session: names, and beginnings of names that end in a region, a group or a payer.
_NAMES = ("region", "start", "horizon")
_BEGINNINGS = (
    *("target_", "groups_", "people_", "months_", "ramp_", "payer_", "route_", "split_", "start_", "assume_"),
    *("ceiling_", "baseline_", "typed_"),
)


@dataclass(frozen=True)
class Replaced:
    """A plan that was replaced: what it was and what took its place, in words, and all it was made of."""

    was: str
    now: str
    kept: Mapping[str, Any]


def show_presets(ledger: Ledger) -> None:
    """List the plans that were announced, each signed, with a button that loads it."""
    for name, preset in ledger.presets.items():
        st.button(_(preset.title), key=f"preset_{name}", on_click=load_saved, args=(ledger, preset))
        source = source_link(ledger.sources[preset.source])
        signed = f"{_(preset.said_by)}, {numbers.date(preset.said_on)} · {source}"
        small("\n".join([signed, _("Tidak dimodelkan: ") + " ".join(_(text) for text in preset.not_modelled)]))


def load_saved(ledger: Ledger, saved: SavedScenario) -> None:
    """Put a saved scenario into the session."""
    _remember(ledger, saved.title)
    load_scenario(ledger, build_scenario(ledger, saved))


def load_answer(ledger: Ledger, answer: Answer) -> None:
    """Put the plan of the solver into the session; a group that several sources pay keeps its shares."""
    _remember(ledger, _("hasil Cari rencana"))
    _load_levers(ledger, answer.projection.scenario)


def load_scenario(ledger: Ledger, scenario: Scenario) -> None:
    """Put a scenario into the session, where the controls find it, whole: what it does not hold is forgotten."""
    state = st.session_state
    region = scenario.baseline.region
    state["region"], state["start"] = region, scenario.start
    state[f"target_{region}"] = scenario.target
    load_ceilings(ledger, dict(scenario.ceilings))
    carry(ledger, scenario)
    _load_levers(ledger, scenario)


def show_replaced() -> None:
    """Say which plan was replaced by which, with the way back; the page has scrolled to what the new one does."""
    replaced: Replaced | None = st.session_state.get(REPLACED)
    if replaced is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        small(_("Dimuat: {now}. Menggantikan: {was}.").format(now=verbatim(replaced.now), was=replaced.was))
        if st.button(_("Kembalikan rencana sebelumnya"), key="restore_plan", icon=":material/undo:"):
            _restore()
            # The region may be another one: the whole page is drawn again, not the part with this button alone.
            st.rerun()
        st.button(_("Tutup"), key="forget_replaced", on_click=_forget, type="tertiary")


def _remember(ledger: Ledger, now: str) -> None:
    state, region = st.session_state, current_region()
    if groups_key(region) not in state:
        return
    groups = [group for group in state[groups_key(region)] if people_key(region, group) in state]
    parts = [f"{_(ledger.groups[group].label)} {numbers.whole(state[people_key(region, group)])}" for group in groups]
    was = ", ".join(parts) or _("rencana tanpa kelompok")
    kept = {str(key): state[key] for key in state if _is_of_a_plan(str(key))}
    state[REPLACED] = Replaced(was, now, {**kept, "region": region})
    scroll_to(OUTCOME)


def _restore() -> None:
    state = st.session_state
    replaced: Replaced = state.pop(REPLACED)
    for key in [key for key in state if _is_of_a_plan(str(key))]:
        del state[key]
    for key, value in replaced.kept.items():
        state[key] = value
    scroll_to(OUTCOME)


def _forget() -> None:
    st.session_state.pop(REPLACED, None)


def _is_of_a_plan(key: str) -> bool:
    # Controls have an @ in their keys; they follow what is kept.
    return "@" not in key and (key in _NAMES or key.startswith(_BEGINNINGS))


def _load_levers(ledger: Ledger, scenario: Scenario) -> None:
    state, region = st.session_state, scenario.baseline.region
    state[groups_key(region)] = [lever.group for lever in scenario.levers]
    for lever in scenario.levers:
        group = lever.group
        state[people_key(region, group)] = int(lever.people) if float(lever.people).is_integer() else lever.people
        for decision in ("months", "ramp", "route"):
            state[f"{decision}_{group}"] = getattr(lever, decision)
        state[f"payer_{group}"] = SPLIT if len(lever.payers) > 1 else lever.payers[0][0]
        for key, value, kept in (
            (f"split_{group}", lever.payers, len(lever.payers) > 1),
            (f"start_{group}", lever.start, lever.start != scenario.start),
        ):
            state.pop(key, None)
            if kept:
                state[key] = value
        load_assumptions(ledger, scenario.baseline, lever)
