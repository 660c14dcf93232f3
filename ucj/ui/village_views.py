"""What the page of villages shows: the little that was published, an upload, and the rule in other kabupaten."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ucj.facts.intake.forms import Upload
from ucj.facts.intake.village_uploads import VillageRow, participants
from ucj.facts.ledger import Ledger
from ucj.model.measures import yearly_premium
from ucj.model.villages import MINIMUM, district_sums, ranking, rule_bound, rule_bounds, villages_of_rule
from ucj.present import also_published, village_reports, village_sentences, village_tables
from ucj.present.draw import village_map
from ucj.present.explain import villages
from ucj.present.village_sentences import Origin, Rule
from ucj.present.words.catalogue import _
from ucj.ui import village_files
from ucj.ui.cards import figure_cards, show_table, small
from ucj.ui.controls import keep
from ucj.ui.downloads import offer_files, table_files
from ucj.ui.explain import offer_explanation
from ucj.ui.leaflet import show_map
from ucj.ui.region_choice import choose_province
from ucj.ui.session import VILLAGE_LEVEL, VILLAGE_MINIMUM, VILLAGE_URBAN

BELOW_SHOWN = 20
LARGEST_MINIMUM = 5_000


def choose_rule(month: int) -> Rule:
    """Let the planner choose the minimum and whether kelurahan count; `month` is the first that is paid for."""
    row = st.container(key="rule_row", horizontal=True, vertical_alignment="bottom")
    with row.container():
        minimum = keep(
            st.number_input,
            _("Minimal per desa (orang)"),
            min_value=1,
            max_value=LARGEST_MINIMUM,
            step=10,
            key=VILLAGE_MINIMUM,
            default=MINIMUM,
        )
    with row.container():
        urban = keep(st.toggle, _("Hitung juga kelurahan"), key=VILLAGE_URBAN)
    return Rule(minimum, urban, month)


def show_sentence(ledger: Ledger, region: str, rule: Rule, today: dt.date, place: DeltaGenerator) -> None:
    """Show what the rule can cost at most, with who announced it, in a place above."""
    bound = rule_bound(ledger, region, rule.month, rule.minimum, urban=rule.urban)
    if bound is None:
        return
    place.subheader(village_sentences.region_sentence(ledger, bound, rule), anchor=False)
    small(village_sentences.bound_note(ledger, bound, rule, today) + "\n" + village_sentences.rule_note(ledger))
    offer_explanation(partial(villages.bound, ledger.premiums, bound, rule, today), key="village_bound")


def show_published(ledger: Ledger, region: str, today: dt.date) -> None:
    """Show what was published below the kabupaten, and stripes where nothing was."""
    st.markdown(f"#### {_('Yang terbit')}")
    figures = ledger.district_figures_of(region)
    for sentence in village_sentences.district_figure_sentences(ledger, figures, today):
        st.markdown(sentence)
    if arrears := also_published.villages_in_arrears(ledger, region):
        st.markdown(arrears)
    shapes = village_map.published_shapes(ledger.districts_of(region), figures)
    alt = _("Peta kecamatan; yang bergaris belum ada angka terbit.")
    show_map(f"{region}_kecamatan", shapes, key="desa-terbit", height=380, alt=alt, click=False)
    small(_("Bergaris: belum ada angka terbit. Aplikasi ini tidak memperkirakannya."))


def show_upload(
    ledger: Ledger, region: str, upload: Upload[VillageRow], rule: Rule, origin: Origin, place: DeltaGenerator
) -> None:
    """Show ranking, map and what lifts those below the minimum, for the villages that were filled in."""
    everyone, people = ledger.villages_of(region), participants(upload)
    counted = villages_of_rule(everyone.values(), urban=rule.urban)
    ranked = ranking(counted, people, rule.minimum)
    if not ranked:
        place.subheader(_("Unggahan hanya berisi kelurahan; aturan ini menghitung desa."), anchor=False)
        village_files.mark(region, upload)
        return
    sums = district_sums(counted, ranked)
    cost = yearly_premium(ledger.premiums, sum(item.missing for item in ranked), rule.month)
    place.subheader(village_sentences.uploaded_sentence(ranked, rule, cost), anchor=False)
    with place:
        village_files.mark(region, upload)
    figure_cards(village_tables.cards(ledger.premiums, ranked, len(counted), rule, origin))
    remarks = (
        village_sentences.uncounted(ledger, people, rule),
        village_sentences.comparison(ledger, region, sum(people.values())),
        village_sentences.rule_note(ledger),
    )
    small("\n".join(remark for remark in remarks if remark))

    level = keep(
        st.segmented_control,
        _("Menurut"),
        ["desa", "kecamatan"],
        format_func=lambda name: {"desa": _("Desa"), "kecamatan": _("Kecamatan")}[name],
        required=True,
        key=VILLAGE_LEVEL,
    )
    left, right = st.columns(2, gap="medium")
    if level == "kecamatan":
        shapes = village_map.district_shapes(ledger.districts_of(region), sums)
        legend = village_map.district_legend(origin)
        with left:
            show_table(village_tables.district_table(sums))
    else:
        legend = village_map.village_legend(origin, rule)
        shapes = village_map.village_shapes(everyone.values(), ranked, rule)
        with left:
            show_table(village_tables.top_table(ranked))
            if tie := village_sentences.tie_note(ranked):
                small(tie)
            small(village_sentences.ranking_caution(len(ranked), len(counted), rule))
    with right:
        alt = _("Peta peserta aktif menurut unggahan; angkanya ada di tabel.")
        show_map(f"{region}_{level}", shapes, key="desa-unggahan", height=440, alt=alt, click=False)
        st.html(legend)

    rows = village_reports.ranking_rows(ledger, counted, ranked, rule.month, origin)
    files = table_files(
        f"ucj-peringkat-desa-{ledger.regions[region].kemendagri_code}",
        partial(village_reports.ranking_xlsx, rows, sums),
        partial(village_reports.ranking_csv, rows),
    )
    offer_files(_("Unduh peringkat"), lambda: files, key="ranking_files")
    below = village_tables.below_table(ledger, ranked, rule.month)
    if len(below):
        st.markdown(f"#### {_('Di bawah minimal: yang diperlukan')}")
        show_table(below[:BELOW_SHOWN])
        if len(below) > BELOW_SHOWN:
            small(village_sentences.more_below(len(below), BELOW_SHOWN))


def show_bounds(ledger: Ledger, rule: Rule, today: dt.date) -> None:
    """Show the most the rule can cost the kabupaten and kota of a province."""
    province = choose_province(ledger)
    whole = rule_bound(ledger, province, rule.month, rule.minimum, urban=rule.urban)
    if whole is None:
        return
    st.markdown(village_sentences.bound_sentence(whole, rule))
    small(village_sentences.bound_caution())
    bounds = rule_bounds(ledger, province, rule.month, rule.minimum, urban=rule.urban)
    show_table(village_tables.bound_table(bounds, rule))
    if bounds:
        first = partial(villages.bound, ledger.premiums, bounds[0], rule, today)
        offer_explanation(first, key="village_bounds")
    for item in ledger.disagreements:
        if item.region.code == province and item.figures[0].indicator.id == "villages":
            small(_(item.explanation))
