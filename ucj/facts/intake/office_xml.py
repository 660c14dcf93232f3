"""The XML parts of a workbook, streamed: what they unpack to is counted while they are read and never believed."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Mapping
from xml.parsers import expat

from ucj.facts.intake.grids import LARGEST_UNPACKED, UnreadableFileError

MOST_PARTS = 2_000
MOST_SECONDS = 2.5
# A piece of XML without an end, such as an attribute of 40 MB, would be held in memory whole.
LONGEST_TOKEN = 1_000_000
DEEPEST = 100
_CHUNK = 65_536
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1


class Reader:
    """What is kept of a part: names come without their prefix, `done` ends the reading.

    Text is collected from `collect` to `collected`, no more of it than asked for.
    """

    def __init__(self) -> None:
        self.done = False
        self._texts: list[str] | None = None
        self._room = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def collect(self, most: int) -> None:
        """Keep the text that follows."""
        self._texts, self._room = [], most

    def collected(self) -> str:
        """Return the text since `collect`."""
        texts, self._texts = self._texts, None
        return "".join(texts or ())

    def text(self, text: str) -> None:
        """Take a piece of text."""
        if self._texts is not None and self._room > 0:
            self._texts.append(text[: self._room])
            self._room -= len(text)


class Package:
    """A workbook file and what may still be unpacked of it."""

    def __init__(self, content: bytes) -> None:
        """Open the file.

        Raises
        ------
        UnreadableFileError
            Where it has too many parts.
        zipfile.BadZipFile
            Where it is none.
        """
        self._began = time.process_time()
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._parts = {part.filename: part for part in self._archive.infolist()}
        self._left = LARGEST_UNPACKED
        if len(self._parts) > MOST_PARTS:
            raise UnreadableFileError("too_much")

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str, reader: Reader) -> None:
        """Stream a part through a reader.

        Raises
        ------
        UnreadableFileError
            Where it is protected, or unpacks to too much or for too long.
        KeyError, zipfile.BadZipFile, expat.ExpatError
            Where there is no such part or it is damaged.
        """
        part = self._parts[name]
        if part.flag_bits & _ENCRYPTED:
            raise UnreadableFileError("password")
        if part.compress_type not in _PLAIN_METHODS:
            raise UnreadableFileError("broken_workbook")
        parser = _parser(reader)
        fed = 0
        with self._archive.open(part) as stream:
            while not reader.done and (chunk := stream.read(_CHUNK)):
                self._left -= len(chunk)
                fed += len(chunk)
                if self._left < 0 or fed - max(parser.CurrentByteIndex, 0) > LONGEST_TOKEN:
                    raise UnreadableFileError("too_much")
                if time.process_time() - self._began > MOST_SECONDS:
                    raise UnreadableFileError("too_slow")
                parser.Parse(chunk, False)
        if not reader.done:
            parser.Parse(b"", True)


def _parser(reader: Reader) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise UnreadableFileError("broken_workbook")
        if not reader.done:
            reader.start(tag.rpartition(":")[2], attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if not reader.done:
            reader.end(tag.rpartition(":")[2])

    def refuse(*_said: object) -> None:
        # No office program writes one; it is where entities are declared that grow when they are read.
        raise UnreadableFileError("broken_workbook")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = refuse
    return parser
