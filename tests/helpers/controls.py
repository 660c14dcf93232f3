"""Controls of a page by what they show: their own keys change whenever the app writes into them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def control(drawn: Iterable[Any], key: str) -> Any:
    """Return the control, of those drawn of a kind, that shows the kept value of a key."""
    return next(found for found in drawn if (found.key or "").startswith(f"{key}@"))
