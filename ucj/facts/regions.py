"""Regions by BPS code: the nation 00, provinces of two digits, kabupaten and kota of four."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ucj.facts.tables import CODE, one_of, pattern, read_table, text

NATION = "00"


@dataclass(frozen=True)
class Region:
    """A region.

    Attributes
    ----------
    code : str
        BPS code; Kemendagri's differs in Lampung and Papua.
    kemendagri_code : str
        Code of Kepmendagri, blank for the nation.
    level : str
        nation, province, regency (kabupaten) or city (kota).
    name : str
        Name without "Kabupaten"; "Kota" stays, because it tells Kota Bima from Bima.
    parent : str
        Code of the province or the nation, blank for the nation.
    """

    code: str
    kemendagri_code: str
    level: str
    name: str
    parent: str

    @property
    def is_province(self) -> bool:
        """Whether this is a province."""
        return self.level == "province"


def load_regions() -> Mapping[str, Region]:
    """Return the regions of data/regions.csv by code, in the order of the file."""
    table = read_table(
        "regions.csv",
        {
            "code": text(pattern(CODE, "BPS code of two or four digits"), unique=True),
            "kemendagri_code": text(pattern(r"^\d{2}(\.\d{2})?$", "Kemendagri code"), empty=True),
            "level": text(one_of("nation", "province", "regency", "city")),
            "name": text(),
            "parent": text(pattern(CODE, "BPS code"), empty=True),
        },
    )
    return {row.code: Region(**row._asdict()) for row in table.itertuples(index=False)}
