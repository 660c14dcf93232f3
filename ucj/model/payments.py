"""What was paid out: published sums with the people or claims of the same period and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Bound, Observation

# The sums of a programme, and the counts that may stand beside them.
PROGRAMMES = {
    "all": ("claims_paid", "claim_recipients", "claim_payments"),
    "death": ("death_claims_paid", "", "death_payments"),
    "accident": ("accident_claims_paid", "", "accident_payments"),
}


@dataclass(frozen=True)
class Payment:
    """A published sum of a programme (all, death or accident), and who it went to where that was published with it."""

    programme: str
    rupiah: Observation
    people: Observation | None
    claims: Observation | None

    @property
    def average(self) -> float | None:
        """Rupiah per person, None where the people were not published."""
        return self.rupiah.value / self.people.value if self.people else None

    @property
    def average_bound(self) -> Bound:
        """Whether the average is a bound, because the sum or the people are; "about" where they pull both ways."""
        return ratio_bound(self.rupiah.bound, self.people.bound) if self.people else ""

    @property
    def figures(self) -> Sequence[Observation]:
        """The figures behind it."""
        return [figure for figure in (self.rupiah, self.people, self.claims) if figure]


def ratio_bound(top: Bound, bottom: Bound) -> Bound:
    """Return the bound of a ratio: at least what its numbers give where the top may be more or the bottom less."""
    if not top and not bottom:
        return ""
    if top in ("", "at_least") and bottom in ("", "at_most"):
        return "at_least"
    if top in ("", "at_most") and bottom in ("", "at_least"):
        return "at_most"
    return "about"


def payments(ledger: Ledger, region: str) -> list[Payment]:
    """Return the published sums of a region: all programmes first, the latest of each first.

    Sums are cumulative within a year, so they overlap and are never added.
    """
    found = []
    for programme, (money, people, claims) in PROGRAMMES.items():
        for figure in sorted(ledger.figures(region, money), key=lambda figure: figure.as_of, reverse=True):
            found.append(Payment(programme, figure, _beside(ledger, figure, people), _beside(ledger, figure, claims)))
    return found


def main_payment(ledger: Ledger, region: str) -> Payment | None:
    """Return the sum to lead with, that of all programmes if there is one, None where nothing was published."""
    return next((payment for payment in payments(ledger, region) if payment.rupiah.lead), None)


def _beside(ledger: Ledger, sum_: Observation, indicator: str) -> Observation | None:
    """Return the count of the same date and source as a sum: others describe other people."""
    for figure in ledger.figures(sum_.region.code, indicator):
        if (figure.as_of, figure.source.id) == (sum_.as_of, sum_.source.id):
            return figure
    return None
