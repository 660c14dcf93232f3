"""What is wrong in uploaded files, in words: where, what was read there, and what was expected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from ucj.facts.intake.forms import Upload
from ucj.facts.ledger import Ledger
from ucj.facts.remarks import Remark
from ucj.present.print.workbook import Row, csv_text
from ucj.present.words import numbers, remarks
from ucj.present.words.catalogue import _
from ucj.present.words.escape import excerpt, verbatim


def problem_table(ledger: Ledger, upload: Upload[Any], most: int | None = None) -> pd.DataFrame:
    """Return what is wrong, a row a problem and no more than `most`: where, what was read, what was expected."""
    return pd.DataFrame([_row(ledger, problem, verbatim) for problem in upload.problems[:most]])


def problem_csv(ledger: Ledger, upload: Upload[Any]) -> str:
    """Return all that is wrong as CSV."""
    return csv_text([_row(ledger, problem, str) for problem in upload.problems])


def expected(ledger: Ledger, problem: Remark, shown: Callable[[str], str] = str) -> str:
    """Say what should stand where a problem is; `shown` is applied to what the visitor typed."""
    values: dict[str, Any] = {"column": problem.place.column, **problem.values}
    if "example" in values:
        village = ledger.villages[values["example"]]
        values |= {"example": village.kemendagri_code, "bps": village.code}
        values["region"] = village.district.region.name
    said = remarks.say(ledger, Remark(problem.code, values), shown)
    if problem.values.get("maybe") and problem.code.startswith("unknown_"):
        said += " " + _("Mungkin {names}.").format(names=remarks.places(ledger, values["maybe"]))
    return said


def _row(ledger: Ledger, problem: Remark, shown: Callable[[str], str]) -> Row:
    place = remarks.place_words(problem.place, shown)
    return {
        # Where there is one file only, its name does not come first.
        _("Tempat"): place if problem.place.file else place[:1].upper() + place[1:] or _("Berkas"),
        _("Terbaca"): shown(excerpt(problem.values["read"])) or numbers.MISSING,
        _("Seharusnya"): expected(ledger, problem, shown),
    }
