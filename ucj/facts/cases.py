"""Payments to single families that were made public, with what was said of their parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from ucj.facts.data_files import Day, row_of
from ucj.facts.observations import Source
from ucj.facts.regions import Region


@dataclass(frozen=True, kw_only=True)
class Case:
    """A payment to the family of one worker."""

    id: str
    region: Annotated[Region, row_of("regions")]
    # When it was handed over.
    date: Day
    # The whole sum.
    rupiah: Annotated[float, Field(ge=1, allow_inf_nan=False)]
    # Whether it was said to hold old-age savings (JHT).
    savings: bool = False
    # Children whose scholarship it was said to hold.
    scholarships: Annotated[int, Field(ge=0)]
    # Who was said to have paid the contributions, in Indonesian; blank where nobody was named.
    paid_by: str = ""
    source: Annotated[Source, row_of("sources")]
    # What was said of its parts, in Indonesian; blank where nothing was.
    note: str = ""
