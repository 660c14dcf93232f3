"""An HTML file that needs nothing else: no server, no internet, and where scripts are forbidden no script.

What it says in its first language stands in it as text, whatever a browser forbids. The other languages, what it is
given to compute with and the scripts that do so are packed: unpacked by a script of a few lines, they fit into what a
phone opens at once. A policy in the file allows these scripts and styles by their hashes, and nothing that is loaded.
"""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64encode, b85encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from ucj.present.draw.looks import DARK, LIGHT, Look
from ucj.present.draw.small_outlines import SmallOutlines
from ucj.present.live import scripts
from ucj.present.print import cells
from ucj.present.print.small_chart import chart_svg, strokes

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Code:
    """What runs in a page and how that looks."""

    script: str = ""
    style: str = ""


@dataclass(frozen=True)
class Body:
    """What a page says in one language: its title, and its HTML."""

    title: str
    html: Markup


NO_CODE = Code()


def document(
    first: str,
    bodies: Mapping[str, Body],
    outlines: SmallOutlines | None,
    code: Code = NO_CODE,
    *,
    live: Mapping[str, Any] | None = None,
) -> str:
    """Return a file that says the same in several languages, one at a time.

    Parameters
    ----------
    first : str
        The language that is shown first.
    bodies : mapping of language to Body
        What it says.
    outlines : SmallOutlines or None
        The shapes of its maps, which are drawn once.
    code : Code
        What runs in it and how it looks, beyond what every page has.
    live : mapping or None
        What the script is given, as JSON.
    """
    own = compact(Code(read("page.js"), _colours() + read("page.css")))
    packed = compact(code)
    others = {spoken: vars(body) for spoken, body in bodies.items() if spoken != first}
    made: str = templates("page.html", {}).whole(
        first,
        bodies[first],
        _policy(own, packed),
        Markup(own.style),
        Markup(own.script),
        _packed({"bodies": others, "live": live, **vars(packed)}),
        outlines,
    )
    return made.strip() + "\n"


def compact(code: Code) -> Code:
    """Return a script and a style without the lines that only comment, and without the space that only orders them."""
    lines = (line.strip() for line in code.script.splitlines())
    script = "\n".join(line for line in lines if line and not line.startswith("// "))
    style = re.sub(r"/\*.*?\*/", "", code.style, flags=re.S)
    return Code(script, re.sub(r"\s*([{};])\s*", r"\1", style).strip())


def read(name: str) -> str:
    """Return a file of this folder."""
    return _HERE.joinpath(name).read_text(encoding="utf-8")


def templates(name: str, words: Mapping[str, str], **values: str) -> Any:
    """Return the macros of a template, with words for what it says by itself."""
    return _environment().get_template(name).make_module({"words": words, **values})


def _packed(value: Any) -> Markup:
    """Return a value as packed JSON, in base 85: no text in it can end the element that holds it."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    return Markup(b85encode(gzip.compress(written, mtime=0)).decode().replace("<", ","))


def _policy(*codes: Code) -> str:
    """Return what a browser may do with the file: run and use what stands in it, and load nothing."""
    run, used = (_hashes([getattr(code, kind) for code in codes]) for kind in ("script", "style"))
    return f"default-src 'none'; script-src {run}; style-src {used}; img-src data:; base-uri 'none'; form-action 'none'"


def _hashes(codes: Sequence[str]) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code in codes if code)


def _colours() -> str:
    def of(look: Look) -> str:
        return "".join(f"--{name}:{colour};" for name, colour in vars(look).items())

    return f":root{{{of(LIGHT)}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{of(DARK)}}}}}\n"


@cache
def _environment() -> Environment:
    loader = FileSystemLoader([_HERE, scripts.FOLDER])
    made = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.globals |= {
        "rows": cells.rows,
        "on_the_right": cells.on_the_right,
        "chart_svg": chart_svg,
        "strokes": strokes,
        "kind": lambda part: type(part).__name__,
    }
    return made
