"""The field in which files are chosen, in our words, which Streamlit has in English only, and how it is emptied."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import streamlit as st

from ucj.present.words.catalogue import _
from ucj.ui.session import EMPTIED_FIELD

_AREA = '[data-testid="stFileUploaderDropzone"]'


def choose_files(label: str, types: Sequence[str], *, kind: str, most_mb: int, several: bool = False) -> list[Any]:
    """Draw the field of a kind of files and return the files in it; each has a file_id, a name and getvalue()."""
    _say_in_our_words(most_mb)
    chosen: Any = st.file_uploader(
        label,
        type=types,
        accept_multiple_files=several,
        key=f"{kind}_files_{EMPTIED_FIELD.of(kind).get()}",
        max_upload_size=most_mb,
    )
    return list(chosen) if several else [chosen] if chosen else []


def empty_field(kind: str) -> None:
    """Show an empty field from here on: the one that is there would hand in the same files again."""
    emptied = EMPTIED_FIELD.of(kind)
    emptied.set(emptied.get() + 1)


def _say_in_our_words(most_mb: int) -> None:
    """Put our words over those of the uploader; should its markup change, its own words show again."""
    hint = _("atau seret ke sini; paling besar {size} MB").format(size=most_mb)
    words = {
        f'{_AREA} button [data-testid="stMarkdownContainer"] p': _("Pilih berkas"),
        f'{_AREA} [data-testid="stFileUploaderDropzoneInstructions"] span': hint,
    }
    rules = "".join(
        f"{place}{{font-size:0}}{place}::after{{content:{json.dumps(text)};font-size:1rem}}"
        for place, text in words.items()
    )
    st.html(f"<style>{rules}</style>")
