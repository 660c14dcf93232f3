"""Pages with tables of offices in use: percentages alone, counts alone, and questions answered on the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import PAGES, control, texts
from ucj.facts.intake.forms import Upload
from ucj.facts.intake.uploads import UploadedRow, read_upload
from ucj.facts.ledger import Ledger
from ucj.ui import own_figures

OFFICES = Path(__file__).parents[1] / "facts" / "uploads" / "offices"
FIELD = "own_figures_files_0"


def taken(ledger: Ledger, name: str) -> Upload[UploadedRow]:
    upload = read_upload((OFFICES / f"{name}.csv").read_bytes(), dt.date(2026, 11, 21), name, ledger=ledger)
    assert upload.accepted
    return upload


def opened(open_page: Callable[[str], AppTest], path: str, region: str, upload: Upload[UploadedRow]) -> str:
    page = open_page(path)
    page.session_state["region"], page.session_state["province"] = region, region[:2]
    page.session_state[own_figures.OWN_FIGURES.place] = upload
    page.run()
    assert not page.exception, path
    assert not page.error, path
    return texts(page)


@pytest.mark.parametrize(
    ("name", "region", "said"),
    [
        # A percentage where one led before, a count where one led before, and a target of the year after.
        ("persentase_saja", "1801", "24,1"),
        ("peserta_aktif_saja", "5271", "91.000"),
        ("target_tahun_berikut", "5205", "24,00"),
    ],
)
def test_every_page_shows_what_a_table_gives(
    open_page: Callable[[str], AppTest], ledger: Ledger, name: str, region: str, said: str
) -> None:
    upload = taken(ledger, name)
    shown = {path: opened(open_page, path, region, upload) for path in PAGES}
    assert said in shown["app.py"]
    for path, text in shown.items():
        assert "None" not in text and "nan" not in text.split(), path


def ask(open_page: Callable[[str], AppTest], name: str) -> AppTest:
    app = open_page("pages/unggah.py").run()
    content = (OFFICES / f"{name}.csv").read_bytes()
    app.file_uploader(key=FIELD).set_value((f"{name}.csv", content, "text/csv")).run()
    assert not app.exception
    assert own_figures.OWN_FIGURES.place not in app.session_state
    return app


def test_a_choice_is_asked_for_before_figures_are_used(open_page: Callable[[str], AppTest]) -> None:
    app = ask(open_page, "realisasi_dua_tahun")
    assert "Belum dipakai: jawab 1 pertanyaan lebih dulu." in texts(app)
    (choice,) = app.radio
    assert (choice.value, choice.options) == (None, ["2024", "2025"])
    choice.set_value("2025").run()
    assert not app.exception
    assert "2 wilayah terbaca dan dipakai di semua halaman" in texts(app)
    assert "21.216 dari 88.400" in str(app.table[0].value.to_dict()).replace("\xa0", " ")
    # Another answer gives other figures.
    control(app.radio, (app.radio[0].key or "").partition("@")[0]).set_value("2024").run()
    assert "19.000 dari 88.400" in str(app.table[0].value.to_dict()).replace("\xa0", " ")


def test_date_and_source_are_typed_once(open_page: Callable[[str], AppTest]) -> None:
    app = ask(open_page, "tanpa_tanggal_dan_sumber")
    first, second = app.text_input
    first.set_value("besok")
    second.set_value("Nota *dinas* <b>").run()
    assert "hari sebelum bulan" in texts(app)
    app.text_input[0].set_value("30 Juni 2026").run()
    assert not app.exception
    assert "2 wilayah terbaca dan dipakai di semua halaman" in texts(app)
    shown = str(app.table[0].value.to_dict())
    assert "30 Juni 2026".replace(" ", "\xa0") in shown or "30 Juni 2026" in shown
    assert "Nota &#42;dinas&#42; &#60;b&#62;" in shown


def test_what_was_answered_is_said_when_the_field_is_empty(open_page: Callable[[str], AppTest]) -> None:
    app = ask(open_page, "realisasi_dua_tahun")
    app.radio[0].set_value("2025").run()
    app.switch_page("pages/data.py").run()
    app.switch_page("pages/unggah.py").run()
    assert "Angka tanggal mana yang dipakai? 2025." in texts(app)
