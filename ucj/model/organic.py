"""stub"""

from dataclasses import dataclass


@dataclass(frozen=True)
class OrganicRange:
    low: float
    central: float
    high: float


def organic_range(ledger, region):
    return OrganicRange(-0.01, 0.0, 0.01)
