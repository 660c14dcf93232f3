"""A visitor's files: chosen, read once, told what is wrong in them, marked, and removed with a way back.

What was taken stays in this session only, by its kind, until it is removed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

import streamlit as st

from ucj.facts.intake.forms import Upload
from ucj.facts.intake.grids import BUSY
from ucj.facts.ledger import Ledger
from ucj.present import upload_reports
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim
from ucj.ui import file_field
from ucj.ui.cards import show_table, small
from ucj.ui.session import READ_FILES, REMOVED_UPLOAD, UPLOAD, Key

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
    read: Callable[[Sequence[tuple[str, bytes]]], Upload[Any]],
    refused: Callable[[Upload[Any]], str],
    *,
    several: bool = False,
    depends: Hashable = None,
) -> Upload[Any] | None:
    """Let the visitor upload files, and return what is in them; without a problem they are used from here on.

    With a problem, which is shown, nothing changes: what was in use before stays in use.

    Parameters
    ----------
    ledger : Ledger
        Knows the names that problems mention.
    kind : str
        Of files.
    label : str
        What stands above the field.
    read : function
        Reads files, each a name and its content.
    refused : function
        Says that nothing was taken.
    several : bool
        Whether more than one file can be chosen.
    depends : hashable
        What the answer depends on besides the files.
    """
    files = file_field.choose_files(label, FILE_TYPES, kind=kind, most_mb=LARGEST_MB, several=several)
    if not files:
        return None
    upload = made_once(
        READ_FILES.of(kind),
        (tuple(file.file_id for file in files), depends),
        lambda: read([(file.name, file.getvalue()) for file in files]),
        lambda answer: all(problem.code != BUSY for problem in answer.problems),
    )
    if not upload.accepted:
        st.error(refused(upload))
        _show_problems(ledger, upload)
    elif upload != UPLOAD.of(kind).get():
        REMOVED_UPLOAD.of(kind).forget()
        UPLOAD.of(kind).set(upload)
        st.rerun()
    return upload


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
