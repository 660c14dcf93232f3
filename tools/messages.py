"""Collect every text a person reads into ucj/locale/ucj.pot, from the code and from the tables of data/.

    python -m tools.messages

The translation ucj/locale/en.po keeps what is translated, loses what is gone, and gets a blank line for what is new;
the tests fail until it is filled in.
"""

from __future__ import annotations

import ast
import csv
import io
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from ucj.present.words import remarks
from ucj.present.words.catalogue import NUMBER

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "ucj" / "locale" / "ucj.pot"
ENGLISH = TEMPLATE.with_name("en.po")
CODE = ("app.py", "pages", "ucj")
# A page hands its heading to the frame, which looks it up once it knows the language.
MARKS = ("_", "open_page", "open_briefing")
DATA_COLUMNS = {
    "indicators.csv": ("label", "definition", "formula", "satuan", "interpretation"),
    "observations.csv": ("note",),
    "groups.csv": ("label", "people_noun", "note"),
    "ticks.csv": ("label",),
    "assumptions.csv": ("note",),
    "disagreements.csv": ("title", "explanation"),
    "cases.csv": ("note",),
}


def build_template() -> str:
    """Return the text of the catalogue."""
    catalog = _blank()
    for place, message in [*_from_code(), *_from_remarks(), *_from_data()]:
        catalog.add(message, locations=[(place, 0)])
    return _text(catalog)


def build_translation(template: str, written: str) -> str:
    """Return a translation with the messages of a template and what was written for them so far."""
    known = {message.id: message.string for message in read_po(io.StringIO(written))}
    catalog = _blank()
    for message in read_po(io.StringIO(template)):
        if message.id:
            catalog.add(message.id, known.get(message.id, ""), locations=message.locations)
    return _text(catalog)


def _blank() -> Catalog:
    catalog = Catalog(project="ucj", charset="utf-8", fuzzy=False)
    # A date in the header would change the file without a change of texts.
    catalog.mime_headers = [("MIME-Version", "1.0"), ("Content-Type", "text/plain; charset=utf-8")]
    return catalog


def _text(catalog: Catalog) -> str:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=120, sort_output=True, omit_header=True, include_lineno=False)
    return buffer.getvalue().decode()


def _from_code() -> Iterator[tuple[str, str]]:
    # From the syntax tree: before Python 3.12 Babel's own reader does not see texts inside f-strings.
    for top in CODE:
        path = ROOT / top
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                    text = node.args[0]
                    if isinstance(text, ast.Constant):
                        yield file.relative_to(ROOT).as_posix(), str(text.value)


def _from_remarks() -> Iterator[tuple[str, str]]:
    yield from (("ucj/present/words/remarks.py", text) for text in (*remarks.TEXTS.values(), *remarks.CONSOLE.values()))


def _from_data() -> Iterator[tuple[str, str]]:
    for name, columns in DATA_COLUMNS.items():
        with (ROOT / "data" / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield from ((f"data/{name}", row[column]) for column in columns if row[column])
    with (ROOT / "data" / "observations_bps.csv").open(encoding="utf-8", newline="") as file:
        # The same sums in every region, with other numbers.
        notes = {NUMBER.sub("{}", row["note"]) for row in csv.DictReader(file)}
        yield from (("data/observations_bps.csv", note) for note in sorted(notes) if note)
    rules = _toml("rules/premiums.toml")
    labels = [*rules["payers"].values(), *(route["label"] for route in rules["routes"].values())]
    yield from (("data/rules/premiums.toml", label) for label in labels)
    benefits = _toml("rules/benefits.toml")
    yield from (("data/rules/benefits.toml", benefits["death_rate"][note]) for note in ("low_note", "high_note"))
    parts = [*benefits["death"]["parts"], *benefits["scholarship"]["levels"]]
    yield from (("data/rules/benefits.toml", part["label"]) for part in parts)
    for path in sorted((ROOT / "data" / "presets").glob("*.toml")):
        preset = _toml(f"presets/{path.name}")
        texts = (preset.get("title"), preset.get("said_by"), *preset.get("not_modelled", ()))
        yield from ((f"data/presets/{path.name}", text) for text in texts if text)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / "data" / name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    TEMPLATE.write_text(build_template(), encoding="utf-8")
    written = ENGLISH.read_text(encoding="utf-8")
    ENGLISH.write_text(build_translation(build_template(), written), encoding="utf-8")
