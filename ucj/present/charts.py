"""Altair charts: keyword-only builders, frame in, chart out."""

from __future__ import annotations

import altair as alt
import pandas as pd

from ucj.present import palette
from ucj.present.text import _

FONT_SIZE = 14
PERCENT_LABEL = "format(datum.value * 100, ',.0f') + '\u00a0%'"
WHOLE_LABEL = "format(datum.value, ',.0f')"
_NUMBERS = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]}


def series_chart(*, series: pd.DataFrame, target: float | None, target_label: str, share: bool) -> alt.LayerChart:
    """Draw a published series and the target it should reach.

    Parameters
    ----------
    series : DataFrame
        `date` (datetime), `value` (people, or fraction 0–1), `label` (the value in words), `source`.
    target : float or None
        Level of the target line, in the unit of the series.
    target_label : str
        What stands beside the line.
    share : bool
        Whether values are fractions, shown as percent.
    """
    scale = alt.Scale(domainMin=0, nice=True)
    y = alt.Y(
        "value:Q",
        title=None,
        scale=scale,
        axis=alt.Axis(labelExpr=PERCENT_LABEL if share else WHOLE_LABEL, tickCount=5),
    )
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", grid=False))
    base = alt.Chart(series).encode(x=x, y=y)
    line = base.mark_line(color=palette.TEAL, strokeWidth=3)
    points = base.mark_circle(color=palette.TEAL, size=110, opacity=1).encode(
        tooltip=[
            alt.Tooltip("when:N", title=_("Per")),
            alt.Tooltip("label:N", title=_("Angka")),
            alt.Tooltip("source:N", title=_("Sumber")),
        ]
    )
    last = (
        alt.Chart(series.tail(1))
        .mark_text(align="right", dy=-16, fontSize=FONT_SIZE + 2, fontWeight="bold", color=palette.TEAL)
        .encode(x=x, y=y, text="label:N")
    )
    layers = [line, points, last]
    if target is not None:
        layers += _target_line(target, target_label, scale)
    return _finish(layers, height=300)


def projection_chart(
    *, months: pd.DataFrame, target: float | None, target_label: str, baseline_label: str
) -> alt.LayerChart:
    """Draw coverage month by month: band, centre, baseline and target.

    Parameters
    ----------
    months : DataFrame
        `date` (datetime), `low`, `central`, `high`, `baseline` (fractions), `when` and `label` (words).
    target : float or None
        Target as a fraction.
    target_label, baseline_label : str
        What stands beside the two lines.
    """
    top = max(months[["high", "baseline"]].max().max(), target or 0.0)
    scale = alt.Scale(domain=[0, min(1.0, top * 1.15)], nice=False)
    y = alt.Y("central:Q", title=None, scale=scale, axis=alt.Axis(labelExpr=PERCENT_LABEL, tickCount=5))
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=6, grid=False, labelOverlap=True))
    chart = alt.Chart(months)
    band = chart.mark_area(color=palette.BAND, opacity=0.8).encode(x=x, y=alt.Y("low:Q", scale=scale), y2="high:Q")
    line = chart.mark_line(color=palette.TEAL, strokeWidth=3, interpolate="linear").encode(x=x, y=y)
    points = chart.mark_circle(color=palette.TEAL, size=45, opacity=1).encode(
        x=x,
        y=y,
        tooltip=[alt.Tooltip("when:N", title=_("Bulan")), alt.Tooltip("label:N", title=_("Cakupan"))],
    )
    baseline = chart.mark_line(color=palette.GREY, strokeWidth=2, strokeDash=[2, 4]).encode(
        x=x, y=alt.Y("baseline:Q", scale=scale)
    )
    caption = (
        chart.transform_filter(alt.datum.first)
        .mark_text(align="left", dy=16, fontSize=FONT_SIZE, color=palette.GREY, text=baseline_label)
        .encode(x=x, y=alt.Y("baseline:Q", scale=scale))
    )
    layers = [band, baseline, line, points, caption]
    if target is not None:
        layers += _target_line(target, target_label, scale)
    return _finish(layers, height=300)


def _target_line(target: float, label: str, scale: alt.Scale) -> list[alt.Chart]:
    data = pd.DataFrame({"value": [target]})
    level = alt.Y("value:Q", scale=scale)
    rule = alt.Chart(data).mark_rule(color=palette.ORANGE, strokeWidth=2.5, strokeDash=[8, 5]).encode(y=level)
    text = (
        alt.Chart(data)
        .mark_text(align="left", dy=-11, dx=6, fontSize=FONT_SIZE, fontWeight="bold", color=palette.ORANGE, text=label)
        .encode(y=level, x=alt.value(0))
    )
    return [rule, text]


def _finish(layers: list[alt.Chart], *, height: int) -> alt.LayerChart:
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
    chart: alt.LayerChart = (
        alt.LayerChart(layer=layers)
        .properties(height=height)
        .configure(locale={"number": _NUMBERS, "time": months})
        .configure_axis(labelFontSize=FONT_SIZE, labelColor=palette.INK)
        .configure_view(stroke=None)
    )
    return chart
