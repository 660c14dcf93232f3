"""A planner's own table of coverage figures, read whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ucj.facts.intake.forms import Upload
from ucj.facts.intake.questions import NO_ANSWERS, Answers
from ucj.facts.intake.reading import read_files
from ucj.facts.intake.region_columns import COLUMNS
from ucj.facts.intake.region_form import LONGEST_SOURCE, RegionForm
from ucj.facts.intake.region_rows import TYPED, UPLOADED, UploadedRow
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation, Source

__all__ = ["COLUMNS", "LONGEST_SOURCE", "TYPED", "UPLOADED", "UploadedRow", "read_upload", "with_typed", "with_upload"]

# Counts and percentages belong together: one of them of another table or day must not be paired with the rest.
_TOGETHER = {"active_participants", "potential_workers", "coverage"}


def read_upload(
    content: bytes,
    today: dt.date,
    name: str = "",
    *,
    ledger: Ledger | None = None,
    answers: Answers = NO_ANSWERS,
) -> Upload[UploadedRow]:
    """Return what a file holds of the figures of regions, none of them later than today.

    Parameters
    ----------
    content, name : bytes, str
        Of the file.
    today : date
        Figures of a later day are refused.
    ledger : Ledger
        What was published, without figures of the planner; without it the figures are compared with nothing.
    answers : mapping of str to str
        By id of question.
    """
    return read_files([(name, content)], RegionForm(today, ledger), answers)


def with_upload(ledger: Ledger, upload: Upload[UploadedRow]) -> Ledger:
    """Return the ledger with uploaded figures leading in the regions and measures they give; the rest stays beside."""
    return _with(ledger, upload.rows, "unggahan", UPLOADED)


def with_typed(ledger: Ledger, rows: Sequence[UploadedRow]) -> Ledger:
    """Return the ledger with figures that were typed into the app, as `with_upload`."""
    return _with(ledger, rows, "diketik", TYPED)


def _with(ledger: Ledger, rows: Sequence[UploadedRow], source_id: str, status: str) -> Ledger:
    figures = [figure for row in rows for figure in _figures(ledger, row, source_id, status)]
    replaced = {(figure.region.code, figure.indicator.id) for figure in figures}
    replaced |= {(region, other) for region, name in replaced if name in _TOGETHER for other in _TOGETHER}
    # A published number of people must not be paired with an uploaded share.
    replaced |= {(region, "target_participants") for region, name in replaced if name == "target_coverage"}
    replaced -= {(row.region, "potential_workers") for row in rows if row.published_potential}
    kept = [
        replace(figure, lead=False) if (figure.region.code, figure.indicator.id) in replaced else figure
        for figure in ledger.observations
    ]
    return replace(ledger, observations=(*kept, *figures))


def _figures(ledger: Ledger, row: UploadedRow, source_id: str, status: str) -> list[Observation]:
    source = Source(id=source_id, title=row.source, publisher=row.source, date=row.as_of, verified="")
    values: Mapping[str, tuple[float | None, str]] = {
        "active_participants": (row.active, row.as_of),
        "potential_workers": (row.potential, row.as_of),
        "coverage": (row.coverage, row.as_of),
        # A target is for the end of a year.
        "target_coverage": (row.target, row.target_year or row.as_of[:4]),
    }
    return [
        Observation(
            region=ledger.regions[row.region],
            indicator=ledger.indicators[indicator],
            value=float(value),
            as_of=as_of,
            status=status,
            source=source,
            lead=True,
        )
        for indicator, (value, as_of) in values.items()
        if value is not None
    ]
