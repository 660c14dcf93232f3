"""Sliders that move without the server and tell it on release; Streamlit's own where they cannot run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from ucj.facts.plan_fields import WHOLE
from ucj.present.live import scripts
from ucj.present.live.rows import Row, control_texts
from ucj.present.words.catalogue import _
from ucj.ui.controls import reported, show_in_control, take_answer
from ucj.ui.session import LEVER_MESSAGE, PLAIN_CONTROLS, Key
from ucj.ui.sliders import plain_sliders

# More releases than these were never made between two answers.
MOST_UNREAD = 1_000_000

_LIVE = Path(__file__).with_name("live")
_script = st.components.v2.component(
    "ucj_levers_script",
    js=scripts.read(*scripts.LEVERS) + (_LIVE / "levers_script.js").read_text(encoding="utf-8"),
)
_list = st.components.v2.component("ucj_levers", js=(_LIVE / "levers_component.js").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Slider:
    """A row, where what it sets is kept, and what its button for details opens; blank where it has none."""

    key: Key[Any]
    row: Row
    opens: str = ""


def prepare_levers() -> None:
    """Send the script of the sliders; to be drawn once a page, outside of what a step draws again."""
    if not PLAIN_CONTROLS.get():
        _script(
            key="levers_script", data={"css": scripts.read("levers.css"), "texts": control_texts()}, height="content"
        )


def levers(sliders: Sequence[Slider], *, key: str, opened: Key[str | None] | None = None, roomy: bool = False) -> None:
    """Draw sliders in a list, and keep what a release sets.

    Parameters
    ----------
    sliders : sequence of Slider
        The rows from top to bottom, each with what it shows now.
    key : str
        Of the list: no two of a page have the same.
    opened : Key or None
        Where it is kept which details are open, if any row has some.
    roomy : bool
        Whether a row may be as high as its words, instead of cutting what is noted of it.
    """
    shown_open = opened.get() if opened else None
    if PLAIN_CONTROLS.get():
        plain_sliders([(slider.key, slider.row, slider.opens) for slider in sliders], opened)
        return
    _list(
        key=key,
        data={
            "read": LEVER_MESSAGE.of(key).get(),
            "roomy": roomy,
            "rows": [_data(slider, shown_open) for slider in sliders],
        },
        on_moves_change=lambda: _take(key, sliders),
        on_opened_change=lambda: _open(key, sliders, opened),
        height="content",
    )


def offer_plain_controls() -> None:
    """Offer Streamlit's own controls; `page.css` shows the button only where the script of the sliders has not run."""
    if PLAIN_CONTROLS.get():
        return
    with st.container(key="plain_controls_offer"):
        st.button(_("Penggeser tidak muncul? Pakai kendali sederhana"), on_click=PLAIN_CONTROLS.set, args=(True,))


def _data(slider: Slider, opened: str | None) -> dict[str, Any]:
    row, place = slider.row, slider.key.place
    details = {"details": bool(slider.opens), "open": bool(slider.opens) and slider.opens == opened}
    # By its token an answer is known to be one to what was shown last.
    return {**row.as_data(), "key": place, "token": show_in_control(place, row.value), **details}


def _take(key: str, sliders: Sequence[Slider]) -> None:
    """Keep what was released since the last message that was read."""
    known = {slider.key.place: slider for slider in sliders}
    for place, value, token in _unread(key, "moves"):
        slider = known.get(place)
        if slider and slider.row.settable(value):
            take_answer(slider.key, token, _own(slider.row, value))


def _open(key: str, sliders: Sequence[Slider], opened: Key[str | None] | None) -> None:
    """Keep of which row the details are open."""
    known = {slider.key.place: slider.opens for slider in sliders if slider.opens}
    for place, _value, _token in _unread(key, "opened"):
        if opened and place in ("", *known):
            opened.set(known.get(place))


def _unread(key: str, name: str) -> Iterator[tuple[str, Any, str]]:
    """Read what a list reports, oldest first: of which place, what, to which token; it may be forged."""
    said = reported(key, name)
    read = LEVER_MESSAGE.of(key)
    found = {}
    for message in said if isinstance(said, list) else ():
        match message:
            case [str(place), value, int(count), str(token)] if read.get() < count < read.get() + MOST_UNREAD:
                found[count] = (place, value, token)
    for count in sorted(found):
        read.set(count)
        yield found[count]


def _own(row: Row, value: Any) -> Any:
    """Return a value as it is kept: a count is whole, where it is."""
    return int(value) if row.bounds.kind in WHOLE and value is not None and float(value).is_integer() else value
