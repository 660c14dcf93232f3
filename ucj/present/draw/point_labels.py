"""Where the names of points stand, so that none covers another, from a phone to a projector."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot, pi, sqrt
from random import Random

# The plot in pixels: its padding and its least height, and widths from a phone to a projector: what is free at one and
# at the next of them is free between. Names stand elsewhere on a phone than on a screen.
PADDING, HEIGHT = 30, 320
NARROW = 540
WIDTHS = {"narrow": (265, 280, 320, 380, 450, NARROW), "wide": (NARROW, 650, 800, 1000, 1250, 1600)}
# Names in pixels: a letter, a line, and the room around them.
LETTER, LINE, ROOM = 6.2, 15.0, 2.0
AREAS = (60.0, 900.0)
# How many lines a name may be led away from its point, and how many orders of serving are tried.
FARTHEST, ORDERS = 6, 6

Box = tuple[float, float, float, float]
Steps = list[tuple[float, float]]


@dataclass(frozen=True)
class Point:
    """A point: where it is from left (0) to right (1) and from top (0) to bottom (1), its radius, its name or blank."""

    across: float
    down: float
    radius: float
    name: str

    def centre(self, width: int) -> tuple[float, float]:
        """Return where it is in pixels."""
        return PADDING + self.across * (width - 2 * PADDING), PADDING + self.down * (HEIGHT - 2 * PADDING)


@dataclass(frozen=True)
class Place:
    """Where a name stands: in pixels from its point to the side it is aligned by; blank where it has no room."""

    name: str = ""
    dx: float = 0.0
    dy: float = 0.0
    align: str = "center"

    @property
    def led(self) -> bool:
        """Whether a line must lead from the point to the name."""
        return hypot(self.dx, self.dy) > sqrt(AREAS[1] / pi) + LINE

    def box(self, point: Point, width: int) -> Box:
        """Return left, top, right and bottom in pixels."""
        x, y = point.centre(width)
        wide = LETTER * len(self.name)
        left = x + self.dx - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[self.align]
        middle = y + self.dy
        return left - ROOM, middle - LINE / 2, left + wide + ROOM, middle + LINE / 2


def radius(share: float) -> float:
    """Return the radius of a point in pixels, of a size from 0 to 1."""
    return sqrt((AREAS[0] + share * (AREAS[1] - AREAS[0])) / pi)


def places(points: Sequence[Point], widths: Sequence[int], middle: tuple[float, float]) -> list[Place]:
    """Return where each name stands.

    Parameters
    ----------
    points : sequence of Point
        All of the chart; those without a name are kept clear as well.
    widths : sequence of int
        Of the plot in pixels, at all of which the names must be apart.
    middle : tuple of float
        Where the lines of the chart are, across and down.
    """
    named = sorted((i for i, point in enumerate(points) if point.name), key=lambda i: -points[i].radius)
    plots = [_Plot(points, width, Point(*middle, 0.0, "").centre(width)) for width in widths]
    # Whoever comes first gets the best place: of several orders the one that leads the fewest names away is taken.
    chance, best, least = Random(0), [Place()] * len(points), float("inf")
    for _order in range(ORDERS):
        found = _in_order(points, named, plots)
        cost = sum(_cost(found[i]) for i in named)
        if cost < least:
            best, least = found, cost
        if not least:
            break
        chance.shuffle(named)
    return best


class _Plot:
    """The plot at one width: circles of points, and the names that stand already with the lines that lead to them."""

    def __init__(self, points: Sequence[Point], width: int, middle: tuple[float, float]) -> None:
        self.points, self.width, self.middle = points, width, middle
        self.circles = [_round(point, width) for point in points]
        self.names: list[Box] = []
        self.leads: list[Steps] = []

    def clear(self) -> None:
        """Take all names away."""
        self.names, self.leads = [], []

    def put(self, i: int, place: Place) -> None:
        """Let a name stand."""
        self.names.append(place.box(self.points[i], self.width))
        self.leads.append(self._lead(i, place))

    def fits(self, i: int, place: Place, off_lines: bool) -> bool:
        """Return whether a name has room at a place, off the lines of the chart as well or not."""
        left, top, right, bottom = box = place.box(self.points[i], self.width)
        if left < 0 or right > self.width or top < 0 or bottom > HEIGHT:
            return False
        if off_lines and (left < self.middle[0] < right or top < self.middle[1] < bottom):
            return False
        if any(_touch(box, name) for name in self.names):
            return False
        if any(_touch(box, circle) for j, circle in enumerate(self.circles) if j != i):
            return False
        if any(_through(lead, box) for lead in self.leads):
            return False
        lead, own = self._lead(i, place), self.circles[i]
        return not lead or not any(
            _through(lead, other) for other in (*self.names, *(c for c in self.circles if not _touch(own, c)))
        )

    def _lead(self, i: int, place: Place) -> Steps:
        if not place.led:
            return []
        x, y = self.points[i].centre(self.width)
        count = int(hypot(place.dx, place.dy) / 6) + 1
        return [(x + place.dx * step / count, y + place.dy * step / count) for step in range(count + 1)]


def _in_order(points: Sequence[Point], order: Sequence[int], plots: Sequence[_Plot]) -> list[Place]:
    for plot in plots:
        plot.clear()
    found = [Place()] * len(points)
    for i in order:
        near, far = list(_beside(points[i])), list(_away(points[i]))
        tried = ((place, off_lines) for wished in (near, far) for off_lines in (True, False) for place in wished)
        free = (place for place, off_lines in tried if all(plot.fits(i, place, off_lines) for plot in plots))
        found[i] = next(free, Place())
        if found[i].name:
            for plot in plots:
                plot.put(i, found[i])
    return found


def _cost(place: Place) -> float:
    if not place.name:
        return 1000.0
    return hypot(place.dx, place.dy) if place.led else 0.0


def _beside(point: Point) -> Iterator[Place]:
    out, slant = point.radius + 4, 0.7 * point.radius + 3
    lift = 0.7 * point.radius + LINE / 2
    yield Place(point.name, 0, -(point.radius + LINE / 2 + 1), "center")
    yield Place(point.name, out, 0, "left")
    yield Place(point.name, -out, 0, "right")
    yield Place(point.name, 0, point.radius + LINE / 2 + 1, "center")
    for down in (-lift, lift):
        yield Place(point.name, slant, down, "left")
        yield Place(point.name, -slant, down, "right")
        # A name that is centred could leave the plot of a phone: it may hang on its first or last letter.
        yield Place(point.name, -point.radius, down + (1 if down > 0 else -1) * 0.3 * point.radius, "left")
        yield Place(point.name, point.radius, down + (1 if down > 0 else -1) * 0.3 * point.radius, "right")


def _away(point: Point) -> Iterator[Place]:
    for lines in range(1, FARTHEST + 1):
        for down in (-1, 1):
            for across, align in ((0.0, "center"), (10.0, "left"), (-10.0, "right"), (-30.0, "left"), (30.0, "right")):
                yield Place(point.name, across, down * (point.radius + LINE / 2 + lines * LINE), align)


def _through(steps: Steps, box: Box) -> bool:
    return any(box[0] < across < box[2] and box[1] < down < box[3] for across, down in steps)


def _round(point: Point, width: int) -> Box:
    x, y = point.centre(width)
    return x - point.radius, y - point.radius, x + point.radius, y + point.radius


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
