"""Skenario: what enrolling a group changes, costs, and when it lapses, on one screen that follows the sliders."""

import streamlit as st

from ucj.model.projection import project
from ucj.model.scenario import ScenarioError
from ucj.model.scenario_builder import published_target
from ucj.present.words import remarks
from ucj.present.words.catalogue import _
from ucj.ui import clock, plan_outcome
from ucj.ui.assumptions import show_assumptions
from ucj.ui.brief import show_plan_brief
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
from ucj.ui.views import LINE_AND_MAP, choose_view, show_view

ledger = open_page("Skenario", in_row=True)
today = clock.today()
# `cockpit.css` says how wide each must be: none is cut where the window is narrow or enlarged.
cockpit = st.container(key="cockpit")
row = cockpit.container(key="first_row", horizontal=True, vertical_alignment="bottom")
with row.container(key="name"):
    st.title(_("Skenario"), anchor=False)
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
    try:
        plan = read_plan(ledger, baseline, start)
        result = project(plan, ledger.premiums)
    except ScenarioError as error:
        st.error(remarks.say(ledger, error.remark))
        return
    # What a step changes is sent before the controls, over which the browser takes longest.
    with st.container(key=OUTCOME):
        plan_outcome.show_sentence(ledger, result, today)
    with st.container(key="strip"):
        plan_outcome.show_strip(ledger, result, today)
    tell_plan(ledger, result, today, None)
    send_what_is_drawn()
    with st.container(key="change_plan"):
        st.subheader(_("Ubah rencana"), anchor=False)
    with st.container(key="levers"):
        show_groups(ledger, region)
        show_levers(ledger, plan)
    with st.container(key="tabs", horizontal=True, vertical_alignment="center"):
        view = choose_view()
        plan_outcome.count_notes(result)
    with st.container(key="share"), st.popover(_("Bagikan"), icon=":material/share:"):
        show_link(ledger, plan)
        show_save(ledger, plan)
        show_plan_brief(ledger, result)
        st.page_link("pages/paparan.py", label=_("Buka paparan"))
    with st.container(key="side"):
        if view == LINE_AND_MAP:
            plan_outcome.show_map(ledger, result, None)
    if view != LINE_AND_MAP:
        with st.container(key="view"), st.container(key="other_view"):
            show_view(ledger, result, view)
    with st.container(key="more"):
        show_replaced()
        plan_outcome.show_notes(ledger, result)
        plan_outcome.show_odds(ledger, result, today)
        title = _("Asumsi: bukan keputusan, melainkan perkiraan yang dapat diubah")
        with keep_fold(title, key=ASSUMPTIONS) as assumptions:
            if assumptions.open:
                show_assumptions(ledger, plan)
    scroll_now()


show_opened_plan(ledger, region)
if is_waiting(ledger, region):
    st.info(_("Belum ada jumlah peserta aktif dan potensi pekerja yang terbit untuk wilayah ini. Isi sendiri:"))
    type_figures(ledger, region, today)
if starting_point(ledger, region):
    with cockpit:
        follow_sliders(ledger)
        explore()
