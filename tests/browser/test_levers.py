"""The sliders of a plan: held, pressed, typed into, and what the server hears of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.helpers.visits import Visit, at_share, barriers, lever, typed

MSME, TOBACCO = "Pelaku UMKM", "Petani tembakau"
MOVES = """() => { window.moves = []
    document.addEventListener('ucj-move', ({detail}) => window.moves.push(detail)) }"""


@pytest.fixture
def sent(visit: Visit) -> list[str]:
    """Return what a page asks of the server, from now on."""
    return heard(visit.page)


def heard(page: Page) -> list[str]:
    asked: list[str] = []

    def note(frame: str | bytes) -> None:
        assert isinstance(frame, bytes)
        asked.append(str(BackMsg.FromString(frame).WhichOneof("type")))

    page.on("websocket", lambda socket: socket.on("framesent", note))
    return asked


def planning(visit: Visit, sent: list[str]) -> Page:
    """Open the plan of Lombok Timur: 17,000 tobacco farmers and 73,000 in small firms, the most that was published."""
    page = visit.open("skenario")
    expect(typed(page, MSME)).to_have_value("73.000")
    visit.come_to_rest()
    page.evaluate(MOVES)
    sent.clear()
    return page


def test_a_held_slider_is_followed_and_tells_the_server_once(visit: Visit, sent: list[str]) -> None:
    page = planning(visit, sent)
    slider = page.get_by_role("slider", name=MSME, exact=True)
    page.mouse.move(*at_share(slider, 1.0))
    page.mouse.down()
    for share in (0.9, 0.7, 0.5, 0.0):
        page.mouse.move(*at_share(slider, share))
    expect(slider).to_have_attribute("aria-valuetext", "0 orang")
    expect(typed(page, MSME)).to_have_value("0")
    moves = page.evaluate("window.moves")
    assert [(move["lever"], move["field"]) for move in moves] == [(1, "people")] * 4 and moves[-1]["value"] == 0
    assert sent == []
    page.mouse.up()
    expect(page.get_by_text("Rencana ini menambah 15.261 peserta").first).to_be_visible()
    visit.settle()
    assert sent == ["rerun_script"]
    expect(typed(page, MSME)).to_have_value("0")
    # Taken away and brought back, nothing was asked.
    sent.clear()
    page.mouse.move(*at_share(slider, 0.0))
    page.mouse.down()
    page.mouse.move(*at_share(slider, 0.6))
    page.mouse.move(*at_share(slider, 0.0))
    page.mouse.up()
    visit.settle()
    assert sent == []
    visit.quiet()


def test_keys_and_presses_that_follow_each_other_are_one_message(visit: Visit, sent: list[str]) -> None:
    page = planning(visit, sent)
    less = page.get_by_role("button", name=f"{MSME}: kurangi")
    less.evaluate("button => [1, 2, 3].forEach(() => button.click())")
    # Positions are a thousand apart, with the published 30,108 … among them.
    expect(typed(page, MSME)).to_have_value("70.000")
    visit.answered()
    assert sent == ["rerun_script"]
    assert [move["value"] for move in page.evaluate("window.moves")] == [72_000, 71_000, 70_000]
    slider = page.get_by_role("slider", name=MSME, exact=True)
    slider.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", "0 orang")
    slider.press("End")
    slider.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "72.000 orang")
    expect(slider).to_be_focused()
    page.get_by_role("button", name=f"{MSME}: kembalikan ke 73.000 orang").click()
    expect(typed(page, MSME)).to_have_value("73.000")
    expect(page.get_by_role("button", name=f"{MSME}: kembalikan")).to_have_count(0)
    expect(slider).to_be_focused()
    visit.answered()
    expect(typed(page, MSME)).to_have_value("73.000")
    visit.quiet()


@pytest.mark.parametrize(
    ("text", "shown"), [("17.450", "17.450"), ("17,450", "17.450"), ("17 450 orang", "17.450"), ("0", "0")]
)
def test_a_typed_number_is_taken(visit: Visit, sent: list[str], text: str, shown: str) -> None:
    page = planning(visit, sent)
    typed(page, MSME).fill(text)
    typed(page, MSME).press("Enter")
    visit.answered()
    assert sent == ["rerun_script"]
    expect(typed(page, MSME)).to_have_value(shown)
    expect(page.get_by_role("slider", name=MSME, exact=True)).to_have_attribute("aria-valuetext", f"{shown} orang")
    visit.quiet()


def test_what_cannot_be_read_is_shown_as_text_and_the_number_stays(visit: Visit, sent: list[str]) -> None:
    page = planning(visit, sent)
    for text in ("<img src=x onerror=alert(1)>", "1.5", "-5", "400.000.000", "banyak", ""):
        typed(page, MSME).fill(text)
        typed(page, MSME).press("Tab")
        said = f"{MSME}: {text or 'kosong'} tidak terbaca, angkanya tidak berubah. Tulis seperti 17.450."
        expect(lever(page, MSME).get_by_role("alert")).to_have_text(said)
        expect(typed(page, MSME)).to_have_value("73.000")
    expect(lever(page, MSME).locator("img")).to_have_count(0)
    assert sent == [] and page.evaluate("window.moves") == []
    typed(page, "Target cakupan").fill("45,53 %")
    typed(page, "Target cakupan").press("Enter")
    expect(page.get_by_text("target 45,53 %").first).to_be_visible()
    visit.settle()
    typed(page, "Target cakupan").fill("tanpa target")
    typed(page, "Target cakupan").press("Enter")
    expect(page.get_by_text("target 45,53 %")).to_have_count(0)
    visit.settle()
    expect(page.get_by_role("slider", name="Target cakupan")).to_have_attribute("aria-valuetext", "tanpa target")
    visit.quiet()


def test_an_answer_takes_nothing_that_is_held_or_typed(visit: Visit, sent: list[str]) -> None:
    page = planning(visit, sent)
    slider = page.get_by_role("slider", name=MSME, exact=True)
    page.get_by_role("button", name=f"{TOBACCO}: kurangi").click()
    # Before the pause after a press is over.
    typed(page, MSME).fill("12")
    visit.answered()
    assert sent == ["rerun_script"]
    expect(typed(page, MSME)).to_be_focused()
    expect(typed(page, MSME)).to_have_value("12")
    typed(page, MSME).press("Escape")
    expect(typed(page, MSME)).to_have_value("73.000")
    page.get_by_role("button", name=f"{TOBACCO}: tambah").click()
    page.mouse.move(*at_share(slider, 1.0))
    page.mouse.down()
    page.mouse.move(*at_share(slider, 0.5))
    held = slider.input_value()
    expect(page.get_by_text("Rencana ini menambah").first).to_be_visible()
    visit.settle()
    assert slider.input_value() == held
    page.mouse.up()
    visit.answered()
    assert slider.input_value() == held
    assert sent == ["rerun_script"] * 3
    visit.quiet()


def test_two_sliders_moved_before_the_first_answer_are_both_kept(visit: Visit, sent: list[str]) -> None:
    page = planning(visit, sent)
    for label in (TOBACCO, MSME):
        typed(page, label).fill("1.000")
        typed(page, label).press("Enter")
    visit.answered()
    for label in (TOBACCO, MSME):
        expect(typed(page, label)).to_have_value("1.000")
    visit.quiet()


def test_the_details_of_one_group_open_beside_it_and_it_can_be_left_out(visit: Visit, sent: list[str]) -> None:
    page = planning(visit, sent)
    details = page.get_by_role("button", name=f"{MSME}: rincian")
    expect(details).to_have_attribute("aria-expanded", "false")
    details.click()
    expect(details).to_have_attribute("aria-expanded", "true")
    months = page.get_by_role("slider", name="Masa pembayaran")
    expect(months).to_have_attribute("aria-valuetext", "12 bulan")
    months.press("ArrowLeft")
    visit.answered()
    expect(months).to_have_attribute("aria-valuetext", "11 bulan")
    expect(months).to_be_focused()
    assert barriers(page) == []
    page.get_by_role("button", name="Keluarkan dari rencana").click()
    expect(page.get_by_role("slider", name=MSME, exact=True)).to_have_count(0)
    page.get_by_role("button", name="Tambah kelompok").click()
    page.get_by_text("Pelaku UMKM: 73.000 orang").click()
    expect(typed(page, MSME)).to_have_value("73.000")
    visit.quiet()


def test_rows_are_low_on_a_laptop(visit: Visit, sent: list[str]) -> None:
    page = planning(visit, sent)
    for label in (TOBACCO, MSME):
        box = lever(page, label).bounding_box()
        assert box and box["height"] <= 60


def test_a_finger_pulls_and_a_swipe_scrolls(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    visit = Visit(context.new_page(), server)
    page = planning(visit, heard(visit.page))
    slider = page.get_by_role("slider", name=TOBACCO, exact=True)
    for control in lever(page, TOBACCO).locator("button:visible, input[type=text], .ucj-lever-track").all():
        box = control.bounding_box()
        assert box and box["width"] >= 44 and box["height"] >= 44
    touch = context.new_cdp_session(page)

    def finger(*points: tuple[float, float]) -> None:
        for step, (x, y) in enumerate(points):
            kind = "touchMove" if step else "touchStart"
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    x, y = at_share(slider, 0.1)
    top = page.locator(".st-key-change_plan").bounding_box()
    finger((x, y), *((x, y - 20 * step) for step in range(1, 12)))
    visit.draw()
    below = page.locator(".st-key-change_plan").bounding_box()
    assert top and below and below["y"] < top["y"]
    expect(slider).to_have_attribute("aria-valuetext", "17.000 orang")
    assert page.evaluate("window.moves") == []
    # From wherever the finger lies the thumb goes as far as the finger does.
    x, y = at_share(slider, 0.1)
    right, _y = at_share(slider, 0.99)
    finger((x, y), *((x + (right - x) * step / 5, y) for step in range(1, 6)))
    expect(slider).to_have_attribute("aria-valuetext", "30.108 orang")
    visit.answered()
    expect(typed(page, TOBACCO)).to_have_value("30.108")
    visit.quiet()
    context.close()


def test_where_the_script_fails_other_controls_are_offered(visit: Visit) -> None:
    page = visit.page
    page.add_init_script("Object.defineProperty(document, 'ucjLevers', {get: () => undefined, set: () => {}})")
    visit.open("skenario")
    page.get_by_role("button", name="Penggeser tidak muncul? Pakai kendali sederhana").click()
    slider = page.get_by_role("slider", name=MSME).first
    expect(slider).to_have_attribute("aria-valuetext", "73.000")
    slider.press("ArrowLeft")
    expect(page.get_by_text("Rencana ini menambah 33").first).to_be_visible()
    visit.quiet()


def test_the_offer_is_not_seen_where_the_script_runs(visit: Visit, sent: list[str]) -> None:
    page = planning(visit, sent)
    expect(page.get_by_role("button", name=re.compile("kendali sederhana"))).to_have_count(0)
