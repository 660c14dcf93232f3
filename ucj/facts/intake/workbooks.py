"""The sheets of an XLSX workbook as grids, streamed: memory follows what is kept, not what the file claims to hold."""

from __future__ import annotations

import posixpath
import re
import sys
import zipfile
from collections.abc import Mapping, Sequence
from xml.parsers import expat

from ucj.facts.intake.cells import tidy
from ucj.facts.intake.grids import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    Sheet,
    Tally,
    UnreadableFileError,
    cut,
)
from ucj.facts.intake.number_formats import DATE, PLAIN, StylesReader, shown_number
from ucj.facts.intake.office_xml import MOST_PARTS, Package, Reader

# Excel's own limit is 31.
LONGEST_TITLE = 60
LARGEST_STRINGS = 40_000_000
_LONGEST_NUMBER = 400
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
# What stands in a sheet after its merged cells.
_AFTER_MERGES = ("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins")
_NO_MEMORY = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]


def read_workbook(content: bytes) -> list[Sheet]:
    """Return the visible sheets of a workbook.

    Raises
    ------
    UnreadableFileError
        Where it is damaged or protected, or more than may be read.
    """
    try:
        return _read(Package(content))
    except UnreadableFileError:
        raise
    except MemoryError:
        raise UnreadableFileError("too_much") from None
    except expat.ExpatError as error:
        raise UnreadableFileError("too_much" if error.code == _NO_MEMORY else "broken_workbook") from error
    except (zipfile.BadZipFile, KeyError, IndexError, ValueError, EOFError, OSError, NotImplementedError) as error:
        raise UnreadableFileError("broken_workbook") from error
    except Exception as error:  # a damaged file fails anywhere inside zipfile and zlib, in any way
        raise UnreadableFileError("broken_workbook") from error


def _read(package: Package) -> list[Sheet]:
    path = next(iter(_targets(package, "").of("officeDocument")), "xl/workbook.xml")
    listed = _WorkbookReader()
    package.read(path, listed)
    links = _targets(package, path)
    strings, styles = _StringsReader(), StylesReader()
    for kind, reader in (("sharedStrings", strings), ("styles", styles)):
        for part in links.of(kind)[:1]:
            if part in package:
                package.read(part, reader)
    tally = Tally()
    grids = []
    for link, title in zip(listed.visible, listed.titles, strict=True):
        kind, part = links.found[link]
        if kind == "worksheet":
            sheet = _SheetReader(strings.strings, styles.kinds, listed.of_mac, tally)
            package.read(part, sheet)
            sheet.grid.title = title
            grids.append(sheet.grid)
    return grids


def _targets(package: Package, part: str) -> _LinksReader:
    folder, name = posixpath.split(part)
    links = _LinksReader(folder)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path in package:
        package.read(path, links)
    return links


class _LinksReader(Reader):
    """Reads to which parts a part is linked: by id, its kind and path."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.found: dict[str, tuple[str, str]] = {}
        self._folder = folder

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes["Type"].rpartition("/")[2]
            path = posixpath.normpath(posixpath.join("/", self._folder, attributes["Target"])).lstrip("/")
            self.found[attributes["Id"]] = (kind, path)
            if len(self.found) > MOST_PARTS:
                raise UnreadableFileError("too_much")

    def of(self, kind: str) -> list[str]:
        """Return the paths of the parts of a kind."""
        return [path for known, path in self.found.values() if known == kind]


class _WorkbookReader(Reader):
    """Reads which sheets are visible, by the id of their link, and their names."""

    def __init__(self) -> None:
        super().__init__()
        self.visible: list[str] = []
        self.titles: list[str] = []
        self.of_mac = False
        self._listed = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if name == "workbookPr":
            self.of_mac = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            self._listed += 1
            if attributes.get("state", "visible") == "visible":
                self.visible.append(next(value for key, value in attributes.items() if key.endswith(":id")))
                self.titles.append(tidy(attributes.get("name", ""))[:LONGEST_TITLE])
            if len(self.visible) > MOST_SHEETS or self._listed > MOST_PARTS:
                raise UnreadableFileError("too_many_sheets")

    def end(self, name: str) -> None:
        """Take the end of an element."""
        self.done = name == "sheets"


class _TextReader(Reader):
    """Reads texts that may be cut into runs; how they are pronounced is no part of them."""

    def __init__(self) -> None:
        super().__init__()
        self._runs: list[str] = []
        self._spoken = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if name == "rPh":
            self._spoken = True
        elif name == "t" and not self._spoken and len(self._runs) <= LONGEST_CELL:
            self.collect(LONGEST_CELL + 1)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "rPh":
            self._spoken = False
        elif name == "t" and (run := self.collected()):
            self._runs.append(run)

    def take(self) -> str:
        """Return the text since the last one, tidied."""
        text = cut(tidy("".join(self._runs)))
        self._runs = []
        return text


class _StringsReader(_TextReader):
    """Reads the texts that cells share."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []
        self._size = 0

    def end(self, name: str) -> None:
        """Take the end of an element."""
        super().end(name)
        if name == "si":
            text = self.take()
            self.strings.append(text)
            # An empty text takes its place in the list.
            self._size += sys.getsizeof(text) if text else 8
            if self._size > LARGEST_STRINGS:
                raise UnreadableFileError("too_much")


class _SheetReader(_TextReader):
    """Reads the cells of a sheet into its grid, and repeats a text that is merged over rows of one column."""

    def __init__(self, strings: Sequence[str], styles: Sequence[int], of_mac: bool, tally: Tally) -> None:
        super().__init__()
        self.grid = Sheet()
        self._strings, self._styles, self._of_mac, self._tally = strings, styles, of_mac, tally
        self._in_data = False
        self._row = self._column = 0
        self._kind, self._style = "n", PLAIN
        self._value: str | None = None
        self._formula: str | None = None
        # Where texts and days stand: a number that is merged over rows belongs to none of them alone.
        self._texts_at = bytearray(MOST_ROWS * MOST_COLUMNS)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if not self._in_data:
            if name == "sheetData":
                self._in_data = True
            elif name == "mergeCell":
                self._merge(attributes.get("ref", ""))
            elif name in _AFTER_MERGES and self._row:
                self.done = True
        elif name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._row = int(attributes["r"]) if "r" in attributes else self._row + 1
            self._column = 0
        elif name in ("v", "f"):
            self.collect(LONGEST_CELL + 1)
        else:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "v":
            self._value = self.collected()
        elif name == "f":
            self._formula = self.collected()
        elif name == "c":
            self._end_cell()
        elif name == "sheetData":
            self._in_data = False
        elif name == "mergeCells":
            self.done = True
        else:
            super().end(name)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        if "r" in attributes:
            self._row, self._column = _place(attributes["r"])
        else:
            self._column += 1
        self._kind = attributes.get("t", "n")
        style = int(attributes.get("s", "0"))
        self._style = self._styles[style] if style < len(self._styles) else PLAIN
        self._value = self._formula = None

    def _end_cell(self) -> None:
        text, is_text = self._shown()
        if not text:
            return
        if self._row > MOST_ROWS:
            raise UnreadableFileError("too_large")
        if self._column <= MOST_COLUMNS:
            self._put(self._row, self._column, text)
            self._texts_at[(self._row - 1) * MOST_COLUMNS + self._column - 1] = is_text

    def _put(self, row: int, column: int, text: str) -> None:
        self._tally.count(text)
        while len(self.grid) < row:
            self.grid.append([])
        cells = self.grid[row - 1]
        cells.extend([""] * (column - len(cells)))
        cells[column - 1] = text

    def _shown(self) -> tuple[str, bool]:
        """Return what the cell shows, and whether it is a text or a day."""
        value, kind = self._value, self._kind
        if kind == "inlineStr":
            return self.take(), True
        if kind == "s" and value:
            return self._strings[int(value)], True
        if kind == "str" and value is not None:
            return cut(tidy(value)), True
        if not value:
            # A formula that no program has computed stands as it was typed.
            return ("", False) if self._formula is None else (cut(tidy(f"={self._formula}")), False)
        if kind == "b":
            return str(bool(int(value))), False
        if kind == "n" and len(value) <= _LONGEST_NUMBER:
            return shown_number(value, self._style, of_mac=self._of_mac), self._style == DATE
        if kind == "d":
            return tidy(value)[:10], True
        return cut(tidy(value)), True

    def _merge(self, area: str) -> None:
        first, _colon, last = area.partition(":")
        (top, left), (bottom, right) = _place(first), _place(last or first)
        if left != right or left > MOST_COLUMNS or top > len(self.grid):
            return
        if self._texts_at[(top - 1) * MOST_COLUMNS + left - 1]:
            text = self.grid[top - 1][left - 1]
            for row in range(top + 1, min(bottom, len(self.grid)) + 1):
                self._put(row, left, text)


def _place(reference: str) -> tuple[int, int]:
    """Return row and column of a cell, counted from 1."""
    found = _CELL.fullmatch(reference)
    if not found:
        raise ValueError(f"no cell: {reference[:40]}")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return max(int(found[2]), 1), column
