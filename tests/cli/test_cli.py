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


def test_projection_of_the_bupatis_plan(capsys: pytest.CaptureFixture[str]) -> None:
    document = ask(
        capsys,
        *("project", "--region", "5203", "--start", "2027-01", "--horizon", "24"),
        *("--lever", "tobacco_farmers=17000"),
        *("--lever", "msme=73000,start=2027-01,months=12,valid=1,take_up=1,already_active=0"),
    )
    assert document["baseline"] | {"coverage": None} == {
        "active": 164_828,
        "potential": 504_000,
        "coverage": None,
        "as_of": "2026-01",
        "typed": False,
    }
    assert len(document["months"]) == 24
    first = document["months"][0]
    assert first["month"] == "2027-01"
    assert first["active"] == 237_433  # 164,828 − 395 + 73,000
    assert first["cost"] == {"dbhcht": 285_600_000}  # 17,000 × Rp16,800
    assert first["self_paid"] == 1_226_400_000  # 73,000 × Rp16,800
    assert document["totals"]["cost"] == {"dbhcht": 2_570_400_000}  # nine months
    assert any("Tidak ada peserta baru" in note for note in document["notes"])


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
    assert document["protection"][0]["last_counted"] == "2027-03"
    assert document["waterfall"][0] == {"kind": "baseline", "group": "", "people": 164_828}


def test_presets_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    rows = ask(capsys, "presets")
    assert "lampung-2026" in {row["id"] for row in rows}
    assert all(row["said_by"] and row["not_modelled"] for row in rows)


@pytest.mark.parametrize("ceilings", ["add=30e9", "add=20e9,dbhcht=10e9", "add=10e9,dbhcht=10e9,csr=8e9"])
def test_a_solved_plan_reaches_its_target_when_projected(capsys: pytest.CaptureFixture[str], ceilings: str) -> None:
    answer = ask(
        capsys,
        *("solve", "--region", "5203", "--target", "0.54", "--start", "2027-01", "--by", "2027-12", "--renew"),
        *("--ceiling", ceilings),
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
    answer = ask(capsys, "solve", "--maximise", "--region", "5203", "--start", "2027-01", "--ceiling", "add=5e9")
    assert answer["cost_total"] <= 5e9
    assert answer["coverage"] > 0.37


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("solve", "--region", "5203"), "--ceiling"),
        (("solve", "--region", "5203", "--ceiling", "self=1e9"), "self"),
        (("solve", "--region", "5203", "--ceiling", "dana_desa=1e9"), "dana_desa"),
        (("solve", "--region", "5203", "--ceiling", "add=banyak"), "banyak"),
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
        said = ask(capsys, "project", "--region", "5203", "--lever", "tobacco_farmers=17000", "--lang", "en")
    finally:
        speak("id")
    assert any("395 people lose protection" in note for note in said["notes"])


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
