"""What a projector shows of a region: one message a screen, None where the figure was not published."""

from __future__ import annotations

import datetime as dt

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_of, month_text
from ucj.model.claims import poverty_line_months
from ucj.model.coming_lapse import coming_lapse
from ucj.model.measures import Standing
from ucj.present import frames, map_words, standing_lines
from ucj.present.draw import choropleth
from ucj.present.draw.map_measures import coverage_measure
from ucj.present.parts import Bars, Lines, Maps, Number, Screen
from ucj.present.published_series import PublishedSeries
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import in_one_line

# Whoever plans for a region needs these, so a region without one of them is told so.
NEEDED = ("active_participants", "potential_workers", "target_coverage", "paid_by_government", "poor_people")


def coverage(where: Standing, today: dt.date) -> Screen | None:
    """Return how many workers are protected."""
    name, source = sentences.region_name(where.region), in_one_line(where.figures, today)
    if where.coverage is None or where.as_of is None:
        if where.active is None:
            return None
        text = (
            _("Angka {months} bulan lalu: {name} mempunyai peserta aktif, tetapi cakupannya belum dapat dihitung")
            if sentences.age_of_old(where.active.as_of, today)
            else _("{name} mempunyai peserta aktif, tetapi cakupannya belum dapat dihitung")
        )
        return Screen(
            text.format(name=name, months=numbers.age_in_months(where.active.as_of, today)),
            Number(
                sentences.count(where.active),
                _("peserta aktif pada {date}; potensi pekerja belum terbit").format(
                    date=numbers.date(where.active.as_of)
                ),
            ),
            source,
        )
    old = sentences.age_of_old(where.as_of, today)
    values = {
        "name": name,
        "date": numbers.date(where.as_of),
        "months": numbers.age_in_months(where.as_of, today),
        "active": sentences.count(where.active) if where.active else "",
        "potential": sentences.count(where.potential) if where.potential else "",
    }
    if where.percentage_only:
        message = (
            _("Angka {months} bulan lalu: jumlah peserta aktif di {name} tidak diterbitkan, hanya persentasenya")
            if old
            else _("Jumlah peserta aktif di {name} tidak diterbitkan, hanya persentasenya")
        )
        meaning = _("pekerja tercatat sebagai peserta aktif pada {date}")
    else:
        message = (
            _("Angka {months} bulan lalu: {active} dari {potential} pekerja di {name} tercatat sebagai peserta aktif")
            if old
            else _("{active} dari {potential} pekerja di {name} tercatat sebagai peserta aktif")
        )
        meaning = _("cakupan pada {date}")
    shown = meaning.format(**values)
    if where.later:
        shown += "; " + _("kemudian terbit {later}").format(later=sentences.later_share(where))
    return Screen(message.format(**values), Number(sentences.coverage_value(where), shown), source)


def coming_fall(ledger: Ledger, where: Standing, today: dt.date) -> Screen | None:
    """Return what coverage falls to where a funded cohort is not renewed."""
    coming = coming_lapse(ledger, where.region.code)
    said = standing_lines.lapse(where, coming, today)
    if coming is None or not said:
        return None
    if coming.fallen.month <= month_of(today):
        message = _("Menurut hitungan, {name} turun ke {after} sejak {month} bila yang dibiayai tidak diperpanjang")
    else:
        message = _("Menurut hitungan, {name} turun ke {after} mulai {month} bila yang dibiayai tidak diperpanjang")
    return Screen(
        message.format(
            name=sentences.region_name(where.region),
            after=numbers.percent(coming.fallen.coverage_without_plan),
            month=numbers.date(month_text(coming.fallen.month)),
        ),
        Number(
            numbers.whole(coming.people - coming.staying),
            _("orang tidak lagi menjadi peserta bila tidak ada yang diperpanjang"),
        ),
        said,
    )


def on_the_map(ledger: Ledger, where: Standing, maps: Maps | None, today: dt.date) -> Screen | None:
    """Return the coverage of the province on a map."""
    region = where.region
    province, measure = ledger.province_of(region.code), coverage_measure()
    mapped = choropleth.values(ledger, province, measure)
    known = [value for value in mapped.values() if value]
    if not known or maps is None:
        return None
    source = frames.publishers(tuple(figure for value in known for figure in value.figures))
    if region.code in mapped:
        source = _("Bergaris tepi jingga: {name}. {sources}").format(name=sentences.region_name(region), sources=source)
    message = map_words.headline(ledger, province, measure, mapped, today).removesuffix(".")
    rest = map_words.left_out(mapped)
    return Screen(message, maps.maps[0], f"{rest} {source}".strip())


def series(published: PublishedSeries) -> Screen:
    """Return how a published figure has changed, or that the figures do not compare."""
    told = published.listed if published.broken else frames.publishers(published.figures)
    return Screen(
        published.message, published.chart, _("Setiap titik adalah angka terbit: {sources}").format(sources=told)
    )


def poverty(ledger: Ledger, where: Standing, today: dt.date) -> Screen | None:
    """Return whom a government pays for beside the poor."""
    paid, poor = (ledger.leading(where.region.code, name) for name in ("paid_by_government", "poor_people"))
    if paid is None or poor is None:
        return None
    return Screen(
        _("Di {name}, pemerintah membayar iuran {paid} orang; penduduk miskinnya {poor}").format(
            name=sentences.region_name(where.region), paid=sentences.count(paid), poor=sentences.count(poor)
        ),
        Bars.of(
            {_("Iuran dibayar pemerintah"): paid.value, _("Penduduk miskin"): poor.value},
            numbers.whole,
            _("Yang dibayar pemerintah belum tentu penduduk miskin; angka ini hanya membandingkan besarnya."),
        ),
        in_one_line([paid, poor], today),
    )


def death_payment(ledger: Ledger, where: Standing, today: dt.date) -> Screen | None:
    """Return how long a family lives on what it is paid when a participant dies."""
    rules, line = ledger.benefits, ledger.leading(where.region.code, "poverty_line")
    if line is None:
        return None
    wait = rules.death_of_newcomer
    newcomers = _("Peserta baru dalam {months} bulan pertama: {smaller}, menurut satu sumber.").format(
        months=wait.months, smaller=numbers.short_rupiah(wait.amount)
    )
    return Screen(
        _("Keluarga peserta yang meninggal menerima santunan {amount}").format(
            amount=numbers.short_rupiah(rules.death.amount)
        ),
        Number(
            _("{months} bulan").format(months=numbers.decimal(poverty_line_months(rules, line.value), 1)),
            _("hidup di garis kemiskinan bagi keluarga {people} orang ({line} per kapita per bulan)").format(
                people=rules.household_people, line=numbers.rupiah(line.value)
            ),
        ),
        f"{rules.death.reference}. {newcomers} {in_one_line([line], today)}",
    )


def unknown(ledger: Ledger, where: Standing) -> Screen | None:
    """Return where sources disagree and what was not published."""
    code, name = where.region.code, sentences.region_name(where.region)
    disputes = [_(item.title) for item in ledger.disagreements if item.region.code == code]
    missing = [_(ledger.indicators[kind].label) for kind in NEEDED if ledger.leading(code, kind) is None]
    if disputes and missing:
        said = _("{name}: sumber berbeda tentang {disputes} hal, dan {missing} angka belum terbit")
    elif disputes:
        said = _("{name}: sumber berbeda tentang {disputes} hal")
    elif missing:
        said = _("{name}: {missing} angka yang diperlukan belum terbit")
    else:
        return None
    beside = _("Angka yang berbeda berdampingan, dengan sumber dan penjelasannya, di halaman Ringkasan.")
    own = _("Angka resmi dapat diisi manual di halaman Skenario atau diunggah di halaman Angka sendiri.")
    lines = [("", title) for title in disputes]
    if missing:
        lines.append((_("Belum terbit:"), ", ".join(missing)))
    return Screen(
        said.format(name=name, disputes=len(disputes), missing=len(missing)),
        Lines(lines),
        " ".join(text for text, told in ((beside, disputes), (own, missing)) if told),
    )
