"""What explains a figure: a reader who does its sums again finds what is shown."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given

from tests.helpers import sums
from tests.helpers.hostile_texts import TEXTS
from tests.helpers.plans import LEDGER, START, WHOLE, projected, run, scenarios
from tests.helpers.profiles import examples
from ucj.facts.ledger import Ledger
from ucj.model.gap_cost import gap_cost
from ucj.model.measures import standing
from ucj.model.poverty import poor_protected
from ucj.model.projection import Projection
from ucj.model.scenario import Baseline, Scenario
from ucj.model.scenario_builder import build_scenario, plan_lever
from ucj.model.targets import published_targets
from ucj.model.villages import rule_bound
from ucj.model.yearly_targets import province_path, published_start
from ucj.present import claim_cards, plan_cards, standings
from ucj.present.draw import explained
from ucj.present.explain import published, targets, villages
from ucj.present.explain.plan import lazily, plan_explanations
from ucj.present.explain.standing import standing_explanations
from ucj.present.parts import Cite, Column, Explanation, Table, Term
from ucj.present.village_sentences import Rule
from ucj.present.words.catalogue import speak

TODAY = dt.date(2026, 11, 20)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def written(explanation: Explanation) -> list[str]:
    return [plain(f"{term.sign} {term.value}".strip()) for term in explanation.terms]


def tobacco(ledger: Ledger, baseline: Baseline) -> Projection:
    return run(ledger, baseline, plan_lever(ledger, baseline, "tobacco_farmers", 17_000, START))


def test_lombok_timur_by_hand(ledger: Ledger) -> None:
    made = standing_explanations(ledger, standing(ledger, "5203", TODAY), TODAY)
    found = {name: make() for name, make in made.items()}
    assert written(found["coverage"]) == ["164.828", "÷ 504.000", "= 32,70 %"]
    # 54 % of 504,000 are 272,160; without 164,828 that leaves 107,332.
    assert written(found["gap"]) == ["54 %", "× 504.000", "= 272.160", "− 164.828", "= 107.332"]
    # 107,332 × 16,800 × 12 = 21,638,131,200.
    assert written(found["cost"]) == ["107.332", "× Rp16.800", "× 12", "= Rp21,6 miliar"]
    assert written(found["achievement"])[-3:] == ["164.828", "÷ 272.160", "= 60,56 %"]
    first, second, _result = found["coverage"].terms
    assert "Januari 2026" in first.cites[0].line
    assert "Kepala BPJS Ketenagakerjaan Lombok Timur" in first.cites[0].line
    assert "Mei 2025" in second.cites[0].line
    assert first.cites[0].url.startswith("http")


def test_the_published_plan_of_17_000_by_hand(ledger: Ledger, baseline: Baseline) -> None:
    found = plan_explanations(ledger, tobacco(ledger, baseline), TODAY)
    # Of 17,395 funded until December 2025 a tenth goes on: 15,655.5 leave, 149,172.5 stay;
    # the plan brings 15,260.5 back.
    assert written(found["coverage"]) == [
        "164.828",
        "− 15.655,5",
        "= 149.172,5",
        "+ 15.260,5",
        "= 164.433",
        "÷ 504.000",
        "= 32,63 %",
    ]
    assert written(found["added"])[:3] == ["17.000", "− 1.739,5", "= 15.261"]
    assert written(found["missing"]) == ["54 %", "× 504.000", "= 272.160", "− 164.433", "= 107.727"]
    # DBHCHT pays from April on: 17,000 × 9 × 16,800 = 2,570,400,000.
    [table] = found["cost"].tables
    assert [plain(cell) for cell in map(str, table.rows[0][1:])] == ["17.000 × 9 × Rp16.800", "Rp2.570.400.000"]
    # Paid until December 2027, and counted for three months more.
    assert found["ends"].value == "Maret 2028"
    assert "CBM" in found["added"].terms[0].cites[0].line, "the number is the Bupati's"


def test_a_number_that_nobody_published_says_so(ledger: Ledger, baseline: Baseline) -> None:
    lever = plan_lever(ledger, baseline, "tobacco_farmers", 17_001, START)
    found = plan_explanations(ledger, run(ledger, baseline, lever), TODAY)["added"]
    assert "belum terbit" in found.terms[0].cites[0].line
    typed = replace(baseline, active=164_000, typed=True)
    start = plan_explanations(ledger, run(ledger, typed, lever), TODAY)["coverage"].terms[0]
    assert {cite.line for cite in start.cites} == {"diisi manual", "belum terbit"}


def test_a_region_without_figures_says_so(ledger: Ledger) -> None:
    bare = next(code for code in ledger.regions if standing(ledger, code, TODAY).coverage is None)
    for make in standing_explanations(ledger, standing(ledger, bare, TODAY), TODAY).values():
        assert make().value == "—"
        assert not make().command or bare in make().command


@pytest.mark.parametrize("region", ["5203", "52", "18", "1871", "5271", "5201"])
def test_each_card_of_a_region_is_what_its_explanation_comes_to(ledger: Ledger, region: str) -> None:
    where, whole = standing(ledger, region, TODAY), gap_cost(ledger, region, TODAY)
    made = standing_explanations(ledger, where, TODAY, whole)
    for card in standings.cards(ledger.premiums, where, TODAY, whole=whole, explained=made):
        assert card.explanation
        found = card.explanation()
        sums.check(found)
        assert plain(found.value) == plain(card.value)
        if any(term.sign == "=" for term in found.terms):
            assert sums.result(found) == plain(card.value)


@pytest.mark.parametrize("preset", LEDGER.presets)
def test_each_card_of_a_plan_is_what_its_explanation_comes_to(ledger: Ledger, preset: str) -> None:
    result = projected(build_scenario(ledger, ledger.presets[preset], TODAY))
    cards = [*plan_cards.plan_cards(ledger, result, TODAY), *claim_cards.cards(ledger, result, TODAY)]
    for card in cards:
        assert card.explanation
        found = card.explanation()
        sums.check(found)
        assert plain(found.value) == plain(card.value)


@examples(30)
@given(scenarios())
def test_the_sums_of_any_plan_come_to_what_is_shown(scenario: Scenario) -> None:
    result = projected(scenario)
    cards = dict(zip(("coverage", "added", "cost", "odds"), plan_cards.plan_cards(LEDGER, result, TODAY), strict=True))
    for name, found in plan_explanations(LEDGER, result, TODAY).items():
        sums.check(found)
        if name in cards:
            assert found.value == cards[name].value
        if name in ("coverage", "added") and found.terms:
            assert sums.result(found) == plain(found.value).replace("−", "")


@examples(30)
@given(scenarios())
def test_the_rows_of_the_cost_come_to_the_rupiah(scenario: Scenario) -> None:
    result = projected(scenario)
    spent = sum(rupiah for payer, rupiah in result.total_cost.items() if payer.government)
    found = lazily(LEDGER, result, TODAY)["cost"]()
    tables = [table for table in found.tables if table.title == "Dibayar pemerintah"]
    if not tables:
        assert spent == 0
        return
    *rows, total = tables[0].rows
    whole = [sums.read(str(row[2]))[0] for row in rows]
    assert sum(whole) == sums.read(str(total[2]))[0] == spent
    for row, rupiah in zip(rows, whole, strict=True):
        people, months, each = (sums.read(part)[0] for part in str(row[1]).split(" × "))
        assert abs(people * months * each - rupiah) <= max(2.0, 5e-7 * months * each)


def test_a_discount_has_a_level_of_its_own(ledger: Ledger, baseline: Baseline) -> None:
    # PP 50/2025: non-transport workers whom no government budget pays contribute half from April to December 2026.
    start = START - 3
    lever = plan_lever(ledger, baseline, "msme", 1_000, start, {"payer": "zakat", "months": 6}, WHOLE)
    result = projected(Scenario(baseline, (lever,), start))
    [table] = plan_explanations(ledger, result, TODAY)["cost"].tables
    assert table.title == "Dibayar pihak lain"
    assert [str(row[1]) for row in table.rows[:2]] == ["1.000 × 3 × Rp8.400", "1.000 × 3 × Rp16.800"]
    # 25,200,000 + 50,400,000.
    assert table.rows[2][2] == "Rp75.600.000"


def test_english_has_the_same_numbers(ledger: Ledger, baseline: Baseline) -> None:
    result = tobacco(ledger, baseline)
    digits = [re.sub(r"\D", "", term.value) for term in plan_explanations(ledger, result, TODAY)["coverage"].terms]
    try:
        speak("en")
        found = plan_explanations(ledger, result, TODAY)["coverage"]
    finally:
        speak("id")
    assert [re.sub(r"\D", "", term.value) for term in found.terms] == digits
    assert found.formula.startswith("(active participants without the plan")
    assert found.command.endswith("--lang en")


def test_the_path_of_a_province_by_hand(ledger: Ledger) -> None:
    path = province_path(published_targets(ledger, "52"), published_start(ledger, "52"), TODAY)
    assert path
    last = len(path.years) - 1
    found = targets.step(ledger, "52", published_targets(ledger, "52"), path, last, TODAY)
    sums.check(found)
    assert "17 bulan lalu" in found.terms[1].cites[0].line
    # 64.94 % of 1,808,432 are 1,174,395.7 participants; without 555,276 that leaves 619,119.7.
    assert [plain(found.terms[0].value), plain(found.value)] == ["64,94 %", "619.120"]


def test_the_chance_to_reach_the_poor_by_hand(ledger: Ledger) -> None:
    found = published.reach(poor_protected(ledger, ledger.members("52")), TODAY)
    sums.check(found)
    # Lombok Utara: 20.74 % × (1 − 1,050 ÷ 49,280) = 20.298 %.
    assert written(found) == ["1.050", "÷ 49.280", "= 2,13 %", "100 %", "− 2,13 %", "× 20,74 %", "= 20,3 %"]
    sums.check(published.paid_share(ledger, "52", TODAY))


def test_the_rule_of_a_minimum_by_hand(ledger: Ledger) -> None:
    most = rule_bound(ledger, "5203", START, 100)
    assert most
    found = villages.bound(ledger.premiums, most, Rule(100, False, START), TODAY)
    sums.check(found)
    # 239 × 100 × 16,800 × 12 = 4,818,240,000.
    assert written(found) == ["239", "× 100", "= 23.900", "23.900", "× Rp16.800", "× 12", "= Rp4,82 miliar"]


class Read(HTMLParser):
    """What a reader sees of HTML, and its elements."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.seen, self.tags = "", set[str]()
        self.feed(markup)

    def handle_data(self, data: str) -> None:
        self.seen += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


@pytest.mark.parametrize("text", TEXTS)
def test_what_was_typed_stays_text(text: str) -> None:
    term = Term("", text, text, (Cite(text, text, ""),))
    table = Table(text, (Column(text),), ((text,),), note=text)
    for markup in (explained.figure(text), explained.sums([term]), explained.table(table)):
        read = Read(markup)
        assert text in read.seen
        assert read.tags <= {"p", "table", "thead", "tbody", "tr", "th", "td", "small", "caption"}
