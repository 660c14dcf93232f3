"""What in a table of regions disagrees with itself: asked about before it is used."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ucj.facts.intake.cells import read_count, read_thousands
from ucj.facts.intake.forms import ReadRow, Table
from ucj.facts.intake.heading_words import normal
from ucj.facts.intake.questions import Asked, choices
from ucj.facts.intake.region_columns import COUNTS, PARTS
from ucj.facts.intake.region_published import has_share
from ucj.facts.remarks import Remark


def with_one_total(table: Table, rows: Sequence[ReadRow], asked: Asked, notes: list[Remark]) -> Sequence[ReadRow]:
    """Return rows whose participants are the printed sum of the segments, or these added up where they disagree."""
    parts = [name for name in PARTS if name in table.sheet.headings]
    if not parts or "peserta_aktif" not in table.sheet.headings:
        return rows
    names = tuple(table.sheet.lowest[name] for name in parts)
    sums = {row.key: _sum_of(row, parts) for row in rows}
    off = [
        row.shown("shown.parts", sum=sums[row.key], total=row.values["peserta_aktif"])
        for row in rows
        if sums[row.key] not in (None, row.values["peserta_aktif"])
    ]
    answer = "total"
    if off:
        # Participants beyond the potential workers are no coverage.
        fits = all((sums[row.key] or 0) <= (row.values["potensi_pekerja"] or sums[row.key] or 0) for row in rows)
        both = choices("choice.parts.total", "choice.parts.sum")
        answer = asked.choose("parts", Remark("ask.parts", {"names": names}), both if fits else both[:1], off)
    values = {"heading": table.sheet.lowest["peserta_aktif"], "names": names}
    if answer == "total":
        notes.append(Remark("note.total_taken", values))
    elif answer == "sum":
        notes.append(Remark("note.sum_taken", {"names": names}))
        return [row if sums[row.key] is None else row.having(peserta_aktif=sums[row.key]) for row in rows]
    return rows


def _sum_of(row: ReadRow, parts: Sequence[str]) -> int | None:
    """Return the segments of a region added up, a blank one as nobody; None where none or no sum is given."""
    values = [row.values[name] for name in parts]
    if row.values["peserta_aktif"] is None or all(value is None for value in values):
        return None
    return sum(value or 0 for value in values)


def ask_about_totals(table: Table, rows: Sequence[ReadRow], asked: Asked) -> None:
    """Ask where a printed total is not the sum of the rows above it: all of them, or those since the last total."""
    off = []
    since = 0
    for count, place, cells in table.totals:
        said = normal(" ".join(cells.get(name, "") for name in ("kode", "nama")))
        if "rata" in said.split():
            continue
        for name in COUNTS:
            text = cells.get(name, "")
            printed = [number for number in (read_count(text), read_thousands(text)) if number is not None]
            sums = {_added(some, name) for some in (table.rows[:count], table.rows[since:count])}
            sums |= {_added([row for row in table.rows[:count] if len(row.key) > 2], name)}
            if printed and not any(abs(number - total) < 1 for number in printed for total in sums):
                total = _added([row for row in table.rows[:count] if len(row.key) > 2] or table.rows[:count], name)
                values = {"row": place.row, "column": table.sheet.headings[name], "sum": total, "total": printed[0]}
                off.append(Remark("shown.total", values))
        since = count
    if off:
        asked.choose("total", Remark("ask.total"), choices("choice.total.rows"), off)


def _added(rows: Sequence[ReadRow], name: str) -> int:
    return sum(row.values[name] or 0 for row in rows)


def with_one_share(rows: Sequence[ReadRow], asked: Asked) -> Sequence[ReadRow]:
    """Return rows with counts or a percentage; where a printed percentage is not that of the counts it is asked."""
    off = [row for row in rows if not _agrees(row)]
    answer = "counts"
    if off:
        shown = [
            row.shown(
                "shown.percent",
                read=row.cells["cakupan_persen"],
                share=row.values["peserta_aktif"] / row.values["potensi_pekerja"],
            )
            for row in off
        ]
        answers = choices("choice.percent.counts", "choice.percent.percent")
        answer = asked.choose("percent", Remark("ask.percent"), answers, shown)
    keys = {row.key for row in off} if answer == "percent" else set()
    return [row.having(**dict.fromkeys(COUNTS)) if row.key in keys else _only_counts(row) for row in rows]


def _agrees(row: ReadRow) -> bool:
    active, potential, share = (row.values[name] for name in (*COUNTS, "cakupan_persen"))
    if active is None or not potential or share is None:
        return True
    printed = re.search(r"[0-9][.,]([0-9]+)", row.cells["cakupan_persen"])
    # Rounded or cut off after its last digit, but no more exact than a hundredth of a percentage point.
    step = 10.0 ** -min(len(printed[1]) if printed else 0, 2)
    return bool(abs(active / potential - share) * 100 < step + 1e-9)


def _only_counts(row: ReadRow) -> ReadRow:
    given = row.values["peserta_aktif"] is not None and row.values["potensi_pekerja"] is not None
    return row.having(cakupan_persen=None) if given else row


def note_what_is_left_out(table: Table, rows: Sequence[ReadRow], notes: list[Remark]) -> None:
    """Say which targets have no place, and which regions have a count without a percentage or the reverse."""
    sheet = table.sheet
    dropped = [heading for name, heading in sheet.headings.items() if name.partition("@")[0] == "target_orang"]
    dropped += [heading for heading in sheet.unknown if "target" in normal(heading).split()]
    if dropped:
        notes.append(Remark("note.target_dropped", {"names": tuple(dict.fromkeys(dropped))}))
    counts = tuple(row.key for row in rows if row.values["peserta_aktif"] is not None and not has_share(row))
    shares = tuple(row.key for row in rows if row.values["cakupan_persen"] is not None)
    if counts:
        notes.append(Remark("note.active_only", {"where": counts, "count": len(counts)}))
    if shares:
        notes.append(Remark("note.percent_only", {"where": shares, "count": len(shares)}))
