"""What holds on a day is what is said on it: no target whose year has ended is spoken of as ahead, on any page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import PAGES, control, texts
from tests.helpers.passed_targets import clauses, lies, said, shown
from ucj.facts import clock
from ucj.facts.ledger import Ledger, load_ledger
from ucj.facts.rules import month_number, month_of, month_text
from ucj.facts.scenarios import SavedScenario
from ucj.model.projection import Projection, project
from ucj.model.scenario_builder import build_scenario, default_start
from ucj.present.story.plan import plan_story
from ucj.present.story.region import region_story, screens
from ucj.present.words import numbers

DAYS = (dt.date(2026, 11, 21), dt.date(2027, 6, 1), dt.date(2031, 1, 1))
# NTB, Lombok Timur, Sumbawa, Lampung and Bali.
REGIONS = ("52", "5203", "5204", "18", "51")
# What differs from region to region; the other pages are read once.
OF_A_REGION = ("app.py", "pages/peta.py", "pages/skenario.py", "pages/target.py", "pages/kemiskinan.py")
LEDGER = load_ledger()


@pytest.fixture(params=DAYS, ids=str)
def today(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> dt.date:
    """Return the day, which the whole app lives in."""
    day: dt.date = request.param
    monkeypatch.setattr(clock, "now", lambda: dt.datetime(day.year, day.month, day.day, 5, tzinfo=dt.UTC))
    assert clock.today() == day
    return day


def written(ledger: Ledger) -> set[str]:
    """Return what sources wrote themselves and is quoted as it stands."""
    texts = [source.title for source in ledger.sources.values()]
    texts += [figure.note for figure in ledger.observations]
    texts += [text for item in ledger.disagreements for text in (item.title, item.explanation)]
    texts += [text for case in ledger.cases for text in vars(case).values() if isinstance(text, str)]
    texts += [text for plan in ledger.presets.values() for text in (plan.title, plan.said_by, *plan.not_modelled)]
    return {clause.rstrip(".") for text in texts for clause in clauses(text)}


QUOTED = written(LEDGER)


def check(region: str, said: Iterable[str], today: dt.date) -> None:
    found = [lie for text in dict.fromkeys(said) for lie in lies(LEDGER, region, text, today)]
    assert [lie for lie in found if not any(quoted and quoted in lie for quoted in QUOTED if len(quoted) > 12)] == []


def default_plan(region: str, today: dt.date) -> Projection:
    start = month_text(default_start(today))
    saved = SavedScenario.model_validate(
        {"region": region, "start": start, "levers": [{"group": "msme", "people": 20_000}]}
    )
    return project(build_scenario(LEDGER, saved, today), LEDGER.premiums)


# ---- What finds them


@pytest.mark.parametrize(
    "lie",
    [
        "Dari 504.000 pekerja: 32,70 %; target 54 % untuk 2025 masih kurang 107.332 orang.",
        "orang lagi agar mencapai 54 % (272.160 peserta), target 2025.",
        "164.828 dari 272.160 peserta yang ditargetkan untuk 2025. Bukan cakupan.",
        "Target 2025: 272.160",
        "Mencapai target 54 % untuk 2025 memerlukan iuran Rp21,6 miliar setahun",
        "Rencana ini menambah 1 orang: 33 %, bukan 32 %, pada Desember 2027; target 54 % masih kurang 90.000 orang.",
        "68 dari 100 hitungan mencapai target 54 %.",
        "Provinsi X harus menambah 569.930 peserta agar mencapai 62,22 % pada 2025.",
        "569.930 orang pada 2025 memerlukan Rp114,9 miliar.",
        "Target 54 %",
    ],
)
def test_the_old_sentences_are_found(lie: str) -> None:
    assert lies(LEDGER, "5203", lie, DAYS[0])


@pytest.mark.parametrize(
    "truth",
    [
        "Target 2025 (54 %) tidak tercapai menurut angka terakhir (Januari 2026: 32,70 %), kurang 107.332.",
        "Target 2026 belum terbit.",
        "Target 54 % (2025, berakhir) masih kurang 90.000 orang.",
        "54 %, terbit 22 Mei 2025",
        "target 64,94 % untuk 2026 masih kurang 619.120 orang",
    ],
)
def test_what_is_true_is_left_alone(truth: str) -> None:
    assert lies(LEDGER, "5203", truth, DAYS[0]) == []


# ---- Sentences, worked out by hand


def sentence(region: str, today: dt.date) -> str:
    return region_story(LEDGER, region, today).sentence.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("region", "day", "ending"),
    [
        # 54 % of 504,000 are 272,160; − 164,828.
        (
            "5203",
            0,
            "32,70 %. Target 2025 (54 %) tidak tercapai menurut angka terakhir (Januari 2026: 32,70 %), "
            "kurang 107.332. Target 2026 belum terbit.",
        ),
        (
            "5203",
            2,
            "Target 2025 (54 %) tidak tercapai menurut angka terakhir (Januari 2026: 32,70 %), kurang 107.332. "
            "Target 2031 belum terbit.",
        ),
        (
            "5204",
            0,
            "Belum diketahui apakah target 2025 (59 %) tercapai: angka terakhir Mei 2025 (23,91 %). "
            "Target 2026 belum terbit.",
        ),
        # 64.94 % of 1,808,432 − 555,276, × Rp16,800 × 12.
        ("52", 0, "target 64,94 % untuk 2026 masih kurang 619.120 orang, dan iuran mereka Rp124,8 miliar setahun."),
        (
            "52",
            1,
            "Belum diketahui apakah target 2026 (64,94 %) tercapai: angka terakhir Juni 2025 (30,70 %). "
            "Target 2027 belum terbit.",
        ),
        # 58.35 % of the 3,155,741 that the targets of 2026 imply are 1,841,375; − 760,468.
        ("18", 1, "target 58,35 % untuk 2030 masih kurang 1.080.907 orang, dan iuran mereka Rp217,9 miliar setahun."),
        (
            "18",
            2,
            "Belum diketahui apakah target 2030 (58,35 %) tercapai: angka terakhir September 2024 (24,86 %). "
            "Target 2031 belum terbit.",
        ),
    ],
)
def test_the_sentence_of_a_region(region: str, day: int, ending: str) -> None:
    assert sentence(region, DAYS[day]).endswith(ending)


def test_what_became_of_the_target_before_is_said_beside_the_one_ahead() -> None:
    notes = " ".join(region_story(LEDGER, "18", DAYS[1]).notes).replace("\u00a0", " ")
    assert "Belum diketahui apakah target 2026 (45,53 %) tercapai: angka terakhir September 2024 (24,86 %)." in notes


# ---- Everything that is told


@pytest.mark.parametrize("region", REGIONS)
def test_briefs_and_screens(region: str, today: dt.date) -> None:
    result = default_plan(region, today)
    check(region, said(region_story(LEDGER, region, today)), today)
    check(region, said(plan_story(LEDGER, result, today)), today)
    check(region, said(screens(LEDGER, region, today, result)), today)


def opened(open_page: Callable[[str], AppTest], path: str, region: str) -> AppTest:
    app = open_page(path)
    app.query_params["region"] = region
    app.run()
    assert not app.exception
    assert not app.error
    return app


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_of_lombok_timur(open_page: Callable[[str], AppTest], path: str, today: dt.date) -> None:
    check("5203", shown(opened(open_page, path, "5203")), today)


@pytest.mark.deep
@pytest.mark.parametrize("region", [region for region in REGIONS if region != "5203"])
@pytest.mark.parametrize("path", PAGES)
def test_the_pages_of_the_others(open_page: Callable[[str], AppTest], path: str, region: str, today: dt.date) -> None:
    check(region, shown(opened(open_page, path, region)), today)


@pytest.mark.parametrize("view", ["waterfall", "lapse", "uncertainty", "solve", "convert", "claims", "money"])
def test_the_views_of_a_plan(open_page: Callable[[str], AppTest], view: str, today: dt.date) -> None:
    app = opened(open_page, "pages/skenario.py", "5203")
    control(app.button_group, "view").set_value(view).run()
    assert not app.exception
    check("5203", shown(app), today)


def test_an_announced_plan_opens_and_keeps_its_target(open_page: Callable[[str], AppTest], today: dt.date) -> None:
    app = opened(open_page, "pages/skenario.py", "5203")
    app.button(key="preset_lampung-2026").click().run()
    assert not app.exception
    assert not app.error
    check("18", shown(app), today)
    # The published participants of 2026, whatever day it is.
    ends = "" if today.year == 2026 else ", berakhir"
    assert f"target 45,53 % (2026{ends})" in texts(app)


def test_a_plan_of_that_day_lies_ahead(open_page: Callable[[str], AppTest], today: dt.date) -> None:
    app = opened(open_page, "pages/skenario.py", "5203")
    start = control(app.selectbox, "start_5203")
    assert start.value == month_number(f"{today.year + 1}-01")
    assert start.options[0] == numbers.date(month_text(month_of(today) + 1))


def test_the_plan_page_names_the_year_of_its_target(open_page: Callable[[str], AppTest], today: dt.date) -> None:
    read = texts(opened(open_page, "pages/skenario.py", "5203"))
    assert "target 54 % (2025, berakhir) masih kurang" in read
    assert f"Ukurannya target 2025 yang sudah berakhir; target {today.year} belum terbit." in read


def test_the_target_page_without_a_target_offers_to_type_one(open_page: Callable[[str], AppTest]) -> None:
    app = opened(open_page, "pages/target.py", "51")
    assert "Provinsi Bali: belum diketahui apakah target 2025 (67,28 %) tercapai" in texts(app)
    assert "Tidak ada target tahun ini atau sesudahnya. Ketik tahun dan persentasenya" in texts(app)
    control(app.selectbox, "cascade_target_year_51").set_value(2028).run()
    control(app.number_input, "cascade_target_share_51").set_value(80.0).run()
    assert not app.error
    # 80 % of 1,873,899 are 1,499,119; − 935,079.
    assert "Provinsi Bali harus menambah 564.040 peserta agar mencapai 80 % pada 2028" in texts(app)
