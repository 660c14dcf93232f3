"""The credit of the outlines, which stands on every map."""

from __future__ import annotations

from ucj.present.words.catalogue import _


def outlines_credit() -> str:
    """Return who made the outlines, under which licence, and what was done to them."""
    return _(
        "Batas wilayah: BPS & OCHA, COD-AB Indonesia 2020 (HDX), CC BY 3.0 IGO; digabung dan disederhanakan. "
        "Bukan batas resmi."
    )
