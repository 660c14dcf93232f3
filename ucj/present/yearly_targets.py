"""The cascading target in sentences, tables and the frames of its chart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import numpy as np
import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation, Source
from ucj.facts.rules import month_number
from ucj.model.measures import standing, yearly_premium
from ucj.model.yearly_targets import Path, PathYear, Split, Start, Step, Targets, published_targets
from ucj.present import frames
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import dated_sources, source_link

# Published counts are rounded; sums that are nearer than this agree.
AGREES_WITHIN = 0.005


def rule_names() -> dict[str, str]:
    """Return what each rule is called, by id."""
    return {
        "same_share": _("Persentase sama"),
        "same_points": _("Tambahan poin sama"),
        "uncovered": _("Menurut yang belum terlindungi"),
    }


def rule_meaning(rule: str) -> str:
    """Say what a rule does."""
    return {
        "same_share": _("Setiap kabupaten/kota mencapai persentase provinsi. Yang sudah di atasnya tidak dikurangi."),
        "same_points": _(
            "Setiap kabupaten/kota naik sebanyak poin provinsi dari cakupannya sendiri, paling tinggi 100 %."
        ),
        "uncovered": _(
            "Tambahan provinsi dibagi sebanding dengan pekerja yang belum terlindungi di setiap kabupaten/kota."
        ),
    }[rule]


def headline(ledger: Ledger, province: str, path: Path | None) -> str:
    """Say how many people a province must add, and how many a year."""
    name = sentences.region_name(ledger.regions[province])
    if path is None:
        return _("Belum ada target cakupan yang terbit untuk {name}.").format(name=name)
    last = path.years[-1]
    values = {"name": name, "target": numbers.plain_percent(last.share), "year": last.year}
    if last.total is None:
        return _(
            "Target {name} {target} pada {year}; tambahan orangnya belum dapat dihitung, karena jumlah peserta dan "
            "pekerja potensial provinsi belum terbit."
        ).format(**values)
    if last.total <= 0:
        return _("{name} sudah mencapai target {target} untuk {year}.").format(**values)
    values |= {"total": numbers.whole(last.total), "average": numbers.whole(last.total / len(path.years))}
    if len(path.years) == 1:
        return _("{name} harus menambah {total} peserta agar mencapai {target} pada {year}.").format(**values)
    values["first"] = path.years[0].year
    return _(
        "{name} harus menambah {total} peserta agar mencapai {target} pada {year}: rata-rata {average} setahun "
        "({first}–{year})."
    ).format(**values)


def start_line(ledger: Ledger, province: str, path: Path, today: dt.date) -> str:
    """Say what the path starts from, with date and source, and what was published later as a percentage alone."""
    start = path.start
    if start is None:
        return _("Cakupan provinsi belum terbit; ketik angkanya di bawah.")
    if start.active is None or start.potential is None:
        first = _("Mulai dari cakupan {coverage}; jumlah orangnya tidak diterbitkan.").format(
            coverage=numbers.plain_percent(start.coverage)
        )
    else:
        first = _("Mulai dari {active} peserta ({coverage} dari {potential} pekerja).").format(
            active=numbers.whole(start.active),
            coverage=numbers.percent(start.coverage),
            potential=numbers.whole(start.potential),
        )
    if start.typed:
        return f"{first} {_('Angka {year}, diketik.').format(year=start.as_of)}"
    return f"{first} {dated_sources(standing(ledger, province).figures, today)}{_later_share(ledger, province, start)}"


def _later_share(ledger: Ledger, province: str, start: Start) -> str:
    series = ledger.series(province, "coverage")
    if not series or series[-1].as_of <= start.as_of:
        return ""
    return "  \n" + _("Persentase terbaru: {coverage} ({date}, {source}), tanpa jumlah orang.").format(
        coverage=numbers.plain_percent(series[-1].value),
        date=numbers.date(series[-1].as_of),
        source=source_link(series[-1].source),
    )


def path_frame(ledger: Ledger, province: str, targets: Targets, path: Path) -> pd.DataFrame:
    """Return the points of `charts.path_spec`: targets and the years between, and what was `reached` so far.

    A point lies at the end of its year: `end_of` 2025 is the last day of 2025, 2024.5 the last of June 2025. Those that
    are `named` have words beside them, by turns `above` and below, because those of two years can be wider than a year;
    the line of the targets runs through those that are `joined`.
    """
    wanted, reached = _targets_frame(targets, path), _reached_frame(ledger, province, path)
    return pd.concat([wanted, reached], ignore_index=True)


def _targets_frame(targets: Targets, path: Path) -> pd.DataFrame:
    older = [(year, figure.value) for year, figure in targets.shares.items() if year < path.years[0].year]
    rows = [(year, share, "published", False) for year, share in sorted(older)]
    rows += [(step.year, step.share, step.origin, True) for step in path.years]
    named = np.array([origin != "interpolated" for _year, _share, origin, _joined in rows])
    return pd.DataFrame(
        {
            "end_of": [float(year) for year, *_rest in rows],
            "value": [share for _year, share, *_rest in rows],
            "label": [_share(share, origin) for _year, share, origin, _joined in rows],
            "when": [str(year) for year, *_rest in rows],
            "origin": [origin_word(origin) for _year, _share, origin, _joined in rows],
            "named": named,
            "above": named.cumsum() % 2 == 1,
            "joined": [joined for *_rest, joined in rows],
            "reached": False,
        }
    )


def _reached_frame(ledger: Ledger, province: str, path: Path) -> pd.DataFrame:
    """Return the coverage reached so far: what was published, and the start of the path."""
    rows = {
        figure.as_of: (figure.value, numbers.plain_percent(figure.value), figure.source.publisher)
        for figure in ledger.series(province, "coverage")
    }
    if path.start and (path.start.typed or path.start.as_of not in rows):
        origin = _("diketik") if path.start.typed else frames.publishers(standing(ledger, province).figures)
        rows[path.start.as_of] = (path.start.coverage, numbers.percent(path.start.coverage), origin)
    frame = pd.DataFrame(
        [(_end_of(as_of), *row, numbers.date(as_of)) for as_of, row in rows.items()],
        columns=["end_of", "value", "label", "origin", "when"],
    ).sort_values("end_of", kind="stable", ignore_index=True)
    return frame.assign(named=frame.index == len(frame) - 1, above=False, joined=False, reached=True)


def _end_of(as_of: str) -> float:
    year, month = (int(part) for part in (*as_of.split("-"), "12")[:2])
    return year - 1 + month / 12


def origin_word(origin: str) -> str:
    """Return where a target comes from in one word."""
    return {"published": _("terbit"), "typed": _("diketik"), "interpolated": _("interpolasi")}[origin]


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


def path_notes(path: Path, targets: Targets) -> list[str]:
    """Return what people added are counted from, which years are interpolated or typed, and what is left out."""
    lines = [_("Tambahan: tahun pertama dari angka awal, sesudahnya dari target tahun sebelumnya.")]
    if path.years[-1].origin == "typed":
        lines.append(_("Target {year} diketik, bukan angka terbit.").format(year=path.years[-1].year))
    between = [step.year for step in path.years if step.origin == "interpolated"]
    if between:
        lines.append(
            _("Belum ada target untuk {years}; persentasenya garis lurus antara target di kedua sisinya.").format(
                years=_years(between)
            )
        )
    for year, figure in sorted(targets.shares.items()):
        if year < path.years[0].year:
            lines.append(
                _("Target {year} ({share}) terbit tanpa jumlah peserta, sehingga lintasan mulai {first}.").format(
                    year=year, share=numbers.plain_percent(figure.value), first=path.years[0].year
                )
            )
    return lines


def growth_note(targets: Targets, start: Start | None) -> str:
    """Say where the growth of the denominator that comes first is from."""
    implied = targets.implied
    if targets.growth is not None:
        first, last = min(implied), max(implied)
        before, after = implied[first], implied[last]
        text = _(
            "Bawaan {growth}: tersirat dari target peserta ÷ target cakupan, {before} pekerja ({first}) menjadi "
            "{after} ({last})."
        ).format(
            growth=numbers.percent(targets.growth),
            before=numbers.whole(before),
            first=first,
            after=numbers.whole(after),
            last=last,
        )
        if start and start.potential and start.year <= first and start.potential > before:
            text += " " + _(
                "Target {first} berdasar pada pekerja yang lebih sedikit daripada {potential} ({date}): hitungannya "
                "berbeda."
            ).format(first=first, potential=numbers.whole(start.potential), date=numbers.date(start.as_of))
        return text
    if start and start.potential:
        return _(
            "Bawaan 0 %: baru satu angka pekerja potensial yang diketahui, {potential} ({date}), sehingga "
            "pertumbuhannya tidak dapat dihitung."
        ).format(potential=numbers.whole(start.potential), date=numbers.date(start.as_of))
    return _("Bawaan 0 %: pekerja potensial provinsi belum terbit.")


def cost_sentence(ledger: Ledger, step: PathYear) -> str:
    """Say what the people added cost if a government pays for them as BPU for twelve months: in a year, and so far."""
    if step.added is None or step.total is None or step.added <= 0:
        return ""
    one = yearly_premium(ledger.premiums, 1, month_number(f"{step.year}-01"))
    text = _(
        "Bila pemerintah membayar peserta tambahan sebagai BPU selama 12 bulan: {people} orang pada {year} memerlukan "
        "{cost}"
    )
    if round(step.total) != round(step.added):
        text = f"{text}; " + _("bersama tambahan sebelumnya, {all} orang, {whole}")
    return f"{text}.".format(
        people=numbers.whole(step.added),
        year=step.year,
        cost=numbers.short_rupiah(step.added * one),
        all=numbers.whole(step.total),
        whole=numbers.short_rupiah(step.total * one),
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


def split_notes(ledger: Ledger, split: Split, index: int, *, linked: bool = True) -> list[str]:
    """Return what the reader of a split must know: who waits, who is above or at the cap, and sums that disagree.

    Sources are links (Markdown) or names.
    """
    lines = []
    if len(split.waiting()) == len(split.starts):
        lines.append(_("Semua kabupaten/kota menunggu peserta aktif dan pekerja potensial."))
    elif names := _names(ledger, split.waiting()):
        lines.append(_("Menunggu peserta aktif dan pekerja potensial: {names}.").format(names=names))
    shares = {code: steps[index].share for code, steps in split.rows.items() if steps}
    if split.rule == "same_share":
        above = [code for code, share in shares.items() if share > split.path.years[index].share]
        if names := _names(ledger, above):
            lines.append(_("Sudah di atas target dan tidak dikurangi: {names}.").format(names=names))
    if split.rule == "same_points" and (names := _names(ledger, [code for code, at in shares.items() if at >= 1])):
        lines.append(_("Mencapai 100 %, sehingga sisanya belum terbagi: {names}.").format(names=names))
    lines += _contradictions(split, index)
    dates = {start.as_of for start in split.starts.values() if start}
    if split.path.start and dates - {split.path.start.as_of}:
        lines.append(_("Tanggal angka awal berbeda-beda, sehingga jumlahnya tidak persis sama dengan provinsi."))
    published = [code for code, start in split.starts.items() if start and not start.typed]
    if sources := dict.fromkeys(source for code in published for source in standing(ledger, code).sources):
        names = ", ".join(_named(source, linked) for source in sources)
        lines.append(_("Sumber angka awal kabupaten/kota: {sources}.").format(sources=names))
    if own := _own_targets(ledger, split.starts, linked=linked):
        lines.append(_("Target yang terbit dari kabupaten/kota sendiri: {targets}.").format(targets=own))
    return lines


def _contradictions(split: Split, index: int) -> list[str]:
    start, step = split.path.start, split.path.years[index]
    sums = [(_("Pekerja potensial {year}").format(year=step.year), split.base(index), step.base)]
    if start:
        sums.append((_("Peserta aktif awal"), split.active(), start.active))
    lines = []
    for what, parts, whole in sums:
        if whole is None:
            continue
        if parts > whole * (1 + AGREES_WITHIN):
            text = _("{what}: jumlah kabupaten/kota {parts} melebihi angka provinsi {whole}. Periksa sumbernya.")
        elif not split.waiting() and parts < whole * (1 - AGREES_WITHIN):
            text = _("{what}: jumlah kabupaten/kota {parts} kurang dari angka provinsi {whole}. Periksa sumbernya.")
        else:
            continue
        lines.append(text.format(what=what, parts=numbers.whole(parts), whole=numbers.whole(whole)))
    return lines


def _own_targets(ledger: Ledger, codes: Iterable[str], *, linked: bool) -> str:
    return ", ".join(
        _("{name} {share} ({year}, {source})").format(
            name=ledger.regions[code].name,
            share=numbers.plain_percent(figure.value),
            year=year,
            source=_named(figure.source, linked),
        )
        for code in codes
        for year, figure in published_targets(ledger, code).shares.items()
    )


def sources_table(targets: Targets) -> pd.DataFrame:
    """Return each published target with its source."""
    return pd.DataFrame(
        [
            {
                _("Akhir tahun"): str(year),
                _("Target cakupan"): numbers.plain_percent(figure.value),
                _("Target peserta"): _people(targets.people[year].value if year in targets.people else None),
                _("Sumber"): " · ".join(
                    dict.fromkeys(_source(figure) for figure in (figure, targets.people.get(year)) if figure)
                ),
            }
            for year, figure in sorted(targets.shares.items())
        ]
    )


def _named(source: Source, linked: bool) -> str:
    return source_link(source) if linked else source.publisher


def _source(figure: Observation) -> str:
    return f"{source_link(figure.source)}, {numbers.date(figure.source.date)}"


def _start_cell(ledger: Ledger, code: str, start: Start | None) -> str:
    where = standing(ledger, code)
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
    return f"{share} · {when}, {_('diketik')}" if start.typed else f"{share} · {when}"


def _target_cell(step: Step | None) -> str:
    if step is None:
        return numbers.MISSING
    share = numbers.percent(step.share)
    return share if step.people is None else f"{share} · {numbers.whole(step.people)}"


def _added_cell(step: Step | None, index: int) -> str:
    if step is None or step.total is None or step.added is None:
        return _("menunggu angka")
    total = f"**{numbers.whole(step.total)}**"
    if index == 0:
        return total
    return _("{total} · {added} pada {year}").format(total=total, added=numbers.whole(step.added), year=step.year)


def _share(share: float, origin: str) -> str:
    return numbers.plain_percent(share) + (f" ({_('diketik')})" if origin == "typed" else "")


def _people(people: float | None) -> str:
    return numbers.MISSING if people is None else numbers.whole(people)


def _marked(text: str, published: bool) -> str:
    return f"**{text}**" if published else text


def _names(ledger: Ledger, codes: Iterable[str]) -> str:
    return ", ".join(ledger.regions[code].name for code in codes)


def _years(years: list[int]) -> str:
    """Return years as a reader says them, runs joined: 2027–2029, 2031."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
