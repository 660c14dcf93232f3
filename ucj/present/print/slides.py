"""A story as slides, 16:9, with charts and tables that the protocol staff can edit: five to seven, seldom eight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from ucj.present.chapters import Slide, Story
from ucj.present.draw import palette
from ucj.present.draw.credit import outlines_credit
from ucj.present.parts import Bars, Chart, Cite, Maps, Table
from ucj.present.print import deck, native_charts
from ucj.present.print.addresses import can_be_scanned, code_png
from ucj.present.print.deck import BODY_BOTTOM, BODY_TOP, BODY_WIDTH, MARGIN, Deck
from ucj.present.print.pictures import map_svg, png
from ucj.present.words.catalogue import _

Item = TypeVar("Item")

MAP_PIXELS = (900, 330)
LINK_WIDTH = 2.9
BODY_HEIGHT = BODY_BOTTOM - BODY_TOP
# A table this narrow leaves room for lines beside it; below a wider one they begin here.
NARROW, GAP, BELOW = 6.4, 0.2, 5.0


def pptx_bytes(story: Story) -> bytes:
    """Return the story as PPTX."""
    made = Deck(f"{story.region} · {story.dated}", f"{story.kind}: {story.title or story.region}")
    _opening(made, story)
    for chapter in story.chapters:
        if chapter.slide:
            _slide(made, chapter.slide)
    _sources(made, story)
    return made.save()


def _opening(made: Deck, story: Story) -> None:
    slide = made.slide(story.region, "\n".join(story.notes))
    lines = [line for line in (story.kind, story.title, story.signed) if line]
    deck.text(slide, lines, MARGIN, BODY_TOP, BODY_WIDTH, 1.6, code=palette.GREY)
    size = 32 if len(story.sentence) < 250 else 28
    deck.text(slide, [story.sentence], MARGIN, 3.1, BODY_WIDTH, 3.4, size=size, bold=True)


def _slide(made: Deck, told: Slide) -> None:
    slide, lines = made.slide(told.title, told.spoken), told.lines
    match told.shown:
        case tuple():
            deck.cards(slide, told.shown, MARGIN, BODY_TOP, BODY_WIDTH, 2.2)
        case Bars():
            native_charts.bar_chart(slide, told.shown, MARGIN, BODY_TOP, BODY_WIDTH, BODY_HEIGHT)
        case Chart():
            room = 0.45 + 0.45 * len(lines) if lines else 0.0
            native_charts.line_chart(slide, told.shown, MARGIN, BODY_TOP, BODY_WIDTH, BODY_HEIGHT - room)
            _bullets(slide, lines, MARGIN, BODY_BOTTOM - room, BODY_WIDTH, room)
        case Table():
            width = sum(column.inches for column in told.shown.columns)
            if width < NARROW:
                deck.table(slide, told.shown, MARGIN, BODY_TOP, BODY_HEIGHT)
                left = width + GAP if told.shown.rows else 0.0
                _bullets(slide, lines, MARGIN + left, BODY_TOP, BODY_WIDTH - left, BODY_HEIGHT)
            else:
                deck.table(slide, told.shown, MARGIN, BODY_TOP, 3.4 if lines else BODY_HEIGHT)
                _bullets(slide, lines, MARGIN, BELOW, BODY_WIDTH, BODY_BOTTOM - BELOW)
        case None:
            _bullets(slide, lines, MARGIN, BODY_TOP, BODY_WIDTH, BODY_HEIGHT)
    if told.maps:
        _maps(slide, told.maps)


def _maps(slide: Any, part: Maps) -> None:
    share = BODY_WIDTH / len(part.maps)
    drawn = min(share - 0.2, 2.0 * MAP_PIXELS[0] / MAP_PIXELS[1])
    for i, shown in enumerate(part.maps):
        left = MARGIN + i * share
        deck.text(slide, [shown.caption], left, 3.7, share, 0.4, size=18, bold=True)
        image = png(map_svg(shown, width=MAP_PIXELS[0], height=MAP_PIXELS[1]), scale=1.5)
        deck.picture(slide, image, left + (share - drawn) / 2, 4.12, drawn, shown.caption)
    deck.legend(slide, part.maps[0].legend, MARGIN, 6.22)
    deck.text(slide, [outlines_credit()], MARGIN, 6.62, BODY_WIDTH, 0.3, size=10, code=palette.GREY)


def _sources(made: Deck, story: Story) -> None:
    """Add the sources in two columns, on as many slides as they need in the smallest letters."""
    room = BODY_WIDTH - (LINK_WIDTH + 0.3 if story.link else 0.0)
    width = (room - 0.3) / 2
    for count in range(1, len(story.sources) + 2):
        parts = _in_parts(story.sources, count)
        columns = [_in_parts([source.short for source in part], 2) for part in parts]
        if all(deck.fits(half, width, BODY_HEIGHT, deck.SIZES[-1]) for halves in columns for half in halves):
            break
    for part, halves in zip(parts, columns, strict=True):
        _source_slide(made, story, part, halves, width)


def _in_parts(items: Sequence[Item], count: int) -> list[Sequence[Item]]:
    """Return items in so many parts, in their order; the last ones may be shorter."""
    each = -(-len(items) // count)
    return [items[each * i : each * (i + 1)] for i in range(count)]


def _source_slide(
    made: Deck, story: Story, sources: Sequence[Cite], halves: Sequence[Sequence[str]], width: float
) -> None:
    spoken = [f"{source.line}\n{source.url}".strip() for source in sources]
    slide = made.slide(_("Sumber"), "\n".join([*spoken, *([story.link] if story.link else [])]))
    size = min(deck.fitting(half, width, BODY_HEIGHT, 18) for half in halves)
    for i, half in enumerate(halves):
        if half:
            deck.text(slide, half, MARGIN + i * (width + 0.3), BODY_TOP, width, BODY_HEIGHT, size=size)
    if story.link:
        _link(slide, story.link)


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
