"""Every page, brief and projector screen of seven regions is read for verbs and superlatives: each must be justified.

A verb of change needs two figures of one basis, a superlative figures of about one time for most of those compared.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import PAGES, texts
from ucj.facts import clock
from ucj.facts.ledger import Ledger
from ucj.present.story.region import region_story, screens
from ucj.present.words import catalogue

# What a day changes is the age of figures and what has lapsed: the later ones are read where there is time.
DAYS = (
    dt.date(2026, 11, 21),
    pytest.param(dt.date(2027, 6, 1), marks=pytest.mark.deep),
    pytest.param(dt.date(2031, 1, 1), marks=pytest.mark.deep),
)
REGIONS = ("52", "18", "1801", "5203", "51", "5204", "82")
VERBS = {
    "id": re.compile(
        r"\b((me)?naik(kan)?|kenaikan|(me)?turun(kan)?|penurunan|meningkat(kan)?|peningkatan|menurun|tertinggi|terendah|"
        r"ter(besar|banyak|kecil)|paling (tinggi|rendah|banyak|sedikit|besar|mendesak))\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(rose|risen|rises?|fell|fallen|falls?|increased?|decreased?|dropped|highest|lowest|most urgent)\b",
        re.IGNORECASE,
    ),
}
# What may be said, and why.
ALLOWED = {
    "id": (
        # People counted twice: participants of NTB and of Lombok Timur.
        r"Peserta aktif di [\w ]+ naik dari [\d.]+ \([\w ]+\) menjadi [\d.]+",
        # Participants counted twice by the same office: 8.28 of 9.58 million.
        r"Turun 13,6 % sejak Februari 2025",
        # One computation of one region, month after month.
        r"[Mm]enurut hitungan,? ([\w ]+ )?turun ke",
        r"[Ll]alu turun (bertahap )?ke",
        # Regions of one date, and how many of all they are.
        r"di antara \d+ dari \d+ wilayah yang terbit \([\w ,–]+\): tertinggi [\w ]+ \([^)]*\), terendah",
        # A remark that quotes its source, and a disagreement that says why its percentages may not compare.
        r"[Dd]isebut( oleh [\w ]+)? (terendah|tertinggi)",
        r"tertinggi di antara sepuluh kabupaten/kota",
        r"Turun pada 2025",
        r"Kenaikan atau penurunan persentase dapat berasal dari penyebut",
        # A bound by a rule or a law or of what can be typed, and no region among others.
        r"[Pp]aling (banyak|sedikit|tinggi|besar)",
        r"Biaya terkecil untuk target, atau peserta terbanyak",
        r"Anggaran: cakupan terbesar",
        r"keluarga terbesar",
        # What becomes of participants, and of a path of targets.
        r"Naik kelas",
        r"naik sebanyak poin",
        r"desa yang sudah mempunyai peserta menurunkannya",
    ),
    "en": (
        r"Active participants in [\w ]+ (rose|increased) from [\d,]+ \([\w ]+\) to [\d,]+",
        r"falls? (gradually )?to",
        r"among the \d+ of \d+ regions published \([\w ,–]+\): highest [\w ]+ \([^)]*\), lowest",
        r"[Ss]tated( by [\w ]+)? as the (lowest|highest)",
        r"A rise or fall in the percentage may stem from the denominator",
    ),
}


def plain(text: str, ledger: Ledger) -> str:
    """Return a text as one line without the titles and addresses of sources: others wrote them."""
    line = " ".join(text.replace("\u00a0", " ").split())
    for source in ledger.sources.values():
        for quoted in filter(None, (source.title, source.url)):
            line = line.replace(quoted, "")
    return line


def unjustified(said: str, language: str = "id") -> list[str]:
    """Return what is said around each verb and superlative that nothing allows."""
    allowed = [found.span() for text in ALLOWED[language] for found in re.finditer(text, said)]
    return [
        said[max(0, found.start() - 70) : found.end() + 70]
        for found in VERBS[language].finditer(said)
        if not any(start <= found.start() and found.end() <= end for start, end in allowed)
    ]


def words_of(part: Any) -> Iterator[str]:
    """Yield every text in a part of a story; specifications and shapes hold none but tooltips."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, pd.DataFrame):
        yield from (str(cell) for column in part for cell in part[column] if isinstance(cell, str))
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            if field.name not in {"spec", "scenario", "url", "sources"}:
                yield from words_of(getattr(part, field.name))
    elif isinstance(part, dict):
        yield from (text for value in part.values() for text in words_of(value))
    elif isinstance(part, list | tuple):
        yield from (text for value in part for text in words_of(value))


@pytest.fixture(params=DAYS, ids=str)
def today(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> dt.date:
    """Return the day, which the whole app lives in: not before its figures were verified."""
    monkeypatch.setattr(clock, "now", lambda: dt.datetime.combine(request.param, dt.time(12), dt.UTC))
    return clock.today()


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize("region", REGIONS)
def test_no_page_says_what_its_figures_do_not(open_page: Callable[[str], AppTest], ledger: Ledger, region: str) -> None:
    found = []
    for path in PAGES:
        app = open_page(path)
        app.session_state["region"] = region
        app.run()
        assert not app.exception, path
        said = [texts(app), *(text for table in app.table for text in words_of(table.value))]
        found += [(path, text) for text in unjustified(plain("\n".join(said), ledger))]
    assert found == []


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("region", REGIONS)
def test_no_brief_or_screen_says_what_its_figures_do_not(
    ledger: Ledger, today: dt.date, region: str, language: str
) -> None:
    try:
        catalogue.speak(language)
        parts = (region_story(ledger, region, today), screens(ledger, region, today))
        said = plain("\n".join(text for part in parts for text in words_of(part)), ledger)
    finally:
        catalogue.speak("id")
    assert "Lampung" in said or "Nusa Tenggara" in said or region in {"51", "82"}
    assert unjustified(said, language) == []


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Cakupan di Provinsi Lampung naik dari 24,86 % (September 2024) menjadi 25,27 % (Desember 2025)", 1),
        ("Cakupan di Lampung: tertinggi Kota Metro (34,9 %), terendah Pesisir Barat (1,9 %)", 2),
        ("Peserta aktif di Provinsi Lampung naik dari 760.468 (September 2024) menjadi 800.000 (Mei 2026)", 0),
        ("kemiskinan tinggi dan cakupan rendah, paling mendesak", 1),
    ],
)
def test_the_reader_finds_what_it_looks_for(said: str, wrong: int) -> None:
    assert len(unjustified(said)) == wrong
