"""The language of the reader: chosen in the frame, carried by addresses as `lang`."""

from __future__ import annotations

import json
from pathlib import Path

import streamlit as st

from ucj.present.words import catalogue
from ucj.present.words.catalogue import _
from ucj.ui.session import LANGUAGE

_HISTORY = (Path(__file__).with_name("live") / "history.js").read_text(encoding="utf-8")


def speak_chosen() -> None:
    """Use the language the reader has chosen; every run of a page or of a part of it is a thread of its own."""
    chosen = chosen_language()
    LANGUAGE.set(chosen)
    catalogue.speak(chosen)


def chosen_language() -> str:
    """Return the language of the session; unlike `text.language` it is known before a page speaks it."""
    chosen = LANGUAGE.get()
    return str(chosen) if chosen in catalogue.LANGUAGES else catalogue.FIRST


def tell_the_browser() -> None:
    """Tell the browser which language the page is in, say its link past the navigation in it, and mend its history."""
    skip = json.dumps(_("Langsung ke isi halaman"))
    script = (
        f'document.documentElement.lang = "{catalogue.language()}";'
        f"document.querySelector(\"[data-testid='stSkipToContent']\")?.replaceChildren({skip});"
    )
    st.html(f"<script>{script}{_HISTORY}</script>", unsafe_allow_javascript=True)
