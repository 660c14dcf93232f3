"""Who may pay for whom, against what the memos and the model say."""

from __future__ import annotations

import pytest

from ucj.facts.ledger import Ledger

COMPANY_WORKERS = ("mbg_kitchen_workers", "construction")
BUDGETS = ("add", "dbhcht", "apbd_kabupaten", "apbd_provinsi")


def test_every_payer_but_oneself_has_a_row_for_every_group(ledger: Ledger) -> None:
    payers = [payer for payer in ledger.premiums.payers if payer != "self"]
    assert set(ledger.eligibility) == {(payer, group) for payer in payers for group in ledger.groups}
    assert len(ledger.eligibility) == 7 * 16


@pytest.mark.parametrize(
    ("payer", "group", "allowed"),
    [
        ("dbhcht", "tobacco_farmers", "yes"),
        # Where a regulation of the region says so.
        ("dbhcht", "extreme_poor", "conditional"),
        ("dbhcht", "farm_labourers", "conditional"),
        ("dbhcht", "construction", "no"),
        ("dbhcht", "village_officials", "no"),
        ("add", "village_officials", "yes"),
        ("add", "village_institutions", "yes"),
        ("add", "village_minimum", "yes"),
        ("add", "mbg_kitchen_workers", "no"),
        ("zakat", "extreme_poor", "yes"),
        ("zakat", "tobacco_farmers", "conditional"),
        ("zakat", "construction", "no"),
        # 7,000 mosque keepers of NTB in 2023.
        ("csr", "mosque_keepers", "yes"),
        ("csr", "palm_workers", "conditional"),
        # DBH Sawit.
        ("apbd_provinsi", "palm_workers", "yes"),
    ],
)
def test_who_may_pay_for_whom(ledger: Ledger, payer: str, group: str, allowed: str) -> None:
    assert ledger.eligibility[payer, group].allowed == allowed


def test_employers_pay_for_their_own_workers_only(ledger: Ledger) -> None:
    allowed = {group: ledger.eligibility["employer", group].allowed for group in ledger.groups}
    assert {group for group, word in allowed.items() if word == "yes"} == set(COMPANY_WORKERS)
    assert {group for group, word in allowed.items() if word == "conditional"} == {"palm_workers"}
    assert all(ledger.eligibility[budget, group].allowed == "no" for budget in BUDGETS for group in COMPANY_WORKERS)


def test_the_usual_payer_of_a_group_may_pay_for_it(ledger: Ledger) -> None:
    for group in ledger.groups.values():
        if group.payer != "self":
            assert ledger.eligibility[group.payer, group.id].allowed == "yes", group.id
    for cohort in ledger.cohorts.values():
        assert ledger.eligibility[cohort.payer, cohort.group.id].allowed == "yes"


def test_what_is_not_verified_says_so(ledger: Ledger) -> None:
    for pair, row in ledger.eligibility.items():
        if row.verified:
            assert row.reference and row.sources, pair
        else:
            assert "belum diverifikasi" in row.note, pair
