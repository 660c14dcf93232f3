"""The cascading target in sentences."""

from __future__ import annotations

import datetime as dt

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.model.measures import coverage_of, standing, yearly_premium
from ucj.model.yearly_targets import Path, PathYear, Start
from ucj.present.words import numbers, sentences, target_words
from ucj.present.words.catalogue import _
from ucj.present.words.citations import dated_sources, source_link


def rule_names() -> dict[str, str]:
    """Return what each rule is called, by id."""
    return {
        "same_share": _("Persentase sama"),
        "same_points": _("Tambahan poin sama"),
        "uncovered": _("Menurut yang belum menjadi peserta"),
    }


def rule_meaning(rule: str) -> str:
    """Say what a rule does."""
    return {
        "same_share": _("Setiap kabupaten/kota mencapai persentase provinsi. Yang sudah di atasnya tidak dikurangi."),
        "same_points": _(
            "Setiap kabupaten/kota naik sebanyak poin provinsi dari cakupannya sendiri, paling tinggi 100 %."
        ),
        "uncovered": _(
            "Tambahan provinsi dibagi sebanding dengan pekerja yang belum menjadi peserta di setiap kabupaten/kota."
        ),
    }[rule]


def headline(ledger: Ledger, province: str, path: Path | None, today: dt.date) -> str:
    """Say how many people a province must add, and how many a year; without a target ahead what became of the last."""
    name = sentences.region_name(ledger.regions[province])
    if path is None:
        if ended := target_words.passed(standing(ledger, province, today), today):
            return f"{name}: {ended[0].lower()}{ended[1:]}"
        return _("Belum ada target cakupan yang terbit untuk {name}.").format(name=name)
    last = path.years[-1]
    values = {"name": name, "target": numbers.plain_percent(last.share), "year": last.year}
    if last.total is None:
        return _(
            "Target {name} {target} pada {year}; tambahan orangnya belum dapat dihitung, karena jumlah peserta dan "
            "potensi pekerja provinsi belum terbit."
        ).format(**values)
    if last.total <= 0:
        return _("{name} sudah mencapai target {target} untuk {year}.").format(**values)
    values |= {"total": numbers.whole(last.total), "average": numbers.whole(last.total / len(path.years))}
    if len(path.years) == 1:
        return _("{name} harus menambah {total} peserta agar mencapai {target} pada {year}.").format(**values)
    values["first"] = path.years[0].year
    return _(
        "{name} harus menambah {total} peserta agar mencapai {target} pada {year}: rata-rata {average} setahun "
        "({first}–{year})."
    ).format(**values)


def start_line(ledger: Ledger, province: str, path: Path, today: dt.date) -> str:
    """Say what the path starts from, with date and source, and what was published later as a percentage alone."""
    start = path.start
    if start is None:
        return _("Cakupan provinsi belum terbit; isi angkanya di bawah.")
    if start.active is None or start.potential is None:
        first = _("Mulai dari cakupan {coverage}; jumlah orangnya tidak diterbitkan.").format(
            coverage=numbers.plain_percent(start.coverage)
        )
    else:
        first = _("Mulai dari {active} peserta ({coverage} dari {potential} pekerja).").format(
            active=numbers.whole(start.active),
            coverage=numbers.percent(start.coverage),
            potential=numbers.whole(start.potential),
        )
    if start.typed:
        return f"{first} {_('Angka {year}, diisi manual.').format(year=start.as_of)}"
    return (
        f"{first} {dated_sources(coverage_of(ledger, province).figures, today)}{_later_share(ledger, province, start)}"
    )


def _later_share(ledger: Ledger, province: str, start: Start) -> str:
    series = ledger.series(province, "coverage")
    if not series or series[-1].as_of <= start.as_of:
        return ""
    return "  \n" + _("Persentase terbaru: {coverage} ({date}, {source}), tanpa jumlah orang.").format(
        coverage=numbers.plain_percent(series[-1].value),
        date=numbers.date(series[-1].as_of),
        source=source_link(series[-1].source),
    )


def cost_sentence(ledger: Ledger, step: PathYear) -> str:
    """Say what the people added cost if a government pays for them as BPU for twelve months: in a year, and so far."""
    if step.added is None or step.total is None or step.added <= 0:
        return ""
    one = yearly_premium(ledger.premiums, 1, month_number(f"{step.year}-01"))
    text = _(
        "Bila pemerintah membayar peserta tambahan sebagai BPU selama 12 bulan: {people} orang pada {year} memerlukan "
        "{cost}"
    )
    if round(step.total) != round(step.added):
        text = f"{text}; " + _("bersama tambahan sebelumnya, {all} orang, {whole}")
    return f"{text}.".format(
        people=numbers.whole(step.added),
        year=step.year,
        cost=numbers.short_rupiah(step.added * one),
        all=numbers.whole(step.total),
        whole=numbers.short_rupiah(step.total * one),
    )
