"""The maps of a brief: coverage of the province, with the colours of the pages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ucj.facts.boundaries import outline_path
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.regions import NATION
from ucj.facts.rules import month_text
from ucj.model.projection import Projection
from ucj.present.draw import choropleth, palette
from ucj.present.draw.map_measures import coverage_measure
from ucj.present.parts import Maps, RegionMap
from ucj.present.words import numbers
from ucj.present.words.catalogue import _


@dataclass(frozen=True)
class Mapped:
    """Maps, None where there is nothing to draw, and the published figures behind them."""

    part: Maps | None = None
    figures: tuple[Observation, ...] = ()


def plan_maps(ledger: Ledger, result: Projection, today: dt.date) -> Maps | None:
    """Return coverage before and after a plan; None for a province, whose plan is not divided among its members."""
    baseline, judged = result.scenario.baseline, result.judged
    region = baseline.region
    if not _drawn(region.parent):
        return None
    captions = {
        _("Sebelum"): baseline.coverage,
        _("Sesudah ({month})").format(month=numbers.date(month_text(judged.month))): judged.coverage,
    }
    maps = tuple(
        RegionMap(
            region.parent,
            choropleth.plan_shapes(ledger, region.code, coverage, today),
            _gradient(),
            f"{caption}: {numbers.percent(coverage)}",
        )
        for caption, coverage in captions.items()
    )
    return Maps(_("Cakupan di peta"), maps)


def figures_around(ledger: Ledger, result: Projection) -> tuple[Observation, ...]:
    """Return the published figures behind the maps of a plan: those of the other kabupaten/kota of its province."""
    region = result.scenario.baseline.region
    if not _drawn(region.parent):
        return ()
    mapped = choropleth.values(ledger, region.parent, coverage_measure())
    return _figures({code: value for code, value in mapped.items() if code != region.code})


def coverage_maps(ledger: Ledger, region: str, today: dt.date) -> Mapped:
    """Return the published coverage of the province of a region, or nothing where the project has no outlines."""
    province = ledger.province_of(region)
    if not _drawn(province):
        return Mapped()
    measure = coverage_measure()
    mapped = choropleth.values(ledger, province, measure)
    shapes, dates = choropleth.shapes(ledger, measure, mapped, region, today), choropleth.period(mapped)
    caption = _("Cakupan menurut kabupaten/kota ({dates})").format(dates=dates)
    drawn = RegionMap(province, shapes, measure.legend(), caption, measure.label, dates)
    return Mapped(Maps(_("Cakupan di peta"), (drawn,)), _figures(mapped))


def _figures(mapped: choropleth.Values) -> tuple[Observation, ...]:
    return tuple(figure for value in mapped.values() if value for figure in value.figures)


def _drawn(province: str) -> bool:
    return bool(province) and province != NATION and outline_path(province).exists()


def _gradient() -> list[tuple[str | None, str]]:
    steps = len(palette.GAIN) - 1
    shares = [choropleth.FULL_COLOUR_COVERAGE * step / steps for step in range(steps + 1)]
    labels = [numbers.plain_percent(share) for share in shares]
    labels[-1] = _("{limit} ke atas").format(limit=labels[-1])
    return [*zip(palette.GAIN, labels, strict=True), (None, _("belum ada angka terbit"))]
