"""The words of the file uploader, which Streamlit has in English only."""

from __future__ import annotations

import json

import streamlit as st

from ucj.present.words.catalogue import _

_AREA = '[data-testid="stFileUploaderDropzone"]'


def say_in_our_words(most_mb: int) -> None:
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
