"""The files of a story, each made by itself when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ucj.present.chapters import Story
from ucj.present.print.pdf import pdf_bytes
from ucj.present.print.sheets import workbook_bytes
from ucj.present.print.slides import pptx_bytes

MAKERS: Mapping[str, Callable[[Story], bytes]] = {
    "pdf": pdf_bytes,
    "pptx": pptx_bytes,
    "xlsx": workbook_bytes,
    "toml": lambda story: story.scenario.encode(),
}


def kinds(story: Story) -> list[str]:
    """Return which files a story can be made into."""
    return [kind for kind in MAKERS if story.scenario or kind != "toml"]
