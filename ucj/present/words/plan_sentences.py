"""Sentences that say in words what a plan does: its result, how sure it is, and the answer of the solver."""

from __future__ import annotations

from math import ceil
from typing import Any

from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import ASSUMPTIONS
from ucj.facts.rules import Payer, month_text
from ucj.model.projection import PlanMonth, Projection
from ucj.model.scenario import Scenario
from ucj.model.solver import Answer, Bound
from ucj.model.uncertainty import ORGANIC, OVERLAP, Odds, Swing
from ucj.present import afterwards
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _


def grace(scenario: Scenario) -> str:
    """Say how long people of a plan count as active after their last contribution, or nothing where it has none."""
    months = sorted({lever.assumptions.grace for lever in scenario.levers})
    ends = "–".join(str(month) for month in dict.fromkeys((*months[:1], *months[-1:])))
    return _("Masih dihitung aktif sampai {months} bulan menunggak.").format(months=ends) if ends else ""


def change_texts() -> dict[str, str]:
    """Return what a plan does to the participants: where nobody, fewer and more are active with it."""
    return {
        "same": _(
            "Rencana ini tidak menambah peserta aktif di {name} dibanding tanpa rencana: cakupan {after} pada {date}"
        ),
        "fewer": _(
            "Rencana ini mengurangi peserta aktif di {name} sebanyak {change} orang dibanding tanpa rencana: "
            "cakupan {after}, bukan {without}, pada {date}"
        ),
        "more": _(
            "Rencana ini menambah {change} peserta aktif di {name} dibanding tanpa rencana: "
            "cakupan {after}, bukan {without}, pada {date}"
        ),
    }


def target_texts() -> dict[str, str]:
    """Return what a plan is to its target: where there is none, where it is reached and where people are missing."""
    return {
        "unset": _("target belum diisi."),
        "reached": _("target {target} tercapai."),
        "missing": _("target {target} masih kurang {missing} orang."),
    }


def change_of(judged: PlanMonth) -> str:
    """Return which of `change_texts` holds."""
    return "same" if abs(judged.added) < 0.5 else "fewer" if judged.added < 0 else "more"


def target_of(judged: PlanMonth) -> str:
    """Return which of `target_texts` holds."""
    return "unset" if judged.missing is None else "reached" if judged.reached else "missing"


def scenario_sentence(result: Projection, aim: str) -> str:
    """Say in one sentence what a plan does by the month it is judged by, beside no plan in the same month.

    `aim` is what its target is called, see `target_words.aim`, here and below.
    """
    scenario, judged = result.scenario, result.judged
    values = {
        "name": sentences.region_name(scenario.baseline.region),
        "date": numbers.date(month_text(judged.month)),
        "change": numbers.whole(abs(judged.added)),
        "without": numbers.percent(judged.coverage_without_plan),
        "after": numbers.percent(judged.coverage),
        "target": aim,
        "missing": numbers.whole(judged.missing or 0),
    }
    first, second = change_texts()[change_of(judged)], target_texts()[target_of(judged)]
    return f"{afterwards.continued(first.format(**values), result)}; {second.format(**values)}"


def of_a_hundred(share: float) -> str:
    """Return a share of the draws as a count of a hundred; never none or all where it is a few less."""
    count = round(share * 100)
    if count == 0 and share > 0:
        return _("kurang dari 1 dari 100")
    if count == 100 and share < 1:
        return _("lebih dari 99 dari 100")
    return _("{count} dari 100").format(count=count)


def bands_sentence(result: Projection, at: Odds, aim: str) -> str:
    """Say how sure the result is in the month the plan is judged by."""
    text = _("Delapan dari sepuluh hitungan berada antara {low} dan {high} pada {date}").format(
        low=numbers.percent(at.low),
        high=numbers.percent(at.high),
        date=numbers.date(month_text(result.judged.month)),
    )
    if at.reached is None:
        return f"{text}."
    return f"{text}; " + _("{share} hitungan mencapai target {target}.").format(
        share=of_a_hundred(at.reached), target=aim
    )


def supposed_name(assumption: str) -> str:
    """Return what a bar of the tornado is called."""
    if assumption == OVERLAP:
        return _("Tumpang tindih daftar")
    return _("Perubahan peserta lain") if assumption == ORGANIC else _(ASSUMPTIONS[assumption].label)


def swing_sentence(widest: Swing) -> str:
    """Say which assumption moves the result most, and how it would be measured."""
    ends = sorted((widest.low, widest.high))
    said = _("Yang paling menentukan: {name}, cakupan {low} sampai {high}.").format(
        name=supposed_name(widest.assumption), low=numbers.percent(ends[0]), high=numbers.percent(ends[1])
    )
    how = {
        "valid": _("Ukur lebih dulu: periksa NIK dan usia pada contoh daftarnya."),
        "take_up": _("Ukur lebih dulu: hitung berapa yang mendaftar pada kelompok percobaan."),
        "already_active": _("Ukur lebih dulu: cocokkan daftar dengan peserta BPJS Ketenagakerjaan."),
        "retention": _(
            "Ukur lebih dulu: hitung berapa yang melanjutkan sebagai peserta mandiri setelah "
            "pembiayaan dahulu berakhir."
        ),
        "in_baseline": _("Ukur lebih dulu: tanyakan berapa yang dibiayai masih tercatat sebagai peserta."),
        ORGANIC: _("Ukur lebih dulu: minta jumlah peserta aktif tiap bulan dari BPJS Ketenagakerjaan."),
        OVERLAP: _("Ukur lebih dulu: cocokkan daftar-daftar itu satu sama lain."),
    }
    return f"{said} {how[widest.assumption]}"


def lapse_sentence(result: Projection, ended: Projection, months: int) -> str:
    """Say what is lost and saved if government budgets stop paying after some months, in the worst month first met."""
    # In the month a plan is judged by, people in arrears may still be counted.
    lost = (result.active - ended.active).round(6)
    month = int(result.months[lost.argmax()]) if lost.max() >= 0.5 else result.judged.month
    before, after = result.at(month), ended.at(month)
    saved = sum(result.total_cost.values()) - sum(ended.total_cost.values())
    return _(
        "Bila anggaran pemerintah berhenti setelah {months} bulan, peserta aktif pada {date} lebih sedikit {lost} "
        "orang ({after}, bukan {before}), dan {saved} tidak dibelanjakan."
    ).format(
        months=months,
        lost=numbers.whole(before.active - after.active),
        date=numbers.date(month_text(before.month)),
        after=numbers.percent(after.coverage),
        before=numbers.percent(before.coverage),
        saved=numbers.short_rupiah(saved),
    )


def answer_sentence(ledger: Ledger, answer: Answer, aim: str) -> str:
    """Say what the solver found: what it costs and reaches, or how far it gets and what stops it."""
    result, last = answer.projection, answer.projection.at(answer.month)
    values = {
        "cost": numbers.short_rupiah(sum(result.total_cost.values())),
        "coverage": numbers.percent(last.coverage),
        "date": numbers.date(month_text(last.month)),
        "target": aim,
        "missing": numbers.whole(last.missing or 0),
        "bounds": ", ".join(_bound(bound) for bound in answer.bounds) or _other_bounds(answer),
    }
    # The answer looks no further than the month that counts: what follows is seen by looking on.
    later = afterwards.to_the_end(result, ledger.premiums)
    if result.scenario.target is None or answer.reached:
        said = _("Dengan {cost}, cakupan mencapai {coverage} pada {date}").format(**values)
        return f"{afterwards.continued(said, later, last.month)}."
    said = _("Target {target} tidak tercapai: dengan {cost}, cakupan mencapai {coverage} pada {date}").format(**values)
    why = _("pada bulan itu kurang {missing} orang. Yang membatasi: {bounds}.").format(**values)
    return f"{afterwards.continued(said, later, last.month)}; {why}"


def proof_sentence(answer: Answer, *, cheapest: bool) -> str:
    """Say how far an answer is at most from the best that any plan can do.

    Parameters
    ----------
    answer : Answer
        What the solver found.
    cheapest : bool
        Whether the least cost was asked for and reached; else the most people were.
    """
    # Rounded up: the answer may not be nearer than is said.
    gap = numbers.plain_percent(ceil(answer.gap * 1000 - 1e-9) / 1000)
    if answer.gap < 1e-9:
        more = _("Terbukti: tidak ada rencana dengan lebih banyak peserta.")
        return _("Terbukti: tidak ada rencana yang lebih murah.") if cheapest else more
    if cheapest:
        return _("Terbukti: biayanya paling jauh {gap} di atas yang termurah.").format(gap=gap)
    return _("Terbukti: pesertanya paling jauh {gap} di bawah yang terbanyak.").format(gap=gap)


def odds_sentence(share: float, aim: str) -> str:
    """Say in how many of the draws, a fraction, an answer reaches its target."""
    return _("Rencana ini mencapai target {target} pada {share} hitungan.").format(
        target=aim, share=of_a_hundred(share)
    )


def left_sentence(answer: Answer) -> str:
    """Say what is left of the ceilings, blank where no source has a limit."""
    if not answer.left:
        return ""
    left = [
        f"{_(payer.label)} {year} {numbers.short_rupiah(rupiah)}"
        for (payer, year), rupiah in answer.left.items()
        if round(rupiah)
    ]
    return _("Sisa plafon: {left}.").format(left="; ".join(left) or _("tidak ada"))


def surer_sentence(answer: Answer, surer: Answer | None, share: float) -> str:
    """Say what the plan for more draws, a fraction, costs, and how much more than an answer."""
    wanted = of_a_hundred(share)
    if surer is None:
        return _(
            "Tidak ada rencana dengan kelompok dan plafon ini yang mencapai target pada {share} hitungan. Naikkan "
            "plafon, tambah kelompok, atau ukur asumsinya."
        ).format(share=wanted)
    cost, base = (sum(one.projection.total_cost.values()) for one in (surer, answer))
    return _("Agar target tercapai pada {share} hitungan: {cost}, {more} lebih mahal.").format(
        share=wanted, cost=numbers.short_rupiah(cost), more=numbers.short_rupiah(max(0, cost - base))
    )


def _bound(bound: Bound) -> str:
    if isinstance(bound.what, Payer):
        return _("plafon {source} {year}").format(source=_(bound.what.label), year=bound.year)
    if bound.kind == "family":
        return _("jumlah {noun} dan kelompok di dalamnya").format(noun=_(bound.what.people_noun))
    return _("jumlah {noun}").format(noun=_(bound.what.people_noun))


def _other_bounds(answer: Answer) -> str:
    """Say what stops more where no count and no ceiling does: something always does."""
    result = answer.projection
    lapsed = [
        cohort.covered(result.scenario.first_month) - float(people[answer.month - int(result.months[0])])
        for cohort, people in zip(result.scenario.cohorts, _of_cohorts(result), strict=True)
    ]
    who = _("siapa yang boleh membayar siapa, dan bulan iurannya")
    lost = sum(people for people in lapsed if people > 0)
    if lost < 0.5:
        return who
    return _("{lost} orang yang pembiayaannya berakhir, {who}").format(lost=numbers.whole(lost), who=who)


def _of_cohorts(result: Projection) -> list[Any]:
    levers = result.scenario.levers
    kept = [people for lever, people in zip(levers, result.cohort_by_lever, strict=False) if lever.cohort]
    return [*kept, *result.cohort_by_lever[len(levers) :]]
