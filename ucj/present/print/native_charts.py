"""Charts of a presentation that can be edited: the data is inside, the colours are those of the pages."""

from __future__ import annotations

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

from ucj.present.draw import palette
from ucj.present.parts import Bars, Chart
from ucj.present.print.cells import FORMATS
from ucj.present.print.deck import colour
from ucj.present.words import numbers

PERCENT = "0%"
DASHES = {
    "solid": MSO_LINE.SOLID,
    "dot": MSO_LINE.ROUND_DOT,
    "square": MSO_LINE.SQUARE_DOT,
    "dash": MSO_LINE.DASH,
}
TEXT = 16
MOST_LABELS = 8


def line_chart(slide: Any, part: Chart, left: float, top: float, width: float, height: float) -> None:
    """Draw the lines of a chart: by month, or on a time axis with a mark at each point of the first."""
    frame, share = part.data, part.kind == "percent"
    data = CategoryChartData(number_format=FORMATS[part.kind])
    days = [pd.Timestamp(day) for day in frame["date"]]
    data.categories = [numbers.short_month(f"{day:%Y-%m}") if part.monthly else day.date() for day in days]
    for stroke in part.strokes:
        data.add_series(stroke.name, [float(value) for value in frame[stroke.column]])
    kind = XL_CHART_TYPE.LINE if part.monthly else XL_CHART_TYPE.LINE_MARKERS
    chart = _add(slide, kind, data, left, top, width, height)
    for i, (drawn, stroke) in enumerate(zip(chart.series, part.strokes, strict=True)):
        code = colour(stroke.colour)
        drawn.smooth = False
        drawn.format.line.color.rgb, drawn.format.line.width = code, Pt(stroke.points)
        if stroke.dash == "none":
            drawn.format.line.fill.background()
        else:
            drawn.format.line.dash_style = DASHES[stroke.dash]
        if not part.monthly and i:
            drawn.marker.style = XL_MARKER_STYLE.NONE
        elif not part.monthly:
            drawn.marker.format.fill.solid()
            drawn.marker.format.fill.fore_color.rgb = drawn.marker.format.line.color.rgb = code
        if stroke.named_at is not None:
            _label(drawn.points[stroke.named_at], above=stroke.above, code=stroke.colour)
    chart.value_axis.minimum_scale = 0
    _axes(chart, PERCENT if share else FORMATS[part.kind])
    if part.monthly:
        _every(chart, "c:tickLblSkip", ceil(len(frame) / MOST_LABELS))
    else:
        labels = chart.category_axis.tick_labels
        labels.number_format, labels.number_format_is_linked = "mmm yyyy", False
        _every(chart, "c:majorUnit", 6)


def bar_chart(slide: Any, part: Bars, left: float, top: float, width: float, height: float) -> None:
    """Draw bars of rupiah, the first on top."""
    data = CategoryChartData(number_format=FORMATS["money"])
    data.categories = [bar.label for bar in part.bars]
    data.add_series(part.meaning, [bar.amount for bar in part.bars])
    chart = _add(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, left, top, width, height)
    chart.has_legend = False
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 60, True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = FORMATS["money"], False
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
    chart.value_axis.maximum_scale = max(1.0, 1.5 * max(bar.amount for bar in part.bars))


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


def _label(point: Any, *, above: bool, code: str) -> None:
    label = point.data_label
    label.position = XL_LABEL_POSITION.ABOVE if above else XL_LABEL_POSITION.BELOW
    label.font.size, label.font.bold, label.font.color.rgb = Pt(TEXT + 2), True, colour(code)
