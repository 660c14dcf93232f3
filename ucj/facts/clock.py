"""What day it is in Indonesia: a server may stand anywhere, and its midnight is nobody's."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from ucj.facts.ledger import load_ledger

DATE_LENGTH = len("2026-01-01")
# WIB, WITA and WIT; Pontianak keeps the time of Jakarta.
ZONES = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")


def now() -> dt.datetime:
    """Return the moment; tests set another one."""
    return dt.datetime.now(dt.UTC)


def today(zone: str | None = None) -> dt.date:
    """Return the date in one of Indonesia's time zones, in that of Jakarta where it is none of them.

    Never a day before the data were verified: a laptop whose clock was lost lives in 2015, and the data do not.
    """
    date = now().astimezone(ZoneInfo(zone if zone in ZONES else ZONES[0])).date()
    return max(date, dt.date.fromisoformat(load_ledger().vintage[:DATE_LENGTH]))
