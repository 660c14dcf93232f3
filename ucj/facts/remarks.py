"""What a reader must be told: found by any floor as a code with values, said by `ucj.present.words.remarks`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Place:
    """Where in a file or an address something stands; what is blank does not apply."""

    # Its name, as a visitor gave it.
    file: str = ""
    # Counted from 1 as the spreadsheet counts them; 0 for the file as a whole, or its only sheet.
    sheet: int = 0
    row: int = 0
    # Id of a column of the template, and the letter it has in the spreadsheet; in a scenario file the character.
    column: str = ""
    letter: str = ""
    # Of an address (`msme.months`) or a scenario file (`scenario.2.levers.0.people`, counted from 0).
    key: str = ""


@dataclass(frozen=True)
class Remark:
    """Something a reader must be told."""

    # What it is; every code has its text in `ucj.present.words.remarks`. Of an address it begins with `link.`, of a
    # scenario file with `file.`.
    code: str
    # What the text names. `read` is what stands at the place, exactly, and `maybe` the ids of what may be meant.
    values: Mapping[str, Any] = field(default_factory=dict)
    # Where it stands.
    place: Place = Place()

    @classmethod
    def at(cls, key: str, code: str, **values: Any) -> Remark:
        """Return a remark on what stands at a key, of which `values` hold `read` and, in an address, `used` instead."""
        return cls(code, values, Place(key=key))

    @property
    def kind(self) -> str:
        """The code without its beginning, as JSON has it."""
        return self.code.rpartition(".")[2]


class RemarkError(ValueError):
    """What cannot be read or computed; `remark` says why."""

    def __init__(self, code: str, **values: Any) -> None:
        """Keep the remark."""
        super().__init__(f"{code}: {values}" if values else code)
        self.remark = Remark(code, values)
