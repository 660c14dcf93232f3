"""The figures of a region over time, and their chart with the target: only points that compare are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.model.comparability import BOUNDS, comparable, runs
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
    def listed(self) -> str:
        """Each figure with its date, its basis where it is a percentage, and who published it."""
        rows = self.chart.data[["label", "when", "basis", "source"]].itertuples(index=False)
        if not self.in_percent:
            return "; ".join(f"{label} ({when}, {source})" for label, when, _basis, source in rows)
        text = _("{label} ({when}, dasar hitung {basis}, {source})")
        return "; ".join(text.format(label=one[0], when=one[1], basis=one[2], source=one[3]) for one in rows)

    @property
    def broken(self) -> bool:
        """Whether some of the figures do not compare."""
        return bool(self.chart.data["run"].nunique() > 1)

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
        words = _("Target {year} (berakhir): {value}") if where.target.passed else _("Target {year}: {value}")
        label = words.format(year=where.target.share.as_of, value=shown)
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
        note += " " + _("Yang tidak dihubungkan tidak sebanding: {reason}.").format(reason=_reason(figures))
    chart = Chart(line_charts.series_spec(share=share), frame, title, note, tuple(strokes), kind)
    return PublishedSeries(tuple(figures), _message(where, figures), chart)


def _message(where: Standing, figures: Sequence[Observation]) -> str:
    """Say how the last figure stands to the first, or that they do not compare."""
    first, last = figures[0], figures[-1]
    name = sentences.region_name(where.region)
    if not comparable(first, last):
        return _("{count} angka yang terbit untuk {name} tidak sebanding: {reason}").format(
            count=len(figures), name=name, reason=_reason(figures)
        )
    if last.value > first.value:
        said = _("{what} di {name} naik dari {before} ({start}) menjadi {after} ({end})")
    elif last.value < first.value:
        said = _("{what} di {name} turun dari {before} ({start}) menjadi {after} ({end})")
    else:
        said = _("{what} di {name} tetap {after} ({start} dan {end})")
    return said.format(
        what=_("Cakupan") if first.indicator.unit == "percent" else _("Peserta aktif"),
        name=name,
        before=sentences.figure_value(first),
        start=numbers.date(first.as_of),
        after=sentences.figure_value(last),
        end=numbers.date(last.as_of),
    )


def _reason(figures: Sequence[Observation]) -> str:
    if any(figure.bound in BOUNDS for figure in figures):
        return _("sebagian hanya batas, bukan angka pasti")
    return sentences.bases_differ([figure.basis for figure in figures])
