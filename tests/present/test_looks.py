"""Charts and pages in light and dark."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

import pytest

from tests.helpers.contrast import contrast
from tests.helpers.server import ROOT
from ucj.present.draw import charts, line_charts
from ucj.present.draw.looks import DARK, LIGHT, OF_THE_PAGE, Look, page_style, recoloured

SPECS = {
    "waterfall": charts.waterfall_spec(),
    "tornado": charts.tornado_spec(),
    "poverty": charts.poverty_spec(),
    "cases": charts.cases_spec(),
    "money": charts.money_spec(),
    "components": charts.components_spec(),
    "series": line_charts.series_spec(share=False),
    "comparison": line_charts.comparison_spec(5),
}


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", SPECS)
def test_what_a_chart_draws_is_seen_on_its_paper(name: str, look: Look) -> None:
    drawn = set(re.findall("#[0-9a-f]{6}", json.dumps(recoloured(SPECS[name], look))))
    assert drawn
    # A band is a field with lines and words on it, and what stands on a bar is in the colour of the paper. The colours
    # of payers are apart from each other, and the pale ones among them less from white.
    faint = {colour for colour in drawn - {look.band, look.paper} if contrast(colour, look.paper) < 3}
    assert faint == ({"#e69f00", "#56b4e9", "#f0e442"} if look is LIGHT and name == "money" else set())


def test_words_on_a_bar_are_read() -> None:
    for look in (LIGHT, DARK):
        assert contrast(look.paper, look.accent) >= 4.5


@pytest.mark.parametrize("name", SPECS)
def test_a_chart_of_a_page_takes_its_colours_by_name(name: str) -> None:
    def texts(part: Any) -> list[str]:
        if isinstance(part, dict):
            return [text for value in part.values() for text in texts(value)]
        if isinstance(part, list):
            return [text for value in part for text in texts(value)]
        return [part] if isinstance(part, str) else []

    found = texts(recoloured(SPECS[name], OF_THE_PAGE))
    assert "var(--ucj-ink)" in found
    assert not {"#1f2933", "#5f6b76", "#00695c", "#c75100", "#ffffff", "white"} & set(found)


def test_names_have_a_colour_for_a_light_and_a_dark_page() -> None:
    style = page_style()
    assert "--ucj-ink:#1f2933;" in style
    assert "--ucj-ink:light-dark(#1f2933,#f4f7f9);" in style
    for name in vars(OF_THE_PAGE).values():
        assert f"{name.removeprefix('var(').removesuffix(')')}:light-dark(" in style


def test_streamlit_has_the_colours_of_the_charts() -> None:
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    assert "base" not in theme
    for kind, look in (("light", LIGHT), ("dark", DARK)):
        assert (theme[kind]["textColor"], theme[kind]["primaryColor"]) == (look.ink, look.accent)
        assert theme[kind].get("backgroundColor", "#ffffff") == look.paper
