"""What is written above a column: the names it goes by, and the date or unit that an office adds to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ucj.facts.intake.printed_dates import find_dates

# What is longer is a title or a note; no column is called so.
LONGEST_HEADING = 200
# Words that say in what a column counts and not what.
_UNITS = {"orang", "jiwa", "tk", "ribu", "ribuan", "dalam", "thn", "tahun", "per", "posisi", "keadaan", "sd", "hingga"}
_THOUSANDS = re.compile(r"\bribu(?:an)?\b|\bx ?1[.,]?000\b|\(000\)|\(dalam 000\)", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """A column to look for."""

    # Its heading in the template.
    id: str
    # That, and what else people write above it.
    names: frozenset[str]
    # Makes of a filled cell what it says, None where it says nothing of the kind; without it the text is all.
    read: Callable[[str], Any] | None
    # What is wrong with a cell that cannot be read.
    expected: str
    # Whether a table without it is not taken.
    required: bool


@dataclass(frozen=True)
class Words:
    """A heading as it is compared with the names of columns."""

    # All of it, without its dates, and without words of units too.
    plain: str
    dateless: str
    bare: str
    # The date in it as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, blank where there is none.
    date: str


def column(
    name: str, *others: str, read: Callable[[str], Any] | None = None, expected: str = "", required: bool = False
) -> Column:
    """Return a column of the template with the other names it goes by."""
    return Column(name, frozenset(normal(text) for text in (name, *others)), read, expected, required)


def normal(text: str) -> str:
    """Return a heading in lower-case words without punctuation; % becomes a word."""
    return " ".join(re.findall(r"[^\W_]+", text.replace("%", " persen ").casefold()))


def heading_words(text: str) -> Words:
    """Return a heading, or as much of it as one can be long, in words."""
    said = " ".join(text[:LONGEST_HEADING].casefold().split())
    found = list(find_dates(said, years=True)) if "20" in said else []
    rest = said
    for one in reversed(found):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    rest = re.sub(r"\bs\.? ?[/.]? ?d\.?(?=\s|$)", " ", rest) if found else rest
    dateless = normal(rest)
    bare = " ".join(word for word in dateless.split() if word not in _UNITS)
    return Words(normal(said), dateless, bare, found[-1].date if found else "")


def in_thousands(text: str) -> bool:
    """Whether a title or a heading says that people are counted in thousands."""
    return _THOUSANDS.search(text) is not None


def names_of(columns: Sequence[Column]) -> Mapping[str, str]:
    """Return the ids of columns by every name they go by; of two with a name the first has it."""
    names: dict[str, str] = {}
    for known in columns:
        names |= {text: known.id for text in known.names if text not in names}
    return names


def named(parts: Sequence[str], names: Mapping[str, str], words_of: dict[str, Words]) -> tuple[str, str] | None:
    """Return the id that a heading of several rows answers to and the date in it, None where it answers to none.

    The whole heading goes first, then what is left of it without the rows above: "Kepesertaan / Peserta aktif".
    `words_of` keeps what was made of each text, for rows are read again.
    """
    for part in parts:
        if part not in words_of:
            words_of[part] = heading_words(part)
    words = [words_of[part] for part in parts]
    date = next((word.date for word in reversed(words) if word.date), "")
    for start in range(len(words)):
        below = words[start:]
        for read in ([word.plain for word in below], [word.dateless for word in below], [word.bare for word in below]):
            if name := names.get(" ".join(filter(None, read))):
                return name, date
    return None
