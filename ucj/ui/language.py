"""The language of the reader: chosen in the frame, carried by links as `lang`."""

from __future__ import annotations

import json

import streamlit as st

from ucj.present.words import catalogue
from ucj.present.words.catalogue import _
from ucj.ui.session import ADDRESS_LANGUAGE, LANGUAGE


def speak_chosen() -> None:
    """Use the language the reader has chosen; every run of a page or of a part of it is a thread of its own."""
    asked = st.query_params.get("lang")
    if asked and asked != ADDRESS_LANGUAGE.get():
        ADDRESS_LANGUAGE.set(asked)
        LANGUAGE.set(asked)
    chosen = chosen_language()
    LANGUAGE.set(chosen)
    catalogue.speak(chosen)


def chosen_language() -> str:
    """Return the language of the session; unlike `text.language` it is known before a page speaks it."""
    chosen = LANGUAGE.get()
    return str(chosen) if chosen in catalogue.LANGUAGES else catalogue.FIRST


def tell_the_browser() -> None:
    """Tell the browser which language the page is in, and say its link past the navigation in it."""
    skip = json.dumps(_("Langsung ke isi halaman"))
    script = (
        f'document.documentElement.lang = "{catalogue.language()}";'
        f"document.querySelector(\"[data-testid='stSkipToContent']\")?.replaceChildren({skip});"
    )
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
