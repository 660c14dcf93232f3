"""What the charts share: letters, the language of axes, words beside a line, and specifications without data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
from babel import Locale

from ucj.present.draw import palette
from ucj.present.words import numbers
from ucj.present.words.catalogue import _, babel_locale

FONT_SIZE = 14
WHOLE_LABEL = "format(datum.value, ',.0f')"


def words(name: str, x: alt.X, scale: alt.Scale, colour: str, *, away: int = 12, bold: bool = True) -> alt.Chart:
    """Return the layer of words that stand at an end of a chart, where `line_labels` found that no line runs."""
    layer: alt.Chart = (
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
    return layer


def spec(layers: list[alt.Chart], *, height: int | alt.Step) -> dict[str, Any]:
    """Return layers as a specification in the language of the reader."""
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
    return without_data(chart.to_dict())


def without_data(drawn: Mapping[str, Any]) -> dict[str, Any]:
    """Return a specification without the empty data that Altair puts into it and into each of its layers."""
    bare = {key: part for key, part in drawn.items() if key not in {"data", "datasets"}}
    if "layer" in bare:
        bare["layer"] = [{key: part for key, part in layer.items() if key != "data"} for layer in bare["layer"]]
    return bare


def percent_label() -> str:
    """Return the expression that writes a fraction of an axis as percent."""
    return f"format(datum.value * 100, ',.0f') + '{numbers.percent_sign()}'"


def million_label() -> str:
    """Return the expression that writes rupiah of an axis in millions."""
    return f"'Rp' + format(datum.value / 1e6, ',.0f') + ' {_('jt')}'"
