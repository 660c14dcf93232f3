"""What in a table of regions was published otherwise: asked about before it is used."""

from __future__ import annotations

from collections.abc import Sequence

from ucj.facts.intake.forms import ReadRow
from ucj.facts.intake.questions import Asked, choices
from ucj.facts.intake.region_columns import COUNTS
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.remarks import Remark

# Printed in thousands or rounded, a number of employed people is still theirs.
_SAME = 0.001


def without_employed(
    ledger: Ledger | None, rows: Sequence[ReadRow], asked: Asked, notes: list[Remark]
) -> Sequence[ReadRow]:
    """Return rows without denominators that are the employed of Sakernas, unless the planner keeps them."""
    found = {row.key: same for row in rows if ledger and (same := _employed(ledger, row))}
    if not found:
        return rows
    shown = [
        row.shown("shown.sakernas", potential=row.values["potensi_pekerja"], date=found[row.key].as_of)
        for row in rows
        if row.key in found
    ]
    answers = choices("choice.sakernas.drop", "choice.sakernas.keep")
    answer = asked.choose("sakernas", Remark("ask.sakernas"), answers, shown)
    if answer == "keep":
        notes.append(Remark("note.sakernas_kept", {"where": tuple(found)}))
    if answer != "drop":
        return rows
    notes.append(Remark("note.sakernas_dropped", {"where": tuple(found)}))
    # A percentage of the employed is no coverage either.
    return [row.having(potensi_pekerja=None, cakupan_persen=None) if row.key in found else row for row in rows]


def _employed(ledger: Ledger, row: ReadRow) -> Observation | None:
    potential = row.values["potensi_pekerja"]
    if not potential:
        return None
    figures = reversed(ledger.series(row.key, "employed"))
    return next((figure for figure in figures if abs(figure.value - potential) <= _SAME * figure.value), None)


def after_published(ledger: Ledger | None, rows: Sequence[ReadRow], asked: Asked) -> Sequence[ReadRow]:
    """Return rows without figures that are older than what was published, unless the planner leads with them."""
    newer = {row.key: later for row in rows if ledger and (later := _published_later(ledger, row))}
    if not newer:
        return rows
    shown = [
        row.shown("shown.older", date=row.values["per_tanggal"], published=newer[row.key].as_of)
        for row in rows
        if row.key in newer
    ]
    answers = choices("choice.older.published", "choice.older.table")
    if asked.choose("older", Remark("ask.older"), answers, shown) != "published":
        return rows
    gone = dict.fromkeys((*COUNTS, "cakupan_persen"))
    return [row.having(**gone) if row.key in newer else row for row in rows]


def _published_later(ledger: Ledger, row: ReadRow) -> Observation | None:
    """Return the latest published count or percentage of a region that is of a later day than the row, if any."""
    as_of = row.values["per_tanggal"]
    if not as_of or all(row.values[name] is None for name in (*COUNTS, "cakupan_persen")):
        return None
    figures = [figure for name in ("active_participants", "coverage") for figure in ledger.series(row.key, name)]
    latest = max(figures, key=lambda figure: figure.as_of, default=None)
    if latest is None:
        return None
    known = min(len(latest.as_of), len(as_of))
    return latest if as_of[:known] < latest.as_of[:known] else None


def with_published_potential(ledger: Ledger | None, rows: Sequence[ReadRow], asked: Asked) -> Sequence[ReadRow]:
    """Return rows that say whether participants without a denominator are set beside the published one."""
    found = {row.key: known for row in rows if ledger and (known := _published_potential(ledger, row))}
    if not found:
        return rows
    shown = [
        row.shown("shown.potential", potential=found[row.key].value, date=found[row.key].as_of)
        for row in rows
        if row.key in found
    ]
    answers = choices("choice.potential.published", "choice.potential.none")
    if asked.choose("potential", Remark("ask.potential"), answers, shown) != "published":
        return rows
    return [row.having(published_potential=row.key in found) for row in rows]


def _published_potential(ledger: Ledger, row: ReadRow) -> Observation | None:
    active = row.values["peserta_aktif"]
    if active is None or has_share(row):
        return None
    known = ledger.leading(row.key, "potential_workers")
    # More participants than potential workers are no coverage.
    return known if known and active <= known.value else None


def has_share(row: ReadRow) -> bool:
    """Whether a row gives a percentage, or a denominator that makes one."""
    given = (row.values["potensi_pekerja"], row.values["cakupan_persen"])
    return any(value is not None for value in given) or bool(row.values.get("published_potential"))
