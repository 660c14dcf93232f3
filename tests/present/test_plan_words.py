"""What is said of a plan beside no plan: in a sentence, on cards, in a chart and in tables.

By hand, Lombok Timur: 164,828 of 504,000 in January 2026, 17,395 tobacco farmers among them whose funding ended in
December 2025. From April 2026 a tenth of them stays: 147,433 + 1,739.5 = 149,172.5, or 29.60 %.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from tests.helpers.plans import WHOLE, ceilings
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.model.lapse import budgets_end
from ucj.model.projection import Projection, project
from ucj.model.scenario import Baseline, Scenario
from ucj.model.scenario_builder import plan_lever
from ucj.model.solver import Answer, Bound
from ucj.model.uncertainty import Swing
from ucj.model.waterfall import waterfall
from ucj.present import frames, plan_tables
from ucj.present.plan_cards import plan_cards
from ucj.present.words import answer_sentences, numbers, plan_sentences, remarks

TODAY = dt.date(2026, 11, 27)

START = month_number("2027-01")


def run(ledger: Ledger, baseline: Baseline, *levers: tuple[str, float, int], **asked: object) -> Projection:
    """Run levers of a group, people and months paid, from January 2027 towards 54 %."""
    planned = tuple(
        plan_lever(ledger, baseline, group, people, START, {"start": START, "months": months})
        for group, people, months in levers
    )
    return project(Scenario(baseline, planned, START, 24, **{"target": 0.54, **asked}), ledger.premiums)  # type: ignore[arg-type]


@pytest.fixture
def tobacco(ledger: Ledger, baseline: Baseline) -> Projection:
    """Return 17,000 farmers for nine months: 15,260.5 of them covered again."""
    return run(ledger, baseline, ("tobacco_farmers", 17_000, 9))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_plan_adds_to_no_plan_in_the_same_month(tobacco: Projection) -> None:
    # 149,172.5 + 15,260.5 = 164,433; 272,160 − 164,433.
    assert plain(plan_sentences.scenario_sentence(tobacco, "54 %")) == (
        "Rencana ini menambah 15.261 peserta aktif di Kabupaten Lombok Timur dibanding tanpa rencana: cakupan "
        "32,63 %, bukan 29,60 %, pada September 2027, lalu turun ke 29,60 % mulai Januari 2028; target 54 % masih "
        "kurang 107.727 orang."
    )


def test_a_plan_that_adds_nobody(ledger: Ledger, baseline: Baseline) -> None:
    # Until when the 2,434 are funded is not known: without the plan they are taken to stay.
    result = run(ledger, baseline, ("mosque_keepers", 2_434, 12))
    assert plain(plan_sentences.scenario_sentence(result, "54 %")).startswith(
        "Rencana ini tidak menambah peserta aktif di Kabupaten Lombok Timur dibanding tanpa rencana: cakupan "
        "29,60 % pada Desember 2027"
    )
    (note,) = [note for note in result.notes if note.code == "end_unknown"]
    assert "hanya menambah 0 peserta" in remarks.say(ledger, note)


def test_a_plan_that_loses_people(tobacco: Projection) -> None:
    # 20,000 more without the plan: 15,260.5 − 20,000 = −4,739.5, beside 169,172.5 or 33.57 %.
    worse = replace(tobacco, without_plan=tobacco.without_plan + 20_000)
    assert "mengurangi peserta aktif di Kabupaten Lombok Timur sebanyak 4.740 orang dibanding" in plain(
        plan_sentences.scenario_sentence(worse, "54 %")
    )
    assert "cakupan 32,63 %, bukan 33,57 %, pada" in plain(plan_sentences.scenario_sentence(worse, "54 %"))


def test_a_note_tells_the_covered_again_from_the_new(ledger: Ledger, baseline: Baseline, tobacco: Projection) -> None:
    (note,) = [note for note in tobacco.notes if note.code == "covered_again"]
    assert plain(remarks.say(ledger, note)) == (
        "17.000 petani tembakau: 15.261 di antaranya pernah dilindungi sampai Maret 2026 dan dilindungi kembali; "
        "tidak ada peserta yang sama sekali baru."
    )
    more = run(ledger, baseline, ("tobacco_farmers", 20_000, 9))
    (note,) = [note for note in more.notes if note.code == "covered_again_then_growth"]
    # 17,395 − 1,739.5 again; (20,000 − 17,395)·0.95·(1 − 0.0571) = 2,333.4 new.
    assert "15.656 di antaranya pernah dilindungi" in remarks.say(ledger, note)
    assert "yang sama sekali baru 2.333 peserta" in plain(remarks.say(ledger, note))


def test_the_cards_of_a_plan(ledger: Ledger, tobacco: Projection) -> None:
    coverage, added, cost, odds = plan_cards(ledger, tobacco, TODAY)
    assert plain(coverage.meaning) == (
        "+3,03 poin dibanding tanpa rencana (29,60 %). Lalu turun ke 29,60 % mulai Januari 2028."
    )
    assert added.value == "15.261"
    assert plain(added.meaning) == "peserta aktif. Target 54 % (2025, berakhir) masih kurang 107.727 orang."
    assert plain(cost.value) == "Rp2,57 miliar"  # 17,000 × 16,800 × 9
    # 1,700 of them pay on for the fifteen months that remain: 1,700 × 16,800 × 15.
    assert plain(cost.meaning) == "selama rencana. Peserta sendiri membayar Rp428,4 juta."
    # No draw adds 100,000 people.
    assert odds.value == "0 dari 100"


def test_the_cost_to_government_holds_no_other_money(ledger: Ledger, baseline: Baseline) -> None:
    decisions = {"start": START, "months": 24, "payer": "csr"}
    lever = plan_lever(ledger, baseline, "tobacco_farmers", 10_000, START, decisions)
    cost = plan_cards(ledger, project(Scenario(baseline, (lever,), START, 24, 0.54), ledger.premiums), TODAY)[2]
    assert (cost.label, plain(cost.value)) == ("Biaya pemerintah", "Rp0")
    # 10,000 × 16,800 × 24, covered again without another check; nobody pays after the last month that is looked at.
    assert plain(cost.meaning) == "selama rencana. Pihak lain (CSR) membayar Rp4,03 miliar; peserta sendiri Rp0."


def test_the_odds_never_say_none_or_all_of_a_few() -> None:
    shares = (0.0, 0.001, 0.43, 0.999, 1.0)
    assert [plan_sentences.of_a_hundred(share) for share in shares] == [
        "0 dari 100",
        "kurang dari 1 dari 100",
        "43 dari 100",
        "lebih dari 99 dari 100",
        "100 dari 100",
    ]


def test_the_chart_begins_with_the_published_figure(tobacco: Projection) -> None:
    frame = frames.projection_frame(tobacco, "54 %")
    assert frame["when"].iloc[0] == "Januari 2026"
    assert frame["central"].iloc[0] == frame["without_plan"].iloc[0] == pytest.approx(164_828 / 504_000)
    # In September 2027, month 21.
    assert frame["central"][20] == pytest.approx(164_433 / 504_000)
    assert frame["without_plan"][20] == pytest.approx(149_172.5 / 504_000)
    assert sum(frame["without_plan_label"] == "Tanpa rencana") == 1


def test_the_target_line_follows_the_people_that_were_published(tobacco: Projection) -> None:
    # 272,160 people are 54 % of 504,000 and 45 % of 604,800.
    scenario = replace(tobacco.scenario, target_people=272_160.0)
    potential = np.where(np.arange(len(tobacco.months)) < 12, 504_000.0, 604_800.0)
    frame = frames.projection_frame(replace(tobacco, scenario=scenario, potential=potential), "54 %")
    assert frame["target"].iloc[0] == pytest.approx(0.54)
    assert frame["target"].iloc[-1] == pytest.approx(0.45)


def test_money_by_year_with_what_is_left(ledger: Ledger, baseline: Baseline) -> None:
    lever = plan_lever(
        ledger,
        baseline,
        "msme",
        5_000,
        START,
        {"start": START, "months": 24, "payer": "add"},
        {**WHOLE, "retention": 0},
    )
    money = ceilings(**{"add": 1.2e9, "add:2028": 5e8, "csr:2027": 1e9})
    result = project(Scenario(baseline, (lever,), START, 24, 0.54, None, money), ledger.premiums)
    # 5,000 × Rp16,800 × 12 = Rp1,008,000,000 a year; in 2028 the lower of two ceilings holds.
    rows = list(frames.cost_table(ledger, result).itertuples(index=False, name=None))
    assert rows[:5] == [
        ("Alokasi Dana Desa (ADD)", "2027", "Rp1.008.000.000", "Rp1.200.000.000", "Rp192.000.000"),
        ("Alokasi Dana Desa (ADD)", "2028", "Rp1.008.000.000", "Rp500.000.000", "-Rp508.000.000"),
        ("Alokasi Dana Desa (ADD)", "jumlah", "Rp2.016.000.000", "—", "—"),
        ("CSR", "2027", "Rp0", "Rp1.000.000.000", "Rp1.000.000.000"),
        ("Peserta sendiri", "2027", "Rp0", "—", "—"),
    ]


def test_who_lapses_before_a_plan_begins(ledger: Ledger, tobacco: Projection) -> None:
    rows = plan_tables.protection_table(ledger, tobacco.scenario).to_dict("records")
    # Those renewed are paid until September 2027 and counted for three months more.
    assert (rows[0]["Dibayar sampai"], rows[0]["Dihitung aktif sampai"]) == ("September 2027", "Desember 2027")
    assert list(rows[1].values()) == [
        "Petani tembakau: yang sudah dibiayai",
        "17.395",
        "Desember 2025",
        "Maret 2026",
        "1.740",
    ]


def test_the_waterfall_names_other_participants_and_who_lapses(ledger: Ledger, baseline: Baseline) -> None:
    result = run(ledger, replace(baseline, organic=0.01), ("msme", 10_000, 12))
    names = plan_tables.waterfall_frame(waterfall(result, result.judged.month))["name"].tolist()
    assert {"Perubahan peserta lain", "Berakhir: Petani tembakau"} <= set(names)


def test_what_is_lost_where_budgets_stop_is_said_of_a_month_that_shows_it(ledger: Ledger, tobacco: Projection) -> None:
    # Paid until June and counted until September; planned until September and counted until December.
    ended = project(budgets_end(tobacco.scenario, 6), ledger.premiums)
    # 3 × 17,000 × Rp16,800 are not spent.
    assert plain(plan_sentences.lapse_sentence(tobacco, ended, 6)) == (
        "Bila anggaran pemerintah berhenti setelah 6 bulan, peserta aktif pada Oktober 2027 lebih sedikit 15.261 orang "
        "(29,60 %, bukan 32,63 %), dan Rp856,8 juta tidak dibelanjakan."
    )


def test_the_tornado_names_what_to_measure() -> None:
    swings = [Swing("overlap", 0.31, 0.4), Swing("retention", 0.36, 0.35)]
    frame = plan_tables.tornado_frame(swings, 0.355)
    assert [plain(name) for name in frame["name"]] == [
        "Tumpang tindih daftar|31,00 % – 40,00 %",
        "Melanjutkan sebagai peserta mandiri|35,00 % – 36,00 %",
    ]
    assert (frame["low"] <= frame["high"]).all()
    assert plain(plan_sentences.swing_sentence(swings[1])) == (
        "Yang paling menentukan: Melanjutkan sebagai peserta mandiri, cakupan 35,00 % sampai 36,00 %. Ukur lebih "
        "dulu: hitung berapa yang melanjutkan sebagai peserta mandiri setelah pembiayaan dahulu berakhir."
    )


def test_something_always_limits_an_answer_that_falls_short(ledger: Ledger, baseline: Baseline) -> None:
    result = run(ledger, baseline, ("msme", 10_000, 12))
    answer = Answer(False, (), result, START + 11, (), 0.0, {})
    # 17,395 − 1,739.5 farmers are no longer covered.
    assert "Yang membatasi: 15.656 orang yang pembiayaannya berakhir" in answer_sentences.answer_sentence(
        ledger, answer, "54 %"
    )
    groups, add = ledger.groups, ledger.premiums.payers["add"]
    bounds = (Bound("family", groups["farm_labourers"]), Bound("group", groups["msme"]), Bound("source", add, 2028))
    assert (
        "Yang membatasi: jumlah pekerja pertanian dan kelompok di dalamnya, jumlah pelaku UMKM, plafon Alokasi Dana "
        "Desa (ADD) 2028."
    ) in answer_sentences.answer_sentence(ledger, replace(answer, bounds=bounds), "54 %")


def test_how_far_an_answer_is_from_the_best(ledger: Ledger, baseline: Baseline) -> None:
    result, add = run(ledger, baseline), ledger.premiums.payers["add"]
    answer = Answer(True, (), result, START, (), 0.0021, {(add, 2027): 1.2e9, (add, 2028): 0.2})
    # Never said to be nearer than it is.
    assert plain(answer_sentences.proof_sentence(answer, cheapest=True)) == (
        "Terbukti: biayanya paling jauh 0,3 % di atas yang termurah."
    )
    best = replace(answer, gap=0.0)
    assert answer_sentences.proof_sentence(best, cheapest=True) == "Terbukti: tidak ada rencana yang lebih murah."
    assert "lebih banyak peserta" in answer_sentences.proof_sentence(best, cheapest=False)
    assert plain(answer_sentences.left_sentence(answer)) == "Sisa plafon: Alokasi Dana Desa (ADD) 2027 Rp1,2 miliar."
    assert "Tidak ada rencana" in answer_sentences.surer_sentence(answer, None, 0.8)


def test_a_half_is_rounded_up() -> None:
    # 17,000 − 1,739.5, also where the computer is a hair below it.
    assert [numbers.whole(value) for value in (15_260.5, 15_260.499_999_999_9, 2.5, -0.4)] == [
        "15.261",
        "15.261",
        "3",
        "0",
    ]
