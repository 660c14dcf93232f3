"""Ledgers with a few figures made up for a test, on the regions, rules and groups of data/."""

from __future__ import annotations

from dataclasses import replace

from ucj.facts.ledger import Ledger, load_ledger
from ucj.facts.observations import Observation, Source


def made_source(name: str) -> Source:
    """Return a source that says no more than its name."""
    return Source(id=name, title=name, publisher=name, date="2025", verified="2025-12-31")


def figure(
    region: str,
    indicator: str,
    value: float,
    as_of: str = "2025-12",
    *,
    status: str = "official",
    source: str = "a",
    lead: bool = True,
) -> Observation:
    """Return a figure in base units: people, rupiah or a fraction."""
    known = load_ledger()
    return Observation(
        region=known.regions[region],
        indicator=known.indicators[indicator],
        value=value,
        as_of=as_of,
        status=status,
        source=made_source(source),
        lead=lead,
    )


def ledger_of(*figures: Observation) -> Ledger:
    """Return a ledger with these figures and no others."""
    return replace(load_ledger(), observations=figures)
