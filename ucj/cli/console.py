"""A console that lacks letters, such as a Windows one in code page 437, is given the nearest ones it has."""

from __future__ import annotations

import codecs
import sys
import unicodedata

# What Unicode itself does not take apart into simpler characters.
_NEAREST = dict(zip("—–−×·’‘“”", "---x-''\"\"", strict=True)) | {"≤": "<=", "≥": ">="}


def spell_plainly() -> None:
    """Let standard output and error write what they can of any text; JSON holds ASCII alone and needs none of this."""
    codecs.register_error("ucj.nearest", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="ucj.nearest")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    simpler = unicodedata.normalize("NFKD", "".join(_NEAREST.get(letter, letter) for letter in letters))
    return simpler.encode("ascii", "replace").decode("ascii"), error.end
