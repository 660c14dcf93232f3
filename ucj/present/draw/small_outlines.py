"""Outlines small enough to stand in the text of a page: a province in a few kilobytes, as paths of an SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import shapely

from ucj.facts.boundaries import load_outlines

# A map is at most this wide and high, in units of which each is about a pixel of a phone.
WIDTH, HEIGHT = 320, 240
# The smallest triangle that is kept of a border, and the smallest island, in square units.
SMALLEST_TRIANGLE, SMALLEST_ISLAND = 1.6, 1.5

Points = npt.NDArray[np.int64]


@dataclass(frozen=True)
class SmallOutlines:
    """Outlines on a grid: its size in units, and the path of each region by code, as the `d` of an SVG path."""

    width: int
    height: int
    paths: Mapping[str, str]


@lru_cache(maxsize=64)
def small_outlines(province: str) -> SmallOutlines:
    """Return the outlines of the kabupaten/kota of a province.

    Raises
    ------
    DataError
        Where the project has no outlines of it.
    """
    outlines = load_outlines(province)
    return _drawn(dict(zip(outlines["code"], outlines["geometry"], strict=True)), WIDTH, HEIGHT)


@lru_cache(maxsize=1)
def small_provinces(codes: tuple[str, ...], width: int = 900, height: int = 400) -> SmallOutlines:
    """Return the outlines of provinces, each as one."""
    whole = {code: shapely.union_all(load_outlines(code)["geometry"].values) for code in codes}
    return _drawn(whole, width, height)


def _drawn(shapes: Mapping[str, shapely.Geometry], width: int, height: int) -> SmallOutlines:
    west, south, east, north = shapely.total_bounds(list(shapes.values()))
    scale = min(width / (east - west), height / (north - south))
    on_grid = shapely.transform(np.array(list(shapes.values())), lambda xy: (xy - [west, north]) * [scale, -scale])
    # Borders are simplified together, so that neighbours still meet.
    simple = shapely.coverage_simplify(on_grid, np.sqrt(SMALLEST_TRIANGLE))
    paths = {code: _path(geometry) for code, geometry in zip(shapes, simple, strict=True)}
    return SmallOutlines(round((east - west) * scale), round((north - south) * scale), paths)


def _path(geometry: shapely.Geometry) -> str:
    """Return the rings of a region, its largest island whatever its size and the others where they can be seen."""
    parts = sorted(shapely.get_parts(geometry), key=lambda part: -part.area)
    rings = [
        ring
        for nth, part in enumerate(parts)
        if nth == 0 or part.area >= SMALLEST_ISLAND
        for ring in [part.exterior, *(hole for hole in part.interiors if shapely.Polygon(hole).area >= SMALLEST_ISLAND)]
    ]
    return "".join(_ring(_whole(shapely.get_coordinates(ring))) for ring in rings)


def _whole(coordinates: npt.NDArray[np.float64]) -> Points:
    """Return a ring in whole units, without its last point and without those that fall on the one before."""
    points: Points = np.rint(coordinates).astype(np.int64)
    moved = np.any(points != np.roll(points, 1, axis=0), axis=1)
    kept = points[moved]
    if len(kept) >= 3:
        return kept
    # What is smaller than the grid is still shown.
    x, y = points[0]
    return np.array([[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1]])


def _ring(points: Points) -> str:
    steps = np.diff(points, axis=0)
    return f"M{_numbers(points[0])}l{_numbers(steps.ravel())}z"


def _numbers(values: Sequence[int] | Points) -> str:
    """Return numbers as a path takes them: a minus parts them as a space does."""
    return " ".join(map(str, values)).replace(" -", "-")
