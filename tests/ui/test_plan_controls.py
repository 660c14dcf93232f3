"""What the second model lets a planner decide and suppose: it is drawn, kept, and written into the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import control, open_details, texts
from tests.ui.test_links_pages import copied
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.present.live import plan_rows


@pytest.fixture
def dbhcht_from_april(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let DBHCHT pay from April, as it did in 2025."""
    from ucj.ui import frame

    payers = ledger.premiums.payers
    later = payers["dbhcht"].model_copy(update={"first_month": 4})
    premiums = ledger.premiums.model_copy(update={"payers": {**payers, "dbhcht": later}})
    monkeypatch.setattr(frame, "load_ledger", lambda: replace(ledger, premiums=premiums))


@pytest.mark.usefixtures("dbhcht_from_april")
def test_a_source_that_pays_later_starts_later(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py").run()
    assert "April 2027 · 9 bulan · DBHCHT" in texts(app)
    open_details(app, "tobacco_farmers")
    assert "DBHCHT biasanya baru dibayarkan mulai bulan ini" in texts(app)
    query = copied(app)
    assert "tobacco_farmers.start=2027-04&" in query and "msme.start=2027-01&" in query
    # It is what is usual, and nothing that the planner chose.
    assert "own_start_5203_tobacco_farmers" not in app.session_state
    assert len([box for box in app.selectbox if box.label == "Kelompok ini mulai dibayar"]) == 1
    control(app.selectbox, "payer_5203_tobacco_farmers").set_value("add").run()
    assert "tobacco_farmers.start=2027-01&" in copied(app)
    control(app.selectbox, "payer_5203_tobacco_farmers").set_value("dbhcht").run()
    control(app.selectbox, "own_start_5203_tobacco_farmers").set_value(month_number("2027-06")).run()
    assert "tobacco_farmers.start=2027-06&" in copied(app)


def test_sliders_end_where_the_family_does(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py")
    app.session_state["groups_5203"] = ["tobacco_farmers", "farm_labourers"]
    app.run()
    # 338,511 agricultural workers less 17,000 tobacco farmers; the farmers themselves end at their largest count.
    assert control(app.select_slider, "people_5203_farm_labourers").options[-1] == "321.511"
    assert control(app.select_slider, "people_5203_tobacco_farmers").options[-1] == "30.108"
    assert "338.511 seluruhnya, di antaranya sudah Petani tembakau 17.000" in texts(app)
    app.session_state["people_5203_farm_labourers"] = 321_000
    app.run()
    # 338,511 − 321,000, and the published counts beyond it are no positions of the slider.
    options = control(app.select_slider, "people_5203_tobacco_farmers").options
    assert "17.511" in options and "30.108" not in options
    assert "di antaranya sudah Buruh tani dan pekerja pertanian 321.000" in texts(app)


def test_what_is_supposed_of_everybody_else(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py")
    app.session_state["assumptions"] = True
    app.run()
    assert "organic=0&" in copied(app)
    field = next(field for field in app.text_input if field.label.startswith("Perubahan bersih peserta lain"))
    field.set_value("-0,2 %").run()
    assert "organic=-0.002&" in copied(app)
    # 147,433 × 0.998¹² beside a tenth of 17,395 would be 28.9 % without a plan in January 2027 alone: it falls on.
    assert "lalu turun bertahap" in texts(app)
    control(app.select_slider, "organic_5203").set_value(0.001).run()
    assert "organic=0.001&" in copied(app)


def test_where_the_range_of_everybody_else_comes_from(
    open_page: Callable[[str], AppTest], ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = ledger.series("5203", "active_participants")
    known = SimpleNamespace(low=-0.004, central=0.0, high=0.006, region="5203", figures=figures, row=None)
    monkeypatch.setattr(plan_rows, "organic_range", lambda *_asked: known)
    app = open_page("pages/skenario.py")
    app.session_state["assumptions"] = True
    said = texts(app.run())
    assert "-0,4 % – 0 % – 0,6 %" in said
    assert "Deret peserta aktif Lombok Timur yang terbit, Desember 2023 – Januari 2026" in said


def test_who_may_not_pay_is_told_and_computed(
    open_page: Callable[[str], AppTest], ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ucj.ui import frame

    pairs = {("dbhcht", "tobacco_farmers"): "no", ("add", "msme"): "conditional"}
    rules = {pair: replace(rule, allowed=pairs.get(pair, "yes")) for pair, rule in ledger.eligibility.items()}
    monkeypatch.setattr(frame, "load_ledger", lambda: replace(ledger, eligibility=rules))
    app = open_page("pages/skenario.py")
    app.session_state["payer_5203_msme"] = "add"
    said = texts(app.run())
    assert not app.exception
    assert "Petani tembakau: menurut aturan yang ditemukan, DBHCHT tidak boleh membayarnya." in said
    assert "Pelaku UMKM: Alokasi Dana Desa (ADD) boleh membayarnya hanya dengan syarat." in said
    assert "Rencana ini menambah" in said


def test_graduating_and_funding_are_decided_by_group(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py")
    app.session_state["groups_5203"] = ["mosque_keepers", "msme"]
    app.run()
    for group, there in (("mosque_keepers", 1), ("msme", 0)):
        # People who pay for themselves have nobody to graduate from.
        open_details(app, group)
        assert [slider.label for slider in app.select_slider].count("Naik kelas lalu membayar sendiri") == there
    open_details(app, "mosque_keepers")
    funded = control(app.selectbox, "funded_until_5203_mosque_keepers")
    assert funded.format_func(0) == "tidak diketahui: dianggap berlanjut"
    assert "2.434 orang dibayar APBD kabupaten/kota sebelum rencana ini" in texts(app)
    assert "sampai kapan 2.434 orang dibiayai tidak diketahui" in texts(app)
    funded.set_value(month_number("2026-06")).run()
    control(app.select_slider, "graduating_5203_mosque_keepers").set_value(0.25).run()
    control(app.select_slider, "graduate_after_5203_mosque_keepers").set_value(6).run()
    query = copied(app)
    assert "mosque_keepers.funded_until=2026-06&" in query
    assert "mosque_keepers.graduating=0.25&mosque_keepers.graduating_after=6&" in query
    # Paid until June and counted until September 2026; of 2,434 a tenth stayed.
    assert "2.191 di antaranya pernah dilindungi sampai September 2026" in texts(app)


def test_ceilings_may_differ_by_year(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py")
    app.session_state["view"] = "solve"
    app.run()
    assert "tiap tahun anggaran" in texts(app)
    control(app.number_input, "ceiling_5203_add").set_value(30_000).run()
    control(app.toggle, "ceilings_differ_5203").set_value(True).run()
    # Each year begins with what was said of every year.
    assert control(app.number_input, "year_ceiling_5203_add_2028").value == 30_000
    assert "ceiling.add=30000000000&" in copied(app)
    control(app.number_input, "year_ceiling_5203_add_2028").set_value(10_000).run()
    assert "ceiling.add:2027=30000000000&ceiling.add:2028=10000000000&" in copied(app)
    assert not app.exception
    control(app.toggle, "ceilings_differ_5203").set_value(False).run()
    assert "ceiling.add=30000000000&" in copied(app)


def test_the_money_of_a_plan_by_year(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py")
    app.session_state["view"] = "money"
    app.session_state["groups_5203"] = ["tobacco_farmers"]
    app.session_state["ceiling_5203_dbhcht"] = 2_000
    app.run()
    table = app.table[0].value
    # 17,000 × Rp16,800 × 9, and nothing in 2028.
    assert table.iloc[0].tolist()[:2] == ["DBHCHT", "2027"]
    assert table.iloc[0, 2:].tolist() == ["Rp2.570.400.000", "Rp2.000.000.000", "-Rp570.400.000"]
    assert table.iloc[1].tolist() == ["DBHCHT", "2028", "Rp0", "Rp2.000.000.000", "Rp2.000.000.000"]
    assert "DBHCHT: pada 2027 rencana memerlukan Rp2.570.400.000" in texts(app)


def test_the_end_of_a_plan_has_two_columns_and_who_lapses_beside_it(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py")
    app.session_state["view"] = "lapse"
    app.session_state["groups_5203"] = ["msme"]
    app.run()
    table = app.table[0].value
    assert {"Dibayar sampai", "Dihitung aktif sampai"} <= set(table.columns)
    assert table.iloc[0].tolist()[2:4] == ["Desember 2027", "Maret 2028"]
    farmers = ["Petani tembakau: yang sudah dibiayai", "17.395", "Desember 2025", "Maret 2026", "1.740"]
    assert table.iloc[1].tolist() == farmers


def test_how_sure_a_plan_is_and_what_to_measure(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py")
    app.session_state["view"] = "uncertainty"
    app.run()
    said = texts(app)
    assert "Delapan dari sepuluh hitungan berada antara" in said and "dari 100 hitungan mencapai target" in said
    assert "tidak setangkup" not in said
    assert "Yang paling menentukan: " in said and "Ukur lebih dulu: " in said
