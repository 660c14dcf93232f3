"""A visitor who clicks at random: nothing escapes, and region and plan are always those last chosen.

WALK_SEED and WALK_STEPS choose another walk: `WALK_SEED=7 python -m pytest tests/browser/test_walk.py`.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.visits import REGION, Visit, region_box, slider
from ucj.facts.ledger import Ledger
from ucj.model.scenario_builder import usual_people
from ucj.present.words import catalogue, numbers, sentences

SEED = int(os.environ.get("WALK_SEED", "1"))
STEPS = int(os.environ.get("WALK_STEPS", "300"))
# With figures, with a part of them, with none; provinces and kabupaten; NTB, Lampung and far away.
REGIONS = ("5203", "5201", "5271", "52", "18", "1871", "1805", "7171", "9501", "82")
PAGES = ("", "peta", "skenario", "banding", "target", "kemiskinan", "desa", "manfaat", "data", "unggah", "metode")
WITH_REGION = {"", "skenario", "manfaat"}
WITH_PROVINCE = WITH_REGION | {"peta", "target", "kemiskinan", "desa", "unggah"}
VIEWS = 8


@dataclass
class Walk:
    """A visit and what its visitor has chosen last."""

    visit: Visit
    ledger: Ledger
    chance: random.Random
    at: str = ""
    region: str = "5203"
    language: str = "id"
    groups: dict[str, set[str]] = field(default_factory=dict)
    people: dict[tuple[str, str], str] = field(default_factory=dict)
    taken: Counter[str] = field(default_factory=Counter)
    # Pages turned since the address was opened: behind them lies another visit.
    depth: int = 0

    @property
    def page(self) -> Page:
        return self.visit.page

    def said(self, message: str) -> str:
        return catalogue._(message)

    def plan(self) -> set[str]:
        offered = [group.id for group in self.ledger.groups_of(self.region)]
        return self.groups.setdefault(self.region, set(offered[:2]))

    def planned(self) -> bool:
        return self.page.locator(".st-key-levers").count() > 0

    def step(self) -> None:
        """Do one thing that can be done here, and see that everything is as it was chosen."""
        steps = [self.turn_page] * 6 + [self.change_language] * 3 + [self.open_link]
        if self.depth:
            steps += [self.go_back] * 2
        if self.at in WITH_REGION:
            steps += [self.choose_region] * 3
        if self.at == "skenario" and self.planned():
            steps += [self.toggle_group, self.press_a_key, self.look, self.fold, self.load_and_restore] * 5
        chosen = self.chance.choice(steps)
        self.taken[chosen.__name__] += 1
        chosen()
        self.check()

    def turn_page(self) -> None:
        to = self.chance.choice((*range(len(PAGES)), *[PAGES.index("skenario")] * 6))
        self.page.get_by_test_id("stPageLink-NavLink").nth(to).click()
        self.depth += PAGES[to] != self.at
        self.at = PAGES[to]
        self.page.wait_for_url(lambda url: page_of(url) == self.at)

    def go_back(self) -> None:
        self.page.go_back()
        self.visit.settle()
        self.depth -= 1
        if self.chance.random() < 0.5:
            self.page.go_forward()
            self.visit.settle()
            self.depth += 1
        self.arrive()

    def arrive(self) -> None:
        self.at = page_of(self.page.url)

    def open_link(self) -> None:
        # Whoever opens an address comes for the first time.
        self.region, self.language = self.chance.choice(REGIONS), self.chance.choice(("id", "en"))
        catalogue.speak(self.language)
        self.groups, self.people, self.depth = {}, {}, 0
        to = self.chance.choice(("", "skenario", "manfaat"))
        root = self.page.url.split("/", 3)
        self.page.goto(f"{root[0]}//{root[2]}/{to}?region={self.region}&lang={self.language}")
        self.at = to
        self.page.get_by_role("heading", level=1).wait_for()

    def change_language(self) -> None:
        self.language = "en" if self.language == "id" else "id"
        self.visit.speak(self.language)
        catalogue.speak(self.language)

    def choose_region(self) -> None:
        region = self.chance.choice(REGIONS)
        province = self.ledger.regions[self.ledger.province_of(region)].name
        boxes = self.page.get_by_role("combobox", name=self.said("Provinsi"), exact=True)
        for box, name in ((boxes, province), (region_box(self.page), self.name(region))):
            if box.input_value() != name:
                box.click()
                box.fill(name)
                self.page.get_by_role("option", name=name, exact=True).click()
                expect(box).to_have_value(name)
                self.visit.settle()
        self.region = region

    def name(self, region: str) -> str:
        return sentences.region_name(self.ledger.regions[region])

    def label(self, group: str) -> str:
        return self.said(self.ledger.groups[group].label)

    def toggle_group(self) -> None:
        group = self.chance.choice([group.id for group in self.ledger.groups_of(self.region)])
        if group not in self.plan():
            self.page.get_by_role("button", name=self.said("Tambah kelompok")).click()
            self.page.get_by_role("menuitem", name=self.label(group)).click()
        else:
            details = self.page.get_by_role("button", name=f"{self.label(group)}: {self.said('{label}: rincian')[9:]}")
            if details.get_attribute("aria-expanded") == "false":
                details.click()
            self.page.get_by_role("button", name=self.said("Keluarkan dari rencana")).click()
        self.plan().symmetric_difference_update({group})

    def press_a_key(self) -> None:
        if not self.plan():
            return
        group = self.chance.choice(sorted(self.plan()))
        handle = slider(self.page, self.label(group))
        handle.focus()
        for _press in range(self.chance.randint(1, 4)):
            self.page.keyboard.press(self.chance.choice(("ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End")))
        handle.blur()
        self.people[self.region, group] = self.digits(handle.get_attribute("aria-valuetext") or "")

    def look(self) -> None:
        names = (
            "Peta",
            "Biaya",
            "Rincian perubahan",
            "Kapan berakhir",
            "Santunan",
            "Rentang ketidakpastian",
            "Optimasi rencana",
        )
        name = self.said(self.chance.choice(names))
        self.page.get_by_role("radio", name=name, exact=True).click()

    def fold(self) -> None:
        folds = self.page.locator("details summary")
        folds.nth(self.chance.randrange(folds.count())).click()

    def load_and_restore(self) -> None:
        self.page.get_by_role("button", name=self.said("Muat rencana")).click()
        preset = self.chance.choice(list(self.ledger.presets.values()))
        self.page.get_by_role("button", name=self.said(preset.title), exact=True).click()
        back = self.page.get_by_role("button", name=self.said("Kembalikan rencana sebelumnya"))
        back.wait_for()
        self.visit.settle()
        expect(region_box(self.page)).to_have_value(self.name(preset.region))
        self.page.keyboard.press("Escape")
        back.click()

    def digits(self, shown: str) -> str:
        return "".join(letter for letter in shown if letter.isdigit())

    def check(self) -> None:
        self.visit.settle()
        expect(self.page.get_by_test_id("stException")).to_have_count(0)
        assert "kesalahan aplikasi" not in self.page.content() and "fault in the app" not in self.page.content()
        expect(self.page.get_by_role("radio", name=self.language.upper(), exact=True)).to_be_checked()
        province = self.ledger.regions[self.ledger.province_of(self.region)].name
        if self.at in WITH_PROVINCE:
            expect(self.page.get_by_role("combobox", name=self.said("Provinsi"), exact=True)).to_have_value(province)
        if self.at in WITH_REGION:
            expect(region_box(self.page)).to_have_value(self.name(self.region))
        if self.at == "skenario" and self.planned():
            self.check_plan()

    def check_plan(self) -> None:
        for group in self.ledger.groups_of(self.region):
            chosen = group.id in self.plan()
            expect(slider(self.page, self.label(group.id))).to_have_count(int(chosen))
            if chosen:
                usual = str(usual_people(self.ledger, self.region, group.id))
                people = self.people.get((self.region, group.id), usual)
                typed = self.page.get_by_label(f"{self.label(group.id)}: {self.said('{label}: isi angkanya')[9:]}")
                expect(typed).to_have_value(numbers.whole(float(people)))


def page_of(url: str) -> str:
    return urlparse(url).path.strip("/")


@pytest.mark.long
def test_a_random_walk(visit: Visit, ledger: Ledger) -> None:
    visit.open("", REGION["id"])
    walk = Walk(visit, ledger, random.Random(SEED))
    try:
        for number in range(STEPS):
            try:
                walk.step()
            except AssertionError as error:
                raise AssertionError(f"seed {SEED}, step {number}, {walk.taken.most_common()}: {error}") from error
    finally:
        catalogue.speak("id")
    visit.quiet()
    assert len(walk.taken) >= 8
