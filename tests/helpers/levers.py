"""The sliders of a plan in a browser."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def lever(page: Page, label: str) -> Locator:
    """Return a slider by its whole label."""
    return page.get_by_role("slider", name=label, exact=True)


def lever_row(page: Page, label: str) -> Locator:
    """Return the row of a slider."""
    return page.locator(".ucj-lever").filter(has=lever(page, label))


def lever_number(page: Page, label: str) -> Locator:
    """Return the field beside a slider."""
    return page.get_by_role("textbox", name=f"{label}: isi angkanya")


def at_share(slider: Locator, share: float) -> tuple[float, float]:
    """Return the point of a track that lies at a share of where the thumb can be."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    thumb = slider.evaluate("e => parseFloat(getComputedStyle(e).getPropertyValue('--ucj-thumb'))")
    assert box
    return box["x"] + thumb / 2 + share * (box["width"] - thumb), box["y"] + box["height"] / 2


def hold(page: Page, label: str, share: float) -> None:
    """Take hold of the thumb of a slider that stands at a share of its track."""
    page.mouse.move(*at_share(lever(page, label), share))
    page.mouse.down()
