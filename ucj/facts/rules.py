"""Rules with their legal reference: contributions (data/rules/premiums.toml) and benefits (benefits.toml)."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, TypeVar

import pandas as pd
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, ValidationError

from ucj.facts.data_files import DataError, read_text
from ucj.facts.paths import DATA


def month_number(month: str) -> int:
    """Return `YYYY-MM` as a count of months, so that months can be compared and subtracted.

    Raises
    ------
    ValueError
        Where the text is not a month.
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}", month):
        raise ValueError(f"not a month YYYY-MM: {month!r}")
    return int(pd.Period(month, "M").ordinal)


def month_of(day: dt.date) -> int:
    """Return the month of a day as a count of months."""
    return month_number(f"{day:%Y-%m}")


def month_text(number: int) -> str:
    """Return a count of months as `YYYY-MM`."""
    return str(pd.Period(ordinal=number, freq="M"))


def year_of(month: Any) -> Any:
    """Return the year of a count of months, or of an array of them."""
    return 1970 + month // 12


def budget_years(first: int, last: int) -> range:
    """Return the budget years, January to December, from one month to another, counts of months."""
    return range(int(year_of(first)), int(year_of(last)) + 1)


def last_month(date: str) -> int:
    """Return the month of a date `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as a count of months; of a year its December."""
    return month_number(f"{date}-12" if len(date) == 4 else date[:7])


def _month_in_a_file(value: object) -> int:
    if not isinstance(value, str):
        raise ValueError(f"not a month YYYY-MM: {value!r}")
    return month_number(value)


Month = Annotated[int, BeforeValidator(_month_in_a_file), PlainSerializer(month_text)]


class _Rule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


_Loaded = TypeVar("_Loaded", bound=_Rule)
_Named = TypeVar("_Named")


def _named(tables: object) -> object:
    """Return tables that each know the id they stand under."""
    if not isinstance(tables, dict):
        return tables
    return {key: {**table, "id": key} if isinstance(table, dict) else table for key, table in tables.items()}


_ById = Annotated[Mapping[str, _Named], BeforeValidator(_named)]


class DatedValue(_Rule):
    """A value that holds from a month on, in rupiah a month or as a share of the wage base."""

    start: Month = Field(alias="from")
    value: float
    reference: str
    source: str
    verified: str


class Payer(_Rule):
    """Who can pay contributions; `government` for a budget that ends with its year and that a discount may exclude."""

    id: str
    label: str
    government: bool = False
    # Month of the year, 1–12, in which it usually begins to pay.
    first_month: int = 1

    @property
    def is_self(self) -> bool:
        """Whether people pay for themselves."""
        return self.id == "self"


class Route(_Rule):
    """A way of being enrolled: the parameters that add up to its contribution, and those a discount touches."""

    id: str
    label: str
    per_month: tuple[str, ...] = ()
    of_wage: tuple[str, ...] = ()
    # Taken from the worker's own wage: no payer pays it.
    own_of_wage: tuple[str, ...] = ()
    discounted: tuple[str, ...] = ()


class Discount(_Rule):
    """A discount on some parameters of a route in a window of months a sector."""

    share: float
    reference: str
    source: str
    verified: str
    excludes_government: bool
    windows: Mapping[str, tuple[Month, Month]]


class PremiumRules(_Rule):
    """All contribution rules, routes and payers by id."""

    parameters: Mapping[str, Sequence[DatedValue]]
    routes: _ById[Route]
    discounts: Sequence[Discount]
    payers: _ById[Payer]

    @property
    def first_month(self) -> int:
        """The first month, a count of months, in which every parameter has a value."""
        return max(min(entry.start for entry in entries) for entries in self.parameters.values())

    def dated(self, name: str, month: int) -> DatedValue:
        """Return the entry of a parameter that is in force in a month, a count of months.

        Raises
        ------
        LookupError
            Where the month lies before the first entry.
        """
        entries = [entry for entry in self.parameters[name] if entry.start <= month]
        if not entries:
            raise LookupError(name)
        return max(entries, key=lambda entry: entry.start)

    def law(self, route: str, month: int) -> str:
        """Return the law that sets the monthly contribution of a route, such as PP 44/2015; see `dated`."""
        return self.dated(self.routes[route].per_month[-1], month).reference.partition(":")[0]

    def value(self, name: str, month: int) -> float:
        """Return a parameter in a month, in rupiah a month or as a share of the wage base; see `dated`."""
        return self.dated(name, month).value


class BenefitPart(_Rule):
    """One of the sums, in rupiah, that add up to a benefit."""

    label: str
    amount: int


class Benefit(_Rule):
    """An amount in rupiah; `probable` where one source alone gives it, `months` the time it depends on."""

    amount: int
    reference: str
    source: str
    verified: str
    months: int = 0
    children: int = 0
    probable: bool = False
    parts: Sequence[BenefitPart] = ()


class SchoolLevel(_Rule):
    """What a child gets in each year at a level of school, in rupiah, and for how many years at most."""

    label: str
    yearly: int
    years: int


class Scholarship(Benefit):
    """The most that all children together get, until which age, and the levels it is made of, lowest first."""

    until_age: int
    levels: Sequence[SchoolLevel]

    @property
    def by_year(self) -> Sequence[int]:
        """What one child gets in each year from the lowest level to the end, in rupiah."""
        return [level.yearly for level in self.levels for _year in range(level.years)]


class DeathRate(_Rule):
    """Deaths per 1,000 participants a year, as a range."""

    low: float
    low_source: str
    low_note: str
    high: float
    high_source: str
    high_note: str


class BenefitRules(_Rule):
    """What is paid out, and how often it may be."""

    death: Benefit
    death_of_newcomer: Benefit
    work_accident_death: Benefit
    scholarship: Scholarship
    death_rate: DeathRate
    household_people: int


def load_premium_rules() -> PremiumRules:
    """Return the rules of data/rules/premiums.toml.

    Raises
    ------
    DataError
        Naming the place in the file and what is wrong.
    """
    name = "rules/premiums.toml"
    rules = _load(PremiumRules, name)
    for route_id, route in rules.routes.items():
        for parameter in (*route.per_month, *route.of_wage, *route.own_of_wage, *route.discounted):
            if parameter not in rules.parameters:
                raise DataError(f"data/{name}, routes.{route_id}: no parameter {parameter!r}")
    return rules


def load_benefit_rules() -> BenefitRules:
    """Return the rules of data/rules/benefits.toml.

    Raises
    ------
    DataError
        Naming the place in the file and what is wrong.
    """
    return _load(BenefitRules, "rules/benefits.toml")


def _load(kind: type[_Loaded], name: str) -> _Loaded:
    try:
        return kind.model_validate(tomllib.loads(read_text(DATA / name, f"data/{name}")))
    except (ValidationError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"data/{name}: {error}") from error
