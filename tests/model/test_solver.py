"""The solver's plans reach their target, keep to every ceiling, and are not dearer than any plan of a grid."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.plans import ceilings as budgets
from tests.helpers.profiles import examples
from ucj.facts.ledger import Ledger, load_ledger
from ucj.facts.rules import month_number
from ucj.model.projection import project
from ucj.model.questions import find_plan
from ucj.model.scenario import Baseline, Scenario, ScenarioError
from ucj.model.scenario_builder import plan_lever, published_baseline
from ucj.model.solver import Answer

LEDGER = load_ledger()
START, BY = month_number("2027-01"), month_number("2027-12")
GROUPS = ("msme", "extreme_poor", "village_minimum", "migrant_families", "mosque_keepers", "tobacco_farmers")


def lombok_timur() -> Baseline:
    baseline = published_baseline(LEDGER, "5203")
    assert baseline
    return baseline


def solve(
    target: float | None,
    ceilings: Mapping[str, float],
    groups: Mapping[str, float | None] | None = None,
    *,
    maximise: bool = False,
    renew: bool = False,
) -> Answer:
    return find_plan(
        LEDGER,
        lombok_timur(),
        start=START,
        by=BY,
        target=target,
        ceilings=dict(budgets(**ceilings)),
        groups={LEDGER.groups[group]: people for group, people in (groups or {}).items()},
        maximise=maximise,
        renew=renew,
    )


def coverage(answer: Answer) -> float:
    return float(answer.projection.active[-1] / answer.projection.potential[-1])


def check_ceilings(answer: Answer, ceilings: Mapping[str, float]) -> None:
    for payer, spent in answer.projection.total_cost.items():
        assert spent <= ceilings[payer.id] + 1e-6, payer
    assert sum(line.rupiah for line in answer.lines) == pytest.approx(
        sum(answer.projection.total_cost.values()), abs=len(answer.lines) + 1
    )


@examples(60)
@given(
    st.floats(0.33, 0.6),
    st.fixed_dictionaries(
        {"add": st.floats(0, 30e9)}, optional={"dbhcht": st.floats(0, 20e9), "csr": st.floats(0, 5e9)}
    ),
    st.lists(st.sampled_from(GROUPS), unique=True, min_size=1),
    st.booleans(),
)
def test_answers_hold_when_projected(target: float, ceilings: dict[str, float], groups: list[str], renew: bool) -> None:
    answer = solve(target, ceilings, dict.fromkeys(groups), renew=renew)
    check_ceilings(answer, ceilings)
    assert answer.reached == (coverage(answer) >= target)
    if not answer.reached and answer.lines:
        assert answer.bounds
    most = solve(target, ceilings, dict.fromkeys(groups), maximise=True, renew=renew)
    check_ceilings(most, ceilings)
    assert coverage(most) >= coverage(answer) - 1e-4


@pytest.mark.parametrize(
    ("target", "groups", "sources"),
    [
        (0.40, {"msme": 73_000, "extreme_poor": 43_000}, ("add",)),
        (0.42, {"msme": 40_000, "extreme_poor": 43_000, "village_minimum": 23_900}, ("add",)),
        (0.36, {"mosque_keepers": 10_000, "village_minimum": 23_900}, ("add",)),
        (0.34, {"mosque_keepers": 12_000, "village_minimum": 23_900}, ("add",)),
        (0.38, {"tobacco_farmers": 60_000, "village_minimum": 23_900}, ("add",)),
    ],
)
def test_no_plan_on_a_grid_is_cheaper(target: float, groups: dict[str, float], sources: tuple[str, ...]) -> None:
    ceilings = dict.fromkeys(sources, 100e9)
    answer = solve(target, ceilings, groups)
    assert answer.reached
    best = np.inf
    baseline = lombok_timur()
    # Nobody is a group left as it is, not a lever of zero.
    grid = [[0.0, *np.linspace(people / 25, people, 25)] for people in groups.values()]
    for amounts in itertools.product(*grid):
        levers = tuple(
            plan_lever(LEDGER, baseline, group, amount, START, {"months": 12, "payer": sources[0]})
            for group, amount in zip(groups, amounts, strict=True)
            if amount
        )
        result = project(Scenario(baseline, levers, START, 12, target), LEDGER.premiums)
        if result.active[-1] / result.potential[-1] >= target:
            best = min(best, sum(result.total_cost.values()))
    assert sum(answer.projection.total_cost.values()) <= best + 1_000_000  # five people for a year


def test_too_little_money_says_how_far_it_gets_and_what_stops_it() -> None:
    answer = solve(0.54, {"add": 5e9, "dbhcht": 3e9})
    assert not answer.reached
    assert set(answer.bounds) == {LEDGER.premiums.payers["add"], LEDGER.premiums.payers["dbhcht"]}
    assert coverage(answer) > 0.39


def test_too_few_people_are_named() -> None:
    answer = solve(0.54, {"add": 100e9}, {"village_minimum": None})
    assert not answer.reached
    assert answer.bounds == (LEDGER.groups["village_minimum"],)


def test_renewal_is_paid_for_first() -> None:
    answer = solve(0.40, {"add": 50e9}, {"tobacco_farmers": None, "extreme_poor": None}, renew=True)
    tobacco = sum(line.people for line in answer.lines if line.group.id == "tobacco_farmers")
    assert tobacco >= 17_395


def test_a_target_already_reached_costs_nothing() -> None:
    answer = solve(0.30, {"add": 1e9})
    assert answer.reached
    assert answer.lines == ()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"ceilings": {}}, "no_ceiling"),
        ({"by": START - 1}, "month_outside"),
        ({"months": 0}, "too_few_months"),
        ({"groups": {LEDGER.groups["construction"]: None}}, "no_groups"),
        ({"ceilings": dict(budgets(add=-1.0))}, "bad_ceiling"),
        ({"ceilings": dict(budgets(add=float("nan")))}, "bad_ceiling"),
    ],
)
def test_questions_that_cannot_be_asked(ledger: Ledger, values: dict[str, object], code: str) -> None:
    asked: dict[str, object] = {"start": START, "by": BY, "target": 0.5, "ceilings": dict(budgets(add=1e9))} | values
    with pytest.raises(ScenarioError) as fault:
        find_plan(ledger, lombok_timur(), **asked)  # type: ignore[arg-type]
    assert fault.value.remark.code == code


def test_a_source_without_money_pays_nothing() -> None:
    for groups in ({"msme": 30_000}, {"tobacco_farmers": 17_395}, dict.fromkeys(GROUPS)):
        for renew in (True, False):
            answer = solve(0.54, {"add": 0.0}, groups, renew=renew)
            assert (answer.reached, answer.lines, sum(answer.projection.total_cost.values())) == (False, (), 0)
            assert LEDGER.premiums.payers["add"] in answer.bounds
    answer = solve(0.4, {"add": 0.0, "dbhcht": 40e9}, dict.fromkeys(GROUPS))
    assert answer.reached
    assert {line.source.id for line in answer.lines} == {"dbhcht"}
    most = solve(None, {"dbhcht": 2e9, "add": 0.0}, dict.fromkeys(GROUPS), maximise=True)
    assert {line.source.id for line in most.lines} == {"dbhcht"}
    # A ceiling that one person for a year would use up is rounded to nobody, too.
    assert not solve(None, {"add": 100.0}, {"msme": 30_000}, maximise=True).lines
