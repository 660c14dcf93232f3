"""What a slider step of the scenario page costs beside a blank Streamlit app, measured in one run in a browser.

    python -m benchmarks.steps

Prints the time from the release of a slider to the settled numbers and the redrawn map as ratios to the blank app, the
bytes a step sends, the memory of both servers, and what the first map of the heaviest province takes beside NTB's.
Ratios, because machines differ and this one may be busy.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import FLAGS, find_browser
from tests.helpers.server import start_server
from tests.helpers.visits import at_share, slider
from ucj.facts.boundaries import outline_path
from ucj.facts.ledger import load_ledger

STEPS = 15
VISITS = 7
WARM_UP = 3
PAUSE_MS = 1200
NTB, MSME = "52", "Pelaku UMKM"

# Counts what the server sends, inside the page: watching from outside costs as much as a step does.
COUNT = """
window.received = [];
window.WebSocket = new Proxy(window.WebSocket, {
    construct(socket, parameters) {
        const made = new socket(...parameters);
        made.addEventListener("message", event => received.push(event.data.byteLength ?? event.data.size));
        return made;
    }
});
"""

# What is settled: of a blank app its number, of ours its numbers once they are the server's answer.
BLANK = "document.querySelector('h2')?.innerText"
SETTLED = """document.documentElement.classList.contains('ucj-moving')
    ? null : document.querySelector('.st-key-strip .ucj-strip')?.innerText"""

# Notes at every frame when what is settled has changed after a release, and how often the map was drawn.
WATCH = """
([settled, map]) => {
    const said = new Function(`return ${settled}`);
    const drawn = () => map ? document.querySelector(".st-key-map iframe")?.contentDocument?.body.dataset.drawn : null;
    const bench = window.bench = {};
    let known = said();
    const begin = () => Object.assign(
        bench, {start: performance.now(), text: known, drawn: drawn(), number: null, map: null}
    );
    addEventListener("pointerup", begin, true);
    addEventListener("keydown", event => event.key === "ArrowLeft" && begin(), true);
    const look = () => {
        const now = said();
        if (now) known = now;
        const since = performance.now() - bench.start;
        if (bench.number === null && now && now !== bench.text) bench.number = since;
        if (bench.map === null && drawn() !== bench.drawn) bench.map = since;
        requestAnimationFrame(look);
    };
    look();
}
"""


# Goes to the map and resolves with the milliseconds until all its regions are drawn.
FIRST_MAP = """
(regions) => new Promise(done => {
    const begun = performance.now();
    const drawn = frame => frame.contentDocument?.querySelectorAll("path.leaflet-interactive").length === regions;
    const look = () => {
        if ([...document.querySelectorAll("iframe")].some(drawn)) {
            done(performance.now() - begun);
        } else {
            requestAnimationFrame(look);
        }
    };
    document.querySelector("a[href$='peta']").click();
    look();
})
"""


@dataclass
class Measured:
    """Milliseconds and bytes of each step, and the memory of the server in MB after them."""

    number: list[float] = field(default_factory=list)
    map: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    memory: float = 0.0


def main() -> None:
    """Measure both apps in turn and print the comparison."""
    path = find_browser()
    assert path, "no browser: run python -m tests.chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        blank = measure_blank(browser)
        ours, full = measure(browser), measure(browser, choose_all_groups)
        heaviest = max(_others(), key=lambda province: outline_path(province).stat().st_size)
        usual, heavy = first_map(browser, NTB), first_map(browser, heaviest)
        browser.close()
    number, step = statistics.median(ours.number), statistics.median(blank.number)
    print(f"blank app, release to number          {step:8.0f} ms")
    print(f"scenario, release to number           {number:8.0f} ms   ratio {number / step:.2f} (aim 1.5)")
    recoloured = statistics.median(ours.map)
    print(f"scenario, release to redrawn map {recoloured:8.0f} ms   ratio {recoloured / step:.2f} (aim 3)")
    eleven = statistics.median(full.number)
    print(f"with all groups, release to number {eleven:8.0f} ms   ratio {eleven / step:.2f} (aim 2)")
    print(f"bytes a step sends: blank {statistics.median(blank.sent):,.0f}, ", end="")
    print(f"scenario {statistics.median(ours.sent):,.0f} (aim under 60,000)")
    print(f"memory of the server: blank {blank.memory:.0f} MB, app {ours.memory:.0f} MB (aim under 690)")
    name, size = load_ledger().regions[heaviest].name, outline_path(heaviest).stat().st_size
    print(f"first map of NTB {usual:.0f} ms, of {name} ({size / 1000:.0f} KB) {heavy:.0f} ms", end="")
    print(f"   ratio {heavy / usual:.2f} (aim 2)")


def measure_blank(browser: Browser) -> Measured:
    """Move the slider of a blank app some steps and return what each cost."""

    def step(page: Page, _number: int) -> None:
        page.get_by_role("slider", name="Value").press("ArrowLeft")

    return _measure(browser, "benchmarks/blank_app.py", "", "Value", BLANK, step, with_map=False)


def measure(browser: Browser, prepare: Callable[[Page], None] | None = None) -> Measured:
    """Let go of the slider of a group at some positions and return what each release cost; first `prepare` the page."""

    def step(page: Page, number: int) -> None:
        page.mouse.move(*at_share(slider(page, MSME), 1 - (number + 1) / (WARM_UP + STEPS + 2)))
        page.mouse.down()
        page.mouse.up()

    return _measure(browser, "app.py", "skenario", MSME, SETTLED, step, with_map=True, prepare=prepare)


def _measure(
    browser: Browser,
    script: str,
    page_path: str,
    slider: str,
    settled: str,
    step: Callable[[Page, int], None],
    *,
    with_map: bool,
    prepare: Callable[[Page], None] | None = None,
) -> Measured:
    measured = Measured()
    with tempfile.TemporaryDirectory() as folder:
        process, address = start_server(Path(folder) / "log", script)
        try:
            page = browser.new_page(viewport={"width": 1280, "height": 720})
            page.add_init_script(COUNT)
            page.goto(f"{address}/{page_path}")
            page.get_by_role("slider", name=slider).wait_for()
            page.wait_for_timeout(6000)
            if prepare:
                prepare(page)
            page.evaluate(WATCH, [settled, with_map])
            for number in range(WARM_UP + STEPS):
                page.evaluate("received.length = 0")
                step(page, number)
                page.wait_for_timeout(PAUSE_MS)  # asking sooner whether it is done would slow it down
                while None in _answered(page, with_map=with_map):
                    page.wait_for_timeout(PAUSE_MS)
                if number >= WARM_UP:
                    bench = page.evaluate("window.bench")
                    measured.number.append(bench["number"])
                    measured.map.append(bench["map"])
                    measured.sent.append(sum(page.evaluate("received")))
            measured.memory = _memory_mb(process.pid)
            page.close()
        finally:
            process.kill()
    return measured


def _answered(page: Page, *, with_map: bool) -> list[float | None]:
    """Return the milliseconds to all that must change, None for what has not yet."""
    bench = page.evaluate("window.bench")
    return [bench["number"], *([bench["map"]] if with_map else [])]


def first_map(browser: Browser, province: str) -> float:
    """Return the median milliseconds from a click on Peta to the drawn map, each visit without anything cached."""
    ledger = load_ledger()
    name, regions = ledger.regions[province].name, len(ledger.members(province))
    taken: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        process, address = start_server(Path(folder) / "log")
        try:
            for _visit in range(1 + VISITS):  # the first one also imports what the map needs
                page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
                page.goto(address)
                box = page.get_by_role("combobox", name="Provinsi", exact=True)
                box.click()
                box.fill(name)
                page.get_by_role("option", name=name, exact=True).click()
                page.wait_for_timeout(PAUSE_MS)
                taken.append(page.evaluate(FIRST_MAP, regions))
                page.context.close()
        finally:
            process.kill()
    return statistics.median(taken[1:])


def _others() -> list[str]:
    return [province.code for province in load_ledger().provinces() if province.code not in (NTB, "18")]


def choose_all_groups(page: Page) -> None:
    """Put every group of Lombok Timur into the plan."""
    for _group in load_ledger().groups_of("5203")[2:]:
        page.get_by_role("button", name="Tambah kelompok").click()
        page.get_by_role("menuitem").first.click()
        page.wait_for_timeout(PAUSE_MS)


def _memory_mb(process: int) -> float:
    status = Path(f"/proc/{process}/status")
    if not status.exists():  # only Linux tells it this way
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
