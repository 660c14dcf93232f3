"""Answers of the solver to the last person and rupiah: small questions worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.helpers.plans import LEDGER, WHOLE
from tests.model.test_solver import BY, ONE, SMALL, START, judged, named, people, spent, wish, with_cohort
from ucj.facts.rules import month_number
from ucj.model.questions import find_plan
from ucj.model.scenario import Baseline, Lever
from ucj.model.scenario_builder import ceiling, plan_lever
from ucj.model.solver import Answer


def lever(baseline: Baseline, group: str, decisions: dict[str, Any] | None = None, **supposed: float) -> Lever:
    """Return what the planner has decided of a group: everybody is new, but for what is said."""
    return plan_lever(LEDGER, baseline, group, 0, START, {"months": 12, **(decisions or {})}, WHOLE | supposed)


def ask(
    target: float | None,
    limits: dict[str, float],
    groups: dict[str, float],
    *levers: Lever,
    baseline: Baseline = SMALL,
    raised: float = 0.0,
    **other: Any,
) -> Answer:
    """Return the plan for some groups, in which everybody is new where no lever says otherwise."""
    known = levers or tuple(lever(baseline, group) for group in groups)
    return find_plan(LEDGER, baseline, wish(target, limits, groups, levers=known, **other), raised)


def lines(answer: Answer) -> list[tuple[str, str, int, int, int]]:
    return [(line.group.id, line.source.id, line.people, line.months, line.rupiah) for line in answer.lines]


def nearly(listed: int, fewest: int) -> bool:
    """Whether so many are at least the fewest, and hardly more: a cheapest plan is one to a five-hundredth."""
    return fewest <= listed <= fewest * 1.002 + 1


PLENTY = 50e9


# 20,000 of 100,000 workers are active; who is short of the target by a half of a person has reached it.
@pytest.mark.parametrize(
    ("target", "listed"), [(0.22, 2_000), (0.220004, 2_000), (0.220006, 2_001), (0.20001, 1), (0.200004, 0), (0.1, 0)]
)
def test_as_many_as_the_target_asks_for_and_no_more(target: float, listed: int) -> None:
    answer = ask(target, {"add": PLENTY}, {"extreme_poor": 5_000})
    assert answer.reached and answer.month == BY
    assert (people(answer, "extreme_poor"), spent(answer)) == (listed, listed * ONE)
    assert lines(answer) == ([("extreme_poor", "add", listed, 12, listed * ONE)] if listed else [])
    # The bound of a single person is half of one.
    assert answer.gap <= 0.002 or (listed == 1 and answer.gap == pytest.approx(0.5, abs=0.01))
    assert answer.left == {(LEDGER.premiums.payers["add"], 2027): PLENTY - listed * ONE}
    assert answer.bounds == ()


def test_two_groups_that_overlap() -> None:
    # 30,000 of 80,000 from the one and 8,000 from the other leave 5/8 × 9/10 of them: 45,000. Less of the first and
    # more of the second would ask for more of both together.
    groups = {"extreme_poor": 30_000.0, "msme": 30_000.0}
    answer = ask(0.55, {"add": PLENTY}, groups)
    assert answer.reached and answer.gap <= 0.002
    assert nearly(spent(answer) // ONE, 38_000)
    assert sorted(line.people for line in answer.lines) == pytest.approx([8_000, 30_000], rel=0.01)
    most = ask(None, {"add": 38_000 * ONE}, groups, maximise=True)
    assert judged(most).active == pytest.approx(55_000, rel=0.0002) and most.gap <= 0.0002
    assert named(answer) >= {("group", answer.lines[0].group.id, None)}


def test_more_than_the_target_asks_for() -> None:
    # A tenth beyond 22,000.
    answer = ask(0.22, {"add": PLENTY}, {"extreme_poor": 5_000}, raised=0.1)
    assert answer.reached and nearly(people(answer, "extreme_poor"), 4_200)
    # That the target itself is reached is not enough.
    short = ask(0.22, {"add": PLENTY}, {"extreme_poor": 4_000}, raised=0.1)
    assert (short.reached, judged(short).active, judged(short).reached) == (False, 24_000, True)
    # Nobody can be asked for beyond all workers.
    assert ask(0.98, {"add": 1e12}, {"extreme_poor": 80_000}, raised=0.1).reached is False


def test_people_who_do_not_count_are_listed_and_paid_for() -> None:
    # 9 of 10 entries are valid, of whom 8 of 10 enrol, of whom a quarter were active: 0.54 each, 0.72 are paid for.
    supposed = lever(SMALL, "extreme_poor", valid=0.9, take_up=0.8, already_active=0.25)
    answer = ask(0.22, {"add": PLENTY}, {"extreme_poor": 5_000}, supposed)
    # 1,999.501 ÷ 0.54.
    assert nearly(people(answer, "extreme_poor"), 3_703)
    assert spent(answer) == pytest.approx(people(answer, "extreme_poor") * 0.72 * ONE, abs=1)


def test_two_sources_pay_for_one_group() -> None:
    answer = ask(0.22, {"add": 800 * ONE, "csr": PLENTY}, {"extreme_poor": 5_000})
    found = {line.source.id: (line.people, line.rupiah) for line in answer.lines}
    # Both pay the same in 2027, so that any division will do which the first can pay.
    assert sum(count for count, _rupiah in found.values()) == 2_000
    assert all(rupiah == pytest.approx(count * ONE, abs=1) for count, rupiah in found.values())
    most = ask(None, {"add": 800 * ONE, "csr": 700 * ONE}, {"extreme_poor": 5_000}, maximise=True)
    assert {line.source.id: line.people for line in most.lines} == {"add": 800, "csr": 700}
    assert named(most) == {("source", "add", 2027), ("source", "csr", 2027)}
    assert [round(rupiah) for rupiah in most.left.values()] == [0, 0]
    assert most.reached and most.gap <= 0.0002


def test_who_gets_the_discount_pays_first() -> None:
    # October to December 2026: Rp16,800 of a budget, half of it of others.
    start, by = month_number("2026-10"), month_number("2026-12")
    groups, limits = {"extreme_poor": 5_000.0}, {"add": PLENTY, "csr": 1_500 * 3 * 8_400}
    own = lever(SMALL, "extreme_poor", {"months": 3})
    answer = find_plan(LEDGER, SMALL, wish(0.22, limits, groups, start=start, by=by, levers=(own,)))
    assert sorted(lines(answer)) == [
        ("extreme_poor", "add", 500, 3, 500 * 3 * 16_800),
        ("extreme_poor", "csr", 1_500, 3, 1_500 * 3 * 8_400),
    ]
    assert named(answer) == {("source", "csr", 2026)}


def test_the_lower_of_two_limits_holds() -> None:
    answer = ask(None, {"add": 900 * ONE, "add:2027": 700 * ONE, "add:2028": 1}, {"extreme_poor": 5_000}, maximise=True)
    assert people(answer, "extreme_poor") == 700
    answer = ask(None, {"add": 600 * ONE, "add:2027": 700 * ONE}, {"extreme_poor": 5_000}, maximise=True)
    assert people(answer, "extreme_poor") == 600
    # No limit in a year in which it is not said.
    free = ask(None, {"add:2028": 1}, {"extreme_poor": 5_000}, maximise=True)
    assert (people(free, "extreme_poor"), free.left) == (5_000, {})


def test_what_stops_more_is_named() -> None:
    # A group that has one person left, and one that has two.
    for available, full in ((2_001, [("group", "extreme_poor", None)]), (2_002, [])):
        assert list(named(ask(0.22, {"add": PLENTY}, {"extreme_poor": available}))) == full
    # A source that can pay for two persons more, and a rupiah beyond.
    for rupiah, spent_up in ((2_002 * ONE, [("source", "add", 2027)]), (2_002 * ONE + 1, [])):
        assert list(named(ask(0.22, {"add": rupiah}, {"extreme_poor": 5_000}))) == spent_up


@pytest.mark.parametrize(("beyond", "full"), [(-3, False), (-2, True), (0, True)])
def test_a_family_is_named_where_its_people_are_used_up(beyond: int, full: bool) -> None:
    # Of 1,098,811 who work on the land in NTB 600,000 are taken as tobacco farmers and the others as labourers.
    base = replace(SMALL, region=LEDGER.regions["52"], potential=2_000_000)
    groups = {"tobacco_farmers": 600_000.0, "farm_labourers": 498_811.0 + beyond, "msme": 10.0}
    answer = ask(None, {"add": 1e13}, groups, baseline=base, maximise=True)
    assert (("family", "farm_labourers", None) in named(answer)) is full
    # A group that is a family alone is not named as one.
    most = ceiling(LEDGER, "52", "msme")
    assert most and named(ask(None, {"add": 1e13}, {"msme": most}, baseline=base, maximise=True)) == {
        ("group", "msme", None)
    }


def test_people_come_month_by_month() -> None:
    # Over twenty-four months: 12 of 24 have come by December, in all 78 of 24 × 12 monthly contributions.
    own = lever(SMALL, "extreme_poor", {"ramp": 24})
    answer = ask(0.22, {"add": PLENTY}, {"extreme_poor": 5_000}, own)
    assert people(answer, "extreme_poor") == 4_000
    assert spent(answer) == 4_000 * 78 // 24 * 16_800


def test_who_pays_alone_after_some_months_costs_the_less() -> None:
    own = lever(SMALL, "extreme_poor", {"graduating": 0.4, "graduating_after": 3})
    answer = ask(0.22, {"add": PLENTY}, {"extreme_poor": 5_000}, own)
    # Three months for all of 2,000, nine for 1,200.
    assert lines(answer) == [("extreme_poor", "add", 2_000, 12, (3 * 2_000 + 9 * 1_200) * 16_800)]


def test_fewer_months_end_with_the_month_that_counts() -> None:
    answer = ask(0.22, {"add": PLENTY}, {"extreme_poor": 5_000}, months=5)
    assert lines(answer) == [("extreme_poor", "add", 2_000, 5, 2_000 * 5 * 16_800)]
    assert [item.start for item in answer.projection.scenario.levers] == [BY - 4]


# Cohorts: 6,000 whom a budget pays for, of whom a tenth go on alone


@pytest.mark.parametrize(
    ("target", "listed"),
    [
        # Ended in June 2026, counted until September: 14,600 are active, the first 600 on the list had stayed.
        (0.15, 1_000),
        (0.2, 6_000),
        (0.21, 7_000),
    ],
)
def test_a_cohort_that_lapsed_is_covered_again_before_others(target: float, listed: int) -> None:
    base = with_cohort(month_number("2026-06"))
    own = lever(base, "msme", {"payer": "add"}, retention=0.1)
    answer = ask(target, {"add": PLENTY}, {"msme": 9_000}, own, baseline=base)
    assert answer.reached and nearly(people(answer, "msme"), listed)
    assert spent(answer) == people(answer, "msme") * ONE
    assert judged(answer).without_plan == pytest.approx(14_600)


def test_a_cohort_renewed_in_time_is_not_lost() -> None:
    # Paid until December 2026, counted until March: each who is listed keeps nine tenths of a person.
    base = with_cohort(month_number("2026-12"))
    own = lever(base, "msme", {"payer": "add"}, retention=0.1)
    answer = ask(0.173, {"add": PLENTY}, {"msme": 9_000}, own, baseline=base)
    assert answer.reached and (people(answer, "msme"), spent(answer)) == (3_000, 3_000 * ONE)
    most = ask(None, {"add": 7_000 * ONE}, {"msme": 9_000}, own, baseline=base, maximise=True)
    assert (people(most, "msme"), judged(most).active) == pytest.approx((7_000, 21_000))
    # Nothing stops more but the target; of all there are none is better than to list them all.
    assert named(answer) == set()
    everybody = ask(None, {"add": PLENTY}, {"msme": 9_000}, own, baseline=base, maximise=True)
    assert (people(everybody, "msme"), named(everybody)) == (9_000, {("group", "msme", None)})
    assert everybody.gap <= 0.0002


def test_a_cohort_renewed_in_the_last_month_it_counts_is_in_time() -> None:
    # Paid until October 2026, counted until January, when the plan starts: each who is listed keeps nine tenths.
    base = with_cohort(month_number("2026-10"))
    own = lever(base, "msme", {"payer": "add"}, retention=0.1)
    answer = ask(0.173, {"add": PLENTY}, {"msme": 9_000}, own, baseline=base)
    assert answer.reached and (people(answer, "msme"), spent(answer)) == (3_000, 3_000 * ONE)


def test_two_sources_pay_for_a_cohort_and_for_those_of_others_who_enrol() -> None:
    # Of the cohort all are paid for in all months. Of the others half enrol, who come over five months: 5 monthly
    # contributions each, so that what 600 people cost for a year pays for 1,440.
    base = with_cohort(month_number("2026-06"))
    own = lever(base, "msme", {"payer": "add", "ramp": 5}, retention=0.1, take_up=0.5)
    limits: dict[str, float] = {"add": 6_000 * ONE, "csr": 600 * ONE}
    answer = ask(None, limits, {"msme": 9_000}, own, baseline=base, maximise=True)
    assert people(answer, "msme") == pytest.approx(7_440, abs=1)
    assert judged(answer).active == pytest.approx(20_720, abs=1)
    assert named(answer) == {("source", "add", 2027), ("source", "csr", 2027)}


def test_a_cohort_that_must_be_renewed_is_renewed_whole_though_others_gain_more() -> None:
    # Each who is renewed in time keeps nine tenths of a person, each of the others is a whole one.
    base = with_cohort(month_number("2026-12"))
    levers = (lever(base, "msme", {"payer": "add"}, retention=0.1), lever(base, "extreme_poor"))
    groups = {"msme": 6_000.0, "extreme_poor": 9_000.0}
    for rupiah, active in ((7_000 * ONE, 21_000), (10_000 * ONE, 24_000)):
        answer = ask(None, {"add": rupiah}, groups, *levers, baseline=base, maximise=True, renew=True)
        assert people(answer, "msme") == pytest.approx(6_000, abs=1)
        assert judged(answer).active == pytest.approx(active, abs=2)


def test_two_cohorts_that_must_be_renewed_come_before_others() -> None:
    base = with_cohort(month_number("2026-06"))
    own = lever(base, "msme", {"payer": "add"}, retention=0.1)
    groups = {"msme": 9_000.0, "extreme_poor": 9_000.0}
    # The first of a cohort gain nobody, so that others are cheaper.
    free = ask(0.15, {"add": PLENTY}, groups, own, lever(base, "extreme_poor"), baseline=base)
    assert (people(free, "msme"), people(free, "extreme_poor")) == (0, 400)
    renewed = ask(0.15, {"add": PLENTY}, groups, own, lever(base, "extreme_poor"), baseline=base, renew=True)
    assert (people(renewed, "msme"), people(renewed, "extreme_poor")) == (6_000, 0)
    # As far as the money goes.
    few = ask(0.3, {"add": 2_000 * ONE}, groups, own, lever(base, "extreme_poor"), baseline=base, renew=True)
    assert (people(few, "msme"), people(few, "extreme_poor"), few.reached) == (2_000, 0, False)
