"""Participants of each village as the kecamatan fill them in: files read whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ucj.facts.intake.forms import Form, Upload, fault, read_people
from ucj.facts.intake.heading_words import column
from ucj.facts.intake.reading import read_files
from ucj.facts.intake.village_names import VillageNames
from ucj.facts.remarks import Place, Remark
from ucj.facts.villages import Village

TEMPLATE = ("kode", "nama", "kecamatan", "jenis", "peserta_aktif")
COLUMNS = (
    column("no", "nomor", "no urut"),
    column(
        "kode",
        *("kode wilayah", "kode desa", "kode kelurahan", "kode desa kelurahan", "kode bps", "kode kemendagri"),
        *("kode desa bps", "kode desa kemendagri", "kode wilayah bps", "kode wilayah kemendagri", "id desa"),
    ),
    column(
        "nama",
        *("desa", "kelurahan", "desa kelurahan", "kelurahan desa", "desa kel", "kel desa", "nama desa"),
        *("nama kelurahan", "nama desa kelurahan", "nama kelurahan desa", "nama wilayah", "wilayah"),
    ),
    column("kecamatan", "nama kecamatan", "kec"),
    column(
        "peserta_aktif",
        *("peserta", "aktif", "jumlah peserta", "jumlah peserta aktif", "peserta aktif orang", "pekerja aktif"),
        *("tenaga kerja aktif", "jumlah tenaga kerja aktif", "tk aktif", "pekerja terlindungi", "jumlah pekerja"),
        *("peserta bpjs ketenagakerjaan", "jumlah peserta bpjs ketenagakerjaan", "jumlah peserta aktif orang"),
        read=read_people,
        expected="count",
        required=True,
    ),
)
# Some for those that were mended.
FILES_BESIDE = 9


@dataclass(frozen=True)
class VillageRow:
    """Participants of a village, by its BPS code."""

    village: str
    people: int


class VillageForm(Form[VillageRow]):
    """Participants of the villages of a kabupaten; one whose cell is blank is not filled in."""

    columns = COLUMNS
    naming = ("kode", "nama")
    figures = ("peserta_aktif",)
    totals = (("no", "kode", "nama", "kecamatan"), ("nama",))
    no_table, no_rows = "no_village_heading", "no_village_rows"
    every_sheet = True

    def __init__(self, villages: Mapping[str, Village]) -> None:
        """Index the villages, by BPS code: a file for each kecamatan can be read."""
        self.names = VillageNames(villages)
        self.most_files = len({village.district for village in villages.values()}) + FILES_BESIDE

    def find(self, cells: Mapping[str, str], system: str, *, suggest: bool) -> str | Remark:
        """Return the code of the village."""
        code, name, district = (cells.get(key, "") for key in ("kode", "nama", "kecamatan"))
        return self.names.find(code, name, system, district, suggest=suggest)

    def skips(self, cells: Mapping[str, str]) -> bool:
        """Whether a row is that of a kecamatan."""
        return self.names.is_district(cells.get("kode", ""), cells.get("nama", ""))

    def again(self, cells: Mapping[str, str], key: str, first: Place) -> Remark:
        """Return that the village has a row already."""
        return fault("village_twice", "nama", read=cells.get("nama") or cells.get("kode"), first=first)

    def row(self, key: str, values: Mapping[str, Any]) -> VillageRow:
        """Return the participants of a village."""
        return VillageRow(key, values["peserta_aktif"])


def read_villages(files: Sequence[tuple[str, bytes]], villages: Mapping[str, Village]) -> Upload[VillageRow]:
    """Return what the files of one or more kecamatan hold; villages are those that are known, by BPS code."""
    return read_files(files, VillageForm(villages))


def participants(upload: Upload[VillageRow]) -> Mapping[str, int]:
    """Return people by BPS code of the village; a village without a number is not in it."""
    return {row.village: row.people for row in upload.rows}
