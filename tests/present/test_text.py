"""Texts: numbers and dates as Indonesians write them, one catalogue, sentences that say what happened."""

from __future__ import annotations

import datetime as dt

import pytest

from ucj.facts.ledger import Ledger
from ucj.model.measures import standing
from ucj.present.draw import palette
from ucj.present.draw.map_measures import map_measures
from ucj.present.words import numbers, sentences

TODAY = dt.date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (numbers.whole(1_149_447), "1.149.447"),
        (numbers.percent(0.3839), "38,39\u00a0%"),
        (numbers.plain_percent(0.54), "54\u00a0%"),
        (numbers.plain_percent(0.6222), "62,22\u00a0%"),
        (numbers.plain_percent(0.019), "1,9\u00a0%"),
        (numbers.rupiah(1_919_937_600), "Rp1.919.937.600"),
        (numbers.short_rupiah(14_716_800_000), "Rp14,7 miliar"),
        (numbers.short_rupiah(1_919_937_600), "Rp1,92 miliar"),
        (numbers.short_rupiah(105_900_000), "Rp105,9 juta"),
        (numbers.short_rupiah(3_210_000_000_000), "Rp3,21 triliun"),
        (numbers.short_rupiah(16_800), "Rp16.800"),
        (numbers.date("2026-01"), "Januari 2026"),
        (numbers.date("2025-12-09"), "9 Desember 2025"),
        (numbers.date("2025"), "2025"),
        (numbers.short_month("2027-08"), "Agu 2027"),
    ],
)
def test_numbers_and_dates(text: str, expected: str) -> None:
    assert text == expected


@pytest.mark.parametrize(
    ("as_of", "words"),
    [("2026-08", ""), ("2026-01", "10 bulan lalu"), ("2025", "11 bulan lalu"), ("2024-09", "26 bulan lalu")],
)
def test_an_old_figure_says_how_old_it_is(as_of: str, words: str) -> None:
    assert sentences.age(as_of, dt.date(2026, 11, 20)) == words


@pytest.mark.parametrize(
    ("year", "words"),
    [(2025, ""), (2026, "target tahun lalu"), (2027, "target 2 tahun lalu"), (2031, "target 6 tahun lalu")],
)
def test_a_target_is_as_old_as_its_year(ledger: Ledger, year: int, words: str) -> None:
    target = next(figure for figure in ledger.figures("5203", "target_coverage") if figure.as_of == "2025")
    assert sentences.figure_age(target, dt.date(year, 11, 20)) == words


def test_one_sentence_says_the_four_numbers(ledger: Ledger) -> None:
    assert sentences.standing_sentence(ledger.premiums, standing(ledger, "5203", TODAY), TODAY) == (
        "Dari sekitar 504.000 pekerja di Kabupaten Lombok Timur, 164.828 tercatat sebagai peserta aktif pada "
        "Januari 2026: 32,70\u00a0%. "
        "Target 2025 (54\u00a0%) tidak tercapai menurut angka terakhir (Januari 2026: 32,70\u00a0%), kurang 107.332. "
        "Target 2026 belum terbit."
    )


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("5201", "Belum ada angka cakupan yang terbit untuk Kabupaten Lombok Barat"),
        ("5271", "Angka terakhir, 22 bulan lalu (Januari 2025): Kota Mataram mempunyai 87.159 peserta aktif"),
        ("1813", "26 bulan lalu (September 2024): 1,9\u00a0% pekerja di Kabupaten Pesisir Barat tercatat sebagai"),
        ("1801", "Target 2025 (37\u00a0%) tidak tercapai menurut angka terakhir (Desember 2025: 11,7\u00a0%). "),
    ],
)
def test_sentences_for_regions_with_less(ledger: Ledger, code: str, part: str) -> None:
    assert part in sentences.standing_sentence(ledger.premiums, standing(ledger, code, TODAY), TODAY)


def test_classes_run_from_light_to_dark_and_zero_stands_apart() -> None:
    measures = map_measures(TODAY)
    coverage, paid = measures["coverage"], measures["paid_by_government"]
    assert coverage.colour(0.05) == palette.GAIN[0]
    assert coverage.colour(0.10) == palette.GAIN[1]  # a limit belongs to the class above it
    assert coverage.colour(0.99) == palette.GAIN[-1]
    assert paid.colour(0) == palette.NO_DATA_FILL
    assert paid.legend()[0][1] == "nol"


def test_paid_per_1000_poor(ledger: Ledger) -> None:
    per_1000 = map_measures(TODAY)["paid_per_1000_poor"].value
    lombok_timur = per_1000(ledger, "5203")
    assert lombok_timur and lombok_timur.value == pytest.approx(97.8, abs=0.05)  # 17,000 / 173.79
    assert per_1000(ledger, "5201") is None
    mataram = per_1000(ledger, "5271")
    assert mataram and mataram.value == pytest.approx(49.8, abs=0.05)  # 1,984 / 39.82


def test_shades_run_along_the_scale() -> None:
    assert palette.blend(palette.GAIN, 0) == palette.GAIN[0]
    assert palette.blend(palette.GAIN, 0.2) == palette.GAIN[1]
    assert palette.blend(palette.GAIN, 7) == palette.GAIN[-1]
