"""What a plan supposes: each assumption with the value used, its range and its basis, groups alike on one row."""

from __future__ import annotations

from dataclasses import dataclass

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Source
from ucj.facts.plan_fields import ASSUMPTIONS, MONTHS
from ucj.model.scenario import Scenario
from ucj.model.scenario_builder import assumption_range
from ucj.present.words import numbers
from ucj.present.words.catalogue import _


@dataclass(frozen=True)
class Assumed:
    """One assumption; the numbers are fractions 0–1, or months where `in_months`."""

    name: str
    groups: tuple[str, ...]
    used: float
    low: float
    central: float
    high: float
    in_months: bool
    basis: str
    sources: tuple[Source, ...]

    def shown(self, value: float) -> str:
        """Return one of the numbers with its unit."""
        if self.in_months:
            return _("{count} bulan").format(count=numbers.whole(value))
        return numbers.plain_percent(value)

    @property
    def range(self) -> str:
        """Low, central and high in words."""
        if self.in_months:
            return " – ".join(numbers.whole(value) for value in (self.low, self.central, self.high))
        return " – ".join(numbers.plain_percent(value) for value in (self.low, self.central, self.high))


def assumed(ledger: Ledger, scenario: Scenario) -> tuple[Assumed, ...]:
    """Return the assumptions of a plan in the order of the page; groups with the same values share a row."""
    baseline = scenario.baseline
    groups: dict[Assumed, list[str]] = {}
    for name, field in ASSUMPTIONS.items():
        for lever in scenario.levers:
            known = assumption_range(ledger, baseline.region, name, lever.payer, baseline.coverage)
            alike = Assumed(
                name=_(field.label),
                groups=(),
                used=float(getattr(lever.assumptions, name)),
                low=known.low,
                central=known.central,
                high=known.high,
                in_months=field.kind == MONTHS,
                basis=_(known.row.note) if known.row.note else "",
                sources=known.row.sources,
            )
            groups.setdefault(alike, []).append(_(ledger.groups[lever.group].label))
    return tuple(_of_groups(row, found) for row, found in groups.items())


def _of_groups(row: Assumed, groups: list[str]) -> Assumed:
    return Assumed(**{**vars(row), "groups": tuple(groups)})
