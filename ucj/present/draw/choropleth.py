"""What a map of one measure shows: shapes and period; and the coverage before and after a plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from ucj.facts.ledger import Ledger
from ucj.present.draw import palette
from ucj.present.draw.map import Shape
from ucj.present.draw.map_measures import MapMeasure, MappedValue, coverage_measure
from ucj.present.frames import publishers
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _

Values = Mapping[str, MappedValue | None]

# Above every published coverage and target, so that a plan has room to darken.
FULL_COLOUR_COVERAGE = 0.70


def values(ledger: Ledger, province: str, measure: MapMeasure) -> Values:
    """Return the value of a measure for every kabupaten/kota of a province, None where nothing was published."""
    return {region.code: measure.value(ledger, region.code) for region in ledger.members(province)}


def shapes(ledger: Ledger, measure: MapMeasure, mapped: Values, chosen: str | None, today: dt.date) -> dict[str, Shape]:
    """Return the look of every region on the classed map; a figure that is old today is announced by its age."""
    return {
        code: Shape(
            colour=measure.colour(value.value) if value else None,
            tooltip=_tooltip(ledger, code, value, measure, today),
            chosen=code == chosen,
        )
        for code, value in mapped.items()
    }


def period(mapped: Values) -> str:
    """Return the dates of the figures on the map, first to last."""
    dates = sorted({value.as_of for value in mapped.values() if value})
    if not dates:
        return _("belum ada angka terbit")
    if len(dates) == 1:
        return numbers.date(dates[0])
    return f"{numbers.date(dates[0])} – {numbers.date(dates[-1])}"


def plan_shapes(
    ledger: Ledger,
    region: str,
    coverage: float,
    today: dt.date,
    *,
    before: float | None = None,
    moved_from: float | None = None,
) -> dict[str, Shape]:
    """Return the coverage map of the province of a kabupaten/kota, with that region at a coverage of its own.

    Parameters
    ----------
    ledger : Ledger
        The facts.
    region : str
        Region of the plan.
    coverage : float
        Its coverage, before or after.
    today : date
        From which the ages of the published figures are counted.
    before : float or None
        Its coverage before, told in the tooltip of the map after.
    moved_from : float or None
        What its coverage was before the last move, beside which it is shown.
    """
    measure = coverage_measure()
    result = {}
    for code, value in values(ledger, ledger.regions[region].parent, measure).items():
        if code == region:
            shown = numbers.percent(coverage)
            told = shown if before is None else f"{numbers.percent(before)} → {shown}"
            name = sentences.region_name(ledger.regions[code])
            result[code] = Shape(
                _shade(coverage), (name, f"{measure.label}: {told}"), plan_label(coverage, moved_from), chosen=True
            )
        else:
            result[code] = Shape(_shade(value.value) if value else None, _tooltip(ledger, code, value, measure, today))
    return result


def plan_label(coverage: float, moved_from: float | None = None) -> str:
    """Return what stands on the region of a plan: its coverage, and by how much the last move has changed it."""
    # The difference of what is shown.
    points = 0.0 if moved_from is None else round(coverage * 100, 2) - round(moved_from * 100, 2)
    if abs(points) < 0.005:
        return numbers.percent(coverage)
    sign = "+" if points > 0 else "−"
    return moved_label().format(coverage=numbers.percent(coverage), sign=sign, points=numbers.decimal(abs(points), 2))


def moved_label() -> str:
    """Return how a coverage is written that has moved."""
    return _("{coverage} ({sign}{points})")


def _shade(coverage: float) -> str:
    return palette.blend(palette.GAIN, coverage / FULL_COLOUR_COVERAGE)


def _tooltip(
    ledger: Ledger, code: str, value: MappedValue | None, measure: MapMeasure, today: dt.date
) -> tuple[str, ...]:
    name = sentences.region_name(ledger.regions[code])
    if value is None:
        return name, f"{measure.label}: {_('belum ada angka terbit')}"
    dated, status = numbers.date(value.as_of), sentences.status_word(value.status)
    shown = f"{measure.label}: {measure.value_text(value)}"
    if old := sentences.age_of_old(value.as_of, today):
        return name, f"{dated}, {old}", shown, status, publishers(value.figures)
    return name, shown, f"{dated} · {status}", publishers(value.figures)
