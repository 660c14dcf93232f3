"""What it takes from a move of a held slider to the painted outcome, beside a blank Streamlit app's step.

    python -m benchmarks.live

Prints median and 95th percentile of the milliseconds from the pointer's move until the frame with the changed numbers,
months and map colours has been handed to the screen, and what the script alone takes of them. The server is not asked
meanwhile, so that a slow network changes nothing.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.steps import MSME, choose_all_groups, measure_blank
from tests.chromium import FLAGS, find_browser
from tests.helpers.server import start_server
from tests.helpers.visits import at_share, hold, slider

POSITIONS = 60
PAUSE_MS = 100

# Notes when the pointer moved, and when the frame that shows another number was done.
WATCH = """() => {
    const bench = window.bench = {painted: [], moved: null}
    addEventListener('pointermove', event => { bench.moved = event.timeStamp }, true)
    new MutationObserver(() => {
        if (bench.moved === null) return
        const moved = bench.moved
        bench.moved = null
        requestAnimationFrame(() => {
            const after = new MessageChannel()
            after.port1.onmessage = () => bench.painted.push(performance.now() - moved)
            after.port2.postMessage(null)
        })
    }).observe(
        document.querySelector('.st-key-strip [data-figure=missing] .ucj-value'),
        {subtree: true, characterData: true, childList: true}
    )
}"""


def main() -> None:
    """Measure both and print the comparison."""
    path = find_browser()
    assert path, "no browser: run python -m tests.chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        blank = measure_blank(browser)
        two, all_groups = held(browser), held(browser, choose_all_groups)
        browser.close()
    step = statistics.median(blank.number)
    print(f"blank app, key press to number          {step:8.1f} ms")
    for name, taken in (("two groups", two), ("all groups", all_groups)):
        middle, late = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        print(f"held slider to paint, {name:10}        {middle:8.1f} ms   95th percentile {late:.1f} ms", end="")
        print(f"   of {len(taken)} moves   ratio {middle / step:.2f}   (aims: 17 and 50)")


def held(browser: Browser, prepare: Callable[[Page], None] | None = None) -> list[float]:
    """Return the milliseconds from each move of a held slider to its paint."""
    with tempfile.TemporaryDirectory() as folder:
        process, address = start_server(Path(folder) / "log")
        try:
            page = browser.new_page(viewport={"width": 1280, "height": 720})
            page.goto(f"{address}/skenario")
            msme = slider(page, MSME)
            msme.wait_for(timeout=120_000)
            page.wait_for_timeout(6000)
            if prepare:
                prepare(page)
            hold(page, MSME)
            page.evaluate(WATCH)
            for step in range(1, POSITIONS + 1):
                page.mouse.move(*at_share(msme, 1 - step / (POSITIONS + 4)))
                page.wait_for_timeout(PAUSE_MS)  # asking sooner whether it is done would slow it down
            taken: list[float] = page.evaluate("bench.painted")
            page.mouse.up()
            page.close()
        finally:
            process.kill()
    return taken


if __name__ == "__main__":
    main()
