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
from branca.element import Element, Figure, MacroElement
from folium.template import Template

from ucj.present.draw import palette
from ucj.present.draw.credit import outlines_credit

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
    """Colours of a map that is only looked at, without buttons: around the land, and along the chosen outline."""

    sea: str
    edge: str

    @property
    def style(self) -> str:
        """The style that goes into the frame."""
        chosen = f'path[stroke="{palette.ORANGE}"] {{ stroke: {self.edge}; stroke-width: {2 * CHOSEN_PX}px; }}'
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
    drawn.add_child(_Attribution())
    drawn.add_child(_OneFinger())
    figure = drawn.get_root()
    assert isinstance(figure, Figure)
    figure.header.add_child(Element(_STYLE))
    if still:
        figure.header.add_child(Element(still.style))
    drawn.add_child(_Fit([[south, west], [north, east]]))
    return drawn


def shapes_layer(name: str, shapes: Mapping[str, Shape], assets: Assets, alt: str = "") -> folium.FeatureGroup:
    """Return the layer that changes: colours, tooltips and labels of every outline of a file by code.

    `alt` is what the map says, for those who cannot see it.
    """
    group = folium.FeatureGroup(name="regions")
    group.add_child(
        _OutlineLayer(
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


class _Attribution(MacroElement):
    """The credit of the outlines, without Leaflet's own link, which would leave the app."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        {{ this._parent.get_name() }}.attributionControl.setPrefix("").addAttribution({{ this.credit|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Attribution"
        self.credit = escape(outlines_credit())


class _Fit(MacroElement):
    """Fits the map to its outlines once its frame has a size: without one Leaflet finds no place for them."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (function fit(map) {
            const size = map.getSize();
            if (size.x && size.y) { map.fitBounds({{ this.bounds|tojson }}, {{ this.padding|tojson }}); }
            else { map.once("resize", () => fit(map)); }
        })({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self, bounds: list[list[float]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Fit"
        self.bounds = bounds
        # The credit stands at the bottom and must not hide the south coast.
        self.padding = {"paddingTopLeft": [8, 8], "paddingBottomRight": [8, 40]}


class _OneFinger(MacroElement):
    """Where the finger is the main pointer, one finger scrolls the page and two move the map."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        if (window.matchMedia("(pointer: coarse)").matches) {
            {{ this._parent.get_name() }}.dragging.disable();
        }
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "OneFinger"


class _OutlineLayer(MacroElement):
    """Outlines fetched once by the frame and drawn again at each step, with stripes for regions without a figure."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (function (group, spec) {
            const cache = window.ucjOutlines = window.ucjOutlines || {};
            const drawing = document.querySelector(".leaflet-container") || document.body;
            drawing.setAttribute("role", "region");
            drawing.setAttribute("aria-label", spec.alt);
            cache[spec.url] = cache[spec.url] || fetch(spec.url).then(answer => answer.json());
            cache[spec.url].then(function (outlines) {
                const layer = L.geoJson(outlines, {
                    style: feature => spec.styles[feature.id],
                    onEachFeature: function (feature, outline) {
                        outline.bindTooltip(spec.tooltips[feature.id], {sticky: true});
                    }
                });
                layer.addTo(group);
                layer.eachLayer(function (outline) {
                    const label = spec.labels[outline.feature.id];
                    if (spec.styles[outline.feature.id].weight > 1) { outline.bringToFront(); }
                    if (label) {
                        L.tooltip({permanent: true, direction: "center", className: "ucj-label"})
                            .setLatLng(outline.getBounds().getCenter()).setContent(label).addTo(group);
                    }
                });
                const canvas = document.querySelector(".leaflet-overlay-pane svg");
                if (canvas && !document.getElementById("ucj-no-data")) {
                    canvas.insertAdjacentHTML("afterbegin", spec.stripes);
                }
                document.body.dataset.drawn = Number(document.body.dataset.drawn || 0) + 1;
            });
        })({{ this._parent.get_name() }}, {{ this.spec|tojson }});
        {% endmacro %}
        """
    )

    def __init__(
        self,
        url: str,
        styles: dict[str, dict[str, str | float]],
        tooltips: dict[str, str],
        labels: dict[str, str],
        alt: str,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "OutlineLayer"
        texts = {"tooltips": tooltips, "labels": labels, "alt": alt}
        self.spec = {"url": url, "styles": styles, "stripes": _STRIPES, **texts}


_STRIPES = (
    '<defs><pattern id="ucj-no-data" width="8" height="8" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)">'
    f'<rect width="8" height="8" fill="{palette.NO_DATA_FILL}"/>'
    f'<rect width="2" height="8" fill="{palette.NO_DATA_LINE}"/></pattern></defs>'
)

_STYLE = """<style>
.leaflet-container { background: #eaf2f6; font: 14px "Source Sans", sans-serif; }
.leaflet-tooltip.ucj-label { background: #fff; border: 1px solid #1f2933; font-weight: 700; padding: 1px 5px; }
.leaflet-container .leaflet-control-attribution { font-size: 11px; line-height: 1.3; }
.leaflet-tooltip { font-size: 14px; color: #1f2933; }
</style>"""
