"""Who is meant by a code, a name or both together: regions and villages are looked up alike."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import ClassVar

from ucj.facts.intake.cells import is_blank
from ucj.facts.remarks import Place, Remark

# Beyond it nothing is spelt alike, and looking would take long.
LONGEST_NAME = 60
_MUCH_LESS = 0.06


class Names(ABC):
    """Places by what they are called and numbered; each is meant by its BPS code."""

    # Codes by plain name.
    by_name: Mapping[str, Sequence[str]]
    # Whether a code decides where the name beside it is spelt in no known way, because offices spell names their way.
    own_spelling: ClassVar[bool] = False
    # Code of the remark where it is another than the reason of `find`.
    codes: ClassVar[Mapping[str, str]] = {}

    def find(self, code: str, name: str, system: str = "", *, suggest: bool = True) -> str | Remark:
        """Return the BPS code of what is meant, or why nothing is.

        Parameters
        ----------
        code, name : str
            As they stand in the cells; either may be blank.
        system : str
            bps or kemendagri where the heading says so.
        suggest : bool
            Whether to look for names that are spelt alike, which takes some milliseconds.

        Returns
        -------
        str or Remark
            nothing, unknown_code, unknown_name, several (answer) or contradiction (code and name differ); `maybe` are
            the codes in question, or of what is spelt alike, and its place names the column.
        """
        named = [] if is_blank(name) else self.named(name)
        if is_blank(code):
            if is_blank(name):
                return self.remark("nothing", "nama")
            return self.one(named, "nama") if named else self.remark("unknown_name", "nama", self._alike(name, suggest))
        likely, possible = self.numbered(code, system)
        if not possible:
            return self.remark("unknown_code", "kode", named)
        if is_blank(name) or (self.own_spelling and not named):
            return self.one(likely or possible, "kode")
        if not named:
            return self.remark("unknown_name", "nama", likely or possible)
        both = [place for place in possible if place in named]
        return self.one(both, "nama") if both else self.remark("contradiction", "nama", likely or possible, said=code)

    @abstractmethod
    def plain(self, name: str) -> str:
        """Return a name as `by_name` knows it."""

    @abstractmethod
    def numbered(self, code: str, system: str) -> tuple[list[str], list[str]]:
        """Return what a code most likely and at all possibly means."""

    def named(self, name: str) -> Sequence[str]:
        """Return what a name can mean."""
        return self.by_name.get(self.plain(name), ())

    def one(self, found: Sequence[str], column: str) -> str | Remark:
        """Return the only one that was found, or that there are several."""
        return found[0] if len(found) == 1 else self.remark("several", column, found)

    def remark(self, reason: str, column: str, maybe: Sequence[str] = (), **values: str) -> Remark:
        """Return why no single one was meant."""
        return Remark(self.codes.get(reason, reason), {"maybe": tuple(maybe), **values}, Place(column=column))

    def _alike(self, name: str, suggest: bool) -> Sequence[str]:
        said = self.plain(name[:LONGEST_NAME])
        near = get_close_matches(said, self.by_name, n=3, cutoff=0.75) if suggest else []
        # What is much less alike than the first is not meant.
        alike = {plain: SequenceMatcher(None, plain, said).ratio() for plain in near}
        near = [plain for plain in near if alike[plain] > max(alike.values()) - _MUCH_LESS]
        return tuple(dict.fromkeys(code for plain in near for code in self.by_name[plain]))
