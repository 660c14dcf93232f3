"""The tables and the chart of a plan, as paper, slides and a workbook lay them out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.rules import PremiumRules, month_text
from ucj.model.premiums import monthly_premium
from ucj.model.projection import Projection
from ucj.model.ranges import odds_of
from ucj.model.spending import Spending, spending
from ucj.present import documents, frames
from ucj.present.draw import line_charts, palette
from ucj.present.draw.line_labels import FAR, coverage_top
from ucj.present.parts import Chart, Column, Stroke, Table, Value
from ucj.present.words import numbers, plan_sentences
from ucj.present.words.catalogue import _

# So many months of a plan are read on paper; the workbook holds them all.
MONTHS_SHOWN = 7


@dataclass(frozen=True)
class Spent:
    """What was decided, by group and source, as it is printed and as numbers."""

    table: Table
    sheet: Table


def months_chart(result: Projection, aim: str) -> Chart:
    """Return coverage month by month: low, central, high, the baseline and the target, which is called `aim`."""
    frame, month = frames.projection_frame(result, aim), result.judged.month - int(result.months[0])
    here, room = frame["central"][month], FAR * coverage_top(frame["high"].max())
    crossed = any(here <= line[month] < here + room for line in (frame["target"], frame["without_plan"]))
    central = Stroke(_("Angka tengah"), "central", palette.TEAL, 3.5, named_at=month, above=not crossed)
    strokes = [central, Stroke(_("Tanpa rencana"), "without_plan", palette.GREY, 2.0, "square")]
    if not frame["low"].equals(frame["high"]):
        low = Stroke(_("Bila semua bertumpang tindih"), "low", palette.CATEGORIES[2], 1.75, "dot")
        high = Stroke(_("Bila tidak ada tumpang tindih"), "high", palette.CATEGORIES[0], 1.75, "dot")
        strokes[1:1] = [low, high]
    if result.scenario.target is not None:
        at = min(2, len(frame) - 1) if frame["target_label"][0] else max(0, len(frame) - 3)
        above = bool(frame["target_above"][0])
        strokes.append(Stroke(_("Target"), "target", palette.ORANGE, 2.5, "dash", at, above))
    return Chart(
        line_charts.projection_spec(frame),
        frame,
        _("Cakupan bulan demi bulan"),
        _("Garis: angka tengah. Bidang: bila semua kelompok bertumpang tindih sampai tidak ada."),
        tuple(strokes),
        monthly=True,
    )


def spent(ledger: Ledger, result: Projection) -> Spent:
    """Return what was decided, by group and source, with the sums."""
    rows = spending(result, ledger.premiums)
    told = [_told(ledger.premiums, result, row) for row in rows]
    own = sum(row.rupiah for row in rows if row.payer.is_self)
    after = result.total_self_paid - own
    continued = _("Yang melanjutkan sebagai peserta mandiri sesudahnya")
    sums = [
        (_("Jumlah pemerintah dan pihak lain"), sum(result.total_cost.values())),
        *([(_("Jumlah peserta sendiri selama dibayar"), own)] if own else []),
        *([(continued, after)] if after else []),
    ]
    table = Table(
        _("Rencana menurut kelompok dan sumber"),
        (
            Column(_("Kelompok"), inches=2.7),
            Column(_("Pembayar, segmen"), inches=2.9),
            Column(_("Orang"), "people", 1.3),
            Column(_("Dibayar"), inches=2.6),
            Column(_("Iuran sebulan"), "figure"),
            Column(_("Iuran selama rencana"), "money", 2.63),
        ),
        (
            *(row for row, _numbers in told),
            *((name, "", "", "", "", rupiah) for name, rupiah in sums),
        ),
        len(sums),
        _(
            "Iuran dihitung dari orang yang lolos verifikasi dan mendaftar, tiap bulan. Yang iurannya pernah "
            "dibiayai anggaran diperpanjang atau dilindungi kembali tanpa verifikasi lagi."
        ),
    )
    rest = (_("Semua kelompok"), continued, None, None, None, None, None, None, after)
    sheet = Table(
        _("Rencana"),
        (
            Column(_("Kelompok")),
            Column(_("Pembayar")),
            Column(_("Segmen dan program")),
            Column(_("Orang"), "people"),
            Column(_("Bulan pertama")),
            Column(_("Bulan terakhir")),
            Column(_("Jumlah bulan"), "number"),
            Column(_("Iuran sebulan"), "money"),
            Column(_("Iuran selama rencana"), "money"),
        ),
        (*(row for _words, row in told), *([rest] if after and told else [])),
    )
    return Spent(table, sheet)


def _told(rules: PremiumRules, result: Projection, row: Spending) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """Return a group and its payer as a row to read and as a row of numbers."""
    lever, scenario = row.lever, result.scenario
    # A horizon may end before the plan does, and then only its months are counted.
    last = min(lever.start + lever.months, scenario.start + scenario.horizon) - 1
    months = np.arange(lever.start, last + 1)
    paid = monthly_premium(rules, lever.route, row.payer, lever.group.sector, months, lever.group.wage_base)
    premiums = list(dict.fromkeys(float(premium) for premium in paid))
    group, payer, route = _(lever.group.label), _(row.payer.label), _(lever.route.label)
    start, end = month_text(lever.start), month_text(last)
    window = _("{first} – {last} ({count} bulan)").format(
        first=numbers.short_month(start), last=numbers.short_month(end), count=len(months)
    )
    one = premiums[0] if len(premiums) == 1 else None
    written = " / ".join(numbers.rupiah(premium) for premium in premiums)
    return (
        (group, f"{payer}, {route}", row.people, window, written, row.rupiah),
        (group, payer, route, row.people, start, end, len(months), one, row.rupiah),
    )


def month_table(result: Projection) -> Table:
    """Return some months of a plan: the published one, the last, the one it is judged by, and some between."""
    rows = []
    for month in months_shown(result):
        at = result.at(month)
        low, high = numbers.whole(at.active_low), numbers.whole(at.active_high)
        overlap = low if low == high else f"{low} – {high}"
        rows.append((month_text(month), at.without_plan, at.active, overlap, at.coverage, at.missing))
    columns = (
        Column(_("Bulan"), "month"),
        Column(_("Tanpa rencana"), "people"),
        Column(_("Peserta aktif"), "people"),
        Column(_("Rentang tumpang tindih"), "figure"),
        Column(_("Cakupan"), "percent"),
        Column(_("Kekurangan terhadap target"), "people"),
    )
    return Table(_("Peserta dan cakupan menurut bulan"), columns, tuple(rows))


def months_shown(result: Projection) -> list[int]:
    """Return the months that a story prints, counts of months."""
    first, last = result.scenario.start, result.last.month
    step = max(1, -(-(last - first) // (MONTHS_SHOWN - 1)))
    return sorted({result.first.month, *range(first, last + 1, step), result.judged.month, last})


def odds_sentence(ledger: Ledger, result: Projection, aim: str) -> str:
    """Say how sure the result is in the month the plan is judged by."""
    return plan_sentences.bands_sentence(result, odds_of(ledger, result), aim)


def month_sheet(ledger: Ledger, result: Projection) -> Table:
    """Return every month of a plan beside no plan, with the cost of each payer."""
    people = {
        _("Peserta aktif"): "active",
        _("Peserta aktif, rendah"): "active_low",
        _("Peserta aktif, tinggi"): "active_high",
        _("Potensi pekerja"): "potential",
    }
    shares = {
        _("Cakupan"): "coverage",
        _("Cakupan, rendah"): "coverage_low",
        _("Cakupan, tinggi"): "coverage_high",
    }
    rows = []
    for i, month in enumerate(documents.month_rows(result)):
        at = result.at(int(result.months[i]))
        missing = at.missing
        rows.append(
            (
                month["month"],
                round(at.without_plan),
                *(month[name] for name in (*people.values(), *shares.values())),
                None if at.needed is None else at.needed / at.potential,
                None if missing is None else round(missing),
                *month["cost"].values(),
                month["self_paid"],
            )
        )
    columns = (
        Column(_("Bulan")),
        Column(_("Tanpa rencana"), "people"),
        *(Column(head, "people") for head in people),
        *(Column(head, "percent") for head in (*shares, _("Target"))),
        Column(_("Kekurangan terhadap target"), "people"),
        *(Column(name, "money") for name in cost_by_payer(ledger, result)),
    )
    return Table(_("Bulan"), columns, tuple(rows))


def cost_by_payer(ledger: Ledger, result: Projection) -> dict[str, int]:
    """Return rupiah by the name of the payer, people themselves last."""
    costs = {**result.total_cost, ledger.premiums.payers["self"]: result.total_self_paid}
    return {_(payer.label): cost for payer, cost in costs.items()}


def of_frame(title: str, frame: pd.DataFrame) -> Table:
    """Return a table in words whose first column names what the others are of."""
    columns = tuple(Column(head, "figure" if i else "text") for i, head in enumerate(frame.columns))
    return Table(title, columns, tuple(frame.itertuples(index=False, name=None)))
