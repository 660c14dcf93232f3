"""Skenario: what enrolling a group changes, what it costs, and when it lapses."""

import datetime as dt

import streamlit as st

from ucj.model.measures import standing
from ucj.model.planning import published_baseline
from ucj.model.projection import project
from ucj.model.scenario import Scenario, ScenarioError
from ucj.present import sentences
from ucj.present.text import _
from ucj.ui import plan
from ucj.ui.choices import choose_region
from ucj.ui.frame import open_page
from ucj.ui.levers import assume, choose_start, choose_target, decide_lever, type_baseline

ledger = open_page(_("Skenario"))
first, second, third = st.columns([2, 1.5, 1.5])
with first:
    region = choose_region(ledger)
with second:
    start = choose_start(dt.date.today())
where = standing(ledger, region)
with third:
    target = choose_target(where.target.share.value if where.target else None, region)

try:
    baseline = published_baseline(ledger, region)
    if baseline is None:
        st.info(_("Belum ada jumlah peserta dan pekerja potensial yang terbit untuk wilayah ini. Isi sendiri:"))
        baseline = type_baseline(region, where.active.value if where.active else None)
        if baseline is None:
            st.stop()
    decisions, outcome = st.columns([1, 2.3], gap="medium")
    with decisions:
        levers = tuple(
            lever for group in ledger.groups if (lever := decide_lever(ledger, baseline, group, start)) is not None
        )
    scenario = Scenario(baseline, levers, start, target=target)
    result = project(scenario, ledger.premiums)
except ScenarioError as error:
    st.error(sentences.problem(error, ledger.groups))
    st.stop()

with outcome:
    plan.show_outcome(ledger, result)
    plan.show_notes(ledger, result)
plan.show_maps(ledger, result)
plan.show_money(ledger, result)
with st.expander(_("Anggapan: bukan keputusan, melainkan perkiraan yang dapat diubah")):
    assume(ledger, baseline, levers)
