"""The outcome of a plan that follows while a slider is held, before the server hears of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.helpers.visits import Visit

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


def thumb(page: Page, name: str) -> tuple[float, float, float]:
    """Return where the track of a slider begins, how wide it is, and the height of its thumb."""
    slider = page.get_by_role("slider", name=name)
    slider.scroll_into_view_if_needed()
    box = slider.locator("xpath=ancestor::*[@data-rac][2]").bounding_box()
    held = slider.locator("xpath=ancestor::*[@data-rac][1]").bounding_box()
    assert box and held
    return box["x"], box["width"], held["y"] + held["height"] / 2


def hold(page: Page, name: str, share: float) -> None:
    """Take hold of the thumb of a slider that stands at a share of its track."""
    left, width, height = thumb(page, name)
    page.mouse.move(left + share * width, height)
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
    hold(page, "Pelaku UMKM", 1.0)
    left, width, height = thumb(page, "Pelaku UMKM")
    before, positions = page.evaluate(SHOWN), {page.get_by_role("slider", name="Pelaku UMKM").input_value()}
    sent.clear()
    for step in range(1, POSITIONS + 1):
        page.mouse.move(left + width * (1 - step / (POSITIONS + 4)), height)
        visit.draw()
        now = page.evaluate(SHOWN)
        assert page.get_by_role("slider", name="Pelaku UMKM").input_value() not in positions
        positions.add(page.get_by_role("slider", name="Pelaku UMKM").input_value())
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
