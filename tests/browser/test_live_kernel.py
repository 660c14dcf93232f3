"""The arithmetic of the browser against that of the server: the same plans, to a billionth."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser

from tests.helpers.plans import GROUPS, LEDGER, START, lombok_timur, projected
from tests.model.random_cases import random_case
from tests.model.test_engine import as_scenario
from ucj.facts.plan_fields import ASSUMPTIONS
from ucj.facts.rules import PremiumRules, load_premium_rules
from ucj.model.live import live_plan
from ucj.model.projection import Projection, judged_month, project
from ucj.model.scenario import Lever, Scenario
from ucj.model.scenario_builder import plan_lever
from ucj.present.live import scripts

KERNEL = scripts.read("kernel.js")
CASES = 3_000
TOLERANCE = 1e-9
BY_MONTH = ("without_plan", "base", "active_low", "active", "active_high", "self_paid")


@pytest.fixture(scope="module")
def rules() -> PremiumRules:
    return load_premium_rules()


def in_browser(browser: Browser, plans: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what the browser makes of some plans."""
    page = browser.new_page()
    outcomes: list[dict[str, Any]] = page.evaluate(
        f"plans => {{ {KERNEL}\n return plans.map(plan => project(unfolded(plan))); }}", plans
    )
    page.close()
    return outcomes


def largest_difference(result: Projection, outcome: dict[str, Any]) -> float:
    """Return how far the browser departs at most from a projection, as a share of what it is; of less than 1, as is."""
    assert outcome["judged"] == judged_month(result.scenario) - int(result.months[0])
    assert set(outcome["cost"]) == {payer.id for payer in result.cost}
    pairs = [(getattr(result, name), outcome[name.removeprefix("active_")]) for name in BY_MONTH]
    pairs += [(rupiah, outcome["cost"][payer.id]) for payer, rupiah in result.cost.items()]
    return max(float((np.abs(ours - there) / np.maximum(1, np.abs(ours))).max()) for ours, there in pairs)


def test_the_browser_computes_random_plans_as_the_server_does(browser: Browser, rules: PremiumRules) -> None:
    scenarios = [as_scenario(random_case(seed), rules) for seed in range(CASES)]
    found = in_browser(browser, [live_plan(scenario, rules) for scenario in scenarios])
    differences = [
        largest_difference(project(scenario, rules), outcome)
        for scenario, outcome in zip(scenarios, found, strict=True)
    ]
    assert max(differences) < TOLERANCE, f"seed {int(np.argmax(differences))}"


MOVES: dict[str, tuple[Any, ...]] = {
    "people": (0, 1, 1_739, 17_395, 30_108.5, 73_000),
    "months": (1, 9, 24),
    "ramp": (1, 7),
    "graduating": (0.35,),
    "graduating_after": (2,),
    "valid": (0.9,),
    "take_up": (0.3,),
    "already_active": (0.2,),
    "retention": (0.0, 0.5),
    "in_baseline": (0.4,),
    "grace": (0, 6),
}


def as_lever(group: str, chosen: dict[str, Any]) -> Lever:
    """Return a lever of Lombok Timur with some decisions and assumptions."""
    supposed = {name: value for name, value in chosen.items() if name in ASSUMPTIONS}
    decided = {name: value for name, value in chosen.items() if name not in supposed and name != "people"}
    return plan_lever(LEDGER, lombok_timur(), group, chosen["people"], START, decided, supposed)


def test_a_moved_slider_gives_what_the_server_answers(browser: Browser) -> None:
    """Whatever of a group is moved in what was sent before, the rest of it holds."""
    usual: dict[str, Any] = {"people": 1_000, "graduating": 0.2, "ramp": 2}
    levers = tuple(as_lever(group, usual) for group in GROUPS)
    base = Scenario(lombok_timur(), levers, START, 24, 0.54)
    sent, plans, expected = live_plan(base, LEDGER.premiums), [], []
    for place, lever in enumerate(levers):
        for name, value in [(name, value) for name, values in MOVES.items() for value in values]:
            moved = (*levers[:place], as_lever(lever.group.id, usual | {name: value}), *levers[place + 1 :])
            rows = [dict(row) for row in sent["levers"]]
            rows[place][name] = value
            plans.append({**sent, "levers": rows})
            expected.append(projected(replace(base, levers=moved)))
    for organic in (-0.02, 0.005):
        plans.append({**sent, "organic": organic})
        expected.append(projected(replace(base, baseline=replace(base.baseline, organic=organic))))
    found = in_browser(browser, plans)
    assert max(map(largest_difference, expected, found)) < TOLERANCE
