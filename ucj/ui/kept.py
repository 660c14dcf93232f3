"""Controls whose value outlives them: it stays when the page, the language, or what is folded away changes.

Streamlit drops the value of a control together with the control, and its choices come back from the browser as the
labels that were shown: after a change of language the old label arrives and means nothing. So a value lives in the
session under a key of its own, and the control that shows it has a key for each language.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from typing import Any

import streamlit as st

from ucj.ui.language import chosen_language

_NOTHING = object()
_PAGE, _DRAWN, _WRITTEN = "page_of_controls", "controls_drawn", "controls_written"
ECHO_SECONDS = 0.5
MOST_ECHOES = 9


def begin_page(name: str) -> None:
    """Note which page is drawn: the browser forgets what its controls showed when another one is."""
    state = st.session_state
    if state.get(_PAGE) != name:
        state[_PAGE], state[_DRAWN] = name, set()


def control_key(key: str) -> str:
    """Return the key of the control that shows a kept value, in the language of the reader."""
    return f"{key}@{chosen_language()}"


def keep(
    draw: Callable[..., Any],
    label: str,
    *first: Any,
    key: str,
    default: Any = None,
    on_change: Callable[..., None] | None = None,
    args: Sequence[Any] = (),
    **look: Any,
) -> Any:
    """Draw a control that shows the kept value of a key, and keep what the reader changes it to.

    Parameters
    ----------
    draw : callable
        Any control of Streamlit, such as `st.selectbox`.
    label, first, look
        What the control is drawn with; of one with choices, they are the first of `first`.
    key : str
        Where the value is kept in the session; free for the page to read and write before the control is drawn.
    default : object
        The value while nothing is kept: it is shown and not kept, so that it may be another one tomorrow.
    on_change, args
        What to call once a change is kept.

    Returns
    -------
    object
        What `draw` returns.
    """
    state, control = st.session_state, control_key(key)
    choices = first[0] if first and not isinstance(first[0], int | float) else None
    wanted = state.get(key, default)
    if control not in state[_DRAWN]:
        state[_DRAWN].add(control)
        state[control] = wanted
    else:
        show_in(control, wanted)
    return draw(label, *first, key=control, on_change=_take, args=(key, control, choices, on_change, args), **look)


def show_in(control: str, value: Any) -> None:
    """Let a control show a value, where the browser does not show it already.

    A value handed back at every step would overtake the next press of a key.
    """
    state = st.session_state
    before = state.get(control, _NOTHING)
    if before == value:
        return
    if before is not _NOTHING:
        written = state.setdefault(_WRITTEN, {})
        written[control] = [*written.get(control, ())[-MOST_ECHOES:], (time.monotonic(), before)]
    state[control] = value


def is_echo(control: str, value: Any) -> bool:
    """Whether a control only reports what it showed before the app wrote into it.

    What a person does meanwhile is sent with all that the page showed at that moment, and would undo what was written.
    """
    now = time.monotonic()
    echoes = st.session_state.get(_WRITTEN, {}).get(control, ())
    return any(value == before and now - since < ECHO_SECONDS for since, before in echoes)


def keep_fold(label: str, *, key: str, default: bool = False, icon: str | None = None) -> Any:
    """Draw a part that folds, and keep whether it is open; its label must not hold values, or it would close."""
    return keep(st.expander, label, key=key, default=default, icon=icon)


def _take(
    key: str, control: str, choices: Collection[Any] | None, on_change: Callable[..., None] | None, args: Sequence[Any]
) -> None:
    state = st.session_state
    value = state[control]
    # A control of the language or page before may still report what it showed, and a forged message may hold anything.
    if control != control_key(key) or value == state.get(key, _NOTHING) or not _is_choice(value, choices):
        return
    if is_echo(control, value):
        return
    state[key] = value
    if on_change:
        on_change(*args)


def _is_choice(value: Any, choices: Collection[Any] | None) -> bool:
    if choices is None or value is None:
        return True
    return all(item in choices for item in value) if isinstance(value, list) else value in choices
