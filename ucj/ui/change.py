"""Apa yang berubah: what the last move did to a plan."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.model.change import change
from ucj.model.projection import Projection
from ucj.model.scenario import Scenario
from ucj.present.words.catalogue import _
from ucj.present.words.change_sentences import change_sentence
from ucj.ui.session import CHANGE_REGION, PLAN_BEFORE, REPLACED_PLAN


@dataclass(frozen=True)
class Moved:
    """The plan of a region as it is, and before the last move; None where it has not moved since it was turned to."""

    before: Scenario | None
    now: Scenario
    # Title of the plan that the last move loaded, blank for another move, and the loading that was seen last.
    loaded: str = ""
    seen: Any = None


def note_change(plan: Scenario) -> Scenario | None:
    """Note the plan that a run shows, and return the one before its last move; to be called in every run.

    Another language is no move. Another region begins anew: what was changed there before is no change of today's page.
    """
    region, replaced = plan.baseline.region.code, REPLACED_PLAN.get()
    known: Moved | None = PLAN_BEFORE.of(region).get()
    if known is None or CHANGE_REGION.get() != region:
        CHANGE_REGION.set(region)
        known = Moved(None, plan, seen=replaced)
    elif known.now != plan:
        loaded = replaced.now if replaced is not None and replaced is not known.seen else ""
        known = Moved(known.now, plan, loaded, replaced)
    PLAN_BEFORE.of(region).set(known)
    return known.before


def show_change(ledger: Ledger, before: Projection | None, now: Projection) -> None:
    """Show what the last move changed and what that did; `before` is of the plan that `note_change` has returned."""
    moved: Moved | None = PLAN_BEFORE.of(now.scenario.baseline.region.code).get()
    if moved is None or before is None:
        return
    if said := change_sentence(ledger, change(ledger, before, now), moved.loaded):
        what, again = escape(f"{_('Apa yang berubah')}: {said}"), escape(_("Putar ulang"))
        button = f'<button type="button" class="ucj-explain" data-replay>{again}</button>'
        st.html(f'<p class="ucj-changed">{what} {button}</p>')
