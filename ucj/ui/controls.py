"""Controls whose value outlives them: it stays when the page, the language, or what is folded away changes.

Streamlit drops the value of a control together with the control, and its choices come back from the browser as the
labels that were shown: after a change of language the old label arrives and means nothing. So a value lives in the
session under a key of its own.

The control that shows it is another one after each change that the person did not make in it: of page, of language, or
of the value itself. Whatever the browser still says of the one before, sent before the change arrived there, is then
nobody's answer and undoes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import streamlit as st

from ucj.ui.language import chosen_language

_NOTHING = object()
_SHOWN, _VISIT, _WRITES = "page_shown", "page_visit", "control_writes"


def begin_page(name: str) -> None:
    """Note which page is drawn in which language; those of the page or language before are no longer asked."""
    state, shown = st.session_state, (name, chosen_language())
    if state.get(_SHOWN) != shown:
        state[_SHOWN], state[_VISIT] = shown, state.get(_VISIT, 0) + 1


def control_key(key: str) -> str:
    """Return the key of the control that shows a kept value now."""
    state = st.session_state
    return f"{key}@{state.get(_VISIT, 0)}.{state.get(_WRITES, {}).get(key, 0)}"


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
    choices = first[0] if first and not isinstance(first[0], int | float) else None
    control = show_in_control(key, st.session_state.get(key, default))
    return draw(label, *first, key=control, on_change=_take, args=(key, control, choices, on_change, args), **look)


def show_in_control(key: str, value: Any) -> str:
    """Return the key of a control that shows a value: the one that is there, or a new one where it shows another."""
    state, control = st.session_state, control_key(key)
    if state.get(control, _NOTHING) != value:
        writes = state.setdefault(_WRITES, {})
        writes[key] = writes.get(key, 0) + 1
        control = control_key(key)
        state[control] = value
    return control


def keep_fold(label: str, *, key: str, default: bool = False, icon: str | None = None) -> Any:
    """Draw a part that folds, and keep whether it is open; its label must not hold values, or it would close."""
    return keep(st.expander, label, key=key, default=default, icon=icon)


def _take(
    key: str, control: str, choices: Collection[Any] | None, on_change: Callable[..., None] | None, args: Sequence[Any]
) -> None:
    state = st.session_state
    value = state[control]
    # A control that is no longer shown may still report, and a forged message may hold anything.
    if control != control_key(key) or value == state.get(key, _NOTHING) or not _is_choice(value, choices):
        return
    state[key] = value
    if on_change:
        on_change(*args)


def _is_choice(value: Any, choices: Collection[Any] | None) -> bool:
    if choices is None or value is None:
        return True
    return all(item in choices for item in value) if isinstance(value, list) else value in choices
