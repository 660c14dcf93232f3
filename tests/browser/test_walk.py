"""A visitor who clicks at random: nothing escapes, and region and plan are always those last chosen or gone back to.

WALK_SEED and WALK_STEPS choose another walk: `WALK_SEED=7 python -m pytest tests/browser/test_walk.py`.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlparse

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.helpers.visits import REGION, Visit, region_box, slider
from ucj.facts.ledger import Ledger
from ucj.model.scenario_builder import usual_people
from ucj.present.words import catalogue, numbers, sentences

SEED = int(os.environ.get("WALK_SEED", "1"))
STEPS = int(os.environ.get("WALK_STEPS", "60"))
# With figures, with a part of them, with none; provinces and kabupaten; NTB, Lampung and far away.
REGIONS = ("5203", "5201", "5271", "52", "18", "1871", "1805", "7171", "9501", "82")
PAGES = ("", "peta", "skenario", "banding", "target", "kemiskinan", "desa", "manfaat", "data", "unggah", "metode")
WITH_REGION = {"", "skenario", "manfaat"}
WITH_PROVINCE = WITH_REGION | {"peta", "target", "kemiskinan", "desa", "unggah"}
UPLOAD = b"kode,peserta_aktif,potensi_pekerja,posisi,sumber\n5203,170001,500001,2026-06,Surat Disnaker\n"
# A browser forgets the first of more steps than this.
STEPS_OF_BROWSER = 45


@dataclass
class Place:
    """What was shown at one step of the browser's history."""

    url: str
    at: str
    region: str
    language: str
    plan: set[str]
    people: dict[str, str]


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
    # The steps of the browser since the address was opened, behind which lies another visit, and which one is shown.
    trail: list[Place] = field(default_factory=list)
    spot: int = 0

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
        if self.spot > max(0, len(self.trail) - STEPS_OF_BROWSER):
            steps += [self.go_back] * 5
        if self.spot < len(self.trail) - 1:
            steps += [self.go_forward] * 5
        if self.at == "unggah":
            steps += [self.upload] * 5
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
        self.at = PAGES[to]
        self.page.wait_for_url(lambda url: page_of(url) == self.at)

    def go_back(self) -> None:
        self.go(-1)

    def go_forward(self) -> None:
        self.go(1)

    def go(self, by: int) -> None:
        """Go back or forward: region, language and plan are those of that step."""
        self.spot += by
        place, before = self.trail[self.spot], urlparse(self.page.url).query
        (self.page.go_back if by < 0 else self.page.go_forward)()
        self.visit.settle()
        same = urlparse(place.url).query == before
        self.at, place.url = place.at, self.page.url
        if same:
            return
        self.region, self.language = place.region, place.language
        catalogue.speak(self.language)
        self.groups[self.region] = set(place.plan)
        for group in self.ledger.groups_of(self.region):
            if group.id in place.people:
                self.people[self.region, group.id] = place.people[group.id]
            # Of groups outside a plan its address says nothing.
            elif group.id in place.plan or "model=" not in place.url:
                self.people.pop((self.region, group.id), None)

    def note(self) -> None:
        """Note what is shown as a step of the browser, where it is another one."""
        self.visit.answered()
        if self.trail and self.trail[self.spot].url == self.page.url:
            return
        people = {
            group: self.people[self.region, group] for group in self.plan() if (self.region, group) in self.people
        }
        place = Place(self.page.url, self.at, self.region, self.language, set(self.plan()), people)
        self.trail = [*self.trail[: self.spot + 1], place] if self.trail else [place]
        self.spot = len(self.trail) - 1

    def upload(self) -> None:
        file: FilePayload = {"name": "disnaker.csv", "mimeType": "text/csv", "buffer": UPLOAD}
        self.page.locator("input[type=file]").first.set_input_files(file, timeout=120_000)

    def open_link(self) -> None:
        # Whoever opens an address comes for the first time.
        self.region, self.language = self.chance.choice(REGIONS), self.chance.choice(("id", "en"))
        catalogue.speak(self.language)
        self.groups, self.people, self.trail, self.spot = {}, {}, [], 0
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
                self.region = self.ledger.province_of(region) if box is boxes else region
                self.note()
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
        for _press in range(self.chance.randint(1, 3)):
            self.page.keyboard.press(self.chance.choice(("ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End")))
            self.people[self.region, group] = self.digits(handle.get_attribute("aria-valuetext") or "")
            # Slow presses are a step each.
            self.note()

    def look(self) -> None:
        names = ("Garis dan peta", "Biaya", "Rincian", "Berakhir", "Santunan", "Rentang", "Optimasi", "Bantuan")
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
        before = self.region, dict(self.groups), dict(self.people)
        self.region, self.groups[preset.region] = preset.region, {lever.group for lever in preset.levers}
        for lever in preset.levers:
            self.people[preset.region, lever.group] = str(round(lever.people))
        self.note()
        expect(region_box(self.page)).to_have_value(self.name(preset.region))
        self.page.keyboard.press("Escape")
        back.click()
        back.wait_for(state="detached")
        self.region, self.groups, self.people = before

    def digits(self, shown: str) -> str:
        return "".join(letter for letter in shown if letter.isdigit())

    def check(self) -> None:
        self.note()
        assert page_of(self.page.url) == self.at
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
@pytest.mark.parametrize("steps", [STEPS, pytest.param(500, marks=pytest.mark.deep)])
def test_a_random_walk(visit: Visit, ledger: Ledger, steps: int) -> None:
    visit.open("", REGION["id"])
    walk = Walk(visit, ledger, random.Random(SEED))
    walk.note()
    try:
        for number in range(steps):
            try:
                walk.step()
            except AssertionError as error:
                raise AssertionError(f"seed {SEED}, step {number}, {walk.taken.most_common()}: {error}") from error
    finally:
        catalogue.speak("id")
    visit.quiet()
    assert len(walk.taken) >= 8
