"""Finding sentences that speak of a target whose year has ended as if it were ahead."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from streamlit.testing.v1 import AppTest

from ucj.facts.ledger import Ledger
from ucj.model.targets import published_targets
from ucj.present.words import numbers

# One of these says that the year of a target is over, or what became of it.
ENDED = ("berakhir", "tercapai", "belum diketahui")
MONTHS = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
# A year that stands alone, and neither in a month nor in a range.
YEAR = re.compile(r"(?<![\d.,–-])(20\d\d)(?![\d–-])(?<!\d\d\d\d\d)")
WITH_A_MONTH = re.compile(rf"(?:{MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Agu|Sep|Okt|Nov|Des) 20\d\d|20\d\d-\d\d(?:-\d\d)?")
LISTED = re.compile(
    r"Target (?:cakupan|peserta) [\d.,]+(?: %)? \(20\d\d, [^)]*\)|target peserta ÷ target cakupan \([^a-z]*\)"
)
# What must be done by a year.
DEMAND = re.compile(r"\b(?:harus menambah|agar mencapai|mencapai|memerlukan|masih kurang|kurang \d)")


def clauses(text: str) -> list[str]:
    """Return the sentences of a text, and the clauses between their semicolons, with ordinary spaces."""
    plain = re.sub(r"\]\([^)]*\)", "]", text.replace("\u00a0", " ").replace("**", ""))
    return [part.strip() for part in re.split(r"(?<=[.;?!])\s+|\n", plain) if part.strip()]


def lies(ledger: Ledger, region: str, text: str, today: dt.date) -> list[str]:
    """Return the clauses of a text, said of a region on a day, that speak of a passed target as ahead."""
    targets = published_targets(ledger, region)
    shares = {
        numbers.plain_percent(targets.shares[year].value).replace("\u00a0", " ") for year in targets.passed(today)
    }
    shares -= {
        numbers.plain_percent(figure.value).replace("\u00a0", " ")
        for year, figure in targets.shares.items()
        if year >= today.year
    }
    return [clause for clause in clauses(text) if _lies(clause, shares, today)]


def _lies(clause: str, shares: set[str], today: dt.date) -> bool:
    lower = clause.lower()
    if any(word in lower for word in ENDED):
        return False
    # What was published, listed with the year it was for and its source.
    clause = LISTED.sub("", clause)
    passed = [year for year in YEAR.findall(WITH_A_MONTH.sub("", clause)) if int(year) < today.year]
    if passed and ("target" in clause.lower() or DEMAND.search(lower)):
        return True
    return any(re.search(rf"target {re.escape(share)}(?! \()", lower) for share in shares)


def said(part: Any) -> Iterator[str]:
    """Yield every text in what a story, a screen or a table holds."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, pd.DataFrame):
        yield from (str(column) for column in part.columns)
        yield from (cell for column in part for cell in part[column] if isinstance(cell, str))
    elif dataclasses.is_dataclass(part) and not isinstance(part, type):
        yield from said([getattr(part, field.name) for field in dataclasses.fields(part)])
    elif isinstance(part, Mapping):
        yield from said([*part.keys(), *part.values()])
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from said(inner)


def shown(app: AppTest) -> Iterator[str]:
    """Yield every text that a page sends to the browser but the specification of a chart, and its tables."""
    yield from dict.fromkeys(text for block in (app.main, app.sidebar) for text in _shown(block))


def _shown(element: Any) -> Iterator[str]:
    if hasattr(proto := getattr(element, "proto", None), "ListFields"):
        yield from (text for text in _texts(proto) if not text.startswith("{"))
    if isinstance(value := getattr(element, "value", None), pd.DataFrame):
        yield from said(value)
    for inner in getattr(element, "children", {}).values():
        yield from _shown(inner)


def _texts(message: Any) -> Iterator[str]:
    for _field, value in message.ListFields():
        for item in value if isinstance(value, list) or hasattr(value, "append") else [value]:
            if isinstance(item, str):
                yield item
            elif hasattr(item, "ListFields"):
                yield from _texts(item)
