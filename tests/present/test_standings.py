"""Ringkasan in words: what is computed is called so, and one card says what a target costs."""

from __future__ import annotations

import datetime as dt

import pytest

from ucj.facts.ledger import Ledger
from ucj.model.coming_lapse import coming_lapse
from ucj.model.gap_cost import GapCost, gap_cost
from ucj.model.measures import standing
from ucj.present import standing_lines, standings

TODAY = dt.date(2026, 11, 27)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (dt.date(2026, 3, 31), "turun ke 29,60 % mulai April 2026"),
        (dt.date(2026, 4, 1), "29,60 % sejak April 2026"),
        (TODAY, "29,60 % sejak April 2026"),
    ],
)
def test_a_lapse_is_said_of_a_month_ahead_and_of_one_that_has_come(ledger: Ledger, today: dt.date, said: str) -> None:
    line = plain(standing_lines.lapse(standing(ledger, "5203", today), coming_lapse(ledger, "5203"), today))
    assert line.startswith(f"32,70 % pada Januari 2026; menurut hitungan {said} bila 17.395 petani tembakau ")
    assert "(147.433 peserta lain dan 1.740 yang melanjutkan sebagai peserta mandiri)" in line
    assert ("Belum ada angka terbit sesudahnya" in line) is (today >= dt.date(2026, 4, 1))


def test_nothing_is_said_where_nothing_is_known_to_lapse(ledger: Ledger) -> None:
    assert standing_lines.lapse(standing(ledger, "18", TODAY), coming_lapse(ledger, "18"), TODAY) == ""


def test_the_card_says_what_the_gap_is_only_a_part_of(ledger: Ledger) -> None:
    where = standing(ledger, "5203", TODAY)
    card = standings.cards(ledger.premiums, where, TODAY, whole=gap_cost(ledger, "5203", TODAY))[2]
    # 107,332 × Rp201,600; 122,987.5 ÷ (1 − 0.0571) = 130,435 × Rp201,600 and 0.1 % more; 15,655.5 × Rp201,600.
    assert card.value == "Rp21,6 miliar"
    assert "Desember 2027 memerlukan Rp26,3 miliar" in card.meaning
    assert "+ Rp3,16 miliar: 15.656 orang keluar bila tidak diperpanjang" in card.source
    assert "+ Rp1,5 miliar: 7.4" in card.source  # 5.71 % of 130,435


def test_a_part_of_nothing_is_left_out(ledger: Ledger) -> None:
    where = standing(ledger, "5203", TODAY)
    alone = GapCost(695, True, 21e9, 21e9, 0, 0, 0, 0, 0)
    with_rest = GapCost(695, True, 22e9, 21e9, 0, 0, 0, 0, 0)
    assert standings.cards(ledger.premiums, where, TODAY, whole=alone)[2].source.count("\n") == 0
    assert (
        "+ Rp1 miliar: orang di beberapa daftar"
        in standings.cards(ledger.premiums, where, TODAY, whole=with_rest)[2].source
    )
