"""What a reader of the cascading target must know: what is interpolated or typed, who waits, and sums that disagree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Source
from ucj.model.measures import Target, coverage_of
from ucj.model.targets import Targets, published_targets
from ucj.model.yearly_targets import Path, Split, Start
from ucj.present.words import numbers, target_words
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link

# Published counts are rounded; sums that are nearer than this agree.
AGREES_WITHIN = 0.005


def path_notes(path: Path, targets: Targets, past: Sequence[Target]) -> list[str]:
    """Return what people added are counted from, which years are interpolated or typed, and what is left out.

    `past` are the targets whose year has ended: history, with what became of them.
    """
    lines = [_("Tambahan: tahun pertama dari angka awal, sesudahnya dari target tahun sebelumnya.")]
    if path.years[-1].origin == "typed":
        lines.append(_("Target {year} diisi manual, bukan angka terbit.").format(year=path.years[-1].year))
    between = [step.year for step in path.years if step.origin == "interpolated"]
    if between:
        text = _("Belum ada target untuk {years}; persentasenya garis lurus antara target di kedua sisinya.")
        if path.years[0].year in between:
            text = _("Belum ada target untuk {years}; persentasenya garis lurus dari angka awal ke target sesudahnya.")
        lines.append(text.format(years=_years(between)))
    ended = {target.year for target in past}
    for year, figure in sorted(targets.shares.items()):
        if year not in ended and year not in {step.year for step in path.years if step.origin == "published"}:
            lines.append(
                _("Target {year} ({share}) terbit tanpa jumlah peserta, sehingga lintasan mulai {first}.").format(
                    year=year,
                    share=numbers.plain_percent(figure.value),
                    first=next(step.year for step in path.years if step.origin != "interpolated"),
                )
            )
    return [*lines, *(f"{target_words.verdict(target)}." for target in past)]


def growth_note(targets: Targets, start: Start | None) -> str:
    """Say where the potential workers go while the planner types no growth, and what the targets imply of it."""
    implied = targets.implied
    if start and start.potential:
        first = _("Bawaan 0 %: mulai dari {potential} pekerja ({date})").format(
            potential=numbers.whole(start.potential), date=numbers.date(start.as_of)
        )
    elif not implied:
        return _("Bawaan 0 %: potensi pekerja provinsi belum terbit.")
    else:
        first = _("Bawaan 0 %: potensi pekerja provinsi belum terbit")
    if not implied or (start and start.typed):
        return _("{first}, lalu tetap; tidak ada angka lain yang dapat dipakai.").format(first=first)
    pairs = ", ".join(f"{numbers.whole(people)} ({year})" for year, people in implied.items())
    said = _(
        "{first}, lalu mengikuti target peserta ÷ target cakupan ({pairs}) bila lebih banyak, dan tetap sesudahnya."
    ).format(first=first, pairs=pairs)
    if targets.growth is not None:
        said += " " + _("Kedua target itu menyiratkan pertumbuhan {growth} setahun.").format(
            growth=numbers.percent(targets.growth)
        )
    return said


def split_notes(
    ledger: Ledger, split: Split, index: int, today: dt.date, shown: Callable[[Source], str] = source_link
) -> list[str]:
    """Return what the reader of a split must know: who waits, who is above or at the cap, and sums that disagree.

    `shown` writes a source: `source_link` for Markdown, `source_name` for plain text.
    """
    lines = []
    if len(split.waiting()) == len(split.starts):
        lines.append(_("Semua kabupaten/kota menunggu data peserta aktif dan potensi pekerja."))
    elif names := _names(ledger, split.waiting()):
        lines.append(_("Menunggu data peserta aktif dan potensi pekerja: {names}.").format(names=names))
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
        lines.append(_("Posisi data angka awal berbeda-beda, sehingga jumlahnya tidak persis sama dengan provinsi."))
    published = [code for code, start in split.starts.items() if start and not start.typed]
    if sources := dict.fromkeys(source for code in published for source in coverage_of(ledger, code).sources):
        names = ", ".join(map(shown, sources))
        lines.append(_("Sumber angka awal kabupaten/kota: {sources}.").format(sources=names))
    if own := _own_targets(ledger, split.starts, today, shown):
        lines.append(_("Target yang terbit dari kabupaten/kota sendiri: {targets}.").format(targets=own))
    return lines


def _contradictions(split: Split, index: int) -> list[str]:
    start, step = split.path.start, split.path.years[index]
    sums = [(_("Potensi pekerja {year}").format(year=step.year), split.base(index), step.base)]
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


def _own_targets(ledger: Ledger, codes: Iterable[str], today: dt.date, shown: Callable[[Source], str]) -> str:
    return ", ".join(
        _("{name} {share} ({year}, {source})").format(
            name=ledger.regions[code].name,
            share=numbers.plain_percent(figure.value),
            year=_("{year}, berakhir").format(year=year) if year < today.year else year,
            source=shown(figure.source),
        )
        for code in codes
        for year, figure in published_targets(ledger, code).shares.items()
    )


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
