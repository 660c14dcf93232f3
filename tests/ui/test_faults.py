"""Whatever escapes as an exception is shown in the reader's language, with a code that the log has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import control
from ucj.present.words import catalogue, plan_sentences

pytestmark = pytest.mark.faulty


@pytest.fixture(autouse=True)
def indonesian_again() -> Iterator[None]:
    yield
    catalogue.speak("id")


def broken(*_given: object, **_named: object) -> None:
    raise RuntimeError("secret of the house")


@pytest.mark.parametrize(("language", "words"), [("id", "kesalahan aplikasi"), ("en", "a fault in the app")])
def test_a_fault_is_said_in_words_and_the_plan_stays(
    open_page: Callable[[str], AppTest],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    language: str,
    words: str,
) -> None:
    # AppTest writes the labels of choices in the language of the test.
    catalogue.speak(language)
    app = open_page("pages/skenario.py")
    app.session_state["language"] = language
    app.run()
    control(app.select_slider, "people_5203_msme").set_value(30_000).run()
    with monkeypatch.context() as patched:
        patched.setattr(plan_sentences, "scenario_sentence", broken)
        app.run()
        assert not app.exception
        (said,) = [error.value for error in app.error]
        assert words in said and "secret" not in said
        (code,) = re.findall(r"\b[0-9A-F]{6}\b", said)
        assert f"fault {code}" in caplog.text and "secret of the house" in caplog.text
    app.run()
    assert not app.error
    assert control(app.select_slider, "people_5203_msme").value == 30_000


def test_a_fault_in_a_callback_is_said_in_the_same_words(
    open_page: Callable[[str], AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ucj.ui import plan_loading

    app = open_page("pages/skenario.py").run()
    monkeypatch.setattr(plan_loading, "build_scenario", broken)
    app.button(key="preset_umkm-73000").click().run()
    assert not app.exception
    assert any("kesalahan aplikasi" in error.value for error in app.error)
