"""A file of data/ that is missing, empty, ragged or no text is named, with the line where there is one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ucj.facts import boundaries, data_files, ledger, rules, scenarios, vintage
from ucj.facts.data_files import DataError
from ucj.facts.intake import region_names
from ucj.facts.paths import DATA

TABLES = sorted(path.name for path in DATA.glob("*.csv"))
RULES = sorted(f"rules/{path.name}" for path in (DATA / "rules").glob("*.toml"))
PRESETS = sorted(f"presets/{path.name}" for path in (DATA / "presets").glob("*.toml") if "expected" not in path.name)
OUTLINES = ["boundaries/52.geojson", "boundaries/5203_desa.geojson"]

Fails = Callable[[str, bytes | None], str]


@pytest.fixture
def fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fails:
    """Return a function that puts a content in the place of a file, reads data/ and returns what is said of it."""
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy, ignore=shutil.ignore_patterns("boundaries"))
    (copy / "boundaries").mkdir()
    for module in (rules, scenarios, data_files, vintage):
        monkeypatch.setattr(module, "DATA", copy)
    monkeypatch.setattr(boundaries, "BOUNDARIES", copy / "boundaries")

    def said(name: str, content: bytes | None) -> str:
        path = copy / name
        path.unlink(missing_ok=True)
        if content is not None:
            path.write_bytes(content)
        try:
            if path.suffix == ".geojson":
                boundaries.load_outlines(path.stem)
            elif name == "region_aliases.csv":
                region_names.load_region_names.__wrapped__()
            elif path.suffix == ".toml":
                scenarios.load_presets()
                rules.load_premium_rules()
                rules.load_benefit_rules()
            else:
                ledger.load_ledger.__wrapped__()
        except DataError as error:
            return str(error)
        return ""

    return said


def with_line(name: str, number: int, change: Callable[[bytes], bytes]) -> bytes:
    """Return a file of data/ with one of its lines, counted from 1, changed."""
    lines = (DATA / name).read_bytes().splitlines(keepends=True)
    lines[number - 1] = change(lines[number - 1].rstrip(b"\r\n")) + b"\n"
    return b"".join(lines)


@pytest.mark.parametrize("name", [*TABLES, *RULES, *OUTLINES])
def test_a_missing_file_is_named(fails: Fails, name: str) -> None:
    assert fails(name, None).startswith(f"data/{name}: ")


@pytest.mark.parametrize("name", [*TABLES, *RULES, *PRESETS, *OUTLINES])
def test_an_empty_file_is_named(fails: Fails, name: str) -> None:
    assert fails(name, b"\n").startswith(f"data/{name}")


@pytest.mark.parametrize("name", [*TABLES, *RULES, *PRESETS])
def test_a_byte_that_is_no_utf_8_is_named_with_its_line(fails: Fails, name: str) -> None:
    found = fails(name, with_line(name, 2, lambda line: line[:1] + b"\xff" + line[1:]))
    assert found.startswith((f"data/{name}, line 2: not UTF-8", f"data/{name}, line 2: not_utf8"))


def test_outlines_that_are_no_text_or_cut_off_are_named(fails: Fails) -> None:
    for name in OUTLINES:
        whole = (DATA / name).read_bytes()
        line = whole.count(b"\n", 0, 400) + 1
        assert fails(name, whole[:400] + b"\xff" + whole[400:]) == f"data/{name}, line {line}: not UTF-8 (b'\\xff')"
        assert fails(name, whole[:400]).startswith(f"data/{name}, line {line}: ")
        assert fails(name, b'{"type": "FeatureCollection", "features": []}').startswith(f"data/{name}: ")


@pytest.mark.parametrize("name", TABLES)
def test_a_row_without_a_cell_is_named_with_its_line(fails: Fails, name: str) -> None:
    found = fails(name, with_line(name, 2, lambda line: line.partition(b",")[2]))
    assert found.startswith(f"data/{name}, line 2: ") and "cells instead of" in found


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (lambda line: line + b",x", 3, "8 cells instead of 7"),
        (lambda line: b"", 3, "0 cells instead of 7"),
        (lambda line: line[:1] + b"\0" + line[1:], 3, "NUL"),
        # A quote that nobody closes is noticed at the next one, or at the end of the file.
        (lambda line: b'"' + line, None, ""),
    ],
    ids=["longer", "blank", "nul", "quote"],
)
def test_a_ragged_row_is_named_with_its_line(
    fails: Fails, change: Callable[[bytes], bytes], line: int | None, said: str
) -> None:
    found = fails("sources.csv", with_line("sources.csv", 3, change))
    assert found.startswith(f"data/sources.csv, line {line or ''}")
    assert said in found


@pytest.mark.parametrize("name", [*RULES, *PRESETS])
def test_a_broken_toml_file_is_named_with_its_line(fails: Fails, name: str) -> None:
    found = fails(name, with_line(name, 2, lambda line: b"= x"))
    assert found.startswith((f"data/{name}: ", f"data/{name}, line 2: "))
    assert "line 2" in found


def test_line_ends_of_windows_and_the_mark_before_utf_8_are_read(fails: Fails) -> None:
    content = b"\xef\xbb\xbf" + (DATA / "ticks.csv").read_bytes().replace(b"\n", b"\r\n")
    assert fails("ticks.csv", content) == ""


@pytest.mark.parametrize(
    ("within", "fault"),
    [
        ("nobody", "no group 'nobody'"),
        ("tobacco_farmers", "'tobacco_farmers' lies within a group itself"),
        # A chain: palm workers lie within agriculture already.
        ("palm_workers", "'palm_workers' lies within a group itself"),
    ],
)
def test_a_group_lies_within_one_that_lies_within_none(fails: Fails, within: str, fault: str) -> None:
    changed = with_line("groups.csv", 2, lambda line: line.replace(b"farm_labourers", within.encode()))
    assert fails("groups.csv", changed) == f"data/groups.csv, line 2, column within: {fault}"


def test_a_pair_of_payer_and_group_that_is_missing_is_named(fails: Fails) -> None:
    lines = (DATA / "eligibility.csv").read_bytes().splitlines(keepends=True)
    gone = [line for line in lines if not line.startswith(b"csr,msme,")]
    assert len(gone) == len(lines) - 1
    assert fails("eligibility.csv", b"".join(gone)) == "data/eligibility.csv, no row csr,msme"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (b"csr,msme,yes,,,,belum diverifikasi", "column group: a second row for csr,msme"),
        (b"self,msme,yes,,,,belum diverifikasi", "column payer: 'self' is no payer of data/rules/premiums.toml"),
        (b"bank,msme,yes,,,,belum diverifikasi", "column payer: 'bank' is no payer of data/rules/premiums.toml"),
        (b"csr,nobody,yes,,,,belum diverifikasi", "column group: 'nobody': not listed in data/groups.csv"),
        (b"csr,msme,perhaps,,,,belum diverifikasi", "column allowed: 'perhaps': not one of yes, conditional, no"),
        (b"csr,msme,yes,,nobody,,", "column source: 'nobody': not listed in data/sources.csv"),
        (b"csr,msme,yes,,,November 2026,", "column verified: 'November 2026': not a date YYYY-MM-DD"),
    ],
)
def test_a_faulty_row_of_who_may_pay_is_named(fails: Fails, row: bytes, said: str) -> None:
    content = (DATA / "eligibility.csv").read_bytes()
    line = content.count(b"\n") + 1
    assert fails("eligibility.csv", content + row + b"\n") == f"data/eligibility.csv, line {line}, {said}"


def test_a_permission_says_what_is_not_verified(fails: Fails) -> None:
    changed = with_line("eligibility.csv", 2, lambda line: b"add,tobacco_farmers,yes,,,,")
    assert (
        fails("eligibility.csv", changed) == "data/eligibility.csv, line 2, column note: blank, and nothing is verified"
    )


def test_only_a_net_change_may_be_a_loss(fails: Fails) -> None:
    changed = with_line("assumptions.csv", 2, lambda line: line.replace(b",0.90,", b",-0.1,"))
    assert fails("assumptions.csv", changed) == "data/assumptions.csv, line 2, column low: '-0.1': negative"
