"""Loading a plan into the session in place of the one that is there, and the way back to that one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_of
from ucj.facts.scenarios import SavedScenario
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.scenario_builder import baseline_for, build_scenario, published_baseline, usual_start
from ucj.model.solver import Answer
from ucj.present.story import basis
from ucj.present.words import corrections, numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link
from ucj.present.words.escape import verbatim
from ucj.ui.assumptions import load_assumptions
from ucj.ui.cards import small
from ucj.ui.ceilings import load_ceilings, years_of_plan
from ucj.ui.clock import today
from ucj.ui.decisions import SEVERAL
from ucj.ui.scrolling import scroll_to
from ucj.ui.session import (
    BASELINE,
    FUNDED_UNTIL,
    GRADUATING,
    GRADUATING_AFTER,
    GROUPS,
    HORIZON,
    MONTHS,
    ORGANIC,
    OWN_START,
    PAYER,
    PEOPLE,
    RAMP,
    REGION,
    REPLACED_PLAN,
    ROUTE,
    SPLIT,
    START,
    TARGET,
    plan_of,
    put_plan,
)
from ucj.ui.typed_figures import load_typed

OUTCOME = "sentence"


@dataclass(frozen=True)
class Replaced:
    """What a loaded plan took the place of.

    Attributes
    ----------
    was, now : str
        The plan on the page before and the one that was loaded, in words.
    shown : str
        The region of the plan before.
    region : str
        The region of the plan that was loaded.
    kept : mapping
        What the plan of that region was made of before.
    """

    was: str
    now: str
    shown: str
    region: str
    kept: Mapping[str, Any]


def show_presets(ledger: Ledger) -> None:
    """List the plans that were announced, each signed, with a button that loads it."""
    for name, preset in ledger.presets.items():
        st.button(_(preset.title), key=f"preset_{name}", on_click=load_saved, args=(ledger, preset))
        source = source_link(ledger.sources[preset.source])
        signed = f"{basis.signature(preset)} · {source}"
        if preset.history:
            signed = f"{signed} · {_('riwayat')}"
        elif preset.start <= month_of(today()):
            signed = f"{signed} · {_('bulan mulainya sudah lewat')}"
        said = [_(preset.said)] if preset.said else []
        small("\n".join([signed, *said, _("Tidak dimodelkan: ") + " ".join(map(_, preset.not_modelled))]))


def load_saved(ledger: Ledger, saved: SavedScenario) -> None:
    """Put a saved scenario into the session."""
    _remember(ledger, saved.region, saved.title)
    load_scenario(ledger, build_scenario(ledger, saved, today()))


def load_answer(ledger: Ledger, answer: Answer) -> None:
    """Put the plan of the solver into the session; a group that several sources pay keeps its shares.

    The rest stays as it is: target, ceilings, and groups of the planner that the answer leaves at nobody.
    """
    scenario = answer.projection.scenario
    region = scenario.baseline.region.code
    planned = GROUPS.of(region).get() or []
    _remember(ledger, region, _("hasil Optimasi rencana"))
    levers = [lever for lever in scenario.levers if lever.people or lever.group.id in planned]
    _load_levers(ledger, scenario, levers)


def load_scenario(ledger: Ledger, scenario: Scenario) -> None:
    """Put a scenario into the session, where the controls find it, whole: what it does not hold is forgotten."""
    region = scenario.baseline.region.code
    REGION.set(region)
    START.of(region).set(scenario.start)
    HORIZON.of(region).set(scenario.horizon)
    TARGET.of(region).set(scenario.target)
    load_ceilings(ledger, region, scenario.ceilings, years_of_plan(scenario.start, scenario.horizon))
    _load_baseline(ledger, scenario.baseline)
    _load_levers(ledger, scenario, scenario.levers)


def show_opened_plan(ledger: Ledger, region: str) -> None:
    """Say what an opened plan brings that the page has no control for, with a way back."""
    if baseline := BASELINE.of(region).get():
        published = published_baseline(ledger, region)
        with st.container(horizontal=True, vertical_alignment="center"):
            small(corrections.start_sentence(baseline, published))
            label = _("Pakai angka terbit") if published else _("Isi angka sendiri")
            st.button(label, on_click=BASELINE.of(region).forget)
    if (horizon := HORIZON.of(region).get()) != HORIZON.default:
        with st.container(horizontal=True, vertical_alignment="center"):
            small(_("Rencana yang dibuka dihitung selama {count} bulan.").format(count=horizon))
            back = _("Hitung {count} bulan").format(count=HORIZON.default)
            st.button(back, on_click=HORIZON.of(region).forget)


def show_replaced() -> None:
    """Say which plan was replaced by which, with the way back; the page has scrolled to what the new one does."""
    replaced: Replaced | None = REPLACED_PLAN.get()
    if replaced is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        small(_("Dimuat: {now}. Menggantikan: {was}.").format(now=verbatim(replaced.now), was=replaced.was))
        if st.button(_("Kembalikan rencana sebelumnya"), key="restore_plan", icon=":material/undo:"):
            _restore(replaced)
            # The region may be another one: the whole page is drawn again, not the part with this button alone.
            st.rerun()
        st.button(_("Tutup"), key="forget_replaced", on_click=REPLACED_PLAN.forget, type="tertiary")


def _remember(ledger: Ledger, region: str, now: str) -> None:
    shown = REGION.get()
    if (chosen := GROUPS.of(shown).get()) is None:
        return
    people = {group: PEOPLE.of(shown, group).get() for group in chosen}
    parts = [
        f"{_(ledger.groups[group].label)} {numbers.whole(count)}"
        for group, count in people.items()
        if count is not None
    ]
    was = ", ".join(parts) or _("rencana tanpa kelompok")
    REPLACED_PLAN.set(Replaced(was, now, shown, region, plan_of(region)))
    scroll_to(OUTCOME)


def _restore(replaced: Replaced) -> None:
    put_plan(replaced.region, replaced.kept)
    REGION.set(replaced.shown)
    REPLACED_PLAN.forget()
    scroll_to(OUTCOME)


def _load_baseline(ledger: Ledger, opened: Baseline) -> None:
    region = opened.region.code
    BASELINE.of(region).forget()
    ORGANIC.of(region).set(opened.organic or None)
    baseline = replace(opened, organic=0.0)
    published = published_baseline(ledger, region)
    if baseline == published:
        return
    none_published = published is None or published.typed
    if none_published and baseline == baseline_for(ledger, region, baseline.active, baseline.potential):
        # Here the pages have fields to type them in.
        load_typed(baseline)
        return
    BASELINE.of(region).set(baseline)


def _load_levers(ledger: Ledger, scenario: Scenario, levers: Sequence[Lever]) -> None:
    region = scenario.baseline.region.code
    GROUPS.of(region).set([lever.group.id for lever in levers])
    for lever in levers:
        own, several = (region, lever.group.id), len(lever.payers) > 1
        PEOPLE.of(*own).set(int(lever.people) if float(lever.people).is_integer() else lever.people)
        MONTHS.of(*own).set(lever.months)
        RAMP.of(*own).set(lever.ramp)
        ROUTE.of(*own).set(lever.route.id)
        PAYER.of(*own).set(SEVERAL if several else lever.payer.id)
        SPLIT.of(*own).set(tuple((payer.id, share) for payer, share in lever.payers) if several else SPLIT.default)
        GRADUATING.of(*own).set(lever.graduating)
        GRADUATING_AFTER.of(*own).set(lever.graduating_after)
        FUNDED_UNTIL.of(*own).set(_supposed_end(scenario.baseline, lever))
        usual = usual_start(lever.payer, scenario.start)
        OWN_START.of(*own).forget()
        if lever.start != usual:
            OWN_START.of(*own).set(lever.start)
        load_assumptions(ledger, scenario.baseline, lever)


def _supposed_end(baseline: Baseline, lever: Lever) -> int:
    """Return until when a plan takes its funded people to be paid for, 0 where that is what is known."""
    known = next((cohort.paid_until for cohort in baseline.cohorts if cohort.group == lever.group), None)
    until = lever.cohort.paid_until if lever.cohort else None
    return 0 if until is None or until == known else until
