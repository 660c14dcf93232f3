"""Paparan: the briefing, large and one message a screen, for a projector."""

from ucj.model.projection import project
from ucj.model.scenario import ScenarioError
from ucj.present.story.region import screens
from ucj.present.words import sentences
from ucj.ui.clock import today
from ucj.ui.decisions import read_begun_plan
from ucj.ui.frame import open_briefing
from ucj.ui.projector import show_briefing
from ucj.ui.session import REGION

ledger = open_briefing("Paparan")
region = REGION.get()
try:
    scenario = read_begun_plan(ledger, region)
    plan = project(scenario, ledger.premiums) if scenario else None
except ScenarioError:
    # The Skenario page says what is wrong with it and what to do; a briefing goes on without the plan.
    plan = None
show_briefing(sentences.region_name(ledger.regions[region]), screens(ledger, region, today(), plan))
