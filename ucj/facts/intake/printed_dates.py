"""Dates in the lines above and below a table: what day its figures describe, as far as an office has said so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ucj.facts.intake.cells import MONTHS, read_date, tidy

_MONTH = "|".join(MONTHS)
_YEAR = "20[0-9]{2}"
_PART = rf"(?:triwulan|tri wulan|tw|semester|smt)\.? (?:iv|i{{1,3}}|[1-4])(?: tahun)? {_YEAR}"
_DATE = re.compile(
    rf"(?<![a-z0-9])(?:{_PART}|(?:[0-9]{{1,2}} )?(?:{_MONTH})[ .,-]+{_YEAR}|[0-9]{{1,2}}[./-][0-9]{{1,2}}[./-]{_YEAR})"
    r"(?![0-9])"
)
_YEAR_ALONE = re.compile(rf"(?<![a-z0-9./-])(?:tahun |ta\.? )?({_YEAR})(?![0-9./-])")
# Words that say of which day figures are; in a footnote no other date counts.
_OF_FIGURES = re.compile(
    r"(?:sampai dengan|s/d|s\.? ?d\.?|per|posisi|keadaan|kondisi|hingga|akhir|periode|bulan|data)[ :.]*"
    r"(?:akhir |tanggal |tgl\.? |bulan )*$"
)
# A letter, a rule or a signature has a date of its own.
_OF_SOMETHING_ELSE = re.compile(r"(?:nomor|no\.|lampiran|surat|keputusan|peraturan|perbup|pergub|inpres)(?![a-z])")
_SIGNED = re.compile(r"[a-z.]+(?: [a-z.]+){0,2}, *(?:tanggal |tgl\.? )?")


@dataclass(frozen=True)
class PrintedDate:
    """A date that a text holds."""

    # `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    date: str
    # Whether the text says that figures are of it.
    of_figures: bool
    start: int
    end: int


def find_dates(text: str, *, years: bool = False) -> Iterator[PrintedDate]:
    """Yield the dates of a text from left to right; with `years` also a year that stands alone."""
    said = tidy(text).casefold()
    ends = 0
    for found in _DATE.finditer(said):
        date = read_date(found[0])
        before = said[: found.start()]
        if date and not (len(date) == len("YYYY-MM-DD") and _SIGNED.fullmatch(before)):
            yield PrintedDate(date, bool(_OF_FIGURES.search(before)), found.start(), found.end())
        ends = found.end()
    if years and not ends:
        for found in _YEAR_ALONE.finditer(said):
            yield PrintedDate(found[1], bool(_OF_FIGURES.search(said[: found.start()])), found.start(), found.end())


def dates_of_titles(above: Iterable[str], below: Iterable[str]) -> tuple[str, ...]:
    """Return the different dates that titles and footnotes give to a table, the most exact form of each.

    A year alone counts only where no title gives more, and never the year of a target.
    """
    titles = [line for line in above if not _OF_SOMETHING_ELSE.search(line.casefold())]
    notes = [line for line in below if not _OF_SOMETHING_ELSE.search(line.casefold())]
    found = [date.date for line in titles for date in find_dates(line)]
    found += [date.date for line in notes for date in find_dates(line, years=True) if date.of_figures]
    if not found:
        found = [
            date.date for line in titles if "target" not in line.casefold() for date in find_dates(line, years=True)
        ]
    return most_exact(found)


def most_exact(dates: Iterable[str]) -> tuple[str, ...]:
    """Return dates without those that another says more exactly, in order."""
    different = dict.fromkeys(dates)
    return tuple(
        sorted(one for one in different if not any(other != one and other.startswith(one) for other in different))
    )
