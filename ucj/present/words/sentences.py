"""Sentences that say in words what the figures say: standing, status, age and notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ucj.facts.observations import Bound, Figure, Observation
from ucj.facts.regions import Region
from ucj.facts.rules import PremiumRules, month_of
from ucj.model.comparability import comparable
from ucj.model.measures import Coverage, Standing, yearly_gap_cost
from ucj.present.words import numbers, target_words
from ucj.present.words.catalogue import FIRST, NUMBER, _, language

OLD_AFTER_MONTHS = 6
# From here on a figure is announced by its age before its value: another year's target holds by then.
AGE_FIRST_MONTHS = 12


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
    return "" if months < OLD_AFTER_MONTHS else _("{months} bulan lalu").format(months=months)


def figure_age(figure: Figure, today: dt.date) -> str:
    """Say how old a figure is; of a target, that its year has passed."""
    if not figure.indicator.is_target:
        return age(figure.as_of, today)
    years = today.year - int(figure.as_of[:4])
    if years < 1:
        return ""
    return _("target tahun lalu") if years == 1 else _("target {years} tahun lalu").format(years=years)


def age_of_old(as_of: str, today: dt.date) -> str:
    """Say how old a figure is that must be announced by its age, or nothing where it need not."""
    return age(as_of, today) if numbers.age_in_months(as_of, today) >= AGE_FIRST_MONTHS else ""


def aged_date(as_of: str, today: dt.date) -> str:
    """Return a date, with its age where the figure is old: September 2024, 26 bulan lalu."""
    return ", ".join(part for part in (numbers.date(as_of), age_of_old(as_of, today)) if part)


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
        return _without_coverage(where, name, today)
    first = _coverage_clause(where, name, today)
    if ended := target_words.passed(where, today):
        return f"{first}. {ended}"
    cost = yearly_gap_cost(rules, where, month_of(today))
    return f"{first}; {_target_clause(where, cost)}"


def _without_coverage(where: Standing, name: str, today: dt.date) -> str:
    if where.active is None:
        return _("Belum ada angka cakupan yang terbit untuk {name}, dan aplikasi ini tidak memperkirakannya.").format(
            name=name
        )
    if age_of_old(where.active.as_of, today):
        text = _(
            "Angka terakhir, {months} bulan lalu ({date}): {name} mempunyai {active} peserta aktif, tetapi potensi "
            "pekerjanya belum terbit; cakupannya tidak dapat dihitung."
        )
    else:
        text = _(
            "{name} mempunyai {active} peserta aktif ({date}), tetapi potensi pekerjanya belum terbit; cakupannya "
            "tidak dapat dihitung."
        )
    return text.format(
        name=name,
        active=count(where.active),
        date=numbers.date(where.active.as_of),
        months=numbers.age_in_months(where.active.as_of, today),
    )


def _coverage_clause(where: Standing, name: str, today: dt.date) -> str:
    """Say the coverage, its age first where it is old; what was published later stands on the card."""
    assert where.coverage is not None and where.as_of is not None
    old = age_of_old(where.as_of, today)
    if where.percentage_only:
        text = (
            _(
                "Angka terakhir, {months} bulan lalu ({date}): {coverage} pekerja di {name} tercatat sebagai peserta "
                "aktif; jumlah orangnya tidak diterbitkan"
            )
            if old
            else _(
                "{coverage} pekerja di {name} tercatat sebagai peserta aktif pada {date}; jumlah orangnya tidak "
                "diterbitkan"
            )
        )
    else:
        text = (
            _(
                "Angka terakhir yang lengkap, {months} bulan lalu ({date}): {active} dari {potential} pekerja di "
                "{name} tercatat sebagai peserta aktif, {coverage}"
            )
            if old
            else _(
                "Dari {potential} pekerja di {name}, {active} tercatat sebagai peserta aktif pada {date}: {coverage}"
            )
        )
    return text.format(
        name=name,
        active=count(where.active) if where.active else "",
        potential=count(where.potential) if where.potential else "",
        coverage=coverage_value(where),
        date=numbers.date(where.as_of),
        months=numbers.age_in_months(where.as_of, today),
    )


def coverage_value(where: Coverage) -> str:
    """Return a coverage as it was printed, with two decimals where it is computed from counts."""
    assert where.coverage is not None
    printed = where.published_coverage if where.percentage_only else None
    return figure_value(printed) if printed else numbers.percent(where.coverage)


def later_share(where: Standing) -> str:
    """Say the percentage published later, of whom it is a share, and whether it compares."""
    later, leading = where.later, where.published_coverage
    assert later is not None
    if later.basis:
        said = _("{coverage} ({date}) dari {basis}, pembilang tidak terbit")
    else:
        said = _("{coverage} ({date}), pembilang dan penyebut tidak terbit")
    said = said.format(
        coverage=figure_value(later), date=numbers.date(later.as_of), basis=remark(later.basis) if later.basis else ""
    )
    if leading is not None and comparable(leading, later):
        return said
    known = leading is not None and leading.basis and later.basis
    reason = _("dasarnya berbeda") if known else _("dasar hitungnya tidak diketahui")
    return _("{figure}: tidak sebanding, {reason}").format(figure=said, reason=reason)


def bases_differ(bases: Sequence[str]) -> str:
    """Say why the percentages of a series do not compare: whose shares they are differs, or is not known."""
    if all(bases):
        return _("dasarnya berbeda")
    return _("dasar hitungnya berbeda atau tidak diketahui") if any(bases) else _("dasar hitungnya tidak diketahui")


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
