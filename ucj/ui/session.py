"""Every key of the session: what is kept under it, what holds while nothing is, and what it belongs to.

What belongs to a region is kept for each region by itself and is there again when the visitor comes back to it. No
other file names a place in the session; controls that Streamlit keeps by itself, such as buttons, are not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import streamlit as st

from ucj.facts.intake.forms import Upload
from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import USUAL_HORIZON
from ucj.facts.remarks import Remark
from ucj.facts.scenarios import SavedScenario
from ucj.model.comparison import Kept
from ucj.model.scenario import Baseline, ScenarioError

T = TypeVar("T")
V = TypeVar("V")
# What makes the key of a control, not of what it shows.
CONTROL = "@"


@dataclass(frozen=True)
class Key(Generic[T]):
    """A place in the session.

    Parameters
    ----------
    name : str
        Where it begins; what it belongs to follows.
    default : object
        What holds while nothing is kept; None where that depends on the facts.
    scope : tuple of str
        What it belongs to, such as a region and a group of it; empty for the session itself.
    in_plan : bool
        Whether the plan of a region is made of it; then the region comes first in `scope`.
    """

    name: str
    default: T
    scope: tuple[str, ...] = ()
    in_plan: bool = False

    def of(self, *owners: str | int) -> Key[T]:
        """Return the key of what belongs to a region, a group of it …, in the order of `scope`."""
        return replace(self, name="_".join((self.name, *map(str, owners))), scope=self.scope[len(owners) :])

    @property
    def place(self) -> str:
        """Where it is kept.

        Raises
        ------
        LookupError
            Where it is not said what it belongs to.
        """
        if self.scope:
            raise LookupError(f"{self.name}: of which {self.scope[0]}?")
        return self.name

    def get(self) -> T:
        """Return what is kept, else the default."""
        kept: T = st.session_state.get(self.place, self.default)
        return kept

    def set(self, value: T) -> None:
        """Keep a value."""
        st.session_state[self.place] = value

    def setdefault(self: Key[V | None], value: V) -> V:
        """Keep a value where none is kept, and return the one that is."""
        kept: V = st.session_state.setdefault(self.place, value)
        return kept

    def pop(self) -> T:
        """Forget what is kept, and return it, else the default."""
        kept: T = st.session_state.pop(self.place, self.default)
        return kept

    def forget(self) -> None:
        """Forget what is kept."""
        self.pop()

    def owners(self) -> list[str]:
        """Return for which owners something is kept, in order."""
        beginning = f"{self.name}_"
        names = [str(name) for name in st.session_state]
        return sorted(name.removeprefix(beginning) for name in names if _is_below(name, beginning))


def plan_of(region: str) -> dict[str, Any]:
    """Return all that the plan of a region is made of, by where it is kept."""
    keys = [key.of(region).name for key in globals().values() if isinstance(key, Key) and key.in_plan]
    beginnings = tuple(f"{key}_" for key in keys)
    state = st.session_state
    return {str(name): state[name] for name in state if name in keys or _is_below(str(name), beginnings)}


def put_plan(region: str, kept: Mapping[str, Any]) -> None:
    """Put a plan, as `plan_of` returned it, in place of the one that is there."""
    for name in plan_of(region):
        del st.session_state[name]
    for name, value in kept.items():
        st.session_state[name] = value


def _is_below(name: str, beginning: str | tuple[str, ...]) -> bool:
    return CONTROL not in name and name.startswith(beginning)


# Only Lombok Timur has its desa: it comes first.
FIRST_REGION = "5203"
_REGION, _GROUP, _PAYER = ("region",), ("region", "group"), ("region", "payer")

LANGUAGE = Key[str | None]("language", None)
REGION = Key("region", FIRST_REGION)
# Drawn from the region in every run and never kept beside it: one of them would be wrong after a plan is loaded.
PROVINCE = Key[str | None]("province", None)

# A plan: the region it is for, and what is decided for all of it. Months are counts.
START = Key[int | None]("start", None, _REGION, in_plan=True)
HORIZON = Key("horizon", USUAL_HORIZON, _REGION, in_plan=True)
TARGET = Key[float | None]("target", None, _REGION, in_plan=True)
GROUPS = Key[list[str] | None]("groups", None, _REGION, in_plan=True)
# Millions of rupiah a budget year; None sets no ceiling. Where years differ each has its own.
CEILING = Key[float | None]("ceiling", None, _PAYER, in_plan=True)
CEILINGS_DIFFER = Key("ceilings_differ", False, _REGION, in_plan=True)
YEAR_CEILING = Key[float | None]("year_ceiling", None, (*_PAYER, "year"), in_plan=True)
# Net change a month of everybody outside the funded cohorts, a fraction.
ORGANIC = Key[float | None]("organic", None, _REGION, in_plan=True)
# What an opened plan starts from instead of the published figures.
BASELINE = Key[Baseline | None]("baseline", None, _REGION, in_plan=True)
TYPED_ACTIVE = Key[int | None]("typed_active", None, _REGION, in_plan=True)
TYPED_POTENTIAL = Key[int | None]("typed_potential", None, _REGION, in_plan=True)
TYPED_MONTH = Key[str | None]("typed_as_of", None, _REGION, in_plan=True)

# What is decided and supposed of each group.
PEOPLE = Key[float | None]("people", None, _GROUP, in_plan=True)
MONTHS = Key[int | None]("months", None, _GROUP, in_plan=True)
RAMP = Key[int | None]("ramp", None, _GROUP, in_plan=True)
PAYER = Key[str | None]("payer", None, _GROUP, in_plan=True)
ROUTE = Key[str | None]("route", None, _GROUP, in_plan=True)
GRADUATING = Key[float | None]("graduating", None, _GROUP, in_plan=True)
GRADUATING_AFTER = Key[int | None]("graduate_after", None, _GROUP, in_plan=True)
# Until when the funded people of a group are taken to be paid for; 0 for what is known.
FUNDED_UNTIL = Key("funded_until", 0, _GROUP, in_plan=True)
# Where several budgets pay: only an opened plan has that.
SPLIT = Key[tuple[tuple[str, float], ...]]("split", (), _GROUP, in_plan=True)
# Where a group starts at another month than its payer usually does.
OWN_START = Key[int | None]("own_start", None, _GROUP, in_plan=True)
# What is supposed of people who pay themselves is another question than of people who are paid for.
ASSUMED = Key[float | None]("assume", None, (*_GROUP, "self or funded", "assumption"), in_plan=True)

# How the page of a plan is looked at.
# Of which group the details are open.
OPEN_LEVER = Key[str | None]("open_lever", None, _REGION)
# Streamlit's own controls in place of the sliders of `levers.js`.
PLAIN_CONTROLS = Key("plain_controls", False)
# The last message of a list of sliders that was read.
LEVER_MESSAGE = Key("lever_message", 0, ("list",))
ASSUMPTIONS = Key("assumptions", False)
VIEW = Key("view", "maps")
BUDGET_ENDS = Key("budget_ends", 6, _REGION)
QUESTION = Key("question", "target")
SOLVE_BY = Key[int | None]("by", None, ("region", "start", "horizon"))
SOLVE_GROUPS = Key[list[str]]("solve_groups", [], _REGION)
SOLVE_RENEW = Key("solve_renew", True)
SOLVE_PAYERS = Key("who_may_pay", "yes")
# What a field held that could not be read, by the key it would have changed.
UNREAD = Key[str | None]("unread", None, ("key",))

# Addresses, and plans that took the place of others.
# The address of a page: the last that was read or written, the one that this run is to open, what each of this visit
# meant (by page and query), and the steps between which to undo and redo with the place of the one that is shown.
ADDRESS = Key[str | None]("address", None)
ARRIVED = Key[str | None]("arrived", None)
ADDRESSES = Key[Mapping[tuple[str, str], str]]("addresses", {})
STEPS = Key[tuple[tuple[str, ...], int]]("steps", ((), 0))
# Region, active and potential workers of all uploads, with the last of them: no address may hold them.
UPLOADED_FIGURES = Key[tuple[Any, frozenset[tuple[str, int, int]]]]("uploaded_figures", (None, frozenset()))
# Named scenarios as an address holds them.
PACKED = Key[tuple[Kept, str | None] | None]("packed", None)
LINK_CORRECTIONS = Key[tuple[Remark, ...]]("link_corrections", ())
# What the last move changed: the plan as it is and as it was, and the region that is looked at.
PLAN_BEFORE = Key[Any]("plan_before", None, _REGION)
CHANGE_REGION = Key[str | None]("change_region", None)
REPLACED_PLAN = Key[Any]("replaced_plan", None)
SCROLL_TO = Key[str | None]("scroll_to", None)
SCROLLS_SO_FAR = Key("scrolls_so_far", 0)

# Named scenarios, and how they are compared.
COMPARED = Key[Kept]("compared", ())
COMPARISON_PROBLEM = Key[ScenarioError | None]("comparison_problem", None)
REMOVED_SCENARIO = Key[SavedScenario | None]("removed_scenario", None)
RENAMED = Key("rename", "", ("place", "title"))
COMPARED_MONTH = Key[int | None]("month", None, ("first month", "last month"))
COMPARED_WITH = Key[int | None]("against", None, ("how many",))

# The map.
MEASURE = Key[str | None]("measure", None)
CHOSEN_ON_MAP = Key[str | None]("chosen_region", None)
LAST_CLICK = Key[str | None]("last_click", None)
TILES = Key("background", False)

# Yearly targets.
TARGET_RULE = Key[str | None]("cascade_rule", None)
TARGET_STEP = Key[int | None]("cascade_step", None, ("province",))
GROWTH = Key[float | None]("cascade_growth", None, ("province",))
TYPED_REGION = Key[str | None]("cascade_region", None, ("province",))
# No year is 0: a choice of None would draw a button to clear it.
TYPED_TARGET_YEAR = Key("cascade_target_year", 0, ("province",))
TYPED_TARGET_SHARE = Key[float | None]("cascade_target_share", None, ("province",))
YEARLY_ACTIVE = Key[int | None]("cascade_active", None, _REGION)
YEARLY_POTENTIAL = Key[int | None]("cascade_potential", None, _REGION)
YEARLY_AS_OF = Key[int | None]("cascade_year", None, _REGION)

# Desa.
VILLAGE_REGION = Key[str | None]("village_region", None)
VILLAGE_MINIMUM = Key[int | None]("village_rule_minimum", None)
VILLAGE_URBAN = Key("village_urban", False)
VILLAGE_LEVEL = Key("village_level", "desa")
TEMPLATE_DISTRICT = Key("template_district", "", _REGION)
VILLAGE_MONTH = Key[str | None]("village_month", None, _REGION)
VILLAGE_SOURCE = Key("village_source", "", _REGION)

# The ledger with figures that were typed.
LEDGER_WITH_TYPED = Key[tuple[Ledger, Any, Ledger] | None]("ledger_with_typed", None)

# Files of a kind: what is used of them, what was removed, what was read last and of what, and how often their field
# was emptied.
UPLOAD = Key[Upload[Any] | None]("upload", None, ("kind",))
REMOVED_UPLOAD = Key[Upload[Any] | None]("removed_upload", None, ("kind",))
READ_FILES = Key[tuple[object, Upload[Any]] | None]("read_files", None, ("kind",))
EMPTIED_FIELD = Key("emptied_field", 0, ("kind",))
# What was answered to a question about files.
UPLOAD_ANSWER = Key[str | None]("table_answer", None, ("kind", "files", "question"))
LEDGER_WITH_UPLOAD = Key[tuple[object, Ledger] | None]("ledger_with_upload", None)

# The page Data.
DATA_REGION = Key[str | None]("data_region", None)
DATA_INDICATOR = Key[str | None]("data_indicator", None)
DATA_WORDS = Key("data_words", "")
STALE = Key("stale", False)

# The briefing, and files made while their list is open.
BRIEFING_SCREEN = Key("briefing_screen", 0)
BRIEFING_DARK = Key("briefing_dark", False)
MADE_FILES = Key[tuple[Any, tuple[Any, ...]]]("made", (None, ()), ("list",))

# Controls: the page drawn, how often it was another one, and how often each kept value was written by the app.
PAGE_SHOWN = Key[tuple[str, str] | None]("page_shown", None)
PAGE_VISIT = Key("page_visit", 0)
CONTROL_WRITES = Key[Mapping[str, int]]("control_writes", {})
