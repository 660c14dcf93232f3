"""Reading a workbook in a process of its own, with an end to its memory and time; few at once.

A hostile file can at worst take that process with it. The workbook comes by standard input; what is answered is a line
of JSON, a refusal or the rows of each sheet, and then a line for each row.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from ucj.facts.intake.grids import BUSY, Sheet, UnreadableFileError
from ucj.facts.intake.workbooks import read_workbook

LARGEST_MEMORY = 120 * 2**20
# The process ends by itself after `office_xml.MOST_SECONDS` of work; this is for one that got stuck.
LONGEST_WAIT = 10
AT_ONCE = 2
LONGEST_QUEUE = 20
# Without the site packages, which it does not need, it starts in a tenth of the time.
COMMAND = [sys.executable, "-E", "-s", "-S", "-m", "ucj.facts.intake.workbook_process"]
_ROOT = Path(__file__).parents[3]
_turns = threading.BoundedSemaphore(AT_ONCE)


def read_apart(content: bytes) -> list[Sheet]:
    """Return the visible sheets of a workbook.

    Raises
    ------
    UnreadableFileError
        Where it is damaged or protected, or more than may be read, or too many are waiting.
    """
    if not _turns.acquire(timeout=LONGEST_QUEUE):
        raise UnreadableFileError(BUSY)
    try:
        answer = _ask(content)
    finally:
        _turns.release()
    first, *rows = answer.splitlines() or [b"{}"]
    said = json.loads(first)
    if "sheets" not in said:
        raise UnreadableFileError(said.get("refused", "broken_workbook"))
    lines = iter(rows)
    sheets = []
    for count, title in zip(said["sheets"], said["titles"], strict=True):
        sheet = Sheet(json.loads(next(lines)) for _row in range(count))
        sheet.title = title
        sheets.append(sheet)
    return sheets


def _ask(content: bytes) -> bytes:
    quiet = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
    try:
        return subprocess.run(
            COMMAND,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            timeout=LONGEST_WAIT,
            creationflags=quiet,
            check=False,
        ).stdout
    except subprocess.TimeoutExpired:
        raise UnreadableFileError("too_slow") from None
    except OSError:
        raise UnreadableFileError(BUSY) from None


def _limit() -> None:
    """Bound the memory of this process where the system can, and let the app's own work go first."""
    if sys.platform != "win32":
        import resource

        os.nice(5)
        # macOS knows the limits but may refuse them; there the counts of what is read must do.
        for kind in (resource.RLIMIT_DATA, resource.RLIMIT_AS):
            room = LARGEST_MEMORY if kind == resource.RLIMIT_DATA else 8 * LARGEST_MEMORY
            try:
                resource.setrlimit(kind, (room, room))
            except (ValueError, OSError):
                continue


def _answer(content: bytes) -> tuple[dict[str, object], list[Sheet]]:
    try:
        grids = read_workbook(content)
    except UnreadableFileError as error:
        return {"refused": error.remark.code}, []
    return {"sheets": [len(grid) for grid in grids], "titles": [grid.title for grid in grids]}, grids


def _main() -> None:
    _limit()
    said, grids = _answer(sys.stdin.buffer.read())
    out = sys.stdout.buffer
    # Escaped, a line end inside a cell is no line end of the answer.
    out.write(json.dumps(said).encode() + b"\n")
    for grid in grids:
        for row in grid:
            out.write(json.dumps(row).encode() + b"\n")
    out.flush()


if __name__ == "__main__":
    _main()
