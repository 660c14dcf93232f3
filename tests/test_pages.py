"""Every page runs, says what it must, and survives what visitors do to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from ucj.facts.ledger import Ledger

PAGES = (
    "app.py",
    "pages/peta.py",
    "pages/skenario.py",
    "pages/banding.py",
    "pages/kemiskinan.py",
    "pages/data.py",
    "pages/metode.py",
)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], AppTest]:
    """Return a function that opens a page as the first request of a visitor."""
    monkeypatch.chdir(ROOT)

    def open_page(path: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        if path != "app.py":
            app.switch_page(path)
        return app

    return open_page


def texts(app: AppTest) -> str:
    """Return what a visitor reads, with ordinary spaces."""
    kinds = (app.title, app.header, app.subheader, app.markdown, app.caption, app.warning, app.info, app.error)
    return "\n".join(element.value for kind in kinds for element in kind).replace("\u00a0", " ")


@pytest.mark.parametrize("path", PAGES)
def test_pages_run(page: Callable[[str], AppTest], path: str) -> None:
    app = page(path).run()
    assert not app.exception
    assert not app.error


def test_the_summary_of_lombok_timur(page: Callable[[str], AppTest]) -> None:
    said = texts(page("app.py").run())
    for part in ("32,70 %", "107.332", "Rp21,6 miliar", "60,56 %", "Ragam Lombok", "berumur", "30 % atau 60 %"):
        assert part in said


@pytest.mark.parametrize("path", ["app.py", "pages/skenario.py"])
def test_every_region_opens(page: Callable[[str], AppTest], ledger: Ledger, path: str) -> None:
    app = page(path).run()
    for code in [region.code for region in ledger.regions.values() if region.level != "nation"]:
        app.selectbox(key="region").set_value(code).run()
        assert not app.exception, code
        assert not app.error, code


@pytest.mark.parametrize("province", ["52", "18"])
def test_every_map_opens(page: Callable[[str], AppTest], province: str) -> None:
    app = page("pages/peta.py").run()
    app.selectbox(key="province").set_value(province).run()
    for measure in app.selectbox(key="measure").options:
        app.selectbox(key="measure").select(measure).run()
        assert not app.exception, measure


def test_the_map_reconciles_who_is_paid_for(page: Callable[[str], AppTest]) -> None:
    app = page("pages/peta.py").run()
    app.selectbox(key="measure").select("Dibayar pemerintah (orang)").run()
    said = texts(app)
    assert "55.950" in said
    assert "57.196" in said
    assert "Belum ada angka untuk Kabupaten Lombok Barat" in said


def test_renewing_adds_nobody_and_the_page_says_so(page: Callable[[str], AppTest]) -> None:
    app = page("pages/skenario.py").run()
    app.button_group(key="groups_5203").set_value(["tobacco_farmers"]).run()
    said = texts(app)
    assert "Tidak ada peserta baru, dan 395 orang kehilangan perlindungan" in said
    assert "Rencana ini mengurangi pekerja terlindungi di Kabupaten Lombok Timur sebanyak 395 orang" in said
    assert "Rp2,57 miliar" in said  # 17,000 × Rp16,800 × 9


def both_ends(app: AppTest, key: str) -> None:
    options = app.select_slider(key=key).options
    for end in (options[0], options[-1]):
        app.select_slider(key=key).set_value(int(end.split(" ")[0].replace(".", ""))).run()
        assert not app.exception, (key, end)
        assert not app.error, (key, end)


def test_the_sliders_of_a_lever_at_both_ends(page: Callable[[str], AppTest]) -> None:
    app = page("pages/skenario.py").run()
    for key in ("months_tobacco_farmers", "ramp_tobacco_farmers", "months_msme", "ramp_msme"):
        both_ends(app, key)


def test_every_group_at_both_ends(page: Callable[[str], AppTest], ledger: Ledger) -> None:
    app = page("pages/skenario.py").run()
    groups = [group.id for group in ledger.groups_of("5203")]
    assert len(groups) == 11
    app.button_group(key="groups_5203").set_value(groups).run()
    for group in groups:
        both_ends(app, f"people_5203_{group}")


def test_a_published_number_moves_the_slider(page: Callable[[str], AppTest]) -> None:
    app = page("pages/skenario.py").run()
    app.button_group(key="people_5203_tobacco_farmers_tick").set_value(30_108).run()
    assert app.select_slider(key="people_5203_tobacco_farmers").value == 30_108
    assert "Rencana 2026" in texts(app)


def test_an_assumption_changes_the_result_not_the_decision(page: Callable[[str], AppTest]) -> None:
    app = page("pages/skenario.py").run()
    app.button_group(key="groups_5203").set_value(["msme"]).run()
    app.session_state["assumptions"] = True  # the section is open
    app.run()
    for name, value in (("valid", 1.0), ("take_up", 1.0), ("already_active", 0.0)):
        app.select_slider(key=f"assume_{name}_5203_msme_self").set_value(value).run()
    said = texts(app)
    assert "47,19 %" in said
    assert "target 54 % masih kurang 34.332 orang" in said


def test_typed_figures_are_marked(page: Callable[[str], AppTest]) -> None:
    app = page("pages/skenario.py").run()
    app.selectbox(key="region").set_value("5201").run()
    assert "Isi sendiri" in texts(app)
    app.number_input(key="active_5201").set_value(60_000).run()
    app.number_input(key="potential_5201").set_value(240_000).run()
    assert not app.exception
    assert "diketik, bukan angka terbit" in texts(app)
    app.number_input(key="potential_5201").set_value(50_000).run()
    assert [error.value for error in app.error] == [
        "Peserta aktif (60.000) harus antara 0 dan pekerja potensial (50.000). Periksa kedua angka."
    ]


def test_a_fault_in_the_data_is_said_in_words(page: Callable[[str], AppTest], monkeypatch: pytest.MonkeyPatch) -> None:
    from ucj.facts.tables import DataError
    from ucj.ui import frame

    def broken() -> Ledger:
        raise DataError("data/observations.csv, line 7, column value: 'x' is not a number")

    monkeypatch.setattr(frame, "load_ledger", broken)
    app = page("app.py").run()
    assert not app.exception
    assert "Perbaiki baris yang disebut" in app.error[0].value
    assert "line 7" in app.code[0].value


VIEWS = ("maps", "money", "waterfall", "lapse", "claims", "uncertainty", "solve", "convert")


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_of_a_plan(page: Callable[[str], AppTest], view: str) -> None:
    app = page("pages/skenario.py")
    app.session_state["view"] = view
    app.run()
    assert not app.exception
    for region in ("52", "18"):
        app.selectbox(key="region").set_value(region).run()
        assert not app.exception, region


def test_every_preset_loads(page: Callable[[str], AppTest], ledger: Ledger) -> None:
    for name, preset in ledger.presets.items():
        app = page("pages/skenario.py").run()
        app.button(key=f"preset_{name}").click().run()
        assert not app.exception, name
        assert not app.error, name
        for lever in preset.levers:
            assert app.select_slider(key=f"people_{preset.region}_{lever.group}").value == lever.people


def test_the_end_of_dbhcht_is_said(page: Callable[[str], AppTest]) -> None:
    app = page("pages/skenario.py").run()
    app.button(key="preset_dbhcht-berakhir").click().run()
    assert "tanpa perpanjangan, 17.395 orang yang iurannya sudah dibiayai keluar dari cakupan" in texts(app)


def test_the_solver_fills_the_sliders(page: Callable[[str], AppTest]) -> None:
    app = page("pages/skenario.py")
    app.session_state["view"] = "solve"
    app.run()
    assert "Isi plafon paling sedikit satu sumber" in texts(app)
    app.number_input(key="ceiling_add").set_value(30_000).run()
    assert "cakupan mencapai 54,00 %" in texts(app)
    app.button_group(key="question").set_value("budget").run()
    assert "cakupan mencapai" in texts(app)
    app.button_group(key="question").set_value("target").run()
    next(button for button in app.button if button.label == "Muat ke penggeser").click().run()
    assert not app.exception
    assert "target 54 % tercapai" in texts(app)


def test_poverty_beside_those_paid_for(page: Callable[[str], AppTest]) -> None:
    said = texts(page("pages/kemiskinan.py").run())
    assert "pemerintah membayar iuran 57.196 orang; penduduk miskinnya 654.570: sebanding 8,7 %" in said
    assert "sebanding 8,2 %" in said  # 57,196 of the 698,000 that Disnakertrans quotes
    assert "0,8 % dari garis kemiskinan keluarga 4 orang" in said  # 16,800 of 4 × 556,846


def test_the_ledger_can_be_searched(page: Callable[[str], AppTest]) -> None:
    app = page("pages/data.py").run()
    app.text_input(key="data_words").set_value("paritrana 110.300").run()
    assert len(app.table) == 1
    assert len(app.table[0].value) == 1
    app.text_input(key="data_words").set_value("<img src=x onerror=alert(1)> =1+1").run()
    assert not app.exception
    assert "Tidak ada angka yang cocok" in texts(app)
    app.text_input(key="data_words").set_value("").run()
    app.selectbox(key="data_indicator").set_value("coverage").run()
    assert "Rumus Perhitungan" in texts(app)


def test_the_method_names_every_assumption(page: Callable[[str], AppTest], ledger: Ledger) -> None:
    app = page("pages/metode.py").run()
    assert len(app.table[0].value) == len(ledger.assumptions)
    assert "Tebakan meleset rata-rata" in texts(app)
