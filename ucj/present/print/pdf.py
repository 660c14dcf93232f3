"""A story on paper: one to three A4 pages, typeset without the internet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ucj.present.chapters import Story
from ucj.present.draw import palette
from ucj.present.draw.credit import outlines_credit
from ucj.present.parts import Chart, Disputes, Lines, Maps, Table
from ucj.present.print import cells
from ucj.present.print.addresses import can_be_scanned, code_svg
from ucj.present.print.pictures import chart_svg, map_svg
from ucj.present.words.catalogue import _

TEMPLATE = Path(__file__).with_name("brief.typ")
LONGEST_PAGES = 3
# A plan with many groups and sources is set smaller, to stay within its three pages.
TEXT_SIZES = (10.0, 9.0, 8.0, 7.0, 6.0)
_CHART_WIDTH, _CHART_HEIGHT = 720, 200
_MAP_WIDTH, _MAP_HEIGHT, _ONE_MAP_HEIGHT = 720, 130, 190


def pdf_bytes(story: Story) -> bytes:
    """Return the story as PDF, of at most three pages."""
    # Loaded when it is first needed, as the renderer of the charts.
    import typst

    content = _content(story)
    for size in TEXT_SIZES:
        compiler = typst.Compiler(
            str(TEMPLATE),
            root=str(TEMPLATE.parent),
            ignore_system_fonts=True,
            sys_inputs={"brief": json.dumps(content | {"size": size}, ensure_ascii=False)},
        )
        (pages,) = json.loads(compiler.query("<pages>", field="value"))
        if pages <= LONGEST_PAGES:
            break
    made = compiler.compile(format="pdf")
    assert isinstance(made, bytes)
    return made


def _content(story: Story) -> dict[str, Any]:
    """Return what the template prints: plain text, and pictures as SVG."""
    return {
        "kind": story.kind,
        "region": story.region,
        "title": story.title,
        "signed": story.signed,
        "sentence": story.sentence,
        "cards": [
            {name: getattr(card, name) for name in ("label", "value", "meaning", "source")} for card in story.cards
        ],
        "parts": [_part(part) for chapter in story.chapters for part in chapter.paper if part],
        "sources": [vars(source) for source in story.sources],
        "link": story.link,
        "code": code_svg(story.link) if can_be_scanned(story.link) else None,
        "dated": story.dated,
        "words": {
            "page": _("Halaman"),
            "of": _("dari"),
            "credit": outlines_credit(),
            "sources": _("Sumber"),
            "link": _("Tautan ke halaman ini"),
            "code": _("Kode QR: {link}").format(link=story.link),
        },
        "colours": {
            "teal": palette.TEAL,
            "grey": palette.GREY,
            "ink": palette.INK,
            "line": palette.NO_DATA_LINE,
        },
    }


def _part(part: Chart | Maps | Lines | Table | Disputes) -> dict[str, Any]:
    title = {"part": type(part).__name__, "title": part.title}
    match part:
        case Chart():
            svg = chart_svg(part.spec, part.data, width=_CHART_WIDTH, height=_CHART_HEIGHT)
            return title | {"svg": svg, "note": part.note}
        case Maps():
            width, height = _MAP_WIDTH // len(part.maps), _ONE_MAP_HEIGHT if len(part.maps) == 1 else _MAP_HEIGHT
            maps = [{"caption": m.caption, "svg": map_svg(m, width=width, height=height)} for m in part.maps]
            return title | {"maps": maps, "legend": [list(entry) for entry in part.maps[0].legend]}
        case Lines():
            return title | {"lines": [text for _head, text in part.lines]}
        case Disputes():
            return title | {"disputes": [vars(dispute) for dispute in part.disputes]}
        case Table():
            right = [cells.on_the_right(column) for column in part.columns]
            return title | {
                "head": [column.head for column in part.columns],
                "right": right,
                "shares": [0 if number else c.share for c, number in zip(part.columns, right, strict=True)],
                "rows": cells.rows(part),
                "totals": part.totals,
                "note": part.note,
            }
