"""What belongs to the plan of a region stays with that region, and every key of the session is declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import control, plan_for, texts
from tests.helpers.server import ROOT
from tests.ui.test_links_pages import copied, odd_scenario, visit
from tests.ui.test_pages import choose
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_number
from ucj.model.links import write_link
from ucj.ui import session

LOMBOK_TIMUR, KOTA_METRO = "5203", "1872"


def labelled(drawn: Iterable[Any], label: str) -> Any:
    """Return the first control, of those drawn of a kind, with a label."""
    return next(found for found in drawn if found.label == label)


def planning(open_page: Callable[[str], AppTest], view: str = "maps") -> AppTest:
    """Open the plan of one group, of which both regions have some, where both have figures to start from."""
    app = open_page("pages/skenario.py")
    with_figures(app)
    app.session_state["view"] = view
    app.session_state["groups_5203"] = app.session_state["groups_1872"] = ["msme"]
    app.session_state["open_lever_5203"] = app.session_state["open_lever_1872"] = "msme"
    return app.run()


def with_figures(app: AppTest) -> None:
    app.session_state["typed_active_1872"], app.session_state["typed_potential_1872"] = 20_000, 60_000


def test_ceilings_stay_with_their_region(open_page: Callable[[str], AppTest]) -> None:
    app = planning(open_page, "solve")
    label = "APBD kabupaten/kota"
    labelled(app.number_input, label).set_value(30_000).run()
    choose(app, KOTA_METRO)
    assert labelled(app.number_input, label).value is None
    assert "Isi plafon paling sedikit satu sumber" in texts(app)
    assert "ceiling" not in copied(app)
    labelled(app.number_input, label).set_value(700).run()
    choose(app, LOMBOK_TIMUR)
    assert labelled(app.number_input, label).value == 30_000


@pytest.mark.parametrize(
    ("kind", "label", "typed"),
    [
        ("selectbox", "Mulai dibayar", month_number("2027-03")),
        ("select_slider", "Masa pembayaran", 5),
        ("select_slider", "Pendaftaran bertahap selama", 3),
        ("selectbox", "Dibayar oleh", "csr"),
        ("selectbox", "Segmen dan program", "bpu_jht"),
        ("select_slider", "Target cakupan", 0.77),
        ("select_slider", "Lolos verifikasi NIK dan usia", 0.35),
        ("select_slider", "Perubahan bersih peserta lain tiap bulan", -0.005),
    ],
)
def test_a_decision_stays_with_its_region(
    open_page: Callable[[str], AppTest], kind: str, label: str, typed: object
) -> None:
    app = planning(open_page)
    app.session_state["assumptions"] = True  # the section is open
    app.run()
    choose(app, KOTA_METRO)
    usual = labelled(getattr(app, kind), label).value
    assert usual != typed
    choose(app, LOMBOK_TIMUR)
    labelled(getattr(app, kind), label).set_value(typed).run()
    choose(app, KOTA_METRO)
    assert labelled(getattr(app, kind), label).value == usual
    choose(app, LOMBOK_TIMUR)
    assert labelled(getattr(app, kind), label).value == typed
    assert not app.exception and not app.error


def test_what_an_opened_plan_brings_stays_with_its_region(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    query = write_link(ledger, odd_scenario(ledger), "id")
    app = open_page("pages/skenario.py")
    with_figures(app)
    visit(app, query)
    app.query_params.clear()
    choose(app, KOTA_METRO)
    assert "dihitung selama 30 bulan" not in texts(app)
    other = copied(app)
    assert "horizon=24" in other and "ceiling" not in other
    plan_for(app, ["msme", "farm_labourers"], KOTA_METRO)
    # What the ledger says of these groups: nothing of the opened plan.
    other = copied(app)
    assert "msme.months=12&msme.ramp=1&" in other and ".grace=3" in other and ".grace=5" not in other
    choose(app, LOMBOK_TIMUR)
    assert copied(app) == query


def test_the_way_back_to_a_plan_leaves_the_plans_of_other_regions(open_page: Callable[[str], AppTest]) -> None:
    app = planning(open_page)
    app.button(key="preset_umkm-73000").click().run()
    choose(app, KOTA_METRO)
    labelled(app.select_slider, "Masa pembayaran").set_value(5).run()
    app.button(key="restore_plan").click().run()
    assert control(app.selectbox, "region").value == LOMBOK_TIMUR
    choose(app, KOTA_METRO)
    assert labelled(app.select_slider, "Masa pembayaran").value == 5


def floor_four() -> list[Path]:
    return [*sorted(ROOT.glob("ucj/ui/*.py")), *sorted(ROOT.glob("pages/*.py")), ROOT / "app.py"]


@pytest.mark.parametrize("path", floor_four(), ids=lambda path: path.name)
def test_every_key_is_declared(path: Path) -> None:
    """What is kept is read and written through its key; only what keeps controls knows the keys of controls."""
    if path.name not in ("session.py", "controls.py"):
        assert "session_state" not in path.read_text(encoding="utf-8")


def test_no_two_keys_share_a_place() -> None:
    keys = [key for key in vars(session).values() if isinstance(key, session.Key)]
    assert len({key.name for key in keys}) == len(keys) > 50
    # What begins with the name of a key and a line below belongs to it.
    assert not [
        (one.name, key.name) for one in keys for key in keys if key.scope and one.name.startswith(f"{key.name}_")
    ]


def test_a_key_must_say_what_it_belongs_to() -> None:
    with pytest.raises(LookupError, match="months: of which region"):
        session.MONTHS.get()
    with pytest.raises(LookupError, match="months_5203: of which group"):
        session.MONTHS.of("5203").get()
