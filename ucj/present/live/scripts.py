"""The scripts and styles of a plan that moves in the browser, by name."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
# What `mountLevers` needs, in order.
LEVERS = ("words.js", "lever_values.js", "lever_parts.js", "lever_row.js", "levers.js")


def read(*names: str) -> str:
    """Return files of this folder, one after the other."""
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names)
