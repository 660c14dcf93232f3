"""The command line answers as the pages do."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.server import ROOT
from ucj.__main__ import main
from ucj.cli import commands
from ucj.facts.ledger import Ledger
from ucj.model.questions import Wish
from ucj.model.scenario import Baseline, ScenarioError
from ucj.model.solver import Answer
from ucj.present.words.catalogue import speak


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_coverage_of_ntb(capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row["region"]: row for row in ask(capsys, "coverage", "--province", "52")}
    assert len(rows) == 11
    counts = {code: (rows[code]["active"], rows[code]["potential"]) for code in ("52", "5203", "5204")}
    assert counts == {"52": (555_276, 1_808_432), "5203": (164_828, 504_000), "5204": (37_783, 158_000)}
    for code in ("5201", "5205", "5206", "5207", "5208"):
        blank = ("active", "potential", "coverage", "as_of", "status", "achievement")
        assert all(rows[code][name] is None for name in blank), code
    assert rows["52"]["sources"][0]["url"].startswith("https://mpp.mataramkota.go.id/")
    assert rows["5203"]["target"] == 0.54


def test_coverage_of_lampung(capsys: pytest.CaptureFixture[str]) -> None:
    rows = ask(capsys, "coverage", "--province", "18")
    assert len(rows) == 16
    without = [row["name"] for row in rows if row["coverage"] is None]
    assert without == ["Pesawaran"]
    assert rows[0]["coverage"] == pytest.approx(0.2486, abs=5e-5)  # printed: 24.86 %


def by_month(document: Any, figure: str) -> dict[str, Any]:
    return {row["month"]: row[figure] for row in document["months"]}


def test_a_region_without_a_plan(capsys: pytest.CaptureFixture[str]) -> None:
    document = ask(capsys, "project", "--region", "5203")
    active = by_month(document, "active")
    assert next(iter(active)) == "2026-01"
    # 17,395 tobacco farmers were paid for until December 2025 and are counted three months longer; a tenth stays:
    # 164,828 − 17,395 + 1,739.5 = 149,172.5.
    assert [active[month] for month in ("2026-01", "2026-02", "2026-03")] == [164_828] * 3
    assert all(people in (149_172, 149_173) for month, people in active.items() if month > "2026-03")
    assert by_month(document, "without_plan") == active
    assert set(by_month(document, "added").values()) == {0}
    assert document["added"] == 0
    # 54 % are 272,160 people: only where the others grow as fast as between two published figures.
    assert 0 < document["odds"] < 0.1


def test_a_lever_of_nobody_is_no_lever(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("project", "--region", "5203", "--start", "2027-01")
    idle = ask(capsys, *asked, "--lever", "tobacco_farmers=0")
    without = ask(capsys, *asked)
    assert idle["months"] == without["months"]
    assert idle["uncertainty"] == without["uncertainty"]


def test_what_a_plan_adds(capsys: pytest.CaptureFixture[str]) -> None:
    lever = "tobacco_farmers=17000,start=2027-01,months=9"
    document = ask(capsys, "project", "--region", "5203", "--start", "2027-01", "--lever", lever)
    added = by_month(document, "added")
    # 17,000 less the 1,739.5 who are there without a plan; paid until September, counted until December 2027.
    assert {added[f"2027-{month:02}"] for month in range(1, 13)} <= {15_260, 15_261}
    assert all(people == 0 for month, people in added.items() if not month.startswith("2027"))
    assert document["result_month"] == "2027-09"
    assert document["added"] in (15_260, 15_261)
    assert document["uncertainty"]["month"] == "2027-09"
    assert document["uncertainty"]["share"] == document["odds"] == 0
    assert document["uncertainty"]["p10"] < document["uncertainty"]["p50"] < document["uncertainty"]["p90"]


def test_the_first_month_shown(capsys: pytest.CaptureFixture[str]) -> None:
    whole = ask(capsys, "project", "--region", "5203")
    later = ask(capsys, "project", "--region", "5203", "--from", "2027-06")
    assert later["months"] == [row for row in whole["months"] if row["month"] >= "2027-06"]
    assert {**later, "months": []} == {**whole, "months": []}
    for month in ("2025-12", "2029-01", "Juni"):
        assert main(["project", "--region", "5203", "--from", month]) == 2
        assert month in capsys.readouterr().err


def test_projection_of_the_bupatis_plan(capsys: pytest.CaptureFixture[str]) -> None:
    document = ask(
        capsys,
        *("project", "--region", "5203", "--start", "2027-01", "--horizon", "24"),
        *("--lever", "tobacco_farmers=17000,start=2027-01"),
        *("--lever", "msme=73000,start=2027-01,months=12,valid=1,take_up=1,already_active=0"),
    )
    assert document["baseline"] | {"coverage": None} == {
        "active": 164_828,
        "potential": 504_000,
        "coverage": None,
        "as_of": "2026-01",
        "typed": False,
    }
    # From the month of the published figure to December 2028.
    assert len(document["months"]) == 36
    first = document["months"][12]
    assert first["month"] == "2027-01"
    # Without a plan 149,172.5 are active and 504,000 − 149,172.5 = 354,827.5 are not. Two groups may share people:
    # 354,827.5 × (1 − (1 − 15,260.5 ÷ 354,827.5)(1 − 73,000 ÷ 354,827.5)) = 15,260.5 + 73,000 − 3,139.60 = 85,120.90.
    assert first["active"] == 234_293
    assert first["added"] == 85_121
    assert first["active_high"] in (237_432, 237_433)  # 149,172.5 + 88,260.5
    assert first["cost"] == {"dbhcht": 285_600_000}  # 17,000 × Rp16,800
    assert first["self_paid"] == 1_226_400_000  # 73,000 × Rp16,800
    assert document["totals"]["cost"] == {"dbhcht": 2_570_400_000}  # nine months


def test_spending_of_2023(capsys: pytest.CaptureFixture[str]) -> None:
    lever = "tobacco_farmers=12698,months=9,route=bpu,valid=1,take_up=1,in_baseline=0"
    document = ask(capsys, "project", "--region", "5203", "--lever", lever)
    assert document["totals"]["cost_total"] == 1_919_937_600


def test_a_region_without_a_figure_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    typed = ("project", "--region", "5201", "--active", "60000", "--potential", "240000", "--start", "2027-01")
    document = ask(capsys, *typed)
    assert document["baseline"]["typed"] is True
    assert document["months"][0]["coverage"] == 0.25


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("coverage", "--province", "5203"), "5203"),
        (("project", "--region", "9999"), "9999"),
        (("project", "--region", "5201"), "--potential"),
        (("project", "--region", "5203", "--lever", "msme"), "kunci=nilai"),
        (("project", "--region", "5203", "--lever", "msme=seribu"), "seribu"),
        (("project", "--region", "5203", "--lever", "msme=1,months=9.5"), "9.5"),
        (("project", "--region", "5203", "--lever", "msme=1,start=Januari"), "Januari"),
        (("project", "--region", "5203", "--lever", "msme=1,valid=95"), "0 dan 1"),
        (("project", "--region", "5203", "--lever", "msme=1,colour=red"), "colour=red"),
        (("project", "--region", "5203", "--lever", "guru=1"), "tobacco_farmers"),
        (("project", "--region", "5203", "--start", "2027-13"), "2027-13"),
        (("project", "--region", "5203", "--start", "1999-01"), "aturan iuran"),
        (("project", "--region", "5203", "--horizon", "0"), "bulan"),
        (("project", "--region", "5203", "--horizon", "1000000"), "bulan"),
        (("project", "--region", "5203", "--lever", "msme=nan"), "UMKM"),
        (("project", "--region", "5203", "--lever", "msme=1", "--lever", "msme=2"), "dua kali"),
    ],
)
def test_what_cannot_be_answered_is_said_in_words(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], word: str
) -> None:
    if arguments[-1] == "1999-01":
        arguments = (*arguments, "--lever", "msme=1")
    assert main(list(arguments)) == 2
    assert word in capsys.readouterr().err


def test_it_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "ucj", "coverage", "--province", "52"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "32,70" in answer.stdout


def test_a_preset_projects_as_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    document = ask(capsys, "project", "--scenario", str(ROOT / "data/presets/petani-tembakau-17000.toml"))
    assert document["totals"]["cost"] == {"dbhcht": 2_570_400_000}
    assert document["protection"][0]["last_counted"] == "2028-03"
    assert document["waterfall"][0] == {"kind": "baseline", "group": "", "people": 164_828}


def test_what_is_old_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    rows = ask(capsys, "stale", "--region", "52")
    assert {row["region"][:2] for row in rows} == {"52"}
    ages = [row["age_months"] for row in rows]
    assert ages == sorted(ages, reverse=True)
    rate = next(row for row in rows if (row["region"], row["indicator"]) == ("5203", "poverty_rate"))
    assert (rate["every_months"], rate["publisher"]) == (12, "BPS")
    assert main(["stale", "--region", "5203"]) == 0
    assert "Kabupaten Lombok Timur\tTarget cakupan\t" in capsys.readouterr().out
    assert main(["stale", "--region", "9999"]) == 2
    assert "9999" in capsys.readouterr().err


def test_presets_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    rows = ask(capsys, "presets")
    assert {"lampung-2026": False, "dbhcht-berakhir": True}.items() <= {
        row["id"]: row["history"] for row in rows
    }.items()
    assert all(row["said_by"] and row["not_modelled"] for row in rows)
    assert main(["presets"]) == 0
    past = [line for line in capsys.readouterr().out.splitlines() if line.endswith("riwayat")]
    assert [line.partition("\t")[0] for line in past] == ["dbhcht-berakhir"]


def test_how_sure_a_plan_is(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(ROOT / "data/presets/umkm-73000.toml")
    document = ask(capsys, "odds", "--scenario", file)
    assert document["month"] == "2027-12"
    (judged,) = [row for row in document["months"] if row["month"] == "2027-12"]
    assert judged.items() <= document.items()
    assert document["months"][0]["month"] == "2026-01"
    # The published figure itself, 164,828 of 504,000, is drawn from nothing.
    first = [document["months"][0][name] for name in ("p10", "p50", "p90")]
    assert first == pytest.approx([164_828 / 504_000] * 3)
    # The headline, 168,789.53 of 504,000, lies within its band.
    assert document["p10"] < 168_789.53 / 504_000 < document["p90"]
    widths = [abs(row["high"] - row["low"]) for row in document["tornado"]]
    assert widths == sorted(widths, reverse=True)
    swings = {row["assumption"]: row for row in document["tornado"]}
    # Take-up from 0.1 to 1, by hand: 73,000 × 0.95 × 0.9429 = 65,390.1 people at 1, a tenth of them at 0.1.
    assert swings["take_up"]["low"] == pytest.approx((149_172.5 + 6_539.01) / 504_000, abs=1e-6)
    assert swings["take_up"]["high"] == pytest.approx((149_172.5 + 65_390.115) / 504_000, abs=1e-6)
    assert main(["odds", "--scenario", file]) == 0
    assert "\ntake_up\t30,90 %\t42,57 %" in capsys.readouterr().out.replace("\u00a0", " ")
    assert ask(capsys, "project", "--scenario", file)["odds"] == document["share"]


@pytest.mark.parametrize("ceilings", ["add=30e9", "add=20e9,dbhcht=10e9", "add=10e9,dbhcht=10e9,csr=8e9"])
def test_a_solved_plan_reaches_its_target_when_projected(capsys: pytest.CaptureFixture[str], ceilings: str) -> None:
    answer = ask(
        capsys,
        *("solve", "--region", "5203", "--target", "0.54", "--start", "2027-01", "--by", "2027-12", "--renew"),
        *("--ceiling", ceilings, "--payers", "any"),
    )
    assert answer["reached"]
    levers = [part for lever in answer["levers"] for part in ("--lever", lever)]
    asked = ("--start", answer["start"], "--horizon", str(answer["horizon"]))
    document = ask(capsys, "project", "--region", "5203", *asked, *levers)
    assert document["months"][-1]["month"] == "2027-12"
    assert document["months"][-1]["coverage"] >= 0.54
    limits = {name: float(rupiah) for name, rupiah in (part.split("=") for part in ceilings.split(","))}
    assert all(spent <= limits[payer] for payer, spent in document["totals"]["cost"].items())


def test_the_most_a_budget_covers(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("solve", "--maximise", "--region", "5203", "--start", "2027-01", "--group", "farm_labourers")
    answer = ask(capsys, *asked, "--ceiling", "add:2027=5e9")
    # Rp5 bn ÷ (12 × Rp16,800) = 24,801.6 workers, of whom 0.9429 were not active: 149,172.5 + 23,385.4 = 172,557.9.
    assert answer["active"] == 172_557
    assert answer["coverage"] == pytest.approx(172_557.9 / 504_000, abs=2e-6)
    assert 0 <= answer["optimality_gap"] < 0.005
    # Less is left than one more worker costs in the year.
    (left,) = answer["left"]
    assert (left["payer"], left["year"]) == ("add", 2027) and 0 <= left["rupiah"] < 201_600
    assert left["rupiah"] == 5_000_000_000 - answer["cost_total"]
    assert answer["bounds"] == [{"kind": "source", "id": "add", "year": 2027}]
    assert 0 <= answer["odds"] < 0.1
    # A ceiling of another year is no money in this one's way.
    assert ask(capsys, *asked, "--ceiling", "add=5e9,add:2028=1e9")["plan"] == answer["plan"]


def test_an_answer_is_that_of_its_month(capsys: pytest.CaptureFixture[str]) -> None:
    asked = (
        "--region",
        "5203",
        "--start",
        "2027-01",
        "--by",
        "2028-06",
        "--group",
        "farm_labourers",
        "--target",
        "0.4",
    )
    answer = ask(capsys, "solve", *asked, "--ceiling", "add=30e9")
    (row,) = [row for row in answer["projection"]["months"] if row["month"] == "2028-06"]
    assert (answer["coverage"], answer["active"]) == (row["coverage"], row["active"])
    # 201,600 people less the 149,172.5 there are: 52,427.5 ÷ 0.9429 workers for twelve months, six in each year.
    assert answer["reached"] and answer["missing"] == 0
    assert answer["cost_total"] == pytest.approx(52_427.5 / 0.9429 * 201_600, rel=0.005)
    years = {row["year"]: 30e9 - row["rupiah"] for row in answer["left"]}
    assert years == {2027: pytest.approx(answer["cost_total"] / 2), 2028: pytest.approx(answer["cost_total"] / 2)}


def test_the_plan_for_most_of_the_draws(capsys: pytest.CaptureFixture[str]) -> None:
    asked = (
        "solve",
        "--region",
        "5203",
        "--start",
        "2027-01",
        "--group",
        "farm_labourers",
        "--target",
        "0.4",
        "--sure",
    )
    answer = ask(capsys, *asked, "--ceiling", "add=60e9")
    surer = answer["surer"]
    assert answer["odds"] < 0.8 <= surer["odds"]
    assert surer["coverage"] > answer["coverage"] >= 0.4
    assert surer["difference"] == surer["cost_total"] - answer["cost_total"] > 0
    assert surer["cost_total"] == pytest.approx(sum(line["rupiah"] for line in surer["plan"]), abs=1)
    # No money, no plan; and one that covers most has no target to miss.
    assert ask(capsys, *asked, "--ceiling", "add=0")["surer"] is None
    assert ask(capsys, *asked, "--ceiling", "add=5e9", "--maximise")["surer"] is None


@pytest.mark.parametrize("payers", [None, "yes", "conditional", "any"])
def test_who_may_pay_is_asked(monkeypatch: pytest.MonkeyPatch, payers: str | None) -> None:
    wishes: list[Wish] = []

    def ask_nobody(ledger: Ledger, baseline: Baseline, wish: Wish) -> Answer:
        wishes.append(wish)
        raise ScenarioError("no_groups")

    monkeypatch.setattr(commands, "find_plan", ask_nobody)
    chosen = ("--payers", payers) if payers else ()
    assert main(["solve", "--region", "5203", "--ceiling", "add=1e9", *chosen]) == 2
    assert [(wish.payers, wish.months) for wish in wishes] == [(payers or "yes", None)]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("solve", "--region", "5203"), "--ceiling"),
        (("solve", "--region", "5203", "--ceiling", "self=1e9"), "self"),
        (("solve", "--region", "5203", "--ceiling", "dana_desa=1e9"), "dana_desa"),
        (("solve", "--region", "5203", "--ceiling", "add=banyak"), "banyak"),
        (("solve", "--region", "5203", "--ceiling", "add:27=1e9"), "add:27"),
        (("project", "--region", "5203", "--ceiling", "add:=1e9"), "add:"),
        (("solve", "--region", "5203", "--ceiling", "add=1e9", "--by", "2020-01"), "2020-01"),
        (("solve", "--region", "5201", "--ceiling", "add=1e9"), "--potential"),
        (("project",), "--region"),
        (("project", "--scenario", "tidak-ada.toml"), "tidak-ada.toml"),
        (("project", "--region", "5203", "--lever", "msme=5,payer=add:x+csr:1"), "bukan angka"),
        (("project", "--region", "5203", "--lever", "msme=5,payer=add:1+self:1"), "peserta sendiri"),
    ],
)
def test_questions_that_cannot_be_answered(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], word: str
) -> None:
    assert main(list(arguments)) == 2
    assert word in capsys.readouterr().err


def test_a_faulty_scenario_file_is_told_in_sentences(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "rencana.toml"
    path.write_text('region = "5203"\nstart = "2027-01"\ncolour = 1\nhorizon = "lama"\n', encoding="utf-8")
    assert main(["project", "--scenario", str(path)]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "rencana.toml, horizon: harus angka, tertulis lama",
        "rencana.toml, colour: tidak dikenal, tertulis 1",
    ]
    assert main(["project", "--scenario", str(tmp_path / "tidak-ada.toml"), "--lang", "en"]) == 2
    assert capsys.readouterr().err == "tidak-ada.toml: does not exist or cannot be opened\n"


def test_the_solver_prints_nothing_of_its_own() -> None:
    # The solver is C++ and could write past Python to standard output.
    command = [sys.executable, "-m", "ucj", "solve", "--region", "5203", "--ceiling", "add=25e9,dbhcht=9e9,csr=1e9"]
    answer = subprocess.run(
        [*command, "--renew", "--format", "json"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(answer.stdout)["reached"]


def test_sentences_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        said = ask(capsys, "project", "--region", "5203", "--lever", "msme=5000,months=2,payer=csr", "--lang", "en")
    finally:
        speak("id")
    assert any("paid for 2 months only" in note for note in said["notes"])


@pytest.mark.parametrize("encoding", ["cp437", "ascii"])
def test_a_console_that_lacks_letters(encoding: str) -> None:
    """The table has dashes and fixed spaces; JSON is ASCII whatever the console."""
    command = [sys.executable, "-m", "ucj", "coverage", "--province", "52"]
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    table = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True).stdout.decode(encoding)
    assert "Lombok Timur\t32,70 %\t2026-01" in table.replace("\u00a0", " ")
    assert re.search("Lombok Barat\t[—-]\t[—-]", table)
    answer = subprocess.run([*command, "--format", "json"], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert json.loads(answer.stdout.decode("ascii"))
