"""What the documents say of the repository is there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Names of a recipe's new thing, and what a reader gives a command.
PLACEHOLDERS = re.compile(r"[A-Z]{3,}")
SUFFIXES = (".csv", ".css", ".geojson", ".js", ".md", ".po", ".py", ".sh", ".toml", ".txt", ".typ")


def listed() -> list[str]:
    """Return every file of the repository."""
    command = ["git", "ls-files", "-co", "--exclude-standard"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "README.id.md", "README.md", "SECURITY.md", "data/README.md"])
def test_every_path_that_is_named_exists(document: str) -> None:
    files = "".join(f"/{file}\n" for file in listed())
    spans = re.findall(r"`([^`\n]+)`", (ROOT / document).read_text(encoding="utf-8"))
    words = [word.replace("\\", "/") for span in spans for word in span.split() if "://" not in word]
    named = [word for word in words if word.endswith((*SUFFIXES, "/")) and not PLACEHOLDERS.search(word)]
    missing = [path for path in named if (f"/{path}" if path.endswith("/") else f"{path}\n") not in files]
    assert missing == []


def test_the_drawing_has_every_room() -> None:
    drawing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("```")[1]
    drawn = set(re.findall(r"^ *(\w+)/", drawing, re.MULTILINE))
    rooms = {Path(file).parent.name for file in listed() if file.startswith("ucj/")}
    assert rooms - drawn == set()
