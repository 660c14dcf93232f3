"""Villages in words: what they are called, what is known, the rule of a minimum, and what an upload says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ucj.facts.ledger import Ledger
from ucj.facts.scenarios import SavedScenario
from ucj.facts.villages import District, DistrictFigure, Village
from ucj.model.measures import yearly_premium
from ucj.model.villages import Bound, Ranked, names_needed
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import dated_sources, source_link

TOP = 10
GROUP = "village_minimum"


@dataclass(frozen=True)
class Rule:
    """The choices behind a page: people every village should have, whether kelurahan count, and the first month."""

    minimum: int
    urban: bool
    month: int


@dataclass(frozen=True)
class Origin:
    """Where an upload comes from: the month its figures describe, and the source as typed; either may be blank."""

    as_of: str
    source: str


def village_name(village: Village) -> str:
    """Return a village with its kind, as a letter writes it: Desa Pijot, Kelurahan Pancor."""
    return (_("Kelurahan {name}") if village.is_urban else _("Desa {name}")).format(name=village.name)


def district_name(district: District) -> str:
    """Return a kecamatan as a letter writes it."""
    return _("Kecamatan {name}").format(name=district.name)


def kind_word(village: Village) -> str:
    """Return what kind of village it is."""
    return _("kelurahan") if village.is_urban else _("desa")


def village_word(*, urban: bool) -> str:
    """Return what is counted: desa, or desa and kelurahan."""
    return _("desa dan kelurahan") if urban else _("desa")


def region_sentence(ledger: Ledger, bound: Bound, rule: Rule) -> str:
    """Say how many villages a kabupaten has and what the rule can cost at most."""
    code = bound.region.code
    counts = [ledger.leading(code, name) for name in ("villages", "urban_villages", "districts")]
    villages, urban, districts = (numbers.whole(figure.value) if figure else numbers.MISSING for figure in counts)
    return _(
        "{name} mempunyai {villages} desa, {urban} kelurahan, dan {districts} kecamatan; {minimum} pekerja di setiap "
        "{counted} berarti paling banyak {people} orang terdaftar dan {cost} setahun."
    ).format(
        name=sentences.region_name(bound.region),
        villages=villages,
        urban=urban,
        districts=districts,
        minimum=numbers.whole(rule.minimum),
        counted=village_word(urban=rule.urban),
        people=numbers.whole(bound.people),
        cost=numbers.short_rupiah(bound.cost),
    )


def bound_note(ledger: Ledger, bound: Bound, rule: Rule, today: dt.date) -> str:
    """Explain the upper bound with its premium, the list it needs, and where the counts come from."""
    premium = yearly_premium(ledger.premiums, 1, rule.month) / 12
    region = bound.region.code
    return _(
        "Batas atas: bila belum satu orang pun menjadi peserta. {people} orang terdaftar × {premium} × 12 bulan, iuran "
        "JKK dan JKM pekerja BPU. Karena sebagian nama tidak lolos verifikasi, agar {minimum} orang terdaftar di "
        "setiap {counted} daftarnya memuat sekitar {names} nama, seluruhnya {all} nama. Jumlah desa: {sources}."
    ).format(
        people=numbers.whole(bound.people),
        minimum=numbers.whole(rule.minimum),
        counted=village_word(urban=rule.urban),
        names=numbers.whole(names_needed(ledger, region, rule.minimum)),
        all=numbers.whole(names_needed(ledger, region, bound.people)),
        premium=numbers.rupiah(premium),
        sources=dated_sources(bound.published[:1], today),
    )


def rule_note(ledger: Ledger) -> str:
    """Say who announced the rule of a minimum in every village, and where, and who only took it as an example."""
    presets = [preset for preset in ledger.presets.values() if any(lever.group == GROUP for lever in preset.levers)]
    signed = sorted(_signed(ledger, preset) for preset in presets if not preset.simulation)
    rule = _("Aturan satu desa minimal 100 pekerja: {signed}.").format(signed="; ".join(signed))
    beyond = sorted(f"{_(preset.said)} {_signed(ledger, preset)}." for preset in presets if preset.simulation)
    return " ".join((rule, *beyond))


def _signed(ledger: Ledger, preset: SavedScenario) -> str:
    return _("{said_by}, {date} ({source})").format(
        said_by=_(preset.said_by),
        date=numbers.date(preset.said_on),
        source=source_link(ledger.sources[preset.source]),
    )


def bound_caution() -> str:
    """Say what the table of kabupaten is not."""
    return _("Hitungan dari jumlah desa, bukan rencana anggaran; desa yang sudah mempunyai peserta menurunkannya.")


def district_figure_sentences(ledger: Ledger, figures: Sequence[DistrictFigure], today: dt.date) -> list[str]:
    """Say the figures published for kecamatan of a kabupaten, and what their means do not say."""
    opening = _("Satu-satunya angka kecamatan yang terbit") if len(figures) == 1 else _("Angka kecamatan yang terbit")
    return [_district_figure_sentence(ledger, figure, opening, today) for figure in figures]


def _district_figure_sentence(ledger: Ledger, figure: DistrictFigure, opening: str, today: dt.date) -> str:
    own = sum(not village.is_urban for village in ledger.villages.values() if village.district == figure.district)
    said = _("{opening}: **{name} {people} peserta aktif** ({dated}).").format(
        opening=opening,
        name=figure.district.name,
        people=sentences.count(figure),
        dated=dated_sources([figure], today),
    )
    if not own:
        return said
    mean = _(
        "Itu rata-rata {mean} di {own} desanya, tetapi tidak mengatakan apakah setiap desa sudah mencapai minimal."
    )
    return f"{said} {mean.format(mean=numbers.whole(figure.value / own), own=own)}"


def bound_sentence(bound: Bound, rule: Rule) -> str:
    """Say what the rule can cost a province at most."""
    return _("{name}: {villages} {counted}, paling banyak {people} orang terdaftar dan {cost} setahun.").format(
        name=sentences.region_name(bound.region),
        villages=numbers.whole(bound.villages),
        counted=village_word(urban=rule.urban),
        people=numbers.whole(bound.people),
        cost=numbers.short_rupiah(bound.cost),
    )


def uploaded_sentence(ranked: Sequence[Ranked], rule: Rule, cost: float) -> str:
    """Say how many villages are below the minimum and what lifts them."""
    below = [item for item in ranked if item.missing]
    values = {
        "known": numbers.whole(len(ranked)),
        "counted": village_word(urban=rule.urban),
        "below": numbers.whole(len(below)),
        "minimum": numbers.whole(rule.minimum),
        "missing": numbers.whole(sum(item.missing for item in below)),
        "cost": numbers.short_rupiah(cost),
    }
    if not below:
        return _("Semua {known} {counted} yang terisi sudah mempunyai paling sedikit {minimum} peserta.").format(
            **values
        )
    return _(
        "Dari {known} {counted} yang terisi, {below} masih di bawah {minimum} peserta; mengangkat semuanya perlu "
        "{missing} orang dan {cost} setahun."
    ).format(**values)


def tie_note(ranked: Sequence[Ranked]) -> str:
    """Say how many villages share the last rank shown but are not, blank where none does."""
    others = sum(item.rank == ranked[TOP - 1].rank for item in ranked[TOP:])
    if not others:
        return ""
    return _("{others} desa lain mempunyai jumlah yang sama dengan peringkat {rank}; lihat unduhan.").format(
        others=numbers.whole(others), rank=numbers.whole(ranked[TOP - 1].rank)
    )


def ranking_caution(known: int, everyone: int, rule: Rule) -> str:
    """Say among how many villages the ranking is, and what it does not measure."""
    return _(
        "Peringkat di antara {known} dari {all} {counted} yang terisi, menurut jumlah peserta, bukan cakupan: jumlah "
        "pekerja setiap desa belum terbit, sehingga desa besar lebih mudah berada di atas."
    ).format(known=numbers.whole(known), all=numbers.whole(everyone), counted=village_word(urban=rule.urban))


def more_below(count: int, shown: int) -> str:
    """Say that a table of those below the minimum goes on."""
    return _("Menampilkan {shown} dari {count}; selebihnya ada di unduhan.").format(
        shown=numbers.whole(shown), count=numbers.whole(count)
    )


def uncounted(ledger: Ledger, participants: Mapping[str, int], rule: Rule) -> str:
    """Say how many participants of kelurahan an upload holds that do not count, blank where none does."""
    left_out = [people for code, people in participants.items() if ledger.villages[code].is_urban and not rule.urban]
    if not left_out:
        return ""
    return _("{count} kelurahan di unggahan ({people} peserta) tidak dihitung.").format(
        count=numbers.whole(len(left_out)), people=numbers.whole(sum(left_out))
    )


def comparison(ledger: Ledger, region: str, participants: float) -> str:
    """Set the participants of an upload beside what was published for the kabupaten."""
    active, potential = ledger.leading(region, "active_participants"), ledger.leading(region, "potential_workers")
    name = sentences.region_name(ledger.regions[region])
    if potential and participants > potential.value:
        return _(
            "Periksa berkas: {participants} peserta lebih banyak daripada potensi pekerja di {name} ({potential})."
        ).format(participants=numbers.whole(participants), potential=sentences.count(potential), name=name)
    if active is None:
        return ""
    return _("Sebagai pembanding, peserta aktif {name}: {active} ({date}, {publisher}).").format(
        name=name,
        active=sentences.count(active),
        date=numbers.date(active.as_of),
        publisher=source_link(active.source),
    )
