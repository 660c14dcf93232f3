"""The sliders of a plan: what each moves, its positions, the published figures on it, and what is noted of it.

`levers.js` draws them, in a page and in a file of its own; Streamlit's own controls draw the same where it cannot run.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ucj.facts.plan_fields import WHOLE, Field
from ucj.present.words import numbers
from ucj.present.words.catalogue import _

PEOPLE, SHARE, SIGNED_SHARE, MONTHS, TARGET = "people", "share", "signed share", "months", "target"


@dataclass(frozen=True)
class Piece:
    """A piece of a text, the address that it leads to, which may be blank, and whether a visitor typed it."""

    text: str
    url: str = ""
    typed: bool = False


@dataclass(frozen=True)
class Mark:
    """A published figure on a slider, and what it is."""

    value: float
    label: tuple[Piece, ...]


@dataclass(frozen=True)
class Row:
    """A slider of a plan.

    Attributes
    ----------
    lever : int or None
        Its place among the levers of the plan; None for what belongs to the plan itself.
    field : str
        What it moves, as `ucj.model.live` names it.
    label, help : str
        What it is called, and what a reader must know of it.
    kind : str
        How its values are written and read: people, share, signed share, months or target.
    bounds : Field
        What may be typed.
    values : tuple of float or None
        Its positions, in order, the current one among them; None first where there may be none.
    value, usual : float or None
        The current one, and the one where nobody decides.
    marks : tuple of Mark
        Published figures among its positions.
    terms : str
        What else is decided of it, in a few words.
    note : tuple of Piece
        Where it ends and why, or where it comes from.
    """

    lever: int | None
    field: str
    label: str
    kind: str
    bounds: Field
    values: tuple[float | None, ...]
    value: float | None
    usual: float | None
    marks: tuple[Mark, ...] = ()
    note: tuple[Piece, ...] = ()
    help: str = ""
    terms: str = ""

    def written(self, value: float | None) -> str:
        """Return a value as it stands in the field beside the slider."""
        if value is None:
            return _("tanpa target")
        if self.kind == PEOPLE:
            return numbers.whole(value)
        return _("{count} bulan").format(count=round(value)) if self.kind == MONTHS else numbers.plain_percent(value)

    def settable(self, value: object) -> bool:
        """Whether a value may be set: one of the positions, or what may be typed."""
        if value is None or isinstance(value, bool) or not isinstance(value, int | float):
            return value is None and None in self.values
        typed = self.bounds.kind not in WHOLE or (isinstance(value, int) or value.is_integer())
        return value in self.values or (typed and self.bounds.holds(value))

    def as_data(self) -> dict[str, Any]:
        """Return what `levers.js` reads of a row, to be sent as JSON."""
        low, high = self.bounds.bounds
        return {
            "lever": self.lever,
            "field": self.field,
            "label": self.label,
            "kind": self.kind,
            "values": self.values,
            "value": self.value,
            "usual": self.usual,
            "low": low,
            "high": high,
            "above_low": self.bounds.above_low,
            "ticks": [{"value": mark.value, "label": _as_data(mark.label)} for mark in self.marks],
            "note": _as_data(self.note),
            "help": self.help,
            "terms": self.terms,
        }


def control_texts() -> dict[str, Any]:
    """Return what `levers.js` says around any row and how it writes numbers, to be sent as JSON."""
    return {
        "texts": {
            "less": _("{label}: kurangi"),
            "more": _("{label}: tambah"),
            "reset": _("{label}: kembalikan ke {value}"),
            "details": _("{label}: rincian"),
            "type": _("{label}: isi angkanya"),
            "unread": _("{label}: {text} tidak terbaca, angkanya tidak berubah. Tulis seperti {expected}."),
            "empty": _("kosong"),
            "none": _("tanpa target"),
            "people": _("{number} orang"),
            "months": _("{count} bulan").format(count="{number}"),
            "like": expected(),
        },
        "numbers": numbers.marks(),
    }


def expected() -> dict[str, str]:
    """Return an example of what may be typed, by kind of row."""
    share = _("45,53 %")
    return {PEOPLE: _("17.450"), SHARE: share, TARGET: share, SIGNED_SHARE: share, MONTHS: "12"}


def _as_data(pieces: Iterable[Piece]) -> list[dict[str, str]]:
    return [{"text": piece.text, **({"url": piece.url} if piece.url else {})} for piece in pieces]
