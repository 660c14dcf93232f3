"""A data/ of a test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ucj.facts import data_files, rules, scenarios

Written = Callable[[str, str], Path]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Written:
    """Return a function that writes a file of a data/ of its own and returns its path."""
    (tmp_path / "data" / "rules").mkdir(parents=True)
    for module in (rules, data_files, scenarios):
        monkeypatch.setattr(module, "DATA", tmp_path / "data")

    def write(name: str, text: str) -> Path:
        path = tmp_path / "data" / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
