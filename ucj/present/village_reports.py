"""Files of villages: the template a kecamatan fills in, the report of what is wrong, and the ranking to download."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from ucj.facts.intake.uploads import Problem
from ucj.facts.intake.village_uploads import TEMPLATE, Place, VillageUpload
from ucj.facts.ledger import Ledger
from ucj.facts.villages import Village
from ucj.model.villages import DistrictSum, Ranked, lifting_cost
from ucj.present import uploads, village_sentences
from ucj.present.print.workbook import Row, csv_text, xlsx_bytes
from ucj.present.village_sentences import Origin
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.escape import excerpt, verbatim


def template_csv(villages: Iterable[Village]) -> str:
    """Return the template as CSV, with the codes and names of some villages."""
    return csv_text(_template_rows(villages))


def template_xlsx(villages: Iterable[Village]) -> bytes:
    """Return the template as a workbook; codes are text, and a second sheet says how to fill it in."""
    guide: list[Row] = [{_("petunjuk"): line} for line in guide_lines()]
    return xlsx_bytes({_("Isian"): _template_rows(villages), _("Petunjuk"): guide})


def guide_lines() -> tuple[str, ...]:
    """Return how the template is filled in."""
    return (
        _("Isi hanya kolom peserta_aktif: jumlah orang, misalnya 78 atau 1.234."),
        _("Desa tanpa peserta ditulis 0; sel kosong berarti belum diisi."),
        _("Pakai satu pengertian dan satu tanggal untuk semua desa: peserta aktif menurut domisili."),
        _("Tabel sendiri boleh dipakai bila ada kode atau nama desa; baris jumlah dan baris kosong dilewati."),
    )


def problem_table(ledger: Ledger, upload: VillageUpload, most: int | None = None) -> pd.DataFrame:
    """Return what is wrong, a row a problem and no more than `most`: where, what was read, what was expected."""
    return pd.DataFrame(_problem_rows(ledger, upload.problems[:most], verbatim))


def problem_csv(ledger: Ledger, upload: VillageUpload) -> str:
    """Return all that is wrong as CSV."""
    return csv_text(_problem_rows(ledger, upload.problems, str))


def _problem_rows(ledger: Ledger, problems: Sequence[tuple[Place, Problem]], shown: Callable[[str], str]) -> list[Row]:
    return [
        {
            _("Tempat"): _place(place, problem, shown),
            _("Terbaca"): shown(excerpt(problem.read)) or numbers.MISSING,
            _("Seharusnya"): expected(ledger, problem, shown),
        }
        for place, problem in problems
    ]


def refused_sentence(upload: VillageUpload) -> str:
    """Say that nothing was taken, and why."""
    return _("Berkas tidak dipakai: {count} hal perlu diperbaiki. Perbaiki berkasnya, lalu unggah lagi.").format(
        count=numbers.whole(len(upload.problems))
    )


def expected(ledger: Ledger, problem: Problem, shown: Callable[[str], str] = str) -> str:
    """Say what should stand where a problem is; `shown` is applied to what the visitor typed."""
    texts = _expected_texts()
    if problem.code not in texts:
        return uploads.expected(ledger, problem, shown)
    values: dict[str, Any] = dict(problem.values)
    if "villages" in values:
        values["names"] = _(" atau ").join(_with_district(village) for village in values["villages"])
        values["said"] = shown(excerpt(values["said"]))
    if "first" in values:
        place, row = values["first"]
        values["first"] = _place(place, Problem(row, "", "", "", {}), shown)
    text = texts[problem.code]
    if problem.code.startswith("unknown_village") and values.get("names"):
        text += " " + _("Mungkin {names}.")
    return text.format(**values)


def ranking_csv(rows: Sequence[Row]) -> str:
    """Return the ranking as CSV."""
    return csv_text(rows)


def ranking_xlsx(rows: Sequence[Row], sums: Sequence[DistrictSum]) -> bytes:
    """Return the ranking as a workbook, with the sums of the kecamatan."""
    districts: list[Row] = [
        {
            "kode_bps": item.district.code,
            "kode_kemendagri": item.district.kemendagri_code,
            "kecamatan": item.district.name,
            "peserta_aktif": item.participants if item.known else "",
            "terisi": item.known,
            "semua": item.villages,
            "di_bawah_minimal": item.below if item.known else "",
            "kurang_orang": item.missing if item.known else "",
        }
        for item in sums
    ]
    return xlsx_bytes({_("Peringkat"): rows, _("Kecamatan"): districts})


def ranking_rows(
    ledger: Ledger,
    villages: Iterable[Village],
    ranked: Sequence[Ranked],
    first_month: int,
    origin: Origin,
) -> list[Row]:
    """Return the whole ranking, a row a village that counts; those without a number come last and are blank."""
    known = {item.village.code for item in ranked}
    rows: list[Row] = [
        {
            "peringkat": item.rank,
            **_names(item.village),
            "peserta_aktif": item.participants,
            "kurang_orang": item.missing,
            "iuran_setahun_rupiah": round(lifting_cost(ledger.premiums, item.missing, first_month)),
            "status": _("unggahan"),
            "per": origin.as_of,
            "sumber": origin.source,
        }
        for item in ranked
    ]
    blank = dict.fromkeys(("peserta_aktif", "kurang_orang", "iuran_setahun_rupiah"), "")
    rows += [
        {"peringkat": "", **_names(village), **blank, "status": _("belum diisi"), "per": "", "sumber": ""}
        for village in villages
        if village.code not in known
    ]
    return rows


def _template_rows(villages: Iterable[Village]) -> list[Row]:
    values = [
        (village.kemendagri_code, village.name, village.district.name, village_sentences.kind_word(village), "")
        for village in villages
    ]
    return [dict(zip(TEMPLATE, row, strict=True)) for row in values]


def _names(village: Village) -> Mapping[str, str]:
    return {
        "kode_bps": village.code,
        "kode_kemendagri": village.kemendagri_code,
        "nama": village.name,
        "kecamatan": village.district.name,
        "jenis": village_sentences.kind_word(village),
    }


def _with_district(village: Village) -> str:
    return _("{name} ({district})").format(name=village.name, district=village.district.name)


def _place(place: Place, problem: Problem, shown: Callable[[str], str]) -> str:
    parts = [shown(place.file)]
    if place.sheet:
        parts.append(_("lembar {number}").format(number=place.sheet))
    if problem.row is not None:
        parts.append(_("baris {row}").format(row=problem.row))
    if problem.column in place.letters:
        parts.append(_("kolom {letter} ({column})").format(letter=place.letters[problem.column], column=problem.column))
    return ", ".join(parts)


def _expected_texts() -> dict[str, str]:
    return {
        "too_many_files": _("Paling banyak {most} berkas sekaligus; gabungkan beberapa kecamatan dalam satu berkas."),
        "no_village_heading": _("Baris judul dengan kolom kode atau nama, dan peserta_aktif, seperti pada templat."),
        "no_village_rows": _("Paling sedikit satu desa yang angkanya terisi."),
        "no_village": _("Kode atau nama desa."),
        "unknown_village_code": _("Kode desa di Lombok Timur seperti 52.03.01.2001, atau kode BPS 5203010005."),
        "unknown_village": _("Nama desa atau kelurahan di Lombok Timur."),
        "several_villages": _("Satu desa; ini dapat berarti {names}. Tulis kode dengan titik, atau namanya."),
        "other_village": _("Nama dan kode desa yang sama; kode {said} adalah {names}."),
        "other_district": _("Desa di kecamatan itu; yang bernama begini {names}."),
        "village_twice": _("Satu baris untuk setiap desa; desa ini sudah ada di {first}."),
    }
