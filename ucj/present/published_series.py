"""The figures of a region over time, and their chart with the target: only points that compare are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.model.comparability import comparable, runs
from ucj.model.measures import Standing
from ucj.present import frames
from ucj.present.draw import line_charts, palette
from ucj.present.parts import Chart, Kind, Stroke
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _


@dataclass(frozen=True)
class PublishedSeries:
    """Published figures over time, people or fractions, what they say, and their chart with the target in that unit."""

    figures: tuple[Observation, ...]
    message: str
    chart: Chart

    @property
    def in_percent(self) -> bool:
        """Whether they are percentages, each with a basis of its own."""
        return self.chart.kind == "percent"


def published_series(ledger: Ledger, where: Standing) -> PublishedSeries | None:
    """Return the participants over time, which compare, else the coverage, with its target; None below two figures."""
    code = where.region.code
    people, shares = ledger.series(code, "active_participants"), ledger.series(code, "coverage")
    share = len(people) < 2
    figures = shares if share else people
    if len(figures) < 2:
        return None
    target, label = None, ""
    if where.target:
        target = where.target.share.value if share else where.target.people
    if target is not None and where.target:
        shown = numbers.plain_percent(target) if share else numbers.whole(target)
        label = _("Target {year}: {value}").format(year=where.target.share.as_of, value=shown)
    kind: Kind = "percent" if share else "people"
    frame = frames.series_frame(figures, runs(figures), target, label)
    title = _("Cakupan yang terbit") if share else _("Peserta aktif yang terbit")
    last, above = len(frame) - 1, bool(frame["latest_above"][0])
    broken = frame["run"].nunique() > 1
    line = Stroke(title, "value", palette.TEAL, 3.5, "none" if broken else "solid", named_at=last, above=above)
    strokes = [line]
    if target is not None:
        strokes.append(Stroke(label, "target", palette.ORANGE, 2.5, "dash"))
    note = _("Setiap titik adalah angka terbit.")
    if broken:
        reason = sentences.bases_differ([figure.basis for figure in figures])
        joined = _("Titik yang tidak dihubungkan tidak sebanding: {reason}.").format(reason=reason)
        note = f"{note} {joined}"
    spec = line_charts.series_spec(share=share)
    chart = Chart(spec, frame, title, note, tuple(strokes), kind)
    return PublishedSeries(tuple(figures), _message(where, figures, share=share), chart)


def _message(where: Standing, figures: Sequence[Observation], *, share: bool) -> str:
    """Say how the last figure stands to the first, or that they do not compare."""
    first, last = figures[0], figures[-1]
    name = sentences.region_name(where.region)
    if not comparable(first, last):
        return _("Angka yang terbit di {name} tidak sebanding, {reason}: {figures}").format(
            name=name,
            reason=sentences.bases_differ([figure.basis for figure in figures]),
            figures=", ".join(f"{sentences.figure_value(one)} ({numbers.date(one.as_of)})" for one in figures),
        )
    if last.value > first.value:
        said = _("{what} di {name} naik dari {before} ({start}) menjadi {after} ({end})")
    elif last.value < first.value:
        said = _("{what} di {name} turun dari {before} ({start}) menjadi {after} ({end})")
    else:
        said = _("{what} di {name} tetap {after} ({start} dan {end})")
    return said.format(
        what=_("Cakupan") if share else _("Peserta aktif"),
        name=name,
        before=sentences.figure_value(first),
        start=numbers.date(first.as_of),
        after=sentences.figure_value(last),
        end=numbers.date(last.as_of),
    )
