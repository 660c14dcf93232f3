"""The address bar is the plan: what stands in it after a change, and who reads it back."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import PAGES, control, texts
from tests.ui.test_links_pages import copied, odd_scenario, save, visit
from tests.ui.test_pages import choose
from ucj.facts.ledger import Ledger
from ucj.model.links import write_link
from ucj.ui import address, undo

Open = Callable[[str], AppTest]
UPLOAD = b"kode,peserta_aktif,potensi_pekerja,posisi,sumber\n5203,170001,500001,2026-06,Surat Disnaker\n"


def query_of(app: AppTest) -> str:
    """Return the address bar."""
    return urlencode(app.query_params, doseq=True)


def move(app: AppTest, people: int) -> str:
    """Type a number of tobacco farmers and return the address."""
    control(app.text_input, "people_5203_tobacco_farmers_typed").set_value(str(people)).run()
    assert not app.exception
    return query_of(app)


def go_back_to(app: AppTest, query: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Do what Back and Forward of a browser do."""
    for module in (address, undo):
        monkeypatch.setattr(module, "_by_history", lambda: True, raising=False)
    app.query_params.clear()
    visit(app, query)
    monkeypatch.undo()
    assert not app.exception
    return app


def tobacco(app: AppTest) -> int:
    return int(app.session_state["people_5203_tobacco_farmers"])


def test_a_change_is_in_the_address_and_a_reload_has_it(open_page: Open, ledger: Ledger) -> None:
    app = open_page("pages/skenario.py").run()
    assert query_of(app) == ""
    query = move(app, 17_450)
    assert query == (
        f"v=1&region=5203&start=2027-01&target=0.54&tobacco_farmers.people=17450&model=2&data={ledger.vintage}"
    )
    again = visit(open_page("pages/skenario.py"), query)
    assert copied(again) == copied(app) and "Alamat ini" not in texts(again)
    assert query_of(again) == query
    move(app, 17_000)
    assert query_of(app) == ""


@pytest.mark.parametrize("path", PAGES)
def test_every_page_keeps_region_and_plan(open_page: Open, path: str) -> None:
    app = open_page("pages/skenario.py").run()
    choose(app, "1871")
    assert query_of(app) == "v=1&region=1871"
    choose(app, "5203")
    query = move(app, 17_450)
    app.query_params.clear()
    app.switch_page(path).run()
    assert not app.exception and query_of(app) == query
    again = visit(open_page(path), query)
    again.query_params.clear()
    again.switch_page("pages/skenario.py").run()
    assert (tobacco(again), query_of(again)) == (17_450, query)


def test_all_of_an_odd_plan_is_in_its_address(open_page: Open, ledger: Ledger) -> None:
    link = write_link(ledger, odd_scenario(ledger))
    app = visit(open_page("pages/skenario.py"), link)
    # What was opened stays until something changes.
    assert query_of(app) == urlencode(dict(pair.split("=") for pair in link.split("&")))
    move(app, 17_111)
    again = visit(open_page("pages/skenario.py"), query_of(app))
    assert copied(again) == copied(app) != link


@pytest.mark.parametrize("name", ["umkm-73000", "dbhcht-berakhir", "lampung-2026"])
def test_a_preset_is_in_the_address(open_page: Open, name: str) -> None:
    app = open_page("pages/skenario.py").run()
    app.button(key=f"preset_{name}").click().run()
    assert copied(visit(open_page("pages/skenario.py"), query_of(app))) == copied(app)


def test_back_and_forward_undo_and_redo(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("pages/skenario.py").run()
    first, second = move(app, 17_450), move(app, 16_000)
    assert tobacco(go_back_to(app, first, monkeypatch)) == 17_450
    assert query_of(app) == first
    assert not app.button(key="redo_plan").disabled
    assert tobacco(go_back_to(app, "", monkeypatch)) == 17_000
    assert query_of(app) == "" and app.button(key="undo_plan").disabled
    assert tobacco(go_back_to(app, second, monkeypatch)) == 16_000
    assert app.button(key="redo_plan").disabled and "Alamat ini" not in texts(app)


def test_back_to_a_link_that_was_opened_opens_it_again(
    open_page: Open, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = write_link(ledger, odd_scenario(ledger))
    app = visit(open_page("pages/skenario.py"), link)
    move(app, 17_111)
    go_back_to(app, link, monkeypatch)
    assert copied(app) == link
    app = visit(open_page("pages/skenario.py"), "region=5203&lang=id")
    move(app, 17_450)
    assert tobacco(go_back_to(app, "region=5203&lang=id", monkeypatch)) == 17_000


def test_the_buttons_undo_and_redo(open_page: Open) -> None:
    app = open_page("pages/skenario.py").run()
    assert app.button(key="undo_plan").disabled and app.button(key="redo_plan").disabled
    first = move(app, 17_450)
    move(app, 16_000)
    app.button(key="undo_plan").click().run()
    assert (tobacco(app), query_of(app)) == (17_450, first)
    app.button(key="undo_plan").click().run()
    assert tobacco(app) == 17_000 and app.button(key="undo_plan").disabled
    app.button(key="redo_plan").click().run()
    app.button(key="redo_plan").click().run()
    assert tobacco(app) == 16_000 and app.button(key="redo_plan").disabled
    app.button(key="undo_plan").click().run()
    move(app, 15_000)
    # What was undone is gone once something else was done.
    assert app.button(key="redo_plan").disabled
    app.button(key="undo_plan").click().run()
    assert tobacco(app) == 17_450


def test_undo_brings_back_the_region_and_what_a_preset_replaced(open_page: Open) -> None:
    app = open_page("pages/skenario.py").run()
    move(app, 17_450)
    before = copied(app)
    app.button(key="preset_lampung-2026").click().run()
    assert app.session_state["region"] == "18"
    app.button(key="undo_plan").click().run()
    assert app.session_state["region"] == "5203" and copied(app) == before
    assert "Menggantikan" not in texts(app)


def test_an_old_address_that_a_control_still_sends_undoes_nothing(open_page: Open) -> None:
    app = open_page("pages/skenario.py").run()
    first, second = move(app, 17_450), move(app, 16_000)
    app.query_params.clear()
    visit(app, first)
    assert (tobacco(app), query_of(app)) == (16_000, second)


def test_the_language_travels(open_page: Open) -> None:
    app = open_page("pages/skenario.py")
    app.session_state["language"] = "en"
    app.run()
    assert query_of(app) == "v=1&region=5203&lang=en"
    assert "This plan adds" in texts(visit(open_page("pages/skenario.py"), query_of(app)))


def test_typed_figures_and_their_month_come_back(open_page: Open) -> None:
    app = visit(open_page("app.py"), "region=5201&lang=id")
    control(app.number_input, "typed_active_5201").set_value(60_000).run()
    control(app.number_input, "typed_potential_5201").set_value(240_000).run()
    control(app.selectbox, "typed_as_of_5201").set_value("2026-05").run()
    again = visit(open_page("app.py"), query_of(app))
    assert control(again.number_input, "typed_potential_5201").value == 240_000
    assert control(again.selectbox, "typed_as_of_5201").value == "2026-05"
    assert "Mei 2026" in texts(again) and "groups_5201" not in again.session_state
    again.query_params.clear()
    again.switch_page("pages/skenario.py").run()
    assert "active=60000&potential=240000" in copied(again)


def with_upload(app: AppTest) -> AppTest:
    app.file_uploader[0].set_value(("disnaker.csv", UPLOAD, "text/csv")).run()
    assert not app.exception
    app.query_params.clear()
    return app.switch_page("pages/skenario.py").run()


def test_uploaded_figures_never_enter_an_address(open_page: Open) -> None:
    app = with_upload(open_page("pages/unggah.py").run())
    assert "active=170001&potential=500001" in copied(app)
    move(app, 17_450)
    save(app, "Dengan unggahan")
    query = query_of(app)
    assert "upload=yes" in query and "170001" not in query and "active" not in query and "named" not in query
    app.switch_page("pages/banding.py").run()
    assert "tidak ikut di alamat" in texts(app)
    again = visit(open_page("pages/skenario.py"), query)
    assert tobacco(again) == 17_450 and "Tabel yang diunggah tidak pernah masuk ke alamat" in texts(again)
    assert "active=164828&potential=504000" in copied(again)
    # As long as they are there nobody is told that they are gone.
    assert "tidak pernah masuk ke alamat" not in texts(app)


def test_a_plan_saved_with_an_upload_keeps_it_out_of_the_address_later(open_page: Open) -> None:
    app = with_upload(open_page("pages/unggah.py").run())
    save(app, "Dengan unggahan")
    app.button(key="remove_own_figures").click().run()
    app.query_params.clear()
    app.switch_page("pages/banding.py").run()
    app.button(key="open_0_Dengan unggahan").click().run()
    app.switch_page("pages/skenario.py").run()
    assert "active=170001" in copied(app) and "170001" not in query_of(app)


def test_named_scenarios_come_back_and_stay(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("pages/skenario.py").run()
    first = move(app, 17_450)
    save(app, "Rencana *A*")
    query = query_of(app)
    again = visit(open_page("pages/banding.py"), query)
    assert again.session_state["compared"] == app.session_state["compared"]
    assert "Rencana &#42;A&#42;" in texts(again) and "tidak ikut di alamat" not in texts(again)
    # Going back undoes the plan and forgets no name; the address goes on holding it.
    go_back_to(app, first, monkeypatch)
    assert len(app.session_state["compared"]) == 1 and query_of(app) == query


def test_a_briefing_tells_a_plan_in_which_all_is_as_usual(open_page: Open) -> None:
    app = open_page("pages/skenario.py").run()
    app.query_params.clear()
    app.switch_page("pages/paparan.py").run()
    assert query_of(app) == "v=1&region=5203&plan=usual"
    again = visit(open_page("pages/paparan.py"), query_of(app))
    assert again.session_state["groups_5203"] == ["tobacco_farmers", "msme"]
    assert query_of(visit(open_page("pages/paparan.py"), "v=1&region=1871")) == "v=1&region=1871"


def test_an_edited_address_is_corrected_and_kept_until_something_changes(open_page: Open, ledger: Ledger) -> None:
    query = f"v=1&region=5203&start=2027-01&target=0.54&msme.months=900&model=2&data={ledger.vintage}"
    app = visit(open_page("pages/skenario.py"), query)
    assert "Pelaku UMKM, masa pembayaran: tertulis 900, di luar batas; dipakai 12 bulan." in texts(app)
    assert query_of(app) == query
    assert "900" not in move(app, 17_450)
