"""Build the generalised outlines in data/boundaries/ from full-detail geometry.

    python tools/boundaries.py SOURCE.geojson --provinces 18 52

SOURCE is COD-AB Indonesia 2020 (BPS and OCHA, HDX, CC BY 3.0 IGO), administrative level 2 merged to today's 514
kabupaten/kota, with the BPS code in a column `kode_bps`. One GeoJSON a province is written, and the areas of the source
beside them, which the tests compare the outlines with.

Shared borders stay shared, and every island large enough to hold a village stays: small islands are simplified less
than the mainland, so that Maringkik, Bungin and the Gili keep their shape.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

OUTPUT = Path(__file__).resolve().parent.parent / "data" / "boundaries"

# Square root of the smallest triangle kept, in metres: coarser, and the bays of Jerowaru and Teluk Ekas go flat.
MAINLAND_TOLERANCE_M = 400
# An island of 1 km² is simplified at 60 m, one of 0,09 km² (Bungin) at 18 m.
ISLAND_TOLERANCE_SHARE = 0.06
ISLAND_LIMIT_KM2 = 20
# Below this nobody lives in a village of their own; Bungin, the smallest that does, has 0,09 km².
SMALLEST_ISLAND_KM2 = 0.05
# About 11 m: finer than a pixel on any map of a kabupaten.
GRID_DEGREES = 1e-4
# At the latitude of Indonesia a degree is as long east-west as north-south to within 2 %.
METRES_A_DEGREE = 111_000


def main() -> None:
    """Read the source, write one file a province and the table of source areas."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--provinces", nargs="+", required=True, metavar="CODE", help="BPS codes, for example 18 52")
    arguments = parser.parse_args()

    regions = gpd.read_file(arguments.source).rename(columns={"kode_bps": "code"})[["code", "geometry"]]
    OUTPUT.mkdir(parents=True, exist_ok=True)
    areas: list[tuple[str, float]] = []
    for province in sorted(arguments.provinces):
        source = regions[regions.code.str[:2] == province].sort_values("code", ignore_index=True)
        outlines = generalise(source)
        write_geojson(outlines, OUTPUT / f"{province}.geojson")
        areas += zip(source.code, equal_area_km2(source).round(2), strict=True)
    with (OUTPUT / "source_areas.csv").open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "area_km2"])
        writer.writerows(areas)


def generalise(regions: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Simplify one province.

    The source is put on the grid first: simplification only drops vertices, so that nothing is rounded afterwards,
    which would let shared borders cross.

    Parameters
    ----------
    regions : GeoDataFrame
        `code` and polygons in EPSG:4326, one row a kabupaten/kota.

    Returns
    -------
    GeoDataFrame
        The same rows with valid, non-overlapping outlines on a grid of 0.0001 degrees.
    """
    parts = on_grid(regions).explode(ignore_index=True)
    area = equal_area_km2(parts)
    island = area < ISLAND_LIMIT_KM2

    mainland = parts[~island].copy()
    mainland["geometry"] = shapely.coverage_simplify(mainland.geometry.values, MAINLAND_TOLERANCE_M / METRES_A_DEGREE)
    islands = parts[island & (area >= SMALLEST_ISLAND_KM2)].copy()
    islands["geometry"] = [
        shapely.coverage_simplify([part], ISLAND_TOLERANCE_SHARE * np.sqrt(part.area))[0] for part in islands.geometry
    ]
    # An islet that the simplified coast of its own region swallows is part of the mainland from here on.
    joined = gpd.GeoDataFrame(pd.concat([mainland, islands]), crs=regions.crs).dissolve("code").reset_index()
    check(joined)
    return joined


def on_grid(regions: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the regions as a clean coverage whose vertices lie on the grid."""
    gridded = regions.copy()
    for _ in range(5):  # cleaning may add vertices off the grid, rounding may open slivers: repeat until neither does
        gridded["geometry"] = shapely.coverage_clean(gridded.geometry.values)
        gridded["geometry"] = shapely.set_precision(gridded.geometry.values, GRID_DEGREES)
        if shapely.coverage_is_valid(gridded.geometry.values):
            break
    check(gridded)
    return gridded


def check(regions: gpd.GeoDataFrame) -> None:
    """Stop where outlines are invalid or overlap."""
    if not (regions.is_valid.all() and shapely.coverage_is_valid(regions.geometry.values)):
        raise SystemExit("outlines overlap or are invalid: change the tolerances")


def equal_area_km2(regions: gpd.GeoDataFrame) -> pd.Series:
    """Return the areas in km², measured on an equal-area projection."""
    return regions.to_crs(6933).area / 1e6


def write_geojson(outlines: gpd.GeoDataFrame, path: Path) -> None:
    """Write compact GeoJSON: rings counter-clockwise, four decimals, the code as only property."""
    features = []
    for code, geometry in zip(outlines.code, outlines.geometry, strict=True):
        oriented = shapely.orient_polygons(geometry)
        # set_precision leaves binary noise behind the fourth decimal.
        shape = json.loads(shapely.to_geojson(oriented), parse_float=lambda text: round(float(text), 4))
        features.append({"type": "Feature", "id": code, "properties": {"code": code}, "geometry": shape})
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
