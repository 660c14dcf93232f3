"""What a visitor typed or uploaded is text everywhere: through every door, at every exit."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect
from pptx import Presentation
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from tests.helpers.hostile_texts import TEXTS
from tests.helpers.page_files import Read
from tests.helpers.server import start_server
from tests.helpers.visits import Visit, new_visit
from ucj.facts.intake.cells import tidy
from ucj.facts.intake.characters import printable
from ucj.facts.intake.forms import Upload
from ucj.facts.intake.uploads import UploadedRow, read_upload, with_upload
from ucj.facts.intake.village_uploads import read_villages
from ucj.facts.ledger import Ledger
from ucj.facts.scenarios import SavedScenario, ScenarioFileError, parse_scenarios
from ucj.model.comparison import compare, keep, rename
from ucj.model.links import read_link
from ucj.model.projection import project
from ucj.model.scenario import ScenarioError
from ucj.model.scenario_builder import build_scenario
from ucj.present import (
    comparison,
    comparison_tables,
    frames,
    ledger_table,
    upload_reports,
    uploads,
    village_reports,
    village_tables,
)
from ucj.present.draw.legend import lines_legend
from ucj.present.draw.map import _html
from ucj.present.draw.map_measures import map_measures
from ucj.present.print import files, projector
from ucj.present.print.page import page_html
from ucj.present.print.workbook import xlsx_bytes
from ucj.present.story.handouts import region_handout
from ucj.present.story.plan import plan_story
from ucj.present.story.region import region_story, screens
from ucj.present.village_sentences import Origin, Rule
from ucj.present.words import corrections, remarks
from ucj.present.words.escape import excerpt, verbatim
from ucj.ui import own_figures

TODAY = dt.date(2026, 11, 20)
# Whatever stands between these two came from a visitor.
OPENED, CLOSED = "QQ", "ZZ"
MARKED = tuple(f"{OPENED}{text}{CLOSED}" for text in TEXTS)
# The characters that a workbook or a page in print cannot hold, and one that begins an escape of a terminal.
CONTROLS = "".join(map(chr, [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF]))


def as_read(markdown: str) -> str:
    """Return what a reader sees of a text that `verbatim` has written; a browser shows that this is so."""
    return html.unescape(markdown.replace(":small[]", ""))


def shown_as_text(markdown: str, *typed: str) -> None:
    """Assert that texts of a visitor stand in a Markdown as `verbatim` writes them, and in no other way."""
    rest = markdown
    for text in typed:
        assert verbatim(text) in markdown, text
        assert as_read(verbatim(text)) == text
        rest = rest.replace(verbatim(text), "")
    assert OPENED not in rest, rest


def plan(**values: Any) -> SavedScenario:
    return SavedScenario.model_validate(
        {"title": "A", "region": "5203", "start": "2027-01", "levers": [{"group": "msme", "people": 1_000}], **values}
    )


def written(changes: dict[str, Any]) -> str:
    return tomli_w.dumps(plan().model_dump(mode="json", exclude_none=True) | changes)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the page of hostile texts."""
    process, address = start_server(tmp_path_factory.mktemp("hostile") / "log", "tests/helpers/hostile_page.py")
    yield address
    process.kill()


MARKUP = "a, img, code, svg, em, del, hr, h1, h2, [role=img], .katex"
READ = """([scope, markup]) => [...document.querySelectorAll(scope)].map(
    place => [place.textContent, place.querySelectorAll(markup).length]
)"""


def test_a_browser_shows_what_was_typed(browser: Browser, page: str) -> None:
    visit = new_visit(browser, page)
    visit.page.goto(page)
    expect(visit.page.get_by_text("Semua sudah tergambar.")).to_be_visible(timeout=90_000)
    # Labels of buttons are drawn after the rest.
    expect(visit.page.locator("[data-testid=stButtonGroup] button p")).to_have_count(len(TEXTS))
    expect(visit.page.locator("[data-testid=stRadio] label p")).to_have_count(len(TEXTS) + 1)

    def read(scope: str, more: str = ", strong, blockquote, ul, ol") -> list[Any]:
        return [[" ".join(text.split()), count] for text, count in visit.page.evaluate(READ, [scope, MARKUP + more])]

    for number, text in enumerate(TEXTS):
        found = read(f".st-key-text{number} [data-testid=stMarkdownContainer]", "")
        wanted = [f"Rencana {text} itu", text, text, text, f"{text} melindungi", text, f"Salah: {text}"]
        assert found == [[said, 0] for said in (*wanted, f"Hapus {text}", text, f"Buka {text}")], text
    plain, bold = ([[text, 0] for text in TEXTS] for _column in range(2))
    cells = read("[data-testid=stTable] td", "")
    assert cells[::2] == plain and cells[1::2] == bold
    assert read("[data-testid=stButtonGroup] button p") == plain
    assert read("[data-testid=stRadio] label p")[1:] == plain
    box = visit.page.get_by_role("combobox", name="Pilih")
    box.focus()
    # A list closes while the page scrolls below it.
    visit.come_to_rest()
    box.press("ArrowDown")
    expect(visit.page.get_by_role("option", name=TEXTS[1], exact=True)).to_have_text(TEXTS[1])
    # Without the app's own configuration Streamlit counts its visitors; nothing that was typed is fetched.
    assert set(visit.refused) <= {"https://data.streamlit.io/metrics.json"}
    visit.page.close()


@given(st.text(max_size=40))
def test_no_text_is_more_than_text(text: str) -> None:
    said = verbatim(text)
    assert as_read(said) == " ".join(printable(text).split())
    assert not re.search(r"[\\`*_{}<>#~|$@!^]", re.sub("&#[0-9]+;|:small\\[\\]", "", said))


# ---- Doors: what is read


def upload_of(sources: Iterable[str], ledger: Ledger) -> Upload[UploadedRow]:
    rows = io.StringIO()
    table = csv.writer(rows)
    table.writerow(["kode", "nama", "peserta_aktif", "potensi_pekerja", "per_tanggal", "sumber"])
    codes = [region.code for region in ledger.regions.values() if region.level == "regency" or region.level == "city"]
    for code, source in zip(codes, sources, strict=False):
        table.writerow([code, "", 10_000, 40_000, "2026-06", source])
    return read_upload(rows.getvalue().encode(), TODAY)


def test_sources_of_an_upload(ledger: Ledger, open_page: Callable[[str], AppTest]) -> None:
    upload = upload_of(MARKED, ledger)
    assert upload.accepted and len(upload.rows) == len(MARKED)
    assert [row.source for row in upload.rows] == list(MARKED)
    for text, cell in zip(MARKED, uploads.accepted_table(ledger, upload)["Posisi data, sumber"], strict=True):
        shown_as_text(cell, text)
    own = with_upload(ledger, upload)
    uploaded = [figure for figure in own.observations if figure.status == "uploaded"]
    for text, (_i, row) in zip(
        [figure.source.title for figure in uploaded],
        ledger_table.readable(uploaded, TODAY).iterrows(),
        strict=True,
    ):
        shown_as_text(row["Status, sumber, catatan"], text)
    for province in {row.region[:2] for row in upload.rows}:
        for cell in frames.measure_table(own, province, map_measures(TODAY)["coverage"])["Sumber"]:
            shown_as_text(cell, *(text for text in MARKED if verbatim(text) in cell))
    # The exits of the same figures hold them as they were typed.
    cells = {cell for line in csv.reader(io.StringIO(ledger_table.as_csv(own))) for cell in line}
    assert set(MARKED) <= cells
    book = load_workbook(io.BytesIO(ledger_table.as_xlsx(own)))
    there = {cell.value: cell for line in book["Angka"].iter_rows() for cell in line}
    assert all(there[text].data_type == "s" and not there[text].hyperlink for text in MARKED)
    for path in ("app.py", "pages/peta.py", "pages/data.py", "pages/unggah.py", "pages/target.py"):
        app = open_page(path)
        app.session_state["data_words"] = "unggahan"
        app.session_state["region"] = upload.rows[2].region
        app.session_state[own_figures.OWN_FIGURES.place] = replace(upload, files=(MARKED[2],))
        app.run()
        assert not app.exception, path
        said = [element.value for kind in (app.subheader, app.markdown, app.info, app.error) for element in kind]
        said += [str(cell) for table in app.table for cell in table.value.to_numpy().ravel()]
        # The widgets of the page hold a search word; nothing here is foreign but the sources and the file's name.
        for part in said:
            shown_as_text(part, *(text for text in MARKED if verbatim(text) in part))


def test_what_stands_around_the_figures_of_an_upload(ledger: Ledger) -> None:
    """A source above the table, a note and a signature below it, headings, and an answer that was typed."""
    for text in MARKED:
        said = excerpt(tidy(text))
        rows = io.StringIO()
        csv.writer(rows, delimiter=";").writerows(
            [
                [f"Sumber: {text}"],
                ["Nama", f"Target {text}", "Peserta aktif", "Potensi", "PU", "BPU"],
                ["Dompu", "", "10", "20", "3", "4"],
                ["Jumlah", "", "11", "20", "", ""],
                [f"Catatan {text}", "", text, "", "", ""],
            ]
        )
        for answers in ({}, {"as_of": text}):
            upload = read_upload(rows.getvalue().encode(), TODAY, ledger=ledger, answers=answers)
            asked = [remarks.say(ledger, question.asks) for question in upload.questions]
            shown = [remarks.say(ledger, detail) for question in upload.questions for detail in question.details]
            wrong = [upload_reports.wrong(ledger, question) or "" for question in upload.questions]
            notes = upload_reports.note_lines(ledger, upload)
            assert any(verbatim(said) in line for line in notes), text
            for line in (*asked, *shown, *wrong, *notes):
                rest = line
                for part in (f"Catatan {tidy(text)} · {tidy(text)}", f"Target {tidy(text)}", tidy(text)):
                    rest = rest.replace(verbatim(excerpt(part)), "")
                assert OPENED not in rest, line
    first = MARKED[0]
    content = f"nama;aktif;potensi;per\nDompu;1;2;2026-01\n{first}".encode()
    answered = read_upload(content, TODAY, ledger=ledger, answers={"source": first})
    assert verbatim(first) in upload_reports.note_lines(ledger, answered)[-1]


def test_names_in_an_upload(ledger: Ledger) -> None:
    rows = io.StringIO()
    table = csv.writer(rows)
    table.writerow(["nama", "peserta_aktif", "potensi_pekerja", "per_tanggal", "sumber"])
    for text in MARKED:
        table.writerow([text, 10_000, 40_000, "2026-06", "Surat"])
    upload = read_upload(rows.getvalue().encode(), TODAY)
    assert not upload.accepted
    for text, cell in zip(MARKED, upload_reports.problem_table(ledger, upload)["Terbaca"], strict=True):
        shown_as_text(cell, text)


def test_names_in_files_of_villages(ledger: Ledger) -> None:
    rows = io.StringIO()
    table = csv.writer(rows)
    table.writerow(["nama", "peserta_aktif"])
    for text in MARKED:
        table.writerow([text, 5])
    upload = read_villages([(MARKED[0], rows.getvalue().encode())], ledger.villages)
    told_of = upload_reports.problem_table(ledger, upload)
    assert len(told_of) == len(MARKED)
    for text, read, place in zip(MARKED, told_of["Terbaca"], told_of["Tempat"], strict=True):
        shown_as_text(read, text)
        shown_as_text(place, MARKED[0])
    for text in MARKED:
        shown_as_text(
            village_tables.cards(ledger.premiums, [], 1, Rule(100, False, 24_000), Origin("2026-06", text))[0].source,
            text,
        )


def test_scenario_files(ledger: Ledger) -> None:
    for text in MARKED:
        for values in (
            {"region": text},
            {"levers": [{"group": text, "people": 1}]},
            {"levers": [{"group": "msme", "people": 1, "payer": text}]},
            {"levers": [{"group": "msme", "people": 1, "route": text}]},
            {"levers": [{"group": "msme", "people": 1, "payer": {text: 1.0}}]},
            {"levers": [{"group": "msme", "people": 1, "assumptions": {text: 1.0}}]},
        ):
            file = tomli_w.dumps({"scenario": [plan().model_dump(mode="json", exclude_none=True) | values]})
            try:
                (saved,) = parse_scenarios(file)
            except ScenarioFileError as too_long:
                # A code, an id or a name has an end of its own.
                for line in remarks.some_lines(ledger, too_long.faults):
                    shown_as_text(line, *([text] if verbatim(text) in line else []))
                continue
            with pytest.raises(ScenarioError) as refused:
                project(build_scenario(ledger, saved, TODAY), ledger.premiums)
            shown_as_text(remarks.say(ledger, refused.value.remark), text)
            # A terminal is given the text itself.
            assert text in remarks.say(ledger, refused.value.remark, str)
        for odd in ({"start": text}, {"people": text}, {text: 1}, {"levers": [{"group": "msme", "people": text}]}):
            with pytest.raises(ScenarioFileError) as faulty:
                parse_scenarios(written(odd))
            lines = remarks.some_lines(ledger, faulty.value.faults)
            for line in lines:
                shown_as_text(line, *([text] if verbatim(text) in line else []))


def test_names_of_scenarios(ledger: Ledger) -> None:
    for text in MARKED:
        name = " ".join(text.split())
        kept = keep(ledger, (), [plan(title=text), plan(title="B")], TODAY)
        with pytest.raises(ScenarioError) as taken:
            rename(kept, "B", text)
        shown_as_text(remarks.say(ledger, taken.value.remark), name)
        compared = compare(ledger, kept, TODAY)
        shown_as_text(comparison.against_no_plan(compared[0], None), name)
        shown_as_text(comparison.difference(compared[0], compared[1], None), name)
        shown_as_text(comparison.headline(compared, None), name)
        for table in (
            comparison_tables.result_table(ledger, compared, None, TODAY),
            comparison_tables.money_table(compared),
        ):
            shown_as_text(str(table["Skenario"][0]), name)
        # A chart, its words for a screen reader and a legend take text, not Markdown.
        assert name in comparison.headline(compared, None, str)
        assert name in set(comparison_tables.lines_frame(compared)["name"])
        assert (name, {"div", "span"}) == texts_of_html(lines_legend([(name, "#000", [1, 0])]))


def test_addresses(ledger: Ledger) -> None:
    for text in MARKED:
        for query in (
            urlencode({"region": "5203", "start": "2027-01", "msme.months": text}),
            urlencode({"region": text, "start": "2027-01"}),
            urlencode({"region": "5203", "start": text, "data": text}),
            f"region=5203&horizon=24&{quote(text, safe='')}=1",
        ):
            link = read_link(ledger, query, TODAY)
            for line in corrections.lines(ledger, link.corrections):
                shown_as_text(line, *([text] if verbatim(text) in line else []))
            assert text in " ".join(remarks.say(ledger, item, str) for item in link.corrections)


# ---- Exits: what is printed and downloaded


OUR_TAGS = {"section", "h1", "div", "p", "strong", "dl", "dt", "dd", "i", "b", "ul", "li", "span", "br"}


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags = "", set[str]()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


def texts_of_html(markup: str) -> tuple[str, set[str]]:
    """Return what an HTML says, and which elements it has."""
    parser = _Html()
    parser.feed(markup)
    return parser.text, parser.tags


def test_maps_and_the_briefing(ledger: Ledger) -> None:
    own = with_upload(ledger, upload_of(MARKED, ledger))
    for text in MARKED:
        assert texts_of_html(_html(("Nama", text))) == (f"Nama{text}", {"b", "br"})
    for region, text in list(zip([r.region for r in upload_of(MARKED, ledger).rows], MARKED, strict=True))[:40]:
        for screen in screens(own, region, TODAY):
            _said, tags = texts_of_html(projector.whole(screen))
            assert tags <= {
                "section",
                "h1",
                "div",
                "p",
                "strong",
                "dl",
                "dt",
                "dd",
                "i",
                "b",
                "ul",
                "li",
                "span",
                "br",
            }, text
        assert text in "".join(texts_of_html(projector.footing(screen))[0] for screen in screens(own, region, TODAY))


def without_spaces(text: str) -> str:
    return re.sub(r"\s|-", "", text)


def test_the_files_of_a_brief(ledger: Ledger) -> None:
    # The fonts that are printed with have Latin letters alone.
    printed = [text for text in MARKED if text.isascii()]
    saved = plan(title=printed[0], said_by=printed[1], not_modelled=printed)
    made = plan_story(ledger, project(build_scenario(ledger, saved, TODAY), ledger.premiums), TODAY, saved=saved)
    reader = PdfReader(io.BytesIO(files.MAKERS["pdf"](made)))
    said = without_spaces("".join(sheet.extract_text() for sheet in reader.pages))
    missing = [text for text in printed if without_spaces(text) not in said]
    assert not missing
    addresses = {source.url for source in made.sources}
    linked = {note.get_object()["/A"]["/URI"] for sheet in reader.pages for note in sheet.get("/Annots", [])}
    assert linked <= addresses
    deck = Presentation(io.BytesIO(files.MAKERS["pptx"](made)))
    frames = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert not [text for text in printed if not any(text in frame for frame in frames)]
    book = load_workbook(io.BytesIO(files.MAKERS["xlsx"](made)))
    cells = {cell.value: cell for sheet in book for line in sheet.iter_rows() for cell in line}
    assert all(cells[text].data_type == "s" and not cells[text].hyperlink for text in printed)
    (again,) = parse_scenarios(files.MAKERS["toml"](made).decode())
    assert list(again.not_modelled) == printed


def test_uploaded_sources_in_a_brief(ledger: Ledger) -> None:
    for text in islice((text for text in MARKED if text.isascii() and re.search(r"[\[<$#:*]", text)), 12):
        upload = upload_of([text], ledger)
        made = region_story(with_upload(ledger, upload), upload.rows[0].region, TODAY)
        said = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(files.MAKERS["pdf"](made))).pages)
        assert without_spaces(text) in without_spaces(said)


def test_uploaded_sources_on_a_page_that_is_sent(ledger: Ledger) -> None:
    for text in islice((text for text in MARKED if re.search(r"[<&\"']", text)), 12):
        upload = upload_of([text], ledger)
        read = Read(page_html(region_handout(with_upload(ledger, upload), upload.rows[0].region, TODAY)))
        assert " ".join(text.replace("\u00a0", " ").split()) in read.text
        assert {tag for tag, _held in read.elements}.isdisjoint({"img", "iframe", "form"})
        assert not [at for at in read.addresses() if "x.test" in at]


# ---- What nobody can see


def test_characters_that_no_workbook_holds_are_stripped_on_reading(ledger: Ledger) -> None:
    source = f"Surat{CONTROLS} kantor"
    rows = f"kode,peserta_aktif,potensi_pekerja,per_tanggal,sumber\n5203,10000,40000,2026-06,{source}\n"
    upload = read_upload(rows.replace("\0", "").encode(), TODAY)
    assert [row.source for row in upload.rows] == ["Surat kantor"]
    own = with_upload(ledger, upload)
    ledger_table.as_xlsx(own)
    made = region_story(own, "5203", TODAY)
    for kind in files.kinds(made):
        assert files.MAKERS[kind](made)


def test_scenarios_lose_what_nobody_can_see(ledger: Ledger) -> None:
    odd = 'title = "R\\u0001\\u001b[31m\\uFFFF"\nregion = "5203\\u0000"\nstart = "2027-01"\nsaid_by = "B\\u009f"\n'
    (saved,) = parse_scenarios(odd + 'not_modelled = ["x\\u0002"]\n[[levers]]\ngroup = "msme\\u0003"\npeople = 1\n')
    assert (saved.title, saved.region, saved.said_by) == ("R[31m", "5203", "B")
    assert (saved.not_modelled[0], saved.levers[0].group) == ("x", "msme")
    (kept,) = keep(ledger, (), [saved], TODAY)
    assert rename((kept,), "R[31m", "S\x01\ud800")[0].title == "S"
    with pytest.raises(ScenarioFileError) as faulty:
        parse_scenarios('region = "5203"\nstart = "\\u001b[2J"\n')
    assert "\x1b" not in str(faulty.value)


def test_what_is_typed_on_the_page_cannot_break_a_download() -> None:
    rows = village_reports.ranking_csv([{"sumber": f"=a{CONTROLS}"}])
    assert list(csv.reader(io.StringIO(rows)))[1] == ["'=a"]
    book = load_workbook(io.BytesIO(xlsx_bytes({"Peringkat": [{"sumber": f"a{CONTROLS}"}]})))
    assert book["Peringkat"]["A2"].value == "a"


@pytest.mark.parametrize("digits", ["9" * 4_301, "1." + "000." * 2_000 + "000", "0" * 5_000 + "1"])
def test_thousands_of_digits_are_refused_in_words(ledger: Ledger, digits: str) -> None:
    rows = f"kode;peserta_aktif;potensi_pekerja;per_tanggal;sumber\n5203;{digits};40000;2026-06;Surat\n"
    upload = read_upload(rows.encode(), TODAY)
    assert [(problem.place.row, problem.place.column, problem.code) for problem in upload.problems] == [
        (2, "peserta_aktif", "count")
    ]
    table = upload_reports.problem_table(ledger, upload)
    assert len(table["Terbaca"][0]) < 200
    villages = read_villages([("a.csv", f"nama;peserta_aktif\nPijot;{digits}\n".encode())], ledger.villages)
    assert [problem.code for problem in villages.problems] == ["count"]


def test_uploads_in_the_app_itself(visit: Visit, tmp_path: Path) -> None:
    image = "x] ![g](http://x.test/i.png) [y"
    table = tmp_path / "A_[b](http:__x.test).csv"
    table.write_text(
        f'kode,peserta_aktif,potensi_pekerja,per_tanggal,sumber\n5203,10000,40000,2026-06,"{image}"\n', encoding="utf-8"
    )
    page = visit.open("unggah", "Berkas CSV atau XLSX")
    page.locator("input[type=file]").set_input_files(table)
    expect(page.get_by_test_id("stTable").get_by_text(image)).to_be_visible()
    expect(page.get_by_text(table.name, exact=True).first).to_be_visible()
    page.get_by_role("link", name="Ringkasan").click()
    card = page.get_by_test_id("stMarkdownContainer").filter(has_text=image).first
    expect(card).to_be_visible()
    expect(card.locator("img, a[href*='x.test'], code")).to_have_count(0)

    scenario = tmp_path / "rencana.toml"
    scenario.write_text(
        'title = "Rencana_A + B"\nregion = "[Masuk di sini](http://x.test)"\nstart = "2027-01"\n', encoding="utf-8"
    )
    page = visit.open("banding", "Muat berkas skenario")
    page.get_by_text("Muat berkas skenario").click()
    page.locator("input[type=file]").set_input_files(scenario)
    wrong = page.get_by_test_id("stAlert").filter(has_text="tertulis [Masuk di sini](http://x.test)")
    expect(wrong).to_be_visible()
    expect(wrong.locator("a, code")).to_have_count(0)
    assert visit.refused == []
