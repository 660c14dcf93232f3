"""Links and comparisons on the pages: what was copied comes back, what was corrected is read, names stay names."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlencode

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import PAGES, control, open_details, texts
from tests.helpers.plans import ceilings
from ucj.__main__ import main
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.facts.scenarios import parse_scenarios, scenarios_toml
from ucj.model.links import write_link
from ucj.model.scenario import Scenario
from ucj.model.scenario_builder import baseline_for, build_scenario, plan_lever
from ucj.model.snapshots import save_scenario

START = month_number("2027-01")


def odd_scenario(ledger: Ledger, region: str = "5203") -> Scenario:
    """Return a plan in which nothing is what the page starts from."""
    baseline = baseline_for(ledger, region, 170_001, 600_003, growth=0.021, organic=-0.0013)
    odd = {"valid": 0.81234567, "take_up": 0.377, "already_active": 0.011, "retention": 0.333, "in_baseline": 0.9}
    late = {"start": START + 5, "months": 31, "ramp": 27, "payer": "add", "graduating": 0.07, "graduating_after": 19}
    msme = plan_lever(ledger, baseline, "msme", 12_347, START, late, {**odd, "grace": 5})
    split = (("add", 0.7), ("csr", 0.3))
    farm = plan_lever(ledger, baseline, "farm_labourers", 8_001, START, {"route": "bpu_jht"}, {"valid": 1}, split)
    tobacco = plan_lever(
        ledger, baseline, "tobacco_farmers", 17_001, START, {"funded_until": START - 5, "start": START}
    )
    # Two of the three budget years, and each year.
    money = ceilings(**{"add:2027": 1_234_567.0, "add:2028": 2e9, "csr": 5e9})
    return Scenario(baseline, (tobacco, msme, farm), START, 30, 0.54001, None, money)


def copied(app: AppTest) -> str:
    """Return the query of the address to copy."""
    app.run()
    assert not app.exception
    (button,) = (one.proto for one in app.get("bidi_component") if one.proto.component_name == "ucj_copy")
    address: str = json.loads(button.json)["address"]
    return address.partition("?")[2]


def visit(app: AppTest, query: str) -> AppTest:
    app.query_params.update({key: values if len(values) > 1 else values[0] for key, values in parse_qs(query).items()})
    return app.run()


@pytest.mark.parametrize("path", PAGES)
def test_a_link_opens_from_any_page_and_copies_itself(
    open_page: Callable[[str], AppTest], ledger: Ledger, path: str
) -> None:
    query = write_link(ledger, odd_scenario(ledger), "id")
    app = visit(open_page(path), query)
    assert not app.exception and "Alamat ini" not in texts(app)
    app.query_params.clear()
    app.switch_page("pages/skenario.py").run()
    assert copied(app) == query


@pytest.mark.parametrize("name", ["umkm-73000", "dbhcht-berakhir", "lampung-2026"])
def test_a_preset_copies_as_its_link(open_page: Callable[[str], AppTest], ledger: Ledger, name: str) -> None:
    app = open_page("pages/skenario.py").run()
    app.button(key=f"preset_{name}").click().run()
    assert copied(app) == write_link(ledger, build_scenario(ledger, ledger.presets[name], dt.date(2026, 11, 27)))


def test_typed_figures_travel(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    scenario = Scenario(baseline_for(ledger, "5201", 60_000, 240_000), (), START)
    query = write_link(ledger, scenario)
    app = visit(open_page("pages/skenario.py"), query)
    assert control(app.number_input, "typed_potential_5201").value == 240_000
    assert copied(app) == query


def test_a_plan_says_that_its_figures_are_not_the_published_ones(
    open_page: Callable[[str], AppTest], ledger: Ledger
) -> None:
    app = visit(open_page("pages/skenario.py"), write_link(ledger, odd_scenario(ledger)))
    said = texts(app)
    assert "170.001 dari 600.003 pekerja" in said and "tumbuh 2,1 % setahun" in said
    assert "Angka terbit: 164.828 dari 504.000 pekerja (Januari 2026)" in said
    next(button for button in app.button if button.label == "Pakai angka terbit").click().run()
    assert "active=164828&potential=504000&as_of=2026-01&growth=0" in copied(app)
    next(button for button in app.button if button.label == "Hitung 24 bulan").click().run()
    assert "horizon=24" in copied(app)


def test_corrections_are_read_until_dismissed(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    pairs = dict(parse_qsl(write_link(ledger, odd_scenario(ledger))))
    pairs |= {"msme.months": "900", "guru.people": "5", "<b>x</b>": "1"}
    app = visit(open_page("pages/skenario.py"), urlencode(pairs))
    assert not app.exception
    (warning,) = [item.value for item in app.warning if "Alamat ini" in item.value]
    assert "Pelaku UMKM, masa pembayaran: tertulis 900, di luar batas; dipakai 12 bulan." in warning
    assert "Kelompok guru tidak dikenal" in warning
    assert "&#60;b&#62;x&#60;/b&#62; tidak dikenal" in warning
    app.button(key="read_corrections").click().run()
    assert not any("Alamat ini" in item.value for item in app.warning)
    # The same address is not opened again over what the visitor changes.
    open_details(app, "msme")
    control(app.select_slider, "months_5203_msme").set_value(6).run()
    assert "msme.months=6&" in copied(app)


def save(app: AppTest, name: str) -> AppTest:
    app.session_state["save_scenario"] = True
    app.run()
    app.text_input(key="save_name").set_value(name)
    app.button(key="save_now").click().run()
    assert not app.exception
    return app


def test_naming_and_comparing(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    app = open_page("pages/skenario.py").run()
    app.button(key="preset_umkm-73000").click().run()
    save(app, "  ")
    assert "Beri nama skenario ini" in texts(app)
    save(app, "UMKM *semua*")
    app.button(key="preset_seratus-pekerja-per-desa").click().run()
    save(app, "UMKM *semua*")
    assert "Sudah ada skenario bernama UMKM &#42;semua&#42;" in texts(app)
    save(app, "Tiap desa")
    app.switch_page("pages/banding.py").run()
    assert not app.exception and not app.error
    said = texts(app)
    # 25,158·0.95·(1 − 0.0571) = 22,535.4 and 73,000·0.95·0.3·(1 − 0.0571) = 19,617.0 people beside 149,172.5 without a
    # plan; Rp4,818,260,160 from ADD and nothing from a budget.
    assert (
        "Tiap desa melindungi 2.918 orang lebih banyak daripada UMKM &#42;semua&#42; pada Desember 2027, "
        "dengan Rp4,82 miliar lebih banyak." in said
    )
    results, money, decided = (table.value.astype(str).to_string() for table in app.table)
    assert "171.708 (+22.535)" in results and "168.790 (+19.617)" in results
    assert "Rp213.808" in money  # 16,800 × 12 ÷ (1 − 0.0571), paid for those already active too
    assert "25.158 pekerja desa, 12 bulan sejak Januari 2027" in decided
    assert "20.282 pekerja desa setelah Maret 2028" in decided  # nine in ten of 22,535.4

    app.text_input(key="rename_1_Tiap desa").set_value("Desa").run()
    assert "Desa melindungi 2.918 orang" in texts(app)
    app.text_input(key="rename_1_Desa").set_value("").run()
    assert "Beri nama" in texts(app)
    app.button(key="open_1_Desa").click().run()
    assert "18.000" not in texts(app) and app.session_state["groups_5203"] == ["village_minimum"]
    app.switch_page("pages/banding.py").run()
    app.button(key="remove_0_UMKM *semua*").click().run()
    assert "Satu skenario disimpan" in texts(app)
    assert "Desa menambah 22.535 orang dibanding tanpa rencana (29,60 %) pada Desember 2027" in texts(app).replace(
        "\u00a0", " "
    )


def test_five_at_most_and_regions_apart(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    app = open_page("pages/banding.py").run()
    assert "Belum ada skenario" in texts(app)
    for name in list(ledger.presets)[:5]:
        app.button(key=f"add_{name}").click().run()
        assert not app.exception and not app.error
    app.button(key=f"add_{list(ledger.presets)[5]}").click().run()
    assert "Paling banyak 5 skenario" in texts(app)
    assert len(app.session_state["compared"]) == 5
    said = texts(app)
    assert "cakupan dan jumlah orangnya tidak sebanding" in said
    assert "DBHCHT berakhir (simulasi) (Kabupaten Lombok Timur): " in said
    assert "Dasar hitungnya berbeda, jadi cakupannya tidak sebanding" in said
    assert "tertinggi" not in app.subheader[0].value and "poin lebih tinggi" not in said


BROKEN = [
    ('title = "A\nregion = "5203"', "Berkas, baris 1"),
    ("title = ", "bukan TOML"),
    ('[[scenario]]\ntitle = "A"\nregion = "5203"\nstart = "Januari"', "scenario.0.start: harus bulan TTTT-BB"),
    ('[[scenario]]\ntitle = "A"\nregion = "5203"\nstart = 2027', "scenario.0.start: harus bulan"),
    ('[[scenario]]\ntitle = "A"\nstart = "2027-01"', "scenario.0.region: belum diisi"),
    (
        '[[scenario]]\ntitle = "A"\nregion = "5203"\nstart = "2027-01"\ncolour = "**x**"',
        "tertulis &#42;&#42;x&#42;",
    ),
    ('[[scenario]]\ntitle = "A"\nregion = "9999"\nstart = "2027-01"', "Wilayah 9999 tidak dikenal"),
    ('[[scenario]]\ntitle = ""\nregion = "5203"\nstart = "2027-01"', "Beri nama"),
    (
        '[[scenario]]\ntitle = "A"\nregion = "5203"\nstart = "1999-01"\n'
        '[[scenario.levers]]\ngroup = "msme"\npeople = 1',
        "aturan iuran",
    ),
    (f'[[scenario]]\ntitle = "A"\nregion = "5203"\nstart = "2027-01"\nhorizon = {"9" * 30}', "di luar batas"),
    ("a = " + "[" * 5_000, "Berkas"),
    ("a = " + "9" * 5_000, "Berkas"),
    ("\udcff", "UTF-8"),
]


@pytest.mark.parametrize(("text", "word"), BROKEN)
def test_a_broken_file_is_refused_whole(open_page: Callable[[str], AppTest], text: str, word: str) -> None:
    app = open_page("pages/banding.py").run()
    good = '[[scenario]]\ntitle = "Baik"\nregion = "5203"\nstart = "2027-01"\n'
    content = (good if text.startswith("[[") else "") + text.replace("scenario.0", "scenario.1")
    app.file_uploader[0].set_value(("skenario.toml", content.encode("utf-8", "surrogateescape"), "application/toml"))
    app.run()
    assert not app.exception
    assert word.replace("scenario.0", "scenario.1") in texts(app)
    assert "compared" not in app.session_state


def test_a_file_brings_back_what_was_saved(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    both = (("5203", "Ganjil"), ("52", "NTB"))
    saved = [save_scenario(ledger, odd_scenario(ledger, region), name) for region, name in both]
    app = open_page("pages/banding.py").run()
    app.file_uploader[0].set_value(("skenario.toml", scenarios_toml(saved).encode(), "application/toml")).run()
    assert not app.exception and not app.error
    assert app.session_state["compared"] == parse_scenarios(scenarios_toml(saved))
    app.button(key="open_0_Ganjil").click().run()
    app.switch_page("pages/skenario.py").run()
    assert copied(app) == write_link(ledger, odd_scenario(ledger))


def test_a_saved_file_projects_on_the_command_line(
    tmp_path: Path, ledger: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "skenario.toml"
    saved = [save_scenario(ledger, odd_scenario(ledger, region), name) for region, name in (("5203", "A"), ("52", "B"))]
    path.write_text(scenarios_toml(saved), encoding="utf-8")
    assert main(["project", "--scenario", str(path), "--name", "A", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert main(["open", write_link(ledger, odd_scenario(ledger)), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["projection"] == found
    assert main(["project", "--scenario", str(path)]) == 2
    assert "--name: A, B" in capsys.readouterr().err
