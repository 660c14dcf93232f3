"""Which village a kecamatan means: either code, with or without its dots, or the name in either spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import ClassVar

from ucj.facts.intake.cells import is_blank, tidy
from ucj.facts.intake.names import Names
from ucj.facts.remarks import Remark
from ucj.facts.villages import Village

_PREFIXES = {"desa", "ds", "kelurahan", "kel", "kecamatan", "kec"}


class VillageNames(Names):
    """Villages by what they are called and numbered.

    Without its dots a Kemendagri code may also be the BPS code of another village; then heading or name decides.
    """

    own_spelling = True
    codes: ClassVar = {
        "nothing": "no_village",
        "unknown_code": "unknown_village_code",
        "unknown_name": "unknown_village",
        "several": "several_villages",
        "contradiction": "other_village",
    }

    def __init__(self, villages: Mapping[str, Village]) -> None:
        """Index the villages."""
        self._villages = villages
        self._by_digits = {village.kemendagri_code.replace(".", ""): code for code, village in villages.items()}
        by_name: dict[str, list[str]] = defaultdict(list)
        for code, village in villages.items():
            for name in {self.plain(village.name), self.plain(village.bps_name)} - {""}:
                by_name[name].append(code)
        self.by_name = dict(by_name)
        self._districts = {self.plain(village.district.name) for village in villages.values()}

    def find(self, code: str, name: str, system: str = "", district: str = "", *, suggest: bool = True) -> str | Remark:
        """Return the village meant; without a code the kecamatan decides between two of a name, if it is known."""
        named, own = self.named(name), self.plain(district)
        if is_blank(code) and not is_blank(name) and named and own in self._districts:
            there = [found for found in named if self.plain(self._villages[found].district.name) == own]
            return self.one(there, "nama") if there else self.remark("other_district", "nama", named)
        return super().find(code, name, system, suggest=suggest)

    def remark(self, reason: str, column: str, maybe: Sequence[str] = (), **values: str) -> Remark:
        """Return why no single one was meant, with a village that is known as an example."""
        return super().remark(reason, column, maybe, example=next(iter(self._villages)), **values)

    def is_district(self, code: str, name: str) -> bool:
        """Whether a row is that of a kecamatan: a heading or a sum between its villages."""
        short = re.fullmatch(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}|[0-9]{6,7}", tidy(code)) is not None
        words = re.findall(r"[^\W_]+", name.casefold())
        return self.plain(name) in self._districts and (short or (is_blank(code) and words[0] in {"kecamatan", "kec"}))

    def plain(self, name: str) -> str:
        """Return a name without its kind, spaces and marks."""
        words = re.findall(r"[^\W_]+", name.casefold())
        while len(words) > 1 and words[0] in _PREFIXES:
            words = words[1:]
        return "".join(words)

    def numbered(self, code: str, system: str) -> tuple[list[str], list[str]]:
        """Return the villages that a code means, all of them as likely."""
        said = tidy(code).lstrip("'")
        if re.fullmatch(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}", said):
            system = "kemendagri"
        # A spreadsheet may have made a number of it: 5.203.010.005 or 5203010005,0.
        digits = re.sub(r"[^0-9]", "", re.sub(r"(?<=[0-9]{4})[.,]0{1,2}$", "", said))
        if re.search(r"[^0-9., ]", said):
            return [], []
        bps = [digits] if digits in self._villages and system != "kemendagri" else []
        kemendagri = [self._by_digits[digits]] if digits in self._by_digits and system != "bps" else []
        found = list(dict.fromkeys([*bps, *kemendagri]))
        return found, found
