"""A story as one HTML file that needs nothing else: no server, no internet, and where scripts are forbidden no script.

Figures and words of the first language stand in the file as text, whatever a browser forbids; scripts take over where a
slider moves or another language is asked for. A policy in the file allows its own script and its own style by their
hashes and nothing that is loaded.
"""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from ucj.present.chapters import Handout, Story
from ucj.present.draw.credit import outlines_credit
from ucj.present.draw.small_outlines import SmallOutlines, small_outlines
from ucj.present.parts import Chart, Disputes, Lines, Maps, Table
from ucj.present.print import cells
from ucj.present.print.projector import DARK, LIGHT, Look
from ucj.present.print.small_chart import chart_svg, strokes
from ucj.present.words.catalogue import _, in_language, language

_HERE = Path(__file__).parent
# What each language calls itself.
LANGUAGE_NAMES = {"id": "Bahasa Indonesia", "en": "English"}


@dataclass(frozen=True)
class Body:
    """What a page says in one language: its title, and its HTML."""

    title: str
    html: Markup


def page_html(
    handout: Handout,
    *,
    pages: Mapping[str, str] | None = None,
    ways: Callable[[], Sequence[tuple[str, str]]] = tuple,
) -> str:
    """Return a story as one file.

    Parameters
    ----------
    handout : Handout
        The story in every language.
    pages : mapping or None
        Addresses of the pages of other regions by code, where they lie beside this one.
    ways : callable
        Returns names and addresses of the pages above this one, in the language that is spoken.
    """
    drawn = _drawn(handout.stories[handout.first])
    outlines = small_outlines(drawn.maps[-1].province) if drawn else None
    bodies = {
        spoken: in_language(spoken, partial(_body, handout, outlines, pages or {}, ways)) for spoken in handout.stories
    }
    return document(handout.first, bodies, outlines, "startPage();", live=handout.live)


def document(
    first: str,
    bodies: Mapping[str, Body],
    outlines: SmallOutlines | None,
    script: str,
    *,
    live: Mapping[str, Any] | None = None,
    style: str = "",
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
    script, style : str
        What runs in it and how it looks, beyond what every page has.
    live : mapping or None
        What the script is given, beside the other languages.
    """
    script, style = compact(read("page.js") + script), compact(_colours() + read("page.css") + style)
    others = {spoken: {"title": body.title, "html": body.html} for spoken, body in bodies.items() if spoken != first}
    made: str = templates("page.html", {}).whole(
        first,
        bodies[first].title,
        bodies[first].html,
        _policy(script, style),
        Markup(style),
        Markup(script),
        _packed({"bodies": others, "live": live}),
        outlines,
    )
    return made.strip() + "\n"


def _packed(value: Any) -> str:
    """Return a value as packed JSON: what is packed is letters and digits alone, whatever it holds."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return b64encode(gzip.compress(written, mtime=0)).decode()


def compact(code: str) -> str:
    """Return a script or a style without the lines that only comment, and without what moves lines to the right."""
    without = re.sub(r"^[ \t]*/\*.*?\*/[ \t]*$", "", code, flags=re.M | re.S)
    lines = (line.strip() for line in without.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def switch() -> Markup:
    """Return the links to the other languages."""
    return Markup(templates("page.html", page_words()).language_switch(language(), LANGUAGE_NAMES))


def _body(
    handout: Handout,
    outlines: SmallOutlines | None,
    pages: Mapping[str, str],
    ways: Callable[[], Sequence[tuple[str, str]]],
) -> Body:
    story = handout.stories[language()]
    parts = list(_parts(story))
    chart = next((part for part in parts if isinstance(part, Chart)), None)
    rest = [part for part in parts if part is not chart and not isinstance(part, Maps)]
    told = templates("page.html", _words(story), vintage=made_with(handout.vintage, handout.model)).told(
        story, rest, _drawn(story), chart, outlines, pages, ways()
    )
    return Body(f"{story.kind}: {story.title or story.region}", switch() + Markup(told))


def made_with(vintage: str, model: int) -> str:
    """Say which figures and which model a page was made with."""
    return _("data {vintage}, model versi {model}").format(vintage=vintage, model=model)


def page_words() -> dict[str, str]:
    """Return what every page says by itself."""
    return {
        "calculated": _(
            "Ini angka terbit dan hitungan darinya, bukan prakiraan: yang belum terbit tidak diperkirakan."
        ),
        "read_map": _("Baca peta sebagai teks"),
        "credit": outlines_credit(),
        "language": _("Bahasa"),
    }


def _words(story: Story) -> dict[str, str]:
    below = _("Tempelkan baris ini di belakang alamat aplikasi:")
    words = page_words() | {
        "sources": _("Sumber"),
        "open": _("Buka di aplikasi lengkap"),
        "how": below if story.link.startswith("/") else _("Buka alamat ini:"),
        "there": _("Di sana juga ada dasar hukum, cara menghitung, dan berkas untuk dicetak dan ditayangkan."),
    }
    if story.scenario:
        words["calculated"] = _(
            "Ini hitungan, bukan prakiraan: hasilnya mengikuti keputusan dan asumsi yang tertulis di bawah."
        )
    return words


def _drawn(story: Story) -> Maps | None:
    return next((part for part in _parts(story) if isinstance(part, Maps)), None)


def _parts(story: Story) -> Iterator[Chart | Maps | Lines | Table | Disputes]:
    return (part for chapter in story.chapters if chapter.sent for part in chapter.paper if part)


def _policy(script: str, style: str) -> str:
    """Return what a browser may do with the file: run and use what stands in it, and load nothing."""
    own = (f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code in (script, style))
    allowed = "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'"
    return allowed.format(*own)


def _colours() -> str:
    def of(look: Look) -> str:
        return "".join(f"--{name}:{colour};" for name, colour in vars(look).items())

    return f":root{{{of(LIGHT)}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{of(DARK)}}}}}\n"


def read(name: str) -> str:
    """Return a file of this folder."""
    return _HERE.joinpath(name).read_text(encoding="utf-8")


def templates(name: str, words: Mapping[str, str], **values: str) -> Any:
    """Return the macros of a template, with words for what it says by itself."""
    return _environment().get_template(name).make_module({"words": words, **values})


@cache
def _environment() -> Environment:
    made = Environment(loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.globals |= {
        "rows": cells.rows,
        "on_the_right": cells.on_the_right,
        "chart_svg": chart_svg,
        "strokes": strokes,
        "kind": lambda part: type(part).__name__,
    }
    return made
