"""Skenario: what enrolling a group changes, what it costs, and when it lapses."""

import datetime as dt

import streamlit as st

from ucj.model.measures import standing
from ucj.model.planning import published_baseline
from ucj.model.projection import project
from ucj.model.scenario import Baseline, Scenario, ScenarioError
from ucj.present import told
from ucj.present.text import _
from ucj.ui import plan
from ucj.ui.assumptions import show_assumptions
from ucj.ui.choices import choose_region
from ucj.ui.decisions import (
    choose_start,
    choose_target,
    read_ceilings,
    read_levers,
    show_groups,
    show_levers,
    show_presets,
    type_baseline,
)
from ucj.ui.frame import open_page, send_what_is_drawn
from ucj.ui.views import show_views

ledger = open_page(_("Skenario"))
first, second, third, fourth = st.columns([2, 1.4, 1.4, 1.2], vertical_alignment="bottom")
with first:
    region = choose_region(ledger)
with second:
    start = choose_start(dt.date.today())
where = standing(ledger, region)
with third:
    target = choose_target(where.target.share.value if where.target else None, region)

with fourth:
    st.page_link("pages/paparan.py", label=_("Buka paparan"))
with fourth, st.popover(_("Muat rencana"), icon=":material/folder_open:"):
    show_presets(ledger)


@st.fragment
def explore(baseline: Baseline) -> None:
    """Show levers and outcome; a slider reruns this and not the page around it."""
    groups = st.container()
    decisions, outcome = st.columns([1, 2.3], gap="medium")
    try:
        levers = read_levers(ledger, baseline, start)
        ceilings = tuple(read_ceilings(ledger).items())
        result = project(Scenario(baseline, levers, start, target=target, ceilings=ceilings), ledger.premiums)
    except ScenarioError as error:
        st.error(told.problem(error, ledger.groups))
        return
    # What a step changes is sent before the controls, and the chart, over which the browser takes longest, after them.
    with outcome:
        plan.show_outcome(ledger, result)
        months = st.container()
        plan.show_notes(ledger, result)
        view = st.container()
    send_what_is_drawn()
    with groups:
        show_groups(ledger, region)
    with decisions:
        show_levers(ledger, baseline, levers)
    with view:
        show_views(ledger, result)
    with months:
        plan.show_months(ledger, result)
    title = _("Anggapan: bukan keputusan, melainkan perkiraan yang dapat diubah")
    with st.expander(title, key="assumptions", on_change="rerun") as assumptions:
        if assumptions.open:
            show_assumptions(ledger, baseline, levers)


try:
    baseline = published_baseline(ledger, region) or type_baseline(region, where.active)
except ScenarioError as error:
    st.error(told.problem(error))
    st.stop()
if baseline is None:
    st.stop()
explore(baseline)
