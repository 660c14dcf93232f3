"""The tables of a brief as they are read, for the printed page and the slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ucj.facts.observations import Source
from ucj.facts.rules import month_text
from ucj.model.projection import Projection
from ucj.present.story.assumed import Assumed
from ucj.present.story.basis import Dispute, Figure
from ucj.present.story.paper import Brief, Plan, PlanRow
from ucj.present.words import numbers
from ucj.present.words.catalogue import _

# So many months of a plan are read on paper; the workbook holds them all.
MONTHS_SHOWN = 7


@dataclass(frozen=True)
class Table:
    """A table of words.

    Attributes
    ----------
    title : str
        What it is.
    head : tuple of str
        Headings.
    rows : tuple of tuple of str
        Cells.
    right : tuple of bool
        Which columns hold numbers and stand to the right.
    totals : int
        How many of the last rows are sums.
    note : str
        What a reader must know, may be blank.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    totals: int = 0
    note: str = ""


def plan_table(plan: Plan) -> Table:
    """Return what was decided, by group and source, with the sums."""
    own = sum(row.rupiah for row in _own(plan))
    sums = [
        (_("Jumlah pemerintah dan pihak lain"), sum(plan.result.total_cost.values())),
        *([(_("Jumlah peserta sendiri selama dibayar"), own)] if own else []),
        *([(_("Peserta yang lanjut membayar sendiri sesudahnya"), plan.own_after)] if plan.own_after else []),
    ]
    return Table(
        _("Rencana menurut kelompok dan sumber"),
        (_("Kelompok"), _("Pembayar, jalur"), _("Orang"), _("Dibayar"), _("Iuran sebulan"), _("Iuran selama rencana")),
        (
            *(_plan_cells(row) for row in plan.rows),
            *((name, "", "", "", "", numbers.rupiah(rupiah)) for name, rupiah in sums),
        ),
        (False, False, True, False, True, True),
        len(sums),
        _(
            "Iuran dihitung dari orang yang lolos pemeriksaan dan mendaftar, tiap bulan. Sudah dikenali: yang "
            "iurannya telah dibiayai hanya diperpanjang."
        ),
    )


def _own(plan: Plan) -> list[PlanRow]:
    return [row for row in plan.rows if row.payer == _("Peserta sendiri")]


def _plan_cells(row: PlanRow) -> tuple[str, ...]:
    window = _("{first} – {last} ({count} bulan)").format(
        first=numbers.short_month(row.first), last=numbers.short_month(row.last), count=row.months
    )
    premium = " / ".join(numbers.rupiah(premium) for premium in row.premiums)
    people = numbers.whole(row.people)
    return row.group, f"{row.payer}, {row.route}", people, window, premium, numbers.rupiah(row.rupiah)


def payer_table(plan: Plan) -> Table:
    """Return the cost of a plan by payer."""
    return _of_frame(_("Biaya menurut pembayar"), plan.payers, words=1)


def protection_table(plan: Plan) -> Table:
    """Return until when each group is paid for and protected."""
    return _of_frame(_("Kapan perlindungan berakhir"), plan.protection, words=1)


def month_table(result: Projection) -> Table:
    """Return some months of a plan: the first, the last, the one it is judged by, and some between."""
    rows = []
    for i in months_shown(result):
        at = result.at(int(result.months[i]))
        low, high = numbers.whole(at.active_low), numbers.whole(at.active_high)
        rows.append(
            (
                numbers.date(month_text(at.month)),
                numbers.whole(at.active),
                low if low == high else f"{low} – {high}",
                numbers.percent(at.coverage),
                numbers.MISSING if at.missing is None else numbers.whole(at.missing),
            )
        )
    head = (_("Bulan"), _("Peserta aktif"), _("Rentang tumpang tindih"), _("Cakupan"), _("Kurang ke target"))
    return Table(_("Peserta dan cakupan menurut bulan"), head, tuple(rows), (False, True, True, True, True))


def months_shown(result: Projection) -> list[int]:
    """Return the months that a brief prints, as indices."""
    last = len(result.months) - 1
    step = max(1, -(-last // (MONTHS_SHOWN - 1)))
    return sorted({*range(0, last + 1, step), result.result_month, last})


def assumption_table(rows: Sequence[Assumed]) -> Table:
    """Return what was supposed, with its range and basis."""
    every = {group for row in rows for group in row.groups}
    return Table(
        _("Anggapan: perkiraan, bukan keputusan"),
        (_("Anggapan"), _("Berlaku untuk"), _("Dipakai"), _("Rendah – tengah – tinggi"), _("Dasar")),
        tuple(
            (
                row.name,
                _("semua kelompok") if set(row.groups) == every else ", ".join(row.groups),
                row.shown(row.used),
                row.range,
                "; ".join(part for part in (row.basis, *(source.publisher for source in row.sources)) if part),
            )
            for row in rows
        ),
        (False, False, True, False, False),
    )


def figure_table(title: str, figures: Sequence[Figure]) -> Table:
    """Return published figures with date and source."""
    return Table(
        title,
        (_("Ukuran"), _("Angka"), _("Per"), _("Sumber")),
        tuple((figure.label, figure.value, figure.date, figure.source) for figure in figures),
        (False, True, False, False),
    )


def series_table(brief: Brief) -> Table | None:
    """Return the published series, or None where there is none."""
    if brief.series is None:
        return None
    frame = brief.series.frame
    rows = zip(frame["when"], frame["label"], frame["source"], strict=True)
    return Table(brief.series.title, (_("Per"), _("Angka"), _("Sumber")), tuple(rows), (False, True, False))


def dispute_line(dispute: Dispute) -> str:
    """Return the figures of a disagreement as one line."""
    return " · ".join(f"{figure.label} {figure.value} ({figure.date}, {figure.source})" for figure in dispute.figures)


def source_line(source: Source, *, short: bool = False) -> str:
    """Return a source without its address: publisher, title, date, and when it was last verified unless `short`."""
    dates = _("terbit {date}").format(date=numbers.date(source.date))
    if source.verified and not short:
        dates = _("terbit {date}, diperiksa {verified}").format(
            date=numbers.date(source.date), verified=numbers.date(source.verified)
        )
    return ", ".join(dict.fromkeys((source.publisher, source.title, dates)))


def _of_frame(title: str, frame: pd.DataFrame, *, words: int) -> Table:
    right = tuple(i >= words for i in range(len(frame.columns)))
    return Table(title, tuple(frame.columns), tuple(frame.itertuples(index=False, name=None)), right)
