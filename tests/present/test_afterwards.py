"""What follows the month a plan is judged by: said wherever a plan is summed up, and never invented.

By hand, Lombok Timur: 164,828 of 504,000 are covered (32.70 %), 17,395 tobacco farmers among them, so 147,433 others.
The farmers were paid for until December 2025 and a tenth of them stays: 149,172.5 (29.60 %) from April 2026.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import texts
from tests.helpers.plans import ceilings
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.model.comparison import Compared
from ucj.model.projection import Projection, project
from ucj.model.questions import Wish, find_plan
from ucj.model.scenario import Scenario
from ucj.model.scenario_builder import baseline_for, plan_lever
from ucj.present import afterwards, comparison
from ucj.present.plan_cards import plan_cards
from ucj.present.story.plan import chapters, plan_story
from ucj.present.words import answer_sentences, plan_sentences
from ucj.present.words.catalogue import speak

START = month_number("2027-01")
TODAY = dt.date(2026, 11, 20)
SURE = {"valid": 1.0, "take_up": 1.0, "already_active": 0.0, "retention": 0.0}
FALL = "lalu turun ke 29,60 % mulai April 2028"


def run(
    ledger: Ledger,
    *levers: tuple[str, float, int, dict[str, float]],
    horizon: int = 24,
    growth: float = 0.0,
    organic: float = 0.0,
) -> Projection:
    """Run a plan from January 2027; each lever has a group, people, months paid and assumptions."""
    baseline = baseline_for(ledger, "5203", growth=growth, organic=organic)
    planned = tuple(
        plan_lever(ledger, baseline, group, people, START, {"start": START, "months": months}, supposed)
        for group, people, months, supposed in levers
    )
    return project(Scenario(baseline, planned, START, horizon, 0.54), ledger.premiums)


@pytest.fixture
def tobacco(ledger: Ledger) -> Projection:
    """Return the renewal of all 17,395 for 2027: a tenth goes on, 149,172.5 or 29.60 % from April 2028."""
    return run(ledger, ("tobacco_farmers", 17_395, 12, {}))


def said(result: Projection, month: int | None = None) -> str:
    return plain(afterwards.continued("X", result, month))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_fall_in_one_step(tobacco: Projection) -> None:
    assert said(tobacco) == f"X, {FALL}"
    assert said(tobacco, month=START + 3) == f"X, {FALL}"
    # In April 2028 and after it nothing follows any more.
    assert said(tobacco, month=START + 15) == "X"


def test_a_fall_in_steps_names_where_it_ends(ledger: Ledger) -> None:
    # Without the 10,000 from March 2028, without the farmers from April: 147,433 or 29.25 %.
    result = run(ledger, ("tobacco_farmers", 17_395, 12, SURE), ("msme", 10_000, 11, SURE))
    assert said(result) == "X, lalu turun bertahap ke 29,25 % mulai April 2028"


def test_what_goes_on_falling_is_said_of_the_last_month(ledger: Ledger) -> None:
    # 131,453 × 0.998³⁵ beside the 15,980 of whom nobody knows an end: 138,538 in December 2028, as in no month before.
    result = run(ledger, ("tobacco_farmers", 17_395, 12, SURE), organic=-0.002)
    assert said(result) == "X, lalu turun bertahap ke 27,49 % pada Desember 2028"


def test_nothing_follows_where_nothing_falls(ledger: Ledger) -> None:
    assert said(run(ledger)) == "X"
    assert said(run(ledger, ("msme", 10_000, 12, SURE | {"retention": 1.0}))) == "X"
    # Fewer workers, 1 % a year: what is covered afterwards is a larger share, and no fall hides in that.
    assert said(run(ledger, growth=-0.01), month=START) == "X"


@pytest.mark.parametrize(
    ("horizon", "words"),
    [
        (12, "X, dan perlindungannya berakhir sesudah Maret 2028 bila tidak diperpanjang"),
        (15, "X, dan perlindungannya berakhir sesudah Maret 2028 bila tidak diperpanjang"),
        (16, f"X, {FALL}"),
    ],
)
def test_the_end_of_cover_beyond_the_horizon(ledger: Ledger, horizon: int, words: str) -> None:
    assert said(run(ledger, ("tobacco_farmers", 17_395, 12, {}), horizon=horizon)) == words


def test_covers_that_end_in_different_months(ledger: Ledger) -> None:
    levers = (("tobacco_farmers", 17_395, 12, SURE), ("msme", 10_000, 11, SURE))
    assert said(run(ledger, *levers, horizon=13)) == (
        "X, dan perlindungannya mulai berakhir sesudah Februari 2028 bila tidak diperpanjang"
    )
    # In March 2028 the 10,000 are gone and the farmers are still counted.
    assert said(run(ledger, *levers, horizon=15)) == (
        "X, lalu turun ke 32,70 % mulai Maret 2028, dan perlindungan selebihnya berakhir sesudah Maret 2028 "
        "bila tidak diperpanjang"
    )


def test_in_english(ledger: Ledger, tobacco: Projection) -> None:
    try:
        speak("en")
        assert said(tobacco) == "X, then falls to 29.60% from April 2028"
        assert said(run(ledger, ("tobacco_farmers", 17_395, 12, {}), horizon=12)) == (
            "X, and its cover ends after March 2028 unless it is renewed"
        )
    finally:
        speak("id")


def test_the_page_the_brief_and_the_briefing_say_it(ledger: Ledger, tobacco: Projection) -> None:
    # 164,828 − 149,172.5, and 0.54 × 504,000 − 164,828
    sentence = (
        "Rencana ini menambah 15.656 peserta aktif di Kabupaten Lombok Timur dibanding tanpa rencana: cakupan "
        f"32,70 %, bukan 29,60 %, pada Desember 2027, {FALL}; target 54 % (2025, berakhir) masih kurang 107.332 orang."
    )
    assert plain(plan_sentences.scenario_sentence(tobacco, "54 % (2025, berakhir)")) == sentence
    assert plain(plan_story(ledger, tobacco, TODAY).sentence) == sentence
    card = plan_cards(ledger, tobacco, TODAY)[0]
    assert (
        plain(card.meaning) == "+3,10 poin dibanding tanpa rencana (29,60 %). Lalu turun ke 29,60 % mulai April 2028."
    )
    added, months, *_rest = (s for chapter in chapters(ledger, tobacco, TODAY) for s in chapter.screens if s)
    assert plain(added.message).endswith(FALL)
    assert plain(months.message).endswith(FALL)


def test_the_comparison_says_it(ledger: Ledger, tobacco: Projection) -> None:
    # 149,172.5 + 20,000
    lasting = run(ledger, ("msme", 20_000, 12, SURE | {"retention": 1.0}))
    renewed, other = Compared("Tembakau", tobacco), Compared("UMKM", lasting)
    december = START + 11
    of_tobacco = f"Cakupan Tembakau: 32,70 %, {FALL}."
    assert "UMKM mencapai cakupan tertinggi pada Desember 2027: 33,57 %, tanpa biaya" in plain(
        comparison.headline([renewed, other], december)
    )
    twin = Compared("Kembar", tobacco)
    assert plain(comparison.headline([renewed, twin], december)) == (
        f"2 skenario mencapai cakupan yang sama pada Desember 2027: 32,70 %. {of_tobacco} "
        f"Cakupan Kembar: 32,70 %, {FALL}."
    )
    assert plain(comparison.against_no_plan(renewed, december)).endswith(f"dengan biaya Rp3,51 miliar. {of_tobacco}")
    assert plain(comparison.difference(renewed, other, december)).endswith(of_tobacco)
    assert "lalu turun" not in comparison.against_no_plan(other, december)
    better = Compared("Keduanya", run(ledger, ("tobacco_farmers", 17_395, 12, {}), ("msme", 1_000, 12, SURE)))
    # 149,172.5, and of 15,655.5 and 1,000 new ones 44.1 may be the same: 165,783.9 of 504,000, then 149,172.5.
    assert f"Keduanya mencapai cakupan tertinggi pada Desember 2027: 32,89 %, {FALL}, dengan biaya" in plain(
        comparison.headline([better, renewed], december)
    )


def renewal(ledger: Ledger, target: float | None) -> Wish:
    """Ask for the tobacco farmers alone, with Rp4 billion of the villages, for the twelve months of 2027."""
    groups = {ledger.groups["tobacco_farmers"]: 17_395.0}
    return Wish(START, START + 11, target, ceilings(add=4e9), groups, (), 12, True, target is None, "any")


def test_the_solver_looks_on_to_the_end_of_cover(ledger: Ledger) -> None:
    answer = find_plan(ledger, baseline_for(ledger, "5203"), renewal(ledger, None))
    # 17,395 × Rp16,800 × 12 = Rp3,506,832,000
    assert plain(answer_sentences.answer_sentence(ledger, answer, "54 %")) == (
        f"Dengan Rp3,51 miliar, cakupan mencapai 32,70 % pada Desember 2027, {FALL}."
    )
    # The answer itself looks no further than it was asked to.
    assert answer.projection.last.month == START + 11


def test_the_solver_says_it_where_it_does_not_reach(ledger: Ledger) -> None:
    answer = find_plan(ledger, baseline_for(ledger, "5203"), renewal(ledger, 0.54))
    assert plain(answer_sentences.answer_sentence(ledger, answer, "54 %")).startswith(
        f"Target 54 % tidak tercapai: dengan Rp3,51 miliar, cakupan mencapai 32,70 % pada Desember 2027, {FALL}; "
        "pada bulan itu kurang 107.332 orang. Yang membatasi:"
    )


def test_the_page_of_a_plan_shows_it(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py").run()
    # A tenth goes on: 147,433 + 1,739.5 and 1,961.7 of the 19,617.0 new, less 8.4 who may be farmers: 151,125.8.
    assert re.search("lalu turun (bertahap )?ke 29,99 % mulai April 2028; target", plain(app.subheader[0].value))
    assert re.search("Lalu turun (bertahap )?ke 29,99", texts(app))
