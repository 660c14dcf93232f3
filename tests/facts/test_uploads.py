"""Spreadsheets as offices write them are read right or refused with row, column and reason."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill
from streamlit.testing.v1 import AppTest

from tests.helpers.profiles import examples
from ucj.__main__ import main
from ucj.facts.intake.cells import read_count, read_date, read_percent
from ucj.facts.intake.forms import Upload
from ucj.facts.intake.region_names import load_region_names
from ucj.facts.intake.uploads import COLUMNS, UploadedRow, read_upload, with_upload
from ucj.facts.ledger import Ledger
from ucj.facts.remarks import Remark
from ucj.model.measures import standing
from ucj.present import frames, ledger_table, upload_reports, uploads
from ucj.present.draw.map_measures import map_measures
from ucj.present.words.escape import verbatim
from ucj.ui import own_figures

FILES = Path(__file__).parent / "uploads"
TODAY = dt.date(2026, 11, 21)
HEADING = [column.id for column in COLUMNS]


def read(name: str) -> Upload[UploadedRow]:
    return read_upload((FILES / f"{name}.csv").read_bytes(), TODAY)


# Region, active, potential, target of every row, read by eye.
READ_RIGHT: dict[str, list[tuple[Any, ...]]] = {
    "template": [("5203", 164_828, 504_000, 0.54), ("5204", 37_783, 158_000, 0.59)],
    "semicolons_and_decimal_commas": [("5203", 164_828, 504_000, 0.3839), ("5204", 37_783, 158_000, 0.595)],
    "windows_letters": [("5203", 164_828, 504_000, 0.54)],
    "sep_line_and_bom": [("5203", 164_828, 504_000, 0.54)],
    "names_for_short": [("5203", 164_828, 504_000, None), ("5271", 87_159, 201_000, None), ("5208", 10, 20, None)],
    "codes_became_numbers": [("5203", 164_828, 504_000, None), ("5204", 37_783, 158_000, None)],
    # Kemendagri's 18.01 is Lampung Selatan (BPS 1803), 18.03 Lampung Utara (1806), 18.02 Lampung Tengah (1805).
    "kemendagri_codes": [
        ("1803", 31_000, 100_000, None),
        ("1806", 41_000, 100_000, None),
        ("1805", 51_000, 100_000, None),
    ],
    "merged_headings_totals_and_notes": [
        ("5203", 164_828, 504_000, 0.54),
        ("5204", 37_783, 158_000, 0.59),
        ("5272", 9_100, 70_000, None),
    ],
    "formulas_and_markup": [
        ("5203", 164_828, 504_000, 0.54),
        ("5204", 37_783, 158_000, 0.59),
        ("5205", 3_800, 90_000, None),
    ],
}
# Row, column and reason of every problem.
REFUSED: dict[str, list[tuple[int | None, str, str]]] = {
    "codes_lost_a_zero": [(2, "kode", "several")],
    "letters_in_a_number": [(2, "peserta_aktif", "count")],
    "more_active_than_potential": [(2, "peserta_aktif", "more_than_potential")],
    "code_and_name_differ": [(2, "nama", "contradiction")],
    "name_of_two_regions": [(2, "nama", "several")],
    "misspelt_name": [(2, "nama", "unknown_name")],
    "unknown_code": [(2, "kode", "unknown_code")],
    "region_twice": [(3, "nama", "region_twice")],
    "target_as_fraction": [(2, "target_persen", "percent")],
    "american_date": [(2, "per_tanggal", "date")],
    "date_of_the_future": [(2, "per_tanggal", "future")],
    "potential_missing_or_zero": [(3, "potensi_pekerja", "zero")],
    "decimal_comma_cuts_a_cell": [(2, "", "beyond_table"), (2, "per_tanggal", "date")],
    "column_twice": [(1, "peserta_aktif", "column_twice")],
    "no_heading": [(None, "", "no_heading")],
    "nothing_filled_in": [(None, "", "no_rows")],
    "empty": [(None, "", "empty")],
}
# What is asked for before anything is used.
ASKED = {"no_date_no_source": ["as_of", "source"], "columns_missing": ["as_of", "source"]}


def test_every_file_of_trouble_is_tested() -> None:
    assert {path.stem for path in FILES.glob("*.csv")} == READ_RIGHT.keys() | REFUSED.keys() | ASKED.keys()


@pytest.mark.parametrize("name", ASKED)
def test_a_file_is_asked_about(name: str) -> None:
    upload = read(name)
    assert (upload.accepted, upload.rows, upload.problems) == (False, (), ())
    assert [question.id for question in upload.open_questions] == ASKED[name]


@pytest.mark.parametrize("name", READ_RIGHT)
def test_a_file_is_read_right(name: str) -> None:
    upload = read(name)
    assert upload.problems == ()
    assert [(row.region, row.active, row.potential, row.target) for row in upload.rows] == READ_RIGHT[name]


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_whole_with_row_column_and_reason(name: str, ledger: Ledger) -> None:
    upload = read(name)
    assert upload.rows == ()
    assert [(p.place.row or None, p.place.column, p.code) for p in upload.problems] == REFUSED[name]
    for problem in upload.problems:
        assert "{" not in upload_reports.expected(ledger, problem)


def workbook(rows: Sequence[Sequence[object]], mend: Callable[[Any], None] = lambda sheet: None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    mend(book.active)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_workbook_with_numbers_dates_and_percent_cells() -> None:
    def percent(sheet: Any) -> None:
        sheet["E2"].number_format = "0.00%"

    rows: list[list[object]] = [
        list(HEADING),
        [5203, "Lombok Timur", 164_828, 504_000.0, 0.3839, dt.date(2026, 1, 31), "Surat"],
    ]
    row = read_upload(workbook(rows, percent), TODAY).rows[0]
    assert (row.region, row.active, row.potential, row.target) == ("5203", 164_828, 504_000, 0.3839)
    assert row.as_of == "2026-01-31"


def test_a_kemendagri_code_that_became_a_number() -> None:
    # 18.10 typed into a cell is the number 18.1; the name says that it is Pringsewu and not 18.01.
    rows: list[list[object]] = [list(HEADING), [18.1, "Pringsewu", 10, 100, None, "2026-01", "Surat"]]
    assert read_upload(workbook(rows), TODAY).rows[0].region == "1810"


def test_merged_cells_of_a_workbook() -> None:
    def merge(sheet: Any) -> None:
        for area in ("A1:A2", "B1:B2", "C1:D1", "F3:F4", "G3:G4"):
            sheet.merge_cells(area)

    rows: list[list[object]] = [
        ["Kode", "Kabupaten/Kota", "Peserta", None, "Target", "Per tanggal", "Sumber"],
        [None, None, "Aktif", "Potensi", "%", None, None],
        [5203, "Lombok Timur", 164_828, 504_000, 54, "Januari 2026", "Surat BPJS"],
        [5204, "Sumbawa", 37_783, 158_000, 59, None, None],
    ]
    upload = read_upload(workbook(rows, merge), TODAY)
    assert upload.problems == ()
    assert [(row.region, row.as_of, row.source) for row in upload.rows] == [
        ("5203", "2026-01", "Surat BPJS"),
        ("5204", "2026-01", "Surat BPJS"),
    ]


def test_a_number_merged_over_two_rows_belongs_to_neither() -> None:
    rows: list[list[object]] = [
        list(HEADING),
        [5203, "Lombok Timur", 164_828, 504_000, None, "2026-01", "Surat"],
        [5204, "Sumbawa", None, 158_000, None, "2026-01", "Surat"],
    ]
    upload = read_upload(workbook(rows, lambda sheet: sheet.merge_cells("C2:C3")), TODAY)
    assert [(problem.place.row, problem.code) for problem in upload.problems] == [(3, "blank_pair")]


def test_a_formula_without_a_result_is_named() -> None:
    rows: list[list[object]] = [list(HEADING), [5203, "Lombok Timur", "=1+1", 504_000, None, "2026-01", "Surat"]]
    problem = read_upload(workbook(rows), TODAY).problems[0]
    assert (problem.place.row, problem.place.column, problem.values["read"]) == (2, "peserta_aktif", "=1+1")


def test_rows_that_are_only_formatted_do_not_count() -> None:
    def colour(sheet: Any) -> None:
        for row in range(3, 7_000):
            sheet.cell(row, 1).fill = PatternFill("solid", fgColor="FFFFFF")

    rows: list[list[object]] = [list(HEADING), [5203, "Lombok Timur", 1, 2, None, "2026-01", "Surat"]]
    assert read_upload(workbook(rows, colour), TODAY).accepted
    rows += [[5204, "Sumbawa"]] * 6_000
    assert [problem.code for problem in read_upload(workbook(rows), TODAY).problems] == ["too_large"]


def test_an_empty_workbook_has_no_heading() -> None:
    assert [problem.code for problem in read_upload(workbook([]), TODAY).problems] == ["no_heading"]


def test_the_table_may_stand_on_a_later_sheet() -> None:
    book = Workbook()
    book.active.append(["Laporan bulanan"])
    sheet = book.create_sheet("Data")
    sheet.append(HEADING)
    sheet.append([5203, "Lombok Timur", 1, 2, None, "2026-01", "Surat"])
    buffer = io.BytesIO()
    book.save(buffer)
    assert read_upload(buffer.getvalue(), TODAY).accepted


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 this is no workbook", "broken_workbook"),
        (b"\xd0\xcf\x11\xe0 old", "old_excel"),
        (b"kode,nama\n" * 6_000, "too_large"),
        (b"a" * 5_000_001, "too_large"),
        (b"\x00\x01\x02\xff\xfe", "not_text"),
    ],
)
def test_what_is_no_table_is_said_so(content: bytes, reason: str) -> None:
    assert [problem.code for problem in read_upload(content, TODAY).problems] == [reason]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1.149.447", 1_149_447),
        ("1,149,447", 1_149_447),
        ("1 149 447", 1_149_447),
        ("1\u00a0149\u00a0447", 1_149_447),
        ("87.159,00", 87_159),
        ("87159.0", 87_159),
        ("100 orang", 100),
        ("12,5", None),
        ("1.23.456", None),
        ("1.149.00", None),
        ("1000.000", None),
        ("1,15E+06", None),
        ("-5", None),
        ("٣٤", None),
    ],
)
def test_counts(text: str, count: int | None) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize(
    ("text", "share"),
    [("38,39", 0.3839), ("38.39 %", 0.3839), ("54 persen", 0.54), ("0,5 %", 0.005), ("0,54", None), ("101", None)],
)
def test_percentages(text: str, share: float | None) -> None:
    assert read_percent(text) == share


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("31/01/2026", "2026-01-31"),
        ("31 Januari 2026", "2026-01-31"),
        ("Jan-26", "2026-01"),
        ("Agt 2026", "2026-08"),
        ("01/2026", "2026-01"),
        ("2026-01-31 00:00:00", "2026-01-31"),
        ("46053", "2026-01-31"),
        ("2026", "2026"),
        ("31/02/2026", None),
        ("01/31/2026", None),
        ("besok", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert read_date(text) == date


def good_rows() -> list[list[str]]:
    with (FILES / "template.csv").open(encoding="utf-8", newline="") as file:
        return [*csv.reader(file), ["5205", "Dompu", "3.800", "90.000", "", "Mei 2025", "Surat"]]


@pytest.mark.parametrize(
    ("code", "name", "region"),
    [
        # Kemendagri's 91.71 is Kota Jayapura, BPS 9471; Kemendagri's 96.71 is Kota Sorong, BPS 9271.
        ("91.71", "", "9471"),
        ("9671", "Kota Sorong", "9271"),
        ("9471", "Kota Jayapura", "9471"),
        ("18", "", "18"),
        ("1800", "Provinsi Lampung", "18"),
        ("", "D.I. Yogyakarta", "34"),
        ("", "Kab. Adm. Kep. Seribu", "3101"),
        ("", "Kabupaten Bandung", "3204"),
        ("", "KOTA BANDUNG", "3273"),
        ("", "Mataram", "5271"),
    ],
)
def test_codes_and_names_of_all_indonesia(code: str, name: str, region: str) -> None:
    assert load_region_names().find(code, name) == region


@pytest.mark.parametrize(("name", "several"), [("Gorontalo", 3), ("Malang", 2), ("Bima", 2)])
def test_a_name_of_several_regions_is_not_guessed(name: str, several: int) -> None:
    found = load_region_names().find("", name)
    assert isinstance(found, Remark)
    assert (found.code, len(found.values["maybe"])) == ("several", several)


NASTY = st.sampled_from(
    ["", "-", "0", "-1", "1,5", "54", "5203", "52.03", "18.1", "Lotim", "Bima", "=1+1", "<b>", "\0", '"', "2026", "a;b"]
)
MUTATION = st.tuples(
    st.sampled_from(["cell", "drop", "repeat", "swap", "blank row", "bytes", "delimiter"]),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    NASTY | st.text(max_size=12),
)


def mutate(rows: list[list[str]], change: tuple[str, int, int, str]) -> None:
    kind, i, j, text = change
    row = i % len(rows)
    if kind == "cell":
        rows[row][j % len(rows[row])] = text
    elif kind == "drop" and len(rows) > 1:
        del rows[row]
    elif kind == "repeat":
        rows.insert(j % len(rows), list(rows[row]))
    elif kind == "swap":
        column = j % len(HEADING)
        for cells in rows:
            cells[0], cells[column] = cells[column], cells[0]
    elif kind == "blank row":
        rows.insert(row, [text] + [""] * (len(HEADING) - 1))


@examples(5_000)
@given(st.lists(MUTATION, min_size=1, max_size=4))
def test_no_mutation_ends_in_a_traceback_or_a_half_taken_table(changes: list[tuple[str, int, int, str]]) -> None:
    rows = good_rows()
    for change in changes:
        mutate(rows, change)
    buffer = io.StringIO()
    kinds = {change[0] for change in changes}
    csv.writer(buffer, delimiter=";" if "delimiter" in kinds else ",").writerows(rows)
    content = buffer.getvalue().encode("utf-8", "surrogatepass")
    for kind, i, _j, text in changes:
        if kind == "bytes":
            at = i % len(content)
            content = content[:at] + text.encode("utf-8", "surrogatepass") + content[at + 1 :]
    upload = read_upload(content, TODAY)
    assert bool(upload.rows) != bool(upload.problems or upload.open_questions)
    for row in upload.rows:
        assert row.source
        assert row.as_of <= TODAY.isoformat()
        assert any(figure is not None for figure in (row.active, row.coverage, row.target))
        assert row.potential is None or row.active is not None or row.coverage is not None
        if row.active is not None and row.potential is not None:
            assert 0 <= row.active <= row.potential
            assert row.potential > 0
        assert row.target is None or 0 < row.target <= 1
    assert len({row.region for row in upload.rows}) == len(upload.rows)


def lampung(ledger: Ledger) -> bytes:
    """Return a full table of Lampung: everywhere 10,000 of 40,000 workers, target 50 %."""
    lines = [",".join(HEADING)]
    lines += [f"{region.code},,10000,40000,50,2026-06,Surat BPJS" for region in ledger.members("18")]
    return "\n".join(lines).encode()


def test_an_upload_replaces_percentages_and_nothing_else(ledger: Ledger) -> None:
    own = with_upload(ledger, read_upload(lampung(ledger), TODAY))
    for region in ledger.members("18"):
        where = standing(own, region.code, TODAY)
        assert where.coverage == 0.25
        assert where.gap == 10_000
        assert where.status == "derived"
        assert not where.percentage_only
    assert standing(own, "18", TODAY) == standing(ledger, "18", TODAY)
    assert standing(own, "5203", TODAY) == standing(ledger, "5203", TODAY)
    assert len(own.observations) == len(ledger.observations) + 45


def in_use(content: bytes) -> Upload[UploadedRow]:
    upload = read_upload(content, TODAY, "tabel.csv")
    assert upload.accepted
    return upload


def shown(app: AppTest) -> str:
    kinds = (app.subheader, app.markdown, app.warning, app.info, app.error)
    return "\n".join(element.value for kind in kinds for element in kind).replace("\u00a0", " ")


def test_every_page_uses_the_upload_until_it_is_removed(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    app = open_page("app.py")
    app.session_state["region"] = "1813"
    app.run()
    published = shown(app)
    assert "1,9 %" in published
    app.session_state[own_figures.OWN_FIGURES.place] = in_use(lampung(ledger))
    app.run()
    assert "10.000 menjadi peserta aktif pada Juni 2026: 25,00 %" in shown(app)
    for path in ("peta", "skenario", "kemiskinan", "data", "metode", "unggah"):
        page = open_page(f"pages/{path}.py")
        page.session_state["region"], page.session_state["province"] = "1813", "18"
        page.session_state[own_figures.OWN_FIGURES.place] = in_use(lampung(ledger))
        page.run()
        assert not page.exception, path
        assert not page.error, path
        assert any("Unggahan dipakai" in mark.value for mark in page.markdown), path
    app.button(key="remove_own_figures").click().run()
    app.button(key="restore_own_figures").click().run()
    assert "Unggahan dipakai" in shown(app)
    app.button(key="remove_own_figures").click().run()
    app.button(key="forget_own_figures").click().run()
    assert shown(app) == published


def test_what_a_cell_holds_stays_text_on_pages_and_in_files(
    open_page: Callable[[str], AppTest], ledger: Ledger
) -> None:
    own = in_use((FILES / "formulas_and_markup.csv").read_bytes())
    for path in ("app.py", "pages/peta.py", "pages/data.py", "pages/unggah.py"):
        page = open_page(path)
        page.session_state["region"] = "5204"
        page.session_state["data_words"] = "unggahan"
        page.session_state[own_figures.OWN_FIGURES.place] = own
        page.run()
        assert not page.exception, path
        said = "\n".join([*(element.value for element in page.markdown), *(str(t.value.to_dict()) for t in page.table)])
        assert "&#60;img src&#61;x onerror&#61;alert(1)&#62;" in said, path
        assert "<img" not in said, path
    led = with_upload(ledger, own)
    for text in (ledger_table.as_csv(led), frames.measure_csv(led, "52", map_measures(TODAY)["coverage"])):
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert any("=HYPERLINK" in cell for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "@", "+"))]
    book = load_workbook(io.BytesIO(ledger_table.as_xlsx(led)))
    harmful = [cell for row in book["Angka"].iter_rows() for cell in row if str(cell.value).startswith(("=", "@"))]
    assert harmful
    assert all(cell.data_type == "s" for cell in harmful)


def test_a_file_with_a_problem_changes_nothing(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/unggah.py").run()
    bad = (FILES / "letters_in_a_number.csv").read_bytes()
    app.file_uploader(key="own_figures_files_0").set_value(("salah.csv", bad, "text/csv")).run()
    assert not app.exception
    assert "Tidak ada yang dipakai: 1 hal perlu diperbaiki" in app.error[0].value
    assert "Baris 2, kolom C" in str(app.table[0].value.to_dict())
    assert own_figures.OWN_FIGURES.place not in app.session_state
    good = (FILES / "template.csv").read_bytes()
    app.file_uploader(key="own_figures_files_0").set_value(("benar.csv", good, "text/csv")).run()
    assert "2 wilayah terbaca dan dipakai di semua halaman" in shown(app)


def test_the_template_comes_back_as_it_left(ledger: Ledger) -> None:
    book = load_workbook(io.BytesIO(uploads.template_xlsx(ledger, "18")))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == HEADING
    assert sheet.max_row == 16
    assert sheet["A2"].value == "1801"
    for column, value in zip("CDFG", (10, 40, "2026-06", "Surat"), strict=True):
        sheet[f"{column}5"] = value
    buffer = io.BytesIO()
    book.save(buffer)
    rows = read_upload(buffer.getvalue(), TODAY).rows
    assert [(row.region, row.active, row.potential) for row in rows] == [("1804", 10, 40)]
    assert len(uploads.template_csv(ledger, "52").splitlines()) == 11


def test_check_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(FILES / "template.csv"), "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["accepted"] is True
    assert said["problems"] == []
    assert said["rows"][0] == {
        "region": "5203",
        "name": "Lombok Timur",
        "active": 164_828,
        "potential": 504_000,
        "target": 0.54,
        "as_of": "2026-01",
        "source": "Surat BPJS Ketenagakerjaan",
        "coverage": None,
        "target_year": "2026",
    }
    assert said["questions"] == []
    assert said["notes"] == ["Tahun target tidak tertulis; target dibaca untuk akhir 2025, 2026, tahun datanya."]
    assert main(["check", str(FILES / "misspelt_name.csv"), "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["accepted"] is False
    assert said["rows"] == []
    assert said["problems"][0]["row"] == 2
    assert "Kabupaten Lombok Timur" in said["problems"][0]["expected"]
    assert main(["check", "no such file.csv"]) == 2


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Surat BPJS (Januari 2026), hal. 3", "Surat BPJS (Januari 2026), hal. 3"),
        ("Rencana_A + B", "Rencana&#95;A &#43; B"),
        ("2026-01-31: nomor 440/12-B", "2026-01-31&#58; nomor 440/12-B"),
        ("a`b", "a&#96;b"),
        ("1. satu", "1&#46; satu"),
        ("- satu", "&#45; satu"),
        ("**tebal**", "&#42;&#42;tebal&#42;&#42;"),
        # Escapes do not stop Streamlit from finding these: they are cut in two.
        ("www.x.com", "www:small[].x.com"),
        ("http://x", "http&#58;:small[]//x"),
        ("a -> b", "a &#45;:small[]&#62; b"),
        (":smile:", "&#58;:small[]smile&#58;"),
        ("a\x00b\ud800c", "abc"),
    ],
)
def test_typed_text_is_shown_verbatim(text: str, markdown: str) -> None:
    assert verbatim(text) == markdown


def test_a_file_is_read_once_and_not_at_every_step(
    open_page: Callable[[str], AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[int] = []

    def counted(content: bytes, *given: Any, **kept: Any) -> Upload[UploadedRow]:
        reads.append(len(content))
        return read_upload(content, *given, **kept)

    monkeypatch.setattr(own_figures, "read_upload", counted)
    app = open_page("pages/unggah.py").run()
    bad = (FILES / "letters_in_a_number.csv").read_bytes()
    app.file_uploader(key="own_figures_files_0").set_value(("salah.csv", bad, "text/csv")).run()
    app.run()
    app.run()
    assert reads == [len(bad)]
    assert "Baris 2, kolom C" in str(app.table[0].value.to_dict())
    again = bad + b"\n"
    app.file_uploader(key="own_figures_files_0").set_value(("salah.csv", again, "text/csv")).run()
    assert reads == [len(bad), len(again)]


def test_a_reader_that_was_busy_is_asked_again(
    open_page: Callable[[str], AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [Upload[UploadedRow]((), (Remark("busy", {"read": ""}),))]

    def read_after_a_while(*given: Any, **kept: Any) -> Upload[UploadedRow]:
        return answers.pop() if answers else read_upload(*given, **kept)

    monkeypatch.setattr(own_figures, "read_upload", read_after_a_while)
    app = open_page("pages/unggah.py").run()
    good = (FILES / "template.csv").read_bytes()
    app.file_uploader(key="own_figures_files_0").set_value(("benar.csv", good, "text/csv")).run()
    assert "tunggu sebentar, lalu unggah lagi" in str(app.table[0].value.to_dict())
    app.run()
    assert "2 wilayah terbaca dan dipakai di semua halaman" in shown(app)


def test_a_page_shows_fifty_problems_and_offers_the_rest(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    rows = "".join(f"Kab. =X{n};1;2;2026;y\n" for n in range(4_990))
    content = f"nama;peserta_aktif;potensi_pekerja;per_tanggal;sumber\n{rows}".encode()
    app = open_page("pages/unggah.py").run()
    app.file_uploader(key="own_figures_files_0").set_value(("salah.csv", content, "text/csv")).run()
    assert not app.exception
    assert len(app.table[0].value) == 50
    assert "Menampilkan 50 hal pertama dari 4.990." in shown(app)
    assert "Unduh semua yang perlu diperbaiki" in str(app.get("download_button")[-1].proto)
    lines = list(csv.DictReader(io.StringIO(upload_reports.problem_csv(ledger, read_upload(content, TODAY)))))
    assert len(lines) == 4_990
    assert lines[-1]["Tempat"] == "Baris 4991, kolom A (nama)"
    assert lines[-1]["Terbaca"] == "Kab. =X4989"
