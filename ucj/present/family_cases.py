"""Payments to single families in words and tables: what the rules say is in them, and what can't be known."""

from __future__ import annotations

import pandas as pd

from ucj.facts.cases import Case
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.model.cases import WHOLE, Reading, take_apart
from ucj.model.claims import months_bought, poverty_line_months
from ucj.model.premiums import government_premium
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link


def title(case: Case) -> str:
    """Return the sum, the place and the date of a case."""
    return _("{sum}, {place}, {date}").format(
        sum=numbers.short_rupiah(case.rupiah),
        place=sentences.region_name(case.region),
        date=numbers.date(case.date),
    )


def published(case: Case) -> str:
    """Return what was said of the parts, who was said to have paid the contributions, and where."""
    said = [_(case.note) if case.note else _("Isinya tidak diuraikan")]
    if case.paid_by:
        said.append(_("iurannya disebut dibayar “{payer}”").format(payer=_(case.paid_by)))
    return f"{'; '.join(said)}. {source_link(case.source)}"


def frame(ledger: Ledger) -> pd.DataFrame:
    """Return the bars of `charts.cases_spec`: the death benefit, and the rest, which can't be divided."""
    rows = []
    for case in ledger.cases:
        readings = take_apart(case, ledger.benefits)
        if not readings:
            continue
        for order, (part, rupiah) in enumerate(
            (
                (_("Santunan kematian menurut aturan"), readings[0].death),
                (_("JHT dan beasiswa, tidak diurai"), case.rupiah - readings[0].death),
            )
        ):
            if rupiah:
                rows.append(
                    {
                        "case": numbers.short_rupiah(case.rupiah),
                        "part": part,
                        "order": order,
                        "rupiah": rupiah,
                        "label": _millions(rupiah),
                    }
                )
    return pd.DataFrame(rows)


def parts_table(ledger: Ledger, case: Case) -> pd.DataFrame:
    """Return a case taken apart: the parts of the death benefit, or the bounds of each part a reading."""
    readings = take_apart(case, ledger.benefits)
    if case.scholarships or case.savings:
        return _bounds_table(case, readings)
    return pd.DataFrame(
        [{_("Bagian"): _(part.label), _("Rupiah"): numbers.rupiah(part.amount)} for part in ledger.benefits.death.parts]
        + [{_("Bagian"): _("**Jumlah**"), _("Rupiah"): numbers.rupiah(ledger.benefits.death.amount)}]
    )


def _bounds_table(case: Case, readings: list[Reading]) -> pd.DataFrame:
    children = _("Beasiswa {children} anak").format(children=numbers.whole(case.scholarships))
    rows: list[dict[str, str]] = [{_("Bagian"): name} for name in (_("Santunan kematian"), children, _("JHT"))]
    rows.append({_("Bagian"): _("**Jumlah**")})
    for reading in readings:
        heading = _("Seluruh hak beasiswa") if reading.counted == WHOLE else _("Beasiswa tahun pertama saja")
        cells = (
            numbers.short_rupiah(reading.death),
            _range(*reading.scholarships),
            _range(*reading.savings),
            numbers.short_rupiah(case.rupiah),
        )
        for row, cell in zip(rows, cells, strict=True):
            row[heading] = cell
    return pd.DataFrame(rows)


def conclusions(ledger: Ledger, case: Case) -> list[str]:
    """Return what follows from the rules, and last what can't be known, each as a paragraph."""
    readings = take_apart(case, ledger.benefits)
    if not readings:
        return [_("Aturan yang dikenal aplikasi ini tidak menerangkan jumlah itu.")]
    if case.scholarships or case.savings:
        return _mixed(ledger, case, readings)
    return _death_alone(ledger, case)


def _death_alone(ledger: Ledger, case: Case) -> list[str]:
    rules, premium = ledger.benefits, government_premium(ledger.premiums, month_number(case.date[:7]))
    bought = months_bought(case.rupiah, premium)
    lines = [
        _(
            "Persis sama dengan santunan kematian menurut aturan, tanpa sisa untuk beasiswa atau JHT. Jumlah itu "
            "setara {months} bulan ({years} tahun) iuran JKK dan JKM {premium}."
        ).format(months=numbers.whole(bought), years=numbers.whole(bought // 12), premium=numbers.rupiah(premium))
    ]
    if line := ledger.leading(case.region.code, "poverty_line"):
        lines.append(
            _(
                "Bagi keluarga {people} orang di {region}, itu {months} bulan garis kemiskinan ({line} per kapita per "
                "bulan)."
            ).format(
                people=rules.household_people,
                region=sentences.region_name(case.region),
                months=numbers.decimal(poverty_line_months(rules, line.value), 1),
                line=numbers.rupiah(line.value),
            )
        )
    lines.append(
        _(
            "Bila peserta BPU, {months} bulan pertamanya kemungkinan sudah lewat: sebelum itu yang dibayar {newcomer}."
        ).format(months=rules.death_of_newcomer.months, newcomer=numbers.short_rupiah(rules.death_of_newcomer.amount))
        + " "
        + (
            _("Tidak diketahui: berapa lama ia menjadi peserta.")
            if case.paid_by
            else _("Tidak diketahui: berapa lama ia menjadi peserta, dan siapa yang membayar iurannya.")
        )
    )
    return lines


def _mixed(ledger: Ledger, case: Case, readings: list[Reading]) -> list[str]:
    rules = ledger.benefits
    accident = rules.work_accident_death.amount
    lines = [
        _(
            "Di luar santunan kematian {death}, JHT dan beasiswa bersama-sama {rest}. Aturan hanya memberi batas: "
            "JHT {savings}."
        ),
        _(
            "Seluruh hak beasiswa: paling sedikit bila semua anak di tahun terakhir kuliah, paling banyak bila semua "
            "mulai dari TK ({most} untuk {children} anak). Tahun pertama saja: dari TK atau SD sampai kuliah."
        ),
        _(
            "Beasiswa berarti iuran sudah berjalan sedikitnya {months} bulan, atau kematian itu kecelakaan kerja. Yang "
            "terakhir dibayar {accident} ({reference}); pada penghasilan itu JHT dan beasiswa {accident_rest}."
        ),
        _(
            "JHT adalah tabungan peserta sendiri, bukan santunan; iuran JKK dan JKM saja tidak memberikannya. "
            "Tidak diketahui: sebab kematian, jenjang sekolah kedua anak, saldo JHT, dan berapa lama iuran dibayar."
        ),
    ]
    values = {
        "death": numbers.short_rupiah(readings[0].death),
        "rest": numbers.short_rupiah(case.rupiah - readings[0].death),
        "most": numbers.short_rupiah(rules.scholarship.amount),
        "children": numbers.whole(rules.scholarship.children),
        "savings": _("; ").join(_savings(reading) for reading in readings),
        "months": numbers.whole(rules.scholarship.months),
        "accident": numbers.short_rupiah(accident),
        "reference": rules.work_accident_death.reference,
        "accident_rest": numbers.short_rupiah(case.rupiah - accident),
    }
    return [line.format(**values) for line in lines]


def _savings(reading: Reading) -> str:
    text = (
        _("{range} bila seluruh hak beasiswa dihitung")
        if reading.counted == WHOLE
        else _("{range} bila baru beasiswa tahun pertama")
    )
    return text.format(range=_range(*reading.savings))


def school_table(ledger: Ledger) -> pd.DataFrame:
    """Return what one child may get at each level of school, and the sum."""
    rule = ledger.benefits.scholarship
    rows = [
        (
            _(level.label),
            _("{yearly} × {years} tahun").format(yearly=numbers.short_rupiah(level.yearly), years=level.years),
            numbers.short_rupiah(level.yearly * level.years),
        )
        for level in rule.levels
    ]
    rows.append(
        (
            _("**Satu anak**"),
            _("{years} tahun").format(years=len(rule.by_year)),
            numbers.short_rupiah(sum(rule.by_year)),
        )
    )
    return pd.DataFrame(rows, columns=[_("Jenjang"), _("Paling banyak"), _("Jumlah")])


def school_rule(ledger: Ledger) -> str:
    """Say who may get scholarships and from when."""
    rule = ledger.benefits.scholarship
    return _(
        "Paling banyak {children} anak, {most}; sampai umur {age} tahun, menikah, atau bekerja. Hak timbul setelah "
        "{months} bulan iuran, tanpa masa tunggu bila meninggal karena kecelakaan kerja. {law} · {source}"
    ).format(
        children=numbers.whole(rule.children),
        most=numbers.short_rupiah(rule.amount),
        months=numbers.whole(rule.months),
        age=rule.until_age,
        law=rule.reference.partition(":")[0],
        source=source_link(ledger.sources[rule.source]),
    )


def _range(low: float, high: float) -> str:
    if low == high:
        return numbers.short_rupiah(low)
    if low == 0:
        return _("sampai {high}").format(high=numbers.short_rupiah(high))
    return _("{low} sampai {high}").format(low=numbers.short_rupiah(low), high=numbers.short_rupiah(high))


def _millions(rupiah: float) -> str:
    # Short enough for a narrow bar; the axis says that these are millions.
    return numbers.decimal(rupiah / 1e6, 0 if rupiah % 1e6 == 0 else 1)
