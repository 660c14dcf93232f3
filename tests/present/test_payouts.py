"""What the programme paid and won, as it is said: sums that are not added, payments to one family, the award."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import texts
from tests.helpers.server import ROOT
from ucj.facts import data_files
from ucj.facts.cases import Case
from ucj.facts.data_files import DataError, read_rows
from ucj.facts.ledger import Ledger, load_ledger
from ucj.model.awards import award, ranked
from ucj.model.cases import take_apart
from ucj.model.payments import main_payment, payments
from ucj.present import awards, family_cases, payouts
from ucj.present.words import sentences

LEDGER = load_ledger()
SIMPLE, _mixed = LEDGER.cases


def test_a_sum_the_rules_do_not_explain_has_no_reading(ledger: Ledger) -> None:
    for rupiah in (10_000_000, 42_000_001):
        odd = replace(SIMPLE, rupiah=rupiah)
        assert take_apart(odd, ledger.benefits) == []
        assert "tidak menerangkan" in " ".join(family_cases.conclusions(ledger, odd))


def test_what_the_smaller_case_is_worth(ledger: Ledger) -> None:
    said = " ".join(family_cases.conclusions(ledger, SIMPLE))
    assert "2.500 bulan (208 tahun) iuran JKK dan JKM Rp16.800" in said  # 42,000,000 ÷ 16,800
    assert "17,1 bulan garis kemiskinan (Rp612.451 per kapita per bulan)" in said  # 42,000,000 ÷ (4 × 612,451)


def test_the_bars_show_the_whole_sum() -> None:
    bars = family_cases.frame(LEDGER)
    assert bars.groupby("case", sort=False)["rupiah"].sum().to_list() == [42_000_000, 212_500_000]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("a,99,2025-12-08,42000000,,0,metropolis-2025-12-08,", "column region"),
        ("a,18,2025-12,42000000,,0,metropolis-2025-12-08,", "column date"),
        ("a,18,2025-12-08,banyak,,0,metropolis-2025-12-08,", "column rupiah"),
        ("a,18,2025-12-08,42000000,perhaps,0,metropolis-2025-12-08,", "column savings"),
        ("a,18,2025-12-08,42000000,,0,nobody,", "column source"),
    ],
)
def test_a_fault_in_a_case_names_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str, column: str
) -> None:
    monkeypatch.setattr(data_files, "DATA", tmp_path)
    header = "id,region,date,rupiah,savings,scholarships,source,note"
    (tmp_path / "cases.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"data/cases.csv, line 2") as fault:
        read_rows("cases.csv", Case, vars(LEDGER))
    assert column in str(fault.value)


def test_published_sums_of_lombok_timur(ledger: Ledger) -> None:
    found = [(paid.rupiah.as_of, paid.rupiah.value) for paid in payments(ledger, "5203") if paid.programme == "all"]
    assert found == [("2026-01", 3.8e9), ("2025-11", 30e9), ("2025-08", 18.8e9), ("2025-04", 9.6e9)]
    main = main_payment(ledger, "5203")
    assert main and main.people and main.average
    assert main.people.value == 3_106
    assert main.average == pytest.approx(9_658_725, abs=1)  # 30,000,000,000 ÷ 3,106


def test_a_count_stands_only_beside_the_sum_of_its_period_and_source(ledger: Ledger) -> None:
    by_period = {(paid.programme, paid.rupiah.as_of): paid for paid in payments(ledger, "5203")}
    assert by_period["all", "2025-08"].people is None
    claims = by_period["death", "2025-06"].claims
    assert claims and claims.value == 264


def test_sums_grow_with_their_period(ledger: Ledger) -> None:
    # Cumulative within a year, so never to be added: a later sum holds the earlier one.
    for region in ("5203", "52"):
        sums = [
            paid.rupiah.value
            for paid in payments(ledger, region)
            if paid.programme == "all" and paid.rupiah.as_of.startswith("2025-") and paid.rupiah.status != "disputed"
        ]
        assert sums == sorted(sums, reverse=True)
        assert len(sums) >= 2


def test_every_payment_says_its_period(ledger: Ledger) -> None:
    for region in ledger.regions:
        for paid in payments(ledger, region):
            assert re.match(r"^([A-Z][a-z]+(–[A-Z][a-z]+)? )?\d{4}(–\d{4})?$", sentences.period(paid.rupiah)), region


@pytest.mark.parametrize(
    ("region", "sentence"),
    [
        (
            "5203",
            "Di Kabupaten Lombok Timur, lebih dari Rp30 miliar dibayarkan kepada 3.106 orang pada "
            "Januari–November 2025: rata-rata paling sedikit Rp9,66 juta per orang.",
        ),
        (
            "52",
            "Di Provinsi Nusa Tenggara Barat, Rp352 miliar dibayarkan untuk lebih dari 25.000 kasus pada "
            "Januari–Agustus 2025.",
        ),
        (
            "18",
            "Di Provinsi Lampung, Rp33,4 miliar jaminan kecelakaan kerja dibayarkan untuk 3.766 kasus pada "
            "2024; jumlah seluruh program belum terbit.",
        ),
        (
            "5201",
            "Di Kabupaten Lombok Barat, Rp16 miliar dibayarkan pada Januari–Juni 2025; jumlah penerimanya tidak "
            "terbit.",
        ),
        ("5206", "Belum ada jumlah klaim yang terbit untuk Kabupaten Bima."),
    ],
)
def test_the_key_sentence(ledger: Ledger, region: str, sentence: str) -> None:
    assert payouts.headline(ledger, region) == sentence


def test_half_a_year_of_ntb_disagrees_with_itself(ledger: Ledger) -> None:
    (item,) = (item for item in ledger.disagreements if item.title.startswith("Klaim NTB"))
    # Of the source that also gives 2024, only the half-year stands in the disagreement.
    assert [(figure.as_of, figure.value) for figure in item.figures] == [("2025-06", 267.2e9), ("2025-06", 163e9)]


def test_the_components_make_the_score(ledger: Ledger) -> None:
    won = award(ledger, "5203")
    assert won and won.rank and won.score
    assert [part.value for part in won.components] == [7.75, 5.16, 1.09, 9.00, 9.45, 10.00, 9.06]
    assert won.adds_up
    assert (won.rank.value, won.score.value) == (1, 51.51)
    short = replace(won, components=won.components[1:])
    assert not short.adds_up
    assert "tidak sama" in awards.components_note(short)


def test_the_ranks_of_ntb(ledger: Ledger) -> None:
    assert [given.region.code for given in ranked(ledger, "52")] == ["5203", "5202", "5208"]
    assert ranked(ledger, "18") == []


def opened(region: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    app.switch_page("pages/manfaat.py")
    app.session_state["region"] = region
    app.run()
    assert not app.exception
    assert not app.error
    return app


@pytest.mark.parametrize(
    ("region", "parts"),
    [
        ("5203", ("3.106", "Rp9,66 juta", "peringkat 1", "nilai 51,51", "sama dengan nilai 51,51", "2.500 bulan")),
        ("18", ("Rp33,4 miliar", "17,1 bulan", "Belum ada peringkat atau nilai Paritrana")),
        ("5201", ("Rp16 miliar", "Belum ada peringkat atau nilai Paritrana", "Rp267,2 miliar atau Rp163 miliar")),
        ("5206", ("Belum ada jumlah klaim yang terbit untuk Kabupaten Bima", "Rp267,2 miliar atau Rp163 miliar")),
        ("5202", ("peringkat 2 di Provinsi Nusa Tenggara Barat; nilainya tidak terbit",)),
    ],
)
def test_the_page(monkeypatch: pytest.MonkeyPatch, region: str, parts: tuple[str, ...]) -> None:
    monkeypatch.chdir(ROOT)
    said = texts(opened(region))
    for part in parts:
        assert part in said
    # Streamlit would read these as formulas and struck-out text.
    assert "$" not in said
    assert "~" not in said


def test_what_was_published_for_the_province_stands_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for region, label in (("5206", "Provinsi Nusa Tenggara Barat"), ("1801", "Provinsi Lampung")):
        shown = {expander.label: expander for expander in opened(region).expander}
        assert len(shown[f"Yang terbit untuk {label}"].table[0].value) == len(payments(LEDGER, region[:2])) > 0


def test_no_table_is_too_wide_for_a_phone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for table in opened("5203").table:
        assert len(table.value.columns) <= 4  # four only where the cells are short
        assert not table.value.isna().to_numpy().any()
        assert "$" not in " ".join(table.value.astype(str).to_numpy().ravel())
