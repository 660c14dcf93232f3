"""The targets published for a region, and the potential workers they imply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation


@dataclass(frozen=True)
class Targets:
    """The targets published for a region, by year: fractions 0–1 and participants."""

    shares: Mapping[int, Observation]
    people: Mapping[int, Observation]

    @property
    def implied(self) -> dict[int, float]:
        """Potential workers that a share and its participants imply, by year."""
        return {
            year: self.people[year].value / share.value
            for year, share in sorted(self.shares.items())
            if year in self.people and share.value > 0
        }

    @property
    def growth(self) -> float | None:
        """Yearly growth from the first implied denominator to the last, None below two of them."""
        years = list(self.implied)
        if len(years) < 2:
            return None
        first, last = years[0], years[-1]
        return float((self.implied[last] / self.implied[first]) ** (1 / (last - first)) - 1)


def published_targets(ledger: Ledger, region: str) -> Targets:
    """Return the targets of a region that are not disputed; of two for one year the leading one."""
    found: dict[str, dict[int, Observation]] = {"target_coverage": {}, "target_participants": {}}
    for indicator, by_year in found.items():
        for figure in sorted(ledger.figures(region, indicator), key=lambda figure: figure.lead):
            if figure.status != "disputed":
                by_year[int(figure.as_of[:4])] = figure
    return Targets(found["target_coverage"], found["target_participants"])
