"""Tables of a plan: waterfall, protection, the solver's answer, and aid as months of contribution."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.model.claims import months_bought
from ucj.model.lapse import protections
from ucj.model.premiums import government_premium
from ucj.model.projection import Projection
from ucj.model.scenario import Cohort, Scenario
from ucj.model.solver import Answer
from ucj.model.uncertainty import Swing
from ucj.model.waterfall import Step
from ucj.present.draw.charts import NEW_LINE
from ucj.present.words import numbers, plan_sentences
from ucj.present.words.catalogue import _

AID = (500_000, 750_000, 1_000_000)


def waterfall_frame(steps: Sequence[Step]) -> pd.DataFrame:
    """Return the bars of `charts.waterfall_spec`: order, name, from, to, kind and the change in words."""
    rows, level = [], 0.0
    for order, step in enumerate(steps):
        whole = step.kind in ("baseline", "result")
        start, end = (0.0, step.people) if whole else (level, level + step.people)
        sign = "" if whole else "+" if step.people > 0 else "−" if step.people < 0 else ""
        rows.append(
            {
                "order": order,
                "name": _step_name(step),
                "start": start,
                "end": end,
                "top": max(start, end),
                "kind": "level" if whole else "gain" if step.people >= 0 else "loss",
                "label": f"{sign}{numbers.whole(abs(step.people))}",
            }
        )
        level = end
    return pd.DataFrame(rows)


def readable_waterfall(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the waterfall as a table to read."""
    return pd.DataFrame({_("Langkah"): frame["name"], _("Orang"): frame["label"]})


def protection_table(ledger: Ledger, scenario: Scenario) -> pd.DataFrame:
    """Return until when each group is paid for and counted, and the funded people who lapse without the plan."""
    rows = [
        {
            _("Kelompok"): _(item.group.label),
            _("Peserta aktif"): numbers.whole(item.people),
            _("Dibayar sampai"): numbers.date(month_text(item.last_paid)),
            _("Dihitung aktif sampai"): numbers.date(month_text(item.last_counted)),
            _("Melanjutkan sebagai peserta mandiri"): numbers.whole(item.left),
        }
        for item in protections(scenario, ledger.benefits.death_of_newcomer.months)
    ]
    rows += [_lapse_row(cohort) for cohort in _lapsing(scenario)]
    return pd.DataFrame(rows or [{_("Kelompok"): _("Rencana ini tidak mendaftarkan siapa pun.")}])


def _lapsing(scenario: Scenario) -> list[Cohort]:
    """Return the cohorts that lapse: those of groups without a lever, and those that end before their lever begins."""
    missed = [
        lever.cohort
        for lever in scenario.levers
        if lever.cohort and (not lever.people or lever.start > lever.cohort.last_counted)
    ]
    first = scenario.first_month
    return [one for one in (*missed, *scenario.idle_cohorts) if one.inside and first <= one.last_counted < inf]


def _lapse_row(cohort: Cohort) -> dict[str, str]:
    assert cohort.paid_until is not None, "a cohort without an end does not lapse"
    return {
        _("Kelompok"): _("{group}: yang sudah dibiayai").format(group=_(cohort.group.label)),
        _("Peserta aktif"): numbers.whole(cohort.inside),
        _("Dibayar sampai"): numbers.date(month_text(cohort.paid_until)),
        _("Dihitung aktif sampai"): numbers.date(month_text(int(cohort.last_counted))),
        _("Melanjutkan sebagai peserta mandiri"): numbers.whole(cohort.retention * cohort.inside),
    }


def _ends(swing: Swing) -> str:
    return " – ".join(numbers.percent(end) for end in sorted((swing.low, swing.high)))


def tornado_frame(swings: Sequence[Swing], middle: float) -> pd.DataFrame:
    """Return the bars of `charts.tornado_spec`, widest first.

    Parameters
    ----------
    swings : sequence of Swing
        Of `tornado`.
    middle : float
        Coverage of the plan, a fraction.
    """
    return pd.DataFrame(
        [
            {
                "name": NEW_LINE.join((plan_sentences.supposed_name(swing.assumption), _ends(swing))),
                "low": min(swing.low, swing.high),
                "high": max(swing.low, swing.high),
                "middle": middle,
            }
            for swing in swings
        ]
    )


def answer_table(answer: Answer) -> pd.DataFrame:
    """Return the plan of the solver as a finance officer reads it, the sum last."""
    rows = [
        {
            _("Kelompok"): _(line.group.label),
            _("Orang"): numbers.whole(line.people),
            _("Bulan"): str(line.months),
            _("Sumber"): _(line.source.label),
            _("Rupiah"): numbers.rupiah(line.rupiah),
        }
        for line in answer.lines
    ]
    total = {
        _("Kelompok"): _("Jumlah"),
        _("Orang"): numbers.whole(sum(line.people for line in answer.lines)),
        _("Bulan"): "",
        _("Sumber"): "",
        _("Rupiah"): numbers.rupiah(sum(answer.projection.total_cost.values())),
    }
    return pd.DataFrame([*rows, total])


def money_frame(ledger: Ledger, result: Projection) -> pd.DataFrame:
    """Return contributions by month and payer for `charts.money_spec`, months of nothing left out."""
    payers = {**result.cost, ledger.premiums.payers["self"]: result.self_paid}
    rows = [
        {
            "date": pd.Timestamp(month_text(int(month))),
            "when": numbers.date(month_text(int(month))),
            "payer": _(payer.label),
            "rupiah": float(rupiah),
            "label": numbers.rupiah(float(rupiah)),
        }
        for payer, months in payers.items()
        for month, rupiah in zip(result.months, months, strict=True)
        if rupiah > 0
    ]
    return pd.DataFrame(rows, columns=["date", "when", "payer", "rupiah", "label"])


def conversion_rows(ledger: Ledger, month: int) -> list[dict[str, str]]:
    """Return what aid for one person buys in months of contribution, paid by that person."""
    premium = government_premium(ledger.premiums, month)
    return [
        {
            _("Bantuan per orang"): numbers.rupiah(aid),
            _("Iuran sebulan"): numbers.rupiah(premium),
            _("Bulan yang terbeli"): numbers.decimal(months_bought(aid, premium), 1),
        }
        for aid in AID
    ]


def _step_name(step: Step) -> str:
    label = _(step.group.label) if step.group else ""
    return {
        "baseline": _("Angka terbit"),
        "organic": _("Perubahan peserta lain"),
        "lapse": _("Berakhir: {group}").format(group=label),
        "lever": label,
        "overlap": _("Tumpang tindih"),
        "result": _("Hasil"),
    }[step.kind]
