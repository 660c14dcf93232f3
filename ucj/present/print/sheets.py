"""The brief as a workbook: the plan, the months, the assumptions and the sources, numbers as numbers."""

from __future__ import annotations

from ucj.facts.observations import Source
from ucj.present import documents
from ucj.present.print.workbook import Row, xlsx_bytes
from ucj.present.story.paper import Brief, Plan
from ucj.present.words.catalogue import _

PEOPLE, RUPIAH, SHARE = "#,##0", '"Rp"#,##0', "0.00%"


def workbook_bytes(brief: Brief) -> bytes:
    """Return the brief as XLSX; a sheet that would hold nothing is left out."""
    plan = brief.plan
    sheets = {_("Ringkasan"): _summary(brief)}
    if plan:
        sheets |= {_("Rencana"): _plan(plan), _("Bulan"): _months(brief, plan), _("Anggapan"): _assumptions(plan)}
    else:
        sheets |= {_("Angka"): _figures(brief), _("Deret"): _series(brief)}
    sheets |= {_("Sumber berbeda"): _disputes(brief), _("Sumber"): [_source(source) for source in brief.sources]}
    return xlsx_bytes({title: rows for title, rows in sheets.items() if rows}, _formats(plan))


def _summary(brief: Brief) -> list[Row]:
    said = {
        brief.kind: brief.region,
        _("Judul"): brief.title,
        _("Dinyatakan oleh"): brief.signed,
        _("Inti"): brief.sentence,
        **{card.label: f"{card.value} {card.meaning}" for card in brief.cards},
        _("Data"): brief.data,
        _("Dicetak"): brief.printed,
        _("Tautan"): brief.link,
    }
    rows: list[Row] = [{_("Hal"): name, _("Isi"): words} for name, words in said.items() if words]
    remarks = [(_("Yang perlu diketahui"), note) for note in brief.notes]
    remarks += [(_("Tidak dimodelkan"), what) for what in (brief.plan.not_modelled if brief.plan else ())]
    return [*rows, *({_("Hal"): name, _("Isi"): words} for name, words in remarks)]


def _plan(plan: Plan) -> list[Row]:
    rows: list[Row] = [
        {
            _("Kelompok"): row.group,
            _("Pembayar"): row.payer,
            _("Jalur"): row.route,
            _("Orang"): row.people,
            _("Bulan pertama"): row.first,
            _("Bulan terakhir"): row.last,
            _("Jumlah bulan"): row.months,
            _("Iuran sebulan"): row.premiums[0] if len(row.premiums) == 1 else None,
            _("Iuran selama rencana"): row.rupiah,
        }
        for row in plan.rows
    ]
    if plan.own_after and rows:
        rest: Row = {
            **dict.fromkeys(rows[0]),
            _("Kelompok"): _("Semua kelompok"),
            _("Pembayar"): _("Peserta yang lanjut membayar sendiri sesudahnya"),
            _("Iuran selama rencana"): plan.own_after,
        }
        rows.append(rest)
    return rows


def _months(brief: Brief, plan: Plan) -> list[Row]:
    # By id in the projection, by name on the sheet; what people pay themselves stands last in both.
    names = list(plan.cost)
    rows: list[Row] = []
    for i, month in enumerate(documents.month_rows(plan.result)):
        missing = plan.result.at(plan.result.scenario.start + i).missing
        rows.append(
            {
                _("Bulan"): month["month"],
                _("Peserta aktif"): month["active"],
                _("Peserta aktif, rendah"): month["active_low"],
                _("Peserta aktif, tinggi"): month["active_high"],
                _("Pekerja potensial"): month["potential"],
                _("Cakupan"): month["coverage"],
                _("Cakupan, rendah"): month["coverage_low"],
                _("Cakupan, tinggi"): month["coverage_high"],
                _("Target"): plan.result.scenario.target,
                _("Kurang ke target"): None if missing is None else round(missing),
                **dict(zip(names, (*month["cost"].values(), month["self_paid"]), strict=True)),
            }
        )
    return rows


def _assumptions(plan: Plan) -> list[Row]:
    return [
        {
            _("Anggapan"): row.name,
            _("Berlaku untuk"): ", ".join(row.groups),
            _("Satuan"): _("bulan") if row.in_months else _("bagian dari 1"),
            _("Dipakai"): row.used,
            _("Rendah"): row.low,
            _("Tengah"): row.central,
            _("Tinggi"): row.high,
            _("Dasar"): row.basis,
            _("Sumber"): "; ".join(source.title for source in row.sources),
        }
        for row in plan.assumed
    ]


def _figures(brief: Brief) -> list[Row]:
    return [
        {_("Ukuran"): item.label, _("Angka"): item.amount, _("Per"): item.date, _("Sumber"): item.source}
        for item in (*brief.basis, *brief.context)
    ]


def _series(brief: Brief) -> list[Row]:
    return [
        {brief.series.title: figure.value, _("Per"): figure.as_of, _("Sumber"): figure.source.publisher}
        for figure in (brief.series.figures if brief.series else ())
        if brief.series
    ]


def _disputes(brief: Brief) -> list[Row]:
    return [
        {
            _("Perbedaan"): item.title,
            _("Ukuran"): figure.label,
            _("Angka"): figure.amount,
            _("Per"): figure.date,
            _("Sumber"): figure.source,
            _("Penjelasan"): item.explanation,
        }
        for item in brief.disputes
        for figure in item.figures
    ]


def _source(source: Source) -> Row:
    return {
        _("Penerbit"): source.publisher,
        _("Judul"): source.title,
        _("Terbit"): source.date,
        _("Alamat"): source.url,
        _("Diperiksa"): source.verified,
    }


def _formats(plan: Plan | None) -> dict[str, str]:
    """Return how the numbers below each heading are written."""
    people = (_("Orang"), _("Peserta aktif"), _("Peserta aktif, rendah"), _("Peserta aktif, tinggi"))
    counts = (*people, _("Pekerja potensial"), _("Kurang ke target"), _("Peserta aktif yang terbit"))
    shares = (_("Cakupan"), _("Cakupan, rendah"), _("Cakupan, tinggi"), _("Target"), _("Cakupan yang terbit"))
    money = (_("Iuran sebulan"), _("Iuran selama rencana"), *(plan.cost if plan else ()))
    return {**dict.fromkeys(counts, PEOPLE), **dict.fromkeys(shares, SHARE), **dict.fromkeys(money, RUPIAH)}
