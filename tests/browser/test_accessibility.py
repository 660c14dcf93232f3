"""An automated check (axe) of every page: keyboard, names, contrast, language."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.test_browser import READY
from tests.conftest import new_visit

SERIOUS = {"serious", "critical"}


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", READY)
def test_axe_finds_nothing_serious(browser: Browser, server: str, path: str, width: int) -> None:
    visit = new_visit(browser, server, width=width)
    page = visit.open(path, READY[path])
    page.wait_for_timeout(1500)
    found = Axe().run(page).response["violations"]
    serious = [
        (item["id"], item["help"], [node["html"][:160] for node in item["nodes"]][:3])
        for item in found
        if item["impact"] in SERIOUS
    ]
    assert serious == []
    page.close()
