"""Where published figures disagree: which figures stand side by side, and why they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import PlainValidator, ValidationInfo

from ucj.facts.data_files import row_of
from ucj.facts.observations import Observation
from ucj.facts.regions import Region


def _figures(cell: str, info: ValidationInfo) -> tuple[Observation, ...]:
    """Return the figures of `indicator@source` or, where a source gives several dates, `indicator@source@date`."""
    region = info.data["region"].code if "region" in info.data else ""
    figures: list[Observation] = []
    for reference in cell.split(";"):
        indicator, source, as_of = [*reference.split("@"), "", ""][:3]
        published = (info.context or {})["figures"].get((region, indicator), ())
        found = [figure for figure in published if figure.source.id == source and as_of in ("", figure.as_of)]
        if not found:
            raise ValueError(f"no figure {reference!r}")
        figures += found
    return tuple(figures)


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """Figures of one region that do not agree, and how the app settles them, in Indonesian."""

    region: Annotated[Region, row_of("regions")]
    title: str
    figures: Annotated[tuple[Observation, ...], PlainValidator(_figures)]
    explanation: str
