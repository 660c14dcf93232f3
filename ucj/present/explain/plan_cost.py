"""What explains the cost of a plan: people × months × contribution, to the rupiah."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ucj.facts.ledger import Ledger
from ucj.facts.rules import Payer, month_text
from ucj.model.money import lever_money
from ucj.model.premiums import monthly_premium
from ucj.model.projection import Projection, project
from ucj.model.ranges import drawn_ranges
from ucj.model.scenario import Lever
from ucj.present.explain import commands
from ucj.present.explain.cites import cite_rule, said
from ucj.present.explain.sums import MOST_DECIMALS, Line, number, written
from ucj.present.parts import Cite, Column, Explanation, Table, Term
from ucj.present.words import numbers
from ucj.present.words.catalogue import _


@dataclass(frozen=True)
class Level:
    """Months in a row in which a payer pays the same for as many people of a group; months are counts."""

    lever: Lever
    payer: Payer
    first: int
    last: int
    # People of whom this payer pays the whole, and rupiah for one of them a month.
    people: float
    premium: float

    @property
    def months(self) -> int:
        """How many months."""
        return self.last - self.first + 1

    @property
    def rupiah(self) -> float:
        """People × months × contribution, unrounded."""
        return self.people * self.months * self.premium


def levels(ledger: Ledger, result: Projection) -> Iterator[Level]:
    """Yield what budgets and others pay, by payer, group and contribution; not what people pay themselves."""
    for lever in result.scenario.levers:
        money = lever_money(lever, result.months, ledger.premiums)
        for payer, share in lever.payers:
            if payer.is_self:
                continue
            group = lever.group
            premium = monthly_premium(ledger.premiums, lever.route, payer, group.sector, result.months, group.wage_base)
            paid_for = share * money.people * (1 - money.grown)
            found: Level | None = None
            for month, people, each in zip(result.months.tolist(), paid_for.tolist(), premium.tolist(), strict=True):
                if found and (people, each) == (found.people, found.premium):
                    found = replace(found, last=month)
                    continue
                if found:
                    yield found
                found = Level(lever, payer, month, month, people, each) if people > 0 else None
            if found:
                yield found


def cost(ledger: Ledger, result: Projection, today: dt.date) -> Explanation:
    """Explain what government budgets pay for a plan, a line each, and how each comes about."""
    spent = {payer: rupiah for payer, rupiah in result.total_cost.items() if rupiah}
    budgets = [payer for payer in spent if payer.government]
    paid, title = sum(spent[payer] for payer in budgets), _("Biaya pemerintah")
    lines = [Line("+" if place else "", _(payer.label), spent[payer], "money") for place, payer in enumerate(budgets)]
    found = list(levels(ledger, result))
    tables = [
        _table(_("Dibayar pemerintah"), [level for level in found if level.payer.government]),
        _table(_("Dibayar pihak lain"), [level for level in found if not level.payer.government]),
    ]
    return Explanation(
        title,
        numbers.short_rupiah(paid),
        _("orang yang dibayar × bulan × iuran sebulan, menurut pembayar dan iuran yang berlaku"),
        (*(written(lines, numbers.rupiah, paid, title) if lines else ()), *_beside(result)),
        tables=tuple(table for table in tables if table.rows),
        interval=_interval(ledger, result),
        supposed=(
            _("Yang dibayar: orang dalam daftar yang lolos verifikasi dan mendaftar, juga yang sudah menjadi peserta."),
            *(cite.line for cite in dict.fromkeys(_laws(ledger, found))),
        ),
        command=commands.of_plan(ledger, result.scenario, "cost"),
    )


def _table(title: str, found: Sequence[Level]) -> Table:
    columns = Column(_("Kelompok")), Column(_("Orang × bulan × iuran"), "figure"), Column(_("Rupiah"), "figure")
    rows, so_far = list[tuple[str, str, str]](), dict[Payer, float]()
    for level in found:
        # As in `spending`: the running sum is rounded, so that the rows of a payer add up to what it pays.
        before = so_far.get(level.payer, 0.0)
        so_far[level.payer] = before + level.rupiah
        rupiah = round(so_far[level.payer]) - round(before)
        months = f"{month_text(level.first)}", f"{month_text(level.last)}"
        when = numbers.date(months[0]) if level.months == 1 else numbers.months(*months)
        rows.append(
            (
                f"{_(level.lever.group.label)} · {_(level.payer.label)} · {when}",
                f"{_people(level)} × {level.months} × {number(level.premium, 'money')}",
                numbers.rupiah(rupiah),
            )
        )
    total = sum(round(rupiah) for rupiah in so_far.values())
    if rows:
        rows.append((_("Jumlah"), "", numbers.rupiah(total)))
    return Table(title, columns, tuple(rows), totals=1)


def _people(level: Level) -> str:
    """Return the people with as many decimals as the rupiah take."""
    each, exact = level.months * level.premium, round(level.rupiah)
    enough = (d for d in range(MOST_DECIMALS) if abs(round(level.people, d) * each - exact) < 1)
    return number(round(level.people, next(enough, MOST_DECIMALS)), "people")


def _beside(result: Projection) -> Iterator[Term]:
    if result.total_self_paid:
        label = _("Dibayar peserta sendiri, di luar biaya pemerintah")
        yield Term("", label, numbers.rupiah(result.total_self_paid))


def _laws(ledger: Ledger, found: Sequence[Level]) -> Iterator[Cite]:
    rules = ledger.premiums
    for level in found:
        route = level.lever.route
        for name in (*route.per_month, *route.of_wage):
            yield cite_rule(rules.dated(name, level.first))
        months = np.arange(level.first, level.last + 1)
        full = monthly_premium(
            rules.model_copy(update={"discounts": ()}),
            route,
            level.payer,
            level.lever.group.sector,
            months,
            level.lever.group.wage_base,
        )
        if (full > level.premium).any():
            for discount in rules.discounts:
                law, share = discount.reference, numbers.plain_percent(discount.share)
                yield said(_("{law}: potongan {share}").format(law=law, share=share))


def _interval(ledger: Ledger, result: Projection) -> str:
    """Say what the budgets pay where as few, or as many, of the listed pass the checks and enrol as is supposed."""
    ranges = drawn_ranges(ledger, result.scenario).groups
    ends = []
    for end in (0, 2):
        levers = []
        for lever in result.scenario.levers:
            drawn = ranges[lever.group.id]
            supposed = replace(lever.assumptions, valid=drawn["valid"][end], take_up=drawn["take_up"][end])
            levers.append(replace(lever, assumptions=supposed))
        spent = project(replace(result.scenario, levers=tuple(levers)), ledger.premiums).total_cost
        ends.append(sum(rupiah for payer, rupiah in spent.items() if payer.government))
    if ends[0] == ends[1]:
        return ""
    return _("{low}–{high}, bila yang lolos verifikasi dan mendaftar di batas bawah atau batas atasnya.").format(
        low=numbers.short_rupiah(ends[0]), high=numbers.short_rupiah(ends[1])
    )
