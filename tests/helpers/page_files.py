"""What stands in a page that is sent: its text as a browser without scripts shows it, its elements, what is packed."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64encode, b85decode
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any


class Read(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        """Read it."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.code: dict[str, list[str]] = {"script": [], "style": []}
        self._texts: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        # Text of a data block is no code.
        self._inside = tag if tag in self.code and not dict(attrs).get("type") else ""

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Note a text, or code."""
        if self._inside:
            self.code[self._inside].append(data)
        else:
            self._texts.append(data)

    @property
    def text(self) -> str:
        """What is read, with ordinary spaces in one line."""
        return " ".join(" ".join(self._texts).replace("\u00a0", " ").split())

    @property
    def policy(self) -> str:
        """What a browser may do with the page."""
        (found,) = [a["content"] for tag, a in self.elements if tag == "meta" and "http-equiv" in a]
        return found or ""

    def addresses(self) -> list[str]:
        """Return every address that a browser would load or lead to."""
        names = ("src", "href", "action", "xlink:href", "data", "srcset", "poster", "background", "formaction")
        return [value for _tag, held in self.elements for name, value in held.items() if name in names and value]


def packed(html: str) -> dict[str, Any]:
    """Return what the script of a page unpacks."""
    (text,) = re.findall(r'<script type="text/plain" id="rest">(.*?)</script>', html, re.S)
    found: dict[str, Any] = json.loads(gzip.decompress(b85decode(text.replace(",", "<"))))
    return found


def fingerprint(code: str) -> str:
    """Return how a policy names a script or a style."""
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"
