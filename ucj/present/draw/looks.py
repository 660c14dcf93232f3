"""The colours of a light and of a dark page or room, and charts in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from ucj.present.draw import palette


@dataclass(frozen=True)
class Look:
    """Colours that go together: what is written on `paper` is legible in each but band, button, grid and sea."""

    paper: str
    ink: str
    quiet: str
    accent: str
    target: str
    blue: str
    purple: str
    button: str
    band: str
    grid: str
    sea: str

    def colours(self) -> Mapping[str, str]:
        """Return the colour that takes the place of each colour of the charts."""
        return {
            palette.INK: self.ink,
            palette.GREY: self.quiet,
            palette.TEAL: self.accent,
            palette.ORANGE: self.target,
            palette.BLUE: self.blue,
            palette.PURPLE: self.purple,
            palette.BAND: self.band,
            palette.PAPER: self.paper,
        }


LIGHT = Look(
    paper=palette.PAPER,
    ink=palette.INK,
    quiet="#46525d",
    accent=palette.TEAL,
    target="#b84a00",
    blue=palette.BLUE,
    purple=palette.PURPLE,
    button="#e9f1f0",
    band=palette.BAND,
    grid="#d5dbe0",
    sea="#eaf2f6",
)
DARK = Look(
    paper="#10181f",
    ink="#f4f7f9",
    quiet="#bcc7d0",
    accent="#5fd3c1",
    target="#ffab57",
    blue="#7ab8f5",
    purple="#e3a0d2",
    button="#22303b",
    band="#24564f",
    grid="#33414d",
    sea="#4a5b69",
)
# The names of the style sheet, where the accent is the colour of a plan: the browser puts in what the page is, and
# changes it when that changes.
_VARIABLES = {field.name: f"--ucj-{'plan' if field.name == 'accent' else field.name}" for field in fields(Look)}
OF_THE_PAGE = Look(**{name: f"var({variable})" for name, variable in _VARIABLES.items()})


def page_style() -> str:
    """Return the style sheet that gives the names of `OF_THE_PAGE` their colours, light or dark as the page is.

    Streamlit sets `color-scheme` of a page to what it is; a browser that does not know `light-dark` shows it light.
    """
    pairs = [(variable, getattr(LIGHT, name), getattr(DARK, name)) for name, variable in _VARIABLES.items()]
    known = "".join(f"{variable}:{light};" for variable, light, _dark in pairs)
    both = "".join(f"{variable}:light-dark({light},{dark});" for variable, light, dark in pairs)
    return f":root{{{known}}}\n@supports (color:light-dark(red,red)){{:root{{{both}}}}}"


def recoloured(part: Any, look: Look) -> Any:
    """Return a part of a Vega-Lite specification, or all of it, in the colours of a look."""
    return _changed(part, look.colours())


def _changed(part: Any, colours: Mapping[str, str]) -> Any:
    if isinstance(part, Mapping):
        return {key: _changed(value, colours) for key, value in part.items()}
    if isinstance(part, list):
        return [_changed(item, colours) for item in part]
    return colours.get(part, part) if isinstance(part, str) else part
