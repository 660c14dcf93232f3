"""The scenarios that a visitor has named, kept in this session: saving, loading, renaming and removing them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.scenarios import SavedScenario, ScenarioFileError, parse_scenarios, scenarios_toml
from ucj.model.comparison import LONGEST_NAME, keep, rename
from ucj.model.scenario import Scenario, ScenarioError
from ucj.model.scenario_builder import build_scenario
from ucj.model.snapshots import save_scenario
from ucj.present.trial import try_out
from ucj.present.words import remarks
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim
from ucj.ui.address import current_pairs, keep_in_address, named_in_address
from ucj.ui.cards import small
from ucj.ui.clock import today
from ucj.ui.file_field import choose_files, empty_field
from ucj.ui.plan_loading import load_saved
from ucj.ui.session import COMPARED, COMPARISON_PROBLEM, REMOVED_SCENARIO, RENAMED, Key

KIND = "scenario"
LARGEST_FILE_MB = 1


def show_save(ledger: Ledger, scenario: Scenario) -> None:
    """Let the visitor name the scenario and keep it for the comparison."""
    label = _("Simpan untuk dibandingkan")
    with st.popover(label, icon=":material/bookmark_add:", key="save_scenario", on_change="rerun") as box:
        if not box.open:
            return
        # In a form Enter saves as well as the button.
        with st.form("save_form", border=False):
            name = st.text_input(_("Nama skenario"), key="save_name", max_chars=LONGEST_NAME)
            saving = st.form_submit_button(_("Simpan"), key="save_now", type="primary")
        if saving:
            if _add(ledger, [save_scenario(ledger, scenario, name)]):
                keep_in_address(ledger, scenario)
            show_problem(ledger)
        if kept := COMPARED.get():
            small(_("Tersimpan: {names}").format(names=", ".join(verbatim(saved.title) for saved in kept)))
            st.page_link("pages/banding.py", label=_("Bandingkan skenario"), icon=":material/compare_arrows:")


def show_kept(ledger: Ledger) -> None:
    """List the kept scenarios, each to rename, to open on the scenario page, or to remove."""
    for number, saved in enumerate(COMPARED.get()):
        # The key holds the name: after a removal the next scenario must not inherit the field of the one before.
        key = f"{number}_{saved.title}"
        name, buttons = st.columns([3, 2], vertical_alignment="bottom")
        field = RENAMED.of(number, saved.title)
        with name:
            st.text_input(
                _("Nama"),
                value=saved.title,
                key=field.place,
                max_chars=LONGEST_NAME,
                on_change=_rename,
                args=(saved.title, field),
                label_visibility="visible" if number == 0 else "collapsed",
            )
        with buttons, st.container(horizontal=True):
            if st.button(_("Buka"), key=f"open_{key}", help=_("Buka di halaman Skenario"), width="stretch"):
                load_saved(ledger, saved)
                st.switch_page("pages/skenario.py", query_params=current_pairs())
            st.button(_("Hapus"), key=f"remove_{key}", on_click=_remove, args=(saved,), width="stretch")


def show_removed(ledger: Ledger) -> None:
    """Say which scenario was removed last, with a button that brings it back."""
    if (removed := REMOVED_SCENARIO.get()) is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            small(_("Dihapus: {name}.").format(name=verbatim(removed.title)))
            label = _("Kembalikan")
            st.button(label, key="restore_scenario", on_click=_restore, args=(ledger,), icon=":material/undo:")


def show_unsound(ledger: Ledger, unsound: Sequence[tuple[SavedScenario, ScenarioError]]) -> None:
    """List the kept scenarios that can't be computed, with what is wrong; each can be removed."""
    for number, (saved, error) in enumerate(unsound):
        said, button = st.columns([4, 1], vertical_alignment="center")
        with said:
            st.error(f"{verbatim(saved.title)}: {remarks.say(ledger, error.remark)}")
        with button:
            key = f"remove_unsound_{number}_{saved.title}"
            st.button(_("Hapus"), key=key, on_click=_remove, args=(saved,), width="stretch")


def show_presets_to_add(ledger: Ledger) -> None:
    """Let the visitor add a plan that was announced."""
    with st.container(horizontal=True, gap="small"):
        for name, preset in ledger.presets.items():
            if preset.title not in {saved.title for saved in COMPARED.get()}:
                label, saved = _(preset.title), _as_kept(ledger, preset)
                st.button(label, key=f"add_{name}", icon=":material/add:", on_click=_keep_one, args=(ledger, saved))


def show_file(ledger: Ledger) -> None:
    """Let the visitor download the kept scenarios as a file, and load such a file."""
    kept = COMPARED.get()
    if kept:
        st.download_button(
            _("Unduh semua sebagai satu berkas"),
            scenarios_toml(kept),
            file_name="skenario-ucj.toml",
            mime="application/toml",
            icon=":material/download:",
            on_click="ignore",
        )
        if not named_in_address():
            small(
                _(
                    "Skenario yang terlalu panjang atau memakai tabel yang diunggah tidak ikut di alamat halaman, dan "
                    "hilang bila halaman dimuat ulang. Simpan sebagai berkas."
                )
            )
    with st.expander(_("Muat berkas skenario"), icon=":material/upload_file:"):
        _choose_file(ledger)


def show_problem(ledger: Ledger) -> None:
    """Say why the last scenario could not be kept or renamed."""
    if problem := COMPARISON_PROBLEM.pop():
        st.error(remarks.say(ledger, problem.remark))


def _choose_file(ledger: Ledger) -> None:
    files = choose_files(
        _("Berkas yang diunduh dari halaman ini (.toml)"), ["toml"], kind=KIND, most_mb=LARGEST_FILE_MB
    )
    if not files:
        return
    try:
        scenarios = parse_scenarios(files[0].getvalue())
    except ScenarioFileError as error:
        lines = "\n".join(f"- {line}" for line in remarks.some_lines(ledger, error.faults))
        st.error(f"{_('Berkas ini tidak dimuat; tidak ada yang diambil sebagian:')}\n\n{lines}")
        return
    if _add(ledger, scenarios):
        empty_field(KIND)
        st.rerun()
    show_problem(ledger)


def _keep_one(ledger: Ledger, added: SavedScenario) -> None:
    _add(ledger, [added])


def _add(ledger: Ledger, added: Sequence[SavedScenario]) -> bool:
    try:
        for saved in added:
            try_out(ledger, saved, today())
        COMPARED.set(keep(ledger, COMPARED.get(), added, today()))
    except ScenarioError as error:
        COMPARISON_PROBLEM.set(error)
        return False
    return True


def _as_kept(ledger: Ledger, preset: SavedScenario) -> SavedScenario:
    # Written out, so that the file means the same when the published figures are others.
    return save_scenario(ledger, build_scenario(ledger, preset, today()), _(preset.title))


def _rename(old: str, field: Key[str]) -> None:
    try:
        COMPARED.set(rename(COMPARED.get(), old, field.get()))
    except ScenarioError as error:
        COMPARISON_PROBLEM.set(error)
        field.set(old)


def _remove(removed: SavedScenario) -> None:
    REMOVED_SCENARIO.set(removed)
    COMPARED.set(tuple(saved for saved in COMPARED.get() if saved.title != removed.title))


def _restore(ledger: Ledger) -> None:
    if (removed := REMOVED_SCENARIO.get()) and _add(ledger, [removed]):
        REMOVED_SCENARIO.forget()
