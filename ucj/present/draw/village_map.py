"""The map of desa and kecamatan: classes about the minimum, looks of every outline, and its legend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ucj.facts.villages import District, DistrictFigure, Village
from ucj.model.villages import DistrictSum, Ranked
from ucj.present import village_sentences
from ucj.present.draw import palette
from ucj.present.draw.classes import Scheme
from ucj.present.draw.legend import class_legend
from ucj.present.draw.map import Shape
from ucj.present.village_sentences import Origin, Rule
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_name

# Orange below the minimum, blue from it on.
_VILLAGE_COLOURS = (palette.BURDEN[4], palette.BURDEN[2], *palette.GAIN[2:])


def village_scheme(minimum: int) -> Scheme:
    """Return the classes of participants in a desa, parted at the minimum."""
    return Scheme(
        _("Peserta per desa"),
        _("orang"),
        _("Jingga: di bawah minimal. Biru: sudah mencapai minimal; makin gelap makin banyak peserta."),
        tuple(minimum * share for share in (0.5, 1, 2, 5, 10)),
        _VILLAGE_COLOURS,
    )


def district_scheme() -> Scheme:
    """Return the classes of participants in a kecamatan; Sakra Timur, the only published one, is in the third."""
    return Scheme(
        _("Peserta per kecamatan"),
        _("orang"),
        _("Makin gelap makin banyak peserta."),
        (1_000, 5_000, 10_000, 20_000),
        palette.GAIN[1:],
    )


def village_shapes(villages: Iterable[Village], ranked: Sequence[Ranked], rule: Rule) -> dict[str, Shape]:
    """Return the look of every desa and kelurahan."""
    scheme, known = village_scheme(rule.minimum), {item.village.code: item for item in ranked}
    result = {}
    for village in villages:
        item = known.get(village.code)
        head = (f"{village_sentences.village_name(village)}, {village_sentences.district_name(village.district)}",)
        if item:
            people, rank = numbers.whole(item.participants), numbers.whole(item.rank)
            lines = [_("{people} peserta · peringkat {rank}").format(people=people, rank=rank)]
            if item.missing:
                lines.append(_("Kurang {missing} orang").format(missing=numbers.whole(item.missing)))
            result[village.code] = Shape(scheme.colour(item.participants), (*head, *lines))
        else:
            excluded = village.is_urban and not rule.urban
            result[village.code] = Shape(None, (*head, _("tidak dihitung") if excluded else _("belum diisi")))
    return result


def district_shapes(districts: Mapping[str, District], sums: Iterable[DistrictSum]) -> dict[str, Shape]:
    """Return the look of every kecamatan by its participants."""
    scheme, known = district_scheme(), {item.district.code: item for item in sums if item.known}
    result = {}
    for code, district in districts.items():
        head, item = village_sentences.district_name(district), known.get(code)
        if item is None:
            result[code] = Shape(None, (head, _("belum diisi")))
            continue
        filled = _("{known} dari {all} terisi, {below} di bawah minimal").format(
            known=item.known, all=item.villages, below=item.below
        )
        people = _("{people} peserta").format(people=numbers.whole(item.participants))
        result[code] = Shape(scheme.colour(item.participants), (head, people, filled))
    return result


def published_shapes(districts: Mapping[str, District], figures: Iterable[DistrictFigure]) -> dict[str, Shape]:
    """Return the look of every kecamatan by what was published, and stripes where nothing was."""
    scheme, known = district_scheme(), {figure.district.code: figure for figure in figures}
    result = {}
    for code, district in districts.items():
        head, figure = village_sentences.district_name(district), known.get(code)
        if figure is None:
            result[code] = Shape(None, (head, _("belum ada angka terbit")))
            continue
        people = numbers.whole(figure.value)
        lines = (
            _("{people} peserta").format(people=people),
            f"{numbers.date(figure.as_of)} · {source_name(figure.source)}",
        )
        result[code] = Shape(scheme.colour(figure.value), (head, *lines), label=people)
    return result


def village_legend(origin: Origin, rule: Rule) -> str:
    """Return the legend of the map of desa."""
    blank = _("belum diisi") if rule.urban else _("belum diisi, atau kelurahan")
    scheme = village_scheme(rule.minimum)
    return class_legend(scheme.label, scheme.legend(blank), _uploaded(origin))


def district_legend(origin: Origin) -> str:
    """Return the legend of the map of kecamatan."""
    scheme = district_scheme()
    return class_legend(scheme.label, scheme.legend(_("belum diisi")), _uploaded(origin))


def _uploaded(origin: Origin) -> str:
    return f"{_('unggahan')} · {numbers.date(origin.as_of)}" if origin.as_of else _("unggahan")
