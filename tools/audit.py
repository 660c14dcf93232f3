"""Ask the public database whether a weakness is known in what requirements.txt installs.

    make audit

Says so where the database cannot be reached: then nothing was checked.
"""

from __future__ import annotations

import json
import subprocess
import sys

COMMAND = [sys.executable, "-m", "pip_audit", "--requirement", "requirements.txt", "--disable-pip", "--format", "json"]


def verdict(answer: str) -> tuple[str, int]:
    """Return what to print and the exit code for what pip-audit wrote: 0 none known, 1 some, 2 nothing was checked."""
    try:
        packages = json.loads(answer)["dependencies"]
    except (ValueError, KeyError):
        return "The database of known weaknesses can't be reached: nothing was checked.", 2
    found = [
        f"{package['name']} {package['version']}: {weak['id']}" for package in packages for weak in package["vulns"]
    ]
    return "\n".join(found) or f"No weakness is known in {len(packages)} packages.", int(bool(found))


def main() -> None:
    """Print the verdict and exit with its code."""
    said, code = verdict(subprocess.run(COMMAND, capture_output=True, text=True, check=False).stdout)
    print(said)
    sys.exit(code)


if __name__ == "__main__":
    main()
