"""Generalised outlines: a GeoJSON file a province, and one for the kecamatan and the desa of a kabupaten."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd

from ucj.facts.paths import BOUNDARIES


def outline_path(name: str) -> Path:
    """Return the file with some outlines; see `load_outlines`."""
    return BOUNDARIES / f"{name}.geojson"


def load_outlines(name: str) -> gpd.GeoDataFrame:
    """Return `code` (BPS) and `geometry` (EPSG:4326) of some outlines.

    Parameters
    ----------
    name : str
        A province by its BPS code, for its kabupaten/kota, or 5203_kecamatan or 5203_desa.

    Raises
    ------
    FileNotFoundError
        Where the project holds no outlines of that name.
    """
    path = outline_path(name)
    if not path.exists():
        raise FileNotFoundError(f"no outlines {name}")
    return gpd.read_file(path)[["code", "geometry"]]
