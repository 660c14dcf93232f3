"""A visitor's files: chosen, read once, told what is wrong in them, marked, and removed with a way back.

What was taken stays in this session only, by its kind, until it is removed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import streamlit as st

from ucj.facts.intake.forms import Upload
from ucj.facts.intake.grids import BUSY
from ucj.facts.intake.questions import Answers
from ucj.facts.ledger import Ledger
from ucj.present import upload_reports
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim
from ucj.ui import file_field, upload_questions
from ucj.ui.cards import show_table, small
from ucj.ui.session import READ_FILES, REMOVED_UPLOAD, UPLOAD, UPLOAD_ANSWER, Key

PROBLEMS_SHOWN = 50
FILE_TYPES, LARGEST_MB = ("csv", "xlsx", "xlsm", "txt"), 5
_Made = TypeVar("_Made")


def made_once(
    kept: Key[tuple[object, _Made] | None],
    what: object,
    make: Callable[[], _Made],
    lasting: Callable[[_Made], bool] = lambda _answer: True,
) -> _Made:
    """Return what was made of something; in this session it is kept until `what` is another.

    Parameters
    ----------
    kept : Key
        Where the answer of the last time stands.
    what : object
        What the answer depends on.
    make : function
        Makes it.
    lasting : function
        Whether an answer may be kept; one that only says to come again may not.
    """
    held = kept.get()
    if held is not None and held[0] == what:
        return held[1]
    answer = make()
    if lasting(answer):
        kept.set((what, answer))
    return answer


def choose_files(
    ledger: Ledger,
    kind: str,
    label: str,
    read: Callable[[Sequence[tuple[str, bytes]], Answers], Upload[Any]],
    refused: Callable[[Upload[Any]], str],
    waiting: Callable[[Upload[Any]], str] | None = None,
    *,
    several: bool = False,
    depends: Hashable = None,
) -> Upload[Any] | None:
    """Let the visitor upload files, and return what is in them; without a problem they are used from here on.

    With a problem, which is shown, or a question, which is asked, nothing changes: what was in use before stays in use.

    Parameters
    ----------
    ledger : Ledger
        Knows the names that problems mention.
    kind : str
        Of files.
    label : str
        What stands above the field.
    read : function
        Reads files, each a name and its content, with what was answered to questions about them.
    refused, waiting : function
        Say that nothing was taken, because of problems or of questions.
    several : bool
        Whether more than one file can be chosen.
    depends : hashable
        What the answer depends on besides the files.
    """
    files = file_field.choose_files(label, FILE_TYPES, kind=kind, most_mb=LARGEST_MB, several=several)
    if not files:
        return None
    chosen = tuple(file.file_id for file in files)
    asked = UPLOAD_ANSWER.of(kind, " ".join(chosen))
    answers = {question: asked.of(question).get() or "" for question in asked.owners()}
    upload = made_once(
        READ_FILES.of(kind),
        (chosen, depends, tuple(answers.items())),
        lambda: read([(file.name, file.getvalue()) for file in files], answers),
        lambda answer: all(problem.code != BUSY for problem in answer.problems),
    )
    if upload.problems:
        st.error(refused(upload))
        _show_problems(ledger, upload)
    if upload.questions:
        upload_questions.ask(ledger, asked, upload, waiting(upload) if waiting and not upload.problems else "")
    if upload.accepted and upload != UPLOAD.of(kind).get():
        REMOVED_UPLOAD.of(kind).forget()
        UPLOAD.of(kind).set(upload)
        st.rerun()
    return upload


def show_notes(ledger: Ledger, upload: Upload[Any], *, answers: bool) -> None:
    """Say how files were read, and with `answers` what was answered to questions that are no longer shown."""
    lines = upload_reports.note_lines(ledger, upload if answers else replace(upload, questions=()))
    if lines:
        st.markdown("\n".join([f"**{_('Cara tabel dibaca')}**", "", *(f"- {line}" for line in lines)]))


def mark(kind: str, said: str) -> None:
    """Mark a page that uses an upload, and let the visitor remove it."""
    upload = UPLOAD.of(kind).get()
    if upload is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(said, icon=":material/upload_file:", color="orange")
        small(", ".join(verbatim(name) for name in upload.files))
        st.button(_("Hapus unggahan"), key=f"remove_{kind}", on_click=_remove, args=(kind,), type="tertiary")


def offer_removed(kind: str, said: Callable[[Upload[Any]], str]) -> None:
    """Say that an upload was removed, and let the visitor take that back."""
    removed = REMOVED_UPLOAD.of(kind).get()
    if removed is None or UPLOAD.of(kind).get() is not None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        small(said(removed))
        undo = ":material/undo:"
        st.button(_("Pakai lagi"), key=f"restore_{kind}", on_click=_restore, args=(kind,), icon=undo)
        st.button(_("Tutup"), key=f"forget_{kind}", on_click=REMOVED_UPLOAD.of(kind).forget, type="tertiary")


def _remove(kind: str) -> None:
    REMOVED_UPLOAD.of(kind).set(UPLOAD.of(kind).pop())
    READ_FILES.of(kind).forget()
    file_field.empty_field(kind)


def _restore(kind: str) -> None:
    UPLOAD.of(kind).set(REMOVED_UPLOAD.of(kind).pop())


def _show_problems(ledger: Ledger, upload: Upload[Any]) -> None:
    """Show the first problems, as many as a browser can take, and offer all of them as a file where there are more."""
    show_table(upload_reports.problem_table(ledger, upload, PROBLEMS_SHOWN))
    if len(upload.problems) > PROBLEMS_SHOWN:
        shown, every = numbers.whole(PROBLEMS_SHOWN), numbers.whole(len(upload.problems))
        small(_("Menampilkan {shown} hal pertama dari {all}.").format(shown=shown, all=every))
        st.download_button(
            _("Unduh semua yang perlu diperbaiki"),
            upload_reports.problem_csv(ledger, upload),
            file_name="ucj-perbaikan.csv",
            mime="text/csv",
            on_click="ignore",
        )
