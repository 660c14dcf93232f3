"""What the browser writes of a plan while a slider moves: the texts of the page, and how numbers are written in them.

`words.js` chooses among them as `plan_sentences`, `afterwards` and `strip` do.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from babel import Locale

from ucj.facts.ledger import Ledger
from ucj.model.projection import Projection
from ucj.model.scenario import Baseline, Scenario
from ucj.model.scenario_builder import target_people
from ucj.model.targets import published_targets
from ucj.present import afterwards
from ucj.present.draw import choropleth, palette
from ucj.present.draw.map_measures import coverage_measure
from ucj.present.plan_cards import card_texts
from ucj.present.strip import strip_texts
from ucj.present.words import numbers, plan_sentences, sentences, target_words
from ucj.present.words.catalogue import _, babel_locale


def live_texts(ledger: Ledger) -> dict[str, Any]:
    """Return the texts of any plan, with `{}` where numbers and names stand, and its colours, to be sent as JSON."""
    locale = Locale.parse(babel_locale())
    return {
        "month_names": list(locale.months["format"]["wide"].values()),
        "month_short": list(locale.months["format"]["abbreviated"].values()),
        "change": plan_sentences.change_texts(),
        "aim": plan_sentences.target_texts(),
        "after": afterwards.texts(),
        "cards": card_texts(),
        "strip": strip_texts(),
        "chart": {
            "target": _("Target {target}"),
            "without": _("Tanpa rencana"),
            "hint": _("{month}: {plan}; tanpa rencana {without}"),
        },
        "missing": numbers.MISSING,
        "map_label": choropleth.moved_label(),
        "payers": {
            key: {"label": _(payer.label), "government": payer.government}
            for key, payer in ledger.premiums.payers.items()
        },
        "numbers": numbers.marks(),
        "colours": palette.GAIN,
        "full": choropleth.FULL_COLOUR_COVERAGE,
    }


def live_names(ledger: Ledger, scenario: Scenario, today: dt.date) -> dict[str, Any]:
    """Return what the texts call the region and the target of a plan, to be sent as JSON."""
    baseline = scenario.baseline
    return {
        "name": sentences.region_name(baseline.region),
        "target": target_words.aim(ledger, scenario, today),
        # The published ones, with what they are called and, where that was published, how many people they mean.
        "targets": [_target(ledger, scenario, today, share) for share in _published_shares(ledger, baseline)],
        # Whether coverage moves also where nobody comes or goes.
        "drifts": bool(baseline.growth or baseline.anchors),
    }


def _published_shares(ledger: Ledger, baseline: Baseline) -> list[float]:
    return sorted({figure.value for figure in published_targets(ledger, baseline.region.code).shares.values()})


def _target(ledger: Ledger, scenario: Scenario, today: dt.date, share: float) -> dict[str, Any]:
    people = target_people(ledger, scenario.baseline, share)
    return {"share": share, "people": people, "name": target_words.aim(ledger, replace(scenario, target=share), today)}


def live_map(result: Projection) -> dict[str, Any]:
    """Return what the browser must know of the map to colour the region of a plan in it, to be sent as JSON."""
    region = result.scenario.baseline.region
    return {"region": region.code, "tooltip": [sentences.region_name(region), f"{coverage_measure().label}: "]}
