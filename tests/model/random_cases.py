"""Random cases for the projection, wide and now and then absurd; the same seed gives the same case."""

from __future__ import annotations

from random import Random

from tests.model.independent import PAYERS, Case, Cohort, Lever, month, own_premium, premium

# Groups 0–2 are one family, 3 and 4 another, the rest stand alone.
GROUPS = tuple(f"group_{number}" for number in range(9))
FAMILY = dict.fromkeys(GROUPS[:3], "family_0") | dict.fromkeys(GROUPS[3:5], "family_1")
# Until the rules of the engine know `pu_jht_jp` and the worker's own part: then it belongs here too.
ROUTES = ("bpu", "bpu", "bpu_jht", "pu", "pu_jht_jp")


def random_case(seed: int) -> Case:
    """Return a case of up to six levers and five cohorts.

    Anchors lie after t0 and levers start within the horizon; windows and ends of cohorts may lie beyond both. A case
    has a growth or anchors, none of them below the potential at t0; who pays alone shares it with no budget.
    """
    random = Random(seed)
    potential = round(10 ** random.uniform(3, 6.2))
    full = random.random() < 0.15
    active = round(potential * (random.uniform(0.97, 1) if full else random.uniform(0.02, 0.9)))
    t0 = month("2024-06") + random.randrange(36)
    case = Case(
        active=active,
        potential=potential,
        t0=t0,
        start=t0 + random.choice((0, 1, random.randint(2, 30))),
        horizon=random.choice((1, 3, 6, 12, 24, 24, 36, 60)),
        growth=random.choice((0.0, 0.0, random.uniform(-0.05, 0.05))),
        organic=random.choice((0.0, random.uniform(-0.03, 0.03), random.uniform(-0.005, 0.005))),
        target_share=random.choice((None, random.uniform(0.1, 1))),
        target_people=random.choice((None, None, random.randint(1, potential))),
    )
    if not case.growth and random.random() < 0.4:
        months = random.sample(range(t0 + 1, t0 + 72), random.randint(1, 3))
        case.anchors = [(when, float(round(potential * random.uniform(1, 1.4)))) for when in sorted(months)]
    for group in random.sample(GROUPS, random.randint(0, 5)):
        case.cohorts.append(_cohort(random, case, group))
    # Half of the levers look for a cohort.
    funded = [cohort.group for cohort in case.cohorts]
    order = random.sample(funded, len(funded) // 2) + random.sample(GROUPS, len(GROUPS))
    for group in list(dict.fromkeys(order))[: random.randint(0, 6)]:
        case.levers.append(_lever(random, case, group))
    for family in ("family_0", "family_1"):
        people = sum(lever.people for lever in case.levers if lever.family == family)
        case.family_ceilings[family] = random.choice((None, round(people * random.uniform(0.2, 1.5))))
    return case


def _cohort(random: Random, case: Case, group: str) -> Cohort:
    paid_until = random.choice(
        (
            None,
            case.t0 - 1,
            case.t0 + random.randint(-8, 12),
            case.start + random.randint(-3, case.horizon + 6),
        )
    )
    return Cohort(
        group=group,
        # Five of them are never more than are active.
        people=round(case.active * random.choice((0.0, random.uniform(0, 0.03), random.uniform(0, 0.19)))),
        paid_until=paid_until,
        in_baseline=_share(random, usual=1.0),
        retention=_share(random, usual=0.1),
        grace=random.choice((3, 3, 0, random.randint(1, 8))),
    )


def _lever(random: Random, case: Case, group: str) -> Lever:
    funded = next((cohort.people for cohort in case.cohorts if cohort.group == group), 0)
    people = random.choice(
        (
            0,
            round(funded * random.uniform(0, 2)),
            funded,
            round(case.potential * random.uniform(0, 0.05)),
            round(case.potential * random.uniform(0, 0.4)),
            round(case.potential * random.uniform(0, 1.5)),
        )
    )
    months = random.choice((1, 9, 12, random.randint(1, 40)))
    payers = random.sample(PAYERS, random.choice((1, 1, 2, 3)))
    if len(payers) > 1:
        payers = random.sample([payer for payer in PAYERS if payer != "self"], len(payers))
    route = random.choice(ROUTES)
    sector = random.choice(("transport", "non_transport"))
    wage = float(random.randint(1_500_000, 4_000_000))
    return Lever(
        group=group,
        people=people,
        start=case.start + random.choice((0, random.randrange(case.horizon))),
        months=months,
        ramp=random.choice((1, 1, random.randint(1, months), random.randint(1, 12))),
        payers=_shares(random, payers),
        premiums={payer: premium(route, payer, sector, wage) for payer in payers},
        own_premium=own_premium(route, wage),
        # Whoever pays alone is no wage recipient.
        self_premium=premium("bpu_jht" if route == "bpu_jht" else "bpu", "self", sector),
        valid=_share(random, usual=0.95),
        take_up=_share(random, usual=1.0),
        already_active=_share(random, usual=0.0752),
        retention=_share(random, usual=0.1),
        in_baseline=_share(random, usual=1.0),
        grace=random.choice((3, 3, 0, random.randint(1, 8))),
        family=FAMILY.get(group),
        ceiling=random.choice((None, people + random.randint(0, 1_000))),
        graduating=random.choice((0.0, 0.0, random.random())),
        graduating_after=random.randint(1, 15),
        route=route,
        sector=sector,
        wage=wage,
    )


def _share(random: Random, usual: float) -> float:
    return random.choice((usual, usual, 0.0, 1.0, random.random(), random.random()))


def _shares(random: Random, payers: list[str]) -> dict[str, float]:
    # In hundredths, as a planner types them.
    cuts = sorted(random.sample(range(1, 100), len(payers) - 1))
    ends = [0, *cuts, 100]
    return {payer: (ends[place + 1] - ends[place]) / 100 for place, payer in enumerate(payers)}
