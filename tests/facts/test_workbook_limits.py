"""The last that a file may hold and the first that is too much, with limits made small; and cells in odd places."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Sequence

import pytest

from tests.helpers.hostile_files import book, packed, sheet
from ucj.facts.intake import grids, number_formats, office_xml, spreadsheets, workbook_process, workbooks
from ucj.facts.intake.grids import Grid, Tally, UnreadableFileError, cut
from ucj.facts.intake.number_formats import DATE, DURATION, PERCENT, PLAIN, kind_of, shown_number
from ucj.facts.intake.spreadsheets import read_grids
from ucj.facts.intake.workbooks import read_workbook


def refusal(content: bytes) -> str:
    """Return why a workbook or a text is refused, blank where it is read."""
    try:
        read_workbook(content) if content.startswith(b"PK") else read_grids(content)
    except UnreadableFileError as error:
        return error.remark.kind
    return ""


def listed(visible: int, hidden: int = 0) -> bytes:
    """Return a workbook that lists one sheet so often."""
    rows = ['<sheet name="S" r:id="rId1"/>'] * visible + ['<sheet name="H" state="hidden" r:id="rId1"/>'] * hidden
    return book(sheet(), workbook=f'<workbook xmlns:r="x"><sheets>{"".join(rows)}</sheets></workbook>')


def test_how_many_sheets_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_SHEETS", 2)
    monkeypatch.setattr(workbooks, "MOST_PARTS", 4)
    assert [refusal(listed(2)), refusal(listed(3))] == ["", "too_many_sheets"]
    assert [refusal(listed(1, hidden=3)), refusal(listed(1, hidden=4))] == ["", "too_many_sheets"]


def test_how_many_parts_and_links_a_workbook_has(monkeypatch: pytest.MonkeyPatch) -> None:
    # Five: two of links, the list of sheets, a sheet and the list of kinds.
    content = book(sheet())
    for most, reason in ((5, ""), (4, "too_much")):
        monkeypatch.setattr(office_xml, "MOST_PARTS", most)
        assert refusal(content) == reason
    monkeypatch.undo()
    # A sheet, shared texts and styles are three links.
    for most, reason in ((3, ""), (2, "too_much")):
        monkeypatch.setattr(workbooks, "MOST_PARTS", most)
        assert refusal(book(sheet(), strings="", styles="")) == reason


def test_how_much_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f'<row r="{n}"/>' for n in range(1, 1_000))
    content = book(sheet(rows))
    for most, reason in ((100_000, ""), (5_000, "too_much")):
        monkeypatch.setattr(office_xml, "LARGEST_UNPACKED", most)
        assert refusal(content) == reason


def test_how_deep_elements_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    # Worksheet and sheetData are two of them; whoever leaves one is no deeper than before.
    monkeypatch.setattr(office_xml, "DEEPEST", 4)
    assert refusal(book(sheet("<a><b/></a>" * 3))) == ""
    assert refusal(book(sheet("<a><b><c/></b></a>"))) == "broken_workbook"


def test_how_long_reading_and_a_tag_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_xml, "_CHUNK", 1_000)
    monkeypatch.setattr(office_xml, "LONGEST_TOKEN", 10_000)
    lengths = {length: book(sheet(f'<row x="{"y" * length}"/>')) for length in (9_000, 12_000)}
    assert [refusal(content) for content in lengths.values()] == ["", "too_much"]
    monkeypatch.setattr(office_xml, "MOST_SECONDS", -1.0)
    assert refusal(lengths[9_000]) == "too_slow"


def test_which_sheets_are_read_and_how_they_are_called() -> None:
    rows = '<row><c s="0"><v>1</v></c></row>'
    listed = (
        f'<sheets><sheet name=" {"x" * 61} " r:id="rId1"/><sheet name="H" state="hidden" r:id="rId1"/>'
        '<sheet name="V" state="visible" r:id="rId1"/><sheet r:id="rId1"/></sheets>'
    )
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    for said, day in (("", "1900-01-01"), ("0", "1900-01-01"), ("1", "1904-01-02"), ("true", "1904-01-02")):
        workbook = f'<workbook xmlns:r="x"><workbookPr date1904="{said}"/>{listed}</workbook>'
        found = read_workbook(book(sheet(rows), workbook=workbook, styles=styles))
        assert [(one.title, list(one)) for one in found] == [("x" * 60, [[day]]), ("V", [[day]]), ("", [[day]])]


def test_how_much_the_shared_texts_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "LARGEST_STRINGS", 1_000)
    # A text of a letter takes some fifty bytes and its place eight, an empty one its place alone.
    assert refusal(book(sheet(), strings="<si><t/></si>" * 100)) == ""
    assert refusal(book(sheet(), strings="<si><t>x</t></si>" * 15)) == ""
    assert refusal(book(sheet(), strings="<si><t>x</t></si>" * 30)) == "too_much"
    assert [refusal(book(sheet(), strings="<si><t/></si>" * count)) for count in (125, 126)] == ["", "too_much"]


@pytest.mark.parametrize("kind", ["numFmts", "cellXfs"])
def test_how_many_styles_there_are(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(number_formats, "MOST_STYLES", 3)

    def styles(count: int) -> str:
        each = [
            f'<numFmt numFmtId="{n}" formatCode="0"/>' if kind == "numFmts" else '<xf numFmtId="0"/>'
            for n in range(count)
        ]
        return f"<{kind}>{''.join(each)}</{kind}><cellXfs/>"

    assert [refusal(book(sheet(), styles=styles(count))) for count in (3, 4)] == ["", "too_much"]


def test_how_many_rows_and_columns_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_ROWS", 3)
    monkeypatch.setattr(workbooks, "MOST_COLUMNS", 2)
    rows = '<row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c><c r="C3"><v>3</v></c></row>'
    # What stands right of the last column is left out, what stands below the last row refuses the file.
    assert read_workbook(book(sheet(rows))) == [[[], [], ["1", "2"]]]
    assert refusal(book(sheet(rows.replace("3", "4")))) == "too_large"


def test_cells_and_characters_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "MOST_CELLS", 2)
    monkeypatch.setattr(grids, "MOST_CHARACTERS", 10)
    for texts, reason in ((["a", "b"], ""), (["a", "b", "c"], "too_much"), (["x" * 10], ""), (["x" * 11], "too_much")):
        tally, said = Tally(), ""
        try:
            for text in texts:
                tally.count(text)
        except UnreadableFileError as error:
            said = error.remark.kind
        assert said == reason
    assert [refusal(text) for text in (b"a;b\n", b"a;b\nc\n", b"x" * 10, b"x" * 11)] == ["", "too_much"] * 2
    assert [len(cut("x" * count)) for count in (999, 1_000, 1_001)] == [999, 1_000, 1_001]
    assert cut("x" * 1_001) == "x" * 1_000 + "…"


ROWS = '<row><c t="inlineStr"><is><t>{}</t></is></c></row>'


@pytest.mark.parametrize(
    ("rows", "grid"),
    [
        # Places that are told, that follow from those before, and both.
        (
            '<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>',
            [[], ["", "1", "2"], ["3"]],
        ),
        ('<row><c r="$C$1"><v>1</v></c><c r="A1"><v>2</v></c></row>', [["2", "", "1"]]),
        ('<row r="1"><c r="AA1"><v>1</v></c></row>', [[""] * 26 + ["1"]]),
        ('<row r="1"><c r="A0"><v>1</v></c></row>', [["1"]]),
        ('<row><c t="b"><v>0</v></c><c t="b"><v>1</v></c></row>', [["False", "True"]]),
        ('<row><c t="s"><v>0</v></c><c t="s"><v></v></c><c><v>1</v></c></row>', [["kita", "", "1"]]),
        ('<row><c t="s"><v>1</v></c></row>', [["kami"]]),
        ('<row><c s="1"><v>0.5</v></c><c s="2"><v>0.5</v></c></row>', [["50%", "0,5"]]),
        (f"<row><c><v>{'1' * 401}</v></c></row>", [["1" * 401]]),
        (ROWS.format("x" * 1_001), [["x" * 1_000 + "…"]]),
        (ROWS.format("x" * 1_000), [["x" * 1_000]]),
    ],
)
def test_where_cells_stand(rows: str, grid: Grid) -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>'
    # How the first text is pronounced is no part of it, nor of the next.
    strings = "<si><t>kita</t><rPh><t>kta</t></rPh></si><si><t>kami</t></si>"
    (found,) = read_workbook(book(sheet(rows), strings=strings, styles=styles))
    assert found == grid


@pytest.mark.parametrize("place", ["1A", "A", "AAAA1", "A12345678", ""])
def test_a_place_that_is_none_breaks_a_workbook(place: str) -> None:
    assert refusal(book(sheet(f'<row><c r="{place}"><v>1</v></c></row>'))) == "broken_workbook"


@pytest.mark.parametrize(
    ("area", "column"),
    [
        ("A1:A3", ["x", "x", "x"]),
        ("A1:A2", ["x", "x", "2"]),
        ("A1", ["x", "1", "2"]),
        # Over several columns it stands in the first, and below the last row there is nothing to fill.
        ("A1:B2", ["x", "1", "2"]),
        ("A1:A9", ["x", "x", "x"]),
        ("A9:A10", ["x", "1", "2"]),
        # A number that is merged belongs to no row.
        ("A2:A3", ["x", "1", "2"]),
    ],
)
def test_what_is_merged_over_rows(area: str, column: Sequence[str]) -> None:
    rows = ROWS.format("x") + "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"
    content = book(sheet(rows, after=f'<mergeCells><mergeCell ref="{area}"/></mergeCells>'))
    assert read_workbook(content) == [[[cell] for cell in column]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c t="s"><v>0</v></c>', "kita"),
        ('<c t="str"><v>kami</v></c>', "kami"),
        ('<c t="d"><v>2026-01-31T00:00:00</v></c>', "2026-01-31"),
        ('<c s="0"><v>46053</v></c>', "2026-01-31"),
        ('<c t="e"><v>#N/A</v></c>', "#N/A"),
    ],
)
def test_texts_and_days_are_repeated_where_they_are_merged(cell: str, text: str) -> None:
    content = book(
        sheet(
            f"<row>{cell}</row><row><c><v>1</v></c></row>", after='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
        ),
        strings="<si><t>kita</t></si>",
        styles='<cellXfs><xf numFmtId="14"/></cellXfs>',
    )
    assert read_workbook(content) == [[[text], [text]]]


def test_a_document_type_breaks_a_workbook() -> None:
    bare = '<?xml version="1.0"?>{}<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>'
    assert [refusal(book(bare.format(said))) for said in ("", "<!DOCTYPE worksheet>")] == ["", "broken_workbook"]


def test_a_part_that_is_locked_or_packed_oddly_is_not_unpacked() -> None:
    content = book(sheet())
    # The first bit of the flags, in the entry and in the list of entries, says that it is encrypted; 12 is bzip2.
    at, end = content.rindex(b"PK\x01\x02"), content.index(b"PK\x01\x02")
    assert end <= at
    locked, odd = bytearray(content), bytearray(content)
    place = end
    while content.startswith(b"PK\x01\x02", place):
        locked[place + 8] |= 1
        odd[place + 10] = 12
        lengths = [int.from_bytes(content[place + k : place + k + 2], "little") for k in (28, 30, 32)]
        place += 46 + sum(lengths)
    assert [refusal(bytes(locked)), refusal(bytes(odd))] == ["password", "broken_workbook"]


@pytest.mark.parametrize(
    ("method", "reason"),
    [
        (zipfile.ZIP_STORED, ""),
        (zipfile.ZIP_DEFLATED, ""),
        (zipfile.ZIP_BZIP2, "broken_workbook"),
        (zipfile.ZIP_LZMA, "broken_workbook"),
    ],
)
def test_what_could_be_unpacked_but_no_office_program_packs_is_refused(method: int, reason: str) -> None:
    packed_again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(sheet()))) as known, zipfile.ZipFile(packed_again, "w", method) as archive:
        for name in known.namelist():
            archive.writestr(name, known.read(name))
    assert refusal(packed_again.getvalue()) == reason


def test_the_memory_of_the_process_that_reads_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    nice: list[int] = []
    limits: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(os, "nice", nice.append)
    monkeypatch.setattr(resource, "setrlimit", limits.__setitem__)
    workbook_process._limit()
    # 120 MiB of data, and eight times as much of addresses.
    data, addresses = 125_829_120, 1_006_632_960
    assert nice == [5]
    assert limits == {resource.RLIMIT_DATA: (data, data), resource.RLIMIT_AS: (addresses, addresses)}


def test_a_workbook_without_its_list_of_sheets_or_its_ends_is_broken() -> None:
    assert refusal(packed({"x": "y"})) == "broken_workbook"
    assert refusal(book("<worksheet><sheetData>")) == "broken_workbook"
    assert refusal(b"PK") == "broken_workbook"


# ---- Numbers


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        *((n, PLAIN) for n in (0, 1, 8, 11, 13, 23, 44, 48)),
        *((n, PERCENT) for n in (9, 10)),
        *((n, DATE) for n in (14, 18, 22, 45, 47)),
        (46, DURATION),
    ],
)
def test_formats_that_a_workbook_need_not_write_down(number: int, kind: int) -> None:
    # By ECMA-376, 18.8.30. Half a day after the first of January 2026, which is day 46023.
    shown = {PLAIN: "46023,5", PERCENT: "4602350%", DATE: "2026-01-01", DURATION: "46023 days, 12:00:00"}[kind]
    rows = '<row><c s="0"><v>46023.5</v></c></row>'
    content = book(sheet(rows), styles=f'<cellXfs><xf numFmtId="{number}"/></cellXfs>')
    assert read_workbook(content) == [[[shown]]]


def test_formats_count_only_in_their_list() -> None:
    # What colours cells by a condition has formats of its own, and styles of other things number differently.
    others = '<dxfs><numFmt numFmtId="170" formatCode="0%"/></dxfs><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    content = book(sheet('<row><c s="0"><v>2</v></c></row>'), styles=f'{others}<cellXfs><xf numFmtId="170"/></cellXfs>')
    assert read_workbook(content) == [[["2"]]]


@pytest.mark.parametrize(
    ("stored", "kind", "of_mac", "shown"),
    [
        ("0", DATE, False, "00:00:00"),
        # Spreadsheets count a day more than there was until their 29th of February of 1900, which is the 60th.
        ("1", DATE, False, "1900-01-01"),
        ("59.5", DATE, False, "1900-02-28"),
        ("60", DATE, False, "1900-02-28"),
        ("60.5", DATE, False, "1900-02-28"),
        ("61", DATE, False, "1900-03-01"),
        ("-0.5", DATE, False, "1899-12-29"),
        ("0", DATE, True, "00:00:00"),
        ("1", DATE, True, "1904-01-02"),
        ("59", DATE, True, "1904-02-29"),
        ("0.5", DURATION, False, "12:00:00"),
        ("0.99999999999", DATE, False, "1900-01-01"),
        ("46022.99999999999", DATE, False, "2026-01-01"),
        ("-1", DATE, False, "1899-12-29"),
        ("1e300", DURATION, False, "#VALUE!"),
        ("0.123456789123", PERCENT, False, "12,34567891%"),
        ("123456789012345678", PLAIN, False, "1,23456789012346e+17"),
        (" inf ", DATE, False, "inf"),
    ],
)
def test_numbers_as_they_are_shown(stored: str, kind: int, of_mac: bool, shown: str) -> None:
    assert shown_number(stored, kind, of_mac=of_mac) == shown


def test_a_format_is_looked_at_up_to_its_longest() -> None:
    assert kind_of("0" * 254 + "%") == PERCENT
    assert kind_of("0" * 255 + "%") == PLAIN
    # What a negative number is shown by decides nothing on days.
    assert kind_of("0;dd") == PLAIN


# ---- Texts


@pytest.mark.parametrize(
    ("text", "grid"),
    [
        ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]),
        ("a|b\n1|2", [["a", "b"], ["1", "2"]]),
        ("sep=;\na,b;c\n", [["a,b", "c"]]),
        ("SEP=|\r\na|b\n", [["a", "b"]]),
        ("sep=x\na;b\n", [["sep=x"], ["a", "b"]]),
        ("a\n", [["a"]]),
        # The mark that cuts most rows alike: three rows of two against one of four.
        ("x,y,z,w\na;b\nc;d\ne;f\n", [["x,y,z,w"], ["a", "b"], ["c", "d"], ["e", "f"]]),
        ('"a\nb";c\n', [["a b", "c"]]),
        # Rows with a blank cell count too, those without any do not.
        ("a|b|c\n1||3\n2||3\nx\ny\n", [["a", "b", "c"], ["1", "", "3"], ["2", "", "3"], ["x"], ["y"]]),
        ("a;b\n,,\n,,\n,,\n", [["a", "b"], [",,"], [",,"], [",,"]]),
    ],
)
def test_which_mark_stands_between_cells(text: str, grid: Grid) -> None:
    assert read_grids(text.encode()) == [grid]
    assert read_grids(text.encode("utf-16")) == [grid]


def test_five_thousand_rows_of_a_hundred_columns() -> None:
    assert [refusal(b"a\n" * count) for count in (5_000, 5_001)] == ["", "too_large"]
    assert [len(row) for row in read_grids(b";".join([b"a"] * 101))[0]] == [100]


def test_how_long_a_text_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    # Twice as many line ends, for each may be of two characters.
    monkeypatch.setattr(spreadsheets, "MOST_LINES", 2)
    assert [refusal(b"a" + end * count) for end in (b"\n", b"\r") for count in (4, 5)] == ["", "too_large"] * 2
    monkeypatch.undo()
    monkeypatch.setattr(spreadsheets, "MOST_ROWS", 3)
    monkeypatch.setattr(spreadsheets, "MOST_COLUMNS", 2)
    assert read_grids(b"a;b;c\n" * 3) == [[["a", "b"]] * 3]
    assert refusal(b"a;b\n" * 4) == "too_large"
    monkeypatch.undo()
    monkeypatch.setattr(spreadsheets, "LONGEST_ROW", 10)
    assert [refusal(b"a;b\n" + b"x" * count) for count in (10, 11)] == ["", "long_row"]
    assert refusal(b'"a\n' + b"x\n" * 10) == "long_row"
    # Where one mark makes a row without an end, another stands between the cells.
    assert read_grids(b'a;"b\n' + b"x\n" * 10) == [[['a;"b'], *[["x"]] * 10]]
    monkeypatch.setattr(spreadsheets, "LARGEST_FILE", 10)
    assert [refusal(b"x" * count) for count in (10, 11)] == ["", "too_large"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b" \r\n\t\0", "empty"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0", "old_excel"),
        (b"a\0b", "not_text"),
        (b"\xff\xfea", "not_text"),
    ],
)
def test_what_no_table_can_be_read_from(content: bytes, reason: str) -> None:
    assert refusal(content) == reason


def test_letters_of_an_old_windows_are_read() -> None:
    assert read_grids("kab–kota;é".encode("cp1252")) == [[["kab–kota", "é"]]]
