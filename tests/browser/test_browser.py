"""What only a browser shows: the map without internet, its frame, clicks, and names that stay apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.helpers.server import ROOT, start_server
from tests.helpers.visits import OUTLINE, READY, Visit, choose, map_frame, new_visit, share, slider, typed
from ucj.facts.ledger import Ledger


@pytest.mark.parametrize(("province", "regions"), [("Nusa Tenggara Barat", 10), ("Lampung", 15)])
def test_the_map_shows_every_region_without_internet(visit: Visit, province: str, regions: int) -> None:
    page = visit.open("peta")
    if province != "Nusa Tenggara Barat":
        choose(page, "Provinsi", province)
        page.get_by_text(f"Provinsi {province}").first.wait_for()
    expect(map_frame(page).locator(OUTLINE)).to_have_count(regions)
    expect(map_frame(page).get_by_text("BPS & OCHA")).to_be_visible()
    visit.quiet()


@pytest.mark.long
def test_every_province_has_its_map_in_one_visit_without_internet(visit: Visit, ledger: Ledger) -> None:
    page = visit.open("peta")
    for province in ledger.provinces():
        if province.code != "52":
            with page.expect_response(f"**/{province.code}.geojson"):
                choose(page, "Provinsi", province.name)
        page.get_by_role("heading", name=province.name).first.wait_for()
        expect(map_frame(page).locator(OUTLINE)).to_have_count(len(ledger.members(province.code)))
    visit.quiet()


def test_a_search_that_finds_nothing_says_so_in_indonesian(visit: Visit) -> None:
    page = visit.open("")
    page.get_by_role("combobox", name="Provinsi", exact=True).click()
    page.keyboard.type("Atlantis")
    shown = page.locator("[role=listbox][data-empty] span")
    content, size = shown.evaluate("e => [getComputedStyle(e, '::after').content, getComputedStyle(e).fontSize]")
    assert (content, size) == ('"Tidak ada yang cocok"', "0px")


def test_regions_without_a_figure_are_striped(visit: Visit) -> None:
    page = visit.open("peta")
    outlines = map_frame(page).locator(OUTLINE)
    expect(outlines).to_have_count(10)
    fills = [outlines.nth(i).get_attribute("fill") for i in range(10)]
    # Only Lombok Timur and Sumbawa have a published coverage.
    assert fills.count("url(#ucj-no-data)") == 8
    expect(map_frame(page).locator("pattern#ucj-no-data")).to_have_count(1)


def test_a_tooltip_has_figure_date_and_source(visit: Visit) -> None:
    page = visit.open("peta")
    frame = map_frame(page)
    expect(frame.locator(OUTLINE)).to_have_count(10)
    frame.locator(f"{OUTLINE}:not([fill^=url])").first.hover()
    tooltip = frame.locator(".leaflet-tooltip")
    expect(tooltip).to_contain_text("Kabupaten")
    expect(tooltip).to_contain_text("20")  # a year
    expect(tooltip).to_contain_text("%")


def test_a_click_opens_the_card_of_the_region(visit: Visit) -> None:
    page = visit.open("peta")
    expect(map_frame(page).locator(OUTLINE)).to_have_count(10)
    visit.come_to_rest()
    # The first outline with a colour is Lombok Timur, whose middle is land: the click waits until it can be hit.
    map_frame(page).locator(f"{OUTLINE}:not([fill^=url])").first.click()
    expect(page.get_by_role("heading", name="Kabupaten Lombok Timur", exact=True)).to_be_visible()
    expect(page.get_by_text("Persentase penduduk miskin").last).to_be_visible()
    visit.quiet()


def test_a_slider_step_recolours_the_map_in_the_same_frame(visit: Visit) -> None:
    page = visit.open("skenario")
    after = map_frame(page)
    label = after.locator(".ucj-label")
    expect(label).to_have_text("36,35\u00a0%")
    colours = after.locator(f"{OUTLINE}[stroke-width='3']")
    before_step = colours.get_attribute("fill")
    after.locator("body").evaluate("body => { body.dataset.mark = 'same frame'; }")
    # From 73.000 UMKM to 30.000, a published number.
    typed(page, "Pelaku UMKM").fill("30.000")
    typed(page, "Pelaku UMKM").press("Enter")
    visit.answered()
    expect(label).not_to_have_text("36,35\u00a0%")
    assert colours.get_attribute("fill") != before_step
    assert after.locator("body").get_attribute("data-mark") == "same frame"
    visit.quiet()


def test_the_table_twin_downloads_as_csv(visit: Visit) -> None:
    page = visit.open("peta")
    with page.expect_download() as download:
        page.get_by_text("Unduh CSV").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("kode_bps,kode_kemendagri,wilayah,ukuran,nilai,satuan,per,status,sumber,alamat")
    assert len(lines) == 11
    assert any(line.startswith("5201,52.01,Kabupaten Lombok Barat,Cakupan,,") for line in lines)


@pytest.mark.parametrize("frame", ["", "embed=true&"])
def test_a_copied_link_is_the_first_request_to_a_server_that_has_just_started(
    visit: Visit, browser: Browser, tmp_path: Path, frame: str
) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open("skenario")
    usual = page.get_by_text("Rencana ini menambah").first.inner_text()
    # First what stands at the top: a list closes when the page scrolls below it.
    page.get_by_role("combobox", name="Mulai dibayar", exact=True).click()
    page.get_by_role("option", name="Maret 2027").click()
    expect(page.get_by_text("Juni 2028").first).to_be_visible()
    typed(page, "Pelaku UMKM").fill("30.000")
    typed(page, "Pelaku UMKM").press("Enter")
    visit.answered()
    expect(page.get_by_text(usual)).to_have_count(0)
    visit.come_to_rest()
    said = page.get_by_text("Rencana ini menambah").first.inner_text()
    share(page)
    page.get_by_role("button", name="Salin tautan").click()
    expect(page.get_by_role("button", name="Tautan disalin")).to_be_visible()
    address = page.evaluate("navigator.clipboard.readText()")
    assert "start=2027-03&" in address and "msme.people=30000&" in address
    process, cold = start_server(tmp_path / "log")
    try:
        other = new_visit(browser, cold)
        opened = other.open(f"skenario?{frame}{address.partition('?')[2]}", READY["skenario"])
        expect(opened.get_by_text(said).first).to_be_visible()
        expect(opened.get_by_text("Alamat ini tidak dapat dibuka")).to_have_count(0)
        other.quiet()
        opened.close()
    finally:
        process.kill()


def test_what_an_upload_holds_is_never_run(visit: Visit) -> None:
    page = visit.open("unggah")
    file = ROOT / "tests" / "facts" / "uploads" / "formulas_and_markup.csv"
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text("3 wilayah terbaca").wait_for()
    expect(page.get_by_text("<img src=x onerror=alert(1)>").first).to_be_visible()
    page.get_by_role("link", name="Peta").click()
    frame = map_frame(page)
    expect(frame.locator(OUTLINE)).to_have_count(10)
    expect(page.get_by_text("Unggahan dipakai: 3 wilayah")).to_be_visible()
    visit.come_to_rest()
    # Lombok Timur, Sumbawa, Dompu: the second coloured outline is Sumbawa, whose source is the image.
    frame.locator(f"{OUTLINE}:not([fill^=url])").nth(1).hover()
    expect(frame.locator(".leaflet-tooltip")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(frame.locator(".leaflet-tooltip img")).to_have_count(0)
    page.get_by_role("button", name="Hapus unggahan").click()
    expect(page.get_by_text("Unggahan dipakai")).to_have_count(0)
    visit.quiet()


NAMES = """() => [...document.querySelectorAll('[data-testid="stVegaLiteChart"] .layer_5_marks text')]
  .filter(text => text.textContent)
  .map(text => { const box = text.getBoundingClientRect()
                 return [text.textContent, box.left, box.right, box.top, box.bottom] })"""


@pytest.mark.parametrize(("width", "least"), [(1280, 13), (390, 9)])
def test_no_name_covers_another_in_the_scatter(browser: Browser, server: str, width: int, least: int) -> None:
    visit = new_visit(browser, server, width=width)
    page = visit.open("kemiskinan", "Cakupan dan kemiskinan di")
    for province, names in (("Nusa Tenggara Barat", 2), ("Lampung", least)):
        if province == "Lampung":
            choose(page, "Provinsi", province)
        page.wait_for_function(f"() => ({NAMES})().length >= {names}")
        found = page.evaluate(NAMES)
        for name, left, right, top, bottom in found:
            assert 0 <= left < right <= width, name
            for other, begin, end, high, low in found:
                # A line of text is some pixels higher than its letters.
                touching = begin < right and left < end and high + 2 < bottom - 2 and top + 2 < low - 2
                assert other == name or not touching, (name, other)
    visit.quiet()
    page.close()


def test_cards_are_no_links_and_sliders_have_plain_names(visit: Visit) -> None:
    page = visit.open("skenario", "Rencana ini")
    expect(slider(page, "Petani tembakau")).to_be_visible()
    strip = page.locator(".st-key-strip")
    expect(strip.get_by_text("36,35 %", exact=True)).to_be_visible()
    expect(strip.locator("a")).to_have_count(0)


def test_nothing_in_english_lies_over_a_chart(visit: Visit) -> None:
    page = visit.open("kemiskinan", "Cakupan dan kemiskinan di")
    chart = page.get_by_test_id("stVegaLiteChart")
    chart.locator("svg.marks path").first.wait_for()
    chart.hover()
    toolbar = page.get_by_test_id("stElementToolbar")
    expect(toolbar.get_by_role("button", name="Fullscreen", include_hidden=True)).to_be_attached()
    expect(toolbar.first).to_be_hidden()
    visit.quiet()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (853, 480)])
def test_notes_move_neither_the_chart_nor_the_buttons(browser: Browser, server: str, width: int, height: int) -> None:
    visit = new_visit(browser, server, width=width, height=height)
    page = visit.open("skenario")
    visit.come_to_rest()
    tobacco = slider(page, "Petani tembakau")
    seen, places = set(), set()
    for key, value in (("Home", "0"), ("ArrowRight", "1.000"), ("End", "30.108"), ("ArrowLeft", "30.000")):
        tobacco.press(key)
        expect(tobacco).to_have_attribute("aria-valuetext", f"{value} orang")
        visit.answered()
        expect(page.get_by_role("alert")).to_contain_text(re.compile("petani tembakau", re.IGNORECASE))
        visit.come_to_rest()
        seen.add(page.get_by_role("alert").inner_text())
        boxes = [
            page.locator(".ucj-line").bounding_box(),
            page.get_by_role("button", name="Bagikan").bounding_box(),
            slider(page, "Pelaku UMKM").bounding_box(),
        ]
        top = page.locator(".st-key-navigation").bounding_box()
        assert top and all(boxes)
        places.add(tuple(round(box["y"] - top["y"]) for box in boxes if box))
    assert len(seen) == 4
    assert len(places) == 1, places
    page.close()
