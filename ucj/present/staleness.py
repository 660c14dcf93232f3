"""What has to be looked up again: every leading figure by its age, what would replace it, and who publishes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.rules import month_number, month_of, month_text
from ucj.present.print.workbook import Row, csv_text, xlsx_bytes
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link


@dataclass(frozen=True)
class Aged:
    """A leading figure and its age.

    Attributes
    ----------
    figure : Observation
        The figure.
    months : int
        How many months ago it described; 0 where its year or month is still to come.
    replacement : str
        The period of the figure that would replace it, `YYYY` or `YYYY-MM`: the last one that has ended where there is
        a later one, else the next. Blank where it is not known how often the indicator is published.
    overdue : bool or None
        Whether a later period has ended, and of a target its own year; None where the rhythm is not known. It says that
        a newer figure can be asked for, not that it has been published.
    """

    figure: Observation
    months: int
    replacement: str
    overdue: bool | None


def by_age(ledger: Ledger, today: dt.date, region: str | None = None, indicator: str | None = None) -> list[Aged]:
    """Return the leading figures, the oldest first, of a region and its members; None for all."""
    members = {} if region is None else {region, *(member.code for member in ledger.members(region))}
    found = [
        _aged(figure, today)
        for figure in ledger.observations
        if figure.lead and (region is None or figure.region.code in members)
        if indicator in (None, figure.indicator.id)
    ]
    return sorted(found, key=lambda item: (-item.months, item.figure.region.code, item.figure.indicator.id))


def _aged(figure: Observation, today: dt.date) -> Aged:
    months, every = numbers.age_in_months(figure.as_of, today), figure.indicator.every_months
    if every is None:
        return Aged(figure, months, "", None)
    if figure.indicator.is_target:
        # Set before its year: the target of the year that runs can be asked for.
        year = int(figure.as_of[:4])
        return Aged(figure, months, str(max(year + 1, today.year)), year < today.year)
    return Aged(figure, months, *_next(figure.as_of, every, today))


@lru_cache(maxsize=1_000)
def _next(as_of: str, every: int, today: dt.date) -> tuple[str, bool]:
    """Return the period that would replace a figure, and whether it has ended; BPS gives one date to thousands."""
    of_a_year = len(as_of) == len("2026")
    described = month_number(f"{as_of}-12" if of_a_year else as_of[: len("2026-01")])
    # The month that today lies in has not ended.
    ended = max(0, (month_of(today) - 1 - described) // every)
    period = month_text(described + every * max(1, ended))
    return period[: len("2026")] if of_a_year and every >= 12 else period, ended > 0


def readable(found: Sequence[Aged], today: dt.date) -> pd.DataFrame:
    """Return them as a reader sees them, in two columns, which fit a phone."""
    return pd.DataFrame(
        [
            {
                _(
                    "Angka utama"
                ): f"**{sentences.region_name(item.figure.region)}: {_(item.figure.indicator.label)}** · "
                f"{numbers.date(item.figure.as_of)}, {_age(item, today)} ({source_link(item.figure.source)})",
                _("Pengganti dan penerbit"): f"{_replacement(item)} · {_(item.figure.indicator.data_source)}",
            }
            for item in found
        ]
    )


def _age(item: Aged, today: dt.date) -> str:
    if item.figure.indicator.is_target:
        if said := sentences.figure_age(item.figure, today):
            return said
        return _("target tahun berjalan") if int(item.figure.as_of[:4]) == today.year else _("target mendatang")
    if item.months < 24:
        return _("{months} bulan lalu").format(months=item.months) if item.months else _("bulan ini")
    return _("{years} tahun lalu").format(years=item.months // 12)


def _replacement(item: Aged) -> str:
    if item.overdue is None:
        return _("jadwal terbit tidak diketahui")
    period = numbers.date(item.replacement)
    if item.figure.indicator.is_target:
        return (_("**target {period}**") if item.overdue else _("target {period}")).format(period=period)
    if item.overdue:
        return _("**{period}, sudah lewat jadwal**").format(period=period)
    return _("{period}, belum waktunya").format(period=period)


def sentence(found: Sequence[Aged]) -> str:
    """Say how many of the figures have a later period, and what that means."""
    late = sum(item.overdue is True for item in found)
    unknown = sum(item.overdue is None for item in found)
    return _(
        "{late} dari {all} angka utama lewat jadwal: periode berikutnya, atau tahun targetnya, sudah berakhir. Angka "
        "barunya dapat diminta, meskipun belum tentu sudah terbit. Jadwal terbit {unknown} angka tidak diketahui."
    ).format(late=numbers.whole(late), all=numbers.whole(len(found)), unknown=numbers.whole(unknown))


def rows(found: Sequence[Aged]) -> list[dict[str, Any]]:
    """Return them as a document: months are counts, what is not known is null."""
    return [
        {
            "region": item.figure.region.code,
            "name": sentences.region_name(item.figure.region),
            "indicator": item.figure.indicator.id,
            "label": _(item.figure.indicator.label),
            "as_of": item.figure.as_of,
            "age_months": item.months,
            "every_months": item.figure.indicator.every_months,
            "overdue": item.overdue,
            "replacement": item.replacement or None,
            "publisher": _(item.figure.indicator.data_source),
            "source": item.figure.source.id,
        }
        for item in found
    ]


def _raw(found: Sequence[Aged]) -> list[Row]:
    words = {True: _("ya"), False: _("belum"), None: _("tidak diketahui")}
    return [
        {
            "kode_bps": item.figure.region.code,
            "wilayah": sentences.region_name(item.figure.region),
            "indikator": item.figure.indicator.id,
            "nama_indikator": _(item.figure.indicator.label),
            "posisi_data": item.figure.as_of,
            "umur_bulan": item.months,
            "terbit_tiap_bulan": item.figure.indicator.every_months,
            "lewat_jadwal": words[item.overdue],
            "pengganti": item.replacement or _("tidak diketahui"),
            "penerbit": _(item.figure.indicator.data_source),
            "sumber_sekarang": item.figure.source.title,
            "alamat": item.figure.source.url,
        }
        for item in found
    ]


def as_csv(found: Sequence[Aged]) -> str:
    """Return the list as CSV."""
    return csv_text(_raw(found))


def as_xlsx(found: Sequence[Aged]) -> bytes:
    """Return the list as a workbook."""
    return xlsx_bytes({_("Daftar pembaruan"): _raw(found)})
