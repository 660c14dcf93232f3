"""Frames that charts, tables and downloads are made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.rules import Payer, budget_years, month_text, year_of
from ucj.model.comparability import ranked_together
from ucj.model.projection import Projection
from ucj.model.scenario import Ceiling
from ucj.present.draw.line_labels import Label, Line, Shares, coverage_top, level_line, place, place_along
from ucj.present.draw.map_measures import MapMeasure, MappedValue
from ucj.present.print.workbook import Row, csv_text
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_name
from ucj.present.words.escape import verbatim

# Low, central and high coverage by month.
Band = tuple[Shares, Shares, Shares]
# Where the words of a line are wished, the best first: at the end of the chart, above the line.
TARGET = ((False, True), (True, True), (False, False), (True, False))
WITHOUT_PLAN = ((True, False), (True, True), (False, False), (False, True))
LATEST = ((True, True), (True, False))


def series_frame(
    figures: Sequence[Observation], runs: Sequence[int], target: float | None, target_label: str
) -> pd.DataFrame:
    """Return a published series and its target for `line_charts.series_spec`; a bare year is drawn at its end.

    `runs` says which points are joined: see `comparability.runs`.
    """
    dates = pd.to_datetime([_timestamp(figure.as_of) for figure in figures])
    days = (dates - dates[0]).days.to_numpy(dtype=float)
    values = np.array([figure.value for figure in figures])
    line = Line(days / (days[-1] or 1), values)
    top = max(values.max(), target or 0.0)
    lines = [line] if target is None else [line, level_line(target)]
    latest = place(sentences.figure_value(figures[-1]), float(values[-1]), LATEST, lines, [], top)
    labels = {"latest": latest}
    if target is not None:
        labels["target"] = place(target_label, target, TARGET, [line], [latest], top)
    return pd.DataFrame(
        {
            "date": dates,
            "value": values,
            "run": list(runs),
            "basis": [sentences.remark(figure.basis) if figure.basis else _("tidak diketahui") for figure in figures],
            "label": [sentences.figure_value(figure) for figure in figures],
            "when": [numbers.date(figure.as_of) for figure in figures],
            "source": [source_name(figure.source) for figure in figures],
            "target": np.nan if target is None else target,
            **_label_columns(labels, ("target", "latest"), len(figures)),
        }
    )


def projection_frame(result: Projection, aim: str, band: Band | None = None) -> pd.DataFrame:
    """Return coverage by month, with the plan and without it, for `line_charts.projection_spec`, and the words in it.

    Parameters
    ----------
    result : Projection
        The plan.
    aim : str
        What its target is called, see `target_words.aim`.
    band : tuple of arrays or None
        Low, central and high coverage by month, those of the plan by default.
    """
    months = [month_text(int(month)) for month in result.months]
    low, central, high = band or (
        result.active_low / result.potential,
        result.coverage,
        result.active_high / result.potential,
    )
    without = result.without_plan / result.potential
    # What was published as participants is another share of other workers.
    target = None if result.needed is None else result.needed / result.potential
    labels = _projection_labels(aim, target, without, (low, central, high))
    return pd.DataFrame(
        {
            "date": pd.to_datetime(months),
            "low": low,
            "central": central,
            "high": high,
            "without_plan": without,
            "target": np.nan if target is None else target,
            **_label_columns(labels, ("target", "without_plan"), len(months)),
            "when": [numbers.date(month) for month in months],
            "label": [coverage_range(*values) for values in zip(low, central, high, strict=True)],
            "label_without": [numbers.percent(share) for share in without],
        }
    )


def _projection_labels(aim: str, target: Shares | None, without: Shares, band: Band) -> dict[str, Label]:
    across = np.linspace(0, 1, len(without))
    lines, alone = [Line(across, edge) for edge in band], Line(across, without)
    highest = max(float(values.max()) for values in (band[2], without, *([] if target is None else [target])))
    top, words = coverage_top(highest), _("Tanpa rencana")
    if target is None:
        return {"without_plan": place_along(words, alone, WITHOUT_PLAN, lines, [], top)}
    level, aimed = Line(across, target), _("Target {target}").format(target=aim)
    first = place_along(aimed, level, TARGET, [*lines, alone], [], top)
    return {"target": first, "without_plan": place_along(words, alone, WITHOUT_PLAN, [*lines, level], [first], top)}


def _label_columns(labels: Mapping[str, Label], names: Sequence[str], rows: int) -> dict[str, Any]:
    """Return the columns of labels: the words at the row they stand at and blank elsewhere, their level and side."""
    columns: dict[str, Any] = {"first": [row == 0 for row in range(rows)]}
    for name in names:
        label = labels.get(name)
        at = (rows - 1 if label.at_end else 0) if label else None
        columns |= {
            f"{name}_label": [label.words if label and row == at else "" for row in range(rows)],
            f"{name}_level": label.level if label else np.nan,
            f"{name}_above": bool(label and label.above),
        }
    return columns


def coverage_range(low: float, central: float, high: float) -> str:
    """Return a coverage with its range, without the range where the three read the same."""
    if numbers.percent(low) == numbers.percent(high):
        return numbers.percent(central)
    return f"{numbers.percent(central)} ({numbers.percent(low)}–{numbers.percent(high)})"


def measure_table(ledger: Ledger, province: str, measure: MapMeasure) -> pd.DataFrame:
    """Return the readable twin of a map: one row a kabupaten/kota, those without a figure last.

    The highest value comes first where all figures may be ranked; elsewhere the order is that of the ledger.
    """
    rows = []
    values = {region.code: measure.value(ledger, region.code) for region in ledger.members(province)}
    ranked = ranked_together({code: value.as_of if value else None for code, value in values.items()})
    in_order = len(ranked) == sum(value is not None for value in values.values())
    for region in ledger.members(province):
        mapped = values[region.code]
        rows.append(
            {
                "_order": -np.inf if mapped is None else mapped.value if in_order else 0.0,
                _("Wilayah"): sentences.region_name(region),
                measure.label: _("belum ada angka terbit") if mapped is None else measure.value_text(mapped),
                _("Posisi data"): numbers.MISSING if mapped is None else numbers.date(mapped.as_of),
                _("Sumber"): numbers.MISSING if mapped is None else publishers(mapped.figures, verbatim),
            }
        )
    table = pd.DataFrame(rows).sort_values("_order", ascending=False, kind="stable")
    return table.drop(columns="_order").reset_index(drop=True)


def measure_csv(ledger: Ledger, province: str, measure: MapMeasure) -> str:
    """Return the map as CSV with raw values and metadata: fractions as percent, blank where nothing was published."""
    percent = measure.unit == "%"
    rows: list[Row] = []
    for region in ledger.members(province):
        mapped = measure.value(ledger, region.code)
        value = "" if mapped is None else f"{round(mapped.value * (100 if percent else 1), 6):.15g}"
        rows.append(
            {
                "kode_bps": region.code,
                "kode_kemendagri": region.kemendagri_code,
                "wilayah": sentences.region_name(region),
                "ukuran": measure.label,
                "nilai": value,
                "satuan": measure.unit,
                "per": mapped.as_of if mapped else "",
                "status": _status(mapped) if mapped else _("belum ada angka terbit"),
                "sumber": "; ".join(f.source.title for f in mapped.figures) if mapped else "",
                "alamat": "; ".join(f.source.url for f in mapped.figures if f.source.url) if mapped else "",
            }
        )
    return csv_text(rows)


def _status(mapped: MappedValue) -> str:
    status = sentences.status_word(mapped.status)
    return f"{status}; {mapped.remark}" if mapped.remark else status


def publishers(figures: tuple[Observation, ...], shown: Callable[[str], str] = str) -> str:
    """Return who published some figures, each once; `shown` is applied to each, `verbatim` where Markdown is read."""
    return ", ".join(shown(name) for name in dict.fromkeys(source_name(figure.source) for figure in figures))


def cost_table(ledger: Ledger, result: Projection) -> pd.DataFrame:
    """Return the money of a plan: a row for each payer and budget year with its ceiling, own payments last.

    A payer of several years has a row of their sum.
    """
    ceilings, own = result.scenario.ceilings, ledger.premiums.payers["self"]
    costs = {ceiling.payer: np.zeros(len(result.months)) for ceiling in ceilings} | result.cost
    rows = [row for payer, cost in costs.items() for row in _cost_rows(result, payer, cost, ceilings)]
    table = pd.DataFrame([*rows, *_cost_rows(result, own, result.self_paid, ())])
    return table if ceilings else table.drop(columns=[_("Plafon"), _("Sisa plafon")])


def _cost_rows(result: Projection, payer: Payer, cost: Shares, ceilings: Sequence[Ceiling]) -> list[dict[str, str]]:
    years = year_of(result.months)
    plan = budget_years(result.scenario.start, result.last.month)
    limits = {year: _limit(payer, year, ceilings) for year in plan}
    # The rounded running sum and not each year, so that the years add up.
    until = {year: round(float(cost[years <= year].sum())) for year in (min(limits) - 1, *limits)}
    spent = {year: until[year] - until[year - 1] for year in limits}
    shown = [year for year in limits if spent[year] or limits[year] is not None] or [min(limits)]
    rows = [_cost_row(payer, str(year), spent[year], limits[year]) for year in shown]
    return [*rows, *([_cost_row(payer, _("jumlah"), sum(spent.values()), None)] if len(shown) > 1 else [])]


def _limit(payer: Payer, year: int, ceilings: Sequence[Ceiling]) -> float | None:
    return min((one.rupiah for one in ceilings if one.payer == payer and one.year in (None, year)), default=None)


def _cost_row(payer: Payer, year: str, spent: int, ceiling: float | None) -> dict[str, str]:
    return {
        _("Pembayar"): _(payer.label),
        _("Tahun anggaran"): year,
        _("Iuran"): numbers.rupiah(spent),
        _("Plafon"): numbers.MISSING if ceiling is None else numbers.rupiah(ceiling),
        _("Sisa plafon"): numbers.MISSING if ceiling is None else numbers.rupiah(ceiling - spent),
    }


def _timestamp(as_of: str) -> pd.Timestamp:
    return pd.Timestamp(f"{as_of}-12-31" if len(as_of) == len("2025") else as_of)
