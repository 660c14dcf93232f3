"""The maps of a brief: coverage of the province, with the colours of the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ucj.facts.boundaries import outline_path
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.regions import NATION
from ucj.facts.rules import month_text
from ucj.model.projection import Projection
from ucj.present.draw import choropleth, palette
from ucj.present.draw.map import Shape
from ucj.present.draw.map_measures import map_measures
from ucj.present.words import numbers
from ucj.present.words.catalogue import _


@dataclass(frozen=True)
class MapPart:
    """A map of a province.

    Attributes
    ----------
    province, caption : str
        Code, and what the map shows.
    shapes : mapping of code to Shape
        As on the pages.
    legend : sequence of (colour, label)
        Light to dark; colour None is the pattern for no published figure.
    figures : tuple of Observation
        The published figures behind it.
    """

    province: str
    caption: str
    shapes: Mapping[str, Shape]
    legend: Sequence[tuple[str | None, str]]
    figures: tuple[Observation, ...]


def plan_maps(ledger: Ledger, result: Projection) -> tuple[MapPart, ...]:
    """Return coverage before and after a plan; nothing for a province, whose plan is not divided among its members."""
    baseline, judged = result.scenario.baseline, result.judged
    region, measure = ledger.regions[baseline.region], map_measures()["coverage"]
    if not _drawn(region.parent):
        return ()
    captions = {
        _("Sebelum"): baseline.coverage,
        _("Sesudah ({month})").format(month=numbers.date(month_text(judged.month))): judged.coverage,
    }
    return tuple(
        MapPart(
            region.parent,
            f"{caption}: {numbers.percent(coverage)}",
            choropleth.plan_shapes(ledger, region.code, coverage),
            _gradient(),
            _behind(choropleth.values(ledger, region.parent, measure), region.code),
        )
        for caption, coverage in captions.items()
    )


def coverage_map(ledger: Ledger, region: str) -> tuple[MapPart, ...]:
    """Return the published coverage of the province of a region, or nothing where the project has no outlines."""
    province = region if ledger.regions[region].is_province else ledger.regions[region].parent
    if not _drawn(province):
        return ()
    measure = map_measures()["coverage"]
    mapped = choropleth.values(ledger, province, measure)
    caption = _("Cakupan menurut kabupaten/kota ({dates})").format(dates=choropleth.period(mapped))
    legend = [*measure.legend(), (None, _("belum ada angka terbit"))]
    shapes = choropleth.shapes(ledger, measure, mapped, region)
    return (MapPart(province, caption, shapes, legend, _behind(mapped, "")),)


def _drawn(province: str) -> bool:
    return bool(province) and province != NATION and outline_path(province).exists()


def _gradient() -> list[tuple[str | None, str]]:
    steps = len(palette.GAIN) - 1
    shares = [choropleth.FULL_COLOUR_COVERAGE * step / steps for step in range(steps + 1)]
    labels = [numbers.plain_percent(share) for share in shares]
    labels[-1] = _("{limit} ke atas").format(limit=labels[-1])
    return [*zip(palette.GAIN, labels, strict=True), (None, _("belum ada angka terbit"))]


def _behind(mapped: choropleth.Values, replaced: str) -> tuple[Observation, ...]:
    known = (value for code, value in mapped.items() if value and code != replaced)
    return tuple(figure for value in known for figure in value.figures)
