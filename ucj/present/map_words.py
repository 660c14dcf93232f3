"""What a map says in words: highest and lowest where they may be told, the province itself, and what adds up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from ucj.facts.ledger import Ledger
from ucj.model.comparability import months_apart, ranked_together
from ucj.present.draw.choropleth import Values, period
from ucj.present.draw.map_measures import MapMeasure
from ucj.present.frames import publishers
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim

# So few figures are told one by one.
FEW = 3


def ranked(mapped: Values) -> frozenset[str]:
    """Return the regions that may be called highest and lowest."""
    return ranked_together({code: value.as_of if value else None for code, value in mapped.items()})


def headline(ledger: Ledger, province: str, measure: MapMeasure, mapped: Values, today: dt.date) -> str:
    """Say in one sentence what the map shows, of how many regions, and from when."""
    known = {code: value for code, value in mapped.items() if value}
    values: dict[str, str | int] = {
        "measure": measure.label,
        "name": ledger.regions[province].name,
        "count": len(known),
        "all": len(mapped),
    }
    if not known:
        return _("{measure}: belum ada angka terbit untuk kabupaten/kota di {name}.").format(
            measure=measure.label, name=sentences.region_name(ledger.regions[province])
        )
    if among := ranked(mapped):
        return _highest_and_lowest(ledger, measure, mapped, among, today, values)
    if len(known) <= FEW:
        told = (
            _("{region} ({date}) {value}").format(
                region=ledger.regions[code].name,
                value=measure.value_text(value),
                date=sentences.aged_date(value.as_of, today),
            )
            for code, value in known.items()
        )
        return _("{measure} di {name}, di antara {count} dari {all} wilayah yang terbit: {told}.").format(
            told="; ".join(told), **values
        )
    return _(
        "{measure} di {name} terbit untuk {count} dari {all} wilayah ({dates}), terpaut {months} bulan; karena itu "
        "wilayahnya tidak diurutkan."
    ).format(
        dates=period(mapped),
        months=months_apart({code: value.as_of for code, value in known.items()}),
        **values,
    )


def _highest_and_lowest(
    ledger: Ledger,
    measure: MapMeasure,
    mapped: Values,
    among: Collection[str],
    today: dt.date,
    values: dict[str, str | int],
) -> str:
    compared = {code: value for code, value in mapped.items() if value and code in among}
    ends = {name: pick(compared, key=lambda code: compared[code].value) for name, pick in (("high", max), ("low", min))}
    for end, code in ends.items():
        values[end] = ledger.regions[code].name
        values[f"{end}_value"] = measure.value_text(compared[code])
    oldest = min(value.as_of for value in compared.values())
    age = sentences.age_of_old(oldest, today)
    values["dates"] = ", ".join(part for part in (period(compared), age) if part)
    values["ranked"] = len(compared)
    if len(compared) == len(mapped):
        return _(
            "{measure} di {name} ({dates}): tertinggi {high} ({high_value}), terendah {low} ({low_value})."
        ).format(**values)
    return _(
        "{measure} di {name}, di antara {ranked} dari {all} wilayah yang terbit ({dates}): tertinggi {high} "
        "({high_value}), terendah {low} ({low_value})."
    ).format(**values)


def left_out(mapped: Values) -> str:
    """Say how many regions the headline leaves out of a ranking, and why; blank where it ranks none or all."""
    compared = ranked(mapped)
    others = sum(value is not None for value in mapped.values()) - len(compared)
    blank = sum(value is None for value in mapped.values())
    if not compared or not others + blank:
        return ""
    if not others:
        return _("{blank} wilayah belum mempunyai angka terbit.").format(blank=blank)
    return _("{others} wilayah terbit untuk tanggal lain, {blank} belum mempunyai angka terbit.").format(
        others=others, blank=blank
    )


def whole_province(ledger: Ledger, province: str, measure: MapMeasure, today: dt.date) -> str:
    """Return the figure of the province itself with its date and source, which the map does not show; blank if none."""
    mapped = measure.value(ledger, province)
    if mapped is None:
        return ""
    old = sentences.age_of_old(mapped.as_of, today)
    text = (
        _("{name} sendiri, {age}: {value} ({date}, {status}, {publishers}).")
        if old
        else _("{name} sendiri: {value} ({date}, {status}, {publishers}).")
    )
    return text.format(
        age=old,
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
