"""How a briefing looks in a light and in a dark room: colours, style sheet, and charts that the last row can read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from ucj.present.draw import palette

# What a chart of the other pages is enlarged by: its letters grow with the window. And which properties are lengths.
ENLARGED = "1.6 * clamp(width / 1100, 0.75, 2)"
LENGTHS = {"fontSize", "labelFontSize", "labelLimit", "dx", "dy", "strokeWidth", "size"}
FONT = '"Source Sans", sans-serif'


@dataclass(frozen=True)
class Look:
    """The colours of a briefing: what is written on `paper` is legible in each of the others but band, grid and sea."""

    paper: str
    ink: str
    quiet: str
    accent: str
    target: str
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
            palette.BAND: self.band,
        }


LIGHT = Look(
    paper="#ffffff",
    ink=palette.INK,
    quiet="#46525d",
    accent=palette.TEAL,
    target="#b84a00",
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
    button="#22303b",
    band="#24564f",
    grid="#33414d",
    sea="#4a5b69",
)


def for_the_room(spec: Mapping[str, Any], look: Look) -> dict[str, Any]:
    """Return a Vega-Lite specification with larger letters and lines, in the colours of a look, without a height."""
    drawn: dict[str, Any] = {key: value for key, value in _changed(spec, look.colours()).items() if key != "height"}
    axis = {"gridColor": look.grid, "domainColor": look.grid, "tickColor": look.grid, "titleColor": look.ink}
    config = drawn.get("config", {})
    drawn["config"] = {
        **config,
        "background": look.paper,
        "font": FONT,
        "axis": {**config.get("axis", {}), **axis},
    }
    return drawn


def _changed(part: Any, colours: Mapping[str, str]) -> Any:
    if isinstance(part, Mapping):
        return {key: _enlarged(value) if key in LENGTHS else _changed(value, colours) for key, value in part.items()}
    if isinstance(part, list):
        return [_changed(item, colours) for item in part]
    return colours.get(part, part) if isinstance(part, str) else part


def _enlarged(length: Any) -> Any:
    if isinstance(length, Mapping) and "expr" in length:
        return {"expr": f"({length['expr']}) * {ENLARGED}"}
    return {"expr": f"{length} * {ENLARGED}"} if isinstance(length, int | float) else length


def style_sheet(look: Look) -> str:
    """Return the style of the page in a look: nothing in it is loaded from anywhere."""
    colours = "".join(f"--{field.name}: {getattr(look, field.name)}; " for field in fields(look))
    return f"<style>.stApp {{ {colours}}}\n{_STYLE}</style>"


# Letters grow with the window, so that a projector of any resolution shows the same picture.
_STYLE = """
.stApp, .stApp [data-testid="stMain"] { background: var(--paper); color: var(--ink); }
.stApp [data-testid="stHeader"], .stApp [data-testid="stToolbar"], .stApp [data-testid="stStatusWidget"],
.stApp [data-testid="stSidebar"], .st-key-briefing_clicker { display: none; }
.stApp [data-testid="stMainBlockContainer"] { max-width: none; padding: 20px 48px 64px; }
.stApp [data-testid="stMain"] [data-testid="stVerticalBlock"] { gap: 8px; }
/* A chart or a map takes the room that message, legend and sources leave. */
.stApp [data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { min-height: calc(100dvh - 84px); }
.stApp [data-testid="stLayoutWrapper"]:has(> .st-key-briefing_picture) { flex: 1 1 auto; }
.stApp .st-key-briefing_picture { position: relative; min-height: 240px; }
.st-key-briefing_picture > * { position: absolute; inset: 0; }
.st-key-briefing_picture :is(div, iframe) { height: 100% !important; }
/* A click must not move the keyboard from the page into the map. */
.stApp iframe { pointer-events: none; }
.briefing { display: flex; flex-direction: column; min-height: calc(100dvh - 104px); }
.stApp h1.briefing-message { font-size: clamp(26px, 3.4vw, 64px); line-height: 1.15; font-weight: 700; margin: 0;
  padding: 0; letter-spacing: 0; color: var(--ink); text-wrap: balance; }
.briefing-middle { flex: 1; display: flex; flex-direction: column; justify-content: center; margin: 12px 0; }
.briefing-middle p { font-size: clamp(20px, 2.3vw, 44px); line-height: 1.3; margin: 0; color: var(--ink);
  text-wrap: balance; }
.briefing-number strong { font-size: clamp(64px, 13vw, 260px); line-height: 1.05; font-weight: 700;
  color: var(--accent); }
/* Every bar is a share of the same column, whatever the words beside it need; a value stands where its bar ends. */
.stApp .briefing-bars dl { display: grid; grid-template-columns: fit-content(34%) minmax(20%, 1fr) auto;
  align-items: center; gap: 0.5em 0.8em; margin: 0 0 20px; padding: 0;
  font-size: clamp(16px, min(2.5vw, calc((100dvh - 400px) / var(--rows) / 2.4)), 48px); color: var(--ink); }
.stApp .briefing-bars :is(dt, dd) { font-size: 1em; line-height: 1.3; margin: 0; font-weight: 400; }
.briefing-bars dd { display: grid; grid-template-columns: subgrid; grid-column: 2 / 4; gap: 0; align-items: center;
  border-left: 3px solid var(--quiet); }
.briefing-bars i { grid-area: 1 / 1; width: calc(var(--length) * 100%); height: 1.8em; background: var(--accent); }
.briefing-bars b { grid-area: 1 / 1 / 2 / 3; display: flex; }
/* What spans a flexible column gives the other no width: an unseen copy of the value does. */
.briefing-bars dd::after { content: attr(data-value); grid-area: 1 / 2; visibility: hidden; }
.briefing-bars b::before { content: ""; flex: var(--length) 0 0; }
.briefing-bars b::after { content: ""; flex: calc(1 - var(--length)) 0 0; }
.briefing-bars b span, .briefing-bars dd::after { padding-left: 0.4em; overflow-wrap: anywhere; font-size: 1.4em;
  line-height: 1.1; font-weight: 700; }
.briefing-lines ul { list-style: none; margin: 0; padding: 0;
  font-size: clamp(18px, min(2.8vw, calc((100dvh - 320px) / var(--rows) / 1.9)), 56px); }
.briefing-lines li { font-size: 1em; line-height: 1.3; margin: 0 0 0.5em; padding: 0 0 0 0.6em;
  border-left: 6px solid var(--accent); color: var(--ink); }
.briefing-source, .briefing-legend { font-size: clamp(15px, 1.5vw, 28px); line-height: 1.35; margin: 0;
  color: var(--quiet); }
.st-key-briefing_bar { position: fixed; left: 0; right: 0; bottom: 0; z-index: 10; padding: 8px 48px;
  background: var(--paper); border-top: 1px solid var(--grid); width: 100%; }
.stApp .st-key-briefing_bar :is(p, a) { color: var(--ink); font-size: 18px; margin: 0; }
.st-key-briefing_bar [data-testid="stMarkdownContainer"] { margin: 0; }
.st-key-briefing_bar button { background: var(--button); color: var(--ink); border-color: var(--quiet); }
.st-key-briefing_bar button:disabled { background: var(--paper); color: var(--quiet); border-color: var(--grid); }
.st-key-briefing_bar button :is(p, span, kbd) { color: inherit; }
.st-key-briefing_bar :is(button, a):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (max-width: 700px) {
  .stApp [data-testid="stMainBlockContainer"] { padding: 16px 16px 128px; }
  .st-key-briefing_bar { padding: 8px 16px; }
  .stApp .briefing-bars dl { display: block; }
  .briefing-bars dd { display: flex; flex-direction: column-reverse; align-items: flex-start; }
  .briefing-bars b { display: block; margin-bottom: 0.15em; }
  .briefing-bars dd::after { content: none; }
  .briefing-name, .st-key-briefing_bar kbd { display: none; }
  .stApp .briefing-bars dd { margin: 0 0 0.5em; }
  .briefing { min-height: calc(100dvh - 152px); }
  .stApp [data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { min-height: calc(100dvh - 144px); }
}
"""
