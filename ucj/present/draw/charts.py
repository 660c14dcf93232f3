"""Charts as Vega-Lite specifications without data: whoever draws one puts the rows of its frame in.

Altair must never convert a chart that holds data: how it does so is set for the whole process, and Streamlit sets it
anew while it draws, so that the rows of one visitor would end in the chart of another.
"""

from __future__ import annotations

from typing import Any

import altair as alt

from ucj.present.draw import palette, point_labels
from ucj.present.draw.vega import FONT_SIZE, WHOLE_LABEL, million_label, percent_label, spec, without_data
from ucj.present.words.catalogue import _, cached_by_language

# Between the lines of a name on an axis.
NEW_LINE = "|"


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
    return spec([bars, labels], height=alt.Step(34))


@cached_by_language
def tornado_spec() -> dict[str, Any]:
    """Return the Vega-Lite specification of what each assumption does, drawn with `plan_tables.tornado_frame`."""
    # Name and range stand below each other: beside the bars there is no room on a phone.
    names = alt.Axis(labelLimit=260, labelExpr=f"split(datum.label, '{NEW_LINE}')")
    y = alt.Y("name:N", title=None, sort=None, axis=names)
    x = alt.X(
        "low:Q",
        title=None,
        scale=alt.Scale(zero=False, nice=True),
        axis=alt.Axis(labelExpr=percent_label(), tickCount=4, labelOverlap=True),
    )
    bars = alt.Chart().mark_bar(color=palette.TEAL).encode(y=y, x=x, x2="high:Q")
    middle = alt.Chart().mark_rule(color=palette.INK, strokeWidth=2, strokeDash=[4, 4]).encode(x="mean(middle):Q")
    return spec([bars, middle], height=alt.Step(46))


@cached_by_language
def poverty_spec() -> dict[str, Any]:
    """Return the Vega-Lite specification of coverage against poverty, drawn with `poverty.scatter_frame`."""
    scale = alt.Scale(zero=False, nice=False, padding=point_labels.PADDING)
    axis = alt.Axis(labelExpr=percent_label(), tickCount=6)
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
    # Paper below each name, so that it can be read where it crosses a line.
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
        for halo, width in ((palette.PAPER, 3), (None, 0))
    ]
    middles = [
        chart.mark_rule(color=palette.GREY, strokeDash=[4, 4]).encode(x=alt.X("mean(rate_middle):Q")),
        chart.mark_rule(color=palette.GREY, strokeDash=[4, 4]).encode(y=alt.Y("mean(coverage_middle):Q")),
    ]
    return spec([*middles, led, points, *names], height=420)


@cached_by_language
def money_spec() -> dict[str, Any]:
    """Return the Vega-Lite specification of contributions by month and payer, drawn with `plan_tables.money_frame`."""
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=6, grid=False, labelOverlap=True))
    y = alt.Y("rupiah:Q", title=None, axis=alt.Axis(labelExpr=million_label(), tickCount=4))
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
    return spec([alt.Chart().mark_bar(size=14).encode(x=x, y=y, color=colour, tooltip=tooltip)], height=220)


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
    return without_data(chart.configure_view(stroke=None).to_dict())


@cached_by_language
def cases_spec() -> dict[str, Any]:
    """Return the Vega-Lite specification of payments and their parts, drawn with `family_cases.frame`."""
    y = alt.Y("case:N", title=None, sort=None, axis=alt.Axis(labelFontWeight="bold"))
    x = alt.X("rupiah:Q", title=None, stack="zero", axis=alt.Axis(labelExpr=million_label(), tickCount=4))
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
            color=alt.condition(alt.datum.order == 0, alt.value(palette.PAPER), alt.value(palette.INK)),
        )
    )
    return spec([bars, labels], height=alt.Step(44))


@cached_by_language
def components_spec() -> dict[str, Any]:
    """Return the Vega-Lite specification of the parts of a score, drawn with `awards.components_frame`."""
    y = alt.Y("name:N", title=None, sort=None, axis=alt.Axis(labelLimit=200))
    x = alt.X("points:Q", title=None, axis=None)
    chart = alt.Chart().encode(y=y, x=x)
    labels = chart.mark_text(align="left", dx=5, fontSize=FONT_SIZE, fontWeight="bold", color=palette.INK)
    return spec([chart.mark_bar(color=palette.TEAL), labels.encode(text="label:N")], height=alt.Step(34))


def _by_width(column: str) -> str:
    """Return the expression of a column of names that differs between a narrow and a wide chart."""
    return f"(width < {point_labels.NARROW} ? datum.narrow_{column} : datum.wide_{column})"
