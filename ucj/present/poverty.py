"""Poverty beside coverage, as sentences, a scatter and a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.regions import Region
from ucj.model.comparability import months_apart, ranked_together
from ucj.model.poverty import PoorProtected
from ucj.model.premiums import government_premium
from ucj.present.draw import point_labels
from ucj.present.draw.point_labels import Point
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link

HOUSEHOLD = 4


def scatter_frame(rows: Sequence[PoorProtected], province: str) -> pd.DataFrame:
    """Return the points of `charts.poverty_spec`: regions with both figures, and the medians that part them.

    Only the points of the chosen province are named, or the names would cover each other. A name that has no room, or
    none on a phone, is in the tooltip alone.
    """
    known = [row for row in rows if row.coverage is not None]
    frame = pd.DataFrame(
        {
            "name": [row.region.name if row.region.parent == province else "" for row in known],
            "own": [row.region.parent == province for row in known],
            "rate": [row.rate.value for row in known],
            "coverage": [row.coverage for row in known],
            "poor": [row.poor.value for row in known],
            "label": [_point_label(row) for row in known],
        }
    )
    frame = frame.assign(rate_middle=frame["rate"].median(), coverage_middle=frame["coverage"].median())
    return frame.assign(**_name_columns(frame))


def _name_columns(frame: pd.DataFrame) -> dict[str, Any]:
    """Return where the names stand in a narrow and in a wide chart: words, pixels from their point, and alignment."""
    if frame.empty:
        return {}
    low, high = frame[["rate", "coverage"]].min(), frame[["rate", "coverage"]].max()
    span = (high - low).replace(0, 1)
    across, down = (
        (frame["rate"] - low["rate"]) / span["rate"],
        (high["coverage"] - frame["coverage"]) / span["coverage"],
    )
    sizes = (point_labels.radius(size) for size in frame["poor"] / frame["poor"].max())
    points = [Point(*point) for point in zip(across, down, sizes, frame["name"], strict=True)]
    middle = (float(across.median()), float(down.median()))
    columns: dict[str, Any] = {}
    for kind, widths in point_labels.WIDTHS.items():
        placed = point_labels.places(points, widths, middle)
        columns |= {
            f"{kind}_name": [place.name for place in placed],
            f"{kind}_dx": [place.dx for place in placed],
            f"{kind}_dy": [place.dy for place in placed],
            f"{kind}_align": [place.align for place in placed],
            f"{kind}_led": [place.led for place in placed],
        }
    return columns


def headline(ledger: Ledger, province: str) -> str:
    """Say how many of the poor a government pays for in a province."""
    name = sentences.region_name(ledger.regions[province])
    poor, paid = ledger.leading(province, "poor_people"), ledger.leading(province, "paid_by_government")
    if poor is None or paid is None:
        return _("Belum ada angka pekerja yang dibayar pemerintah untuk {name}.").format(name=name)
    return _("Di {name}, pemerintah membayar iuran {paid} orang, setara {share} dari {poor} penduduk miskin.").format(
        name=name,
        paid=sentences.count(paid),
        poor=sentences.count(poor),
        share=numbers.percent(paid.value / poor.value, 1),
    )


def disputed_share(ledger: Ledger, province: str) -> str:
    """Say what the share is with the number of poor people that others quote, blank where nobody does."""
    paid = ledger.leading(province, "paid_by_government")
    quoted = [figure for figure in ledger.figures(province, "poor_people") if figure.status == "disputed"]
    if paid is None or not quoted:
        return ""
    figure = quoted[0]
    return _("Dengan {poor} penduduk miskin yang disebut {who} ({publisher}), setara {share}.").format(
        poor=sentences.count(figure),
        who=_(figure.said_by) if figure.said_by else figure.source.publisher,
        publisher=source_link(figure.source),
        share=numbers.percent(paid.value / figure.value, 1),
    )


def reach_table(ledger: Ledger, rows: Sequence[PoorProtected]) -> pd.DataFrame:
    """Return the ranking of where one more contribution most often reaches a poor person not yet paid for."""
    ordered = sorted(rows, key=lambda row: (-1.0 if row.reach is None else row.reach, row.rate.value), reverse=True)
    return pd.DataFrame(
        [
            {
                _("Wilayah"): sentences.region_name(row.region),
                _("Penduduk miskin"): _poor(ledger, row),
                _("Dibayar"): _("belum terbit") if row.paid is None else sentences.count(row.paid),
                _("Peluang"): numbers.MISSING if row.reach is None else numbers.percent(row.reach, 1),
            }
            for row in ordered
        ]
    )


def premium_sentence(ledger: Ledger, region: str, month: int) -> str:
    """Say what the contribution is beside the poverty line of a region."""
    line = ledger.leading(region, "poverty_line")
    if line is None:
        return ""
    premium = government_premium(ledger.premiums, month)
    return _(
        "Iuran {premium} sebulan adalah {one} dari garis kemiskinan satu orang di {name} ({line}), dan {home} dari "
        "garis kemiskinan keluarga {people} orang."
    ).format(
        premium=numbers.rupiah(premium),
        one=numbers.percent(premium / line.value, 1),
        name=sentences.region_name(ledger.regions[region]),
        line=numbers.rupiah(line.value),
        home=numbers.percent(premium / (HOUSEHOLD * line.value), 1),
        people=HOUSEHOLD,
    )


def missing_names(province: Region, rows: Sequence[PoorProtected]) -> str:
    """Name the regions of a province that the scatter cannot show, blank where it shows all."""
    names = [row.region.name for row in rows if row.coverage is None]
    if names and len(names) == len(rows):
        return _("Semua titik dari provinsi lain: cakupan kabupaten/kota di {name} belum terbit.").format(
            name=sentences.region_name(province)
        )
    return (
        _("Tanpa angka cakupan terbit, jadi tidak ada di bagan: {names}.").format(names=", ".join(names))
        if names
        else ""
    )


def chart_title(rows: Sequence[PoorProtected]) -> str:
    """Say of how many regions both figures are known."""
    return _("Cakupan dan kemiskinan di {count} kabupaten/kota yang cakupannya terbit, dari {all}").format(
        count=sum(row.coverage is not None for row in rows), all=len(rows)
    )


def quadrants(rows: Sequence[PoorProtected]) -> str:
    """Explain the four quarters of the scatter, and what keeps its points from being ranked."""
    dates = {row.region.code: row.as_of for row in rows if row.as_of}
    how = _(
        "Garis putus-putus adalah nilai tengah titik yang ada. Makin besar titik, makin banyak penduduk miskin. Titik "
        "abu-abu: provinsi lain. Nama titik yang tidak tertulis muncul bila titiknya ditunjuk atau disentuh."
    )
    if not dates:
        return how
    first, last = min(dates.values()), max(dates.values())
    caution = _(
        "Kemiskinan per {survey}; tanggal cakupannya {first} – {last}, terpaut {months} bulan, dan dasar hitungnya "
        "berbeda. Karena itu letak titik tidak mengurutkan wilayah menurut kebutuhan: kanan bawah berarti kemiskinan "
        "di atas dan cakupan di bawah nilai tengah {count} titik ini."
    ).format(
        survey=numbers.date(max(row.rate.as_of for row in rows)),
        first=numbers.date(first),
        last=numbers.date(last),
        months=months_apart(dates),
        count=len(dates),
    )
    return f"{how} {caution}"


def reach_title(rows: Sequence[PoorProtected]) -> str:
    """Return the heading of the table: where one more contribution reaches most, if enough is known of one time."""
    paid = {row.region.code: row.paid.as_of if row.paid else None for row in rows}
    ranked = ranked_together(paid)
    if not ranked:
        return _("Penduduk miskin menurut kabupaten/kota")
    if len(ranked) == len(rows):
        return _("Di mana satu iuran lagi paling sering menjangkau penduduk miskin")
    return _(
        "Di mana satu iuran lagi paling sering menjangkau penduduk miskin, di antara {count} dari {all} yang terbit"
    ).format(count=len(ranked), all=len(rows))


def reach_formula(rows: Sequence[PoorProtected]) -> str:
    """Explain the ranking and its formula."""
    if all(row.reach is None for row in rows):
        return _(
            "Jumlah pekerja yang dibayar pemerintah belum terbit untuk kabupaten/kota di provinsi ini, jadi peluangnya "
            "tidak dapat dihitung; urutannya menurut persentase penduduk miskin. Sumber: Susenas Maret 2025 (BPS)."
        )
    return _(
        "Peluang = persentase penduduk miskin × (1 − dibayar pemerintah ÷ penduduk miskin): peluang bahwa "
        "satu orang yang didaftarkan tanpa memilih adalah penduduk miskin yang iurannya belum dibayar, bila semua yang "
        "dibayar pemerintah miskin. Daftar yang memilih penduduk miskin selalu lebih baik daripada peluang ini. "
        "Sumber: Susenas Maret 2025 (BPS) dan daftar Juli 2025 (Kota Mataram: Oktober 2025)."
    )


def _point_label(row: PoorProtected) -> str:
    assert row.coverage is not None and row.as_of is not None
    return _("{name}: cakupan {date} {coverage}, miskin {rate} ({poor} orang)").format(
        name=row.region.name,
        date=numbers.date(row.as_of),
        coverage=numbers.percent(row.coverage),
        rate=numbers.plain_percent(row.rate.value),
        poor=numbers.whole(row.poor.value),
    )


def _poor(ledger: Ledger, row: PoorProtected) -> str:
    parts = [
        numbers.plain_percent(row.rate.value),
        _("{poor} orang").format(poor=numbers.whole(row.poor.value)),
    ]
    for name, indicator in (("P1", "poverty_gap"), ("P2", "poverty_severity")):
        if figure := ledger.leading(row.region.code, indicator):
            parts.append(f"{name} {numbers.decimal(figure.value, 2)}")
    return " · ".join(parts)
