"""A planner's own figures: uploaded, used by every page of this session, kept nowhere else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from ucj.facts.intake.grids import BUSY
from ucj.facts.intake.uploads import Upload, read_upload, with_upload
from ucj.facts.ledger import Ledger
from ucj.present import uploads
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim
from ucj.ui.cards import small
from ucj.ui.reports import read_once, show_problems
from ucj.ui.uploader import say_in_our_words

KEY, READ, _REMOVED = "own_figures", "own_figures_read", "removed_own_figures"
FILE_TYPES = ("csv", "xlsx", "xlsm", "txt")


@dataclass(frozen=True)
class OwnFigures:
    """A file that was taken: its name, its rows, and the ledger in which they lead."""

    name: str
    upload: Upload
    ledger: Ledger


def ledger_of_session(published: Ledger) -> Ledger:
    """Return the ledger with the visitor's own figures where there are any."""
    own: OwnFigures | None = st.session_state.get(KEY)
    return published if own is None else own.ledger


def mark_upload() -> None:
    """Mark a page that uses the visitor's own figures, and let the visitor remove them and take that back."""
    own: OwnFigures | None = st.session_state.get(KEY)
    if own is None:
        _offer_removed()
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        said = _("Unggahan dipakai: {count} wilayah").format(count=numbers.whole(len(own.upload.rows)))
        st.badge(said, icon=":material/upload_file:", color="orange")
        small(verbatim(own.name))
        st.button(_("Hapus unggahan"), key="remove_own_figures", on_click=remove, type="tertiary")


def remove() -> None:
    """Use the published figures again; the visitor's own can be brought back."""
    st.session_state[_REMOVED] = st.session_state.pop(KEY, None)
    st.session_state.pop(READ, None)
    # The widget would hand in the same file again.
    st.session_state["uploads_so_far"] = st.session_state.get("uploads_so_far", 0) + 1


def _offer_removed() -> None:
    removed: OwnFigures | None = st.session_state.get(_REMOVED)
    if removed is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        small(_("Unggahan {name} dihapus; semua halaman memakai angka terbit.").format(name=verbatim(removed.name)))
        st.button(_("Pakai lagi"), key="restore_own_figures", on_click=_restore, icon=":material/undo:")
        st.button(_("Tutup"), key="forget_own_figures", on_click=_forget, type="tertiary")


def _restore() -> None:
    st.session_state[KEY] = st.session_state.pop(_REMOVED)


def _forget() -> None:
    st.session_state.pop(_REMOVED, None)


def choose_file(published: Ledger, today: dt.date) -> Upload | None:
    """Let the visitor upload a file and return its report; a file without problems is used from here on.

    A file with problems changes nothing: what was in use before stays in use.
    """
    say_in_our_words(5)
    file = st.file_uploader(
        _("Berkas CSV atau XLSX"),
        type=list(FILE_TYPES),
        key=f"own_file_{st.session_state.get('uploads_so_far', 0)}",
        max_upload_size=5,
    )
    if file is None:
        return None
    upload = read_once(
        READ,
        (file.file_id, today),
        lambda: read_upload(file.getvalue(), today),
        lambda read: all(problem.code != BUSY for problem in read.problems),
    )
    own: OwnFigures | None = st.session_state.get(KEY)
    if upload.accepted and (own is None or own.upload != upload):
        _forget()
        st.session_state[KEY] = OwnFigures(file.name, upload, with_upload(published, upload))
        st.rerun()
    return upload


def show_report(published: Ledger, upload: Upload) -> None:
    """Show what was taken, or what must be mended."""
    if upload.accepted:
        st.table(uploads.taken_table(published, upload), border="horizontal", hide_index=True)
        return
    st.error(uploads.refused_sentence(upload))
    show_problems(
        lambda most: uploads.problem_table(published, upload, most),
        len(upload.problems),
        lambda: uploads.problem_csv(published, upload),
    )
