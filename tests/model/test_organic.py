"""The range of the net change outside cohorts, by hand on published series and on made-up ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ucj.facts.ledger import Ledger
from ucj.model.organic import organic_range


def made_up(ledger: Ledger, region: str, figures: Sequence[tuple[str, float]], cohorts: Sequence[str] = ()) -> Ledger:
    """Return a ledger whose only participants are these, with cohorts as `group people from until`."""
    one = ledger.figures("5203", "active_participants")[0]
    others = [row for row in ledger.observations if row.indicator.id != "active_participants"]
    series = [
        replace(one, region=ledger.regions[region], as_of=as_of, value=value, status="official", lead=False)
        for as_of, value in figures
    ]
    funded = []
    for cohort in cohorts:
        group, people, paid_from, paid_until = cohort.split(" ")
        row = replace(ledger.funded[0], region=ledger.regions[region], group=ledger.groups[group], people=int(people))
        funded.append(replace(row, paid_from=paid_from, paid_until=paid_until))
    return replace(ledger, observations=(*others, *series), funded=funded)


def test_lombok_timur_by_its_own_series(ledger: Ledger) -> None:
    found = organic_range(ledger, "5203")
    assert found.region == "5203"
    # Back from January 2026, three months apart at least: July and December 2025 are too near to their neighbours.
    assert [(figure.as_of, figure.value) for figure in found.figures] == [
        ("2023-12", 110_300),
        ("2024-05", 121_240),
        ("2024-12", 144_110),
        ("2025-08", 147_000),
        ("2026-01", 164_828),
    ]
    # Without the cohorts of DBHCHT (12,698; 17,195; 17,195; 17,395; 17,395) and, since July 2024, 4,800 village guards:
    # 97,602; 104,045; 122,115; 124,805; 142,633. All rose: 1.29 %, 2.31 %, 0.27 % and 2.71 % a month.
    assert (found.low, found.central) == (0, 0)
    assert 124_805 * (1 + found.high) ** 5 == pytest.approx(142_633)
    assert round(found.high, 4) == 0.0271


def test_every_neighbour_of_lombok_timur(ledger: Ledger) -> None:
    found = organic_range(ledger, "5203", shortest_gap=1)
    assert len(found.figures) == 7
    # July to August 2025: 125,189 to 124,805. December 2025 to January 2026: 131,805 to 142,633.
    assert found.low == pytest.approx(124_805 / 125_189 - 1)
    assert found.high == pytest.approx(142_633 / 131_805 - 1)


@pytest.mark.parametrize("region", ["52", "5204", "5201"])
def test_ntb_and_its_members_without_a_series(ledger: Ledger, region: str) -> None:
    found = organic_range(ledger, region)
    assert (found.region, found.low) == ("52", 0)
    # 365,177 in March 2023, before the cohorts of Lombok Timur; 555,276 − 17,395 − 4,800 in June 2025.
    assert 365_177 * (1 + found.high) ** 27 == pytest.approx(533_081)


@pytest.mark.parametrize("region", ["18", "1801", "3201"])
def test_without_any_series_it_is_supposed(ledger: Ledger, region: str) -> None:
    found = organic_range(ledger, region)
    assert (found.low, found.central, found.high) == (-0.01, 0, 0.01)
    assert (found.region, found.figures) == (None, ())
    assert found.row and not found.row.sources


def test_gain_and_loss_of_a_made_up_series(ledger: Ledger) -> None:
    # 1,000 to 1,210 in two years by (1.21)^(1/24), then to 1,089 (× 0.9) in six months.
    own = made_up(ledger, "5201", [("2022-01", 1_000), ("2024-01", 1_210), ("2024-07", 1_089)])
    found = organic_range(own, "5201")
    assert 1_000 * (1 + found.high) ** 24 == pytest.approx(1_210)
    assert 1_210 * (1 + found.low) ** 6 == pytest.approx(1_089)


@pytest.mark.parametrize(
    ("cohort", "before", "after"),
    [
        # Begun between the figures: 1,300 − 100 are others.
        ("msme 100 2023-01 2024-12", 1_000, 1_200),
        # Ended in October 2023, counted until January 2024 and no longer.
        ("msme 100 2021-01 2023-10", 900, 1_200),
        ("msme 100 2021-01 2023-09", 900, 1_300),
        # It goes on.
        ("msme 100 2021-01 ", 900, 1_200),
        # Nobody knows when it began.
        ("msme 100  2023-09", 1_000, 1_300),
    ],
)
def test_known_cohorts_are_taken_out(ledger: Ledger, cohort: str, before: int, after: int) -> None:
    own = made_up(ledger, "5201", [("2022-01", 1_000), ("2024-01", 1_300)], [cohort])
    assert before * (1 + organic_range(own, "5201").high) ** 24 == pytest.approx(after)


def test_a_cohort_and_its_renewal_are_the_same_people(ledger: Ledger) -> None:
    cohorts = ["msme 100 2023-01 2023-12", "msme 150 2024-01 2024-12", "construction 50 2024-01 "]
    own = made_up(ledger, "5201", [("2022-01", 1_000), ("2024-01", 1_300)], cohorts)
    assert 1_000 * (1 + organic_range(own, "5201").high) ** 24 == pytest.approx(1_300 - 150 - 50)


def test_a_short_series_and_years_alone_are_no_series(ledger: Ledger) -> None:
    assert organic_range(made_up(ledger, "5201", [("2022-02", 1_000), ("2024-01", 1_300)]), "5201").region is None
    assert organic_range(made_up(ledger, "5201", [("2020", 1_000), ("2024", 1_300)]), "5201").region is None


def test_a_figure_below_its_cohorts_says_nothing(ledger: Ledger) -> None:
    figures = [("2022-01", 1_000), ("2023-01", 90), ("2024-01", 1_300)]
    own = made_up(ledger, "5201", figures, ["msme 100 2023-01 "])
    found = organic_range(own, "5201")
    assert [figure.value for figure in found.figures] == [1_000, 1_300]
    assert (found.low, round(1_000 * (1 + found.high) ** 24)) == (0, 1_200)
