"""What explains the numbers of a plan: here coverage, people added and people missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from ucj.facts.ledger import Ledger
from ucj.model.projection import Projection
from ucj.model.ranges import odds_of
from ucj.present.explain import commands
from ucj.present.explain.plan_cost import cost
from ucj.present.explain.plan_odds import ends, odds
from ucj.present.explain.plan_people import PlanPeople
from ucj.present.explain.sums import Line, written
from ucj.present.parts import Explanation, Term
from ucj.present.words import numbers, remarks, target_words
from ucj.present.words.catalogue import _


def lazily(ledger: Ledger, result: Projection, today: dt.date) -> Mapping[str, Callable[[], Explanation]]:
    """Return what makes each of `plan_explanations`; nothing is computed before it is called."""
    made: Mapping[str, Callable[[Ledger, Projection, dt.date], Explanation]] = {
        "coverage": coverage,
        "added": added,
        "missing": missing,
        "cost": cost,
        "ends": ends,
        "odds": odds,
    }
    return {name: partial(make, ledger, result, today) for name, make in made.items()}


def plan_explanations(ledger: Ledger, result: Projection, today: dt.date) -> Mapping[str, Explanation]:
    """Return the explanations of a plan in the month it is judged by.

    Returns
    -------
    mapping
        coverage, added, missing, cost, ends and odds.
    """
    return {name: make() for name, make in lazily(ledger, result, today).items()}


def coverage(ledger: Ledger, result: Projection, today: dt.date, month: int | None = None) -> Explanation:
    """Explain the coverage of a plan in a month, a count of months; by default the one it is judged by."""
    people = PlanPeople(ledger, result, result.judged.month if month is None else month, today)
    at = people.at
    lines = people.without_plan()
    if gains := people.gains():
        lines += [*gains, Line("=", _("Dengan rencana, {month}").format(month=people.when))]
    lines.append(people.potential())
    title = _("Cakupan {when}").format(when=people.when)
    return Explanation(
        title,
        numbers.percent(at.coverage),
        _("(peserta aktif tanpa rencana + tambahan tiap kelompok − tumpang tindih) ÷ potensi pekerja"),
        written(lines, numbers.percent, at.coverage, title),
        interval=coverage_interval(ledger, people),
        supposed=supposed(ledger, result),
        command=commands.of_plan(ledger, result.scenario),
    )


def added(ledger: Ledger, result: Projection, today: dt.date) -> Explanation:
    """Explain the people a plan adds: each group from its list to its active people, and all together."""
    people = PlanPeople(ledger, result, result.judged.month, today)
    at, terms = people.at, list[Term]()
    for place, lever in people.levers():
        new = float(result.new_by_lever[place, people.month - int(result.months[0])])
        label = _("{group}: tambahan").format(group=_(lever.group.label))
        terms += written(people.of_lever(place, lever), numbers.whole, new, label)
    title = _("Tambahan dibanding tanpa rencana")
    if gains := people.gains():
        terms += written([replace(gains[0], sign=""), *gains[1:]], signed_people, at.added, title)
    low, high = (f"{numbers.whole(active - at.without_plan)}" for active in (at.active_low, at.active_high))
    return Explanation(
        title,
        signed_people(at.added),
        _("daftar × lolos verifikasi × mendaftar × belum menjadi peserta, dijumlahkan tanpa yang tumpang tindih"),
        tuple(terms),
        interval=_("{low} bila semua kelompok bertumpang tindih, {high} bila tidak ada.").format(low=low, high=high),
        supposed=supposed(ledger, result),
        command=commands.of_plan(ledger, result.scenario),
    )


def missing(ledger: Ledger, result: Projection, today: dt.date) -> Explanation:
    """Explain the people still missing to the target in the month a plan is judged by."""
    people, title = PlanPeople(ledger, result, result.judged.month, today), _("Masih kurang terhadap target")
    at, aim = people.at, target_words.aim(ledger, result.scenario, today)
    if at.missing is None or at.needed is None:
        return Explanation(title, numbers.MISSING, _("Target belum diisi."))
    label = _("Peserta aktif dengan rencana, {month}").format(month=people.when)
    lines = [*people.needed(), Line("−", label, at.active)]
    found = odds_of(ledger, result)
    short = [at.needed - share * at.potential for share in (found.high, found.low)]
    low, high = (numbers.whole(max(0.0, one)) for one in short)
    return Explanation(
        title,
        numbers.whole(at.missing),
        _("peserta yang ditargetkan ({aim}) − peserta aktif dengan rencana").format(aim=aim),
        written(lines, _not_below_zero, at.missing, title),
        interval=_("{low}–{high} dalam delapan dari sepuluh hitungan, menurut selang asumsi.").format(
            low=low, high=high
        ),
        supposed=supposed(ledger, result),
        command=commands.of_plan(ledger, result.scenario, "missing"),
    )


def signed_people(people: float) -> str:
    """Return people added as the card of a plan writes them."""
    return f"{'−' if people <= -0.5 else ''}{numbers.whole(abs(people))}"


def supposed(ledger: Ledger, result: Projection) -> tuple[str, ...]:
    """Return what the model takes for granted, and what a reader of the plan must be told."""
    return (
        _("Dihitung dari asumsi, bukan prakiraan: yang diasumsikan disebut pada barisnya dan dapat diubah."),
        _("Tidak dimodelkan: peserta yang pindah segmen, dan perubahan aturan sesudah tanggal pemeriksaannya."),
        *(remarks.say(ledger, note, str) for note in result.notes),
    )


def coverage_interval(ledger: Ledger, people: PlanPeople) -> str:
    """Say between what the coverage lies, by what lists have in common and by what is supposed."""
    at, found = people.at, odds_of(ledger, people.result, people.month)
    return _(
        "{low}–{high} dalam delapan dari sepuluh hitungan, menurut selang asumsi; {together} bila semua kelompok "
        "bertumpang tindih, {apart} bila tidak ada."
    ).format(
        low=numbers.percent(found.low),
        high=numbers.percent(found.high),
        together=numbers.percent(at.coverage_low),
        apart=numbers.percent(at.coverage_high),
    )


def _not_below_zero(people: float) -> str:
    return numbers.whole(max(0.0, people))
