"""The views of a plan, the line and the map first; only the one the reader has chosen is computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.model.lapse import budgets_end
from ucj.model.projection import Projection, project
from ucj.model.ranges import drawn_ranges
from ucj.model.uncertainty import tornado, uncertainty
from ucj.model.waterfall import waterfall
from ucj.present import claim_cards, frames, plan_tables
from ucj.present.draw import charts, line_charts
from ucj.present.words import numbers, plan_sentences, target_words
from ucj.present.words.catalogue import _
from ucj.ui import plan_outcome
from ucj.ui.cards import figure_cards, show_table, small
from ucj.ui.chart import show_chart
from ucj.ui.clock import today
from ucj.ui.controls import keep
from ucj.ui.session import BUDGET_ENDS, VIEW
from ucj.ui.solve import show_search

View = Callable[[Ledger, Projection], None]
LINE_AND_MAP = str(VIEW.default)


def choose_view() -> str:
    """Let the reader choose a view and return it: the line and the map, or one of the others in their place."""
    names = {LINE_AND_MAP: _("Garis dan peta"), **{name: label for name, (label, _show) in _views().items()}}
    chosen = keep(
        st.segmented_control,
        _("Lihat"),
        list(names),
        format_func=names.__getitem__,
        required=True,
        key=VIEW,
        label_visibility="collapsed",
    )
    return chosen or LINE_AND_MAP


def show_view(ledger: Ledger, result: Projection, name: str) -> None:
    """Show a view that takes the place of the line and the map."""
    _views()[name][1](ledger, result)


def _views() -> Mapping[str, tuple[str, View]]:
    return {
        "money": (_("Biaya"), plan_outcome.show_money),
        "waterfall": (_("Rincian"), _waterfall),
        "lapse": (_("Berakhir"), _lapse),
        "claims": (_("Santunan"), _claims),
        "uncertainty": (_("Rentang"), _uncertainty),
        "solve": (_("Optimasi"), show_search),
        "convert": (_("Bantuan"), _convert),
    }


def _aim(ledger: Ledger, result: Projection) -> str:
    return target_words.aim(ledger, result.scenario, today())


def _waterfall(ledger: Ledger, result: Projection) -> None:
    steps = waterfall(result, result.judged.month)
    frame = plan_tables.waterfall_frame(steps)
    show_chart(frame, charts.waterfall_spec(), alt=plan_sentences.scenario_sentence(result, _aim(ledger, result)))
    small(
        _(
            "Mulai dari angka terbit, ditambah atau dikurangi perubahan peserta lain, dikurangi yang pembiayaannya "
            "berakhir (juga dari kelompok di luar rencana), ditambah setiap kelompok seolah berdiri sendiri, lalu "
            "dikurangi orang yang berada di lebih dari satu kelompok."
        )
    )
    show_table(plan_tables.readable_waterfall(frame))


def _lapse(ledger: Ledger, result: Projection) -> None:
    scenario = result.scenario
    show_table(plan_tables.protection_table(ledger, scenario))
    wait = ledger.benefits.death_of_newcomer
    smaller = _(
        "Santunan kematian peserta baru dalam {months} bulan pertama {smaller}, bukan {full} (menurut satu sumber, "
        "belum diperiksa ke peraturannya)."
    ).format(
        months=wait.months,
        smaller=numbers.short_rupiah(wait.amount),
        full=numbers.short_rupiah(ledger.benefits.death.amount),
    )
    small(f"{plan_sentences.grace(scenario)} {smaller}".strip())
    # An opened plan may look at fewer months than the one before.
    key = BUDGET_ENDS.of(scenario.baseline.region.code)
    key.set(min(key.get(), scenario.horizon))
    label = _("Bila anggaran pemerintah berhenti setelah bulan ke-")
    months = keep(st.slider, label, 0, scenario.horizon, key=key)
    ended = project(budgets_end(scenario, months), ledger.premiums)
    said = plan_sentences.lapse_sentence(result, ended, months)
    st.markdown(said)
    left = ended.coverage
    frame = frames.projection_frame(result, _aim(ledger, result), (left, left, result.coverage))
    frame["label"] = [numbers.percent(coverage) for coverage in left]
    show_chart(frame, line_charts.projection_spec(frame), alt=said)
    small(_("Garis: bila anggaran berhenti. Bidang: selisihnya dengan rencana."))


def _claims(ledger: Ledger, result: Projection) -> None:
    figure_cards(claim_cards.cards(ledger, result, today()), columns=2, key="claim_card")
    for line in claim_cards.remarks(ledger, result, today()):
        st.markdown(line)


def _uncertainty(ledger: Ledger, result: Projection) -> None:
    scenario = result.scenario
    ranges = drawn_ranges(ledger, scenario)
    bands, aim = uncertainty(scenario, ranges), _aim(ledger, result)
    said = plan_sentences.bands_sentence(result, bands.at(result.judged.month), aim)
    st.markdown(f"**{said}**")
    frame = frames.projection_frame(result, aim, (bands.low, bands.middle, bands.high))
    show_chart(frame, line_charts.projection_spec(frame), alt=said)
    small(
        _(
            "2.000 kali hitung dengan asumsi yang diambil acak, setengahnya antara rendah dan tengah, setengahnya "
            "antara tengah dan tinggi: lolos verifikasi, mendaftar, sudah menjadi peserta, melanjutkan sebagai "
            "peserta mandiri, yang dibiayai masih peserta, perubahan peserta lain, dan tumpang tindih. Rentang yang "
            "tidak simetris menggeser tengahnya dari rencana. Angka acaknya sama di setiap posisi penggeser."
        )
    )
    if not (swings := tornado(scenario, ranges, result.judged.month)):
        return
    widest = plan_sentences.swing_sentence(swings[0])
    st.markdown(f"**{widest}**")
    bars = plan_tables.tornado_frame(swings, result.judged.coverage)
    show_chart(bars, charts.tornado_spec(), alt=widest)
    small(
        _("Cakupan {month} bila satu asumsi rendah atau tinggi dan yang lain tetap; garis: rencana ini.").format(
            month=numbers.date(month_text(result.judged.month))
        )
    )


def _convert(ledger: Ledger, result: Projection) -> None:
    show_table(pd.DataFrame(plan_tables.conversion_rows(ledger, result.scenario.start)))
    region = result.scenario.baseline.region.code
    if grant := ledger.leading(region, "msme_grant"):
        st.markdown(claim_cards.grant_sentence(ledger, grant, result.scenario.start))
    small(_("Iuran BPU JKK dan JKM pada {month}.").format(month=numbers.date(month_text(result.scenario.start))))
