"""The legend of the map, as HTML of our own words and colours only."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ucj.present.draw import palette
from ucj.present.draw.looks import OF_THE_PAGE
from ucj.present.words.catalogue import _

_BOX = "display:inline-block;width:1.4em;height:1em;margin-right:.4em;border:1px solid #5f6b76;vertical-align:-.12em"
_STRIPES = f"repeating-linear-gradient(45deg,{palette.NO_DATA_FILL} 0 4px,{palette.NO_DATA_LINE} 4px 6px)"


def class_legend(measure: str, classes: Sequence[tuple[str | None, str]], dates: str) -> str:
    """Return the legend of a classed map, of colour (None for stripes) and label; `dates` says when."""
    items = "".join(
        f'<span style="white-space:nowrap;margin-right:1.1em">'
        f'<span style="{_BOX};background:{colour or _STRIPES}"></span>{escape(label)}</span> '
        for colour, label in classes
    )
    return f'<div style="line-height:1.9"><b>{escape(measure)}</b> · {escape(dates)}<br>{items}</div>'


def gradient_legend(label: str, low: str, high: str) -> str:
    """Return the legend of a continuous map, from `low` to `high`."""
    scale = ",".join(palette.GAIN)
    bar = (
        f"display:inline-block;width:9em;height:1em;border:1px solid #5f6b76;background:linear-gradient(90deg,{scale})"
    )
    none = f'<span style="{_BOX};background:{_STRIPES}"></span>{escape(_("belum ada angka terbit"))}'
    return (
        f'<div style="line-height:1.9"><b>{escape(label)}</b> {escape(low)} '
        f'<span style="{bar};vertical-align:-.15em"></span> {escape(high)} &nbsp; {none}</div>'
    )


def lines_legend(lines: Sequence[tuple[str, str, Sequence[int]]]) -> str:
    """Return the legend of a chart of lines on a page: name, colour and dash of each."""
    of_page = OF_THE_PAGE.colours()
    items = "".join(
        f"<div>{_stroke(of_page.get(colour, colour), dash)}{escape(name)}</div>" for name, colour, dash in lines
    )
    return f'<div style="line-height:1.7;overflow-wrap:anywhere">{items}</div>'


def _stroke(colour: str, dash: Sequence[int]) -> str:
    # As a gradient, because Streamlit takes drawings out of HTML.
    stops, at = [], 0
    for drawn, gap in zip(dash[::2], dash[1::2], strict=True):
        stops += [f"{colour} {at}px {at + drawn}px", f"transparent {at + drawn}px {at + drawn + gap}px"]
        at += drawn + gap
    look = "display:inline-block;width:44px;height:4px;margin-right:.6em;vertical-align:.25em"
    return f'<span style="{look};background:repeating-linear-gradient(90deg,{",".join(stops)})"></span>'
