"""Skenario: what enrolling a group changes, what it costs, and when it lapses."""

import datetime as dt

import streamlit as st

from ucj.model.measures import standing
from ucj.model.planning import published_baseline
from ucj.model.projection import project
from ucj.model.scenario import Baseline, Scenario, ScenarioError
from ucj.present import sentences
from ucj.present.text import _
from ucj.ui import plan
from ucj.ui.assumptions import show_assumptions
from ucj.ui.choices import choose_region
from ucj.ui.decisions import choose_start, choose_target, read_lever, show_lever, type_baseline
from ucj.ui.frame import open_page

ledger = open_page(_("Skenario"))
first, second, third = st.columns([2, 1.5, 1.5])
with first:
    region = choose_region(ledger)
with second:
    start = choose_start(dt.date.today())
where = standing(ledger, region)
with third:
    target = choose_target(where.target.share.value if where.target else None, region)


@st.fragment
def explore(baseline: Baseline) -> None:
    """Show levers and outcome; a slider reruns this and not the page around it."""
    decisions, outcome = st.columns([1, 2.3], gap="medium")
    try:
        decided = (read_lever(ledger, baseline, group, start) for group in ledger.groups)
        levers = tuple(lever for lever in decided if lever is not None)
        result = project(Scenario(baseline, levers, start, target=target), ledger.premiums)
    except ScenarioError as error:
        st.error(sentences.problem(error, ledger.groups))
        return
    # What a step changes is sent before the controls, and the chart, over which the browser takes longest, after them.
    with outcome:
        plan.show_outcome(ledger, result)
        months = st.container()
        plan.show_notes(ledger, result)
    with decisions:
        for group in ledger.groups:
            show_lever(ledger, baseline.region, group)
    plan.show_maps(ledger, result)
    with months:
        plan.show_months(ledger, result)
    plan.show_money(ledger, result)
    title = _("Anggapan: bukan keputusan, melainkan perkiraan yang dapat diubah")
    with st.expander(title, key="assumptions", on_change="rerun") as assumptions:
        if assumptions.open:
            show_assumptions(ledger, baseline, levers)


try:
    baseline = published_baseline(ledger, region) or type_baseline(region, where.active)
except ScenarioError as error:
    st.error(sentences.problem(error))
    st.stop()
if baseline is None:
    st.stop()
explore(baseline)
