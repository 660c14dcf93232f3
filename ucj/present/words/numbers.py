"""Numbers and dates as a reader expects them: 1.149.447, 38,39 %, Rp14,7 miliar, Januari 2026."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from math import floor
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from ucj.present.words.catalogue import _, babel_locale, language

NBSP = "\u00a0"
MISSING = "—"
# No figure is that large; what somebody typed may be, and is still quoted.
LARGEST_WRITTEN_OUT = 1e18


def whole(value: float) -> str:
    """Return a count: 1.149.447; a half is rounded up, as it is by hand."""
    if abs(value) < LARGEST_WRITTEN_OUT:
        # What is a half on paper may be a hair less here.
        value = floor(round(value, 6) + 0.5)
    return decimal(value, 0)


def decimal(value: float, digits: int) -> str:
    """Return a number with a fixed number of decimals: 2,46."""
    return _format(value, "#,##0" + ("." + "0" * digits if digits else ""), babel_locale())


def signed(value: float, digits: int = 0) -> str:
    """Return a difference with its sign: +1.200, −4,11; nothing before what is written as zero."""
    written = decimal(abs(value), digits)
    sign = "" if written == decimal(0, digits) else "+" if value > 0 else "−"
    return f"{sign}{written}"


def percent(share: float, digits: int = 2) -> str:
    """Return a fraction 0–1 as a percentage: 38,39 %."""
    return f"{decimal(share * 100, digits)}{percent_sign()}"


def plain_percent(share: float) -> str:
    """Return a fraction as a percentage with the decimals it was published with: 54 %, 62,22 %."""
    return f"{_format(round(share * 100, 6), '#,##0.##', babel_locale())}{percent_sign()}"


def percent_sign() -> str:
    """Return what stands behind a percentage."""
    return "%" if language() == "en" else f"{NBSP}%"


def rupiah(value: float) -> str:
    """Return money to the rupiah: Rp1.919.937.600."""
    return f"{'-' if value < 0 else ''}Rp{whole(abs(value))}"


def short_rupiah(value: float) -> str:
    """Return money as it is said: Rp14,7 miliar; below a million to the rupiah."""
    for scale, name in scales():
        if abs(value) >= scale:
            pattern = "#,##0.##" if abs(value) < 10 * scale else "#,##0.#"
            sign = "-" if value < 0 else ""
            return f"{sign}Rp{_format(abs(value) / scale, pattern, babel_locale())} {name}"
    return rupiah(value)


def scales() -> tuple[tuple[float, str], ...]:
    """Return what large amounts are called, the largest first."""
    return (1e12, _("triliun")), (1e9, _("miliar")), (1e6, _("juta"))


def marks() -> dict[str, Any]:
    """Return how numbers are written, for a browser that writes them itself; to be sent as JSON."""
    own = Locale.parse(babel_locale()).number_symbols["latn"]
    return {"decimal": own["decimal"], "group": own["group"], "percent": percent_sign(), "scales": scales()}


def date(as_of: str) -> str:
    """Return `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in words: 2025, Januari 2026, 9 Desember 2025."""
    return _date(as_of, babel_locale())


def months(first: str, last: str) -> str:
    """Return a period from one `YYYY-MM` to another in words: Januari–November 2025, Oktober 2024–Maret 2025."""
    if first[:4] != last[:4]:
        return f"{date(first)}–{date(last)}"
    name = format_date(dt.date(int(first[:4]), int(first[5:7]), 1), "LLLL", locale=babel_locale())
    return f"{name}–{date(last)}"


@lru_cache(maxsize=2_000)
def _date(as_of: str, locale: str) -> str:
    parts = as_of.split("-")
    if len(parts) == 1:
        return as_of
    day = dt.date(*(int(part) for part in (*parts, "1")[:3]))
    return str(format_date(day, "d MMMM y" if len(parts) == 3 else "MMMM y", locale=locale))


def short_month(month: str) -> str:
    """Return `YYYY-MM` for the axis of a chart: Jan 2026."""
    year, number = month.split("-")
    return str(format_date(dt.date(int(year), int(number), 1), "MMM y", locale=babel_locale()))


def age_in_months(as_of: str, today: dt.date) -> int:
    """Return how many months ago a figure described; a bare year counts from its December."""
    parts = [int(part) for part in as_of.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return max(0, (today.year - year) * 12 + today.month - month)


@lru_cache(maxsize=20_000)
def _format(value: float, pattern: str, locale: str) -> str:
    # A page formats a thousand slider labels at each step, and they are the same ones. Decimals end at 28 digits.
    if not abs(value) < LARGEST_WRITTEN_OUT:
        return f"{value:g}"
    return str(format_decimal(value, format=pattern, locale=locale))
