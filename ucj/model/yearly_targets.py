"""The cascading target: a province's path between its published targets, and its split over the kabupaten/kota.

A target names a share of the potential workers at the end of a year. The path begins in the current year with what the
province has: what targets of years that have ended asked for is history and no step. Published shares stand as they
were published, a straight line joins them, and nothing is said beyond the last one unless a planner types it. The
denominator moves as it does in a scenario (`ucj.model.potential`). Where a share and a number of participants were
published for one year no target before the first such pair is a step, because an older target counts another base.

Everything is computed as shares first, so that a kabupaten of which only a percentage was published has a path too; its
people wait for its counts. People are not rounded here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from ucj.facts.intake.uploads import TYPED
from ucj.facts.ledger import Ledger
from ucj.facts.regions import Region
from ucj.facts.rules import last_month
from ucj.model.measures import coverage_of
from ucj.model.potential import potential_at
from ucj.model.scenario import Baseline, ScenarioError
from ucj.model.targets import Targets

RULES = ("same_share", "same_points", "uncovered")


@dataclass(frozen=True)
class Start:
    """What a region has before the path."""

    # A fraction 0–1.
    coverage: float
    # Date of the participants, or of the percentage.
    as_of: str
    # Year of the potential workers, from which they grow.
    year: int
    # People, None where only a percentage was published.
    active: float | None = None
    potential: float | None = None
    # Whether the planner typed them in.
    typed: bool = False


@dataclass(frozen=True)
class Step:
    """A year of a path."""

    # The target holds for its end.
    year: int
    # Target, a fraction 0–1.
    share: float
    # Potential workers, and participants to have.
    base: float | None
    people: float | None
    # Participants to add in this year; in the first year, since the start.
    added: float | None
    # Participants to add from the start to the end of this year.
    total: float | None


@dataclass(frozen=True)
class PathYear(Step):
    """A year of the path of a province: `origin` of its share is published, typed or interpolated."""

    origin: str
    people_published: bool


@dataclass(frozen=True)
class Denominator:
    """The potential workers of a province at the end of each year, on the path of `ucj.model.potential`."""

    # Month of the first that are known, a count of months, and their number; None where none are known.
    month: int
    people: float | None
    # Those that targets imply; the later ones count.
    anchors: tuple[tuple[int, float], ...] = ()
    # Yearly; other than 0 it takes the place of the anchors.
    growth: float = 0.0

    @classmethod
    def of(cls, targets: Targets, start: Start | None, growth: float) -> Denominator:
        """Return the path of a start and the targets; figures that a planner typed are not joined to published ones."""
        anchors = [(last_month(str(year)), people) for year, people in targets.implied.items()]
        if start and start.potential:
            month = last_month(start.as_of)
            return cls(month, start.potential, () if start.typed else tuple(anchors), growth)
        if anchors:
            return cls(*anchors[0], tuple(anchors[1:]), growth)
        return cls(0, None, (), growth)

    def base(self, year: int) -> float | None:
        """Return the potential workers at the end of a year, None where none are known."""
        return None if self.people is None else self._at(year)

    def scale(self, since: int, year: int) -> float:
        """Return how many potential workers there are in a year for each one in an earlier year."""
        return self._at(year) / self._at(since)

    def _at(self, year: int) -> float:
        months = np.array([last_month(str(year))])
        return float(potential_at(months, self.month, self.people or 1.0, self.anchors, self.growth)[0])


@dataclass(frozen=True)
class Path:
    """The path of a province, a step for each year, with what it starts from and how its denominator moves."""

    start: Start | None
    years: tuple[PathYear, ...]
    denominator: Denominator


@dataclass(frozen=True)
class Split:
    """A path split over kabupaten/kota: `rows` has the steps of each by code, none where no coverage is known."""

    path: Path
    rule: str
    starts: Mapping[str, Start | None]
    rows: Mapping[str, tuple[Step, ...]]

    def waiting(self) -> list[str]:
        """Return the codes whose people wait for their counts."""
        return [code for code, start in self.starts.items() if start is None or start.potential is None]

    def remainder(self, index: int) -> float | None:
        """Return the people to add by a step of the path that no known row has; negative where rows have more."""
        total = self.path.years[index].total
        return None if total is None else total - _sum(row[index].total for row in self.rows.values() if row)

    def base(self, index: int) -> float:
        """Return the potential workers of the known rows in a step of the path."""
        return _sum(row[index].base for row in self.rows.values() if row)

    def active(self) -> float:
        """Return the active participants of the known rows at their start."""
        return _sum(start.active for start in self.starts.values() if start)


def published_start(ledger: Ledger, region: str) -> Start | None:
    """Return what the leading figures of a region say, None where no coverage is known."""
    where = coverage_of(ledger, region)
    if where.coverage is None or where.as_of is None:
        return None
    if not (where.active and where.potential):
        return Start(where.coverage, where.as_of, int(where.as_of[:4]))
    year = int(where.potential.as_of[:4])
    typed = TYPED in {where.active.status, where.potential.status}
    return Start(where.coverage, where.as_of, year, where.active.value, where.potential.value, typed=typed)


def typed_start(region: Region, active: float, potential: float, year: int) -> Start:
    """Return what a planner typed in.

    Raises
    ------
    ScenarioError
        Where the figures cannot be a coverage.
    """
    checked = Baseline(region, active, potential, as_of=str(year), typed=True)
    return Start(checked.coverage, checked.as_of, year, active, potential, typed=True)


def province_path(
    targets: Targets,
    start: Start | None,
    today: dt.date,
    growth: float = 0.0,
    typed: tuple[int, float] | None = None,
) -> Path | None:
    """Return the path of a province, or None where no target of a year that has not ended was published or typed.

    Parameters
    ----------
    targets : Targets
        What was published.
    start : Start or None
        Where the province stands.
    today : date
        In its year the path begins, with what the province has; without a start it begins with the first target.
    growth : float
        Yearly growth of the denominator that the planner typed; 0 for what the figures say.
    typed : tuple of int and float, or None
        A year after the last published target and its share, by the planner.

    Raises
    ------
    ScenarioError
        `target_falls` where the typed share is below the one before, `target_too_early` where its year is not later.
    """
    first = max(today.year, min(targets.implied or [0]))
    shares = {year: figure.value for year, figure in sorted(targets.shares.items()) if year >= first}
    known = dict(shares)
    if typed:
        _check_typed(shares, start, today, *typed)
        known |= dict([typed])
    if not known:
        return None
    denominator = Denominator.of(targets, start, growth)
    origins = dict.fromkeys(shares, "published") | ({typed[0]: "typed"} if typed else {})
    begin = min(known)
    if start and today.year < begin:
        # The line to the first target comes from what the province has, and never falls to it.
        known[today.year - 1] = min(start.coverage, known[begin])
        begin = today.year
    years: list[PathYear] = []
    for year in range(begin, max(known) + 1):
        share = float(np.interp(year, sorted(known), [known[y] for y in sorted(known)]))
        base, published = denominator.base(year), targets.people.get(year) if year in shares else None
        people = published.value if published else None if base is None else share * base
        active = start.active if start else None
        added, total = _gains(people, active, years)
        origin = origins.get(year, "interpolated")
        years.append(PathYear(year, share, base, people, added, total, origin, published is not None))
    return Path(start, tuple(years), denominator)


def split(path: Path, rule: str, starts: Mapping[str, Start | None]) -> Split:
    """Return a path split over kabupaten/kota by a rule.

    `same_share`: each reaches the province's share. `same_points`: each gains as many points as the province does from
    its start, up to full coverage; what that cap loses stays undivided. `uncovered`: the province's people to add are
    divided in proportion to uncovered workers, which is the same part of the uncovered everywhere, so that a row does
    not depend on which others are known. No rule takes people away: a region above its target keeps what it has, and
    the sum then passes the province's target by that much.

    The potential workers of each grow as the province's do. If all start together and add up to the province, so do
    `same_share`, `uncovered`, and `same_points` below the cap.

    Parameters
    ----------
    path : Path
        Of the province.
    rule : str
        One of `RULES`.
    starts : mapping of str to Start or None
        By code; None where nothing is known.
    """
    return Split(path, rule, starts, {code: _row(path, rule, start) for code, start in starts.items()})


def _row(path: Path, rule: str, start: Start | None) -> tuple[Step, ...]:
    if start is None or (rule != "same_share" and path.start is None):
        return ()
    steps: list[Step] = []
    for year in path.years:
        grown, held = _held(path, start, year.year)
        share = max(held, _rule_share(path, rule, start, held, year))
        base = None if start.potential is None else start.potential * grown
        people = None if base is None else share * base
        steps.append(Step(year.year, share, base, people, *_gains(people, start.active, steps)))
    return tuple(steps)


def _rule_share(path: Path, rule: str, start: Start, held: float, year: PathYear) -> float:
    if rule == "same_share":
        return year.share
    assert path.start
    if rule == "same_points":
        return min(1.0, start.coverage + year.share - path.start.coverage)
    _grown, province = _held(path, path.start, year.year)
    part = (year.share - province) / (1 - province) if province < 1 else 0.0
    return held + part * (1 - held)


def _held(path: Path, start: Start, year: int) -> tuple[float, float]:
    """Return the growth of the potential workers since a start, and the coverage if nobody is added."""
    grown = max(path.denominator.scale(start.year, year), start.coverage)
    return grown, start.coverage / grown if grown else 0.0


def _gains(
    people: float | None, active: float | None, before: list[PathYear] | list[Step]
) -> tuple[float | None, float | None]:
    """Return the people added since the step before and since the start."""
    previous = before[-1].people if before else active
    return (
        None if people is None or previous is None else people - previous,
        None if people is None or active is None else people - active,
    )


def _check_typed(shares: Mapping[int, float], start: Start | None, today: dt.date, year: int, share: float) -> None:
    last = max(shares, default=today.year - 1)
    if year <= last:
        raise ScenarioError("target_too_early", value=year, last=last)
    if shares and share < shares[last]:
        raise ScenarioError("target_falls", share=share, before=shares[last], last=last)
    if not shares and start and share < start.coverage:
        raise ScenarioError("target_falls", share=share, before=start.coverage, last=int(start.as_of[:4]))


def _sum(values: Iterable[float | None]) -> float:
    return sum(value for value in values if value is not None)
