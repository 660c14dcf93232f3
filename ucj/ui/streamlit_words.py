"""Words of Streamlit's own that can't be set in the reader's language, and are taken away instead."""

from __future__ import annotations

import streamlit as st


def quiet_toolbars() -> None:
    """Hide the toolbar that Streamlit lays over charts and tables under the pointer: its words are English."""
    st.html('<style>[data-testid="stElementToolbar"] { display: none }</style>')
