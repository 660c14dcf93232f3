"""What every test may ask for, and in which order they run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from streamlit.testing.v1 import AppTest

from tests.chromium import FLAGS, find_browser
from tests.helpers.profiles import register_profiles
from tests.helpers.server import ROOT, start_server
from tests.helpers.visits import Visit, new_visit
from ucj.facts.ledger import Ledger, load_ledger
from ucj.model.scenario import Baseline
from ucj.model.scenario_builder import published_baseline
from ucj.present.words.catalogue import FIRST, speak

register_profiles()
# A condition is met as soon as it can be; a busy machine may take its time.
expect.set_options(timeout=60_000)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what opens a browser, and begin with what takes longest: then all workers end together."""
    for item in items:
        if {"browser", "server"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: (item.get_closest_marker("long") is None, item.get_closest_marker("browser") is None))


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    """Return the facts."""
    return load_ledger()


@pytest.fixture
def baseline(ledger: Ledger) -> Baseline:
    """Return the published 164,828 of 504,000 workers of Lombok Timur."""
    found = published_baseline(ledger, "5203")
    assert found
    return found


@pytest.fixture(autouse=True)
def in_indonesian() -> None:
    """Begin each test in the language of the app, whatever the one before has spoken."""
    speak(FIRST)


@pytest.fixture(autouse=True)
def no_fault(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which something escaped as an exception: the app shows it in words of its own, and goes on."""
    yield
    noted = [record.getMessage() for when in ("setup", "call") for record in caplog.get_records(when)]
    if not request.node.get_closest_marker("faulty"):
        assert not [message for message in noted if message.startswith("fault ")]


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], AppTest]:
    """Return a function that opens a page as the first request of a visitor, before its first run.

    It has Streamlit's own sliders, which a test without a browser can move.
    """
    monkeypatch.chdir(ROOT)

    def opened(path: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        if path != "app.py":
            app.switch_page(path)
        app.session_state["plain_controls"] = True
        return app

    return opened


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a running app."""
    process, address = start_server(tmp_path_factory.mktemp("server") / "log")
    yield address
    process.kill()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser; in CI one must be there, elsewhere `make test` has seen to it."""
    path = find_browser()
    assert path, "no browser: run python -m tests.chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Visit]:
    """Return a tab of a laptop without internet."""
    opened = new_visit(browser, server)
    yield opened
    opened.page.close()
