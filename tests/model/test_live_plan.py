"""What is sent of a plan to the browser, figure by figure."""

from __future__ import annotations

from dataclasses import replace

from tests.helpers.plans import LEDGER
from ucj.facts.rules import month_number
from ucj.model.live import live_plan
from ucj.model.scenario import Assumptions, Baseline, Cohort, Lever, Scenario

NOVEMBER = month_number("2026-11")
GROUPS, PAYERS, ROUTES = LEDGER.groups, LEDGER.premiums.payers, LEDGER.premiums.routes
FUNDED = Cohort(GROUPS["tobacco_farmers"], 40, NOVEMBER + 1, 0.5, 0.1, 3)
IDLE = Cohort(GROUPS["village_guards"], 30, None, 0.75, 0.25, 2)
BASELINE = Baseline(
    LEDGER.regions["5203"], 200, 1_000, "2026-11", organic=-0.01, anchors=((NOVEMBER + 2, 1_100.0),), cohorts=(IDLE,)
)
SUPPOSED = Assumptions(valid=0.9, take_up=0.8, already_active=0.1, retention=0.2, in_baseline=0.5, grace=4)
SHARED = Lever(
    GROUPS["tobacco_farmers"],
    60,
    NOVEMBER + 1,
    9,
    PAYERS["add"],
    ROUTES["bpu"],
    SUPPOSED,
    ramp=2,
    cohort=FUNDED,
    split=((PAYERS["add"], 0.75), (PAYERS["csr"], 0.25)),
    family=GROUPS["farm_labourers"],
    family_ceiling=500,
    graduating=0.3,
    graduating_after=6,
)
OFFICIALS = Lever(GROUPS["village_officials"], 10, NOVEMBER + 1, 12, PAYERS["add"], ROUTES["pu_jht_jp"], SUPPOSED)
ALONE = Lever(GROUPS["msme"], 20, NOVEMBER + 1, 12, PAYERS["self"], ROUTES["bpu"], SUPPOSED, graduating=0.3)


def test_a_plan_as_the_browser_gets_it() -> None:
    scenario = Scenario(BASELINE, (SHARED, OFFICIALS, ALONE), NOVEMBER + 1, 3, target=0.5)
    sent = live_plan(scenario, LEDGER.premiums)
    # November to February, and a line to what the targets imply for January; half of them are needed.
    assert (sent["first"], sent["active"], sent["organic"]) == (NOVEMBER, 200, -0.01)
    assert sent["workers"] == [(1_000, 1), (1_050, 1), (1_100, 2)]
    assert sent["needed"] == [(500, 1), (525, 1), (550, 2)]
    # The family of the farmers has 500 people, of the others and of the guards without a lever nobody knows.
    assert sent["families"] == [500, None, None, None]
    # A budget pays Rp16,800, others half of it until December. Of a wage of Rp2,000,000 the payer of officials pays
    # 0.24 + 0.30 + 3.7 + 2 %, they themselves 2 + 1 %.
    assert [[(round(value, 6), months) for value, months in rate] for rate in sent["rates"]] == [
        [(16_800, 4)],
        [(8_400, 2), (16_800, 2)],
        [(0, 4)],
        [(124_800, 4)],
        [(60_000, 4)],
    ]
    assert sent["cohorts"] == [
        {"funded": 30, "in_baseline": 0.75, "paid_until": None, "retention": 0.25, "grace": 2},
    ]


def test_levers_as_the_browser_gets_them() -> None:
    scenario = Scenario(BASELINE, (SHARED, OFFICIALS, ALONE), NOVEMBER + 1, 3)
    sent = live_plan(scenario, LEDGER.premiums)
    assert sent["needed"] is None
    shared, officials, alone = sent["levers"]
    assert shared == {
        "people": 60,
        "start": NOVEMBER + 1,
        "months": 9,
        "ramp": 2,
        "valid": 0.9,
        "take_up": 0.8,
        "already_active": 0.1,
        "graduating": 0.3,
        "graduating_after": 6,
        "family": 0,
        "payers": [("add", 0.75, 0), ("csr", 0.25, 1)],
        "self_rate": None,
        "worker_rate": 2,
        "own_rate": 1,
        "funded": 40,
        "in_baseline": 0.5,
        "paid_until": NOVEMBER + 1,
        # As the plan supposes, not as the cohort does.
        "retention": 0.2,
        "grace": 4,
    }
    # Without a cohort there is nobody in it; without an employer officials pay as BPU.
    assert [officials[name] for name in ("funded", "in_baseline", "paid_until", "family")] == [0, 1, None, 1]
    assert (officials["payers"], officials["worker_rate"], officials["own_rate"]) == ([("add", 1, 3)], 4, 1)
    # Who pays alone from the start has no payer and nothing to graduate from.
    assert (alone["payers"], alone["self_rate"], alone["graduating"], alone["family"]) == ([], 1, 0, 2)


def test_who_pays_alone_is_sent_the_place_of_the_rate() -> None:
    # Alone in a plan its rate is the first; its share is one.
    (alone,) = live_plan(Scenario(BASELINE, (ALONE,), NOVEMBER + 1, 3), LEDGER.premiums)["levers"]
    assert alone["self_rate"] == 0


def test_one_family_has_one_place() -> None:
    labourers = replace(OFFICIALS, group=GROUPS["farm_labourers"], family=GROUPS["farm_labourers"], family_ceiling=500)
    sent = live_plan(Scenario(BASELINE, (SHARED, ALONE, labourers), NOVEMBER + 1, 3), LEDGER.premiums)
    assert [lever["family"] for lever in sent["levers"]] == [0, 1, 0]
    assert sent["families"] == [500, None, None]
