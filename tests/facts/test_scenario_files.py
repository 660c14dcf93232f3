"""Scenario files: what a short one means, and how many scenarios one holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.facts.conftest import Written
from ucj.facts.data_files import DataError
from ucj.facts.scenarios import parse_scenarios, read_scenario, scenarios_toml


def test_what_a_short_file_leaves_out() -> None:
    (plan,) = parse_scenarios('region = "5203"\nstart = "2027-01"\n')
    assert (plan.horizon, plan.target, plan.active, plan.potential) == (24, None, None, None)
    assert (plan.growth, plan.organic, plan.model, plan.data) == (0, 0, 0, "")
    assert not plan.history
    # What is blank stays out of a file, and what is zero is written.
    text = scenarios_toml([plan])
    assert "growth = 0.0" in text and "levers" not in text and "title" not in text and "target" not in text
    assert parse_scenarios(text) == (plan,)


def test_a_file_of_one_scenario_holds_one(written: Written) -> None:
    one = '[[scenario]]\nregion = "5203"\nstart = "2027-01"\n'
    assert read_scenario(written("a.toml", one)).region == "5203"
    with pytest.raises(DataError, match=r"a.toml: 2 scenarios instead of one"):
        read_scenario(written("a.toml", one * 2))
    # It is named from data/ on.
    with pytest.raises(DataError, match=r"^data/a.toml: scenario.0.start missing$"):
        read_scenario(written("a.toml", '[[scenario]]\nregion = "5203"\n'))


def test_a_file_from_elsewhere_is_named_without_its_folders(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text('region = "5203"\nstart = "2027-01"\nhorizon = 0\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"^b.toml: horizon range 0$"):
        read_scenario(tmp_path / "b.toml")
