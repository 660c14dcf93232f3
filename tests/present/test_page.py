"""A page that is sent says what the plan says, in both languages, loads nothing, and takes no text for markup."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from tests.helpers.hostile_texts import TEXTS
from tests.helpers.page_files import Read, fingerprint, packed
from ucj.facts.ledger import Ledger
from ucj.facts.scenarios import SavedScenario, parse_scenarios
from ucj.model.links import read_link
from ucj.model.projection import project
from ucj.model.scenario_builder import build_scenario
from ucj.present.draw.small_outlines import small_outlines, small_provinces
from ucj.present.print.document import Code, compact
from ucj.present.print.page import page_html
from ucj.present.print.site import index_html
from ucj.present.story.handouts import directory, plan_handout, region_handout

TODAY = dt.date(2026, 11, 21)
PRESET = "rencana-2026-30108"
PRESETS = [path.stem for path in Path("data/presets").glob("*.toml") if not path.name.endswith(".expected.toml")]
# 60 KB.
LARGEST = 60 * 1024


def plan_page(ledger: Ledger, saved: SavedScenario) -> str:
    result = project(build_scenario(ledger, saved, TODAY), ledger.premiums)
    return page_html(plan_handout(ledger, result, TODAY, saved=saved))


@pytest.fixture(scope="module")
def page(ledger: Ledger) -> str:
    return plan_page(ledger, ledger.presets[PRESET])


def bodies(html: str) -> dict[str, Read]:
    """Return what a page says by language."""
    return {"id": Read(html), "en": Read(packed(html)["bodies"]["en"]["html"])}


def loads_nothing(html: str) -> None:
    """Assert that a page holds no address beyond its own parts, and neither handlers nor styles in its elements."""
    for read in (Read(html), *(Read(body["html"]) for body in packed(html)["bodies"].values())):
        assert not [at for at in read.addresses() if not re.fullmatch(r"#\w+|data:,|\w+\.html", at)]
        names = {name for _tag, held in read.elements for name in held}
        assert not [name for name in names if name.startswith("on") or name == "style"]
        assert {tag for tag, _held in read.elements}.isdisjoint({"iframe", "object", "embed", "form", "base", "img"})


def test_a_page_says_the_plan_without_a_script(page: str) -> None:
    said = Read(page).text
    # data/presets: 27,043 more participants, 176,215.73 of 504,000 in December 2027, 4,456,219,320 rupiah.
    assert "menambah 27.043 peserta aktif di Kabupaten Lombok Timur" in said
    assert "cakupan 34,96 %, bukan 29,60 %, pada Desember 2027" in said
    for told in (
        "Rencana 2026: 30.108 petani dan nelayan",
        "Rp4.456.219.320",
        "176.216",
        "Ini hitungan, bukan prakiraan",
        "Delapan dari sepuluh hitungan berada antara",
        "DBHCHT, BPU: JKK + JKM",
        "Lolos verifikasi NIK dan usia",
        "data 2026-",
        "model versi 2",
        "Radar Selaparang",
        "Sesudah (Desember 2027): 34,96 %",
    ):
        assert told in said, told


def test_a_page_says_how_it_opens_in_the_app(ledger: Ledger, page: str) -> None:
    (link,) = re.findall(r"/skenario\?\S+", Read(page).text)
    found = read_link(ledger, link, TODAY)
    assert not found.corrections
    assert found.scenario == build_scenario(ledger, ledger.presets[PRESET], TODAY)
    assert "lang=en" in re.findall(r"/skenario\?\S+", bodies(page)["en"].text)[0]
    # Nobody's own machine is named, and nowhere that only an office knows.
    result = project(found.scenario, ledger.premiums)
    for app, known in (("http://localhost:8501", False), ("https://ucj.example.id", True)):
        story = plan_handout(ledger, result, TODAY, app=app).stories["id"]
        assert story.link.startswith("https://ucj.example.id/skenario?" if known else "/skenario?")


def test_the_other_language_is_packed(page: str) -> None:
    said = bodies(page)["en"].text
    assert "This plan adds 27,043 active participants in Lombok Timur Regency" in said
    assert "This is a calculation, not a forecast" in said
    assert "Ini hitungan" not in said
    elements = Read(page).elements
    assert ("html", {"lang": "id"}) in elements
    # In each language, the other one can be chosen.
    for language, other in (("id", "en"), ("en", "id")):
        links = [held for tag, held in bodies(page)[language].elements if tag == "a"]
        assert {"href": f"#{other}", "lang": other, "hreflang": other} in links


def test_a_page_allows_its_own_code_alone(page: str) -> None:
    read, rest = Read(page), packed(page)
    scripts, styles = ["".join(read.code["script"]), rest["script"]], ["".join(read.code["style"]), rest["style"]]
    assert read.policy.split("; ") == [
        "default-src 'none'",
        f"script-src {' '.join(map(fingerprint, scripts))}",
        f"style-src {' '.join(map(fingerprint, styles))}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    # A browser reads the policy before what it is for.
    assert page.index("Content-Security-Policy") < min(page.index("<style>"), page.index("<script"))
    loads_nothing(page)
    assert not re.findall(
        r"fetch\(|XMLHttpRequest|WebSocket|import\(|@import|url\((?!\"data:)", "".join(scripts + styles)
    )


@pytest.mark.parametrize("preset", PRESETS)
def test_a_page_fits_a_phone(ledger: Ledger, preset: str) -> None:
    html = plan_page(ledger, ledger.presets[preset])
    assert len(html.encode()) < LARGEST
    assert ledger.presets[preset].title in Read(html).text


@pytest.mark.parametrize("region", ["5203", "18", "5201", "00", "3671"])
def test_the_page_of_a_region(ledger: Ledger, region: str) -> None:
    html = page_html(region_handout(ledger, region, TODAY))
    assert len(html.encode()) < LARGEST
    loads_nothing(html)
    assert packed(html)["live"] is None
    assert "bukan prakiraan" in Read(html).text
    if region == "5203":
        # 164,828 of 504,000 workers; 272,160 participants are the target.
        assert "32,70 %" in Read(html).text and "107.332" in Read(html).text and "13,53 %" in Read(html).text
        assert "32.70%" in bodies(html)["en"].text


def test_what_was_typed_is_text(ledger: Ledger) -> None:
    hostile = [f"QQ{text}ZZ" for text in (*TEXTS, "</script><script>alert(1)</script>", "]]><!--", "{{ 7*7 }}")]
    saved = ledger.presets[PRESET].model_copy(
        update={"title": hostile[-3], "said_by": hostile[-2], "not_modelled": hostile, "said": hostile[-1]}
    )
    html, plain = plan_page(ledger, saved), plan_page(ledger, ledger.presets[PRESET])
    loads_nothing(html)
    for read in bodies(html).values():
        missing = [text for text in hostile if " ".join(text.replace("\u00a0", " ").split()) not in read.text]
        assert not missing
    # The same elements, and one item of a list more for each text.
    more = len(hostile) + 1 - len(ledger.presets[PRESET].not_modelled)
    count = len([tag for tag, _held in Read(html).elements if tag == "li"])
    assert count == len([tag for tag, _held in Read(plain).elements if tag == "li"]) + more
    assert Read(html).code["script"] == Read(plain).code["script"]


def test_numbers_at_their_bounds(ledger: Ledger) -> None:
    text = """region = "5203"\nstart = "2027-01"\nhorizon = 240\nactive = 20000\npotential = 300000000\ntarget = 1.0
[[levers]]\ngroup = "msme"\npeople = 300000000\nmonths = 240\nramp = 24\n"""
    (saved,) = parse_scenarios(text)
    html = plan_page(ledger, saved)
    assert "300.000.000" in Read(html).text
    loads_nothing(html)


def test_a_plan_of_nothing_has_no_sliders(ledger: Ledger) -> None:
    html = plan_page(ledger, ledger.presets[PRESET].model_copy(update={"levers": ()}))
    assert packed(html)["live"] is None
    assert "tidak menambah peserta aktif" in Read(html).text


def test_the_list_of_regions(ledger: Ledger) -> None:
    html = index_html(lambda: directory(ledger, TODAY, ("52", "18")), "2026-11-20-0a1b2c3d", 2)
    loads_nothing(html)
    # 11 of NTB, 16 of Lampung; the two provinces on the map and in its text as well.
    links = [at for at in Read(html).addresses() if at.endswith(".html")]
    assert len(set(links)) == 27
    assert len(links) == 27 + 2 + 2
    assert "Kabupaten Lombok Timur Cakupan: 32,70 %" in Read(html).text
    assert "Lombok Timur Regency Coverage: 32.70%" in bodies(html)["en"].text


def test_outlines_are_small_and_whole(ledger: Ledger) -> None:
    for province in ledger.provinces():
        drawn = small_outlines(province.code)
        assert set(drawn.paths) == {region.code for region in ledger.members(province.code)}
        assert sum(map(len, drawn.paths.values())) < 6_500, province.code
        assert all(re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", path) for path in drawn.paths.values())
    whole = small_provinces(tuple(province.code for province in ledger.provinces()))
    assert len(whole.paths) == len(ledger.provinces())


def test_only_comments_and_spaces_are_left_out_of_code() -> None:
    script = '// a comment\n  const a = "// no comment";\n\n  b(`//`);\n'
    style = '/* one\nand two */\na > b, c :is(d) { e: f g; }\nh::before { content: ": "; }\n'
    assert compact(Code(script, style)) == Code(
        'const a = "// no comment";\nb(`//`);', 'a > b, c :is(d){e: f g;}h::before{content: ": ";}'
    )
