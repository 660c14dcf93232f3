"""What reading a file costs, each in a process of its own. Run as a module it answers requests, line by line.

A request names a kind of file and one of `tests.helpers.hostile_files`; the answer is a JSON object. Needs Linux.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

from tests.helpers import hostile_files
from ucj.facts.intake import workbook_process
from ucj.facts.intake.region_names import load_region_names
from ucj.facts.intake.uploads import read_upload
from ucj.facts.scenarios import ScenarioFileError, parse_scenarios

TODAY = dt.date(2026, 11, 21)
MAKERS = {"workbook": hostile_files.WORKBOOKS, "text": hostile_files.TEXTS, "scenario": hostile_files.SCENARIOS}
# Runs the reader's own module and says on its way out how much memory it took at most: asked about a child, the system
# counts the memory of the parent too.
_WATCHED = """
import runpy
try:
    runpy.run_module("ucj.facts.intake.workbook_process", run_name="__main__")
finally:
    with open("/proc/self/status") as status, open({path!r}, "w") as out:
        out.write(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""


def measured(kind: str, path: Path) -> dict[str, Any]:
    """Read a file as a page does: what was said, seconds waited and worked, and MB here and in the reader's process."""
    content = path.read_bytes()
    peak_apart = path.with_suffix(".peak")
    peak_apart.write_text("0")
    workbook_process.COMMAND[4:] = ["-c", _WATCHED.format(path=str(peak_apart))]
    # What counts is what comes on top of the imports.
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started, worked = time.monotonic(), time.process_time()
    said = _said(kind, content)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "said": said,
        "waited": round(time.monotonic() - started, 2),
        "worked": round(time.process_time() - worked + children.ru_utime + children.ru_stime, 2),
        "here": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024,
        "apart": int(peak_apart.read_text()) // 1024,
    }


def _said(kind: str, content: bytes) -> str:
    if kind != "scenario":
        upload = read_upload(content, TODAY)
        return upload.problems[0].code if upload.problems else f"{len(upload.rows)} rows"
    try:
        return f"{len(parse_scenarios(content))} scenarios"
    except ScenarioFileError as error:
        return error.faults[0].kind


def _in_a_child(work: Any) -> None:
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            sys.stdout.flush()
            os._exit(0)
    os.waitpid(pid, 0)


def _main(folder: Path) -> None:
    load_region_names()
    for line in sys.stdin:
        kind, name = line.split()
        path = folder / "file"
        _in_a_child(lambda kind=kind, name=name, path=path: path.write_bytes(MAKERS[kind][name]()))
        _in_a_child(lambda kind=kind, path=path: print(json.dumps(measured(kind, path))))
        print("done", flush=True)


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
