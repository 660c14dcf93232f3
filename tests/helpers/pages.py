"""The pages of the app as tests without a browser open them."""

from __future__ import annotations

import html
import re
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
    said = [*(element.value for kind in kinds for element in kind), *map(_words, app.get("html"))]
    return "\n".join(said).replace("\u00a0", " ")


def _words(block: Any) -> str:
    """Return the words of HTML of our own, without styles and scripts."""
    body = re.sub(r"<(style|script)>.*?</\1>", "", block.proto.body, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "\n", body))


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
