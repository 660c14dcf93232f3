"""What a projector shows of a plan: one message a screen."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import numpy as np

from ucj.facts.groups import Group
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.model.lapse import protections
from ucj.model.measures import standing
from ucj.model.projection import PlanMonth, Projection
from ucj.present import afterwards
from ucj.present.parts import Bars, Chart, Lines, Number, Screen
from ucj.present.words import numbers, remarks, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import in_one_line


def added(ledger: Ledger, result: Projection, today: dt.date) -> Screen:
    """Return what a plan adds."""
    scenario, judged = result.scenario, result.judged
    baseline, missing = scenario.baseline, judged.missing
    change = round(judged.active - baseline.active)
    if change > 0:
        said, sign = _("Rencana menaikkan cakupan dari {before} menjadi {after}"), "+"
    elif change < 0:
        said, sign = _("Rencana menurunkan cakupan dari {before} menjadi {after}"), "−"
    else:
        said, sign = _("Rencana tidak mengubah cakupan: tetap {after}"), ""
    if missing is None:
        meaning = _("pekerja terlindungi pada {date}")
    elif round(missing) == 0:
        meaning = _("pekerja terlindungi pada {date}; target {target} tercapai")
    else:
        meaning = _("pekerja terlindungi pada {date}; target {target} masih kurang {missing} orang")
    groups = ", ".join(_group(lever.group, lever.people) for lever in scenario.levers)
    if baseline.typed:
        origin = _("Angka awal diketik, bukan angka terbit.")
    else:
        figures = in_one_line(standing(ledger, baseline.region.code).figures, today)
        origin = _("Angka awal: {figures}.").format(figures=figures)
    said = said.format(before=numbers.percent(baseline.coverage), after=numbers.percent(judged.coverage))
    return Screen(
        afterwards.continued(said, result),
        Number(
            f"{sign}{numbers.whole(abs(change))}",
            meaning.format(
                date=_month(judged),
                target=numbers.plain_percent(scenario.target or 0),
                missing=numbers.whole(missing or 0),
            ),
        ),
        _("Hitungan atas rencana di sesi ini: {groups}. {origin}").format(groups=groups, origin=origin),
    )


def months(result: Projection, chart: Chart) -> Screen:
    """Return coverage month by month."""
    scenario = result.scenario
    # A first month that is level with the highest, whatever the last digits of a float say.
    months = [result.at(int(month)) for month in result.months]
    peak = months[int(np.argmax(result.coverage.round(9)))]
    reached = next((month for month in months if round(month.missing or 0) == 0), None)
    if scenario.target is None:
        first, judged = _("Cakupan paling tinggi {coverage} pada {date}"), peak
    elif reached is None:
        first, judged = _("Target {target} tidak tercapai: cakupan paling tinggi {coverage} pada {date}"), peak
    else:
        first, judged = _("Target {target} tercapai pada {date}"), reached
    said = first.format(
        target=numbers.plain_percent(scenario.target or 0),
        coverage=numbers.percent(judged.coverage),
        date=_month(judged),
    )
    said = afterwards.continued(said, result, peak.month)
    return Screen(
        said,
        chart,
        _("Hitungan atas rencana di sesi ini. Bidang: rentang bila kelompok bertumpang tindih seluruhnya atau tidak."),
    )


def money(ledger: Ledger, result: Projection) -> Screen | None:
    """Return what a plan costs, by payer; None where it costs nothing."""
    own = result.total_self_paid
    paid = {_(payer.label): rupiah for payer, rupiah in result.total_cost.items() if rupiah}
    total = sum(paid.values()) + own
    if not total:
        return None
    if own == total:
        said = _("Rencana memerlukan iuran {total} dalam {months} bulan, seluruhnya dibayar peserta sendiri")
    elif own:
        said = _("Rencana memerlukan iuran {total} dalam {months} bulan, {own} di antaranya dibayar peserta sendiri")
    else:
        said = _("Rencana memerlukan iuran {total} dalam {months} bulan")
    if own:
        paid[_(ledger.premiums.payers["self"].label)] = own
    over = [remarks.say(ledger, note, str) for note in result.notes if note.code == "over_ceiling"]
    return Screen(
        said.format(total=numbers.short_rupiah(total), months=result.scenario.horizon, own=numbers.short_rupiah(own)),
        Bars.of(dict(sorted(paid.items(), key=lambda item: -item[1])), numbers.short_rupiah, " ".join(over)),
        _("Hitungan atas rencana di sesi ini: orang yang dibayar × iuran bulan itu."),
    )


def ends(ledger: Ledger, result: Projection) -> Screen | None:
    """Return when its cover ends; None where it covers nobody."""
    ends: dict[int, list[str]] = defaultdict(list)
    for item in protections(result.scenario, ledger.benefits.death_of_newcomer.months):
        ends[item.last_counted].append(_group(item.group, item.people))
    if not ends:
        return None
    said = _("Bila iuran tidak diperpanjang, perlindungan berakhir setelah {month}")
    if len(ends) > 1:
        said = _("Bila iuran tidak diperpanjang, perlindungan mulai berakhir setelah {month}")
    lines = [(f"{numbers.date(month_text(month))}:", ", ".join(groups)) for month, groups in sorted(ends.items())]
    return Screen(
        said.format(month=numbers.date(month_text(min(ends)))),
        Lines(lines),
        f"{_('Orang yang terlindungi menurut kelompok.')} {sentences.grace(result.scenario)}",
    )


def _group(group: Group, people: float) -> str:
    return f"{_(group.label)} {numbers.whole(people)}"


def _month(judged: PlanMonth) -> str:
    return numbers.date(month_text(judged.month))
