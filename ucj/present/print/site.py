"""The page that lists every region beside a page of each: files that any server hands out, or a stick holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from markupsafe import Markup

from ucj.present.chapters import Directory
from ucj.present.draw.small_outlines import SmallOutlines, small_provinces
from ucj.present.print.document import Body, Code, document, read, templates
from ucj.present.print.page import made_with, page_words, switch
from ucj.present.words.catalogue import LANGUAGES, _, in_language, language

INDEX = "index.html"


def page_name(code: str) -> str:
    """Return the name of the page of a region."""
    return f"{code}.html"


def index_html(make: Callable[[], Directory], vintage: str, model: int) -> str:
    """Return the page that lists every region, with a map of the provinces that leads to theirs.

    Parameters
    ----------
    make : callable
        Returns the directory in the language that is spoken.
    vintage, model : str, int
        Which figures and which model the pages are made with.
    """
    first = language()
    told = {spoken: in_language(spoken, make) for spoken in LANGUAGES}
    outlines = small_provinces(tuple(told[first].map.shapes))

    bodies = {
        spoken: in_language(spoken, partial(_index, directory, outlines, vintage, model))
        for spoken, directory in told.items()
    }
    return document(first, bodies, outlines, Code(read("site.js"), read("site.css")))


def _index(directory: Directory, outlines: SmallOutlines, vintage: str, model: int) -> Body:
    pages = {province.code: page_name(province.code) for province, _members in directory.provinces}
    html = templates("site.html", _words(), vintage=made_with(vintage, model)).index(directory, outlines, pages)
    return Body(directory.title, switch() + Markup(html))


def _words() -> Mapping[str, str]:
    return page_words() | {
        "map": _("Cakupan menurut provinsi"),
        "search": _("Cari wilayah menurut nama atau kode BPS"),
        "found": _("{count} wilayah"),
    }
