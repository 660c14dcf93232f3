"""What the map's frame does itself: credit, fit, one finger, and outlines drawn again at each step."""

from __future__ import annotations

from html import escape

from branca.element import MacroElement
from folium.template import Template

from ucj.present.draw import palette
from ucj.present.draw.credit import outlines_credit


class Attribution(MacroElement):
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


class Fit(MacroElement):
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


class OneFinger(MacroElement):
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


class Listener(MacroElement):
    """Gives a region the look that the page asks for while a slider moves; the layer of the next step has its own."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.addEventListener("message", function (event) {
            const look = event.source === window.parent && event.data && event.data.ucjRegion;
            const shown = look && (window.ucjShown || {})[look.region];
            if (!shown) { return; }
            const plain = document.createElement("span");
            const written = text => { plain.textContent = text; return plain.innerHTML; };
            shown.outline.setStyle({fillColor: look.colour});
            // Not through Leaflet, which would measure and place it anew at each move.
            const label = shown.label && shown.label.getElement();
            if (label) { label.textContent = look.label; }
            const [name, ...lines] = look.tooltip.map(written);
            shown.outline.setTooltipContent([`<b>${name}</b>`, ...lines].join("<br>"));
        });
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Listener"


class OutlineLayer(MacroElement):
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
                window.ucjShown = {};
                layer.eachLayer(function (outline) {
                    const label = spec.labels[outline.feature.id];
                    const shown = window.ucjShown[outline.feature.id] = {outline};
                    if (spec.styles[outline.feature.id].weight > 1) { outline.bringToFront(); }
                    if (label) {
                        shown.label = L.tooltip({permanent: true, direction: "center", className: "ucj-label"})
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
