"""Frames that charts, tables and downloads are made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.rules import month_text
from ucj.model.mapped import MEASURES
from ucj.model.projection import Projection
from ucj.present import numbers, sentences
from ucj.present.classes import scheme
from ucj.present.escape import verbatim
from ucj.present.text import _
from ucj.present.workbook import Row, csv_text


def series_frame(figures: Sequence[Observation], unit: str, target: float | None, target_label: str) -> pd.DataFrame:
    """Return a published series and its target for `charts.series_spec`; a bare year is drawn at its end."""
    places = range(len(figures))
    return pd.DataFrame(
        {
            "date": [_timestamp(figure.as_of) for figure in figures],
            "value": [figure.value for figure in figures],
            "label": [sentences.figure_value(figure, unit) for figure in figures],
            "when": [numbers.date(figure.as_of) for figure in figures],
            "source": [figure.source.publisher for figure in figures],
            "target": np.nan if target is None else target,
            "target_label": target_label,
            "first": [place == 0 for place in places],
            "last": [place == places[-1] for place in places],
        }
    )


def projection_frame(result: Projection) -> pd.DataFrame:
    """Return coverage by month for `charts.projection_spec`, with the words that stand in the chart."""
    scenario = result.scenario
    months = [month_text(int(month)) for month in result.months]
    low, central, high = (
        people / result.potential for people in (result.active_low, result.active, result.active_high)
    )
    return pd.DataFrame(
        {
            "date": pd.to_datetime(months),
            "low": low,
            "central": central,
            "high": high,
            "baseline": scenario.baseline.coverage,
            "baseline_label": _("Sekarang {coverage}").format(coverage=numbers.percent(scenario.baseline.coverage)),
            "target": np.nan if scenario.target is None else scenario.target,
            "target_label": ""
            if scenario.target is None
            else _("Target {target}").format(target=numbers.plain_percent(scenario.target)),
            "first": np.arange(len(months)) == 0,
            "when": [numbers.date(month) for month in months],
            "label": [coverage_range(*values) for values in zip(low, central, high, strict=True)],
        }
    )


def coverage_range(low: float, central: float, high: float) -> str:
    """Return a coverage with its range, without the range where the three read the same."""
    if numbers.percent(low) == numbers.percent(high):
        return numbers.percent(central)
    return f"{numbers.percent(central)} ({numbers.percent(low)}–{numbers.percent(high)})"


def measure_table(ledger: Ledger, province: str, measure: str) -> pd.DataFrame:
    """Return the readable twin of a map: one row a kabupaten/kota, highest value first, without a figure last."""
    look = scheme(measure)
    rows = []
    for region in ledger.members(province):
        found = MEASURES[measure](ledger, region.code)
        rows.append(
            {
                "_order": -np.inf if found is None else found.value,
                _("Wilayah"): sentences.region_name(region),
                look.label: _("belum ada angka terbit") if found is None else look.value_text(found),
                _("Per"): numbers.MISSING if found is None else numbers.date(found.as_of),
                _("Sumber"): numbers.MISSING if found is None else publishers(found.figures, verbatim),
            }
        )
    table = pd.DataFrame(rows).sort_values("_order", ascending=False, kind="stable")
    return table.drop(columns="_order").reset_index(drop=True)


def measure_csv(ledger: Ledger, province: str, measure: str) -> str:
    """Return the map as CSV with raw values and metadata: fractions as percent, blank where nothing was published."""
    look = scheme(measure)
    percent = look.unit == "%"
    rows: list[Row] = []
    for region in ledger.members(province):
        found = MEASURES[measure](ledger, region.code)
        value = "" if found is None else f"{round(found.value * (100 if percent else 1), 6):.15g}"
        rows.append(
            {
                "kode_bps": region.code,
                "kode_kemendagri": region.kemendagri_code,
                "wilayah": sentences.region_name(region),
                "ukuran": look.label,
                "nilai": value,
                "satuan": look.unit,
                "per": found.as_of if found else "",
                "status": sentences.status_word(found.status) if found else _("belum ada angka terbit"),
                "sumber": "; ".join(f.source.title for f in found.figures) if found else "",
                "alamat": "; ".join(f.source.url for f in found.figures if f.source.url) if found else "",
            }
        )
    return csv_text(rows)


def publishers(figures: tuple[Observation, ...], shown: Callable[[str], str] = str) -> str:
    """Return who published some figures, each once; `shown` is applied to each, `verbatim` where Markdown is read."""
    return ", ".join(shown(name) for name in dict.fromkeys(figure.source.publisher for figure in figures))


def cost_table(ledger: Ledger, result: Projection) -> pd.DataFrame:
    """Return the money of a plan: a row for each payer with its ceiling where one is set, own payments last."""
    ceilings = dict(result.scenario.ceilings)
    payers = [*dict.fromkeys([*result.total_cost, *ceilings])]
    rows = [_cost_row(ledger, payer, result.total_cost.get(payer, 0), ceilings.get(payer)) for payer in payers]
    table = pd.DataFrame([*rows, _cost_row(ledger, "self", result.total_self_paid, None)])
    return table if ceilings else table.drop(columns=[_("Plafon"), _("Sisa plafon")])


def _cost_row(ledger: Ledger, payer: str, total: int, ceiling: float | None) -> dict[str, str]:
    return {
        _("Pembayar"): _(ledger.premiums.payers[payer]),
        _("Iuran selama rencana"): numbers.rupiah(total),
        _("Plafon"): numbers.MISSING if ceiling is None else numbers.rupiah(ceiling),
        _("Sisa plafon"): numbers.MISSING if ceiling is None else numbers.rupiah(ceiling - total),
    }


def _timestamp(as_of: str) -> pd.Timestamp:
    return pd.Timestamp(f"{as_of}-12-31" if len(as_of) == len("2025") else as_of)
