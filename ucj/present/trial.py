"""Whether a scenario can be computed, told and opened again: tried before it is kept, for every visit draws it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ucj.facts.ledger import Ledger
from ucj.facts.scenarios import SavedScenario, parse_scenarios, scenarios_toml
from ucj.model.comparison import compare
from ucj.model.links import write_link
from ucj.model.scenario import ScenarioError
from ucj.present import comparison, comparison_tables, documents, frames
from ucj.present.plan_cards import plan_cards
from ucj.present.words import plan_sentences, target_words


def try_out(ledger: Ledger, saved: SavedScenario, today: dt.date) -> None:
    """Compute a scenario, write what pages say of it, and read it back from its file.

    Raises
    ------
    ScenarioError
        Saying what is wrong.
    """
    try:
        (item,) = compare(ledger, (saved,), today)
        for month in (None, int(item.result.months[-1])):
            comparison_tables.result_table(ledger, [item], month, today)
            comparison.against_no_plan(item, month)
        comparison_tables.money_table([item])
        comparison_tables.decision_table(ledger, [item])
        comparison_tables.lines_frame([item])
        comparison.changes(ledger, [saved])
        comparison.difference(item, item, None)
        plan_sentences.scenario_sentence(item.result, target_words.aim(ledger, item.result.scenario, today))
        plan_cards(ledger, item.result, today)
        frames.cost_table(ledger, item.result)
        documents.projection_document(ledger, item.result)
        write_link(ledger, item.result.scenario)
        parse_scenarios(scenarios_toml([saved]))
    except ScenarioError:
        raise
    except Exception as error:  # whatever fails here would fail on the page, at every visit
        raise ScenarioError("not_computed", name=saved.title) from error


def computable(
    ledger: Ledger, kept: Sequence[SavedScenario], today: dt.date
) -> tuple[list[SavedScenario], list[tuple[SavedScenario, ScenarioError]]]:
    """Return the kept scenarios that can be computed with this ledger, and those that can't with what is wrong."""
    sound, unsound = [], []
    for saved in kept:
        try:
            compare(ledger, (saved,), today)
            sound.append(saved)
        except ScenarioError as error:
            unsound.append((saved, error))
        except Exception:  # one entry must not close the page on which it can be removed
            unsound.append((saved, ScenarioError("not_computed", name=saved.title)))
    return sound, unsound
