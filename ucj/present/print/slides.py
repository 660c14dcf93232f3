"""The brief as slides: five to seven, 16:9, with charts and tables that the protocol staff can edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ucj.present.draw import palette
from ucj.present.draw.credit import outlines_credit
from ucj.present.print import deck, native_charts, tables
from ucj.present.print.addresses import can_be_scanned, code_png
from ucj.present.print.deck import BODY_BOTTOM, BODY_TOP, BODY_WIDTH, MARGIN, Deck
from ucj.present.print.pictures import map_svg, png
from ucj.present.print.tables import Table
from ucj.present.story.assumed import Assumed
from ucj.present.story.paper import Brief, Plan
from ucj.present.words.catalogue import _

MAP_PIXELS = (900, 330)
NOTES_SHOWN = 2
LINK_WIDTH = 2.9


def pptx_bytes(brief: Brief) -> bytes:
    """Return the brief as PPTX."""
    footer = " · ".join(
        (
            brief.region,
            brief.data,
            _("dicetak {date}").format(date=brief.printed),
        )
    )
    made = Deck(footer, f"{brief.kind}: {brief.title or brief.region}")
    _opening(made, brief)
    _numbers(made, brief)
    if brief.plan:
        _months(made, brief, brief.plan)
        _plan(made, brief.plan)
        _payers(made, brief.plan)
        _supposed(made, brief, brief.plan)
    else:
        _series(made, brief)
        _context(made, brief)
        _disputes(made, brief)
    _sources(made, brief)
    return made.save()


def _opening(made: Deck, brief: Brief) -> None:
    slide = made.slide(brief.region, "\n".join(brief.notes))
    lines = [line for line in (brief.kind, brief.title, brief.signed) if line]
    deck.text(slide, lines, MARGIN, BODY_TOP, BODY_WIDTH, 1.6, code=palette.GREY)
    deck.text(
        slide, [brief.sentence], MARGIN, 3.1, BODY_WIDTH, 3.4, size=32 if len(brief.sentence) < 250 else 28, bold=True
    )


def _numbers(made: Deck, brief: Brief) -> None:
    slide = made.slide(
        _("Empat angka"), "\n".join(f"{card.label}: {card.value} {card.meaning}" for card in brief.cards)
    )
    deck.cards(slide, brief.cards, MARGIN, BODY_TOP, BODY_WIDTH, 2.2)
    if not brief.maps:
        return
    share = BODY_WIDTH / len(brief.maps)
    drawn = min(share - 0.2, 2.0 * MAP_PIXELS[0] / MAP_PIXELS[1])
    for i, part in enumerate(brief.maps):
        left = MARGIN + i * share
        deck.text(slide, [part.caption], left, 3.7, share, 0.4, size=18, bold=True)
        image = png(map_svg(part, width=MAP_PIXELS[0], height=MAP_PIXELS[1]), scale=1.5)
        deck.picture(slide, image, left + (share - drawn) / 2, 4.12, drawn, part.caption)
    deck.legend(slide, brief.maps[0].legend, MARGIN, 6.22)
    deck.text(slide, [outlines_credit()], MARGIN, 6.62, BODY_WIDTH, 0.3, size=10, code=palette.GREY)


def _months(made: Deck, brief: Brief, plan: Plan) -> None:
    slide = made.slide(_("Cakupan bulan demi bulan"), "\n".join((brief.sentence, *brief.notes)))
    shown = list(brief.notes[:NOTES_SHOWN])
    if rest := len(brief.notes) - len(shown):
        shown.append(_("{count} catatan lain ada di PDF dan di catatan pembicara.").format(count=rest))
    room = 0.45 + 0.45 * len(shown) if shown else 0.0
    native_charts.months_chart(slide, plan.result, MARGIN, BODY_TOP, BODY_WIDTH, BODY_BOTTOM - BODY_TOP - room)
    _bullets(slide, shown, MARGIN, BODY_BOTTOM - room, BODY_WIDTH, room)


def _plan(made: Deck, plan: Plan) -> None:
    content = tables.plan_table(plan)
    slide = made.slide(content.title, content.note)
    keep = (0, 1, 2, 3, 5)
    shorter = replace(
        content,
        head=tuple(content.head[i] for i in keep),
        rows=tuple(tuple(row[i] for i in keep) for row in content.rows),
        right=tuple(content.right[i] for i in keep),
    )
    deck.table(slide, shorter, MARGIN, BODY_TOP, (2.7, 2.9, 1.3, 2.6, 2.63), BODY_BOTTOM - BODY_TOP)


def _payers(made: Deck, plan: Plan) -> None:
    content = tables.payer_table(plan)
    slide = made.slide(content.title, "\n".join(" · ".join(row) for row in (content.head, *content.rows)))
    native_charts.payers_chart(slide, plan.cost, MARGIN, BODY_TOP, BODY_WIDTH, BODY_BOTTOM - BODY_TOP)


def _supposed(made: Deck, brief: Brief, plan: Plan) -> None:
    content = tables.assumption_table(plan.assumed)
    spoken = [" · ".join(cell for cell in row if cell) for row in content.rows]
    spoken += [f"{item.title}\n{tables.dispute_line(item)}\n{item.explanation}" for item in brief.disputes]
    slide = made.slide(_("Yang dianggap, dan yang belum diketahui"), "\n\n".join(spoken))
    height = BODY_BOTTOM - BODY_TOP
    if content.rows:
        keep = (0, 2, 3)
        pairs = zip(content.rows, plan.assumed, strict=True)
        rows = tuple((f"{row[0]}{_whose(plan, item)}", row[2], row[3]) for row, item in pairs)
        shorter = Table("", tuple(content.head[i] for i in keep), rows, tuple(content.right[i] for i in keep))
        deck.table(slide, shorter, MARGIN, BODY_TOP, (2.6, 1.3, 2.3), height)
    lines = [
        *(_("Tidak dimodelkan: {what}").format(what=what) for what in plan.not_modelled),
        *(_("Sumber berbeda: {title}").format(title=item.title) for item in brief.disputes),
    ]
    _bullets(slide, lines, MARGIN + 6.4, BODY_TOP, BODY_WIDTH - 6.4, height)


def _whose(plan: Plan, item: Assumed) -> str:
    """Return whom an assumption is made of, where others have another value."""
    if sum(other.name == item.name for other in plan.assumed) == 1:
        return ""
    if len(item.groups) == 1:
        return f" ({item.groups[0]})"
    return _(" ({count} kelompok)").format(count=len(item.groups))


def _series(made: Deck, brief: Brief) -> None:
    if brief.series is None:
        return
    content = tables.series_table(brief)
    spoken = "\n".join(" · ".join(row) for row in content.rows) if content else ""
    slide = made.slide(brief.series.title, spoken)
    native_charts.series_chart(slide, brief.series, MARGIN, BODY_TOP, BODY_WIDTH, BODY_BOTTOM - BODY_TOP)


def _context(made: Deck, brief: Brief) -> None:
    content = tables.figure_table(_("Kemiskinan dan tenaga kerja"), brief.context)
    slide = made.slide(content.title)
    deck.table(slide, content, MARGIN, BODY_TOP, (4.6, 2.7, 2.4, 2.43), 3.4)
    _bullets(slide, brief.notes, MARGIN, 5.0, BODY_WIDTH, BODY_BOTTOM - 5.0)


def _disputes(made: Deck, brief: Brief) -> None:
    spoken = [f"{item.title}\n{tables.dispute_line(item)}\n{item.explanation}" for item in brief.disputes]
    slide = made.slide(_("Sumber yang berbeda"), "\n\n".join(spoken))
    lines = [f"{item.title} – {item.explanation}" for item in brief.disputes]
    said = lines or [_("Tidak ada sumber yang tercatat berbeda untuk wilayah ini.")]
    _bullets(slide, said, MARGIN, BODY_TOP, BODY_WIDTH, BODY_BOTTOM - BODY_TOP)


def _sources(made: Deck, brief: Brief) -> None:
    lines = [tables.source_line(source, short=True) for source in brief.sources]
    spoken = [f"{tables.source_line(source)}\n{source.url}".strip() for source in brief.sources]
    slide = made.slide(_("Sumber"), "\n".join([*spoken, *([brief.link] if brief.link else [])]))
    height = BODY_BOTTOM - BODY_TOP
    room = BODY_WIDTH - (LINK_WIDTH + 0.3 if brief.link else 0.0)
    middle = -(-len(lines) // 2)
    width = (room - 0.3) / 2
    size = min(deck.fitting(half, width, height, 18) for half in (lines[:middle], lines[middle:]))
    for i, half in enumerate((lines[:middle], lines[middle:])):
        if half:
            deck.text(slide, half, MARGIN + i * (width + 0.3), BODY_TOP, width, height, size=size)
    if brief.link:
        _link(slide, brief.link)


def _link(slide: Any, link: str) -> None:
    """Add the address in a column of its own; one that is too long to be read stands in the speaker's notes alone."""
    left, top = MARGIN + BODY_WIDTH - LINK_WIDTH, BODY_TOP
    deck.text(slide, [_("Tautan ke halaman ini")], left, top, LINK_WIDTH, 0.4, size=16, bold=True, code=palette.TEAL)
    top += 0.45
    if can_be_scanned(link):
        deck.picture(slide, code_png(link), left, top, LINK_WIDTH, _("Kode QR: {link}").format(link=link))
        top += LINK_WIDTH + 0.05
    height = BODY_BOTTOM - top
    if not deck.fits([link], LINK_WIDTH, height, deck.SIZES[-1]):
        link = _("Alamatnya ada di catatan pembicara salindia ini.")
    deck.text(slide, [link], left, top, LINK_WIDTH, height, largest=16, code=palette.TEAL)


def _bullets(slide: Any, lines: Sequence[str], left: float, top: float, width: float, height: float) -> None:
    if lines:
        deck.text(slide, [f"• {line}" for line in lines], left, top, width, height, largest=20)
