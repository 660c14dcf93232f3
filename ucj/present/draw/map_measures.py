"""What a map can show of every region: each measure with its figures, its words, its classes and its colours.

The class limits are fixed and round, chosen from the distribution over all kabupaten, so that two provinces, or a
province before and after a plan, have the same colours for the same values.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.model.measures import coverage_of, standing
from ucj.present.draw import palette
from ucj.present.draw.classes import Scheme
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _, cached_by_language


@dataclass(frozen=True)
class MappedValue:
    """A value of a region: a fraction 0–1, people, or people per 1,000 poor, with the figures behind it."""

    value: float
    as_of: str
    status: str
    figures: tuple[Observation, ...]
    # What must be said with it, blank where nothing must.
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class MapMeasure(Scheme):
    """A measure: its look, and its value in a region, None where nothing was published."""

    value: Callable[[Ledger, str], MappedValue | None]

    def value_text(self, mapped: MappedValue) -> str:
        """Return a value: a published percentage as it was printed, a computed one with two decimals."""
        if self.unit == "%" and len(mapped.figures) > 1:
            shown = numbers.percent(mapped.value)
        else:
            bound = mapped.figures[0].bound if len(mapped.figures) == 1 else ""
            shown = sentences.bounded(self.show(mapped.value), bound)
        return f"{shown} ({mapped.remark})" if mapped.remark else shown


def _coverage(ledger: Ledger, region: str) -> MappedValue | None:
    where = coverage_of(ledger, region)
    if where.coverage is None or where.as_of is None or where.status is None:
        return None
    return MappedValue(where.coverage, where.as_of, where.status, where.figures)


def _gap(today: dt.date) -> Callable[[Ledger, str], MappedValue | None]:
    def value(ledger: Ledger, region: str) -> MappedValue | None:
        where = standing(ledger, region, today)
        if where.gap is None or where.active is None or where.target is None:
            return None
        behind = where.target.published_people or where.target.share
        remark = _("target {year} berakhir") if where.target.passed else _("target {year}")
        remark = remark.format(year=where.target.year)
        return MappedValue(where.gap, where.active.as_of, "derived", (where.active, behind), remark)

    return value


def _leading(indicator: str) -> Callable[[Ledger, str], MappedValue | None]:
    def value(ledger: Ledger, region: str) -> MappedValue | None:
        figure = ledger.leading(region, indicator)
        return MappedValue(figure.value, figure.as_of, figure.status, (figure,)) if figure else None

    return value


def _paid_per_1000_poor(ledger: Ledger, region: str) -> MappedValue | None:
    paid, poor = ledger.leading(region, "paid_by_government"), ledger.leading(region, "poor_people")
    if not (paid and poor):
        return None
    return MappedValue(1000 * paid.value / poor.value, paid.as_of, "derived", (paid, poor))


@cached_by_language
def coverage_measure() -> MapMeasure:
    """Return the coverage, which is the same on every day."""
    return MapMeasure(
        _("Cakupan"),
        "%",
        _("Makin gelap makin besar cakupannya."),
        (0.10, 0.20, 0.30, 0.40, 0.60),
        palette.GAIN,
        value=_coverage,
    )


@cached_by_language
def map_measures(today: dt.date) -> Mapping[str, MapMeasure]:
    """Return every measure by its name, in the order of the page; the day decides which target is measured against."""
    gain, burden = palette.GAIN, palette.BURDEN
    return {
        "coverage": coverage_measure(),
        "gap_people": MapMeasure(
            _("Kekurangan terhadap target (orang)"),
            _("orang"),
            _("Makin gelap makin banyak orang yang kurang dari targetnya, juga dari target yang sudah berakhir."),
            (25_000, 50_000, 100_000, 200_000),
            burden[:5],
            zero_apart=True,
            value=_gap(today),
        ),
        "poverty_rate": MapMeasure(
            _("Persentase penduduk miskin"),
            "%",
            _("Makin gelap makin besar bagian penduduk yang miskin."),
            (0.075, 0.10, 0.125, 0.15, 0.20),
            burden,
            value=_leading("poverty_rate"),
        ),
        "poor_people": MapMeasure(
            _("Penduduk miskin (orang)"),
            _("orang"),
            _("Makin gelap makin banyak penduduk miskin."),
            (20_000, 40_000, 80_000, 120_000, 160_000),
            burden,
            value=_leading("poor_people"),
        ),
        "informal_share": MapMeasure(
            _("Pekerja informal"),
            "%",
            _("Makin gelap makin banyak pekerja tanpa pemberi kerja yang mendaftarkan."),
            (0.50, 0.60, 0.65, 0.70, 0.75),
            burden,
            value=_leading("informal_share"),
        ),
        "paid_by_government": MapMeasure(
            _("Iuran dibayar pemerintah (orang)"),
            _("orang"),
            _("Makin gelap makin banyak pekerja yang iurannya dibayar anggaran pemerintah."),
            (1_500, 5_000, 10_000, 15_000),
            gain[1:],
            zero_apart=True,
            value=_leading("paid_by_government"),
        ),
        "paid_per_1000_poor": MapMeasure(
            _("Iuran dibayar pemerintah per 1.000 penduduk miskin"),
            _("per 1.000"),
            _("Makin gelap makin banyak pekerja yang dibayar pemerintah dibanding penduduk miskinnya."),
            (20, 40, 80, 120),
            gain[1:],
            zero_apart=True,
            value=_paid_per_1000_poor,
        ),
    }
