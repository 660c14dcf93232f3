"""The address of a page: what is as usual is left out of it, and it brings back the same plan all the same."""

from __future__ import annotations

import base64
import datetime as dt
import random
import time
import zlib
from dataclasses import replace
from string import ascii_letters
from urllib.parse import urlencode

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.helpers.profiles import examples
from tests.model.test_links import JUNK, LEDGER, START, TODAY, scenarios, unmended
from ucj.facts.packed_scenarios import LONGEST_PACKED, pack, unpack
from ucj.facts.remarks import Remark
from ucj.facts.rules import month_number
from ucj.facts.scenarios import SavedScenario, ScenarioFileError
from ucj.model.projection import project
from ucj.model.scenario import Scenario
from ucj.model.scenario_builder import (
    baseline_for,
    build_scenario,
    plan_lever,
    target_people,
    usual_groups,
    usual_people,
)
from ucj.model.short_links import ShortLink, begun, read_address, write_plan, write_short
from ucj.model.snapshots import save_scenario

VINTAGE = LEDGER.vintage


def opened(text: str, today: dt.date = TODAY) -> ShortLink:
    link = read_address(LEDGER, text, today)
    assert isinstance(link, ShortLink)
    return link


def address(scenario: Scenario, today: dt.date = TODAY) -> str:
    return urlencode(write_short(scenario.baseline.region.code, write_plan(LEDGER, scenario, today)))


def usual(region: str = "5203") -> Scenario:
    """Return the plan with which the page begins: 54 % from January 2027 for Lombok Timur."""
    baseline = baseline_for(LEDGER, region)
    levers = [
        plan_lever(LEDGER, baseline, group, usual_people(LEDGER, region, group), START)
        for group in usual_groups(LEDGER, region)
    ]
    return Scenario(baseline, tuple(levers), START, target=0.54, target_people=target_people(LEDGER, baseline, 0.54))


@examples(500)
@given(scenarios())
def test_an_address_brings_back_the_plan(scenario: Scenario) -> None:
    link = opened(address(scenario))
    assert link.scenario == scenario
    assert unmended(link) == ()


@examples(100)
@given(scenarios(), st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31)))
def test_it_is_the_same_plan_on_another_day(scenario: Scenario, later: dt.date) -> None:
    written = write_plan(LEDGER, scenario, TODAY)
    assume(written)
    text = urlencode(write_short(scenario.baseline.region.code, written))
    assert opened(text, later).scenario == scenario


def test_a_plan_as_usual_leaves_the_address_bare() -> None:
    assert write_plan(LEDGER, usual(), TODAY) == []
    link = opened(urlencode(write_short("5203", [])))
    assert (link.region, link.scenario, link.corrections) == ("5203", None, ())
    told = opened(urlencode(write_short("5203", begun([]))))
    assert (told.scenario, told.corrections) == (usual(), ())


def test_only_what_differs_is_written() -> None:
    plan = usual()
    tobacco, msme = plan.levers
    assert (tobacco.group.id, msme.group.id, msme.people) == ("tobacco_farmers", "msme", 73_000)
    changed = replace(plan, levers=(tobacco, replace(msme, people=18_000.0)))
    assert address(changed) == (f"v=1&region=5203&start=2027-01&target=0.54&msme.people=18000&model=2&data={VINTAGE}")
    march = month_number("2027-03")
    alone = replace(plan, levers=(replace(msme, start=march),), start=march, target=None, target_people=None)
    assert address(alone) == f"v=1&region=5203&start=2027-03&target=none&groups=msme&model=2&data={VINTAGE}"
    nobody = replace(plan, levers=())
    assert "&groups=none&" in address(nobody)


@pytest.mark.parametrize("name", sorted(LEDGER.presets))
def test_announced_plans_come_back_to_the_person_and_the_rupiah(name: str) -> None:
    plan = build_scenario(LEDGER, LEDGER.presets[name], TODAY)
    link = opened(address(plan))
    assert link.scenario == plan
    first, second = (project(one, LEDGER.premiums) for one in (plan, link.scenario))
    assert (first.active == second.active).all() and first.total_cost == second.total_cost


def test_uploaded_figures_are_not_written() -> None:
    plan = replace(usual(), baseline=baseline_for(LEDGER, "5203", 170_001, 600_003, growth=0.02))
    assert dict(write_plan(LEDGER, plan, TODAY))["active"] == "170001"
    kept = dict(write_plan(LEDGER, plan, TODAY, own_figures=False))
    assert "active" not in kept and "potential" not in kept and "as_of" not in kept and kept["growth"] == "0.02"
    link = opened(urlencode(write_short("5203", list(kept.items()), uploaded=True)))
    assert link.uploaded and link.scenario and link.scenario.baseline.active == 164_828
    assert [item.code for item in link.corrections] == ["link.upload_gone"]


def test_language_and_typed_month_travel() -> None:
    plan = Scenario(baseline_for(LEDGER, "5201", 60_000, 240_000), (), START)
    text = urlencode(write_short("5201", write_plan(LEDGER, plan, TODAY, typed_month="2026-05"), language="en"))
    assert "active=60000&potential=240000&as_of=typed&typed=2026-05" in text
    link = opened(text)
    assert (link.scenario, link.language, link.typed_month, link.corrections) == (plan, "en", "2026-05", ())


def codes(link: ShortLink) -> list[tuple[str, str]]:
    return [(item.code, item.place.key) for item in link.corrections]


PLAN = f"start=2027-01&target=0.54&msme.people=5&model=2&data={VINTAGE}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"v=1&region=5203&{PLAN}&msme.months=900", [("link.out_of_range", "msme.months")]),
        (f"v=1&region=5203&{PLAN}&guru.people=5", [("link.unknown_group", "guru")]),
        (f"v=1&region=5203&{PLAN}&groups=msme,guru", [("link.unknown_group", "guru")]),
        (f"v=1&region=5203&{PLAN}&groups=msme,palm_workers", [("link.group_not_offered", "palm_workers")]),
        (f"v=1&region=5203&{PLAN}&colour=red", [("link.unknown_key", "colour")]),
        (f"v=2&region=5203&{PLAN}", [("link.out_of_range", "v")]),
        (f"v=1&{PLAN}", [("link.missing", "region")]),
        ("v=1&region=5203&start=2027-01&msme.peop", [("link.missing", "model"), ("link.missing", "data")]),
        (
            "v=1&region=5203&start=2027-01&model=1&data=2020-01-01-0",
            [("link.data_changed", "data"), ("link.model_changed", "model")],
        ),
        (f"v=1&region=5201&{PLAN}", [("link.no_baseline", "potential")]),
        ("v=1&region=5203&named=abc", [("link.named_unread", "named")]),
        ("v=1&region=5203&named=", [("link.named_unread", "named")]),
        ("v=1&region=5203&lang=fr&typed=May", [("link.unknown_choice", "lang"), ("link.not_a_month", "typed")]),
        ("v=1&region=5203", []),
    ],
)
def test_what_was_edited_is_corrected_and_what_is_left_out_is_not(text: str, found: list[tuple[str, str]]) -> None:
    link = opened(text)
    assert [one for one in codes(link) if one != ("link.unknown_key", "msme.peop")] == found


@examples(300)
@given(scenarios(), st.data())
def test_no_address_raises_an_error(scenario: Scenario, data: st.DataObject) -> None:
    pairs = write_short(scenario.baseline.region.code, write_plan(LEDGER, scenario, TODAY), language="en")
    places = data.draw(st.lists(st.integers(1, len(pairs) - 1), max_size=3))
    for place in places:
        pairs[place] = (pairs[place][0], data.draw(st.sampled_from(JUNK)))
    link = opened(urlencode(pairs))
    if link.scenario:
        project(link.scenario, LEDGER.premiums)
        assert opened(address(link.scenario)).scenario == link.scenario


def test_the_copied_link_is_read_as_before() -> None:
    link = read_address(LEDGER, "region=5203&msme.people=5", TODAY)
    assert not isinstance(link, ShortLink)
    assert Remark.at("start", "link.missing", read=None, used="2027-01") in link.corrections


def named(count: int) -> list[SavedScenario]:
    return [save_scenario(LEDGER, usual(), f"Rencana {number} “ADD”") for number in range(count)]


def test_named_scenarios_come_back_whole() -> None:
    kept = [*named(4), LEDGER.presets["umkm-73000"]]
    packed = pack(kept)
    assert packed and len(packed) < LONGEST_PACKED
    assert opened(urlencode(write_short("5203", [], named=packed))).named == tuple(kept)
    assert pack([]) == ""


def test_too_many_names_for_an_address_are_none() -> None:
    # Nothing that repeats can be compressed away.
    chance = random.Random(1)
    noise = ["".join(chance.choices(ascii_letters, k=900)) for _scenario in range(5)]
    big = [one.model_copy(update={"not_modelled": (text,)}) for one, text in zip(named(5), noise, strict=True)]
    assert pack(big) is None


@pytest.mark.parametrize("text", ["", "a", "A" * 4_000, "eJw", "%%%", "é", "eJwDAAAAAAE" * 50])
def test_damaged_names_are_refused(text: str) -> None:
    with pytest.raises(ScenarioFileError):
        unpack(text)


def test_what_unpacks_to_more_than_ours_is_refused() -> None:
    bomb = base64.urlsafe_b64encode(zlib.compress(b"#" * 50_000_000)).decode()
    started = time.perf_counter()
    with pytest.raises(ScenarioFileError):
        unpack(bomb)
    assert time.perf_counter() - started < 1
