"""Sentences that say in words what the figures say: standing, age, notes and faults."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from ucj.facts.groups import Group
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.regions import Region
from ucj.facts.rules import month_text
from ucj.model.measures import Standing
from ucj.model.notes import Note
from ucj.model.projection import Projection
from ucj.model.scenario import ScenarioError
from ucj.model.solver import Answer
from ucj.model.uncertainty import Bands
from ucj.present import numbers
from ucj.present.text import _

OLD_AFTER_MONTHS = 6


def region_name(region: Region) -> str:
    """Return the name as an official letter writes it: Kabupaten Bima, Kota Bima, Provinsi Lampung."""
    prefix = {"regency": _("Kabupaten {name}"), "province": _("Provinsi {name}")}.get(region.level, "{name}")
    return prefix.format(name=region.name)


def status_word(status: str) -> str:
    """Return the status of a figure in one word."""
    return {
        "official": _("resmi"),
        "statement": _("pernyataan"),
        "derived": _("turunan"),
        "planned": _("rencana"),
        "disputed": _("diperselisihkan"),
    }[status]


def age(as_of: str, today: dt.date) -> str:
    """Say how old a figure is, or nothing while it is fresh."""
    months = numbers.age_in_months(as_of, today)
    if months < OLD_AFTER_MONTHS:
        return ""
    if months < 24:
        return _("berumur {months} bulan").format(months=months)
    return _("berumur {years} tahun").format(years=months // 12)


def figure_value(figure: Observation, unit: str) -> str:
    """Return the value of a figure with its unit."""
    if unit == "percent":
        return numbers.plain_percent(figure.value)
    if unit == "index":
        return numbers.decimal(figure.value, 2)
    if unit.startswith("rupiah"):
        return numbers.rupiah(figure.value)
    return numbers.whole(figure.value)


def standing_sentence(where: Standing, yearly_cost: float | None) -> str:
    """Say in one sentence where a region stands.

    Parameters
    ----------
    where : Standing
        The figures.
    yearly_cost : float or None
        Rupiah that closing the gap costs in a year, None where the gap is unknown.
    """
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
    return f"{first}; {_target_clause(where, yearly_cost)}"


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


def scenario_sentence(ledger: Ledger, result: Projection) -> str:
    """Say in one sentence what a plan does by the month it is judged by."""
    scenario, month = result.scenario, result.result_month
    change = float(result.active[month]) - scenario.baseline.active
    values = {
        "name": region_name(ledger.regions[scenario.baseline.region]),
        "date": numbers.date(month_text(int(result.months[month]))),
        "change": numbers.whole(abs(change)),
        "before": numbers.percent(scenario.baseline.coverage),
        "after": numbers.percent(float(result.active[month] / result.potential[month])),
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
    missing = result.missing(month)
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
    return f"{first}; {second}".format(**values)


def bands_sentence(result: Projection, bands: Bands) -> str:
    """Say how sure the result is in the month the plan is judged by."""
    month = result.result_month
    text = _("Delapan dari sepuluh hitungan berada antara {low} dan {high} pada {date}").format(
        low=numbers.percent(float(bands.low[month])),
        high=numbers.percent(float(bands.high[month])),
        date=numbers.date(month_text(int(result.months[month]))),
    )
    if bands.reached is None:
        return f"{text}."
    return f"{text}; " + _("{share} di antaranya mencapai target {target}.").format(
        share=numbers.percent(float(bands.reached[month]), 0),
        target=numbers.plain_percent(result.scenario.target or 0),
    )


def lapse_sentence(result: Projection, ended: Projection, month: int, months: int) -> str:
    """Say what is lost and saved if government budgets stop paying after some months."""
    lost = float(result.active[month] - ended.active[month])
    saved = sum(result.total_cost.values()) - sum(ended.total_cost.values())
    return _(
        "Bila anggaran pemerintah berhenti setelah {months} bulan, {lost} orang lebih sedikit terlindungi pada {date} "
        "({after}, bukan {before}), dan {saved} tidak dibelanjakan."
    ).format(
        months=months,
        lost=numbers.whole(lost),
        date=numbers.date(month_text(int(result.months[month]))),
        after=numbers.percent(float(ended.active[month] / ended.potential[month])),
        before=numbers.percent(float(result.active[month] / result.potential[month])),
        saved=numbers.short_rupiah(saved),
    )


def answer_sentence(ledger: Ledger, answer: Answer) -> str:
    """Say what the solver found: what it costs and reaches, or how far it gets and what stops it."""
    result, month = answer.projection, len(answer.projection.months) - 1
    values = {
        "cost": numbers.short_rupiah(sum(result.total_cost.values())),
        "coverage": numbers.percent(float(result.active[month] / result.potential[month])),
        "date": numbers.date(month_text(int(result.months[month]))),
        "target": numbers.plain_percent(result.scenario.target or 0),
        "missing": numbers.whole(result.missing(month) or 0),
        "bounds": ", ".join(_bound(ledger, *bound) for bound in answer.bounds) or _("tidak ada"),
    }
    if result.scenario.target is None or answer.reached:
        return _("Dengan {cost}, cakupan mencapai {coverage} pada {date}.").format(**values)
    return _(
        "Target {target} tidak tercapai: dengan {cost}, cakupan mencapai {coverage} pada {date}, kurang {missing} "
        "orang. Yang membatasi: {bounds}."
    ).format(**values)


def _bound(ledger: Ledger, kind: str, name: str) -> str:
    if kind == "source":
        return _("plafon {source}").format(source=_(ledger.premiums.payers[name]))
    return _("jumlah {noun}").format(noun=_(ledger.groups[name].people_noun))


def note(ledger: Ledger, told: Note) -> str:
    """Turn a note of the projection into a sentence."""
    values = dict(told.values)
    if group := ledger.groups.get(values.get("group", "")):
        values |= {"group": _(group.label), "noun": _(group.people_noun)}
    if "payer" in values:
        values["payer"] = _(ledger.premiums.payers[values["payer"]])
    for name in ("people", "funded", "kept", "lost", "added", "uncovered", "ceiling"):
        if name in values:
            values[name] = numbers.whole(values[name])
    for name in ("rupiah", "premium", "spent", "over"):
        if name in values:
            values[name] = numbers.rupiah(values[name])
    for name in ("from", "until"):
        if name in values:
            values[name] = numbers.date(month_text(values[name]))
    return _note_texts()[told.code].format(**values)


def _note_texts() -> dict[str, str]:
    return {
        "renewal_dropped": _(
            "{group}: tanpa perpanjangan, {lost} orang yang iurannya sudah dibiayai keluar dari cakupan."
        ),
        "renewal_short": _(
            "{group}: {people} orang seluruhnya memperpanjang {funded} yang sudah dibiayai. Tidak ada peserta baru, "
            "dan {lost} orang kehilangan perlindungan."
        ),
        "renewal_exact": _(
            "{group}: {people} orang seluruhnya memperpanjang yang sudah dibiayai. Tidak ada peserta baru, "
            "tetapi tidak ada yang kehilangan perlindungan."
        ),
        "renewal_then_growth": _(
            "{group}: {kept} dari {people} orang memperpanjang yang sudah dibiayai; sisanya menambah {added} peserta "
            "setelah pemeriksaan data."
        ),
        "protection_gap": _(
            "{group}: yang dibiayai sebelumnya tidak terlindungi dari {from} sampai {until}, "
            "sebelum iuran dibayar lagi."
        ),
        "beyond_uncovered": _(
            "{group}: jumlahnya melebihi pekerja yang belum terlindungi ({uncovered}). Hasil dibatasi; "
            "kurangi jumlah orang."
        ),
        "together_beyond_uncovered": _(
            "Semua kelompok bersama-sama melebihi pekerja yang belum terlindungi ({uncovered}). "
            "Batas atas hasil dibatasi."
        ),
        "lever_zero": _(
            "{group}: jumlahnya nol dan tidak mengubah apa pun. Isi jumlah orang, atau keluarkan dari rencana."
        ),
        "no_change": _("Rencana ini tidak mengubah apa pun. Tambah orang di luar yang sudah dibiayai."),
        "beyond_group": _(
            "{group}: {people} orang melebihi angka terbit kelompok ini ({ceiling}). Kurangi, atau tambahkan sumbernya."
        ),
        "short_window": _(
            "{group}: dibayar {months} bulan saja. Selama {least} bulan pertama santunan kematian peserta baru hanya "
            "Rp10 juta (menurut satu sumber), bukan Rp42 juta. Bayar paling sedikit 4 bulan, lebih baik 12."
        ),
        "discount_missed": _(
            "{group}: potongan PP 50/2025 tidak berlaku bila APBN atau APBD yang membayar; ADD dan DBHCHT dianggap "
            "APBD. Peserta yang membayar sendiri, CSR, dan zakat mendapatkannya."
        ),
        "budget_too_small": _(
            "{payer}: {rupiah} tidak cukup untuk satu pekerja selama satu bulan ({premium}). Naikkan plafonnya."
        ),
        "over_ceiling": _(
            "{payer}: rencana memerlukan {spent}, melebihi plafon {rupiah} sebesar {over}. "
            "Kurangi orang atau bulan, atau bagi ke sumber lain."
        ),
        "take_up_unmeasured": _(
            "{group}: iuran dibayar sendiri. Bagian yang benar-benar mendaftar belum pernah diukur; "
            "hasil sangat bergantung pada anggapan itu."
        ),
    }


def problem(error: ScenarioError, groups: Mapping[str, Group] | None = None) -> str:
    """Say what is wrong with a scenario and what to do."""
    values = dict(error.values)
    for name in ("active", "potential", "funded"):
        if name in values:
            values[name] = numbers.whole(values[name])
    for name in ("start", "month"):
        if name in values:
            values[name] = numbers.date(month_text(values[name]))
    if "known" in values:
        values["known"] = ", ".join(values["known"])
    if groups and (group := groups.get(values.get("group", ""))):
        values["group"] = _(group.label)
    return _problem_texts()[error.code].format(**values)


def _problem_texts() -> dict[str, str]:
    return {
        "no_potential": _("Pekerja potensial harus lebih dari nol."),
        "active_beyond_potential": _(
            "Peserta aktif ({active}) harus antara 0 dan pekerja potensial ({potential}). Periksa kedua angka."
        ),
        "not_a_share": _("{field} = {value} di luar batas. Isi antara 0 dan 1 (0 sampai 100 %)."),
        "negative_people": _("{group}: jumlah orang harus angka dari nol ke atas."),
        "bad_split": _("{group}: bagian para pembayar harus berjumlah 1, tanpa peserta sendiri."),
        "bad_ceiling": _("Plafon {payer} = {value} harus angka dari nol ke atas."),
        "no_target": _("Wilayah ini belum mempunyai target yang terbit. Isi --target, misalnya 0.54."),
        "month_outside": _("{text} di luar jangka waktu skenario. Mulai dari {start}."),
        "no_region": _("Sebut wilayah dengan --region, atau berkas dengan --scenario."),
        "no_groups": _("Tidak ada kelompok dengan angka terbit di wilayah ini. Sebut kelompok dan jumlah orangnya."),
        "no_ceiling": _("Sebut paling sedikit satu plafon, misalnya --ceiling add=5e9."),
        "self_has_no_ceiling": _("Iuran yang dibayar peserta sendiri bukan anggaran; hapus self dari plafon."),
        "bad_file": _("{file}: {fault}"),
        "no_rule": _("Belum ada aturan iuran untuk {month}. Mulai lebih lambat."),
        "under_a_month": _("{group}: {field} paling sedikit 1 bulan."),
        "no_horizon": _("Jangka waktu {value} bulan di luar batas. Isi 1 sampai {longest} bulan."),
        "group_twice": _("{group} disebut dua kali. Gabungkan menjadi satu."),
        "starts_too_early": _("{group} mulai sebelum bulan pertama skenario ({start}). Mundurkan mulainya."),
        "cohorts_beyond_active": _(
            "Yang sudah dibiayai ({funded}) melebihi peserta aktif ({active}). Periksa peserta aktif."
        ),
        "unknown_group": _("Kelompok {group} tidak dikenal. Yang ada: {known}."),
        "unknown_payer": _("Pembayar {value} tidak dikenal. Yang ada: {known}."),
        "unknown_route": _("Jalur {value} tidak dikenal. Yang ada: {known}."),
        "unknown_region": _("Wilayah {region} tidak dikenal. Pakai kode BPS, misalnya 5203."),
        "no_baseline": _(
            "Belum ada peserta aktif dan pekerja potensial yang terbit untuk {region}. "
            "Isi sendiri dengan --active dan --potential."
        ),
        "bad_pair": _("{text} tidak terbaca di {lever}. Tulis kunci=nilai, misalnya months=9."),
        "bad_number": _("{text} bukan angka, di {lever}."),
        "bad_month": _("{text} bukan bulan. Tulis TTTT-BB, misalnya 2027-01."),
    }
