"""Tables as offices send them: each read right, asked about, or refused with row and column."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.helpers.profiles import examples
from ucj.__main__ import main
from ucj.facts.intake.forms import Upload
from ucj.facts.intake.uploads import UploadedRow, read_upload, with_upload
from ucj.facts.ledger import Ledger, load_ledger
from ucj.model.measures import coverage_of
from ucj.present import upload_reports
from ucj.present.words import remarks

FILES = Path(__file__).parent / "uploads" / "offices"
TODAY = dt.date(2026, 11, 21)
Maker = Callable[[], bytes]


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def a_sheet_a_year() -> bytes:
    """Return a workbook with a sheet for each December and one of notes."""
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "Petunjuk"
    sheet.append(["Diisi oleh kantor cabang setiap bulan"])
    for year, active in ((2024, 19_000), (2025, 21_216)):
        sheet = book.create_sheet(f"Des {year}")
        sheet.append([f"KEPESERTAAN PER 31 DESEMBER {year}"])
        sheet.append(["No", "Kab/Kota", "Potensi", "Peserta Aktif", "Sumber"])
        sheet.append([1, "Kab. Dompu", 88_400, active, "BPJS TK"])
    return saved(book)


def merged_over_three_rows() -> bytes:
    """Return a workbook whose heading takes three rows, with a percent cell, a total in column A and signatures."""
    book = Workbook()
    sheet = book.active
    assert sheet
    rows: list[list[Any]] = [
        ["PEMERINTAH KABUPATEN/KOTA SE-PULAU SUMBAWA"],
        ["KEADAAN S.D. 31 MARET 2026"],
        ["NO", "KAB/KOTA", "POTENSI (TK)", "KEPESERTAAN", None, None, None, "TARGET 2026 (%)"],
        [None, None, None, "PESERTA AKTIF (TK)", None, None, "%", None],
        [None, None, None, "PU", "BPU", "JUMLAH", None, None],
        [1, "KAB. DOMPU", 88_400, 12_000, 9_216, 21_216, 0.24, 0.525],
        [2, "KAB. BIMA", 176_000, 20_000, 18_720, 38_720, 0.22, 0.5],
        ["JUMLAH", None, 264_400, 32_000, 27_936, 59_936, 0.2267, None],
        [],
        [None, "Mengetahui,", None, None, None, "Raba, 6 April 2026"],
        [None, "Kepala Dinas", None, None, None, "Kepala Kantor Cabang"],
        [None, "NIP. 197001011995031001", None, None, None, "Siti Fulanah"],
        ["Sumber: BPJS Ketenagakerjaan Cabang Bima"],
    ]
    for row in rows:
        sheet.append(row)
    for area in ("A3:A5", "B3:B5", "C3:C5", "D3:G3", "D4:F4", "G4:G5", "H3:H5", "A8:B8", "A1:H1"):
        sheet.merge_cells(area)
    for row_number in (6, 7, 8):
        sheet.cell(row_number, 7).number_format = "0.00%"
        sheet.cell(row_number, 8).number_format = "0.0%"
    return saved(book)


def province_merged_over_its_regions() -> bytes:
    """Return a workbook in which the province stands once, merged over the rows of its kabupaten."""
    book = Workbook()
    sheet = book.active
    assert sheet
    for row in (
        ["Provinsi", "Kabupaten/Kota", "Potensi Pekerja", "Peserta Aktif", "Periode", "Sumber"],
        ["Sulawesi Utara", "Kab. Kep. Talaud", 30_000, 12_000, dt.date(2026, 3, 31), "Kanwil"],
        [None, "Kota Manado", 180_000, 120_000, dt.date(2026, 3, 31), "Kanwil"],
        ["Gorontalo", "Kota Gorontalo", 80_000, 40_000, dt.date(2026, 3, 31), "Kanwil"],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    return saved(book)


def in_thousands_with_decimals() -> bytes:
    """Return a workbook whose heading says that people are counted in thousands."""
    book = Workbook()
    sheet = book.active
    assert sheet
    for row in (
        ["Tabel 3. Capaian TW I 2026"],
        ["Kab/Kota", "Potensi Pekerja (ribu orang)", "Peserta Aktif (ribu orang)"],
        ["Kab. Dompu", 88.4, 21.216],
        ["Kab. Bima", 176, 38.72],
        ["Sumber: Bappeda"],
    ):
        sheet.append(row)
    return saved(book)


def years_under_one_another() -> bytes:
    """Return a workbook with a row for each year of a region."""
    book = Workbook()
    sheet = book.active
    assert sheet
    for row in (
        ["Kab/Kota", "Tahun", "Potensi", "Peserta Aktif", "Sumber"],
        ["Kab. Dompu", 2024, 87_000, 19_000, "Bappeda"],
        ["Kab. Dompu", 2025, 88_400, 21_216, "Bappeda"],
        ["Kab. Bima", 2024, 175_000, 40_100, "Bappeda"],
        ["Kab. Bima", 2025, 176_000, 38_720, "Bappeda"],
    ):
        sheet.append(row)
    return saved(book)


WORKBOOKS: Mapping[str, Maker] = {
    "a_sheet_a_year": a_sheet_a_year,
    "merged_over_three_rows": merged_over_three_rows,
    "province_merged_over_its_regions": province_merged_over_its_regions,
    "in_thousands_with_decimals": in_thousands_with_decimals,
    "years_under_one_another": years_under_one_another,
}
DOMPU, BIMA = ("5205", 21_216, 88_400), ("5206", 38_720, 176_000)
# Region, active and potential workers, and the day, read by eye; then the notes that go with them.
READ_RIGHT: Mapping[str, tuple[list[tuple[Any, ...]], list[str]]] = {
    "ntb_per_30_juni_2025": (
        [(*who, "2025-06-30") for who in (DOMPU, BIMA, ("5272", 22_050, 61_250))],
        ["note.below", "note.date_of_title", "note.source"],
    ),
    "segmen_s_d_juni_2025": (
        [("5208", 14_000, 96_000, "2025-06"), ("5207", 25_000, 72_000, "2025-06")],
        ["note.total_taken", "note.date_of_title"],
    ),
    "tanggal_di_sel": (
        [
            (*DOMPU, "2025-06"),
            (*BIMA, "2025-07"),
            ("5272", 22_050, 61_250, "2025-06-30"),
            ("5208", 14_000, 96_000, "2025-06"),
            ("5207", 25_000, 72_000, "2025-06-30"),
            ("5202", 99_000, 390_000, "2025-12-31"),
            # The second quarter ends with June.
            ("5201", 70_000, 280_000, "2025-06"),
        ],
        ["note.marked"],
    ),
    "sulut_malut_dengan_provinsi": (
        [
            ("7110", 12_400, 31_000, "2025-12-31"),
            ("7107", 15_000, 37_500, "2025-12-31"),
            ("8208", 4_500, 22_500, "2025-12-31"),
            ("8203", 8_100, 40_500, "2025-12-31"),
        ],
        ["note.date_of_title"],
    ),
    "target_tahun_berikut": (
        [(*DOMPU, "2025-12-31"), (*BIMA, "2025-12-31")],
        ["note.date_of_title", "note.source", "note.target_of_other_year"],
    ),
    "target_dalam_orang": ([(*DOMPU, "2025"), (*BIMA, "2025")], ["note.date_of_title", "note.target_dropped"]),
    "angka_bertanda": (
        [(*DOMPU, "2026-03-31"), ("5206", 68_500, 176_000, "2026-03-31"), ("5272", 22_050, 61_250, "2026-03-31")],
        ["note.marked", "note.marked", "note.date_of_title"],
    ),
    "persentase_saja": (
        [(region, None, None, "2026-03-31") for region in ("1801", "1872", "1813")],
        ["note.date_of_title", "note.source", "note.percent_only"],
    ),
    "peserta_aktif_saja": (
        [("5208", 14_000, None, "2026-02"), ("5271", 91_000, None, "2026-02")],
        ["note.date_of_title", "note.source", "note.active_only"],
    ),
    "tanda_tangan_di_kolom_angka": ([(*DOMPU, "2026-03"), (*BIMA, "2026-03")], ["note.below"]),
    "merged_over_three_rows": (
        [(*DOMPU, "2026-03-31"), (*BIMA, "2026-03-31")],
        ["note.below", "note.total_taken", "note.date_of_title", "note.source"],
    ),
    "province_merged_over_its_regions": (
        [
            ("7104", 12_000, 30_000, "2026-03-31"),
            ("7171", 120_000, 180_000, "2026-03-31"),
            ("7571", 40_000, 80_000, "2026-03-31"),
        ],
        [],
    ),
}
# The questions of a table, and of some answers region, active, potential, percentage, target and its year, and the day.
ASKED: Mapping[str, tuple[list[str], list[tuple[dict[str, str], list[tuple[Any, ...]]]]]] = {
    "segmen_tidak_berjumlah": (
        ["parts"],
        [
            # 12,000 + 8,000 + 500 are 20,500 and not 21,500.
            ({"parts": "total"}, [("5205", 21_500, 88_400), ("5272", 22_050, 61_250)]),
            ({"parts": "sum"}, [("5205", 20_500, 88_400), ("5272", 22_050, 61_250)]),
        ],
    ),
    "tanpa_tanggal_dan_sumber": (
        ["as_of", "source"],
        [({"as_of": "30 Juni 2026", "source": "Nota dinas"}, [DOMPU, BIMA])],
    ),
    "realisasi_dua_tahun": (
        ["year"],
        [
            ({"year": "2025"}, [DOMPU, BIMA]),
            ({"year": "2024"}, [("5205", 19_000, 88_400), ("5206", 40_100, 176_000)]),
        ],
    ),
    "target_dua_tahun": (["target_year"], [({"target_year": "2026"}, [DOMPU, BIMA])]),
    "dalam_ribu_orang": (["unit"], [({"unit": "thousand"}, [DOMPU, ("5206", 38_700, 176_000)])]),
    "persentase_tidak_cocok": (
        ["percent"],
        [
            ({"percent": "counts"}, [DOMPU, BIMA]),
            # 38,720 of 176,000 are 22 %, printed are 28 %.
            ({"percent": "percent"}, [DOMPU, ("5206", None, None)]),
        ],
    ),
    # The printed 81,986 are those of three regions, of which one is missing.
    "jumlah_tidak_cocok": (["total"], [({"total": "rows"}, [DOMPU, BIMA])]),
    "penyebut_sakernas": (
        ["sakernas"],
        [
            ({"sakernas": "drop"}, [("5205", 21_216, None), BIMA]),
            ({"sakernas": "keep"}, [("5205", 21_216, 142_042), BIMA]),
        ],
    ),
    "lebih_lama_dari_yang_terbit": (
        ["older"],
        [
            ({"older": "published"}, [DOMPU]),
            ({"older": "table"}, [("5203", 154_000, 504_000), DOMPU]),
        ],
    ),
    "peserta_aktif_dengan_potensi_terbit": (
        ["potential"],
        [
            ({"potential": "published"}, [("5203", 166_100, None), ("5271", 91_000, None)]),
            ({"potential": "none"}, [("5203", 166_100, None), ("5271", 91_000, None)]),
        ],
    ),
    "dua_tanggal": (["as_of"], [({"as_of": "2025-12-31"}, [DOMPU])]),
    "a_sheet_a_year": (
        ["sheet"],
        [({"sheet": "2"}, [("5205", 19_000, 88_400)]), ({"sheet": "3"}, [DOMPU])],
    ),
    "in_thousands_with_decimals": (["unit"], [({"unit": "thousand"}, [DOMPU, BIMA])]),
    "years_under_one_another": (
        ["year"],
        [({"year": "2024"}, [("5205", 19_000, 87_000), ("5206", 40_100, 175_000)]), ({"year": "2025"}, [DOMPU, BIMA])],
    ),
}
# Row, column and reason of what is wrong.
REFUSED: Mapping[str, list[tuple[int, str, str]]] = {
    "provinsi_lain": [(3, "provinsi", "other_province"), (4, "provinsi", "unknown_province")],
    "nama_salah_eja": [(4, "nama", "unknown_name"), (5, "nama", "unknown_name")],
}


def read(name: str, ledger: Ledger, answers: Mapping[str, str] | None = None) -> Upload[UploadedRow]:
    content = WORKBOOKS[name]() if name in WORKBOOKS else (FILES / f"{name}.csv").read_bytes()
    return read_upload(content, TODAY, ledger=ledger, answers=answers or {})


def notes(ledger: Ledger, upload: Upload[UploadedRow]) -> str:
    return "\n".join(upload_reports.note_lines(ledger, upload, str)).replace("\u00a0", " ")


def test_there_are_twenty_five_and_each_is_tested() -> None:
    names = READ_RIGHT.keys() | ASKED.keys() | REFUSED.keys()
    assert names == {path.stem for path in FILES.glob("*.csv")} | WORKBOOKS.keys()
    assert len(names) >= 25


@pytest.mark.parametrize("name", READ_RIGHT)
def test_a_table_is_read_right(name: str, ledger: Ledger) -> None:
    upload = read(name, ledger)
    rows, codes = READ_RIGHT[name]
    assert (upload.problems, upload.questions) == ((), ())
    assert [(row.region, row.active, row.potential, row.as_of) for row in upload.rows] == rows
    assert [note.code for note in upload.notes] == codes
    assert "{" not in notes(ledger, upload)


@pytest.mark.parametrize("name", ASKED)
def test_a_table_is_asked_about_before_it_is_used(name: str, ledger: Ledger) -> None:
    questions, answered = ASKED[name]
    upload = read(name, ledger)
    assert (upload.rows, upload.problems, upload.accepted) == ((), (), False)
    assert [question.id for question in upload.open_questions] == questions
    for answers, rows in answered:
        upload = read(name, ledger, answers)
        assert upload.accepted, answers
        assert [(row.region, row.active, row.potential) for row in upload.rows] == rows
    for answers, _rows in answered:
        # An answer that is none leaves the question open.
        assert not read(name, ledger, dict.fromkeys(answers, "?")).accepted


@pytest.mark.parametrize("name", REFUSED)
def test_a_table_is_refused_with_row_and_column(name: str, ledger: Ledger) -> None:
    upload = read(name, ledger)
    assert upload.rows == ()
    assert [(p.place.row, p.place.column, p.code) for p in upload.problems] == REFUSED[name]


def test_what_is_said_of_how_a_table_was_read(ledger: Ledger) -> None:
    said = notes(ledger, read("ntb_per_30_juni_2025", ledger))
    assert "Tanggal diambil dari judul: 30 Juni 2025." in said
    assert "Sumber diambil dari tulisan di luar tabel: BPJS Ketenagakerjaan Kantor Cabang Bima." in said
    assert "Isi mulai baris 12 ada di bawah tabel" in said
    assert "Kolom Jumlah dipakai; PU, BPU, Jakon tidak." in notes(ledger, read("segmen_s_d_juni_2025", ledger))
    said = notes(ledger, read("angka_bertanda", ledger))
    assert "Tanda *) di baris 4 tidak dibaca sebagai bagian angka. *) angka sementara" in said
    assert "Tanda **) di baris 5 tidak dibaca sebagai bagian angka. **) termasuk jasa konstruksi" in said
    assert "Target ini tidak dipakai: Target 2025 (TK)." in notes(ledger, read("target_dalam_orang", ledger))
    said = notes(ledger, read("target_tahun_berikut", ledger))
    assert "Target di tabel untuk akhir 2026, angkanya dari 2025." in said
    said = notes(ledger, read("dalam_ribu_orang", ledger, {"unit": "thousand"}))
    assert "dikalikan seribu, karena tertulis “Potensi dan Peserta Aktif (dalam ribu orang)”" in said


def test_names_spelt_alike_are_suggested(ledger: Ledger) -> None:
    upload = read("nama_salah_eja", ledger)
    first, second = (upload_reports.expected(ledger, problem) for problem in upload.problems)
    assert "Maksudnya Kabupaten Bolaang Mongondow Selatan" in first
    assert second.endswith("Maksudnya Kabupaten Minahasa Utara?")


def test_targets_keep_their_year(ledger: Ledger) -> None:
    for name, answers in (("target_tahun_berikut", {}), ("target_dua_tahun", {"target_year": "2026"})):
        rows = read(name, ledger, answers).rows
        assert [(row.target, row.target_year) for row in rows] == [(0.525, "2026"), (0.5, "2026")]
    rows = read("target_dua_tahun", ledger, {"target_year": "2025"}).rows
    assert [(row.target, row.target_year, row.as_of) for row in rows] == [
        (0.4, "2025", "2025-12"),
        (0.38, "2025", "2025-12"),
    ]
    rows = read("merged_over_three_rows", ledger).rows
    assert [(row.target, row.target_year, row.coverage) for row in rows] == [(0.525, "2026", None), (0.5, "2026", None)]


def test_percentages_alone_are_printed_ones(ledger: Ledger) -> None:
    assert [row.coverage for row in read("persentase_saja", ledger).rows] == [0.241, 0.362, 0.023]
    rows = read("persentase_tidak_cocok", ledger, {"percent": "percent"}).rows
    assert [row.coverage for row in rows] == [None, 0.28]


def test_participants_alone_go_with_the_published_denominator_or_without(ledger: Ledger) -> None:
    name = "peserta_aktif_dengan_potensi_terbit"
    own = with_upload(ledger, read(name, ledger, {"potential": "published"}))
    potential = ledger.leading("5203", "potential_workers")
    assert potential and coverage_of(own, "5203").coverage == 166_100 / potential.value
    assert coverage_of(own, "5203").as_of == "2026-02"
    alone = coverage_of(with_upload(ledger, read(name, ledger, {"potential": "none"})), "5203")
    assert (alone.coverage, alone.active and alone.active.value, alone.potential) == (None, 166_100, None)
    # Kota Mataram has no published potential workers.
    assert coverage_of(own, "5271").coverage is None


def test_a_percentage_alone_becomes_a_published_percentage(ledger: Ledger) -> None:
    where = coverage_of(with_upload(ledger, read("persentase_saja", ledger)), "1801")
    assert (where.coverage, where.percentage_only, where.as_of) == (0.241, True, "2026-03-31")
    assert (where.active, where.potential) == (None, None)


def test_questions_show_where(ledger: Ledger) -> None:
    shown = {
        "segmen_tidak_berjumlah": "Baris 3, Kabupaten Dompu: penjumlahan 20.500, tercetak 21.500.",
        "persentase_tidak_cocok": "Baris 4, Kabupaten Bima: tercetak 28,0, hasil hitung 22 %.",
        "jumlah_tidak_cocok": "Baris 5, kolom Peserta Aktif: tercetak 81.986, penjumlahan 59.936.",
        "penyebut_sakernas": "Baris 3, Kabupaten Dompu: 142.042, penduduk bekerja Agustus 2025.",
        "lebih_lama_dari_yang_terbit": "Baris 3, Kabupaten Lombok Timur: tabel 31 Desember 2025, terbit Januari 2026.",
    }
    for name, line in shown.items():
        (question,) = read(name, ledger).open_questions
        lines = [remarks.say(ledger, detail, str).replace("\u00a0", " ") for detail in question.details]
        assert line in lines, name


@pytest.mark.parametrize(
    ("said", "code"),
    [("besok", "date"), ("31 Desember 2026", "future"), ("2027", "future"), ("4 Juni", "date")],
)
def test_a_date_that_was_typed_must_be_one(ledger: Ledger, said: str, code: str) -> None:
    upload = read("tanpa_tanggal_dan_sumber", ledger, {"as_of": said, "source": "Nota dinas"})
    (question,) = upload.open_questions
    assert (question.id, question.wrong and question.wrong.code) == ("as_of", code)


def test_typed_answers_are_for_rows_without_their_own(ledger: Ledger) -> None:
    content = b"nama;aktif;potensi;per;sumber\nDompu;1;2;2026-01;Surat A\nKab Bima;3;4;;\n"
    upload = read_upload(content, TODAY, ledger=ledger, answers={"as_of": "Juni 2026", "source": "Surat B"})
    assert [(row.as_of, row.source) for row in upload.rows] == [("2026-01", "Surat A"), ("2026-06", "Surat B")]


def test_a_table_older_than_all_that_was_published_leaves_nothing(ledger: Ledger) -> None:
    content = b"nama;aktif;potensi;per;sumber\nLotim;1;2;2024;Surat\n"
    upload = read_upload(content, TODAY, ledger=ledger, answers={"older": "published"})
    assert [problem.code for problem in upload.problems] == ["nothing_newer"]


def test_a_last_row_that_was_mistyped_is_no_signature(ledger: Ledger) -> None:
    content = b"nama;aktif;potensi;per;sumber\nDompu;1;2;2026;a\nKab Bma;dua;tiga;2026;a\n"
    upload = read_upload(content, TODAY, ledger=ledger)
    assert [(problem.place.row, problem.code) for problem in upload.problems] == [
        (3, "unknown_name"),
        (3, "count"),
        (3, "count"),
    ]


NASTY = st.sampled_from(
    [
        *(
            "",
            "-",
            "0",
            "JUMLAH",
            "Jumlah PU",
            "NIP. 19",
            "*)",
            "1 *)",
            "2025",
            "Target 2026 (%)",
            "Realisasi 2024",
            "PU",
        ),
        *(
            "Kab. Dompu",
            "Provinsi NTB",
            "per 30 Juni 2025",
            "dalam ribu orang",
            "Sumber: <b>",
            "54 %",
            "=1+1",
            "\0",
            '"',
        ),
    ]
)
CHANGE = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), NASTY | st.text(max_size=12))


@examples(1_000)
@given(st.sampled_from(sorted(path.stem for path in FILES.glob("*.csv"))), st.lists(CHANGE, max_size=5), st.booleans())
def test_no_mutation_of_an_office_table_is_half_taken(
    name: str, changes: list[tuple[int, int, str]], last: bool
) -> None:
    text = (FILES / f"{name}.csv").read_text(encoding="utf-8")
    mark = ";" if ";" in text else ","
    rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    for i, j, cell in changes:
        cells = rows[i % len(rows)]
        cells[j % len(cells)] = cell
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=mark).writerows(rows)
    content = buffer.getvalue().encode("utf-8", "surrogatepass")
    answers: dict[str, str] = {}
    typed = {"as_of": "30 Juni 2026", "source": "Nota"}
    # Each round answers all that is asked; what was answered may lead to another question.
    for _round in range(8):
        upload = read_upload(content, TODAY, ledger=load_ledger(), answers=answers)
        assert bool(upload.rows) != bool(upload.problems or upload.open_questions)
        if upload.problems or not upload.open_questions:
            break
        for question in upload.open_questions:
            answers[question.id] = question.choices[-last].id if question.choices else typed[question.id]
    assert not upload.open_questions or upload.problems
    notes(load_ledger(), upload)
    for row in upload.rows:
        assert row.source
        assert "2000" <= row.as_of <= TODAY.isoformat()
        assert any(figure is not None for figure in (row.active, row.coverage, row.target))
        if row.active is not None and row.potential is not None:
            assert 0 <= row.active <= row.potential
            assert row.potential > 0
            assert row.coverage is None
    assert len({row.region for row in upload.rows}) == len(upload.rows)


def test_the_command_line_asks_and_takes_answers(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(FILES / "tanpa_tanggal_dan_sumber.csv")

    def said(*options: str) -> dict[str, Any]:
        assert main(["check", path, *options, "--format", "json"]) == 0
        return dict(json.loads(capsys.readouterr().out))

    asked = said()
    assert (asked["accepted"], asked["rows"], asked["problems"]) == (False, [], [])
    assert [question["id"] for question in asked["questions"]] == ["as_of", "source"]
    taken = said("--as-of", "30 Juni 2026", "--source", "Nota dinas")
    assert taken["accepted"]
    assert {(row["as_of"], row["source"]) for row in taken["rows"]} == {("2026-06-30", "Nota dinas")}
    assert main(["check", path]) == 0
    assert "--as-of" in capsys.readouterr().out
    path = str(FILES / "realisasi_dua_tahun.csv")
    assert said()["questions"][0]["choices"] == {"2024": "2024", "2025": "2025"}
    assert said("--as-of", "Mei 2026", "--answer", "year=2024")["rows"][0]["as_of"] == "2024"
    assert said("--answer", "year=2024")["rows"][0]["active"] == 19_000
    assert main(["check", path]) == 0
    assert "--answer year=2024" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["check", path, "--answer", "2024"])
