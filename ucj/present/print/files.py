"""The files of a brief, each made by itself when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ucj.facts.scenarios import scenarios_toml
from ucj.present.print.pdf import pdf_bytes
from ucj.present.print.sheets import workbook_bytes
from ucj.present.print.slides import pptx_bytes
from ucj.present.story.paper import Brief


def scenario_bytes(brief: Brief) -> bytes:
    """Return the plan as a file that `python -m ucj project --scenario` computes to the same figures.

    Raises
    ------
    ValueError
        For the brief of a region, which has no plan.
    """
    if brief.plan is None:
        raise ValueError("the brief of a region has no scenario")
    return scenarios_toml([brief.plan.saved]).encode()


MAKERS: Mapping[str, Callable[[Brief], bytes]] = {
    "pdf": pdf_bytes,
    "pptx": pptx_bytes,
    "xlsx": workbook_bytes,
    "toml": scenario_bytes,
}


def kinds(brief: Brief) -> list[str]:
    """Return which files a brief can be made into."""
    return [kind for kind in MAKERS if brief.plan or kind != "toml"]
