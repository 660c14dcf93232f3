"""Scenarios side by side in tables, and the lines of their chart; their names are shown as they were typed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.model.comparison import Compared
from ucj.model.lapse import protections
from ucj.model.scenario import Baseline, Lever
from ucj.present import frames
from ucj.present.draw.line_charts import BASELINE_LINE, PLAN_COLOURS, PLAN_DASHES
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim

# Of the height of the chart: names closer than this would lie over each other.
ROOM_FOR_A_NAME = 0.085
LONGEST_LABEL = 24


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
            f"{_(ledger.premiums.payers[payer].label)} {numbers.short_rupiah(rupiah)}"
            for payer, rupiah in spent.items()
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


def lines_frame(ledger: Ledger, compared: Sequence[Compared]) -> pd.DataFrame:
    """Return coverage by month for `line_charts.comparison_spec`, each line with its name and where that stands."""
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
        colour, dash = (PLAN_COLOURS[order], PLAN_DASHES[order]) if plan else BASELINE_LINE
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


def _decision(ledger: Ledger, lever: Lever) -> str:
    payers = ", ".join(_(ledger.premiums.payers[payer].label) for payer, _share in lever.payers)
    return _("{people} {noun}, {months} bulan sejak {start}, {payer}").format(
        people=numbers.whole(lever.people),
        noun=_(ledger.groups[lever.group].people_noun),
        months=numbers.whole(lever.months),
        start=numbers.date(month_text(lever.start)),
        payer=payers,
    )


def _target(item: Compared) -> str:
    target = item.result.scenario.target
    if target is None:
        return _("tanpa target")
    share = numbers.plain_percent(target)
    if item.reached is None:
        last = numbers.date(month_text(int(item.result.months[-1])))
        return _("{share}: belum tercapai sampai {month}").format(share=share, month=last)
    return _("{share}: tercapai {month}").format(share=share, month=numbers.date(month_text(item.reached)))


def _signed(people: float) -> str:
    if round(people) == 0:
        return _("tetap")
    return f"{'+' if people > 0 else '−'}{numbers.whole(abs(people))}"


def _baseline_name(ledger: Ledger, item: Compared, compared: Sequence[Compared]) -> str:
    if len({other.region for other in compared}) == 1:
        return _("Angka awal")
    return _("Angka awal {name}").format(name=ledger.regions[item.region].name)
