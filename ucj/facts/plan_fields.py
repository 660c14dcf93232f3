"""The fields of a plan: what each may hold, in one table that addresses and files are checked by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Twenty years: nothing said about a month beyond that would be worth reading.
LONGEST_HORIZON = 240
# Far above the workers of Indonesia: a number this large is a number of another thing.
MOST_PEOPLE = 300_000_000
MOST_RUPIAH = 10**15
FIRST_MONTH, LAST_MONTH = "1900-01", "2099-12"

WHOLE, NUMBER, MONTH, DATE, TEXT = "whole", "number", "month", "date", "text"


@dataclass(frozen=True)
class Field:
    """A field of a plan.

    Attributes
    ----------
    key : str
        As in a file, and in an address after the group and a dot.
    kind : str
        whole, number, month (`YYYY-MM`), date (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`) or text.
    low, high : float or str
        The bounds, both allowed; of a text how many characters it may have.
    above_low : bool
        Whether the lower bound itself is not allowed.
    """

    key: str
    kind: str
    low: float | str
    high: float | str
    above_low: bool = False

    @property
    def bounds(self) -> tuple[float, float]:
        """The bounds of a number."""
        return float(self.low), float(self.high)

    def holds(self, value: float) -> bool:
        """Whether a number lies within the bounds; NaN does not."""
        low, high = self.bounds
        return low <= value <= high and not (self.above_low and value == low)


def _table(*fields: Field) -> Mapping[str, Field]:
    return {field.key: field for field in fields}


# `ceiling` is one entry of `ceilings`, `share` one of a payer that is several.
SCENARIO_FIELDS = _table(
    Field("title", TEXT, 0, 200),
    Field("said_by", TEXT, 0, 200),
    Field("said_on", TEXT, 0, 40),
    Field("source", TEXT, 0, 200),
    Field("not_modelled", TEXT, 0, 1_000),
    Field("region", TEXT, 1, 20),
    Field("start", MONTH, FIRST_MONTH, LAST_MONTH),
    Field("horizon", WHOLE, 1, LONGEST_HORIZON),
    Field("target", NUMBER, 0, 1, above_low=True),
    Field("active", WHOLE, 0, MOST_PEOPLE),
    Field("potential", WHOLE, 0, MOST_PEOPLE),
    Field("as_of", DATE, "", ""),
    Field("growth", NUMBER, -1, 1, above_low=True),
    Field("attrition", NUMBER, 0, 1),
    Field("ceiling", WHOLE, 0, MOST_RUPIAH),
    Field("data", TEXT, 0, 60),
    Field("model", WHOLE, 1, 10**6),
)
LEVER_FIELDS = _table(
    Field("group", TEXT, 1, 60),
    Field("people", WHOLE, 0, MOST_PEOPLE),
    Field("start", MONTH, FIRST_MONTH, "2119-11"),
    Field("months", WHOLE, 1, LONGEST_HORIZON),
    Field("ramp", WHOLE, 1, LONGEST_HORIZON),
    Field("payer", TEXT, 1, 60),
    Field("share", NUMBER, 0, 1),
    Field("route", TEXT, 1, 60),
    Field("valid", NUMBER, 0, 1),
    Field("take_up", NUMBER, 0, 1),
    Field("already_active", NUMBER, 0, 1),
    Field("retention", NUMBER, 0, 1),
    Field("in_baseline", NUMBER, 0, 1),
    Field("grace", WHOLE, 0, LONGEST_HORIZON),
)
MOST_LEVERS = 40
MOST_SCENARIOS = 20
