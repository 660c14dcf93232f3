"""A button that copies an address or a command with one click."""

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
    explained = _(
        "Alamat ini membuka rencana yang sama, dengan angka dan asumsi yang sama. Tabel yang diunggah "
        "tidak ikut. Bila angka terbit berubah, pembuka alamat diberi tahu."
    )
    _draw(address, key, _("Salin tautan"), _("Tautan disalin"), explained)


def copy_command(command: str, key: str) -> None:
    """Draw a button that puts a command line into the clipboard; see `copy_button`."""
    explained = _("Jalankan di folder aplikasi ini; hasilnya memuat angka yang sama.")
    _draw(command, key, _("Salin perintah"), _("Perintah disalin"), explained)


def _draw(text: str, key: str, label: str, copied: str, explained: str) -> None:
    _button(
        key=key,
        data={
            "address": text,
            "label": label,
            "copied": copied,
            "shown": _("Tekan Ctrl+C untuk menyalin"),
            "help": explained,
        },
        width="content",
        height="content",
    )
