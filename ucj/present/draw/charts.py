"""Charts as Vega-Lite specifications without data: whoever draws one puts the rows of its frame in.

Altair must never convert a chart that holds data: how it does so is set for the whole process, and Streamlit sets it
anew while it draws, so that the rows of one visitor would end in the chart of another.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

import altair as alt
import pandas as pd
from babel import Locale

from ucj.present.draw import palette, point_labels
from ucj.present.draw.line_labels import coverage_top
from ucj.present.words import numbers
from ucj.present.words.catalogue import _, babel_locale, cached_by_language

FONT_SIZE = 14
WHOLE_LABEL = "format(datum.value, ',.0f')"
# Dark enough for text, apart for every kind of colour vision, and each with a dash of its own.
PLAN_COLOURS = (palette.TEAL, palette.ORANGE, "#0072b2", "#8c3f7a", palette.INK)
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
    label = _percent_label() if share else WHOLE_LABEL
    y = alt.Y("value:Q", title=None, scale=scale, axis=alt.Axis(labelExpr=label, tickCount=5))
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", grid=False))
    chart = alt.Chart().encode(x=x, y=y)
    points = chart.mark_circle(color=palette.TEAL, size=110, opacity=1).encode(
        tooltip=[
            alt.Tooltip("when:N", title=_("Per")),
            alt.Tooltip("label:N", title=_("Angka")),
            alt.Tooltip("source:N", title=_("Sumber")),
        ]
    )
    once = alt.Chart().transform_filter("datum.first && isValid(datum.target)")
    return _spec(
        [
            chart.mark_line(color=palette.TEAL, strokeWidth=3),
            points,
            once.mark_rule(color=palette.ORANGE, strokeWidth=2.5, strokeDash=[8, 5]).encode(
                y=alt.Y("target:Q", scale=scale)
            ),
            _words("latest", x, scale, palette.TEAL, away=16),
            _words("target", x, scale, palette.ORANGE),
        ],
        height=300,
    )


def path_spec(path: pd.DataFrame) -> dict[str, Any]:
    """Return the Vega-Lite specification of the path of a target beside the coverage published so far.

    Parameters
    ----------
    path : DataFrame
        `cascade_text.path_frame`, the data to draw it with.
    """
    return _path_spec(ceil(float(path["value"].max()) * 10 + 1) / 10)


@cached_by_language
def _path_spec(top: float) -> dict[str, Any]:
    scale = alt.Scale(domain=[0, top], nice=False)
    y = alt.Y("value:Q", title=None, scale=scale, axis=alt.Axis(labelExpr=_percent_label(), tickCount=5))
    x = alt.X(
        "end_of:Q",
        title=_("Akhir tahun"),
        scale=alt.Scale(zero=False, nice=False, padding=60),
        axis=alt.Axis(format="d", tickMinStep=1, grid=False, labelOverlap=True),
    )
    chart = alt.Chart().encode(x=x, y=y)
    path, reached = chart.transform_filter(~alt.datum.reached), chart.transform_filter(alt.datum.reached)
    points = path.mark_point(size=110, strokeWidth=2.5, opacity=1, color=palette.ORANGE).encode(
        fill=alt.condition(alt.datum.named, alt.value(palette.ORANGE), alt.value(palette.NO_DATA_FILL)),
        tooltip=[
            alt.Tooltip("when:N", title=_("Akhir tahun")),
            alt.Tooltip("label:N", title=_("Target")),
            alt.Tooltip("origin:N", title=_("Asal")),
        ],
    )
    measured = reached.mark_circle(color=palette.TEAL, size=110, opacity=1).encode(
        tooltip=[
            alt.Tooltip("when:N", title=_("Per")),
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
            color=alt.condition(alt.datum.reached, alt.value(palette.TEAL), alt.value(palette.ORANGE)),
        )
    )
    return _spec(
        [
            reached.mark_line(color=palette.TEAL, strokeWidth=2.5),
            path.transform_filter(alt.datum.joined).mark_line(color=palette.ORANGE, strokeWidth=2.5, strokeDash=[8, 5]),
            points,
            measured,
            names,
        ],
        height=300,
    )


def projection_spec(months: pd.DataFrame) -> dict[str, Any]:
    """Return the Vega-Lite specification of coverage month by month: band, centre, baseline and target.

    The specification holds no data and is the same for most steps of a slider, so it is built once: Altair takes longer
    to check a chart than the whole projection takes.

    Parameters
    ----------
    months : DataFrame
        `tables.projection_frame`, the data to draw it with.
    """
    return _projection_spec(coverage_top(float(months[["high", "baseline", "target"]].max().max())))


@cached_by_language
def _projection_spec(top: float) -> dict[str, Any]:
    scale = alt.Scale(domain=[0, top], nice=False)
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=6, grid=False, labelOverlap=True))
    y = alt.Y("central:Q", title=None, scale=scale, axis=alt.Axis(labelExpr=_percent_label(), tickCount=5))
    baseline, target = alt.Y("baseline:Q", scale=scale), alt.Y("target:Q", scale=scale)
    chart = alt.Chart().encode(x=x)
    return _spec(
        [
            chart.mark_area(color=palette.BAND, opacity=0.8).encode(y=alt.Y("low:Q", scale=scale), y2="high:Q"),
            chart.mark_line(color=palette.GREY, strokeWidth=2, strokeDash=[2, 4]).encode(y=baseline),
            chart.mark_line(color=palette.ORANGE, strokeWidth=2.5, strokeDash=[8, 5]).encode(y=target),
            chart.mark_line(color=palette.TEAL, strokeWidth=3).encode(y=y),
            chart.mark_circle(color=palette.TEAL, size=45, opacity=1).encode(
                y=y, tooltip=[alt.Tooltip("when:N", title=_("Bulan")), alt.Tooltip("label:N", title=_("Cakupan"))]
            ),
            _words("baseline", x, scale, palette.GREY, bold=False),
            _words("target", x, scale, palette.ORANGE),
        ],
        height=300,
    )


@cached_by_language
def waterfall_spec() -> dict[str, Any]:
    """Return the Vega-Lite specification of a waterfall, to be drawn with `plan_tables.waterfall_frame`."""
    y = alt.Y("name:N", title=None, sort=None, axis=alt.Axis(labelLimit=260))
    x = alt.X("start:Q", title=None, axis=alt.Axis(labelExpr=WHOLE_LABEL, tickCount=5))
    colour = alt.Color(
        "kind:N",
        legend=None,
        scale=alt.Scale(domain=["level", "gain", "loss"], range=[palette.GREY, palette.TEAL, palette.ORANGE]),
    )
    chart = alt.Chart().encode(y=y)
    bars = chart.mark_bar().encode(x=x, x2="end:Q", color=colour)
    labels = chart.mark_text(
        align="left", baseline="middle", dx=5, fontSize=FONT_SIZE, fontWeight="bold", color=palette.INK
    ).encode(x="top:Q", text="label:N")
    return _spec([bars, labels], height=alt.Step(34))


@cached_by_language
def poverty_spec() -> dict[str, Any]:
    """Return the Vega-Lite specification of coverage against poverty, drawn with `poverty_text.scatter_frame`."""
    scale = alt.Scale(zero=False, nice=False, padding=point_labels.PADDING)
    axis = alt.Axis(labelExpr=_percent_label(), tickCount=6)
    x = alt.X("rate:Q", title=_("Penduduk miskin"), axis=axis, scale=scale)
    y = alt.Y("coverage:Q", title=_("Cakupan"), axis=axis, scale=scale)
    dx, dy = alt.expr(_by_width("dx")), alt.expr(_by_width("dy"))
    chart = alt.Chart()
    points = chart.mark_circle(opacity=0.75).encode(
        x=x,
        y=y,
        color=alt.condition(alt.datum.own, alt.value(palette.TEAL), alt.value(palette.NO_DATA_LINE)),
        size=alt.Size("poor:Q", legend=None, scale=alt.Scale(range=list(point_labels.AREAS))),
        tooltip=[alt.Tooltip("label:N", title=_("Wilayah"))],
    )
    led = chart.mark_rule(
        color=palette.GREY, opacity=alt.expr(f"{_by_width('led')} ? 1 : 0"), x2Offset=dx, y2Offset=dy
    ).encode(x=x, y=y, x2="rate:Q", y2="coverage:Q")
    # White below each name, so that it can be read where it crosses a line.
    names = [
        chart.mark_text(
            text=alt.expr(_by_width("name")),
            align=alt.expr(_by_width("align")),
            dx=dx,
            dy=dy,
            fontSize=FONT_SIZE - 1,
            color=palette.INK,
            stroke=halo,
            strokeWidth=width,
        ).encode(x=x, y=y)
        for halo, width in (("white", 3), (None, 0))
    ]
    middles = [
        chart.mark_rule(color=palette.GREY, strokeDash=[4, 4]).encode(x=alt.X("mean(rate_middle):Q")),
        chart.mark_rule(color=palette.GREY, strokeDash=[4, 4]).encode(y=alt.Y("mean(coverage_middle):Q")),
    ]
    return _spec([*middles, led, points, *names], height=420)


@cached_by_language
def money_spec() -> dict[str, Any]:
    """Return the Vega-Lite specification of contributions by month and payer, drawn with `plan_tables.money_frame`."""
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=6, grid=False, labelOverlap=True))
    y = alt.Y("rupiah:Q", title=None, axis=alt.Axis(labelExpr=_million_label(), tickCount=4))
    colour = alt.Color(
        "payer:N",
        title=None,
        legend=alt.Legend(orient="top", labelFontSize=FONT_SIZE, labelLimit=300),
        scale=alt.Scale(range=list(palette.CATEGORIES)),
    )
    tooltip = [
        alt.Tooltip("when:N", title=_("Bulan")),
        alt.Tooltip("payer:N", title=_("Pembayar")),
        alt.Tooltip("label:N", title=_("Iuran")),
    ]
    return _spec([alt.Chart().mark_bar(size=14).encode(x=x, y=y, color=colour, tooltip=tooltip)], height=220)


@cached_by_language
def map_spec() -> dict[str, Any]:
    """Return the Vega-Lite specification of a map of outlines that carry their `fill`, `stroke` and `weight`.

    Near the equator degrees are drawn as they are, and the rings of an outline may turn either way.
    """
    drawn = {
        "fill": alt.Fill("fill:N", scale=None),
        "stroke": alt.Stroke("stroke:N", scale=None),
        "strokeWidth": alt.StrokeWidth("weight:Q", scale=None),
    }
    chart = alt.Chart().mark_geoshape(strokeJoin="round").encode(**drawn).project(type="identity", reflectY=True)
    return _without_data(chart.configure_view(stroke=None).to_dict())


@cached_by_language
def cases_spec() -> dict[str, Any]:
    """Return the Vega-Lite specification of payments and their parts, drawn with `case_text.frame`."""
    y = alt.Y("case:N", title=None, sort=None, axis=alt.Axis(labelFontWeight="bold"))
    x = alt.X("rupiah:Q", title=None, stack="zero", axis=alt.Axis(labelExpr=_million_label(), tickCount=4))
    colour = alt.Color(
        "part:N",
        title=None,
        sort=None,
        legend=alt.Legend(
            orient="top", direction="vertical", labelFontSize=FONT_SIZE, labelColor=palette.INK, labelLimit=340
        ),
        scale=alt.Scale(range=[palette.TEAL, palette.BAND]),
    )
    bars = alt.Chart().mark_bar().encode(y=y, x=x, color=colour, order="order:Q")
    labels = (
        alt.Chart()
        .mark_text(align="right", dx=-6, fontSize=FONT_SIZE, fontWeight="bold")
        .encode(
            y=y,
            x=x,
            order="order:Q",
            text="label:N",
            color=alt.condition(alt.datum.order == 0, alt.value("#ffffff"), alt.value(palette.INK)),
        )
    )
    return _spec([bars, labels], height=alt.Step(44))


@cached_by_language
def components_spec() -> dict[str, Any]:
    """Return the Vega-Lite specification of the parts of a score, drawn with `award_text.components_frame`."""
    y = alt.Y("name:N", title=None, sort=None, axis=alt.Axis(labelLimit=200))
    x = alt.X("points:Q", title=None, axis=None)
    chart = alt.Chart().encode(y=y, x=x)
    labels = chart.mark_text(align="left", dx=5, fontSize=FONT_SIZE, fontWeight="bold", color=palette.INK)
    return _spec([chart.mark_bar(color=palette.TEAL), labels.encode(text="label:N")], height=alt.Step(34))


@cached_by_language
def comparison_spec(lines: int) -> dict[str, Any]:
    """Return the Vega-Lite specification of plans side by side, drawn with `compare_text.lines_frame`.

    Parameters
    ----------
    lines : int
        Plans; the figures they start from come after them and are grey. Lines differ in dash as well as in colour.
    """
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=6, grid=False, labelOverlap=True))
    # Plans differ by a few points: from zero they would lie on each other.
    scale = alt.Scale(zero=False, nice=True)
    y = alt.Y("coverage:Q", title=None, scale=scale, axis=alt.Axis(labelExpr=_percent_label(), tickCount=5))
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
    # White below each name, so that it can be read where it crosses a line.
    names = [
        written.transform_filter(alt.datum.side == side).mark_text(
            align=side, fontSize=FONT_SIZE, fontWeight="bold", stroke=halo, strokeWidth=width
        )
        for side in ("left", "right")
        for halo, width in (("white", 4), (None, 0))
    ]
    return _spec([line, *names], height=340)


def _by_width(column: str) -> str:
    """Return the expression of a column of names that differs between a narrow and a wide chart."""
    return f"(width < {point_labels.NARROW} ? datum.narrow_{column} : datum.wide_{column})"


def _words(name: str, x: alt.X, scale: alt.Scale, colour: str, *, away: int = 12, bold: bool = True) -> alt.Chart:
    """Return the layer of words that stand at an end of a chart, where `tables` found that no line runs."""
    words: alt.Chart = (
        alt.Chart()
        .transform_filter(f"datum.{name}_label")
        .mark_text(
            align=alt.expr("datum.first ? 'left' : 'right'"),
            dx=alt.expr("datum.first ? 6 : -6"),
            dy=alt.expr(f"datum.{name}_above ? {-away} : {away}"),
            fontSize=FONT_SIZE,
            fontWeight="bold" if bold else "normal",
            color=colour,
        )
        .encode(x=x, y=alt.Y(f"{name}_level:Q", scale=scale), text=f"{name}_label:N")
    )
    return words


def _spec(layers: list[alt.Chart], *, height: int | alt.Step) -> dict[str, Any]:
    marks = Locale.parse(babel_locale()).number_symbols["latn"]
    separators = {"decimal": marks["decimal"], "thousands": marks["group"], "grouping": [3], "currency": ["Rp", ""]}
    months = {
        "dateTime": "%A, %e %B %Y %X",
        "date": "%d/%m/%Y",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "days": [_("Minggu"), _("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu")],
        "shortDays": [_("Min"), _("Sen"), _("Sel"), _("Rab"), _("Kam"), _("Jum"), _("Sab")],
        "months": _("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember").split(),
        "shortMonths": _("Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des").split(),
    }
    chart = (
        alt.LayerChart(layer=layers)
        .properties(height=height)
        .configure(locale={"number": separators, "time": months})
        .configure_axis(labelFontSize=FONT_SIZE, labelColor=palette.INK)
        .configure_view(stroke=None)
    )
    return _without_data(chart.to_dict())


def _without_data(spec: Mapping[str, Any]) -> dict[str, Any]:
    """Return a specification without the empty data that Altair puts into it and into each of its layers."""
    bare = {key: part for key, part in spec.items() if key not in {"data", "datasets"}}
    if "layer" in bare:
        bare["layer"] = [{key: part for key, part in layer.items() if key != "data"} for layer in bare["layer"]]
    return bare


def _percent_label() -> str:
    return f"format(datum.value * 100, ',.0f') + '{numbers.percent_sign()}'"


def _million_label() -> str:
    return f"'Rp' + format(datum.value / 1e6, ',.0f') + ' {_('jt')}'"
