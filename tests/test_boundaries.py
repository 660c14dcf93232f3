"""The outlines are valid, complete, true to their source, and keep their inhabited islands."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from ucj.facts.boundaries import load_outlines, outline_path
from ucj.facts.ledger import Ledger
from ucj.facts.paths import BOUNDARIES

PROVINCES = ("18", "52")
VILLAGES = ("5203_kecamatan", "5203_desa")
# A desa of half a square kilometre moves by several percent where a border is drawn 50 m off.
AREA_TOLERANCE = {"18": 0.02, "52": 0.02, "5203_kecamatan": 0.02, "5203_desa": 0.08}


@pytest.fixture(scope="module", params=PROVINCES + VILLAGES)
def name(request: pytest.FixtureRequest) -> str:
    """Return which outlines."""
    return str(request.param)


@pytest.fixture(scope="module")
def outlines(name: str) -> gpd.GeoDataFrame:
    """Return some outlines."""
    return load_outlines(name)


def test_codes_are_exactly_those_of_the_ledger(outlines: gpd.GeoDataFrame, name: str, ledger: Ledger) -> None:
    known = {
        "5203_kecamatan": ledger.districts,
        "5203_desa": ledger.villages,
        **{province: {region.code for region in ledger.members(province)} for province in PROVINCES},
    }
    assert sorted(outlines.code) == sorted(known[name])


def test_outlines_are_valid_and_do_not_overlap(outlines: gpd.GeoDataFrame) -> None:
    assert outlines.is_valid.all()
    assert shapely.coverage_is_valid(outlines.geometry.values)


def test_areas_are_those_of_the_source(outlines: gpd.GeoDataFrame, name: str) -> None:
    source = pd.read_csv(BOUNDARIES / "source_areas.csv", dtype={"code": str}).set_index("code").area_km2
    area = outlines.set_index("code").to_crs(6933).area / 1e6
    error = (area / source.loc[area.index] - 1).abs()
    assert error.max() < AREA_TOLERANCE[name]
    assert error.mean() < 0.01


def test_rings_run_counter_clockwise(outlines: gpd.GeoDataFrame) -> None:
    for part in outlines.geometry.explode():
        assert part.exterior.is_ccw


# Longitude and latitude in COD-AB 2020 of land that careless simplification loses.
@pytest.mark.parametrize(
    ("name", "code", "longitude", "latitude"),
    [
        ("Pulau Maringkik", "5203", 116.5318, -8.8168),
        ("the cape of Jerowaru", "5203", 116.5700, -8.8650),
        ("Pulau Bungin and Pulau Kaung, off Alas", "5204", 116.9950, -8.4772),
        ("Pulau Bungin and Pulau Kaung, off Alas", "5204", 117.0102, -8.4629),
        ("Gili Trawangan", "5208", 116.0370, -8.3500),
        ("Gili Meno", "5208", 116.0580, -8.3510),
        ("Gili Air", "5208", 116.0830, -8.3580),
        ("Gili Gede", "5201", 115.9248, -8.7434),
    ],
)
def test_inhabited_land_is_still_there(name: str, code: str, longitude: float, latitude: float) -> None:
    regions = load_outlines(code[:2]).set_index("code").geometry
    assert regions[code].contains(shapely.Point(longitude, latitude)), name


def test_the_bay_of_ekas_is_water() -> None:
    # Between Jerowaru and the peninsula west of it; flat outlines close the bay.
    land = load_outlines("52").union_all()
    assert not land.contains(shapely.Point(116.45, -8.87))


@pytest.mark.parametrize(
    ("name", "code", "longitude", "latitude"),
    [
        ("Pulau Maringkik", "5203010019", 116.5318, -8.8168),
        ("Sekaroh on the cape of Jerowaru", "5203011006", 116.5700, -8.8650),
        ("Selong, the town", "5203070012", 116.5330, -8.6500),
    ],
)
def test_villages_are_where_they_are(name: str, code: str, longitude: float, latitude: float) -> None:
    villages = load_outlines("5203_desa").set_index("code").geometry
    assert villages[code].contains(shapely.Point(longitude, latitude)), name


@pytest.mark.parametrize(("names", "limit"), [(PROVINCES, 170_000), (VILLAGES, 250_000)])
def test_together_they_stay_light(names: tuple[str, ...], limit: int) -> None:
    assert sum(outline_path(name).stat().st_size for name in names) < limit
