"""The outcome of a plan that follows while a slider is held, before the server hears of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.helpers.visits import Visit, at_share, choose, hold, open_details, slider, standing

POSITIONS = 60
MOVING = "html.ucj-moving"
# All that follows: the sentence, four numbers with their words, the lines, and the region on the map.
SHOWN = """() => {
    const text = selector => document.querySelector(selector).innerText
    const drawn = name => document.querySelector(`.ucj-line .ucj-${name}`)?.getAttribute('d') ?? ''
    const frame = document.querySelector('.st-key-map iframe')?.contentDocument
    const figure = name => text(`.st-key-strip [data-figure=${name}]`)
    return {
        sentence: text('.st-key-sentence h3'),
        coverage: figure('coverage'), missing: figure('missing'), cost: figure('cost'), ends: figure('ends'),
        line: drawn('active'), band: drawn('band'), ghost: drawn('ghost'), alone: drawn('without'),
        map: frame ? [
            frame.querySelector("path[stroke-width='3']").getAttribute('fill'),
            frame.querySelector('.ucj-label').innerText,
        ] : [],
    }
}"""
DRAWN = {"line", "band", "ghost", "alone"}
MSME, TOBACCO = "Pelaku UMKM", "Petani tembakau"


@pytest.fixture
def sent(visit: Visit) -> list[str]:
    """Return what a page asks of the server, from now on."""
    asked: list[str] = []

    def note(frame: str | bytes) -> None:
        assert isinstance(frame, bytes)
        asked.append(str(BackMsg.FromString(frame).WhichOneof("type")))

    visit.page.on("websocket", lambda socket: socket.on("framesent", note))
    return asked


def settled(visit: Visit) -> dict[str, Any]:
    """Return what is shown once the server has answered."""
    expect(visit.page.locator(MOVING)).to_have_count(0)
    visit.come_to_rest()
    shown: dict[str, Any] = visit.page.evaluate(SHOWN)
    return shown


def assert_same(after: dict[str, Any], before: dict[str, Any]) -> None:
    """Assert that two states say the same; lines may lie a fiftieth of a pixel apart."""
    for name, drawn in after.items():
        if name in DRAWN:
            ends = [[float(number) for number in re.findall(r"-?[0-9.]+", path)] for path in (drawn, before[name])]
            assert ends[0] == pytest.approx(ends[1], abs=0.02), name
        else:
            assert drawn == before[name], name


def test_all_follows_a_held_slider_and_the_server_answers_the_same(visit: Visit, sent: list[str]) -> None:
    page = visit.open("skenario")
    visit.come_to_rest()
    start = page.evaluate(SHOWN)
    hold(page, MSME)
    before, positions = start, {slider(page, MSME).input_value()}
    sent.clear()
    for step in range(1, POSITIONS + 1):
        page.mouse.move(*at_share(slider(page, MSME), 1 - step / (POSITIONS + 4)))
        visit.draw()
        now = page.evaluate(SHOWN)
        assert slider(page, MSME).input_value() not in positions
        positions.add(slider(page, MSME).input_value())
        changed = {name for name in now if now[name] != before[name]}
        assert changed >= {"sentence", "coverage", "missing", "cost", "line", "band", "map"}, step
        # The plan before the move stays where it was, as a line of its own.
        assert now["ghost"] == start["line"] and "alone" not in changed, step
        before = now
    assert sent == []
    expect(page.locator(MOVING)).to_be_attached()
    page.mouse.up()
    after = settled(visit)
    assert sent == ["rerun_script"]
    assert_same(after, before)
    # By how much the move has changed the coverage: the difference of the two that are shown.
    percents = [float(state["map"][1].split("\u00a0")[0].replace(",", ".")) for state in (start, after)]
    change = round(percents[1] - percents[0], 2)
    assert after["map"][1].endswith(f"(−{abs(change):.2f})".replace(".", ","))
    visit.quiet()


def test_a_slider_taken_back_leaves_what_was_there(visit: Visit, sent: list[str]) -> None:
    page = visit.open("skenario")
    visit.come_to_rest()
    before = page.evaluate(SHOWN)
    hold(page, MSME)
    sent.clear()
    page.mouse.move(*at_share(slider(page, MSME), 0.5))
    expect(page.locator(MOVING)).to_be_attached()
    assert page.evaluate(SHOWN) != before
    page.mouse.move(*at_share(slider(page, MSME), 1.0))
    expect(page.locator(MOVING)).to_have_count(0)
    assert_same(page.evaluate(SHOWN), before)
    page.mouse.up()
    visit.settle()
    assert_same(page.evaluate(SHOWN), before)
    visit.quiet()


def test_months_and_the_target_are_followed_too(visit: Visit) -> None:
    page = visit.open("skenario")
    visit.come_to_rest()
    open_details(page, TOBACCO)
    expect(slider(page, "Masa pembayaran")).to_be_visible()
    visit.settle()
    for name, share in (("Masa pembayaran", 0.8), ("Target cakupan", 0.9)):
        before = page.evaluate(SHOWN)
        hold(page, name)
        page.mouse.move(*at_share(slider(page, name), share))
        expect(page.locator(MOVING)).to_be_attached()
        visit.draw()
        moved = page.evaluate(SHOWN)
        assert moved["sentence"] != before["sentence"] and moved["missing"] != before["missing"], name
        page.mouse.up()
        assert_same(settled(visit), moved)
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
    page.mouse.move(*at_share(slider(page, name), 0.5))
    expect(page.locator(MOVING)).to_be_attached()
    sentence = page.locator(".st-key-sentence h3").inner_text()
    assert "Sumbawa" in sentence and "This plan adds" in sentence
    page.mouse.up()
    expect(page.locator(MOVING)).to_have_count(0)
    visit.come_to_rest()
    assert page.locator(".st-key-sentence h3").inner_text() == sentence
    visit.quiet()


def test_a_finger_moves_it_on_a_phone_and_the_numbers_stay_in_sight(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    visit = Visit(context.new_page(), server)
    page = visit.open("skenario")
    visit.come_to_rest()
    # Sentence, line and numbers come before what changes them.
    places = [
        page.locator(selector).first.bounding_box()
        for selector in (".st-key-sentence", ".ucj-line", ".st-key-strip", ".st-key-change_plan", ".st-key-levers")
    ]
    tops = [place["y"] for place in places if place]
    assert len(tops) == 5 and tops == sorted(tops) and tops[2] < 844
    tobacco = slider(page, TOBACCO)
    tobacco.evaluate("e => e.scrollIntoView({block: 'center'})")
    visit.come_to_rest()
    bar = page.locator(".ucj-bar")
    expect(bar).to_be_visible()
    before, shown = page.evaluate(SHOWN), bar.inner_text()
    touch = context.new_cdp_session(page)
    at = standing(tobacco)

    def finger(kind: str, share: float) -> None:
        left, height = at_share(tobacco, share)
        points = [] if kind == "touchEnd" else [{"x": left, "y": height}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart", at)
    for step in range(1, 6):
        finger("touchMove", at + step * (1 - at) / 5)
    expect(page.locator(MOVING)).to_be_attached()
    visit.draw()
    moved = page.evaluate(SHOWN)
    assert {name for name in moved if moved[name] != before[name]} >= {"sentence", "cost", "line"}
    assert bar.inner_text() != shown
    assert moved["coverage"].split("\n")[0] in bar.inner_text()
    finger("touchEnd", 1)
    assert_same(settled(visit), moved)
    visit.quiet()
    context.close()


def test_where_the_script_fails_the_server_answers_as_before(visit: Visit) -> None:
    page = visit.open("skenario")
    visit.come_to_rest()
    before = page.evaluate(SHOWN)
    page.evaluate("document.dispatchEvent(new CustomEvent('ucj-plan', {detail: {plan: {}}}))")
    hold(page, MSME)
    page.mouse.move(*at_share(slider(page, MSME), 0.5))
    visit.draw()
    assert page.evaluate(SHOWN)["sentence"] == before["sentence"]
    page.mouse.up()
    expect(page.locator(".st-key-sentence h3")).not_to_have_text(before["sentence"])
    visit.come_to_rest()
    assert page.evaluate(SHOWN)["missing"] != before["missing"]
    visit.quiet()


def test_a_number_is_explained_and_the_last_move_replayed(visit: Visit) -> None:
    page = visit.open("skenario")
    visit.come_to_rest()
    expect(page.locator("[data-replay]")).to_have_count(0)
    slider(page, MSME).press("Home")
    said = page.locator(".ucj-changed")
    expect(said).to_contain_text("Pelaku UMKM 73.000 → 0 orang")
    after = settled(visit)
    said.get_by_role("button", name="Putar ulang").click()
    page.wait_for_function(f"document.querySelector('.ucj-active').getAttribute('d') !== {after['line']!r}")
    page.wait_for_function(f"document.querySelector('.ucj-active').getAttribute('d') === {after['line']!r}")
    page.get_by_role("button", name="Jelaskan: Biaya pemerintah").click()
    dialog = page.get_by_role("dialog")
    # 17,000 people for nine months at Rp16,800.
    expect(dialog).to_contain_text("17.000 × 9 × Rp16.800")
    expect(dialog).to_contain_text("Rp2.570.400.000")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    visit.quiet()
