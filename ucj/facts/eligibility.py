"""Who may pay for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from ucj.facts.groups import Group
from ucj.facts.tables import one_of, row_of


@dataclass(frozen=True, kw_only=True)
class Eligibility:
    """Stub until the facts are merged."""

    payer: str
    group: Annotated[Group, row_of("groups")]
    allowed: Annotated[str, one_of("yes", "conditional", "no")]
    note: str = ""
