"""What the browser says of a plan against what the page says: the same words to the last digit, in both languages."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.helpers.plans import GROUPS, LEDGER, START, lombok_timur, projected
from tests.model.random_cases import random_case
from tests.model.test_engine import as_scenario
from ucj.model.live import live_plan
from ucj.model.projection import Projection, project
from ucj.model.scenario import Scenario
from ucj.model.scenario_builder import plan_lever
from ucj.present.live import scripts
from ucj.present.live.texts import live_names, live_texts
from ucj.present.strip import strip
from ucj.present.words import plan_sentences, target_words
from ucj.present.words.catalogue import speak

SCRIPT = scripts.read("kernel.js", "words.js")
TODAY = dt.date(2026, 9, 1)
CASES = 600


def said_in_browser(browser: Browser, sent: list[Any]) -> list[dict[str, Any]]:
    page = browser.new_page()
    said: list[dict[str, Any]] = page.evaluate(
        f"sent => {{ {SCRIPT}\n return sent.map(([folded, words]) => {{"
        " const plan = unfolded(folded); return say(plan, project(plan), words); }) }",
        sent,
    )
    page.close()
    return said


def said_by_server(result: Projection) -> dict[str, Any]:
    aim = target_words.aim(LEDGER, result.scenario, TODAY)
    figures = strip(result, aim).items()
    return {
        "sentence": plan_sentences.scenario_sentence(result, aim),
        "strip": {name: {"label": one.label, "value": one.value, "meaning": one.meaning} for name, one in figures},
    }


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_browser_says_of_random_plans_what_the_page_says(browser: Browser, language: str) -> None:
    speak(language)
    results = [project(as_scenario(random_case(seed), LEDGER.premiums), LEDGER.premiums) for seed in range(CASES)]
    # The plans that a page begins with, beside those nobody would make.
    for groups in (GROUPS[:2], GROUPS):
        for people in (0, 1, 500, 17_395, 73_000):
            levers = tuple(plan_lever(LEDGER, lombok_timur(), group, people, START) for group in groups)
            results.append(projected(Scenario(lombok_timur(), levers, START, 24, 0.54)))
    texts = live_texts(LEDGER)
    sent = [
        (live_plan(one.scenario, LEDGER.premiums), texts | live_names(LEDGER, one.scenario, TODAY)) for one in results
    ]
    found = said_in_browser(browser, sent)
    for place, (result, said) in enumerate(zip(results, found, strict=True)):
        assert said == said_by_server(result), place
    speak("id")
