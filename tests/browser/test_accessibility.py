"""An automated check (axe) of every page: keyboard, names, contrast, language."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.helpers.visits import READY, barriers, new_visit


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", READY)
def test_axe_finds_nothing_serious(browser: Browser, server: str, path: str, width: int) -> None:
    visit = new_visit(browser, server, width=width)
    page = visit.open(path)
    visit.come_to_rest()
    assert barriers(page) == []
    page.close()
