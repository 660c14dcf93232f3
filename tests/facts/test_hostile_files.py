"""A file made to fell the server costs a bounded amount of memory and time and is refused with a reason, or read.

`make test-deep` adds the files that take long to make or to refuse.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from tests.helpers import hostile_files
from tests.helpers.server import ROOT
from tests.helpers.visits import new_visit
from ucj.facts.intake.grids import UnreadableFileError
from ucj.facts.intake.uploads import read_upload
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.model import links
from ucj.model.links import read_link
from ucj.present import ledger_table, upload_reports
from ucj.present.words import catalogue, corrections, remarks

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
SCENARIOS = {
    "dotted_keys": "too_many",
    "deep_dotted_key": "too_deep",
    "dotted_keys_in_levers": "too_deep",
    "same_long_dotted_key": "too_deep",
    "dotted_inline": "too_many",
    "dotted_headings": "too_many",
    "dotted_by_spaces": "too_many",
    "quoted_keys": "too_many",
    "open_brackets": "too_many",
    "open_braces": "too_many",
    "many_tables": "too_many",
    "many_levers": "too_many",
    "many_strings": "too_many",
    "long_number": "toml",
    "long_title": "too_long",
    "comment": "missing",
    "line_ends": "missing",
    "spaces": "missing",
    "not_utf_8": "not_utf8",
    "nul": "toml",
    "unclosed_string": "toml",
    "escapes": "toml",
    "empty": "missing",
}


@pytest.fixture(scope="module")
def measure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, str], dict[str, Any]]]:
    """Return a function that reads a hostile file in a fresh process and says what came of it."""
    command = [sys.executable, "-m", "tests.helpers.probe", str(tmp_path_factory.mktemp("hostile"))]
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


@pytest.mark.deep
@pytest.mark.parametrize("name", SLOW_WORKBOOKS)
def test_a_workbook_that_takes_long(measure: Callable[[str, str], dict[str, Any]], name: str) -> None:
    check(measure("workbook", name), SLOW_WORKBOOKS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_a_text(measure: Callable[[str, str], dict[str, Any]], name: str) -> None:
    check(measure("text", name), (TEXTS[name],))


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_file(measure: Callable[[str, str], dict[str, Any]], name: str) -> None:
    found = measure("scenario", name)
    check(found, (SCENARIOS[name],))
    assert found["worked"] < 1


def test_every_hostile_file_is_tested() -> None:
    assert set(SCENARIOS) == set(hostile_files.SCENARIOS)
    assert {*WORKBOOKS, *SLOW_WORKBOOKS} == set(hostile_files.WORKBOOKS)
    assert set(TEXTS) == set(hostile_files.TEXTS)


REASONS = {*WORKBOOKS.values(), *TEXTS.values(), "too_slow", "busy", "empty"} - {
    "1 rows",
    "unknown_code",
    "unknown_name",
}


@pytest.mark.parametrize("reason", sorted(REASONS))
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_refusal_says_the_limit_and_what_to_do(ledger: Ledger, reason: str, language: str) -> None:
    catalogue.speak(language)
    try:
        said = upload_reports.expected(ledger, UnreadableFileError(reason).remark)
    finally:
        catalogue.speak(catalogue.FIRST)
    assert said and "{" not in said


def test_a_protected_workbook_is_called_that(ledger: Ledger) -> None:
    (problem,) = read_upload(hostile_files.WORKBOOKS["protected_by_a_password"](), dt.date(2026, 11, 21)).problems
    assert "berkas ini dilindungi sandi" in upload_reports.expected(ledger, problem)


@pytest.mark.parametrize("form", ["x{}.people=1", "x{}=1", "msme.people=1{}", "ceiling.x{}=1"])
def test_an_address_of_a_hundred_thousand_keys(ledger: Ledger, form: str) -> None:
    query = "region=5203&horizon=36&" + "&".join(form.format(n) for n in range(100_000))
    worked = time.process_time()
    link = read_link(ledger, query, dt.date(2026, 11, 20))
    lines = corrections.lines(ledger, link.corrections)
    assert time.process_time() - worked < 2
    assert link.region == "5203"
    assert [item.code for item in link.corrections].count("link.too_long") == 1
    assert lines[0].startswith("Alamat ini lebih panjang") and len(lines) <= remarks.MOST_LINES + 2


def test_an_address_is_cut_between_its_keys(ledger: Ledger) -> None:
    # The last key that fits says 240; cut in its middle it would say 2 or 24.
    room = links.LONGEST_QUERY - len("region=5203&horizon=2&x=")
    link = read_link(ledger, f"region=5203&x={'y' * room}&horizon=240", dt.date(2026, 11, 20))
    assert link.scenario is None and link.region == "5203"


def test_a_search_looks_at_each_row_once(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def row_text(figure: Observation) -> str:
        looked.append(figure.region.code)
        return "a b"

    monkeypatch.setattr(ledger_table, "_row_text", row_text)
    found = ledger_table.matching(ledger, region=None, indicator=None, words="a b " * 3_000 + "z" * 10_000)
    assert len(found) == len(looked) == len(ledger.observations)


def test_the_server_lives_and_others_step_meanwhile(browser: Browser, server: str) -> None:
    """Give hostile files to the upload page in one session while another searches the figures."""
    planner, other = new_visit(browser, server, height=2_000), new_visit(browser, server)
    planner.open("unggah", "3. Unggah")
    other.open("data", "Cari kata")
    for name, said in (("dense_numbers", "sel terisi"), ("thousand_sheets", "60 lembar"), ("encrypted_zip", "sandi")):
        file = FilePayload(name=f"{name}.xlsx", mimeType="", buffer=hostile_files.WORKBOOKS[name]())
        planner.page.locator("input[type=file]").set_input_files(file)
        other.page.get_by_label("Cari kata").fill(f"zzz {name}")
        other.page.get_by_label("Cari kata").press("Enter")
        expect(other.page.get_by_text("Tidak ada angka yang cocok")).to_be_visible()
        expect(planner.page.get_by_role("table").get_by_text(said)).to_be_visible()
        other.page.get_by_label("Cari kata").fill("Lombok Timur")
        other.page.get_by_label("Cari kata").press("Enter")
        expect(other.page.get_by_text("Tidak ada angka yang cocok")).to_be_hidden()
    for visit in (planner, other):
        assert visit.errors == []
        visit.page.close()
