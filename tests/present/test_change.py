"""What one move changed in a plan and what that did, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.helpers.hostile_texts import TEXTS
from tests.helpers.plans import START, WHOLE, ceilings, projected
from ucj.facts.ledger import Ledger
from ucj.model.change import change
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.scenario_builder import plan_lever
from ucj.present.words.catalogue import speak
from ucj.present.words.change_sentences import change_sentence


@pytest.fixture
def farmers(ledger: Ledger, baseline: Baseline) -> Scenario:
    """Return 1,000 valid newcomers for nine months from April, towards 54 %."""
    return Scenario(baseline, (lever(ledger, baseline, "msme", 1_000),), START, target=0.54)


def lever(ledger: Ledger, baseline: Baseline, group: str, people: float, **decisions: Any) -> Lever:
    return plan_lever(ledger, baseline, group, people, START, {"payer": "add", "months": 12, **decisions}, WHOLE)


def said(ledger: Ledger, before: Scenario, now: Scenario, loaded: str = "") -> str:
    found = change(ledger, projected(before), projected(now))
    return change_sentence(ledger, found, loaded).replace("\u00a0", " ")


def test_people(ledger: Ledger, baseline: Baseline, farmers: Scenario) -> None:
    more = replace(farmers, levers=(lever(ledger, baseline, "msme", 1_504),))
    # 504 ÷ 504,000 = 0.1 points; 504 × 16,800 × 12 = 101,606,400.
    assert said(ledger, farmers, more) == (
        "Pelaku UMKM 1.000 → 1.504 orang: 504 peserta lebih banyak, cakupan +0,10 poin, biaya pemerintah +Rp101,6 juta."
    )
    assert "504 peserta lebih sedikit, cakupan −0,10 poin, biaya pemerintah −Rp101,6 juta." in said(
        ledger, more, farmers
    )


def test_nothing(ledger: Ledger, farmers: Scenario) -> None:
    assert said(ledger, farmers, farmers) == ""


def test_what_has_no_effect(ledger: Ledger, farmers: Scenario) -> None:
    limited = replace(farmers, ceilings=ceilings(add=5e9))
    assert said(ledger, farmers, limited) == (
        "Plafon Alokasi Dana Desa (ADD) tanpa plafon → Rp5 miliar: tidak mengubah peserta, cakupan, "
        "biaya pemerintah, atau akhir pembayarannya."
    )


def test_months_move_the_end(ledger: Ledger, baseline: Baseline, farmers: Scenario) -> None:
    shorter = replace(farmers, levers=(lever(ledger, baseline, "msme", 1_000, months=6),))
    # 1,000 × 16,800 × 6 less.
    assert said(ledger, farmers, shorter) == (
        "Pelaku UMKM, masa pembayaran 12 bulan → 6 bulan: biaya pemerintah −Rp100,8 juta, "
        "dibayar sampai Juni 2027, bukan Desember 2027."
    )


def test_a_later_plan_is_one_change(ledger: Ledger, baseline: Baseline, farmers: Scenario) -> None:
    levers = tuple(replace(one, start=one.start + 12) for one in farmers.levers)
    later = replace(farmers, start=START + 12, levers=levers)
    assert said(ledger, farmers, later).startswith("Mulai dibayar Januari 2027 → Januari 2028: dibayar sampai")


def test_another_target(ledger: Ledger, farmers: Scenario) -> None:
    # Without the tobacco farmers' renewal 149,172.5 + 1,000 are active: 272,160 and 302,400 less that.
    assert said(ledger, farmers, replace(farmers, target=0.6)) == (
        "Target cakupan 54 % → 60 %: kekurangan terhadap target 152.228, bukan 121.988."
    )
    assert said(ledger, farmers, replace(farmers, target=None)).startswith("Target cakupan 54 % → tanpa target: ")


def test_groups_come_and_go(ledger: Ledger, baseline: Baseline, farmers: Scenario) -> None:
    labourers = lever(ledger, baseline, "farm_labourers", 1_000)
    both = replace(farmers, levers=(*farmers.levers, labourers))
    assert said(ledger, farmers, both).startswith("Buruh tani dan pekerja pertanian ditambahkan: ")
    assert said(ledger, both, farmers).startswith("Buruh tani dan pekerja pertanian dikeluarkan: ")
    swapped = replace(farmers, levers=(labourers,))
    assert said(ledger, farmers, swapped).startswith(
        "Buruh tani dan pekerja pertanian ditambahkan; Pelaku UMKM dikeluarkan: "
    )


def test_many_fields_are_counted(ledger: Ledger, baseline: Baseline, farmers: Scenario) -> None:
    other = plan_lever(ledger, baseline, "msme", 2_000, START, {"payer": "zakat", "months": 6, "ramp": 3}, WHOLE)
    text = said(ledger, farmers, replace(farmers, target=0.3, levers=(other,)))
    assert text.startswith("Target cakupan 54 % → 30 %; Pelaku UMKM 1.000 → 2.000 orang; ")
    # Months, ramp and payer stand beyond the third.
    assert "; dan 2 perubahan lain: " in text


@pytest.mark.parametrize("title", TEXTS[:20])
def test_a_plan_that_was_loaded(ledger: Ledger, baseline: Baseline, farmers: Scenario, title: str) -> None:
    now = replace(farmers, levers=(lever(ledger, baseline, "msme", 1_504),))
    found = change(ledger, projected(farmers), projected(now))
    assert change_sentence(ledger, found, title).startswith(f"Rencana “{title}” dimuat: 504 ")


def test_english(ledger: Ledger, baseline: Baseline, farmers: Scenario) -> None:
    more = replace(farmers, levers=(lever(ledger, baseline, "msme", 1_504),))
    try:
        speak("en")
        text = said(ledger, farmers, more)
    finally:
        speak("id")
    assert text.endswith(
        "1,000 → 1,504 people: 504 participants more, coverage +0.10 points, cost to government +Rp101.6 million."
    )
