"""One screen of a briefing: a message, one picture or number, and where it is from; its texts as HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from ucj.present.draw.map import Shape

# About what fits on a row of `Lines`: the more rows there are, the smaller are their letters.
LETTERS_A_ROW = 60


@dataclass(frozen=True)
class Number:
    """One huge number and what it counts."""

    value: str
    meaning: str


@dataclass(frozen=True)
class Bar:
    """A bar: what it is, its value in words, and its length as a fraction of the longest."""

    label: str
    value: str
    length: float


@dataclass(frozen=True)
class Bars:
    """Bars to compare, and what the reader must know about them."""

    bars: Sequence[Bar]
    meaning: str

    @classmethod
    def of(cls, values: Mapping[str, float], show: Callable[[float], str], meaning: str = "") -> Bars:
        """Return bars of values by label, in their order; `show` writes a value."""
        longest = max(values.values()) or 1
        return cls([Bar(label, show(value), value / longest) for label, value in values.items()], meaning)


@dataclass(frozen=True)
class Lines:
    """A few lines to read: a heading, blank where the text stands alone, and a text."""

    lines: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Chart:
    """A Vega-Lite specification of `ucj.present.draw.charts`, and the data to draw it with."""

    spec: Mapping[str, Any]
    data: pd.DataFrame


@dataclass(frozen=True)
class RegionMap:
    """The kabupaten/kota of a province: the look of each by code, and the legend as HTML."""

    province: str
    shapes: Mapping[str, Shape]
    legend: str


Picture = Number | Bars | Lines | Chart | RegionMap


@dataclass(frozen=True)
class Screen:
    """A screen: its message as a sentence, its picture, and dates and sources in small print; plain text."""

    message: str
    picture: Picture
    source: str

    @property
    def html(self) -> str:
        """The whole screen as HTML, where the page draws no chart or map into its middle."""
        return f'<section class="briefing">{self.heading}{_middle(self.picture)}{self.footing}</section>'

    @property
    def heading(self) -> str:
        """The message as HTML."""
        return f'<h1 class="briefing-message">{escape(self.message)}</h1>'

    @property
    def footing(self) -> str:
        """Legend, dates and sources as HTML."""
        legend = f'<div class="briefing-legend">{self.picture.legend}</div>' if hasattr(self.picture, "legend") else ""
        return f'{legend}<p class="briefing-source">{escape(self.source)}</p>'


def _middle(picture: Picture) -> str:
    match picture:
        case Number():
            text = f"<p><strong>{escape(picture.value)}</strong></p><p>{escape(picture.meaning)}</p>"
            return f'<div class="briefing-middle briefing-number">{text}</div>'
        case Bars():
            bars = "".join(_row(bar) for bar in picture.bars)
            return (
                f'<div class="briefing-middle briefing-bars" style="--rows:{len(picture.bars)}"><dl>{bars}</dl>'
                f"<p>{escape(picture.meaning)}</p></div>"
            )
        case Lines():
            lines = "".join(
                f"<li>{f'<b>{escape(head)}</b> ' if head else ''}{escape(text)}</li>" for head, text in picture.lines
            )
            rows = sum(1 + len(head + text) // LETTERS_A_ROW for head, text in picture.lines)
            return f'<div class="briefing-middle briefing-lines" style="--rows:{rows}"><ul>{lines}</ul></div>'
        case _:
            return ""


def _row(bar: Bar) -> str:
    value = escape(bar.value)
    return (
        f'<dt>{escape(bar.label)}</dt><dd style="--length:{bar.length:.6f}" data-value="{value}">'
        f"<i></i><b><span>{value}</span></b></dd>"
    )
