"""The rule of a minimum of participants in every village: who is below it, what lifts them, and the most it can cost.

Participants are counts and not coverage: the workers of a village are not published, so that a large village ranks
before a small one that protects a larger share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.regions import Region
from ucj.facts.villages import District, Village
from ucj.model.measures import yearly_premium
from ucj.model.scenario_builder import default_assumptions

MINIMUM = 100


@dataclass(frozen=True)
class Ranked:
    """A village with its participants: the same number shares a rank, `missing` people lift it to the minimum."""

    village: Village
    participants: int
    rank: int
    missing: int


@dataclass(frozen=True)
class DistrictSum:
    """A kecamatan: participants of the villages that are known, how many of them there are, and those below."""

    district: District
    # Villages that count, those with a number, and of these the ones below the minimum.
    villages: int
    known: int
    below: int
    # People in the villages that are known, and those still needed.
    participants: int
    missing: int


@dataclass(frozen=True)
class Bound:
    """The most the rule can cost in a region: if no village had a single participant."""

    # A kabupaten, kota or province.
    region: Region
    # The number of desa, and of kelurahan where they count.
    published: tuple[Observation, ...]
    # Villages that count, and the people the rule asks for.
    villages: int
    people: int
    # Rupiah for twelve months.
    cost: float


def villages_of_rule(villages: Iterable[Village], *, urban: bool) -> list[Village]:
    """Return the villages that the rule counts: desa, and kelurahan where the planner includes them."""
    return [village for village in villages if urban or not village.is_urban]


def ranking(villages: Iterable[Village], participants: Mapping[str, int], minimum: int = MINIMUM) -> list[Ranked]:
    """Return the villages with a number, most participants first and by name where they are equal.

    Parameters
    ----------
    villages : iterable of Village
        Those that count.
    participants : mapping
        People by BPS code of the village; villages without a number are left out.
    minimum : int
        People every village should have.
    """
    known = [village for village in villages if village.code in participants]
    ordered = sorted(known, key=lambda village: (-participants[village.code], village.name))
    result: list[Ranked] = []
    for place, village in enumerate(ordered, start=1):
        people = participants[village.code]
        rank = result[-1].rank if result and result[-1].participants == people else place
        result.append(Ranked(village, people, rank, max(0, minimum - people)))
    return result


def district_sums(villages: Sequence[Village], ranked: Iterable[Ranked]) -> list[DistrictSum]:
    """Return the sum of every kecamatan that has a village that counts, in the order of the villages."""
    by_district: dict[District, list[Ranked]] = {village.district: [] for village in villages}
    for item in ranked:
        by_district[item.village.district].append(item)
    return [
        DistrictSum(
            district=district,
            villages=sum(village.district == district for village in villages),
            known=len(items),
            below=sum(item.missing > 0 for item in items),
            participants=sum(item.participants for item in items),
            missing=sum(item.missing for item in items),
        )
        for district, items in by_district.items()
    ]


def rule_bound(
    ledger: Ledger, region: str, first_month: int, minimum: int = MINIMUM, *, urban: bool = False
) -> Bound | None:
    """Return the most the rule can cost a region in twelve months, None where its villages are not published.

    Parameters
    ----------
    ledger : Ledger
        The facts.
    region : str
        Code of a province, kabupaten or kota.
    first_month : int
        Count of months, see `ucj.facts.rules.month_number`.
    minimum : int
        People every village should have.
    urban : bool
        Whether kelurahan count.
    """
    indicators = ("villages", "urban_villages") if urban else ("villages",)
    published = tuple(figure for name in indicators if (figure := ledger.leading(region, name)))
    if not published:
        return None
    villages = round(sum(figure.value for figure in published))
    people = villages * minimum
    cost = yearly_premium(ledger.premiums, people, first_month)
    return Bound(ledger.regions[region], published, villages, people, cost)


def rule_bounds(
    ledger: Ledger, province: str, first_month: int, minimum: int = MINIMUM, *, urban: bool = False
) -> list[Bound]:
    """Return `rule_bound` of the kabupaten and kota of a province, highest first."""
    codes = [region.code for region in ledger.members(province)]
    bounds = (rule_bound(ledger, code, first_month, minimum, urban=urban) for code in codes)
    return sorted((bound for bound in bounds if bound), key=lambda bound: -bound.people)


def names_needed(ledger: Ledger, region: str, people: float) -> int:
    """Return how many names a list must have so that some people are enrolled: some fail the checks or do not join."""
    supposed = default_assumptions(ledger, region, ledger.premiums.payers["add"], coverage=1.0)
    return ceil(people / (supposed.valid * supposed.take_up))
