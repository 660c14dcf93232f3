"""A page from the folder of downloads of a phone without internet: it opens, moves, and says what the plan says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.helpers.visits import barriers
from ucj.facts.ledger import Ledger
from ucj.model.projection import Projection, project
from ucj.model.scenario_builder import build_scenario
from ucj.present.print.page import page_html
from ucj.present.print.site import INDEX, index_html, page_name
from ucj.present.story.handouts import directory, plan_handout, region_handout
from ucj.present.strip import strip
from ucj.present.words import numbers, plan_sentences, target_words

TODAY = dt.date(2026, 11, 21)
PRESET = "rencana-2026-30108"


@dataclass
class Phone:
    """A phone without internet: what it asked for, and what went wrong."""

    page: Page
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: Path, hash_: str = "") -> Page:
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text))
        self.page.goto(f"{path.as_uri()}{hash_}")
        self.page.locator("html.ready").wait_for(state="attached")
        return self.page


@pytest.fixture
def phone(browser: Browser) -> Iterator[Phone]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, offline=True, has_touch=True)
    yield Phone(context.new_page())
    context.close()


@pytest.fixture(scope="module")
def planned(ledger: Ledger) -> Projection:
    return project(build_scenario(ledger, ledger.presets[PRESET], TODAY), ledger.premiums)


@pytest.fixture(scope="module")
def file(ledger: Ledger, planned: Projection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("unduhan") / "rencana.html"
    path.write_text(page_html(plan_handout(ledger, planned, TODAY, saved=ledger.presets[PRESET])), encoding="utf-8")
    return path


def said(page: Page, selector: str) -> str:
    return " ".join(page.locator(f"{selector}:visible").inner_text().replace("\u00a0", " ").split())


def people(page: Page) -> Locator:
    return page.get_by_role("slider", name="Petani tembakau", exact=True)


def says(page: Page, ledger: Ledger, result: Projection) -> None:
    """Assert that a page shows what the model answers, to the person and the rupiah that are shown."""
    aim = target_words.aim(ledger, result.scenario, TODAY)
    assert said(page, ".sentence") == plan_sentences.scenario_sentence(result, aim).replace("\u00a0", " ")
    for name, card in strip(result, aim).items():
        shown = said(page, f".ucj-strip [data-figure={name}]")
        assert shown == f"{card.label} {card.value} {card.meaning}".replace("\u00a0", " ")
    assert numbers.percent(result.judged.coverage).replace("\u00a0", " ") in said(page, ".caption")


def test_a_plan_moves_in_a_file(phone: Phone, file: Path, ledger: Ledger, planned: Projection) -> None:
    page = phone.open(file)
    says(page, ledger, planned)
    before = page.locator('[href="#r5203"]').first.get_attribute("fill")
    line = page.locator(".ucj-active:visible").get_attribute("d")
    # As a thumb does: a value of the slider at each step.
    people(page).evaluate(
        "(slider, value) => { slider.value = value; slider.dispatchEvent(new Event('input', { bubbles: true })) }", 10
    )
    moved = int(page.locator(".ucj-lever-typed:visible").first.input_value().replace(".", ""))
    assert 0 < moved < 30_108
    lever = replace(planned.scenario.levers[0], people=float(moved))
    result = project(replace(planned.scenario, levers=(lever,)), ledger.premiums)
    assert 0 < result.judged.added < planned.judged.added
    says(page, ledger, result)
    assert page.locator('[href="#r5203"]').first.get_attribute("fill") != before
    assert page.locator(".ucj-active:visible").get_attribute("d") != line
    expect(page.get_by_text("tetap menurut rencana yang dikirim")).to_be_visible()
    # The other language shows the same move.
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    added = numbers.whole(result.judged.added).replace(".", ",")
    assert f"adds {added} active participants" in said(page, ".sentence")
    page.get_by_role("button", name="Back to the plan that was sent").click()
    page.get_by_role("link", name="Bahasa Indonesia").click()
    says(page, ledger, planned)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert phone.asked == [file.as_uri()]
    assert phone.errors == []


def test_details_and_typing(phone: Phone, file: Path, ledger: Ledger, planned: Projection) -> None:
    page = phone.open(file)
    assert page.get_by_role("slider").count() == 1
    page.get_by_role("button", name="Petani tembakau: rincian").click()
    months = page.get_by_role("textbox", name="Masa pembayaran: isi angkanya")
    months.fill("12")
    months.press("Enter")
    lever = replace(planned.scenario.levers[0], months=12)
    says(page, ledger, project(replace(planned.scenario, levers=(lever,)), ledger.premiums))
    assert barriers(page) == []
    assert phone.errors == []


def test_a_page_is_read_without_scripts(browser: Browser, file: Path, ledger: Ledger, planned: Projection) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    says(page, ledger, planned)
    expect(page.locator(".try")).to_be_hidden()
    expect(page.get_by_role("navigation")).to_be_hidden()
    context.close()


def test_pages_lie_side_by_side(phone: Phone, ledger: Ledger, tmp_path: Path) -> None:
    for region in ("52", "5203"):
        html = page_html(region_handout(ledger, region, TODAY), pages={"5203": page_name("5203")})
        (tmp_path / page_name(region)).write_text(html, encoding="utf-8")
    index = index_html(lambda: directory(ledger, TODAY, ("52", "18")), ledger.vintage, 2)
    (tmp_path / INDEX).write_text(index, encoding="utf-8")
    page = phone.open(tmp_path / INDEX, "#en")
    page.get_by_role("searchbox").fill("timur")
    # Lombok Timur, Lampung Timur, and the two provinces above them.
    expect(page.get_by_role("status")).to_have_text("2 regions")
    assert page.locator("li:visible > a").all_inner_texts() == ["Lombok Timur Regency", "Lampung Timur Regency"]
    page.get_by_role("searchbox").fill("52")
    expect(page.get_by_role("status")).to_have_text("11 regions")
    assert barriers(page) == []
    page.locator("a[href^='52.html'] use:visible").click()
    page.locator("html.ready").wait_for(state="attached")
    page.locator("a[href^='5203.html'] use:visible").click()
    # In the language that was chosen.
    expect(page.get_by_role("heading", level=1)).to_have_text("Lombok Timur Regency")
    assert "32.70%" in said(page, ".cards")
    assert phone.errors == []
