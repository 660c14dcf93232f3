"""The pages of the app as tests without a browser open them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from streamlit.testing.v1 import AppTest

PAGES = (
    "app.py",
    "pages/peta.py",
    "pages/skenario.py",
    "pages/banding.py",
    "pages/kemiskinan.py",
    "pages/manfaat.py",
    "pages/desa.py",
    "pages/target.py",
    "pages/data.py",
    "pages/unggah.py",
    "pages/metode.py",
    "pages/paparan.py",
)


def texts(app: AppTest) -> str:
    """Return what a visitor reads, with ordinary spaces."""
    kinds = (app.title, app.header, app.subheader, app.markdown, app.caption, app.warning, app.info, app.error)
    return "\n".join(element.value for kind in kinds for element in kind).replace("\u00a0", " ")


def plan_for(app: AppTest, groups: list[str], region: str = "5203") -> None:
    """Put groups into the plan of a region, in place of those that are in it."""
    app.session_state[f"groups_{region}"] = groups
    app.run()


def open_details(app: AppTest, group: str, region: str = "5203") -> None:
    """Open the details of a group of a plan."""
    app.session_state[f"open_lever_{region}"] = group
    app.run()


def control(drawn: Iterable[Any], key: str) -> Any:
    """Return the control, of those drawn of a kind, that shows the kept value of a key.

    Its own key changes whenever the app writes into it.
    """
    return next(found for found in drawn if (found.key or "").startswith(f"{key}@"))
