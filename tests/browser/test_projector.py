"""The briefing: its screens, its two looks, its page, and what only a browser shows of it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.testing.v1 import AppTest

from tests.helpers.contrast import contrast
from tests.helpers.pages import control, plan_for
from tests.helpers.visits import Visit, barriers, new_visit, share
from ucj.facts.ledger import Ledger
from ucj.model.projection import Projection, project
from ucj.model.scenario_builder import build_scenario
from ucj.present.draw.looks import DARK, LIGHT, Look
from ucj.present.parts import Bar, Bars, Chart, Lines, Number, RegionMap, Screen
from ucj.present.print import projector
from ucj.present.print.projector import ENLARGED, for_the_room, style_sheet
from ucj.present.story.region import screens

TODAY = dt.date(2026, 11, 20)
LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture
def plan(ledger: Ledger) -> Projection:
    """Return the announced plan for 30,108 farmers and fishers, worked out by hand beside its file."""
    return project(build_scenario(ledger, ledger.presets["rencana-2026-30108"], TODAY), ledger.premiums)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def kinds(made: list[Screen]) -> list[type]:
    return [type(screen.picture) for screen in made]


def number(screen: Screen) -> tuple[str, str]:
    assert isinstance(screen.picture, Number)
    return plain(screen.picture.value), plain(screen.picture.meaning)


def test_a_region_with_every_figure(ledger: Ledger) -> None:
    made = screens(ledger, "5203", TODAY)
    assert kinds(made) == [Number, Number, Number, RegionMap, Chart, Bars, Number, Lines]
    standing, fall, gap, place, series, poverty, death, unknown = made
    assert standing.message == (
        "164.828 dari sekitar 504.000 pekerja di Kabupaten Lombok Timur tercatat sebagai peserta aktif"
    )
    assert number(standing) == ("32,70 %", "cakupan pada Januari 2026")
    assert standing.source.startswith(
        "Januari 2026 · 10 bulan lalu · pernyataan Kepala BPJS Ketenagakerjaan Lombok Timur · Ragam Lombok; Mei 2025"
    )
    # 147,433 and a tenth of 17,395 are 149,172.5 of 504,000.
    assert plain(fall.message) == (
        "Menurut hitungan, Kabupaten Lombok Timur turun ke 29,60 % sejak April 2026 "
        "bila yang dibiayai tidak diperpanjang"
    )
    assert number(fall)[0] == "15.656"
    # 107,332 × Rp16,800 × 12
    assert plain(gap.message) == ("Target 2025 (54 %) tidak tercapai menurut angka terakhir (Januari 2026: 32,70 %)")
    assert gap.source.startswith("Target 2026 belum terbit.")
    assert number(gap) == (
        "107.332",
        "orang di bawah target yang sudah berakhir. Bila dikejar sekarang: 107.332 × Rp16.800 × 12 bulan = Rp21,6 "
        "miliar; rencana termurah yang mencapainya Rp26,3 miliar",
    )
    assert plain(place.message) == (
        "Cakupan di Nusa Tenggara Barat, di antara 2 dari 10 wilayah yang terbit: Lombok Timur (Januari 2026) 32,70 %; "
        "Sumbawa (Mei 2025, 18 bulan lalu) 23,91 %"
    )
    assert "tepi jingga: Kabupaten Lombok Timur" in place.source
    assert isinstance(place.picture, RegionMap)
    assert [code for code, shape in place.picture.shapes.items() if shape.chosen] == ["5203"]
    assert "naik dari 110.300 (Desember 2023) menjadi 164.828 (Januari 2026)" in series.message
    assert isinstance(poverty.picture, Bars)
    # 17,000 ÷ 173,790
    assert [(bar.value, round(bar.length, 4)) for bar in poverty.picture.bars] == [("17.000", 0.0978), ("173.790", 1)]
    assert "belum tentu penduduk miskin" in poverty.picture.meaning
    # Rp42,000,000 ÷ (4 × Rp602,564)
    assert number(death)[0] == "17,4 bulan"
    assert unknown.message == "Kabupaten Lombok Timur: sumber berbeda tentang 6 hal"


def test_what_was_not_published_has_no_screen(ledger: Ledger) -> None:
    made = screens(ledger, "5201", TODAY)
    assert kinds(made) == [RegionMap, Number, Lines]
    assert made[-1].message == "Kabupaten Lombok Barat: 4 angka yang diperlukan belum terbit"
    assert isinstance(made[-1].picture, Lines)
    assert made[-1].picture.lines == [
        ("Belum terbit:", "Peserta aktif, Potensi pekerja, Target cakupan, Iuran dibayar pemerintah")
    ]


def test_a_province(ledger: Ledger) -> None:
    made = screens(ledger, "18", TODAY)
    assert kinds(made) == [Number, Number, RegionMap, Chart, Number, Lines]  # nobody said whom Lampung pays for
    assert number(made[1])[0] == "676.341"  # 1,436,809 − 760,468
    assert plain(made[2].message) == (
        "Cakupan di Lampung, di antara 11 dari 15 wilayah yang terbit (September 2024, 26 bulan lalu): tertinggi Kota "
        "Bandar Lampung (32,8 %), terendah Pesisir Barat (1,9 %)"
    )
    assert made[2].source.startswith("3 wilayah terbit untuk tanggal lain, 1 belum mempunyai angka terbit. ")
    assert "tepi jingga" not in made[2].source
    assert made[-1].message == "Provinsi Lampung: sumber berbeda tentang 2 hal, dan 1 angka belum terbit"


@pytest.mark.parametrize(
    ("region", "place", "message", "value"),
    [
        ("1801", 0, "Jumlah peserta aktif di Kabupaten Lampung Barat tidak diterbitkan", "11,7 %"),
        (
            "1801",
            1,
            "Target 2025 (37 %) tidak tercapai menurut angka terakhir (Desember 2025: 11,7 %)",
            "31,6 %",
        ),  # 11.7 ÷ 37
        ("5271", 0, "Kota Mataram mempunyai peserta aktif, tetapi cakupannya belum dapat dihitung", "87.159"),
    ],
)
def test_a_region_with_less(ledger: Ledger, region: str, place: int, message: str, value: str) -> None:
    screen = screens(ledger, region, TODAY)[place]
    assert message in plain(screen.message)
    assert number(screen)[0] == value


def test_every_region_has_a_briefing(ledger: Ledger) -> None:
    for region in [region.code for region in ledger.regions.values() if region.level != "nation"]:
        made = screens(ledger, region, TODAY)
        assert made, region
        assert all(screen.message and screen.source for screen in made), region


def test_the_screens_of_a_plan(ledger: Ledger, plan: Projection) -> None:
    made = screens(ledger, "5203", TODAY, plan)
    assert len(made) == 13
    added, months, certainty, money, ends = made[7:12]
    # 164,828 + 11,387.73 of 504,000, beside 149,172.5 without a plan; 272,160 − 176,215.73 are missing.
    assert plain(added.message) == (
        "Dengan rencana ini cakupan 34,96 % pada Desember 2027, bukan 29,60 %, lalu turun ke 29,82 % mulai April 2028"
    )
    assert number(added) == (
        "+27.043",
        "peserta aktif dibanding tanpa rencana; target 54 % (2025, berakhir) masih kurang 95.944 orang",
    )
    assert number(certainty)[1] == "hitungan mencapai target 54 % (2025, berakhir)"
    assert added.source.startswith("Ukurannya target 2025 yang sudah berakhir; target 2026 belum terbit.")
    # 150,311.3 ÷ 504,000 after the grace.
    assert plain(months.message) == (
        "Target 54 % (2025, berakhir) tidak tercapai: cakupan paling tinggi 34,96 % pada April 2027, "
        "lalu turun ke 29,82 % mulai April 2028"
    )
    # 29,472.35 × Rp16,800 × 9, and a tenth of them for 15 months by themselves.
    assert isinstance(money.picture, Bars)
    assert [(bar.label, plain(bar.value)) for bar in money.picture.bars] == [
        ("DBHCHT", "Rp4,46 miliar"),
        ("Peserta sendiri", "Rp742,7 juta"),
    ]
    assert "iuran Rp5,2 miliar dalam 24 bulan, Rp742,7 juta di antaranya dibayar peserta sendiri" in plain(
        money.message
    )
    assert ends.message == (
        "Iuran dibayar sampai Desember 2027; sesudah itu perlindungan berakhir bila tidak diperpanjang"
    )
    assert isinstance(ends.picture, Lines)
    # 17,395 + 11,387.73
    assert ends.picture.lines == [
        ("Dibayar sampai Desember 2027, dihitung aktif sampai Maret 2028:", "Petani tembakau 28.783")
    ]


def test_a_plan_that_only_ends_the_funding_is_no_plan(ledger: Ledger) -> None:
    ended = project(build_scenario(ledger, ledger.presets["dbhcht-berakhir"], TODAY), ledger.premiums)
    made = screens(ledger, "5203", TODAY, ended)
    assert kinds(made)[7:-1] == [Number, Chart, Number]  # nothing is paid and nobody is enrolled
    assert number(made[7])[0] == "0"
    assert "Rencana tidak mengubah cakupan" in made[7].message


def test_a_screen_shows_text_as_text() -> None:
    words = "<img src=x onerror=alert(1)>"
    for picture in (Number(words, words), Bars([Bar(words, words, 1)], words), Lines([(words, words)])):
        made = projector.whole(Screen(words, picture, words))
        assert "<img" not in made
        assert made.count("&lt;img") >= 4


def test_the_measure_of_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)  # the lightest grey that passes on white


@LOOKS
def test_every_text_stands_out(look: Look) -> None:
    for text in (look.ink, look.quiet, look.accent, look.target, look.blue, look.purple):
        assert contrast(text, look.paper) >= 4.5, text
    assert contrast(look.ink, look.button) >= 4.5
    # Labels of the baseline stand on the band of a chart.
    assert contrast(look.ink, look.band) >= 4.5
    # The chosen outline is a line, not a text.
    assert contrast(look.target, look.sea) >= 3


def values(part: Any, name: str) -> Iterator[Any]:
    """Return every value of a name anywhere in a specification."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == name:
                yield value
            yield from values(value, name)
    elif isinstance(part, list):
        for item in part:
            yield from values(item, name)


@LOOKS
def test_charts_are_large_and_in_the_colours_of_the_look(ledger: Ledger, plan: Projection, look: Look) -> None:
    charts = [s.picture for s in screens(ledger, "5203", TODAY, plan) if isinstance(s.picture, Chart)]
    assert len(charts) == 2
    for chart in charts:
        drawn = for_the_room(chart.spec, look)
        letters = [*values(drawn, "fontSize"), *values(drawn, "labelFontSize")]
        # 14 and more, enlarged by 1.6 and with the window.
        assert min(float(re.match(r"[\d.]+", size["expr"])[0]) for size in letters) >= 14  # type: ignore[index]
        assert {size["expr"].split(" * ", 1)[1] for size in letters} == {ENLARGED}
        assert ENLARGED.startswith("1.6 * clamp(width / ")
        marks = json.dumps([layer["mark"] for layer in drawn["layer"]]) + json.dumps(drawn["config"]["axis"])
        known = {getattr(look, name) for name in vars(look)}
        assert set(re.findall("#[0-9a-f]{6}", marks)) <= known
        assert drawn["config"]["background"] == look.paper


@LOOKS
def test_the_style_asks_the_internet_for_nothing(look: Look) -> None:
    style = style_sheet(look)
    assert look.paper in style
    assert not re.search(r"url\(|@import|http", style)


@pytest.fixture
def app(open_page: Callable[[str], AppTest]) -> AppTest:
    """Return the app before its first run, on the page of the briefing."""
    return open_page("pages/paparan.py")


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def said(app: AppTest) -> str:
    return plain("\n".join([html(app), *(element.value for element in app.markdown)]))


def test_on_to_the_last_screen_and_back_to_the_first(app: AppTest) -> None:
    app.run()
    assert app.button(key="briefing_back").disabled
    assert "1 dari 8" in said(app)
    for number in range(2, 9):
        app.button(key="briefing_next" if number % 2 else "briefing_clicker_next").click().run()
        assert not app.exception
        assert f"{number} dari 8" in said(app)
    assert "sumber berbeda tentang 6 hal" in said(app)
    assert app.button(key="briefing_next").disabled
    for number in range(7, 0, -1):
        app.button(key="briefing_back").click().run()
        assert f"{number} dari 8" in said(app)
    assert "164.828 dari sekitar 504.000 pekerja" in said(app)


def test_fewer_screens_than_before(app: AppTest) -> None:
    app.session_state["briefing_screen"] = 6
    app.session_state["region"] = "5201"
    app.run()
    assert not app.exception
    assert "3 dari 3" in said(app)
    assert "Kabupaten Lombok Barat" in said(app)


def test_the_light_is_turned_down_and_up(app: AppTest) -> None:
    app.run()
    assert f"--paper: {LIGHT.paper};" in html(app)
    app.button(key="briefing_look").click().run()
    assert f"--paper: {DARK.paper};" in html(app)
    assert app.button(key="briefing_look").label == "Terang"
    app.button(key="briefing_next").click().run()
    assert f"--paper: {DARK.paper};" in html(app)
    app.button(key="briefing_look").click().run()
    assert f"--paper: {LIGHT.paper};" in html(app)


def test_the_plan_of_the_session_has_its_screens(app: AppTest) -> None:
    app.switch_page("pages/skenario.py").run()
    plan_for(app, ["tobacco_farmers"])
    app.switch_page("pages/paparan.py").run()
    assert "1 dari 13" in said(app)
    for _step in range(7):
        app.button(key="briefing_next").click().run()
    # 17,000 beside the 1,739.5 of the 17,395 who stay without a plan: 15,260.5 more.
    assert "+15.26" in said(app)


def test_typed_figures_are_marked(app: AppTest) -> None:
    app.switch_page("pages/skenario.py").run()
    control(app.selectbox, "region").set_value("5201").run()
    control(app.number_input, "typed_active_5201").set_value(60_000).run()
    control(app.number_input, "typed_potential_5201").set_value(240_000).run()
    app.switch_page("pages/paparan.py").run()
    assert "diisi manual · perencana, di sesi ini" in said(app.run())
    screens = []
    while not app.button(key="briefing_next").disabled:
        app.button(key="briefing_next").click().run()
        screens.append(said(app))
    assert "Angka awal diisi manual, bukan angka terbit" in "\n".join(screens)
    app.switch_page("pages/skenario.py").run()
    control(app.number_input, "typed_potential_5201").set_value(50_000).run()  # fewer than the active
    app.switch_page("pages/paparan.py").run()
    assert not app.exception
    assert "3 dari 3" in said(app)


def open_with_plan(visit: Visit) -> Page:
    page = visit.open("skenario", "Asumsi: bukan keputusan")
    share(page)
    page.get_by_role("link", name="Buka paparan").click()
    expect(page.get_by_text("Tutup paparan")).to_be_visible()
    return page


def test_a_click_on_the_map_leaves_the_keyboard_to_the_briefing(visit: Visit) -> None:
    page = visit.open("paparan", "Tutup paparan")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("2 dari 8")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.frame_locator("iframe[title*='st_folium']").locator("path.leaflet-interactive")).to_have_count(10)
    page.mouse.click(640, 300)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("5 dari 8")).to_be_visible()
    assert visit.refused == []
    assert visit.errors == []


def figure(text: str) -> float:
    """Return the number that a bar is labelled with."""
    match = re.fullmatch(r"(?:Rp)?([\d.,]+)(?: (juta|miliar))?", plain(text).strip())
    assert match, text
    unit = {None: 1.0, "juta": 1e6, "miliar": 1e9}[match[2]]
    return float(match[1].replace(".", "").replace(",", ".")) * unit


BOXES = """() => [...document.querySelectorAll('.briefing-bars dd')].map(row => {
  const bar = row.querySelector('i').getBoundingClientRect(), words = row.querySelector('b')
  const range = document.createRange()
  range.selectNodeContents(words.querySelector('span') ?? words)
  const text = range.getBoundingClientRect()
  return {figure: words.textContent, length: bar.width, end: bar.right, top: bar.top, bottom: bar.bottom,
          left: text.left, right: text.right, above: text.top, below: text.bottom}
})"""


def test_long_values_keep_the_bars_in_proportion(browser: Browser) -> None:
    long = "Rp1.234.567.890.123,45 yang dibayar oleh semua sumber"
    bars = Bars([Bar("Pendek", "1", 1 / 3), Bar("Kontribusi perusahaan " * 4, long, 1), Bar("Nol", "0", 0)], "")
    screen = Screen("Judul", bars, "Sumber")
    for width, height in ((1280, 720), (390, 844)):
        page = browser.new_page(viewport={"width": width, "height": height})
        page.set_content(
            f'{style_sheet(LIGHT)}<body style="margin:0"><div class="stApp">{projector.whole(screen)}</div></body>'
        )
        short, whole, nothing = page.evaluate(BOXES)
        assert whole["length"] > 0.15 * width
        assert short["length"] == pytest.approx(whole["length"] / 3, abs=0.5)
        assert nothing["length"] == 0
        assert whole["right"] <= width
        page.close()


PICTURES = {
    4: "iframe",
    5: "[data-testid='stVegaLiteChart'] :is(svg.marks, canvas)",
    9: "[data-testid='stVegaLiteChart'] :is(svg.marks, canvas)",
}


def extent(page: Page, side: str) -> float:
    """Return how far the page reaches, `scrollWidth` or `scrollHeight`."""
    return float(
        page.evaluate(
            """side => Math.max(...[document.documentElement, document.querySelector('[data-testid="stMain"]')]
                .map(e => e[side]))""",
            side,
        )
    )


def check_that_it_fits(page: Page, number: int) -> None:
    """See that a screen is read from the last row: nothing to scroll, large letters, a bar that covers nothing."""
    assert extent(page, "scrollHeight") <= 720, number
    message = page.locator("h1.briefing-message")
    assert float(message.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 40
    for big in page.locator(".briefing-number strong").all():
        assert float(big.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 120
    bottom = page.locator(".briefing-source").bounding_box()
    bar = page.locator(".st-key-briefing_bar").bounding_box()
    assert bottom and bar and bottom["y"] + bottom["height"] <= bar["y"], number
    assert barriers(page) == [], number


def has_bars_in_proportion(page: Page, width: int) -> bool:
    """Whether a screen has bars, which are as long as their figures say."""
    rows = page.evaluate(BOXES)
    if not rows:
        return False
    longest = max(rows, key=lambda row: figure(row["figure"]))
    assert longest["length"] > 100
    for row in rows:
        expected = longest["length"] * figure(row["figure"]) / figure(longest["figure"])
        # The words round to three digits.
        assert row["length"] == pytest.approx(expected, rel=0.01, abs=1.5), rows
        beside = row["left"] >= row["end"]
        apart = row["below"] <= row["top"] + 1
        assert beside or apart, rows
        assert 0 <= row["left"] < row["right"] <= width, rows
    return True


def check_picture(page: Page, number: int, width: int, least: int) -> None:
    """See that a chart or map takes the room there is."""
    drawn = page.locator(PICTURES[number]).first
    drawn.wait_for()
    page.wait_for_function(
        "([selector, least]) => document.querySelector(selector)?.getBoundingClientRect().height > least",
        arg=[PICTURES[number], least],
    )
    box = drawn.bounding_box()
    bar = page.locator(".st-key-briefing_bar").bounding_box()
    footing = page.locator(".briefing-source").bounding_box()
    assert box and bar and footing
    assert box["width"] >= 0.9 * width
    # Between the picture and the bar stand legend and sources only.
    assert footing["y"] + footing["height"] >= bar["y"] - 60
    assert footing["y"] + footing["height"] <= bar["y"]
    assert box["y"] + box["height"] <= footing["y"]
    if number == 4:
        frame = page.frame_locator("iframe")
        expect(frame.locator("path.leaflet-interactive")).to_have_count(10)
        inside = frame.locator(".leaflet-container").bounding_box()
        assert inside and abs(inside["height"] - box["height"]) <= 1
        outlines = [path.bounding_box() for path in frame.locator("path.leaflet-interactive").all()]
        right, left = (
            max(one["x"] + one["width"] for one in outlines if one),
            min(one["x"] for one in outlines if one),
        )
        assert right - left >= 0.5 * width


@pytest.mark.long
@pytest.mark.parametrize(
    ("width", "height", "dark", "least"),
    # Pixels that a chart or map is high at least, where there is room for it.
    [
        (1280, 720, False, 310),
        (1280, 720, True, 310),
        (1920, 1080, False, 590),
        (390, 844, False, 240),
        (853, 480, False, 0),
    ],
)
def test_every_screen(browser: Browser, server: str, width: int, height: int, dark: bool, least: int) -> None:
    visit = new_visit(browser, server, width=width, height=height)
    page = open_with_plan(visit)
    if dark:
        page.get_by_role("button", name="Gelap").click()
        expect(page.get_by_role("button", name="Terang")).to_be_visible()
    with_bars = 0
    for number in range(1, 14):
        expect(page.get_by_text(f"{number} dari 13")).to_be_visible()
        visit.come_to_rest()
        with_bars += has_bars_in_proportion(page, width)
        if least and number in PICTURES:
            check_picture(page, number, width, least)
        if width == 390:
            assert extent(page, "scrollWidth") <= width, number
        if width == 1280:
            check_that_it_fits(page, number)
            page.keyboard.press("ArrowRight" if number % 2 else "PageDown")
        elif number < 13:
            page.locator(".st-key-briefing_next button").first.click()
    assert with_bars == 2  # poverty, and money by payer
    if width == 1280:
        page.keyboard.press("ArrowLeft")
        expect(page.get_by_text("12 dari 13")).to_be_visible()
        page.keyboard.press("PageUp")
        expect(page.get_by_text("11 dari 13")).to_be_visible()
        page.get_by_role("link", name="Tutup paparan").click()
        page.get_by_text("Peserta aktif yang terbit").first.wait_for()
    visit.quiet()
    page.close()
