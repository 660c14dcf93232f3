"""Build the generalised outlines in data/boundaries/ from full-detail geometry.

    python tools/boundaries.py LEVEL2.geojson --provinces 18 52
    python tools/boundaries.py LEVEL2.parquet --for-map
    python tools/boundaries.py LEVEL3.geojson --kecamatan 5203
    python tools/boundaries.py LEVEL4.geojson --desa 5203

The source is COD-AB Indonesia 2020 (BPS and OCHA, HDX, CC BY 3.0 IGO) as GeoJSON or Parquet, with the BPS code in a
column `kode_bps` (`kode_kec_bps` for kecamatan); level 2 is merged to today's 514 kabupaten/kota. One GeoJSON a
province is written, or one with the kecamatan or desa of a kabupaten, and the areas of the source beside them, which
the tests compare the outlines with.

Shared borders stay shared, and every island large enough to hold a village stays: small islands are simplified less
than the mainland, so that Maringkik, Bungin and the Gili keep their shape. With `--for-map` the detail follows from the
size of the province instead, for all provinces but those that have full detail: what is smaller than a pixel or so of
its map goes, and a small kota keeps more than the large kabupaten around it.
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
SOURCE_AREAS = OUTPUT / "source_areas.csv"

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

DETAILED = ("18", "52")
# What follows is for the other provinces. Their map on a laptop, in pixels, without its margins.
MAP_WIDTH, MAP_HEIGHT = 1180, 302
COARSEST_PIXELS = 1.75
# Shares of the square root of an area: a kota of 11 km² is simplified at 270 m, an island of 1 km² at 400 m.
MAINLAND_SHARE, ISLAND_SHARE = 0.08, 0.4
# Smaller islands go, unless the region is so small itself that they matter: Kepulauan Seribu has 10 km² in all.
SMALL_ISLAND_KM2, SMALL_ISLAND_SHARE = 0.5, 0.001
# A region whose area strays further is done again, finer.
AREA_TOLERANCE = 0.019
FINER = 1.3
ATTEMPTS = 8


def main() -> None:
    """Read the source, write one file a province and the table of source areas."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    level = parser.add_mutually_exclusive_group(required=True)
    level.add_argument("--provinces", nargs="+", metavar="CODE", help="BPS codes, in full detail: for example 18 52")
    level.add_argument("--for-map", action="store_true", help="all other provinces, as detailed as their map shows")
    level.add_argument("--kecamatan", metavar="CODE", help="BPS code of the kabupaten whose kecamatan the source holds")
    level.add_argument("--desa", metavar="CODE", help="BPS code of the kabupaten whose desa the source holds")
    arguments = parser.parse_args()

    read = gpd.read_parquet if arguments.source.suffix == ".parquet" else gpd.read_file
    column = "kode_kec_bps" if arguments.kecamatan else "kode_bps"
    regions = read(arguments.source)[[column, "geometry"]].rename(columns={column: "code"})
    if arguments.kecamatan or arguments.desa:
        level_name = "kecamatan" if arguments.kecamatan else "desa"
        code = arguments.kecamatan or arguments.desa
        build(regions[regions.code.str[:4] == code], f"{code}_{level_name}", level_name)
        return
    found = regions.code.str[:2]
    for province in arguments.provinces or sorted(set(found) - set(DETAILED)):
        build(regions[found == province], province, "map" if arguments.for_map else "provinces")


def build(regions: gpd.GeoDataFrame, name: str, level: str) -> None:
    """Write the outlines of some regions as data/boundaries/`name`.geojson, and note the areas of their source."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    source = regions.sort_values("code", ignore_index=True)
    outlines = (
        generalise_for_map(source)
        if level == "map"
        else generalise(source, TOLERANCE_M[level], SMALLEST_PART_KM2[level])
    )
    write_geojson(outlines, OUTPUT / f"{name}.geojson")
    noted = pd.read_csv(SOURCE_AREAS, dtype={"code": str}).set_index("code").area_km2 if SOURCE_AREAS.exists() else None
    own = pd.Series(equal_area_km2(source).round(2).to_numpy(), index=source.code)
    areas = own if noted is None else own.combine_first(noted)
    areas.sort_index().rename("area_km2").rename_axis("code").to_csv(SOURCE_AREAS, lineterminator="\n")


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


def generalise_for_map(regions: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Simplify one province as far as its map allows; parameters and result as in `generalise`.

    Raises
    ------
    SystemExit
        Where the area of a region cannot be kept.
    """
    parts = on_grid(regions).explode(ignore_index=True)
    source = equal_area_km2(regions).set_axis(regions.code)
    detail = pd.Series(1.0, index=regions.code)
    for _ in range(ATTEMPTS):
        outlines = _simplify_parts(parts, detail)
        strays = (equal_area_km2(outlines).set_axis(outlines.code) / source - 1).abs() > AREA_TOLERANCE
        if not strays.any():
            check(outlines)
            return outlines
        detail[strays] *= FINER
    raise SystemExit(f"the area of {', '.join(detail.index[strays])} cannot be kept: change the tolerances")


def _simplify_parts(parts: gpd.GeoDataFrame, detail: pd.Series) -> gpd.GeoDataFrame:
    west, south, east, north = parts.total_bounds
    coarsest = COARSEST_PIXELS * max((east - west) / MAP_WIDTH, (north - south) / MAP_HEIGHT)
    area = equal_area_km2(parts)
    of_region, finer = area.groupby(parts.code).transform("sum"), parts.code.map(detail)
    kept = area >= np.minimum(SMALL_ISLAND_KM2, SMALL_ISLAND_SHARE * of_region) / finer**2
    parts, area, finer = parts[kept].reset_index(drop=True), area[kept], finer[kept]
    small = (area < ISLAND_LIMIT_KM2) & (area < area.groupby(parts.code.values).transform("max"))
    share = np.where(small, ISLAND_SHARE, MAINLAND_SHARE) / finer
    tolerance = np.minimum(coarsest, share * np.sqrt(area) * 1000 / METRES_A_DEGREE).values

    before = np.array(parts.geometry.values)
    shapes = before.copy()
    sea = shapely.box(west - 1, south - 1, east + 1, north + 1).difference(shapely.union_all(shapes))
    # From fine to coarse. The sea is a region too, so that coasts are borders: those of a part that is left out of a
    # coarser round have this round's regions on one side only, and stay as they are.
    levels = coarsest / FINER ** np.arange(np.ceil(np.log(coarsest / tolerance.min()) / np.log(FINER)) + 1)
    for level in levels[::-1]:
        coarse = tolerance > level * 0.999
        *shapes[coarse], sea = shapely.coverage_simplify([*shapes[coarse], sea], level, simplify_boundary=False)
    _restore_areas(shapes, before)
    return gpd.GeoDataFrame(
        {"code": detail.index},
        geometry=[shapely.multipolygons(shapes[(parts.code == code).values]) for code in detail.index],
        crs=parts.crs,
    )


def _restore_areas(shapes: np.ndarray, before: np.ndarray) -> None:
    """Blow islands up to the area they had: dropping corners of a convex shape only ever takes land away."""
    touching, _other = np.unique(np.vstack(shapely.STRtree(shapes).query(shapes, "intersects")), axis=1)
    alone = np.flatnonzero(np.bincount(touching) == 1)
    for i in alone:
        growth, middle = np.sqrt(before[i].area / shapes[i].area), shapely.get_coordinates(shapes[i].centroid)
        grown = shapely.transform(shapes[i], lambda xy, growth=growth, middle=middle: middle + growth * (xy - middle))
        grown = shapely.set_precision(grown, GRID_DEGREES)
        if grown.geom_type == "Polygon" and shapely.intersects(shapes, grown).sum() == 1:
            shapes[i] = grown


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
