"""What explains how sure a plan is, and when its cover ends."""

from __future__ import annotations

import datetime as dt

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.model.lapse import protections
from ucj.model.projection import Projection
from ucj.model.ranges import odds_of
from ucj.model.uncertainty import CORRELATION, DRAWS
from ucj.present import afterwards
from ucj.present.explain import commands
from ucj.present.explain.sums import Line, written
from ucj.present.parts import Column, Explanation, Table, Term
from ucj.present.story.supposed import assumption_rows
from ucj.present.words import numbers, plan_sentences, target_words
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_name


def odds(ledger: Ledger, result: Projection, today: dt.date) -> Explanation:
    """Explain in how many of the draws a plan reaches its target, and what is drawn."""
    month, title = result.judged.month, _("Kepastian")
    found, aim = odds_of(ledger, result), target_words.aim(ledger, result.scenario, today)
    when = numbers.date(month_text(month))
    if found.reached is None:
        value, terms, formula = numbers.MISSING, tuple[Term, ...](), _("Target belum diisi.")
    else:
        reached = _("hitungan yang mencapai target {target} pada {when}").format(target=aim, when=when)
        lines = (
            Line("", reached, found.reached * DRAWS, "number"),
            Line("÷", _("hitungan seluruhnya"), DRAWS, "number"),
        )
        value = plan_sentences.of_a_hundred(found.reached)
        terms = written(lines, plan_sentences.of_a_hundred, found.reached, title)
        formula = _("hitungan yang mencapai target ÷ hitungan seluruhnya")
    shown = (
        (_("paling rendah, satu dari sepuluh"), found.low),
        (_("tengah"), found.middle),
        (_("paling tinggi, satu dari sepuluh"), found.high),
    )
    percentiles = Table(
        _("Cakupan {when} dalam hitungan itu").format(when=when),
        (Column(_("Bagian")), Column(_("Cakupan"), "figure")),
        tuple((label, numbers.percent(share)) for label, share in shown),
    )
    return Explanation(
        title,
        value,
        formula,
        terms,
        tables=(percentiles, _ranges(ledger, result)),
        interval=_("Delapan dari sepuluh hitungan: {low}–{high}.").format(
            low=numbers.percent(found.low), high=numbers.percent(found.high)
        ),
        supposed=(
            _(
                "Setiap asumsi diambil acak: setengahnya antara rendah dan tengah, setengahnya antara tengah dan "
                "tinggi; asumsi yang sama pada kelompok berbeda bergerak bersama (korelasi {share})."
            ).format(share=numbers.decimal(CORRELATION, 1)),
            _("Tumpang tindih daftar diambil acak dari seluruhnya sampai tidak ada."),
        ),
        command=commands.of_plan(ledger, result.scenario, "odds"),
    )


def _ranges(ledger: Ledger, result: Projection) -> Table:
    columns = Column(_("Asumsi")), Column(_("Rendah – tengah – tinggi"), "figure"), Column(_("Sumber"))
    rows = (
        (
            f"{row.name} ({row.whose})",
            row.range,
            ", ".join(dict.fromkeys(map(source_name, row.sources))) or _("belum terbit"),
        )
        for row in assumption_rows(ledger, result.scenario)
        # Months in arrears are not drawn.
        if not row.in_months
    )
    return Table(_("Yang diambil acak"), columns, tuple(rows))


def ends(ledger: Ledger, result: Projection, today: dt.date) -> Explanation:
    """Explain until when each group is paid for and counted: start + months − 1, and the months in arrears after it."""
    scenario = result.scenario
    held = protections(scenario, ledger.benefits.death_of_newcomer.months)
    levers = [lever for lever in scenario.levers if lever.people]
    rows = tuple(
        (
            _(item.group.label),
            _("{start} + {months} bulan").format(
                start=numbers.date(month_text(lever.start)), months=numbers.whole(lever.months)
            ),
            numbers.date(month_text(item.last_paid)),
            _("+ {grace} bulan: {month}").format(
                grace=numbers.whole(lever.assumptions.grace), month=numbers.date(month_text(item.last_counted))
            ),
        )
        for item, lever in zip(held, levers, strict=True)
    )
    heads = _("Kelompok"), _("Mulai dan lama"), _("Dibayar sampai"), _("Dihitung aktif sampai")
    counted = afterwards.ends_of_cover(result)
    fall = afterwards.in_sentences(result)
    return Explanation(
        _("Berakhir sesudah"),
        numbers.date(month_text(counted[0])) if counted else numbers.MISSING,
        _("bulan mulai + lama pembayaran − 1; sesudahnya masih dihitung aktif selama batas tunggakan"),
        tables=(Table(_("Kapan berakhir"), tuple(map(Column, heads)), rows),) if rows else (),
        interval=fall,
        supposed=(
            *([] if rows else [_("Rencana ini tidak mendaftarkan siapa pun.")]),
            _("Batas tunggakan adalah asumsi; yang diterima keluarga pada masa itu belum pasti."),
        ),
        command=commands.of_plan(ledger, scenario, "ends"),
    )
