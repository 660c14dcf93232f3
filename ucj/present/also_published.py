"""Figures that lead nowhere but belong beside a topic: an indicator a line, each figure with its source."""

from __future__ import annotations

from collections.abc import Sequence

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.regions import NATION
from ucj.present.words import sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link

# What stands beside where a region is, and what of the nation stands beside it.
OF_A_REGION = (
    "coverage_rank",
    "formal_potential",
    "formal_active",
    "non_asn_potential",
    "non_asn_active",
    "vulnerable_decided",
    "dbhcht_allocation",
    "projects_tendered",
    "projects_registered",
)
OF_THE_NATION = ("active_bpu",)


def beside_a_region(ledger: Ledger, region: str) -> list[str]:
    """Return what else was published of a region, and of the nation, as Markdown."""
    own = [_line(ledger.figures(region, indicator)) for indicator in OF_A_REGION]
    national = [_line(ledger.figures(NATION, indicator)) for indicator in OF_THE_NATION]
    return [line for line in (*own, *national) if line]


def villages_in_arrears(ledger: Ledger, region: str) -> str:
    """Return how many villages of a kabupaten were behind with their contributions; blank where nobody said."""
    return _line(ledger.figures(region, "villages_in_arrears"))


def later_poverty(ledger: Ledger) -> list[str]:
    """Return poverty of the nation as published after the figures that every region has."""
    lines = []
    for indicator in ("poverty_rate", "poor_people"):
        used = ledger.leading(NATION, indicator)
        later = [figure for figure in ledger.figures(NATION, indicator) if used and figure.as_of > used.as_of]
        lines.append(_line(later))
    return [line for line in lines if line]


def _line(figures: Sequence[Observation]) -> str:
    if not figures:
        return ""
    label = _(figures[0].indicator.label)
    if figures[0].region.code == NATION:
        label = _("{label}, Indonesia").format(label=label)
    values = ", ".join(f"**{sentences.figure_value(figure)}** ({sentences.period(figure)})" for figure in figures)
    said = dict.fromkeys(f"{sentences.status(figure)} · {source_link(figure.source)}" for figure in figures)
    notes = dict.fromkeys(sentences.remark(figure.note) for figure in figures if figure.note)
    return f"{label}: {values}. :small[{'; '.join((*notes, *said))}]"
