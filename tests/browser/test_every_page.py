"""Every page: right after a start, enlarged, on a phone, and for those who see or hear it otherwise (axe)."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.helpers.server import start_server
from tests.helpers.visits import READY, barriers, new_visit

TEXT_AND_ROOM = """() => [...document.querySelectorAll('[data-testid="stMain"] [role="combobox"]')]
  .filter(field => field.checkVisibility())
  .map(field => {
    const pen = document.createElement('canvas').getContext('2d'), style = getComputedStyle(field)
    pen.font = style.font
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
    return [field.value, pen.measureText(field.value).width, room]
  })"""
LABELS = """() => [...document.querySelectorAll('[data-testid="stMain"] [data-testid="stMarkdownContainer"]')]
  .filter(label => label.checkVisibility() && label.scrollWidth > label.clientWidth + 1)
  .map(label => label.textContent)"""
WIDE = """() => [...document.querySelectorAll('[data-testid="stMain"], [data-testid="stMain"] *')]
  .filter(e => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
  .filter(e => e.scrollWidth > e.clientWidth + 1)
  .map(e => e.dataset.testid || e.className)"""


@pytest.mark.parametrize("path", READY)
def test_a_page_may_be_the_first_after_a_start_and_be_enlarged(browser: Browser, tmp_path: Path, path: str) -> None:
    process, address = start_server(tmp_path / "log")
    try:
        visit = new_visit(browser, address)
        page = visit.open(path)
        expect(page.get_by_role("link", name="Peta")).to_be_visible()
        visit.come_to_rest()
        assert barriers(page) == []
        # What 1280 × 720 has room for at 150 %.
        page.set_viewport_size({"width": 853, "height": 480})
        visit.come_to_rest()
        assert [words for words, wide, room in page.evaluate(TEXT_AND_ROOM) if wide > room] == []
        assert page.evaluate(LABELS) == []
        visit.quiet()
        page.close()
    finally:
        process.kill()


@pytest.mark.parametrize("path", READY)
def test_a_page_on_a_phone_does_not_scroll_sideways(browser: Browser, server: str, path: str) -> None:
    visit = new_visit(browser, server, width=390, height=844)
    page = visit.open(path)
    visit.come_to_rest()
    assert page.evaluate(WIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert barriers(page) == []
    visit.quiet()
    page.close()
