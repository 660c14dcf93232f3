"""What a presenter does first: from page to page, from language to language, by keyboard and by finger."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.visits import REGION, Visit, map_frame, new_visit, open_details, region_box, share, slider


@pytest.mark.parametrize(
    ("first", "then"), [("", "Skenario"), ("", "Manfaat"), ("skenario", "Ringkasan"), ("peta", "Skenario")]
)
def test_the_region_stays_from_page_to_page(visit: Visit, first: str, then: str) -> None:
    page = visit.open(first)
    visit.go(then)
    expect(region_box(page)).to_have_value(REGION["id"])
    expect(page.get_by_role("radio", name="ID", exact=True)).to_be_checked()
    visit.quiet()


def test_the_region_of_an_opened_link_stays(visit: Visit) -> None:
    page = visit.open("?region=1871", "Kota Bandar Lampung")
    visit.go("Skenario")
    expect(region_box(page)).to_have_value("Kota Bandar Lampung")
    visit.go("Ringkasan")
    expect(region_box(page)).to_have_value("Kota Bandar Lampung")
    visit.quiet()


@pytest.mark.parametrize("path", ["", "skenario", "manfaat", "desa", "target", "data"])
def test_there_and_back_between_languages(visit: Visit, path: str) -> None:
    page = visit.open(path)
    title = page.get_by_role("heading", level=1).inner_text()
    for language in ("en", "id", "en", "id"):
        visit.speak(language)
        expect(page.get_by_test_id("stException")).to_have_count(0)
        expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    visit.quiet()


def test_a_slider_moves_on_in_english(visit: Visit) -> None:
    page = visit.open("skenario")
    visit.speak("en")
    tobacco = slider(page, "Tobacco farmers")
    tobacco.focus()
    page.keyboard.press("ArrowRight")
    expect(tobacco).to_have_attribute("aria-valuetext", "17,395 people")
    visit.answered()
    expect(page.get_by_label("Tobacco farmers: enter the number")).to_have_value("17,395")
    expect(page.get_by_text("54% ").or_(page.get_by_text("target of 54%")).first).to_be_visible()
    visit.speak("id")
    expect(page.get_by_label("Petani tembakau: isi angkanya")).to_have_value("17.395")
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    visit.quiet()


def test_three_quick_presses_are_three_months(visit: Visit) -> None:
    page = visit.open("skenario")
    open_details(page, "Petani tembakau")
    months = slider(page, "Masa pembayaran")
    months.focus()
    for _press in range(3):
        page.keyboard.press("ArrowRight")
    expect(months).to_have_attribute("aria-valuetext", "12 bulan")
    expect(page.get_by_text("12 bulan · DBHCHT").first).to_be_visible()
    expect(months).to_have_attribute("aria-valuetext", "12 bulan")
    expect(months).to_be_focused()
    visit.quiet()


def test_details_stay_open_while_the_plan_changes(visit: Visit) -> None:
    page = visit.open("skenario")
    open_details(page, "Petani tembakau")
    visit.settle()
    box = page.get_by_role("combobox", name="Dibayar oleh")
    # A list closes when the page scrolls below it.
    box.scroll_into_view_if_needed()
    visit.come_to_rest()
    box.click()
    page.get_by_role("option", name="APBD kabupaten/kota").click()
    visit.settle()
    page.get_by_role("button", name="Pelaku UMKM: kurangi").click()
    visit.answered()
    expect(page.get_by_role("button", name="Petani tembakau: rincian")).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_value("APBD kabupaten/kota")
    visit.quiet()


def test_any_number_can_be_typed(visit: Visit) -> None:
    page = visit.open("skenario")
    field = page.get_by_label("Petani tembakau: isi angkanya")
    field.fill("17.450")
    field.press("Enter")
    expect(slider(page, "Petani tembakau")).to_have_attribute("aria-valuetext", "17.450 orang")
    visit.settle()
    # 55 people beyond the 17,395 of last year, 55 × 0.95 × (1 − 0.0571) of them new.
    expect(page.get_by_text("yang sama sekali baru 49 peserta")).to_be_visible()
    field.fill("tujuh belas")
    field.press("Enter")
    expect(page.get_by_text("Petani tembakau: tujuh belas tidak terbaca")).to_be_visible()
    visit.settle()
    expect(field).to_have_value("17.450")
    target = page.get_by_label("Target cakupan: isi angkanya")
    target.fill("45,53")
    target.press("Enter")
    expect(page.get_by_text("target 45,53\u00a0%").first).to_be_visible()
    visit.quiet()


def test_what_is_loaded_can_be_taken_back(visit: Visit) -> None:
    page = visit.open("skenario")
    field = page.get_by_label("Petani tembakau: isi angkanya")
    field.fill("17.450")
    field.press("Enter")
    visit.settle()
    said = page.get_by_text("Rencana ini menambah").first.inner_text()
    page.get_by_role("radio", name="Optimasi").click()
    visit.settle()
    ceiling = page.get_by_label("Alokasi Dana Desa (ADD)", exact=True)
    ceiling.fill("5000")
    ceiling.press("Enter")
    visit.settle()
    page.get_by_role("button", name="Terapkan ke skenario").click()
    notice = page.get_by_text("Menggantikan: Petani tembakau 17.450, Pelaku UMKM 73.000")
    expect(notice).to_be_in_viewport()
    visit.settle()
    page.get_by_role("button", name="Kembalikan rencana sebelumnya").click()
    expect(notice).to_have_count(0)
    expect(page.get_by_text(said).first).to_be_visible()
    # A control that was replaced stays in the page until the search is through.
    visit.settle()
    expect(field).to_have_value("17.450")
    visit.quiet()


def test_one_click_copies_the_address(browser: Browser, server: str) -> None:
    visit = new_visit(browser, server)
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open("skenario")
    share(page)
    page.get_by_role("button", name="Salin tautan").click()
    expect(page.get_by_role("button", name="Tautan disalin")).to_be_visible()
    address = page.evaluate("navigator.clipboard.readText()")
    assert address.startswith(f"{server}/skenario?region=5203&start=2027-01&")
    assert "tobacco_farmers.people=17000&" in address
    visit.quiet()
    page.context.close()


def test_enter_saves_a_name_and_what_is_deleted_comes_back(visit: Visit) -> None:
    page = visit.open("skenario")
    share(page)
    page.get_by_role("button", name="Simpan untuk dibandingkan").click()
    name = page.get_by_label("Nama skenario")
    name.fill("Rencana_A + B")
    name.press("Enter")
    expect(page.get_by_text("Tersimpan: Rencana_A + B")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    visit.go("Bandingkan")
    page.get_by_role("button", name="Hapus").click()
    expect(page.get_by_text("Belum ada skenario yang disimpan.")).to_be_visible()
    page.get_by_role("button", name="Kembalikan").click()
    expect(page.get_by_label("Nama").first).to_have_value("Rencana_A + B")
    visit.quiet()


def test_typed_figures_hold_on_every_page(visit: Visit) -> None:
    page = visit.open("?region=5201", "Isi dua angka")
    for label, number in (("Peserta aktif (diisi manual)", "60000"), ("Potensi pekerja (diisi manual)", "240000")):
        page.get_by_label(label).fill(number)
        page.get_by_label(label).press("Enter")
        visit.settle()
    expect(page.get_by_text("Dari 240.000 pekerja di Kabupaten Lombok Barat").first).to_be_visible()
    for name in ("Peta", "Skenario", "Target", "Manfaat", "Ringkasan"):
        visit.go(name)
        expect(page.get_by_text("Angka diisi manual, bukan angka terbit").first).to_be_visible()
    expect(page.get_by_text("25,00\u00a0%").first).to_be_visible()
    visit.quiet()


def test_headings_are_no_links_and_hints_are_not_english(visit: Visit) -> None:
    page = visit.open("skenario")
    expect(page.get_by_test_id("stHeaderActionElements").first).to_be_hidden()
    expect(page.get_by_test_id("stSkipToContent")).to_have_text("Langsung ke isi halaman")
    page.get_by_label("Petani tembakau: isi angkanya").fill("1")
    assert "Press Enter" not in page.locator("body").inner_text()


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    opened = Visit(context.new_page(), server)
    yield opened
    context.close()


def swipe(visit: Visit, x: float, y: float, down: float) -> None:
    """Move one finger up or down, as a hand does that scrolls."""
    touch = visit.page.context.new_cdp_session(visit.page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 11):
        point = {"x": x, "y": y + down * step / 10}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        visit.draw()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    visit.come_to_rest()


def scrolled(page: Page) -> float:
    return float(page.get_by_test_id("stMain").evaluate("e => e.scrollTop"))


def test_a_swipe_on_a_map_scrolls_the_page(phone: Visit) -> None:
    page = phone.open("peta")
    pane = map_frame(page).locator(".leaflet-map-pane")
    expect(map_frame(page).locator("path.leaflet-interactive")).to_have_count(10)
    frame = page.locator("iframe[title*='st_folium']").first
    frame.evaluate("e => e.scrollIntoView({block: 'center'})")
    phone.come_to_rest()
    box, place, before = frame.bounding_box(), pane.get_attribute("style"), scrolled(page)
    assert box
    swipe(phone, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, -150)
    assert scrolled(page) > before + 50
    assert pane.get_attribute("style") == place
