"""Scenarios side by side in tables, and the lines of their chart; their names are shown as they were typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.model.comparison import Compared
from ucj.model.lapse import protections
from ucj.model.scenario import Baseline, Cohort, Lever
from ucj.present import frames
from ucj.present.draw.line_charts import BASELINE_LINE, PLAN_COLOURS, PLAN_DASHES
from ucj.present.words import numbers, target_words
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim

# Of the height of the chart: names closer than this would lie over each other.
ROOM_FOR_A_NAME = 0.085
LONGEST_LABEL = 24


def result_table(ledger: Ledger, compared: Sequence[Compared], month: int | None, today: dt.date) -> pd.DataFrame:
    """Return people beside no plan, coverage with its range and the target; in one month, else in the last paid."""
    rows = []
    for item in compared:
        at = item.at(month)
        people = numbers.whole(at.active)
        added = _("{people} ({change})").format(people=people, change=_signed(at.added))
        rows.append(
            {
                _("Skenario"): f"**{verbatim(item.name)}**",
                _("Peserta aktif (tambahan)"): added,
                _("Tanpa rencana"): numbers.whole(at.without_plan),
                _("Cakupan (rendah–tinggi)"): frames.coverage_range(at.coverage_low, at.coverage, at.coverage_high),
                _("Target"): _target(item, target_words.aim(ledger, item.result.scenario, today)),
            }
        )
    return pd.DataFrame(rows)


def money_table(compared: Sequence[Compared]) -> pd.DataFrame:
    """Return what each plan costs, by source, and for one worker beyond no plan."""
    rows = []
    for item in compared:
        spent = {payer: rupiah for payer, rupiah in item.result.total_cost.items() if rupiah}
        by_source = "; ".join(f"{_(payer.label)} {numbers.short_rupiah(rupiah)}" for payer, rupiah in spent.items())
        each = item.cost_per_newly_protected
        rows.append(
            {
                _("Skenario"): f"**{verbatim(item.name)}**",
                _("Biaya menurut sumber"): by_source or _("tidak ada"),
                _("Per pekerja yang ditambahkan"): _("tidak ada yang ditambahkan")
                if each is None
                else numbers.rupiah(each),
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
                _("Keputusan"): decisions(item) or _("tanpa kelompok"),
                _("Yang berakhir"): lapses(ledger, item) or _("tidak ada"),
            }
            for item in compared
        ]
    )


def decisions(item: Compared) -> str:
    """Return the decisions of a plan in one line."""
    return "; ".join(_decision(lever) for lever in item.result.scenario.levers)


def lapses(ledger: Ledger, item: Compared) -> str:
    """Return who is no longer protected after which month."""
    scenario = item.result.scenario
    dropped = [(lever.group, lever.lost) for lever in scenario.levers]
    dropped += [
        (cohort.group, cohort.people)
        for cohort in scenario.idle_cohorts
        if scenario.first_month <= cohort.last_counted < item.result.last.month
    ]
    parts = [
        _("{lost} {noun} tidak diperpanjang").format(lost=numbers.whole(lost), noun=_(group.people_noun))
        for group, lost in dropped
        if round(lost)
    ]
    for held in protections(scenario, ledger.benefits.death_of_newcomer.months):
        if round(held.people - held.left):
            parts.append(
                _("{lost} {noun} setelah {month}").format(
                    lost=numbers.whole(held.people - held.left),
                    noun=_(held.group.people_noun),
                    month=numbers.date(month_text(held.last_counted)),
                )
            )
    return "; ".join(parts)


def lines_frame(compared: Sequence[Compared]) -> pd.DataFrame:
    """Return coverage by month for `line_charts.comparison_spec`, each line with its name and where that stands."""
    lines: list[tuple[str, list[int], list[float], bool]] = []
    for item in compared:
        lines.append((item.name, item.result.months.tolist(), item.result.coverage.tolist(), False))
    nothing: dict[tuple[Baseline, frozenset[Cohort]], Compared] = {}
    for item in sorted(compared, key=lambda item: -len(item.result.months)):
        nothing.setdefault((item.result.scenario.baseline, frozenset(item.result.scenario.cohorts)), item)
    for item in nothing.values():
        without = item.result.without_plan / item.result.potential
        lines.append((_without_plan(item, compared), item.result.months.tolist(), without.tolist(), True))
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


def _line(order: int, name: str, months: list[int], coverage: list[float], nothing: bool) -> pd.DataFrame:
    texts = [month_text(month) for month in months]
    # A name stands where its line is highest: at the end, plans that lapse lie on each other.
    at = 0 if nothing else int(np.argmax(coverage))
    label = name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1]}…"
    return pd.DataFrame(
        {
            "order": order,
            "name": name,
            "nothing": nothing,
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


def _decision(lever: Lever) -> str:
    payers = ", ".join(_(payer.label) for payer, _share in lever.payers)
    return _("{people} {noun}, {months} bulan sejak {start}, {payer}").format(
        people=numbers.whole(lever.people),
        noun=_(lever.group.people_noun),
        months=numbers.whole(lever.months),
        start=numbers.date(month_text(lever.start)),
        payer=payers,
    )


def _target(item: Compared, share: str) -> str:
    if not share:
        return _("tanpa target")
    if item.reached is None:
        last = numbers.date(month_text(int(item.result.months[-1])))
        return _("{share}: belum tercapai sampai {month}").format(share=share, month=last)
    return _("{share}: tercapai {month}").format(share=share, month=numbers.date(month_text(item.reached)))


def _signed(people: float) -> str:
    if round(people) == 0:
        return _("tetap")
    return f"{'+' if people > 0 else '−'}{numbers.whole(abs(people))}"


def _without_plan(item: Compared, compared: Sequence[Compared]) -> str:
    if len({other.region for other in compared}) == 1:
        return _("Tanpa rencana")
    return _("Tanpa rencana, {name}").format(name=item.region.name)
