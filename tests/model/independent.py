"""The projection of model 2 a second time, from the text of the model alone: plain Python, slow, month by month.

It shares no code with `ucj.model`, so that both can be compared: `project` gives an `Outcome`, `differences` says where
another outcome departs from it. Months are counts (0 is January 1970), people and rupiah are not rounded.

What the text leaves open is decided so:

- Months run from t0 to start + horizon − 1. Before its start a lever changes nothing.
- P(t) goes through `potential` at t0 and the anchors after t0, in straight lines; what lies before t0 is past. An
  anchor on t0 counts where it is higher. After the last point P stays. A growth that the planner typed takes the place
  of all anchors: then P grows from t0 by `growth` a year, compounded by the month.
- Without a plan a cohort counts F·b until paid_until + g inclusive, then r·F·b; with no known end F·b for ever.
  b, g and r are the lever's where its group has a lever (also at 0 people), else the cohort's own. Without a plan is
  "with no people on any lever", and a lever with 0 people equals no lever.
- S is the cohort still covered without the plan in the lever's first month. kept = min(x, S);
  again = min(x, F·b) − kept. Until the lever starts the cohort is as without a plan. In the window and g months
  after it counts kept and the others: F·b − kept where the lever starts on time (start ≤ paid_until + g, or no known
  end), all but r of whom leave after paid_until + g; S − kept where it starts late, who stay. After that it counts
  r·F·b: whoever was covered again and stays is back among the cohort, where no list overlaps with another.
- As long as the cohort counts without a plan (until paid_until + g, for ever without a known end) it counts with one:
  paying twice loses nobody.
- outside = A0 − the cohorts as they count at t0: one that had lapsed before is in A0 with the r who stayed.
- n = again + (x − kept − again)·v·u·(1 − a); new(t) = n·f(t) in the window and g months after, then
  r·(n − again)·f(last).
  The ramp therefore also holds for those of `again`; what is paid for them does not wait for it (next line).
- Cost in a paid month: (kept + again + (x − kept − again)·v·u·f)·premium·share for each payer, `self` among them;
  the worker's own part is paid by the same people and is self-paid. After the window
  r·(kept + again + (x − kept − again)·v·u·f(last))·self premium is self-paid in every later month of the horizon.
- Graduating: from the month start + graduating_after on a share of those whom others pay for pays the self premium
  alone, worker's part included: what the payers and the workers beside them pay falls by that share. It changes
  nobody's cover, and nothing for those who pay for themselves from the start. After the window r holds for them too.
- A family's new people are min(Σ new_i, its ceiling), Σ where no ceiling is known; `Outcome.new` is before that.
  Families and single groups are the units of the overlap: low = min(U, max unit),
  central = U·(1 − Π(1 − min(unit, U)/U)) clipped into [low, high], high = min(U, Σ unit).
- base = min(P, outside·(1 + ω)^(t − t0) + Σ cohorts), with and without a plan.
- Judged month: the last month of the horizon in which a lever with people is paid and every lever with people that
  is in its window or the g months after is in its window, not before the last lever of the horizon has begun; where
  there is none, the last paid month; else None.
- One cohort and one lever a group. A lever's own ceiling bounds what may be typed and does not enter the arithmetic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

# Rupiah a person in a month.
Premium = Callable[[int], float]


def month(text: str) -> int:
    """Return `YYYY-MM` as a count of months."""
    year, number = text.split("-")
    return (int(year) - 1970) * 12 + int(number) - 1


@dataclass
class Cohort:
    group: str
    people: int
    # The last month paid for, None where the end is not known.
    paid_until: int | None
    in_baseline: float
    retention: float
    grace: int


@dataclass
class Lever:
    group: str
    people: int
    start: int
    months: int
    ramp: int
    # Shares of the people, that add up to 1, and what each pays for one of them.
    payers: dict[str, float]
    premiums: dict[str, Premium]
    # The worker's own part while others pay, and what is paid alone afterwards.
    own_premium: Premium
    self_premium: Premium
    valid: float
    take_up: float
    already_active: float
    retention: float
    in_baseline: float
    grace: int
    family: str | None = None
    ceiling: int | None = None
    # Share of those whom others pay for who pay alone from the month start + graduating_after on.
    graduating: float = 0.0
    graduating_after: int = 12
    # What the contributions are counted from: said for others to read, the arithmetic goes by the premiums alone.
    route: str = "bpu"
    sector: str = "non_transport"
    wage: float = 2_000_000

    @property
    def last_paid(self) -> int:
        return self.start + self.months - 1

    def in_window(self, t: int) -> bool:
        return self.start <= t <= self.last_paid

    def protected(self, t: int) -> bool:
        """Whether a month lies in the window or the grace after it."""
        return self.start <= t <= self.last_paid + self.grace

    def enrolled(self, t: int) -> float:
        """Return the part of the list that is enrolled, f(t)."""
        if t < self.start:
            return 0.0
        j = min(t, self.last_paid) - self.start + 1
        return min(1.0, j / self.ramp)

    def graduated(self, t: int) -> float:
        """Return the part of those whom others began to pay for that pays alone by a month."""
        return self.graduating if t >= self.start + self.graduating_after else 0.0


@dataclass
class Case:
    active: int
    potential: int
    # The month of both.
    t0: int
    start: int
    horizon: int
    cohorts: list[Cohort] = field(default_factory=list)
    levers: list[Lever] = field(default_factory=list)
    # Month and people.
    anchors: list[tuple[int, float]] = field(default_factory=list)
    # A year, and a month.
    growth: float = 0.0
    organic: float = 0.0
    # A number of people goes before a share.
    target_share: float | None = None
    target_people: int | None = None
    # By family; None or absent where none is known.
    family_ceilings: dict[str, int | None] = field(default_factory=dict)

    @property
    def months(self) -> range:
        return range(self.t0, self.start + self.horizon)


@dataclass
class Outcome:
    """What a case comes to, a number a month of `months`; levers by group."""

    months: list[int] = field(default_factory=list)
    potential: list[float] = field(default_factory=list)
    base: list[float] = field(default_factory=list)
    without_plan: list[float] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    central: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    # Empty where there is no target.
    target: list[float] = field(default_factory=list)
    new: dict[str, list[float]] = field(default_factory=dict)
    # What payers pay for the window.
    cost: dict[str, list[float]] = field(default_factory=dict)
    # The workers' own part, and what those who stay pay afterwards.
    self_paid: list[float] = field(default_factory=list)
    judged: int | None = None

    def at(self, text: str) -> int:
        """Return the place of a month `YYYY-MM` in the lists."""
        return self.months.index(month(text))


def project(case: Case) -> Outcome:
    """Run a case forward.

    Raises
    ------
    ValueError
        Where a group has two levers or two cohorts.
    """
    for parts in (case.levers, case.cohorts):
        groups = [part.group for part in parts]
        if len(set(groups)) < len(groups):
            raise ValueError("two of one group")
    payers = sorted({payer for lever in case.levers for payer in lever.payers})
    outcome = Outcome(
        new={lever.group: [] for lever in case.levers}, cost={payer: [] for payer in payers}, judged=judged_month(case)
    )
    for t in case.months:
        ceiling = potential(case, t)
        base = base_of(case, t, with_plan=True)
        new = {lever.group: new_of(case, lever, t) for lever in case.levers}
        low, central, high = union(ceiling - base, units(case, new))
        outcome.months.append(t)
        outcome.potential.append(ceiling)
        outcome.base.append(base)
        outcome.without_plan.append(base_of(case, t, with_plan=False))
        outcome.low.append(base + low)
        outcome.central.append(base + central)
        outcome.high.append(base + high)
        if case.target_people is not None:
            outcome.target.append(case.target_people)
        elif case.target_share is not None:
            outcome.target.append(case.target_share * ceiling)
        for group, people in new.items():
            outcome.new[group].append(people)
        for payer in payers:
            outcome.cost[payer].append(sum(cost_of(case, lever, payer, t) for lever in case.levers))
        outcome.self_paid.append(sum(self_paid_of(case, lever, t) for lever in case.levers))
    return outcome


def potential(case: Case, t: int) -> float:
    """Return P(t)."""
    if case.growth:
        return float(case.potential * (1 + case.growth) ** ((t - case.t0) / 12))
    at_t0 = max([float(case.potential)] + [people for when, people in case.anchors if when == case.t0])
    points = [(case.t0, at_t0), *sorted(point for point in case.anchors if point[0] > case.t0)]
    for (left, before), (right, after) in pairwise(points):
        if left <= t < right:
            return before + (after - before) * (t - left) / (right - left)
    return points[-1][1]


# Cohorts


def supposed(case: Case, cohort: Cohort) -> tuple[float, float, int]:
    """Return b, r and g of a cohort."""
    lever = lever_of(case, cohort.group)
    source = cohort if lever is None else lever
    return source.in_baseline, source.retention, source.grace


def lever_of(case: Case, group: str) -> Lever | None:
    for lever in case.levers:
        if lever.group == group:
            return lever
    return None


def cohort_of(case: Case, group: str) -> Cohort | None:
    for cohort in case.cohorts:
        if cohort.group == group:
            return cohort
    return None


def cohort_without_plan(case: Case, cohort: Cohort, t: int) -> float:
    b, r, g = supposed(case, cohort)
    if cohort.paid_until is None or t <= cohort.paid_until + g:
        return cohort.people * b
    return r * cohort.people * b


def renewed(case: Case, lever: Lever) -> tuple[float, float]:
    """Return kept and again of a lever."""
    cohort = cohort_of(case, lever.group)
    if cohort is None:
        return 0.0, 0.0
    still_covered = cohort_without_plan(case, cohort, lever.start)
    kept = min(lever.people, still_covered)
    again = min(lever.people, cohort.people * lever.in_baseline) - kept
    return kept, again


def cohort_with_plan(case: Case, cohort: Cohort, t: int) -> float:
    lever = lever_of(case, cohort.group)
    if lever is None or lever.people == 0 or t < lever.start:
        return cohort_without_plan(case, cohort, t)
    b, r, g = supposed(case, cohort)
    everybody = cohort.people * b
    kept, _again = renewed(case, lever)
    if cohort.paid_until is None or t <= cohort.paid_until + g:
        return everybody
    if not lever.protected(t):
        return r * everybody
    if lever.start <= cohort.paid_until + g:
        return kept + r * (everybody - kept)
    return kept + max(0.0, cohort_without_plan(case, cohort, lever.start) - kept)


def base_of(case: Case, t: int, *, with_plan: bool) -> float:
    outside = case.active - sum(cohort_without_plan(case, cohort, case.t0) for cohort in case.cohorts)
    count = cohort_with_plan if with_plan else cohort_without_plan
    cohorts = sum(count(case, cohort, t) for cohort in case.cohorts)
    return min(potential(case, t), outside * (1 + case.organic) ** (t - case.t0) + cohorts)


# Levers


def new_of(case: Case, lever: Lever, t: int) -> float:
    """Return the new active people of a lever, before its family's ceiling."""
    kept, again = renewed(case, lever)
    beyond = lever.people - kept - again
    n = again + beyond * lever.valid * lever.take_up * (1 - lever.already_active)
    if t < lever.start:
        return 0.0
    if lever.protected(t):
        return n * lever.enrolled(t)
    return lever.retention * (n - again) * lever.enrolled(lever.last_paid)


def paid_for(case: Case, lever: Lever, t: int) -> float:
    """Return the people who are paid for where a lever is as far as in a month."""
    kept, again = renewed(case, lever)
    return kept + again + (lever.people - kept - again) * lever.valid * lever.take_up * lever.enrolled(t)


def cost_of(case: Case, lever: Lever, payer: str, t: int) -> float:
    if payer not in lever.payers or not lever.in_window(t):
        return 0.0
    left = 1 if payer == "self" else 1 - lever.graduated(t)
    return paid_for(case, lever, t) * left * lever.premiums[payer](t) * lever.payers[payer]


def self_paid_of(case: Case, lever: Lever, t: int) -> float:
    if lever.in_window(t):
        graduates = paid_for(case, lever, t) * lever.graduated(t) * (1 - lever.payers.get("self", 0.0))
        return (paid_for(case, lever, t) - graduates) * lever.own_premium(t) + graduates * lever.self_premium(t)
    if t > lever.last_paid:
        return lever.retention * paid_for(case, lever, lever.last_paid) * lever.self_premium(t)
    return 0.0


# Overlap


def units(case: Case, new: dict[str, float]) -> list[float]:
    """Return the new people of families and single groups."""
    families: dict[str, float] = {}
    singles = []
    for lever in case.levers:
        if lever.family is None:
            singles.append(new[lever.group])
        else:
            families[lever.family] = families.get(lever.family, 0.0) + new[lever.group]
    for family, people in families.items():
        ceiling = case.family_ceilings.get(family)
        if ceiling is not None:
            families[family] = min(people, ceiling)
    return [*families.values(), *singles]


def union(room: float, people: list[float]) -> tuple[float, float, float]:
    """Return low, central and high of how many people are on one list or more, within the room U."""
    if room <= 0 or not people:
        return 0.0, 0.0, 0.0
    low = min(room, max(people))
    high = min(room, sum(people))
    on_none = 1.0
    for unit in people:
        on_none *= 1 - min(unit, room) / room
    central = room * (1 - on_none)
    return low, min(max(central, low), high), high


# The month a plan is judged in


def judged_month(case: Case) -> int | None:
    levers = [lever for lever in case.levers if lever.people > 0]
    begun = max((lever.start for lever in levers if lever.start < case.start + case.horizon), default=case.start)
    last_paid = None
    judged = None
    for t in range(case.start, case.start + case.horizon):
        if not any(lever.in_window(t) for lever in levers):
            continue
        last_paid = t
        if t >= begun and all(lever.in_window(t) for lever in levers if lever.protected(t)):
            judged = t
    return last_paid if judged is None else judged


# Premiums

GOVERNMENT = {"add", "dbhcht", "apbd_kabupaten", "apbd_provinsi"}
PAYERS = (*sorted(GOVERNMENT), "csr", "zakat", "employer", "self")
# PP 50/2025, first and last month.
DISCOUNT = {
    "transport": (month("2026-01"), month("2027-03")),
    "non_transport": (month("2026-04"), month("2026-12")),
}


def premium(route: str, payer: str, sector: str = "non_transport", wage: float = 2_000_000) -> Premium:
    """Return what a payer pays: `bpu`, `bpu_jht`, `pu` (JKK and JKM), or `pu_jht_jp` without the worker's part."""

    def rupiah(t: int) -> float:
        if route == "pu":
            return wage * (0.0024 + 0.0030)
        if route == "pu_jht_jp":
            return wage * (0.0024 + 0.0030 + 0.037 + 0.02)
        first, last = DISCOUNT[sector]
        discounted = payer not in GOVERNMENT and first <= t <= last
        return (8_400 if discounted else 16_800) + (20_000 if route == "bpu_jht" else 0)

    return rupiah


def own_premium(route: str, wage: float = 2_000_000) -> Premium:
    """Return the worker's own part: of JHT 2 % and of JP 1 % of the wage."""
    return lambda t: wage * (0.02 + 0.01) if route == "pu_jht_jp" else 0.0


# Comparison


def differences(ours: Outcome, theirs: Outcome, *, relative: float = 1e-9, absolute: float = 1e-6) -> list[str]:
    """Say where two outcomes differ, a line each; empty where they agree.

    A millionth of a billion rupiah would be a thousand rupiah, so the relative tolerance is smaller. A payer or a lever
    that one of both leaves out counts as 0.
    """
    found = []
    if ours.months != theirs.months:
        found.append(f"months: {ours.months} and {theirs.months}")
    if ours.judged != theirs.judged:
        found.append(f"judged: {ours.judged} and {theirs.judged}")
    for name, left, right in _pairs(ours, theirs):
        if len(left) != len(right):
            found.append(f"{name}: {len(left)} and {len(right)} months")
            continue
        for t, a, b in zip(ours.months, left, right, strict=False):
            # Written so that NaN differs from everything.
            if not abs(a - b) <= max(absolute, relative * max(abs(a), abs(b))):
                found.append(f"{name} in month {t}: {a!r} and {b!r}")
    return found


def _pairs(ours: Outcome, theirs: Outcome) -> Iterator[tuple[str, Sequence[float], Sequence[float]]]:
    for name in ("potential", "base", "without_plan", "low", "central", "high", "target", "self_paid"):
        yield name, getattr(ours, name), getattr(theirs, name)
    for name in ("new", "cost"):
        left, right = getattr(ours, name), getattr(theirs, name)
        for key in sorted({*left, *right}):
            yield f"{name} {key}", left.get(key, [0.0] * len(ours.months)), right.get(key, [0.0] * len(theirs.months))
