"""Participants of villages as kecamatan write them: what is read, what is refused and where, and the files to take."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from html import unescape

import pytest
from openpyxl import Workbook, load_workbook

from ucj.facts.intake.forms import Upload
from ucj.facts.intake.village_uploads import VillageRow, participants, read_villages
from ucj.facts.ledger import Ledger, load_ledger
from ucj.model.villages import district_sums, ranking
from ucj.present import upload_reports, village_reports
from ucj.present.village_sentences import Origin

# Kemendagri code: BPS code, from the list of villages.
TANJUNG_LUAR, PIJOT = "5203010005", "5203010006"
HEAD = "kode,nama,kecamatan,jenis,peserta_aktif"


def read(text: str, name: str = "keruak.csv") -> Upload[VillageRow]:
    return read_villages([(name, text.encode())], load_ledger().villages)


def taken(text: str) -> Mapping[str, int]:
    upload = read(text)
    assert upload.problems == ()
    return participants(upload)


def refused(text: str) -> list[tuple[int | None, str, str, str]]:
    upload = read(text)
    assert upload.rows == ()
    return [(p.place.row or None, p.place.column, p.values["read"], p.code) for p in upload.problems]


@pytest.mark.parametrize(
    "row",
    [
        "52.03.01.2001,Tanjung Luar,Keruak,desa,78",
        "5203010005,Tanjung Luar,Keruak,desa,78",
        "5203012001,Tanjung Luar,Keruak,desa,78",  # Kemendagri's code without its dots
        "5.203.010.005,,,,78",
        '"5203010005,0",,,,78',
        "'5203010005,,,,78 orang",
        ",TANJUNG LUAR,,,78",
        ",Desa Tanjung  Luar,Kec. Keruak,,78",
        "52.03.01.2001,Tanjungluar Barat Daya,,,78",  # an own spelling beside a code
    ],
)
def test_a_village_goes_by_many_names(row: str) -> None:
    assert taken(f"{HEAD}\n{row}\n") == {TANJUNG_LUAR: 78}


def test_both_spellings_are_known() -> None:
    # Kelaju Jorong for Kemendagri, Kelayu Jorong for BPS; Paremas in two words or one.
    assert taken("nama;peserta_aktif\nKelaju Jorong;1\nParemas;2\n") == {"5203070005": 1, "5203011015": 2}
    assert taken("nama;peserta_aktif\nKelayu Jorong;1\nPare Mas;2\n") == {"5203070005": 1, "5203011015": 2}


def test_a_code_without_dots_may_be_two_villages() -> None:
    # 52.03.02.2001 is Suwangi in Sakra, 5203022001 the BPS code of a desa in Sakra Timur.
    (problem,) = refused("kode;peserta_aktif\n5203022001;50\n")
    assert problem == (2, "kode", "5203022001", "several_villages")
    assert taken("kode;nama;peserta_aktif\n5203022001;Suwangi;50\n") == {"5203020001": 50}
    assert list(taken("kode bps;peserta_aktif\n5203022001;50\n")) == ["5203022001"]
    assert taken("kode kemendagri;peserta_aktif\n5203022001;50\n") == {"5203020001": 50}


@pytest.mark.parametrize(
    ("said", "people"), [("0", 0), ("1.234", 1234), ("1 234", 1234), ('"1,234"', 1234), ('"78,0"', 78)]
)
def test_counts_as_people_write_them(said: str, people: int) -> None:
    assert taken(f"{HEAD}\n52.03.01.2001,,,,{said}\n") == {TANJUNG_LUAR: people}


def test_blank_means_not_filled_in_and_not_zero() -> None:
    text = f"{HEAD}\n52.03.01.2001,Tanjung Luar,Keruak,desa,\n52.03.01.2002,Pijot,Keruak,desa,0\n"
    assert taken(text) == {PIJOT: 0}


def test_titles_totals_and_headings_are_skipped() -> None:
    text = (
        "DATA PESERTA,,,\nKabupaten Lombok Timur,,,\n\n"
        "No,Desa/Kelurahan,Kecamatan,Jumlah Peserta Aktif\n(1),(2),(3),(4)\n"
        "1,Tanjung Luar,Keruak,78\n,,,\n2,Pijot,Keruak,90\nJumlah,,,168\n,Kecamatan Keruak,,168\n,TOTAL,,168\n"
    )
    assert taken(text) == {TANJUNG_LUAR: 78, PIJOT: 90}


def test_a_heading_of_two_rows_and_a_merged_kecamatan() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    for row in (
        ["Wilayah", None, None, "Kepesertaan"],
        ["Kecamatan", "Kode", "Nama", "Peserta aktif"],
        ["Keruak", 5203010005, "Tanjung Luar", 78],
        [None, 5203010006, "Pijot", 1234],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:A4")
    buffer = io.BytesIO()
    book.save(buffer)
    upload = read_villages([("keruak.xlsx", buffer.getvalue())], load_ledger().villages)
    assert (participants(upload), upload.problems) == ({TANJUNG_LUAR: 78, PIJOT: 1234}, ())


def test_every_sheet_and_every_file_counts() -> None:
    book = Workbook()
    for title, name in (("Keruak", "Tanjung Luar"), ("Terara", "Rarang")):
        sheet = book.create_sheet(title)
        sheet.append(["nama", "peserta_aktif"])
        sheet.append([name, 10])
    buffer = io.BytesIO()
    book.save(buffer)
    files = [("dua.xlsx", buffer.getvalue()), ("satu.csv", b"nama;peserta_aktif\nPijot;5\n")]
    upload = read_villages(files, load_ledger().villages)
    assert upload.files == ("dua.xlsx", "satu.csv")
    assert sorted(participants(upload).values()) == [5, 10, 10]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"{HEAD}\n52.03.01.2001,Tanjung Luar,Keruak,desa,tujuh\n", (2, "peserta_aktif", "tujuh", "count")),
        (f"{HEAD}\n52.03.01.2001,Tanjung Luar,Keruak,desa,-5\n", (2, "peserta_aktif", "-5", "count")),
        (f'{HEAD}\n52.03.01.2001,Tanjung Luar,Keruak,desa,"78,5"\n', (2, "peserta_aktif", "78,5", "count")),
        (f"{HEAD}\n52.03.01.2001,Tanjung Luar,Keruak,desa,5203010005\n", (2, "peserta_aktif", "5203010005", "count")),
        (f"{HEAD}\n52.03.99.2001,Tanjung Luar,Keruak,desa,5\n", (2, "kode", "52.03.99.2001", "unknown_village_code")),
        (f"{HEAD}\n5.20301E+09,,,,5\n", (2, "kode", "5.20301E+09", "unknown_village_code")),
        (f"{HEAD}\n52.03.01.2001,Pijot,Keruak,desa,5\n", (2, "nama", "Pijot", "other_village")),
        (f"{HEAD}\n,Tanjung Lua,,,5\n", (2, "nama", "Tanjung Lua", "unknown_village")),
        (f"{HEAD}\n,Pijot,Terara,,5\n", (2, "nama", "Pijot", "other_district")),
        (f"{HEAD}\n,,Keruak,desa,5\n", (2, "nama", "", "no_village")),
        (f"{HEAD}\n,Pijot,,,5\n\n52.03.01.2002,,,,6\n", (4, "nama", "52.03.01.2002", "village_twice")),
        ("nama;peserta;peserta aktif\nPijot;5;6\n", (1, "peserta_aktif", "peserta", "column_twice")),
        ("kecamatan;peserta_aktif\nKeruak;5\n", (1, "kode", "kecamatan, peserta_aktif", "no_column")),
        ("nama;jumlah penduduk\nPijot;5\n", (None, "", "", "no_village_heading")),
        (f"{HEAD}\n52.03.01.2002,Pijot,Keruak,desa,\n", (None, "", "", "no_village_rows")),
        ("", (None, "", "", "empty")),
    ],
)
def test_what_is_wrong_is_named_and_nothing_taken(text: str, problem: tuple[int | None, str, str, str]) -> None:
    assert refused(text) == [problem]


def test_one_fault_refuses_every_file() -> None:
    files = [("baik.csv", b"nama;peserta_aktif\nPijot;5\n"), ("salah.csv", b"nama;peserta_aktif\nPijot;6\nEntah;7\n")]
    upload = read_villages(files, load_ledger().villages)
    assert participants(upload) == {}
    assert [(problem.place.file, problem.code) for problem in upload.problems] == [
        ("salah.csv", "village_twice"),
        ("salah.csv", "unknown_village"),
    ]


def test_the_report_says_where_and_what(ledger: Ledger) -> None:
    files = [("a.csv", b"nama;peserta_aktif\nPijot;5\n"), ("b.csv", b"nama;peserta_aktif\nPijot;6\n*Jerowar;7\n")]
    table = upload_reports.problem_table(ledger, read_villages(files, ledger.villages))
    assert table.to_dict("records") == [
        {
            "Tempat": "b.csv, baris 2, kolom A (nama)",
            "Terbaca": "Pijot",
            "Seharusnya": "Satu baris untuk setiap desa; desa ini sudah ada di a.csv, baris 2.",
        },
        {
            "Tempat": "b.csv, baris 3, kolom A (nama)",
            "Terbaca": "&#42;Jerowar",
            "Seharusnya": "Nama desa atau kelurahan di Lombok Timur. Mungkin Jerowaru (Jerowaru).",
        },
    ]


def test_every_problem_has_its_words(ledger: Ledger) -> None:
    codes = (
        "5203022001,,,,5",
        "52.03.99.2001,Pijot,,,5",
        "52.03.01.2001,Pijot,,,5",
        ",Pijot,Terara,,5",
        ",,,,5",
        ",Xyz,,,5",
    )
    for row in codes:
        upload = read(f"{HEAD}\n{row}\n")
        for said in upload_reports.problem_table(ledger, upload)["Seharusnya"]:
            assert said.endswith(".")
            assert "{" not in said


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_comes_back_as_it_was_filled_in(ledger: Ledger, kind: str) -> None:
    villages = list(ledger.villages.values())
    if kind == "csv":
        rows = list(csv.DictReader(io.StringIO(village_reports.template_csv(villages))))
        assert len(rows) == 254
        for number, row in enumerate(rows):
            row["peserta_aktif"] = str(number)
        text = io.StringIO()
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        content = text.getvalue().encode()
    else:
        book = load_workbook(io.BytesIO(village_reports.template_xlsx(villages)))
        sheet = book.worksheets[0]
        assert [cell.value for cell in sheet[1]] == HEAD.split(",")
        assert sheet["A2"].value == "52.03.01.2001"
        assert sheet["A2"].data_type == "s"
        for number in range(254):
            sheet.cell(number + 2, 5, number)
        buffer = io.BytesIO()
        book.save(buffer)
        content = buffer.getvalue()
    upload = read_villages([(f"isi.{kind}", content)], ledger.villages)
    assert upload.problems == ()
    assert participants(upload) == {village.code: number for number, village in enumerate(villages)}


def test_an_empty_template_is_not_taken(ledger: Ledger) -> None:
    text = village_reports.template_csv(ledger.villages.values())
    assert refused(text) == [(None, "", "", "no_village_rows")]


def test_downloads_are_harmless(ledger: Ledger) -> None:
    villages = list(ledger.villages.values())
    ranked = ranking(villages, {TANJUNG_LUAR: 40, PIJOT: 200})
    rows = village_reports.ranking_rows(ledger, villages, ranked, 683, Origin("2026-10", "=1+1"))
    assert len(rows) == 254
    first, second, third = list(csv.DictReader(io.StringIO(village_reports.ranking_csv(rows))))[:3]
    assert (first["peringkat"], first["nama"], first["sumber"]) == ("1", "Pijot", "'=1+1")
    # 60 × Rp16,800 × 12
    assert (second["kurang_orang"], second["iuran_setahun_rupiah"]) == ("60", "12096000")
    assert (third["peringkat"], third["peserta_aktif"], third["status"]) == ("", "", "belum diisi")
    sums = district_sums(villages, ranked)
    book = load_workbook(io.BytesIO(village_reports.ranking_xlsx(rows, sums)))
    sheet = book["Peringkat"]
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (cells["sumber"].data_type, cells["peserta_aktif"].data_type) == ("s", "n")
    assert book["Kecamatan"].max_row == 22


def test_no_more_files_than_there_can_be_kecamatan(ledger: Ledger) -> None:
    files = [(f"{n}.csv", b"nama;peserta_aktif\nPijot;5\n") for n in range(31)]
    upload = read_villages(files, ledger.villages)
    assert [problem.code for problem in upload.problems] == ["too_many_files"]
    (said,) = upload_reports.problem_table(ledger, upload).to_dict("records")
    assert "0.csv, 1.csv" in unescape(said["Tempat"])
    assert said["Terbaca"] == "31"
    assert said["Seharusnya"].startswith("Paling banyak 30 berkas sekaligus")
    # With one fewer each file is read, and the village in it is there thirty times.
    assert len(read_villages(files[:30], ledger.villages).problems) == 29


def test_all_problems_can_be_downloaded(ledger: Ledger) -> None:
    text = "nama;peserta_aktif\n" + "".join(f"=X{n};1\n" for n in range(60))
    upload = read_villages([("a.csv", text.encode())], ledger.villages)
    assert len(upload_reports.problem_table(ledger, upload, 50)) == 50
    lines = upload_reports.problem_csv(ledger, upload).splitlines()
    assert len(lines) == 61
    assert lines[1].startswith('"a.csv, baris 2, kolom A (nama)",\'=X0,')


@pytest.mark.parametrize(("sheets", "numbers"), [(1, [0]), (2, [1, 2])])
def test_a_sheet_is_numbered_only_where_there_are_several(sheets: int, numbers: list[int]) -> None:
    book = Workbook()
    for number in range(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet
        sheet.append(["nama", "peserta_aktif"])
        sheet.append([f"Entah {number}", 10])
    buffer = io.BytesIO()
    book.save(buffer)
    upload = read_villages([("a.xlsx", buffer.getvalue())], load_ledger().villages)
    assert [problem.place.sheet for problem in upload.problems] == numbers


def test_a_signature_below_the_villages_is_no_row() -> None:
    text = (
        "No;Desa/Kelurahan;Kecamatan;Peserta Aktif (orang)\n1;Tanjung Luar;Keruak;78 *)\n2;Pijot;Keruak;90\n"
        "Jumlah;;;168\n;;;Keruak, 5 Januari 2026\n;Camat Keruak;;Kepala Seksi\n;NIP. 19700101;;NIP. 19800101\n"
        "*) sementara\n"
    )
    upload = read(text)
    assert (participants(upload), upload.problems) == ({TANJUNG_LUAR: 78, PIJOT: 90}, ())
    assert [note.code for note in upload.notes] == ["note.marked", "note.below"]


def test_villages_of_two_years_are_two_columns_of_one() -> None:
    assert refused("nama;Peserta 2024;Peserta 2025\nPijot;5;6\n") == [
        (1, "peserta_aktif", "Peserta 2024", "column_twice")
    ]
