"""An automated check (axe) of every page: keyboard, names, contrast in light and dark, language."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.contrast import contrast
from tests.helpers.visits import READY, barriers, new_visit
from ucj.present.draw.looks import DARK

# What is written in charts, which axe does not see: the colour of each letter, as `#` and six digits.
_WRITTEN = """() => {
    const digits = part => Number(part).toString(16).padStart(2, '0')
    return [...document.querySelectorAll('.vega-embed text, .ucj-line text')].map(text =>
        '#' + getComputedStyle(text).fill.match(/\\d+/g).slice(0, 3).map(digits).join(''))
}"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", READY)
def test_axe_finds_nothing_serious(browser: Browser, server: str, path: str, width: int) -> None:
    visit = new_visit(browser, server, width=width)
    page = visit.open(path)
    visit.come_to_rest()
    assert barriers(page) == []
    if width == 1280:
        turn_dark(page)
        visit.come_to_rest()
        assert barriers(page, "color-contrast") == []
        # On a bar the colour of the page is read.
        assert {letter for letter in page.evaluate(_WRITTEN) if contrast(letter, DARK.paper) < 4.5} <= {DARK.paper}
    page.close()


def turn_dark(page: Page) -> None:
    """Set the system of the reader to dark."""
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", "dark")
