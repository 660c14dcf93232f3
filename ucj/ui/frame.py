"""The frame of every page: configuration, navigation, and the data or a clear word about what is wrong with it."""

from __future__ import annotations

import time
from pathlib import Path

import streamlit as st

from ucj.facts.data_files import DataError
from ucj.facts.ledger import Ledger, load_ledger
from ucj.present.draw.looks import page_style
from ucj.present.words.catalogue import LANGUAGES, _, language
from ucj.ui.address import keep_begun_plan, note_arrival, open_address
from ucj.ui.controls import begin_page, keep
from ucj.ui.faults import show_faults_in_our_words
from ucj.ui.language import speak_chosen, tell_the_browser
from ucj.ui.memory import share_arenas
from ucj.ui.own_figures import ledger_of_session, mark_upload
from ucj.ui.session import LANGUAGE
from ucj.ui.typed_figures import mark_typed, with_typed_figures

# Two turns of the loop in which Streamlit sends what a script has drawn so far.
FLUSH_SECONDS = 0.02
# A file of our own: Streamlit fetches its Material and emoji icons for the tab from the internet.
ICON = Path(__file__).with_name("icon.svg")
STYLE = f"{page_style()}\n{(Path(__file__).with_name('live') / 'page.css').read_text(encoding='utf-8')}"


def open_page(title: str, *, in_row: bool = False) -> Ledger:
    """Set up a page and return the facts; a fault in data/ is shown and stops the page.

    Parameters
    ----------
    title : str
        Heading of the page and of the browser's tab, a message of the catalogue: the language is not known before.
    in_row : bool
        Whether the page draws its heading itself, beside other things.
    """
    _configure(title)
    with st.container(key="navigation", horizontal=True, gap="small", vertical_alignment="center"):
        for page, label in _pages():
            st.page_link(page, label=label)
        _choose_language()
    if not in_row:
        st.title(_(title), anchor=False)
    ledger = _open_facts()
    mark_upload()
    mark_typed(ledger)
    return ledger


def open_briefing(title: str) -> Ledger:
    """Set up a page that is shown on a projector, without navigation or title, and return the facts as `open_page`."""
    _configure(title)
    return _open_facts(told=True)


def _open_facts(*, told: bool = False) -> Ledger:
    own = ledger_of_session(_load())
    open_address(own)
    # The address may have brought figures that were typed.
    ledger = with_typed_figures(own)
    keep_begun_plan(ledger, told=told)
    return ledger


def _configure(title: str) -> None:
    share_arenas()
    show_faults_in_our_words()
    note_arrival(title)
    speak_chosen()
    begin_page(title)
    st.set_page_config(page_title=f"{_(title)} · UCJ", page_icon=str(ICON), layout="wide")
    st.html(f"<style>{STYLE}</style>")


def _choose_language() -> None:
    keep(
        st.segmented_control,
        "Bahasa / Language",
        list(LANGUAGES),
        format_func=str.upper,
        required=True,
        key=LANGUAGE,
        default=language(),
        label_visibility="collapsed",
        width="content",
    )
    tell_the_browser()


def _load() -> Ledger:
    try:
        return load_ledger()
    except DataError as error:
        st.error(_("Data tidak dapat dibaca. Perbaiki baris yang disebut, lalu muat ulang."))
        st.code(str(error), language=None)
        st.stop()


def _pages() -> tuple[tuple[str, str], ...]:
    return (
        ("app.py", _("Ringkasan")),
        ("pages/peta.py", _("Peta")),
        ("pages/skenario.py", _("Skenario")),
        ("pages/banding.py", _("Bandingkan")),
        ("pages/target.py", _("Target")),
        ("pages/kemiskinan.py", _("Kemiskinan")),
        ("pages/desa.py", _("Desa")),
        ("pages/manfaat.py", _("Manfaat")),
        ("pages/data.py", _("Data")),
        ("pages/unggah.py", _("Angka sendiri")),
        ("pages/metode.py", _("Metode")),
    )


def send_what_is_drawn() -> None:
    """Let the browser show what is drawn so far before the rest of the page arrives.

    What arrives together is drawn together, so that a changed number waits for controls that did not change: measured,
    2.3 times a blank app's step with all groups, 1.5 times with this pause, and the page is not done any later.
    """
    time.sleep(FLUSH_SECONDS)
