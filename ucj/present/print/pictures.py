"""Charts and maps as SVG and PNG, drawn from the specifications of the pages without a browser or the internet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from ucj.facts.boundaries import outline_path
from ucj.present.draw import charts, palette
from ucj.present.parts import RegionMap

_STRIPES_ID = "no-data"
_STRIPES = (
    f'<defs><pattern id="{_STRIPES_ID}" width="6" height="6" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{palette.NO_DATA_FILL}"/>'
    f'<rect width="1.5" height="6" fill="{palette.NO_DATA_LINE}"/></pattern></defs>'
)


def chart_svg(spec: Mapping[str, Any], frame: pd.DataFrame, *, width: int, height: int) -> str:
    """Return a chart of a page as SVG.

    Parameters
    ----------
    spec : mapping
        Of `ucj.present.draw.charts`.
    frame : DataFrame
        Its data.
    width, height : int
        Of the plot in pixels.
    """
    rows = json.loads(frame.to_json(orient="records", date_format="iso"))
    return _svg({**spec, "data": {"values": rows}, "width": width, "height": height})


def map_svg(part: RegionMap, *, width: int, height: int) -> str:
    """Return a map as SVG, regions without a published figure striped."""
    outlines = json.loads(outline_path(part.province).read_text(encoding="utf-8"))["features"]
    features = []
    # What is chosen is drawn last, so that its border lies on top.
    for outline in sorted(outlines, key=lambda outline: part.shapes[outline["id"]].chosen):
        shape = part.shapes[outline["id"]]
        features.append(
            {
                **outline,
                "fill": shape.colour or f"url(#{_STRIPES_ID})",
                "stroke": palette.ORANGE if shape.chosen else palette.INK,
                "weight": 1.6 if shape.chosen else 0.4,
            }
        )
    svg = _svg({**charts.map_spec(), "data": {"values": features}, "width": width, "height": height})
    start = svg.index(">", svg.index("<svg")) + 1
    return svg[:start] + _STRIPES + svg[start:]


def png(svg: str, *, scale: float = 2.0) -> bytes:
    """Return an SVG as PNG."""
    import vl_convert

    picture: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return picture


def _svg(spec: Mapping[str, Any]) -> str:
    # Loaded when it is first needed: the renderer takes some 100 MB.
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(dict(spec), allowed_base_urls=[])
    return drawn
