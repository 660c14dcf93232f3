"""A story as one HTML file: its words, numbers and pictures laid out for a phone first, and its sliders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from markupsafe import Markup

from ucj.present.chapters import Handout, Story
from ucj.present.draw.credit import outlines_credit
from ucj.present.draw.small_outlines import SmallOutlines, small_outlines
from ucj.present.live import scripts
from ucj.present.parts import Chart, Maps
from ucj.present.print.document import Body, Code, document, read, templates
from ucj.present.words.catalogue import _, in_language, language

# What computes, says and draws a plan.
PLAN_SCRIPTS = ("kernel.js", "words.js", "colours.js", "chart.js", "outcome.js", *scripts.LEVERS[1:])
PLAN_STYLES = ("outcome.css", "levers.css")
# What each language calls itself.
LANGUAGE_NAMES = {"id": "Bahasa Indonesia", "en": "English"}


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
    maps = _maps(handout.stories[handout.first])
    outlines = small_outlines(maps.maps[-1].province) if maps else None
    bodies = {
        spoken: in_language(spoken, partial(_body, handout, outlines, pages or {}, ways)) for spoken in handout.stories
    }
    if handout.live is None:
        return document(handout.first, bodies, outlines)
    script, style = scripts.read(*PLAN_SCRIPTS), scripts.read(*PLAN_STYLES)
    code = Code(script + read("page_plan.js"), style + read("page_plan.css"))
    return document(handout.first, bodies, outlines, code, live=handout.live)


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
    chapters = [[part for part in chapter.paper if part] for chapter in story.chapters if chapter.sent]
    # What stands beside the first chart is told with it.
    charted = next((parts for parts in chapters if any(isinstance(part, Chart) for part in parts)), [])
    chart, beside = (charted[0], charted[1:]) if charted else (None, [])
    rest = [part for parts in chapters if parts is not charted for part in parts if not isinstance(part, Maps)]
    macros = templates("page.html", _words(story), vintage=made_with(handout.vintage, handout.model))
    told = macros.told(
        story,
        chart,
        beside,
        _maps(story),
        rest,
        outlines,
        pages,
        ways(),
        strip=handout.strips.get(language()),
        live=handout.live is not None,
        # Other languages take addresses from the first, and have their chart drawn.
        first=language() == handout.first,
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
        "there": _(
            "Di sana juga ada dasar hukum, penjelasan sumber yang berbeda, cara menghitung, dan berkas untuk dicetak."
        ),
    }
    if story.scenario:
        words |= {
            "try": _("Ubah rencana"),
            "slide": _("Geser untuk mencoba; angka, garis, dan peta mengikuti."),
            "unmoved": _("Tabel dan catatan di bawah tetap menurut rencana yang dikirim."),
            "back": _("Kembali ke rencana yang dikirim"),
        }
        words["calculated"] = _(
            "Ini hitungan, bukan prakiraan: hasilnya mengikuti keputusan dan asumsi yang tertulis di bawah."
        )
    return words


def _maps(story: Story) -> Maps | None:
    parts = (part for chapter in story.chapters for part in chapter.paper)
    return next((part for part in parts if isinstance(part, Maps)), None)
