"""Skenario: what enrolling a group changes, what it costs, and when it lapses."""

import streamlit as st

from ucj.model.projection import project
from ucj.model.scenario import ScenarioError
from ucj.model.scenario_builder import published_target
from ucj.present.plan_cards import plan_cards
from ucj.present.words import remarks
from ucj.present.words.catalogue import _
from ucj.ui import clock, plan_outcome
from ucj.ui.address import keep_in_address
from ucj.ui.assumptions import show_assumptions
from ucj.ui.brief import show_plan_brief
from ucj.ui.cards import figure_cards
from ucj.ui.comparison import show_save
from ucj.ui.controls import keep_fold
from ucj.ui.decisions import choose_start, choose_target, read_plan, show_groups, show_levers, starting_point
from ucj.ui.frame import open_page, send_what_is_drawn
from ucj.ui.language import speak_chosen
from ucj.ui.links import show_link
from ucj.ui.live_outcome import follow_sliders, tell_plan
from ucj.ui.plan_loading import OUTCOME, show_opened_plan, show_presets, show_replaced
from ucj.ui.region_choice import choose_region
from ucj.ui.scrolling import scroll_now
from ucj.ui.session import ASSUMPTIONS
from ucj.ui.typed_figures import is_waiting, type_figures
from ucj.ui.undo import show_undo
from ucj.ui.views import show_views

ledger = open_page("Skenario")
today = clock.today()
# `page.css` says how wide each must be: none is cut where the window is narrow or enlarged.
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
    groups = st.container()
    decisions, outcome = st.columns([1, 2.3], gap="medium")
    try:
        plan = read_plan(ledger, baseline, start)
        result = project(plan, ledger.premiums)
    except ScenarioError as error:
        st.error(remarks.say(ledger, error.remark))
        return
    keep_in_address(ledger, plan)
    # What a step changes is sent before the controls, and the chart, over which the browser takes longest, after them.
    # Whatever grows with a step, as numbers and notes do, stands below the chart and the buttons and never moves them.
    with outcome, st.container(key=OUTCOME):
        show_replaced()
        plan_outcome.show_sentence(ledger, result, today)
        months = st.container(key="months")
        with st.container(horizontal=True):
            show_undo()
            show_link(ledger, plan)
            show_save(ledger, plan)
            show_plan_brief(ledger, result)
            st.page_link("pages/paparan.py", label=_("Buka paparan"))
        figure_cards(plan_cards(ledger, result, today), key="plan_card")
        plan_outcome.show_notes(ledger, result)
        view = st.container(key="view")
    send_what_is_drawn()
    with groups:
        show_groups(ledger, region)
    with decisions:
        show_levers(ledger, plan)
    with view:
        show_views(ledger, result)
    with months:
        plan_outcome.show_months(ledger, result, today)
    title = _("Asumsi: bukan keputusan, melainkan perkiraan yang dapat diubah")
    with keep_fold(title, key=ASSUMPTIONS) as assumptions:
        if assumptions.open:
            show_assumptions(ledger, plan)
    tell_plan(ledger, result, today)
    scroll_now()


show_opened_plan(ledger, region)
if is_waiting(ledger, region):
    st.info(_("Belum ada jumlah peserta aktif dan potensi pekerja yang terbit untuk wilayah ini. Isi sendiri:"))
    type_figures(ledger, region, today)
if starting_point(ledger, region):
    follow_sliders(ledger)
    explore()
