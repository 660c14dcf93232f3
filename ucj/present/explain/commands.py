"""The command lines that give the figures that are explained; typed as they stand, in a shell of any system."""

from __future__ import annotations

from collections.abc import Iterable

from ucj.facts.intake.uploads import TYPED, UPLOADED
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Figure
from ucj.model.links import write_link
from ucj.model.measures import coverage_of
from ucj.model.scenario import Scenario
from ucj.present.words.catalogue import FIRST, language

PROGRAM = "python -m ucj"


def coverage(ledger: Ledger, region: str, figures: Iterable[Figure]) -> str:
    """Return what prints the coverage of a region and those around it; blank for a visitor's own figures."""
    if _own(figures) or ledger.regions[region].level == "nation":
        return ""
    return _spoken(f"{PROGRAM} coverage --province {ledger.province_of(region)}")


def of_region(region: str, figure: str, figures: Iterable[Figure]) -> str:
    """Return what explains a figure of a region by its name; blank for a visitor's own figures."""
    return "" if _own(figures) else _spoken(f"{PROGRAM} explain --region {region} --figure {figure}")


def of_plan(ledger: Ledger, scenario: Scenario, figure: str = "") -> str:
    """Return what prints a plan month by month, or with its name explains one figure of it; blank as above."""
    if _own(coverage_of(ledger, scenario.baseline.region.code).figures, UPLOADED):
        return ""
    address = f'"{write_link(ledger, scenario, language())}"'
    if not figure:
        return _spoken(f"{PROGRAM} open {address}")
    return _spoken(f"{PROGRAM} explain {address} --figure {figure}")


def _own(figures: Iterable[Figure], *statuses: str) -> bool:
    return any(figure.status in (statuses or (UPLOADED, TYPED)) for figure in figures)


def _spoken(command: str) -> str:
    return command if language() == FIRST else f"{command} --lang {language()}"
