"""Tables of data/: what a row says, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from tests.facts.conftest import Written
from tests.helpers.ledgers import figure
from ucj.facts.data_files import Code, DataError, Date, Day, Number, People, read_rows
from ucj.facts.observations import Observation
from ucj.facts.regions import Region


def rows(written: Written, text: str) -> list[Region]:
    written("regions.csv", text)
    return read_rows("regions.csv", Region, unique=["code", "name"])


KNOWN = figure("5203", "coverage", 1)
HEADING = "code,kemendagri_code,level,name,parent\n"


def test_a_blank_cell_is_the_default_of_its_column(written: Written) -> None:
    nation, province = rows(written, HEADING + "00,,nation,Indonesia,\n52,52, province ,NTB,00\n\n")
    assert (nation.kemendagri_code, nation.parent, nation.is_province) == ("", "", False)
    assert (province.name, province.parent, province.is_province) == ("NTB", "00", True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEADING + "00,,nation,,\n", "data/regions.csv, line 2, column name: blank cell"),
        (HEADING + "00,,nation,A,\n5,,city,B,\n", "data/regions.csv, line 3, column code: '5': not a BPS code"),
        (HEADING + "52,,town,A,\n", "column level: 'town': not one of nation, province, regency, city"),
        (HEADING + "52,,city,A,\n53,,city,A,\n", "data/regions.csv, line 3, column name: a second row with 'A'"),
        (HEADING + "52,,city,A,\n52,,city,B,\n52,,city,C,\n", "line 4, column code: a second row with '52'"),
        ("code,kemendagri_code,level,parent\n", "data/regions.csv, line 1: missing or unknown: name"),
        (HEADING.replace("parent", "parents"), "missing or unknown: parents"),
        (HEADING + "52,,city,A\n", "data/regions.csv, line 2: 4 cells instead of 5"),
        (HEADING + '52,,city,"A\n\n', "data/regions.csv, line 2: "),
        (HEADING + "52,,city,A,\n53,,ci\0ty,B,\n", "data/regions.csv, line 3: a NUL character"),
        ("", "data/regions.csv, line 1: no heading"),
        (HEADING + "52,52.1,city,A,\n", "column kemendagri_code: '52.1': not a code of Kemendagri"),
    ],
)
def test_what_is_wrong_with_a_table(written: Written, text: str, said: str) -> None:
    with pytest.raises(DataError) as error:
        rows(written, text)
    assert said in str(error.value)


def test_every_fault_of_a_table_is_named(written: Written) -> None:
    with pytest.raises(DataError) as error:
        rows(written, HEADING + "5,,town,A,\n53,,city,,\n")
    assert [line.split(":")[0] for line in str(error.value).splitlines()] == [
        "data/regions.csv, line 2, column code",
        "data/regions.csv, line 2, column level",
        "data/regions.csv, line 3, column name",
    ]


@dataclass(frozen=True, kw_only=True)
class Cells:
    """A row with a cell of each kind."""

    code: Code = "00"
    date: Date = "2026"
    day: Day = "2026-01-01"
    number: Number = 0
    people: People = 0


@pytest.mark.parametrize(
    ("column", "read", "refused"),
    [
        ("code", ("52", "5203"), ("5", "520", "52031", "5a")),
        ("date", ("2026", "2026-01", "2026-01-31"), ("26", "2026-1", "2026-01-3", "2026-")),
        ("day", ("2026-01-31",), ("2026", "2026-01")),
        ("number", ("0", "0.5", "1e6"), ("-0.1", "inf", "nan", "1.5.5", "x")),
        ("people", ("0", "5"), ("-1", "0.5", "x")),
    ],
)
def test_what_a_cell_may_hold(written: Written, column: str, read: tuple[str, ...], refused: tuple[str, ...]) -> None:
    columns = ("code", "date", "day", "number", "people")

    def table(cell: str) -> list[Cells]:
        written("x.csv", f"{','.join(columns)}\n{','.join(cell if name == column else '' for name in columns)}\n")
        return read_rows("x.csv", Cells)

    for cell in read:
        (row,) = table(cell)
        assert getattr(row, column) == (cell if column in ("code", "date", "day") else float(cell))
    for cell in refused:
        with pytest.raises(DataError, match=rf"data/x.csv, line 2, column {column}: "):
            table(cell)


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("people", 5),
        ("thousand people", 5_000),
        ("percent", 0.05),
        ("rupiah per capita per month", 5),
        ("rupiah", 5),
        ("payments", 5),
        ("index", 5),
        ("rank", 5),
        ("count", 5),
    ],
)
def test_a_figure_is_read_in_base_units(written: Written, unit: str, value: float) -> None:
    tables: dict[str, dict[str, Any]] = {
        "regions": {"5203": KNOWN.region},
        "indicators": {"coverage": replace(KNOWN.indicator, unit=unit)},
        "sources": {"a": KNOWN.source},
    }
    written("observations.csv", "region,indicator,value,as_of,status,source\n5203,coverage,5,2026,official,a\n")
    (found,) = read_rows("observations.csv", Observation, tables)
    assert found.value == pytest.approx(value)
    assert (found.lead, found.bound, found.since, found.basis) == (False, "", "", "")
