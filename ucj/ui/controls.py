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
from ucj.ui.session import CONTROL, CONTROL_WRITES, PAGE_SHOWN, PAGE_VISIT, Key

NO_ANSWER = object()


def begin_page(name: str) -> None:
    """Note which page is drawn in which language; those of the page or language before are no longer asked."""
    shown = (name, chosen_language())
    if PAGE_SHOWN.get() != shown:
        PAGE_SHOWN.set(shown)
        PAGE_VISIT.set(PAGE_VISIT.get() + 1)


def drawn_in_another_language() -> bool:
    """Return whether the page around a part of it is drawn in another language: two changes at once come as one run."""
    shown = PAGE_SHOWN.get()
    return shown is not None and shown[1] != chosen_language()


def control_key(place: str) -> str:
    """Return the key of the control that shows the value kept at a place now."""
    return f"{place}{CONTROL}{PAGE_VISIT.get()}.{CONTROL_WRITES.get().get(place, 0)}"


def keep(
    draw: Callable[..., Any],
    label: str,
    *first: Any,
    key: Key[Any],
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
    key : Key
        Where the value is kept; free for the page to read and write before the control is drawn.
    default : object
        The value while nothing is kept, where that of the key depends on the facts: it is shown and not kept, so that
        it may be another one tomorrow.
    on_change, args
        What to call once a change is kept.

    Returns
    -------
    object
        What `draw` returns.
    """
    choices = first[0] if first and not isinstance(first[0], int | float) else None
    control = show_in_control(key.place, current(key, default))
    return draw(label, *first, key=control, on_change=_take, args=(key, control, choices, on_change, args), **look)


def choose(label: str, choices: Collection[Any], *, key: Key[Any], filter_mode: str | None = None, **look: Any) -> Any:
    """Draw a list to choose from, and keep the choice; with a filter mode it can be searched by typing."""
    if None in choices:
        # Streamlit takes it for no choice at all and says so in English.
        look["placeholder"] = look["format_func"](None)
    return keep(st.selectbox, label, choices, key=key, filter_mode=filter_mode, **look)


def current(key: Key[Any], default: Any = None) -> Any:
    """Return what is kept, else a default that depends on the facts, else that of the key."""
    return st.session_state.get(key.place, key.default if default is None else default)


def show_in_control(place: str, value: Any) -> str:
    """Return the key of a control that shows a value: the one that is there, or a new one where it shows another."""
    control = control_key(place)
    if st.session_state.get(control, NO_ANSWER) != value:
        writes = CONTROL_WRITES.get()
        CONTROL_WRITES.set({**writes, place: writes.get(place, 0) + 1})
        control = control_key(place)
        st.session_state[control] = value
    return control


def keep_fold(label: str, *, key: Key[Any]) -> Any:
    """Draw a part that folds, and keep whether it is open; its label must not hold values, or it would close."""
    return keep(st.expander, label, key=key)


def _take(
    key: Key[Any],
    control: str,
    choices: Collection[Any] | None,
    on_change: Callable[..., None] | None,
    args: Sequence[Any],
) -> None:
    value, kept = answer(key.place, control), st.session_state.get(key.place, NO_ANSWER)
    # A forged message may hold anything.
    if value in (NO_ANSWER, kept) or not _is_choice(value, choices):
        return
    key.set(value)
    if on_change:
        on_change(*args)


def answer(place: str, control: str) -> Any:
    """Return what a control reports; `NO_ANSWER` from one that is no longer shown, which may still report."""
    return st.session_state[control] if control == control_key(place) else NO_ANSWER


def reported(control: str, name: str | None = None) -> Any:
    """Return what a control of Streamlit's own or a component says of itself, None where it says nothing."""
    said = st.session_state.get(control)
    return said if name is None else getattr(said, "get", lambda _name: None)(name)


def take_answer(key: Key[Any], control: str, value: object) -> None:
    """Keep what was answered in a control not of Streamlit's, unless it or what it showed is another by now."""
    shown = st.session_state.get(control, NO_ANSWER)
    # Where nothing is kept it showed a default.
    if control == control_key(key.place) and current(key) in (shown, None):
        st.session_state[control] = value
        key.set(value)


def _is_choice(value: Any, choices: Collection[Any] | None) -> bool:
    if choices is None or value is None:
        return True
    return all(item in choices for item in value) if isinstance(value, list) else value in choices
