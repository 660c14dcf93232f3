"""Every page opens its figures to what explains them, and nothing of that is there before it is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import texts
from ucj.facts.ledger import Ledger
from ucj.present.words import catalogue

# A button of each page, and what its explanation says.
EXPLAINED = {
    "app.py": ("explain_card_1", "peserta yang ditargetkan − peserta aktif", "164.828"),
    "pages/peta.py": ("explain_on_the_map", "peserta aktif ÷ potensi pekerja", "Potensi pekerja"),
    "pages/skenario.py": ("explain_plan_odds", "", "2.000"),
    "pages/kemiskinan.py": ("explain_reach", "persentase penduduk miskin × (1 −", "BPS"),
    "pages/desa.py": ("explain_village_bound", "desa × pekerja di setiap desa", "Rp16.800"),
    "pages/manfaat.py": ("explain_card_0", "", "Dibayarkan"),
    "pages/target.py": ("explain_target_path", "target cakupan × potensi pekerja", "555.276"),
    "pages/data.py": ("explain_found_figure", "", "Kemendagri"),
}


def drawn(app: AppTest) -> str:
    """Return the sums and tables of a dialog as HTML."""
    return "\n".join(str(vars(block)["proto"].body) for block in app.get("html"))


def explained(app: AppTest) -> str:
    """Return what a dialog says in its sums and tables, as HTML, and around them."""
    return f"{drawn(app)}\n{texts(app)}".replace("\u00a0", " ")


@pytest.mark.parametrize("path", EXPLAINED)
def test_a_page_explains_its_figures(open_page: Callable[[str], AppTest], path: str) -> None:
    key, formula, source = EXPLAINED[path]
    app = open_page(path).run()
    assert 'ucj-figure"' not in explained(app), "nothing is sent before it is asked for"
    app.button(key=key).click().run()
    assert not app.exception
    said = explained(app)
    assert "**Rumus**" in said
    assert 'ucj-figure"' in said
    assert formula in said
    assert source in said


@pytest.mark.parametrize("path", ["app.py", "pages/skenario.py", "pages/target.py"])
def test_in_english(open_page: Callable[[str], AppTest], path: str) -> None:
    app = open_page(path)
    app.session_state["language"] = "en"
    try:
        # What stands in for a browser writes the choices of a list anew, and in the language of the test.
        catalogue.speak("en")
        app.run().button(key=EXPLAINED[path][0]).click().run()
    finally:
        catalogue.speak("id")
    assert not app.exception
    said = explained(app)
    assert "**Formula**" in said
    for indonesian in ("Rumus", "Selang", "Yang diasumsikan", "Apa dan dari mana"):
        assert indonesian not in said


def test_scenarios_side_by_side(open_page: Callable[[str], AppTest], ledger: Ledger) -> None:
    name = "<b>Rencana</b> **A** :smile:"
    app = open_page("pages/banding.py")
    app.session_state["compared"] = (replace_title(ledger, name),)
    app.run().button(key="explain_compared_result").click().run()
    assert not app.exception
    assert "÷ potensi pekerja" in explained(app)
    app.button(key="explain_compared_money").click().run()
    assert "biaya semua sumber ÷ tambahan peserta" in explained(app)
    # The name stands in a sum as text.
    assert "<b>Rencana</b>" not in drawn(app)
    assert "&lt;b&gt;Rencana&lt;/b&gt; **A** :smile:" in drawn(app)


def replace_title(ledger: Ledger, title: str) -> object:
    """Return the plan of the 17,000 tobacco farmers under another name."""
    return ledger.presets["petani-tembakau-17000"].model_copy(update={"title": title})


def test_the_claims_of_a_plan(open_page: Callable[[str], AppTest]) -> None:
    app = open_page("pages/skenario.py")
    app.session_state["view"] = "claims"
    app.run()
    for place, formula in enumerate(("÷ 12 × kematian per 1.000", "× santunan penuh", "bagian JKM", "÷ (garis kemis")):
        app.button(key=f"explain_claim_card_{place}").click().run()
        assert formula in explained(app)


def changes_page() -> None:
    import streamlit as st

    from tests.helpers.plans import LEDGER, START, projected
    from ucj.model.scenario import Scenario
    from ucj.model.scenario_builder import plan_lever, published_baseline
    from ucj.ui.change import note_change, show_change
    from ucj.ui.language import speak_chosen

    speak_chosen()
    baseline = published_baseline(LEDGER, st.session_state["region"])
    assert baseline
    levers = (plan_lever(LEDGER, baseline, "msme", st.session_state["people"], START),)
    plan = Scenario(baseline, levers, START)
    before = note_change(plan)
    show_change(LEDGER, projected(before) if before else None, projected(plan))


def test_what_changed() -> None:
    app = AppTest.from_function(changes_page, default_timeout=60)
    app.session_state["region"], app.session_state["people"] = "5203", 1_000
    assert not texts(app.run()).strip(), "a plan that was opened has not changed"
    app.session_state["people"] = 2_000
    assert "Apa yang berubah: Pelaku UMKM 1.000 → 2.000 orang: " in texts(app.run())
    # The same plan drawn again, and another language, are no move.
    assert "1.000 → 2.000" in texts(app.run())
    app.session_state["language"] = "en"
    assert "What changed: Micro-entrepreneurs 1,000 → 2,000 people: " in texts(app.run())
    app.session_state["region"] = "5204"
    assert not texts(app.run()).strip()
    app.session_state["region"] = "5203"
    assert not texts(app.run()).strip(), "of a region that one comes back to nothing has changed"
    app.session_state["people"] = 1_000
    assert "2,000 → 1,000" in texts(app.run())


def test_a_plan_that_was_loaded() -> None:
    app = AppTest.from_function(changes_page, default_timeout=60)
    app.session_state["region"], app.session_state["people"] = "5203", 1_000
    app.run()
    from ucj.ui.plan_loading import Replaced

    app.session_state["replaced_plan"] = Replaced("", "**A**", "5203", "5203", {})
    app.session_state["people"] = 2_000
    assert "Rencana “**A**” dimuat: " in texts(app.run())
    # The next move is the planner's own.
    app.session_state["people"] = 3_000
    assert "Pelaku UMKM 2.000 → 3.000 orang: " in texts(app.run())
