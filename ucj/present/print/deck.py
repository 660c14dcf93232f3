"""The pieces of a slide: title, text, numbers, table and picture, 16:9 and large enough for the back of a room."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from math import ceil
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from ucj.present.draw import palette
from ucj.present.parts import Card, Table
from ucj.present.print import cells

WIDTH, HEIGHT = 13.333, 7.5
MARGIN = 0.6
BODY_TOP, BODY_BOTTOM = 1.45, 6.8
BODY_WIDTH = WIDTH - 2 * MARGIN
TITLE_ONLY = 5
CARD, SUM = "#eef6f4", "#dfeeeb"
# The average letter is about half as wide as it is high; a line is a fifth higher than its letters.
LETTER_WIDTH, LINE_HEIGHT = 0.5, 1.25
SIZES = (44, 40, 36, 32, 28, 24, 22, 20, 18, 16, 14, 12, 11, 10)


def colour(code: str) -> RGBColor:
    """Return a colour of the palette."""
    return RGBColor(*(int(code[i : i + 2], 16) for i in (1, 3, 5)))


class Deck:
    """A presentation under construction; lengths are inches."""

    def __init__(self, footer: str, title: str) -> None:
        """Start an empty presentation with a line that stands at the foot of every slide."""
        self.file = Presentation()
        self.file.slide_width, self.file.slide_height = Inches(WIDTH), Inches(HEIGHT)
        self.file.core_properties.title, self.file.core_properties.author = title, ""
        self.footer = footer

    def slide(self, title: str, notes: str = "") -> Any:
        """Add a slide with a title, and what the speaker may want to know."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[TITLE_ONLY])
        rectangle(slide, 0, 0, WIDTH, 0.16, palette.TEAL)
        place(slide.shapes.title, MARGIN, 0.35, BODY_WIDTH, 0.95)
        write(slide.shapes.title.text_frame, [title], [30], [palette.TEAL], bold=[True], anchor=MSO_ANCHOR.MIDDLE)
        number = len(self.file.slides)
        text(slide, [f"{self.footer} · {number}"], MARGIN, 6.95, BODY_WIDTH, 0.4, size=12, code=palette.GREY)
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
        return slide

    def save(self) -> bytes:
        """Return the file."""
        buffer = io.BytesIO()
        self.file.save(buffer)
        return buffer.getvalue()


def rectangle(slide: Any, left: float, top: float, width: float, height: float, code: str | None) -> Any:
    """Add a plain rectangle; without a colour it gets the pattern for no published figure."""
    box = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(left), Inches(top), Inches(width), Inches(height))
    # The style of the theme would add a shadow.
    box._element.remove(box._element.find(qn("p:style")))
    box.line.fill.background()
    if code:
        box.fill.solid()
        box.fill.fore_color.rgb = colour(code)
    else:
        box.fill.patterned()
        box.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        box.fill.fore_color.rgb, box.fill.back_color.rgb = colour(palette.NO_DATA_LINE), colour(palette.NO_DATA_FILL)
    return box


def place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    """Move a shape."""
    shape.left, shape.top, shape.width, shape.height = Inches(left), Inches(top), Inches(width), Inches(height)


def text(
    slide: Any,
    lines: Sequence[str],
    left: float,
    top: float,
    width: float,
    height: float,
    *,
    size: float | None = None,
    largest: float = 24,
    code: str = palette.INK,
    bold: bool = False,
) -> None:
    """Add a text box; without a size, the largest that fits is taken."""
    frame = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height)).text_frame
    write(frame, lines, [size or fitting(lines, width, height, largest)], [code], bold=[bold])


def write(
    frame: Any,
    lines: Sequence[str],
    sizes: Sequence[float],
    codes: Sequence[str],
    *,
    bold: Sequence[bool],
    anchor: Any = MSO_ANCHOR.TOP,
) -> None:
    """Fill a text frame, a paragraph a line; sizes, colours and weights repeat where they are fewer than the lines."""
    frame.word_wrap, frame.vertical_anchor = True, anchor
    frame.margin_left = frame.margin_right = Inches(0.1)
    for i, line in enumerate(lines):
        size = sizes[i % len(sizes)]
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after = Pt(size * 0.3) if len(lines) > 1 else Pt(0)
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(size), bold[i % len(bold)]
        run.font.color.rgb = colour(codes[i % len(codes)])


def fitting(lines: Sequence[str], width: float, height: float, largest: float = 24) -> float:
    """Return the largest letters, in points, with which some lines fit a box."""
    return next((size for size in SIZES if size <= largest and fits(lines, width, height, size)), SIZES[-1])


def fits(lines: Sequence[str], width: float, height: float, size: float) -> bool:
    """Return whether some lines fit a box in letters of a size in points."""
    letters = width * 72 / (size * LETTER_WIDTH)
    needed = sum(ceil(max(1, len(line)) / letters) + 0.3 for line in lines)
    return needed * size * LINE_HEIGHT <= height * 72


def cards(slide: Any, contents: Sequence[Card], left: float, top: float, width: float, height: float) -> None:
    """Add numbers side by side, each with its heading and its meaning, in letters of one size."""
    gap = 0.25
    each = (width - gap * (len(contents) - 1)) / len(contents)
    parts = [(content.label, content.value, content.meaning) for content in contents]
    heights, largest = (0.72, 0.66, height - 1.1), (18, 44, 20)
    sizes = [min(fitting([part[i]], each - 0.25, heights[i], largest[i]) for part in parts) for i in range(3)]
    codes = (palette.GREY, palette.TEAL, palette.INK)
    for i, part in enumerate(parts):
        frame = rectangle(slide, left + i * (each + gap), top, each, height, CARD).text_frame
        write(frame, part, sizes, codes, bold=(True, True, False))


def table(slide: Any, content: Table, left: float, top: float, height: float) -> None:
    """Add a table that can be edited; the letters are as large as its rows leave room for."""
    if not content.rows:
        return
    kept = [i for i, column in enumerate(content.columns) if column.inches]
    columns = [content.columns[i] for i in kept]
    rows = [[column.head for column in columns], *([row[i] for i in kept] for row in cells.rows(content))]
    widths = [column.inches for column in columns]
    size = _table_size(rows, widths, height, content.totals)
    frame = slide.shapes.add_table(
        len(rows), len(widths), Inches(left), Inches(top), Inches(sum(widths)), Inches(size * 2 / 72 * len(rows))
    )
    drawn = frame.table
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = Inches(width)
    first_sum = len(rows) - content.totals
    for y, row in enumerate(rows):
        drawn.rows[y].height = Inches(size * 1.75 / 72)
        for x, words in enumerate(row):
            right = cells.on_the_right(columns[x])
            _cell(drawn.cell(y, x), words, size, heading=y == 0, total=y >= first_sum, right=right)
        if y >= first_sum:
            drawn.cell(y, 0).merge(drawn.cell(y, len(widths) - 2))


def _table_size(rows: Sequence[Sequence[str]], widths: Sequence[float], height: float, totals: int) -> float:
    parts = rows[: len(rows) - totals]
    for size in (size for size in SIZES if size <= 20):
        room = [(width - 0.2) * 72 / (size * LETTER_WIDTH) for width in widths]
        # A number must not be broken over two lines.
        broken = any(
            len(word) > room[x] for row in parts for x, cell in enumerate(row) for word in re.split("[ \n]", cell)
        )
        # A sum stands on a line of its own, across the table.
        lines = totals + sum(max(ceil(max(1, len(cell)) / room[x]) for x, cell in enumerate(row)) for row in parts)
        if not broken and (lines * LINE_HEIGHT + 0.5 * len(rows)) * size <= height * 72:
            return size
    return SIZES[-1]


def _cell(cell: Any, words: str, size: float, *, heading: bool, total: bool, right: bool) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(palette.TEAL if heading else SUM if total else palette.NO_DATA_FILL)
    cell.margin_top = cell.margin_bottom = Emu(int(Pt(size * 0.2)))
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.bold = Pt(size), heading or total
    run.font.color.rgb = colour(palette.NO_DATA_FILL if heading else palette.INK)


def picture(slide: Any, image: bytes, left: float, top: float, width: float, description: str) -> None:
    """Add a picture with words for those who cannot see it."""
    drawn = slide.shapes.add_picture(io.BytesIO(image), Inches(left), Inches(top), width=Inches(width))
    drawn._element._nvXxPr.cNvPr.set("descr", description)


def legend(slide: Any, entries: Sequence[tuple[str | None, str]], left: float, top: float) -> None:
    """Add the classes of a map; a colour of None is the pattern for no published figure."""
    for code, label in entries:
        box = rectangle(slide, left, top + 0.09, 0.3, 0.2, code)
        box.line.color.rgb, box.line.width = colour(palette.GREY), Pt(0.5)
        width = 0.25 + len(label) * 12 * LETTER_WIDTH / 72
        text(slide, [label], left + 0.32, top, width + 0.1, 0.35, size=12)
        left += 0.42 + width
