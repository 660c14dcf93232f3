"""A chart of lines as a small SVG for a page that is sent: its colours are classes, which a dark room changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor, isfinite, log10

import numpy as np
import pandas as pd
from markupsafe import Markup, escape

from ucj.present.draw import palette
from ucj.present.parts import Chart, Stroke
from ucj.present.words import numbers

WIDTH, HEIGHT = 360, 190
RIGHT, TOP, BOTTOM = 10, 14, 22
# What a digit of an axis takes, and the least that is left of the plot.
DIGIT, LEAST_LEFT = 6.2, 40
MOST_TICKS = 5
CLASSES = {palette.TEAL: "plan", palette.GREY: "alone", palette.ORANGE: "aim"}
DASHES = {"dot": "1 4", "square": "2 4", "dash": "7 4"}
# Where a chart has both of these, what lies between them is drawn in place of them.
BAND = ("low", "high")


def chart_svg(chart: Chart) -> Markup:
    """Return a chart with dates across; the words of its lines stand in `strokes` and not in it."""
    return Markup("").join(_Drawing(chart).parts())


def strokes(chart: Chart) -> list[tuple[str, str, str]]:
    """Return class, dash and name of each line of a chart, for what explains it."""
    return [(_class(stroke), DASHES.get(stroke.dash, ""), stroke.name) for stroke in chart.strokes]


def _class(stroke: Stroke) -> str:
    return "band" if stroke.column in BAND else CLASSES.get(stroke.colour, "plan")


class _Drawing:
    def __init__(self, chart: Chart) -> None:
        self.chart, self.data = chart, chart.data
        values = self.data[[stroke.column for stroke in chart.strokes]].to_numpy(dtype=float)
        highest = float(np.nanmax(values)) or 1.0
        self.step = _step(highest)
        self.top = self.step * ceil(highest / self.step - 1e-9)
        self.left = max(LEAST_LEFT, round(DIGIT * len(self._number(self.top))) + 6)
        days = (self.data["date"] - self.data["date"].iloc[0]).dt.days.astype(float)
        across = days / (days.iloc[-1] or 1.0)
        self.x = [self.left + share * (WIDTH - self.left - RIGHT) for share in across]

    def parts(self) -> Iterator[Markup]:
        yield Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">').format(
            WIDTH, HEIGHT, self.chart.title
        )
        yield from self._axes()
        columns = {stroke.column for stroke in self.chart.strokes}
        if columns.issuperset(BAND):
            low, high = (self._points(self.data[name]) for name in BAND)
            yield Markup('<path class="band" d="M{}L{}Z"/>').format("L".join(low), "L".join(reversed(high)))
        for stroke in self.chart.strokes:
            if stroke.column not in BAND:
                yield from self._line(stroke)
        yield Markup("</svg>")

    def _axes(self) -> Iterator[Markup]:
        for nth in range(round(self.top / self.step) + 1):
            level = nth * self.step
            y = self._y(level)
            yield Markup('<path class="grid" d="M{} {}H{}"/><text x="{}" y="{}" text-anchor="end">{}</text>').format(
                self.left, y, WIDTH - RIGHT, self.left - 4, f"{float(y) + 3.5:.1f}", self._number(level)
            )
        for row, anchor in ((0, "start"), (len(self.data) - 1, "end")):
            yield Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(
                f"{self.x[row]:.0f}", HEIGHT - 6, anchor, self.data["when"].iloc[row]
            )

    def _line(self, stroke: Stroke) -> Iterator[Markup]:
        values, name = self.data[stroke.column], _class(stroke)
        dash = DASHES.get(stroke.dash, "")
        # Only what compares is joined.
        runs = self.data["run"] if "run" in self.data and stroke.column == "value" else pd.Series(0, self.data.index)
        for _run, part in values.groupby(runs, sort=False):
            points = self._points(part)
            if len(points) > 1 and stroke.dash != "none":
                dashed = Markup(' stroke-dasharray="{}"').format(dash) if dash else ""
                yield Markup('<path class="line {}" d="M{}"{}/>').format(name, "L".join(points), dashed)
        if not self.chart.monthly and stroke.column == "value":
            for point in self._points(values):
                x, y = point.split(" ")
                yield Markup('<circle class="{}" cx="{}" cy="{}" r="3"/>').format(name, x, y)
        if stroke.named_at is not None and isfinite(values.iloc[stroke.named_at]):
            yield self._named(stroke, float(values.iloc[stroke.named_at]))

    def _named(self, stroke: Stroke, value: float) -> Markup:
        assert stroke.named_at is not None
        x = self.x[stroke.named_at]
        anchor = "end" if x > WIDTH * 0.8 else "start" if x < self.left * 1.6 else "middle"
        y = float(self._y(value)) + (-6 if stroke.above else 13)
        return Markup('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>').format(
            _class(stroke), f"{x:.0f}", f"{y:.1f}", anchor, self._number(value)
        )

    def _points(self, values: pd.Series) -> Sequence[str]:
        rows = (self.data.index.get_loc(index) for index in values.index)
        pairs = zip(rows, values.astype(float), strict=True)
        return [f"{self.x[row]:.1f} {self._y(value)}" for row, value in pairs if isfinite(value)]

    def _y(self, value: float) -> str:
        return f"{TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / self.top):.1f}"

    def _number(self, value: float) -> Markup:
        percent = self.chart.kind == "percent"
        return escape(numbers.plain_percent(round(value, 4)) if percent else numbers.whole(value))


def _step(highest: float) -> float:
    """Return a round step that goes into a value at most `MOST_TICKS` times."""
    scale = 10.0 ** floor(log10(highest / MOST_TICKS))
    return next(scale * share for share in (1, 2, 2.5, 5, 10) if scale * share * MOST_TICKS >= highest * 0.999)
