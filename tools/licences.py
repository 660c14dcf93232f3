"""Write docs/licences.md: under which licence each package stands that requirements.txt installs.

python -m tools.licences
"""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "licences.md"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
LONGEST = 60


def packages() -> list[str]:
    """Return the names in requirements.txt."""
    found = _PINNED.findall((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    # One that differs by the version of Python is pinned twice.
    return list(dict.fromkeys(found))


def licence(package: str) -> str:
    """Return the licence that an installed package states, in a few words."""
    try:
        known = metadata(package)
    except PackageNotFoundError:
        return "not installed on this system"
    stated, free = (str((known.get_all(name) or [""])[0]) for name in ("License-Expression", "License"))
    classified = [
        text.rpartition("::")[2].strip() for text in (known.get_all("Classifier") or []) if "License ::" in text
    ]
    first = free.strip().partition("\n")[0]
    return stated or ", ".join(classified) or (first if 0 < len(first) <= LONGEST else "see the package")


def main() -> None:
    """Write the table."""
    rows = "".join(f"| {package} | {licence(package)} |\n" for package in packages())
    TABLE.write_text(
        "# Licences of what the app installs\n\nAs each package states it; written by `make licences`.\n\n"
        f"| package | licence |\n|---|---|\n{rows}",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
