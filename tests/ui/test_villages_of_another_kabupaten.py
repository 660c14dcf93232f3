"""The desa of a second kabupaten, added by the recipe of CONTRIBUTING: the page counts and reads its own."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
import shapely
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import control
from ucj.facts import boundaries, data_files, rules, scenarios, vintage
from ucj.facts.intake.village_uploads import participants, read_villages
from ucj.facts.ledger import Ledger, load_ledger
from ucj.facts.paths import DATA
from ucj.present import upload_reports, village_reports, village_sentences
from ucj.ui import frame

DISTRICTS = ("5201010,52.01.01,Contoh Barat,5201", "5201020,52.01.02,Contoh Timur,5201")
# Pijot is also the name of a desa in Lombok Timur.
VILLAGES = (
    "5201010001,52.01.01.2001,Satu,,village,5201010",
    "5201010002,52.01.01.2002,Pijot,,village,5201010",
    "5201020001,52.01.02.2001,Tiga,,village,5201020",
    "5201020002,52.01.02.1001,Empat,,urban_village,5201020",
)
FIGURE = "5201010,active_participants,600,2026-01,statement,mandalikapost-2026-02-12,"
UPLOAD = b"kode;nama;peserta_aktif\n52.01.01.2001;Satu;40\n;Pijot;1.200\n;Empat;300\n"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """Return the facts of a copy of data/ to which the desa of Lombok Barat were added, as every page reads them."""
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    for name, rows in (("districts", DISTRICTS), ("villages", VILLAGES), ("district_figures", (FIGURE,))):
        with (copy / f"{name}.csv").open("a", encoding="utf-8") as file:
            file.writelines(f"{row}\n" for row in rows)
    for level, rows in (("kecamatan", DISTRICTS), ("desa", VILLAGES)):
        features = [
            {"type": "Feature", "id": code, "properties": {"code": code}, "geometry": square(place)}
            for place, code in enumerate(row[: row.index(",")] for row in rows)
        ]
        collection = {"type": "FeatureCollection", "features": features}
        (copy / "boundaries" / f"5201_{level}.geojson").write_text(json.dumps(collection))
    for module in (rules, scenarios, data_files, vintage):
        monkeypatch.setattr(module, "DATA", copy)
    monkeypatch.setattr(boundaries, "BOUNDARIES", copy / "boundaries")
    added: Ledger = load_ledger.__wrapped__()
    monkeypatch.setattr(frame, "load_ledger", lambda: added)
    return added


def square(place: int) -> object:
    return json.loads(shapely.to_geojson(shapely.box(116 + place / 10, -8.8, 116.1 + place / 10, -8.7)))


def texts(app: AppTest) -> str:
    kinds = (app.subheader, app.markdown, app.error)
    return "\n".join(element.value for kind in kinds for element in kind).replace("\u00a0", " ")


def upload(app: AppTest, content: bytes) -> AppTest:
    app.file_uploader[0].set_value([("desa.csv", content, "text/csv")]).run()
    assert not app.exception
    return app


def test_each_kabupaten_has_its_own_page(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    app = open_page("pages/desa.py").run()
    assert not app.exception
    said = texts(app)
    assert "Kabupaten Lombok Timur mempunyai 239 desa, 15 kelurahan, dan 21 kecamatan" in said
    assert "Satu-satunya angka kecamatan yang terbit: **Sakra Timur 7.810 peserta aktif**" in said
    upload(app, b"nama;peserta_aktif\nPijot;5\n")
    assert "di 1 dari 239 desa" in texts(app)

    control(app.selectbox, "village_region").set_value("5201").run()
    assert not app.exception
    assert app.session_state["region"] == "5201"
    said = texts(app)
    # The counts published for Lombok Barat, and 600 participants in its two desa of the first kecamatan.
    assert "Kabupaten Lombok Barat mempunyai 119 desa, 3 kelurahan, dan 10 kecamatan" in said
    assert "Satu-satunya angka kecamatan yang terbit: **Contoh Barat 600 peserta aktif**" in said
    assert "rata-rata 300 di 2 desanya" in said
    assert "Unggahan: 1 desa" not in said
    assert control(app.selectbox, "template_district_5201").options[1:] == [
        "Kecamatan Contoh Barat",
        "Kecamatan Contoh Timur",
    ]

    said = texts(upload(app, UPLOAD))
    assert "Dari 2 desa yang terisi, 1 masih di bawah 100 peserta; mengangkat semuanya perlu 60 orang" in said
    assert "di 2 dari 3 desa; yang lain belum diisi." in said
    assert "1 kelurahan di unggahan (300 peserta) tidak dihitung" in said
    assert (
        "potensi pekerja di Kabupaten Lombok Timur" not in said and "peserta aktif Kabupaten Lombok Timur" not in said
    )
    assert list(app.table[0].value["Desa"]) == ["**Desa Pijot**, Contoh Barat", "**Desa Satu**, Contoh Barat"]
    control(app.button_group, "village_level").set_value("kecamatan").run()
    assert list(app.table[0].value["Terisi"]) == ["2 dari 2", "0 dari 1"]

    control(app.selectbox, "village_region").set_value("5203").run()
    assert "di 1 dari 239 desa" in texts(app)
    app.button(key="remove_village_upload_5203").click().run()
    assert "Unggahan desa dihapus." in texts(app)
    control(app.selectbox, "village_region").set_value("5201").run()
    assert "di 2 dari 3 desa" in texts(app)
    assert "Unggahan desa dihapus." not in texts(app)


def test_the_region_of_the_session_is_shown(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    app = open_page("pages/desa.py")
    app.session_state["region"] = "5201"
    assert "Kabupaten Lombok Barat mempunyai 119 desa" in texts(app.run())
    # A province has no desa of its own: the kabupaten stays that of before.
    control(app.selectbox, "province").set_value("18").run()
    assert "Kabupaten Lombok Barat mempunyai 119 desa" in texts(app)


def test_files_of_another_kabupaten_are_refused(ledger: Ledger) -> None:
    read = read_villages([("a.csv", b"kode;peserta_aktif\n52.03.01.2001;5\n")], ledger.villages_of("5201"))
    (said,) = upload_reports.problem_table(ledger, read).to_dict("records")
    # Written for Markdown, as the page shows it.
    assert unescape(said["Seharusnya"]) == "Kode desa di Lombok Barat seperti 52.01.01.2001, atau kode BPS 5201010001."
    assert participants(read_villages([("a.csv", UPLOAD)], ledger.villages_of("5201"))) == {
        "5201010001": 40,
        "5201010002": 1200,
        "5201020002": 300,
    }
    # Two kecamatan, and nine files more for what was mended.
    many = read_villages([(f"{n}.csv", UPLOAD) for n in range(12)], ledger.villages_of("5201"))
    assert [(problem.code, problem.values["most"]) for problem in many.problems] == [("too_many_files", 11)]


def test_the_template_holds_its_own_desa(ledger: Ledger) -> None:
    content = village_reports.template_xlsx(ledger.villages_of("5201").values())
    rows = list(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))
    assert [row[:4] for row in rows[1:]] == [
        ("52.01.01.2001", "Satu", "Contoh Barat", "desa"),
        ("52.01.01.2002", "Pijot", "Contoh Barat", "desa"),
        ("52.01.02.2001", "Tiga", "Contoh Timur", "desa"),
        ("52.01.02.1001", "Empat", "Contoh Timur", "kelurahan"),
    ]
    assert ledger.village_regions() == ["5203", "5201"]
    assert village_sentences.district_name(ledger.districts_of("5201")["5201020"]) == "Kecamatan Contoh Timur"
