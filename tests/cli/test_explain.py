"""The command below an explanation gives the figure that is explained."""

from __future__ import annotations

import datetime as dt
import shlex

import pytest

from tests.helpers.plans import START, run
from ucj.__main__ import main
from ucj.facts.ledger import Ledger
from ucj.model.measures import standing
from ucj.model.scenario import Baseline
from ucj.model.scenario_builder import plan_lever
from ucj.present.explain.plan import plan_explanations
from ucj.present.explain.standing import standing_explanations
from ucj.present.parts import Explanation
from ucj.present.words.catalogue import speak


def printed(capsys: pytest.CaptureFixture[str], explanation: Explanation) -> str:
    """Return what a shell prints for the command."""
    words = shlex.split(explanation.command)
    assert words[:3] == ["python", "-m", "ucj"]
    assert main(words[3:]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("figure", "value"),
    [("coverage", "32,70\u00a0%"), ("gap", "107.332"), ("cost", "Rp21,6 miliar"), ("achievement", "60,56\u00a0%")],
)
def test_a_region(capsys: pytest.CaptureFixture[str], ledger: Ledger, figure: str, value: str) -> None:
    today = dt.date(2026, 11, 20)
    explained = standing_explanations(ledger, standing(ledger, "5203", today), today)[figure]()
    assert explained.value == value
    lines = printed(capsys, explained).splitlines()
    assert any(value in line for line in lines if "5203" in line or figure != "coverage")


def test_a_plan(capsys: pytest.CaptureFixture[str], ledger: Ledger, baseline: Baseline) -> None:
    levers = [plan_lever(ledger, baseline, group, 17_450, START) for group in ("tobacco_farmers", "msme")]
    found = plan_explanations(ledger, run(ledger, baseline, *levers), dt.date(2026, 11, 20))
    for explained in found.values():
        assert explained.value in printed(capsys, explained), explained.title
    # The month is judged by is December 2027.
    december = next(line for line in printed(capsys, found["coverage"]).splitlines() if line.startswith("2027-12"))
    assert found["coverage"].value in december
    assert found["added"].value in december


def test_in_english(capsys: pytest.CaptureFixture[str], ledger: Ledger) -> None:
    today = dt.date(2026, 11, 20)
    try:
        speak("en")
        explained = standing_explanations(ledger, standing(ledger, "5203", today), today)["gap"]()
        said = printed(capsys, explained)
    finally:
        speak("id")
    assert said.splitlines()[1] == "target participants − active participants"
    assert "107,332" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--region", "9999"], "Wilayah 9999 tidak dikenal"),
        (["--region", "5203", "--figure", "gaps"], "Angka gaps tidak dikenal. Yang ada: active_participants,"),
        (["region=5203"], "Alamat itu tidak memuat rencana"),
        ([], "Sebut wilayah dengan --region"),
    ],
)
def test_what_cannot_be_explained(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    assert main(["explain", *arguments]) == 2
    assert said in capsys.readouterr().err
