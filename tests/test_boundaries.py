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


@pytest.fixture(scope="module", params=PROVINCES)
def outlines(request: pytest.FixtureRequest) -> gpd.GeoDataFrame:
    """Return the outlines of a province."""
    return load_outlines(request.param)


def test_codes_are_exactly_those_of_the_ledger(outlines: gpd.GeoDataFrame, ledger: Ledger) -> None:
    province = outlines.code.iloc[0][:2]
    assert sorted(outlines.code) == sorted(region.code for region in ledger.members(province))


def test_outlines_are_valid_and_do_not_overlap(outlines: gpd.GeoDataFrame) -> None:
    assert outlines.is_valid.all()
    assert shapely.coverage_is_valid(outlines.geometry.values)


def test_areas_are_within_two_percent_of_the_source(outlines: gpd.GeoDataFrame) -> None:
    source = pd.read_csv(BOUNDARIES / "source_areas.csv", dtype={"code": str}).set_index("code").area_km2
    area = outlines.set_index("code").to_crs(6933).area / 1e6
    assert ((area / source.loc[area.index] - 1).abs() < 0.02).all()


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


def test_together_they_stay_light() -> None:
    assert sum(outline_path(province).stat().st_size for province in PROVINCES) < 170_000
