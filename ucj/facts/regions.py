"""Regions by BPS code: the nation 00, provinces of two digits, kabupaten and kota of four."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from ucj.facts.data_files import Code, matching, one_of, read_rows

NATION = "00"


@dataclass(frozen=True, kw_only=True)
class Region:
    """A region."""

    # Of BPS; Kemendagri's code differs in Lampung and Papua, and is blank for the nation.
    code: Code
    kemendagri_code: Annotated[str, matching(r"\d{2}(\.\d{2})?", "a code of Kemendagri")] = ""
    level: Annotated[str, one_of("nation", "province", "regency", "city")]
    # Without "Kabupaten"; "Kota" stays, because it tells Kota Bima from Bima.
    name: str
    # Code of the province or the nation, blank for the nation.
    parent: Code = ""

    @property
    def is_province(self) -> bool:
        """Whether this is a province."""
        return self.level == "province"


def load_regions() -> Mapping[str, Region]:
    """Return the regions of data/regions.csv by code, in the order of the file."""
    return {region.code: region for region in read_rows("regions.csv", Region, unique=["code"])}
