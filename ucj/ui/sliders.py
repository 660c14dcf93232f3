"""The sliders of a plan as Streamlit draws them, each with a field to type in: they move with the server alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from ucj.facts.intake.cells import read_count, read_percent
from ucj.present.live.rows import MONTHS, PEOPLE, SIGNED_SHARE, Piece, Row, expected
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim
from ucj.ui.cards import small
from ucj.ui.controls import NO_ANSWER, answer, keep, show_in_control
from ucj.ui.session import UNREAD, Key

LONGEST_SHOWN = 40
FIELD_WIDTH = 104


def plain_sliders(sliders: Sequence[tuple[Key[Any], Row, str]], opened: Key[str | None] | None) -> None:
    """Draw rows one below the other, each with where its value is kept and what its button for details opens."""
    for key, row, opens in sliders:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            values = list(row.values)
            keep(
                st.select_slider,
                row.label,
                values,
                key=key,
                default=row.value,
                format_func=row.written,
                help=row.help or None,
            )
            if row.kind != MONTHS:
                _field(key, row)
            if opens and opened:
                is_open = opened.get() == opens
                label = _("Tutup rincian") if is_open else _("Rincian")
                st.button(label, key=f"details_of_{opens}", on_click=opened.set, args=(None if is_open else opens,))
        wrong = UNREAD.of(key.place).pop()
        if wrong is not None:
            st.error(
                _("{label}: {text} tidak terbaca, angkanya tidak berubah. Tulis seperti {expected}.").format(
                    label=row.label, text=verbatim(wrong) or _("kosong"), expected=expected()[row.kind]
                )
            )
        marks = [mark.label for mark in row.marks if mark.value == row.value]
        for said in (row.terms, *map(as_markdown, marks), as_markdown(row.note)):
            if said:
                small(said)


def as_markdown(pieces: Sequence[Piece]) -> str:
    """Return pieces of a text as Markdown."""
    shown = [verbatim(piece.text) if piece.typed else piece.text for piece in pieces]
    return "".join(f"[{text}]({piece.url})" if piece.url else text for text, piece in zip(shown, pieces, strict=True))


def _field(key: Key[Any], row: Row) -> None:
    field = show_in_control(_typed(key), "" if row.value is None else row.written(row.value))
    st.text_input(
        _("{label}: isi angkanya").format(label=row.label),
        key=field,
        max_chars=LONGEST_SHOWN,
        on_change=_take,
        args=(key, field, row),
        label_visibility="collapsed",
        width=FIELD_WIDTH,
    )


def _take(key: Key[Any], field: str, row: Row) -> None:
    if (text := answer(_typed(key), field)) is NO_ANSWER:
        return
    try:
        key.set(_read(row, text))
    except ValueError:
        UNREAD.of(key.place).set(text)


def _read(row: Row, text: str) -> float | None:
    """Return what was typed; raises ValueError where it cannot be read, or may not be set."""
    if None in row.values and text.strip().casefold() in ("", row.written(None)):
        return None
    if row.kind == PEOPLE:
        value: float | None = read_count(text)
    else:
        bare = text.strip().removesuffix("%").strip()
        less = row.kind == SIGNED_SHARE and bare.startswith(("-", "−"))
        share = read_percent(f"{bare[1:].strip() if less else bare}%")
        value = share if share is None or not less else -share
    # No target is something else than a target of nothing.
    if value is None or not row.bounds.holds(value):
        raise ValueError(text)
    return value


def _typed(key: Key[Any]) -> str:
    return f"{key.place}_typed"
