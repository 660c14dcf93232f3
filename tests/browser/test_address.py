"""The address bar is the plan: reload, Back, Forward, another page, and a server that was killed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.helpers.server import start_server
from tests.helpers.visits import READY, Visit, new_visit

FIELD = {"id": "Petani tembakau: isi angkanya", "en": "Tobacco farmers: enter the number"}


def move(visit: Visit, people: str) -> str:
    """Type a number of tobacco farmers and return the address, once it has it."""
    before = visit.page.url
    field = visit.page.get_by_label(FIELD["id"])
    field.fill(people)
    field.press("Enter")
    visit.page.wait_for_url(lambda url: url != before)
    visit.settle()
    return visit.page.url


def assert_people(visit: Visit, people: str, language: str = "id") -> None:
    """Wait for the answer and assert the number of tobacco farmers."""
    visit.settle()
    field = visit.page.get_by_label(FIELD[language])
    expect(field).to_have_count(1)
    expect(field).to_have_value(people)


def test_back_forward_reload_and_the_buttons(visit: Visit) -> None:
    page = visit.open("skenario")
    bare = page.url
    first, second = move(visit, "17.450"), move(visit, "16.000")
    assert "tobacco_farmers.people=17450&" in first and "tobacco_farmers.people=16000&" in second
    for go, url, people in (
        (page.go_back, first, "17.450"),
        (page.go_back, bare, "17.000"),
        (page.go_forward, first, "17.450"),
        (page.reload, first, "17.450"),
        (page.go_forward, second, "16.000"),
    ):
        go()
        assert_people(visit, people)
        assert page.url == url
    for name, people in (("Urungkan", "17.450"), ("Ulangi", "16.000")):
        page.get_by_role("button", name=name).click()
        assert_people(visit, people)
    page.keyboard.press("Alt+z")
    assert_people(visit, "17.450")
    assert page.url == first
    visit.quiet()


def test_a_page_is_one_step_and_keeps_the_plan(visit: Visit) -> None:
    page = visit.open("skenario")
    first = move(visit, "17.450")
    steps = page.evaluate("history.length")
    visit.go("Bandingkan")
    expect(page).to_have_url(first.replace("/skenario", "/banding"))
    visit.settle()
    assert page.evaluate("history.length") == steps + 1
    page.reload()
    page.get_by_text(READY["banding"]).first.wait_for()
    visit.settle()
    visit.go("Skenario")
    assert_people(visit, "17.450")
    assert (page.url, page.evaluate("history.length")) == (first, steps + 2)
    page.go_back()
    page.get_by_text(READY["banding"]).first.wait_for()
    page.go_back()
    assert_people(visit, "17.450")
    page.go_back()
    assert_people(visit, "17.000")
    visit.quiet()


def test_the_language_is_a_step_too(visit: Visit) -> None:
    page = visit.open("skenario")
    first = move(visit, "17.450")
    visit.speak("en")
    expect(page).to_have_url(first.replace("region=5203", "region=5203&lang=en"))
    page.reload()
    assert_people(visit, "17,450", "en")
    page.go_back()
    assert_people(visit, "17.450")
    page.go_forward()
    assert_people(visit, "17,450", "en")
    visit.quiet()


@pytest.mark.browser
def test_a_killed_server_comes_back_with_the_plan_and_so_does_another(
    browser: Browser, server: str, tmp_path: Path
) -> None:
    process, address = start_server(tmp_path / "log")
    port = int(address.rpartition(":")[2])
    visit = new_visit(browser, address)
    try:
        page = visit.open("skenario")
        url = move(visit, "17.450")
        process.kill()
        process.wait()
        expect(page.locator("[data-testid=stApp][data-test-connection-state=CONNECTED]")).to_have_count(0)
        process, address = start_server(tmp_path / "log", port=port)
        expect(page.locator("[data-testid=stApp][data-test-connection-state=CONNECTED]")).to_have_count(1)
        # By itself, before anybody does anything: a slider is answered again.
        assert_people(visit, "17.450")
        assert page.url == url
        moved = move(visit, "16.000")
        assert "tobacco_farmers.people=16000&" in moved
        # Another server that never saw this visit, and the first one again.
        page.goto(moved.replace(address, server))
        assert_people(visit, "16.000")
        page.goto(moved)
        assert_people(visit, "16.000")
    finally:
        process.kill()
        page.close()
