"""Kecamatan ("district") and desa or kelurahan ("village") of the regions whose villages the app knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ucj.facts.observations import STATUSES, UNIT_FACTORS, Indicator, Observation, Source
from ucj.facts.tables import DATE, number, one_of, pattern, read_table, text


@dataclass(frozen=True)
class District:
    """A kecamatan: BPS code of seven digits, Kemendagri's code, name, and the code of its kabupaten."""

    code: str
    kemendagri_code: str
    name: str
    region: str


@dataclass(frozen=True)
class Village:
    """A desa or kelurahan.

    Attributes
    ----------
    code, kemendagri_code : str
        BPS code of ten digits, and Kemendagri's as in 52.03.01.2001: two systems with different numbers.
    name, bps_name : str
        Kemendagri's spelling, and that of BPS where it differs in more than spaces.
    kind : str
        village (desa) or urban_village (kelurahan).
    district : District
        Its kecamatan.
    """

    code: str
    kemendagri_code: str
    name: str
    bps_name: str
    kind: str
    district: District

    @property
    def is_urban(self) -> bool:
        """Whether this is a kelurahan, which the rule on villages does not name."""
        return self.kind == "urban_village"


def load_districts(regions: Mapping[str, object]) -> Mapping[str, District]:
    """Return the kecamatan of data/districts.csv by BPS code."""
    table = read_table(
        "districts.csv",
        {
            "code": text(pattern(r"^\d{7}$", "BPS code of seven digits"), unique=True),
            "kemendagri_code": text(pattern(r"^\d{2}\.\d{2}\.\d{2}$", "Kemendagri code"), unique=True),
            "name": text(),
            "region": text(one_of(*regions)),
        },
    )
    return {row.code: District(**row._asdict()) for row in table.itertuples(index=False)}


def load_villages(districts: Mapping[str, District]) -> Mapping[str, Village]:
    """Return the desa and kelurahan of data/villages.csv by BPS code."""
    table = read_table(
        "villages.csv",
        {
            "code": text(pattern(r"^\d{10}$", "BPS code of ten digits"), unique=True),
            "kemendagri_code": text(pattern(r"^\d{2}\.\d{2}\.\d{2}\.\d{4}$", "Kemendagri code"), unique=True),
            "name": text(),
            "bps_name": text(empty=True),
            "kind": text(one_of("village", "urban_village")),
            "district": text(one_of(*districts)),
        },
    )
    return {
        row.code: Village(**row._asdict() | {"district": districts[row.district]})
        for row in table.itertuples(index=False)
    }


def load_district_figures(
    districts: Mapping[str, District], indicators: Mapping[str, Indicator], sources: Mapping[str, Source]
) -> Sequence[Observation]:
    """Return the figures published for a kecamatan, data/district_figures.csv, with its code as region."""
    table = read_table(
        "district_figures.csv",
        {
            "district": text(one_of(*districts)),
            "indicator": text(one_of(*indicators)),
            "value": number(),
            "as_of": text(pattern(DATE, "date")),
            "status": text(one_of(*STATUSES)),
            "source": text(one_of(*sources)),
            "note": text(empty=True),
        },
    )
    return tuple(
        Observation(
            region=row.district,
            indicator=row.indicator,
            value=row.value * UNIT_FACTORS[indicators[row.indicator].unit],
            as_of=row.as_of,
            status=row.status,
            source=sources[row.source],
            lead=True,
            note=row.note,
        )
        for row in table.itertuples(index=False)
    )
