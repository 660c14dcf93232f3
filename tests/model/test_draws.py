"""How sure a result is: the draws against shares and sums worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given
from scipy.special import ndtri

from tests.helpers.plans import LEDGER, START, WHOLE, projected, scenarios
from tests.helpers.profiles import examples
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.model.ranges import drawn_ranges
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.scenario_builder import ceiling, plan_lever, published_baseline
from ucj.model.uncertainty import SEED, Ranges, Triangle, _triangular, _uniform, odds, sample, tornado, uncertainty

CERTAIN: dict[str, Triangle] = {
    "valid": (1, 1, 1),
    "take_up": (1, 1, 1),
    "already_active": (0, 0, 0),
    "retention": (0, 0, 0),
    "in_baseline": (1, 1, 1),
}
STILL: Triangle = (0, 0, 0)
# 200 of 1,000 workers are active.
SMALL = Baseline(LEDGER.regions["5204"], 200, 1_000)


def ranges(organic: Triangle = STILL, group: str = "msme", **drawn: Triangle) -> Ranges:
    return Ranges({group: CERTAIN | drawn}, organic)


def drawn_coverage(scenario: Scenario, of: Ranges, draws: int = 2) -> list[float]:
    """Return the coverage of the last draw, by month."""
    return list(sample(scenario, of, scenario.months, draws)[-1])


def msme(ledger: Ledger, people: float = 400, months: int = 12, **decisions: int) -> Lever:
    return plan_lever(ledger, SMALL, "msme", people, START, {"months": months, **decisions}, WHOLE | {"grace": 0})


# What is drawn


def test_half_lies_below_the_central_value_and_half_above_leaning_to_it() -> None:
    uniform = np.array([0.0, 0.02, 0.125, 0.5, 0.875, 0.98, 1.0])
    # 2 + 2√(2u) up to the half, 8 − 4√(2(1 − u)) beyond: √0.04 = 0.2 and √0.25 = 0.5.
    assert list(_triangular(uniform, 2.0, 4.0, 8.0)) == pytest.approx([2, 2.4, 3, 4, 6, 7.2, 8])


def test_a_side_without_width_is_the_central_value() -> None:
    uniform = np.array([0.0, 0.125, 0.5, 0.875, 1.0])
    assert list(_triangular(uniform, 0.9, 1.0, 1.0)) == pytest.approx([0.9, 0.95, 1, 1, 1])
    assert list(_triangular(uniform, 0.0, 0.0, 0.5)) == pytest.approx([0, 0, 0, 0.25, 0.5])
    assert list(_triangular(uniform, 0.3, 0.3, 0.3)) == [0.3] * 5


def test_draws_are_the_same_every_time_and_others_for_each_assumption() -> None:
    assert SEED == 20261120  # another one would move every published band
    one, other = _uniform("msme", "valid", 5), _uniform("msme", "take_up", 5)
    assert (one >= 0).all() and (one < 1).all()
    assert not np.isclose(one, other).any()


@pytest.mark.parametrize(
    ("first", "second", "correlation"),
    [
        (("msme", "valid"), ("extreme_poor", "valid"), 0.5),
        (("tobacco_farmers", "retention"), ("farm_labourers", "retention"), 0.5),
        (("msme", "valid"), ("msme", "take_up"), 0),
        (("msme", "valid"), ("extreme_poor", "take_up"), 0),
        (("msme", "valid"), ("", "overlap"), 0),
    ],
)
def test_the_same_assumption_of_two_groups_moves_together(
    first: tuple[str, str], second: tuple[str, str], correlation: float
) -> None:
    one, other = _uniform(*first, 20_000), _uniform(*second, 20_000)
    assert np.corrcoef(ndtri(one), ndtri(other))[0, 1] == pytest.approx(correlation, abs=0.05)
    # As many in every tenth.
    for drawn in (one, other):
        assert np.histogram(drawn, np.linspace(0, 1, 11))[0] / 20_000 == pytest.approx(0.1, abs=0.01)


# Bands


def test_bands_are_the_tenth_the_fiftieth_and_the_ninetieth_percentile(ledger: Ledger) -> None:
    scenario = Scenario(SMALL, (msme(ledger),), START, 1, 0.4)
    of = ranges(valid=(0.0, 0.5, 1.0))
    bands = uncertainty(scenario, of)
    # A tenth lies below ½√0.2 = 0.2236: (200 + 400 × 0.2236) ÷ 1,000.
    assert bands.low[0] == pytest.approx(0.2894, abs=0.012)
    assert bands.middle[0] == pytest.approx(0.4, abs=0.012)
    assert bands.high[0] == pytest.approx(0.5106, abs=0.012)
    drawn = sample(scenario, of, scenario.months, 2_000)[:, 0]
    below = [float((drawn <= band[0]).mean()) for band in (bands.low, bands.middle, bands.high)]
    assert below == pytest.approx([0.1, 0.5, 0.9], abs=0.001)
    assert bands.reached is not None
    assert bands.reached[0] == pytest.approx(0.5, abs=0.04)


@examples(50)
@given(scenarios())
def test_one_month_alone_says_what_all_months_do(scenario: Scenario) -> None:
    of = drawn_ranges(LEDGER, scenario)
    bands = uncertainty(scenario, of, 50)
    for month in (int(scenario.months[0]), scenario.start, int(scenario.months[-1])):
        alone, among = odds(scenario, of, month, 50), bands.at(month)
        assert (alone.low, alone.middle, alone.high) == pytest.approx((among.low, among.middle, among.high))
        assert alone.reached == among.reached


@pytest.mark.parametrize("region", ["5203", "52", "18"])
def test_a_headline_lies_in_its_own_band(region: str) -> None:
    random, baseline = Random(region), published_baseline(LEDGER, region)
    assert baseline
    for _plan in range(20):
        chosen = [group.id for group in LEDGER.groups_of(region) if random.random() < 0.5]
        levers = [
            plan_lever(
                LEDGER,
                baseline,
                group,
                (ceiling(LEDGER, region, group) or 0) * random.random(),
                START,
                {"months": random.choice((6, 9, 12, 24)), "payer": random.choice(("add", "self", "csr"))},
            )
            for group in chosen
        ]
        scenario = Scenario(baseline, tuple(levers), START)
        bands, coverage = uncertainty(scenario, drawn_ranges(LEDGER, scenario), 500), projected(scenario).coverage
        assert (bands.low <= coverage + 1e-9).all() and (coverage <= bands.high + 1e-9).all()


@pytest.mark.parametrize(("target", "share"), [(0.2, 1), (0.6, 1), (0.601, 0)])
def test_who_stands_on_the_target_has_reached_it(ledger: Ledger, target: float, share: float) -> None:
    levers = (msme(ledger),) if target > 0.2 else ()
    bands = uncertainty(Scenario(SMALL, levers, START, 1, target), ranges(), 10)
    assert bands.reached is not None and list(bands.reached) == [share]


def test_a_target_in_people_is_reached_by_people(ledger: Ledger) -> None:
    # Less than half a person short is not short.
    for people, share in ((600, 1), (600.4, 1), (600.6, 0)):
        scenario = Scenario(SMALL, (msme(ledger),), START, 1, 0.9, people)
        assert odds(scenario, ranges(), START, 10).reached == share


def test_without_a_target_none_is_reached() -> None:
    bands = uncertainty(Scenario(SMALL, (), START, 2), Ranges({}, STILL), 10)
    assert bands.reached is None
    assert list(bands.low) == list(bands.high) == pytest.approx([0.2, 0.2])


@examples(50)
@given(scenarios())
def test_draws_stay_within_the_workers(scenario: Scenario) -> None:
    coverage = sample(scenario, drawn_ranges(LEDGER, scenario), scenario.months, 50)
    assert coverage.shape == (50, len(scenario.months))
    assert (coverage >= 0).all()
    assert (coverage <= 1 + 1e-9).all()


@examples(50)
@given(scenarios())
def test_where_nothing_is_uncertain_every_draw_is_the_projection(scenario: Scenario) -> None:
    # Overlap is drawn always: with one lever there is none.
    single = replace(scenario, levers=scenario.levers[:1])
    around = drawn_ranges(LEDGER, single)
    points = {
        group: {name: (central,) * 3 for name, (_low, central, _high) in drawn.items()}
        for group, drawn in around.groups.items()
    }
    fixed = Ranges(points, (around.organic[1],) * 3)
    result = projected(single)
    assert np.allclose(sample(single, fixed, single.months, 3), result.coverage)


def test_a_group_more_leaves_the_numbers_of_the_others_alone(ledger: Ledger, baseline: Baseline) -> None:
    many = plan_lever(ledger, baseline, "msme", 50_000, START)
    few = plan_lever(ledger, baseline, "msme", 10_000, START)
    nobody = plan_lever(ledger, baseline, "extreme_poor", 0, START)

    def drawn(*levers: Lever) -> np.ndarray:
        scenario = Scenario(baseline, levers, START)
        return sample(scenario, drawn_ranges(ledger, scenario), np.array([START]), 500)

    nothing = drawn()
    assert np.allclose(drawn(many), drawn(nobody, many))
    # A fifth of the people is a fifth of the gain in each single draw.
    assert np.allclose(drawn(few) - nothing, (drawn(many) - nothing) / 5)


# People in a draw


def test_drawn_people_are_listed_people_less_those_in_vain(ledger: Ledger) -> None:
    of = ranges(valid=(0.5,) * 3, take_up=(0.8,) * 3, already_active=(0.25,) * 3)
    # 400 × 0.5 × 0.8 × (1 − 0.25) = 120
    assert drawn_coverage(Scenario(SMALL, (msme(ledger),), START, 1), of) == pytest.approx([0.32])


def test_drawn_people_come_stay_and_go(ledger: Ledger) -> None:
    lever = msme(ledger, months=4, ramp=4, start=START + 1)
    found = drawn_coverage(Scenario(SMALL, (lever,), START, 7), ranges(retention=(0.25,) * 3))
    # A quarter of 400 a month from the second one on; of all of them a quarter goes on alone.
    assert found == pytest.approx([0.2, 0.3, 0.4, 0.5, 0.6, 0.3, 0.3])


def test_workers_grow_and_the_active_go_in_every_draw() -> None:
    base = Baseline(LEDGER.regions["5204"], 100, 1_000, growth=0.12)
    found = drawn_coverage(Scenario(base, (), START, 14), Ranges({}, (-0.1,) * 3))
    assert found[1] == pytest.approx(90 / (1_000 * 1.12 ** (1 / 12)))
    assert found[12] == pytest.approx(100 * 0.9**12 / 1_120)
    # The thirteenth month after the first has one year and a month of growth.
    assert found[13] == pytest.approx(100 * 0.9**13 / (1_120 * 1.12 ** (1 / 12)))


def test_of_a_cohort_without_a_lever_as_many_were_in_and_stay_as_are_drawn(baseline: Baseline) -> None:
    only = replace(baseline, cohorts=baseline.cohorts[:1])
    of = ranges(group="tobacco_farmers", in_baseline=(0.5,) * 3, retention=(0.2,) * 3)
    found = drawn_coverage(Scenario(only, (), month_number("2026-01"), 5), of)
    # 8,697.5 were in, four fifths of whom leave after March.
    assert [504_000 * share for share in found] == pytest.approx([164_828] * 3 + [157_870] * 2)


def test_more_people_than_workers_are_the_workers(ledger: Ledger) -> None:
    whole = Baseline(LEDGER.regions["5204"], 1_000, 1_000)
    assert drawn_coverage(Scenario(whole, (msme(ledger),), START, 1), ranges()) == [1]


def test_overlap_goes_from_all_to_none(ledger: Ledger) -> None:
    other = replace(msme(ledger, 200), group=ledger.groups["extreme_poor"], family=None)
    scenario = Scenario(SMALL, (msme(ledger), other), START, 1)
    both = Ranges({"msme": CERTAIN, "extreme_poor": CERTAIN}, STILL)
    drawn = sample(scenario, both, scenario.months, 2_000)[:, 0]
    # 400 and 200 in a room of 800: 400 at least, 500 if independent, 600 at most, and half of the draws on either side.
    assert (drawn.min(), drawn.max()) == pytest.approx((0.6, 0.8), abs=0.001)
    assert np.percentile(drawn, [25, 50, 75]) == pytest.approx([0.65, 0.7, 0.75], abs=0.006)


# Tornado


def test_each_assumption_alone_at_its_ends(ledger: Ledger) -> None:
    scenario = Scenario(SMALL, (msme(ledger),), START, 12)
    of = ranges((-0.01, 0.0, 0.02), valid=(0.5, 0.75, 1.0), already_active=(0.0, 0.25, 0.35))
    swings = tornado(scenario, of, START + 1)
    assert [swing.assumption for swing in swings] == ["valid", "already_active", "organic"]
    # 400 × 0.75 × v, 400 × 0.75 × (1 − a), and 200 × (1 + ω) + 225.
    assert [swing.low for swing in swings] == pytest.approx([0.35, 0.5, 0.423])
    assert [swing.high for swing in swings] == pytest.approx([0.5, 0.395, 0.429])
    assert [swing.width for swing in swings] == pytest.approx([0.15, 0.105, 0.006])


def test_a_range_holds_what_is_supposed_of_a_cohort(baseline: Baseline) -> None:
    (first, *others) = baseline.cohorts
    supposed = replace(first, retention=0.7, in_baseline=0.3)
    scenario = Scenario(replace(baseline, cohorts=(supposed, *others)), (), START)
    drawn = drawn_ranges(LEDGER, scenario).groups[first.group.id]
    # Measured are up to a half who stay, and a figure that held all of them.
    assert (drawn["retention"], drawn["in_baseline"]) == ((0, 0.7, 0.7), (0, 0.3, 1))


def test_overlap_alone_at_its_ends(ledger: Ledger) -> None:
    other = replace(msme(ledger, 200), group=ledger.groups["extreme_poor"], family=None)
    both = Ranges({"msme": CERTAIN, "extreme_poor": CERTAIN}, STILL)
    (only,) = tornado(Scenario(SMALL, (msme(ledger), other), START, 1), both, START)
    assert only.assumption == "overlap"
    assert (only.low, only.high) == pytest.approx((0.6, 0.8))


def test_what_the_published_figure_held_and_who_stays(baseline: Baseline) -> None:
    scenario = Scenario(baseline, (), START)
    swings = {swing.assumption: swing for swing in tornado(scenario, drawn_ranges(LEDGER, scenario), START)}
    # No tobacco farmer was in; all were, and nine tenths of them left.
    assert swings["in_baseline"].low == pytest.approx(164_828 / 504_000)
    assert swings["in_baseline"].high == pytest.approx(149_172.5 / 504_000)
    # None of the 17,395 stays, or half.
    assert swings["retention"].low == pytest.approx(147_433 / 504_000)
    assert swings["retention"].high == pytest.approx(156_130.5 / 504_000)
    # Nobody is enrolled, and one family overlaps with nothing.
    assert {"valid", "take_up", "already_active", "overlap"}.isdisjoint(swings)


@examples(50)
@given(scenarios())
def test_the_widest_comes_first_and_holds_the_plan(scenario: Scenario) -> None:
    month = int(scenario.months[-1])
    swings = tornado(scenario, drawn_ranges(LEDGER, scenario), month)
    assert all(wide.width >= narrow.width for wide, narrow in pairwise(swings))
    # Some swing holds the plan between its ends: each does, but where a change helps and harms.
    coverage = projected(scenario).at(month).coverage
    overlap = [swing for swing in swings if swing.assumption in ("overlap", "organic", "valid")]
    assert all(min(swing.low, swing.high) - 1e-9 <= coverage <= max(swing.low, swing.high) + 1e-9 for swing in overlap)
