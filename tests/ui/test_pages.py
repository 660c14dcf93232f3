"""Every page runs, says what it must, and survives what visitors do to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import geopandas as gpd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import PAGES, control, open_details, plan_for, texts
from ucj.facts.boundaries import load_outlines
from ucj.facts.ledger import Ledger
from ucj.present.words import sentences
from ucj.ui import leaflet


@pytest.mark.parametrize("path", PAGES)
def test_pages_run(open_page: Callable[[str], AppTest], path: str) -> None:
    app = open_page(path).run()
    assert not app.exception
    assert not app.error


def test_the_summary_of_lombok_timur(open_page: Callable[[str], AppTest]) -> None:
    said = texts(open_page("app.py").run())
    for part in ("32,70 %", "107.332", "Rp21,6 miliar", "60,56 %", "Ragam Lombok", "10 bulan lalu", "30 % atau 60 %"):
        assert part in said


def choose(app: AppTest, code: str) -> None:
    """Choose a region as a visitor does: its province first."""
    if control(app.selectbox, "province").value != code[:2]:
        control(app.selectbox, "province").set_value(code[:2]).run()
    if control(app.selectbox, "region").value != code:
        control(app.selectbox, "region").set_value(code).run()


def tried(ledger: Ledger) -> list[str]:
    """Return all of NTB and Lampung, and of every other province itself, a kabupaten and a kota."""
    codes = []
    for province in ledger.provinces():
        members = ledger.members(province.code)
        if province.code not in ("52", "18"):
            first = {region.level: region for region in reversed(members)}
            members = list(first.values())
        codes += [province.code, *(region.code for region in members)]
    return codes


@pytest.mark.parametrize("path", ["app.py", "pages/skenario.py"])
def test_every_region_opens(open_page: Callable[[str], AppTest], ledger: Ledger, path: str) -> None:
    app = open_page(path).run()
    for code in tried(ledger):
        choose(app, code)
        assert not app.exception, code
        assert not app.error, code
        assert sentences.region_name(ledger.regions[code]) == control(app.selectbox, "region").format_func(code)


def test_pages_agree_on_the_province(open_page: Callable[[str], AppTest]) -> None:
    def go_to(path: str) -> None:
        # Unlike a browser, AppTest sends the widgets of the page before with the first run of the next one.
        app.switch_page(path).run()
        app.run()

    app = open_page("app.py").run()
    assert control(app.selectbox, "region").value == "5203"
    choose(app, "3507")
    go_to("pages/peta.py")
    assert "Provinsi Jawa Timur" in texts(app)
    control(app.selectbox, "province").set_value("94").run()
    go_to("app.py")
    assert "Provinsi Papua," in texts(app)
    choose(app, "9471")
    go_to("pages/kemiskinan.py")
    assert "Provinsi Papua" in texts(app)
    go_to("pages/skenario.py")
    assert (control(app.selectbox, "province").value, control(app.selectbox, "region").value) == ("94", "9471")


def test_a_loaded_plan_brings_its_province(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py").run()
    choose(app, "7171")
    app.button(key="preset_lampung-2026").click().run()
    assert not app.exception
    assert (control(app.selectbox, "province").value, control(app.selectbox, "region").value) == ("18", "18")


def test_a_kabupaten_without_figures_can_be_planned_for(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py").run()
    choose(app, "9501")
    control(app.number_input, "typed_active_9501").set_value(30_000).run()
    control(app.number_input, "typed_potential_9501").set_value(80_000).run()
    control(app.select_slider, "people_9501_farm_labourers").set_value(10_000).run()
    assert not app.exception
    said = texts(app)
    assert "Rencana ini menambah" in said
    assert "peserta aktif di Kabupaten Merauke" in said
    assert "Batas: Pekerja pertanian, Agustus 2025" in said


def test_every_map_opens(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    app = open_page("pages/peta.py").run()
    for province in ledger.provinces():
        control(app.selectbox, "province").set_value(province.code).run()
        assert not app.exception, province.name
        assert len(app.table[0].value) == len(ledger.members(province.code))


@pytest.mark.parametrize("province", ["52", "18", "35"])
def test_every_measure_of_the_map_opens(open_page: Callable[[str], AppTest], province: str) -> None:
    app = open_page("pages/peta.py").run()
    control(app.selectbox, "province").set_value(province).run()
    for measure in control(app.selectbox, "measure").options:
        control(app.selectbox, "measure").select(measure).run()
        assert not app.exception, measure


def test_only_the_outlines_of_the_chosen_province_are_read(
    open_page: Callable[[str], AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noting(province: str) -> gpd.GeoDataFrame:
        read.append(province)
        return load_outlines(province)

    st.cache_resource.clear()
    monkeypatch.setattr(leaflet, "load_outlines", noting)
    app = open_page("pages/peta.py").run()
    control(app.selectbox, "province").set_value("91").run()
    assert read == ["52", "91"]


def test_the_map_reconciles_who_is_paid_for(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/peta.py").run()
    control(app.selectbox, "measure").select("Iuran dibayar pemerintah (orang)").run()
    said = texts(app)
    assert "55.950" in said
    assert "57.196" in said
    assert "Belum ada angka untuk Kabupaten Lombok Barat" in said


def test_the_map_says_what_is_known_of_the_province_itself(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/peta.py")
    app.session_state["region"] = "82"
    app.run()
    assert re.search(r"Provinsi Maluku Utara sendiri, \d+ bulan lalu: 41,64 % \(Mei 2025", texts(app))


def test_who_is_covered_again_is_not_called_new(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py").run()
    plan_for(app, ["tobacco_farmers"])
    said = texts(app)
    # Of 17,395 a tenth stayed: 17,000 − 1,739.5 are covered again beside 147,433 + 1,739.5 of 504,000.
    assert "15.261 di antaranya pernah dilindungi sampai Maret 2026 dan dilindungi kembali" in said
    assert "tidak ada peserta yang sama sekali baru" in said
    assert "menambah 15.261 peserta aktif di Kabupaten Lombok Timur dibanding tanpa rencana" in said
    assert "cakupan 32,63 %, bukan 29,60 %" in said
    assert "Rp2,57 miliar" in said  # 17,000 × Rp16,800 × 9


def both_ends(app: AppTest, key: str) -> None:
    options = control(app.select_slider, key).options
    for end in (options[0], options[-1]):
        control(app.select_slider, key).set_value(int(end.split(" ")[0].replace(".", ""))).run()
        assert not app.exception, (key, end)
        assert not app.error, (key, end)


def test_the_sliders_of_a_lever_at_both_ends(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py").run()
    for group in ("tobacco_farmers", "msme"):
        open_details(app, group)
        both_ends(app, f"months_5203_{group}")
        both_ends(app, f"ramp_5203_{group}")


def test_every_group_at_both_ends(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    app = open_page("pages/skenario.py").run()
    groups = [group.id for group in ledger.groups_of("5203")]
    assert len(groups) == 12
    plan_for(app, groups)
    for group in groups:
        both_ends(app, f"people_5203_{group}")


def test_a_published_number_is_named_where_the_slider_stands_on_it(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py").run()
    assert "Rencana 2026" not in texts(app)
    control(app.select_slider, "people_5203_tobacco_farmers").set_value(30_108).run()
    assert "Rencana 2026" in texts(app)
    # All of them stand in the details.
    open_details(app, "tobacco_farmers")
    assert "17.395: " in texts(app) and "30.108: Rencana 2026" in texts(app)


def test_a_group_joins_the_plan_and_leaves_it(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py").run()
    (menu,) = app.menu_button
    assert "Buruh tani dan pekerja pertanian" in menu.options and "Pelaku UMKM: 73.000 orang" not in menu.options
    menu.click("farm_labourers").run()
    assert app.session_state["groups_5203"] == ["tobacco_farmers", "msme", "farm_labourers"]
    open_details(app, "msme")
    app.button(key="leave_out_msme").click().run()
    assert app.session_state["groups_5203"] == ["tobacco_farmers", "farm_labourers"]
    (menu,) = app.menu_button
    assert "Pelaku UMKM: 73.000 orang" in menu.options
    assert not app.exception


def test_an_assumption_changes_the_result_not_the_decision(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py").run()
    plan_for(app, ["msme"])
    open_details(app, "msme")
    for name, value in (("valid", 1.0), ("take_up", 1.0), ("already_active", 0.0)):
        control(app.select_slider, f"assume_5203_msme_self_{name}").set_value(value).run()
    said = texts(app)
    # 147,433 and a tenth of the 17,395 farmers, whose funding has ended, and 73,000: 222,172.5 of 504,000.
    assert "44,08 %" in said
    assert "target 54 % (2025, berakhir) masih kurang 49.988 orang" in said


def test_typed_figures_are_marked(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py").run()
    control(app.selectbox, "region").set_value("5201").run()
    assert "Isi sendiri" in texts(app)
    control(app.number_input, "typed_active_5201").set_value(60_000).run()
    control(app.number_input, "typed_potential_5201").set_value(240_000).run()
    assert not app.exception
    assert "diisi manual, bukan angka terbit" in texts(app)
    control(app.number_input, "typed_potential_5201").set_value(50_000).run()
    assert [error.value for error in app.error] == [
        "Kabupaten Lombok Barat: Peserta aktif (60.000) harus antara 0 dan potensi pekerja (50.000). "
        "Periksa kedua angka."
    ]


def test_a_fault_in_the_data_is_said_in_words(
    open_page: Callable[[str], AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ucj.facts.data_files import DataError
    from ucj.ui import frame

    def broken() -> Ledger:
        raise DataError("data/observations.csv, line 7, column value: 'x' is not a number")

    monkeypatch.setattr(frame, "load_ledger", broken)
    app = open_page("app.py").run()
    assert not app.exception
    assert "Perbaiki baris yang disebut" in app.error[0].value
    assert "line 7" in app.code[0].value


VIEWS = ("maps", "money", "waterfall", "lapse", "claims", "uncertainty", "solve", "convert")


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_of_a_plan(open_page: Callable[[str], AppTest], view: str) -> None:
    app = open_page("pages/skenario.py")
    app.session_state["view"] = view
    app.run()
    assert not app.exception
    for region in ("52", "18"):
        choose(app, region)
        assert not app.exception, region


def test_every_preset_loads(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    for name, preset in ledger.presets.items():
        app = open_page("pages/skenario.py").run()
        app.button(key=f"preset_{name}").click().run()
        assert not app.exception, name
        assert not app.error, name
        for lever in preset.levers:
            assert control(app.select_slider, f"people_{preset.region}_{lever.group}").value == lever.people


def test_the_end_of_dbhcht_is_said(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py").run()
    app.button(key="preset_dbhcht-berakhir").click().run()
    assert "tanpa perpanjangan, 17.395 orang yang iurannya sudah dibiayai keluar dari cakupan" in texts(app)


def test_poverty_beside_those_paid_for(open_page: Callable[[str], AppTest]) -> None:
    said = texts(open_page("pages/kemiskinan.py").run())
    assert "pemerintah membayar iuran 57.196 orang, setara 8,7 % dari 654.570 penduduk miskin" in said
    assert "setara 8,2 %" in said  # 57,196 of the 698,000 that Disnakertrans quotes
    assert "0,8 % dari garis kemiskinan keluarga 4 orang" in said  # 16,800 of 4 × 556,846


def test_poverty_where_no_coverage_is_published(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    app = open_page("pages/kemiskinan.py").run()
    for province in ledger.provinces():
        control(app.selectbox, "province").set_value(province.code).run()
        assert not app.exception, province.name
    control(app.selectbox, "province").set_value("33").run()
    said = texts(app)
    assert "Belum ada angka pekerja yang dibayar pemerintah untuk Provinsi Jawa Tengah" in said
    assert "Semua titik dari provinsi lain" in said
    assert "Cakupan dan kemiskinan di 30 kabupaten/kota yang cakupannya terbit" in said
    # The highest rates of March 2025 first: Brebes 14.15 %.
    assert app.table[0].value.iloc[0, 0] == "Kabupaten Brebes"
    assert "P1" not in app.table[0].value.iloc[0, 1]


def test_a_list_without_a_choice_says_what_that_means(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/data.py").run()
    assert [box.placeholder for box in app.selectbox] == ["Semua wilayah", "Semua indikator"]


def test_the_ledger_can_be_searched(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/data.py").run()
    control(app.text_input, "data_words").set_value("paritrana 110.300").run()
    assert len(app.table) == 1
    assert len(app.table[0].value) == 1
    control(app.text_input, "data_words").set_value("<img src=x onerror=alert(1)> =1+1").run()
    assert not app.exception
    assert "Tidak ada angka yang cocok" in texts(app)
    control(app.text_input, "data_words").set_value("").run()
    control(app.selectbox, "data_indicator").set_value("coverage").run()
    assert "Rumus Perhitungan" in texts(app)


def test_the_method_names_every_assumption(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    app = open_page("pages/metode.py").run()
    # After contributions, payers, laws and the back-test.
    assert len(app.table[4].value) == len(ledger.assumptions)
    assert "Tebakan meleset rata-rata" in texts(app)


def test_villages_without_an_upload(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/desa.py").run()
    said = texts(app)
    assert "239 desa, 15 kelurahan, dan 21 kecamatan" in said
    assert "paling banyak 23.900 orang terdaftar dan Rp4,82 miliar setahun" in said  # 239 × 100 × Rp16,800 × 12
    assert "Sakra Timur 7.810 peserta aktif" in said
    assert "1.021 desa, paling banyak 102.100 orang" in said
    assert [len(table.value) for table in app.table] == [10]  # kabupaten only: no desa is given a number
    control(app.toggle, "village_urban").set_value(True).run()
    assert "paling banyak 25.400 orang" in texts(app)
    control(app.selectbox, "province").set_value("18").run()
    said = texts(app)
    assert "2.651 desa dan kelurahan, paling banyak 265.100 orang" in said  # 2,446 + 205
    assert "2.435 adalah jumlah menurut Permendagri 137/2017" in said


def test_an_upload_of_villages_ranks_them(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/desa.py").run()
    rows = b"kode;nama;peserta_aktif\n52.03.01.2001;Tanjung Luar;40\n52.03.01.2002;Pijot;1.200\n;Pancor;300\n;Terara;\n"
    app.file_uploader[0].set_value([("keruak.csv", rows, "text/csv")]).run()
    assert not app.exception
    said = texts(app)
    # 60 people × Rp16,800 × 12
    assert "Dari 2 desa yang terisi, 1 masih di bawah 100 peserta; mengangkat semuanya perlu 60 orang" in said
    assert "Rp12,1 juta setahun" in said
    assert "1 kelurahan di unggahan (300 peserta) tidak dihitung" in said
    ranked, below = app.table[0].value, app.table[1].value
    assert list(ranked["Desa"]) == ["**Desa Pijot**, Keruak", "**Desa Tanjung Luar**, Keruak"]
    assert list(below["Kurang (orang)"]) == ["60"]
    control(app.toggle, "village_urban").set_value(True).run()
    assert list(app.table[0].value["Desa"])[1] == "**Kelurahan Pancor**, Selong"
    control(app.button_group, "village_level").set_value("kecamatan").run()
    assert list(app.table[0].value["Kecamatan"])[:2] == ["Keruak", "Selong"]
    control(app.number_input, "village_rule_minimum").set_value(30).run()
    assert "Semua 3 desa dan kelurahan yang terisi sudah mempunyai paling sedikit 30 peserta" in texts(app)
    control(app.text_input, "village_source_5203").set_value("**[x](http://x)** <b>").run()
    assert "&#42;&#42;&#91;x&#93;(http&#58;:small[]//x)&#42;&#42; &#60;b&#62;" in texts(app)
    app.button(key="remove_village_upload_5203").click().run()
    assert "239 desa, 15 kelurahan" in texts(app)


def test_a_faulty_upload_of_villages_is_refused_whole(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/desa.py").run()
    rows = b"nama;peserta_aktif\nPijot;5\n<img src=x>;6\n"
    app.file_uploader[0].set_value([("salah.csv", rows, "text/csv")]).run()
    assert not app.exception
    assert [error.value for error in app.error] == [
        "Berkas tidak dipakai: 1 hal perlu diperbaiki. Perbaiki berkasnya, lalu unggah lagi."
    ]
    assert app.table[0].value["Tempat"][0] == "salah.csv, baris 3, kolom A (nama)"
    assert app.table[0].value["Terbaca"][0] == "&#60;img src&#61;x&#62;"
    assert "239 desa, 15 kelurahan" in texts(app)


def test_only_kelurahan_in_an_upload(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/desa.py").run()
    app.file_uploader[0].set_value([("selong.csv", b"nama;peserta_aktif\nPancor;5\n", "text/csv")]).run()
    assert not app.exception
    assert "Unggahan hanya berisi kelurahan" in texts(app)


@pytest.mark.parametrize("rule", ["same_share", "same_points", "uncovered"])
@pytest.mark.parametrize(("province", "total"), [("52", "619.120"), ("18", "1.080.907")])
def test_the_target_of_a_province_by_every_rule(
    open_page: Callable[[str], AppTest], province: str, total: str, rule: str
) -> None:
    app = open_page("pages/target.py").run()
    control(app.selectbox, "province").set_value(province).run()
    control(app.button_group, "cascade_rule").set_value(rule).run()
    assert not app.exception
    assert not app.error
    assert f"harus menambah {total} peserta" in texts(app)
    for year in control(app.selectbox, f"cascade_step_{province}").options:
        control(app.selectbox, f"cascade_step_{province}").select(year).run()
        assert not app.exception, year
        table = app.table[1].value
        assert table.columns[2] == f"Target {year}"
        assert table.iloc[-1, 0] == "**Belum terbagi**"


def test_figures_that_a_planner_types_fill_a_row(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/target.py").run()
    control(app.selectbox, "cascade_step_52").set_value(2026).run()
    control(app.selectbox, "cascade_region_52").set_value("5201").run()
    control(app.number_input, "typed_active_5201").set_value(60_000).run()
    assert app.table[1].value.iloc[1, 3] == "menunggu data"  # one of the two is not enough
    control(app.number_input, "typed_potential_5201").set_value(240_000).run()
    control(app.selectbox, "cascade_region_52").set_value("5271").run()
    control(app.number_input, "typed_potential_5271").set_value(200_000).run()
    rows = app.table[1].value
    assert "25,00\u00a0% · 60.000" in rows.iloc[1, 1]
    assert "diisi manual" in rows.iloc[1, 1]
    assert "Memakai angka yang diisi manual" in texts(app)
    assert "**95.856**" in rows.iloc[1, 3]  # 64.94 % of 240,000 − 60,000
    assert "**42.721**" in rows.iloc[9, 3]  # Mataram: 64.94 % of 200,000 − the 87,159 that were published
    control(app.number_input, "typed_potential_5271").set_value(50_000).run()
    assert [error.value for error in app.error] == [
        "Kota Mataram: Peserta aktif (87.159) harus antara 0 dan potensi pekerja (50.000). Periksa kedua angka."
    ]
    assert app.table[1].value.iloc[9, 3] == "menunggu data"
    control(app.number_input, "typed_potential_5271").set_value(0).run()
    assert [error.value for error in app.error] == ["Kota Mataram: Potensi pekerja harus lebih dari nol."]


def test_a_typed_target_prolongs_the_path_or_is_refused(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/target.py").run()
    control(app.selectbox, "cascade_target_year_52").set_value(2030).run()
    control(app.number_input, "cascade_target_share_52").set_value(80.0).run()
    assert "agar mencapai 80 % pada 2030" in texts(app)
    assert app.table[0].value.iloc[-1, 1] == "80\u00a0% (diisi manual)"
    control(app.number_input, "cascade_target_share_52").set_value(40.0).run()
    assert [error.value.replace("\u00a0", " ") for error in app.error] == [
        "Target yang diisi manual (40 %) lebih rendah daripada 64,94 % pada 2026. Periksa angkanya."
    ]
    assert "agar mencapai 64,94 % pada 2026" in texts(app)


def test_a_province_without_a_target_waits_for_the_planner(
    open_page: Callable[[str], AppTest], ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ucj.ui import frame

    kept = tuple(figure for figure in ledger.observations if not figure.indicator.id.startswith("target"))
    monkeypatch.setattr(frame, "load_ledger", lambda: replace(ledger, observations=kept))
    app = open_page("pages/target.py").run()
    assert not app.exception
    assert "Belum ada target cakupan yang terbit untuk Provinsi Nusa Tenggara Barat" in texts(app)
    assert not app.table
    control(app.selectbox, "cascade_target_year_52").set_value(2040).run()
    control(app.number_input, "cascade_target_share_52").set_value(60.0).run()
    assert not app.exception
    assert "harus menambah 529.783 peserta agar mencapai 60 % pada 2040" in texts(app)  # 60 % of 1,808,432 − 555,276


def test_a_province_of_which_nothing_was_published_can_be_typed(
    open_page: Callable[[str], AppTest], ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ucj.ui import frame

    kept = tuple(figure for figure in ledger.observations if figure.region.code != "52")
    monkeypatch.setattr(frame, "load_ledger", lambda: replace(ledger, observations=kept))
    app = open_page("pages/target.py").run()
    control(app.selectbox, "cascade_target_year_52").set_value(2040).run()
    control(app.number_input, "cascade_target_share_52").set_value(60.0).run()
    assert not app.exception
    assert "tambahan orangnya belum dapat dihitung" in texts(app)
    for rule in ("same_points", "uncovered", "same_share"):
        control(app.button_group, "cascade_rule").set_value(rule).run()
        assert not app.exception, rule
    control(app.number_input, "typed_active_52").set_value(500_000).run()
    control(app.number_input, "typed_potential_52").set_value(1_000_000).run()
    assert not app.exception
    assert "harus menambah 100.000 peserta agar mencapai 60 % pada 2040" in texts(app)


def test_the_list_of_what_has_to_be_looked_up_again(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/data.py").run()
    app.session_state["stale"] = True
    control(app.selectbox, "data_region").set_value("5203").run()
    assert not app.exception
    assert "angka utama lewat jadwal" in texts(app)
    shown = app.table[1].value
    assert list(shown.columns) == ["Angka utama", "Pengganti dan penerbit"]
    # The oldest that leads there: desa in arrears, May 2023.
    assert shown.iloc[0, 0].startswith("**Kabupaten Lombok Timur: Desa yang menunggak iuran**")
