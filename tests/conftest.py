"""A server as a person starts it, and a browser that may only talk to this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlparse

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright
from streamlit.testing.v1 import AppTest

from tests.chromium import FLAGS, find_browser
from ucj.facts.ledger import Ledger, load_ledger

# Machines that run these tests are shared and noisy: nothing here is timed.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
expect.set_options(timeout=20_000)

# Ten and a hundred times as much of what is random or slow: for a change of readers, not for every day.
DEEP = os.environ.get("UCJ_DEEP") == "1"
ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    """Return the facts."""
    return load_ledger()


@pytest.fixture(autouse=True)
def no_fault(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which something escaped as an exception: the app shows it in words of its own, and goes on."""
    yield
    noted = [record.getMessage() for when in ("setup", "call") for record in caplog.get_records(when)]
    if not request.node.get_closest_marker("faulty"):
        assert not [message for message in noted if message.startswith("fault ")]


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], AppTest]:
    """Return a function that opens a page as the first request of a visitor, before its first run."""
    monkeypatch.chdir(ROOT)

    def opened(path: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        if path != "app.py":
            app.switch_page(path)
        return app

    return opened


def start_server(log: Path, script: str = "app.py") -> tuple[subprocess.Popen[bytes], str]:
    """Start an app on a free port and return the process and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.headless=true", f"--server.port={port}"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--server.address=127.0.0.1"], cwd=ROOT, stdout=output, stderr=output, env=os.environ
        )
    address = f"http://127.0.0.1:{port}"
    for _attempt in range(150):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return process, address
    process.kill()
    raise RuntimeError(log.read_text())


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


@dataclass
class Visit:
    """A tab without internet, and what went wrong in it."""

    page: Page
    address: str
    refused: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str, ready: str) -> Page:
        """Open a page of the app and wait for a text that only the finished page has."""
        self.page.goto(f"{self.address}/{path}")
        self.page.get_by_text(ready).first.wait_for(timeout=30_000)
        return self.page


def new_visit(browser: Browser, address: str, width: int = 1280, height: int = 720) -> Visit:
    """Open a tab in which every request that leaves the machine is refused and noted."""
    page = browser.new_page(viewport={"width": width, "height": height})
    visit = Visit(page, address)

    def guard(route: Route) -> None:
        url = urlparse(route.request.url)
        if url.scheme in {"data", "blob"} or url.hostname in LOOPBACK:
            route.continue_()
        else:
            visit.refused.append(route.request.url)
            route.abort()

    page.route("**/*", guard)
    page.on("pageerror", lambda error: visit.errors.append(str(error)))

    def note(message: object) -> None:
        text, place = message.text, message.location.get("url", "")  # type: ignore[attr-defined]
        # Streamlit looks for its server below the page's own address before it looks at the root.
        own_search = place.endswith(("/_stcore/health", "/_stcore/host-config")) and "404" in text
        if message.type == "error" and not own_search:  # type: ignore[attr-defined]
            visit.errors.append(f"{text} {place}")

    page.on("console", note)
    return visit


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Visit]:
    """Return a tab of a laptop without internet."""
    opened = new_visit(browser, server)
    yield opened
    opened.page.close()
