"""A button that copies an address with one click."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ucj.present.words.catalogue import _

_LIVE = Path(__file__).with_name("live")

_button = st.components.v2.component(
    "ucj_copy",
    html='<button type="button" aria-live="polite" hidden></button><input readonly hidden>',
    css=(_LIVE / "copy.css").read_text(encoding="utf-8"),
    js=(_LIVE / "copy.js").read_text(encoding="utf-8"),
)


def copy_button(address: str, key: str) -> None:
    """Draw a button that puts an address into the clipboard, or shows it where the browser does not allow that."""
    _button(
        key=key,
        data={
            "address": address,
            "label": _("Salin tautan"),
            "copied": _("Tautan disalin"),
            "shown": _("Tekan Ctrl+C untuk menyalin"),
            "help": _(
                "Alamat ini membuka rencana yang sama, dengan angka dan asumsi yang sama. Tabel yang diunggah "
                "tidak ikut. Bila angka terbit berubah, pembuka alamat diberi tahu."
            ),
        },
        width="content",
        height="content",
    )
