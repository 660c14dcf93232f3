"""What a map of one measure shows: shapes, headline and period; and the coverage before and after a plan."""

from __future__ import annotations

from collections.abc import Mapping

from ucj.facts.ledger import Ledger
from ucj.present.draw import palette
from ucj.present.draw.map import Shape
from ucj.present.draw.map_measures import MapMeasure, MappedValue, coverage_measure
from ucj.present.frames import publishers
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim

Values = Mapping[str, MappedValue | None]

# Above every published coverage and target, so that a plan has room to darken.
FULL_COLOUR_COVERAGE = 0.70


def values(ledger: Ledger, province: str, measure: MapMeasure) -> Values:
    """Return the value of a measure for every kabupaten/kota of a province, None where nothing was published."""
    return {region.code: measure.value(ledger, region.code) for region in ledger.members(province)}


def shapes(ledger: Ledger, measure: MapMeasure, mapped: Values, chosen: str | None) -> dict[str, Shape]:
    """Return the look of every region on the classed map."""
    return {
        code: Shape(
            colour=measure.colour(value.value) if value else None,
            tooltip=_tooltip(ledger, code, value, measure),
            chosen=code == chosen,
        )
        for code, value in mapped.items()
    }


def headline(ledger: Ledger, province: str, measure: MapMeasure, mapped: Values) -> str:
    """Say in one sentence what the map shows: the highest, the lowest, and how many have no figure."""
    known = {code: value for code, value in mapped.items() if value}
    name = sentences.region_name(ledger.regions[province])
    if not known:
        return _("{measure}: belum ada angka terbit untuk kabupaten/kota di {name}.").format(
            measure=measure.label, name=name
        )
    high = max(known, key=lambda code: known[code].value)
    low = min(known, key=lambda code: known[code].value)
    text = _("{measure} di {name}: tertinggi {high} ({high_value}), terendah {low} ({low_value})").format(
        measure=measure.label,
        name=name,
        high=sentences.region_name(ledger.regions[high]),
        high_value=measure.value_text(known[high]),
        low=sentences.region_name(ledger.regions[low]),
        low_value=measure.value_text(known[low]),
    )
    blank = len(mapped) - len(known)
    if not blank:
        return f"{text}."
    return f"{text}; " + _("{count} dari {all} wilayah belum ada angka terbit.").format(count=blank, all=len(mapped))


def whole_province(ledger: Ledger, province: str, measure: MapMeasure) -> str:
    """Return the figure of the province itself with its date and source, which the map does not show; blank if none."""
    mapped = measure.value(ledger, province)
    if mapped is None:
        return ""
    return _("{name} sendiri: {value} ({date}, {status}, {publishers}).").format(
        name=sentences.region_name(ledger.regions[province]),
        value=measure.value_text(mapped),
        date=numbers.date(mapped.as_of),
        status=sentences.status_word(mapped.status),
        publishers=publishers(mapped.figures, verbatim),
    )


def reconciliation(ledger: Ledger, province: str, measure: str, mapped: Values) -> str:
    """Say whether the people paid by government add up to what was said for the province; blank for other measures."""
    said, own = ledger.leading(province, "paid_by_government"), ledger.leading(province, "paid_by_province")
    known = {code: value.value for code, value in mapped.items() if value}
    if measure != "paid_by_government" or said is None or own is None or not known:
        return ""
    parts = sum(known.values())
    unknown = [sentences.region_name(ledger.regions[code]) for code in mapped if code not in known]
    text = _(
        "Yang terurai {parts} orang di {count} kabupaten/kota dan {own} oleh provinsi, bersama {total}; yang disebut "
        "untuk provinsi {said}. Selisih {rest} tidak dapat dibagi."
    ).format(
        parts=numbers.whole(parts),
        count=len(known),
        own=numbers.whole(own.value),
        total=numbers.whole(parts + own.value),
        said=numbers.whole(said.value),
        rest=numbers.whole(said.value - parts - own.value),
    )
    if unknown:
        text += " " + _("Belum ada angka untuk {names}.").format(names=", ".join(unknown))
    return text


def period(mapped: Values) -> str:
    """Return the dates of the figures on the map, first to last."""
    dates = sorted({value.as_of for value in mapped.values() if value})
    if not dates:
        return _("belum ada angka terbit")
    if len(dates) == 1:
        return numbers.date(dates[0])
    return f"{numbers.date(dates[0])} – {numbers.date(dates[-1])}"


def plan_shapes(ledger: Ledger, region: str, coverage: float, *, before: float | None = None) -> dict[str, Shape]:
    """Return the coverage map of the province of a kabupaten/kota, with that region at a coverage of its own.

    Parameters
    ----------
    ledger : Ledger
        The facts.
    region : str
        Region of the plan.
    coverage : float
        Its coverage, before or after.
    before : float or None
        Its coverage before, told in the tooltip of the map after.
    """
    measure = coverage_measure()
    result = {}
    for code, value in values(ledger, ledger.regions[region].parent, measure).items():
        if code == region:
            shown = numbers.percent(coverage)
            told = shown if before is None else f"{numbers.percent(before)} → {shown}"
            name = sentences.region_name(ledger.regions[code])
            result[code] = Shape(_shade(coverage), (name, f"{measure.label}: {told}"), label=shown, chosen=True)
        else:
            result[code] = Shape(_shade(value.value) if value else None, _tooltip(ledger, code, value, measure))
    return result


def _shade(coverage: float) -> str:
    return palette.blend(palette.GAIN, coverage / FULL_COLOUR_COVERAGE)


def _tooltip(ledger: Ledger, code: str, value: MappedValue | None, measure: MapMeasure) -> tuple[str, ...]:
    name = sentences.region_name(ledger.regions[code])
    if value is None:
        return name, f"{measure.label}: {_('belum ada angka terbit')}"
    dated = f"{numbers.date(value.as_of)} · {sentences.status_word(value.status)}"
    return name, f"{measure.label}: {measure.value_text(value)}", dated, publishers(value.figures)
