"""The legend of the map, as HTML of our own words and colours only."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ucj.present import palette
from ucj.present.classes import Scheme
from ucj.present.text import _

_BOX = "display:inline-block;width:1.4em;height:1em;margin-right:.4em;border:1px solid #5f6b76;vertical-align:-.12em"
_STRIPES = f"repeating-linear-gradient(45deg,{palette.NO_DATA_FILL} 0 4px,{palette.NO_DATA_LINE} 4px 6px)"


def class_legend(scheme: Scheme, dates: str) -> str:
    """Return the legend of a classed map; `dates` says when its figures are from."""
    rows = [*scheme.legend(), (_STRIPES, _("belum ada angka terbit"))]
    items = "".join(
        f'<span style="white-space:nowrap;margin-right:1.1em"><span style="{_BOX};background:{colour}"></span>'
        f"{escape(label)}</span> "
        for colour, label in rows
    )
    return f'<div style="line-height:1.9"><b>{escape(scheme.label)}</b> · {escape(dates)}<br>{items}</div>'


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
    """Return the legend of a chart of lines: name, colour and dash of each."""
    items = "".join(
        f'<div><svg width="44" height="12" style="vertical-align:-1px;margin-right:.5em"><line x1="1" x2="43" y1="6" '
        f'y2="6" stroke="{colour}" stroke-width="3" stroke-dasharray="{" ".join(map(str, dash))}"/></svg>'
        f"{escape(name)}</div>"
        for name, colour, dash in lines
    )
    return f'<div style="line-height:1.7;overflow-wrap:anywhere">{items}</div>'
