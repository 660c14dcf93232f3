"""Scenarios side by side: a few of them by name, and what each does, in figures that can be set beside the others'."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ucj.facts.intake.characters import printable
from ucj.facts.ledger import Ledger
from ucj.facts.regions import Region
from ucj.facts.scenarios import SavedScenario
from ucj.model.projection import PlanMonth, Projection, project
from ucj.model.scenario import ScenarioError
from ucj.model.scenario_builder import build_scenario

MOST = 5
LONGEST_NAME = 60

Kept = tuple[SavedScenario, ...]


@dataclass(frozen=True)
class Compared:
    """A named scenario and what it does."""

    name: str
    result: Projection

    @property
    def region(self) -> Region:
        """Whose workers it covers."""
        return self.result.scenario.baseline.region

    @property
    def reached(self) -> int | None:
        """The first month of the plan at the target, a count of months; None where there is none or it is missed."""
        months = (self.result.at(month) for month in range(self.result.scenario.start, self.result.last.month + 1))
        return next((at.month for at in months if at.reached), None)

    @property
    def newly_protected(self) -> float:
        """Active people beyond those without a plan, in the month the plan is judged by."""
        return self.result.judged.added

    @property
    def cost(self) -> int:
        """Rupiah of all payers over the plan, without what people pay themselves."""
        return sum(self.result.total_cost.values())

    @property
    def cost_per_newly_protected(self) -> float | None:
        """Rupiah over the plan for one worker it protects beyond no plan; None where there are none."""
        return self.cost / self.newly_protected if self.newly_protected > 0.5 else None

    def at(self, month: int | None) -> PlanMonth:
        """Return a month, a count of months, or without one the last month the plan pays for."""
        return self.result.judged if month is None else self.result.at(month)


def compare(ledger: Ledger, kept: Kept, today: dt.date) -> list[Compared]:
    """Return what kept scenarios do; one without a target is measured against the published one of the day."""
    return [Compared(saved.title, project(build_scenario(ledger, saved, today), ledger.premiums)) for saved in kept]


def common_months(compared: Sequence[Compared]) -> range:
    """Return the months that every plan looks at from its start, counts of months; empty where there are none."""
    first = max(item.result.scenario.start for item in compared)
    last = min(int(item.result.months[-1]) for item in compared)
    return range(first, last + 1)


def month_to_compare(compared: Sequence[Compared]) -> int | None:
    """Return the last month that any of them pays for, within those that all look at; None without such a month."""
    months = common_months(compared)
    if not months:
        return None
    judged = max(item.result.judged.month for item in compared)
    return min(max(judged, months[0]), months[-1])


def keep(ledger: Ledger, kept: Kept, added: Sequence[SavedScenario], today: dt.date) -> Kept:
    """Return the kept scenarios with more of them; one that is there already, name and all, is not added again.

    Raises
    ------
    ScenarioError
        For a name that is blank, too long or taken, for more than a reader can compare, and where a scenario cannot
        be computed. Nothing is taken then.
    """
    for saved in added:
        saved = titled(saved, saved.title)
        if saved in kept:
            continue
        if any(saved.title == other.title for other in kept):
            raise ScenarioError("name_taken", name=saved.title)
        if len(kept) == MOST:
            raise ScenarioError("too_many_scenarios", most=MOST)
        project(build_scenario(ledger, saved, today), ledger.premiums)
        kept = (*kept, saved)
    return kept


def rename(kept: Kept, old: str, new: str) -> Kept:
    """Return the kept scenarios with another name for one of them.

    Raises
    ------
    ScenarioError
        For a name that is blank, too long or taken.
    """
    wanted = " ".join(printable(new).split())
    if wanted != old and any(wanted == saved.title for saved in kept):
        raise ScenarioError("name_taken", name=wanted)
    return tuple(titled(saved, new) if saved.title == old else saved for saved in kept)


def titled(saved: SavedScenario, name: str) -> SavedScenario:
    """Return a scenario under a name, its spaces made single.

    Raises
    ------
    ScenarioError
        For a name that is blank or too long.
    """
    title = " ".join(printable(name).split())
    if not title:
        raise ScenarioError("no_name")
    if len(title) > LONGEST_NAME:
        raise ScenarioError("name_too_long", most=LONGEST_NAME, length=len(title))
    return saved.model_copy(update={"title": title})
