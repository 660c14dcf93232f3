"""The model a second time, written from its text: plain Python, person by person and month by month.

It shares no code with `ucj.model`; contributions are the published amounts.
"""

from __future__ import annotations

from dataclasses import dataclass

GOVERNMENT = {"add", "dbhcht", "apbd_kabupaten", "apbd_provinsi"}


@dataclass
class Plan:
    """One lever: people, window and assumptions; months are counts."""

    people: float
    start: int
    months: int
    ramp: int
    payer: str
    route: str
    valid: float
    take_up: float
    already_active: float
    retention: float
    in_baseline: float
    grace: int
    funded: float = 0.0
    paid_until: int = -1
    pu: float = 10_800.0


def contribution(route: str, payer: str, month: int, pu: float) -> float:
    """Return rupiah a month for somebody who is no transport worker; `month` counts from January of year 0."""
    if route == "pu":
        return pu
    discounted = payer not in GOVERNMENT and 2026 * 12 + 3 <= month <= 2026 * 12 + 11
    base = 8_400.0 if discounted else 16_800.0
    return base + (20_000.0 if route == "bpu_jht" else 0.0)


def reference(
    active: float, potential: float, growth: float, attrition: float, start: int, horizon: int, plans: list[Plan]
) -> list[dict[str, float | dict[str, float]]]:
    """Return active_low, active, active_high, cost by payer and self_paid of each month."""
    rows = []
    for t in range(horizon):
        month = start + t
        workers = potential * (1 + growth) ** (t / 12)
        base = (active - sum(p.funded * p.in_baseline for p in plans)) * (1 - attrition) ** t
        new_people = []
        cost: dict[str, float] = {}
        own = 0.0
        for p in plans:
            funded = p.funded * p.in_baseline
            kept = min(p.people, funded)
            enrolled = (p.people - kept) * p.valid * p.take_up
            new = enrolled * (1 - p.already_active)
            last = p.start + p.months - 1
            share = min(1.0, (min(month, last) - p.start + 1) / p.ramp) if month >= p.start else 0.0
            if month <= p.paid_until + p.grace and p.funded:
                base += funded
            elif month < p.start:
                base += 0
            elif month <= last + p.grace:
                base += kept
            else:
                base += p.retention * kept
            if month < p.start:
                new_people.append(0.0)
            elif month <= last + p.grace:
                new_people.append(new * share)
            else:
                new_people.append(p.retention * new * share)
            if p.start <= month <= last:
                rupiah = (kept + enrolled * share) * contribution(p.route, p.payer, month, p.pu)
                if p.payer == "self":
                    own += rupiah
                else:
                    cost[p.payer] = cost.get(p.payer, 0.0) + rupiah
            if month > last:
                route = "bpu" if p.route == "pu" else p.route
                own += p.retention * (kept + enrolled * share) * contribution(route, "self", month, p.pu)
        base = min(base, workers)
        room = workers - base
        missed = 1.0
        for n in new_people:
            missed *= 1 - (min(n, room) / room if room > 0 else 0.0)
        rows.append(
            {
                "active_low": base + min(room, max(new_people, default=0.0)),
                "active": base + room * (1 - missed),
                "active_high": base + min(room, sum(new_people)),
                "cost": cost,
                "self_paid": own,
            }
        )
    return rows
