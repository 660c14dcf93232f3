"""Scenarios side by side in sentences; their names are shown as they were typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ucj.facts.ledger import Ledger
from ucj.facts.regions import Region
from ucj.facts.rules import month_text
from ucj.facts.scenarios import SavedScenario
from ucj.model.comparison import Compared
from ucj.model.snapshots import what_changed
from ucj.present import afterwards
from ucj.present.words import corrections, numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim


def headline(compared: Sequence[Compared], month: int | None, shown: Callable[[str], str] = verbatim) -> str:
    """Say which plan covers most and what becomes of that coverage; `shown` writes a name, `str` for plain text."""
    if len(compared) == 1:
        return _("Satu skenario disimpan; tambahkan yang kedua untuk membandingkan.")
    if len({_basis(item) for item in compared}) > 1:
        return _side_by_side(compared, month, shown)
    best = max(compared, key=lambda item: item.at(month).coverage)
    values = {
        "name": shown(best.name),
        "coverage": _coverage_and_after(best, month),
        "date": when(month),
        "cost": _cost(best),
        "count": numbers.whole(len(compared)),
    }
    if len({numbers.percent(item.at(month).coverage) for item in compared}) == 1:
        values["coverage"] = numbers.percent(best.at(month).coverage)
        text = _("{count} skenario mencapai cakupan yang sama pada {date}: {coverage}.").format(**values)
        return " ".join([text, *_afterwards(compared, month, shown)])
    return _("Dari {count} skenario, {name} mencapai cakupan tertinggi pada {date}: {coverage}, {cost}.").format(
        **values
    )


def _side_by_side(compared: Sequence[Compared], month: int | None, shown: Callable[[str], str]) -> str:
    """Name each coverage: shares of other workers are not ranked."""
    told = "; ".join(f"{shown(item.name)} {_coverage_and_after(item, month)}, {_cost(item)}" for item in compared)
    return _("Dasar hitung {count} skenario ini berbeda, jadi cakupannya tidak diurutkan. Pada {date}: {told}.").format(
        count=numbers.whole(len(compared)), date=when(month), told=told
    )


def difference(item: Compared, other: Compared, month: int | None) -> str:
    """Say how a plan differs from another in people where the region is the same, otherwise what each reaches."""
    names = {
        "name": verbatim(item.name),
        "other": verbatim(other.name),
        "date": when(month),
        "money": _more_money(item.cost - other.cost),
    }
    if item.region != other.region:
        text = _(
            "{name} ({where}): cakupan {coverage}; {other} ({there}): {beside}, pada {date}, {money}. Dasar hitungnya "
            "berbeda, jadi cakupannya tidak sebanding."
        ).format(
            coverage=numbers.percent(item.at(month).coverage),
            beside=numbers.percent(other.at(month).coverage),
            where=sentences.region_name(item.region),
            there=sentences.region_name(other.region),
            **names,
        )
        return " ".join([text, *_afterwards([item, other], month)])
    people = item.at(month).active - other.at(month).active
    names["people"] = numbers.whole(abs(people))
    if round(people) == 0:
        text = _("{name} melindungi sama banyak orang seperti {other} pada {date}, {money}.")
    elif people > 0:
        text = _("{name} melindungi {people} orang lebih banyak daripada {other} pada {date}, {money}.")
    else:
        text = _("{name} melindungi {people} orang lebih sedikit daripada {other} pada {date}, {money}.")
    said = text.format(**names)
    if _start_figures(item) != _start_figures(other):
        said += " " + _("Angka awalnya berbeda.")
    return " ".join([said, *_afterwards([item, other], month)])


def against_no_plan(item: Compared, month: int | None) -> str:
    """Say how a plan differs from doing nothing in the same month."""
    at = item.at(month)
    values = {
        "name": verbatim(item.name),
        "people": numbers.whole(abs(at.added)),
        "date": numbers.date(month_text(at.month)),
        "cost": _cost(item),
        "without": numbers.percent(at.coverage_without_plan),
    }
    if round(at.added) == 0:
        text = _("{name} tidak menambah siapa pun dibanding tanpa rencana ({without}) pada {date}, {cost}.")
    elif at.added > 0:
        text = _("{name} menambah {people} orang dibanding tanpa rencana ({without}) pada {date}, {cost}.")
    else:
        text = _("{name} mengurangi {people} orang dibanding tanpa rencana ({without}) pada {date}, {cost}.")
    return " ".join([text.format(**values), *_afterwards([item], month)])


def several_regions(compared: Sequence[Compared]) -> str:
    """Say that the plans are of different regions, or nothing where they are not."""
    regions = dict.fromkeys(item.region for item in compared)
    if len(regions) < 2:
        return ""
    names = ", ".join(sentences.region_name(region) for region in regions)
    return _("Skenario ini untuk wilayah yang berbeda ({names}): cakupan dan jumlah orangnya tidak sebanding.").format(
        names=names
    )


def changes(ledger: Ledger, kept: Sequence[SavedScenario]) -> list[str]:
    """Return what has changed since scenarios were saved, as Markdown lines."""
    return [
        f"{verbatim(saved.title)}: {line}"
        for saved in kept
        for line in corrections.lines(ledger, what_changed(ledger, saved))
    ]


def _afterwards(compared: Sequence[Compared], month: int | None, shown: Callable[[str], str] = verbatim) -> list[str]:
    """Return a sentence for each plan whose coverage does not last."""
    return [
        _("Cakupan {name}: {coverage}.").format(name=shown(item.name), coverage=said)
        for item in compared
        if (said := _coverage_and_after(item, month)) != numbers.percent(item.at(month).coverage)
    ]


def _coverage_and_after(item: Compared, month: int | None) -> str:
    at = item.at(month)
    return afterwards.continued(numbers.percent(at.coverage), item.result, at.month)


def when(month: int | None) -> str:
    """Return the month that plans are compared in, in words."""
    return _("bulan terakhir yang dibayar masing-masing") if month is None else numbers.date(month_text(month))


def _more_money(rupiah: int) -> str:
    if rupiah == 0:
        return _("dengan biaya yang sama")
    if rupiah > 0:
        return _("dengan {money} lebih banyak").format(money=numbers.short_rupiah(rupiah))
    return _("dengan {money} lebih sedikit").format(money=numbers.short_rupiah(-rupiah))


def _cost(item: Compared) -> str:
    if item.cost == 0:
        return _("tanpa biaya selain yang dibayar peserta sendiri")
    return _("dengan biaya {money}").format(money=numbers.short_rupiah(item.cost))


def _basis(item: Compared) -> tuple[Region, float]:
    """Return whose share a coverage is."""
    baseline = item.result.scenario.baseline
    return baseline.region, baseline.potential


def _start_figures(item: Compared) -> tuple[float, float]:
    baseline = item.result.scenario.baseline
    return baseline.active, baseline.potential
