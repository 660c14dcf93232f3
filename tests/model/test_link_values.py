"""One value of an address: as it is written, and what is read back or refused."""

from __future__ import annotations

from typing import Any

import pytest

from ucj.facts.plan_fields import CEILING, EVERY_FIELD
from ucj.facts.rules import month_number
from ucj.model.link_values import RefusedError, read_value, write_value

JANUARY = month_number("2027-01")
PAYERS = ("self", "add", "csr", "zakat")


def taken(key: str, text: str) -> Any:
    """Return what is read, or the reason why it is refused."""
    field = CEILING if key == "ceiling" else EVERY_FIELD[key]
    choices = {"payer": PAYERS, "region": ("5203",)}.get(key)
    try:
        return read_value(field, text, choices, (JANUARY, JANUARY + 11))
    except RefusedError as refused:
        return str(refused).removeprefix("link.")


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("target", "none", None),
        ("target", "0.54", 0.54),
        ("target", "1", 1),
        ("target", "0", "out_of_range"),
        ("target", "5.4e-1", 0.54),
        ("target", "0,54", "not_a_number"),
        ("target", ".54", "not_a_number"),
        ("growth", "none", "not_a_number"),
        ("growth", "-0.5", -0.5),
        ("people", "73000", 73_000),
        ("people", "73.000", "not_whole"),
        ("people", "1e3", "not_whole"),
        ("people", "-1", "out_of_range"),
        ("people", "300000001", "out_of_range"),
        ("people", "9" * 18, "out_of_range"),
        ("people", "9" * 19, "not_whole"),
        ("ceiling", "0", 0),
        ("ceiling", "1000000000000000", 10**15),
        ("start", "2027-01", JANUARY),
        ("start", "2027-12", JANUARY + 11),
        ("start", "2026-12", "out_of_range"),
        ("start", "2028-01", "out_of_range"),
        ("start", "2027-13", "not_a_month"),
        ("start", "2027-00", "not_a_month"),
        ("start", "2027-1", "not_a_month"),
        ("as_of", "typed", ""),
        ("as_of", "2027", "2027"),
        ("as_of", "2027-01", "2027-01"),
        ("as_of", "2027-12-31", "2027-12-31"),
        # Figures before the first month of the rules, or after the last: a year ends with December.
        ("as_of", "2026", "out_of_range"),
        ("as_of", "2028-01-01", "out_of_range"),
        ("as_of", "2026-1", "not_a_date"),
        ("as_of", "", "not_a_date"),
        ("region", "5203", "5203"),
        ("region", "5204", "unknown_choice"),
        ("data", "x", "x"),
        ("data", " ", "unknown_choice"),
        ("payer", "add", "add"),
        ("payer", "self", "self"),
        ("payer", "dana_desa", "unknown_choice"),
        ("payer", "add:0.6,csr:0.4", {"add": 0.6, "csr": 0.4}),
        ("payer", "add:0.5,csr:0.3,zakat:0.2", {"add": 0.5, "csr": 0.3, "zakat": 0.2}),
        ("payer", "add:1", "unknown_choice"),
        ("payer", "add:0.5,add:0.5", "unknown_choice"),
        ("payer", "add:0.5,self:0.5", "unknown_choice"),
        ("payer", "add:0.5,dana_desa:0.5", "unknown_choice"),
        ("payer", "add:0.6,csr:0.5", "bad_split"),
        ("payer", "add:0.5,csr:0.499998", "bad_split"),
        ("payer", "add:0.5,csr:0.5000005", {"add": 0.5, "csr": 0.5000005}),
        ("payer", "add:1.5,csr:-0.5", "out_of_range"),
        ("payer", "add,csr", "not_a_number"),
    ],
)
def test_what_a_text_says(key: str, text: str, value: Any) -> None:
    assert taken(key, text) == value


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("people", None, ""),
        ("target", None, "none"),
        ("target", 0.54, "0.54"),
        ("target", 1.0, "1"),
        ("growth", 0.1 + 0.2, "0.30000000000000004"),
        ("people", 72_999.6, "73000"),
        ("start", JANUARY, "2027-01"),
        ("as_of", "", "typed"),
        ("as_of", "2026-01", "2026-01"),
        ("region", "5203", "5203"),
        ("payer", "add", "add"),
        ("payer", {"add": 0.6, "csr": 0.4}, "add:0.6,csr:0.4"),
    ],
)
def test_how_a_value_is_written(key: str, value: Any, text: str) -> None:
    assert write_value(EVERY_FIELD[key], value) == text


def test_every_payer_can_share() -> None:
    assert read_value(EVERY_FIELD["payer"], "add:0.5,csr:0.5", ("self", "add", "csr"), (0, 0)) == {
        "add": 0.5,
        "csr": 0.5,
    }
