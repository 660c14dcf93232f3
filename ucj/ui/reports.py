"""Reading an uploaded file once, and showing what is wrong in it: so much that a browser can take it, and the rest."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

import pandas as pd
import streamlit as st

from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.ui.cards import small

PROBLEMS_SHOWN = 50
_Read = TypeVar("_Read")


def read_once(key: str, what: Hashable, read: Callable[[], _Read], lasting: Callable[[_Read], bool]) -> _Read:
    """Return what `read` made of some files; in this session it is kept under `key` until `what` is another.

    Parameters
    ----------
    key : str
        Where in the session the answer of the last time stands.
    what : hashable
        Which files they are, and what the answer depends on besides.
    read : function
        Reads them.
    lasting : function
        Whether an answer may be kept; one that only says to come again may not.
    """
    held: tuple[Hashable, _Read] | None = st.session_state.get(key)
    if held is not None and held[0] == what:
        return held[1]
    answer = read()
    if lasting(answer):
        st.session_state[key] = (what, answer)
    return answer


def show_problems(table: Callable[[int], pd.DataFrame], count: int, as_csv: Callable[[], str]) -> None:
    """Show the first problems of a file, and offer all of them as a file where there are more.

    Parameters
    ----------
    table : function
        Returns the table of the first problems, as many as asked for.
    count : int
        How many problems there are.
    as_csv : function
        Returns all of them as CSV.
    """
    st.table(table(PROBLEMS_SHOWN), border="horizontal", hide_index=True)
    if count > PROBLEMS_SHOWN:
        shown, every = numbers.whole(PROBLEMS_SHOWN), numbers.whole(count)
        small(_("Menampilkan {shown} hal pertama dari {all}.").format(shown=shown, all=every))
        st.download_button(
            _("Unduh semua yang perlu diperbaiki"),
            as_csv(),
            file_name="ucj-perbaikan.csv",
            mime="text/csv",
            on_click="ignore",
        )
