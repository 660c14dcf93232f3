"""The tables of the method: what one person costs, who may pay for whom, and how far the model was off."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.rules import Route
from ucj.model.backtest import Trial
from ucj.model.premiums import monthly_premium, worker_premium
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _


def premium_table(ledger: Ledger, month: int) -> pd.DataFrame:
    """Return what one person costs in a month (a count of months) by each route and payer."""
    rules, months = ledger.premiums, np.array([month])
    wage = rules.value("wage_base_pu", month)

    def one(route: Route, payer: str) -> str:
        return numbers.rupiah(monthly_premium(rules, route, rules.payers[payer], "non_transport", months)[0])

    rows = []
    for route in rules.routes.values():
        name = _(route.label)
        if route.of_wage:
            name = _("{route}, dari upah {wage}").format(route=name, wage=numbers.rupiah(wage))
        own = float(worker_premium(rules, route, months)[0])
        rows.append(
            {
                _("Segmen dan program"): name,
                _("Dibayar APBN atau APBD"): one(route, "apbd_kabupaten"),
                _("Dibayar pihak lain"): one(route, "csr"),
                _("Bagian pekerja"): numbers.rupiah(own) if own else numbers.MISSING,
            }
        )
    return pd.DataFrame(rows)


def eligibility_table(ledger: Ledger) -> pd.DataFrame:
    """Return who may pay for whom: a row a payer, with the groups it may pay for, may under a condition, may not."""
    rows = []
    for payer in ledger.premiums.payers.values():
        groups: dict[str, list[str]] = {"yes": [], "conditional": [], "no": []}
        for (paying, _group), rule in ledger.eligibility.items():
            if paying == payer.id:
                groups[rule.allowed].append(_(rule.group.label))
        if not payer.is_self:
            # One column of words: three do not fit on a phone.
            words = {"yes": _("Boleh"), "conditional": _("Bersyarat"), "no": _("Tidak")}
            said = (f"{words[allowed]}: {', '.join(found)}" for allowed, found in groups.items() if found)
            rows.append({_("Pembayar"): _(payer.label), _("Untuk siapa"): ". ".join(said) or numbers.MISSING})
    return pd.DataFrame(rows)


def eligibility_notes(ledger: Ledger) -> list[str]:
    """Return the conditions of the rules, and what of them could not be verified, a line a payer."""
    notes: dict[str, dict[str, None]] = {}
    for (payer, _group), rule in ledger.eligibility.items():
        if rule.note:
            notes.setdefault(payer, {})[_(rule.note)] = None
    return [f"**{_(ledger.premiums.payers[payer].label)}**: {' · '.join(found)}" for payer, found in notes.items()]


def backtest_table(trials: Sequence[Trial]) -> pd.DataFrame:
    """Return each run from an older published figure beside what was published last, with its error."""
    return pd.DataFrame(
        [
            {
                _("Dari"): _("{name}: {people} ({date})").format(
                    name=trial.region.name,
                    people=numbers.whole(trial.older.value),
                    date=numbers.date(trial.older.as_of),
                ),
                _("Dihitung dan terbit"): _("{computed} ({low}–{high}); terbit {people} ({date})").format(
                    computed=numbers.whole(trial.computed),
                    low=numbers.whole(trial.low),
                    high=numbers.whole(trial.high),
                    people=sentences.figure_value(trial.later),
                    date=numbers.date(trial.later.as_of),
                ),
                _("Selisih"): _error(trial),
            }
            for trial in trials
        ]
    )


def _error(trial: Trial) -> str:
    points = _("{points} poin").format(points=numbers.signed(trial.error_points * 100, 2))
    if trial.error is None:
        return _("{points}, dasarnya berbeda").format(points=points)
    return _("{people} orang, {points}").format(people=numbers.signed(trial.error), points=points)


def backtest_sentence(trials: Sequence[Trial]) -> str:
    """Say how far the model was off, and what that means for a plan."""
    errors = [abs(trial.error_points) * 100 for trial in trials]
    below = sum(trial.error_points < 0 for trial in trials)
    return _(
        "Model dijalankan tanpa rencana dari setiap angka lama, dengan yang saat itu diketahui dibiayai, sampai angka "
        "terakhir. Selisihnya {least} sampai {most} poin; {below} dari {count} hitungan lebih rendah daripada yang "
        "terbit, dan {within} angka terbit berada dalam rentang. Sebabnya: pendaftaran baru sesudahnya tidak termasuk, "
        "dan dasar angka terbit kadang berubah. Angka tanpa rencana karena itu bukan ramalan."
    ).format(
        least=numbers.decimal(min(errors), 2),
        most=numbers.decimal(max(errors), 2),
        below=below,
        count=len(trials),
        within=sum(trial.within for trial in trials),
    )
