"""The cascading target where it is odd: nothing known, one year alone, published people between others, no growth."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.helpers.ledgers import figure, ledger_of
from ucj.facts.ledger import load_ledger
from ucj.facts.rules import month_number
from ucj.model.measures import past_targets, standing
from ucj.model.scenario import ScenarioError
from ucj.model.scenario_builder import published_baseline, published_target, target_people
from ucj.model.targets import Reading, Targets, Verdict, judge, published_targets
from ucj.model.yearly_targets import Denominator, Start, province_path, published_start, split, typed_start

TODAY = dt.date(2026, 11, 27)


def published(shares: dict[int, float], people: dict[int, float] | None = None) -> Targets:
    """Return targets by year."""
    return Targets(
        {year: figure("52", "target_coverage", share, str(year)) for year, share in shares.items()},
        {year: figure("52", "target_participants", count, str(year)) for year, count in (people or {}).items()},
    )


START = Start(0.3, "2025-12", 2025, 300, 1_000)


def test_what_published_targets_imply() -> None:
    targets = published({2028: 0.5, 2026: 0.4, 2027: 0.0, 2029: 0.6}, {2026: 400, 2028: 605, 2027: 10})
    # 400 ÷ 40 % and 605 ÷ 50 %; a share of nothing implies nothing, nor does one without people.
    assert targets.implied == pytest.approx({2026: 1_000, 2028: 1_210})
    assert list(targets.implied) == [2026, 2028]
    assert targets.growth == pytest.approx(0.1)  # 1.1 × 1.1 = 1.21
    assert published({2026: 0.4}, {2026: 400}).growth is None
    assert published({}).implied == {}


def test_published_people_stand_as_they_were_published() -> None:
    path = province_path(published({2026: 0.4, 2028: 0.6}, {2026: 410, 2028: 600}), START, TODAY)
    assert path
    # Implied are 1,025 and 1,000 workers, half-way between them 1,012.5, half of whom are 506.25.
    assert [(step.year, step.origin, step.people_published) for step in path.years] == [
        (2026, "published", True),
        (2027, "interpolated", False),
        (2028, "published", True),
    ]
    assert [step.people for step in path.years] == pytest.approx([410, 506.25, 600])
    assert [step.added for step in path.years] == pytest.approx([110, 96.25, 93.75])
    assert [step.total for step in path.years] == pytest.approx([110, 206.25, 300])


def test_people_of_a_year_without_a_share_are_not_taken() -> None:
    path = province_path(published({2026: 0.4, 2028: 0.6}, {2027: 999}), START, TODAY)
    assert path and [step.people for step in path.years] == pytest.approx([400, 500, 600])
    assert not any(step.people_published for step in path.years)


def test_shares_older_than_the_first_pair_are_left_out() -> None:
    path = province_path(published({2026: 0.2, 2027: 0.3, 2028: 0.4}, {2027: 300}), None, TODAY)
    assert path and [step.year for step in path.years] == [2027, 2028]


@pytest.mark.parametrize(
    ("typed", "code"),
    [((2026, 0.9), "target_too_early"), ((2027, 0.39), "target_falls"), ((2027, 0.4), ""), ((2030, 1.0), "")],
)
def test_a_typed_target_comes_after_and_does_not_fall(typed: tuple[int, float], code: str) -> None:
    if not code:
        path = province_path(published({2026: 0.4}), START, TODAY, typed=typed)
        assert path and (path.years[-1].year, path.years[-1].share, path.years[-1].origin) == (*typed, "typed")
        return
    with pytest.raises(ScenarioError) as refused:
        province_path(published({2026: 0.4}), START, TODAY, typed=typed)
    assert refused.value.remark.code == code
    assert refused.value.remark.values["last"] == 2026


def test_without_a_target_there_is_no_path() -> None:
    assert province_path(published({}), START, TODAY) is None
    unknown = province_path(published({2026: 0.5}), None, TODAY)
    assert unknown and [(step.base, step.people, step.added, step.total) for step in unknown.years] == [(None,) * 4]
    # A percentage alone gives shares and no people.
    alone = province_path(published({2026: 0.5}), Start(0.3, "2025", 2025), TODAY)
    assert alone and [(step.share, step.people) for step in alone.years] == [(0.5, None)]
    # People that were published are known even then, and how many are added is not.
    counted = province_path(published({2026: 0.5}, {2026: 600}), Start(0.3, "2025", 2025), TODAY)
    assert counted and [(step.people, step.added) for step in counted.years] == [(600, None)]


DECEMBER = month_number("2025-12")


@pytest.mark.parametrize(
    ("year", "base"),
    # A straight line to each anchor, and nothing that differs before the first month or after the last.
    [(2024, 1_000), (2025, 1_000), (2026, 1_100), (2027, 1_200), (2028, 1_260), (2029, 1_320), (2030, 1_320)],
)
def test_the_denominator_by_year(year: int, base: float) -> None:
    anchors = ((DECEMBER + 24, 1_200.0), (DECEMBER + 48, 1_320.0))
    denominator = Denominator(DECEMBER, 1_000, anchors)
    assert denominator.base(year) == pytest.approx(base)
    assert denominator.scale(2025, year) == pytest.approx(base / 1_000)
    # Between two years after the first it is what one has of the other.
    assert denominator.scale(2026, year) == pytest.approx(base / 1_100)


@pytest.mark.parametrize(("year", "base"), [(2024, 1_000), (2025, 1_000), (2026, 1_100), (2027, 1_210), (2028, 1_331)])
def test_a_typed_growth_takes_the_place_of_the_anchors(year: int, base: float) -> None:
    denominator = Denominator(DECEMBER, 1_000, ((DECEMBER + 24, 5_000.0),), 0.1)
    assert denominator.base(year) == pytest.approx(base)
    assert denominator.scale(2025, year) == pytest.approx(base / 1_000)


def test_of_one_year_what_was_counted_stands() -> None:
    # The targets of 2025 imply 2,000 workers, those that were counted are 1,000; the line goes from there to 1,500.
    targets = published({2025: 0.2, 2027: 0.5}, {2025: 400, 2027: 750})
    assert targets.implied == {2025: 2_000, 2027: 1_500}
    denominator = Denominator.of(targets, START, 0.0)
    assert [denominator.base(year) for year in (2025, 2026, 2027)] == pytest.approx([1_000, 1_250, 1_500])
    # Typed figures go to no published one.
    typed = Denominator.of(targets, replace(START, typed=True), 0.0)
    assert [typed.base(year) for year in (2025, 2026, 2027)] == [1_000, 1_000, 1_000]
    # Without a count it begins with the first that is implied, and is never less than that.
    for start in (None, Start(0.3, "2025", 2025)):
        implied = Denominator.of(targets, start, 0.0)
        assert [implied.base(year) for year in (2025, 2026, 2027)] == [2_000, 2_000, 2_000]


def test_where_no_workers_are_known_there_are_shares_alone() -> None:
    unknown = Denominator.of(published({2026: 0.5}), None, 0.0)
    assert (unknown.base(2026), unknown.scale(2025, 2027)) == (None, 1)
    # What is typed grows from the beginning of the count: 1.1 × 1.1 over two years.
    grown = Denominator.of(published({2026: 0.5}), None, 0.1)
    assert grown.base(2026) is None
    assert grown.scale(2025, 2027) == pytest.approx(1.21)


def test_a_start_is_what_the_leading_figures_say() -> None:
    both = ledger_of(figure("52", "active_participants", 300), figure("52", "potential_workers", 1_000, "2024-08"))
    assert published_start(both, "52") == Start(0.3, "2025-12", 2024, 300, 1_000)
    alone = ledger_of(figure("52", "coverage", 0.3, "2024-06"), figure("52", "potential_workers", 1_000))
    assert published_start(alone, "52") == Start(0.3, "2024-06", 2024)
    assert published_start(ledger_of(figure("52", "active_participants", 300)), "52") is None
    own = ledger_of(figure("52", "active_participants", 300), figure("52", "potential_workers", 1_000, status="typed"))
    assert published_start(own, "52") == Start(0.3, "2025-12", 2025, 300, 1_000, typed=True)
    assert typed_start(load_ledger().regions["52"], 300, 1_000, 2026) == Start(
        0.3, "2026", 2026, 300, 1_000, typed=True
    )
    with pytest.raises(ScenarioError):
        typed_start(load_ledger().regions["52"], 1_001, 1_000, 2026)


def test_of_two_targets_for_a_year_the_leading_one_stands() -> None:
    found = published_targets(
        ledger_of(
            figure("52", "target_coverage", 0.5, "2026"),
            figure("52", "target_coverage", 0.6, "2026", lead=False),
            figure("52", "target_coverage", 0.7, "2027", lead=False),
            figure("52", "target_coverage", 0.9, "2028", status="disputed", lead=False),
            figure("52", "target_participants", 500, "2026-12", lead=False),
        ),
        "52",
    )
    assert {year: target.value for year, target in found.shares.items()} == {2026: 0.5, 2027: 0.7}
    assert {year: target.value for year, target in found.people.items()} == {2026: 500}


def test_rows_and_sums_of_a_split() -> None:
    path = province_path(published({2026: 0.5, 2027: 0.6}), START, TODAY)
    assert path
    starts = {"a": Start(0.25, "2025", 2025, 100, 400), "b": Start(0.4, "2025", 2025), "c": None}
    divided = split(path, "same_share", starts)
    assert divided.waiting() == ["b", "c"]
    assert divided.rows["c"] == ()
    # Of 400 workers 200, then 240; a row without counts has shares alone and is in no sum.
    assert [(step.year, step.people, step.added, step.total) for step in divided.rows["a"]] == [
        (2026, 200, 100, 100),
        (2027, pytest.approx(240), pytest.approx(40), pytest.approx(140)),
    ]
    assert [(step.share, step.base, step.people) for step in divided.rows["b"]] == [
        (0.5, None, None),
        (0.6, None, None),
    ]
    assert [divided.base(index) for index in (0, 1)] == [400, 400]
    assert divided.active() == 100
    # Of the 200 that the province adds first, and the 300 in all.
    assert [divided.remainder(index) for index in (0, 1)] == [pytest.approx(100), pytest.approx(160)]


@pytest.mark.parametrize("rule", ["same_points", "uncovered"])
def test_rules_that_follow_the_province_need_its_start(rule: str) -> None:
    path = province_path(published({2026: 0.5}), None, TODAY)
    assert path
    divided = split(path, rule, {"a": START})
    assert divided.rows["a"] == ()
    assert divided.remainder(0) is None
    assert split(path, "same_share", {"a": START}).rows["a"][0].people == 500


def test_uncovered_workers_of_a_full_province() -> None:
    full = Start(1.0, "2025", 2025, 1_000, 1_000)
    path = province_path(published({2026: 1.0}), full, TODAY)
    assert path
    # Nobody is left to add, whatever the others have.
    assert split(path, "uncovered", {"a": START}).rows["a"][0].added == 0


# ---- What became of a target


NOVEMBER, JUNE = dt.date(2026, 11, 21), dt.date(2027, 6, 1)


@pytest.mark.parametrize(
    ("readings", "today", "verdict", "by"),
    [
        # A year that has not ended, to its last day.
        ([("2025-06", 0.3)], dt.date(2025, 12, 31), Verdict.AHEAD, "2025-06"),
        ([("2025-11", 0.3)], NOVEMBER, Verdict.UNKNOWN, "2025-11"),
        ([("2025-12", 0.3)], NOVEMBER, Verdict.MISSED, "2025-12"),
        ([("2025", 0.3)], NOVEMBER, Verdict.MISSED, "2025"),
        ([("2026-01", 0.3)], NOVEMBER, Verdict.MISSED, "2026-01"),
        ([("2026-01", 0.5)], NOVEMBER, Verdict.REACHED, "2026-01"),
        # Met before the year had ended, and not by the figure the app leads with.
        ([("2025-06", 0.5)], NOVEMBER, Verdict.REACHED, "2025-06"),
        ([("2025-03", 0.3), ("2025-08", 0.6)], NOVEMBER, Verdict.REACHED, "2025-08"),
        # The leading figure is older than the end of the year, another one is not: the latest of those.
        (
            [("2025-06", 0.3), ("2025-12", 0.35), ("2026-02", 0.4), ("2024-12", 0.2)],
            NOVEMBER,
            Verdict.MISSED,
            "2026-02",
        ),
        # Where the leading figure is late enough it decides, whatever else was published.
        ([("2026-01", 0.3), ("2026-02", 0.4)], NOVEMBER, Verdict.MISSED, "2026-01"),
        ([], NOVEMBER, Verdict.UNKNOWN, None),
    ],
)
def test_what_became_of_a_target(
    readings: list[tuple[str, float]], today: dt.date, verdict: Verdict, by: str | None
) -> None:
    found = judge(2025, 0.5, None, [Reading(*reading) for reading in readings], today)
    assert (found.verdict, found.by.as_of if found.by else None) == (verdict, by)
    assert found.passed is (verdict is not Verdict.AHEAD)


def test_participants_are_held_against_participants() -> None:
    # 45 % of the workers, but all the participants that were asked for; a percentage alone is held against the share.
    counted, alone = Reading("2026-01", 0.45, 500), Reading("2026-01", 0.45)
    assert judge(2025, 0.5, 500, [counted], NOVEMBER).verdict is Verdict.REACHED
    assert judge(2025, 0.5, 501, [counted], NOVEMBER).verdict is Verdict.MISSED
    assert judge(2025, 0.5, 500, [alone], NOVEMBER).verdict is Verdict.MISSED


@pytest.mark.parametrize(
    ("region", "today", "year", "verdict"),
    [
        ("5203", NOVEMBER, 2025, Verdict.MISSED),
        ("5204", NOVEMBER, 2025, Verdict.UNKNOWN),
        ("51", NOVEMBER, 2025, Verdict.UNKNOWN),
        ("52", NOVEMBER, 2026, Verdict.AHEAD),
        ("52", JUNE, 2026, Verdict.UNKNOWN),
        ("18", NOVEMBER, 2026, Verdict.AHEAD),
        ("18", JUNE, 2030, Verdict.AHEAD),
        ("18", dt.date(2031, 1, 1), 2030, Verdict.UNKNOWN),
    ],
)
def test_the_target_a_region_is_measured_against(region: str, today: dt.date, year: int, verdict: Verdict) -> None:
    target = standing(load_ledger(), region, today).target
    assert target and (target.year, target.judgement.verdict) == (year, verdict)
    assert published_target(load_ledger(), region, today) == target.share.value


def test_targets_before_the_one_that_is_measured_are_kept_with_what_became_of_them() -> None:
    where = standing(load_ledger(), "18", JUNE)
    # 25.27 % in December 2025; nothing was published since.
    assert [(past.year, past.judgement.verdict) for past in where.past] == [
        (2024, Verdict.MISSED),
        (2025, Verdict.MISSED),
        (2026, Verdict.UNKNOWN),
    ]
    assert where.past[1].judgement.by == Reading("2025-12", 0.2527)
    everything = past_targets(load_ledger(), "18", dt.date(2031, 1, 1))
    assert [past.year for past in everything] == [2024, 2025, 2026, 2030]


def test_participants_published_without_a_percentage_are_known_of() -> None:
    where = standing(load_ledger(), "82", NOVEMBER)
    assert where.target and where.target.year == 2025
    assert where.people_alone and (where.people_alone.value, where.people_alone.as_of) == (332_354, "2026")
    assert standing(load_ledger(), "82", JUNE).people_alone is None


def test_a_plan_keeps_the_participants_of_its_target() -> None:
    baseline = published_baseline(load_ledger(), "18")
    assert baseline
    # Of 2025 and of 2026, whatever day it is; 58.35 % was published without participants.
    assert target_people(load_ledger(), baseline, 0.3839) == 1_149_447
    assert target_people(load_ledger(), baseline, 0.4553) == 1_436_809
    assert target_people(load_ledger(), baseline, 0.5835) is None
    assert target_people(load_ledger(), baseline, 0.5) is None


def test_the_year_of_a_share() -> None:
    assert published({2025: 0.5, 2027: 0.5, 2026: 0.6}).year_of(0.5) == 2027
    assert published({2025: 0.455}).year_of(45.5 / 100) == 2025
    assert published({2025: 0.5}).year_of(0.51) is None
