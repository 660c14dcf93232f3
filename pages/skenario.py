"""Skenario: what enrolling a group changes, what it costs, and when it lapses."""

import streamlit as st

from ucj.model.projection import project
from ucj.model.scenario import ScenarioError
from ucj.model.scenario_builder import published_target
from ucj.present.plan_cards import plan_cards
from ucj.present.words import remarks
from ucj.present.words.catalogue import _
from ucj.ui import clock, plan_outcome
from ucj.ui.brief import show_plan_brief
from ucj.ui.cards import figure_cards
from ucj.ui.comparison import show_save
from ucj.ui.controls import keep_fold
from ucj.ui.decisions import read_plan, starting_point
from ucj.ui.frame import open_page, send_what_is_drawn
from ucj.ui.language import speak_chosen
from ucj.ui.lever_rows import (
    choose_organic,
    choose_start,
    choose_target,
    open_lever,
    show_add_group,
    show_lever_details,
    show_levers,
)
from ucj.ui.levers import offer_plain_controls, prepare_levers
from ucj.ui.links import show_link
from ucj.ui.live_outcome import follow_sliders, tell_plan
from ucj.ui.plan_loading import OUTCOME, show_opened_plan, show_presets, show_replaced
from ucj.ui.region_choice import choose_region
from ucj.ui.scrolling import scroll_now
from ucj.ui.session import ASSUMPTIONS
from ucj.ui.typed_figures import is_waiting, type_figures
from ucj.ui.views import show_views

ledger = open_page("Skenario")
today = clock.today()
# `page.css` says how wide each must be: none is cut where the window is narrow or enlarged.
prepare_levers()
row = st.container(key="first_row", horizontal=True, vertical_alignment="bottom")
*places, first, second, third = (row.container() for _place in range(5))
region = choose_region(ledger, places)
with first:
    start = choose_start(region, today)
with second:
    choose_target(published_target(ledger, region, today), region)
with third, st.popover(_("Muat rencana"), icon=":material/folder_open:"):
    show_presets(ledger)


@st.fragment
def explore() -> None:
    """Show levers and outcome; a slider reruns this and not the page around it."""
    speak_chosen()
    # Asked here, because a slider changes it too: what comes and goes without the plan.
    baseline = starting_point(ledger, region)
    if baseline is None:
        return
    decisions, outcome = st.columns([1, 2.3], gap="medium")
    try:
        plan = read_plan(ledger, baseline, start)
        result = project(plan, ledger.premiums)
    except ScenarioError as error:
        st.error(remarks.say(ledger, error.remark))
        return
    # What a step changes is sent before the controls, and the chart, over which the browser takes longest, after them.
    # Whatever grows with a step, as numbers and notes do, stands below the chart and the buttons and never moves them.
    with outcome, st.container(key=OUTCOME):
        show_replaced()
        plan_outcome.show_sentence(ledger, result, today)
        months = st.container(key="months")
        with st.container(horizontal=True):
            show_link(ledger, plan)
            show_save(ledger, plan)
            show_plan_brief(ledger, result)
            st.page_link("pages/paparan.py", label=_("Buka paparan"))
        figure_cards(plan_cards(ledger, result, today), key="plan_card")
        plan_outcome.show_notes(ledger, result)
        view = st.container(key="view")
    send_what_is_drawn()
    with decisions:
        show_levers(ledger, plan)
        offer_plain_controls()
        show_add_group(ledger, region)
        if group := open_lever(plan):
            with st.container(border=True):
                show_lever_details(ledger, plan, group)
    with view:
        show_views(ledger, result)
    with months:
        plan_outcome.show_months(ledger, result, today)
    title = _("Asumsi: bukan keputusan, melainkan perkiraan yang dapat diubah")
    with keep_fold(title, key=ASSUMPTIONS) as assumptions:
        if assumptions.open:
            choose_organic(ledger, baseline)
    tell_plan(ledger, result, today)
    scroll_now()


show_opened_plan(ledger, region)
if is_waiting(ledger, region):
    st.info(_("Belum ada jumlah peserta aktif dan potensi pekerja yang terbit untuk wilayah ini. Isi sendiri:"))
    type_figures(ledger, region, today)
if starting_point(ledger, region):
    follow_sliders(ledger)
    explore()
