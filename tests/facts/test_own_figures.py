"""Uploaded and typed figures lead; the published ones stay beside them and lead no more."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from tests.helpers.ledgers import figure, ledger_of
from ucj.facts.intake.forms import Upload
from ucj.facts.intake.uploads import UploadedRow, read_upload, with_typed, with_upload
from ucj.facts.ledger import Ledger

PUBLISHED = {
    "active_participants": 50,
    "potential_workers": 200,
    "coverage": 0.25,
    "target_coverage": 0.5,
    "target_participants": 100,
    "poor_people": 30,
}
TODAY = dt.date(2026, 11, 21)


def uploaded(ledger: Ledger, row: UploadedRow) -> Ledger:
    return with_upload(ledger, Upload((row,)))


def typed(ledger: Ledger, row: UploadedRow) -> Ledger:
    return with_typed(ledger, [row])


@pytest.mark.parametrize(("take", "status"), [(uploaded, "uploaded"), (typed, "typed")])
@pytest.mark.parametrize(
    ("row", "leading"),
    [
        # Both counts: the percentage of another day leads no more.
        (
            UploadedRow("5203", 60, 300, None, "2026-05-31", "Surat"),
            {"active_participants": (60, "2026-05-31"), "potential_workers": (300, "2026-05-31"), "coverage": None},
        ),
        # A target alone, for the end of its year: the participants it meant before lead no more.
        (
            UploadedRow("5203", None, None, 0.6, "2026-05-31", "Surat"),
            {"target_coverage": (0.6, "2026"), "target_participants": None},
        ),
        # Nobody is a number too.
        (
            UploadedRow("5203", 0, 300, None, "2026", "Surat"),
            {"active_participants": (0, "2026"), "potential_workers": (300, "2026"), "coverage": None},
        ),
    ],
)
def test_own_figures_lead_where_they_are_given(
    take: Callable[[Ledger, UploadedRow], Ledger],
    status: str,
    row: UploadedRow,
    leading: dict[str, tuple[float, str] | None],
) -> None:
    published = [figure(region, name, value) for region in ("5203", "5204") for name, value in PUBLISHED.items()]
    own = take(ledger_of(*published), row)
    for name, value in PUBLISHED.items():
        # Elsewhere, and of what was not given, nothing changes.
        beside = own.leading("5204", name)
        assert beside and (beside.value, beside.status) == (value, "official")
        found = own.leading("5203", name)
        expected = leading.get(name, (value, "2025-12"))
        assert (found and (found.value, found.as_of)) == expected
        if found and name in leading:
            assert (found.status, found.source.title, found.source.date) == (status, "Surat", row.as_of)
        # The published figure is still there, before the new one.
        first, *new = own.figures("5203", name)
        assert (first.value, first.lead) == (value, name not in leading)
        assert len(new) == (leading.get(name) is not None)


def problems(*lines: str) -> list[tuple[int, str, str]]:
    """Return row, column and reason of what is wrong in a table."""
    heading = "kode;nama;peserta_aktif;potensi_pekerja;target_persen;per_tanggal;sumber"
    upload = read_upload("\n".join([heading, *lines]).encode(), TODAY)
    assert upload.accepted is (not upload.problems)
    return [(problem.place.row, problem.place.column, problem.code) for problem in upload.problems]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("5203;;200;200;;2026;a", []),
        ("5203;;201;200;;2026;a", [(2, "peserta_aktif", "more_than_potential")]),
        ("5203;;0;1;;2026;a", []),
        ("5203;;0;0;;2026;a", [(2, "potensi_pekerja", "zero")]),
        ("5203;;;200;;2026;a", [(2, "peserta_aktif", "blank_pair")]),
        # A count without a percentage, as the ledger has some.
        ("5203;;5;;;2026;a", []),
        ("5203;;;;54;2026;a", []),
        ("5203;;1;2;;2026-11-21;a", []),
        ("5203;;1;2;;2026-11-22;a", [(2, "per_tanggal", "future")]),
        ("5203;;1;2;;2026-11;a", []),
        ("5203;;1;2;;2026-12;a", [(2, "per_tanggal", "future")]),
        ("5203;;1;2;;2027;a", [(2, "per_tanggal", "future")]),
        (f"5203;;1;2;;2026;{'a' * 300}", []),
        (f"5203;;1;2;;2026;{'a' * 301}", [(2, "sumber", "long_source")]),
        # What cannot be read comes before what the figures cannot be together.
        ("5203;;x;2;;;", [(2, "peserta_aktif", "count")]),
        ("5203;;1;300000001;;2026;a", [(2, "potensi_pekerja", "count")]),
        (";;1;2;;2026;a", [(2, "nama", "nothing")]),
        # Sums, and regions that nobody filled in, are no rows.
        ("5203;;1;2;;2026;a\n;Jumlah;1;2;;2026;a\nTotal;;1;2;;2026;a\n5204;;;;;2026;a", []),
        ("5203;;1;2;;2026;a\n52.03;;1;2;;2026;a", [(3, "kode", "region_twice")]),
    ],
)
def test_a_row_of_figures(line: str, found: list[tuple[int, str, str]]) -> None:
    assert problems(*line.splitlines()) == found


def test_what_a_long_source_is_shown_by() -> None:
    line = f"5203;;1;2;;2026;{'a' * 301}"
    upload = read_upload(f"kode;nama;aktif;potensi;target;per;sumber\n{line}".encode(), TODAY)
    (problem,) = upload.problems
    assert problem.values == {"read": "a" * 40 + "…", "most": 300}
    assert problem.place.letter == "G"


def test_the_place_of_the_first_row_goes_with_the_second() -> None:
    upload = read_upload(b"nama;aktif;potensi;per;sumber\nLombok Timur;1;2;2026;a\n\nLotim;1;2;2026;a", TODAY)
    (problem,) = upload.problems
    assert (problem.place.row, problem.values["first"].row, problem.values["maybe"]) == (4, 2, ("5203",))
    assert problem.values["read"] == "Lotim"


def test_of_several_tables_in_a_workbook_one_is_chosen() -> None:
    book = Workbook()
    for number, (active, sheet) in enumerate(((1, book.active), (2, book.create_sheet()))):
        assert sheet
        sheet.append(["nama", "aktif", "potensi", "per", "sumber", "target"][: 5 + number])
        sheet.append(["Lombok Timur", active, 10, "2026", "a", 50][: 5 + number])
    buffer = io.BytesIO()
    book.save(buffer)
    (question,) = read_upload(buffer.getvalue(), TODAY).open_questions
    assert [(choice.id, choice.says.values["name"]) for choice in question.choices] == [("1", "Sheet"), ("2", "Sheet1")]
    for answer, read in (("1", (1, None)), ("2", (2, 0.5))):
        (row,) = read_upload(buffer.getvalue(), TODAY, answers={"sheet": answer}).rows
        assert (row.active, row.target) == read


def test_missing_columns_are_named_the_one_that_says_whose_first() -> None:
    upload = read_upload(b"potensi;per\n1;2026", TODAY)
    assert [(problem.place.row, problem.place.column, problem.code) for problem in upload.problems] == [
        (1, name, "no_column") for name in ("nama", "peserta_aktif")
    ]


def test_the_only_file_there_can_be_needs_no_name() -> None:
    upload = read_upload(b"nama;aktif;potensi;per;sumber\nEntah;1;2;2026;a", TODAY, "angka.csv")
    assert ([problem.place.file for problem in upload.problems], upload.files) == ([""], ("angka.csv",))
