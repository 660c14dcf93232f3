"""The brief says on paper, on slides and in a workbook what the page and the command line say, and nothing else."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from tests.helpers.plans import ceilings
from tests.helpers.profiles import examples
from tests.helpers.server import ROOT
from ucj.__main__ import main
from ucj.facts.ledger import Ledger
from ucj.facts.scenarios import parse_scenarios
from ucj.model.links import write_link
from ucj.model.projection import Projection, project
from ucj.model.scenario import Scenario
from ucj.model.scenario_builder import build_scenario, plan_lever, published_baseline
from ucj.model.spending import spending
from ucj.present.chapters import Story
from ucj.present.print.addresses import can_be_scanned
from ucj.present.print.deck import fits, fitting
from ucj.present.print.files import MAKERS, kinds
from ucj.present.print.pdf import pdf_bytes
from ucj.present.print.sheets import workbook_bytes
from ucj.present.print.slides import pptx_bytes
from ucj.present.story.plan import plan_story
from ucj.present.story.region import region_story

TODAY = dt.date(2026, 11, 21)
SITE = "https://ucj.example.id"
# A hundredth of an inch in the unit of a slide.
HAIR = 9_144
PRESET = "rencana-2026-30108"
# What a document must show as it is: Typst, Markdown, HTML and formulas.
HOSTILE = '#import "x": *; $x$ <b>*tebal*</b> =1+1 @a [tautan](http://jahat.example) \\u{1F}'


@pytest.fixture(scope="module")
def planned(ledger: Ledger) -> Story:
    """Return the brief of an announced plan whose figures are worked out by hand in data/presets."""
    saved = ledger.presets[PRESET]
    result = project(build_scenario(ledger, saved, TODAY), ledger.premiums)
    return plan_story(ledger, result, TODAY, saved=saved, link="https://ucj.example/skenario?region=5203")


@pytest.fixture(scope="module")
def everything(ledger: Ledger) -> Projection:
    """Return a plan with every group of Lombok Timur, budgets that share, and a ceiling."""
    baseline = published_baseline(ledger, "5203")
    assert baseline
    start = 684  # January 2027
    split = (("add", 0.6), ("dbhcht", 0.4))
    levers = tuple(
        plan_lever(ledger, baseline, group.id, 1234 + 7 * i, start, {"ramp": 3}, None, split if i % 3 == 0 else ())
        for i, group in enumerate(ledger.groups_of("5203"))
    )
    return project(Scenario(baseline, levers, start, 36, 0.54, ceilings=ceilings(add=1e9)), ledger.premiums)


def paper(content: bytes) -> str:
    """Return the text of a PDF with ordinary spaces, lines joined."""
    pages = PdfReader(io.BytesIO(content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages).replace("\u00a0", " "))


def test_a_long_address_is_printed_whole(ledger: Ledger) -> None:
    saved = ledger.presets[PRESET]
    result = project(build_scenario(ledger, saved, TODAY), ledger.premiums)
    link = f"https://ucj.example/skenario?{write_link(ledger, result.scenario)}"
    printed = paper(pdf_bytes(plan_story(ledger, result, TODAY, saved=saved, link=link)))
    assert link in printed.replace(" ", "")


def shapes(content: bytes) -> Iterator[Any]:
    """Yield the shapes of every slide."""
    for slide in Presentation(io.BytesIO(content)).slides:
        yield from slide.shapes


def inside(shape: Any) -> tuple[int, int, int, int]:
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def test_nothing_lies_on_anything_else_on_a_slide(ledger: Ledger, everything: Projection) -> None:
    briefs = [region_story(ledger, region, TODAY, link=f"{SITE}/?region={region}") for region in ("5203", "18", "5201")]
    for scenario in (everything.scenario, *(build_scenario(ledger, saved, TODAY) for saved in ledger.presets.values())):
        link = f"{SITE}/skenario?{write_link(ledger, scenario)}"
        briefs.append(plan_story(ledger, project(scenario, ledger.premiums), TODAY, link=link))
    for brief in briefs:
        made = Presentation(io.BytesIO(pptx_bytes(brief)))
        for slide in made.slides:
            boxes = [(*inside(shape), shape.name) for shape in slide.shapes]
            for i, (left, top, right, bottom, name) in enumerate(boxes):
                assert left >= 0 and top >= 0 and right <= made.slide_width and bottom <= made.slide_height, name
                for begin, high, end, low, other in boxes[:i]:
                    apart = max(begin - right, left - end, high - bottom, top - low)
                    assert apart >= -HAIR, (name, other)
        # What stands in a box is not longer than it, so that a box is all that its words take.
        for shape in made.slides[-1].shapes:
            if shape.has_text_frame and shape.text_frame.text:
                lines = [paragraph.text for paragraph in shape.text_frame.paragraphs]
                size = shape.text_frame.paragraphs[0].runs[0].font.size.pt
                assert fits(lines, shape.width / 914_400, shape.height / 914_400, size), shape.text_frame.text


@pytest.mark.parametrize(
    ("link", "shown", "scanned"),
    [
        ("https://ucj.example.id/?region=5203", True, True),
        ("http://8.8.8.8:8501/?region=5203", True, True),
        ("/skenario?region=5203", True, False),
        ("http://localhost:8501/?region=5203", False, False),
        ("http://LOCALHOST/?region=5203", False, False),
        ("http://localhost.:8501/", False, False),
        ("http://ucj.localhost/", False, False),
        ("http://127.0.0.1:8501/?region=5203", False, False),
        ("http://127.1/", False, False),
        ("http://[::1]:8501/?region=5203", False, False),
        ("http://[fe80::1%25eth0]/", False, False),
        ("http://10.0.0.7:8501/", False, False),
        ("http://192.168.1.5:8501/", False, False),
        ("http://172.16.0.1/", False, False),
        ("http://0.0.0.0:8501/", False, False),
        ("http://laptop:8501/", False, False),
        ("http://laptop-bappeda.local:8501/", False, False),
        ("http://ucj.lan/", False, False),
        ("http://[bukan", True, False),
        ("?region=5203", False, False),
        ("", False, False),
        ("https://ucj.example.id/?" + "a" * 2000, True, False),
    ],
)
def test_only_an_address_that_others_can_open_is_printed(link: str, shown: bool, scanned: bool, ledger: Ledger) -> None:
    assert region_story(ledger, "5203", TODAY, link=link).link == (link if shown else "")
    assert can_be_scanned(link) is scanned


def test_an_address_stands_beside_its_code(ledger: Ledger) -> None:
    here, elsewhere = (
        region_story(ledger, "5203", TODAY, link=f"{site}/?region=5203") for site in (SITE, "http://localhost:8501")
    )
    for brief, shown in ((here, True), (elsewhere, False)):
        slides, printed = pptx_bytes(brief), pdf_bytes(brief)
        codes = [shape for shape in shapes(slides) if "Kode QR" in shape._element.xml]
        assert len(codes) == shown
        assert (f"{SITE}/?region=5203" in slides_text(slides)) is shown
        assert (f"{SITE}/?region=5203" in paper(printed)) is shown
        assert "localhost" not in slides_text(slides) + paper(printed)
        assert ("Tautan" in paper(printed)) is shown
    # Black squares of eight pixels or more, with the white around them that a telephone needs.
    picture = Image.open(io.BytesIO(codes_of(here)))
    assert picture.size[0] == picture.size[1] >= 8 * 29
    assert picture.convert("1").getpixel((4, 4)) == 255


def codes_of(brief: Story) -> bytes:
    (code,) = [shape for shape in shapes(pptx_bytes(brief)) if "Kode QR" in shape._element.xml]
    blob: bytes = code.image.blob
    return blob


def slides_text(content: bytes) -> str:
    """Return what stands on the slides, tables included."""
    words = []
    for shape in shapes(content):
        if shape.has_text_frame:
            words.append(shape.text_frame.text)
        if shape.has_table:
            words += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(words).replace("\u00a0", " ")


def cells(content: bytes) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of each sheet by heading."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheets = {}
    for sheet in book.worksheets:
        head, *rows = sheet.iter_rows(values_only=True)
        sheets[sheet.title] = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return sheets


# By hand, in data/presets/rencana-2026-30108.expected.toml.
BY_HAND = ("176.216", "150.311", "Rp4.456.219.320", "164.828", "504.000")


def test_the_page_on_paper(planned: Story) -> None:
    content = pdf_bytes(planned)
    said = paper(content)
    for part in (*BY_HAND, "Rencana 2026: 30.108 petani dan nelayan", "Pemkab Lombok Timur, 9 Desember 2025"):
        assert part in said, part
    # 176,215.73 of 504,000, 27,043.23 beyond the 149,172.5 without a plan; 272,160 − 176,215.73.
    # What stays pays (17,395 + 12,077.35) × 0.1 × 16,800 × 15.
    for part in (
        "34,96 %",
        "27.043",
        "149.173",
        "95.944",
        "Rp742.703.220",
        "Halaman 1 dari",
        "dicetak 21 November 2026",
    ):
        assert part in said, part
    assert "https://ucj.example/skenario?region=5203" in said
    assert len(PdfReader(io.BytesIO(content)).pages) <= 3


def test_the_slides(planned: Story) -> None:
    content = pptx_bytes(planned)
    made = Presentation(io.BytesIO(content))
    assert (made.slide_width, made.slide_height) == (12191695, 6858000)  # 16:9
    assert len(made.slides) == 7
    said = slides_text(content)
    for part in ("34,96 %", "95.944", "Rp4.456.219.320", "Rp742.703.220", "30.108"):
        assert part in said, part
    drawn = {chart.plots[0].categories[0]: chart for chart in (s.chart for s in shapes(content) if s.has_chart)}
    # From the published month, January 2026; the plan begins in April 2027.
    months = {series.name: list(series.values) for series in drawn["Jan 2026"].plots[0].series}
    assert round(months["Angka tengah"][0] * 504_000) == 164_828
    assert round(months["Angka tengah"][15] * 504_000) == 176_216
    assert round(months["Angka tengah"][27] * 504_000) == 150_311
    assert months["Tanpa rencana"][15] * 504_000 == pytest.approx(149_172.5)  # 147,433 and a tenth of 17,395
    assert months["Target"] == pytest.approx([0.54] * 39)
    assert list(drawn["DBHCHT"].plots[0].series[0].values) == [4_456_219_320, 742_703_220]


def test_the_workbook(planned: Story) -> None:
    sheets = cells(workbook_bytes(planned))
    assert list(sheets) == ["Ringkasan", "Rencana", "Bulan", "Asumsi", "Dasar hukum", "Sumber berbeda", "Sumber"]
    plan, rest = sheets["Rencana"]
    assert (plan["Orang"], plan["Iuran sebulan"], plan["Iuran selama rencana"]) == (30_108, 16_800, 4_456_219_320)
    assert rest["Iuran selama rencana"] == 742_703_220
    by_month = {row["Bulan"]: row for row in sheets["Bulan"]}
    assert [by_month[month]["Peserta aktif"] for month in ("2027-04", "2027-12", "2028-04")] == [
        176_216,
        176_216,
        150_311,
    ]
    assert [by_month[month]["Tanpa rencana"] for month in ("2026-03", "2026-04")] == [164_828, 149_172]  # 149,172.5
    assert sum(row["DBHCHT"] for row in sheets["Bulan"]) == 4_456_219_320
    assert by_month["2027-04"]["Cakupan"] == pytest.approx(176_215.73 / 504_000, abs=1e-7)
    valid = next(row for row in sheets["Asumsi"] if row["Asumsi"] == "Lolos verifikasi NIK dan usia")
    assert (valid["Dipakai"], valid["Rendah"], valid["Tinggi"]) == (0.95, 0.9, 1)
    assert all(row["Terbit"] for row in sheets["Sumber"])


def test_numbers_have_the_format_of_their_kind(planned: Story) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(planned)))["Bulan"]
    formats = {str(cell.value): sheet.cell(2, cell.column).number_format for cell in sheet[1]}
    assert (formats["Peserta aktif"], formats["Cakupan"], formats["DBHCHT"]) == ("#,##0", "0.00%", '"Rp"#,##0')


def test_the_scenario_file_projects_to_the_same(
    planned: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "rencana.toml"
    path.write_bytes(MAKERS["toml"](planned))
    documents = []
    for file in (path, ROOT / f"data/presets/{PRESET}.toml"):
        assert main(["project", "--scenario", str(file), "--format", "json"]) == 0
        documents.append(json.loads(capsys.readouterr().out))
    assert documents[0] == documents[1]


def test_a_plan_with_everything_agrees_with_its_projection(ledger: Ledger, everything: Projection) -> None:
    brief = plan_story(ledger, everything, TODAY)
    said, sheets = paper(pdf_bytes(brief)), cells(workbook_bytes(brief))
    assert len(PdfReader(io.BytesIO(pdf_bytes(brief))).pages) <= 3
    assert len(Presentation(io.BytesIO(pptx_bytes(brief))).slides) == 7
    for rupiah in (*everything.total_cost.values(), everything.total_self_paid):
        assert f"Rp{rupiah:,}".replace(",", ".") in said
    assert [row["Peserta aktif"] for row in sheets["Bulan"]] == [round(float(n)) for n in everything.active]
    (again,) = parse_scenarios(MAKERS["toml"](brief).decode())
    repeated = project(build_scenario(ledger, again, TODAY), ledger.premiums)
    assert repeated.total_cost == everything.total_cost
    assert list(repeated.active) == list(everything.active)


@given(
    people=st.lists(st.floats(0, 40_000), min_size=1, max_size=6),
    share=st.floats(0, 1),
    months=st.integers(1, 30),
    own=st.booleans(),
)
@examples(40)
def test_the_parts_of_the_money_add_up(
    ledger: Ledger, people: list[float], share: float, months: int, own: bool
) -> None:
    baseline = published_baseline(ledger, "5203")
    assert baseline
    levers = []
    for i, (group, count) in enumerate(zip(ledger.groups_of("5203"), people, strict=False)):
        split = (("add", share), ("csr", 1 - share)) if i % 2 else ()
        chosen: dict[str, str | int] = {"months": months, "payer": "self" if own and not i else "add"}
        levers.append(plan_lever(ledger, baseline, group.id, count, 684, chosen, None, split))
    result = project(Scenario(baseline, tuple(levers), 684, 24), ledger.premiums)
    rows = spending(result, ledger.premiums)
    for payer, total in result.total_cost.items():
        assert sum(row.rupiah for row in rows if row.payer == payer) == pytest.approx(total, abs=1)
    assert sum(row.rupiah for row in rows if row.payer.is_self) <= result.total_self_paid + 1
    assert sum(row.people for row in rows) == pytest.approx(sum(people[: len(levers)]))


@pytest.mark.parametrize("region", ["5203", "52", "18", "5201", "5271", "1871"])
def test_the_brief_of_a_region(ledger: Ledger, region: str) -> None:
    brief = region_story(ledger, region, TODAY)
    assert kinds(brief) == ["pdf", "pptx", "xlsx"]
    content = pdf_bytes(brief)
    assert len(PdfReader(io.BytesIO(content)).pages) <= 3
    assert 5 <= len(Presentation(io.BytesIO(pptx_bytes(brief))).slides) <= 7
    said = paper(content)
    assert brief.sentence.replace("\u00a0", " ") in said
    assert [row["Penerbit"] for row in cells(workbook_bytes(brief))["Sumber"]]


def test_the_brief_of_lombok_timur(ledger: Ledger) -> None:
    brief = region_story(ledger, "5203", TODAY)
    for said in (paper(pdf_bytes(brief)), slides_text(pptx_bytes(brief))):
        for part in ("32,70 %", "107.332", "Rp21,6 miliar", "60,56 %", "30 % atau 60 %", "13,53 %"):
            assert part in said, part
    assert {row["Angka"] for row in cells(workbook_bytes(brief))["Angka"]} >= {164_828, 504_000, 0.54}


def test_sources_stand_in_the_same_order_in_every_process() -> None:
    code = (
        "import datetime as dt; from ucj.facts.ledger import load_ledger as load; "
        "from ucj.present.story.region import region_story as story; "
        "made = [story(load(), code, dt.date(2026, 11, 21)) for code in ('5203', '5201', '18')]; "
        "print([source.line for one in made for source in one.sources])"
    )
    printed = set()
    for seed in ("0", "1", "2", "3"):
        seeded = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=seeded, capture_output=True, check=True)
        printed.add(done.stdout)
    assert len(printed) == 1 and b"terbit" in printed.pop()


def test_a_region_without_a_figure_says_so(ledger: Ledger) -> None:
    brief = region_story(ledger, "5201", TODAY)
    for said in (paper(pdf_bytes(brief)), slides_text(pptx_bytes(brief))):
        assert "Belum ada angka cakupan yang terbit" in said


def test_what_a_planner_typed_stays_text(ledger: Ledger) -> None:
    saved = ledger.presets[PRESET].model_copy(
        update={
            "title": f"=1+1 {HOSTILE}",
            "said_by": HOSTILE,
            "said_on": "kemarin",
            "not_modelled": [f"=2+2{HOSTILE}"],
        }
    )
    result = project(build_scenario(ledger, saved, TODAY), ledger.premiums)
    brief = plan_story(ledger, result, TODAY, saved=saved, link=HOSTILE)
    for text in (paper(pdf_bytes(brief)), slides_text(pptx_bytes(brief))):
        # A long line is broken where the document breaks it.
        assert re.sub(r"\s", "", HOSTILE) in re.sub(r"\s", "", text)
        assert "kemarin" in text
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(brief)))
    typed = [
        cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)
    ]
    assert any(cell.value.startswith("=1+1") for cell in typed)
    assert {cell.data_type for cell in typed} == {"s"}
    (again,) = parse_scenarios(MAKERS["toml"](brief).decode())
    assert (again.title, again.not_modelled) == (saved.title, saved.not_modelled)


@pytest.mark.long
@given(title=st.text(max_size=80))
@examples(15)
def test_no_title_breaks_a_file(ledger: Ledger, title: str) -> None:
    saved = ledger.presets[PRESET].model_copy(update={"title": title})
    result = project(build_scenario(ledger, saved, TODAY), ledger.premiums)
    brief = plan_story(ledger, result, TODAY, saved=saved)
    for kind in kinds(brief):
        assert MAKERS[kind](brief)


def test_typed_figures_are_marked(ledger: Ledger) -> None:
    saved = ledger.presets[PRESET].model_copy(update={"region": "5201", "active": 60_000, "potential": 240_000})
    brief = plan_story(ledger, project(build_scenario(ledger, saved, TODAY), ledger.premiums), TODAY, saved=saved)
    for said in (paper(pdf_bytes(brief)), slides_text(pptx_bytes(brief))):
        assert "Angka awal diisi manual oleh perencana" in said
        assert "Angka awal diisi manual, bukan angka terbit" in said


def test_nothing_is_fetched_or_linked(planned: Story, ledger: Ledger) -> None:
    for brief in (planned, region_story(ledger, "5203", TODAY)):
        for page in PdfReader(io.BytesIO(pdf_bytes(brief))).pages:
            assert "/Annots" not in page
        for content in (pptx_bytes(brief), workbook_bytes(brief)):
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                rels = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels")]
            assert rels
            assert not [rel for rel in rels if "External" in rel]


def test_the_fonts_are_inside(planned: Story) -> None:
    fonts = [
        descriptor
        for page in PdfReader(io.BytesIO(pdf_bytes(planned))).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
        for descriptor in (font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object(),)
    ]
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_letters_shrink_until_they_fit() -> None:
    assert fitting(["pendek"], 10, 1, 24) == 24
    assert fitting(["x" * 2000], 4, 2, 24) == 10


def test_the_command_writes_what_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = str(ROOT / f"data/presets/{PRESET}.toml")
    names = {kind: str(tmp_path / f"rencana.{kind}") for kind in MAKERS}
    options = [part for kind, name in names.items() for part in (f"--{kind}", name)]
    assert main(["brief", "--scenario", scenario, *options, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == names
    assert "Rp4.456.219.320" in paper(Path(names["pdf"]).read_bytes())
    assert main(["brief", "--region", "5203", "--pdf", names["pdf"]]) == 0
    assert "107.332" in paper(Path(names["pdf"]).read_bytes())


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--region", "5203"), "--pdf"),
        (("--pdf", "x.pdf"), "--region"),
        (("--region", "9999", "--pdf", "x.pdf"), "9999"),
        (("--region", "5203", "--toml", "x.toml"), "--scenario"),
        (("--region", "5203", "--pdf", "tidak/ada/x.pdf"), "tidak/ada/x.pdf"),
        (("--scenario", "tidak-ada.toml", "--pdf", "x.pdf"), "tidak-ada.toml"),
    ],
)
def test_briefs_that_cannot_be_made(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    word: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["brief", *arguments]) == 2
    assert word in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("path", "files"), [("pages/skenario.py", 5), ("app.py", 4)])
def test_the_pages_offer_the_files(open_page: Callable[[str], AppTest], path: str, files: int) -> None:
    app = open_page(path).run()
    assert not app.get("download_button")
    app.session_state["brief"] = True
    app.run()
    assert not app.exception
    assert len(app.get("download_button")) == files
