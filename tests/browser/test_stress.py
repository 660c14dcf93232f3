"""Ten visitors at once on one server: nobody sees another's figures, no download is lost, nothing escapes.

STRESS_ROUNDS makes it longer: `STRESS_ROUNDS=40 python -m pytest tests/browser/test_stress.py`.
"""

from __future__ import annotations

import asyncio
import io
import os
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.websocket import Visitor, visit
from tests.helpers.server import start_server
from ucj.present.words import numbers

VISITORS = 10
ROUNDS = int(os.environ.get("STRESS_ROUNDS", "2"))
PAGES = ("", "target", "peta", "skenario", "paparan", "kemiskinan", "data")
# Counts too odd to stand anywhere else, one for each visitor: 71,234,501 to 71,234,510 and so on.
ACTIVE, POTENTIAL = 71_234_500, 271_234_500


def typed(visitor: Visitor, name: str, number: int) -> WidgetState:
    for delta in visitor.drawn.values():
        field = delta.new_element.number_input if delta.HasField("new_element") else None
        if field is not None and f"-typed_{name}_5201@" in field.id:
            return WidgetState(id=field.id, double_value=number)
    raise LookupError(name)


def everything(visitor: Visitor) -> bytes:
    """Return all that the server has drawn for a visitor, charts with their data and maps included."""
    return b"".join(delta.SerializeToString() for delta in visitor.drawn.values())


def forms(number: int) -> list[bytes]:
    """Return how a count may stand in what is drawn: as a reader sees it and as a chart holds it."""
    return [numbers.whole(number).encode(), str(number).encode()]


async def work(address: str, number: int) -> tuple[int, int]:
    """Do what a planner does; return how many pages were looked at and how many files fetched."""
    chance = random.Random(number)
    own = [ACTIVE + number, POTENTIAL + number]
    others = [start + other for start in (ACTIVE, POTENTIAL) for other in range(1, VISITORS + 1) if other != number]
    looked = files = 0
    printed: set[int] = set()
    async with visit(address) as visitor:
        await visitor.open("", "region=5201")
        for name, count in zip(("active", "potential"), own, strict=True):
            await visitor.change(typed(visitor, name, count))
        for _round in range(ROUNDS):
            for page in chance.sample(PAGES, len(PAGES)):
                await visitor.open(page)
                drawn = everything(visitor)
                assert b"kesalahan aplikasi" not in drawn, page
                foreign = [other for other in others for form in forms(other) if form in drawn]
                assert not foreign, (page, number, foreign)
                looked += 1
                if page == "skenario":
                    await visitor.unfold("brief")
                    made = await asyncio.to_thread(lambda: list(visitor.downloads()))
                    assert len(made) == 5 and all(made)
                    check_brief(made, number)
                    printed.add(drawn_on_paper(made))
                    files += len(made)
    # The plan is the same in each round: a chart or map that lost its data would be shorter than the others.
    assert len(printed) == 1, (number, printed)
    return looked, files


def check_brief(made: list[bytes], number: int) -> None:
    """See that a brief holds the figures of its visitor."""
    book = next(data for data in made if data.startswith(b"PK") and b"xl/workbook.xml" in data)
    cells = {str(cell) for sheet in load_workbook(io.BytesIO(book)) for row in sheet.values for cell in row}
    said = " ".join(cells)
    assert numbers.whole(ACTIVE + number) in said or str(ACTIVE + number) in said
    for other in range(1, VISITORS + 1):
        if other != number:
            assert numbers.whole(ACTIVE + other) not in said and str(ACTIVE + other) not in said


def drawn_on_paper(made: list[bytes]) -> int:
    """Return how much is drawn on the pages of a brief, in bytes of drawing instructions."""
    paper = PdfReader(io.BytesIO(next(data for data in made if data.startswith(b"%PDF"))))
    contents = (page.get_contents() for page in paper.pages)
    return sum(len(content.get_data()) for content in contents if content)


async def everybody(address: str) -> list[tuple[int, int]]:
    return await asyncio.gather(*(work(address, number) for number in range(1, VISITORS + 1)))


@pytest.mark.long
@pytest.mark.browser
def test_nobody_meets_anothers_figures(tmp_path: Path) -> None:
    process, address = start_server(tmp_path / "log")
    try:
        # In a thread of its own: the browser of other tests may hold this one's loop.
        with ThreadPoolExecutor(1) as apart:
            done = apart.submit(asyncio.run, everybody(address)).result()
    finally:
        process.kill()
    assert done == [(ROUNDS * len(PAGES), ROUNDS * 5)] * VISITORS
    assert "fault " not in (tmp_path / "log").read_text()
