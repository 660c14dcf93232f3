"""Scenario files: what a planner saves, and the presets of data/presets/, as TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ucj.facts.paths import DATA
from ucj.facts.rules import Month
from ucj.facts.tables import DataError


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SavedLever(_Part):
    """One lever; what is left out is filled in from the ledger. `payer` is an id, or people's shares by id."""

    group: str
    people: float
    start: Month | None = None
    months: int | None = None
    ramp: int | None = None
    payer: str | Mapping[str, float] | None = None
    route: str | None = None
    assumptions: Mapping[str, float] = {}


class SavedScenario(_Part):
    """A scenario as it stands in a file.

    Attributes
    ----------
    title, said_by, said_on, source : str
        Who said it, when, and the id of the source; blank in a planner's own file.
    not_modelled : sequence of str
        What the plan holds that the model does not compute.
    region, start, horizon, target : see `ucj.model.scenario.Scenario`
        Target None means the published one.
    active, potential : float or None
        Typed in where nothing was published.
    growth, attrition : float
        See `ucj.model.scenario.Baseline`.
    ceilings : mapping of payer to rupiah
        What budgets can pay.
    levers : sequence of SavedLever
        The plan.
    """

    title: str = ""
    said_by: str = ""
    said_on: str = ""
    source: str = ""
    not_modelled: Sequence[str] = ()
    region: str
    start: Month
    horizon: int = 24
    target: float | None = None
    active: float | None = None
    potential: float | None = None
    growth: float = 0.0
    attrition: float = 0.0
    ceilings: Mapping[str, float] = {}
    levers: Sequence[SavedLever] = ()


def read_scenario(path: Path) -> SavedScenario:
    """Return the scenario of a TOML file.

    Raises
    ------
    DataError
        Naming the file, the place in it, and what is wrong.
    """
    try:
        return SavedScenario.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path.name}: {error}") from error
    except ValidationError as error:
        faults = (f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}" for fault in error.errors())
        raise DataError(f"{path.name}: {'; '.join(faults)}") from error


def load_presets() -> Mapping[str, SavedScenario]:
    """Return the presets of data/presets/ by id, which is the name of the file."""
    files = sorted(path for path in (DATA / "presets").glob("*.toml") if not path.name.endswith(".expected.toml"))
    return {path.stem: read_scenario(path) for path in files}
