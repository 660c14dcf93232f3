"""A link means the same tomorrow: round trips, ten thousand random and mutated addresses, and what is corrected."""

from __future__ import annotations

import datetime as dt
import json
import random
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.plans import ceilings
from tests.helpers.profiles import examples
from ucj.__main__ import main
from ucj.facts.intake.forms import Upload
from ucj.facts.intake.uploads import UploadedRow, with_upload
from ucj.facts.ledger import Ledger, load_ledger
from ucj.facts.plan_fields import LEVER_FIELDS, SHARES
from ucj.facts.remarks import Remark
from ucj.facts.rules import month_number
from ucj.facts.scenarios import ScenarioFileError, parse_scenarios, scenarios_toml
from ucj.model.links import SCENARIO_KEYS, Link, read_link, write_link
from ucj.model.projection import project
from ucj.model.scenario import Scenario
from ucj.model.scenario_builder import baseline_for, build_scenario, ceiling_of, plan_lever, target_people
from ucj.model.snapshots import save_scenario, what_changed
from ucj.present.trial import try_out
from ucj.present.words import corrections, remarks

LEDGER = load_ledger()
TODAY = dt.date(2026, 11, 20)
START = month_number("2027-01")
PAYERS = [payer.id for payer in LEDGER.premiums.payers.values() if not payer.is_self]
REGIONS = ["5203", "5201", "52", "18", "1811"]


@st.composite
def splits(draw: st.DrawFn) -> tuple[tuple[str, float], ...]:
    first = draw(st.floats(0, 1))
    payers = draw(st.lists(st.sampled_from(PAYERS), min_size=2, max_size=2, unique=True))
    return (payers[0], first), (payers[1], 1 - first)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    region = draw(st.sampled_from(REGIONS))
    typed = region in ("5201", "1811") or draw(st.booleans())
    active = draw(st.integers(60_000, 90_000)) if typed else None
    potential = draw(st.integers(90_000, 900_000)) if typed else None
    growth, organic = draw(st.floats(-0.1, 0.1)), draw(st.floats(-0.1, 0.1))
    as_of = draw(st.sampled_from(["", "2025-06", "2026"])) if typed else ""
    baseline = baseline_for(LEDGER, region, active, potential, growth, organic, as_of)
    levers = []
    for group in LEDGER.groups_of(region):
        if draw(st.integers(0, 3)) == 0:
            decisions: dict[str, Any] = {
                "start": START + draw(st.integers(0, 30)),
                "months": draw(st.integers(1, 40)),
                "ramp": draw(st.integers(1, 30)),
                "payer": draw(st.sampled_from(list(LEDGER.premiums.payers))),
                "route": draw(st.sampled_from(list(LEDGER.premiums.routes))),
                "graduating": draw(st.floats(0, 1)),
                "graduating_after": draw(st.integers(1, 40)),
                "funded_until": draw(st.one_of(st.none(), st.integers(START - 24, START + 24))),
            }
            supposed: dict[str, float] = {name: draw(st.floats(0, 1)) for name in SHARES}
            supposed["grace"] = draw(st.integers(0, 12))
            split = draw(st.one_of(st.just(()), splits()))
            people = draw(st.integers(0, 900_000))
            levers.append(plan_lever(LEDGER, baseline, group.id, people, START, decisions, supposed, split))
    target = draw(st.one_of(st.none(), st.sampled_from([0.54, 1.0]), st.floats(0.001, 1)))
    keys = [*PAYERS, *(f"{payer}:{year}" for payer in PAYERS for year in (2027, 2028))]
    budgets = draw(st.dictionaries(st.sampled_from(keys), st.integers(0, 10**13)))
    limits = tuple(ceiling_of(LEDGER, key, float(rupiah)) for key, rupiah in budgets.items())
    horizon = draw(st.integers(1, 60))
    needed = target_people(LEDGER, baseline, target)
    return Scenario(baseline, tuple(levers), START, horizon, target, needed, limits)


def opened(text: str) -> Link:
    return read_link(LEDGER, text, TODAY)


def unmended(link: Link) -> tuple[Remark, ...]:
    """Return the corrections without that of dated figures, which is said as long as others are published."""
    return tuple(item for item in link.corrections if item.code != "link.baseline_changed")


@examples(500)
@given(scenarios())
def test_a_link_restores_exactly_what_was_copied(scenario: Scenario) -> None:
    link = opened(write_link(LEDGER, scenario, "id"))
    assert link.scenario == scenario
    assert unmended(link) == ()
    assert link.language == "id"


@examples(300)
@given(scenarios())
def test_a_file_and_a_link_agree(scenario: Scenario) -> None:
    (saved,) = parse_scenarios(scenarios_toml([save_scenario(LEDGER, scenario, 'Rencana "A" = [1]')]))
    assert build_scenario(LEDGER, saved, TODAY) == scenario
    assert saved.title == 'Rencana "A" = [1]'
    assert write_link(LEDGER, build_scenario(LEDGER, saved, TODAY)) == write_link(LEDGER, scenario)


JUNK = (
    *("", "0", "-1", "nan", "NaN", "inf", "-inf", "1e999", "1e-400", "73.000", "73,000", "9" * 40, "0x10", "１２"),
    *("2027-13", "0000-00", "2027-1", "1999-01", "9999-12", "none", "typed", "self", "add:1", "add:0.5,add:0.5"),
    *("add:0.5,self:0.5", "add:0.4,csr:0.4", "add:nan,csr:1", "<script>alert(1)</script>", "%", "%zz", "a=b&c=d"),
    *("1.0000000000000002", "5e-324", "0.5", "1", "2", "240", "241", "5203", "52", "00", "18", "\x00", "🙂", "'", "en"),
)


OTHER_KEYS = (
    *("ceiling.add", "ceiling.self", "ceiling.add:2028", "ceiling.add:0000", "ceiling.add:x", "attrition"),
    *("guru.people", "palm_workers.months", "model", "data", "lang"),
)


def mutated(seed: int) -> str:
    """Return the address of a plan with a few of its parts changed, doubled, lost or cut off."""
    dice = random.Random(seed)
    pairs = parse_qsl(EXAMPLES[seed % len(EXAMPLES)])
    for _change in range(dice.randint(1, 6)):
        at = dice.randrange(len(pairs))
        key, value = pairs[at]
        pairs[at] = {
            0: (key, dice.choice(JUNK)),
            1: (
                dice.choice([*SCENARIO_KEYS, *OTHER_KEYS]),
                value,
            ),
            2: (f"{dice.choice(list(LEDGER.groups))}.{dice.choice(list(LEVER_FIELDS))}", dice.choice(JUNK)),
            3: (dice.choice(JUNK), dice.choice(JUNK)),
            4: (key, value[: dice.randint(0, len(value))] + dice.choice(JUNK)),
            5: (key, value),
        }[dice.randrange(6)]
        if dice.randrange(4) == 0:
            pairs.insert(dice.randrange(len(pairs)), dice.choice(pairs))
        if dice.randrange(4) == 0 and len(pairs) > 1:
            pairs.pop(dice.randrange(len(pairs)))
        if dice.randrange(8) == 0:
            dice.shuffle(pairs)
    text = urlencode(pairs)
    if dice.randrange(5) == 0:
        text = text[: dice.randrange(len(text) + 1)]
    return f"https://ucj.example/skenario?embed=true&{text}" if dice.randrange(2) else text


def _example(region: str, groups: int) -> str:
    figures = (60_000, 400_000) if region in ("5201", "1811") else (None, None)
    baseline = baseline_for(LEDGER, region, *figures)
    chosen = [group.id for group in LEDGER.groups_of(region)][:groups]
    levers = tuple(plan_lever(LEDGER, baseline, group, 5_000, START) for group in chosen)
    limits = (*ceilings(add=5e9), ceiling_of(LEDGER, "add:2027", 3e9))
    return write_link(LEDGER, Scenario(baseline, levers, START, target=0.5, ceilings=limits))


EXAMPLES = [_example(region, count) for region in REGIONS for count in (0, 1, 4)]


def check(text: str) -> Link:
    """Open an address as the page and the command line do, and once more what it was opened as."""
    link = opened(text)
    for line in corrections.lines(LEDGER, link.corrections):
        assert line
    assert all(remarks.say(LEDGER, item, str) for item in link.corrections)
    if link.scenario is None:
        return link
    again = opened(write_link(LEDGER, link.scenario, link.language))
    assert replace(again, corrections=unmended(again)) == replace(link, corrections=())
    return link


@pytest.mark.long
@examples(7_000)
@given(st.integers(0, 2**60))
def test_mutated_addresses(seed: int) -> None:
    link = check(mutated(seed))
    if link.scenario and seed % 10 == 0:
        result = project(link.scenario, LEDGER.premiums)
        assert np.isfinite(result.active).all() and (result.active <= result.potential + 1e-6).all()
        try_out(LEDGER, save_scenario(LEDGER, link.scenario, "Tautan"), TODAY)


WORDS = st.one_of(
    st.sampled_from([*SCENARIO_KEYS, *JUNK, *LEDGER.groups, *PAYERS, *REGIONS]),
    st.text(max_size=12),
)
KEYS = st.one_of(
    WORDS,
    st.builds("{}.{}".format, st.sampled_from([*LEDGER.groups, "ceiling"]), st.sampled_from([*LEVER_FIELDS, *PAYERS])),
)


@examples(2_000)
@given(st.lists(st.tuples(KEYS, WORDS), max_size=12))
def test_random_addresses(pairs: list[tuple[str, str]]) -> None:
    check(urlencode(pairs, errors="surrogatepass"))
    check(f"region=5203&{urlencode(pairs, errors='surrogatepass')}")


@examples(1_000)
@given(st.text())
def test_random_texts(text: str) -> None:
    check(text)
    check("region=5203&start=" + text)


PLAN = EXAMPLES[2]  # Lombok Timur with four groups


def corrected(**changes: str) -> dict[str, tuple[str | None, str, str]]:
    pairs = dict(parse_qsl(PLAN)) | {key.replace("__", "."): value for key, value in changes.items()}
    return {
        item.place.key: (item.values["read"], item.values["used"], item.kind)
        for item in opened(urlencode(pairs)).corrections
    }


@pytest.mark.parametrize(
    ("key", "read", "used", "code"),
    [
        ("msme.people", "73.000", "73000", "not_whole"),
        ("msme.people", "-5", "73000", "out_of_range"),
        ("msme.people", "nan", "73000", "not_whole"),
        ("msme.people", "999999999999", "73000", "out_of_range"),
        ("msme.months", "0", "12", "out_of_range"),
        ("msme.months", "241", "12", "out_of_range"),
        ("msme.valid", "1.5", "0.95", "out_of_range"),
        ("msme.valid", "nan", "0.95", "not_a_number"),
        ("msme.take_up", "95", "0.3", "out_of_range"),
        ("msme.already_active", "?", "0.0571", "not_a_number"),
        ("msme.payer", "dana_desa", "self", "unknown_choice"),
        ("msme.payer", "add:0.4,csr:0.4", "self", "bad_split"),
        ("msme.route", "pu2", "bpu", "unknown_choice"),
        ("msme.start", "2026-12", "2027-01", "out_of_range"),  # before the plan
        ("msme.start", "Januari", "2027-01", "not_a_month"),
        ("start", "1999-01", "2027-01", "out_of_range"),
        ("horizon", "0", "24", "out_of_range"),
        ("target", "54", "0.54", "out_of_range"),
        ("growth", "-1", "0", "out_of_range"),
        ("ceiling.add", "5 miliar", "none", "not_whole"),
        ("colour", "red", "", "unknown_key"),
        ("lang", "fr", "", "unknown_choice"),
        ("ceiling.add:2027", "-1", "none", "out_of_range"),
        ("ceiling.add:27", "5", "", "unknown_key"),
        ("ceiling.self", "5", "", "unknown_key"),
        ("organic", "-1", "0", "out_of_range"),
        ("msme.graduating", "2", "0", "out_of_range"),
        ("msme.graduating_after", "0", "12", "out_of_range"),
        ("tobacco_farmers.funded_until", "Desember", "none", "not_a_month"),
        ("model", "3", "2", "model_newer"),
        ("model", "0", "2", "out_of_range"),
        ("data", "2025-01-01-00000000", LEDGER.vintage, "data_changed"),
        ("as_of", "2025-06", "typed", "baseline_changed"),
        ("as_of", "2026-13", "2026-01", "not_a_date"),
        ("as_of", "0001", "2026-01", "out_of_range"),
    ],
)
def test_what_cannot_be_used_is_listed(key: str, read: str, used: str, code: str) -> None:
    found = corrected(**{key: read})
    assert found == {key: (read, used, code)}


def test_groups_that_are_unknown_or_elsewhere_are_left_out() -> None:
    found = corrected(guru__people="5", palm_workers__people="5", palm_workers__months="5")
    assert found == {
        "guru": (None, "", "unknown_group"),
        "palm_workers": (None, "", "group_not_offered"),
    }


def test_an_older_link_with_people_of_the_desa_still_opens() -> None:
    # Until they became two groups, 6,255 stood for perangkat and institutions together.
    old = "village_officials.people=6255&village_officials.months=12&village_officials.payer=add"
    link = opened(f"{PLAN}&{old}&village_officials.route=bpu")
    assert link.scenario
    (lever,) = [lever for lever in link.scenario.levers if lever.group.id == "village_officials"]
    assert (lever.people, lever.route.id, lever.payer.id) == (6_255, "bpu", "add")
    assert lever.kept == 3_559


def test_a_key_given_twice() -> None:
    link = opened(f"{PLAN}&horizon=36")
    assert link.scenario and link.scenario.horizon == 24
    assert [(item.place.key, item.code) for item in link.corrections] == [("horizon", "link.duplicate")]


def test_an_address_cut_short_is_noticed() -> None:
    link = opened(PLAN[: PLAN.index("&model=")])
    assert {item.place.key for item in link.corrections} == {"model", "data"}
    assert "mungkin terpotong" in "\n".join(corrections.lines(LEDGER, link.corrections))


def test_funded_people_must_be_among_the_active() -> None:
    # Budgets pay for 17,395 tobacco farmers and three more groups, all of whom are among the active.
    found = corrected(active="10000", as_of="typed")
    assert found == {"active": ("10000", "164828", "cohorts_beyond_active")}


def test_more_active_than_potential_gives_the_published_figures() -> None:
    found = corrected(active="600000", as_of="2026-01")
    assert found == {"active": ("600000/504000", "164828/504000", "active_beyond_potential")}


def test_a_region_alone_is_no_scenario() -> None:
    assert opened("/peta?region=5203&embed=true") == Link(region="5203")
    assert opened("utm_source=surat") == Link()
    assert opened("region=9999").region is None
    assert opened("region=9999").corrections[0].code == "link.unknown_choice"


def test_a_region_without_figures_needs_them() -> None:
    link = opened(EXAMPLES[5].replace("potential=400000", "potential=banyak"))
    assert link.region == "5201"
    assert link.scenario is None
    assert [item.code for item in link.corrections] == ["link.not_whole", "link.no_baseline"]


def test_a_changed_ledger_is_noticed_and_the_plan_keeps_its_figures() -> None:
    observations = tuple(
        replace(row, value=170_000.0, as_of="2026-10")
        if row.lead and (row.region.code, row.indicator.id) == ("5203", "active_participants")
        else row
        for row in LEDGER.observations
    )
    later = replace(LEDGER, observations=observations, vintage="2027-02-01-00000000")
    link = read_link(later, PLAN, TODAY)
    assert link.scenario and (link.scenario.baseline.active, link.scenario.baseline.typed) == (164_828, True)
    assert [item.code for item in link.corrections] == ["link.baseline_changed", "link.data_changed"]
    assert link.scenario.baseline.month == month_number("2026-01")
    said = corrections.lines(later, link.corrections)[0].replace("\u00a0", " ")
    assert "164.828 dari 504.000 pekerja" in said and "sekarang 170.000 dari 504.000 pekerja (Oktober 2026)" in said
    before = opened(PLAN).scenario
    assert before
    assert (project(link.scenario, later.premiums).active == project(before, LEDGER.premiums).active).all()


def test_figures_of_an_upload_travel_with_their_date() -> None:
    row = UploadedRow("5203", 170_000, 500_000, 0.6, "2026-10-31", "Surat Kadis")
    own = with_upload(LEDGER, Upload((row,)))
    scenario = Scenario(baseline_for(own, "5203"), (), START)
    assert not scenario.baseline.typed
    link = opened(write_link(own, scenario))
    assert [item.code for item in link.corrections] == ["link.baseline_changed"]
    assert link.scenario and link.scenario.baseline == baseline_for(
        LEDGER, "5203", 170_000, 500_000, as_of="2026-10-31"
    )
    assert link.scenario.baseline.typed
    assert (project(link.scenario, LEDGER.premiums).active == project(scenario, own.premiums).active).all()


def test_what_was_typed_is_never_markup() -> None:
    link = opened(f"{PLAN}&[klik](http://x.y)=1&msme.months=**12**")
    said = "\n".join(corrections.lines(LEDGER, link.corrections))
    assert "&#91;klik&#93;(http&#58;:small[]//x.y)" in said
    assert "12, &#42;&#42;12&#42;&#42;" in said


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_open_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    levers = ("--lever", "tobacco_farmers=17000", "--lever", "msme=73000,start=2027-04,payer=add:3+csr:1,valid=0.8")
    planned = ask(capsys, "project", "--region", "5203", "--start", "2027-01", *levers, "--ceiling", "add=5e9")
    found = ask(capsys, "open", f"https://ucj.example/skenario?embed=true&{planned['link']}#x")
    assert found["corrections"] == []
    assert found["projection"] == planned
    assert found["scenario"]["levers"][1]["payer"] == {"add": 0.75, "csr": 0.25}
    broken = ask(capsys, "open", planned["link"].replace("horizon=24", "horizon=999"))
    assert broken["corrections"][0] | {"said": ""} == {
        "key": "horizon",
        "read": "999",
        "used": "24",
        "code": "out_of_range",
        "said": "",
    }
    assert "di luar batas; dipakai 24 bulan" in broken["corrections"][0]["said"]


def test_a_preset_has_a_link(ledger: Ledger) -> None:
    for preset in ledger.presets.values():
        scenario = build_scenario(ledger, preset, TODAY)
        assert opened(write_link(ledger, scenario)) == Link(preset.region, scenario, "id")


# As the first model wrote it: Lombok Timur, two groups, people who leave each month, a ceiling over the plan.
MODEL_1 = (
    "region=5203&start=2027-01&horizon=24&target=0.54&active=164828&potential=504000&as_of=2026-01&growth=0"
    "&attrition=0.001&ceiling.add=5000000000"
    "&tobacco_farmers.people=17000&tobacco_farmers.start=2027-01&tobacco_farmers.months=9&tobacco_farmers.ramp=1"
    "&tobacco_farmers.payer=dbhcht&tobacco_farmers.route=bpu&tobacco_farmers.valid=0.95&tobacco_farmers.take_up=1"
    "&tobacco_farmers.already_active=0.0571&tobacco_farmers.retention=0.1&tobacco_farmers.in_baseline=1"
    "&tobacco_farmers.grace=3&village_officials.people=6255&village_officials.start=2027-01"
    "&village_officials.months=12&village_officials.ramp=1&village_officials.payer=add&village_officials.route=bpu"
    "&village_officials.valid=0.95&village_officials.take_up=1&village_officials.already_active=0.0571"
    f"&village_officials.retention=0.1&village_officials.in_baseline=1&village_officials.grace=3&lang=id&model=1"
    f"&data={LEDGER.vintage}"
)


def test_a_link_of_the_first_model_opens_and_says_what_changed() -> None:
    link = opened(MODEL_1)
    (changed,) = link.corrections
    assert (changed.place.key, changed.code) == ("model", "link.model_changed")
    assert (changed.values["read"], changed.values["used"]) == ("1", "2")
    assert link.scenario
    assert link.scenario.baseline.organic == -0.001
    assert [lever.people for lever in link.scenario.levers] == [17_000, 6_255]
    assert [(ceiling.payer.id, ceiling.rupiah, ceiling.year) for ceiling in link.scenario.ceilings] == [
        ("add", 5e9, None)
    ]
    said = remarks.say(LEDGER, changed, str)
    assert said.count(".") == 1 and "tanpa rencana pada bulan yang sama" in said and "tahun anggaran" in said


@pytest.mark.parametrize("attrition", ["-0.5", "banyak", "1", ""])
def test_what_was_no_attrition_is_none_now(attrition: str) -> None:
    link = opened(MODEL_1.replace("attrition=0.001", f"attrition={attrition}"))
    assert [item.place.key for item in link.corrections] == ["organic", "model"]
    assert link.scenario and link.scenario.baseline.organic == 0


def test_a_file_of_the_first_model_opens() -> None:
    (saved,) = parse_scenarios(
        'region = "5203"\nstart = "2027-01"\nattrition = 0.001\nmodel = 1\n[ceilings]\nadd = 5e9\n'
    )
    assert (saved.organic, dict(saved.ceilings)) == (-0.001, {"add": 5e9})
    assert [item.code for item in what_changed(LEDGER, saved)] == ["link.model_changed"]
    # Less than nobody who leaves was none that model allowed.
    with pytest.raises(ScenarioFileError, match="attrition"):
        parse_scenarios('region = "5203"\nstart = "2027-01"\nattrition = -0.1\n')


def test_the_new_fields_travel() -> None:
    baseline = baseline_for(LEDGER, "5203", organic=-0.002)
    decided = {"graduating": 0.25, "graduating_after": 6, "funded_until": month_number("2027-06")}
    lever = plan_lever(LEDGER, baseline, "tobacco_farmers", 17_000, START, decided)
    limits = (*ceilings(add=5e9), ceiling_of(LEDGER, "add:2028", 0.0))
    query = write_link(LEDGER, Scenario(baseline, (lever,), START, ceilings=limits))
    for part in (
        *("organic=-0.002", "tobacco_farmers.graduating=0.25", "tobacco_farmers.graduating_after=6"),
        *("tobacco_farmers.funded_until=2027-06", "ceiling.add=5000000000", "ceiling.add:2028=0"),
    ):
        assert part in query.split("&")
    link = opened(query)
    assert link.corrections == ()
    assert link.scenario and link.scenario.ceilings == limits
    (found,) = link.scenario.levers
    assert (found.graduating, found.graduating_after) == (0.25, 6)
    assert found.cohort and found.cohort.paid_until == month_number("2027-06")


def test_a_ceiling_of_nothing_is_kept_apart_from_none() -> None:
    baseline = baseline_for(LEDGER, "5203")
    scenario = Scenario(baseline, (), START, target=0.5, ceilings=ceilings(add=0.0, dbhcht=5e9))
    query = write_link(LEDGER, scenario)
    assert "ceiling.add=0&" in query and "ceiling.csr" not in query
    link = opened(query)
    assert link.corrections == ()
    assert link.scenario and link.scenario.ceilings == scenario.ceilings
    (saved,) = parse_scenarios(scenarios_toml([save_scenario(LEDGER, scenario)]))
    assert build_scenario(LEDGER, saved, TODAY).ceilings == scenario.ceilings


def test_no_money_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    solved = ask(capsys, "solve", "--region", "5203", "--start", "2027-01", "--target", "0.4", "--ceiling", "add=0")
    assert (solved["reached"], solved["plan"], solved["cost_total"]) == (False, [], 0)
    assert {"kind": "source", "id": "add", "year": 2027} in solved["bounds"]
    assert solved["left"] == [{"payer": "add", "year": 2027, "rupiah": 0}]
    lever = ("--lever", "msme=1000,payer=add")
    planned = ask(capsys, "project", "--region", "5203", "--start", "2027-01", *lever, "--ceiling", "add=0")
    assert any(
        "(ADD): pada 2027 rencana memerlukan" in note and "melebihi plafon Rp0" in note for note in planned["notes"]
    )
    assert "ceiling.add=0&" in planned["link"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("region=5203", ("5203", "", [])),
        ("https://ucj.example/peta?region=5203&lang=en#atas", ("5203", "en", [])),
        # What stands after the first question mark is the query, whatever is in it.
        ("/peta?lang=e?n&region=5203", ("5203", "", [("lang", "unknown_choice")])),
        ("EMBED=true&Embed_Options=x&region=5203", ("5203", "", [])),
        ("lang=en", (None, "en", [])),
        # A key of another program is named where something of ours stands beside it.
        ("region=5203&utm_source=x", ("5203", "", [("utm_source", "unknown_key")])),
        ("region=5203&lang=en&lang=id", ("5203", "en", [("lang", "duplicate")])),
        ("region=&lang=en", (None, "en", [("region", "unknown_choice")])),
        ("region=00", (None, "", [("region", "unknown_choice")])),
        ("ceiling.nobody=1", (None, "", [])),
        ("msme.colour=1", (None, "", [])),
        ("msme.people=1", (None, "", [("region", "missing")])),
        ("ceiling.add=1", (None, "", [("region", "missing")])),
    ],
)
def test_an_address_without_a_plan(text: str, read: tuple[str | None, str, list[tuple[str, str]]]) -> None:
    link = opened(text)
    assert link.scenario is None
    assert (link.region, link.language, [(item.place.key, item.kind) for item in link.corrections]) == read


def test_an_address_that_is_too_long_ends_before_the_value_that_passes_the_limit() -> None:
    fitting = f"region=5203&lang=en&x={'y' * 20_000}"[:20_000]
    assert [item.kind for item in opened(fitting).corrections] == ["unknown_key"]
    link = opened(fitting + "y")
    assert (link.region, link.language) == ("5203", "en")
    assert [(item.place.key, item.values["read"], item.kind) for item in link.corrections] == [
        ("", "20001", "too_long")
    ]
    # A value that ends with the last character that is read is whole.
    whole = f"lang=en&x={'y' * 20_000}"[: 20_000 - len("&region=5203")] + "&region=5203"
    assert opened(f"{whole}&z=1").region == "5203"


def test_a_plan_in_an_address_begins_where_rules_do() -> None:
    # The contributions of all routes are known from July 2015 on.
    kept = {item.place.key for item in opened(PLAN.replace("start=2027-01", "start=2015-07", 1)).corrections}
    assert "start" not in kept
    assert corrected(start="2015-06")["start"] == ("2015-06", "2027-01", "out_of_range")
    assert "start" not in corrected(start="2099-12")
    assert corrected(start="2100-01")["start"][2] == "out_of_range"


def test_a_lever_begins_within_twenty_years_of_its_plan() -> None:
    assert corrected(msme__start="2046-12") == {}
    assert corrected(msme__start="2047-01") == {"msme.start": ("2047-01", "2027-01", "out_of_range")}


def test_typed_figures_are_of_no_day() -> None:
    # As many as were published, and none of them of a day: whoever opens it is asked nothing.
    pairs = dict(parse_qsl(PLAN)) | {"active": "164829", "as_of": "typed"}
    link = opened(urlencode(pairs))
    assert link.corrections == ()
    assert link.scenario and (link.scenario.baseline.typed, link.scenario.baseline.as_of) == (True, "")
    without = {key: value for key, value in pairs.items() if key != "as_of"}
    assert [(item.place.key, item.values["used"]) for item in opened(urlencode(without)).corrections] == [
        ("as_of", "typed")
    ]
    published = {key: value for key, value in parse_qsl(PLAN) if key != "as_of"}
    assert [(item.place.key, item.values["used"]) for item in opened(urlencode(published)).corrections] == [
        ("as_of", "2026-01")
    ]


def test_everybody_may_be_a_participant_and_one_more_may_not() -> None:
    assert corrected(active="504000", as_of="typed") == {}
    assert corrected(active="504001", as_of="2026-01")["active"][2] == "active_beyond_potential"


def test_a_link_of_this_model_that_lacks_what_it_has_is_told() -> None:
    link = opened(MODEL_1.replace("&model=1", "&model=2"))
    missing = {remark.place.key for remark in link.corrections if remark.code == "link.missing"}
    new = {
        f"{group}.{field}"
        for group in ("tobacco_farmers", "village_officials")
        for field in ("graduating", "graduating_after")
    }
    assert new <= missing
