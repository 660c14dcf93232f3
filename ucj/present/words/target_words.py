"""Targets in words: what became of one whose year has ended, and which one a plan is measured against.

Every page, screen and file says it from here, so that no target that has passed is spoken of as ahead.
"""

from __future__ import annotations

import datetime as dt

from ucj.facts.ledger import Ledger
from ucj.model.measures import Standing, Target
from ucj.model.scenario import Scenario
from ucj.model.targets import Reading, Verdict, published_targets
from ucj.present.words import numbers
from ucj.present.words.catalogue import _


def reading_coverage(reading: Reading) -> str:
    """Return the coverage of a reading: computed from counts with two decimals, else as it was published."""
    return numbers.plain_percent(reading.coverage) if reading.active is None else numbers.percent(reading.coverage)


def verdict(target: Target, *, counted: bool = True) -> str:
    """Say what became of a target whose year has ended, without a full stop; `counted` adds how many were missing."""
    by = target.judgement.by
    values = {
        "year": target.year,
        "target": numbers.plain_percent(target.share.value),
        "date": numbers.date(by.as_of) if by else "",
        "coverage": reading_coverage(by) if by else "",
    }
    if by is None:
        return _("Belum diketahui apakah target {year} ({target}) tercapai: belum ada angka yang terbit").format(
            **values
        )
    if target.judgement.verdict is Verdict.REACHED:
        return _("Target {year} ({target}) tercapai menurut angka {date} ({coverage})").format(**values)
    if target.judgement.verdict is Verdict.UNKNOWN:
        return _("Belum diketahui apakah target {year} ({target}) tercapai: angka terakhir {date} ({coverage})").format(
            **values
        )
    said = _("Target {year} ({target}) tidak tercapai menurut angka terakhir ({date}: {coverage})").format(**values)
    if counted and by.active is not None and target.people is not None:
        said += _(", kurang {missing}").format(missing=numbers.whole(target.people - by.active))
    return said


def passed(where: Standing, today: dt.date) -> str:
    """Say what became of the target a region is measured against, and what was published since; blank while ahead."""
    if where.target is None or not where.target.passed:
        return ""
    return f"{verdict(where.target)}. {not_published(where, today)}"


def not_published(where: Standing, today: dt.date) -> str:
    """Say that the current year has no target in percent."""
    if alone := where.people_alone:
        return _("Target {year} terbit sebagai jumlah peserta saja: {people}.").format(
            year=alone.as_of[:4], people=numbers.whole(alone.value)
        )
    return _("Target {year} belum terbit.").format(year=today.year)


def before(where: Standing) -> str:
    """Say what became of the latest target before the one that is ahead; blank where there was none."""
    if where.target is None or where.target.passed or not where.past:
        return ""
    return f"{verdict(where.past[-1])}."


def aim(ledger: Ledger, scenario: Scenario, today: dt.date) -> str:
    """Return the target of a plan with the year it was published for: 54 % (2025, berakhir); blank without one."""
    if scenario.target is None:
        return ""
    share, year = numbers.plain_percent(scenario.target), _year(ledger, scenario)
    if year is None:
        return share
    if year < today.year:
        return _("{target} ({year}, berakhir)").format(target=share, year=year)
    return _("{target} ({year})").format(target=share, year=year)


def yardstick(ledger: Ledger, scenario: Scenario, today: dt.date) -> str:
    """Say that a plan is measured against a target whose year has ended, and which is ahead; blank where it is not."""
    year = _year(ledger, scenario)
    if year is None or year >= today.year:
        return ""
    targets = published_targets(ledger, scenario.baseline.region.code)
    ahead = targets.measured(today)
    if ahead is None or ahead < today.year:
        return _("Ukurannya target {year} yang sudah berakhir; target {now} belum terbit.").format(
            year=year, now=today.year
        )
    return _("Ukurannya target {year} yang sudah berakhir; target berikutnya {target} ({ahead}).").format(
        year=year, target=numbers.plain_percent(targets.shares[ahead].value), ahead=ahead
    )


def _year(ledger: Ledger, scenario: Scenario) -> int | None:
    if scenario.target is None:
        return None
    return published_targets(ledger, scenario.baseline.region.code).year_of(scenario.target)
