"""Bringing a part of the page into view after a step that has changed it."""

from __future__ import annotations

import streamlit as st

_WANTED, _DONE = "scroll_to", "scrolls_so_far"


def scroll_to(key: str) -> None:
    """Bring the container of a key into view once the page is drawn."""
    st.session_state[_WANTED] = key


def scroll_now() -> None:
    """Do what `scroll_to` asked for, once; call it after the container is drawn."""
    state = st.session_state
    if key := state.pop(_WANTED, None):
        # The browser runs a script once: the number makes it another one each time.
        number = state[_DONE] = state.get(_DONE, 0) + 1
        script = f'document.querySelector(".st-key-{key}")?.scrollIntoView({{block: "start"}});'
        st.html(f"<script>/* {number} */ {script}</script>", unsafe_allow_javascript=True)
