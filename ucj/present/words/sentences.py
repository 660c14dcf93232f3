"""Sentences that say in words what the figures say: standing, status, age and notes."""

from __future__ import annotations

import datetime as dt

from ucj.facts.observations import Bound, Figure, Observation
from ucj.facts.regions import Region
from ucj.facts.rules import PremiumRules, month_of
from ucj.model.measures import Standing, yearly_gap_cost
from ucj.present.words import numbers, target_words
from ucj.present.words.catalogue import FIRST, NUMBER, _, language

OLD_AFTER_MONTHS = 6


def region_name(region: Region) -> str:
    """Return the name as an official letter writes it: Kabupaten Bima, Kota Bima, Provinsi Lampung."""
    prefix = {"regency": _("Kabupaten {name}"), "province": _("Provinsi {name}")}.get(region.level, "{name}")
    return prefix.format(name=region.name)


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
        "projected": _("proyeksi"),
        "disputed": _("diperselisihkan"),
        "uploaded": _("unggahan"),
        "typed": _("diisi manual"),
    }[status]


def status(figure: Figure) -> str:
    """Return the status of a figure, and who gave it where the source quotes somebody."""
    word = status_word(figure.status)
    if not figure.said_by:
        return word
    said_by = _(figure.said_by)
    if figure.status == "statement":
        return _("pernyataan {who}").format(who=said_by)
    return _("{status}, menurut {who}").format(status=word, who=said_by)


def period(figure: Figure) -> str:
    """Return what a figure describes: a day, a month, a year, or the period that it sums up."""
    if not figure.since:
        return numbers.date(figure.as_of)
    if len(figure.since) == len("YYYY-MM"):
        return numbers.months(figure.since, figure.as_of if "-" in figure.as_of else f"{figure.as_of}-12")
    return f"{numbers.date(figure.since)}–{numbers.date(figure.as_of)}"


def bounded(text: str, bound: Bound, *, computed: bool = False) -> str:
    """Return a value in words with its bound; what was computed from a bound is said in words of its own."""
    if bound == "at_least":
        return (_("paling sedikit {value}") if computed else _("lebih dari {value}")).format(value=text)
    if bound == "at_most":
        return _("paling banyak {value}").format(value=text)
    return _("sekitar {value}").format(value=text) if bound == "about" else text


def count(figure: Figure) -> str:
    """Return a number of people or things as it was published, with its bound."""
    return bounded(numbers.whole(figure.value), figure.bound)


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
        return _("{months} bulan lalu").format(months=months)
    return _("{years} tahun lalu").format(years=months // 12)


def figure_age(figure: Figure, today: dt.date) -> str:
    """Say how old a figure is; of a target, that its year has ended, since nobody measured it."""
    years = today.year - int(figure.as_of[:4])
    if not figure.indicator.id.startswith("target_"):
        return age(figure.as_of, today)
    if years <= 0:
        return ""
    return _("target tahun lalu") if years == 1 else _("target {years} tahun lalu").format(years=years)


def figure_value(figure: Observation) -> str:
    """Return the value of a figure with its unit and its bound."""
    return bounded(_bare_value(figure), figure.bound)


def _bare_value(figure: Observation) -> str:
    unit = figure.indicator.unit
    if unit == "percent":
        return numbers.plain_percent(figure.value)
    if unit == "index":
        return numbers.decimal(figure.value, 2)
    if unit.startswith("rupiah"):
        # What was published as a bound or roughly was published in billions.
        return numbers.short_rupiah(figure.value) if figure.bound else numbers.rupiah(figure.value)
    return numbers.whole(figure.value)


def standing_sentence(rules: PremiumRules, where: Standing, today: dt.date) -> str:
    """Say in one sentence where a region stands, and what closing its gap costs from today on."""
    name = region_name(where.region)
    if where.coverage is None or where.as_of is None:
        if where.active:
            return _(
                "{name} mempunyai {active} peserta aktif ({date}), tetapi potensi pekerjanya belum terbit; "
                "cakupannya tidak dapat dihitung."
            ).format(name=name, active=count(where.active), date=numbers.date(where.active.as_of))
        return _("Belum ada angka cakupan yang terbit untuk {name}, dan aplikasi ini tidak memperkirakannya.").format(
            name=name
        )
    if where.percentage_only:
        first = _(
            "{coverage} pekerja di {name} menjadi peserta aktif pada {date}; jumlah orangnya tidak diterbitkan"
        ).format(name=name, coverage=_published_share(where), date=numbers.date(where.as_of))
    else:
        assert where.active and where.potential
        first = _("Dari {potential} pekerja di {name}, {active} menjadi peserta aktif pada {date}: {coverage}").format(
            name=name,
            active=count(where.active),
            potential=count(where.potential),
            coverage=numbers.percent(where.coverage),
            date=numbers.date(where.as_of),
        )
    if ended := target_words.passed(where, today):
        return f"{first}. {ended}"
    cost = yearly_gap_cost(rules, where, month_of(today))
    return f"{first}; {_target_clause(where, cost)}"


def _published_share(where: Standing) -> str:
    return figure_value(where.published_coverage) if where.published_coverage else ""


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
