"""Sentences that say in words what a plan does: its result, and how sure it is."""

from __future__ import annotations

from typing import Any

from ucj.facts.plan_fields import ASSUMPTIONS
from ucj.facts.rules import month_text
from ucj.model.projection import PlanMonth, Projection
from ucj.model.scenario import Scenario
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


def of_cohorts(result: Projection) -> list[Any]:
    """Return the active people of each funded cohort by month, in the order of the scenario's cohorts."""
    levers = result.scenario.levers
    kept = [people for lever, people in zip(levers, result.cohort_by_lever, strict=False) if lever.cohort]
    return [*kept, *result.cohort_by_lever[len(levers) :]]
