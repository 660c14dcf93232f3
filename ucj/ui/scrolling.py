"""Bringing a part of the page into view after a step that has changed it."""

from __future__ import annotations

import streamlit as st

from ucj.ui.session import SCROLL_TO, SCROLLS_SO_FAR


def scroll_to(key: str) -> None:
    """Bring the container of a key into view once the page is drawn."""
    SCROLL_TO.set(key)


def scroll_now() -> None:
    """Do what `scroll_to` asked for, once; call it after the container is drawn."""
    if key := SCROLL_TO.pop():
        # The browser runs a script once: the number makes it another one each time.
        number = SCROLLS_SO_FAR.get() + 1
        SCROLLS_SO_FAR.set(number)
        script = f'document.querySelector(".st-key-{key}")?.scrollIntoView({{block: "start"}});'
        st.html(f"<script>/* {number} */ {script}</script>", unsafe_allow_javascript=True)
