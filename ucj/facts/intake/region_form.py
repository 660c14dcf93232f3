"""The form of tables of regions: which columns they have, and what is wrong with a row or asked about the table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ucj.facts.intake import region_checks, region_dates, region_published
from ucj.facts.intake.cells import is_blank, read_count, read_percent, read_thousands
from ucj.facts.intake.forms import Form, Table, fault
from ucj.facts.intake.heading_words import Column, in_thousands
from ucj.facts.intake.headings import SheetTable
from ucj.facts.intake.questions import Asked, choices
from ucj.facts.intake.region_columns import COLUMNS, COUNTS, PARTS, PRINTED
from ucj.facts.intake.region_names import load_region_names
from ucj.facts.intake.region_rows import UploadedRow
from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import MOST_PEOPLE
from ucj.facts.remarks import Place, Remark

LONGEST_SOURCE = 300
_PEOPLE = (*COUNTS, *PARTS)
# Those of which two cannot be read as one.
_NEEDED = {"cakupan_persen", "provinsi", *(column.id for column in COLUMNS)}


class RegionForm(Form[UploadedRow]):
    """Coverage figures of regions; none is later than `today`."""

    columns = (*COLUMNS, *PRINTED)
    naming = ("nama", "kode")
    figures = ("peserta_aktif", "potensi_pekerja", "cakupan_persen", "target_persen")
    totals = (("nama", "kode"),)
    no_table, no_rows = "no_heading", "no_rows"

    def __init__(self, today: dt.date, ledger: Ledger | None = None) -> None:
        """Keep the date, and what was published, which the figures are compared with."""
        self.today, self.names, self.ledger = today.isoformat(), load_region_names(), ledger
        # Columns whose people are counted in thousands.
        self._thousands: set[str] = set()

    def find(self, cells: Mapping[str, str], system: str, *, suggest: bool) -> str | Remark:
        """Return the code of the region."""
        return self.names.find(cells.get("kode", ""), cells.get("nama", ""), system, suggest=suggest)

    def again(self, cells: Mapping[str, str], key: str, first: Place) -> Remark:
        """Return that the region has a row already."""
        return fault("region_twice", "nama" if cells.get("nama") else "kode", first=first, maybe=(key,))

    def named_otherwise(self, table: SheetTable) -> SheetTable:
        """Return a table in which a sum beside segments, a list of provinces and a target in people are called that."""
        headings = table.headings
        if "peserta_aktif" not in headings and "jumlah" in headings and PARTS.keys() & headings.keys():
            table = table.renamed("jumlah", "peserta_aktif")
        if not set(self.naming) & headings.keys() and "provinsi" in headings:
            table = table.renamed("provinsi", "nama")
        targets = [cell for row in table.rows if not is_blank(cell := row.cells.get("target_persen", ""))]
        people = [cell for cell in targets if read_percent(cell) is None and (read_count(cell) or 0) > 100]
        if len(people) * 2 > len(targets) and "target_orang" not in headings and "target_persen" not in table.dated:
            table = table.renamed("target_persen", "target_orang")
        return table

    def missing(self, table: SheetTable) -> Sequence[str]:
        """Return the column to add where nothing is said of anybody."""
        given = {"peserta_aktif", "cakupan_persen", "target_persen"} & table.headings.keys()
        return () if given else ("peserta_aktif",)

    def settle(self, table: SheetTable, asked: Asked, notes: list[Remark]) -> SheetTable | None:
        """Return the table of one year in one unit, None where that must be answered first."""
        table = replace(table, twice=tuple(name for name in table.twice if name in _NEEDED))
        if table.twice:
            return table
        before = len(asked.questions)
        table = region_dates.choose_years(region_dates.choose_rows(table, asked), asked, notes)
        self._thousands = self._in_thousands(table, asked, notes)
        return None if any(not question.answer for question in asked.questions[before:]) else table

    def read(self, column: Column, text: str) -> Any:
        """Return what a cell says, a count in thousands as people."""
        if column.id not in self._thousands:
            return super().read(column, text)
        count = read_thousands(text)
        return count if count is not None and count <= MOST_PEOPLE else None

    def unread(self, column: Column) -> str:
        """Return what is wrong with a cell that says nothing."""
        return "thousands" if column.id in self._thousands else super().unread(column)

    def faults(self, cells: Mapping[str, str], values: Mapping[str, Any]) -> Iterator[Remark]:
        """Yield what the figures cannot be together."""
        active, potential, as_of = values["peserta_aktif"], values["potensi_pekerja"], values["per_tanggal"]
        if len(cells["sumber"]) > LONGEST_SOURCE:
            yield fault("long_source", "sumber", read=cells["sumber"][:40] + "…", most=LONGEST_SOURCE)
        if as_of and as_of > self.today[: len(as_of)]:
            yield fault("future", "per_tanggal", today=self.today)
        if potential is not None and active is None and values["cakupan_persen"] is None:
            yield fault("blank_pair", "peserta_aktif")
        if potential == 0:
            yield fault("zero", "potensi_pekerja")
        elif active is not None and potential is not None and active > potential:
            yield fault("more_than_potential", "peserta_aktif", potential=potential)
        if cells["provinsi"]:
            yield from self._province_faults(cells)

    def _province_faults(self, cells: Mapping[str, str]) -> Iterator[Remark]:
        key, provinces = self.find(cells, "", suggest=False), self.names.provinces(cells["provinsi"])
        if not provinces:
            yield fault("unknown_province", "provinsi")
        elif isinstance(key, str) and not {key, self.names.regions[key].parent} & set(provinces):
            yield fault("other_province", "provinsi", maybe=(key,), province=(self.names.regions[key].parent,))

    def _in_thousands(self, table: SheetTable, asked: Asked, notes: list[Remark]) -> set[str]:
        counts = {name for name in _PEOPLE if name in table.headings}
        lines = [*table.titles, *(text for row in table.rows if len(row.texts) < 3 for text in row.texts)]
        said = next((line for line in lines if in_thousands(line)), "")
        of_heading = {name for name in counts if in_thousands(table.headings[name])}
        if not said and not of_heading:
            return set()
        said = said or table.headings[min(of_heading)]
        units = choices("choice.unit.thousand", "choice.unit.one")
        answer = asked.choose("unit", Remark("ask.unit", {"read": said}), units)
        if answer == "thousand":
            notes.append(Remark("note.thousands", {"read": said}))
        return (of_heading or counts) if answer == "thousand" else set()

    def finish(self, table: Table, asked: Asked, notes: list[Remark]) -> Sequence[UploadedRow] | Remark:
        """Return the rows with a date and a source each, after what disagrees was asked about."""
        rows = region_checks.with_one_total(table, table.rows, asked, notes)
        region_checks.ask_about_totals(table, rows, asked)
        rows = region_checks.with_one_share(rows, asked)
        rows = region_published.without_employed(self.ledger, rows, asked, notes)
        rows = region_dates.with_dates(table, rows, asked, notes, self.today)
        rows = region_dates.with_sources(table, rows, asked, notes, LONGEST_SOURCE)
        rows = region_published.after_published(self.ledger, rows, asked)
        rows = region_published.with_published_potential(self.ledger, rows, asked)
        rows = region_dates.with_target_years(table, rows, notes)
        region_checks.note_what_is_left_out(table, rows, notes)
        taken = [row for row in rows if any(row.values[name] is not None for name in self.figures)]
        return [self.row(row.key, row.values) for row in taken] if taken else Remark("nothing_newer")

    def row(self, key: str, values: Mapping[str, Any]) -> UploadedRow:
        """Return the figures of a region."""
        return UploadedRow(
            region=key,
            active=values["peserta_aktif"],
            potential=values["potensi_pekerja"],
            target=values["target_persen"],
            as_of=values["per_tanggal"] or "",
            source=values["sumber"] or "",
            coverage=values["cakupan_persen"],
            target_year=values.get("target_year") or "",
            published_potential=bool(values.get("published_potential")),
        )
