"""A slider with a field beside it, in which any number can be typed, with the separators of the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import streamlit as st

from ucj.facts.intake.cells import read_count, read_percent
from ucj.facts.plan_fields import MOST_PEOPLE
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim
from ucj.ui.controls import NO_ANSWER, answer, current, keep, show_in_control
from ucj.ui.session import SLIDERS_DRAWN, UNREAD, Key

LONGEST_SHOWN = 40
PEOPLE_WIDTH, SHARE_WIDTH = 104, 88


def step_slider(
    label: str,
    choices: Sequence[Any],
    *,
    key: Key[Any],
    show: Callable[[Any], str],
    default: Any = None,
    help: str | None = None,
) -> None:
    """Let the planner choose one of some positions on a slider, and note them for the outcome that follows it."""
    keep(st.select_slider, label, choices, key=key, default=default, format_func=show, help=help)
    SLIDERS_DRAWN.set({**SLIDERS_DRAWN.get(), key.place: choices})


def people_slider(label: str, grid: Iterable[float], *, key: Key[Any], help: str | None = None) -> None:
    """Let the planner choose a number of people on a slider, or type it; `key` must hold one already."""
    _slider(
        label, grid, key=key, show=numbers.whole, read=_read_people, expected=_("17.450"), width=PEOPLE_WIDTH, help=help
    )


def share_slider(
    label: str,
    grid: Iterable[float],
    *,
    key: Key[Any],
    default: float | None = None,
    none: str | None = None,
    signed: bool = False,
) -> None:
    """Let the planner choose a fraction on a slider, or type it as a percentage.

    Parameters
    ----------
    label : str
        What is chosen.
    grid : iterable of float
        Fractions on the slider; the current one is added.
    key, default : see `ucj.ui.controls.keep`
    none : str or None
        What the slider shows where there is no fraction; None where there must be one.
    signed : bool
        Whether it may be less than nothing.
    """

    def show(share: float | None) -> str:
        return (none or "") if share is None else numbers.plain_percent(share)

    def read(text: str) -> float | None:
        if none is not None and text.strip().casefold() in ("", none):
            return None
        bare = text.strip().removesuffix("%").strip()
        less = signed and bare.startswith(("-", "−"))
        share = read_percent(f"{bare[1:].strip() if less else bare}%")
        # No target is something else than a target of nothing.
        if share is None or (none is not None and share == 0):
            raise ValueError(text)
        return -share if less else share

    _slider(
        label,
        grid,
        key=key,
        default=default,
        show=show,
        read=read,
        expected=_("45,53 %"),
        width=SHARE_WIDTH,
        first=() if none is None else (None,),
    )


def _slider(
    label: str,
    grid: Iterable[float],
    *,
    key: Key[Any],
    show: Callable[[Any], str],
    read: Callable[[str], Any],
    expected: str,
    width: int,
    default: Any = None,
    first: tuple[None, ...] = (),
    help: str | None = None,
) -> None:
    chosen = current(key, default)
    choices = [*first, *positions(grid, chosen, show)]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        step_slider(label, choices, key=key, default=default, show=show, help=help)
        shown = "" if chosen is None else show(chosen)
        field = show_in_control(_field(key), shown)
        st.text_input(
            _("{label}: isi angkanya").format(label=label),
            key=field,
            max_chars=LONGEST_SHOWN,
            on_change=_take,
            args=(key, field, read),
            label_visibility="collapsed",
            width=width,
        )
    wrong = UNREAD.of(key.place).pop()
    if wrong is not None:
        st.error(
            _("{label}: {text} tidak terbaca, angkanya tidak berubah. Tulis seperti {expected}.").format(
                label=label, text=verbatim(wrong) or _("kosong"), expected=expected
            )
        )


def positions(values: Iterable[float], current: float | None, label: Callable[[float], str]) -> list[float]:
    """Return the positions of a slider with the current one among them.

    Streamlit tells positions apart by what they read: of two that read the same only the current one stays.
    """
    by_label = {label(value): value for value in values} | ({} if current is None else {label(current): current})
    return sorted(by_label.values())


def _read_people(text: str) -> int:
    people = read_count(text)
    if people is None or people > MOST_PEOPLE:
        raise ValueError(text)
    return people


def _take(key: Key[Any], field: str, read: Callable[[str], Any]) -> None:
    if (text := answer(_field(key), field)) is NO_ANSWER:
        return
    try:
        key.set(read(text))
    except ValueError:
        UNREAD.of(key.place).set(text)


def _field(key: Key[Any]) -> str:
    return f"{key.place}_typed"
