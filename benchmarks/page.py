"""What pages cost: their bytes, how soon a phone has opened one, and all regions at once.

python -m benchmarks.page
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import FLAGS, find_browser
from ucj.__main__ import main as ucj
from ucj.facts.clock import today
from ucj.facts.ledger import Ledger, load_ledger
from ucj.model.projection import project
from ucj.model.scenario_builder import build_scenario
from ucj.present.print.page import page_html
from ucj.present.story.handouts import plan_handout

# A phone of few means computes some four times slower than the machine that measures.
SLOWER = 4
OPENINGS = 9
# From the beginning of the navigation to the frame in which the sliders are there.
DRAWN = """() => new Promise(done => {
    const look = () => document.querySelector('.ucj-lever') ? requestAnimationFrame(() => done(performance.now()))
        : requestAnimationFrame(look)
    look()
})"""


def main() -> None:
    """Print bytes, milliseconds and seconds."""
    ledger = load_ledger()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        sizes = {name: _write(ledger, name, folder) for name in ledger.presets}
        largest = max(sizes, key=lambda name: sizes[name])
        print(f"pages of {len(sizes)} presets: {min(sizes.values())} to {sizes[largest]} bytes (aim 60 KB)")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
            for slower in (1, SLOWER):
                waited = [_open(browser, folder / f"{largest}.html", slower) for _time in range(OPENINGS)]
                print(f"opened and its sliders drawn, processor {slower} × slower: {median(waited):.0f} ms (aim 1000)")
            browser.close()
        begun = time.perf_counter()
        ucj(["site", str(folder / "site")])
        seconds = time.perf_counter() - begun
        written = [path.stat().st_size for path in (folder / "site").iterdir()]
        size = sum(written) / 1e6
        print(f"site: {len(written)} files, {seconds:.0f} s (aim 300), {size:.1f} MB (aim 40)")


def _write(ledger: Ledger, preset: str, folder: Path) -> int:
    saved = ledger.presets[preset]
    result = project(build_scenario(ledger, saved, today()), ledger.premiums)
    content = page_html(plan_handout(ledger, result, today(), saved=saved)).encode()
    (folder / f"{preset}.html").write_bytes(content)
    return len(content)


def _open(browser: Browser, path: Path, slower: int) -> float:
    """Return the milliseconds until a page has its sliders, in a browser that has not seen it."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, offline=True)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(path.as_uri(), wait_until="commit")
    waited: float = page.evaluate(DRAWN)
    context.close()
    return waited


if __name__ == "__main__":
    main()
