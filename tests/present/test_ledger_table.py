"""The downloads of the ledger, and poverty beside coverage."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from ucj.facts.ledger import Ledger
from ucj.model.poverty import leave_one_out, poor_protected
from ucj.present import ledger_table


def test_the_csv_holds_values_as_they_were_printed(ledger: Ledger) -> None:
    rows = list(csv.DictReader(io.StringIO(ledger_table.as_csv(ledger))))
    assert len(rows) == len(ledger.observations)
    poor = next(row for row in rows if row["kode_bps"] == "5203" and row["indikator"] == "poor_people")
    assert float(poor["nilai"]) == 173.79
    assert poor["satuan"] == "ribu orang"
    assert poor["alamat"].startswith("https://")


def test_the_workbook_holds_numbers_as_numbers_and_text_as_text(ledger: Ledger) -> None:
    harmful = replace(ledger.observations[0], note='=HYPERLINK("http://x")')
    changed = replace(ledger, observations=(harmful, *ledger.observations[1:]))
    book = load_workbook(io.BytesIO(ledger_table.as_xlsx(changed)))
    assert book.sheetnames == ["Angka", "Sumber", "Indikator"]
    head, first = (list(row) for row in book["Angka"].iter_rows(min_row=1, max_row=2))
    cells = {name.value: cell for name, cell in zip(head, first, strict=True)}
    assert cells["nilai"].data_type == "n"
    assert cells["catatan"].data_type == "s"
    assert cells["catatan"].value == '=HYPERLINK("http://x")'


def test_a_search_finds_words_in_any_order(ledger: Ledger) -> None:
    found = ledger_table.matching(ledger, region=None, indicator=None, words="54 % Lombok Timur")
    assert [figure.value for figure in found if figure.indicator.id == "target_coverage"] == [0.54]


def test_reach_is_the_rate_of_those_not_yet_paid_for(ledger: Ledger) -> None:
    rows = {row.region.code: row for row in poor_protected(ledger, ledger.members("52"))}
    # 13.53 % × (1 − 17,000 ÷ 173,790)
    assert rows["5203"].reach == pytest.approx(0.1221, abs=5e-5)
    assert rows["5271"].reach == pytest.approx(0.0679, abs=5e-5)  # 7.15 % × (1 − 1,984 ÷ 39,820)
    assert rows["5201"].reach is None


def test_leaving_one_out_by_hand() -> None:
    # Points on a line are told exactly; the mean of the other two misses by 1.5, 0 and 1.5 points.
    test = leave_one_out([0.1, 0.2, 0.3], [0.11, 0.12, 0.13])
    assert test.regression == pytest.approx(0, abs=1e-9)
    assert test.mean == pytest.approx(1.0)
    assert test.regions == 3
