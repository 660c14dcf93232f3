"""Bring ucj/locale/en.po up to every text a person reads, collected from the code and from the tables of data/.

    python -m tools.messages

The tests fail until what is new is filled in and what is marked fuzzy has been looked at.
"""

from __future__ import annotations

import ast
import csv
import io
import tomllib
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from ucj.facts.plan_fields import EVERY_FIELD
from ucj.present.words import remarks
from ucj.present.words.catalogue import NUMBER

ROOT = Path(__file__).resolve().parent.parent
ENGLISH = ROOT / "ucj" / "locale" / "en.po"
CODE = ("app.py", "pages", "ucj")
# A page hands its heading to the frame, which looks it up once it knows the language.
MARKS = ("_", "open_page", "open_briefing")
DATA_COLUMNS = {
    "indicators.csv": ("label", "definition", "formula", "satuan", "interpretation", "data_source"),
    "observations.csv": ("note", "said_by", "basis"),
    "groups.csv": ("label", "people_noun", "note"),
    "ticks.csv": ("label",),
    "assumptions.csv": ("note",),
    "eligibility.csv": ("note",),
    "disagreements.csv": ("title", "explanation"),
    "cohorts.csv": ("paid_by",),
    "cases.csv": ("note", "paid_by"),
    "legal_basis.csv": ("name", "says"),
}


def texts() -> set[str]:
    """Return every text of the code and of the tables of data/."""
    return {*_from_code(), *remarks.TEXTS.values(), *remarks.CONSOLE.values(), *_from_data()}


def update(written: str, texts: Collection[str]) -> str:
    """Return the catalogue that was written with a blank entry for a new text and without the texts that are gone.

    A new text that is nearly one that is gone takes over its translation, marked fuzzy: a person looks at it.
    """
    known = {str(message.id): message for message in read_po(io.StringIO(written)) if message.id}
    gone = [text for text in known if text not in texts and known[text].string]
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for text in texts:
        if text in known:
            catalog.add(text, known[text].string, flags=known[text].flags)
        elif near := get_close_matches(text, gone, 1):
            catalog.add(text, known[near[0]].string, flags=["fuzzy"])
        else:
            catalog.add(text)
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=120, sort_output=True, omit_header=True)
    return buffer.getvalue().decode()


def _from_code() -> Iterator[str]:
    # From the syntax tree: before Python 3.12 Babel's own reader does not see texts inside f-strings.
    for top in CODE:
        path = ROOT / top
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                    text = node.args[0]
                    if isinstance(text, ast.Constant):
                        yield str(text.value)


def _from_data() -> Iterator[str]:
    yield from (field.label for field in EVERY_FIELD.values() if field.label)
    for name, columns in DATA_COLUMNS.items():
        with (ROOT / "data" / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield from (row[column] for column in columns if row[column])
    with (ROOT / "data" / "observations_bps.csv").open(encoding="utf-8", newline="") as file:
        # The same sums in every region, with other numbers.
        yield from {NUMBER.sub("{}", row["note"]) for row in csv.DictReader(file) if row["note"]}
    rules = _toml("rules/premiums.toml")
    yield from (entry["label"] for kind in ("payers", "routes") for entry in rules[kind].values())
    benefits = _toml("rules/benefits.toml")
    yield from (benefits["death_rate"][note] for note in ("low_note", "high_note"))
    yield from (part["label"] for part in [*benefits["death"]["parts"], *benefits["scholarship"]["levels"]])
    for path in (ROOT / "data" / "presets").glob("*.toml"):
        preset = _toml(f"presets/{path.name}")
        said = (preset.get(key) for key in ("title", "said_by", "said"))
        yield from filter(None, (*said, *preset.get("not_modelled", ())))


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / "data" / name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    ENGLISH.write_text(update(ENGLISH.read_text(encoding="utf-8"), texts()), encoding="utf-8")
