"""Kecamatan ("district") and desa or kelurahan ("village") of the regions whose villages the app knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from ucj.facts.data_files import matching, one_of, row_of
from ucj.facts.observations import Figure
from ucj.facts.regions import Region


@dataclass(frozen=True, kw_only=True)
class District:
    """A kecamatan; `region` is its kabupaten."""

    code: Annotated[str, matching(r"\d{7}", "a BPS code of seven digits")]
    kemendagri_code: Annotated[str, matching(r"\d{2}\.\d{2}\.\d{2}", "a code of Kemendagri")]
    name: str
    region: Annotated[Region, row_of("regions")]


@dataclass(frozen=True, kw_only=True)
class Village:
    """A desa or kelurahan."""

    # BPS and Kemendagri count desa in two systems with different numbers.
    code: Annotated[str, matching(r"\d{10}", "a BPS code of ten digits")]
    kemendagri_code: Annotated[str, matching(r"\d{2}\.\d{2}\.\d{2}\.\d{4}", "a code of Kemendagri")]
    # As Kemendagri spells it, and as BPS does where that differs in more than spaces.
    name: str
    bps_name: str = ""
    kind: Annotated[str, one_of("village", "urban_village")]
    district: Annotated[District, row_of("districts")]

    @property
    def is_urban(self) -> bool:
        """Whether this is a kelurahan, which the rule on villages does not name."""
        return self.kind == "urban_village"


@dataclass(frozen=True, kw_only=True)
class DistrictFigure(Figure):
    """A figure published for a kecamatan."""

    district: Annotated[District, row_of("districts")]
