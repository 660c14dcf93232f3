"""What explains a scenario among others: its coverage in the month that is compared, and what a worker costs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from ucj.facts.ledger import Ledger
from ucj.model.comparison import Compared
from ucj.present.explain import plan
from ucj.present.explain.plan_cost import cost
from ucj.present.explain.sums import Line, written
from ucj.present.parts import Explanation
from ucj.present.words import numbers
from ucj.present.words.catalogue import _


def result(ledger: Ledger, item: Compared, month: int | None, today: dt.date) -> Explanation:
    """Explain the coverage of a scenario in a month, a count of months, else in the one it is judged by."""
    found = plan.coverage(ledger, item.result, today, month)
    return replace(found, title=f"{item.name}: {found.title}")


def each(ledger: Ledger, item: Compared, today: dt.date) -> Explanation:
    """Explain what a scenario costs for one worker it adds: what all payers pay ÷ people added."""
    title = f"{item.name}: {_('Biaya per pekerja yang ditambahkan')}"
    spent = {payer: rupiah for payer, rupiah in item.result.total_cost.items() if rupiah}
    lines = [
        Line("+" if place else "", _(payer.label), rupiah, "money")
        for place, (payer, rupiah) in enumerate(spent.items())
    ]
    found, rupiah = cost(ledger, item.result, today), item.cost_per_newly_protected
    terms = written(lines, numbers.rupiah, item.cost, _("Biaya semua sumber")) if lines else ()
    if rupiah is not None:
        people = Line("÷", _("Tambahan dibanding tanpa rencana"), item.newly_protected)
        terms += written([Line("", _("Biaya semua sumber"), item.cost, "money"), people], numbers.rupiah, rupiah, title)
    return replace(
        found,
        title=title,
        value=_("tidak ada yang ditambahkan") if rupiah is None else numbers.rupiah(rupiah),
        formula=_("biaya semua sumber ÷ tambahan peserta dibanding tanpa rencana"),
        terms=terms,
        interval="",
    )
