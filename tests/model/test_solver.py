"""The solver against plans found by trying: none is cheaper or covers more, and its own holds when replayed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from time import monotonic
from typing import Any

import numpy as np
import pytest

from tests.helpers.plans import LEDGER, WHOLE, ceilings, lombok_timur
from ucj.facts.rules import month_number
from ucj.model import questions
from ucj.model.projection import PlanMonth, Projection, project
from ucj.model.questions import Wish, find_plan, share_reaching, surer
from ucj.model.scenario import Baseline, Cohort, Lever, Scenario, ScenarioError
from ucj.model.scenario_builder import ceiling, plan_lever, published_baseline
from ucj.model.solver import Answer

START, BY = month_number("2027-01"), month_number("2027-12")
PAYERS = LEDGER.premiums.payers
# 20,000 of 100,000 workers are active.
SMALL = Baseline(LEDGER.regions["5204"], 20_000, 100_000)
# A person for a year.
ONE = 12 * 16_800


def wish(
    target: float | None, ceilings_: Mapping[str, float], groups: Mapping[str, float | None], **other: Any
) -> Wish:
    usual: dict[str, Any] = {"start": START, "by": BY, "payers": "any"}
    chosen = {LEDGER.groups[group]: people for group, people in groups.items()}
    return Wish(**(usual | {"target": target, "ceilings": ceilings(**ceilings_), "groups": chosen} | other))


def spent(answer: Answer) -> int:
    return sum(answer.projection.total_cost.values())


def judged(answer: Answer) -> PlanMonth:
    return answer.projection.at(answer.month)


def people(answer: Answer, group: str) -> int:
    return sum(line.people for line in answer.lines if line.group.id == group)


def named(answer: Answer) -> set[tuple[str, str, int | None]]:
    return {(bound.kind, bound.what.id, bound.year) for bound in answer.bounds}


def check(answer: Answer, asked: Wish) -> None:
    """Assert what holds for every answer: ceilings, people, lines that add up, and what is said of the target."""
    result = answer.projection
    again = project(result.scenario, LEDGER.premiums)
    assert np.array_equal(again.active, result.active) and again.total_cost == result.total_cost
    for limit in asked.ceilings:
        for year in range(1970 + asked.start // 12, 1970 + asked.by // 12 + 1):
            if limit.year in (None, year):
                assert result.cost_in(limit.payer, year) <= limit.rupiah + 1
                assert answer.left[limit.payer, year] <= limit.rupiah - result.cost_in(limit.payer, year) + 1
    for group, available in asked.groups.items():
        most = available or ceiling(LEDGER, result.scenario.baseline.region.code, group.id)
        assert most is not None and people(answer, group.id) <= most
    assert sum(line.rupiah for line in answer.lines) == pytest.approx(spent(answer), abs=len(answer.lines) + 1)
    if asked.target is not None and not asked.maximise:
        assert answer.reached == judged(answer).reached
    assert answer.gap >= 0


# Small questions, all of whose plans are tried


@dataclass
class Small:
    """A question of few groups, and how its plans look."""

    groups: Mapping[str, int]
    # What may pay for each group, at most so many rupiah a year.
    sources: Mapping[str, float]
    target: float
    baseline: Baseline = SMALL
    decisions: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    supposed: Mapping[str, dict[str, float]] = field(default_factory=dict)
    start: int = START
    by: int = BY
    # People of a group a step, but for the last one.
    step: int = 250
    # Together no more than so many people.
    family: float = float("inf")

    def wish(self, **other: Any) -> Wish:
        levers = tuple(self.lever(group, {next(iter(self.sources)): 0.0}) for group in self.groups)
        usual = {"start": self.start, "by": self.by, "levers": levers}
        return wish(self.target, self.sources, self.groups, **(usual | other))

    def lever(self, group: str, paid: Mapping[str, float]) -> Lever:
        total = sum(paid.values())
        split = tuple((payer, count / total) for payer, count in paid.items()) if len(paid) > 1 and total else ()
        decisions = {"start": self.start, "months": self.by - self.start + 1, "payer": next(iter(paid))}
        decisions |= self.decisions.get(group, {})
        supposed = WHOLE | self.supposed.get(group, {})
        return plan_lever(LEDGER, self.baseline, group, total, self.start, decisions, supposed, split)

    def run(self, amounts: Mapping[tuple[str, str], float]) -> Projection:
        """Project so many people of each group from each source."""
        levers = []
        for group in self.groups:
            paid = {source: amounts.get((group, source), 0.0) for source in self.sources}
            levers.append(self.lever(group, {source: count for source, count in paid.items() if count} or paid))
        levers = [lever if lever.people else replace(lever, split=()) for lever in levers]
        asked = Scenario(self.baseline, tuple(levers), self.start, self.by - self.start + 1, self.target)
        return project(asked, LEDGER.premiums)

    def fits(self, result: Projection) -> bool:
        years = range(1970 + self.start // 12, 1970 + self.by // 12 + 1)
        listed: dict[str, float] = {}
        for lever in result.scenario.levers:
            listed[lever.group.id] = lever.people
        return (
            sum(listed.values()) <= self.family
            and all(listed[group] <= most for group, most in self.groups.items())
            and all(
                result.cost_in(PAYERS[source], year) <= most for source, most in self.sources.items() for year in years
            )
        )

    def tried(self) -> Iterator[tuple[dict[tuple[str, str], float], tuple[str, str]]]:
        """Give the plans of a grid without the last variable, and which that is."""
        *first, last = itertools.product(self.groups, self.sources)
        grids = [range(0, self.groups[group] + 1, self.step) for group, _source in first]
        for counts in itertools.product(*grids):
            yield dict(zip(first, map(float, counts), strict=True)), last

    def cheapest(self) -> float:
        """Return the least that a tried plan costs."""
        best = float("inf")
        for amounts, last in self.tried():
            low, high = -1, self.groups[last[0]]
            if not self.run(amounts | {last: float(high)}).at(self.by).reached:
                continue
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (
                    (low, middle) if self.run(amounts | {last: float(middle)}).at(self.by).reached else (middle, high)
                )
            result = self.run(amounts | {last: float(high)})
            if self.fits(result):
                best = min(best, sum(result.total_cost.values()))
        return best

    def most(self) -> float:
        """Return the most active people of a tried plan."""
        best = 0.0
        for amounts, last in self.tried():
            if not self.fits(self.run(amounts)):
                continue
            low, high = 0, self.groups[last[0]] + 1
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if self.fits(self.run(amounts | {last: float(middle)})) else (low, middle)
            best = max(best, self.run(amounts | {last: float(low)}).at(self.by).active)
        return best


def with_cohort(until: int | None) -> Baseline:
    """Return the small region in January 2026 with 6,000 people whom a budget pays for until a month."""
    cohort = Cohort(LEDGER.groups["msme"], 6_000, until, 1.0, 0.1, 3)
    return replace(SMALL, as_of="2026-01", cohorts=(cohort,))


TWO = {"extreme_poor": 5_000, "msme": 8_000}
HARDER = {"extreme_poor": {"valid": 0.9, "already_active": 0.1}, "msme": {"take_up": 0.8, "already_active": 0.3}}
PLENTY = {"add": 50e9}
QUESTIONS = {
    "two groups": Small(TWO, PLENTY, 0.27, supposed=HARDER),
    "overlap spreads it over both": Small({"extreme_poor": 40_000, "msme": 40_000}, PLENTY, 0.55, step=1_000),
    "a cohort in time": Small(
        TWO,
        PLENTY,
        0.22,
        with_cohort(month_number("2026-12")),
        supposed=HARDER | {"msme": {"retention": 0.4, "already_active": 0.3}},
    ),
    "a cohort too late": Small(TWO, PLENTY, 0.20, with_cohort(month_number("2026-06")), supposed=HARDER),
    # The 600 who stayed are paid for before anybody is gained.
    "part of a cohort too late": Small(
        TWO,
        PLENTY,
        0.18,
        with_cohort(month_number("2026-06")),
        supposed=HARDER | {"extreme_poor": {"already_active": 0.3}},
    ),
    "a cohort without a known end": Small(TWO, PLENTY, 0.22, with_cohort(None), supposed=HARDER),
    "a cohort that goes on beyond the month": Small(TWO, PLENTY, 0.22, with_cohort(BY), supposed=HARDER),
    "a ramp": Small(TWO, PLENTY, 0.27, decisions={"msme": {"ramp": 18}, "extreme_poor": {"ramp": 6}}),
    "graduates": Small(TWO, PLENTY, 0.27, decisions={"msme": {"graduating": 0.4, "graduating_after": 3}}),
    # To companies, zakat and people Rp8,400 until December 2026.
    "two sources": Small(
        TWO, {"csr": 500e6, "add": 50e9}, 0.26, start=month_number("2026-10"), by=month_number("2026-12"), step=2_500
    ),
    "two budget years": Small(
        TWO,
        {"add": 700e6},
        0.2647,
        decisions={"msme": {"ramp": 6}},
        start=month_number("2026-07"),
        by=month_number("2027-06"),
    ),
}
FAMILY = Small(
    {"tobacco_farmers": 800_000, "farm_labourers": 800_000},
    {"add": 1e13},
    0.88,
    replace(SMALL, region=LEDGER.regions["52"], active=555_276, potential=1_808_432),
    supposed={"tobacco_farmers": {"valid": 0.95}},
    step=25_000,
    family=1_098_811,
)


@pytest.mark.parametrize("name", [*QUESTIONS, "a family"])
def test_no_plan_that_is_tried_is_cheaper(name: str) -> None:
    question = QUESTIONS.get(name, FAMILY)
    answer, best = find_plan(LEDGER, question.baseline, question.wish()), question.cheapest()
    check(answer, question.wish())
    assert answer.reached and answer.gap <= 0.005
    # What was tried are plans like any other: the bound holds for them, and the answer is as close as it says.
    assert spent(answer) * (1 - answer.gap) <= best + 1
    assert spent(answer) <= best * 1.002 + 2 * len(question.groups) * ONE


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("rupiah", [150e6, 600e6])
def test_no_plan_that_is_tried_covers_more(name: str, rupiah: float) -> None:
    question = QUESTIONS[name]
    question = replace(question, sources=dict.fromkeys(question.sources, rupiah))
    asked = question.wish(maximise=True)
    answer, best = find_plan(LEDGER, question.baseline, asked), question.most()
    check(answer, asked)
    assert answer.gap <= 0.0005
    assert judged(answer).active >= best * (1 - answer.gap) - 1e-6
    assert judged(answer).active >= best - 2 * len(question.groups)
    assert judged(answer).active <= judged(answer).active / (1 - answer.gap)


def test_a_family_has_its_people_once() -> None:
    asked = replace(FAMILY, target=0.95).wish()
    answer = find_plan(LEDGER, FAMILY.baseline, asked)
    # 800,000 of the surer ones and 298,811 × 0.95: 555,276 + 1,083,870 of 1,808,432 are 0.906.
    assert not answer.reached
    assert judged(answer).coverage == pytest.approx((555_276 + 800_000 + 298_811 * 0.95) / 1_808_432, abs=1e-5)
    assert ("family", "farm_labourers", None) in named(answer)


# Published questions


def test_lampung() -> None:
    baseline = published_baseline(LEDGER, "18")
    assert baseline
    asked = wish(0.4553, {"apbd_provinsi": 112e9, "add": 80e9}, {})
    answer = find_plan(LEDGER, baseline, asked)
    check(answer, asked)
    assert answer.reached and answer.gap <= 0.005
    # Farm labourers alone: (1,436,809 − 760,468) ÷ (1 − 0.0752) are 731,338 people enrolled.
    assert spent(answer) <= 731_338 * ONE


def test_lombok_timur_with_what_it_has() -> None:
    asked = wish(0.40, {"dbhcht": 2_630_124_000, "add": 800e6}, {}, renew=True, payers="yes")
    answer = find_plan(LEDGER, lombok_timur(), asked)
    check(answer, asked)
    assert not answer.reached
    assert {("source", "dbhcht", 2027), ("source", "add", 2027)} <= named(answer)
    # Both are spent but for a person or two of each group; who pays 0.54 % of a wage is cheaper and comes first.
    assert spent(answer) == pytest.approx(3_430_124_000, abs=4e6)
    assert judged(answer).added > 15_000
    assert people(answer, "tobacco_farmers") > 0


def test_a_budget_year_is_named_with_its_source() -> None:
    limits = {"add:2026": 100e6, "add:2027": 10e9}
    start, by = month_number("2026-07"), month_number("2027-06")
    asked = wish(0.5, limits, {"extreme_poor": 20_000}, start=start, by=by, months=12)
    answer = find_plan(LEDGER, SMALL, asked)
    check(answer, asked)
    # Rp100 million pay six months of 992.06 people, which are 95 in 100 of 1,044.3; of 2027's there is plenty left.
    assert people(answer, "extreme_poor") == 1_044
    assert named(answer) == {("source", "add", 2026)}
    assert answer.left[PAYERS["add"], 2027] == pytest.approx(10e9 - 1_044 * 0.95 * 6 * 16_800, abs=1)


def test_two_sources_share_a_lever_to_the_last_person() -> None:
    # One could pay for those who are renewed, from the first month, the other for those who come month by month.
    own = plan_lever(LEDGER, with_cohort(START - 1), "msme", 0, START, {"ramp": 12, "months": 12}, WHOLE)
    asked = wish(None, {"add": 600e6, "csr": 1_000e6}, {"msme": 30_000}, maximise=True, levers=(own,))
    answer = find_plan(LEDGER, with_cohort(START - 1), asked)
    check(answer, asked)
    # 6,000 × 12 of 95,238 months of Rp16,800; a new one has 12 twelfths, 11, … and 1: 6.5 months. So 3,575 of those.
    assert people(answer, "msme") == pytest.approx(9_575, abs=2)
    assert named(answer) == {("source", "add", 2027), ("source", "csr", 2027)}
    assert answer.gap <= 0.0005


# What is renewed


@pytest.mark.parametrize(
    ("rupiah", "renewed"), [(50e9, 17_395), (1e9, 1e9 // ONE), (0.0, 0)], ids=["all", "what it can", "nothing"]
)
def test_a_renewal_goes_before_what_is_cheaper(rupiah: float, renewed: float) -> None:
    own = plan_lever(LEDGER, lombok_timur(), "tobacco_farmers", 0, START, {"funded_until": START - 1, "months": 12})
    # Guards cost Rp10,800 and add as many.
    asked = wish(
        0.36, {"add": rupiah}, {"tobacco_farmers": 30_108, "village_guards": 30_000}, renew=True, levers=(own,)
    )
    answer = find_plan(LEDGER, lombok_timur(), asked)
    check(answer, asked)
    assert min(people(answer, "tobacco_farmers"), 17_395) == pytest.approx(renewed, abs=1)
    # Without the wish the money goes where it covers most.
    free = find_plan(LEDGER, lombok_timur(), replace(asked, renew=False, maximise=True))
    assert judged(free).active >= judged(answer).active - 1


# Eligibility


def test_nobody_pays_for_whom_the_rules_exclude() -> None:
    rules = {("add", "extreme_poor"): "yes", ("csr", "extreme_poor"): "conditional", ("csr", "msme"): "conditional"}
    rules |= {("add", "msme"): "no"}
    table = {key: replace(LEDGER.eligibility[key], allowed=word) for key, word in rules.items()}
    ledger = replace(LEDGER, eligibility={**LEDGER.eligibility, **table})
    groups = {"extreme_poor": 5_000, "msme": 5_000}

    def pairs(words: str) -> set[tuple[str, str]]:
        asked = wish(None, {"add": 4_000 * ONE, "csr": 4_000 * ONE}, groups, maximise=True, payers=words)
        answer = find_plan(ledger, SMALL, asked)
        check(answer, asked)
        return {(line.source.id, line.group.id) for line in answer.lines}

    assert pairs("yes") == {("add", "extreme_poor")}
    assert pairs("conditional") <= {("add", "extreme_poor"), ("csr", "extreme_poor"), ("csr", "msme")}
    assert ("csr", "msme") in pairs("conditional")
    for words, lines in (("yes", 0), ("conditional", 0), ("any", 1)):
        alone = wish(None, {"add": 4_000 * ONE}, {"msme": 5_000}, maximise=True, payers=words)
        assert len(find_plan(ledger, SMALL, alone).lines) == lines


# The ends of what can be asked


def test_a_target_already_reached_costs_nothing() -> None:
    answer = find_plan(LEDGER, SMALL, wish(0.2, {"add": 1e9}, TWO))
    assert (answer.reached, answer.lines, spent(answer), answer.gap) == (True, (), 0, 0)


def test_too_few_people_are_named() -> None:
    answer = find_plan(LEDGER, SMALL, wish(0.5, {"add": 100e9}, {"village_minimum": 10_000}))
    assert not answer.reached
    assert named(answer) == {("group", "village_minimum", None)}
    assert people(answer, "village_minimum") == 10_000


def test_a_group_that_is_covered_all_the_same_gains_nobody_and_is_named() -> None:
    answer = find_plan(LEDGER, with_cohort(None), wish(0.3, {"add": 1e9}, {"msme": 6_000}))
    assert (answer.reached, answer.lines, named(answer)) == (False, (), {("group", "msme", None)})


@pytest.mark.parametrize("rupiah", [0.0, 100.0, 0.9 * ONE])
@pytest.mark.parametrize("maximise", [True, False])
@pytest.mark.parametrize("renew", [True, False])
def test_with_too_little_for_anybody_nobody_is_enrolled(rupiah: float, maximise: bool, renew: bool) -> None:
    groups = {"msme": 30_000, "extreme_poor": 5_000}
    asked = wish(0.54, {"add": rupiah}, groups, maximise=maximise, renew=renew)
    answer = find_plan(LEDGER, with_cohort(month_number("2026-12")), asked)
    check(answer, asked)
    assert (answer.lines, spent(answer)) == ((), 0)
    assert ("source", "add", 2027) in named(answer)


def test_a_source_without_money_leaves_it_to_the_others() -> None:
    answer = find_plan(LEDGER, SMALL, wish(0.27, {"add": 0.0, "dbhcht": 40e9}, TWO))
    assert answer.reached
    assert {line.source.id for line in answer.lines} == {"dbhcht"}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"ceilings": ()}, "no_ceiling"),
        ({"by": START - 1}, "month_outside"),
        ({"months": 0}, "too_few_months"),
        ({"groups": {LEDGER.groups["construction"]: None}}, "no_groups"),
    ],
)
def test_questions_that_cannot_be_asked(values: dict[str, object], code: str) -> None:
    with pytest.raises(ScenarioError) as fault:
        find_plan(LEDGER, SMALL, replace(wish(0.5, {"add": 1e9}, TWO), **values))  # type: ignore[arg-type]
    assert fault.value.remark.code == code


@pytest.mark.parametrize("rupiah", [-1.0, float("nan")])
def test_less_than_nothing_is_no_ceiling(rupiah: float) -> None:
    with pytest.raises(ScenarioError) as fault:
        ceilings(add=rupiah)
    assert fault.value.remark.code == "bad_ceiling"


# Any question


def random_question(seed: int) -> tuple[Baseline, Wish]:
    """Return a question of Lombok Timur, NTB or Lampung with any groups, sources, months and cohorts."""
    random = Random(seed)
    region = random.choice(("5203", "52", "18"))
    baseline = published_baseline(LEDGER, region)
    assert baseline
    baseline = replace(baseline, organic=random.choice((0.0, 0.0, -0.005, 0.003)))
    offered = [group.id for group in LEDGER.groups_of(region) if ceiling(LEDGER, region, group.id)]
    chosen = random.sample(offered, random.randint(1, len(offered)))
    start = month_number(random.choice(("2026-07", "2027-01", "2027-01")))
    by = start + random.choice((5, 11, 11, 17, 23))
    # What it would cost to pay for everybody for a year, and a small or a large part of it.
    everybody = (baseline.potential - baseline.active) * ONE
    limits: dict[str, float] = {}
    for source in random.sample(
        ("add", "dbhcht", "apbd_kabupaten", "apbd_provinsi", "csr", "zakat"), random.randint(1, 4)
    ):
        limits[source] = float(round(everybody * 10 ** random.uniform(-2.5, 0.5)))
        if random.random() < 0.2:
            limits[f"{source}:{1970 + by // 12}"] = float(round(limits[source] / 2))
    levers = []
    for group in chosen:
        decisions = {
            "ramp": random.choice((1, 3, 6)),
            "months": random.choice((6, 9, 12)),
            "graduating": random.choice((0.0, 0.3)),
            "graduating_after": 6,
            "funded_until": start + random.choice((-6, 0, 3, 8)),
        }
        supposed = {"retention": random.choice((0.0, 0.1, 0.5))}
        if random.random() < 0.4:
            levers.append(plan_lever(LEDGER, baseline, group, 0, start, decisions, supposed))
    covered = baseline.coverage
    return baseline, wish(
        covered + (1 - covered) * random.choice((0.02, 0.1, 0.2, 0.4, 0.7)),
        limits,
        dict.fromkeys(chosen),
        start=start,
        by=by,
        levers=tuple(levers),
        renew=random.random() < 0.3,
        maximise=random.random() < 0.3,
    )


def _hold(seeds: range) -> None:
    seconds = []
    for seed in seeds:
        baseline, asked = random_question(seed)
        begun = monotonic()
        answer = find_plan(LEDGER, baseline, asked)
        seconds.append(monotonic() - begun)
        check(answer, asked)
        assert answer.gap <= 0.01, seed
        if not answer.reached:
            assert answer.bounds, seed
    print(f"\n{len(seconds)} questions: median {np.median(seconds):.2f} s, longest {max(seconds):.2f} s")


def test_any_answer_holds() -> None:
    _hold(range(15))


@pytest.mark.deep
def test_any_of_many_answers_holds() -> None:
    _hold(range(15, 150))


# A plan for four draws of five


def test_a_surer_plan_holds_in_four_draws_of_five() -> None:
    asked = wish(0.40, {"apbd_kabupaten": 100e9, "add": 100e9}, {"extreme_poor": 43_000, "farm_labourers": 100_000})
    plain, sure = find_plan(LEDGER, lombok_timur(), asked), surer(LEDGER, lombok_timur(), asked)
    assert plain.reached and sure is not None and sure.reached
    assert share_reaching(LEDGER, sure) >= 0.8 > share_reaching(LEDGER, plain)
    assert spent(sure) >= spent(plain)
    # A little less does not hold: it is the cheapest that was found, to a hundredth of the people.
    assert judged(sure).active > judged(plain).active


def test_where_no_plan_is_sure_there_is_none() -> None:
    # 36,500 × 0.95 × 0.9429 are 32,695, and 181,440 less 149,172.5 are asked for: enough and little beyond it.
    asked = wish(0.36, {"add": 40_000 * ONE}, {"extreme_poor": 36_500})
    heard: list[float] = []
    assert find_plan(LEDGER, lombok_timur(), asked).reached
    assert surer(LEDGER, lombok_timur(), asked, progress=heard.append) is None
    assert heard == sorted(heard) and heard[0] > 0 and heard[-1] <= 1


# Where a target was the most that a group could reach, and where whole people missed it by one.
@pytest.mark.parametrize("seed", [36, 129, 199, 437])
def test_a_target_at_the_edge_is_reached(seed: int) -> None:
    _hold(range(seed, seed + 1))


def _hold_surely(seeds: range) -> None:
    found = 0
    for seed in seeds:
        baseline, asked = random_question(seed)
        asked = replace(asked, maximise=False)
        plain, sure = find_plan(LEDGER, baseline, asked), surer(LEDGER, baseline, asked)
        if sure is not None:
            check(sure, asked)
            assert sure.reached and share_reaching(LEDGER, sure) >= 0.8, seed
            # Both are only as cheap as they say.
            assert spent(sure) >= spent(plain) * (1 - plain.gap) - 1, seed
            found += 1
    assert found


def test_any_surer_plan_holds() -> None:
    _hold_surely(range(4))


@pytest.mark.deep
def test_any_of_many_surer_plans_holds() -> None:
    _hold_surely(range(4, 40))


def test_a_plan_that_is_sure_already_costs_no_more() -> None:
    # With nobody to enrol no draw falls short by what is supposed of them; the organic change alone is drawn.
    asked = wish(0.2, {"add": 1e9}, TWO)
    sure = surer(LEDGER, replace(SMALL, active=30_000), asked)
    assert sure is not None and spent(sure) == 0
    assert questions.SURE == 0.8


def test_a_month_is_the_least_that_is_paid() -> None:
    assert find_plan(LEDGER, SMALL, replace(wish(0.5, {"add": 1e9}, TWO), months=1)).projection
