"""Cells of a file in rows, and what a file may hold: counted while it is read, so that no file costs more."""

from __future__ import annotations

from ucj.facts.remarks import RemarkError

Grid = list[list[str]]


class Sheet(Grid):
    """A grid that has a name in its workbook."""

    title: str = ""


LARGEST_FILE = 5_000_000
MOST_ROWS, MOST_COLUMNS = 5_000, 100
MOST_SHEETS = 60
# Of all sheets together: forty filled columns of the longest table, and as many characters as a CSV file can hold.
MOST_CELLS = 200_000
MOST_CHARACTERS = 5_000_000
# Bytes of a workbook, which is compressed.
LARGEST_UNPACKED = 50_000_000
# A quote that nobody closes makes one row of the rest of a file.
LONGEST_ROW = 100_000
# Longer texts are titles and notes, which nobody looks up; what is cut off is marked, so that no number is cut short.
LONGEST_CELL = 1_000
MARK = "…"
# The one reason that passes by itself.
BUSY = "busy"


class UnreadableFileError(RemarkError):
    """A file that holds no table to read."""

    def __init__(self, code: str) -> None:
        """Keep why, with what a file may hold."""
        size = LARGEST_UNPACKED // 1_000_000
        super().__init__(code, cells=MOST_CELLS, sheets=MOST_SHEETS, size=size, longest=LONGEST_ROW)


class Tally:
    """Counts the filled cells of a file."""

    def __init__(self) -> None:
        self.cells = 0
        self.characters = 0

    def count(self, text: str) -> None:
        """Count a filled cell.

        Raises
        ------
        UnreadableFileError
            Where the file holds more than may be read.
        """
        self.cells += 1
        self.characters += len(text)
        if self.cells > MOST_CELLS or self.characters > MOST_CHARACTERS:
            raise UnreadableFileError("too_much")


def cut(text: str) -> str:
    """Return a text no longer than a cell may be."""
    return text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL] + MARK
