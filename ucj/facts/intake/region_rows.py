"""What a planner's own table says of a region."""

from __future__ import annotations

from dataclasses import dataclass

# Of figures that were not published: their status in the ledger.
UPLOADED, TYPED = "uploaded", "typed"


@dataclass(frozen=True)
class UploadedRow:
    """The figures of a region: people, shares as fractions 0–1, and where they come from, as typed."""

    region: str
    active: int | None
    potential: int | None
    target: float | None
    as_of: str
    source: str
    # Printed beside no counts that give it.
    coverage: float | None = None
    # The year at the end of which the target is due, blank for that of `as_of`.
    target_year: str = ""
    # Whether the published number of potential workers stays beside participants that come without one.
    published_potential: bool = False
