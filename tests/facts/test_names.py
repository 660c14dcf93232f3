"""Which region a code, a name or both mean, among a few that are made up."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.conftest import Written
from tests.helpers.ledgers import figure
from ucj.facts.data_files import DataError, read_rows
from ucj.facts.disagreements import Disagreement
from ucj.facts.intake.region_names import RegionNames
from ucj.facts.ledger import load_ledger
from ucj.facts.regions import Region
from ucj.facts.remarks import Remark

LEDGER = load_ledger()
REGIONS = [
    # Code of BPS, of Kemendagri, level and name. Kemendagri's 61.10 looks like 61.1, and its 62.01 is 6201 of BPS.
    ("61", "61", "province", "Utara"),
    ("6101", "61.10", "regency", "Batu"),
    ("6102", "61.01", "city", "Kota Batu"),
    ("6201", "62.02", "regency", "Kepulauan Pasir"),
    ("6202", "62.01", "regency", "Danau Biru"),
    ("6203", "62.03", "regency", "Danau Biru Selatan"),
]
NAMES = RegionNames(
    {
        code: Region(code=code, kemendagri_code=kemendagri, level=level, name=name)
        for code, kemendagri, level, name in REGIONS
    },
    {"Biru": "6202"},
)


@pytest.mark.parametrize(
    ("code", "name", "system", "region"),
    [
        ("", "Kab. Batu", "", "6101"),
        ("", "KOTA BATU", "", "6102"),
        ("", "Pemerintah Daerah Kabupaten Batu", "", "6101"),
        ("", "Kep. Pasir", "", "6201"),
        ("", "biru", "", "6202"),
        # A name that begins with a short one, up to the longest.
        ("", "Biru Sel", "", "6203"),
        ("", "Kab Biru Selatan", "", "6203"),
        ("", f"Biru{' ' * 53}Sel", "", "6203"),
        ("", "Prov Utara", "", "61"),
        ("6101", "", "", "6101"),
        ("'6101", "", "", "6101"),
        ("6.101", "", "", "6101"),
        ("6101,0", "", "", "6101"),
        ("6100", "", "", "61"),
        ("61", "", "kemendagri", "61"),
        ("61.10", "", "", "6101"),
        ("6110", "", "kemendagri", "6101"),
        # Where the heading does not say, a code without a dot is BPS's, unless the name shows the other.
        ("6201", "", "", "6201"),
        ("6201", "", "bps", "6201"),
        ("6201", "", "kemendagri", "6202"),
        ("6201", "Danau Biru", "", "6202"),
        ("61.1", "Kabupaten Batu", "", "6101"),
        ("61,1", "Kota Batu", "", "6102"),
    ],
)
def test_one_is_meant(code: str, name: str, system: str, region: str) -> None:
    assert NAMES.find(code, name, system) == region


@pytest.mark.parametrize(
    ("code", "name", "system", "reason", "maybe", "column"),
    [
        ("", "", "", "nothing", (), "nama"),
        ("-", "-", "", "nothing", (), "nama"),
        ("", "Batu", "", "several", ("6101", "6102"), "nama"),
        # There is no such city, and the kabupaten called so may be meant.
        ("", "Kota Biru", "", "unknown_name", ("6202",), "nama"),
        ("", "Danau Birru", "", "unknown_name", ("6202",), "nama"),
        ("", "Gunung", "", "unknown_name", (), "nama"),
        # Too long a name is only spelt alike: four letters of the six in sixty characters.
        ("", f"Biru{' ' * 54}Sel", "", "unknown_name", ("6202",), "nama"),
        ("", "Biru Pasir", "", "unknown_name", (), "nama"),
        ("61.1", "", "", "several", ("6101", "6102"), "kode"),
        ("6301", "", "", "unknown_code", (), "kode"),
        ("6301", "Danau Biru", "", "unknown_code", ("6202",), "kode"),
        ("610", "", "", "unknown_code", (), "kode"),
        ("61010", "", "", "unknown_code", (), "kode"),
        ("6110", "", "bps", "unknown_code", (), "kode"),
        ("6101", "Danau Biru", "", "contradiction", ("6101",), "nama"),
        ("6101", "Gunung", "", "unknown_name", ("6101",), "nama"),
        ("6201", "Danau Biru", "bps", "contradiction", ("6201",), "nama"),
    ],
)
def test_nobody_or_several_are_meant(
    code: str, name: str, system: str, reason: str, maybe: tuple[str, ...], column: str
) -> None:
    found = NAMES.find(code, name, system)
    assert isinstance(found, Remark)
    assert (found.code, found.values["maybe"], found.place.column) == (reason, maybe, column)
    assert found.values.get("said") == (code if reason == "contradiction" else None)


def test_what_is_spelt_alike_is_not_always_looked_for() -> None:
    found = NAMES.find("", "Danau Birru", suggest=False)
    assert isinstance(found, Remark) and found.values["maybe"] == ()


# ---- Disagreements name figures


def disagreement(written: Written, cell: str) -> Disagreement:
    figures = {
        ("5203", "coverage"): [
            figure("5203", "coverage", 0.1, "2025", source="a"),
            figure("5203", "coverage", 0.2, "2026", source="a"),
            figure("5203", "coverage", 0.3, "2026", source="b"),
        ],
        ("5203", "target_coverage"): [figure("5203", "target_coverage", 0.5, source="a")],
        ("5204", "coverage"): [figure("5204", "coverage", 0.9, source="c")],
    }
    written("disagreements.csv", f"region,title,figures,explanation\n5203,x,{cell},y\n")
    tables: Any = {"regions": LEDGER.regions, "figures": figures}
    (found,) = read_rows("disagreements.csv", Disagreement, tables)
    return found


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("coverage@a;coverage@b", [0.1, 0.2, 0.3]),
        ("coverage@b;coverage@a@2026", [0.3, 0.2]),
        ("target_coverage@a;coverage@a@2025", [0.5, 0.1]),
    ],
)
def test_a_disagreement_finds_its_figures(written: Written, cell: str, values: list[float]) -> None:
    assert [found.value for found in disagreement(written, cell).figures] == values


@pytest.mark.parametrize("cell", ["coverage@c", "coverage@a@2024", "gap@a", "coverage@a;", "coverage"])
def test_a_figure_that_was_not_published_does_not_disagree(written: Written, cell: str) -> None:
    with pytest.raises(DataError, match=r"data/disagreements.csv, line 2, column figures: .* no figure"):
        disagreement(written, cell)


def test_three_at_most_are_suggested() -> None:
    places = {
        f"63{number:02}": Region(code=f"63{number:02}", level="regency", name=f"Hulu Sungai {number}")
        for number in range(1, 6)
    }
    found = RegionNames(places, {}).find("", "Hulu Sungai")
    assert isinstance(found, Remark) and len(found.values["maybe"]) == 3
