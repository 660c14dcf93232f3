"""What is wrong in uploaded files, in words: where, what was read there, and what was expected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from ucj.facts.intake.forms import Upload
from ucj.facts.intake.questions import Question
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


def question_document(ledger: Ledger, question: Question) -> dict[str, Any]:
    """Return a question for the command line; without choices the answer is a text."""
    return {
        "id": question.id,
        "asks": remarks.say(ledger, question.asks, str),
        "choices": {choice.id: remarks.say(ledger, choice.says, str) for choice in question.choices},
        "details": [remarks.say(ledger, detail, str) for detail in question.details],
        "answer": question.answer or None,
        "wrong": wrong(ledger, question, str),
    }


def wrong(ledger: Ledger, question: Question, shown: Callable[[str], str] = verbatim) -> str | None:
    """Return what is wrong with a typed answer, None where nothing is."""
    return expected(ledger, question.wrong, shown) if question.wrong else None


def note_lines(ledger: Ledger, upload: Upload[Any], shown: Callable[[str], str] = verbatim) -> list[str]:
    """Return what a reader must know of how files were read, and what was answered, a line each."""
    lines = [remarks.say(ledger, note, shown) for note in upload.notes]
    for question in upload.questions:
        chosen = next((choice.says for choice in question.choices if choice.id == question.answer), None)
        answered = remarks.say(ledger, chosen, shown) if chosen else shown(question.answer)
        if question.answer:
            lines.append(f"{remarks.say(ledger, question.asks, shown)} {answered}.")
    return lines


def expected(ledger: Ledger, problem: Remark, shown: Callable[[str], str] = str) -> str:
    """Say what should stand where a problem is; `shown` is applied to what the visitor typed."""
    values: dict[str, Any] = {"column": problem.place.column, **problem.values}
    if "example" in values:
        village = ledger.villages[values["example"]]
        values |= {"example": village.kemendagri_code, "bps": village.code}
        values["region"] = village.district.region.name
    said = remarks.say(ledger, Remark(problem.code, values), shown)
    if problem.values.get("maybe") and problem.code.startswith("unknown_"):
        names = remarks.places(ledger, values["maybe"])
        meant = _("Maksudnya {names}?") if problem.code == "unknown_name" else _("Mungkin {names}.")
        said += " " + meant.format(names=names)
    return said


def _row(ledger: Ledger, problem: Remark, shown: Callable[[str], str]) -> Row:
    place = remarks.place_words(problem.place, shown)
    return {
        # Where there is one file only, its name does not come first.
        _("Tempat"): place if problem.place.file else place[:1].upper() + place[1:] or _("Berkas"),
        _("Terbaca"): shown(excerpt(problem.values["read"])) or numbers.MISSING,
        _("Seharusnya"): expected(ledger, problem, shown),
    }
