"""Potential workers by month, by hand on the targets of Lampung and the single denominator of Lombok Timur."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ucj.facts.intake.forms import Upload
from ucj.facts.intake.uploads import UploadedRow, with_upload
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number, month_text
from ucj.model.potential import potential_anchors, potential_at

SEPTEMBER_2024 = month_number("2024-09")


def at(*months: str) -> np.ndarray:
    return np.array([month_number(month) for month in months])


def test_the_targets_of_lampung_imply_its_workers(ledger: Ledger) -> None:
    anchors = potential_anchors(ledger, "18")
    # 1,149,447 ÷ 38.39 % and 1,436,809 ÷ 45.53 %; the memo prints 2,994,131 and 3,155,741.
    assert [(month_text(month), round(people)) for month, people in anchors] == [
        ("2025-12", 2_994_131),
        ("2026-12", 3_155_741),
    ]


def test_lampung_month_by_month(ledger: Ledger) -> None:
    months = at("2024-09", "2025-06", "2025-12", "2026-06", "2026-09", "2026-12", "2030-12")
    path = potential_at(months, SEPTEMBER_2024, 3_058_943, potential_anchors(ledger, "18"))
    # Down to 2,994,131 would be below what was counted in 2024. From there 161,610 in a year: half of them by June
    # (3,074,936) and three quarters by September (3,115,339).
    assert [round(people) for people in path] == [
        3_058_943,
        3_058_943,
        3_058_943,
        3_074_936,
        3_115_339,
        3_155_741,
        3_155_741,
    ]


def test_the_target_of_lampung_has_its_published_people(ledger: Ledger) -> None:
    workers = potential_at(at("2026-12"), SEPTEMBER_2024, 3_058_943, potential_anchors(ledger, "18"))
    assert 0.4553 * workers[0] == pytest.approx(1_436_809)


def test_lombok_timur_has_one_denominator(ledger: Ledger) -> None:
    # 54 % was published without participants, and 269,152 is disputed.
    assert potential_anchors(ledger, "5203") == ()
    assert (
        list(potential_at(at("2025-05", "2026-01", "2028-01"), month_number("2025-05"), 504_000, ())) == [504_000] * 3
    )


def test_sumbawa_grows_by_its_target(ledger: Ledger) -> None:
    # 93,848 ÷ 59 % = 159,064 at the end of 2025, seven months after 158,000: 1,064 more, in a straight line.
    ((month, people),) = potential_anchors(ledger, "5204")
    assert (month_text(month), round(people)) == ("2025-12", 159_064)
    path = potential_at(at("2025-06", "2025-12", "2026-12"), month_number("2025-05"), 158_000, [(month, people)])
    assert [round(value) for value in path] == [158_152, 159_064, 159_064]


def test_an_anchor_before_the_latest_denominator_counts_no_more(ledger: Ledger) -> None:
    own = with_upload(ledger, Upload((UploadedRow("18", 800_000, 3_100_000, None, "2026-03-31", "Surat Kadis"),)))
    assert [month_text(month) for month, _people in potential_anchors(own, "18")] == ["2026-12"]
    later = with_upload(ledger, Upload((UploadedRow("18", 800_000, 3_200_000, None, "2026-12-31", "Surat Kadis"),)))
    assert potential_anchors(later, "18") == ()


def test_a_target_without_its_people_is_no_anchor(ledger: Ledger) -> None:
    disputed = [
        replace(row, status="disputed")
        if row.region.code == "18" and row.indicator.id == "target_participants"
        else row
        for row in ledger.observations
    ]
    assert potential_anchors(replace(ledger, observations=disputed), "18") == ()


def test_a_typed_growth_takes_the_place_of_the_anchors(ledger: Ledger) -> None:
    anchors = potential_anchors(ledger, "18")
    path = potential_at(at("2024-09", "2025-09", "2026-09", "2026-12"), SEPTEMBER_2024, 1_000, anchors, growth=0.1)
    # 1.1 and 1.1² after one and two years; 1.21 × √√1.1 = 1.21 × 1.0241137 = 1.2391776 after 27 months.
    assert list(path) == pytest.approx([1_000, 1_100, 1_210, 1_239.1776], rel=1e-7)
    # A typed loss goes below the denominator: the planner said so.
    assert potential_at(at("2025-09"), SEPTEMBER_2024, 1_000, anchors, growth=-0.1)[0] == pytest.approx(900)


def test_nothing_differs_before_the_denominator() -> None:
    anchors = [(SEPTEMBER_2024 + 12, 2_000.0)]
    assert list(potential_at(at("2023-09", "2024-09"), SEPTEMBER_2024, 1_000, anchors)) == [1_000, 1_000]
    assert list(potential_at(at("2023-09"), SEPTEMBER_2024, 1_000, (), growth=0.1)) == [1_000]
