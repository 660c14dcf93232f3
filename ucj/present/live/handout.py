"""What a page that is sent needs to compute, say and draw a plan by itself while a slider moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
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

# What a row is called and what is said of it; all else is the same in every language and is sent once.
IN_WORDS = ("label", "help", "note", "ticks")


def live_handout(ledger: Ledger, result: Projection, today: dt.date) -> dict[str, Any]:
    """Return a plan for the scripts of a page, to be sent as JSON.

    Returns
    -------
    dict
        `plan` (of `live_plan`), `region` (code), `rows` (of `levers.js`: the people of each group, by its place, and
        below it what else is decided and supposed of it, by place and field), and by language `texts` and `names` (see
        `texts`), `controls` (see `rows.control_texts`), `rows` (what is said of each) and `map` (of its region).
    """
    scenario = result.scenario
    spoken = {chosen: in_language(chosen, lambda: _in_words(ledger, scenario, today)) for chosen in LANGUAGES}
    rows = [{name: value for name, value in row.items() if name not in IN_WORDS} for row in _rows(ledger, scenario)]
    return {
        "plan": live_plan(scenario, ledger.premiums),
        "region": scenario.baseline.region.code,
        "rows": rows,
        **spoken,
    }


def _in_words(ledger: Ledger, scenario: Scenario, today: dt.date) -> dict[str, Any]:
    name = sentences.region_name(scenario.baseline.region)
    return {
        "texts": live_texts(ledger),
        "names": live_names(ledger, scenario, today),
        "controls": control_texts(),
        "rows": [{name: row[name] for name in IN_WORDS if row[name]} for row in _rows(ledger, scenario)],
        "map": {
            "caption": f"{_('Sesudah ({month})')}: {{coverage}}",
            "read": f"{name} · {coverage_measure().label}: {{coverage}}",
        },
    }


def _rows(ledger: Ledger, scenario: Scenario) -> Iterator[dict[str, Any]]:
    for place in range(len(scenario.levers)):
        yield _as_data(people_row(ledger, scenario, place), str(place))
        for row in decision_rows(scenario, place):
            yield _as_data(row, f"{place}.{row.field}")
        for row in supposed_rows(ledger, scenario, place, grace=True):
            label = _("Asumsi: {label}").format(label=row.label)
            # On what it rests stands in the table of assumptions.
            yield {**_as_data(row, f"{place}.{row.field}"), "label": label, "note": []}


def _as_data(row: Row, key: str) -> dict[str, Any]:
    # What a page goes back to is the plan that was sent.
    return {**row.as_data(), "key": key, "usual": row.value}
