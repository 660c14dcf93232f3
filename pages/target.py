"""Target tahunan: the path of a province between its targets, and what it means for each kabupaten/kota."""

from functools import partial

import streamlit as st

from ucj.model.measures import past_targets
from ucj.model.scenario import ScenarioError
from ucj.model.targets import published_targets
from ucj.model.yearly_targets import province_path, split
from ucj.present import target_frames, target_notes, target_table, yearly_targets
from ucj.present.draw import line_charts
from ucj.present.explain import targets as targets_explained
from ucj.present.words import remarks
from ucj.present.words.catalogue import _
from ucj.ui import clock
from ucj.ui.cards import show_table, small
from ucj.ui.chart import show_chart
from ucj.ui.downloads import offer_files, table_files
from ucj.ui.explain import offer_explanation
from ucj.ui.frame import open_page
from ucj.ui.region_choice import choose_province
from ucj.ui.yearly_targets import (
    choose_growth,
    choose_rule,
    choose_year,
    read_growth,
    read_starts,
    read_target,
    type_figures,
    type_target,
)

ledger = open_page("Target tahunan")
today = clock.today()
province = choose_province(ledger)
targets, past = published_targets(ledger, province), past_targets(ledger, province, today)
starts, faults = read_starts(ledger, province, today)
start = starts.pop(province)
growth = read_growth(province)
try:
    path = province_path(targets, start, today, growth, read_target(province))
except ScenarioError as error:
    faults.append(remarks.say(ledger, error.remark))
    path = province_path(targets, start, today, growth)

said = yearly_targets.headline(ledger, province, path, today)
st.subheader(said, anchor=False)
if path:
    if path.years[-1].origin == "typed" or any(known and known.typed for known in (start, *starts.values())):
        st.badge(_("Memakai angka yang diisi manual, bukan angka terbit"), icon=":material/edit:", color="orange")
    small(yearly_targets.start_line(ledger, province, path, today))
    frame = target_frames.path_frame(ledger, province, targets, path, today)
    left, right = st.columns([1.2, 1], gap="medium")
    with left:
        show_chart(frame, line_charts.path_spec(frame), alt=said)
    with right:
        show_table(target_frames.path_table(path))
    small(
        "\n".join(
            [
                _("Tebal: angka terbit."),
                *([_("Abu-abu: target yang sudah berakhir.")] if past else []),
                *target_notes.path_notes(path, targets, past),
            ]
        )
    )

    explained = partial(targets_explained.step, ledger, province, targets, path, len(path.years) - 1, today)
    offer_explanation(explained, key="target_path")

    st.subheader(_("Pembagian menurut kabupaten/kota"), anchor=False)
    left, right = st.columns([3, 1])
    with left:
        rule = choose_rule()
    with right:
        index = choose_year(province, path, today)
    divided = split(path, rule, starts)
    show_table(target_frames.split_table(ledger, province, divided, index))
    notes = target_notes.split_notes(ledger, divided, index, today)
    if divided.waiting():
        notes.append(_("Wilayah yang menunggu dapat diisi di bagian Angka perencana di bawah."))
    if notes:
        small("\n".join(notes))
    offer_explanation(
        partial(targets_explained.step, ledger, province, targets, path, index, today), key="target_split"
    )
    st.markdown(yearly_targets.cost_sentence(ledger, path.years[index]))
    files = table_files(
        f"ucj-target-{province}",
        partial(target_table.as_xlsx, ledger, province, divided, targets, today),
        partial(target_table.as_csv, ledger, province, divided),
    )
    offer_files(_("Unduh tabel"), lambda: files, key="target_files")
else:
    small(_("Tidak ada target tahun ini atau sesudahnya. Ketik tahun dan persentasenya di bagian Angka perencana."))

st.subheader(_("Angka perencana"), anchor=False)
type_figures(ledger, province, today)
type_target(province, max([today.year - 1, *targets.shares]))
for fault in faults:
    st.error(fault)
choose_growth(province, targets, start)
if targets.shares:
    st.subheader(_("Target yang terbit"), anchor=False)
    show_table(target_frames.sources_table(targets, past))
