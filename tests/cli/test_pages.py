"""The commands that write pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.page_files import Read
from ucj.__main__ import main
from ucj.present.words.catalogue import speak

PRESET = "data/presets/rencana-2026-30108.toml"


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_plan_as_a_page(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "baru" / "rencana.html"
    answer = ask(capsys, "page", "--scenario", PRESET, "--html", str(path))
    content = path.read_bytes()
    assert answer == {"html": str(path), "bytes": len(content), "corrections": []}
    # The policy of a page was made with these line ends, whatever the system's own are.
    assert b"\r" not in content
    assert "menambah 27.043 peserta aktif" in Read(content.decode()).text
    assert main(["page", "--scenario", PRESET, "--html", str(path)]) == 0
    assert capsys.readouterr().out == f"html\t{path}\t{round(len(content) / 1000)} KB\n"


def test_an_address_as_a_page(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "alamat.html"
    answer = ask(capsys, "page", "--address", "/skenario?region=5203&msme.people=1000", "--html", str(path))
    assert any("Target cakupan" in line for line in answer["corrections"])
    assert "Pelaku UMKM" in Read(path.read_text(encoding="utf-8")).text
    ask(capsys, "page", "--address", "/?region=18", "--html", str(path))
    assert "Provinsi Lampung" in Read(path.read_text(encoding="utf-8")).text


def test_a_region_in_english(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "region.html"
    try:
        ask(capsys, "page", "--region", "5203", "--html", str(path), "--lang", "en")
    finally:
        speak("id")
    read = Read(path.read_text(encoding="utf-8"))
    assert ("html", {"lang": "en"}) in read.elements
    assert "164,828 were on record as active participants" in read.text


def test_the_pages_of_a_province(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answer = ask(capsys, "site", str(tmp_path / "situs"), "--province", "52")
    files = {path.name: path.read_bytes() for path in (tmp_path / "situs").iterdir()}
    assert answer == {
        "index": str(tmp_path / "situs" / "index.html"),
        "pages": 11,
        "bytes": sum(map(len, files.values())),
    }
    assert len(files) == 12
    for name, content in files.items():
        read = Read(content.decode())
        # Every way leads to a page that is there.
        ways = {at for at in read.addresses() if at.endswith(".html")}
        assert ways <= set(files), name
        assert (name == "index.html") == ("index.html" not in ways)
        assert (name in {"index.html", "52.html"}) or "52.html" in ways


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("page", "--html", "x.html"), "--region"),
        (("page", "--region", "9999", "--html", "x.html"), "9999"),
        (("page", "--address", "/skenario?horizon=3", "--html", "x.html"), "--region"),
        (("page", "--scenario", "tidak-ada.toml", "--html", "x.html"), "tidak-ada.toml"),
        (("page", "--region", "5203", "--html", "berkas/x.html"), "berkas/x.html tidak dapat ditulis"),
        (("page", "--region", "5203", "--html", "."), "tidak dapat ditulis"),
        (("site", "berkas"), "berkas"),
        (("site", "baru", "--province", "5203"), "5203"),
    ],
)
def test_pages_that_cannot_be_written(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: tuple[str, ...],
    word: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "berkas").write_text("ini bukan folder", encoding="utf-8")
    assert main(list(arguments)) == 2
    said = capsys.readouterr()
    assert word in said.err and not said.out
    assert [path.name for path in tmp_path.iterdir()] == ["berkas"]
