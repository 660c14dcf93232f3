"""Skenario: what enrolling a group changes, costs, and when it lapses, on one screen that follows the sliders."""

import streamlit as st

from ucj.model.projection import project
from ucj.model.scenario import ScenarioError
from ucj.model.scenario_builder import published_target
from ucj.present.explain.plan import lazily
from ucj.present.words import remarks
from ucj.present.words.catalogue import _
from ucj.ui import clock, plan_outcome
from ucj.ui.address import keep_in_address
from ucj.ui.brief import show_plan_brief
from ucj.ui.change import note_change, show_change
from ucj.ui.comparison import show_save
from ucj.ui.controls import drawn_in_another_language, keep_fold
from ucj.ui.decisions import read_plan, starting_point
from ucj.ui.explain import show_explanation
from ucj.ui.frame import open_page, send_what_is_drawn
from ucj.ui.language import speak_chosen
from ucj.ui.lever_rows import (
    begin_target,
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
from ucj.ui.live_outcome import begin_workbench, follow_sliders, tell_plan
from ucj.ui.plan_loading import OUTCOME, show_opened_plan, show_presets, show_replaced
from ucj.ui.region_choice import choose_region
from ucj.ui.scrolling import scroll_now
from ucj.ui.session import ASSUMPTIONS
from ucj.ui.typed_figures import is_waiting, type_figures
from ucj.ui.undo import show_undo
from ucj.ui.views import LINE_AND_MAP, choose_view, show_view

ledger = open_page("Skenario", in_row=True)
today = clock.today()
begin_workbench()
prepare_levers()
opened = st.container()
# `cockpit.css` says where each of its containers stands.
cockpit = st.container(key="cockpit")
row = cockpit.container(key="first_row", horizontal=True, vertical_alignment="bottom")
with row.container(key="name"):
    st.title(_("Skenario"), anchor=False)
*places, first, second = (row.container() for _place in range(4))
region = choose_region(ledger, places)
with first:
    start = choose_start(region, today)
published = published_target(ledger, region, today)
begin_target(published, region)
with second, st.popover(_("Muat rencana"), icon=":material/folder_open:"):
    show_presets(ledger)


@st.fragment
def explore() -> None:
    """Show levers and outcome; a slider reruns this and not the page around it."""
    speak_chosen()
    if drawn_in_another_language():
        st.rerun()
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
    keep_in_address(ledger, plan)
    # What a step changes is sent before the controls, over which the browser takes longest.
    with st.container(key=OUTCOME):
        plan_outcome.show_sentence(ledger, result, today)
    with st.container(key="strip"):
        plan_outcome.show_strip(ledger, result, today)
    earlier = note_change(plan)
    before = project(earlier, ledger.premiums) if earlier else None
    asked = tell_plan(ledger, result, today, before)
    send_what_is_drawn()
    with st.container(key="change_plan"):
        st.subheader(_("Ubah rencana"), anchor=False)
    with st.container(key="decisions"):
        choose_target(published, region)
        show_levers(ledger, plan)
        offer_plain_controls()
        show_add_group(ledger, region)
    with st.container(key="tabs", horizontal=True, vertical_alignment="center"):
        view = choose_view()
        plan_outcome.count_notes(result)
    with st.container(key="share", horizontal=True):
        show_undo()
        with st.popover(_("Bagikan"), icon=":material/share:"):
            show_link(ledger, plan)
            show_save(ledger, plan)
            show_plan_brief(ledger, result)
            st.page_link("pages/paparan.py", label=_("Buka paparan"))
    with st.container(key="side"):
        if group := open_lever(plan):
            show_lever_details(ledger, plan, group)
        elif view == LINE_AND_MAP:
            plan_outcome.show_map(ledger, result, before)
    with st.container(key="changed"):
        show_replaced()
        show_change(ledger, before, result)
    if view != LINE_AND_MAP:
        with st.container(key="view"):
            show_view(ledger, result, view)
    with st.container(key="more"):
        plan_outcome.show_notes(ledger, result)
        plan_outcome.show_odds(ledger, result, today)
        title = _("Asumsi: bukan keputusan, melainkan perkiraan yang dapat diubah")
        with keep_fold(title, key=ASSUMPTIONS) as assumptions:
            if assumptions.open:
                choose_organic(ledger, baseline)
    scroll_now()
    if asked and (explained := lazily(ledger, result, today).get(asked)):
        show_explanation(explained())


with opened:
    show_opened_plan(ledger, region)
if is_waiting(ledger, region):
    st.info(_("Belum ada jumlah peserta aktif dan potensi pekerja yang terbit untuk wilayah ini. Isi sendiri:"))
    type_figures(ledger, region, today)
if starting_point(ledger, region):
    with cockpit:
        follow_sliders(ledger)
        explore()
