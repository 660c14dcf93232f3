"""Files to download: made when their list is opened, and handed over whole.

A file that Streamlit makes at the click is lost when other visitors are active: nobody's page refers to it yet, and
what no page refers to is thrown away. So it is made first, in this session, and then offered.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from ucj.present.words.catalogue import _, language
from ucj.ui.session import MADE_FILES

# Making files keeps a core busy: one visitor's are made at a time, so that the pages of the others stay quick.
_TURN = threading.Lock()


@dataclass(frozen=True)
class Download:
    """A file that can be made: what its button says, its name and kind, and how it is made."""

    label: str
    file_name: str
    mime: str
    make: Callable[[], bytes | str]


def table_files(name: str, as_xlsx: Callable[[], bytes], as_csv: Callable[[], str]) -> list[Download]:
    """Return a table as two files of a name: a workbook and CSV."""
    workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return [Download("XLSX", f"{name}.xlsx", workbook, as_xlsx), Download("CSV", f"{name}.csv", "text/csv", as_csv)]


def offer_files(label: str, files: Callable[[], Sequence[Download]], *, key: str, content: object = None) -> None:
    """Draw a list of files that opens; a slider step must not wait for files that nobody looks at.

    Parameters
    ----------
    label : str
        What stands on the list.
    files : callable
        Returns the files; called where the list is open and its content is another than before.
    key : str
        Tells lists apart.
    content : object
        What the files are made from; None where they are made anew each time.
    """
    kept = MADE_FILES.of(key)
    with st.popover(label, icon=":material/download:", key=key, on_change="rerun") as box:
        if not box.open:
            kept.forget()
            return
        made_from = (language(), content)
        known, made = kept.get()
        if content is None or known != made_from:
            with _turn():
                made = tuple((file, file.make()) for file in files())
            kept.set((made_from, made))
        for file, data in made:
            st.download_button(
                file.label,
                data,
                file_name=file.file_name,
                mime=file.mime,
                key=f"{key}_{file.file_name}",
                on_click="ignore",
                width="stretch",
            )


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for a turn, with a word to the reader, and say that files are being made."""
    said = st.empty()
    if not _TURN.acquire(blocking=False):
        said.info(_("Menunggu giliran: berkas pengguna lain sedang dibuat."))
        _TURN.acquire()
    try:
        said.info(_("Berkas sedang dibuat."))
        yield
    finally:
        _TURN.release()
    said.empty()
