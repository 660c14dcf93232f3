"""Charts of a presentation that can be edited: the data is inside, the colours are those of the pages."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

import pandas as pd
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from ucj.facts.rules import month_text
from ucj.model.projection import Projection
from ucj.present import frames
from ucj.present.draw import palette
from ucj.present.draw.line_labels import FAR, coverage_top
from ucj.present.print.deck import colour
from ucj.present.standings import PublishedSeries
from ucj.present.words import numbers
from ucj.present.words.catalogue import _

PERCENT, EXACT_PERCENT, WHOLE, RUPIAH = "0%", "0.00%", "#,##0", '"Rp"#,##0'
TEXT = 16
MOST_LABELS = 8


def months_chart(slide: Any, result: Projection, left: float, top: float, width: float, height: float) -> None:
    """Draw coverage month by month: low, central, high, the baseline and the target."""
    frame = frames.projection_frame(result)
    data = CategoryChartData(number_format=EXACT_PERCENT)
    data.categories = [numbers.short_month(month_text(int(month))) for month in result.months]
    looks = {_("Angka tengah"): ("central", palette.TEAL, 3.5, MSO_LINE.SOLID)}
    if not frame["low"].equals(frame["high"]):
        looks |= {
            _("Bila semua bertumpang tindih"): ("low", palette.CATEGORIES[2], 1.75, MSO_LINE.ROUND_DOT),
            _("Bila tidak ada tumpang tindih"): ("high", palette.CATEGORIES[0], 1.75, MSO_LINE.ROUND_DOT),
        }
    looks[_("Sekarang")] = ("baseline", palette.GREY, 2.0, MSO_LINE.SQUARE_DOT)
    if result.scenario.target is not None:
        looks[_("Target")] = ("target", palette.ORANGE, 2.5, MSO_LINE.DASH)
    for name, (column, _code, _width, _dash) in looks.items():
        data.add_series(name, [float(value) for value in frame[column]])
    chart = _add(slide, XL_CHART_TYPE.LINE, data, left, top, width, height)
    for series, (_column, code, thick, dash) in zip(chart.series, looks.values(), strict=True):
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = colour(code), Pt(thick)
        series.format.line.dash_style = dash
    target, month = result.scenario.target, result.result_month
    here, room = frame["central"][month], FAR * coverage_top(frame["high"].max())
    crossed = any(here <= line[month] < here + room for line in (frame["target"], frame["baseline"]))
    _label(chart.series[0].points[month], _side(not crossed), palette.TEAL)
    if target is not None:
        place = min(2, len(frame) - 1) if frame["target_label"][0] else max(0, len(frame) - 3)
        _label(chart.series[len(looks) - 1].points[place], _side(frame["target_above"][0]), palette.ORANGE)
    chart.value_axis.minimum_scale = 0
    _axes(chart, PERCENT)
    _every(chart, "c:tickLblSkip", ceil(len(frame) / MOST_LABELS))


def series_chart(slide: Any, series: PublishedSeries, left: float, top: float, width: float, height: float) -> None:
    """Draw a published series on a time axis, with the target."""
    frame = series.frame
    data = CategoryChartData(number_format=EXACT_PERCENT if series.share else WHOLE)
    data.categories = [pd.Timestamp(day).date() for day in frame["date"]]
    data.add_series(series.title, [float(value) for value in frame["value"]])
    if series.target is not None:
        data.add_series(series.target_label, [series.target] * len(frame))
    chart = _add(slide, XL_CHART_TYPE.LINE_MARKERS, data, left, top, width, height)
    looks = ((palette.TEAL, 3.5, MSO_LINE.SOLID), (palette.ORANGE, 2.5, MSO_LINE.DASH))
    for drawn, (code, thick, dash) in zip(chart.series, looks, strict=False):
        drawn.smooth = False
        drawn.format.line.color.rgb, drawn.format.line.width = colour(code), Pt(thick)
        drawn.format.line.dash_style = dash
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = colour(code)
        drawn.marker.format.line.color.rgb = colour(code)
    if series.target is not None:
        chart.series[1].marker.style = XL_MARKER_STYLE.NONE
    _label(chart.series[0].points[len(frame) - 1], _side(frame["latest_above"][0]), palette.TEAL)
    chart.value_axis.minimum_scale = 0
    _axes(chart, PERCENT if series.share else WHOLE)
    chart.category_axis.tick_labels.number_format = "mmm yyyy"
    chart.category_axis.tick_labels.number_format_is_linked = False
    _every(chart, "c:majorUnit", 6)


def payers_chart(slide: Any, cost: Mapping[str, int], left: float, top: float, width: float, height: float) -> None:
    """Draw what each payer pays over the plan, the first on top."""
    data = CategoryChartData(number_format=RUPIAH)
    data.categories = list(cost)
    data.add_series(_("Iuran selama rencana"), list(cost.values()))
    chart = _add(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, left, top, width, height)
    chart.has_legend = False
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 60, True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = RUPIAH, False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.bold = Pt(TEXT + 2), True
    drawn = chart.series[0]
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = colour(palette.TEAL)
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_labels.font.size = Pt(TEXT + 2)
    chart.category_axis.format.line.color.rgb = colour(palette.GREY)
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    # Room for the label of the longest bar.
    chart.value_axis.maximum_scale = max(1.0, 1.5 * max(cost.values()))


def _add(slide: Any, kind: Any, data: CategoryChartData, left: float, top: float, width: float, height: float) -> Any:
    frame = slide.shapes.add_chart(kind, Inches(left), Inches(top), Inches(width), Inches(height), data)
    chart = frame.chart
    chart.has_title, chart.has_legend = False, True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(TEXT)
    chart.font.size, chart.font.color.rgb = Pt(TEXT), colour(palette.INK)
    return chart


def _axes(chart: Any, number_format: str) -> None:
    values, categories = chart.value_axis, chart.category_axis
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = number_format, False
    values.major_gridlines.format.line.color.rgb = colour("#d5dbe0")
    values.format.line.fill.background()
    categories.format.line.color.rgb = colour(palette.GREY)
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW


def _every(chart: Any, name: str, count: int) -> None:
    """Label every so manieth month of the category axis, which python-pptx cannot say itself."""
    axis = chart.category_axis._element
    # The schema fixes the order of what an axis holds.
    before = axis.find(qn("c:noMultiLvlLbl")) if name == "c:tickLblSkip" else None
    made = axis.makeelement(qn(name), {"val": str(count)})
    if before is not None:
        before.addprevious(made)
    else:
        axis.append(made)
    if name == "c:majorUnit":
        axis.append(axis.makeelement(qn("c:majorTimeUnit"), {"val": "months"}))


def _side(above: bool) -> Any:
    return XL_LABEL_POSITION.ABOVE if above else XL_LABEL_POSITION.BELOW


def _label(point: Any, position: Any, code: str) -> None:
    label = point.data_label
    label.position = position
    label.font.size, label.font.bold, label.font.color.rgb = Pt(TEXT + 2), True, colour(code)
