"""Files of villages: the template a kecamatan fills in, the report of what is wrong, and the ranking to download."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ucj.facts.intake.forms import Upload
from ucj.facts.intake.village_uploads import TEMPLATE, VillageRow
from ucj.facts.ledger import Ledger
from ucj.facts.villages import Village
from ucj.model.measures import yearly_premium
from ucj.model.villages import DistrictSum, Ranked
from ucj.present import village_sentences
from ucj.present.print.workbook import Row, csv_text, xlsx_bytes
from ucj.present.village_sentences import Origin
from ucj.present.words import numbers
from ucj.present.words.catalogue import _


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


def refused_sentence(upload: Upload[VillageRow]) -> str:
    """Say that nothing was taken, and why."""
    return _("Berkas tidak dipakai: {count} hal perlu diperbaiki. Perbaiki berkasnya, lalu unggah lagi.").format(
        count=numbers.whole(len(upload.problems))
    )


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
            "iuran_setahun_rupiah": round(yearly_premium(ledger.premiums, item.missing, first_month)),
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
