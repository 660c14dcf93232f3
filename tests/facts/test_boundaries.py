"""The outlines are valid, complete, true to their source, and keep their inhabited islands."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from ucj.facts.boundaries import load_outlines, outline_path
from ucj.facts.ledger import Ledger, load_ledger
from ucj.facts.paths import BOUNDARIES
from ucj.facts.regions import load_regions

DETAILED = ("18", "52")
PROVINCES = tuple(region.code for region in load_regions().values() if region.is_province)
VILLAGES = tuple(f"{region}_{level}" for region in load_ledger().village_regions() for level in ("kecamatan", "desa"))
# A desa of half a square kilometre moves by several percent where a border is drawn 50 m off.
AREA_TOLERANCE = {"5203_desa": 0.08}


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
        **{f"{region}_kecamatan": ledger.districts_of(region) for region in ledger.village_regions()},
        **{f"{region}_desa": ledger.villages_of(region) for region in ledger.village_regions()},
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
    assert error.max() < AREA_TOLERANCE.get(name, 0.02)
    assert error.mean() < (0.01 if name in (*DETAILED, *VILLAGES) else 0.015)


def test_rings_run_counter_clockwise(outlines: gpd.GeoDataFrame) -> None:
    assert shapely.is_ccw(shapely.get_exterior_ring(outlines.geometry.explode())).all()


def test_neighbours_share_their_border_outside_the_detailed_provinces() -> None:
    # Kota Magelang lies wholly inside Kabupaten Magelang: its outline is the hole.
    regions = load_outlines("33").set_index("code").geometry
    around, inside = regions["3308"], regions["3371"]
    assert shapely.get_num_interior_rings(shapely.get_geometry(around, 0)) == 1
    assert shapely.get_num_interior_rings(around.union(inside)) == 0


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
        ("Pulau Pramuka, seat of Kepulauan Seribu", "3101", 106.6137, -5.7459),
        ("Pulau Penyengat, off Tanjungpinang", "2172", 104.4190, 0.9290),
        ("Pulau Miangas, the northernmost", "7104", 126.5865, 5.5560),
        ("Pulau Rote, the southernmost", "5314", 123.1200, -10.7500),
        ("Pulau Bawean, off Gresik", "3525", 112.6600, -5.7900),
        ("Pulau Enggano, off Bengkulu", "1703", 102.2600, -5.4000),
        ("Pulau Karimunjawa, off Jepara", "3320", 110.4500, -5.8400),
        ("Nusa Penida, of Klungkung", "5105", 115.5400, -8.7300),
    ],
)
def test_inhabited_land_is_still_there(name: str, code: str, longitude: float, latitude: float) -> None:
    regions = load_outlines(code[:2]).set_index("code").geometry
    assert regions[code].contains(shapely.Point(longitude, latitude)), name


# BPS and Kemendagri number Papua differently, and both renumbered it in 2022; a town lies where it lies.
@pytest.mark.parametrize(
    ("town", "code", "longitude", "latitude"),
    [
        ("Manokwari", "9105", 133.98, -0.95),
        ("Kota Sorong", "9271", 131.28, -0.88),
        ("Kota Jayapura", "9471", 140.80, -2.68),
        ("Biak", "9409", 136.08, -1.17),
        ("Merauke", "9501", 140.45, -8.50),
        ("Nabire", "9604", 135.50, -3.40),
        ("Timika", "9601", 136.89, -4.55),
        ("Wamena", "9702", 138.95, -4.09),
    ],
)
def test_towns_of_papua_lie_in_the_region_of_their_code(
    ledger: Ledger, town: str, code: str, longitude: float, latitude: float
) -> None:
    assert ledger.regions[code].parent == code[:2]
    assert load_outlines(code[:2]).set_index("code").geometry[code].contains(shapely.Point(longitude, latitude)), town


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


def test_together_they_stay_light() -> None:
    sizes = {name: outline_path(name).stat().st_size for name in (*PROVINCES, *VILLAGES)}
    assert sum(sizes[province] for province in DETAILED) < 170_000
    assert sum(sizes[province] for province in PROVINCES if province not in DETAILED) < 900_000
    assert sum(sizes[name] for name in VILLAGES) < 250_000


def test_a_map_waits_for_no_more_than_the_largest_file_that_was_there_before() -> None:
    assert max(outline_path(province).stat().st_size for province in PROVINCES) == outline_path("18").stat().st_size
