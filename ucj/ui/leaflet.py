"""Leaflet and the outlines, served by Streamlit itself, and the map that uses them.

Declaring a component makes Streamlit serve its folder beside every other component, so the frame of streamlit-folium
reaches them by a relative address that also holds under a base path.
"""

from __future__ import annotations

from collections.abc import Mapping

import folium
import geopandas as gpd
import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium
from xstatic.pkg import leaflet

from ucj.facts.boundaries import load_outlines
from ucj.facts.paths import BOUNDARIES
from ucj.present.draw.map import Assets, Shape, Still, base_map, shapes_layer

components.declare_component("leaflet", path=leaflet.BASE_DIR)
components.declare_component("outlines", path=str(BOUNDARIES))

_LEAFLET = f"../{__name__}.leaflet"
ASSETS = Assets(f"{_LEAFLET}/leaflet.js", f"{_LEAFLET}/leaflet.css", f"../{__name__}.outlines")


@st.cache_resource(show_spinner=False)
def _outlines(name: str) -> gpd.GeoDataFrame:
    return load_outlines(name)


def show_map(
    name: str,
    shapes: Mapping[str, Shape],
    *,
    key: str,
    height: int,
    alt: str,
    focus: str | None = None,
    background: bool = False,
    click: bool = True,
    still: Still | None = None,
) -> str | None:
    """Draw a map.

    Parameters
    ----------
    name : str
        Which outlines: a province by its BPS code, or others of `ucj.facts.boundaries.load_outlines`.
    shapes : mapping
        Look of each outline by code.
    key : str
        Tells maps on one page apart; the rest of the frame's state is added, because st_folium's own key forgets it.
    height : int
        Pixels.
    alt : str
        What the map says, for those who cannot see it.
    focus : str or None
        Code of the outline the map fits, all of them by default.
    background : bool
        Whether to load tiles from the internet.
    click : bool
        Whether a click reruns the page.
    still : Still or None
        Colours of a map that is only looked at.

    Returns
    -------
    str or None
        Code of the outline clicked last, if any.
    """
    outlines = _outlines(name)
    fitted = outlines if focus is None else outlines[outlines.code == focus]
    drawn: folium.Map = base_map(fitted, ASSETS, background=background, still=still)
    state = st_folium(
        drawn,
        key=f"{key}-{focus or name}-{still.sea if still else 'tiles' if background else 'plain'}",
        height=height,
        use_container_width=True,
        returned_objects=["last_active_drawing"] if click else [],
        feature_group_to_add=shapes_layer(name, shapes, ASSETS, alt),
    )
    clicked = (state or {}).get("last_active_drawing")
    return str(clicked["properties"]["code"]) if clicked else None
