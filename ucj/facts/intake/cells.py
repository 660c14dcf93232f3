"""What a cell of an Indonesian spreadsheet says: counts, percentages and dates as people write them.

Nothing is guessed: a text that can be read in two ways is not read at all.
"""

from __future__ import annotations

import datetime as dt
import re

from ucj.facts.intake.characters import printable

_BLANK = {"", "-", "–", "—", "...", "…", "n/a", "na", "nan", "null", "none", "belum ada", "tidak ada", "belum ada data"}
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009\ufeff\u200b]+")
# 1.149.447, 1,149,447 or 1 149 447, with or without decimals that are zero.
_GROUPED = re.compile(r"([0-9]{1,3}([.,' ’])[0-9]{3}(?:\2[0-9]{3})*)(?:(?!\2)[.,]0{1,2})?")
_PLAIN = re.compile(r"([0-9]+)(?:[.,]0{1,2})?")
_PERCENT = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]+))?")
# Far longer than any number of people: Python raises an error for a number of some thousand digits.
_LONGEST_COUNT = 40
_PEOPLE_WORDS = re.compile(r"(?<=[0-9]) ?(orang|pekerja|peserta|jiwa|tk)$")

# What an office sets behind a number or a name: a star, a small figure or letter with a bracket, "(sementara)".
_MARKED = re.compile(
    r"(.*[^\s(*]) ?(\*{1,3}\)?|[¹²³]|(?<= )[0-9a-z]\)|\((?:data |angka )?(?:sangat )?sementara\))", re.IGNORECASE
)
# What stands before a date that is none of its parts.
_BEFORE_DATE = re.compile(
    r"(?<![a-z])(?:sampai dengan|s/d|s\.? ?d\.?|per|posisi|keadaan|kondisi|hingga|akhir|tanggal|tgl|bulan|periode|"
    r"tahun)(?![a-z])[ .:]*"
)
_QUARTERS = {"i": 3, "ii": 6, "iii": 9, "iv": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_PART_OF_YEAR = re.compile(r"(triwulan|tri wulan|tw|semester|smt)\.? (iv|i{1,3}|[1-4])(?: tahun)? (20[0-9]{2})")

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari pebruari february feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt agust ags aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
# The day that spreadsheets count from, and the serial numbers of the years 2000 to 2099.
_FIRST_DAY = dt.date(1899, 12, 30)
_SERIALS = range(36_526, 73_051)
_YEARS = range(2000, 2100)


def tidy(text: str) -> str:
    """Return a text with single ordinary spaces and without what nobody can see."""
    return _SPACES.sub(" ", printable(text)).strip()


def is_blank(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, a dash, n/a."""
    return tidy(text).casefold() in _BLANK


def split_mark(text: str) -> tuple[str, str]:
    """Return a cell without the mark that points to a footnote or says that it is provisional, and that mark."""
    said = tidy(text)
    found = _MARKED.fullmatch(said) if said.endswith(("*", ")", "¹", "²", "³")) else None
    return (found[1].strip(), found[2]) if found else (text, "")


def read_count(text: str) -> int | None:
    """Return a count of people, or None where the text is not one.

    Thousands may be marked by dots, commas or spaces; a decimal part must be zero, because people are whole.
    """
    said = _PEOPLE_WORDS.sub("", tidy(text).casefold())
    if len(said) > _LONGEST_COUNT:
        return None
    if found := _GROUPED.fullmatch(said):
        return int(re.sub("[^0-9]", "", found[1]))
    if found := _PLAIN.fullmatch(said):
        return int(found[1])
    return None


def read_thousands(text: str) -> int | None:
    """Return a count of people that is written in thousands, or None where the text is none.

    `68,5` and `1.149,447` are read; what ends in a dot and three digits, or is no whole number of people, is not.
    """
    found = re.fullmatch(
        r"([0-9]{1,3}(?:\.[0-9]{3})*|[0-9]{1,6})(?:,([0-9]{1,3}))?|([0-9]{1,6})\.([0-9]{1,2})", tidy(text)
    )
    if not found or (found[1] and "." in found[1] and found[2] is None):
        return None
    whole, rest = (found[1].replace(".", ""), found[2] or "") if found[1] else (found[3], found[4])
    return int(whole) * 1_000 + int(rest.ljust(3, "0"))


def read_percent(text: str) -> float | None:
    """Return a percentage as a fraction 0–1, or None where the text is none.

    `38,39`, `38.39 %` and `54 persen` are read. A number up to 1 without a percent sign, such as 0,3839, may be a
    fraction or a percentage and is not.
    """
    said = tidy(text).casefold()
    marked = said.endswith(("%", "persen"))
    found = _PERCENT.fullmatch(said.removesuffix("%").removesuffix("persen").strip())
    if not found:
        return None
    value = float(f"{found[1]}.{found[2] or 0}")
    if value > 100 or (value <= 1 and not marked):
        return None
    return round(value / 100, 10)


def read_date(text: str) -> str | None:
    """Return a date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or None where the text is none.

    Words before it, such as "per" and "s.d.", are no part of it; a quarter or half of a year is its last month. Numbers
    stand day before month, as Indonesians write them; the serial number of a spreadsheet is read as its day.
    """
    said = _BEFORE_DATE.sub("", tidy(text).casefold()).replace(",", " ")
    if part_of_year := _PART_OF_YEAR.fullmatch(" ".join(said.split())):
        return _end_of_part(*part_of_year.groups())
    parts = [part for part in re.split(r"[\s./\-]+", said) if part]
    if parts and re.fullmatch(r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?", parts[-1]):
        parts.pop()  # a time of day
    numbers = [MONTHS.get(part) if part.isalpha() else _number(part) for part in parts]
    match parts, numbers:
        case [[_], [int(year)]] if year in _YEARS:
            return str(year)
        case [[_], [int(serial)]] if serial in _SERIALS:
            return (_FIRST_DAY + dt.timedelta(days=serial)).isoformat()
        case [[first, _], [int(year), int(month)]] if _is_year(first):
            return _month(year, month)
        case [[_, last], [int(month), int(year)]] if _ends_date(last):
            return _month(_century(year), month)
        case [[first, _, _], [int(year), int(month), int(day)]] if _is_year(first):
            return _day(year, month, day)
        case [[first, _, last], [int(day), int(month), int(year)]] if first.isdecimal() and _ends_date(last):
            return _day(_century(year), month, day)
    return None


def _number(part: str) -> int | None:
    return int(part) if re.fullmatch(r"[0-9]{1,5}", part) else None


def _ends_date(part: str) -> bool:
    return part.isdecimal() and len(part) in (2, 4)


def _is_year(part: str) -> bool:
    return len(part) == 4 and part.isdecimal()


def _end_of_part(kind: str, number: str, year: str) -> str | None:
    quarter = _QUARTERS[number]
    if kind in ("semester", "smt"):
        quarter *= 2
    return _month(int(year), quarter)


def _century(year: int) -> int:
    return 2000 + year if year < 100 else year


def _month(year: int, month: int) -> str | None:
    return f"{year}-{month:02}" if year in _YEARS and 1 <= month <= 12 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None
