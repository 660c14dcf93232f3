"""Scenarios side by side in tables, a chart's frame and sentences; their names are shown as they were typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.facts.scenario_checks import Fault
from ucj.facts.scenarios import SavedScenario
from ucj.model.comparison import Compared
from ucj.model.lapse import protections
from ucj.model.scenario import Baseline, Lever
from ucj.model.snapshots import what_changed
from ucj.present import afterwards, frames
from ucj.present.draw import charts
from ucj.present.words import corrections, numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.escape import excerpt, verbatim

# Of the height of the chart: names closer than this would lie over each other.
ROOM_FOR_A_NAME = 0.085
LONGEST_LABEL = 24
MOST_FAULTS = 12


def result_table(ledger: Ledger, compared: Sequence[Compared], month: int | None) -> pd.DataFrame:
    """Return people, coverage with its range and the target; in one month for all, else in each plan's last paid."""
    rows = []
    for item in compared:
        at = item.at(month)
        change = at.active - item.result.scenario.baseline.active
        people = numbers.whole(at.active)
        added = _("{people} ({change})").format(people=people, change=_signed(change))
        rows.append(
            {
                _("Skenario"): f"**{verbatim(item.name)}**",
                _("Terlindungi (perubahan)"): added,
                _("Cakupan (rendah–tinggi)"): frames.coverage_range(at.coverage_low, at.coverage, at.coverage_high),
                _("Target"): _target(item),
            }
        )
    return pd.DataFrame(rows)


def money_table(ledger: Ledger, compared: Sequence[Compared]) -> pd.DataFrame:
    """Return what each plan costs, by source, and for one newly protected worker."""
    rows = []
    for item in compared:
        spent = {payer: rupiah for payer, rupiah in item.result.total_cost.items() if rupiah}
        by_source = "; ".join(
            f"{_(ledger.premiums.payers[payer])} {numbers.short_rupiah(rupiah)}" for payer, rupiah in spent.items()
        )
        each = item.cost_per_newly_protected
        rows.append(
            {
                _("Skenario"): f"**{verbatim(item.name)}**",
                _("Biaya menurut sumber"): by_source or _("tidak ada"),
                _("Per pekerja baru"): _("tidak ada yang baru") if each is None else numbers.rupiah(each),
                _("Dibayar sendiri"): numbers.short_rupiah(item.result.total_self_paid),
            }
        )
    return pd.DataFrame(rows)


def decision_table(ledger: Ledger, compared: Sequence[Compared]) -> pd.DataFrame:
    """Return what each plan decides and what lapses."""
    return pd.DataFrame(
        [
            {
                _("Skenario"): f"**{verbatim(item.name)}**",
                _("Keputusan"): decisions(ledger, item) or _("tanpa kelompok"),
                _("Yang berakhir"): lapses(ledger, item) or _("tidak ada"),
            }
            for item in compared
        ]
    )


def decisions(ledger: Ledger, item: Compared) -> str:
    """Return the decisions of a plan in one line."""
    return "; ".join(_decision(ledger, lever) for lever in item.result.scenario.levers)


def lapses(ledger: Ledger, item: Compared) -> str:
    """Return who is no longer protected after which month."""
    scenario = item.result.scenario
    parts = [
        _("{lost} {noun} tidak diperpanjang").format(
            lost=numbers.whole(lever.lost), noun=_(ledger.groups[lever.group].people_noun)
        )
        for lever in scenario.levers
        if round(lever.lost)
    ]
    for held in protections(scenario, ledger.benefits.death_of_newcomer.months):
        if round(held.people - held.left):
            parts.append(
                _("{lost} {noun} setelah {month}").format(
                    lost=numbers.whole(held.people - held.left),
                    noun=_(ledger.groups[held.group].people_noun),
                    month=numbers.date(month_text(held.last_counted)),
                )
            )
    return "; ".join(parts)


def headline(
    ledger: Ledger, compared: Sequence[Compared], month: int | None, shown: Callable[[str], str] = verbatim
) -> str:
    """Say which plan covers most and what becomes of that coverage; `shown` writes a name, `str` for plain text."""
    if len(compared) == 1:
        return _("Satu skenario disimpan; tambahkan yang kedua untuk membandingkan.")
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


def difference(ledger: Ledger, item: Compared, other: Compared, month: int | None) -> str:
    """Say how a plan differs from another: in people where the region is the same, otherwise in coverage."""
    names = {
        "name": verbatim(item.name),
        "other": verbatim(other.name),
        "date": when(month),
        "money": _more_money(item.cost - other.cost),
    }
    if item.region != other.region:
        points = round(item.at(month).coverage * 100, 2) - round(other.at(month).coverage * 100, 2)
        values = {
            "points": numbers.decimal(abs(points), 2),
            "where": sentences.region_name(ledger.regions[item.region]),
            "there": sentences.region_name(ledger.regions[other.region]),
        }
        higher = _(
            "{name} ({where}): cakupan {points} poin lebih tinggi daripada {other} ({there}) pada {date}, {money}."
        )
        lower = _(
            "{name} ({where}): cakupan {points} poin lebih rendah daripada {other} ({there}) pada {date}, {money}."
        )
        text = higher if points >= 0 else lower
        return " ".join([text.format(**values, **names), *_afterwards([item, other], month)])
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


def from_baseline(item: Compared, month: int | None) -> str:
    """Say how a plan differs from the figures it starts from."""
    at = item.at(month).month
    people = item.at(month).active - item.result.scenario.baseline.active
    values = {
        "name": verbatim(item.name),
        "people": numbers.whole(abs(people)),
        "date": numbers.date(month_text(at)),
        "cost": _cost(item),
    }
    if round(people) == 0:
        text = _("{name} melindungi sama banyak orang seperti angka awal pada {date}, {cost}.")
    elif people > 0:
        text = _("{name} melindungi {people} orang lebih banyak daripada angka awal pada {date}, {cost}.")
    else:
        text = _("{name} melindungi {people} orang lebih sedikit daripada angka awal pada {date}, {cost}.")
    return " ".join([text.format(**values), *_afterwards([item], month)])


def several_regions(ledger: Ledger, compared: Sequence[Compared]) -> str:
    """Say that the plans are of different regions, or nothing where they are not."""
    regions = dict.fromkeys(item.region for item in compared)
    if len(regions) < 2:
        return ""
    names = ", ".join(sentences.region_name(ledger.regions[code]) for code in regions)
    return _("Skenario ini untuk wilayah yang berbeda ({names}): bandingkan cakupannya, bukan jumlah orangnya.").format(
        names=names
    )


def changes(ledger: Ledger, kept: Sequence[SavedScenario]) -> list[str]:
    """Return what has changed since scenarios were saved, as Markdown lines."""
    return [
        f"{verbatim(saved.title)}: {line}"
        for saved in kept
        for line in corrections.lines(ledger, what_changed(ledger, saved))
    ]


def lines_frame(ledger: Ledger, compared: Sequence[Compared]) -> pd.DataFrame:
    """Return coverage by month for `charts.comparison_spec`, each line with its name and where that stands."""
    last = max(int(item.result.months[-1]) for item in compared)
    first = min(int(item.result.months[0]) for item in compared)
    lines: list[tuple[str, list[int], list[float], bool]] = []
    for item in compared:
        coverage = item.result.coverage.tolist()
        lines.append((item.name, item.result.months.tolist(), coverage, False))
    starts: dict[Baseline, str] = {}
    for item in compared:
        starts.setdefault(item.result.scenario.baseline, _baseline_name(ledger, item, compared))
    lines += [(name, [first, last], [start.coverage, start.coverage], True) for start, name in starts.items()]
    frame = pd.concat([_line(order, *line) for order, line in enumerate(lines)], ignore_index=True)
    return _spread(frame)


def legend_lines(frame: pd.DataFrame, plans: int) -> list[tuple[str, str, list[int]]]:
    """Return name, colour and dash of each line of `lines_frame` for `legend.lines_legend`."""
    found = []
    for order, name in frame[["order", "name"]].drop_duplicates().itertuples(index=False):
        plan = order < plans
        colour, dash = (charts.PLAN_COLOURS[order], charts.PLAN_DASHES[order]) if plan else charts.BASELINE_LINE
        found.append((str(name), colour, list(dash)))
    return found


def _line(order: int, name: str, months: list[int], coverage: list[float], baseline: bool) -> pd.DataFrame:
    texts = [month_text(month) for month in months]
    # A name stands where its line is highest: at the end, plans that lapse lie on each other.
    at = 0 if baseline else int(np.argmax(coverage))
    label = name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1]}…"
    return pd.DataFrame(
        {
            "order": order,
            "name": name,
            "baseline": baseline,
            "date": pd.to_datetime(texts),
            "when": [numbers.date(text) for text in texts],
            "coverage": coverage,
            "label": [numbers.percent(value) for value in coverage],
            "name_here": [label if i == at else "" for i in range(len(coverage))],
            # A name written to the right of a late month would leave the chart.
            "side": "left" if at < len(coverage) / 2 else "right",
        }
    )


def _spread(frame: pd.DataFrame) -> pd.DataFrame:
    """Add where each name is written: above its line, and higher where another name stands there already."""
    room = float(frame["coverage"].max() - frame["coverage"].min()) * ROOM_FOR_A_NAME
    named = frame[frame["name_here"] != ""].sort_values("coverage", kind="stable")
    at, below = {}, -np.inf
    for index, coverage in named["coverage"].items():
        below = max(float(coverage) + room / 2, below + room)
        at[index] = below
    return frame.assign(name_at=pd.Series(at, dtype=float).reindex(frame.index))


def fault_lines(faults: Sequence[Fault]) -> list[str]:
    """Return what is wrong in a scenario file, as Markdown lines."""
    what = {
        "toml": _("berkas ini bukan TOML yang dapat dibaca"),
        "missing": _("belum diisi"),
        "unknown": _("tidak dikenal"),
        "number": _("harus angka"),
        "text": _("harus teks"),
        "month": _("harus bulan TTTT-BB, misalnya 2027-01"),
        "date": _("harus tanggal TTTT, TTTT-BB, atau TTTT-BB-HH"),
        "range": _("di luar batas {0} sampai {1}"),
        "too_long": _("paling panjang {0} huruf"),
        "too_large": _("paling besar {0} huruf; hapus yang bukan skenario"),
        "too_many": _("paling banyak {0}; bagi menjadi beberapa berkas"),
        "too_deep": _("kunci dan kurung paling dalam {0} tingkat; pakai bentuk berkas yang diunduh dari halaman ini"),
        "other": _("tidak dapat dibaca"),
    }
    lines = []
    for fault in faults[:MOST_FAULTS]:
        place = verbatim(excerpt(fault.place)) if fault.place else _("Berkas")
        if at := re.search(r"line ([0-9]+), column ([0-9]+)", fault.read if fault.kind == "toml" else ""):
            place = _("Berkas, baris {row}, kolom {column}").format(row=at[1], column=at[2])
        read = verbatim(excerpt(fault.read)) if fault.kind != "toml" else ""
        written = _(", tertulis {read}").format(read=read) if read else ""
        lines.append(f"{place}: {what[fault.kind].format(*map(_limit, fault.limits))}{written}")
    if len(faults) > MOST_FAULTS:
        lines.append(_("… dan {count} lagi yang serupa.").format(count=len(faults) - MOST_FAULTS))
    return lines


def _afterwards(compared: Sequence[Compared], month: int | None, shown: Callable[[str], str] = verbatim) -> list[str]:
    """Return a sentence for each plan whose coverage does not last."""
    return [
        _("Cakupan {name}: {coverage}.").format(name=shown(item.name), coverage=said)
        for item in compared
        if (said := _coverage_and_after(item, month)) != numbers.percent(item.at(month).coverage)
    ]


def _coverage_and_after(item: Compared, month: int | None) -> str:
    at = item.at(month)
    return afterwards.continued(numbers.percent(at.coverage), item.result, at.month - item.result.scenario.start)


def _limit(limit: float | str) -> str:
    return limit if isinstance(limit, str) else numbers.whole(limit)


def _decision(ledger: Ledger, lever: Lever) -> str:
    payers = ", ".join(_(ledger.premiums.payers[payer]) for payer, _share in lever.payers)
    return _("{people} {noun}, {months} bulan sejak {start}, {payer}").format(
        people=numbers.whole(lever.people),
        noun=_(ledger.groups[lever.group].people_noun),
        months=numbers.whole(lever.months),
        start=numbers.date(month_text(lever.start)),
        payer=payers,
    )


def when(month: int | None) -> str:
    """Return the month that plans are compared in, in words."""
    return _("bulan terakhir yang dibayar masing-masing") if month is None else numbers.date(month_text(month))


def _target(item: Compared) -> str:
    target = item.result.scenario.target
    if target is None:
        return _("tanpa target")
    share = numbers.plain_percent(target)
    if item.reached is None:
        last = numbers.date(month_text(int(item.result.months[-1])))
        return _("{share}: belum tercapai sampai {month}").format(share=share, month=last)
    return _("{share}: tercapai {month}").format(share=share, month=numbers.date(month_text(item.reached)))


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


def _signed(people: float) -> str:
    if round(people) == 0:
        return _("tetap")
    return f"{'+' if people > 0 else '−'}{numbers.whole(abs(people))}"


def _start_figures(item: Compared) -> tuple[float, float]:
    baseline = item.result.scenario.baseline
    return baseline.active, baseline.potential


def _baseline_name(ledger: Ledger, item: Compared, compared: Sequence[Compared]) -> str:
    if len({other.region for other in compared}) == 1:
        return _("Angka awal")
    return _("Angka awal {name}").format(name=ledger.regions[item.region].name)
