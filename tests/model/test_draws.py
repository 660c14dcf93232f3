"""How sure a result is: the draws against shares and sums worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.plans import LEDGER, START, WHOLE, run
from ucj.facts.ledger import Ledger
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.scenario_builder import plan_lever
from ucj.model.uncertainty import SEED, Triangle, _drawn_union, _triangular, _uniform, sample, uncertainty

CERTAIN: dict[str, Triangle] = {
    "valid": (1, 1, 1),
    "take_up": (1, 1, 1),
    "already_active": (0, 0, 0),
    "retention": (0, 0, 0),
}
MSME, TOBACCO = LEDGER.groups["msme"], LEDGER.groups["tobacco_farmers"]
# 200 of 1,000 workers are active.
SMALL = Baseline(LEDGER.regions["5204"], 200, 1_000)


def msme(ledger: Ledger, people: float = 400, months: int = 12, **decisions: int) -> Lever:
    return plan_lever(ledger, SMALL, "msme", people, START, {"months": months, **decisions}, WHOLE | {"grace": 0})


def test_a_triangle_rises_to_its_middle_and_falls_behind_it() -> None:
    uniform = np.array([0.0, 0.04, 0.25, 0.52, 0.88, 1.0])
    # √(u × 1 × ¼) up to the quarter that lies below ¼; 1 − √((1 − u) × 1 × ¾) beyond: √0.36 = 0.6, √0.09 = 0.3.
    assert list(_triangular(uniform, 0.0, 0.25, 1.0)) == pytest.approx([0, 0.1, 0.25, 0.4, 0.7, 1])


def test_a_triangle_from_2_to_6() -> None:
    # Half of it lies below its middle 4: 2 + √(0.125 × 4 × 2) = 3, and 6 − √(0.125 × 4 × 2) = 5.
    assert list(_triangular(np.array([0.125, 0.5, 0.875]), 2.0, 4.0, 6.0)) == pytest.approx([3, 4, 5])


@pytest.mark.parametrize(("middle", "draw"), [(-1.0, 1 - 0.5), (0.0, 1 - 0.5), (1.0, 0.75**0.5), (2.0, 0.75**0.5)])
def test_a_middle_outside_is_moved_to_the_end(middle: float, draw: float) -> None:
    # At ¾: falling all the way, 1 − √¼; rising all the way, √¾.
    assert _triangular(np.array([0.75]), 0.0, middle, 1.0)[0] == pytest.approx(draw)


def test_a_triangle_without_width_is_its_value() -> None:
    assert list(_triangular(np.array([0.1, 0.9]), 0.3, 0.3, 0.3)) == [0.3, 0.3]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        # 40 and 20 of 100: 60 apart, 100 × (1 − 0.6 × 0.8) = 52 independent, 44 as far on the other side.
        ((40.0, 20.0), (60, 56, 52, 44)),
        # 80 and 60: no more than the 100 there are, 92 independent, no fewer than the larger group.
        ((80.0, 60.0), (100, 100, 92, 80)),
        # A group larger than the uncovered covers them all.
        ((150.0, 10.0), (100, 100, 100, 100)),
    ],
)
def test_groups_overlap_from_not_at_all_to_wholly(new: tuple[float, float], expected: tuple[float, ...]) -> None:
    overlap = np.array([0.0, 0.5, 1.0, 2.0])
    people = np.array([[count] * 4 for count in new])
    assert list(_drawn_union(people, np.full(4, 100.0), overlap)) == pytest.approx(expected)


def test_nobody_new_is_nobody_and_no_room_is_none() -> None:
    assert list(_drawn_union(np.empty((0, 2)), np.full(2, 100.0), np.ones(2))) == [0, 0]
    assert list(_drawn_union(np.full((1, 2), 5.0), np.zeros(2), np.ones(2))) == [0, 0]


def test_draws_are_the_same_every_time_and_others_for_each_assumption() -> None:
    assert SEED == 20261120  # another one would move every published band
    one, other = _uniform("msme", "valid", 5), _uniform("msme", "take_up", 5)
    assert (one >= 0).all() and (one < 1).all()
    assert not np.isclose(one, other).any()


def test_bands_are_the_tenth_the_fiftieth_and_the_ninetieth_percentile(ledger: Ledger) -> None:
    scenario = Scenario(SMALL, (msme(ledger),), START, 1, 0.4)
    ranges = {MSME: CERTAIN | {"valid": (0.0, 0.5, 1.0)}}
    bands = uncertainty(scenario, ranges)
    # A tenth of a symmetric triangle lies below √(0.1 ÷ 2) = 0.2236: (200 + 400 × 0.2236) ÷ 1,000.
    assert bands.low[0] == pytest.approx(0.2894, abs=0.012)
    assert bands.middle[0] == pytest.approx(0.4, abs=0.012)
    assert bands.high[0] == pytest.approx(0.5106, abs=0.012)
    drawn = sample(scenario, ranges, 2_000)[:, 0]
    below = [float((drawn <= band[0]).mean()) for band in (bands.low, bands.middle, bands.high)]
    assert below == pytest.approx([0.1, 0.5, 0.9], abs=0.001)
    assert bands.reached is not None
    assert bands.reached[0] == (drawn >= 0.4).mean() == pytest.approx(0.5, abs=0.04)


@pytest.mark.parametrize(("target", "share"), [(0.2, 1), (0.6, 1), (0.6001, 0)])
def test_who_stands_on_the_target_has_reached_it(ledger: Ledger, target: float, share: float) -> None:
    levers = (msme(ledger),) if target > 0.2 else ()
    bands = uncertainty(Scenario(SMALL, levers, START, 1, target), {MSME: CERTAIN}, 10)
    assert bands.reached is not None and list(bands.reached) == [share]


def test_without_a_target_none_is_reached() -> None:
    bands = uncertainty(Scenario(SMALL, (), START, 2), {}, 10)
    assert bands.reached is None
    assert list(bands.low) == list(bands.high) == pytest.approx([0.2, 0.2])


def test_drawn_people_are_listed_people_less_those_in_vain(ledger: Ledger) -> None:
    ranges = {MSME: CERTAIN | {"valid": (0.5, 0.5, 0.5), "take_up": (0.8, 0.8, 0.8), "already_active": (0.25,) * 3}}
    drawn = sample(Scenario(SMALL, (msme(ledger),), START, 1), ranges, 3)
    # 400 × 0.5 × 0.8 × (1 − 0.25) = 120
    assert drawn[:, 0] == pytest.approx(0.32)


def test_drawn_people_come_stay_and_go(ledger: Ledger) -> None:
    lever = msme(ledger, months=4, ramp=4, start=START + 1)
    drawn = sample(Scenario(SMALL, (lever,), START, 7), {MSME: CERTAIN | {"retention": (0.25,) * 3}}, 2)
    # A quarter of 400 a month from the second one on; of all of them a quarter goes on alone.
    assert list(drawn[1] * 1_000) == pytest.approx([200, 300, 400, 500, 600, 300, 300])


def test_workers_grow_and_the_active_go_in_every_draw() -> None:
    base = Baseline(LEDGER.regions["5204"], 100, 1_000, growth=0.12, attrition=0.1)
    drawn = sample(Scenario(base, (), START, 14), {}, 2)[0]
    assert drawn[1] == pytest.approx(90 / (1_000 * 1.12 ** (1 / 12)))
    assert drawn[12] == pytest.approx(100 * 0.9**12 / 1_120)
    # The thirteenth month after the first has one year and a month of growth.
    assert drawn[13] == pytest.approx(100 * 0.9**13 / (1_120 * 1.12 ** (1 / 12)))


def test_a_funded_cohort_stays_while_it_is_paid_and_then_as_many_as_are_drawn(
    ledger: Ledger, baseline: Baseline
) -> None:
    lever = plan_lever(ledger, baseline, "tobacco_farmers", 17_395, START, {"months": 9}, WHOLE | {"grace": 3})
    scenario = Scenario(baseline, (lever,), START, 14)
    drawn = sample(scenario, {TOBACCO: CERTAIN | {"retention": (0.2,) * 3}}, 2)[0]
    # Nine months paid and three of grace; then 17,395 × 0.8 are gone.
    assert list(drawn * 504_000) == pytest.approx([164_828] * 12 + [164_828 - 13_916] * 2)
    spread = sample(scenario, {TOBACCO: CERTAIN | {"retention": (0.0, 0.5, 1.0)}}, 2_000)[:, 13] * 504_000
    assert spread.mean() == pytest.approx(164_828 - 8_697.5, abs=300)
    assert spread.min() < 164_828 - 15_000 and spread.max() > 164_828 - 2_000


def test_more_people_than_workers_are_the_workers(ledger: Ledger) -> None:
    whole = Baseline(LEDGER.regions["5204"], 1_000, 1_000)
    drawn = sample(Scenario(whole, (msme(ledger),), START, 1), {MSME: CERTAIN}, 2)
    assert list(drawn[:, 0]) == [1, 1]


def test_the_projection_has_its_thirteenth_month(ledger: Ledger, baseline: Baseline) -> None:
    grown = Baseline(baseline.region, baseline.active, 1_000_000, growth=0.12)
    result = run(ledger, grown, horizon=14)
    assert result.potential[12] == pytest.approx(1_120_000)
    assert result.potential[13] == pytest.approx(1_120_000 * 1.12 ** (1 / 12))
