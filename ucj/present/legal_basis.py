"""The laws and letters that a plan rests on, how far each was read, and what readers ask of the programme."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.legal_basis import LegalBasis
from ucj.facts.rules import month_of, month_text
from ucj.present.chapters import Chapter
from ucj.present.parts import Column, Lines, Table
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link, source_name


def caution() -> str:
    """Say that nobody read the laws themselves."""
    return _("Peraturan dibaca melalui sumber yang disebut, bukan naskahnya.")


def laws_frame(ledger: Ledger) -> pd.DataFrame:
    """Return every law and letter with what it says and where that was read, as Markdown."""
    return pd.DataFrame(
        [
            {
                # The number of a letter may go on in the next line.
                _("Peraturan"): f"**{_(row.name)}**".replace("/", "/\u200b")
                + (f" ({numbers.date(row.date)})" if row.date else ""),
                _("Isi"): _says(row),
                _("Dibaca melalui"): ", ".join(map(source_link, row.sources)),
            }
            for row in ledger.legal_basis
            if row.kind == "law"
        ]
    )


def laws_table(ledger: Ledger) -> Table:
    """Return the laws and letters as they are printed."""
    heads = Column(_("Peraturan")), Column(_("Isi"), share=2.0), Column(_("Dibaca melalui"))
    rows = tuple(
        (_(row.name), _says(row), ", ".join(map(source_name, row.sources)))
        for row in ledger.legal_basis
        if row.kind == "law"
    )
    return Table(_("Dasar hukum"), heads, rows, note=caution())


def rules(ledger: Ledger, today: dt.date) -> list[str]:
    """Return what readers ask of the programme, each with its source, as Markdown."""
    told = [
        f"**{_(row.name)}**: {_(row.says)} {', '.join(map(source_link, row.sources))}"
        for row in ledger.legal_basis
        if row.kind == "rule"
    ]
    return [*told, *discount_ends(ledger, today)]


def rule_lines(ledger: Ledger, today: dt.date) -> Lines:
    """Return the same as it is printed."""
    told = [
        (_(row.name), f"{_(row.says)} ({', '.join(map(source_name, row.sources))})")
        for row in ledger.legal_basis
        if row.kind == "rule"
    ]
    ends = [("", line) for line in discount_ends(ledger, today, link=False)]
    return Lines([*told, *ends], _("Yang sering ditanyakan"))


def discount_ends(ledger: Ledger, today: dt.date, *, link: bool = True) -> list[str]:
    """Say when each discount ends for whom, with the months of contributions left, this one among them."""
    sectors = {"transport": _("pekerja angkutan"), "non_transport": _("pekerja di luar angkutan")}
    lines = []
    for discount in ledger.premiums.discounts:
        read = next((row.sources for row in ledger.legal_basis if row.name == discount.reference), ())
        sources = ", ".join(map(source_link if link else source_name, read or (ledger.sources[discount.source],)))
        for sector, (_first, last) in discount.windows.items():
            left = last - month_of(today) + 1
            text = (
                _("Potongan {law} bagi {whom} berakhir {date}: tinggal {months} bulan iuran, termasuk bulan ini.")
                if left > 0
                else _("Potongan {law} bagi {whom} sudah berakhir {date}.")
            ).format(law=discount.reference, whom=sectors[sector], date=numbers.date(_last_day(last)), months=left)
            lines.append(f"{text} {sources}")
    return lines


def chapter(ledger: Ledger, today: dt.date) -> Chapter:
    """Return what paper and the workbook show of them."""
    table = laws_table(ledger)
    return Chapter(paper=(table, rule_lines(ledger, today)), sheet=table, sent=False)


def _says(row: LegalBasis) -> str:
    if not row.says:
        return _("Hanya namanya diketahui.")
    return _(row.says) if row.verified else f"{_(row.says)} {_('Belum diverifikasi.')}"


def _last_day(month: int) -> str:
    following = dt.date.fromisoformat(f"{month_text(month + 1)}-01")
    return (following - dt.timedelta(days=1)).isoformat()
