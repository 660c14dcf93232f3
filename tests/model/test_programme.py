"""The programme against small questions whose answer and bound are worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Any

import numpy as np
import pytest

from ucj.model.programme import Groups, Plan, Programme

# Nobody covers them yet.
UNCOVERED = 80_000
# Of one person in all, from each source.
PRICE = 200_000.0


def groups(**columns: Sequence[Any]) -> Groups:
    """Return groups of 10,000 people whom one source pays for in one year; without a cohort, each a family."""
    count = max([len(values) for name, values in columns.items() if name not in ("family_people", "ceilings")] or [1])
    usual: dict[str, Any] = {
        "fixed": [0.0] * count,
        "more": [0.0] * count,
        "again": [0.0] * count,
        "in_time": [0.0] * count,
        "room": [10_000.0] * count,
        "new": [1.0] * count,
        "price": [[[PRICE]]] * count,
        "allowed": [[True]] * count,
        "family": list(range(count)),
        "family_people": [np.inf] * count,
        "ceilings": [[np.inf]],
    }
    usual |= columns
    usual.setdefault("price_new", usual["price"])
    return Groups(**{name: np.array(values) for name, values in usual.items()})


def programme(
    of: Groups, *breakpoints: Sequence[float], renewed: tuple[float, float] = (0, 0), **other: Any
) -> Programme:
    points = [np.array(points, dtype=float) for points in breakpoints or [[0, 4_000, 10_000]]]
    nobody = np.zeros(len(of.fixed), dtype=bool)
    return Programme(of, UNCOVERED, renewed, points, **{"must_renew": nobody, **other})


def people(plan: Plan | None) -> tuple[list[float], list[float]]:
    """Return the people of each group, from the cohort and from outside, whoever pays."""
    assert plan
    return list(plan.cohort.sum(axis=1)), list(plan.new.sum(axis=1))


def close(*numbers: float) -> Any:
    """Within a fifth of a person: a solver keeps to a logarithm so far."""
    return pytest.approx(list(numbers), abs=0.2)


# What the least costs


@pytest.mark.parametrize(
    ("left", "listed"),
    [
        (80_000, 0),
        # Where a chord touches it is exact; between its ends fewer people seem to be enough.
        (76_000, 4_000),
        (70_000, 10_000),
        (78_000, 4_000 * log(80 / 78) / log(80 / 76)),
        (73_000, 4_000 + 6_000 * log(76 / 73) / log(76 / 70)),
    ],
)
def test_the_least_people_that_leave_so_many(left: float, listed: float) -> None:
    plan = programme(groups()).cheapest(log(left))
    assert people(plan) == (close(0), close(listed))
    assert plan and list(plan.added) == close(listed)
    assert plan.bound == pytest.approx(listed * PRICE, rel=5e-4, abs=PRICE)


@pytest.mark.parametrize(("left", "listed"), [(79_000, 1_000), (76_000, 4_000), (74_000, 6_000), (70_000, 10_000)])
def test_pieces_are_filled_one_after_the_other(left: float, listed: float) -> None:
    # Two families of which the second is cheaper; the chords of each touch where its pieces end.
    both = groups(price=[[[PRICE]], [[0.5 * PRICE]]])
    plan = programme(both, [0, 5_000, 10_000], [0, 1_000, 4_000, 6_000, 10_000]).cheapest(log(left))
    assert people(plan)[1] == close(0, listed)


def test_where_too_few_are_left_none_can() -> None:
    assert programme(groups()).cheapest(log(69_990)) is None
    # What lies beyond the last chord counts for nothing.
    assert programme(groups(), [0, 4_000]).cheapest(log(75_990)) is None
    assert programme(groups(allowed=[[False]])).cheapest(log(79_990)) is None


def test_cheaper_people_come_first() -> None:
    # A person gained costs 200,000 and 150,000 ÷ 0.5.
    both = groups(room=[3_000, 10_000], new=[1, 0.5], price=[[[PRICE]], [[150_000]]])
    chords = [0, 3_000], [0, 5_000]
    alone = programme(both, *chords).cheapest(log(77_000))
    assert people(alone)[1] == close(3_000, 0)
    # With all of the first, half of what 5,000 would do is left to the second: independent groups multiply.
    plan = programme(both, *chords).cheapest(log(77_000) - log(80 / 75) / 2)
    assert people(plan)[1] == close(3_000, 5_000)
    assert plan and list(plan.added) == close(3_000, 2_500)
    assert plan.bound == pytest.approx(1.35e9, rel=5e-4)


def test_the_cheapest_source_pays() -> None:
    plan = programme(groups(price=[[[PRICE], [0.9 * PRICE], [PRICE]]], allowed=[[True] * 3], ceilings=[[np.inf]] * 3))
    found = plan.cheapest(log(76_000))
    assert found and list(found.new[0]) == close(0, 4_000, 0)
    assert found.bound == pytest.approx(4_000 * 0.9 * PRICE, rel=5e-4)


# What the most covers


def test_all_are_taken_where_nothing_stands_against_it() -> None:
    plan = programme(groups()).most()
    assert people(plan) == (close(0), close(10_000))
    assert plan and plan.bound == pytest.approx(log(70_000), abs=0.003)
    # No plan is better than the bound.
    assert plan.bound <= log(70_000) + 1e-6


def test_each_ceiling_holds_in_its_year() -> None:
    # Of the first source 1,000 people fit into the first year, the second pays 500 in all, the third may not pay.
    prices = [[[150_000, 50_000], [100_000, 100_000], [1, 1]]]
    limits = [[150e6, np.inf], [60e6, 50e6], [np.inf, np.inf]]
    allowed = [[True, True, False]]
    made = groups(price=prices, ceilings=limits, allowed=allowed)
    plan = programme(made).most()
    assert plan and list(plan.new[0]) == close(1_000, 500, 0)
    # What is put aside is not spent, and where more is than there is nothing can be.
    aside = np.array([[30e6, 0], [0, 60e6], [0, 0]])
    less = programme(made, aside=aside).most()
    assert less and list(less.new[0]) == close(800, 0, 0)


def test_nobody_is_listed_in_vain() -> None:
    assert people(programme(groups(new=[0.0]), [0, 0]).most())[1] == close(0)


def test_a_family_has_its_people_once() -> None:
    # 4,000 of the surer ones, and 1,000 of those of whom eight in ten count.
    made = groups(room=[4_000, 4_000], new=[1, 0.8], family=[0, 0], family_people=[5_000])
    plan = programme(made, [0, 4_800, 7_200]).most()
    assert people(plan)[1] == close(4_000, 1_000)
    assert plan and list(plan.added) == close(4_800)
    assert list(made.most_added) == pytest.approx([7_200])


def test_families_are_added_up_apart() -> None:
    made = groups(room=[4_000, 4_000, 1_000], family=[0, 1, 0], family_people=[4_500, np.inf])
    plan = programme(made, [0, 5_000], [0, 4_000]).most()
    assert plan and list(plan.added) == close(4_500, 4_000)
    assert plan.bound == pytest.approx(log(80_000) - 4_500 / 5_000 * log(80 / 75) - log(80 / 76), abs=0.003)


# Cohorts

# 1,000 of it must be paid for before anybody is gained, 2,000 are gained after them, and 500 are outside.
COHORT: dict[str, Any] = {"fixed": [1_000.0], "more": [2_000.0], "again": [1.0], "room": [500.0]}


@pytest.mark.parametrize(
    ("paid", "cohort", "new", "added"),
    [
        (900, 0, 0, 0),
        (1_000, 0, 0, 0),
        (2_500, 2_500, 0, 1_500),
        (3_000, 3_000, 0, 2_000),
        # From outside nobody comes before all of the cohort are listed.
        (3_300, 3_000, 300, 2_300),
        (9_000, 3_000, 500, 2_500),
    ],
)
def test_a_cohort_comes_before_others(paid: float, cohort: float, new: float, added: float) -> None:
    made = groups(**COHORT, ceilings=[[paid * PRICE]])
    assert list(made.cohort) == [3_000]
    plan = programme(made, [0, 2_500]).most()
    assert people(plan) == (close(cohort), close(new))
    assert plan and list(plan.added) == close(added)


def test_others_do_not_come_before_a_cohort_that_counts_less() -> None:
    made = groups(**COHORT | {"again": [0.2]}, ceilings=[[2_500 * PRICE]])
    plan = programme(made, [0, 900]).most()
    assert people(plan) == (close(2_500), close(0))
    assert plan and list(plan.added) == close(300)


def test_the_least_pays_for_all_before_those_who_are_gained() -> None:
    plan = programme(groups(**COHORT), [0, 1_500, 2_500]).cheapest(log(UNCOVERED - 1_500))
    assert people(plan) == (close(2_500), close(0))
    assert plan and plan.bound == pytest.approx(2_500 * PRICE, rel=5e-4)


# Of those who would leave, nine in ten are kept if they are renewed in time.
IN_TIME: dict[str, Any] = {"more": [2_000.0], "in_time": [0.9], "room": [0.0]}


@pytest.mark.parametrize(("paid", "listed"), [(9_000, 2_000), (1_000, 1_000)])
def test_who_is_renewed_in_time_is_not_uncovered(paid: float, listed: float) -> None:
    plan = programme(groups(**IN_TIME, ceilings=[[paid * PRICE]]), [0, 0], renewed=(0, 1_800)).most()
    assert people(plan) == (close(listed), close(0))
    # A straight line from log 80,000 to log 78,200, which lies below the logarithm between them.
    expected = log(80_000) - listed / 2_000 * log(80_000 / 78_200)
    assert plan and plan.bound == pytest.approx(expected, abs=0.0025)
    assert plan.bound <= expected + 1e-6


def test_within_a_range_at_least_its_beginning_is_renewed() -> None:
    made = groups(**IN_TIME)
    nothing_asked = log(79_999)
    assert people(programme(made, [0, 0], renewed=(900, 1_800)).cheapest(nothing_asked)) == (close(1_000), close(0))
    few = groups(**IN_TIME, ceilings=[[500 * PRICE]])
    assert programme(few, [0, 0], renewed=(900, 1_800)).cheapest(nothing_asked) is None
    assert people(programme(made, [0, 0], renewed=(0, 900)).most()) == (close(1_000), close(0))
    # At the end of the range the line and the logarithm meet: 2,000 are enough for 78,200 and not for fewer.
    whole = programme(made, [0, 0], renewed=(0, 1_800))
    assert people(whole.cheapest(log(78_201)))[0] == pytest.approx([1_999], abs=0.5)
    assert whole.cheapest(log(78_150)) is None
    later = programme(made, [0, 0], renewed=(900, 1_800))
    assert people(later.cheapest(log(79_100) - log(79_100 / 78_200) / 2)) == (close(1_500), close(0))


def test_how_many_must_be_renewed() -> None:
    two: dict[str, Any] = {"more": [1_000.0, 1_000.0], "again": [1.0, 1.0], "room": [0.0, 0.0]}
    first = np.array([True, False])
    for paid, renewed in ((1_500, 1_000), (700, 700), (0, 0)):
        made = groups(**two, ceilings=[[paid * PRICE]])
        assert programme(made, [0, 1_000], [0, 1_000], must_renew=first).most_renewed() == pytest.approx(
            renewed, abs=0.2
        )
    asked = programme(groups(**two), [0, 1_000], [0, 1_000], must_renew=first, least_renewed=600.0)
    assert people(asked.cheapest(log(UNCOVERED))) == (close(600, 0), close(0, 0))
    more = asked.cheapest(log(79_000) + log(79_000 / 80_000))
    assert people(more) == (close(1_000, 1_000), close(0, 0))
