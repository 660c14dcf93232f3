"""The fall of coverage that is computed from what is known to end, by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.model.coming_lapse import coming_lapse


def test_lombok_timur_loses_its_tobacco_farmers_in_april(ledger: Ledger) -> None:
    found = coming_lapse(ledger, "5203")
    assert found
    # Paid until December 2025, counted for three months more.
    assert month_text(found.published.month) == "2026-01"
    assert month_text(found.fallen.month) == "2026-04"
    assert found.people == 17_395
    assert found.staying == pytest.approx(1_739.5)  # a tenth
    assert found.others == pytest.approx(147_433)  # 164,828 − 17,395
    assert found.fallen.without_plan == pytest.approx(149_172.5)
    assert found.fallen.coverage_without_plan == pytest.approx(149_172.5 / 504_000)  # 29.60 %


def test_of_several_ends_the_first_falls(ledger: Ledger) -> None:
    guards = replace(ledger.cohorts["5203", "village_guards"], paid_until="2026-06")
    found = coming_lapse(replace(ledger, cohorts={**ledger.cohorts, ("5203", "village_guards"): guards}), "5203")
    assert found and (found.people, month_text(found.fallen.month)) == (17_395, "2026-04")


@pytest.mark.parametrize("region", ["18", "5204", "5201"])
def test_nothing_is_said_to_end_where_no_end_is_known(ledger: Ledger, region: str) -> None:
    assert coming_lapse(ledger, region) is None
