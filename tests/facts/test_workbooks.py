"""Workbooks are read as the library that writes them reads them, and as Excel and LibreOffice write them."""

from __future__ import annotations

import datetime as dt
import io
import threading
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.helpers import hostile_files
from tests.helpers.profiles import examples
from ucj.facts.intake import workbook_process
from ucj.facts.intake.grids import Grid, UnreadableFileError
from ucj.facts.intake.number_formats import DATE, DURATION, PERCENT, PLAIN, kind_of, shown_number
from ucj.facts.intake.spreadsheets import read_grids
from ucj.facts.intake.workbooks import read_workbook

FORMATS = ("General", "0", "#,##0", "0%", "0.00%", "0.0 %;[Red]-0.0 %", "dd/mm/yyyy", "mmm-yy", "yyyy-mm-dd hh:mm")
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9, allow_nan=False),
    st.dates(dt.date(1905, 1, 1), dt.date(2200, 1, 1)),
    st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Z")), max_size=20).filter(
        lambda x: not x.startswith("=")
    ),
)
CELLS = st.dictionaries(
    st.tuples(st.integers(1, 12), st.integers(1, 8)), st.tuples(VALUES, st.sampled_from(FORMATS)), max_size=25
)


def said_by_openpyxl(content: bytes) -> list[dict[tuple[int, int], str]]:
    """Return what stands in each cell of each visible sheet, as `read_grids` describes it."""
    found = []
    for sheet in load_workbook(io.BytesIO(content), data_only=True).worksheets:
        if sheet.sheet_state == "visible":
            cells = {(cell.row, cell.column): said(cell) for row in sheet.iter_rows() for cell in row}
            found.append({place: text for place, text in cells.items() if text})
    return found


def said(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int | float):
        percent = "%" in cell.number_format
        text = f"{round(value * 100, 8) if percent else value:.15g}".replace(".", ",")
        return text + "%" * percent
    return " ".join(str(value).replace("\u200b", " ").replace("\ufeff", " ").split())


def in_places(grid: Grid) -> dict[tuple[int, int], str]:
    return {(row, at): cell for row, cells in enumerate(grid, 1) for at, cell in enumerate(cells, 1) if cell}


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@examples(150)
@given(st.lists(CELLS, min_size=1, max_size=3), st.integers(0, 7))
def test_every_cell_is_read_as_openpyxl_reads_it(sheets: list[dict[Any, Any]], hidden: int) -> None:
    book = Workbook()
    book.remove(book.active)
    for number, cells in enumerate(sheets):
        sheet = book.create_sheet(f"S{number}")
        for (row, column), (value, form) in cells.items():
            cell = sheet.cell(row, column, value)
            if not isinstance(value, dt.date):
                plain = not isinstance(value, int | float) or isinstance(value, bool) or "y" not in form
                cell.number_format = form if plain else "General"
        if number and hidden >> number & 1:
            sheet.sheet_state = ("hidden", "veryHidden")[number % 2]
    content = saved(book)
    assert [in_places(grid) for grid in read_workbook(content)] == said_by_openpyxl(content)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="A1"><v>164828</v></c>', "164828"),
        ('<c r="A1" s="1"><v>0.3839</v></c>', "38,39%"),
        ('<c r="A1" s="2"><v>46053</v></c>', "2026-01-31"),
        ('<c r="A1" s="3"><v>46053.75</v></c>', "2026-01-31"),
        ('<c r="A1" t="b"><v>1</v></c>', "True"),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="A1"><f>SUM(B1:B9)</f><v>45</v></c>', "45"),
        ('<c r="A1"><f>SUM(B1:B9)</f></c>', "=SUM(B1:B9)"),
        ('<c r="A1"><f>SUM(B1:B9)</f><v></v></c>', "=SUM(B1:B9)"),
        # Excel stores the empty result of =IF(…;""), so the cell is blank and not a formula that nobody computed.
        ('<c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c>', None),
        ('<c r="A1" t="str"><f>B1</f><v>Selong</v></c>', "Selong"),
        ('<c r="A1" t="d"><v>2026-01-31T00:00:00</v></c>', "2026-01-31"),
        ('<c r="A1" t="s"><v>1</v></c>', "Lombok Timur"),
        ('<c r="A1" t="inlineStr"><is><r><t>Lom</t></r><r><t>bok</t></r></is></c>', "Lombok"),
        ("<c><v>1</v></c>", "1"),
        ('<c r="A1" s="99"><v>0.5</v></c>', "0,5"),
        ('<x:c xmlns:x="y" r="A1"><x:v>7</x:v></x:c>', "7"),
    ],
)
def test_a_cell_as_office_programs_write_it(cell: str, shown: str | None) -> None:
    # The 31st of January 2026 is day 46053; Lombok Timur is coloured and has a reading aid, which is no part of it.
    content = hostile_files.book(
        hostile_files.sheet(f"<row>{cell}</row>"),
        strings="<si><t>x</t></si><si><r><t>Lombok </t></r><r><t>Timur</t></r><rPh><t>aid</t></rPh></si>",
        styles='<numFmts><numFmt numFmtId="170" formatCode="[$-421]dd\\ mmmm\\ yyyy"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>'
        '<dxfs><dxf><numFmt numFmtId="170" formatCode="0%"/></dxf></dxfs>',
    )
    assert read_workbook(content) == [[[shown]] if shown else []]


def test_days_of_a_workbook_from_an_old_mac() -> None:
    # Counted from 1904, the 31st of January 2026 is day 46053 − 1462.
    workbook = (
        '<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>"
    )
    content = hostile_files.book(
        hostile_files.sheet('<row><c s="0"><v>44591</v></c></row>'),
        styles='<cellXfs><xf numFmtId="14"/></cellXfs>',
        workbook=workbook,
    )
    assert read_workbook(content) == [[["2026-01-31"]]]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", PLAIN),
        ("#,##0_);(#,##0)", PLAIN),
        ('0 "hari"', PLAIN),
        ("[Red]0", PLAIN),
        ('_("$"* #,##0_)', PLAIN),
        ("0.00%", PERCENT),
        ("0%;[Red]-0%", PERCENT),
        ("dd/mm/yyyy", DATE),
        ("[$-421]d mmmm yyyy;@", DATE),
        ("hh:mm", DATE),
        ("[h]:mm:ss", DURATION),
    ],
)
def test_number_formats(code: str, kind: int) -> None:
    assert kind_of(code) == kind


@pytest.mark.parametrize(
    ("stored", "kind", "shown"),
    [
        ("1", DATE, "1900-01-01"),
        ("59", DATE, "1900-02-28"),
        ("61", DATE, "1900-03-01"),
        ("0.75", DATE, "18:00:00"),
        ("1.5", DURATION, "1 day, 12:00:00"),
        ("1e300", DATE, "#VALUE!"),
        ("1e999", PLAIN, "1e999"),
        ("-0", PLAIN, "0"),
        ("2.8E-2", PERCENT, "2,8%"),
    ],
)
def test_stored_numbers(stored: str, kind: int, shown: str) -> None:
    assert shown_number(stored, kind) == shown


def test_long_texts_are_cut_and_marked() -> None:
    grid = read_grids(b"a;b\n" + b"x" * 1_001 + b";" + b"y" * 1_000)[0]
    assert grid == [["a", "b"], ["x" * 1_000 + "…", "y" * 1_000]]


def test_only_a_few_are_read_at_once_and_the_rest_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    running: list[int] = []
    most = 0
    lock = threading.Lock()

    def slow(_content: bytes) -> bytes:
        nonlocal most
        with lock:
            running.append(1)
            most = max(most, len(running))
        time.sleep(0.05)
        with lock:
            running.pop()
        return b'{"sheets": [], "titles": []}\n'

    monkeypatch.setattr(workbook_process, "_ask", slow)
    readers = [threading.Thread(target=workbook_process.read_apart, args=(b"",)) for _reader in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert most == workbook_process.AT_ONCE


def test_who_waits_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_process, "_turns", threading.BoundedSemaphore(1))
    monkeypatch.setattr(workbook_process, "LONGEST_QUEUE", 0.01)
    with workbook_process._turns, pytest.raises(UnreadableFileError, match="busy"):
        workbook_process.read_apart(b"")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["no-such-program"], "busy"),
        (["-c", "raise SystemExit(3)"], "broken_workbook"),
        (["-c", "import time; time.sleep(60)"], "too_slow"),
    ],
)
def test_a_reader_that_fails_is_a_refusal(monkeypatch: pytest.MonkeyPatch, command: list[str], reason: str) -> None:
    python = [] if len(command) == 1 else workbook_process.COMMAND[:1]
    monkeypatch.setattr(workbook_process, "COMMAND", [*python, *command])
    monkeypatch.setattr(workbook_process, "LONGEST_WAIT", 1)
    with pytest.raises(UnreadableFileError, match=reason):
        workbook_process.read_apart(b"PK")
