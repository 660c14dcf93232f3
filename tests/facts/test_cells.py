"""Where a cell stops being a count, a percentage or a date: the last value that is read and the first that is not."""

from __future__ import annotations

import pytest

from ucj.facts.intake.cells import is_blank, read_count, read_date, read_percent, read_thousands, split_mark, tidy
from ucj.facts.intake.forms import read_people


@pytest.mark.parametrize("text", ["", " ", "-", "–", "\u00a0", "N/A", "Belum ada", "…", "\x00"])
def test_what_says_nothing(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "--", "ada", "x"])
def test_what_says_something(text: str) -> None:
    assert not is_blank(text)


def test_a_tidied_text_has_single_spaces_and_nothing_invisible() -> None:
    assert tidy(" Lombok\u00a0\u200b \tTimur\x07\n") == "Lombok Timur"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("0", 0),
        ("1.234,0", 1_234),
        ("1'234'567", 1_234_567),
        ("12 jiwa", 12),
        ("12peserta", 12),
        ("orang", None),
        ("12 orang lagi", None),
        # As many digits as a number of people will never have, and one more.
        ("9" * 40, 10**40 - 1),
        ("9" * 41, None),
        ("1.234,000", None),
        ("12.34", None),
    ],
)
def test_counts_at_their_edges(text: str, count: int | None) -> None:
    assert read_count(text) == count


def test_there_are_no_more_people_than_three_hundred_million() -> None:
    assert [read_people(text) for text in ("0", "300.000.000", "300.000.001", "banyak")] == [0, 300_000_000, None, None]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("1,01", 0.0101),
        ("1", None),
        ("1 %", 0.01),
        ("1 persen", 0.01),
        ("0%", 0.0),
        ("100", 1.0),
        ("100,01", None),
        ("100,01 %", None),
        ("38,391234", 0.38391234),
        ("38,", None),
        ("1000", None),
        ("%", None),
    ],
)
def test_percentages_at_their_edges(text: str, share: float | None) -> None:
    assert read_percent(text) == share


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2000", "2000"),
        ("2099", "2099"),
        ("1999", None),
        ("2100", None),
        # Days since 30 December 1899: 1 January 2000 is 36526 and 31 December 2099 is 73050.
        ("36526", "2000-01-01"),
        ("73050", "2099-12-31"),
        ("36525", None),
        ("73051", None),
        ("12/2026", "2026-12"),
        ("13/2026", None),
        ("0/2026", None),
        ("1/2026", "2026-01"),
        ("2026-12", "2026-12"),
        ("2026-13", None),
        ("2026/1/9", "2026-01-09"),
        ("2026-02-30", None),
        ("9.1.2026", "2026-01-09"),
        ("9/1/26", "2026-01-09"),
        ("9/1/99", "2099-01-09"),
        ("9/1/100", None),
        ("9/1/1999", None),
        ("Mei 00", "2000-05"),
        ("31-12-2026 23:59", "2026-12-31"),
        ("31-12-2026 23:59:59", "2026-12-31"),
        ("23:59", None),
        ("1/2/3/2026", None),
        ("000001/2026", None),
        ("", None),
    ],
)
def test_dates_at_their_edges(text: str, date: str | None) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize(
    ("names", "month"),
    [
        ("Januari Jan January", "01"),
        ("Februari Pebruari Feb Peb", "02"),
        ("Maret Mar Mrt March", "03"),
        ("April Apr", "04"),
        ("Mei May", "05"),
        ("Juni Jun June", "06"),
        ("Juli Jul July", "07"),
        ("Agustus Agu Agt Agust Ags Aug", "08"),
        ("September Sept Sep", "09"),
        ("Oktober Okt Oct", "10"),
        ("November Nopember Nov Nop", "11"),
        ("Desember Des Dec", "12"),
    ],
)
def test_every_month_by_its_names(names: str, month: str) -> None:
    assert {read_date(f"7 {name} 2026") for name in names.split()} == {f"2026-{month}-07"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # Four letters are no year.
        ("Juni 2025", "2025-06"),
        ("Juli 2025", "2025-07"),
        ("2025 Juni", "2025-06"),
        ("30 Juni 2025", "2025-06-30"),
        ("per 30 Juni 2025", "2025-06-30"),
        ("PER 31 DESEMBER 2025", "2025-12-31"),
        ("s.d. Juni 2025", "2025-06"),
        ("s/d Juni 2025", "2025-06"),
        ("sampai dengan akhir Juni 2025", "2025-06"),
        ("Posisi: 30/06/2025", "2025-06-30"),
        ("Triwulan II 2025", "2025-06"),
        ("TW IV Tahun 2025", "2025-12"),
        ("Semester I 2025", "2025-06"),
        ("Tahun 2025", "2025"),
        ("4 Juni", None),
        ("Juni Juli", None),
        ("Triwulan V 2025", None),
    ],
)
def test_dates_as_offices_write_them(text: str, date: str | None) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize(
    ("text", "rest", "mark"),
    [
        ("68.500 *)", "68.500", "*)"),
        ("68.500*", "68.500", "*"),
        ("68.500 **)", "68.500", "**)"),
        ("68.500 1)", "68.500", "1)"),
        ("30 Juni 2025 (sementara)", "30 Juni 2025", "(sementara)"),
        ("68.500 (angka sementara)", "68.500", "(angka sementara)"),
        ("Kab. Dompu ²", "Kab. Dompu", "²"),
        ("68.500", "68.500", ""),
        ("(1)", "(1)", ""),
        ("*)", "*)", ""),
    ],
)
def test_marks_behind_what_a_cell_says(text: str, rest: str, mark: str) -> None:
    assert split_mark(text) == (rest, mark)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("68,5", 68_500),
        ("68", 68_000),
        ("164,828", 164_828),
        ("1.149,447", 1_149_447),
        ("164.8", 164_800),
        # 164.828 is either 164,828 people or 164 million.
        ("164.828", None),
        ("68,5001", None),
        ("abc", None),
    ],
)
def test_counts_in_thousands(text: str, people: int | None) -> None:
    assert read_thousands(text) == people
