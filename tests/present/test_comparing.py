"""What is said of figures that do not compare, and of old ones: their age comes before their value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from ucj.facts.ledger import Ledger
from ucj.model.measures import standing
from ucj.model.poverty import poor_protected
from ucj.present import frames, map_words, poverty, standing_lines, standings
from ucj.present.draw import choropleth
from ucj.present.draw.map_measures import map_measures
from ucj.present.parts import Chart, Number
from ucj.present.print.pictures import chart_svg
from ucj.present.published_series import PublishedSeries, published_series
from ucj.present.story.region import screens
from ucj.present.words import catalogue, sentences

TODAY = dt.date(2026, 11, 21)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.fixture
def english() -> Iterator[None]:
    catalogue.speak("en")
    yield
    catalogue.speak("id")


def sentence(ledger: Ledger, code: str) -> str:
    return plain(sentences.standing_sentence(ledger.premiums, standing(ledger, code, TODAY), TODAY))


@pytest.mark.parametrize(
    ("code", "opening"),
    [
        (
            "52",
            "Angka terakhir yang lengkap, 17 bulan lalu (Juni 2025): 555.276 dari 1.808.432 pekerja di Provinsi Nusa "
            "Tenggara Barat tercatat sebagai peserta aktif, 30,70 %; target 64,94 % untuk 2026 masih kurang "
            "619.120 orang",
        ),
        (
            "18",
            "Angka terakhir yang lengkap, 26 bulan lalu (September 2024): 760.468 dari 3.058.943 pekerja di Provinsi "
            "Lampung tercatat sebagai peserta aktif, 24,86 %; target 45,53 % untuk 2026 masih kurang 676.341 orang",
        ),
        (
            "1801",
            "11,7 % pekerja di Kabupaten Lampung Barat tercatat sebagai peserta aktif pada Desember 2025; jumlah "
            "orangnya tidak diterbitkan. Target 2025 (37 %) tidak tercapai",
        ),
        (
            "5203",
            "Dari sekitar 504.000 pekerja di Kabupaten Lombok Timur, 164.828 tercatat sebagai peserta aktif pada "
            "Januari 2026: 32,70 %. Target 2025 (54 %) tidak tercapai",
        ),
        (
            "51",
            "Angka terakhir yang lengkap, 20 bulan lalu (Maret 2025): 935.079 dari 1.873.899 pekerja di Provinsi "
            "Bali tercatat sebagai peserta aktif, 49,90 %. ",
        ),
        (
            "5204",
            "Angka terakhir yang lengkap, 18 bulan lalu (Mei 2025): 37.783 dari sekitar 158.000 pekerja di "
            "Kabupaten Sumbawa tercatat sebagai peserta aktif, 23,91 %. ",
        ),
        (
            "82",
            "Angka terakhir yang lengkap, 18 bulan lalu (Mei 2025): 176.604 dari 424.131 pekerja di Provinsi Maluku "
            "Utara tercatat sebagai peserta aktif, 41,64 %. ",
        ),
    ],
)
def test_an_old_figure_opens_with_its_age(ledger: Ledger, code: str, opening: str) -> None:
    assert sentence(ledger, code).startswith(opening)


@pytest.mark.usefixtures("english")
def test_the_same_in_english(ledger: Ledger) -> None:
    assert sentence(ledger, "18").startswith(
        "The latest complete figure is 26 months old (September 2024): 760,468 of 3,058,943 workers in Lampung "
        "Province were on record as active participants, 24.86%; 676,341 more people are needed to reach the target"
    )
    series = published_series(ledger, standing(ledger, "1801", TODAY))
    assert series and series.message == (
        "3 figures published for Lampung Barat Regency do not compare: their bases differ or are not known"
    )
    ntb = published_series(ledger, standing(ledger, "52", TODAY))
    assert ntb and "from 365,177 (March 2023) to 555,276 (June 2025)" in ntb.message


@pytest.mark.parametrize(
    ("today", "label"),
    [
        (TODAY, "Cakupan, 26 bulan lalu"),
        (dt.date(2025, 8, 31), "Cakupan"),
        (dt.date(2025, 9, 1), "Cakupan, 12 bulan lalu"),
    ],
)
def test_the_card_of_an_old_figure_is_headed_by_its_age(ledger: Ledger, today: dt.date, label: str) -> None:
    card = standings.cards(ledger.premiums, standing(ledger, "18", today), today)[0]
    assert (card.label, plain(card.value)) == (label, "24,86 %")
    assert plain(card.meaning) == (
        "760.468 dari 3.058.943 pekerja tercatat sebagai peserta aktif. Kemudian terbit 25,27 % (Desember 2025) dari "
        "sekitar 3,1 juta pekerja, pembilang tidak terbit: tidak sebanding, dasarnya berbeda."
    )


def test_the_screen_of_an_old_figure_opens_with_its_age(ledger: Ledger) -> None:
    first = screens(ledger, "18", TODAY)[0]
    assert first.message.startswith("Angka 26 bulan lalu: 760.468 dari 3.058.943 pekerja di Provinsi Lampung ")
    assert isinstance(first.picture, Number)
    assert "kemudian terbit 25,27 % (Desember 2025)" in plain(first.picture.meaning)
    assert screens(ledger, "5271", TODAY)[0].message.startswith("Angka 22 bulan lalu: Kota Mataram ")


def test_the_province_and_the_nation_stand_beside_a_region_without_being_compared(ledger: Ledger) -> None:
    assert plain(standing_lines.comparison(ledger, standing(ledger, "1801", TODAY), TODAY)) == (
        "Cakupan wilayah di atasnya: Provinsi Lampung (September 2024, 26 bulan lalu) 24,86 % dari 3.058.943 pekerja; "
        "Indonesia (April 2025, 19 bulan lalu) 35,68 %, penyebut tidak terbit. Tanggal dan dasar hitungnya berbeda, "
        "jadi tidak sebanding."
    )


def series_of(ledger: Ledger, code: str) -> PublishedSeries:
    found = published_series(ledger, standing(ledger, code, TODAY))
    assert found
    return found


@pytest.mark.parametrize(
    ("code", "message", "joined"),
    [
        # The percentages of NTB, 22.69 and 33.25, are shares of others; its participants are people both times.
        (
            "52",
            "Peserta aktif di Provinsi Nusa Tenggara Barat naik dari 365.177 (Maret 2023) menjadi 555.276 (Juni 2025)",
            1,
        ),
        (
            "5203",
            "Peserta aktif di Kabupaten Lombok Timur naik dari 110.300 (Desember 2023) menjadi 164.828 (Januari 2026)",
            1,
        ),
        (
            "18",
            "4 angka yang terbit untuk Provinsi Lampung tidak sebanding: dasar hitungnya berbeda atau tidak diketahui",
            4,
        ),
        (
            "1801",
            "3 angka yang terbit untuk Kabupaten Lampung Barat tidak sebanding: dasar hitungnya berbeda atau tidak "
            "diketahui",
            3,
        ),
    ],
)
def test_a_series_rises_only_where_its_figures_compare(ledger: Ledger, code: str, message: str, joined: int) -> None:
    found = series_of(ledger, code)
    assert found.message == message
    assert found.chart.data["run"].nunique() == joined
    assert found.broken is (joined > 1) is ("tidak dihubungkan" in found.chart.note)
    assert found.chart.strokes[0].dash == ("none" if joined > 1 else "solid")


def test_the_line_of_a_chart_is_broken_between_bases(ledger: Ledger) -> None:
    def lines(code: str) -> int:
        chart = series_of(ledger, code).chart
        svg = chart_svg(chart.spec, chart.data, width=560, height=240)
        # Each point is drawn; a stretch of line has an L in its path.
        return sum(part.split('"')[0].count("L") for part in svg.split('aria-roledescription="line mark" d="')[1:])

    assert lines("5203") >= 6  # seven figures
    assert lines("18") == lines("1801") == 0


def test_figures_that_do_not_compare_are_listed_with_their_bases(ledger: Ledger) -> None:
    assert plain(series_of(ledger, "1801").listed) == (
        "22,41 % (Juni 2023, dasar hitung 92.913 pekerja, Media Lampung); 23,3 % (September 2024, dasar hitung tidak "
        "diketahui, Lampung Post); 11,7 % (Desember 2025, dasar hitung tidak diketahui, Kupas Tuntas)"
    )
    (chart,) = [screen for screen in screens(ledger, "1801", TODAY) if isinstance(screen.picture, Chart)]
    assert "23,3 % (September 2024, dasar hitung tidak diketahui" in plain(chart.source)


def headline(ledger: Ledger, province: str, name: str) -> str:
    measure = map_measures(TODAY)[name]
    mapped = choropleth.values(ledger, province, measure)
    text = map_words.headline(ledger, province, measure, mapped, TODAY)
    return plain(" ".join(part for part in (text, map_words.left_out(mapped)) if part))


def test_the_map_ranks_regions_of_one_time_only(ledger: Ledger) -> None:
    assert headline(ledger, "52", "coverage") == (
        "Cakupan di Nusa Tenggara Barat, di antara 2 dari 10 wilayah yang terbit: Lombok Timur (Januari 2026) 32,70 %; "
        "Sumbawa (Mei 2025, 18 bulan lalu) 23,91 %."
    )
    assert headline(ledger, "18", "coverage") == (
        "Cakupan di Lampung, di antara 11 dari 15 wilayah yang terbit (September 2024, 26 bulan lalu): tertinggi Kota "
        "Bandar Lampung (32,8 %), terendah Pesisir Barat (1,9 %). 3 wilayah terbit untuk tanggal lain, 1 belum "
        "mempunyai angka terbit."
    )
    assert headline(ledger, "33", "poverty_rate") == (
        "Persentase penduduk miskin di Jawa Tengah (Maret 2025, 20 bulan lalu): tertinggi Brebes (14,15 %), terendah "
        "Kota Semarang (3,8 %)."
    )


def test_many_figures_of_several_times_are_counted_and_not_ranked(ledger: Ledger) -> None:
    measure = map_measures(TODAY)["coverage"]
    mapped = dict(choropleth.values(ledger, "18", measure))
    for code in [code for code, value in mapped.items() if value and value.as_of == "2024-09"][4:]:
        mapped[code] = None
    assert map_words.headline(ledger, "18", measure, mapped, TODAY) == (
        "Cakupan di Lampung terbit untuk 7 dari 15 wilayah (September 2024 – Desember 2025), terpaut 15 bulan; karena "
        "itu wilayahnya tidak diurutkan."
    )
    assert map_words.left_out(mapped) == ""


def test_the_tooltip_of_an_old_figure_opens_with_its_age(ledger: Ledger) -> None:
    measure = map_measures(TODAY)["coverage"]
    shapes = choropleth.shapes(ledger, measure, choropleth.values(ledger, "52", measure), None, TODAY)
    assert [plain(line) for line in shapes["5204"].tooltip[:3]] == [
        "Kabupaten Sumbawa",
        "Mei 2025, 18 bulan lalu",
        "Cakupan: 23,91 %",
    ]
    assert [plain(line) for line in shapes["5203"].tooltip[1:3]] == ["Cakupan: 32,70 %", "Januari 2026 · turunan"]
    assert plain(map_words.whole_province(ledger, "18", measure, TODAY)) == (
        "Provinsi Lampung sendiri, 26 bulan lalu: 24,86 % (September 2024, pernyataan, Lampung Post)."
    )


def test_the_table_of_a_map_is_ordered_by_value_only_where_it_may_be(ledger: Ledger) -> None:
    measures = map_measures(TODAY)
    poor = frames.measure_table(ledger, "18", measures["poverty_rate"])
    assert poor["Wilayah"].iloc[0] == "Kabupaten Lampung Utara"
    coverage = frames.measure_table(ledger, "18", measures["coverage"])
    # In the order of the ledger, and Pesawaran, of which nothing was published, last.
    assert list(coverage["Wilayah"])[:2] == ["Kabupaten Lampung Barat", "Kabupaten Tanggamus"]
    assert list(coverage["Wilayah"])[-1] == "Kabupaten Pesawaran"


def test_poverty_calls_no_region_most_urgent(ledger: Ledger) -> None:
    everywhere = [region for place in ledger.provinces() for region in ledger.members(place.code)]
    said = poverty.quadrants(poor_protected(ledger, everywhere))
    assert "mendesak" not in said
    assert "tidak mengurutkan wilayah" in said
    assert "terpaut 18 bulan" in said  # July 2024 to January 2026
    for province, title in (
        ("52", "Di mana satu iuran lagi paling sering menjangkau penduduk miskin, di antara 9 dari 10 yang terbit"),
        ("33", "Penduduk miskin menurut kabupaten/kota"),
    ):
        assert poverty.reach_title(poor_protected(ledger, ledger.members(province))) == title


def test_a_target_is_not_called_old_but_of_another_year(ledger: Ledger) -> None:
    target = ledger.leading("5203", "target_coverage")
    assert target
    assert sentences.figure_age(target, dt.date(2025, 12, 31)) == ""
    assert sentences.figure_age(target, TODAY) == "target tahun lalu"
    assert sentences.figure_age(target, dt.date(2031, 1, 1)) == "target 6 tahun lalu"
