"""Write data/observations_bps.csv from tables of BPS: poverty of March 2025 and labour of August 2025, every region.

    python -m tools.bps NATIONAL.csv DEPTH.csv

NATIONAL has a row a region with the columns named below. DEPTH, in long form with `region_code`, `indicator`, `value`
and `year_or_month`, has depth and severity of poverty for the provinces where they are known. Regions are keyed by BPS
code, provinces as 5200 and the nation as 0000. A blank cell makes no row: nothing is estimated.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

from ucj.facts.paths import DATA
from ucj.facts.regions import NATION, Region, load_regions
from ucj.present.words import numbers

OUTPUT = DATA / "observations_bps.csv"
COLUMNS = ("region", "indicator", "value", "as_of", "status", "source", "lead", "note")

POVERTY, LABOUR = "2025-03", "2025-08"
POVERTY_SOURCE, DEPTH_SOURCE = "bps-poverty-2025-03", "bps-poverty-depth-2025-03"
PROVINCE_SOURCE = "bps-poverty-province-2025-03"
LINE_SOURCE, LABOUR_SOURCE = "bps-poverty-line-2025-03", "bps-sakernas-2025-08"

LABOUR_COLUMNS = {
    "employed": "employed_2025_08",
    "informal_share": "informal_pct_2025_08",
    "wage_employees": "wage_employee_2025_08",
    "agriculture_workers": "agri_employed_2025_08",
}
# The source has the two kinds of casual workers the wrong way round in 2025, as it has two of the kinds of business
# owners: read as they are named, 46 kabupaten/kota have more casual workers in agriculture than workers in agriculture
# (Kota Mataram 8,552 of 8,296), read the other way none has.
SUMS = {
    "business_owners": {
        "berusaha sendiri": "own_account_2025_08",
        "dibantu buruh tidak tetap": "employer_temp_unpaid_2025_08",
        "dibantu buruh tetap": "employer_permanent_2025_08",
    },
    "casual_workers": {
        "pekerja bebas di pertanian": "casual_nonagri_2025_08",
        "di luar pertanian": "casual_agri_2025_08",
    },
}
DEPTH = {"poverty_gap": "poverty_gap_P1", "poverty_severity": "poverty_severity_P2"}
OF_THE_NATION = "Diturunkan: jumlah 514 kabupaten/kota; BPS merilis 23,85 juta"


def main() -> None:
    """Read both tables and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("national", type=Path)
    parser.add_argument("depth", type=Path)
    arguments = parser.parse_args()
    national = {row["bps_code"]: row for row in _read(arguments.national)}
    depth = {
        (row["region_code"], row["indicator"]): row["value"]
        for row in _read(arguments.depth)
        if row["year_or_month"] == POVERTY
    }
    with OUTPUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for region in load_regions().values():
            code = region.code.ljust(4, "0")
            rows = [*_poverty(region, national[code]), *_depth(region, code, depth), *_labour(national[code])]
            writer.writerows((region.code, *row) for row in rows if row[1])


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _poverty(region: Region, row: dict[str, str]) -> Iterator[tuple[str, ...]]:
    source = PROVINCE_SOURCE if region.is_province else POVERTY_SOURCE
    status, note = ("derived", OF_THE_NATION) if region.code == NATION else ("official", "")
    yield "poor_people", row["poor_thousand_2025_03"], POVERTY, status, source, "yes", note
    yield "poverty_rate", row["poverty_rate_pct_2025_03"], POVERTY, "official", source, "yes", ""
    line = row["poverty_line_rp_capita_month_2025_03"].removesuffix(".0")
    yield "poverty_line", line, POVERTY, "official", LINE_SOURCE, "yes", ""


def _depth(region: Region, code: str, depth: dict[tuple[str, str], str]) -> Iterator[tuple[str, ...]]:
    source = PROVINCE_SOURCE if region.is_province else DEPTH_SOURCE
    for indicator, name in DEPTH.items():
        yield indicator, depth.get((code, name), ""), POVERTY, "official", source, "yes", ""


def _labour(row: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for indicator, column in LABOUR_COLUMNS.items():
        yield indicator, row[column], LABOUR, "official", LABOUR_SOURCE, "yes", ""
    for indicator, columns in SUMS.items():
        parts = {word: row[column] for word, column in columns.items()}
        if all(parts.values()):
            note = "Diturunkan: " + " + ".join(f"{word} {numbers.whole(int(part))}" for word, part in parts.items())
            yield indicator, str(sum(map(int, parts.values()))), LABOUR, "derived", LABOUR_SOURCE, "yes", note


if __name__ == "__main__":
    main()
