"""Which figures these are: one short mark of the tables that plans are computed from."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from ucj.facts.observations import FILES, Source
from ucj.facts.paths import DATA

TABLES = (
    *FILES,
    "groups.csv",
    "ticks.csv",
    "cohorts.csv",
    "assumptions.csv",
    "eligibility.csv",
    "rules/premiums.toml",
)


def data_vintage(sources: Iterable[Source]) -> str:
    """Return the day a source was last verified and a short hash of the tables: 2026-11-20-1a2b3c4d."""
    digest = sha256()
    for name in TABLES:
        # Windows may check the tables out with other line ends.
        digest.update((DATA / name).read_bytes().replace(b"\r\n", b"\n"))
    return f"{max(source.verified for source in sources)}-{digest.hexdigest()[:8]}"
