"""Scenario files: what a planner saves, and the presets of data/presets/, as TOML.

A file is one scenario, or several as `[[scenario]]` tables.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

import tomli_w
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, model_validator

from ucj.facts.data_files import DataError
from ucj.facts.intake.characters import printable
from ucj.facts.paths import DATA
from ucj.facts.plan_fields import USUAL_HORIZON
from ucj.facts.remarks import Place, Remark
from ucj.facts.rules import Month
from ucj.facts.scenario_checks import LONGEST_READ, before_parsing, beyond_bounds

Printable = Annotated[str, AfterValidator(printable)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SavedLever(_Part):
    """One lever; what is left out is filled in from the ledger. `payer` is an id, or people's shares by id."""

    group: Printable
    people: float
    start: Month | None = None
    months: int | None = None
    ramp: int | None = None
    payer: Printable | Mapping[str, float] | None = None
    route: Printable | None = None
    graduating: float | None = None
    graduating_after: int | None = None
    # The month until which the group's funded cohort is taken to be paid for.
    funded_until: Month | None = None
    assumptions: Mapping[str, float] = {}


class SavedScenario(_Part):
    """A scenario as it stands in a file."""

    # Who said it, when, and the id of the source; blank in a planner's own file.
    title: Printable = ""
    said_by: Printable = ""
    said_on: Printable = ""
    source: Printable = ""
    # What the plan holds that the model does not compute.
    not_modelled: Sequence[Printable] = ()
    # What was really said, where the plan goes beyond it.
    said: Printable = ""
    # Whether the plan is worked out here from what was said, and nobody announced it.
    simulation: bool = False
    # Whether it tells what has been, and is no plan that can still be chosen.
    history: bool = False
    # Target None means the published one, `none` that there is no target.
    region: Printable
    start: Month
    horizon: int = USUAL_HORIZON
    target: float | Literal["none"] | None = None
    # People, None for the published figures.
    active: float | None = None
    potential: float | None = None
    # The date of `active`, blank where it was typed in.
    as_of: Printable = ""
    # See `ucj.model.scenario.Baseline`.
    growth: float = 0.0
    organic: float = 0.0
    # What budgets can pay in each budget year, or in one: `add` and `add:2027`.
    ceilings: Mapping[str, float] = {}
    levers: Sequence[SavedLever] = ()
    # Vintage of the ledger and version of the model the file was saved with, blank and 0 where it does not say.
    data: Printable = ""
    model: int = 0

    @model_validator(mode="before")
    @classmethod
    def _from_older_models(cls, table: Any) -> Any:
        # The first model knew people who leave each month: a net change of less than nothing.
        left = table.get("attrition") if isinstance(table, dict) else None
        if isinstance(left, int | float) and left >= 0 and "organic" not in table:
            return {key: value for key, value in table.items() if key != "attrition"} | {"organic": 0 - left}
        return table


class _ScenarioFile(_Part):
    scenario: Sequence[SavedScenario]


class ScenarioFileError(DataError):
    """A scenario file that cannot be taken; `faults` says where and what."""

    def __init__(self, name: str, faults: Sequence[Remark]) -> None:
        """Keep the faults, and the name of the file with their places."""
        self.faults = tuple(replace(item, place=replace(item.place, file=name)) for item in faults)
        super().__init__("\n".join(map(_for_a_maintainer, self.faults)))


def _for_a_maintainer(item: Remark) -> str:
    line = f", line {item.place.row}" if item.place.row else ""
    wrong = " ".join(filter(None, (item.place.key, item.kind, item.values["read"])))
    return f"{item.place.file}{line}: {wrong}"


def parse_scenarios(content: bytes | str, name: str = "") -> tuple[SavedScenario, ...]:
    """Return the scenarios of a file, in its order.

    Raises
    ------
    ScenarioFileError
        With every place that is wrong.
    """
    try:
        text = content if isinstance(content, str) else content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(row=error.object.count(b"\n", 0, error.start) + 1)
        raise ScenarioFileError(name, [Remark("file.not_utf8", {"read": ""}, place)]) from error
    if found := before_parsing(text):
        raise ScenarioFileError(name, [found])
    try:
        document = tomllib.loads(text)
    # Beside its own error, tomllib lets through what numbers of thousands of digits and deep brackets raise.
    except (ValueError, RecursionError) as error:
        at = re.search(r"line ([0-9]+), column ([0-9]+)", str(error))
        place = Place(row=int(at[1]), column=at[2]) if at else Place()
        raise ScenarioFileError(name, [Remark("file.toml", {"read": ""}, place)]) from error
    several = "scenario" in document
    try:
        read = _ScenarioFile.model_validate(document).scenario if several else [SavedScenario.model_validate(document)]
    except ValidationError as error:
        raise ScenarioFileError(name, [_fault(dict(item)) for item in error.errors(include_url=False)]) from error
    if faults := beyond_bounds([vars(scenario) for scenario in read], several=several):
        raise ScenarioFileError(name, faults)
    return tuple(read)


def scenarios_toml(scenarios: Sequence[SavedScenario]) -> str:
    """Return scenarios as a file."""
    return tomli_w.dumps({"scenario": [_table(scenario) for scenario in scenarios]})


def _table(scenario: SavedScenario) -> dict[str, Any]:
    # Defaults are written too, for they may be others tomorrow; only what is blank is left out.
    written = scenario.model_dump(mode="json", exclude_none=True)
    return {key: value for key, value in written.items() if value is not False and value not in ("", [], {})}


def _fault(item: dict[str, Any]) -> Remark:
    codes = {
        "missing": "file.missing",
        "extra_forbidden": "file.unknown",
        "string_type": "file.text",
        "value_error": "file.month",
    }
    known = str(item["type"])
    number = known.startswith(("int_", "float_", "finite_"))
    # What pydantic adds for the branches of a union starts with a word that is no field.
    place = ".".join(str(part) for part in item["loc"] if str(part).replace("_", "").isalnum())
    read = "" if known == "missing" else printable(str(item["input"])[:LONGEST_READ])
    return Remark.at(printable(place), "file.number" if number else codes.get(known, "file.other"), read=read)


def read_scenarios(path: Path) -> tuple[SavedScenario, ...]:
    """Return the scenarios of a TOML file.

    Raises
    ------
    ScenarioFileError
        Naming the file, the place in it, and what is wrong.
    """
    name = path.relative_to(DATA.parent).as_posix() if path.is_relative_to(DATA) else path.name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ScenarioFileError(name, [Remark.at("", "file.not_opened", read="")]) from error
    return parse_scenarios(content, name)


def read_scenario(path: Path) -> SavedScenario:
    """Return the only scenario of a TOML file; see `read_scenarios`."""
    found = read_scenarios(path)
    if len(found) != 1:
        raise DataError(f"{path.name}: {len(found)} scenarios instead of one")
    return found[0]


def load_presets() -> Mapping[str, SavedScenario]:
    """Return the presets of data/presets/ by id, which is the name of the file."""
    files = sorted(path for path in (DATA / "presets").glob("*.toml") if not path.name.endswith(".expected.toml"))
    return {path.stem: read_scenario(path) for path in files}
