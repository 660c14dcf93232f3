"""The Paritrana award: rank, score and components as published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.regions import Region

COMPONENTS = (
    "paritrana_coverage",
    "paritrana_vulnerable",
    "paritrana_growth",
    "paritrana_regulation",
    "paritrana_non_asn",
    "paritrana_speaker",
    "paritrana_material",
)


@dataclass(frozen=True)
class Award:
    """What was published of a region: its rank, its score and the components of the score."""

    region: Region
    rank: Observation | None
    score: Observation | None
    components: Sequence[Observation]

    @property
    def adds_up(self) -> bool:
        """Whether the components make the score, both with two decimals."""
        total = sum(component.value for component in self.components)
        return self.score is not None and round(total, 2) == round(self.score.value, 2)


def award(ledger: Ledger, region: str) -> Award | None:
    """Return the award of a region, None where neither a rank nor a score was published."""
    rank, score = ledger.leading(region, "paritrana_rank"), ledger.leading(region, "paritrana_score")
    if rank is None and score is None:
        return None
    components = [figure for name in COMPONENTS if (figure := ledger.leading(region, name))]
    return Award(ledger.regions[region], rank, score, components)


def ranked(ledger: Ledger, province: str) -> list[Award]:
    """Return the regions of a province with a published rank, the best first."""
    awards = [award(ledger, region.code) for region in ledger.members(province)]
    found = [(given.rank.value, given) for given in awards if given and given.rank]
    return [given for _rank, given in sorted(found, key=itemgetter(0))]
