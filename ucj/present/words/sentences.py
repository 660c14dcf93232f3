"""Sentences that say in words what the figures say: standing, age, notes and faults."""

from __future__ import annotations

import datetime as dt

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.regions import Region
from ucj.facts.rules import Payer, PremiumRules, month_of, month_text
from ucj.model.measures import Standing, yearly_gap_cost
from ucj.model.projection import Projection
from ucj.model.scenario import Scenario
from ucj.model.solver import Answer, Bound
from ucj.model.uncertainty import Bands
from ucj.present import afterwards
from ucj.present.words import numbers
from ucj.present.words.catalogue import FIRST, NUMBER, _, language

OLD_AFTER_MONTHS = 6


def region_name(region: Region) -> str:
    """Return the name as an official letter writes it: Kabupaten Bima, Kota Bima, Provinsi Lampung."""
    prefix = {"regency": _("Kabupaten {name}"), "province": _("Provinsi {name}")}.get(region.level, "{name}")
    return prefix.format(name=region.name)


def grace(scenario: Scenario) -> str:
    """Say how long people of a plan count as active after their last contribution, or nothing where it has none."""
    months = sorted({lever.assumptions.grace for lever in scenario.levers})
    ends = "–".join(str(month) for month in dict.fromkeys((*months[:1], *months[-1:])))
    return _("Dihitung aktif sampai {months} bulan menunggak.").format(months=ends) if ends else ""


def cost_basis(rules: PremiumRules, month: int) -> str:
    """Say by which contribution a yearly cost was computed."""
    return _("Dihitung: JKK dan JKM pekerja BPU, {law}").format(law=rules.law("bpu", month))


def status_word(status: str) -> str:
    """Return the status of a figure in one word."""
    return {
        "official": _("resmi"),
        "statement": _("pernyataan"),
        "derived": _("turunan"),
        "planned": _("rencana"),
        "disputed": _("diperselisihkan"),
        "uploaded": _("unggahan"),
        "typed": _("diketik"),
    }[status]


def remark(note: str) -> str:
    """Return the note of a figure; one that differs from region to region by its numbers alone is looked up without."""
    said = _(note)
    if said != note or language() == FIRST:
        return said
    written = [float(number.replace(".", "").replace(",", ".")) for number in NUMBER.findall(note)]
    return _(NUMBER.sub("{}", note)).format(*(numbers.decimal(n, 0 if n == int(n) else 2) for n in written))


def age(as_of: str, today: dt.date) -> str:
    """Say how old a figure is, or nothing while it is fresh."""
    months = numbers.age_in_months(as_of, today)
    if months < OLD_AFTER_MONTHS:
        return ""
    if months < 24:
        return _("berumur {months} bulan").format(months=months)
    return _("berumur {years} tahun").format(years=months // 12)


def figure_value(figure: Observation) -> str:
    """Return the value of a figure with its unit."""
    unit = figure.indicator.unit
    if unit == "percent":
        return numbers.plain_percent(figure.value)
    if unit == "index":
        return numbers.decimal(figure.value, 2)
    if unit.startswith("rupiah"):
        return numbers.rupiah(figure.value)
    return numbers.whole(figure.value)


def standing_sentence(rules: PremiumRules, where: Standing, today: dt.date) -> str:
    """Say in one sentence where a region stands, and what closing its gap costs from today on."""
    name = region_name(where.region)
    if where.coverage is None or where.as_of is None:
        if where.active:
            return _(
                "{name} mempunyai {active} peserta aktif ({date}), tetapi jumlah pekerja potensialnya belum terbit; "
                "cakupannya tidak dapat dihitung."
            ).format(name=name, active=numbers.whole(where.active.value), date=numbers.date(where.active.as_of))
        return _("Belum ada angka cakupan yang terbit untuk {name}, dan aplikasi ini tidak memperkirakannya.").format(
            name=name
        )
    if where.percentage_only:
        first = _("{coverage} pekerja di {name} terlindungi pada {date}; jumlah orangnya tidak diterbitkan").format(
            name=name, coverage=numbers.plain_percent(where.coverage), date=numbers.date(where.as_of)
        )
    else:
        assert where.active and where.potential
        first = _("Dari {potential} pekerja di {name}, {active} terlindungi pada {date}: {coverage}").format(
            name=name,
            active=numbers.whole(where.active.value),
            potential=numbers.whole(where.potential.value),
            coverage=numbers.percent(where.coverage),
            date=numbers.date(where.as_of),
        )
    cost = yearly_gap_cost(rules, where, month_of(today))
    return f"{first}; {_target_clause(where, cost)}"


def _target_clause(where: Standing, yearly_cost: float | None) -> str:
    if where.target is None:
        return _("target untuk wilayah ini belum terbit.")
    target = {"target": numbers.plain_percent(where.target.share.value), "year": where.target.share.as_of}
    if where.gap is None or yearly_cost is None:
        assert where.achievement is not None
        return _("itu {achievement} dari target {target} untuk {year}.").format(
            achievement=numbers.percent(where.achievement, 1), **target
        )
    if where.gap == 0:
        return _("target {target} untuk {year} sudah tercapai.").format(**target)
    return _("target {target} untuk {year} masih kurang {gap} orang, dan iuran mereka {cost} setahun.").format(
        gap=numbers.whole(where.gap), cost=numbers.short_rupiah(yearly_cost), **target
    )


def scenario_sentence(result: Projection) -> str:
    """Say in one sentence what a plan does by the month it is judged by."""
    scenario, judged = result.scenario, result.judged
    change = judged.active - scenario.baseline.active
    values = {
        "name": region_name(scenario.baseline.region),
        "date": numbers.date(month_text(judged.month)),
        "change": numbers.whole(abs(change)),
        "before": numbers.percent(scenario.baseline.coverage),
        "after": numbers.percent(judged.coverage),
    }
    if round(change) == 0:
        first = _("Rencana ini tidak menambah pekerja terlindungi di {name}: cakupan tetap {after} pada {date}")
    elif change < 0:
        first = _(
            "Rencana ini mengurangi pekerja terlindungi di {name} sebanyak {change} orang: "
            "cakupan turun dari {before} menjadi {after} pada {date}"
        )
    else:
        first = _(
            "Rencana ini menambah {change} pekerja terlindungi di {name}: "
            "cakupan naik dari {before} menjadi {after} pada {date}"
        )
    missing = judged.missing
    if missing is None:
        second = _("target belum diisi.")
    elif round(missing) == 0:
        second = _("target {target} tercapai.")
    else:
        second = _("target {target} masih kurang {missing} orang.")
    values |= {
        "target": numbers.plain_percent(scenario.target or 0),
        "missing": numbers.whole(missing or 0),
    }
    return f"{afterwards.continued(first.format(**values), result)}; {second.format(**values)}"


def bands_sentence(result: Projection, bands: Bands) -> str:
    """Say how sure the result is in the month the plan is judged by."""
    at = bands.at(result.judged.month)
    text = _("Delapan dari sepuluh hitungan berada antara {low} dan {high} pada {date}").format(
        low=numbers.percent(at.low),
        high=numbers.percent(at.high),
        date=numbers.date(month_text(result.judged.month)),
    )
    if at.reached is None:
        return f"{text}."
    return f"{text}; " + _("{share} di antaranya mencapai target {target}.").format(
        share=numbers.percent(at.reached, 0),
        target=numbers.plain_percent(result.scenario.target or 0),
    )


def lapse_sentence(result: Projection, ended: Projection, months: int) -> str:
    """Say what is lost and saved if government budgets stop paying after some months."""
    before, after = result.judged, ended.at(result.judged.month)
    saved = sum(result.total_cost.values()) - sum(ended.total_cost.values())
    return _(
        "Bila anggaran pemerintah berhenti setelah {months} bulan, {lost} orang lebih sedikit terlindungi pada {date} "
        "({after}, bukan {before}), dan {saved} tidak dibelanjakan."
    ).format(
        months=months,
        lost=numbers.whole(before.active - after.active),
        date=numbers.date(month_text(before.month)),
        after=numbers.percent(after.coverage),
        before=numbers.percent(before.coverage),
        saved=numbers.short_rupiah(saved),
    )


def answer_sentence(ledger: Ledger, answer: Answer) -> str:
    """Say what the solver found: what it costs and reaches, or how far it gets and what stops it."""
    result, last = answer.projection, answer.projection.last
    values = {
        "cost": numbers.short_rupiah(sum(result.total_cost.values())),
        "coverage": numbers.percent(last.coverage),
        "date": numbers.date(month_text(last.month)),
        "target": numbers.plain_percent(result.scenario.target or 0),
        "missing": numbers.whole(last.missing or 0),
        "bounds": ", ".join(_bound(bound) for bound in answer.bounds) or _("tidak ada"),
    }
    # The answer looks no further than the month that counts: what follows is seen by looking on.
    later = afterwards.to_the_end(result, ledger.premiums)
    if result.scenario.target is None or answer.reached:
        said = _("Dengan {cost}, cakupan mencapai {coverage} pada {date}").format(**values)
        return f"{afterwards.continued(said, later, last.month)}."
    said = _("Target {target} tidak tercapai: dengan {cost}, cakupan mencapai {coverage} pada {date}").format(**values)
    why = _("pada bulan itu kurang {missing} orang. Yang membatasi: {bounds}.").format(**values)
    return f"{afterwards.continued(said, later, last.month)}; {why}"


def _bound(bound: Bound) -> str:
    if isinstance(bound.what, Payer):
        return _("plafon {source} {year}").format(source=_(bound.what.label), year=bound.year)
    return _("jumlah {noun}").format(noun=_(bound.what.people_noun))
