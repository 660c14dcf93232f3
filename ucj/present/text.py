"""The catalogue: every text a person reads goes through `_`.

The message ids are the Indonesian texts themselves, so Indonesian needs no file; another language is a translation of
`ucj/locale/ucj.pot`, which `python tools/messages.py` collects from the code and from the texts in data/.
"""

from __future__ import annotations

import gettext
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).resolve().parents[1] / "locale"
_BABEL_LOCALES = {"id": "id_ID"}

_language: ContextVar[str] = ContextVar("language", default="id")


def _(message: str) -> str:
    """Return a text in the language of the reader."""
    return _catalogue(_language.get()).gettext(message)


def babel_locale() -> str:
    """Return the Babel locale of the reader's language."""
    return _BABEL_LOCALES[_language.get()]


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("ucj", LOCALE, [language], fallback=True)
