"""The catalogue: every text a person reads goes through `_`.

The message ids are the Indonesian texts themselves, so Indonesian needs no file; English is `ucj/locale/en.po`,
which `python -m tools.messages` brings up to the texts of the code and of data/.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from contextvars import ContextVar, copy_context
from functools import cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[2] / "locale"
# English as Indonesians print it: day before month, a comma between thousands.
LANGUAGES: Mapping[str, str] = {"id": "id_ID", "en": "en_GB"}
FIRST = "id"
# A number in a note, as it is written in data/: 1.149.447 or 38,39.
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")

_language: ContextVar[str] = ContextVar("language", default=FIRST)
_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def _(message: str) -> str:
    """Return a text in the language of the reader."""
    language = _language.get()
    return message if language == FIRST else _catalogue(language).get(message, message)


def language() -> str:
    """Return the reader's language: id or en."""
    return _language.get()


def speak(chosen: str) -> None:
    """Use a language from here on in this thread; one that is not known is Indonesian."""
    _language.set(chosen if chosen in LANGUAGES else FIRST)


def in_language(chosen: str, make: Callable[[], _Made]) -> _Made:
    """Return what a function makes in a language, and go on in the reader's own."""

    def made() -> _Made:
        speak(chosen)
        return make()

    return copy_context().run(made)


def babel_locale() -> str:
    """Return the Babel locale of the reader's language."""
    return LANGUAGES[_language.get()]


def cached_by_language(build: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """Cache what a function returns, apart for each language; what it is given must be hashable."""
    made: dict[tuple[str, Hashable], _Made] = {}

    @wraps(build)
    def look_up(*given: _Given.args, **named: _Given.kwargs) -> _Made:
        key = (_language.get(), (given, tuple(named.items())))
        if key not in made:
            made[key] = build(*given, **named)
        return made[key]

    return look_up


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    with (LOCALE / f"{language}.po").open(encoding="utf-8") as file:
        written = [message for message in read_po(file) if message.id and message.string and not message.fuzzy]
    return {str(message.id): str(message.string) for message in written}
