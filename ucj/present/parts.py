"""The parts that every medium lays out: pure data in words and figures, without HTML and without a medium.

All text is plain, but for the sources of a `Card`, which are Markdown on a page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from ucj.present.draw.map import Shape

# What the cells of a column hold: text, text that is a number and stands to the right, whole people, rupiah, a fraction
# of 1, a number without a format of its own, a month or a day as ISO 8601.
Kind = Literal["text", "figure", "people", "money", "percent", "number", "month"]
Value = str | float | None


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    head : str
        Its heading.
    kind : Kind
        What its cells hold.
    inches : float
        Its width on a slide; 0 where the column is left out there.
    share : float
        Its share of the width on paper that numbers leave; 0 where it takes what its words need.
    """

    head: str
    kind: Kind = "text"
    inches: float = 0.0
    share: float = 1.0


@dataclass(frozen=True)
class Table:
    """A table: its title, columns and rows, how many of the last rows are sums, and what a reader must know."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    totals: int = 0
    note: str = ""


@dataclass(frozen=True)
class Cite:
    """A source, dated: as a line, as a shorter one, and its address, which may be blank."""

    line: str
    short: str
    url: str


@dataclass(frozen=True)
class Term:
    """A line of a sum as it is written on paper.

    Attributes
    ----------
    sign : str
        What is done with it to the lines above; blank where a sum begins, `=` before what they come to.
    label, value : str
        What it is, and the number as it is read.
    cites : tuple of Cite
        Where it comes from; none where it is computed.
    """

    sign: Literal["", "+", "−", "×", "÷", "="]
    label: str
    value: str
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """How a figure comes about.

    Attributes
    ----------
    title, value : str
        What is explained, and the figure as it is shown.
    formula : str
        The formula in words.
    terms : tuple of Term
        The formula with its numbers: sums, each from a line without a sign to the next.
    tables : tuple of Table
        What is too long for a line.
    interval : str
        From where to where the figure may lie, and what that comes from.
    supposed : tuple of str
        What is taken for granted or not modelled.
    command : str
        The command line that gives the figure, blank where none can: a visitor's own figures stay in the session.
    """

    title: str
    value: str
    formula: str
    terms: tuple[Term, ...] = ()
    tables: tuple[Table, ...] = ()
    interval: str = ""
    supposed: tuple[str, ...] = ()
    command: str = ""


@dataclass(frozen=True)
class Card:
    """A number with its heading, its meaning in words, and its dates and sources; what explains it when asked."""

    label: str
    value: str
    meaning: str
    source: str = ""
    explanation: Callable[[], Explanation] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Dispute:
    """Figures that do not agree, in one line, and how the app settles them."""

    title: str
    figures: str
    explanation: str


@dataclass(frozen=True)
class Disputes:
    """Where sources disagree."""

    title: str
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True)
class Number:
    """One huge number and what it counts."""

    value: str
    meaning: str


@dataclass(frozen=True)
class Bar:
    """A bar: what it is, its value in words, its length as a fraction of the longest, and its value."""

    label: str
    value: str
    length: float
    amount: float = 0.0


@dataclass(frozen=True)
class Bars:
    """Bars to compare, and what the reader must know about them."""

    bars: Sequence[Bar]
    meaning: str

    @classmethod
    def of(cls, values: Mapping[str, float], show: Callable[[float], str], meaning: str = "") -> Bars:
        """Return bars of values by label, in their order; `show` writes a value."""
        longest = max(values.values()) or 1
        return cls([Bar(label, show(value), value / longest, value) for label, value in values.items()], meaning)


@dataclass(frozen=True)
class Lines:
    """A few lines to read: a heading, blank where the text stands alone, and a text; and what they are about."""

    lines: Sequence[tuple[str, str]]
    title: str = ""


@dataclass(frozen=True)
class Stroke:
    """A line of a chart that can be edited.

    Attributes
    ----------
    name, column : str
        What it is called, and the column of the data it draws.
    colour, points, dash : str, float, str
        Its look: a colour, its width in points, and `solid`, `dot`, `square`, `dash`, or `none` for its marks alone.
    named_at, above : int or None, bool
        The row at which its value is written, and whether above the line.
    """

    name: str
    column: str
    colour: str
    points: float
    dash: str = "solid"
    named_at: int | None = None
    above: bool = True


@dataclass(frozen=True)
class Chart:
    """A chart.

    Attributes
    ----------
    spec, data : mapping, DataFrame
        A Vega-Lite specification of `ucj.present.draw`, and the data to draw it with.
    title, note : str
        What it shows, and how to read it.
    strokes : tuple of Stroke
        Its lines, where it can be edited.
    kind : Kind
        What its values are.
    monthly : bool
        Whether it has a value for every month; else its points lie where their dates are.
    """

    spec: dict[str, Any]
    data: pd.DataFrame
    title: str = ""
    note: str = ""
    strokes: tuple[Stroke, ...] = ()
    kind: Kind = "percent"
    monthly: bool = False


@dataclass(frozen=True)
class RegionMap:
    """The kabupaten/kota of a province.

    Attributes
    ----------
    province, caption : str
        Code, and what the map shows.
    shapes : mapping of code to Shape
        As on the pages.
    legend : sequence of (colour, label)
        Light to dark; colour None is the pattern for no published figure.
    measure, dates : str
        What its colours measure, and when, where the legend says so.
    """

    province: str
    shapes: Mapping[str, Shape]
    legend: Sequence[tuple[str | None, str]]
    caption: str = ""
    measure: str = ""
    dates: str = ""


@dataclass(frozen=True)
class Maps:
    """Maps of one province side by side, which share a legend."""

    title: str
    maps: tuple[RegionMap, ...]


@dataclass(frozen=True)
class Screen:
    """A screen of a projector: its message as a sentence, its picture, and dates and sources in small print."""

    message: str
    picture: Number | Bars | Lines | Chart | RegionMap
    source: str
