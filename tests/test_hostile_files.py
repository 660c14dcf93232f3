"""A file made to fell the server costs a bounded amount of memory and time and is refused with a reason, or read.

`UCJ_DEEP=1` adds the files that take long to make or to refuse.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests import hostile
from tests.conftest import DEEP, ROOT

if sys.platform != "linux":
    pytest.skip("memory is measured as Linux tells it", allow_module_level=True)

MOST_MEGABYTES = 150
# The aim is three seconds of work; a machine that others use gets more of them, and longer to wait.
MOST_WORK, LONGEST_WAIT = 5, 15

# What each file is told, thought out beforehand. "1 rows" is the table that stands beside the bomb.
WORKBOOKS = {
    "merge_over_the_sheet": "1 rows",
    "merge_of_columns": "unknown_code",  # the heading is merged over the row below it
    "half_a_million_merges": "too_much",
    "hyperlink_over_the_sheet": "1 rows",
    "far_corner": "too_large",
    "far_column": "1 rows",
    "row_beyond_any_sheet": "broken_workbook",
    "negative_row": "broken_workbook",
    "column_of_a_million_letters": "too_much",
    "million_empty_cells": "no_heading",
    "million_columns": "no_heading",
    "million_rows": "no_heading",
    "dense_numbers": "too_much",
    "dense_on_fifty_sheets": "too_much",
    "long_text_in_every_cell": "too_much",
    "thousand_sheets": "too_many_sheets",
    "thousand_sheets_with_a_far_cell": "too_many_sheets",
    "style_table": "too_much",
    "one_long_number_format": "too_much",
    "conditional_formats": "1 rows",
    "data_validations": "1 rows",
    "defined_names": "1 rows",
    "sheet_listed_a_million_times": "too_many_sheets",
    "one_huge_shared_string": "no_heading",
    "shared_string_out_of_range": "broken_workbook",
    "one_huge_attribute": "too_much",
    "many_attributes": "too_much",
    "deep_nesting": "broken_workbook",
    "many_namespaces": "too_much",
    "number_of_a_million_digits": "no_heading",
    "zip_bomb_beside_the_table": "1 rows",
    "lying_size": "broken_workbook",
    "many_parts": "too_much",
    "nested_zip": "1 rows",
    "billion_laughs": "broken_workbook",
    "quadratic_entity": "broken_workbook",
    "external_entity": "broken_workbook",
    "external_dtd": "broken_workbook",
    "truncated": "broken_workbook",
    "no_sheet_at_all": "no_heading",
    "part_missing": "broken_workbook",
    "random_bytes_in_a_part": "broken_workbook",
    "encrypted_zip": "password",
    "lzma": "broken_workbook",
    "protected_by_a_password": "password",
    "old_excel": "old_excel",
}
# Read to the end or ended by the clock, whichever comes first on this machine.
HEAVY = {"million_empty_cells", "million_columns", "million_rows", "half_a_million_merges", "dense_numbers"}
SLOW_WORKBOOKS = {
    "ten_million_empty_cells": ("too_slow", "no_heading"),
    "eight_million_rows": ("too_slow", "no_heading"),
    "million_column_widths": ("too_slow", "1 rows"),
    "style_fonts": ("too_slow", "1 rows"),
    "number_formats": ("too_slow", "1 rows"),
    "million_shared_strings": ("too_slow", "too_much"),
    "empty_shared_strings": ("too_slow", "too_much"),
    "rich_text_runs": ("too_slow", "no_heading"),
    "zip_bomb": ("too_much",),
    "fifty_sheets_of_five_thousand_rows": ("too_slow", "too_much"),
}
TEXTS = {
    "line_ends": "too_large",
    "windows_line_ends": "too_large",
    "carriage_returns": "too_large",
    "commas": "long_row",
    "semicolons": "long_row",
    "rows_of_separators": "no_heading",
    "every_mark": "too_much",
    "one_line": "long_row",
    "one_line_of_words": "long_row",
    "spaces": "long_row",
    "unbalanced_quote": "too_large",
    "only_quotes": "long_row",
    "a_quote_on_every_line": "too_large",
    "lines_inside_quotes": "too_large",
    "nul_bytes": "not_text",
    "utf_16": "too_large",
    "utf_16_odd": "not_text",
    "utf_16_surrogates": "not_text",
    "wide_letters": "long_row",
    "combining_marks": "long_row",
    "heading_words": "no_heading",
    "names_like_regions": "unknown_name",
    "long_names": "unknown_name",
    "digits": "count",
}


@pytest.fixture(scope="module")
def measure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, str], dict[str, Any]]]:
    """Return a function that reads a hostile file in a fresh process and says what came of it."""
    command = [sys.executable, "-m", "tests.probe", str(tmp_path_factory.mktemp("hostile"))]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as probe:
        assert probe.stdin and probe.stdout

        def measured(kind: str, name: str) -> dict[str, Any]:
            assert probe.stdin and probe.stdout
            probe.stdin.write(f"{kind} {name}\n")
            probe.stdin.flush()
            answer = probe.stdout.readline()
            assert answer != "done\n", "the process that read it died"
            assert probe.stdout.readline() == "done\n"
            return dict(json.loads(answer))

        yield measured
        probe.stdin.close()


def check(found: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert found["said"] in expected
    assert found["here"] + found["apart"] < MOST_MEGABYTES
    assert found["worked"] < MOST_WORK
    assert found["waited"] < LONGEST_WAIT


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook(measure: Callable[[str, str], dict[str, Any]], name: str) -> None:
    check(measure("workbook", name), (WORKBOOKS[name], "too_slow") if name in HEAVY else (WORKBOOKS[name],))


@pytest.mark.skipif(not DEEP, reason="UCJ_DEEP=1")
@pytest.mark.parametrize("name", SLOW_WORKBOOKS)
def test_a_workbook_that_takes_long(measure: Callable[[str, str], dict[str, Any]], name: str) -> None:
    check(measure("workbook", name), SLOW_WORKBOOKS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_a_text(measure: Callable[[str, str], dict[str, Any]], name: str) -> None:
    check(measure("text", name), (TEXTS[name],))


def test_every_hostile_file_is_tested() -> None:
    assert {*WORKBOOKS, *SLOW_WORKBOOKS} == set(hostile.WORKBOOKS)
    assert set(TEXTS) == set(hostile.TEXTS)
