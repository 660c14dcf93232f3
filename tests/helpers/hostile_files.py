"""Files made to fell a server, built on the spot: a repository is no place to keep them.

`WORKBOOKS`, `TEXTS` and `SCENARIOS` map a name to a function that returns the bytes of one.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

Maker = Callable[[], bytes]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_FORM = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_LINKS}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
# A table that both uploads would take, so that a refusal is the doing of what stands beside it.
HEADING = ("kode", "nama", "peserta_aktif", "potensi_pekerja", "target_persen", "per_tanggal", "sumber")
ROW = ("5203", "Lombok Timur", "164828", "504000", "54", "2026-01", "Surat")


def sheet(rows: str = "", after: str = "", before: str = "") -> str:
    """Return the XML of a sheet; `before` and `after` stand around its data."""
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_LINKS}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def table_rows(first: int = 1) -> str:
    """Return the rows of a small table that is fine."""
    return "".join(
        f'<row r="{first + at}">'
        + "".join(
            f'<c r="{letter}{first + at}" t="inlineStr"><is><t>{text}</t></is></c>'
            for letter, text in zip("ABCDEFG", row, strict=True)
        )
        + "</row>"
        for at, row in enumerate((HEADING, ROW))
    )


def book(
    *sheets: str,
    strings: str | None = None,
    styles: str | None = None,
    workbook: str | None = None,
    extra: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """Return a workbook of sheets given as XML."""
    names = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, len(sheets) + 1))
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts: dict[str, bytes | str] = {
        "_rels/.rels": _RELS,
        "xl/workbook.xml": workbook
        or f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{names}</sheets></workbook>',
    }
    for n, text in enumerate(sheets, start=1):
        parts[f"xl/worksheets/sheet{n}.xml"] = text
    if strings is not None:
        parts["xl/sharedStrings.xml"] = f'{_HEAD}<sst xmlns="{_MAIN}">{strings}</sst>'
        links += f'<Relationship Id="rIdS" Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
    if styles is not None:
        parts["xl/styles.xml"] = f'{_HEAD}<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>'
        links += f'<Relationship Id="rIdT" Type="{_LINKS}/styles" Target="styles.xml"/>'
    parts["xl/_rels/workbook.xml.rels"] = f'{_HEAD}<Relationships xmlns="{_PACKAGE}">{links}</Relationships>'
    named = "".join(
        f'<Override PartName="/{name}" ContentType="{_FORM}.{_kind(name)}+xml"/>' for name in parts if _kind(name)
    )
    parts["[Content_Types].xml"] = (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )
    return packed({**parts, **(extra or {})})


def _kind(part: str) -> str:
    kinds = {"workbook": "sheet.main", "sharedStrings": "sharedStrings", "styles": "styles"}
    return "worksheet" if "/worksheets/" in part else kinds.get(part.removeprefix("xl/").removesuffix(".xml"), "")


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """Return a zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _doctype(declared: str, used: str) -> bytes:
    text = sheet(table_rows()).replace(_HEAD, f"{_HEAD}<!DOCTYPE x [{declared}]>")
    return book(text.replace("Surat", used))


def _laughs() -> bytes:
    levels = '<!ENTITY a0 "hahahahaha">' + "".join(
        "<!ENTITY a" + f'{n} "' + f"&a{n - 1};" * 10 + '">' for n in range(1, 10)
    )
    return _doctype(levels, "&a9;")


def _many_parts() -> bytes:
    return book(sheet(table_rows()), extra={f"xl/media/{n}.bin": b"" for n in range(30_000)})


def _nested() -> bytes:
    inner = packed({"0": bytes(20_000_000)})
    for level in range(3):
        inner = packed({f"{level}-{n}.zip": inner for n in range(10)})
    return book(sheet(table_rows()), extra={"xl/embeddings/bomb.zip": inner})


def _lying_size() -> bytes:
    """Return a workbook whose directory says that its largest part has a hundred bytes."""
    big = sheet("<row/>" * 9_000_000)
    content = bytearray(book(big))
    size = struct.pack("<I", len(big.encode()))
    return bytes(content.replace(size, struct.pack("<I", 100)))


def _fifty_sheets() -> bytes:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 5_000))
    return book(*[sheet(rows)] * 50)


def _encrypted_flag() -> bytes:
    content = bytearray(book(sheet(table_rows())))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + at] |= 1
            place = content.find(mark, place + 4)
    return bytes(content)


def _ole(*streams: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"".join(name.encode("utf-16-le") for name in streams)


def _lzma() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/workbook.xml", bytes(30_000_000))
    return buffer.getvalue()


def _cells(count: int) -> str:
    return f"<row>{'<c/>' * count}</row>"


def _full(rows: int, columns: int, cell: str) -> str:
    return "".join(f"<row>{cell * columns}</row>" for _row in range(rows))


def _merges(area: str, count: int = 1) -> str:
    return _repeat("<mergeCells>", f'<mergeCell ref="{area}"/>', count, "</mergeCells>")


def _repeat(before: str, body: str, count: int, after: str) -> str:
    return before + body * count + after


def _numbered(form: str, count: int) -> str:
    return " ".join(form.format(n) for n in range(count))


WORKBOOKS: dict[str, Maker] = {
    "merge_over_the_sheet": lambda: book(sheet(table_rows(), _merges("A3:XFD1048576"))),
    "merge_of_columns": lambda: book(sheet(table_rows(), _merges("A1:A1048576", 20_000))),
    "half_a_million_merges": lambda: book(sheet(table_rows(), _merges("A1:A5000", 500_000))),
    "hyperlink_over_the_sheet": lambda: book(
        sheet(table_rows(), '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>')
    ),
    "far_corner": lambda: book(sheet(table_rows() + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "far_column": lambda: book(sheet(table_rows() + '<row r="3"><c r="XFD3"><v>1</v></c></row>')),
    "row_beyond_any_sheet": lambda: book(sheet(f'<row r="{10**30}"><c r="A{10**30}"><v>1</v></c></row>')),
    "negative_row": lambda: book(sheet('<row r="-5"><c r="A-5"><v>1</v></c></row>')),
    "column_of_a_million_letters": lambda: book(sheet(f'<row><c r="{"A" * 1_000_000}1"><v>1</v></c></row>')),
    "million_empty_cells": lambda: book(sheet(_cells(1_000_000))),
    "ten_million_empty_cells": lambda: book(sheet(_cells(10_000_000))),
    "million_columns": lambda: book(sheet(f"<row>{'<c><v>1</v></c>' * 1_000_000}</row>")),
    "million_column_widths": lambda: book(
        sheet(table_rows(), before=_repeat("<cols>", '<col min="1" max="16384" width="9"/>', 600_000, "</cols>"))
    ),
    "million_rows": lambda: book(sheet("<row/>" * 1_048_576)),
    "eight_million_rows": lambda: book(sheet("<row/>" * 8_000_000)),
    "dense_numbers": lambda: book(sheet(_full(5_000, 100, "<c><v>1</v></c>"))),
    "dense_on_fifty_sheets": lambda: book(*[sheet(_full(500, 100, "<c><v>1</v></c>"))] * 50),
    "long_text_in_every_cell": lambda: book(
        sheet(_full(5_000, 100, '<c t="s"><v>0</v></c>')), strings=f"<si><t>{'x' * 32_000}</t></si>"
    ),
    "thousand_sheets": lambda: book(*[sheet(table_rows())] * 900),
    "thousand_sheets_with_a_far_cell": lambda: book(*[sheet('<row r="5000"><c r="CV5000"><v>1</v></c></row>')] * 900),
    "style_table": lambda: book(
        sheet(table_rows()), styles=_repeat("<cellXfs>", '<xf numFmtId="9"/>', 2_000_000, "</cellXfs>")
    ),
    "style_fonts": lambda: book(
        sheet(table_rows()), styles=_repeat("<fonts>", "<font><b/><sz val='9'/></font>", 1_200_000, "</fonts>")
    ),
    "number_formats": lambda: book(
        sheet(table_rows()),
        styles=_repeat("<numFmts>", '<numFmt numFmtId="200" formatCode="0%"/>', 900_000, "</numFmts>"),
    ),
    "one_long_number_format": lambda: book(
        sheet('<row><c s="0"><v>1</v></c></row>'),
        styles=f'<numFmts><numFmt numFmtId="200" formatCode="{"[" * 20_000_000}"/></numFmts>'
        '<cellXfs><xf numFmtId="200"/></cellXfs>',
    ),
    "conditional_formats": lambda: book(
        sheet(
            table_rows(),
            '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>1</formula></cfRule>'
            "</conditionalFormatting>" * 350_000,
        )
    ),
    "data_validations": lambda: book(
        sheet(
            table_rows(),
            _repeat("<dataValidations>", '<dataValidation sqref="A1:XFD1048576"/>', 1_000_000, "</dataValidations>"),
        )
    ),
    "defined_names": lambda: book(
        sheet(table_rows()),
        workbook=f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets><sheet name="S" sheetId="1" '
        'r:id="rId1"/></sheets><definedNames>'
        + '<definedName name="a">1</definedName>' * 1_000_000
        + "</definedNames></workbook>",
    ),
    "sheet_listed_a_million_times": lambda: book(
        sheet(table_rows()),
        workbook=f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
        + '<sheet name="S" sheetId="1" r:id="rId1"/>' * 1_000_000
        + "</sheets></workbook>",
    ),
    "million_shared_strings": lambda: book(sheet(table_rows()), strings="<si><t>abcdefg</t></si>" * 2_000_000),
    "empty_shared_strings": lambda: book(sheet(table_rows()), strings="<si/>" * 9_000_000),
    "one_huge_shared_string": lambda: book(
        sheet('<row><c t="s"><v>0</v></c></row>'), strings=f"<si><t>{'x' * 45_000_000}</t></si>"
    ),
    "rich_text_runs": lambda: book(
        sheet('<row><c t="s"><v>0</v></c></row>'), strings=f"<si>{'<r><t>x</t></r>' * 3_000_000}</si>"
    ),
    "shared_string_out_of_range": lambda: book(sheet('<row><c t="s"><v>99999999999</v></c></row>'), strings="<si/>"),
    "one_huge_attribute": lambda: book(sheet(f'<row x="{"y" * 45_000_000}"/>')),
    "many_attributes": lambda: book(sheet("<row " + _numbered('a{}=""', 400_000) + "/>")),
    "deep_nesting": lambda: book(sheet("<a>" * 3_000_000)),
    "many_namespaces": lambda: book(sheet("<row " + _numbered('xmlns:a{0}="u{0}"', 200_000) + "/>")),
    "number_of_a_million_digits": lambda: book(sheet(f"<row><c><v>{'9' * 1_000_000}</v></c></row>")),
    "zip_bomb": lambda: book(sheet(" " * 300_000_000)),
    "zip_bomb_beside_the_table": lambda: book(
        sheet(table_rows()), extra={f"xl/media/{n}.bin": bytes(60_000_000) for n in range(2)}
    ),
    "lying_size": _lying_size,
    "many_parts": _many_parts,
    "nested_zip": _nested,
    "fifty_sheets_of_five_thousand_rows": _fifty_sheets,
    "billion_laughs": _laughs,
    "quadratic_entity": lambda: _doctype(f'<!ENTITY a "{"x" * 100_000}">', "&a;" * 100_000),
    "external_entity": lambda: _doctype('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
    "external_dtd": lambda: book(
        sheet(table_rows()).replace(_HEAD, f'{_HEAD}<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">')
    ),
    "truncated": lambda: book(sheet(table_rows()))[:-200],
    "no_sheet_at_all": lambda: book(),
    "part_missing": lambda: book(sheet(table_rows()), extra={"xl/worksheets/sheet1.xml": b""}),
    "random_bytes_in_a_part": lambda: book(sheet(table_rows()), extra={"xl/worksheets/sheet1.xml": b"\xff\x00<" * 999}),
    "encrypted_zip": _encrypted_flag,
    "lzma": _lzma,
    "protected_by_a_password": lambda: _ole("EncryptionInfo", "EncryptedPackage"),
    "old_excel": lambda: _ole("Workbook"),
}

_ENDS = 5_000_000
TEXTS: dict[str, Maker] = {
    "line_ends": lambda: b"a" + b"\n" * (_ENDS - 1),
    "windows_line_ends": lambda: b"a" + b"\r\n" * (_ENDS // 2 - 1),
    "carriage_returns": lambda: b"a" + b"\r" * (_ENDS - 1),
    "commas": lambda: b"a" + b"," * (_ENDS - 1),
    "semicolons": lambda: b"a" + b";" * (_ENDS - 1),
    "rows_of_separators": lambda: (b"a;,|\t" + b";" * 994 + b"\n") * 5_000,
    "every_mark": lambda: (b"a;b,c|d\t" * 124 + b"\n") * 5_000,
    "one_line": lambda: b"a" * _ENDS,
    "one_line_of_words": lambda: b"lombok timur " * (_ENDS // 13),
    "spaces": lambda: b"a" + b" " * (_ENDS - 2) + b"b",
    "unbalanced_quote": lambda: b'kode;nama\n"' + b"a;b\n" * (_ENDS // 4 - 4),
    "only_quotes": lambda: b'"' * _ENDS,
    "a_quote_on_every_line": lambda: b'a;"b\n' * (_ENDS // 5),
    "lines_inside_quotes": lambda: (b'"' + b";\n" * 200 + b'";' * 5 + b"\n") * 12_000,
    "nul_bytes": lambda: b"kode;nama\n" + bytes(_ENDS - 20),
    "utf_16": lambda: ("\ufeff" + "kode;nama\r\n" + "5203;Lombok Timur\r\n" * 130_000).encode("utf-16-le")[:_ENDS],
    "utf_16_odd": lambda: b"\xff\xfe" + b"a\x00;\x00\n\x00" * 800_000 + b"a",
    "utf_16_surrogates": lambda: b"\xff\xfe" + b"\x00\xd8" * 2_400_000,
    "wide_letters": lambda: ("🙂;" * 900_000).encode()[:4_999_995],
    "combining_marks": lambda: ("kode;nama\n" + "a" + "\u0301" * 2_400_000).encode(),
    "heading_words": lambda: (b"kode wilayah bps kemendagri;" * 40 + b"\n") * 4_400,
    "names_like_regions": lambda: (
        b"nama;peserta_aktif;potensi_pekerja;per_tanggal;sumber\n" + b"Lombok Timurrr Barattt;1;2;2026;x\n" * 4_900
    ),
    "long_names": lambda: (
        b"nama;peserta_aktif;potensi_pekerja;per_tanggal;sumber\n" + (b"lombok" * 160 + b";1;2;2026;x\n") * 4_900
    ),
    "digits": lambda: b"kode;peserta_aktif;potensi_pekerja;per_tanggal;sumber\n5203;" + b"9" * 4_301 + b";1;2026;x\n",
}


def _toml(body: str) -> Maker:
    return lambda: body.encode()


_PLAN = 'region = "5203"\nstart = "2027-01"\n'
SCENARIOS: dict[str, Maker] = {
    "dotted_keys": lambda: ("\n".join(f"a{n}.b = 1" for n in range(20_000))).encode(),
    "deep_dotted_key": lambda: f"{'.'.join('a' * 20_000)} = 1".encode(),
    "dotted_keys_in_levers": lambda: (
        _PLAN + "".join(f"[[levers]]\n{'.'.join('a' * 900)} = 1\n" for _n in range(20))
    ).encode(),
    "same_long_dotted_key": lambda: ("\n".join(f"{'.'.join('a' * 60)}.b{n} = 1" for n in range(300))).encode(),
    "dotted_inline": lambda: f"x = {{ {', '.join(f'a.b{n} = 1' for n in range(20_000))} }}".encode(),
    "dotted_headings": lambda: "\n".join(f"[a.b{n}]" for n in range(20_000)).encode(),
    "dotted_by_spaces": lambda: "\n".join(f"a{n} . b\t.\tc = 1" for n in range(20_000)).encode(),
    "quoted_keys": lambda: "\n".join(f'"a{n}"."b" = 1' for n in range(20_000)).encode(),
    "open_brackets": lambda: b"a = " + b"[" * 100_000,
    "open_braces": lambda: b"a = " + b"{a=" * 100_000,
    "many_tables": lambda: b"[[scenario]]\n" * 50_000,
    "many_levers": lambda: (_PLAN + '[[levers]]\ngroup = "msme"\npeople = 1\n' * 20_000).encode(),
    "many_strings": lambda: (_PLAN + "not_modelled = [" + '"a",' * 200_000 + "]").encode(),
    "long_number": lambda: b"a = " + b"9" * 100_000,
    "long_title": lambda: (_PLAN + f'title = "{"x" * 900_000}"').encode(),
    "comment": lambda: b"#" + b"x" * 900_000,
    "line_ends": lambda: b"\n" * 900_000,
    "spaces": lambda: b" " * 900_000,
    "not_utf_8": lambda: _PLAN.encode() + b'title = "\xff\xfe"',
    "nul": _toml(_PLAN + "\x00"),
    "unclosed_string": lambda: (_PLAN + 'title = """' + '"" ' * 10_000).encode(),
    "escapes": lambda: (_PLAN + f'title = "{chr(92)}U{"F" * 8}"').encode(),
    "empty": lambda: b"",
}
