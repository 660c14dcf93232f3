"""Which region a planner means: BPS or Kemendagri codes, official names, and what people call it for short."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from ucj.facts.data_files import read_rows, row_of
from ucj.facts.intake.cells import tidy
from ucj.facts.intake.names import LONGEST_NAME, Names
from ucj.facts.regions import Region, load_regions

_LEVELS = {
    **dict.fromkeys(("kab", "kabupaten", "pemkab"), "regency"),
    **dict.fromkeys(("kota", "kotamadya", "kodya", "pemkot"), "city"),
    **dict.fromkeys(("prov", "provinsi", "propinsi", "pemprov"), "province"),
}
_FILLERS = {"adm", "administrasi", "pemerintah", "daerah"}
_SHORT = {
    **dict.fromkeys(("kep", "kepl"), "kepulauan"),
    **dict.fromkeys(("p", "pul"), "pulau"),
    **dict.fromkeys(("sel", "slt"), "selatan"),
    **dict.fromkeys(("ut", "utr"), "utara"),
    **dict.fromkeys(("tim", "tmr"), "timur"),
    **dict.fromkeys(("bar", "brt"), "barat"),
    **dict.fromkeys(("teng", "tgh"), "tengah"),
    **dict.fromkeys(("tengg", "tgr"), "tenggara"),
}


@dataclass(frozen=True, kw_only=True)
class _Alias:
    region: Annotated[Region, row_of("regions")]
    alias: str


class RegionNames(Names):
    """All regions by what they are called and numbered.

    Where the heading does not say which, a code with a dot is Kemendagri's and one without is BPS's, unless the name
    shows that it is the other.
    """

    def __init__(self, regions: Mapping[str, Region], aliases: Mapping[str, str]) -> None:
        """Index the regions; `aliases` maps a short name to a code."""
        self.regions = regions
        self._by_kemendagri = {region.kemendagri_code: code for code, region in regions.items()}
        by_name: dict[str, list[str]] = defaultdict(list)
        for code, region in regions.items():
            by_name[self.plain(region.name)].append(code)
        for alias, code in aliases.items():
            by_name[self.plain(alias)].append(code)
        self.by_name = dict(by_name)

    def plain(self, name: str) -> str:
        """Return a name without its level, spaces and marks."""
        return _level_and_name(name)[1]

    def named(self, name: str) -> list[str]:
        """Return the codes of the regions that a name can mean."""
        level, plain = _level_and_name(name)
        found = self.by_name.get(plain) or self._by_short_beginning(name)
        return [code for code in found if not level or self.regions[code].level == level]

    def _by_short_beginning(self, name: str) -> list[str]:
        """Return the codes of a name that begins with the short name of a region: "Bolmong Sel"."""
        if len(name) > LONGEST_NAME or len(words := _words_without_level(name)[1]) < 2:
            return []
        rest = self.plain(" ".join(words[1:]))
        begins = (self.plain(self.regions[code].name) for code in self.by_name.get(words[0], ()))
        return [code for begin in dict.fromkeys(begins) for code in self.by_name.get(begin + rest, ())]

    def provinces(self, name: str) -> list[str]:
        """Return the codes of the provinces that a name or a code can mean."""
        known = [*self.named(name), *self.numbered(name, "")[1]]
        return [code for code in known if self.regions[code].is_province]

    def numbered(self, code: str, system: str) -> tuple[list[str], list[str]]:
        """Return the regions that a code most likely and at all possibly means."""
        said = re.sub(r"[.,]0+$", "", tidy(code).lstrip("'")) if "." in code or "," in code else tidy(code).lstrip("'")
        if dotted := re.fullmatch(r"([0-9]{2})[.,]([0-9]{1,2})", said):
            province, member = dotted.groups()
            # 18.10 that became the number 18,1; or 18.01 that was typed as 18.1.
            texts = dict.fromkeys((f"{province}.{member:0<2}", f"{province}.{member:0>2}"))
            found = [self._by_kemendagri[text] for text in texts if text in self._by_kemendagri]
            return found, found
        digits = re.sub(r"[.,]", "", said) if re.fullmatch(r"[0-9][.,][0-9]{3}", said) else said
        if not re.fullmatch(r"[0-9]{2}(?:[0-9]{2})?", digits):
            return [], []
        digits = digits[:2] if digits.endswith("00") else digits
        bps = [digits] if digits in self.regions else []
        dots = digits if len(digits) == 2 else f"{digits[:2]}.{digits[2:]}"
        kemendagri = [self._by_kemendagri[dots]] if dots in self._by_kemendagri else []
        if system == "kemendagri":
            return kemendagri, kemendagri
        return bps, bps if system == "bps" else list(dict.fromkeys([*bps, *kemendagri]))


@cache
def load_region_names() -> RegionNames:
    """Return the names of data/regions.csv and the short ones of data/region_aliases.csv."""
    regions = load_regions()
    aliases = read_rows("region_aliases.csv", _Alias, {"regions": regions}, unique=["alias"])
    return RegionNames(regions, {row.alias: row.region.code for row in aliases})


def _level_and_name(name: str) -> tuple[str, str]:
    """Return the level that a name begins with, if any, and the rest without spaces and marks."""
    level, words = _words_without_level(name)
    return level, "".join(_SHORT.get(word, word) for word in words)


def _words_without_level(name: str) -> tuple[str, list[str]]:
    words = re.findall(r"[^\W_]+", tidy(name).casefold())
    level = ""
    while len(words) > 1 and (words[0] in _LEVELS or words[0] in _FILLERS):
        level = level or _LEVELS.get(words[0], "")
        words = words[1:]
    return level, words
