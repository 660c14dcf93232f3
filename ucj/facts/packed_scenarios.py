"""Named scenarios as a text that an address can hold: their file, compressed."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Sequence

from ucj.facts.remarks import Remark
from ucj.facts.scenarios import SavedScenario, ScenarioFileError, parse_scenarios, scenarios_toml

# With the longest plan beside them an address still fits into the 8 KB that servers in between let through.
LONGEST_PACKED = 3_000
# Five of the longest plans take some 20 KB; what unpacks to more than this is none of ours.
LARGEST_UNPACKED = 200_000


def pack(scenarios: Sequence[SavedScenario]) -> str | None:
    """Return scenarios as letters, digits, `-` and `_`; blank of none, None where they take too many."""
    if not scenarios:
        return ""
    content = zlib.compress(scenarios_toml(scenarios).encode(), level=9)
    packed = base64.urlsafe_b64encode(content).decode().rstrip("=")
    return packed if len(packed) <= LONGEST_PACKED else None


def unpack(packed: str) -> tuple[SavedScenario, ...]:
    """Return the scenarios of a text.

    Raises
    ------
    ScenarioFileError
        Where it is damaged, and for what a file of scenarios is refused for.
    """
    try:
        content = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True)
        reader = zlib.decompressobj()
        text = reader.decompress(content, LARGEST_UNPACKED)
    except (ValueError, binascii.Error, zlib.error) as error:
        raise _damaged() from error
    if not reader.eof:
        raise _damaged()
    return parse_scenarios(text)


def _damaged() -> ScenarioFileError:
    return ScenarioFileError("", [Remark.at("", "file.other", read="")])
