"""Which village a kecamatan means: either code, with or without its dots, or the name in either spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from ucj.facts.intake.cells import is_blank, tidy
from ucj.facts.villages import Village

_PREFIXES = {"desa", "ds", "kelurahan", "kel", "kecamatan", "kec"}
# Beyond it nothing is spelt alike, and looking would take long.
LONGEST_NAME = 60


@dataclass(frozen=True)
class VillageNotFound:
    """Why no single village was meant.

    Attributes
    ----------
    reason : str
        no_village, unknown_village_code, unknown_village, several_villages, other_village (code and name differ) or
        other_district (the name is of another kecamatan).
    column : str
        kode or nama.
    villages : tuple of Village
        Those in question, or those that are spelt alike.
    """

    reason: str
    column: str
    villages: tuple[Village, ...] = ()


class VillageNames:
    """Villages by what they are called and numbered."""

    def __init__(self, villages: Mapping[str, Village]) -> None:
        """Index the villages."""
        self._by_code = villages
        self._by_digits = {village.kemendagri_code.replace(".", ""): village for village in villages.values()}
        self._by_name: dict[str, list[Village]] = defaultdict(list)
        for village in villages.values():
            for name in {plain_name(village.name), plain_name(village.bps_name)} - {""}:
                self._by_name[name].append(village)
        self._districts = {plain_name(village.district.name) for village in villages.values()}

    def find(
        self, code: str, name: str, district: str, system: str = "", *, suggest: bool = True
    ) -> Village | VillageNotFound:
        """Return the village meant by a code, a name, or both together.

        A code decides where the name is spelt in no known way, because offices spell their own names; a name that
        belongs to another village contradicts it.

        Parameters
        ----------
        code, name, district : str
            As they stand in the cells; each may be blank.
        system : str
            bps or kemendagri where the heading says so. Without its dots a Kemendagri code may also be the BPS code of
            another village; then the name decides.
        suggest : bool
            Whether to look for names that are spelt alike, which takes some milliseconds.
        """
        named = [] if is_blank(name) else self._by_name.get(plain_name(name), [])
        if is_blank(code):
            return self._by_its_name(name, named, district, suggest)
        numbered = self._numbered(code, system)
        if not numbered:
            return VillageNotFound("unknown_village_code", "kode", tuple(named))
        if named:
            both = [village for village in numbered if village in named]
            return both[0] if both else VillageNotFound("other_village", "nama", tuple(numbered))
        return numbered[0] if len(numbered) == 1 else VillageNotFound("several_villages", "kode", tuple(numbered))

    def is_district(self, code: str, name: str) -> bool:
        """Whether a row is that of a kecamatan: a heading or a sum between its villages."""
        short = re.fullmatch(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}|[0-9]{6,7}", tidy(code)) is not None
        words = re.findall(r"[^\W_]+", name.casefold())
        return plain_name(name) in self._districts and (short or (is_blank(code) and words[0] in {"kecamatan", "kec"}))

    def _by_its_name(self, name: str, named: list[Village], district: str, suggest: bool) -> Village | VillageNotFound:
        if is_blank(name):
            return VillageNotFound("no_village", "nama")
        if not named:
            wanted = plain_name(name[:LONGEST_NAME])
            near = get_close_matches(wanted, self._by_name, n=3, cutoff=0.75) if suggest else []
            alike = dict.fromkeys(village for text in near for village in self._by_name[text])
            return VillageNotFound("unknown_village", "nama", tuple(alike))
        if plain_name(district) in self._districts:
            there = [village for village in named if plain_name(village.district.name) == plain_name(district)]
            if not there:
                return VillageNotFound("other_district", "nama", tuple(named))
            named = there
        return named[0] if len(named) == 1 else VillageNotFound("several_villages", "nama", tuple(named))

    def _numbered(self, code: str, system: str) -> list[Village]:
        said = tidy(code).lstrip("'")
        if re.fullmatch(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}", said):
            system = "kemendagri"
        # A spreadsheet may have made a number of it: 5.203.010.005 or 5203010005,0.
        digits = re.sub(r"[^0-9]", "", re.sub(r"(?<=[0-9]{4})[.,]0{1,2}$", "", said))
        if re.search(r"[^0-9., ]", said):
            return []
        found = {"bps": self._by_code.get(digits), "kemendagri": self._by_digits.get(digits)}
        villages = [found[system]] if system else list(found.values())
        return list(dict.fromkeys(village for village in villages if village))


def plain_name(name: str) -> str:
    """Return a name without its kind, spaces and marks."""
    words = re.findall(r"[^\W_]+", name.casefold())
    while len(words) > 1 and words[0] in _PREFIXES:
        words = words[1:]
    return "".join(words)
