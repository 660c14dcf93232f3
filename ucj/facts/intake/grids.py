"""Cells of a file in rows, and what a file may hold: counted while it is read, so that no file costs more."""

from __future__ import annotations

Grid = list[list[str]]

LARGEST_FILE = 5_000_000
MOST_ROWS, MOST_COLUMNS = 5_000, 100
MOST_SHEETS = 60
# Of all sheets together: forty filled columns of the longest table, and as many characters as a CSV file can hold.
MOST_CELLS = 200_000
MOST_CHARACTERS = 5_000_000
# Longer texts are titles and notes, which nobody looks up; what is cut off is marked, so that no number is cut short.
LONGEST_CELL = 1_000
MARK = "…"
# The one reason that passes by itself.
BUSY = "busy"


class UnreadableFileError(ValueError):
    """A file that holds no table to read.

    Attributes
    ----------
    reason : str
        empty, too_large, too_much, too_many_sheets, too_slow, busy, password, old_excel, broken_workbook or not_text;
        `ucj.present.upload_reports` turns it into a sentence.
    """

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


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
