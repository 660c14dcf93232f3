"""Dates that stand above and below a table, and what they are of."""

from __future__ import annotations

import pytest

from ucj.facts.intake.heading_words import heading_words, in_thousands
from ucj.facts.intake.printed_dates import dates_of_titles, most_exact


@pytest.mark.parametrize(
    ("above", "below", "dates"),
    [
        (["DAFTAR PESERTA", "PER 31 DESEMBER 2025"], [], ("2025-12-31",)),
        (["PESERTA AKTIF KABUPATEN LOMBOK TIMUR, JUNI 2025"], [], ("2025-06",)),
        (["Periode Januari s.d. Juni 2025"], [], ("2025-06",)),
        (["CAPAIAN DESEMBER 2025", "Per 31 Desember 2025"], [], ("2025-12-31",)),
        (["Per 31 Desember 2025"], ["Data per 30 Juni 2025"], ("2025-06-30", "2025-12-31")),
        # Where something was signed, and of a letter, says nothing of figures.
        ([], ["Mataram, 5 Januari 2026"], ()),
        (["Mataram, 5 Januari 2026", "TAHUN 2025"], [], ("2025",)),
        (["Surat Nomor 560/12 tanggal 3 Maret 2026"], [], ()),
        (["Lampiran Keputusan Gubernur 4 Mei 2025"], [], ()),
        # A year alone counts where no day is given, and never that of a target.
        (["TAHUN 2025"], [], ("2025",)),
        (["TARGET UCJ TAHUN 2026"], [], ()),
        (["DATA TAHUN 2025/2026"], [], ()),
        (["TAHUN 2025", "Posisi 30/06/2025"], [], ("2025-06-30",)),
    ],
)
def test_dates_of_titles_and_footnotes(above: list[str], below: list[str], dates: tuple[str, ...]) -> None:
    assert dates_of_titles(above, below) == dates


def test_the_most_exact_form_of_a_date() -> None:
    assert most_exact(["2025", "2025-06", "2025-06-30", "2024"]) == ("2024", "2025-06-30")


@pytest.mark.parametrize(
    ("heading", "bare", "date"),
    [
        ("Peserta Aktif (TK)", "peserta aktif", ""),
        ("Peserta Aktif 2025", "peserta aktif", "2025"),
        ("Target 2026 (%)", "target persen", "2026"),
        ("Realisasi s.d. Juni 2025", "realisasi", "2025-06"),
        ("Realisasi per 30 Juni 2025", "realisasi", "2025-06-30"),
        ("2025", "", "2025"),
    ],
)
def test_headings_without_their_date_and_unit(heading: str, bare: str, date: str) -> None:
    words = heading_words(heading)
    assert (words.bare, words.date) == (bare, date)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("dalam ribu orang", True),
        ("Potensi (ribuan)", True),
        ("(000)", True),
        ("x 1.000", True),
        ("Seribu Desa", False),
        ("Peserta aktif", False),
    ],
)
def test_people_in_thousands(text: str, said: bool) -> None:
    assert in_thousands(text) is said
