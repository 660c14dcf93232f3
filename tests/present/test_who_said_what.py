"""Bounds, periods, speakers, copies and the legal basis, as a reader sees them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.ledgers import figure
from tests.helpers.pages import texts
from ucj.facts.ledger import Ledger
from ucj.present import also_published, family_cases, ledger_table, legal_basis, payouts, poverty, village_sentences
from ucj.present.story import basis
from ucj.present.words import sentences
from ucj.present.words.citations import dated_sources, source_link, source_name

TODAY = dt.date(2026, 11, 27)


@pytest.mark.parametrize(
    ("since", "as_of", "said"),
    [
        ("", "2025-06", "Juni 2025"),
        ("", "2024", "2024"),
        ("2025-01", "2025-11", "Januari–November 2025"),
        ("2023-04", "2023", "April–Desember 2023"),
        ("2024-10", "2025-03", "Oktober 2024–Maret 2025"),
        ("2021", "2024", "2021–2024"),
    ],
)
def test_periods(since: str, as_of: str, said: str) -> None:
    assert sentences.period(replace(figure("52", "claims_paid", 1, as_of), since=since)) == said


def test_a_bound_is_shown_with_its_number(ledger: Ledger) -> None:
    said = {sentences.figure_value(row) for name in ("coverage", "claims_paid") for row in ledger.figures("5203", name)}
    assert {"lebih dari 30\u00a0%", "lebih dari Rp30 miliar"} <= said
    potential = ledger.leading("5203", "potential_workers")
    assert potential and sentences.figure_value(potential) == "sekitar 504.000"
    average = [card.value for card in payouts.cards(ledger, "5203", None, TODAY)]
    assert average == ["lebih dari Rp30 miliar", "3.106", "paling sedikit Rp9,66 juta"]


def test_who_said_it_stands_with_the_source(ledger: Ledger) -> None:
    sixty = next(row for row in ledger.figures("5203", "coverage") if row.value == 0.6)
    assert dated_sources([sixty], TODAY, source_name).endswith(
        "diperselisihkan, menurut Kepala Disnakertrans Lombok Timur · Inside Lombok"
    )
    paid = next(row for row in ledger.figures("52", "paid_by_government") if row.value == 57_000)
    assert "pernyataan Disnakertrans NTB · Suara NTB" in dated_sources([paid], TODAY, source_name)
    assert "698.000 penduduk miskin yang disebut Disnakertrans NTB ([Suara NTB]" in poverty.disputed_share(ledger, "52")


def test_copies_say_so(ledger: Ledger) -> None:
    copied = ledger.sources["bps-sakernas-2025-08"]
    assert source_name(copied) == "BPS (salinan)"
    assert source_link(copied).startswith("[BPS (salinan)](https://github.com/")
    employed = ledger.leading("52", "employed")
    assert employed and basis.in_words(employed).source == "BPS (salinan)"


def test_the_table_to_download_has_the_columns(ledger: Ledger) -> None:
    heading, *lines = ledger_table.as_csv(ledger).splitlines()
    assert {"sejak", "batas", "dinyatakan_oleh"} <= set(heading.lstrip("\ufeff").split(","))
    (line,) = (line for line in lines if line.startswith("5203,") and ",30000000000" in line)
    assert "2025-01" in line and "paling sedikit" in line


def test_a_simulation_is_signed_as_one(ledger: Ledger) -> None:
    assert basis.signature(ledger.presets["dbhcht-berakhir"]) == (
        "Simulasi, bukan pernyataan. Bertolak dari: Bupati Lombok Timur, tentang DBHCHT yang dipotong, 9 Desember 2025"
    )
    assert basis.signature(ledger.presets["umkm-73000"]) == "Bupati Lombok Timur, 14 Juli 2025"
    note = village_sentences.rule_note(ledger)
    assert note.startswith("Aturan satu desa minimal 100 pekerja: Pemprov Lampung")
    assert "Bupati Lombok Timur menyebut 100 orang per desa sebagai contoh" in note


def test_who_paid_for_the_family_is_named(ledger: Ledger) -> None:
    case, _other = ledger.cases
    assert "dibayar “Pekerja Rentan Dinas Perikanan”" in family_cases.published(case)
    said = " ".join(family_cases.conclusions(ledger, case))
    assert "siapa yang membayar" not in said and "berapa lama ia menjadi peserta" in said


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (dt.date(2026, 11, 27), "berakhir 31 Desember 2026: tinggal 2 bulan iuran"),
        (dt.date(2026, 12, 31), "berakhir 31 Desember 2026: tinggal 1 bulan iuran"),
        (dt.date(2027, 1, 1), "sudah berakhir 31 Desember 2026"),
        (dt.date(2031, 1, 1), "sudah berakhir 31 Maret 2027"),
    ],
)
def test_the_months_left_of_the_discount(ledger: Ledger, today: dt.date, said: str) -> None:
    assert any(said in line and "babeindonesia" in line for line in legal_basis.discount_ends(ledger, today))


def test_laws_say_how_far_they_were_read(ledger: Ledger) -> None:
    rows = {row[0]: row for row in legal_basis.laws_table(ledger).rows}
    assert rows["SE Ditjen Bina Bangda 500.11.2/3377"][1] == "Hanya namanya diketahui."
    assert str(rows["Permenaker 5/2021"][1]).endswith("Belum diverifikasi.")
    assert rows["SE Mendagri 842.2/5193/SJ"][2] == "Bahtera News, Kabaran"


def test_what_else_was_published_stands_on_its_page(ledger: Ledger) -> None:
    said = "\n".join(also_published.beside_a_region(ledger, "5203"))
    for part in ("sekitar Rp104 miliar** (2025)", "51.960", "32.644", "8.280.000", "radarselaparang.com/2025/12"):
        assert part in said, part
    assert "21.736" in "\n".join(also_published.beside_a_region(ledger, "5204"))
    assert "**11** (Juni 2025)" in "\n".join(also_published.beside_a_region(ledger, "52"))
    assert "**1** (Mei 2025)" in "\n".join(also_published.beside_a_region(ledger, "5202"))
    assert "**8,07\u00a0%** (Maret 2026)" in also_published.later_poverty(ledger)[0]
    assert "**25** (2022–Mei 2023)" in also_published.villages_in_arrears(ledger, "5203")
    assert also_published.villages_in_arrears(ledger, "5202") == ""


@pytest.mark.parametrize(
    ("page", "parts"),
    [
        (
            "app.py",
            ("Juga terbit", "sekitar Rp25 miliar", "Dari sekitar 504.000 pekerja", "73.000 UMKM: orang atau unit"),
        ),
        ("pages/metode.py", ("Dasar hukum", "Bukan BPJS Kesehatan", "Tanpa batas biaya", "Batas umur")),
        ("pages/kemiskinan.py", ("Maret 2026", "Disnakertrans NTB")),
        ("pages/desa.py", ("Desa yang menunggak iuran: **25**",)),
        ("pages/manfaat.py", ("rata-rata paling sedikit Rp9,66 juta per orang", "Pekerja Rentan Dinas Perikanan")),
        ("pages/skenario.py", ("Simulasi, bukan pernyataan", "Minimal 100 pekerja tiap desa adalah aturan Lampung")),
    ],
)
def test_pages(open_page: Callable[[str], AppTest], page: str, parts: tuple[str, ...]) -> None:
    said = texts(open_page(page).run())
    for part in parts:
        assert part in said, part
