"""How a map divides and colours values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ucj.present.draw import palette
from ucj.present.words import numbers
from ucj.present.words.catalogue import _


@dataclass(frozen=True)
class Scheme:
    """The look of values on a map.

    Attributes
    ----------
    label, unit : str
        What it shows and in what.
    meaning : str
        What a dark colour means, in a sentence.
    limits : sequence of float
        Upper limits of all classes but the last, in the unit of the values.
    colours : sequence of str
        One more than limits, light to dark.
    zero_apart : bool
        Whether 0 is a class of its own, because it is a finding and not a small number.
    """

    label: str
    unit: str
    meaning: str
    limits: Sequence[float]
    colours: Sequence[str]
    zero_apart: bool = False

    def show(self, value: float) -> str:
        """Return a value in its unit: a percentage as it was printed, else a whole number."""
        return numbers.plain_percent(value) if self.unit == "%" else numbers.whole(value)

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
