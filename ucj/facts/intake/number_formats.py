"""What the cells of a workbook show: a number is a count, a percentage, a day or a time by the format of its cell."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping

from ucj.facts.intake.grids import UnreadableFileError
from ucj.facts.intake.office_xml import Reader

PLAIN, PERCENT, DATE, DURATION = range(4)
# Excel's own limits are 65,490 and 255.
MOST_STYLES = 70_000
LONGEST_FORMAT = 255
# The formats that a workbook need not write down: those of percent, of days and times, and of durations.
_KNOWN = {9: PERCENT, 10: PERCENT, **dict.fromkeys((*range(14, 23), 45, 47), DATE), 46: DURATION}
_QUOTED = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
_DURATION = re.compile(r"\[(hh?|mm?|ss?)\]", re.IGNORECASE)
_DATE = re.compile(r"(?<![_\\])[dmhysDMHYS]")

_EPOCH, _EPOCH_OF_MAC = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)
_DAY = dt.timedelta(days=1)


class StylesReader(Reader):
    """Reads which kind of number each cell style shows, in the order of the file."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[int] = []
        self._own: dict[int, int] = {}
        self._within = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if name in ("numFmts", "cellXfs"):
            self._within = name
        elif name == "numFmt" and self._within == "numFmts":
            self._own[int(attributes["numFmtId"])] = kind_of(attributes.get("formatCode", ""))
        elif name == "xf" and self._within == "cellXfs":
            number = int(attributes.get("numFmtId", "0"))
            self.kinds.append(self._own.get(number, _KNOWN.get(number, PLAIN)))
        if max(len(self.kinds), len(self._own)) > MOST_STYLES:
            raise UnreadableFileError("too_much")

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == self._within:
            self.done = name == "cellXfs"
            self._within = ""


def kind_of(code: str) -> int:
    """Return what a number format shows: PLAIN, PERCENT, DATE or DURATION."""
    positive = code[:LONGEST_FORMAT].split(";")[0]
    if _DATE.search(_QUOTED.sub("", positive)):
        return DURATION if _DURATION.search(positive) else DATE
    return PERCENT if "%" in code[:LONGEST_FORMAT] else PLAIN


def shown_number(said: str, kind: int, *, of_mac: bool = False) -> str:
    """Return a stored number as a reader sees it: decimal comma, percent sign, `YYYY-MM-DD`.

    Parameters
    ----------
    said : str
        As it stands in the file.
    kind : int
        What its cell shows.
    of_mac : bool
        Whether days are counted from 1904.
    """
    value = float(said) + 0.0  # a zero below zero is a zero
    if not math.isfinite(value):
        return said.strip()
    if kind in (DATE, DURATION):
        return _day(value, kind, of_mac)
    number = round(value * 100, 8) if kind == PERCENT else value
    return f"{number:.15g}".replace(".", ",") + ("%" if kind == PERCENT else "")


def _day(value: float, kind: int, of_mac: bool) -> str:
    try:
        if kind == DURATION:
            return str(dt.timedelta(seconds=round(value * 86_400)))
        day, rest = divmod(value, 1)
        time = dt.timedelta(milliseconds=round(rest * 86_400_000))
        if day == 0 and time < _DAY:
            return str((dt.datetime.min + time).time())
        # Spreadsheets hold that 1900 had a 29th of February.
        day += 0 < value < 60 and not of_mac
        return ((_EPOCH_OF_MAC if of_mac else _EPOCH) + dt.timedelta(days=day) + time).isoformat()[:10]
    except OverflowError:
        return "#VALUE!"
