"""Where the table of a sheet begins, which rows belong to it, and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ucj.facts.intake.heading_words import column
from ucj.facts.intake.headings import SheetTable, code_system, column_letter, find_table

COLUMNS = (column("kode", "kode bps"), column("nama", "desa"), column("peserta", "peserta aktif"))
HEADING = ["kode", "nama", "peserta"]
ROW = ["5203", "Lombok Timur", "10"]


def found(*rows: Sequence[str]) -> SheetTable:
    """Return the table of a sheet."""
    table = find_table([[list(row) for row in rows]], COLUMNS)
    assert table
    return table


@pytest.mark.parametrize(
    ("position", "letter"),
    # 26 letters, then 26 × 26 pairs of them.
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_letters_of_columns(position: int, letter: str) -> None:
    assert column_letter(position) == letter


def test_a_heading_begins_in_the_first_thirty_rows() -> None:
    table = found(*[["Laporan"]] * 29, HEADING, ROW)
    assert (table.heading_row, [row.number for row in table.rows]) == (30, [31])
    # With two rows of titles above it, it begins in row 30 and ends in row 32.
    assert found(*[["Laporan"]] * 31, HEADING, ROW).heading_row == 32
    assert find_table([[*[["Laporan"]] * 32, HEADING, ROW]], COLUMNS) is None


def test_one_known_column_is_no_heading() -> None:
    assert find_table([[["kode", "x"], ROW]], COLUMNS) is None
    assert found(["kode", "desa"], ROW).headings == {"kode": "kode", "nama": "desa"}


def test_the_row_that_names_most_columns_is_the_heading() -> None:
    other = [["kode", "nama"], ["1", "2"]]
    table = find_table([other, [["x"], HEADING, ROW]], COLUMNS)
    assert table and (table.heading_row, table.rows[0].cells["peserta"]) == (2, "10")
    # Of two that name as many the first.
    twice = find_table([[HEADING, ROW], [["x"], HEADING]], COLUMNS)
    assert twice and twice.heading_row == 1


def test_a_heading_takes_up_to_three_rows() -> None:
    table = found(["kode"], ["", "desa"], ["", "", "peserta"], ROW)
    assert (table.heading_row, table.letters) == (3, {"kode": "A", "nama": "B", "peserta": "C"})
    assert table.headings["peserta"] == "kode desa peserta"
    assert "peserta" not in found(["kode"], ["", "desa"], ["", "", "", "x"], ["", "", "peserta"], ROW).headings


@pytest.mark.parametrize(
    ("below", "last"),
    [
        # A single word below a heading is none of it, nor is what has a number, or names somebody.
        (["", "", "aktif"], 1),
        (["", "", "aktif", "y"], 2),
        (["", "", "aktif", "%"], 2),
        (["", "", "aktif", "2026"], 2),
        (["", "", "aktif", "1999"], 1),
        (["", "", "aktif", "12"], 1),
        (["5203", "", "aktif", "y"], 1),
        (["", "Dompu", "aktif", "y"], 1),
        # What is merged over both rows is repeated in the second.
        (["kode", "nama", "aktif", "y"], 2),
        (["kode", "nama", "peserta", "y"], 1),
    ],
)
def test_a_heading_goes_on_with_words_and_years(below: list[str], last: int) -> None:
    assert found([*HEADING, "lain"], below, ROW).heading_row == last
    # The first row of figures follows it, or what was taken for one.
    assert found([*HEADING, "lain"], below, ROW).rows[-1].number == 3


def test_what_is_merged_over_columns_stands_above_each_of_them() -> None:
    table = found(["Wilayah", "", "peserta"], ["kode", "nama", ""], ROW)
    assert table.headings == {"kode": "Wilayah kode", "nama": "Wilayah nama", "peserta": "peserta"}
    # In the lowest row a blank cell is blank: the third column has no name.
    assert "peserta" not in found(["kode", "peserta", ""], ["", "aktif", ""], ["nama", "x", "y"]).twice


def test_columns_that_answer_to_one_name_are_told() -> None:
    table = found(["kode", "nama", "desa", "peserta"], ["5203", "x", "y", "10"])
    assert table.twice == ("nama",)
    assert table.letters["nama"] == "B"


def test_rows_that_say_nothing_are_left_out() -> None:
    table = found(HEADING, ["(1)", "(2)", "(3)"], ["", "", ""], ROW, ["Kode", " NAMA", "peserta"], ["-"], ["5204"])
    assert [(row.number, row.cells) for row in table.rows] == [
        (4, {"kode": "5203", "nama": "Lombok Timur", "peserta": "10"}),
        (7, {"kode": "5204", "nama": "", "peserta": ""}),
    ]


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        (["1", "2", "3"], False),
        (["(7)", "(8)", "(9)"], False),
        (["1", "2"], True),  # two numbers may be a code and a count
        (["1", "3", "4"], True),
        (["1", "2", "tiga"], True),
        (["101", "102", "103"], True),
    ],
)
def test_a_first_row_that_counts_the_columns_is_none_of_the_table(row: list[str], kept: bool) -> None:
    assert [found.number for found in found(HEADING, row, ROW).rows] == ([2, 3] if kept else [3])
    # Further below the same numbers are figures.
    assert len(found(HEADING, ROW, row).rows) == 2


def test_what_stands_right_of_the_table_is_kept() -> None:
    (row,) = found(HEADING, [*ROW, "", "5", "x"]).rows
    assert row.beyond == "5 x"
    assert found(HEADING, ROW).rows[0].beyond == ""


@pytest.mark.parametrize(("heading", "system"), [("kode BPS", "bps"), ("Kode", ""), ("kode", "")])
def test_which_codes_a_heading_means(heading: str, system: str) -> None:
    assert code_system(found([heading, "nama", "peserta"], ROW)) == system


def test_no_column_is_called_by_more_than_two_hundred_characters() -> None:
    # Punctuation is no part of a name, up to the two hundredth character.
    assert "kode" in found(["." * 196 + "kode", "nama", "peserta"], ROW).headings
    assert "kode" not in found(["." * 197 + "kode", "nama", "peserta"], ROW).headings
