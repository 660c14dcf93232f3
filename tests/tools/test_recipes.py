"""Recipes of CONTRIBUTING.md, followed on a copy of the repository: the files they name, no others, and it works."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tools.messages import ROOT
from ucj.facts.rules import load_premium_rules

KEPT = ("app.py", "pages", "ucj", "data", "tools")
OPENED = """
from streamlit.testing.v1 import AppTest
def page(path, language="id"):
    app = AppTest.from_file("app.py", default_timeout=60)
    app.switch_page(path)
    app.session_state["language"] = language
    app.run()
    assert not app.exception, app.exception
    return app
"""


class Copy:
    """A copy of the repository, and which of its files were changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.touched: set[str] = set()
        for name in KEPT:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, root / name)

    def write(self, path: str, text: str) -> None:
        """Write a whole file."""
        self.touched.add(path)
        (self.root / path).write_text(text, encoding="utf-8")

    def read(self, path: str) -> str:
        """Return the text of a file."""
        return (self.root / path).read_text(encoding="utf-8")

    def append(self, path: str, text: str) -> None:
        """Add text at the end of a file."""
        self.write(path, self.read(path) + text)

    def insert(self, path: str, text: str, *, before: str) -> None:
        """Add text before the only, or the last, place of another."""
        head, place, tail = self.read(path).rpartition(before)
        assert place, f"{path} has no {before!r}"
        self.write(path, head + text + place + tail)

    def python(self, *arguments: str) -> str:
        """Return what Python prints in the copy."""
        environment = {**os.environ, "PYTHONPATH": str(self.root), "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, *arguments], cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def project(self, *arguments: str) -> dict[str, Any]:
        """Return a projection of 2027 in Lombok Timur."""
        months = ("--start", "2027-01", "--horizon", "12", "--from", "2027-01")
        plan = ("--region", "5203", *months, *arguments, "--format", "json")
        answer: dict[str, Any] = json.loads(self.python("-m", "ucj", "project", *plan))
        return answer


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def named_in(recipe: str) -> str:
    """Return the paragraph of a recipe."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    found = re.search(rf"^\*\*{re.escape(recipe)}\*\*.*?(?=\n\n|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"CONTRIBUTING.md has no recipe {recipe!r}"
    return found.group()


def check_files(copy: Copy, recipe: str, *files: str) -> None:
    """See that exactly these files were touched, each named in the recipe, a new one by its folder."""
    words = named_in(recipe)
    assert copy.touched == set(files)
    for file in files:
        assert file in words or (not (ROOT / file).exists() and f"{Path(file).parent}/" in words), file


def paid(answer: dict[str, Any], payer: str) -> list[int]:
    """Return the rupiah of a payer, month by month."""
    return [month["cost"][payer] for month in answer["months"]]


def test_a_figure(copy: Copy) -> None:
    copy.append(
        "data/sources.csv", "uji-2026-11-01,Angka uji,Penerbit uji,2026-11-01,https://example.org/uji,2026-11-20,\n"
    )
    copy.append("data/observations.csv", "5201,coverage,41.5,2026-10,official,uji-2026-11-01,yes,,,,,\n")
    check_files(copy, "a figure", "data/sources.csv", "data/observations.csv")
    answer = json.loads(copy.python("-m", "ucj", "coverage", "--province", "52", "--format", "json"))
    assert '"coverage": 0.415' in json.dumps(answer)


def test_a_group_of_workers(copy: Copy) -> None:
    copy.append("data/groups.csv", "newgroup,Kelompok uji,pekerja uji,non_transport,add,bpu,12,,,,*,\n")
    copy.append("data/ticks.csv", "5203,newgroup,500,Pendataan uji,hariannusra-2022-10-03,yes\n")
    copy.append("data/cohorts.csv", "5203,newgroup,50,add,,,2026-12,hariannusra-2022-10-03,\n")
    payers = [payer for payer in load_premium_rules().payers if payer != "self"]
    rows = [f"{payer},newgroup,conditional,,,,belum diverifikasi\n" for payer in payers]
    copy.append("data/eligibility.csv", "".join(rows))
    tables = ("data/groups.csv", "data/ticks.csv", "data/cohorts.csv", "data/eligibility.csv")
    check_files(copy, "a group of workers", *tables)
    lever = "newgroup=100,valid=1,take_up=1,already_active=0"
    assert paid(copy.project("--lever", lever), "add") == [100 * 16_800] * 12


def test_a_rule(copy: Copy) -> None:
    rule = '[[parameters.jkm_bpu]]\nfrom = "2027-07"\nvalue = 7_800\nreference = "uji"\nsource = "uji"\n'
    copy.insert("data/rules/premiums.toml", f'{rule}verified = "2026-11-20"\n\n', before="[[parameters.jht_bpu]]")
    check_files(copy, "a rule", "data/rules/premiums.toml")
    lever = "msme=100,months=12,payer=add,valid=1,take_up=1,already_active=0"
    # Rp10,000 + Rp6,800 until June, Rp10,000 + Rp7,800 from July on.
    assert paid(copy.project("--lever", lever), "add") == [1_680_000] * 6 + [1_780_000] * 6


def test_a_preset(copy: Copy) -> None:
    preset = (ROOT / "data" / "presets" / "umkm-73000.toml").read_text(encoding="utf-8")
    expected = (ROOT / "data" / "presets" / "umkm-73000.expected.toml").read_text(encoding="utf-8")
    copy.write("data/presets/uji.toml", preset.replace("73.000 UMKM", "UMKM uji").replace("73000", "100"))
    copy.write("data/presets/uji.expected.toml", expected)
    check_files(copy, "a preset", "data/presets/uji.toml", "data/presets/uji.expected.toml")
    assert "uji" in [preset["id"] for preset in json.loads(copy.python("-m", "ucj", "presets", "--format", "json"))]


def test_the_desa_of_another_kabupaten(copy: Copy) -> None:
    copy.append("data/districts.csv", "5201010,52.01.01,Contoh Barat,5201\n")
    copy.append("data/villages.csv", "5201010001,52.01.01.2001,Satu,,village,5201010\n")
    ring = [[116, -8.8], [116.1, -8.8], [116.1, -8.7], [116, -8.8]]
    outlines = [
        ("data/boundaries/5201_kecamatan.geojson", "5201010"),
        ("data/boundaries/5201_desa.geojson", "5201010001"),
    ]
    for path, code in outlines:
        shape = {"type": "Polygon", "coordinates": [ring]}
        feature = {"type": "Feature", "id": code, "properties": {"code": code}, "geometry": shape}
        copy.write(path, json.dumps({"type": "FeatureCollection", "features": [feature]}))
    tables = ("data/districts.csv", "data/villages.csv")
    check_files(copy, "the desa of another kabupaten", *tables, *(path for path, _code in outlines))
    check = """
from ucj.facts.ledger import load_ledger
ledger = load_ledger()
assert ledger.village_regions() == ["5203", "5201"] and len(ledger.villages_of("5201")) == 1
app = AppTest.from_file("app.py", default_timeout=60)
app.switch_page("pages/desa.py")
app.session_state["region"] = "5201"
app.run()
assert not app.exception and "Kabupaten Lombok Barat" in " ".join(text.value for text in app.subheader)
"""
    copy.python("-c", OPENED + check)


def test_a_field_of_a_plan(copy: Copy) -> None:
    field = '    Field("contact", TEXT, 0, 40, "Narahubung", in_address=False),\n'
    copy.insert("ucj/facts/plan_fields.py", field, before='    Field("region", CHOICE')
    copy.insert(
        "ucj/facts/scenarios.py", '    contact: Printable = ""\n', before="    # Vintage of the ledger and version"
    )
    check_files(copy, "a field of a plan", "ucj/facts/plan_fields.py", "ucj/facts/scenarios.py")
    check = """
from ucj.facts.ledger import load_ledger
from ucj.facts.scenarios import ScenarioFileError, parse_scenarios, scenarios_toml
from ucj.present.words import remarks
text = 'region = "5203"\\nstart = "2027-01"\\ncontact = "{}"\\n'
(saved,) = parse_scenarios(text.format("Bu Sri"))
assert parse_scenarios(scenarios_toml([saved])) == (saved,) and saved.contact == "Bu Sri"
try:
    parse_scenarios(text.format(41 * "x"))
except ScenarioFileError as error:
    print(remarks.say(load_ledger(), error.faults[0]))
"""
    assert copy.python("-c", check) == f"contact: paling panjang 40 huruf, tertulis {41 * 'x'}\n"


def test_a_remark(copy: Copy) -> None:
    found = '    told.append(Remark("newcomers", {"new": float(new.sum(axis=0).max())}))\n'
    copy.insert("ucj/model/notes.py", found, before="    return tuple(told)\n")
    text = "Rencana uji menambah {new:people} orang; santunan {benefits.death.amount:short_money}."
    copy.insert("ucj/present/words/plan_remarks.py", f'    "newcomers": "{text}",\n', before='    "take_up_unmeasured"')
    copy.python("-m", "tools.messages")
    catalogue = copy.read("ucj/locale/en.po")
    blank = f'msgid "{text}"\nmsgstr ""\n'
    assert blank in catalogue
    english = "The trial plan adds {new:people} people; {benefits.death.amount:short_money} each."
    copy.write("ucj/locale/en.po", catalogue.replace(blank, blank.replace('""', f'"{english}"')))
    check_files(copy, "a remark", "ucj/model/notes.py", "ucj/present/words/plan_remarks.py", "ucj/locale/en.po")
    lever = ("--lever", "msme=2000,payer=add,valid=1,take_up=1,already_active=0")
    assert "Rencana uji menambah 2.000 orang; santunan Rp42 juta." in copy.project(*lever)["notes"]
    notes = copy.project(*lever, "--lang", "en")["notes"]
    assert "The trial plan adds 2,000 people; Rp42 million each." in notes


def test_a_measure_on_the_map(copy: Copy) -> None:
    measure = """        "employed": MapMeasure(
            _("Penduduk bekerja (orang)"),
            _("orang"),
            _("Makin gelap makin banyak yang bekerja."),
            (100_000, 200_000, 300_000, 400_000, 500_000),
            burden,
            value=_leading("employed"),
        ),
"""
    copy.insert("ucj/present/draw/map_measures.py", measure, before="    }\n")
    check_files(copy, "a measure on the map", "ucj/present/draw/map_measures.py")
    check = """
app = page("pages/peta.py")
choice = next(box for box in app.selectbox if "Penduduk bekerja (orang)" in box.options)
choice.select("employed").run()
assert not app.exception and "Penduduk bekerja" in app.subheader[0].value, app.subheader
"""
    copy.python("-c", OPENED + check)


def test_a_page(copy: Copy) -> None:
    copy.write("pages/uji.py", 'from ucj.ui.frame import open_page\n\nopen_page("Halaman uji")\n')
    copy.insert("ucj/ui/frame.py", '        ("pages/uji.py", _("Uji")),\n', before='        ("pages/metode.py"')
    check_files(copy, "a page", "pages/uji.py", "ucj/ui/frame.py")
    copy.python("-c", f'{OPENED}\nassert page("pages/uji.py").title[0].value == "Halaman uji"')


def test_a_sentence(copy: Copy) -> None:
    copy.append("pages/metode.py", '\nst.caption(_("Kalimat yang baru sekali."))\n')
    copy.python("-m", "tools.messages")
    blank = 'msgid "Kalimat yang baru sekali."\nmsgstr ""\n'
    catalogue = copy.read("ucj/locale/en.po")
    assert blank in catalogue
    copy.write("ucj/locale/en.po", catalogue.replace(blank, blank.replace('""', '"A very new sentence."')))
    assert copy.touched == {"pages/metode.py", "ucj/locale/en.po"}
    assert "`ucj/locale/en.po`" in named_in("a sentence")
    said = '[text.value for text in page("pages/metode.py", "en").caption]'
    copy.python("-c", f'{OPENED}\nassert "A very new sentence." in {said}')


def test_a_chart(copy: Copy) -> None:
    builder = '''

@cached_by_language
def trial_spec() -> dict[str, Any]:
    """Return a bar for each `region` of a frame."""
    return alt.Chart().mark_bar().encode(y=alt.Y("region:N")).to_dict()
'''
    copy.append("ucj/present/draw/charts.py", builder)
    frame = '\n\ndef trial_frame() -> pd.DataFrame:\n    return pd.DataFrame({"region": ["Lombok Timur"]})\n'
    copy.append("ucj/present/frames.py", frame)
    check_files(copy, "a chart", "ucj/present/draw/charts.py", "ucj/present/frames.py")
    check = """
from ucj.present import frames
from ucj.present.draw import charts
from ucj.present.print.pictures import chart_svg
assert "Lombok Timur" in chart_svg(charts.trial_spec(), frames.trial_frame(), width=200, height=100)
"""
    copy.python("-c", check)
