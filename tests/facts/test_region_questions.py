"""What is asked about a table of regions, at the last value that agrees and the first that does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from tests.helpers.ledgers import figure, ledger_of
from ucj.facts.intake.forms import Upload
from ucj.facts.intake.questions import Question
from ucj.facts.intake.uploads import UploadedRow, read_upload
from ucj.facts.ledger import Ledger

TODAY = dt.date(2026, 11, 27)
# Of the day and the source of every row.
END = ";2026-10;Surat"


def read(
    heading: str, *rows: str, ledger: Ledger | None = None, answers: Mapping[str, str] | None = None
) -> Upload[UploadedRow]:
    """Return what is read of a table whose rows are all of one day and source."""
    lines = [f"{heading};per;sumber", *(row + END for row in rows)]
    return read_upload("\n".join(lines).encode(), TODAY, ledger=ledger, answers=answers or {})


def asked(upload: Upload[UploadedRow]) -> dict[str, Question]:
    assert upload.problems == ()
    return {question.id: question for question in upload.questions}


def details(upload: Upload[UploadedRow], name: str) -> list[Mapping[str, Any]]:
    return [detail.values for detail in asked(upload)[name].details]


# ---- Totals


@pytest.mark.parametrize(
    ("rows", "off"),
    [
        (["Dompu;10;100", "Kab Bima;20;200", "Jumlah;30;300"], []),
        (["Dompu;10;100", "Kab Bima;20;200", "Jumlah;31;300"], [(4, "aktif", 30, 31)]),
        (["Dompu;10;100", "Kab Bima;20;200", "Jumlah;30;299"], [(4, "potensi", 300, 299)]),
        # The first total is of all rows above it, not of the last of them.
        (["Dompu;10;100", "Kab Bima;20;200", "Jumlah;20;300"], [(4, "aktif", 30, 20)]),
        # Nobody adds up an average, and a total that says nothing is none.
        (["Dompu;10;100", "Kab Bima;20;200", "Rata-rata;15;150"], []),
        (["Dompu;10;100", "Kab Bima;20;200", "Jumlah;;300"], []),
        # In thousands: 0.03 of them are thirty.
        (["Dompu;10;100", "Kab Bima;20;200", "Jumlah;0,03;0,3"], []),
        # A sum of those since the last one, then one of all.
        (["Dompu;10;100", "Jumlah;10;100", "Kab Bima;20;200", "Jumlah;20;200", "Total;30;300"], []),
        (["Dompu;10;100", "Jumlah;10;100", "Kab Bima;20;200", "Jumlah;21;200"], [(5, "aktif", 30, 21)]),
        # A province is the sum of its members, with which it may be added up or not.
        (["Prov NTB;30;300", "Dompu;10;100", "Kab Bima;20;200", "Jumlah;30;300"], []),
        (["Prov NTB;30;300", "Dompu;10;100", "Kab Bima;20;200", "Jumlah;60;600"], []),
        (["Prov NTB;30;300", "Dompu;10;100", "Kab Bima;20;200", "Jumlah;31;300"], [(5, "aktif", 30, 31)]),
        (["Prov NTB;30;300", "Prov Lampung;10;90", "Jumlah;41;390"], [(4, "aktif", 40, 41)]),
        # A region without a count is added as nobody.
        (["Dompu;10;100", "Kab Bima;;", "Jumlah;10;100"], []),
    ],
)
def test_totals(rows: list[str], off: list[tuple[int, str, int, int]]) -> None:
    upload = read("nama;aktif;potensi", *rows)
    assert ("total" in asked(upload)) is bool(off)
    if off:
        shown = [
            tuple(values[name] for name in ("row", "column", "sum", "total")) for values in details(upload, "total")
        ]
        assert shown == off
        assert [choice.id for choice in asked(upload)["total"].choices] == ["rows"]


# ---- Targets in people


@pytest.mark.parametrize(
    ("targets", "people"),
    [
        # Nothing above a hundred is a percentage.
        (("101", "101"), True),
        (("100", "100"), False),
        # Three digits after a point may be thousands; what can be a percentage is one.
        (("38.390", "54.000"), False),
        # More than half of those that say something.
        (("101", "54"), False),
        (("101", ""), True),
    ],
)
def test_targets_are_people_where_most_can_be_no_percentage(targets: tuple[str, str], people: bool) -> None:
    upload = read("nama;aktif;potensi;target", f"Dompu;10;100;{targets[0]}", f"Kab Bima;20;200;{targets[1]}")
    dropped = [note.values["names"] for note in upload.notes if note.code == "note.target_dropped"]
    assert dropped == ([("target",)] if people else [])


# ---- Segments beside a sum


@pytest.mark.parametrize(
    ("row", "choices"),
    [
        ("5;5;10;100", None),
        # A blank segment is nobody, and without any there is no sum.
        ("5;;5;100", None),
        (";;10;100", None),
        ("5;4;10;100", ["total", "sum"]),
        ("60;40;90;100", ["total", "sum"]),
        ("60;40;90;", ["total", "sum"]),
        # More than the potential workers cannot be active.
        ("60;41;90;100", ["total"]),
    ],
)
def test_segments(row: str, choices: list[str] | None) -> None:
    upload = read("nama;PU;BPU;peserta aktif;potensi", f"Dompu;{row}")
    question = asked(upload).get("parts")
    assert (question and [choice.id for choice in question.choices]) == choices


@pytest.mark.parametrize(("answer", "active"), [("total", [10, 30, 7]), ("sum", [9, 30, 7])])
def test_the_sum_or_its_segments_are_taken(answer: str, active: list[int]) -> None:
    rows = ("Dompu;5;4;10;100", "Kab Bima;10;20;30;100", "Kota Bima;;;7;100")
    upload = read("nama;PU;BPU;peserta aktif;potensi", *rows, answers={"parts": answer})
    assert [row.active for row in upload.rows] == active
    assert [note.code for note in upload.notes] == [f"note.{answer}_taken"]
    assert [(values["row"], values["sum"], values["total"]) for values in details(upload, "parts")] == [(2, 9, 10)]
    # Where they agree the printed sum is taken and said.
    agreed = read("nama;PU;BPU;peserta aktif;potensi", *rows[1:])
    assert (agreed.questions, [note.code for note in agreed.notes]) == ((), ["note.total_taken"])


# ---- A percentage beside counts


@pytest.mark.parametrize(
    ("printed", "agrees"),
    [
        # 1,000 of 3,000, rounded or cut off after its last digit, but no more exact than a hundredth.
        ("33,33", True),
        ("33,34", True),
        ("33,35", False),
        ("33,32", False),
        ("33,3", True),
        ("33,4", True),
        ("33,5", False),
        ("33.2", False),
        ("34", True),
        ("33 %", True),
        ("35", False),
        ("33,3399", True),
        ("33,3499", False),
        ("", True),
    ],
)
def test_a_printed_percentage_is_that_of_the_counts(printed: str, agrees: bool) -> None:
    upload = read("nama;aktif;potensi;persen", f"Dompu;1000;3000;{printed}")
    assert ("percent" not in asked(upload)) is agrees
    if not agrees:
        assert details(upload, "percent")[0]["share"] == pytest.approx(1 / 3)
    else:
        assert [(row.active, row.potential, row.coverage) for row in upload.rows] == [(1_000, 3_000, None)]


def test_only_where_it_differs_the_percentage_is_taken_for_the_counts() -> None:
    rows = ("Dompu;1000;3000;40", "Kab Bima;10;100;10", "Kota Bima;;;25", "Sumbawa;10;;25")
    for answer, first in (("percent", (None, None, 0.4)), ("counts", (1_000, 3_000, None))):
        upload = read("nama;aktif;potensi;persen", *rows, answers={"percent": answer})
        assert [(row.active, row.potential, row.coverage) for row in upload.rows] == [
            first,
            (10, 100, None),
            (None, None, 0.25),
            (10, None, 0.25),
        ]


def test_what_stands_alone_is_said() -> None:
    upload = read("nama;aktif;potensi;persen", "Dompu;5;;", "Kab Bima;;;25", "Kota Bima;1;2;", "Sumbawa;6;;")
    assert [(note.code, note.values) for note in upload.notes] == [
        ("note.active_only", {"where": ("5205", "5204"), "count": 2}),
        ("note.percent_only", {"where": ("5206",), "count": 1}),
    ]
    both = read("nama;aktif;potensi", "Kota Bima;1;2")
    assert both.notes == ()


# ---- What was published

EMPLOYED = ledger_of(
    figure("5205", "employed", 100_000, "2024-08", lead=False),
    figure("5205", "employed", 100_050, "2025-08"),
    figure("5206", "employed", 900, "2025-08"),
)


@pytest.mark.parametrize(
    ("potential", "date"),
    [
        # A thousandth may be rounded away, on either side; the latest that it can be is named.
        (99_899, None),
        (99_900, "2024-08"),
        (99_949, "2024-08"),
        (99_950, "2025-08"),
        (100_150, "2025-08"),
        (100_151, None),
    ],
)
def test_employed_people_are_no_potential_workers(potential: int, date: str | None) -> None:
    upload = read("nama;aktif;potensi", f"Dompu;10;{potential}", ledger=EMPLOYED)
    assert (details(upload, "sakernas")[0]["date"] if "sakernas" in asked(upload) else None) == date


def test_only_their_own_denominator_is_dropped() -> None:
    rows = ("Dompu;10;100000;", "Kab Bima;20;1000;2,0", "Kota Bima;;;50")
    for answer, first, note in (
        ("drop", (10, None, None), "note.sakernas_dropped"),
        ("keep", (10, 100_000, None), "note.sakernas_kept"),
    ):
        upload = read("nama;aktif;potensi;persen", *rows, ledger=EMPLOYED, answers={"sakernas": answer})
        assert [(row.active, row.potential, row.coverage) for row in upload.rows] == [
            first,
            (20, 1_000, None),
            (None, None, 0.5),
        ]
        assert [found.values["where"] for found in upload.notes if found.code == note] == [("5205",)]


PUBLISHED = ledger_of(
    figure("5205", "active_participants", 10, "2026-03"),
    figure("5205", "coverage", 0.1, "2026-09"),
    figure("5205", "potential_workers", 200, "2025-08"),
)


@pytest.mark.parametrize(
    ("day", "older"),
    [
        ("2026-08", True),
        ("2026-09", False),
        ("2026-10-01", False),
        ("2026-08-31", True),
        ("2026", False),
        ("2025", True),
    ],
)
def test_figures_older_than_published_ones(day: str, older: bool) -> None:
    content = f"nama;aktif;potensi;target;per;sumber\nDompu;1;2;;{day};a\nKab Bima;1;2;;{day};a\n"
    upload = read_upload(content.encode(), TODAY, ledger=PUBLISHED)
    assert ("older" in asked(upload)) is older
    if older:
        assert [(values["where"], values["published"]) for values in details(upload, "older")] == [
            (("5205",), "2026-09")
        ]
        kept = read_upload(content.encode(), TODAY, ledger=PUBLISHED, answers={"older": "published"})
        assert [(row.region, row.active) for row in kept.rows] == [("5206", 1)]
        taken = read_upload(content.encode(), TODAY, ledger=PUBLISHED, answers={"older": "table"})
        assert [(row.region, row.active) for row in taken.rows] == [("5205", 1), ("5206", 1)]
    # A target is older than nothing.
    alone = read_upload(b"nama;target;per;sumber\nDompu;50;2020;a\n", TODAY, ledger=PUBLISHED)
    assert "older" not in asked(alone)


@pytest.mark.parametrize(
    ("row", "offered"), [("200;", True), ("201;", False), ("0;", True), ("10;50", False), (";50", False)]
)
def test_published_potential_workers_go_with_participants_alone(row: str, offered: bool) -> None:
    upload = read("nama;aktif;persen", f"Dompu;{row}", "Kab Bima;1;", ledger=PUBLISHED)
    assert ("potential" in asked(upload)) is offered
    if offered:
        assert [(values["where"], values["potential"]) for values in details(upload, "potential")] == [(("5205",), 200)]
        for answer, beside in (("published", [True, False]), ("none", [False, False])):
            taken = read(
                "nama;aktif;persen", f"Dompu;{row}", "Kab Bima;1;", ledger=PUBLISHED, answers={"potential": answer}
            )
            assert [one.published_potential for one in taken.rows] == beside
