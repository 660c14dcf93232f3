"""A briefing on a projector: one screen at a time, on and back by button, arrow keys or a presenter's clicker."""

from __future__ import annotations

from html import escape

import streamlit as st

from ucj.present.draw.looks import DARK, LIGHT, Look
from ucj.present.draw.map import Still
from ucj.present.parts import Chart, RegionMap, Screen
from ucj.present.print import projector
from ucj.present.print.projector import for_the_room, style_sheet
from ucj.present.words.catalogue import _
from ucj.ui.language import tell_the_browser
from ucj.ui.leaflet import show_map
from ucj.ui.session import BRIEFING_DARK, BRIEFING_SCREEN

# Until the style sheet has come, which gives charts and maps all the room there is.
MAP_HEIGHT = 360


def show_briefing(name: str, screens: list[Screen]) -> None:
    """Show the screen the presenter has come to, and the bar below it.

    Parameters
    ----------
    name : str
        What the briefing is about.
    screens : list of Screen
        At least one.
    """
    dark = BRIEFING_DARK.get()
    look = DARK if dark else LIGHT
    # A region or a plan has changed since, and there are fewer screens now.
    number = min(max(BRIEFING_SCREEN.get(), 0), len(screens) - 1)
    BRIEFING_SCREEN.set(number)
    st.html(style_sheet(look))
    _show(screens[number], look)
    _bar(name, number, len(screens), dark)


def _show(screen: Screen, look: Look) -> None:
    picture = screen.picture
    if not isinstance(picture, Chart | RegionMap):
        st.html(projector.whole(screen))
        return
    st.html(projector.heading(screen))
    with st.container(key="briefing_picture"):
        if isinstance(picture, Chart):
            spec = for_the_room(picture.spec, look)
            st.vega_lite_chart(picture.data, spec, theme=None, height="stretch", alt=screen.message)
        else:
            still = Still(look.sea, look.target)
            show_map(
                picture.province,
                picture.shapes,
                key="paparan",
                height=MAP_HEIGHT,
                alt=screen.message,
                click=False,
                still=still,
            )
    st.html(projector.footing(screen))


def _bar(name: str, number: int, count: int, dark: bool) -> None:
    with st.container(key="briefing_bar", horizontal=True, gap="small", vertical_alignment="center"):
        _step(_("Kembali"), -1, "Left", "back", disabled=number == 0)
        st.markdown(_("{number} dari {count}").format(number=number + 1, count=count), width="content")
        _step(_("Berikutnya"), 1, "Right", "next", disabled=number == count - 1)
        st.html(f'<p class="briefing-name">{escape(name)}</p>', width="content")
        st.space("stretch")
        st.button(_("Terang") if dark else _("Gelap"), key="briefing_look", on_click=_turn_the_light)
        st.page_link("app.py", label=_("Tutup paparan"))
    # A presenter's clicker sends these keys, and a button has one shortcut only: these are never seen.
    with st.container(key="briefing_clicker"):
        _step(_("Kembali"), -1, "PageUp", "clicker_back", disabled=number == 0)
        _step(_("Berikutnya"), 1, "PageDown", "clicker_next", disabled=number == count - 1)
        tell_the_browser()


def _step(label: str, by: int, shortcut: str, key: str, *, disabled: bool) -> None:
    st.button(label, key=f"briefing_{key}", shortcut=shortcut, on_click=_go, args=(by,), disabled=disabled)


def _go(by: int) -> None:
    BRIEFING_SCREEN.set(BRIEFING_SCREEN.get() + by)


def _turn_the_light() -> None:
    BRIEFING_DARK.set(not BRIEFING_DARK.get())
