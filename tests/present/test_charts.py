"""Charts are specifications without data, whoever else draws at the same time."""

from __future__ import annotations

import ast
import datetime as dt
import json
import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import pytest
from altair.vegalite.v6 import api
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import PAGES
from tests.helpers.server import ROOT
from ucj.facts.ledger import Ledger
from ucj.model.comparability import runs
from ucj.model.measures import standing
from ucj.model.projection import Projection, project
from ucj.model.scenario_builder import build_scenario
from ucj.model.targets import published_targets
from ucj.model.yearly_targets import province_path, published_start
from ucj.present import frames, target_frames
from ucj.present.draw import charts, line_charts, point_labels
from ucj.present.draw.looks import LIGHT
from ucj.present.draw.point_labels import Point
from ucj.present.parts import Chart
from ucj.present.print.pdf import pdf_bytes
from ucj.present.print.pictures import chart_svg
from ucj.present.print.projector import for_the_room
from ucj.present.print.slides import pptx_bytes
from ucj.present.published_series import published_series
from ucj.present.story.plan import plan_story
from ucj.present.story.region import region_story, screens
from ucj.present.words.catalogue import LANGUAGES, speak

TODAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def plan(ledger: Ledger) -> Projection:
    return project(build_scenario(ledger, ledger.presets["rencana-2026-30108"], TODAY), ledger.premiums)


@pytest.fixture
def no_data_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every conversion of a chart that holds data fail, and build every specification anew."""
    prepare = api._prepare_data

    def refuse(data: Any, context: dict[str, Any] | None = None) -> Any:
        # Altair fills a chart without data with one row of nothing.
        assert isinstance(data, alt.InlineData), f"Altair was given data: {data!r}"
        assert data.to_dict() == {"values": [{}]}, f"Altair was given data: {data!r}"
        return prepare(data, context)

    monkeypatch.setattr(api, "_prepare_data", refuse)
    for name, build in list(vars(charts).items()):
        if getattr(build, "__module__", "") == charts.__name__ and hasattr(build, "__wrapped__"):
            monkeypatch.setattr(charts, name, build.__wrapped__)


@pytest.mark.usefixtures("no_data_converted")
def test_the_refusal_of_data_can_fail() -> None:
    with pytest.raises(AssertionError, match="Altair was given data"):
        alt.Chart(pd.DataFrame({"a": [1]})).mark_bar().encode(x="a:Q").to_dict()


@pytest.mark.usefixtures("no_data_converted")
@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_altair_convert_data(open_page: Callable[[str], AppTest], path: str) -> None:
    app = open_page(path).run()
    assert not app.exception


@pytest.mark.usefixtures("no_data_converted")
def test_no_file_and_no_briefing_has_altair_convert_data(ledger: Ledger, plan: Projection) -> None:
    for brief in (region_story(ledger, "5203", TODAY), plan_story(ledger, plan, TODAY)):
        assert pdf_bytes(brief)
        assert pptx_bytes(brief)
    assert screens(ledger, "5203", TODAY, plan)


def names(part: Any) -> Iterator[str]:
    """Return every key anywhere in a specification."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield key
            yield from names(value)
    elif isinstance(part, list):
        for item in part:
            yield from names(item)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_specification_holds_data(language: str, plan: Projection) -> None:
    speak(language)
    path = pd.DataFrame({"value": [0.54]})
    try:
        for spec in (
            line_charts.series_spec(share=True),
            line_charts.series_spec(share=False),
            line_charts.path_spec(path),
            line_charts.projection_spec(frames.projection_frame(plan, "54 %")),
            charts.waterfall_spec(),
            charts.tornado_spec(),
            charts.poverty_spec(),
            charts.money_spec(),
            charts.map_spec(),
            charts.cases_spec(),
            charts.components_spec(),
            line_charts.comparison_spec(3),
        ):
            assert not {"data", "datasets", "values", "url"} & set(names(spec))
    finally:
        speak("id")


def test_altair_is_used_by_the_charts_alone_and_never_with_data() -> None:
    for file in [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "ucj").rglob("*.py")]:
        source = file.read_text(encoding="utf-8")
        assert "altair_chart" not in source, file
        if file.name in {"charts.py", "line_charts.py", "vega.py"}:
            calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
            made = [call for call in calls if ast.unparse(call.func) == "alt.Chart"]
            assert made
            assert all(not call.args and not call.keywords for call in made)
        else:
            assert "altair" not in source, file


def test_nobody_elses_rows_and_no_blank_chart_while_others_draw(ledger: Ledger) -> None:
    """Streamlit sets for the whole process what becomes of the data of a chart, while another thread makes briefs."""
    stolen: list[Any] = []

    def steal(data: Any, **_kind: Any) -> dict[str, str]:
        stolen.append(data)
        return {"name": "elsewhere"}

    alt.data_transformers.register("steal", steal)
    done = threading.Event()

    def swap() -> None:
        while not done.is_set():
            with alt.data_transformers.enable("steal"):
                alt.Chart().mark_bar().to_dict()

    # The last published figure of a region stands in its chart and in no other: 164,828 participants, 25.27 %.
    last = {"5203": "164.828", "18": "25,27"}
    wrong: list[str] = []

    def draw(region: str) -> None:
        (picture,) = [screen.picture for screen in screens(ledger, region, TODAY) if isinstance(screen.picture, Chart)]
        series = published_series(ledger, standing(ledger, region, TODAY))
        assert series
        for frame, spec in ((picture.data, picture.spec), (series.chart.data, series.chart.spec)):
            svg = chart_svg(spec, frame, width=400, height=200)
            for other, figure in last.items():
                if (figure in svg) != (other == region):
                    wrong.append(f"{region}: {figure}")
            json.dumps(spec)

    swapping = [threading.Thread(target=swap) for _number in range(2)]
    for thread in swapping:
        thread.start()
    try:
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(draw, [*last] * 10))
    finally:
        done.set()
        for thread in swapping:
            thread.join()
        alt.data_transformers.enable("default")
    assert wrong == []
    assert stolen == []


Corner = tuple[float, float]
TEXT = re.compile(
    r'text-anchor="(start|end)" transform="translate\(([-\d.e]+),\s*([-\d.e]+)\)"[^>]*'
    r'font-size="([\d.]+)px"[^>]*>([^<]+)<'
)


def marks(svg: str, kind: str) -> list[str]:
    return re.findall(rf'<g class="mark-{kind} role-mark[^>]*>(.*?)</g>', svg)


def drawn_lines(svg: str) -> list[list[Corner]]:
    """Return the corners of every line of a chart in pixels of the plot; rules are lines of two corners."""
    lines = []
    for path in re.findall(r' d="([^"]+)"', "".join(marks(svg, "line"))):
        lines.append([(float(x), float(y)) for x, y in re.findall(r"([-\d.e]+),([-\d.e]+)", path)])
    for x, y, right, down in re.findall(
        r'transform="translate\(([-\d.e]+),([-\d.e]+)\)" x2="([-\d.e]+)" y2="([-\d.e]+)"', "".join(marks(svg, "rule"))
    ):
        lines.append([(float(x), float(y)), (float(x) + float(right), float(y) + float(down))])
    return lines


def written(svg: str) -> list[tuple[str, float, float, float, float]]:
    """Return the words in a chart with left, right, top and bottom of their letters."""
    found = []
    for anchor, x, y, size, words in TEXT.findall("".join(marks(svg, "text"))):
        # The letters of the page are half as wide as high; these stand on their own line, 0.3 of their height lower.
        wide, high = 0.5 * float(size) * len(words), 0.36 * float(size)
        left = float(x) - (wide if anchor == "end" else 0)
        middle = float(y) - 0.3 * float(size)
        found.append((words, left, left + wide, middle - high, middle + high))
    return found


def struck(svg: str) -> list[str]:
    """Return the words that a line runs through or that touch other words."""
    hit = []
    texts = written(svg)
    assert texts
    for words, left, right, top, bottom in texts:
        for line in drawn_lines(svg):
            across = np.linspace(left, right, 200)
            xs, ys = zip(*sorted(line), strict=True)
            across = across[(across >= min(xs)) & (across <= max(xs))]
            levels = np.interp(across, xs, ys)
            if ((levels > top) & (levels < bottom)).any():
                hit.append(words)
        for other, begin, end, high, low in texts:
            if other != words and begin < right and left < end and high < bottom and top < low:
                hit.append(other)
    return hit


SIZES = ((720, 200), (300, 240), (1150, 260))


def test_the_measure_of_struck_words(plan: Projection) -> None:
    frame = frames.projection_frame(plan, "54 %")
    moved = frame.assign(target_level=frame["central"][0] - 0.04, target_above=True)
    assert struck(chart_svg(line_charts.projection_spec(frame), moved, width=720, height=200))


@pytest.mark.parametrize("preset", ["rencana-2026-30108", "dbhcht-berakhir"])
@pytest.mark.parametrize(
    "target", [None, 0.01, 0.05, *(percent / 200 for percent in range(54, 82, 2)), 0.54, 0.96, 1.0]
)
def test_no_line_runs_through_the_words_of_a_projection(ledger: Ledger, preset: str, target: float | None) -> None:
    result = project(build_scenario(ledger, ledger.presets[preset], TODAY), ledger.premiums)
    result = replace(result, scenario=replace(result.scenario, target=target))
    frame = frames.projection_frame(result, "54 %")
    spec = line_charts.projection_spec(frame)
    for width, height in SIZES:
        svg = chart_svg(spec, frame, width=width, height=height)
        assert len(written(svg)) == (1 if target is None else 2)
        assert struck(svg) == [], (width, height)
    large = chart_svg(for_the_room(spec, LIGHT), frame, width=1150, height=420)
    assert struck(large) == []


@pytest.mark.parametrize("level", [0.01, 0.5, 0.9, 0.95, 0.99, 1.0, 1.01, 1.04, 1.1, 2.0])
def test_no_line_runs_through_the_words_of_a_series(ledger: Ledger, level: float) -> None:
    for region in ("5203", "52", "18", "1801"):
        series = published_series(ledger, standing(ledger, region, TODAY))
        assert series
        target = series.figures[-1].value * level
        frame = frames.series_frame(series.figures, runs(series.figures), target, "Target 2025: 272.160")
        for width, height in SIZES:
            svg = chart_svg(series.chart.spec, frame, width=width, height=height)
            assert len(written(svg)) == 2
            assert struck(svg) == [], (region, width, height)


@pytest.mark.parametrize(
    ("province", "typed"), [("52", None), ("52", (2028, 0.7494)), ("52", (2027, 1.0)), ("18", None)]
)
def test_no_line_runs_through_the_words_of_a_path(
    ledger: Ledger, province: str, typed: tuple[int, float] | None
) -> None:
    targets = published_targets(ledger, province)
    path = province_path(targets, published_start(ledger, province), TODAY, typed=typed)
    assert path
    frame = target_frames.path_frame(ledger, province, targets, path, TODAY)
    for width in (560, 260):
        svg = chart_svg(line_charts.path_spec(frame), frame, width=width, height=240)
        assert len(written(svg)) == sum(frame["named"])
        assert struck(svg) == [], width


def test_names_of_points_on_each_other_are_apart_or_left_out() -> None:
    points = [Point(0.5 + i / 1000, 0.5, 8.0, f"Kabupaten nomor {i}") for i in range(30)]
    for widths in point_labels.WIDTHS.values():
        found = point_labels.places(points, widths, (0.5, 0.5))
        named = [(point, place) for point, place in zip(points, found, strict=True) if place.name]
        assert 1 <= len(named) < 30
        for width in widths:
            boxes = [place.box(point, width) for point, place in named]
            for i, (left, top, right, bottom) in enumerate(boxes):
                assert left >= 0 and right <= width
                for begin, high, end, low in boxes[:i]:
                    assert right <= begin or end <= left or bottom <= high or low <= top
