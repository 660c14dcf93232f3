"""Where the words beside a line of a chart stand, so that no line runs through them.

A chart is drawn from some 300 pixels wide on a phone to 1,900 on a projector, and its words stand at one of its ends:
places are reckoned in shares of the plot, and a word is taken to be as wide as it is on a phone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
import numpy.typing as npt

Shares = npt.NDArray[np.float64]
# What a letter takes of the width, and where words begin and end above or below their line, as shares of the height.
LETTER, NEAR, FAR = 0.028, 0.005, 0.1


@dataclass(frozen=True)
class Line:
    """A line of a chart: where its points are from left (0) to right (1), and how high in the unit of the chart."""

    across: Shares
    level: Shares

    def within(self, left: float, right: float) -> tuple[float, float]:
        """Return the lowest and the highest level between two places."""
        inside = (self.across > left) & (self.across < right)
        ends = np.interp([left, right], self.across, self.level)
        levels = np.concatenate([ends, self.level[inside]])
        return float(levels.min()), float(levels.max())


@dataclass(frozen=True)
class Label:
    """Words at the left or the right end of a chart, above or below a level in the unit of the chart."""

    words: str
    level: float
    at_end: bool
    above: bool

    @property
    def reach(self) -> tuple[float, float]:
        """Between which places the words stand, from left (0) to right (1)."""
        wide = min(1.0, LETTER * len(self.words))
        return (1 - wide, 1.0) if self.at_end else (0.0, wide)

    def height(self, top: float) -> tuple[float, float]:
        """Between which levels the words stand in a chart that ends at `top`."""
        near, far = NEAR * top, FAR * top
        return (self.level + near, self.level + far) if self.above else (self.level - far, self.level - near)


def coverage_top(highest: float) -> float:
    """Return the coverage at which the axis of a projection ends, of the highest that is drawn."""
    return min(1.0, ceil(highest * 10 + 0.5) / 10)


def level_line(level: float) -> Line:
    """Return a line of one level."""
    return Line(np.array([0.0, 1.0]), np.array([level, level]))


def place_along(
    words: str,
    line: Line,
    wished: Sequence[tuple[bool, bool]],
    lines: Iterable[Line],
    taken: Iterable[Label],
    top: float,
) -> Label:
    """Return where the words of a line stand that may rise or fall: as `place`, beside the part of it they reach."""
    beside = []
    for at_end, above in wished:
        low, high = line.within(*Label(words, 0.0, at_end, above).reach)
        beside.append(Label(words, high if above else low, at_end, above))
    return _placed(beside, list(lines), list(taken), top)


def place(
    words: str,
    level: float,
    wished: Sequence[tuple[bool, bool]],
    lines: Iterable[Line],
    taken: Iterable[Label],
    top: float,
) -> Label:
    """Return where words beside a level stand: at the first wish that is free, else beyond the lines in the way.

    Parameters
    ----------
    words : str
        What is written.
    level : float
        The level they belong to.
    wished : sequence of (at_end, above)
        Places beside the level, the best first.
    lines : iterable of Line
        What must not run through them.
    taken : iterable of Label
        Words that stand already.
    top : float
        Where the chart ends; it begins at 0.
    """
    beside = [Label(words, level, at_end, above) for at_end, above in wished]
    return _placed(beside, list(lines), list(taken), top)


def _placed(beside: Sequence[Label], lines: Sequence[Line], taken: Sequence[Label], top: float) -> Label:
    for label in beside:
        if _free(label, lines, taken, top):
            return label
    moved = [(label, _beyond(label, lines, taken, top)) for label in beside]
    on_paper = [pair for pair in moved if pair[1].height(top)[0] >= 0]
    return min(on_paper or moved, key=lambda pair: abs(pair[1].level - pair[0].level))[1]


def _free(label: Label, lines: Sequence[Line], taken: Sequence[Label], top: float) -> bool:
    low, high = label.height(top)
    return low >= 0 and not any(under < high and over > low for under, over in _in_reach(label, lines, taken, top))


def _beyond(label: Label, lines: Sequence[Line], taken: Sequence[Label], top: float) -> Label:
    met = list(_in_reach(label, lines, taken, top))
    if label.above:
        level = max(label.level, *(over for _under, over in met))
    else:
        level = min(label.level, *(under for under, _over in met))
    return Label(label.words, level, label.at_end, label.above)


def _in_reach(label: Label, lines: Sequence[Line], taken: Sequence[Label], top: float) -> Iterable[tuple[float, float]]:
    left, right = label.reach
    for line in lines:
        yield line.within(left, right)
    for other in taken:
        if other.reach[0] < right and left < other.reach[1]:
            yield other.height(top)
