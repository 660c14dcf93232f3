"""The cascading target in tables to read, and the points of its chart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.model.comparability import runs
from ucj.model.measures import Target, coverage_of
from ucj.model.targets import Targets
from ucj.model.yearly_targets import Path, Split, Start, Step
from ucj.present import frames
from ucj.present.words import numbers, sentences, target_words
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link


def path_frame(ledger: Ledger, province: str, targets: Targets, path: Path, today: dt.date) -> pd.DataFrame:
    """Return the points of `line_charts.path_spec`: targets and the years between, and what was `reached` so far.

    A point lies at the end of its year: `end_of` 2025 is the last day of 2025, 2024.5 the last of June 2025. Those that
    are `named` have words beside them, by turns `above` and below, because those of two years can be wider than a year;
    the line of the targets runs through those that are `joined`, and those whose year has `ended` are grey.
    """
    wanted, reached = _targets_frame(targets, path, today), _reached_frame(ledger, province, path)
    return pd.concat([wanted, reached], ignore_index=True)


def _targets_frame(targets: Targets, path: Path, today: dt.date) -> pd.DataFrame:
    ended = targets.passed(today)
    steps = {step.year for step in path.years if step.origin != "interpolated"}
    older = [(year, figure.value) for year, figure in targets.shares.items() if year not in steps]
    rows = [(year, share, "published", False) for year, share in sorted(older)]
    rows += [(step.year, step.share, step.origin, True) for step in path.years]
    words = {"published": _("terbit"), "typed": _("diisi manual"), "interpolated": _("interpolasi")}
    named = np.array([origin != "interpolated" for _year, _share, origin, _joined in rows])
    return pd.DataFrame(
        {
            "end_of": [float(year) for year, *_rest in rows],
            "value": [share for _year, share, *_rest in rows],
            "label": [_share(share, origin) for _year, share, origin, _joined in rows],
            "when": [str(year) for year, *_rest in rows],
            "origin": [_("berakhir") if year in ended else words[origin] for year, _share, origin, _joined in rows],
            "ended": [year in ended for year, *_rest in rows],
            "named": named,
            "above": named.cumsum() % 2 == 1,
            "joined": [joined for *_rest, joined in rows],
            "reached": False,
        }
    )


def _reached_frame(ledger: Ledger, province: str, path: Path) -> pd.DataFrame:
    """Return the coverage reached so far: what was published, and the start of the path."""
    figures = ledger.series(province, "coverage")
    rows = {
        figure.as_of: (figure.value, numbers.plain_percent(figure.value), figure.source.publisher, run)
        for figure, run in zip(figures, runs(figures), strict=True)
    }
    if path.start and (path.start.typed or path.start.as_of not in rows):
        origin = _("diisi manual") if path.start.typed else frames.publishers(coverage_of(ledger, province).figures)
        rows[path.start.as_of] = (path.start.coverage, numbers.percent(path.start.coverage), origin, len(figures))
    frame = pd.DataFrame(
        [(_end_of(as_of), *row, numbers.date(as_of)) for as_of, row in rows.items()],
        columns=["end_of", "value", "label", "origin", "run", "when"],
    ).sort_values("end_of", kind="stable", ignore_index=True)
    return frame.assign(named=frame.index == len(frame) - 1, above=False, joined=False, reached=True, ended=False)


def _end_of(as_of: str) -> float:
    year, month = (int(part) for part in (*as_of.split("-"), "12")[:2])
    return year - 1 + month / 12


def path_table(path: Path) -> pd.DataFrame:
    """Return the path of the province, a row a year; what was published is bold."""
    return pd.DataFrame(
        [
            {
                _("Akhir tahun"): str(step.year),
                _("Target cakupan"): _marked(_share(step.share, step.origin), step.origin == "published"),
                _("Peserta"): _marked(_people(step.people), step.people_published),
                _("Tambahan"): _people(step.added),
            }
            for step in path.years
        ]
    )


def split_table(ledger: Ledger, province: str, split: Split, index: int) -> pd.DataFrame:
    """Return the split in a year: the province, its kabupaten/kota, and what no row has."""
    step = split.path.years[index]
    headings = (_("Wilayah"), _("Awal"), _("Target {year}").format(year=step.year), _("Tambahan sejak awal"))
    rows = [
        (
            f"**{sentences.region_name(ledger.regions[province])}**",
            _start_cell(ledger, province, split.path.start),
            _target_cell(step),
            _added_cell(step, index),
        )
    ]
    for code, steps in split.rows.items():
        own = steps[index] if steps else None
        rows.append(
            (
                sentences.region_name(ledger.regions[code]),
                _start_cell(ledger, code, split.starts[code]),
                _target_cell(own),
                _added_cell(own, index),
            )
        )
    remainder = split.remainder(index)
    if remainder is not None and round(abs(remainder)) > len(rows):  # less than a person a row is rounding
        label = _("Belum terbagi") if remainder > 0 else _("Melebihi provinsi")
        rows.append((f"**{label}**", "", "", f"**{numbers.whole(abs(remainder))}**"))
    return pd.DataFrame(rows, columns=list(headings))


def sources_table(targets: Targets, past: Sequence[Target]) -> pd.DataFrame:
    """Return each published target with its source, and of those whose year has ended what became of them."""
    ended = {target.year: f"{target_words.verdict(target)}." for target in past}
    return pd.DataFrame(
        [
            {
                _("Akhir tahun"): str(year),
                _("Target"): _share_and_people(figure, targets.people.get(year)),
                _("Hasil"): ended.get(year, _("belum berakhir")),
                _("Sumber"): " · ".join(
                    dict.fromkeys(_source(figure) for figure in (figure, targets.people.get(year)) if figure)
                ),
            }
            for year, figure in sorted(targets.shares.items())
        ]
    )


def _share_and_people(share: Observation, people: Observation | None) -> str:
    said = numbers.plain_percent(share.value)
    return _("{target}, {people} peserta").format(target=said, people=numbers.whole(people.value)) if people else said


def _source(figure: Observation) -> str:
    return f"{source_link(figure.source)}, {numbers.date(figure.source.date)}"


def _start_cell(ledger: Ledger, code: str, start: Start | None) -> str:
    where = coverage_of(ledger, code)
    if start is None:
        if where.active:
            return _("{active} peserta · {date}").format(
                active=numbers.whole(where.active.value), date=numbers.date(where.active.as_of)
            )
        return _("belum ada angka terbit")
    if start.active is None:
        share = numbers.plain_percent(start.coverage)
    else:
        share = f"{numbers.percent(start.coverage)} · {numbers.whole(start.active)}"
    when = numbers.date(start.as_of)
    return f"{share} · {when}, {_('diisi manual')}" if start.typed else f"{share} · {when}"


def _target_cell(step: Step | None) -> str:
    if step is None:
        return numbers.MISSING
    share = numbers.percent(step.share)
    return share if step.people is None else f"{share} · {numbers.whole(step.people)}"


def _added_cell(step: Step | None, index: int) -> str:
    if step is None or step.total is None or step.added is None:
        return _("menunggu data")
    total = f"**{numbers.whole(step.total)}**"
    if index == 0:
        return total
    return _("{total} · {added} pada {year}").format(total=total, added=numbers.whole(step.added), year=step.year)


def _share(share: float, origin: str) -> str:
    return numbers.plain_percent(share) + (f" ({_('diisi manual')})" if origin == "typed" else "")


def _people(people: float | None) -> str:
    return numbers.MISSING if people is None else numbers.whole(people)


def _marked(text: str, published: bool) -> str:
    return f"**{text}**" if published else text
