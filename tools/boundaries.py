"""Build the generalised outlines in data/boundaries/ from full-detail geometry.

    python tools/boundaries.py LEVEL2.geojson --provinces 18 52
    python tools/boundaries.py LEVEL3.geojson --kecamatan 5203
    python tools/boundaries.py LEVEL4.geojson --desa 5203

The source is COD-AB Indonesia 2020 (BPS and OCHA, HDX, CC BY 3.0 IGO), with the BPS code in a column `kode_bps`
(`kode_kec_bps` for kecamatan); level 2 is merged to today's 514 kabupaten/kota. One GeoJSON a province is written, or
one with the kecamatan or desa of a kabupaten, and the areas of the source beside them, which the tests compare the
outlines with.

Shared borders stay shared, and every island large enough to hold a village stays: small islands are simplified less
than the mainland, so that Maringkik, Bungin and the Gili keep their shape.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

OUTPUT = Path(__file__).resolve().parent.parent / "data" / "boundaries"

# Square root of the smallest triangle kept, in metres. Coarser, and the bays of Jerowaru and Teluk Ekas go flat; the
# smallest desa of Selong are 500 m wide.
TOLERANCE_M = {"provinces": 400, "kecamatan": 150, "desa": 95}
# On a map of a province, below this nobody lives in a village of their own: Bungin, the smallest, has 0,09 km².
# A map of desa shows a hectare.
SMALLEST_PART_KM2 = {"provinces": 0.05, "kecamatan": 0.01, "desa": 0.01}
# An island of 1 km² is simplified at 60 m, one of 0,09 km² (Bungin) at 18 m.
ISLAND_TOLERANCE_SHARE = 0.06
ISLAND_LIMIT_KM2 = 20
# About 11 m: finer than a pixel on any map of a kabupaten.
GRID_DEGREES = 1e-4
# At the latitude of Indonesia a degree is as long east-west as north-south to within 2 %.
METRES_A_DEGREE = 111_000


def main() -> None:
    """Read the source, write one file a province and the table of source areas."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    level = parser.add_mutually_exclusive_group(required=True)
    level.add_argument("--provinces", nargs="+", metavar="CODE", help="BPS codes, for example 18 52")
    level.add_argument("--kecamatan", metavar="CODE", help="BPS code of the kabupaten whose kecamatan the source holds")
    level.add_argument("--desa", metavar="CODE", help="BPS code of the kabupaten whose desa the source holds")
    arguments = parser.parse_args()

    column = "kode_kec_bps" if arguments.kecamatan else "kode_bps"
    regions = gpd.read_file(arguments.source)[[column, "geometry"]].rename(columns={column: "code"})
    if arguments.provinces:
        for province in sorted(arguments.provinces):
            build(regions[regions.code.str[:2] == province], province, "provinces")
    else:
        name = "kecamatan" if arguments.kecamatan else "desa"
        code = arguments.kecamatan or arguments.desa
        build(regions[regions.code.str[:4] == code], f"{code}_{name}", name)


def build(regions: gpd.GeoDataFrame, name: str, level: str) -> None:
    """Write the outlines of some regions as data/boundaries/`name`.geojson, and note the areas of their source."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    source = regions.sort_values("code", ignore_index=True)
    write_geojson(generalise(source, TOLERANCE_M[level], SMALLEST_PART_KM2[level]), OUTPUT / f"{name}.geojson")
    path = OUTPUT / "source_areas.csv"
    noted = pd.read_csv(path, dtype={"code": str}).set_index("code").area_km2 if path.exists() else pd.Series()
    own = pd.Series(equal_area_km2(source).round(2).to_numpy(), index=source.code)
    own.combine_first(noted).sort_index().rename("area_km2").rename_axis("code").to_csv(path, lineterminator="\n")


def generalise(regions: gpd.GeoDataFrame, tolerance_m: float, smallest_km2: float) -> gpd.GeoDataFrame:
    """Simplify some regions together.

    The source is put on the grid first: simplification only drops vertices, so that nothing is rounded afterwards,
    which would let shared borders cross.

    Parameters
    ----------
    regions : GeoDataFrame
        `code` and polygons in EPSG:4326, one row a region.
    tolerance_m : float
        Square root of the smallest triangle kept on the mainland, in metres.
    smallest_km2 : float
        Area below which a part of a region, an islet for example, is left out.

    Returns
    -------
    GeoDataFrame
        The same rows with valid, non-overlapping outlines on a grid of 0.0001 degrees.
    """
    parts = on_grid(regions).explode(ignore_index=True)
    parts = parts[equal_area_km2(parts) >= smallest_km2]
    # A part is on an island by the land it lies on and not by itself: most desa are smaller than an island.
    land = gpd.GeoDataFrame(geometry=[parts.union_all()], crs=regions.crs).explode(ignore_index=True)
    land["land_km2"] = equal_area_km2(land)
    lies = parts.set_geometry(parts.representative_point()).sjoin(land, predicate="within")
    parts = parts.assign(land=lies.index_right, land_km2=lies.land_km2)

    mainland = parts[parts.land_km2 >= ISLAND_LIMIT_KM2].copy()
    mainland["geometry"] = shapely.coverage_simplify(mainland.geometry.values, tolerance_m / METRES_A_DEGREE)
    simplified = [mainland]
    for _, island in parts[parts.land_km2 < ISLAND_LIMIT_KM2].groupby("land"):
        size = np.sqrt(shapely.area(island.geometry.values).sum())
        tolerance = min(tolerance_m / METRES_A_DEGREE, ISLAND_TOLERANCE_SHARE * size)
        outline = shapely.coverage_simplify(island.geometry.values, tolerance)
        simplified.append(island.assign(geometry=outline))
    # An islet that the simplified coast of its own region swallows is part of the mainland from here on.
    joined = gpd.GeoDataFrame(pd.concat(simplified), crs=regions.crs)[["code", "geometry"]].dissolve("code")
    check(joined.reset_index())
    return joined.reset_index()


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
