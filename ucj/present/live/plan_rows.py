"""The sliders of a plan, built from the facts: where each begins and ends, and the published figures on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ucj.facts.groups import Group
from ucj.facts.ledger import Ledger
from ucj.facts.observations import Source
from ucj.facts.plan_fields import ASSUMPTIONS, DECISIONS, SCENARIO_FIELDS, SHARES
from ucj.facts.regions import Region
from ucj.facts.rules import month_text
from ucj.model.organic import organic_range
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.scenario_builder import assumption_range, usual_decisions
from ucj.present.live.rows import MONTHS, PEOPLE, SHARE, SIGNED_SHARE, TARGET, Mark, Piece, Row
from ucj.present.story.supposed import organic_basis
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_name

LONGEST_WINDOW = 24
GRACE_MONTHS = 12
STEPS_OF_SLIDER = 100
# Where the source stands in a text that is then cut there.
_HERE = "\x00"


def people_row(ledger: Ledger, plan: Scenario, place: int) -> Row:
    """Return the slider of how many people of a group are enrolled; it ends where the group or its family does."""
    lever, region = plan.levers[place], plan.baseline.region
    own = lever.ceiling if lever.ceiling is not None else plan.baseline.potential - plan.baseline.active
    left = _left_of_family(plan, lever)
    # A slider has two ends, also where nobody is left.
    most = max(1, int(own if left is None else min(own, left)))
    ticks = [tick for tick in ledger.ticks if (tick.region, tick.group) == (region, lever.group)]
    marks = tuple(Mark(tick.people, _cited(_(tick.label) + f" · {_HERE}", tick.source)) for tick in ticks)
    grid = [*range(0, most + 1, _round_step(most)), most, *(tick.people for tick in ticks if tick.people <= most)]
    note = [Piece(_why_family_ends(plan, lever))] if left is not None and left < own else []
    if not ticks:
        note = [*note, *([Piece(" ")] if note else []), *_why_it_ends(ledger, region, lever.group)]
    return Row(
        place,
        "people",
        _(lever.group.label),
        PEOPLE,
        DECISIONS["people"],
        _positions(grid, lever.people, numbers.whole),
        lever.people,
        usual_decisions(ledger, region.code, lever.group.id, plan.start)["people"],
        marks,
        tuple(note),
        _(lever.group.note) if lever.group.note else "",
        _terms(plan, lever),
    )


def _terms(plan: Scenario, lever: Lever) -> str:
    """Say when a group starts, where it starts later than the rest, for how long, and who pays."""
    later = [numbers.date(month_text(lever.start))] if lever.start != plan.start else []
    payer = _("Beberapa sumber") if len(lever.payers) > 1 else _(lever.payer.label)
    return " · ".join((*later, _("{count} bulan").format(count=lever.months), payer))


def decision_rows(plan: Scenario, place: int) -> tuple[Row, ...]:
    """Return the sliders of what else is decided of a lever: for how long it pays, and what comes after."""
    lever = plan.levers[place]
    rows = [
        _months_row(place, "months", _(DECISIONS["months"].label), lever.months, lever.group.months),
        _months_row(place, "ramp", _("Pendaftaran bertahap selama"), lever.ramp, DECISIONS["ramp"].default),
    ]
    if lever.payer.is_self:
        return tuple(rows)
    growing, after = DECISIONS["graduating"], DECISIONS["graduating_after"]
    shares = _positions((step / 20 for step in range(21)), lever.graduating, numbers.plain_percent)
    rows.append(
        Row(place, growing.key, _(growing.label), SHARE, growing, shares, lever.graduating, growing.default),
    )
    if lever.graduating:
        rows.append(_months_row(place, after.key, _(after.label), lever.graduating_after, after.default))
    return tuple(rows)


def supposed_rows(ledger: Ledger, plan: Scenario, place: int, grace: bool = False) -> tuple[Row, ...]:
    """Return the sliders of what is supposed of a lever, each with its range and what that comes from.

    The months of grace are a rule more than a guess: they are there where `grace` asks for them.
    """
    rows = [_assumption_row(ledger, plan, place, name) for name in SHARES]
    if grace:
        rows.append(_assumption_row(ledger, plan, place, "grace"))
    return tuple(rows)


def organic_row(ledger: Ledger, baseline: Baseline) -> Row:
    """Return the slider of the net change a month of everybody outside the funded cohorts."""
    field, known = SCENARIO_FIELDS["organic"], organic_range(ledger, baseline.region.code)
    grid = [*(step / 1000 for step in range(-20, 21)), known.low, known.central, known.high]
    basis, sources = organic_basis(known)
    return Row(
        None,
        field.key,
        _(field.label),
        SIGNED_SHARE,
        field,
        _positions(grid, baseline.organic, numbers.plain_percent),
        baseline.organic,
        field.default,
        note=_range_note((known.low, known.central, known.high), numbers.plain_percent, basis, sources),
    )


def target_row(published: float | None, target: float | None) -> Row:
    """Return the slider of the target as a fraction; `published` is the one that a region is measured against."""
    field = SCENARIO_FIELDS["target"]
    known = [*(share / 100 for share in range(1, 101)), *([] if published is None else [published])]
    shares = _positions(known, target, numbers.plain_percent)
    return Row(None, field.key, _(field.label), TARGET, field, (None, *shares), target, published)


def _months_row(place: int, field: str, label: str, months: int, usual: float | None) -> Row:
    values = tuple(sorted({*range(1, LONGEST_WINDOW + 1), months}))
    return Row(place, field, label, MONTHS, DECISIONS[field], values, months, usual)


def _assumption_row(ledger: Ledger, plan: Scenario, place: int, name: str) -> Row:
    lever, baseline, field = plan.levers[place], plan.baseline, ASSUMPTIONS[name]
    known = assumption_range(ledger, baseline.region.code, name, lever.payer, baseline.coverage)
    value, of_range = getattr(lever.assumptions, name), (known.low, known.central, known.high)
    in_months = name not in SHARES
    shown = numbers.whole if in_months else numbers.plain_percent
    grid = range(GRACE_MONTHS + 1) if in_months else [*(step / 20 for step in range(21)), *of_range]
    basis = _(known.row.note) if known.row.note else ""
    return Row(
        place,
        name,
        _(field.label),
        MONTHS if in_months else SHARE,
        field,
        _positions(grid, value, shown),
        value,
        known.central,
        note=_range_note(of_range, shown, basis, known.row.sources),
    )


def _positions(values: Iterable[float], current: float | None, label: Callable[[float], str]) -> tuple[float, ...]:
    """Return positions in order with the current one among them; of two that read the same only that one stays."""
    by_label = {label(value): value for value in values} | ({} if current is None else {label(current): current})
    return tuple(sorted(by_label.values()))


def _relatives(plan: Scenario, lever: Lever) -> list[Lever]:
    """Return the other levers of a plan that enrol people of the same family."""
    return [other for other in plan.levers if other.family == lever.family and other.group != lever.group]


def _left_of_family(plan: Scenario, lever: Lever) -> float | None:
    """Return the people of its family whom no other lever has on its list, None where nobody knows how many it has."""
    if lever.family_ceiling is None:
        return None
    return max(0.0, lever.family_ceiling - sum(other.people for other in _relatives(plan, lever)))


def _why_family_ends(plan: Scenario, lever: Lever) -> str:
    """Say why a slider ends before the people of its group do: others of the plan are among them, or hold them."""
    assert lever.family and lever.family_ceiling is not None, "only the people of a family end"
    others = ", ".join(
        f"{_(other.group.label)} {numbers.whole(other.people)}" for other in _relatives(plan, lever) if other.people
    )
    whole = f"{_(lever.family.label)} {numbers.whole(lever.family_ceiling)}"
    if not others:
        return _("Batas: {whole} seluruhnya, dan kelompok ini bagian darinya.").format(whole=whole)
    return _("Batas: {whole} seluruhnya, di antaranya sudah {others}.").format(whole=whole, others=others)


def _why_it_ends(ledger: Ledger, region: Region, group: Group) -> tuple[Piece, ...]:
    """Say why the slider of a group without a published count ends where it does."""
    bound = ledger.leading(region.code, group.ceiling_indicator)
    if bound is None:
        return (Piece(_("Batas: pekerja yang belum menjadi peserta. Jumlah kelompok ini belum pernah terbit.")),)
    said = _("Batas: {label}, {date}, {source}. Belum ada daftar kelompok ini yang terbit.")
    said = said.format(label=_(bound.indicator.label), date=numbers.date(bound.as_of), source=_HERE)
    return _cited(said, bound.source)


def _round_step(most: int) -> int:
    """Return a step of 1, 10, 100 … that makes at most some hundred positions."""
    step = 1
    while most / step > STEPS_OF_SLIDER:
        step *= 10
    return step if most / step > STEPS_OF_SLIDER / 4 else max(1, step // 2)


def _range_note(
    of_range: Sequence[float], shown: Callable[[float], str], basis: str, sources: Sequence[Source]
) -> tuple[Piece, ...]:
    """Say low, central and high of an assumption, its basis, and where it was measured."""
    said = [Piece(" · ".join(part for part in (" – ".join(map(shown, of_range)), basis) if part))]
    for before, source in zip((" · ", *(", " for _later in sources)), sources, strict=False):
        said += [Piece(before), _source(source)]
    return tuple(said)


def _cited(text: str, source: Source) -> tuple[Piece, ...]:
    """Return a text with its source in the place that was kept for it."""
    before, after = text.split(_HERE)
    pieces = (Piece(before), _source(source), Piece(after))
    return tuple(piece for piece in pieces if piece.text)


def _source(source: Source) -> Piece:
    # One without an address is an upload.
    return Piece(source_name(source), source.url, typed=not source.url)
