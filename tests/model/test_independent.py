"""The second projection against figures worked out by hand, and its random cases against what must always hold."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import nan
from typing import Any

import pytest

from tests.model.independent import (
    Case,
    Cohort,
    Lever,
    Outcome,
    differences,
    judged_month,
    month,
    own_premium,
    potential,
    premium,
    project,
    union,
)
from tests.model.random_cases import random_case

TOBACCO = Cohort("tobacco_farmers", 17_395, month("2025-12"), in_baseline=1, retention=0.1, grace=3)


def lever(people: int, start: str, months: int, **other: Any) -> Lever:
    """Return a lever that one government budget pays and everybody on the list follows."""
    usual: dict[str, Any] = {
        "group": "tobacco_farmers",
        "ramp": 1,
        "payers": {"dbhcht": 1.0},
        "premiums": {"dbhcht": premium("bpu", "dbhcht")},
        "own_premium": own_premium("bpu"),
        "self_premium": premium("bpu", "self"),
        "valid": 1.0,
        "take_up": 1.0,
        "already_active": 0.0,
        "retention": 0.1,
        "in_baseline": 1.0,
        "grace": 3,
    }
    return Lever(people=people, start=month(start), months=months, **(usual | other))


def lombok_timur(*levers: Lever, start: str = "2027-01", horizon: int = 24) -> Case:
    """Return the published figures of January 2026."""
    return Case(164_828, 504_000, month("2026-01"), month(start), horizon, cohorts=[TOBACCO], levers=list(levers))


def small(*levers: Lever, **other: Any) -> Case:
    """Return 200 of 1,000 people in January 2028, and twelve months."""
    case = Case(200, 1_000, month("2028-01"), month("2028-01"), 12, levers=list(levers))
    return replace(case, **other)


def around(value: float) -> Any:
    return pytest.approx(value, rel=1e-12)


# Lombok Timur


def test_without_a_plan_the_farmers_leave_after_their_grace() -> None:
    outcome = project(lombok_timur())
    assert outcome.without_plan[:3] == [164_828] * 3
    # 147,433 and the tenth of 17,395 who stay.
    assert outcome.without_plan[3:] == [around(149_172.5)] * 33
    assert outcome.without_plan[3] / outcome.potential[3] == pytest.approx(0.2960, abs=0.00005)
    assert outcome.central == outcome.without_plan


def test_17000_farmers_in_2027_add_those_who_had_left() -> None:
    outcome = project(lombok_timur(lever(17_000, "2027-04", 9, valid=0.95, already_active=0.0571)))
    first, after = outcome.at("2027-04"), outcome.at("2028-04")
    for line in (outcome.low, outcome.central, outcome.high):
        added = [plan - none for plan, none in zip(line, outcome.without_plan, strict=True)]
        assert added[:first] == [0] * first
        # 17,000 less the 1,739.5 who had stayed, nine paid months and three of grace.
        assert added[first:after] == [around(15_260.5)] * 12
        assert added[after:] == [pytest.approx(0, abs=1e-6)] * 9
    assert outcome.cost["dbhcht"][first : first + 9] == [17_000 * 16_800] * 9
    assert sum(outcome.cost["dbhcht"]) == 2_570_400_000
    # 1,700 × Rp16,800.
    assert outcome.self_paid[first + 9 :] == [around(28_560_000)] * 12
    assert outcome.judged == month("2027-12")


def test_a_renewal_on_time_keeps_the_list_and_loses_the_others() -> None:
    outcome = project(lombok_timur(lever(17_000, "2026-03", 10), start="2026-01"))
    assert outcome.new["tobacco_farmers"] == [0] * 24
    assert outcome.base[outcome.at("2026-03")] == 164_828
    # 147,433 + 17,000 and a tenth of the other 395.
    assert outcome.base[outcome.at("2026-04")] == around(164_472.5)
    assert outcome.base[outcome.at("2027-03")] == around(164_472.5)
    assert outcome.base[outcome.at("2027-04")] == around(149_172.5)


def test_a_short_list_that_comes_late_adds_nothing() -> None:
    outcome = project(lombok_timur(lever(1_000, "2027-01", 9)))
    # 1,000 of the 1,739.5 who had stayed; the other 739.5 stay too.
    assert outcome.central == outcome.base
    assert outcome.base[3:] == [around(149_172.5)] * 33


def test_more_people_than_were_funded_are_new_beyond_them() -> None:
    outcome = project(lombok_timur(lever(30_108, "2027-01", 12, valid=0.9, already_active=0.1)))
    # 15,655.5 are covered again; 12,713 are new, of whom 0.9 × 0.9 count.
    assert outcome.new["tobacco_farmers"][12] == around(15_655.5 + 10_297.53)
    # (17,395 + 12,713 × 0.9) × Rp16,800.
    assert outcome.cost["dbhcht"][12] == around(28_836.7 * 16_800)
    # A tenth of the new, and of the 17,395 who are back among their cohort.
    assert outcome.new["tobacco_farmers"][-1] == around(1_029.753)
    assert outcome.base[-1] == around(147_433 + 1_739.5)


# What was really spent


@pytest.mark.parametrize(
    ("people", "start", "months", "rupiah"),
    [
        pytest.param(12_698, "2023-04", 9, 1_919_937_600, id="tobacco 2023"),
        pytest.param(17_195, "2024-04", 9, 2_599_884_000, id="tobacco 2024"),
        pytest.param(22_100, "2024-08", 5, 1_856_400_000, id="palm Lampung 2024"),
    ],
)
def test_what_was_really_spent(people: int, start: str, months: int, rupiah: int) -> None:
    case = Case(110_300, 504_000, month(start), month(start), 12, levers=[lever(people, start, months, retention=0.0)])
    assert sum(project(case).cost["dbhcht"]) == rupiah


# Cohorts


def test_others_of_a_cohort_with_no_known_end_stay_whole() -> None:
    cohort = Cohort("guards", 100, None, in_baseline=0.5, retention=0.5, grace=9)
    guards = lever(50, "2028-03", 2, group="guards", in_baseline=0.8, retention=0.25, grace=1)
    outcome = project(small(guards, cohorts=[cohort]))
    assert outcome.without_plan == [200] * 12
    # They would have gone on without the plan: that it paid for 50 of them for two months loses nobody.
    assert outcome.base == [200] * 12


def test_a_lever_without_people_equals_none_but_lends_its_assumptions() -> None:
    cohort = Cohort("tobacco_farmers", 100, month("2027-12"), in_baseline=1, retention=0, grace=0)
    nobody = lever(0, "2028-02", 6, in_baseline=0.5, retention=0.2, grace=2)
    outcome = project(small(nobody, cohorts=[cohort]))
    assert outcome.base == outcome.central == outcome.without_plan == [200, 200, *[around(150 + 10)] * 10]
    assert outcome.judged is None
    assert not any(outcome.cost["dbhcht"]) and not any(outcome.self_paid)


def test_a_window_that_ends_before_the_cohorts_own_end() -> None:
    cohort = Cohort("tobacco_farmers", 100, month("2028-10"), in_baseline=1, retention=0, grace=0)
    short = project(small(lever(10, "2028-02", 2, retention=0.2, grace=1), cohorts=[cohort]))
    assert short.without_plan == [200] * 11 + [around(120)]
    # Paid for twice and then once more: all but a fifth leave when the cohort's own end and its grace are over.
    assert short.base == short.without_plan
    nobody = project(small(lever(0, "2028-02", 2, retention=0.2, grace=1), cohorts=[cohort]))
    assert nobody.base == nobody.without_plan == short.without_plan


def test_people_outside_the_cohorts_come_and_go() -> None:
    cohort = Cohort("guards", 100, None, in_baseline=1, retention=0, grace=0)
    outcome = project(small(cohorts=[cohort], active=1_000, potential=2_000, organic=-0.01, horizon=3))
    assert outcome.without_plan == [1_000, around(991), around(982.09)]


def test_nothing_exceeds_the_potential() -> None:
    outcome = project(small(lever(5_000, "2028-02", 1), active=990, organic=0.02, horizon=2))
    assert outcome.base == [990, 1_000]
    assert outcome.high == [990, 1_000]


# Levers


def test_a_ramp_that_the_window_does_not_finish() -> None:
    ramped = lever(120, "2028-02", 4, ramp=6, valid=0.9, take_up=0.5, already_active=0.25, retention=0.2, grace=1)
    outcome = project(small(ramped, horizon=8))
    # 120 × 0.9 × 0.5 × 0.75 = 40.5, of which 1/6 to 4/6; 54 × f are paid for.
    assert outcome.new["tobacco_farmers"] == [0, *map(around, (6.75, 13.5, 20.25, 27, 27, 5.4, 5.4))]
    assert outcome.cost["dbhcht"] == [0, *map(around, (151_200, 302_400, 453_600, 604_800)), 0, 0, 0]
    assert outcome.self_paid == [0] * 5 + [around(7.2 * 16_800)] * 3


def test_several_payers_and_the_workers_own_part() -> None:
    payers = {"employer": 0.6, "csr": 0.4}
    staff = lever(
        10,
        "2028-01",
        2,
        payers=payers,
        premiums={payer: premium("pu_jht_jp", payer) for payer in payers},
        own_premium=own_premium("pu_jht_jp"),
        retention=0.0,
    )
    outcome = project(small(staff, horizon=3))
    # Of Rp2,000,000: 6.24 % and 3 %, for ten people.
    assert outcome.cost["employer"] == [around(748_800)] * 2 + [0]
    assert outcome.cost["csr"] == [around(499_200)] * 2 + [0]
    assert outcome.self_paid == [around(600_000)] * 2 + [0]


def test_those_who_have_grown_pay_for_themselves() -> None:
    payers = {"employer": 0.5, "csr": 0.5}
    staff = lever(
        100,
        "2028-01",
        3,
        payers=payers,
        premiums={payer: premium("pu_jht_jp", payer) for payer in payers},
        own_premium=own_premium("pu_jht_jp"),
        graduating=0.2,
        graduating_after=2,
        grace=0,
    )
    outcome = project(small(staff, horizon=4))
    # Half of 6.24 % of Rp2,000,000 for 100 people, and for 80 from the third month.
    assert outcome.cost["csr"] == [around(6_240_000)] * 2 + [around(4_992_000), 0]
    # 3 % for 100; then for 80, and Rp16,800 for 20; then for the tenth who stay.
    assert outcome.self_paid == [around(6_000_000)] * 2 + [around(5_136_000), around(168_000)]
    assert outcome.new["tobacco_farmers"] == [100, 100, 100, around(10)]


@pytest.mark.parametrize(
    ("route", "payer", "sector", "when", "rupiah"),
    [
        ("bpu", "csr", "non_transport", "2026-03", 16_800),
        ("bpu", "csr", "non_transport", "2026-04", 8_400),
        ("bpu", "self", "non_transport", "2026-12", 8_400),
        ("bpu", "self", "non_transport", "2027-01", 16_800),
        ("bpu", "zakat", "transport", "2027-03", 8_400),
        ("bpu", "zakat", "transport", "2027-04", 16_800),
        ("bpu", "add", "transport", "2026-06", 16_800),
        ("bpu_jht", "add", "transport", "2026-06", 36_800),
        ("bpu_jht", "employer", "transport", "2026-06", 28_400),
        ("pu", "employer", "transport", "2026-06", 10_800),
    ],
)
def test_contributions(route: str, payer: str, sector: str, when: str, rupiah: float) -> None:
    assert premium(route, payer, sector)(month(when)) == around(rupiah)


# Overlap


def test_overlap_of_two_lists() -> None:
    assert union(800, [200, 400]) == (400, around(500), 600)
    assert union(300, [200, 400]) == (300, 300, 300)
    assert union(0, [200]) == (0, 0, 0)


def test_a_family_ends_at_its_ceiling() -> None:
    lists = [
        lever(people, "2028-01", 1, group=group, family=family)
        for people, group, family in ((200, "tobacco", "farm"), (300, "farm", "farm"), (400, "msme", None))
    ]
    outcome = project(small(*lists, horizon=1, family_ceilings={"farm": 300}))
    # 300 and 400 in a room of 800: 800 × (1 − 5/8 × 1/2).
    assert (outcome.low, outcome.central, outcome.high) == ([600], [around(750)], [900])
    assert outcome.new == {"tobacco": [200], "farm": [300], "msme": [400]}
    # Without a ceiling 500: 800 × (1 − 3/8 × 1/2).
    outcome = project(small(*lists, horizon=1))
    assert (outcome.low, outcome.central, outcome.high) == ([700], [around(850)], [1_000])


# The path of the potential, the target, and the month a plan is judged in


def test_potential_goes_through_its_anchors() -> None:
    case = Case(0, 1_000, month("2026-01"), month("2026-01"), 36, anchors=[(month("2026-12"), 1_110.0)])
    assert [potential(case, month(text)) for text in ("2026-01", "2026-06", "2026-12")] == [1_000, around(1_050), 1_110]
    assert potential(case, month("2027-12")) == 1_110
    # A growth takes their place: 1,000 × 1.1, and half a year later.
    grown = replace(case, growth=0.1)
    assert potential(grown, month("2027-01")) == around(1_100)
    assert potential(grown, month("2027-07")) == around(1_100 * 1.1**0.5)


def test_a_target_in_people_goes_before_a_share() -> None:
    assert project(small(horizon=2, target_share=0.54)).target == [540, 540]
    assert project(small(horizon=2, target_share=0.54, target_people=533)).target == [533, 533]
    assert project(small(horizon=2)).target == []


@pytest.mark.parametrize(
    ("first", "horizon", "judged"),
    [
        pytest.param(12, 24, "2028-12", id="both end together"),
        pytest.param(6, 12, "2028-12", id="the grace of one is over"),
        pytest.param(6, 8, "2028-06", id="one is in its grace"),
        pytest.param(24, 12, "2028-12", id="the horizon ends first"),
    ],
)
def test_the_month_a_plan_is_judged_in(first: int, horizon: int, judged: str) -> None:
    levers = [lever(1, "2028-01", first, group="a"), lever(1, "2028-01", 12, group="b"), lever(0, "2028-01", 1)]
    assert judged_month(small(*levers, horizon=horizon)) == month(judged)


def test_one_lever_a_group() -> None:
    with pytest.raises(ValueError, match="two of one group"):
        project(small(lever(1, "2028-01", 1), lever(2, "2028-01", 1)))


# Comparison


def test_differences_are_named() -> None:
    ours = project(small(lever(10, "2028-01", 1), horizon=1))
    assert differences(ours, replace(ours, cost=ours.cost | {"csr": [0.0]})) == []
    assert differences(ours, replace(ours, central=[210.001])) == ["central in month 696: 210.0 and 210.001"]
    assert differences(ours, replace(ours, new={})) == ["new tobacco_farmers in month 696: 10.0 and 0.0"]
    assert len(differences(ours, replace(ours, base=[nan], judged=None))) == 2
    assert len(differences(ours, Outcome())) > 5


# Random cases

SEEDS = range(300)


def _features(case: Case) -> set[str]:
    """Say what a case has in it."""
    cohorts = {cohort.group: cohort for cohort in case.cohorts}
    found = {f"{len(case.levers)} levers", f"{len(case.cohorts)} cohorts"}
    found |= {"anchors"} if case.anchors else set()
    found |= {"growth"} if case.growth else set()
    found |= {"joins"} if case.organic > 0 else {"leaves"} if case.organic < 0 else set()
    for item in case.levers:
        known = [part.paid_until for part in cohorts.values() if part.group == item.group and part.people]
        found.add("nobody" if item.people == 0 else "people")
        found |= {"ramp"} if item.ramp > 1 else set()
        found |= {"ramp cut"} if item.ramp > item.months else set()
        found |= {"several payers"} if len(item.payers) > 1 else set()
        found |= {"graduates"} if item.graduating and item.graduating_after < item.months else set()
        found |= {"beyond the horizon"} if item.last_paid >= case.start + case.horizon else set()
        for paid_until in known:
            if paid_until is None:
                found.add("no known end")
            elif item.start > paid_until + item.grace:
                found.add("late")
            else:
                found.add("ends before the cohort" if item.last_paid < paid_until else "on time")
    found |= {"cohort without lever"} if set(cohorts) - {item.group for item in case.levers} else set()
    return found


def test_random_cases_are_wide() -> None:
    counts: dict[str, int] = {}
    for seed in SEEDS:
        case = random_case(seed)
        outcome = project(case)
        capped = [
            family
            for family, ceiling in case.family_ceilings.items()
            if ceiling is not None
            and any(
                sum(outcome.new[item.group][place] for item in case.levers if item.family == family) > ceiling
                for place in range(len(outcome.months))
            )
        ]
        features = _features(case) | ({"family capped"} if capped else set())
        features |= {"saturated"} if outcome.high[-1] >= outcome.potential[-1] > outcome.base[-1] else set()
        features |= {"base capped"} if outcome.base[-1] >= outcome.potential[-1] else set()
        features |= {"judged early"} if outcome.judged is not None and outcome.judged < outcome.months[-1] else set()
        for feature in features:
            counts[feature] = counts.get(feature, 0) + 1
    wanted = {f"{number} levers" for number in range(7)} | {f"{number} cohorts" for number in range(6)}
    wanted |= {
        "anchors",
        "growth",
        "joins",
        "leaves",
        "nobody",
        "people",
        "ramp",
        "ramp cut",
        "several payers",
        "graduates",
    }
    wanted |= {"beyond the horizon", "no known end", "late", "on time", "ends before the cohort"}
    wanted |= {"cohort without lever", "family capped", "saturated", "base capped", "judged early"}
    assert {feature: counts.get(feature, 0) for feature in wanted if counts.get(feature, 0) < 6} == {}


def test_a_seed_gives_one_case() -> None:
    for seed in (0, 7, 123_456):
        assert differences(project(random_case(seed)), project(random_case(seed)), relative=0, absolute=0) == []


def test_random_cases_keep_the_order_of_things() -> None:
    for seed in SEEDS:
        case = random_case(seed)
        outcome = project(case)
        assert sum(cohort.people for cohort in case.cohorts) <= case.active
        assert all(sum(item.payers.values()) == around(1) for item in case.levers)
        slack = 1e-6
        for place in range(len(outcome.months)):
            line = [0, outcome.base[place], outcome.low[place], outcome.central[place], outcome.high[place]]
            line.append(outcome.potential[place])
            assert all(left <= right + slack for left, right in pairwise(line)), seed
        lines = [outcome.self_paid, *outcome.new.values(), *outcome.cost.values()]
        assert all(value >= 0 for line in lines for value in line), seed


def test_a_plan_without_people_is_no_plan() -> None:
    for seed in SEEDS:
        case = random_case(seed)
        nobody = replace(case, levers=[replace(item, people=0) for item in case.levers])
        outcome = project(nobody)
        assert outcome.base == outcome.high == outcome.without_plan == project(case).without_plan, seed
