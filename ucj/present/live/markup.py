"""What the scripts of a plan write into: the strip of its numbers as HTML, all of it escaped."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from ucj.present.parts import Card

_templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)


def strip_html(strip: Mapping[str, Card], explain: str = "") -> str:
    """Return the numbers of `ucj.present.strip` side by side, each with a button to explain it where that has words."""
    return _templates.get_template("strip.html").render(strip=strip, explain=explain)


def bar_html() -> str:
    """Return the place of the numbers that stay in sight on a small window; a script writes into it."""
    return _templates.get_template("bar.html").render()
