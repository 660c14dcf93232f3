"""The language of the reader: chosen in the frame, carried by links as `lang`."""

from __future__ import annotations

import json

import streamlit as st

from ucj.present.words import catalogue
from ucj.present.words.catalogue import _

KEY = "language"


def speak_chosen() -> None:
    """Use the language the reader has chosen; every run of a page or of a part of it is a thread of its own."""
    state, asked = st.session_state, st.query_params.get("lang")
    if asked and asked != state.get("address_language"):
        state["address_language"] = state[KEY] = asked
    state[KEY] = chosen_language()
    catalogue.speak(state[KEY])


def chosen_language() -> str:
    """Return the language of the session; unlike `text.language` it is known before a page speaks it."""
    chosen = st.session_state.get(KEY)
    return str(chosen) if chosen in catalogue.LANGUAGES else catalogue.FIRST


def tell_the_browser() -> None:
    """Tell the browser which language the page is in, and say its link past the navigation in it."""
    skip = json.dumps(_("Langsung ke isi halaman"))
    script = (
        f'document.documentElement.lang = "{catalogue.language()}";'
        f"document.querySelector(\"[data-testid='stSkipToContent']\")?.replaceChildren({skip});"
    )
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
