"""What day it is: Indonesia's, wherever the server stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import PAGES, texts
from ucj.facts import clock


@pytest.mark.parametrize(
    ("utc", "zone", "date"),
    [
        ("2026-12-31T16:59", "Asia/Jakarta", "2026-12-31"),  # 23.59 WIB
        ("2026-12-31T17:00", "Asia/Jakarta", "2027-01-01"),
        ("2026-12-31T16:00", "Asia/Makassar", "2027-01-01"),  # 00.00 WITA
        ("2026-12-31T15:00", "Asia/Jayapura", "2027-01-01"),  # 00.00 WIT
        ("2026-12-31T17:00", "America/New_York", "2027-01-01"),
        ("2026-12-31T17:00", None, "2027-01-01"),
    ],
)
def test_midnight_is_indonesias(monkeypatch: pytest.MonkeyPatch, utc: str, zone: str | None, date: str) -> None:
    monkeypatch.setattr(clock, "now", lambda: dt.datetime.fromisoformat(f"{utc}+00:00"))
    assert clock.today(zone).isoformat() == date


@pytest.mark.parametrize("year", [2015, 2031, 2046])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_in_another_year(
    open_page: Callable[[str], AppTest], monkeypatch: pytest.MonkeyPatch, path: str, year: int
) -> None:
    monkeypatch.setattr(clock, "now", lambda: dt.datetime(year, 6, 1, tzinfo=dt.UTC))
    app = open_page(path).run()
    assert not app.exception
    assert "kesalahan aplikasi" not in texts(app)
