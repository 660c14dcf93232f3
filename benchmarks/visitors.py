"""Twenty visitors at once, ten briefs at once, and two hundred who come and go: real sessions over websockets.

    python -m benchmarks.visitors [SECONDS]

Everything stays on this machine and ends by itself. Prints what a step takes one visitor alone and each of twenty, what
ten briefs take that are asked for together, errors, and the memory of the server before, during and after.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.websocket import Visitor, visit
from tests.helpers.server import start_server

VISITORS, BRIEFS, PASSERS_BY, AT_ONCE = 20, 10, 200, 10
EVERY_SECONDS = 2.0
SLIDERS = ("people_5203_tobacco_farmers", "people_5203_msme")
# Streamlit keeps the session of a lost connection for two minutes.
UNTIL_FORGOTTEN = 150


async def move(address: str, number: int, seconds: float) -> tuple[list[float], int]:
    """Move sliders for some seconds; return what each step took and how many failed."""
    took, errors = [], 0
    async with visit(address) as visitor:
        await visitor.open("skenario")
        ends = time.perf_counter() + seconds
        await asyncio.sleep(EVERY_SECONDS * number / VISITORS)
        step = number
        while time.perf_counter() < ends:
            step += 1
            try:
                took.append(await visitor.slide(SLIDERS[step % 2], 7 * step))
            except (TimeoutError, LookupError):
                errors += 1
            errors += "kesalahan aplikasi" in visitor.texts()
            await asyncio.sleep(max(0.0, EVERY_SECONDS - (took[-1] if took else 0)))
    return took, errors


async def brief(address: str) -> tuple[float, int]:
    """Ask for the files of a plan; return the seconds until they are there, and how many of them arrived."""
    async with visit(address) as visitor:
        await visitor.open("skenario")
        took = await visitor.unfold("brief")
        files = await asyncio.to_thread(lambda: [len(data) for data in visitor.downloads()])
        return took, sum(size > 0 for size in files)


async def pass_by(address: str, turn: asyncio.Semaphore) -> None:
    """Open a page and leave."""
    async with turn, visit(address) as visitor:
        await visitor.open("skenario")


def memory(process: int) -> float:
    """Return what a process occupies, in MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS"))) / 1e3


def spread(took: list[float]) -> str:
    """Return median and 95th percentile in words."""
    return f"p50 {statistics.median(took):.2f} s, p95 {statistics.quantiles(took, n=20)[-1]:.2f} s, {len(took)} steps"


async def measure(address: str, process: int, seconds: float) -> None:
    """Print the figures."""
    async with visit(address) as first:
        first_page: Visitor = first
        await first_page.open("skenario")
    fresh = memory(process)
    # What makes the first brief stays loaded: from here on nothing may be added for good.
    await brief(address)
    before = memory(process)
    alone, errors = await move(address, 0, min(seconds, 30))
    print(f"one visitor: {spread(alone)}, {errors} errors; memory {fresh:.0f} MB, {before:.0f} MB after a first brief")
    many = await asyncio.gather(*(move(address, number, seconds) for number in range(VISITORS)))
    steps = [took for visitor, _errors in many for took in visitor]
    print(f"{VISITORS} visitors: {spread(steps)}, {sum(e for _v, e in many)} errors; memory {memory(process):.0f} MB")
    ratio = statistics.quantiles(steps, n=20)[-1] / statistics.quantiles(alone, n=20)[-1]
    print(f"p95 of {VISITORS} beside one visitor's: {ratio:.1f} × (aim 2, and p95 under 0.5 s)")
    briefs = await asyncio.gather(*(brief(address) for _number in range(BRIEFS)))
    waits = [took for took, _files in briefs]
    lost = sum(4 - files for _took, files in briefs)
    print(f"{BRIEFS} briefs at once: {min(waits):.1f} to {max(waits):.1f} s, {lost} files lost", end="; ")
    full = memory(process)
    print(f"memory {full:.0f} MB (aim 600)")
    turn = asyncio.Semaphore(AT_ONCE)
    await asyncio.gather(*(pass_by(address, turn) for _number in range(PASSERS_BY)))
    print(f"{PASSERS_BY} sessions opened and left: memory {memory(process):.0f} MB", end="; ", flush=True)
    await asyncio.sleep(UNTIL_FORGOTTEN)
    await pass_by(address, turn)
    last = memory(process)
    print(f"{last:.0f} MB when they are forgotten ({last / before - 1:+.0%} of that before, aim 15 %)")


def main() -> None:
    """Start a server and measure."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 180.0
    with tempfile.TemporaryDirectory() as folder:
        process, address = start_server(Path(folder) / "log")
        try:
            asyncio.run(measure(address, process.pid, seconds))
        finally:
            process.kill()


if __name__ == "__main__":
    main()
