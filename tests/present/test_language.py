"""Every text is in the catalogue, every page and export speaks both languages, and numbers follow."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Mapping

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import PAGES
from tools.messages import texts
from ucj.facts.ledger import Ledger
from ucj.present.words import catalogue, numbers, sentences

CATALOGUE = catalogue._catalogue("en")
# What is the same in every language: the two languages' own names, abbreviations, and marks of the field.
WORDS = (
    "UCJ Rp BPS BPJS JKK JKM JHT BPU PU ADD DBHCHT APBD CSV CSR XLSX PP UMKM RPJMN Jakon JP MBG BKD NPP PBI Bahasa "
    "Language"
)
SAME_WORDS = set(WORDS.split())


class Marked(Mapping[str, str]):
    """A language in which every text of the catalogue stands in brackets."""

    def __getitem__(self, message: str) -> str:
        # Notes of payments are cut at semicolons after they are looked up.
        return "; ".join(f"⟦{part}⟧" for part in message.split("; "))

    def get(self, message: str, _default: object = None) -> str:
        return self[message]

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@pytest.fixture
def open_in(open_page: Callable[[str], AppTest]) -> Callable[[str, str], AppTest]:
    def opened(path: str, language: str) -> AppTest:
        app = open_page(path)
        app.session_state["language"] = language
        return app.run()

    return opened


@pytest.fixture
def marked_language(monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a language that shows what does not go through the catalogue."""
    monkeypatch.setattr(catalogue, "LANGUAGES", {**catalogue.LANGUAGES, "xx": "id_ID"})
    own = catalogue._catalogue
    monkeypatch.setattr(catalogue, "_catalogue", lambda language: Marked() if language == "xx" else own(language))
    return "xx"


def shown(app: AppTest) -> list[str]:
    """Return everything a visitor reads: texts, tables, labels and choices."""
    said = []
    for kind in (app.title, app.header, app.subheader, app.markdown, app.caption, app.warning, app.info, app.error):
        said += [element.value for element in kind]
    for table in app.table:
        said += [str(name) for name in table.value.columns]
        said += [str(cell) for row in table.value.to_numpy() for cell in row]
    for widgets in (app.selectbox, app.select_slider, app.text_input, app.number_input, app.button, app.toggle):
        said += [element.label for element in widgets]
    for choices in (app.selectbox, app.select_slider):
        said += [str(option) for element in choices for option in element.options]
    said += [element.label for element in app.expander]
    return said


def names(ledger: Ledger) -> set[str]:
    """Return the words of proper names: regions, publishers, titles and people."""
    proper = [region.name for region in ledger.regions.values()]
    for source in ledger.sources.values():
        proper += [source.publisher, source.title]
    months = [numbers.date(f"2026-{month:02}") for month in range(1, 13)]
    return {word for name in [*proper, *months] for word in re.findall(r"[^\W\d_]+", name)} | SAME_WORDS


def outside(words: str) -> str:
    """Return what stands outside the brackets of the marked language, without links' addresses."""
    rest = words
    while rest != (shorter := re.sub(r"⟦[^⟦⟧]*⟧", " ", rest)):
        rest = shorter
    # What stands between dollars is TeX.
    rest = re.sub(r"\$[^$]*\$", " ", rest)
    rest = re.sub(r"\]\([^)]*\)|:material/\w+:|:small\[|`[^`]*`|<[^>]*>", " ", rest)
    return re.sub(r":[a-z]+(-\w+)*\[", " ", rest)


@pytest.mark.parametrize("path", PAGES)
def test_every_text_of_a_page_is_in_the_catalogue(
    open_in: Callable[[str, str], AppTest], marked_language: str, ledger: Ledger, path: str
) -> None:
    app = open_in(path, marked_language)
    assert not app.exception
    known = names(ledger)
    strays = {
        word: said for said in shown(app) for word in re.findall(r"[^\W\d_]{2,}", outside(said)) if word not in known
    }
    assert strays == {}


def test_english_has_every_text() -> None:
    assert texts() == CATALOGUE.keys()


def test_translations_keep_their_placeholders() -> None:
    def fields(message: str) -> set[tuple[str, str | None]]:
        return {(name, kind) for _, name, kind, _ in string.Formatter().parse(message) if name is not None}

    wrong = [message for message, english in CATALOGUE.items() if fields(message) != fields(english)]
    assert wrong == []


@pytest.mark.parametrize("path", PAGES)
def test_every_page_speaks_english(open_in: Callable[[str, str], AppTest], ledger: Ledger, path: str) -> None:
    app = open_in(path, "en")
    assert not app.exception
    said = "\n".join(shown(app))
    for name in sorted((region.name for region in ledger.regions.values()), key=len, reverse=True):
        said = said.replace(name, "")
    for word in (" yang ", " dan ", " untuk ", " dari ", " dengan ", " adalah ", " belum "):
        assert word not in said, said[max(0, said.find(word) - 80) : said.find(word) + 80]


def test_numbers_follow_the_language() -> None:
    try:
        catalogue.speak("en")
        assert numbers.whole(1_149_447) == "1,149,447"
        assert numbers.percent(0.3839) == "38.39%"
        assert numbers.short_rupiah(14_716_800_000) == "Rp14.7 billion"
        assert numbers.date("2025-12-09") == "9 December 2025"
        assert sentences.status_word("official") == "official"
    finally:
        catalogue.speak("id")


def test_notes_that_differ_by_their_numbers_are_one_text() -> None:
    note = "Diturunkan: pekerja bebas di pertanian 6.593 + di luar pertanian 10.625"
    assert sentences.remark(note) == note
    try:
        catalogue.speak("en")
        assert sentences.remark(note) == "Derived: casual workers in agriculture 6,593 + outside agriculture 10,625"
    finally:
        catalogue.speak("id")


def test_a_language_that_is_not_known_is_indonesian(open_in: Callable[[str, str], AppTest]) -> None:
    assert open_in("app.py", "tlh").title[0].value == "Ringkasan"
