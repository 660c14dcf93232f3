"""A figure is opened, read and closed with a mouse or a finger, and the keyboard comes back to where it was."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.helpers.visits import Visit, barriers


def test_a_figure_is_explained(visit: Visit) -> None:
    page = visit.open("")
    button = page.get_by_role("button", name="Jelaskan").nth(1)
    button.click()
    dialog = page.get_by_role("dialog", name="Kekurangan terhadap target")
    expect(dialog.get_by_text("Rumus")).to_be_visible()
    expect(dialog.get_by_role("row").filter(has_text="Peserta yang ditargetkan")).to_contain_text("272.160")
    expect(dialog.get_by_role("button", name="Salin perintah")).to_be_visible()
    expect(dialog.get_by_role("button", name="Tutup")).to_have_count(1)
    expect(dialog.get_by_role("button", name="Copy")).to_have_count(0)
    visit.settle()
    assert barriers(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()
    visit.quiet()
