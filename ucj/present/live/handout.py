"""What a page that is sent needs to compute, say and draw a plan by itself while a slider moves."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ucj.facts.ledger import Ledger
from ucj.model.live import live_plan
from ucj.model.projection import Projection
from ucj.model.scenario import Scenario
from ucj.present.draw.map_measures import coverage_measure
from ucj.present.live.plan_rows import decision_rows, people_row, supposed_rows
from ucj.present.live.rows import Row, control_texts
from ucj.present.live.texts import live_names, live_texts
from ucj.present.words import sentences
from ucj.present.words.catalogue import LANGUAGES, _, in_language


def live_handout(ledger: Ledger, result: Projection, today: dt.date) -> dict[str, Any]:
    """Return a plan for the scripts of a page, to be sent as JSON.

    Returns
    -------
    dict
        `plan` (of `live_plan`), `region` (code), and by language `texts` and `names` (see `texts`), `controls` (see
        `rows.control_texts`), `rows` of the people of each group, `details` of each group, and `map` (what is
        written of its region).
    """
    scenario = result.scenario
    spoken = {chosen: in_language(chosen, lambda: _in_words(ledger, scenario, today)) for chosen in LANGUAGES}
    return {"plan": live_plan(scenario, ledger.premiums), "region": scenario.baseline.region.code, **spoken}


def _in_words(ledger: Ledger, scenario: Scenario, today: dt.date) -> dict[str, Any]:
    places = range(len(scenario.levers))
    name = sentences.region_name(scenario.baseline.region)
    return {
        "texts": live_texts(ledger),
        "names": live_names(ledger, scenario, today),
        "controls": control_texts(),
        "rows": [_as_data(people_row(ledger, scenario, place), str(place)) for place in places],
        "details": [
            [
                *(_as_data(row, f"{place}.{row.field}") for row in decision_rows(scenario, place)),
                *(_supposed(row, f"{place}.{row.field}") for row in supposed_rows(ledger, scenario, place, grace=True)),
            ]
            for place in places
        ],
        "map": {
            "caption": f"{_('Sesudah ({month})')}: {{coverage}}",
            "read": f"{name} · {coverage_measure().label}: {{coverage}}",
        },
    }


def _supposed(row: Row, key: str) -> dict[str, Any]:
    # On what it rests stands in the table of assumptions.
    return {**_as_data(row, key), "label": _("Asumsi: {label}").format(label=row.label), "note": []}


def _as_data(row: Row, key: str) -> dict[str, Any]:
    # What a page goes back to is the plan that was sent.
    return {**row.as_data(), "key": key, "usual": row.value}
