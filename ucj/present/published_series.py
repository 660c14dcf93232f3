"""The figures of a region over time, and their chart with the target."""

from __future__ import annotations

from dataclasses import dataclass

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.model.measures import Standing
from ucj.present import frames
from ucj.present.draw import line_charts, palette
from ucj.present.parts import Chart, Kind, Stroke
from ucj.present.words import numbers
from ucj.present.words.catalogue import _


@dataclass(frozen=True)
class PublishedSeries:
    """Published figures over time, people or fractions, and their chart with the target in the same unit."""

    figures: tuple[Observation, ...]
    chart: Chart


def published_series(ledger: Ledger, where: Standing) -> PublishedSeries | None:
    """Return the longer of two series, participants or coverage, with its target; None below two figures."""
    code = where.region.code
    people, shares = ledger.series(code, "active_participants"), ledger.series(code, "coverage")
    share = len(shares) > len(people)
    figures = shares if share else people
    if len(figures) < 2:
        return None
    target, label = None, ""
    if where.target:
        target = where.target.share.value if share else where.target.people
    if target is not None and where.target:
        shown = numbers.plain_percent(target) if share else numbers.whole(target)
        words = _("Target {year} (berakhir): {value}") if where.target.passed else _("Target {year}: {value}")
        label = words.format(year=where.target.share.as_of, value=shown)
    kind: Kind = "percent" if share else "people"
    frame = frames.series_frame(figures, target, label)
    title = _("Cakupan yang terbit") if share else _("Peserta aktif yang terbit")
    last, above = len(frame) - 1, bool(frame["latest_above"][0])
    strokes = [Stroke(title, "value", palette.TEAL, 3.5, named_at=last, above=above)]
    if target is not None:
        strokes.append(Stroke(label, "target", palette.ORANGE, 2.5, "dash"))
    spec, note = line_charts.series_spec(share=share), _("Setiap titik adalah angka terbit.")
    return PublishedSeries(tuple(figures), Chart(spec, frame, title, note, tuple(strokes), kind))
