"""Text that a visitor typed, shown as it is: never as Markdown, a link, an icon or a formula."""

from __future__ import annotations

import re

# Letters, digits and marks that mean nothing to Markdown, and no address that would become a link.
_HARMLESS = re.compile(r"(?!\s*[0-9]+[.)]\s)(?!.*www\.)[^\W_]+(?:(?:[ ,./()%–-]+|: )[^\W_]+)*[.)%]?", re.I)


def verbatim(text: str) -> str:
    """Return Markdown that shows a text exactly: as it is where it is harmless, as code where it might not be."""
    line = " ".join(text.split())
    if not line or _HARMLESS.fullmatch(line):
        return line
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{padding}{line}{padding}{fence}"
