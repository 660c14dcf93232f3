"""Charts of lines over time, as Vega-Lite specifications without data: see `charts`."""

from __future__ import annotations

from math import ceil
from typing import Any

import altair as alt
import pandas as pd

from ucj.present.draw import palette
from ucj.present.draw.line_labels import coverage_top
from ucj.present.draw.vega import FONT_SIZE, WHOLE_LABEL, percent_label, spec, words
from ucj.present.words.catalogue import _, cached_by_language

# Dark enough for text, apart for every kind of colour vision, and each with a dash of its own.
PLAN_COLOURS = (palette.TEAL, palette.ORANGE, palette.BLUE, palette.PURPLE, palette.INK)
PLAN_DASHES = ([1, 0], [10, 4], [3, 3], [10, 3, 2, 3], [6, 6])
BASELINE_LINE = (palette.GREY, [2, 4])


@cached_by_language
def series_spec(*, share: bool) -> dict[str, Any]:
    """Return the Vega-Lite specification of a published series and its target, drawn with `PublishedSeries.frame`.

    Parameters
    ----------
    share : bool
        Whether values are fractions, shown as percent.
    """
    scale = alt.Scale(domainMin=0, nice=True)
    label = percent_label() if share else WHOLE_LABEL
    y = alt.Y("value:Q", title=None, scale=scale, axis=alt.Axis(labelExpr=label, tickCount=5))
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", grid=False))
    chart = alt.Chart().encode(x=x, y=y)
    basis = [alt.Tooltip("basis:N", title=_("Dasar hitung"))] if share else []
    points = chart.mark_circle(color=palette.TEAL, size=110, opacity=1).encode(
        tooltip=[
            alt.Tooltip("when:N", title=_("Posisi data")),
            alt.Tooltip("label:N", title=_("Angka")),
            *basis,
            alt.Tooltip("source:N", title=_("Sumber")),
        ]
    )
    once = alt.Chart().transform_filter("datum.first && isValid(datum.target)")
    return spec(
        [
            # Only figures that compare are joined: a line between others would draw a trend that nobody published.
            chart.mark_line(color=palette.TEAL, strokeWidth=3).encode(detail="run:N"),
            points,
            once.mark_rule(color=palette.ORANGE, strokeWidth=2.5, strokeDash=[8, 5]).encode(
                y=alt.Y("target:Q", scale=scale)
            ),
            words("latest", x, scale, palette.TEAL, away=16),
            words("target", x, scale, palette.ORANGE),
        ],
        height=300,
    )


def path_spec(path: pd.DataFrame) -> dict[str, Any]:
    """Return the Vega-Lite specification of the path of a target beside the coverage published so far.

    Parameters
    ----------
    path : DataFrame
        `target_frames.path_frame`, the data to draw it with.
    """
    return _path_spec(ceil(float(path["value"].max()) * 10 + 1) / 10)


@cached_by_language
def _path_spec(top: float) -> dict[str, Any]:
    scale = alt.Scale(domain=[0, top], nice=False)
    y = alt.Y("value:Q", title=None, scale=scale, axis=alt.Axis(labelExpr=percent_label(), tickCount=5))
    x = alt.X(
        "end_of:Q",
        title=_("Akhir tahun"),
        scale=alt.Scale(zero=False, nice=False, padding=60),
        axis=alt.Axis(format="d", tickMinStep=1, grid=False, labelOverlap=True),
    )
    chart = alt.Chart().encode(x=x, y=y)
    path, reached = chart.transform_filter(~alt.datum.reached), chart.transform_filter(alt.datum.reached)
    ended, orange = alt.when(alt.datum.ended).then(alt.value(palette.GREY)), alt.value(palette.ORANGE)
    points = path.mark_point(size=110, strokeWidth=2.5, opacity=1).encode(
        color=ended.otherwise(orange),
        fill=ended.when(alt.datum.named).then(orange).otherwise(alt.value(palette.PAPER)),
        tooltip=[
            alt.Tooltip("when:N", title=_("Akhir tahun")),
            alt.Tooltip("label:N", title=_("Target")),
            alt.Tooltip("origin:N", title=_("Asal")),
        ],
    )
    measured = reached.mark_circle(color=palette.TEAL, size=110, opacity=1).encode(
        tooltip=[
            alt.Tooltip("when:N", title=_("Posisi data")),
            alt.Tooltip("label:N", title=_("Cakupan")),
            alt.Tooltip("origin:N", title=_("Sumber")),
        ]
    )
    # A path rises: no line runs to the left above a point, or to the right below it.
    names = (
        chart.transform_filter(alt.datum.named)
        .mark_text(
            align=alt.expr("datum.above ? 'right' : 'left'"),
            dx=alt.expr("datum.above ? -8 : 8"),
            dy=alt.expr("datum.above ? -12 : 14"),
            fontSize=FONT_SIZE,
            fontWeight="bold",
        )
        .encode(
            text="label:N",
            color=ended.when(alt.datum.reached).then(alt.value(palette.TEAL)).otherwise(orange),
        )
    )
    return spec(
        [
            reached.mark_line(color=palette.TEAL, strokeWidth=2.5).encode(detail="run:N"),
            path.transform_filter(alt.datum.joined).mark_line(color=palette.ORANGE, strokeWidth=2.5, strokeDash=[8, 5]),
            points,
            measured,
            names,
        ],
        height=300,
    )


def projection_spec(months: pd.DataFrame) -> dict[str, Any]:
    """Return the Vega-Lite specification of coverage month by month: band, centre, no plan and target.

    The specification holds no data and is the same for most steps of a slider, so it is built once: Altair takes longer
    to check a chart than the whole projection takes.

    Parameters
    ----------
    months : DataFrame
        `frames.projection_frame`, the data to draw it with.
    """
    return _projection_spec(coverage_top(float(months[["high", "without_plan", "target"]].max().max())))


@cached_by_language
def _projection_spec(top: float) -> dict[str, Any]:
    scale = alt.Scale(domain=[0, top], nice=False)
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=6, grid=False, labelOverlap=True))
    y = alt.Y("central:Q", title=None, scale=scale, axis=alt.Axis(labelExpr=percent_label(), tickCount=5))
    without, target = alt.Y("without_plan:Q", scale=scale), alt.Y("target:Q", scale=scale)
    chart = alt.Chart().encode(x=x)
    return spec(
        [
            chart.mark_area(color=palette.BAND, opacity=0.8).encode(y=alt.Y("low:Q", scale=scale), y2="high:Q"),
            chart.mark_line(color=palette.GREY, strokeWidth=2.5, strokeDash=[6, 4]).encode(y=without),
            chart.mark_line(color=palette.ORANGE, strokeWidth=2.5, strokeDash=[8, 5]).encode(y=target),
            chart.mark_line(color=palette.TEAL, strokeWidth=3).encode(y=y),
            chart.mark_circle(color=palette.TEAL, size=45, opacity=1).encode(
                y=y,
                tooltip=[
                    alt.Tooltip("when:N", title=_("Bulan")),
                    alt.Tooltip("label:N", title=_("Cakupan")),
                    alt.Tooltip("label_without:N", title=_("Tanpa rencana")),
                ],
            ),
            words("without_plan", x, scale, palette.GREY, bold=False),
            words("target", x, scale, palette.ORANGE),
        ],
        height=300,
    )


@cached_by_language
def comparison_spec(lines: int) -> dict[str, Any]:
    """Return the Vega-Lite specification of plans side by side, drawn with `comparison_tables.lines_frame`.

    Parameters
    ----------
    lines : int
        Plans; the figures they start from come after them and are grey. Lines differ in dash as well as in colour.
    """
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=6, grid=False, labelOverlap=True))
    # Plans differ by a few points: from zero they would lie on each other.
    scale = alt.Scale(zero=False, nice=True)
    y = alt.Y("coverage:Q", title=None, scale=scale, axis=alt.Axis(labelExpr=percent_label(), tickCount=5))
    colours = [*PLAN_COLOURS[:lines], *[BASELINE_LINE[0]] * lines]
    dashes = [*PLAN_DASHES[:lines], *[BASELINE_LINE[1]] * lines]
    numbered = alt.Scale(domain=list(range(2 * lines)), range=colours)
    chart = alt.Chart()
    line = chart.mark_line(strokeWidth=3).encode(
        x=x,
        y=y,
        color=alt.Color("order:O", scale=numbered, legend=None),
        strokeDash=alt.StrokeDash("order:O", scale=alt.Scale(domain=list(range(2 * lines)), range=dashes), legend=None),
        tooltip=[
            alt.Tooltip("name:N", title=_("Skenario")),
            alt.Tooltip("when:N", title=_("Bulan")),
            alt.Tooltip("label:N", title=_("Cakupan")),
        ],
    )
    written = chart.encode(
        x=x,
        y=alt.Y("name_at:Q", scale=scale),
        text="name_here:N",
        color=alt.Color("order:O", scale=numbered, legend=None),
    )
    # Paper below each name, so that it can be read where it crosses a line.
    names = [
        written.transform_filter(alt.datum.side == side).mark_text(
            align=side, fontSize=FONT_SIZE, fontWeight="bold", stroke=halo, strokeWidth=width
        )
        for side in ("left", "right")
        for halo, width in ((palette.PAPER, 4), (None, 0))
    ]
    return spec([line, *names], height=340)
