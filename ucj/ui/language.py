"""The language of the reader: chosen in the frame, carried by links as `lang`."""

from __future__ import annotations

import streamlit as st

from ucj.present import text

KEY = "language"


def speak_chosen() -> None:
    """Use the language the reader has chosen; every run of a page or of a part of it is a thread of its own."""
    state, asked = st.session_state, st.query_params.get("lang")
    if asked and asked != state.get("address_language"):
        state["address_language"] = state[KEY] = asked
    text.speak(state.get(KEY) or text.FIRST)


def choose_language() -> None:
    """Draw the choice of language, and tell the browser which one it is."""
    st.session_state[KEY] = text.language()
    st.segmented_control(
        "Bahasa / Language",
        list(text.LANGUAGES),
        format_func=str.upper,
        required=True,
        key=KEY,
        persist_state="session",
        label_visibility="collapsed",
        width="content",
    )
    tell_the_browser()


def tell_the_browser() -> None:
    """Tell the browser which language the page is in; a screen reader reads it accordingly."""
    script = f'<script>document.documentElement.lang = "{text.language()}";</script>'
    st.html(script, unsafe_allow_javascript=True)
