"""The cascading target as a planning document tables it (RPJMD, RKPD): indicator, start, target by year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.model.measures import coverage_of, past_targets
from ucj.model.targets import Targets
from ucj.model.yearly_targets import Split, Start, Step
from ucj.present import target_notes, yearly_targets
from ucj.present.print.workbook import Row, csv_text, xlsx_bytes
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_name


def rows(ledger: Ledger, province: str, split: Split) -> list[Row]:
    """Return three rows a region, the province first: coverage in percent, participants, participants to add.

    Numbers are numbers, percent with up to four decimals and people whole. A cell without a figure is empty and the
    last column says why. The column of the office in charge is empty for the planner to fill in.
    """
    result = _region_rows(ledger, province, split, split.path.start, split.path.years)
    for code, steps in split.rows.items():
        result += _region_rows(ledger, code, split, split.starts[code], steps)
    return result


def as_csv(ledger: Ledger, province: str, split: Split) -> str:
    """Return the table as CSV."""
    return csv_text(rows(ledger, province, split))


def as_xlsx(ledger: Ledger, province: str, split: Split, targets: Targets, today: dt.date) -> bytes:
    """Return the table as a workbook, with a sheet of notes and one of sources."""
    sheets: dict[str, list[Row]] = {
        _("Target"): rows(ledger, province, split),
        _("Catatan"): [{_("Catatan"): line} for line in _notes(ledger, province, split, targets, today)],
    }
    if sources := _sources(ledger, province, split, targets):
        sheets[_("Sumber")] = sources
    return xlsx_bytes(sheets)


def _region_rows(ledger: Ledger, code: str, split: Split, start: Start | None, steps: Sequence[Step]) -> list[Row]:
    kinds: tuple[tuple[str, str, float | None, list[float | None]], ...] = (
        (
            _("Cakupan kepesertaan jaminan sosial ketenagakerjaan"),
            "%",
            _percent(start.coverage) if start else None,
            [_percent(step.share) for step in steps],
        ),
        (
            _("Peserta aktif jaminan sosial ketenagakerjaan"),
            _("orang"),
            _whole(start.active) if start else None,
            [_whole(step.people) for step in steps],
        ),
        (_("Tambahan peserta aktif"), _("orang setahun"), None, [_whole(step.added) for step in steps]),
    )
    origin = (
        _("diisi manual")
        if start and start.typed
        else "; ".join(s.publisher for s in coverage_of(ledger, code).sources)
    )
    return [
        {
            _("Kode BPS"): code,
            _("Wilayah"): sentences.region_name(ledger.regions[code]),
            _("Indikator"): indicator,
            _("Satuan"): unit,
            _("Kondisi awal (posisi data)"): numbers.date(start.as_of) if start else None,
            _("Kondisi awal (nilai)"): first,
            **{
                _("Target {year}").format(year=year.year): values[index] if values else None
                for index, year in enumerate(split.path.years)
            },
            _("Perangkat Daerah penanggung jawab (diisi perencana)"): None,
            _("Sumber kondisi awal"): origin if start else None,
            _("Keterangan"): _remark(start),
        }
        for indicator, unit, first, values in kinds
    ]


def _remark(start: Start | None) -> str | None:
    if start is None:
        return _("belum ada angka cakupan yang terbit; isi peserta aktif dan potensi pekerja")
    if start.potential is None:
        return _("terbit sebagai persentase saja; jumlah orang menunggu data")
    return None


def _notes(ledger: Ledger, province: str, split: Split, targets: Targets, today: dt.date) -> list[str]:
    path, last = split.path, len(split.path.years) - 1
    lines = [
        yearly_targets.headline(ledger, province, path, today),
        _("Dibuat {date}.").format(date=numbers.date(today.isoformat())),
        _("Pembagian: {rule}. {meaning}").format(
            rule=yearly_targets.rule_names()[split.rule], meaning=yearly_targets.rule_meaning(split.rule)
        ),
        _growth(split, targets),
        *target_notes.path_notes(path, targets, past_targets(ledger, province, today)),
        *target_notes.split_notes(ledger, split, last, today, source_name),
        _("Jumlah orang dibulatkan; penjumlahan dapat berselisih beberapa orang."),
    ]
    return [line.replace(numbers.NBSP, " ") for line in lines]


def _growth(split: Split, targets: Targets) -> str:
    if growth := split.path.denominator.growth:
        return _("Potensi pekerja dianggap bertambah {share} setahun.").format(share=numbers.plain_percent(growth))
    return target_notes.growth_note(targets, split.path.start)


def _sources(ledger: Ledger, province: str, split: Split, targets: Targets) -> list[Row]:
    figures = [*targets.shares.values(), *targets.people.values()]
    for code, start in ((province, split.path.start), *split.starts.items()):
        if start and not start.typed:
            figures += coverage_of(ledger, code).figures
    return [_source_row(figure) for figure in figures]


def _source_row(figure: Observation) -> Row:
    known = figure.indicator
    return {
        _("Wilayah"): sentences.region_name(figure.region),
        _("Indikator"): _(known.label),
        _("Nilai"): _percent(figure.value) if known.unit == "percent" else figure.value,
        _("Satuan"): _(known.satuan),
        _("Posisi data"): figure.as_of,
        _("Status"): sentences.status_word(figure.status),
        _("Judul"): figure.source.title,
        _("Penerbit"): figure.source.publisher,
        _("Tanggal terbit"): figure.source.date,
        _("Alamat"): figure.source.url,
    }


def _percent(share: float) -> float:
    return round(share * 100, 4)


def _whole(people: float | None) -> float | None:
    return None if people is None else round(people)
