"""The language of the reader: chosen in the frame, carried by links as `lang`."""

from __future__ import annotations

import streamlit as st

from ucj.present.text import FIRST, LANGUAGES, speak

KEY = "language"
_NAMES = {"id": "ID", "en": "EN"}


def speak_chosen() -> None:
    """Use the language the reader has chosen; every run of a page or of a part of it is a thread of its own."""
    asked = st.query_params.get("lang", FIRST)
    chosen = st.session_state.setdefault(KEY, asked if asked in LANGUAGES else FIRST)
    speak(chosen)


def choose_language() -> None:
    """Draw the choice of language, and tell the browser which one the page is in."""
    st.segmented_control(
        "Bahasa / Language",
        list(_NAMES),
        format_func=lambda language: _NAMES.get(language, language),
        required=True,
        key=KEY,
        persist_state="session",
        label_visibility="collapsed",
        width="content",
    )
    chosen = st.session_state[KEY]
    st.html(f'<script>document.documentElement.lang = "{chosen}";</script>', unsafe_allow_javascript=True)
