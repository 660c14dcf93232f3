"""Characters that a reader can see: what a file may hold besides them breaks a workbook or a page that is printed."""

from __future__ import annotations

import re

# Controls but for tab and line ends, halves of surrogate pairs, and the two code points that are no characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return a text without the characters that nobody can see and that workbooks and printed pages refuse."""
    return _UNPRINTABLE.sub("", text)
