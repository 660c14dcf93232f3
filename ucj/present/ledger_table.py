"""The ledger as a table to search and to download, with its metadata."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.observations import UNIT_FACTORS, Observation
from ucj.present.print.workbook import Row, csv_text, xlsx_bytes
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link, source_name

# What a cell says of a bound, for whoever computes with the table.
BOUNDS = {"": "", "at_least": "paling sedikit", "at_most": "paling banyak", "about": "sekitar"}
# A sentence of words; a search takes each of them through every row.
LONGEST_SEARCH = 200


def matching(ledger: Ledger, *, region: str | None, indicator: str | None, words: str) -> list[Observation]:
    """Return the figures of a region and an indicator (None for all) in whose row every word occurs.

    Of `words` the first `LONGEST_SEARCH` characters count.
    """
    wanted = set(words[:LONGEST_SEARCH].casefold().split())
    return [
        figure
        for figure in ledger.observations
        if (region is None or figure.region.code == region)
        and (indicator is None or figure.indicator.id == indicator)
        and (not wanted or _holds(_row_text(figure), wanted))
    ]


def readable(figures: list[Observation], today: dt.date) -> pd.DataFrame:
    """Return figures as a reader sees them, in three columns that also fit a phone."""
    rows = []
    for figure in figures:
        star = " ★" if figure.lead else ""
        dated = (sentences.period(figure), sentences.figure_age(figure, today))
        note = sentences.remark(figure.note) if figure.note else ""
        origin = (sentences.status(figure), source_link(figure.source), note)
        rows.append(
            {
                _("Wilayah dan indikator"): f"{sentences.region_name(figure.region)}: {_(figure.indicator.label)}",
                _("Angka dan tanggal"): f"**{sentences.figure_value(figure)}**{star} "
                + " · ".join(part for part in dated if part),
                _("Status, sumber, catatan"): " · ".join(part for part in origin if part),
            }
        )
    return pd.DataFrame(rows)


def as_csv(ledger: Ledger) -> str:
    """Return the whole ledger as CSV: values as they were printed, with unit, source and address."""
    return csv_text(_raw(ledger))


def as_xlsx(ledger: Ledger) -> bytes:
    """Return the whole ledger as a workbook: figures, sources and indicators, numbers as numbers and text as text."""
    return xlsx_bytes(
        {
            _("Angka"): _raw(ledger),
            _("Sumber"): [vars(source) for source in ledger.sources.values()],
            _("Indikator"): [vars(indicator) for indicator in ledger.indicators.values()],
        }
    )


def metadata(ledger: Ledger, indicator: str) -> list[tuple[str, str]]:
    """Return the headings of Satu Data and what they say of an indicator."""
    known = ledger.indicators[indicator]
    return [
        (_("Definisi"), _(known.definition)),
        (_("Rumus Perhitungan"), _(known.formula)),
        (_("Satuan"), _(known.satuan)),
        (_("Interpretasi"), _(known.interpretation)),
        (_("Sumber Data"), _(known.data_source)),
    ]


def verified(ledger: Ledger) -> str:
    """Say when the sources were last looked at."""
    last = max(source.verified for source in ledger.sources.values())
    return _(
        "{figures} angka dari {sources} sumber, diverifikasi terakhir {date}. ★ angka yang dipakai aplikasi."
    ).format(
        figures=numbers.whole(len(ledger.observations)),
        sources=numbers.whole(len(ledger.sources)),
        date=numbers.date(last),
    )


def _holds(text: str, wanted: Collection[str]) -> bool:
    return all(word in text for word in wanted)


def _row_text(figure: Observation) -> str:
    parts = (
        sentences.region_name(figure.region),
        _(figure.indicator.label),
        sentences.figure_value(figure),
        figure.as_of,
        sentences.period(figure),
        sentences.status(figure),
        figure.source.publisher,
        figure.source.title,
        figure.note,
    )
    return " ".join(parts).replace(numbers.NBSP, " ").casefold()


def _raw(ledger: Ledger) -> list[Row]:
    return [
        {
            "kode_bps": figure.region.code,
            "wilayah": sentences.region_name(figure.region),
            "indikator": figure.indicator.id,
            "ukuran": _(figure.indicator.label),
            "nilai": round(figure.value / UNIT_FACTORS[figure.indicator.unit], 6),
            "satuan": _(figure.indicator.satuan),
            "sejak": figure.since,
            "per": figure.as_of,
            "batas": BOUNDS[figure.bound],
            "status": sentences.status_word(figure.status),
            "dipakai": _("ya") if figure.lead else "",
            "sumber": figure.source.title,
            "dinyatakan_oleh": figure.said_by,
            "penerbit": source_name(figure.source),
            "alamat": figure.source.url,
            "catatan": figure.note,
        }
        for figure in ledger.observations
    ]
