"""What a plan does: its sentence, numbers, notes, odds, map and money."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.model.projection import Projection
from ucj.present import frames, plan_tables
from ucj.present.draw import charts, choropleth, palette
from ucj.present.draw.legend import gradient_legend
from ucj.present.draw.map import Still
from ucj.present.explain.plan import lazily
from ucj.present.live.markup import strip_html
from ucj.present.plan_cards import odds_card
from ucj.present.strip import strip
from ucj.present.words import numbers, plan_sentences, remarks, target_words
from ucj.present.words.catalogue import _
from ucj.ui import leaflet
from ucj.ui.cards import show_table, small
from ucj.ui.chart import show_chart
from ucj.ui.clock import today
from ucj.ui.explain import offer_explanation

# Until the style sheet has come, which gives the map all the room there is.
MAP_HEIGHT = 230
MAP_LOOK = Still("#eaf2f6", palette.ORANGE, 3)


def show_sentence(ledger: Ledger, result: Projection, today: dt.date) -> None:
    """Show what a plan does in one sentence, and whether the target it is measured against has passed."""
    aim = target_words.aim(ledger, result.scenario, today)
    st.subheader(plan_sentences.scenario_sentence(result, aim), anchor=False)
    if said := target_words.yardstick(ledger, result.scenario, today):
        small(said)
    if result.scenario.baseline.typed:
        st.badge(_("Angka awal diisi manual, bukan angka terbit"), icon=":material/edit:", color="orange")


def show_strip(ledger: Ledger, result: Projection, today: dt.date) -> None:
    """Show the four numbers of a plan on one baseline."""
    st.html(strip_html(strip(result, target_words.aim(ledger, result.scenario, today)), _("Jelaskan")))


def count_notes(result: Projection) -> None:
    """Say how many notes stand below."""
    if count := len(result.notes):
        st.badge(_("{count} catatan").format(count=count), icon=":material/warning:", color="orange")


def show_odds(ledger: Ledger, result: Projection, today: dt.date) -> None:
    """Say how sure a plan is."""
    card = odds_card(ledger, result, target_words.aim(ledger, result.scenario, today))
    st.markdown(f"**{card.label}: {card.value}** {card.meaning} {card.source}")
    offer_explanation(lazily(ledger, result, today)["odds"], key="plan_odds")


def show_notes(ledger: Ledger, result: Projection) -> None:
    """Show what the reader must be told."""
    if result.notes:
        lines = [remarks.say(ledger, item) for item in result.notes]
        st.warning("\n".join(f"- {line}" for line in lines) if len(lines) > 1 else lines[0])


def show_map(ledger: Ledger, result: Projection, before: Projection | None) -> None:
    """Show the kabupaten of the province with the plan, and by how much the last move has changed its region."""
    region, judged = result.scenario.baseline.region, result.judged
    if region.is_province:
        small(_("Rencana untuk seluruh provinsi tidak terurai menurut kabupaten/kota; pilih satu kabupaten/kota."))
        return
    shapes = choropleth.plan_shapes(
        ledger,
        region.code,
        judged.coverage,
        today(),
        before=judged.coverage_without_plan,
        moved_from=None if before is None else before.at(judged.month).coverage,
    )
    alt = _("Peta dengan rencana: cakupan {coverage}.").format(coverage=numbers.percent(judged.coverage))
    with st.container(key="map"):
        leaflet.show_map(
            region.parent,
            shapes,
            key="plan",
            height=MAP_HEIGHT,
            alt=alt,
            focus=region.code,
            click=False,
            still=MAP_LOOK,
        )
    full = numbers.plain_percent(choropleth.FULL_COLOUR_COVERAGE)
    st.html(gradient_legend(_("Cakupan"), numbers.plain_percent(0), _("{share} ke atas").format(share=full)))


def show_money(ledger: Ledger, result: Projection) -> None:
    """Show what the plan costs, by payer and month."""
    show_table(frames.cost_table(ledger, result))
    if len(frame := plan_tables.money_frame(ledger, result)):
        show_chart(frame, charts.money_spec(), alt=_("Iuran menurut bulan dan pembayar"))
