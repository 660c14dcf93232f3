"""A story on a projector: its screens as HTML, in the colours of a light and a dark room, with charts enlarged."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from ucj.present.draw.legend import class_legend
from ucj.present.draw.looks import Look, recoloured
from ucj.present.parts import Bars, Lines, Screen

_HERE = Path(__file__).parent
# About what fits on a row of `Lines`: the more rows there are, the smaller are their letters.
LETTERS_A_ROW = 60

# What a chart of the other pages is enlarged by: its letters grow with the window. And which properties are lengths.
ENLARGED = "1.6 * clamp(width / 1100, 0.75, 2)"
LENGTHS = {"fontSize", "labelFontSize", "labelLimit", "dx", "dy", "strokeWidth", "size"}
FONT = '"Source Sans", sans-serif'


def for_the_room(spec: Mapping[str, Any], look: Look) -> dict[str, Any]:
    """Return a Vega-Lite specification with larger letters and lines, in the colours of a look, without a height."""
    drawn: dict[str, Any] = {key: value for key, value in _larger(recoloured(spec, look)).items() if key != "height"}
    axis = {"gridColor": look.grid, "domainColor": look.grid, "tickColor": look.grid, "titleColor": look.ink}
    config = drawn.get("config", {})
    drawn["config"] = {
        **config,
        "background": look.paper,
        "font": FONT,
        "axis": {**config.get("axis", {}), **axis},
    }
    return drawn


def _larger(part: Any) -> Any:
    if isinstance(part, Mapping):
        return {key: _enlarged(value) if key in LENGTHS else _larger(value) for key, value in part.items()}
    return [_larger(item) for item in part] if isinstance(part, list) else part


def _enlarged(length: Any) -> Any:
    if isinstance(length, Mapping) and "expr" in length:
        return {"expr": f"({length['expr']}) * {ENLARGED}"}
    return {"expr": f"{length} * {ENLARGED}"} if isinstance(length, int | float) else length


def style_sheet(look: Look) -> str:
    """Return the style of the page in a look: nothing in it is loaded from anywhere."""
    colours = "".join(f"--{name}: {colour}; " for name, colour in vars(look).items())
    return f"<style>.stApp {{ {colours}}}\n{_HERE.joinpath('projector.css').read_text(encoding='utf-8')}</style>"


def heading(screen: Screen) -> str:
    """Return the message of a screen as HTML."""
    return str(_template().heading(screen))


def footing(screen: Screen) -> str:
    """Return legend, dates and sources of a screen as HTML."""
    return str(_template().footing(screen))


def whole(screen: Screen) -> str:
    """Return a screen as HTML, where the page draws no chart or map into its middle."""
    return str(_template().whole(screen, type(screen.picture).__name__, _rows(screen.picture)))


def _rows(picture: object) -> int:
    """Return how many rows of letters a picture is read in."""
    if isinstance(picture, Lines):
        return sum(1 + len(head + text) // LETTERS_A_ROW for head, text in picture.lines)
    return len(picture.bars) if isinstance(picture, Bars) else 1


@cache
def _template() -> Any:
    loader = FileSystemLoader(_HERE)
    made = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.globals["class_legend"] = class_legend
    return made.get_template("projector.html").module
