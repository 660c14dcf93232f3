"""Every remark has its words: in both languages, on a page, where no word of the command line stands, and there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from ucj.facts.ledger import Ledger, load_ledger
from ucj.facts.plan_fields import LEVER_FIELDS, SCENARIO_FIELDS
from ucj.facts.remarks import Place, Remark
from ucj.present.words import catalogue, remarks
from ucj.present.words.escape import verbatim

UCJ = Path(remarks.__file__).parents[2]
LEDGER = load_ledger()
PAYERS, ROUTES = LEDGER.premiums.payers, LEDGER.premiums.routes
ADD = PAYERS["add"]
# What a text may name, by its kind; without a kind it is what a person typed.
VALUES: dict[str, Any] = {
    **{"": "*ketikan*", "people": 1_234.0, "money": 5e9, "percent": 0.54, "month": 24_324, "date": "2026-01-31"},
    **{"group": LEDGER.groups["msme"], "payer": ADD, "id": ADD, "route": ROUTES["bpu"], "field": "take_up"},
    **{"groups": (LEDGER.groups["msme"],), "payers": (ADD, PAYERS["self"]), "routes": (ROUTES["bpu"],)},
    **{"month_before": 24_324, "noun": LEDGER.groups["msme"], "note": "Belum ada angka terukur"},
    "names": ("*ketikan*",),
    **{"places": ("5203",), "place": Place(row=3), "label": Place(key="msme.months"), "key": Place(key="*ketikan*")},
    **{"typed": "*ketikan*", "quoted": "*ketikan*", "instead": "12", "then": "12", "bound": "2027-01"},
    **{"regions": ("5203", "5204"), "rows": (3, 4)},
    **{"figures": (164_828, 504_000, "2026-01")},
}
# What the ledger knows needs no value.
LAW = ("benefits", "premiums")
RAISED = ("Remark", "RemarkError", "ScenarioError")


def fields(text: str) -> dict[str, str]:
    """Return the kinds of the values that a text names, by name."""
    return {name: kind or "" for _text, name, kind, _conversion in Formatter().parse(text) if name}


@pytest.fixture(params=["id", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    catalogue.speak(request.param)
    yield request.param
    catalogue.speak(catalogue.FIRST)


def of(code: str, text: str) -> Remark:
    return Remark(code, {name: VALUES[kind] for name, kind in fields(text).items() if not name.startswith(LAW)})


def test_a_page_speaks_of_labels(ledger: Ledger, language: str) -> None:
    columns = {"peserta_aktif", "potensi_pekerja", "target_persen", "per_tanggal"}
    for code, text in remarks.TEXTS.items():
        said = remarks.say(ledger, of(code, text)).replace(verbatim("*ketikan*"), "")
        assert not re.search("--|[={}*]", said), code
        assert not set(re.findall(r"\w+_\w+", said)) - columns, code


def test_a_page_in_indonesian_has_no_word_of_the_code(ledger: Ledger) -> None:
    # These are Indonesian words too.
    code_words = {*SCENARIO_FIELDS, *LEVER_FIELDS} - {"target", "data", "model", "valid"}
    for code, text in remarks.TEXTS.items():
        assert not set(re.findall(r"\w+", remarks.say(ledger, of(code, text)))) & code_words, code


def test_the_command_line_names_what_was_typed(ledger: Ledger, language: str) -> None:
    for code, text in {**remarks.TEXTS, **remarks.CONSOLE}.items():
        said = remarks.say(ledger, of(code, text), str, console=True)
        assert "{" not in said, code
        assert ("*ketikan*" in said) == bool({"", "names", "key", "typed"} & set(fields(text).values())), code


def test_the_same_fault_for_both_readers(ledger: Ledger) -> None:
    fault = Remark("not_a_share", {"field": "retention", "value": 2.0})
    assert (
        remarks.say(ledger, fault)
        == "Melanjutkan sebagai peserta mandiri: 200\u00a0% di luar batas. Isi antara 0 dan 100 %."
    )
    assert remarks.say(ledger, fault, str, console=True) == (
        "retention = 2.0 di luar batas. Isi antara 0 dan 1 (0 sampai 100 %)."
    )
    unknown = Remark("unknown_route", {"value": "*laut*", "known": (ROUTES["bpu"], ROUTES["pu"])})
    assert remarks.say(ledger, unknown) == (
        f"Segmen dan program {verbatim('*laut*')} tidak dikenal. Yang ada: BPU: JKK + JKM, Penerima upah (PU)."
    )
    assert (
        remarks.say(ledger, unknown, str, console=True) == "Segmen dan program *laut* tidak dikenal. Yang ada: bpu, pu."
    )


def calls() -> Iterator[tuple[bool, str, set[str]]]:
    """Yield whether the command line says a code, the code, and the values beside it where these are told."""
    for file in UCJ.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED:
                code = node.args[0] if node.args else None
                if isinstance(code, ast.Constant):
                    yield "cli" in file.parts, str(code.value), {str(word.arg) for word in node.keywords}


def test_what_is_raised_has_a_text_for_its_readers() -> None:
    found = list(calls())
    assert len(found) > 50
    for console, code, values in found:
        texts = [text for text in (remarks.TEXTS.get(code), remarks.CONSOLE.get(code)) if text]
        assert code in remarks.TEXTS or console, code
        assert texts, code
        if values:
            assert all(set(fields(text)) <= values for text in texts), code


def test_each_code_of_an_address_or_a_file_has_a_text() -> None:
    found = {word for word in words() if re.fullmatch(r"(link|file)\.[a-z_]+", word)}
    assert len(found) > 20
    assert found <= set(remarks.TEXTS)


def words() -> set[str]:
    """Return every string of the code that says no text."""
    return {
        node.value
        for file in UCJ.rglob("*.py")
        if not file.name.endswith("_remarks.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_no_text_is_left_over() -> None:
    assert {*remarks.TEXTS, *remarks.CONSOLE} - words() == set()


def test_what_is_wrong_in_a_file_and_where(ledger: Ledger) -> None:
    wrong = Remark("file.number", {"read": "banyak"}, Place(file="rencana.toml", key="levers.0.people"))
    assert remarks.say(ledger, wrong, str) == "rencana.toml, levers.0.people: harus angka, tertulis banyak"
    odd = Remark("file.toml", {"read": ""}, Place(row=3, column="7"))
    assert remarks.say(ledger, odd) == "Berkas, baris 3, kolom 7: berkas ini bukan TOML yang dapat dibaca"


def test_what_is_used_instead_is_said_as_its_field_is(ledger: Ledger) -> None:
    beyond = Remark("link.out_of_range", {"read": "999", "used": "24"}, Place(key="horizon"))
    assert remarks.say(ledger, beyond, str) == "Jangka waktu: tertulis 999, di luar batas; dipakai 24 bulan."
    nothing = Remark("link.out_of_range", {"read": "-1", "used": ""}, Place(key="active"))
    assert remarks.say(ledger, nothing, str) == "Peserta aktif: tertulis -1, di luar batas; tidak dipakai."
    for used, text in (("164828", "tidak ada di alamat; dipakai 164.828."), ("", "tidak ada di alamat.")):
        gone = Remark("link.missing", {"read": None, "used": used}, Place(key="active"))
        assert remarks.say(ledger, gone, str) == f"Peserta aktif {text}"


def test_sums_of_the_law_come_from_the_rules(ledger: Ledger) -> None:
    benefits = ledger.benefits
    other = benefits.model_copy(
        update={
            "death": benefits.death.model_copy(update={"amount": 50_000_000}),
            "death_of_newcomer": benefits.death_of_newcomer.model_copy(update={"amount": 12_000_000}),
        }
    )
    short = Remark("short_window", {"group": "msme", "months": 2, "waiting": 3, "least": 4})
    said = remarks.say(replace(ledger, benefits=other), short, str)
    assert "Selama 3 bulan pertama" in said and "hanya Rp12 juta (menurut satu sumber), bukan Rp50 juta" in said
