"""Generalised outlines: a GeoJSON file a province, and one for the kecamatan and the desa of a kabupaten."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd

from ucj.facts.data_files import DataError, read_text
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
    DataError
        Where the file is missing or holds no outlines, naming it and the line.
    """
    path = outline_path(name)
    file = f"data/boundaries/{path.name}"
    text = read_text(path, file)
    try:
        return gpd.read_file(path)[["code", "geometry"]]
    except Exception as error:  # the readers below raise errors of their own kinds
        try:
            json.loads(text)
        except json.JSONDecodeError as broken:
            raise DataError(f"{file}, line {broken.lineno}: {broken.msg}") from error
        raise DataError(f"{file}: {error}") from error
