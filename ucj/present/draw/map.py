"""The Folium map that works without internet.

Neither Leaflet nor the outlines travel with a step: the browser fetches both once from the app's own server, and a step
sends colours and tooltips only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import folium
import geopandas as gpd
from branca.element import Element, Figure

from ucj.present.draw import palette
from ucj.present.draw.leaflet import Attribution, Fit, Listener, OneFinger, OutlineLayer

# Thin enough that the coast of Lombok is not drowned in its own outline.
BORDER_PX = 0.7
CHOSEN_PX = 3.0


@dataclass(frozen=True)
class Assets:
    """Addresses that the map's frame loads, relative to it."""

    leaflet_js: str
    leaflet_css: str
    outlines: str

    def outline_url(self, name: str) -> str:
        """Return the address of some outlines; see `ucj.facts.boundaries.load_outlines`."""
        return f"{self.outlines}/{name}.geojson"


@dataclass(frozen=True)
class Shape:
    """How one region looks: `colour` None for no published figure; `tooltip` lines are plain text; `label` stays on."""

    colour: str | None
    tooltip: tuple[str, ...]
    label: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Still:
    """Look of a map that is only looked at, without buttons, in all of its frame.

    Attributes
    ----------
    sea, edge : str
        Colours around the land and along the chosen outline.
    edge_px : float
        Width of the chosen outline.
    """

    sea: str
    edge: str
    edge_px: float = 2 * CHOSEN_PX

    @property
    def style(self) -> str:
        """The style that goes into the frame."""
        chosen = f'path[stroke="{palette.ORANGE}"] {{ stroke: {self.edge}; stroke-width: {self.edge_px}px; }}'
        credit = ".leaflet-container .leaflet-control-attribution { font-size: clamp(10px, 1vw, 18px); }"
        place = f".leaflet-container {{ background: {self.sea}; height: 100vh !important; }}"
        return f"<style>{place} {chosen} {credit}</style>"


def base_map(
    outlines: gpd.GeoDataFrame, assets: Assets, *, background: bool = False, still: Still | None = None
) -> folium.Map:
    """Return the map that outlines are drawn on: its frame, with nothing that changes.

    Parameters
    ----------
    outlines : GeoDataFrame
        What the map must fit: all of them, or one; only the extent is used.
    assets : Assets
        Where Leaflet is served.
    background : bool
        Whether to load OpenStreetMap tiles from the internet.
    still : Still or None
        Colours of a map that is only looked at, None for one to use.
    """
    west, south, east, north = (float(edge) for edge in outlines.total_bounds)
    drawn = folium.Map(
        location=[(south + north) / 2, (west + east) / 2],
        tiles=None,
        scroll_wheel_zoom=False,
        zoom_control=still is None,
        zoom_snap=0.1,
        zoom_delta=0.5,
        attribution_control=True,
        # Labels of the last step must not linger beside those of this one.
        fade_animation=False,
    )
    drawn.default_js = [("leaflet", assets.leaflet_js)]
    drawn.default_css = [("leaflet_css", assets.leaflet_css)]
    if background:
        folium.TileLayer("OpenStreetMap").add_to(drawn)
    drawn.add_child(Attribution())
    drawn.add_child(OneFinger())
    drawn.add_child(Listener())
    figure = drawn.get_root()
    assert isinstance(figure, Figure)
    figure.header.add_child(Element(_STYLE))
    if still:
        figure.header.add_child(Element(still.style))
    drawn.add_child(Fit([[south, west], [north, east]]))
    return drawn


def shapes_layer(name: str, shapes: Mapping[str, Shape], assets: Assets, alt: str = "") -> folium.FeatureGroup:
    """Return the layer that changes: colours, tooltips and labels of every outline of a file by code.

    `alt` is what the map says, for those who cannot see it.
    """
    group = folium.FeatureGroup(name="regions")
    group.add_child(
        OutlineLayer(
            url=assets.outline_url(name),
            styles={code: _style(shape) for code, shape in shapes.items()},
            tooltips={code: _html(shape.tooltip) for code, shape in shapes.items()},
            labels={code: escape(shape.label) for code, shape in shapes.items() if shape.label},
            alt=alt,
        )
    )
    return group


def _style(shape: Shape) -> dict[str, str | float]:
    return {
        "fillColor": shape.colour or "url(#ucj-no-data)",
        "fillOpacity": 0.9,
        "color": palette.ORANGE if shape.chosen else palette.INK,
        "weight": CHOSEN_PX if shape.chosen else BORDER_PX,
    }


def _html(lines: tuple[str, ...]) -> str:
    head, *rest = (escape(line) for line in lines)
    return "<br>".join([f"<b>{head}</b>", *rest])


_STYLE = """<style>
.leaflet-container { background: #eaf2f6; font: 14px "Source Sans", sans-serif; }
.leaflet-tooltip.ucj-label { background: #fff; border: 1px solid #1f2933; font-weight: 700; padding: 1px 5px; }
.leaflet-container .leaflet-control-attribution { font-size: 11px; line-height: 1.3; }
.leaflet-tooltip { font-size: 14px; color: #1f2933; }
</style>"""
