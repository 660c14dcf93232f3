"""Where the data lies, whatever directory the app was started from."""

from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"
BOUNDARIES = DATA / "boundaries"
