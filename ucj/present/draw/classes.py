"""How the map divides and colours each measure.

The class limits are fixed and round, chosen from the distribution over all kabupaten, so that two provinces, or a
province before and after a plan, have the same colours for the same values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ucj.model.map_values import MappedValue
from ucj.present.draw import palette
from ucj.present.words import numbers
from ucj.present.words.catalogue import _, cached_by_language


@dataclass(frozen=True)
class Scheme:
    """The look of one measure.

    Attributes
    ----------
    label, unit : str
        What it shows and in what.
    meaning : str
        What a dark colour means, in a sentence.
    limits : sequence of float
        Upper limits of all classes but the last, in the unit of the measure.
    colours : sequence of str
        One more than limits, light to dark.
    show : callable
        Formats a class limit.
    zero_apart : bool
        Whether 0 is a class of its own, because it is a finding and not a small number.
    """

    label: str
    unit: str
    meaning: str
    limits: Sequence[float]
    colours: Sequence[str]
    show: Callable[[float], str]
    zero_apart: bool = False

    def value_text(self, found: MappedValue) -> str:
        """Return a value: a published percentage as it was printed, a computed one with two decimals."""
        if self.unit == "%" and len(found.figures) > 1:
            return numbers.percent(found.value)
        return self.show(found.value)

    def colour(self, value: float) -> str:
        """Return the colour of a value."""
        if self.zero_apart and value == 0:
            return palette.NO_DATA_FILL
        return self.colours[int(np.searchsorted(self.limits, value, side="right"))]

    def legend(self, blank: str = "") -> list[tuple[str | None, str]]:
        """Return colour and label of every class, low to high, and last what the stripes of no colour mean."""
        edges = [self.show(limit) for limit in self.limits]
        labels = [
            _("di bawah {limit}").format(limit=edges[0]),
            *(f"{low} – {high}" for low, high in pairwise(edges)),
            _("{limit} ke atas").format(limit=edges[-1]),
        ]
        zero = [(palette.NO_DATA_FILL, _("nol"))] if self.zero_apart else []
        return [*zero, *zip(self.colours, labels, strict=True), (None, blank or _("belum ada angka terbit"))]


@cached_by_language
def _schemes() -> Mapping[str, Scheme]:
    gain, burden = palette.GAIN, palette.BURDEN
    return {
        "coverage": Scheme(
            _("Cakupan"),
            "%",
            _("Makin gelap makin banyak pekerja terlindungi."),
            (0.10, 0.20, 0.30, 0.40, 0.60),
            gain,
            numbers.plain_percent,
        ),
        "gap_people": Scheme(
            _("Kekurangan ke target (orang)"),
            _("orang"),
            _("Makin gelap makin banyak orang yang masih harus dijangkau."),
            (25_000, 50_000, 100_000, 200_000),
            burden[:5],
            numbers.whole,
            zero_apart=True,
        ),
        "poverty_rate": Scheme(
            _("Persentase penduduk miskin"),
            "%",
            _("Makin gelap makin besar bagian penduduk yang miskin."),
            (0.075, 0.10, 0.125, 0.15, 0.20),
            burden,
            numbers.plain_percent,
        ),
        "poor_people": Scheme(
            _("Penduduk miskin (orang)"),
            _("orang"),
            _("Makin gelap makin banyak penduduk miskin."),
            (20_000, 40_000, 80_000, 120_000, 160_000),
            burden,
            numbers.whole,
        ),
        "informal_share": Scheme(
            _("Pekerja informal"),
            "%",
            _("Makin gelap makin banyak pekerja tanpa pemberi kerja yang mendaftarkan."),
            (0.50, 0.60, 0.65, 0.70, 0.75),
            burden,
            numbers.plain_percent,
        ),
        "paid_by_government": Scheme(
            _("Dibayar pemerintah (orang)"),
            _("orang"),
            _("Makin gelap makin banyak pekerja yang iurannya dibayar anggaran pemerintah."),
            (1_500, 5_000, 10_000, 15_000),
            gain[1:],
            numbers.whole,
            zero_apart=True,
        ),
        "paid_per_1000_poor": Scheme(
            _("Dibayar pemerintah per 1.000 penduduk miskin"),
            _("per 1.000"),
            _("Makin gelap makin banyak pekerja yang dibayar pemerintah dibanding penduduk miskinnya."),
            (20, 40, 80, 120),
            gain[1:],
            numbers.whole,
            zero_apart=True,
        ),
    }


def scheme(measure: str) -> Scheme:
    """Return the look of a measure of `ucj.model.map_values.MEASURES`."""
    return _schemes()[measure]
