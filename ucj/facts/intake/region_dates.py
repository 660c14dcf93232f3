"""Of which day, year and source the figures of a table of regions are: by its cells, headings, titles and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ucj.facts.intake.cells import read_date, split_mark
from ucj.facts.intake.forms import ReadRow, Table
from ucj.facts.intake.heading_words import normal
from ucj.facts.intake.headings import SheetTable
from ucj.facts.intake.printed_dates import dates_of_titles, most_exact
from ucj.facts.intake.questions import Asked, Choice
from ucj.facts.intake.region_columns import PARTS
from ucj.facts.remarks import Remark

_OF_A_DAY = ("peserta_aktif", "cakupan_persen", "potensi_pekerja")
_SOURCE = re.compile(r"\W*sumber(?: data| angka)?\s*[:=]\s*(.+)", re.IGNORECASE)


def choose_years(table: SheetTable, asked: Asked, notes: list[Remark]) -> SheetTable:
    """Return a table with one column for each figure, those of the year that was chosen."""
    figures = [name for name in table.dated if name in _OF_A_DAY]
    if figures:
        dates = sorted({date for name in figures for date in table.dated[name]})
        chosen = asked.choose("year", Remark("ask.year"), [_date_choice(date) for date in dates])
        if chosen:
            for name in figures:
                if chosen not in table.dated[name]:
                    notes.append(Remark("note.left_out", {"read": table.headings[name], "date": chosen}))
                table = table.of_date(name, chosen if chosen in table.dated[name] else "")
    if years := table.dated.get("target_persen"):
        choices = [_date_choice(date) for date in sorted(years)]
        if year := asked.choose("target_year", Remark("ask.target_year"), choices):
            table = table.of_date("target_persen", year)
    of_day, of_potential = (table.dates.get(name, "") for name in ("peserta_aktif", "potensi_pekerja"))
    if of_day and of_potential and not (of_day.startswith(of_potential) or of_potential.startswith(of_day)):
        notes.append(Remark("note.other_date", {"read": table.headings["potensi_pekerja"], "date": of_day}))
    for name in [name for name in table.dated if name not in (*figures, "target_persen")]:
        # Segments of the year that was chosen, so that they can be added up; other columns are not read.
        table = table.of_date(name, of_day if name in PARTS and of_day in table.dated[name] else "")
    return table


def choose_rows(table: SheetTable, asked: Asked) -> SheetTable:
    """Return a table with one row a region, where it has rows of several dates in a column, those of the chosen one."""
    dates = {row.number: read_date(split_mark(row.cells.get("per_tanggal", ""))[0]) for row in table.rows}
    of_region: dict[str, set[str]] = {}
    for row in table.rows:
        who = normal(" ".join(row.cells.get(name, "") for name in ("kode", "nama")))
        if who and (date := dates[row.number]):
            of_region.setdefault(who, set()).add(date)
    several = {date for known in of_region.values() if len(known) > 1 for date in known}
    if not several:
        return table
    chosen = asked.choose("year", Remark("ask.year"), [_date_choice(date) for date in sorted(several)])
    return replace(table, rows=tuple(row for row in table.rows if dates[row.number] in (None, chosen)))


def with_dates(
    table: Table, rows: Sequence[ReadRow], asked: Asked, notes: list[Remark], today: str
) -> Sequence[ReadRow]:
    """Return rows with a date each: their own, else that of the heading, the titles or the planner."""
    if all(row.values["per_tanggal"] for row in rows):
        return rows
    date = _date_of_table(table, asked, notes, today)
    return [row if row.values["per_tanggal"] else row.having(per_tanggal=date or None) for row in rows]


def _date_of_table(table: Table, asked: Asked, notes: list[Remark], today: str) -> str:
    dates = table.sheet.dates
    of_heading = next((dates[name] for name in _OF_A_DAY if dates.get(name)), "")
    titles = dates_of_titles(table.sheet.titles, table.below)
    chosen = any(question.id == "year" for question in asked.questions)
    if of_heading and (chosen or not titles):
        titles = tuple(date for date in titles if date.startswith(of_heading) or of_heading.startswith(date))
    found = [date for date in most_exact([*titles, *filter(None, [of_heading])]) if date <= today[: len(date)]]
    if len(found) > 1:
        return asked.choose("as_of", Remark("ask.which_date"), [_date_choice(date) for date in found])
    if found:
        where = "note.date_of_heading"
        if found[0] in titles:
            above = found[0] in dates_of_titles(table.sheet.titles, ())
            where = "note.date_of_title" if above else "note.date_of_footnote"
        notes.append(Remark(where, {"date": found[0]}))
        return found[0]
    return asked.type("as_of", Remark("ask.as_of"), lambda said: _checked_date(said, today))


def _checked_date(said: str, today: str) -> str | Remark:
    date = read_date(said)
    if date is None:
        return Remark("date")
    return date if date <= today[: len(date)] else Remark("future", {"today": today})


def with_sources(
    table: Table, rows: Sequence[ReadRow], asked: Asked, notes: list[Remark], longest: int
) -> Sequence[ReadRow]:
    """Return rows with a source each: their own, else the one below or above the table, or that of the planner."""
    if all(row.values["sumber"] for row in rows):
        return rows
    found = [match[1].strip() for line in (*table.below, *table.sheet.titles) if (match := _SOURCE.fullmatch(line))]
    printed = [source for source in dict.fromkeys(found) if len(source) <= longest]
    if len(printed) == 1:
        source = printed[0]
        notes.append(Remark("note.source", {"read": source}))
    else:
        source = asked.type("source", Remark("ask.source"), lambda said: _checked_source(said, longest))
    return [row if row.values["sumber"] else row.having(sumber=source or None) for row in rows]


def _checked_source(said: str, longest: int) -> str | Remark:
    return said if len(said) <= longest else Remark("long_source", {"most": longest})


def with_target_years(table: Table, rows: Sequence[ReadRow], notes: list[Remark]) -> Sequence[ReadRow]:
    """Return rows whose target has the year in its heading, and say where it is another than that of the figures."""
    dated = [row for row in rows if row.values["target_persen"] is not None and row.values["per_tanggal"]]
    if not dated:
        return rows
    years = tuple(sorted({row.values["per_tanggal"][:4] for row in dated}))
    year = table.sheet.dates.get("target_persen", "")[:4]
    if not year:
        notes.append(Remark("note.target_year_taken", {"years": years}))
        return rows
    if years != (year,):
        notes.append(Remark("note.target_of_other_year", {"year": year, "years": years}))
    return [row.having(target_year=year) for row in rows]


def _date_choice(date: str) -> Choice:
    return Choice(date, Remark("choice.date", {"date": date}))
