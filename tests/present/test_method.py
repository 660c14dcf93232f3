"""Metode: what it says follows from the ledger and the model."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.model.backtest import Trial, backtest
from ucj.present import method_sections, method_tables
from ucj.present.words import numbers


def test_the_numbers_of_the_model_stand_in_its_words(ledger: Ledger) -> None:
    said = "\n".join(line for section in method_sections.sections(ledger) for line in section.lines)
    # 12 × 6,800 ÷ 42,000,000; months in arrears; the copula; two thousand draws.
    for part in ("1,94 kematian per 1.000", "batas tunggakan 3 bulan", "korelasi 0,5", "2.000 hitungan"):
        assert part in said, part


@pytest.mark.parametrize(("month", "others"), [("2026-11", "Rp8.400"), ("2027-01", "Rp16.800")])
def test_what_one_person_costs_by_who_pays(ledger: Ledger, month: str, others: str) -> None:
    table = method_tables.premium_table(ledger, month_number(month))
    first = table.iloc[0]
    # PP 50/2025 halves what others than a government pay until December 2026.
    assert (first["Dibayar APBN atau APBD"], first["Dibayar pihak lain"]) == ("Rp16.800", others)


def test_who_may_pay_for_whom_is_read_from_the_ledger(ledger: Ledger) -> None:
    rule = ledger.eligibility["dbhcht", "msme"]
    refused = replace(ledger, eligibility={("dbhcht", "msme"): replace(rule, allowed="no", note="Bukan untuk UMKM")})
    table = method_tables.eligibility_table(refused).set_index("Pembayar")
    assert table.loc["DBHCHT", "Untuk siapa"] == "Tidak: Pelaku UMKM"
    assert table.loc["Zakat", "Untuk siapa"] == numbers.MISSING
    assert "Peserta sendiri" not in table.index
    assert method_tables.eligibility_notes(refused) == ["**DBHCHT**: Bukan untuk UMKM"]


def test_the_back_test_says_its_errors_whatever_they_are(ledger: Ledger) -> None:
    one = backtest(ledger, ("5203",))[0]
    trials = [
        Trial(one.older, replace(one.later, value=150_000), 120_000, 110_000, 130_000, 500_000),
        Trial(one.older, replace(one.later, value=125_000), 130_000, 110_000, 150_000, 500_000),
    ]
    table = method_tables.backtest_table(trials)
    # Of 500,000.
    assert list(table["Selisih"]) == ["−30.000 orang, −6,00 poin", "+5.000 orang, +1,00 poin"]
    said = method_tables.backtest_sentence(trials)
    assert "Selisihnya 1,00 sampai 6,00 poin; 1 dari 2 hitungan lebih rendah" in said
    assert "1 angka terbit berada dalam rentang" in said


def test_every_symbol_of_a_formula_is_explained(ledger: Ledger) -> None:
    # Names of functions and Greek letters are words of TeX; what is left are the letters of people, months and money.
    for section in method_sections.sections(ledger):
        if section.formula:
            used = "".join(re.sub(r"\\[A-Za-z]+", " ", line) for line in section.formula.lines)
            said = "".join(symbol for symbol, _meaning in section.formula.symbols)
            # i, s, y and t run over what they stand beside.
            unexplained = set(re.findall("[A-Za-z]", used.replace("cases", ""))) - set(said) - set("isytpm")
            assert not unexplained, (section.heading, unexplained)
