"""What a plan does: numbers, chart, notes, money and the map before and after."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.model.projection import Projection
from ucj.present import frames, plan_tables
from ucj.present.draw import charts, choropleth, line_charts
from ucj.present.draw.legend import gradient_legend
from ucj.present.words import numbers, plan_sentences, remarks, target_words
from ucj.present.words.catalogue import _
from ucj.ui.cards import show_table, small
from ucj.ui.clock import today
from ucj.ui.leaflet import show_map

MAP_HEIGHT = 300


def show_sentence(ledger: Ledger, result: Projection, today: dt.date) -> None:
    """Show what a plan does in one sentence, and whether the target it is measured against has passed."""
    aim = target_words.aim(ledger, result.scenario, today)
    st.subheader(plan_sentences.scenario_sentence(result, aim), anchor=False)
    if said := target_words.yardstick(ledger, result.scenario, today):
        small(said)
    if result.scenario.baseline.typed:
        st.badge(_("Angka awal diisi manual, bukan angka terbit"), icon=":material/edit:", color="orange")


def show_months(ledger: Ledger, result: Projection, today: dt.date) -> None:
    """Show coverage month by month, with and without the plan, and the target."""
    aim = target_words.aim(ledger, result.scenario, today)
    frame = frames.projection_frame(result, aim)
    st.vega_lite_chart(frame, line_charts.projection_spec(frame), alt=plan_sentences.scenario_sentence(result, aim))


def show_notes(ledger: Ledger, result: Projection) -> None:
    """Show what the reader must be told."""
    if result.notes:
        lines = [remarks.say(ledger, item) for item in result.notes]
        st.warning("\n".join(f"- {line}" for line in lines) if len(lines) > 1 else lines[0])


def show_maps(ledger: Ledger, result: Projection) -> None:
    """Show the kabupaten of the province without the plan and with it, in the same month."""
    region, after_plan = result.scenario.baseline.region, result.judged
    if region.is_province:
        small(_("Rencana untuk seluruh provinsi tidak terurai menurut kabupaten/kota; pilih satu kabupaten/kota."))
        return
    month, alone = numbers.date(month_text(after_plan.month)), after_plan.coverage_without_plan
    before, after = st.columns(2)
    # The map that a slider changes goes first: the other one is what the reader has already seen.
    with after, st.container(key="map_after"):
        st.markdown(_("**Dengan rencana** ({month})").format(month=month))
        shapes = choropleth.plan_shapes(ledger, region.code, after_plan.coverage, today(), before=alone)
        alt = _("Peta dengan rencana: cakupan {coverage}.").format(coverage=numbers.percent(after_plan.coverage))
        show_map(region.parent, shapes, key="after", height=MAP_HEIGHT, alt=alt, focus=region.code, click=False)
    with before, st.container(key="map_before"):
        st.markdown(_("**Tanpa rencana** ({month})").format(month=month))
        shapes = choropleth.plan_shapes(ledger, region.code, alone, today())
        alt = _("Peta tanpa rencana: cakupan {coverage}.").format(coverage=numbers.percent(alone))
        show_map(region.parent, shapes, key="before", height=MAP_HEIGHT, alt=alt, focus=region.code, click=False)
    full = numbers.plain_percent(choropleth.FULL_COLOUR_COVERAGE)
    st.html(gradient_legend(_("Cakupan"), numbers.plain_percent(0), _("{share} ke atas").format(share=full)))


def show_money(ledger: Ledger, result: Projection) -> None:
    """Show what the plan costs, by payer and month."""
    show_table(frames.cost_table(ledger, result))
    if len(frame := plan_tables.money_frame(ledger, result)):
        st.vega_lite_chart(frame, charts.money_spec(), alt=_("Iuran menurut bulan dan pembayar"))
