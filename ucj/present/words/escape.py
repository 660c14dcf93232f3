"""Text that a visitor typed, shown as it is: never as Markdown, a link, an icon or a formula."""

from __future__ import annotations

import re

from ucj.facts.intake.characters import printable

# What means something to Markdown wherever it stands, and a dash that does not join two letters or digits.
_MARKS = re.compile(r"[\\`*_{}\[\]<>#~|$:@&!^=+]|(?<![^\W_])-|-(?![^\W_])")
_NUMBERED = re.compile(r"^([0-9]+)([.)])")
# Streamlit looks for addresses, icons and arrows in the text that escapes stand for, so escapes alone do not stop it.
# They are cut in two by a piece of small print without a letter in it, which nobody sees.
_CUT = ":small[]"
LONGEST_EXCERPT = 80
_WHOLE_OR_NOTHING = re.compile(r":(?=\S)|@(?=\S)|www(?=\.|$)|[-<>=~](?=[-<>=~])", re.I)


def verbatim(text: str) -> str:
    """Return Markdown that shows a text exactly, in one line, wherever it stands."""
    line = " ".join(printable(text).split())
    cut = [_escaped(part) for part in _WHOLE_OR_NOTHING.sub(r"\g<0>" + "\n", line).split("\n")]
    return _NUMBERED.sub(lambda found: f"{found[1]}&#{ord(found[2])};", _CUT.join(cut))


def excerpt(text: str) -> str:
    """Return as much of a text as a message has room for."""
    return text if len(text) <= LONGEST_EXCERPT else f"{text[: LONGEST_EXCERPT - 1]}…"


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda found: f"&#{ord(found[0])};", text)
