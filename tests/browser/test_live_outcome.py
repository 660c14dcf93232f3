"""The outcome of a plan that follows while a slider is held, before the server hears of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.helpers.visits import Visit, at_share, choose, open_details, slider, standing

POSITIONS = 60
MOVING = "html.ucj-moving"
# All that follows: the sentence, three numbers with their words, the months, and the region on both maps.
SHOWN = """() => {
    const text = selector => document.querySelector(selector).innerText
    const drawn = (layer, name) => [...document.querySelectorAll(`.st-key-months .layer_${layer}_marks path`)]
        .map(path => path.getAttribute(name)).join(' ')
    const map = name => {
        const frame = document.querySelector(`.st-key-map_${name} iframe`).contentDocument
        const region = frame.querySelector("path[stroke-width='3']")
        return [region.getAttribute('fill'), frame.querySelector('.ucj-label').innerText]
    }
    return {
        sentence: text('.st-key-outcome h3'),
        coverage: text('.st-key-plan_card_0'), added: text('.st-key-plan_card_1'), cost: text('.st-key-plan_card_2'),
        line: drawn(3, 'd'), band: drawn(0, 'd'), points: drawn(4, 'transform'),
        with_plan: map('after'), without_plan: map('before'),
    }
}"""


@pytest.fixture
def sent(visit: Visit) -> list[str]:
    """Return what a page asks of the server, from now on."""
    asked: list[str] = []

    def note(frame: str | bytes) -> None:
        assert isinstance(frame, bytes)
        asked.append(str(BackMsg.FromString(frame).WhichOneof("type")))

    visit.page.on("websocket", lambda socket: socket.on("framesent", note))
    return asked


def pull(page: Page, name: str, share: float) -> None:
    """Pull a slider that is held to a share of its track."""
    page.mouse.move(*at_share(slider(page, name), share))


def hold(page: Page, name: str) -> None:
    """Take hold of the thumb of a slider."""
    pull(page, name, standing(slider(page, name)))
    page.mouse.down()


def settled(visit: Visit) -> dict[str, Any]:
    """Return what is shown once the server has answered."""
    expect(visit.page.locator(MOVING)).to_have_count(0)
    visit.come_to_rest()
    shown: dict[str, Any] = visit.page.evaluate(SHOWN)
    return shown


def assert_same(after: dict[str, Any], before: dict[str, Any]) -> None:
    """Assert that two states say the same; lines may lie a fiftieth of a pixel apart."""
    for name, drawn in after.items():
        if name in {"line", "band", "points"}:
            ends = [[float(number) for number in re.findall(r"-?[0-9.]+", path)] for path in (drawn, before[name])]
            assert ends[0] == pytest.approx(ends[1], abs=0.02), name
        else:
            assert drawn == before[name], name


def test_all_follows_a_held_slider_and_the_server_answers_the_same(visit: Visit, sent: list[str]) -> None:
    page = visit.open("skenario")
    visit.come_to_rest()
    hold(page, "Pelaku UMKM")
    before, positions = page.evaluate(SHOWN), {slider(page, "Pelaku UMKM").input_value()}
    sent.clear()
    for step in range(1, POSITIONS + 1):
        pull(page, "Pelaku UMKM", 1 - step / (POSITIONS + 4))
        visit.draw()
        now = page.evaluate(SHOWN)
        assert slider(page, "Pelaku UMKM").input_value() not in positions
        positions.add(slider(page, "Pelaku UMKM").input_value())
        changed = {name for name in now if now[name] != before[name]}
        assert changed == set(now) - {"without_plan"}, step
        before = now
    assert sent == []
    expect(page.locator(MOVING)).to_be_attached()
    page.mouse.up()
    after = settled(visit)
    assert sent == ["rerun_script"]
    assert_same(after, before)
    visit.quiet()


def test_a_slider_taken_back_leaves_what_was_there(visit: Visit, sent: list[str]) -> None:
    page = visit.open("skenario")
    visit.come_to_rest()
    before = page.evaluate(SHOWN)
    hold(page, "Pelaku UMKM")
    sent.clear()
    pull(page, "Pelaku UMKM", 0.5)
    expect(page.locator(MOVING)).to_be_attached()
    assert page.evaluate(SHOWN) != before
    pull(page, "Pelaku UMKM", 1.0)
    expect(page.locator(MOVING)).to_have_count(0)
    assert_same(page.evaluate(SHOWN), before)
    page.mouse.up()
    visit.settle()
    assert_same(page.evaluate(SHOWN), before)
    visit.quiet()


@pytest.mark.parametrize("name", ["Masa pembayaran", "Petani tembakau"])
def test_the_keyboard_moves_it_too(visit: Visit, name: str) -> None:
    page = visit.open("skenario")
    open_details(page, "Petani tembakau")
    visit.come_to_rest()
    before = page.evaluate(SHOWN)
    page.evaluate("""shown => { window.followed = new Promise(done => {
        const watched = new MutationObserver(() => {
            if (document.documentElement.classList.contains('ucj-moving')) {
                done(document.querySelector('.st-key-plan_card_2').innerText)
            }
        })
        watched.observe(document.documentElement, {attributes: true, attributeFilter: ['class']})
    }) }""")
    slider(page, name).press("ArrowLeft")
    followed = page.evaluate("window.followed")
    after = settled(visit)
    assert followed == after["cost"] != before["cost"]
    visit.quiet()


def test_it_follows_after_a_change_of_language_region_and_view(visit: Visit) -> None:
    page = visit.open("skenario")
    visit.come_to_rest()
    visit.speak("en")
    choose(page, "Region", "Sumbawa Regency")
    visit.settle()
    page.get_by_role("radio", name="Cost", exact=True).click()
    visit.settle()
    name = page.locator(".st-key-levers").get_by_role("slider").first.get_attribute("aria-label")
    assert name
    hold(page, name)
    pull(page, name, 0.5)
    expect(page.locator(MOVING)).to_be_attached()
    expect(page.locator("html.ucj-pale-view")).to_be_attached()
    sentence = page.locator(".st-key-outcome h3").inner_text()
    assert "Sumbawa" in sentence and "This plan adds" in sentence
    page.mouse.up()
    expect(page.locator(MOVING)).to_have_count(0)
    visit.come_to_rest()
    assert page.locator(".st-key-outcome h3").inner_text() == sentence
    visit.quiet()


def test_a_finger_moves_it_on_a_phone(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    visit = Visit(context.new_page(), server)
    page = visit.open("skenario")
    visit.come_to_rest()
    tobacco = slider(page, "Petani tembakau")
    place = standing(tobacco)
    (left, height), (right, _height) = at_share(tobacco, 0), at_share(tobacco, 1)
    before, touch = page.evaluate(SHOWN), context.new_cdp_session(page)

    def finger(kind: str, share: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": left + (right - left) * share, "y": height}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart", place)
    for step in range(1, 6):
        finger("touchMove", place + step * (1 - place) / 5)
    expect(page.locator(MOVING)).to_be_attached()
    visit.draw()
    moved = page.evaluate(SHOWN)
    assert {name for name in moved if moved[name] != before[name]} >= {"sentence", "cost", "line", "with_plan"}
    finger("touchEnd", 1)
    assert_same(settled(visit), moved)
    visit.quiet()
    context.close()


def test_where_the_script_fails_the_server_answers_as_before(visit: Visit) -> None:
    page = visit.open("skenario")
    visit.come_to_rest()
    before = page.evaluate(SHOWN)
    page.evaluate("document.dispatchEvent(new CustomEvent('ucj-plan', {detail: {plan: {}}}))")
    hold(page, "Pelaku UMKM")
    pull(page, "Pelaku UMKM", 0.5)
    visit.draw()
    assert page.evaluate(SHOWN) == before
    page.mouse.up()
    expect(page.locator(".st-key-plan_card_1 h2")).not_to_have_text(before["added"].splitlines()[2])
    visit.come_to_rest()
    assert page.evaluate(SHOWN)["sentence"] != before["sentence"]
    visit.quiet()


def test_an_assumption_is_followed_too_and_nothing_is_pale_at_rest(visit: Visit) -> None:
    page = visit.open("skenario")
    open_details(page, "Pelaku UMKM")
    page.get_by_text("Asumsi: bukan keputusan").last.click()
    visit.come_to_rest()
    expect(page.locator(MOVING)).to_have_count(0)
    # Of everybody else, and how many of a group enrol.
    for name, share in (("Perubahan bersih peserta lain tiap bulan", 0.2), ("Mendaftar", 0.7)):
        before = page.evaluate(SHOWN)
        hold(page, name)
        pull(page, name, share)
        expect(page.locator(MOVING)).to_be_attached()
        visit.draw()
        moved = page.evaluate(SHOWN)
        assert moved["sentence"] != before["sentence"], name
        page.mouse.up()
        assert_same(settled(visit), moved)
    visit.quiet()
