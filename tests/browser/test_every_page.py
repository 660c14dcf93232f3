"""Every page: right after a start, in the dark, enlarged, on a phone, and for those who see or hear otherwise (axe)."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.contrast import contrast
from tests.helpers.server import start_server
from tests.helpers.visits import READY, barriers, new_visit
from ucj.present.draw.looks import DARK

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
  .filter(label => !label.closest('.st-key-undo'))  // read aloud, not shown
  .map(label => label.textContent)"""
# The navigation alone is a line that a finger moves.
WIDE = """() => [...document.querySelectorAll('[data-testid="stMain"], [data-testid="stMain"] *')]
  .filter(e => !e.matches('.st-key-navigation'))
  .filter(e => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
  .filter(e => e.scrollWidth > e.clientWidth + 1)
  .map(e => e.dataset.testid || e.className)"""

# What is written in charts, which axe does not see: the colour of each letter, as `#` and six digits.
WRITTEN = """() => {
  const digits = part => Number(part).toString(16).padStart(2, '0')
  return [...document.querySelectorAll('.vega-embed text, .ucj-line text')].map(text =>
    '#' + getComputedStyle(text).fill.match(/\\d+/g).slice(0, 3).map(digits).join(''))
}"""


@pytest.mark.parametrize("path", READY)
def test_a_page_may_be_the_first_after_a_start_and_be_enlarged(browser: Browser, tmp_path: Path, path: str) -> None:
    process, address = start_server(tmp_path / "log")
    try:
        visit = new_visit(browser, address)
        page = visit.open(path)
        expect(page.get_by_role("link", name="Peta")).to_be_visible()
        visit.come_to_rest()
        assert barriers(page) == []
        turn_dark(page)
        visit.come_to_rest()
        assert barriers(page, "color-contrast") == []
        # On a bar the colour of the page is read.
        assert {letter for letter in page.evaluate(WRITTEN) if contrast(letter, DARK.paper) < 4.5} <= {DARK.paper}
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


def turn_dark(page: Page) -> None:
    """Set the system of the reader to dark."""
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", "dark")
