"""Generalised outlines of the kabupaten/kota, one GeoJSON file a province."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd

from ucj.facts.paths import BOUNDARIES

ATTRIBUTION = (
    "Batas wilayah: BPS & OCHA, COD-AB Indonesia 2020 (HDX), CC BY 3.0 IGO; digabung dan disederhanakan. "
    "Bukan batas resmi."
)


def outline_path(province: str) -> Path:
    """Return the file with the outlines of a province (BPS code)."""
    return BOUNDARIES / f"{province}.geojson"


def load_outlines(province: str) -> gpd.GeoDataFrame:
    """Return `code` and `geometry` (EPSG:4326) of every kabupaten/kota of a province.

    Raises
    ------
    FileNotFoundError
        Where the project holds no outlines of that province.
    """
    path = outline_path(province)
    if not path.exists():
        raise FileNotFoundError(f"no outlines of province {province}")
    return gpd.read_file(path)[["code", "geometry"]]
