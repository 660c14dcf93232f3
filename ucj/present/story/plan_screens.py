"""What a projector shows of a plan: one message a screen."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from ucj.facts.groups import Group
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.model.lapse import protections
from ucj.model.measures import coverage_of
from ucj.model.projection import PlanMonth, Projection
from ucj.model.ranges import odds_of
from ucj.present import afterwards
from ucj.present.parts import Bars, Chart, Lines, Number, Screen
from ucj.present.words import numbers, remarks, target_words
from ucj.present.words.catalogue import _
from ucj.present.words.citations import in_one_line


def added(ledger: Ledger, result: Projection, today: dt.date) -> Screen:
    """Return what a plan adds."""
    scenario, judged = result.scenario, result.judged
    baseline, missing = scenario.baseline, judged.missing
    change = judged.added
    if change >= 0.5:
        said, sign = _("Dengan rencana ini cakupan {after} pada {date}, bukan {without}"), "+"
    elif change <= -0.5:
        said, sign = _("Dengan rencana ini cakupan hanya {after} pada {date}, bukan {without}"), "−"
    else:
        said, sign = _("Rencana tidak mengubah cakupan: {after} pada {date}, dengan atau tanpa rencana"), ""
    if missing is None:
        meaning = _("peserta aktif dibanding tanpa rencana")
    elif judged.reached:
        meaning = _("peserta aktif dibanding tanpa rencana; target {target} tercapai")
    else:
        meaning = _("peserta aktif dibanding tanpa rencana; target {target} masih kurang {missing} orang")
    groups = ", ".join(_group(lever.group, lever.people) for lever in scenario.levers)
    if baseline.typed:
        origin = _("Angka awal diisi manual, bukan angka terbit.")
    else:
        figures = in_one_line(coverage_of(ledger, baseline.region.code).figures, today)
        origin = _("Angka awal: {figures}.").format(figures=figures)
    said = said.format(
        after=numbers.percent(judged.coverage),
        without=numbers.percent(judged.coverage_without_plan),
        date=_month(judged),
    )
    return Screen(
        afterwards.continued(said, result),
        Number(
            f"{sign}{numbers.whole(abs(change))}",
            meaning.format(
                target=target_words.aim(ledger, scenario, today),
                missing=numbers.whole(missing or 0),
            ),
        ),
        " ".join(
            text
            for text in (
                target_words.yardstick(ledger, scenario, today),
                _("Hitungan atas rencana di sesi ini: {groups}. {origin}").format(groups=groups, origin=origin),
            )
            if text
        ),
    )


def months(result: Projection, chart: Chart, aim: str) -> Screen:
    """Return coverage month by month; `aim` is what the target is called."""
    scenario = result.scenario
    # A first month that is level with the highest, whatever the last digits of a float say.
    months = [result.at(month) for month in range(scenario.start, result.last.month + 1)]
    peak = max(months, key=lambda month: round(month.coverage, 9))
    reached = next((month for month in months if month.reached), None)
    if scenario.target is None:
        first, judged = _("Cakupan paling tinggi {coverage} pada {date}"), peak
    elif reached is None:
        first, judged = _("Target {target} tidak tercapai: cakupan paling tinggi {coverage} pada {date}"), peak
    else:
        first, judged = _("Target {target} tercapai pada {date}"), reached
    said = first.format(
        target=aim,
        coverage=numbers.percent(judged.coverage),
        date=_month(judged),
    )
    said = afterwards.continued(said, result, peak.month)
    return Screen(
        said,
        chart,
        _(
            "Hitungan atas rencana di sesi ini. Garis abu-abu: tanpa rencana. Bidang: rentang bila kelompok bertumpang "
            "tindih seluruhnya atau tidak."
        ),
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


def certainty(ledger: Ledger, result: Projection, aim: str) -> Screen | None:
    """Return in how many draws a plan reaches its target, which is called `aim`; None without one."""
    found = odds_of(ledger, result)
    if found.reached is None:
        return None
    return Screen(
        _("Delapan dari sepuluh hitungan berada antara {low} dan {high} pada {date}").format(
            low=numbers.percent(found.low), high=numbers.percent(found.high), date=_month(result.judged)
        ),
        Number(
            numbers.percent(found.reached, 0),
            _("hitungan mencapai target {target}").format(target=aim),
        ),
        _("2.000 hitungan; setiap asumsi diambil acak antara rendah dan tinggi, di sekitar yang dipakai rencana."),
    )


def ends(ledger: Ledger, result: Projection) -> Screen | None:
    """Return until when each group is paid for and counted; None where it covers nobody."""
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for item in protections(result.scenario, ledger.benefits.death_of_newcomer.months):
        found[item.last_paid, item.last_counted].append(_group(item.group, item.people))
    if not found:
        return None
    said = _("Iuran dibayar sampai {month}; sesudah itu perlindungan berakhir bila tidak diperpanjang")
    if len(found) > 1:
        said = _("Iuran mulai berakhir sesudah {month}; perlindungan ikut berakhir bila tidak diperpanjang")
    lines = [
        (
            _("Dibayar sampai {paid}, dihitung aktif sampai {counted}:").format(
                paid=numbers.date(month_text(paid)), counted=numbers.date(month_text(counted))
            ),
            ", ".join(groups),
        )
        for (paid, counted), groups in sorted(found.items())
    ]
    return Screen(
        said.format(month=numbers.date(month_text(min(paid for paid, _counted in found)))),
        Lines(lines),
        _("Yang menunggak masih dihitung aktif, tetapi belum tentu dibayar bila terjadi klaim."),
    )


def _group(group: Group, people: float) -> str:
    return f"{_(group.label)} {numbers.whole(people)}"


def _month(judged: PlanMonth) -> str:
    return numbers.date(month_text(judged.month))
