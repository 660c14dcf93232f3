"""The reader's day."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from ucj.facts import clock


def today() -> dt.date:
    """Return the date where the reader is, by the time zone of the browser."""
    return clock.today(st.context.timezone)
