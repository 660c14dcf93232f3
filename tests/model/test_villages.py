"""Villages: the list, the rule of a minimum of participants, and what lifting everybody takes."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucj.facts.ledger import Ledger, load_ledger
from ucj.facts.rules import month_number
from ucj.model.villages import district_sums, ranking, rule_bound, rule_bounds, villages_of_rule

MONTH = month_number("2026-11")
VILLAGES = list(load_ledger().villages.values())


def test_the_list_is_complete(ledger: Ledger) -> None:
    assert Counter(village.kind for village in ledger.villages.values()) == {"village": 239, "urban_village": 15}
    assert len(ledger.districts) == 21


# Counted in Kepmendagri 300.2.2-2430/2025: desa, kelurahan.
@pytest.mark.parametrize(
    ("name", "desa", "kelurahan"),
    [("Keruak", 15, 0), ("Selong", 1, 11), ("Labuhan Haji", 8, 4), ("Sakra Barat", 18, 0), ("Sembalun", 6, 0)],
)
def test_every_kecamatan_has_its_villages(ledger: Ledger, name: str, desa: int, kelurahan: int) -> None:
    own = Counter(village.kind for village in ledger.villages.values() if village.district.name == name)
    assert (own["village"], own["urban_village"]) == (desa, kelurahan)


def test_codes_belong_to_their_kecamatan(ledger: Ledger) -> None:
    for village in ledger.villages.values():
        assert village.code.startswith(village.district.code)
        assert village.kemendagri_code.startswith(village.district.kemendagri_code)
        # Kemendagri numbers kelurahan from 1001 and desa from 2001.
        assert village.kemendagri_code[9] == ("1" if village.is_urban else "2")


# Published totals: Kepmendagri 2025 as counted in its list.
@pytest.mark.parametrize(
    ("province", "desa", "kelurahan", "kecamatan"), [("52", 1021, 145, 117), ("18", 2446, 205, 229)]
)
def test_counts_add_up_to_their_province(
    ledger: Ledger, province: str, desa: int, kelurahan: int, kecamatan: int
) -> None:
    for indicator, total in (("villages", desa), ("urban_villages", kelurahan), ("districts", kecamatan)):
        parts = [ledger.leading(region.code, indicator) for region in ledger.members(province)]
        own = ledger.leading(province, indicator)
        assert own and own.value == total
        assert sum(part.value for part in parts if part) == total


def test_the_counts_of_lombok_timur_are_those_of_its_list(ledger: Ledger) -> None:
    for indicator, expected in (("villages", 239), ("urban_villages", 15), ("districts", 21)):
        figure = ledger.leading("5203", indicator)
        assert figure and figure.value == expected


def test_sliders_ask_for_a_hundred_people_a_village(ledger: Ledger) -> None:
    ticks = [tick for tick in ledger.ticks if tick.group.id == "village_minimum"]
    assert ticks
    for tick in ticks:
        wanted = {100 * figure.value for figure in ledger.figures(tick.region.code, "villages")}
        # Of those listed 95 % are valid: 25,158 are the fewest of whom 23,900 are.
        least = {math.ceil(people / 0.95) for people in wanted}
        assert tick.people in (wanted if tick.default else least), tick.region


def test_one_kecamatan_has_a_published_figure(ledger: Ledger) -> None:
    (figure,) = ledger.district_figures
    assert figure.district.name == "Sakra Timur"
    assert (figure.value, figure.as_of) == (7810, "2026-01")


def test_the_most_the_rule_can_cost(ledger: Ledger) -> None:
    # 239 × 100 × Rp16,800 × 12
    bound = rule_bound(ledger, "5203", MONTH)
    assert bound and (bound.villages, bound.people, bound.cost) == (239, 23_900, 4_818_240_000)
    # 254 × 50 × Rp16,800 × 12
    wider = rule_bound(ledger, "5203", MONTH, 50, urban=True)
    assert wider and (wider.people, wider.cost) == (12_700, 2_560_320_000)
    assert rule_bound(ledger, "00", MONTH) is None


def test_provinces_by_their_desa(ledger: Ledger) -> None:
    bounds = rule_bounds(ledger, "52", MONTH)
    assert {bound.region.code: bound.villages for bound in bounds[:3]} == {"5203": 239, "5206": 191, "5204": 157}
    assert [bound.people for bound in bounds[-2:]] == [0, 0]  # Mataram and Kota Bima have kelurahan only
    whole = rule_bound(ledger, "52", MONTH)
    assert whole and sum(bound.people for bound in bounds) == whole.people == 102_100


def named(name: str) -> str:
    return next(village.code for village in VILLAGES if village.name == name)


def test_ranking_by_hand() -> None:
    participants = {named("Pijot"): 250, named("Sepit"): 99, named("Keruak"): 99, named("Tanjung Luar"): 100}
    ranked = ranking(VILLAGES, participants)
    assert [(item.village.name, item.rank, item.missing) for item in ranked] == [
        ("Pijot", 1, 0),
        ("Tanjung Luar", 2, 0),
        ("Keruak", 3, 1),
        ("Sepit", 3, 1),
    ]
    (keruak, *others) = district_sums(VILLAGES, ranked)
    assert (keruak.district.name, keruak.villages, keruak.known, keruak.below) == ("Keruak", 15, 4, 2)
    assert (keruak.participants, keruak.missing) == (548, 2)
    assert {other.known for other in others} == {0}


def test_kelurahan_count_only_where_they_are_included() -> None:
    assert len(villages_of_rule(VILLAGES, urban=False)) == 239
    assert len(villages_of_rule(VILLAGES, urban=True)) == 254
    assert ranking(villages_of_rule(VILLAGES, urban=False), {named("Pancor"): 10}) == []


PARTICIPANTS = st.dictionaries(st.sampled_from([village.code for village in VILLAGES]), st.integers(0, 5_000))


@given(participants=PARTICIPANTS, minimum=st.integers(1, 2_000), urban=st.booleans())
def test_lifting_everybody_leaves_nobody_below(participants: dict[str, int], minimum: int, urban: bool) -> None:
    villages = villages_of_rule(VILLAGES, urban=urban)
    ranked = ranking(villages, participants, minimum)
    assert all(item.missing >= 0 for item in ranked)
    lifted = {item.village.code: item.participants + item.missing for item in ranked}
    assert all(item.missing == 0 for item in ranking(villages, lifted, minimum))
    sums = district_sums(villages, ranked)
    assert sum(item.participants for item in sums) == sum(item.participants for item in ranked)
    assert sum(item.missing for item in sums) == sum(item.missing for item in ranked)
    assert sum(item.villages for item in sums) == len(villages)


@given(participants=PARTICIPANTS)
def test_a_rank_is_one_more_than_those_ahead(participants: dict[str, int]) -> None:
    ranked = ranking(VILLAGES, participants)
    for item in ranked:
        assert item.rank == 1 + sum(other.participants > item.participants for other in ranked)
